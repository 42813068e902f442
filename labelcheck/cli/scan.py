"""``labelcheck scan``: read labels and judge them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from labelcheck.cli.exits import PROGRAM, exit_code, severities_from
from labelcheck.cli.inputs import Running, ran, report_unread, write_drawn, write_report
from labelcheck.cli.options import (
    CacheDir,
    Exclude,
    Jobs,
    NoCache,
    Output,
    RespectGitignore,
    Resume,
    complain,
    each_of,
    excluder,
    iso_date,
    one_of,
)
from labelcheck.model.lab import LabReport
from labelcheck.model.label import Confidence
from labelcheck.model.result import SEVERITIES, Market, Policy, Report, Result, Unreadable

if TYPE_CHECKING:
    from rich.console import Console

MARKETS = get_args(Market)
GATES = (*reversed(SEVERITIES), "never")
FORMATS = ("full", "json")
TOLERANCES = ("us_class_1", "us_class_2", "usp", "eu")


def scan(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Label files, folders of them, or - for standard input.")
    ],
    output_format: Annotated[
        str, typer.Option("--format", callback=one_of(FORMATS), help="full (for people) or json.")
    ] = "full",
    lab_results: Annotated[
        list[str] | None, typer.Option("--lab-results", metavar="FILE", help="Laboratory results as CSV.")
    ] = None,
    market: Annotated[
        list[str] | None,
        typer.Option("--market", callback=lambda v: each_of(MARKETS)(v or []), help="us, us-ca, eu, uk, ca or au."),
    ] = None,
    tolerance: Annotated[
        str | None,
        typer.Option("--tolerance", callback=one_of(TOLERANCES), help="us_class_1, us_class_2, usp or eu."),
    ] = None,
    capture: Annotated[
        str | None,
        typer.Option("--capture", callback=one_of(("whole", "partial")), help="What the files hold, if you know."),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="The day to judge by; today if not given.")
    ] = None,
    fail_on: Annotated[
        str, typer.Option("--fail-on", callback=one_of(GATES), help="Exit 1 at error, warning, info or never.")
    ] = "error",
    min_severity: Annotated[
        str, typer.Option("--min-severity", callback=one_of(SEVERITIES), help="Show findings from here on.")
    ] = "info",
    min_confidence: Annotated[
        str,
        typer.Option(
            "--min-confidence", callback=one_of(("low", "medium", "high")), help="Keep findings from here on."
        ),
    ] = "low",
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 in spite of findings.")] = False,
    allow_unreadable: Annotated[
        bool, typer.Option("--allow-unreadable", help="Unreadable files do not make it exit 2.")
    ] = False,
    stdin_filename: Annotated[
        str, typer.Option("--stdin-filename", metavar="NAME", help="What standard input is called.")
    ] = "<stdin>",
    output: Output = None,
    jobs: Jobs = 0,
    resume: Resume = False,
    no_cache: NoCache = False,
    cache_dir: CacheDir = None,
    exclude: Exclude = None,
    respect_gitignore: RespectGitignore = True,
) -> None:
    """Read labels and judge them.

    Exit codes: 0 all judged and nothing at or above --fail-on, 1 findings, 2 the job could not be done.
    """
    day = iso_date(as_of)
    reports, problems = _lab_reports(lab_results or [])
    policy = Policy(
        markets=cast("tuple[Market, ...]", tuple(market or ["us"])),
        capture=cast("None", capture),
        tolerance=tolerance,
    )
    from labelcheck.batch.answer import Settings
    from labelcheck.batch.discover import discover
    from labelcheck.reports.json import json_pieces, result_line, with_source

    inputs = discover(paths, excluder(exclude), respect_gitignore=respect_gitignore)
    if len(inputs.files) > 1:
        reports, nameless = _for_several_labels(reports)
        problems = [*problems, *nameless]
    settings = Settings(policy, day, reports, cast("Confidence", min_confidence))
    opened = output_format == "full" or bool(reports)
    running = Running(jobs, not no_cache, cache_dir, resume)
    with ran(paths, inputs, stdin_filename, lambda _: settings, result_line, running, opened=opened) as done:
        report_unread(done.answers.outlines, done.answers.sources, inputs.problems)
        for problem in done.problems:
            complain(PROGRAM, problem)
        troubles = [*problems, *done.problems, *_unmatched(done.answers, reports)]
        troubles += [f"{where}: {message}" for where, message in inputs.problems]
        outlines = done.answers.outlines
        report = Report(done.answers, inputs.skipped, day, policy.markets, tuple(troubles), outlines)
        if output_format == "json":
            write_report(json_pieces(report, done.answers.lines(with_source)), output)
        else:
            write_drawn(lambda screen: _draw(screen, report, min_severity, stopped=done.signal is not None), output)
    if done.signal is not None:
        raise typer.Exit(128 + done.signal)
    raise typer.Exit(exit_code(report, fail_on, exit_zero=exit_zero, allow_unreadable=allow_unreadable))


def _draw(screen: Console, report: Report, min_severity: str, *, stopped: bool) -> None:
    """Draw ``report``; of a run that was ``stopped`` only the last line, to be done at once."""
    from labelcheck.reports.terminal import draw, draw_summary

    if stopped:
        draw_summary(screen, report)
    else:
        draw(screen, report, severities_from(min_severity))


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
