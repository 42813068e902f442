"""``labelcheck facts``: what was read, and what was not; no judgement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from labelcheck.cli.exits import DONE, FAILED, PROGRAM
from labelcheck.cli.inputs import Running, ran, report_unread
from labelcheck.cli.options import (
    Barcodes,
    CacheDir,
    Jobs,
    NoCache,
    Ocr,
    Output,
    RespectGitignore,
    Resume,
    barcodes_mode,
    complain,
    ocr_mode,
    one_of,
)
from labelcheck.cli.outputs import Made, outputs, printed, write
from labelcheck.model.result import Report, Result, Unreadable

if TYPE_CHECKING:
    from rich.console import Console

FORMATS = ("full", "json")


def facts(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Label files, folders of them, or - for standard input.")
    ],
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            callback=one_of(FORMATS),
            help="What is printed: full (for people) or json; default full, or nothing with --output.",
        ),
    ] = None,
    stdin_filename: Annotated[
        str, typer.Option("--stdin-filename", metavar="NAME", help="What standard input is called.")
    ] = "<stdin>",
    output: Output = None,
    ocr: Ocr = None,
    barcodes: Barcodes = None,
    jobs: Jobs = 0,
    resume: Resume = False,
    no_cache: NoCache = False,
    cache_dir: CacheDir = None,
    respect_gitignore: RespectGitignore = True,
) -> None:
    """Show what was read from labels, and what was not; nothing is judged.

    Exit codes: 0 every input was read, 2 one could not be.
    """
    from labelcheck.batch.answer import Terms
    from labelcheck.batch.discover import discover
    from labelcheck.reports.json import facts_line, json_pieces, with_source

    inputs = discover(paths, respect_gitignore=respect_gitignore, pictures=ocr != "never")
    running = Running(jobs, not no_cache, cache_dir, resume, ocr=ocr_mode(ocr), barcodes=barcodes_mode(barcodes))
    settings = Terms(None)
    files = outputs(output, FORMATS)
    printing = printed(output_format, files)
    full = "full" in (printing, *(file.format for file in files))
    with ran(paths, inputs, stdin_filename, lambda _: settings, facts_line, running, opened=full) as done:
        outlines = done.answers.outlines
        report_unread(outlines, done.answers.sources, inputs.problems)
        for problem in done.problems:
            complain(PROGRAM, problem)
        report = Report(done.answers, inputs.skipped, "", (), done.problems, known=outlines)

        def made(name: str) -> Made:
            if name == "full":
                return lambda screen: _draw(screen, () if done.signal else done.answers)
            return json_pieces(report, done.answers.lines(with_source), judged=False)

        write(made, printing, files, done.answers.sources)
    if done.signal is not None:
        raise typer.Exit(128 + done.signal)
    failed = inputs.problems or not outlines or any(known.reason is not None for known in outlines)
    raise typer.Exit(FAILED if failed else DONE)


def _draw(screen: Console, results: Sequence[Result | Unreadable]) -> None:
    from labelcheck.reports.terminal import draw_unreadable
    from labelcheck.reports.terminal_facts import draw_facts, draw_unread

    for result in results:
        if isinstance(result, Result):
            draw_facts(screen, result.source, result.label)
            draw_unread(screen, result.label)
        else:
            draw_unreadable(screen, result)
