"""All labels of a run read and judged, each and together: what scan, baseline and diff have in common."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from labelcheck.cli.exits import PROGRAM, severities_from
from labelcheck.cli.inputs import Ran, Running, ran, report_unread
from labelcheck.cli.options import complain
from labelcheck.config.settings import COMMAND_LINE
from labelcheck.model.result import Across, Market, Report, Result, Severity, Unreadable

if TYPE_CHECKING:
    from labelcheck.batch.discover import Inputs
    from labelcheck.cli.catalogue import Given
    from labelcheck.cli.settings import Plan
    from labelcheck.config import Settings
    from labelcheck.config.baseline import Baseline
    from labelcheck.model.lab import LabReport
    from labelcheck.model.manual import Manual


class Asked(NamedTuple):
    """What is to be scanned, and how it is judged. ``labs`` are the laboratory results and what is wrong with their
    files; ``given`` is what the labels are held against together, ``known`` the baseline, ``copies`` the folder of
    their redlines, where no labels are looked for."""

    paths: Sequence[str]
    settings: Settings
    rules: Mapping[str, Severity]
    day: str
    labs: tuple[tuple[LabReport, ...], list[str]] = ((), [])
    given: Given | None = None
    known: Baseline | None = None
    stdin_name: str = "<stdin>"
    isolated: bool = False
    respect_gitignore: bool = True
    copies: Path | None = None


class Scanned(NamedTuple):
    """``lines`` gives the results of the report as JSON lines; ``ran`` is how it came about."""

    report: Report
    lines: Callable[[], Iterable[bytes]]
    ran: Ran


@contextmanager
def scanned(asked: Asked, running: Running, *, opened: bool, explained: bool = False) -> Iterator[Scanned]:
    """The labels of ``asked`` read in workers and judged; the report can be written until the context ends.

    Without ``opened`` the results are only there as lines, unless something else needs them. With ``explained`` the
    report holds the pages of the rules.
    """
    from labelcheck.batch.answer import Terms
    from labelcheck.batch.discover import STDIN, discover
    from labelcheck.cli.settings import plan
    from labelcheck.config import excluded
    from labelcheck.reports.json import result_line, with_source

    settings = asked.settings
    copies = os.path.realpath(asked.copies) if asked.copies is not None else None

    def passed_over(path: str) -> bool:
        return excluded(path, settings) or (copies is not None and Path(os.path.realpath(path)).is_relative_to(copies))

    inputs = discover(
        asked.paths, passed_over, respect_gitignore=asked.respect_gitignore, pictures=settings.ocr != "never"
    )
    names = [asked.stdin_name if file == STDIN else file for file in inputs.files]
    markets = _own_markets(asked, names)
    made = plan(names, settings, asked.rules, asked.known, markets, isolated=asked.isolated)
    shown = severities_from(settings.min_severity)
    terms = {policy: Terms(policy, asked.day, shown) for policy in set(made.policies.values())}
    render = partial(result_line, shown=shown)
    needed = opened or bool(asked.labs[0] or made.suppressions) or asked.given is not None or asked.known is not None

    def judged_by(source: str) -> Terms:
        return terms[made.policies[source]]

    with ran(asked.paths, inputs, asked.stdin_name, judged_by, render, running, opened=needed) as done:
        report_unread(done.answers.outlines, done.answers.sources, inputs.problems)
        report = _report(asked, inputs, made, done, explained=explained)

        def lines() -> Iterable[bytes]:
            return map(render, report.results) if asked.labs[0] else done.answers.lines(with_source)

        yield Scanned(report, lines, done)


def _own_markets(asked: Asked, names: Sequence[str]) -> Mapping[str, tuple[Market, ...]]:
    """The markets that the catalogue gives to labels; none where the command line names the markets of all."""
    if asked.given is None or _market_is_given(asked):
        return {}
    return asked.given.markets(names, asked.settings.market)


def _market_is_given(asked: Asked) -> bool:
    return asked.settings.origins.get("market") == COMMAND_LINE


def _report(asked: Asked, inputs: Inputs, made: Plan, done: Ran, *, explained: bool) -> Report:
    """What is to be said of the labels; what is wrong with the run is also said on standard error."""
    from labelcheck.cli.known import of_baseline
    from labelcheck.cli.lab_files import with_lab_results
    from labelcheck.cli.settings import remarks

    settings, given, (reports, troubles) = asked.settings, asked.given, asked.labs
    results, unmatched = with_lab_results(done.answers, reports, made.policies, asked.day, given)
    together = _together(asked, results)
    told = (*made.problems, *done.problems, *(given.problems if given is not None else ()))
    noted = remarks(made, settings, results if made.suppressions else (), inputs.skipped, asked.day)
    notes = (*noted, *_unused_markets(asked), *of_baseline(asked.known, results, together))
    for line in (*notes, *told):
        complain(PROGRAM, line)
    return Report(
        results,
        inputs.skipped,
        asked.day,
        settings.market,
        (*troubles, *unmatched, *told, *(f"{where}: {message}" for where, message in inputs.problems)),
        notes,
        severities_from(settings.min_severity),
        gate=severities_from(settings.fail_on),
        rules=_pages() if explained else (),
        across=together,
        known=None if reports else done.answers.outlines,
    )


def _unused_markets(asked: Asked) -> Iterator[str]:
    if asked.given is not None and asked.given.has_markets and _market_is_given(asked):
        yield f"{asked.given.source}: the column market is not used: --market was given for all labels"


def _together(asked: Asked, results: Sequence[Result | Unreadable]) -> Across | None:
    """What the labels show together; None where nothing was given to hold them against."""
    from labelcheck.cli.settings import policy_of

    if asked.given is None:
        return None
    from labelcheck.cli.catalogue import across

    policy = policy_of(asked.given.source, asked.settings, asked.rules, asked.known)
    return across(asked.given, results, policy, asked.day)


def _pages() -> tuple[Manual, ...]:
    from labelcheck.rules import all_rules, manual

    return tuple(manual(rule) for rule in all_rules())
