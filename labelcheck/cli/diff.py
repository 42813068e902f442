"""``labelcheck diff``: what a new version of a label says differently."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from labelcheck.cli import options
from labelcheck.cli.exits import DONE, FAILED, FOUND, PROGRAM, severities_from
from labelcheck.cli.inputs import Running
from labelcheck.cli.options import barcodes_mode, complain, iso_date, ocr_mode
from labelcheck.model.result import Finding, Result

if TYPE_CHECKING:
    from labelcheck.cli.labels import Asked


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The label file as it was.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The label file as it is to be.")],
    fail_on: options.FailOn = None,
    as_of: options.AsOf = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
    no_cache: options.NoCache = False,
    cache_dir: options.CacheDir = None,
) -> None:
    """Say what a new version of a label says differently, and which findings it brings and mends.

    Compared are facts, the rows of the panel, sentences and other words that were read; not layout, colours and
    pictures.

    Exit codes: 0 no new finding at or above --fail-on, 1 a new one, 2 a file could not be read.
    """
    from labelcheck.cli import settings as cli_settings
    from labelcheck.cli.labels import Asked
    from labelcheck.reports.changed_print import changed_print
    from labelcheck.reports.findings import first, message, place
    from labelcheck.reports.safe import safe

    rules = cli_settings.known_rules()
    flags = {"fail-on": fail_on}
    settings = cli_settings.in_force([old, new], flags, rules, config, isolated=isolated)
    before, after = _results(
        Asked([old, new], settings, rules, iso_date(as_of), isolated=isolated),
        Running(
            2,
            not no_cache,
            cache_dir,
            rule_files=cli_settings.rule_files(),
            ocr=ocr_mode(settings.ocr),
            barcodes=barcodes_mode(settings.barcodes),
        ),
    )
    changes = [safe(c, 1000) for c in (*_changed(before, after), *changed_print(before.label, after.label))]
    brought, mended = _only(after, before), _only(before, after)
    for change in changes or ["what was read is the same"]:
        typer.echo(change)
    for word, findings in (("new", brought), ("gone", mended)):
        for finding in findings:
            where = f" ({place(piece)})" if (piece := first(finding)) is not None else ""
            typer.echo(f"{word}: {finding.severity} {finding.code} {finding.name}{where}: {message(finding)}")
    gate = severities_from(settings.fail_on)
    raise typer.Exit(FOUND if any(finding.severity in gate for finding in brought) else DONE)


def _results(asked: Asked, running: Running) -> tuple[Result, Result]:
    """Both files read and judged; ends the program where one was not."""
    from labelcheck.cli.labels import scanned

    with scanned(asked, running, opened=True) as done:
        read = {result.source: result for result in done.report.results if isinstance(result, Result)}
    if done.ran.signal is not None:
        raise typer.Exit(128 + done.ran.signal)
    if done.report.problems or not all(path in read for path in asked.paths):
        complain(PROGRAM, "nothing is compared: give two label files that can be read")
        raise typer.Exit(FAILED)
    old, new = asked.paths
    return read[old], read[new]


def _changed(before: Result, after: Result) -> Iterator[str]:
    from labelcheck.rules.catalogue.changed_since_report import changes, facts

    return changes(facts(before), facts(after))


def _only(one: Result, other: Result) -> list[Finding]:
    """The findings of ``one`` that ``other`` has not. Known is what points at the same words, and what says the same of
    words that have changed."""
    prints = {finding.fingerprint for finding in other.findings}
    said = {(finding.code, finding.message) for finding in other.findings}
    return [f for f in one.findings if f.fingerprint not in prints and (f.code, f.message) not in said]
