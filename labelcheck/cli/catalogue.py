"""The catalogue's table and the earlier report, as the scan takes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import typer

from labelcheck.cli.exits import FAILED
from labelcheck.cli.options import complain
from labelcheck.config import ConfigError
from labelcheck.config.catalogue import name_of, read_previous, read_table
from labelcheck.model.catalogue import CatalogueCase, Facts, Table
from labelcheck.model.result import Across, Policy, Result, Unreadable
from labelcheck.rules import judge_catalogue


class Given(NamedTuple):
    """What the labels of a run are held against together. ``source`` is where findings are said to stand."""

    source: str
    table: Table | None
    previous: dict[str, Facts] | None

    @property
    def lab_files(self) -> list[str]:
        """The files with laboratory results that the table names, each once."""
        rows = self.table.rows if self.table is not None else ()
        return list(dict.fromkeys(row.lab_file for row in rows if row.lab_file is not None))

    @property
    def problems(self) -> list[str]:
        """The lines of the table that could not be read."""
        lines = self.table.problems if self.table is not None else ()
        return [f"{self.source}: line {line}: {message}" for line, message in lines]


def read_given(table: str | None, previous: str | None) -> Given | None:
    """What ``--catalogue`` and ``--previous`` name, None for neither; ends the program where one cannot be used."""
    source = table or previous
    if source is None:
        return None
    try:
        return Given(
            source,
            read_table(table) if table is not None else None,
            read_previous(previous) if previous is not None else None,
        )
    except ConfigError as error:
        complain(error.where, str(error))
        raise typer.Exit(FAILED) from error


def across(given: Given, results: Sequence[Result | Unreadable], policy: Policy, as_of: str) -> Across:
    """The labels of a run judged together by ``policy``."""
    read = {name_of(result.source): result for result in results if isinstance(result, Result)}
    judgement = judge_catalogue(CatalogueCase(given.table, read, given.previous, policy), as_of)
    return Across(given.source, *judgement)
