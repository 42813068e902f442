"""``labelcheck scan``: read labels and judge them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from labelcheck.cli import options
from labelcheck.cli.exits import FAILED, PROGRAM, exit_code, severities_from
from labelcheck.cli.inputs import Running, ran, report_unread, write_drawn, write_report
from labelcheck.cli.lab_files import lab_reports, mapping_of, with_lab_results
from labelcheck.cli.options import complain, iso_date, one_of, words
from labelcheck.model.result import Report

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
        list[str] | None,
        typer.Option("--lab-results", metavar="FILE", help="Lab files or certificates, or a folder of them."),
    ] = None,
    lab_map: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=HEADING", help="Which column of lab files a field is in."),
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
    reports, problems = lab_reports(lab_results or [], mapping_of(lab_map or []))
    shown = severities_from(settings.min_severity)
    terms = {policy: Terms(policy, day, shown) for policy in set(made.policies.values())}
    opened = output_format == "full" or bool(reports) or bool(made.suppressions)
    running = Running(jobs, not no_cache, cache_dir, resume, rule_files())
    render = partial(result_line, shown=shown)
    with ran(paths, inputs, stdin_filename, lambda s: terms[made.policies[s]], render, running, opened=opened) as done:
        answers = done.answers
        report_unread(answers.outlines, answers.sources, inputs.problems)
        results, unmatched = with_lab_results(answers, reports, made.policies, day)
        problems += [*unmatched, *made.problems, *done.problems]
        notes = remarks(made, settings, results if made.suppressions else (), inputs.skipped, day)
        for told in (*notes, *made.problems, *done.problems):
            complain(PROGRAM, told)
        problems += [f"{where}: {message}" for where, message in inputs.problems]
        known = None if reports else answers.outlines
        report = Report(results, inputs.skipped, day, settings.market, tuple(problems), notes, shown, known=known)
        if output_format == "json":
            lines = (result_line(r, shown) for r in results) if reports else answers.lines(with_source)
            write_report(json_pieces(report, lines), output)
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
