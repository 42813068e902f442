"""``labelcheck bench``: how well the labels of a gold file are read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from labelcheck.cli.exits import DONE, FAILED
from labelcheck.cli.inputs import Running, ran
from labelcheck.cli.options import complain, console, ocr_mode, one_of
from labelcheck.model.bench import GoldLabel, Outcome


def bench(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A gold file: one JSON object a line, one a label.")],
    output_format: Annotated[
        str,
        typer.Option(
            "--format", metavar="FORMAT", callback=one_of(("full", "markdown", "json")), help="full, markdown or json."
        ),
    ] = "full",
    misses: Annotated[int, typer.Option("--misses", min=0, metavar="N", help="Show so many misses.")] = 20,
) -> None:
    """Measure how well labels are read, against what a person read from them.

    GOLD names label files from its own folder; `labelcheck schema gold` prints the schema of a line.
    Exit codes: 0 measured, 2 the gold file could not be used.
    """
    from labelcheck.batch.gate import read_file
    from labelcheck.bench import GoldError, read_gold
    from labelcheck.model.document import UnreadableError

    try:
        labels = read_gold(read_file(str(gold)).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        complain(str(gold), f"it is not UTF-8 (byte {error.start + 1})")
        raise typer.Exit(FAILED) from error
    except (UnreadableError, GoldError) as error:
        complain(str(gold), str(error))
        raise typer.Exit(FAILED) from error
    _print(_measured(labels, gold.parent), output_format, misses)
    raise typer.Exit(DONE)


def _measured(labels: list[GoldLabel], folder: Path) -> list[Outcome]:
    from labelcheck.batch.answer import Terms
    from labelcheck.batch.discover import Inputs
    from labelcheck.bench import compare
    from labelcheck.reports.json import facts_line

    files = [os.path.join(folder, label.label) for label in labels]  # noqa: PTH118 - ``-`` is a file here
    settings, inputs = Terms(None), Inputs(tuple(sorted(set(files))), (), ())
    with ran(files, inputs, "-", lambda _: settings, facts_line, Running(ocr=ocr_mode(None)), opened=True) as done:
        if done.signal is not None:
            raise typer.Exit(128 + done.signal)
        answers = dict(zip(done.answers.sources, range(len(done.answers)), strict=True))
        return [compare(label, done.answers[answers[f]]) for label, f in zip(labels, files, strict=True)]


def _print(outcomes: list[Outcome], output_format: str, misses: int) -> None:
    from labelcheck.reports.bench import bench_json, bench_markdown, draw_bench

    if output_format == "json":
        typer.echo(bench_json(outcomes), nl=False)
    elif output_format == "markdown":
        typer.echo(bench_markdown(outcomes), nl=False)
    else:
        draw_bench(console(), outcomes, misses)
