"""``labelcheck schema``: the JSON Schemas of what the program reads and writes."""

from __future__ import annotations

from typing import Annotated

import typer

from labelcheck.cli.options import one_of

NAMES = ("config", "report", "gold")


def schema(
    name: Annotated[
        str,
        typer.Argument(
            metavar="|".join(NAMES),
            callback=one_of(NAMES),
            help="config: labelcheck.toml. report: the JSON of a scan. gold: a line of a gold file.",
        ),
    ],
) -> None:
    """Print a JSON Schema."""
    typer.echo(_schema(name), nl=False)


def _schema(name: str) -> str:
    if name == "config":
        from labelcheck.cli.settings import known_rules
        from labelcheck.config import config_schema

        return config_schema(known_rules())
    if name == "report":
        from labelcheck.reports.schema import report_schema

        return report_schema()
    from labelcheck.bench import gold_schema

    return gold_schema()
