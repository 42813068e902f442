"""``labelcheck facts``: what was read, and what was not; no judgement."""

from __future__ import annotations

from typing import Annotated

import typer

from labelcheck.cli.exits import DONE, FAILED
from labelcheck.cli.options import console, one_of
from labelcheck.model.result import Policy, Report, Unreadable


def facts(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Label files, folders of them, or - for standard input.")
    ],
    output_format: Annotated[
        str, typer.Option("--format", callback=one_of(("full", "json")), help="full (for people) or json.")
    ] = "full",
    stdin_filename: Annotated[
        str, typer.Option("--stdin-filename", metavar="NAME", help="What standard input is called.")
    ] = "<stdin>",
) -> None:
    """Show what was read from labels, and what was not; nothing is judged.

    Exit codes: 0 every input was read, 2 one could not be.
    """
    from labelcheck.batch.discover import discover
    from labelcheck.cli.inputs import answers, report_unread
    from labelcheck.scan import read_only

    inputs = discover(paths)
    results = tuple(answers(inputs, stdin_filename, read_only))
    report_unread(results, inputs.problems)
    if output_format == "json":
        from labelcheck.reports.json import facts_json

        typer.echo(facts_json(Report(results, inputs.skipped, "", Policy().markets)), nl=False)
    else:
        _draw(results)
    failed = inputs.problems or not results or any(isinstance(r, Unreadable) for r in results)
    raise typer.Exit(FAILED if failed else DONE)


def _draw(results: tuple[object, ...]) -> None:
    from labelcheck.model.result import Result
    from labelcheck.reports.terminal import draw_facts, draw_unread, draw_unreadable

    screen = console()
    for result in results:
        if isinstance(result, Result):
            draw_facts(screen, result.source, result.label)
            draw_unread(screen, result.label)
        elif isinstance(result, Unreadable):
            draw_unreadable(screen, result)
