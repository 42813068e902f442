"""``labelcheck schema``: the JSON Schemas of what the program reads and writes."""

from __future__ import annotations

from typing import Annotated

import typer

from labelcheck.cli.options import one_of


def schema(
    name: Annotated[
        str, typer.Argument(metavar="gold", callback=one_of(("gold",)), help="gold: a line of a gold file.")
    ],
) -> None:
    """Print a JSON Schema."""
    from labelcheck.bench import gold_schema

    del name
    typer.echo(gold_schema(), nl=False)
