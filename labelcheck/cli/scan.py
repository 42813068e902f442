"""``labelcheck scan``: read labels and judge them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from labelcheck.cli import options
from labelcheck.cli.exits import FAILED, PROGRAM, exit_code, severities_from
from labelcheck.cli.inputs import Running, ran, report_unread, write_drawn, write_report
from labelcheck.cli.options import complain, iso_date, one_of, words
from labelcheck.model.lab import LabReport
from labelcheck.model.result import Report, Result, Unreadable

if TYPE_CHECKING:
    from rich.console import Console

FORMATS = ("full", "json")


def scan(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Label files, folders of them, or - for standard input."),
    ] = None,
    output_format: Annotated[
        str, typer.Option("--format", callback=one_of(FORMATS), help="full (for people) or json.")
    ] = "full",
    lab_results: Annotated[
        list[str] | None, typer.Option("--lab-results", metavar="FILE", help="Laboratory results as CSV.")
    ] = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    extend_select: options.ExtendSelect = None,
    market: options.Markets = None,
    tolerance: options.Tolerance = None,
    capture: options.Capture = None,
    require: options.Require = None,
    exclude: options.Exclude = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="The day to judge by; today if not given.")
    ] = None,
    fail_on: options.FailOn = None,
    min_severity: options.MinSeverity = None,
    min_confidence: options.MinConfidence = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 in spite of findings.")] = False,
    allow_unreadable: Annotated[
        bool, typer.Option("--allow-unreadable", help="Unreadable files do not make it exit 2.")
    ] = False,
    show_suppressed: Annotated[
        bool, typer.Option("--show-suppressed", help="Show suppressed findings and the reason.")
    ] = False,
    stdin_filename: Annotated[
        str, typer.Option("--stdin-filename", metavar="NAME", help="What standard input is called.")
    ] = "<stdin>",
    config: options.Config = None,
    isolated: options.Isolated = False,
    show_settings: options.ShowSettings = False,
    output: options.Output = None,
    jobs: options.Jobs = 0,
    resume: options.Resume = False,
    no_cache: options.NoCache = False,
    cache_dir: options.CacheDir = None,
    respect_gitignore: options.RespectGitignore = True,
) -> None:
    """Read labels and judge them.

    Exit codes: 0 all judged and nothing at or above --fail-on, 1 findings, 2 the job could not be done.
    """
    from labelcheck.batch.answer import Terms
    from labelcheck.batch.discover import STDIN, discover
    from labelcheck.cli import settings as cli_settings
    from labelcheck.cli.settings import plan, remarks, rule_files
    from labelcheck.config import excluded
    from labelcheck.reports.json import json_pieces, result_line, with_source

    flags = {
        "select": words(select),
        "ignore": words(ignore),
        "extend-select": words(extend_select),
        "market": words(market),
        "tolerance": tolerance,
        "capture": {"**": capture} if capture else None,
        "require": words(require),
        "exclude": words(exclude),
        "fail-on": fail_on,
        "min-severity": min_severity,
        "min-confidence": min_confidence,
    }
    rules = cli_settings.known_rules()
    settings = cli_settings.in_force(paths or [], flags, rules, config, isolated=isolated)
    if show_settings:
        cli_settings.show_settings(settings, rules, output_format)
        raise typer.Exit
    if not paths:
        complain(PROGRAM, "Missing argument PATH...: label files, folders of them, or -")
        raise typer.Exit(FAILED)
    day = iso_date(as_of)
    inputs = discover(paths, lambda path: excluded(path, settings), respect_gitignore=respect_gitignore)
    made = plan([stdin_filename if f == STDIN else f for f in inputs.files], settings, rules, isolated=isolated)
    reports, problems = _lab_reports(lab_results or [])
    if len(inputs.files) > 1:
        reports, nameless = _for_several_labels(reports)
        problems += nameless
    shown = severities_from(settings.min_severity)
    terms = {policy: Terms(policy, day, reports, shown) for policy in set(made.policies.values())}
    opened = output_format == "full" or bool(reports) or bool(made.suppressions)
    running = Running(jobs, not no_cache, cache_dir, resume, rule_files())
    render = partial(result_line, shown=shown)
    with ran(paths, inputs, stdin_filename, lambda s: terms[made.policies[s]], render, running, opened=opened) as done:
        answers = done.answers
        report_unread(answers.outlines, answers.sources, inputs.problems)
        problems += [*_unmatched(answers, reports), *made.problems, *done.problems]
        notes = remarks(made, settings, answers if made.suppressions else (), inputs.skipped, day)
        for told in (*notes, *made.problems, *done.problems):
            complain(PROGRAM, told)
        problems += [f"{where}: {message}" for where, message in inputs.problems]
        report = Report(
            answers, inputs.skipped, day, settings.market, tuple(problems), notes, shown, known=answers.outlines
        )
        if output_format == "json":
            write_report(json_pieces(report, answers.lines(with_source)), output)
        else:
            stopped = done.signal is not None
            write_drawn(lambda screen: _draw(screen, report, show_suppressed, stopped=stopped), output)
    if done.signal is not None:
        raise typer.Exit(128 + done.signal)
    raise typer.Exit(exit_code(report, settings.fail_on, exit_zero=exit_zero, allow_unreadable=allow_unreadable))


def _draw(screen: Console, report: Report, show_suppressed: bool, *, stopped: bool) -> None:
    """Draw ``report``; of a run that was ``stopped`` only the last line, to be done at once."""
    from labelcheck.reports.terminal import draw, draw_summary

    if stopped:
        draw_summary(screen, report)
    else:
        draw(screen, report, show_suppressed=show_suppressed)


def _for_several_labels(reports: tuple[LabReport, ...]) -> tuple[tuple[LabReport, ...], list[str]]:
    """``reports`` without the lines that could be any label's, and what to say of those."""
    from labelcheck.labs.matching import for_several_labels

    kept = tuple(for_several_labels(report) for report in reports)
    told: list[str] = []
    for before, after in zip(reports, kept, strict=True):
        for line, message in after.problems[len(before.problems) :]:
            complain(after.source, f"line {line}: {message}")
            told.append(f"{after.source}: line {line}: {message}")
    return kept, told


def _unmatched(results: Sequence[Result | Unreadable], reports: tuple[LabReport, ...]) -> list[str]:
    """What to say of measurements that belong to none of the labels, each of which is opened once."""
    from labelcheck.labs.matching import unmatched

    left = unmatched([], reports)
    for result in results if left else ():
        if isinstance(result, Result):
            still = unmatched([result.label], reports)
            left = tuple(measurement for measurement in left if measurement in still)
    told: list[str] = []
    for measurement in left:
        name = measurement.product or measurement.upc
        message = f"line {measurement.line}: no scanned label is of {name}"
        complain(measurement.source, message)
        told.append(f"{measurement.source}: {message}")
    return told


def _lab_reports(files: list[str]) -> tuple[tuple[LabReport, ...], list[str]]:
    """The readable lab files, and what is wrong with the others (each problem is also said on standard error)."""
    from labelcheck.batch.gate import read_file
    from labelcheck.labs.results_csv import LabFileError, read_results
    from labelcheck.model.document import UnreadableError

    reports: list[LabReport] = []
    problems: list[str] = []
    for file in files:
        try:
            report = read_results(read_file(file), file)
        except (LabFileError, UnreadableError) as error:
            problems.append(f"{file}: {error}")
            complain(file, str(error))
            continue
        reports.append(report)
        for line, message in report.problems:
            problems.append(f"{file}: line {line}: {message}")
            complain(file, f"line {line}: {message}")
    return tuple(reports), problems
