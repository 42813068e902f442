"""``labelcheck scan``: read labels and judge them."""

from __future__ import annotations

from typing import Annotated, cast, get_args

import typer

from labelcheck.cli.exits import exit_code, severities_from
from labelcheck.cli.lab_files import lab_reports, mapping_of, tolerance_name, with_lab_results
from labelcheck.cli.options import console, each_of, iso_date, one_of
from labelcheck.model.lab import LabReport
from labelcheck.model.result import SEVERITIES, Market, Policy, Report

MARKETS = get_args(Market)
GATES = (*reversed(SEVERITIES), "never")
FORMATS = ("full", "json")


def scan(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Label files, folders of them, or - for standard input.")
    ],
    output_format: Annotated[
        str, typer.Option("--format", callback=one_of(FORMATS), help="full (for people) or json.")
    ] = "full",
    lab_results: Annotated[
        list[str] | None,
        typer.Option("--lab-results", metavar="FILE", help="Lab files or certificates, or a folder of them."),
    ] = None,
    lab_map: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=HEADING", help="Which column of lab files a field is in."),
    ] = None,
    market: Annotated[
        list[str] | None,
        typer.Option("--market", callback=lambda v: each_of(MARKETS)(v or []), help="us, us-ca, eu, uk, ca or au."),
    ] = None,
    tolerance: Annotated[
        str | None,
        typer.Option(
            "--tolerance", callback=tolerance_name, help="us_class_1, us_class_2, usp, eu, or limits: 95-110."
        ),
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
) -> None:
    """Read labels and judge them.

    Exit codes: 0 all judged and nothing at or above --fail-on, 1 findings, 2 the job could not be done.
    """
    day = iso_date(as_of)
    reports, problems = lab_reports(lab_results or [], mapping_of(lab_map or []))
    policy = Policy(
        markets=cast("tuple[Market, ...]", tuple(market or ["us"])),
        capture=cast("None", capture),
        tolerance=tolerance,
    )
    report = _scan(paths, policy, day, reports, problems, stdin_filename)
    report = _confident(report, min_confidence)
    shown = severities_from(min_severity)
    if output_format == "json":
        from labelcheck.reports import FORMATS as MACHINE

        typer.echo(MACHINE[output_format](report), nl=False)
    else:
        from labelcheck.reports.terminal import draw

        draw(console(), report, shown)
    raise typer.Exit(exit_code(report, fail_on, exit_zero=exit_zero, allow_unreadable=allow_unreadable))


def _scan(
    paths: list[str],
    policy: Policy,
    day: str,
    reports: tuple[LabReport, ...],
    problems: list[str],
    stdin_name: str,
) -> Report:
    from labelcheck.batch.discover import discover
    from labelcheck.cli.inputs import answers, report_unread
    from labelcheck.scan import scan_bytes

    inputs = discover(paths)
    results = tuple(answers(inputs, stdin_name, lambda data, name: scan_bytes(data, name, policy, day)))
    report_unread(results, inputs.problems)
    judged, unmatched = with_lab_results(results, reports, policy, day)
    troubles = [*problems, *unmatched, *(f"{where}: {message}" for where, message in inputs.problems)]
    return Report(judged, inputs.skipped, day, policy.markets, tuple(troubles))


def _confident(report: Report, level: str) -> Report:
    """``report`` without findings of lower confidence than ``level``."""
    from dataclasses import replace

    order = ("low", "medium", "high")
    kept = order[order.index(level) :]
    results = tuple(replace(r, findings=tuple(f for f in r.findings if f.confidence in kept)) for r in report.results)
    return replace(report, results=results)
