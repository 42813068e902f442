"""``labelcheck scan``: read labels and judge them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from labelcheck.cli import options
from labelcheck.cli.exits import FAILED, PROGRAM, exit_code
from labelcheck.cli.inputs import Running
from labelcheck.cli.options import complain, iso_date, one_of, words
from labelcheck.cli.outputs import Made, outputs, printed, write
from labelcheck.reports import FORMATS as TEXTS

if TYPE_CHECKING:
    from rich.console import Console

    from labelcheck.cli.catalogue import Given
    from labelcheck.cli.labels import Scanned
    from labelcheck.model.result import Report

FORMATS = ("full", *TEXTS)
EXPLAINED = {"junit", "sarif"}
"""The formats that tell of the rules themselves."""


def scan(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Label files, folders of them, or - for standard input."),
    ] = None,
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            callback=one_of(FORMATS),
            help=f"What is printed: {', '.join(FORMATS)}; default full, or nothing with --output.",
        ),
    ] = None,
    output: options.Output = None,
    lab_results: options.LabResults = None,
    lab_map: options.LabMap = None,
    baseline: Annotated[
        str | None, typer.Option("--baseline", metavar="FILE", help="Findings that were there before do not fail.")
    ] = None,
    catalogue: options.Catalogue = None,
    previous: Annotated[
        str | None, typer.Option("--previous", metavar="FILE", help="An earlier JSON report: say what has changed.")
    ] = None,
    redline: Annotated[
        Path | None, typer.Option("--redline", metavar="DIR", help="Write copies with the findings drawn on them.")
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
    ocr: options.Ocr = None,
    barcodes: options.Barcodes = None,
    jobs: options.Jobs = 0,
    resume: options.Resume = False,
    no_cache: options.NoCache = False,
    cache_dir: options.CacheDir = None,
    respect_gitignore: options.RespectGitignore = True,
) -> None:
    """Read labels and judge them.

    Exit codes: 0 all judged and nothing at or above --fail-on, 1 findings, 2 the job could not be done.
    """
    from labelcheck.cli import settings as cli_settings
    from labelcheck.cli.known import read_known
    from labelcheck.cli.lab_files import lab_files
    from labelcheck.cli.labels import Asked, scanned
    from labelcheck.cli.redline import write_redlines

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
        "ocr": ocr,
        "barcodes": barcodes,
        "baseline": baseline,
    }
    rules = cli_settings.known_rules()
    settings = cli_settings.in_force(paths or [], flags, rules, config, isolated=isolated)
    if show_settings:
        cli_settings.show_settings(settings, rules, output_format or "full")
        raise typer.Exit
    if not paths:
        complain(PROGRAM, "Missing argument PATH...: label files, folders of them, or -")
        raise typer.Exit(FAILED)
    if statistics and output_format not in (None, "statistics"):
        raise typer.BadParameter(f"--statistics prints in place of --format {output_format}; give one of them.")
    files = outputs(output, FORMATS)
    printing = "statistics" if statistics else printed(output_format, files)
    formats = {file.format for file in files} | ({printing} if printing is not None else set())
    known, given = read_known(settings.baseline_file), _given(catalogue, previous)
    labs = lab_files(lab_results, lab_map, given)
    asked = Asked(
        paths,
        settings,
        rules,
        iso_date(as_of),
        labs,
        given,
        known,
        stdin_filename,
        isolated,
        respect_gitignore,
        redline,
    )
    running = Running(
        jobs,
        not no_cache,
        cache_dir,
        resume,
        cli_settings.rule_files(),
        options.ocr_mode(settings.ocr),
        options.barcodes_mode(settings.barcodes),
    )
    opened = formats != {"json"} or redline is not None
    drawn = True
    with scanned(asked, running, opened=opened, explained=bool(formats & EXPLAINED)) as done:
        tables = (*(lab_results or ()), *(given.lab_files if given is not None else ()), catalogue)
        policy = (settings.baseline_file, *settings.origins.values())
        kept = (*done.ran.answers.sources, *filter(None, (*tables, *policy)))
        write(lambda name: _made(done, name, show_suppressed), printing, files, kept)
        if redline is not None and done.ran.signal is None:
            drawn = write_redlines(done, redline)
    if done.ran.signal is not None:
        raise typer.Exit(128 + done.ran.signal)
    if not drawn:
        raise typer.Exit(FAILED)
    raise typer.Exit(exit_code(done.report, settings.fail_on, exit_zero=exit_zero, allow_unreadable=allow_unreadable))


def _given(catalogue: str | None, previous: str | None) -> Given | None:
    """What the labels are held against together; most scans are given nothing, and need not load its reader."""
    if catalogue is None and previous is None:
        return None
    from labelcheck.cli.catalogue import read_given

    return read_given(catalogue, previous)


def _made(done: Scanned, name: str, show_suppressed: bool) -> Made:
    """The report in the format ``name``."""
    if name == "full":
        return partial(_draw, report=done.report, show_suppressed=show_suppressed, stopped=done.ran.signal is not None)
    if name == "json":
        from labelcheck.reports.json import json_pieces

        return json_pieces(done.report, done.lines())
    from labelcheck.reports import writer

    return [writer(name)(done.report).encode("utf-8", "backslashreplace")]


def _draw(screen: Console, report: Report, show_suppressed: bool, *, stopped: bool) -> None:
    """Draw ``report``; of a run that was ``stopped`` only the last line, to be done at once."""
    from labelcheck.reports.terminal import draw, draw_summary

    if stopped:
        draw_summary(screen, report)
    else:
        draw(screen, report, show_suppressed=show_suppressed)
