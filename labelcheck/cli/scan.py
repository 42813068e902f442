"""``labelcheck scan``: read labels and judge them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from labelcheck.cli import options
from labelcheck.cli.exits import FAILED, exit_code, severities_from
from labelcheck.cli.options import complain, console, iso_date, one_of, words
from labelcheck.cli.outputs import FORMATS, outputs, write
from labelcheck.model.lab import LabReport
from labelcheck.model.result import Report, Result, Severity, Unreadable

if TYPE_CHECKING:
    from labelcheck.cli.catalogue import Given
    from labelcheck.config import Settings
    from labelcheck.config.baseline import Baseline


def scan(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Label files, folders of them, or - for standard input."),
    ] = None,
    output_format: Annotated[
        str, typer.Option("--format", callback=one_of(FORMATS), help=f"One of {', '.join(FORMATS)}.")
    ] = "full",
    output: Annotated[
        list[str] | None,
        typer.Option("--output", metavar="FORMAT=PATH", help="Write a file as well; can be given several times."),
    ] = None,
    lab_results: options.LabResults = None,
    baseline: Annotated[
        str | None, typer.Option("--baseline", metavar="FILE", help="Findings that were there before do not fail.")
    ] = None,
    catalogue: options.Catalogue = None,
    previous: Annotated[
        str | None, typer.Option("--previous", metavar="FILE", help="An earlier JSON report: say what has changed.")
    ] = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings of each rule instead of listing them.")
    ] = False,
    select: options.Select = None,
    ignore: options.Ignore = None,
    extend_select: options.ExtendSelect = None,
    market: options.Markets = None,
    tolerance: options.Tolerance = None,
    capture: options.Capture = None,
    require: options.Require = None,
    exclude: options.Exclude = None,
    as_of: options.AsOf = None,
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
) -> None:
    """Read labels and judge them.

    Exit codes: 0 all judged and nothing at or above --fail-on, 1 findings, 2 the job could not be done.
    """
    from labelcheck.cli import settings as cli_settings
    from labelcheck.cli.catalogue import read_given
    from labelcheck.cli.known import read_known

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
        complain(cli_settings.PROGRAM, "Missing argument PATH...: label files, folders of them, or -")
        raise typer.Exit(FAILED)
    day = iso_date(as_of)
    files = outputs(output)
    known = read_known(baseline)
    given = read_given(catalogue, previous)
    report = scan_labels(
        paths, settings, rules, day, lab_results or [], stdin_filename, given, known, isolated=isolated
    )
    write(report, files, show_suppressed=show_suppressed)
    _print(report, "statistics" if statistics else output_format, show_suppressed=show_suppressed)
    raise typer.Exit(exit_code(report, settings.fail_on, exit_zero=exit_zero, allow_unreadable=allow_unreadable))


def scan_labels(
    paths: list[str],
    settings: Settings,
    rules: dict[str, Severity],
    day: str,
    lab_files: list[str],
    stdin_name: str,
    given: Given,
    known: Baseline | None = None,
    *,
    isolated: bool,
) -> Report:
    """All labels of ``paths`` read and judged, each and, held against what is ``given``, together; findings that the
    baseline ``known`` holds are let stand."""
    from labelcheck.batch.discover import STDIN, discover
    from labelcheck.cli.catalogue import across
    from labelcheck.cli.inputs import answers, report_unread
    from labelcheck.cli.known import of_baseline
    from labelcheck.cli.settings import PROGRAM, plan, policy_of, remarks
    from labelcheck.config import excluded
    from labelcheck.rules import all_rules, manual
    from labelcheck.scan import scan_bytes

    inputs = discover(paths, lambda path: excluded(path, settings))
    names = [stdin_name if f == STDIN else f for f in inputs.files]
    made = plan(names, settings, rules, known, isolated=isolated)
    reports, problems = _lab_reports([*lab_files, *given.lab_files])
    if len(inputs.files) > 1:
        reports, nameless = _for_several_labels(reports)
        problems = [*problems, *nameless]
    results = tuple(
        answers(inputs, stdin_name, lambda data, name: scan_bytes(data, name, made.policies[name], day, reports))
    )
    report_unread(results, inputs.problems)
    together = across(given, results, policy_of(given.source, settings, rules, known), day)
    problems = [*problems, *_unmatched(results, reports), *made.problems, *given.problems]
    notes = (*remarks(made, settings, results, inputs.skipped, day), *of_baseline(known, results, together))
    for line in (*notes, *made.problems):
        complain(PROGRAM, line)
    troubles = [*problems, *(f"{where}: {message}" for where, message in inputs.problems)]
    return Report(
        results,
        inputs.skipped,
        day,
        settings.market,
        tuple(troubles),
        notes,
        shown=severities_from(settings.min_severity),
        gate=severities_from(settings.fail_on),
        rules=tuple(manual(rule) for rule in all_rules()),
        across=together,
    )


def _print(report: Report, output_format: str, *, show_suppressed: bool) -> None:
    if output_format != "full":
        from labelcheck.reports import writer

        typer.echo(writer(output_format)(report), nl=False)
    else:
        from labelcheck.reports.terminal import draw

        draw(console(), report, show_suppressed=show_suppressed)


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


def _unmatched(results: tuple[Result | Unreadable, ...], reports: tuple[LabReport, ...]) -> list[str]:
    """What to say of measurements that belong to none of the labels."""
    from labelcheck.labs.matching import unmatched

    told: list[str] = []
    for measurement in unmatched([r.label for r in results if isinstance(r, Result)], reports):
        name = measurement.product or measurement.upc
        message = f"line {measurement.line}: no scanned label is of {name}"
        complain(measurement.source, message)
        told.append(f"{measurement.source}: {message}")
    return told


def _lab_reports(files: list[str]) -> tuple[tuple[LabReport, ...], list[str]]:
    """The readable lab files, and what is wrong with the others (each problem is also said on standard error)."""
    from labelcheck.batch.run import read_bytes
    from labelcheck.labs.results_csv import LabFileError, read_results
    from labelcheck.model.document import UnreadableError

    reports: list[LabReport] = []
    problems: list[str] = []
    for file in files:
        try:
            report = read_results(read_bytes(file), file)
        except (LabFileError, UnreadableError) as error:
            problems.append(f"{file}: {error}")
            complain(file, str(error))
            continue
        reports.append(report)
        for line, message in report.problems:
            problems.append(f"{file}: line {line}: {message}")
            complain(file, f"line {line}: {message}")
    return tuple(reports), problems
