"""The catalogue's table and the earlier report, as the scan takes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

import typer

from labelcheck.cli.apart import ApartError, read_apart
from labelcheck.cli.exits import FAILED
from labelcheck.cli.options import complain
from labelcheck.config import ConfigError
from labelcheck.config.catalogue import is_headed, label_markets, name_of, read_previous, read_table
from labelcheck.knowledge import fold
from labelcheck.model.catalogue import CatalogueCase, Facts, Table
from labelcheck.model.document import UnreadableError
from labelcheck.model.result import Across, Market, Policy, Result, Unreadable
from labelcheck.model.sheet import Sheet
from labelcheck.rules import judge_catalogue
from labelcheck.tables import TableError, read_sheets


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

    def markets(self, names: Iterable[str], default: tuple[Market, ...]) -> dict[str, tuple[Market, ...]]:
        """The markets that the table gives to labels among ``names``; ``default`` is that of a row without one."""
        given = label_markets(self.table, default) if self.table is not None else {}
        return {name: given[own] for name in names if (own := name_of(name)) in given}

    def products(self, names: Iterable[str]) -> dict[str, list[frozenset[int]]]:
        """For each lab file of the table the products it is of, each the places of its labels among ``names``; rows
        with one SKU are one product."""
        places = {name_of(name): place for place, name in enumerate(names)}
        found: dict[str, dict[tuple[str | None, str | None], set[int]]] = {}
        for row in self.table.rows if self.table is not None else ():
            if row.lab_file is not None and row.label in places:
                product = (fold(row.sku), None) if row.sku is not None else (None, row.label)
                found.setdefault(row.lab_file, {}).setdefault(product, set()).add(places[row.label])
        return {file: [frozenset(labels) for labels in products.values()] for file, products in found.items()}

    @property
    def has_markets(self) -> bool:
        """Whether the table names a market."""
        return self.table is not None and any(row.market is not None for row in self.table.rows)

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
            _read(table) if table is not None else None,
            read_previous(previous) if previous is not None else None,
        )
    except ConfigError as error:
        complain(error.where, str(error))
        raise typer.Exit(FAILED) from error


def _read(file: str) -> Table:
    """The table in ``file``.

    Raises:
        ConfigError: it cannot be used.
    """
    from labelcheck.batch.gate import read_file

    try:
        sheets = read_apart(partial(read_sheets, is_headed=is_headed), tuple[Sheet, ...], read_file(file), TableError)
    except (ApartError, UnreadableError) as error:
        raise ConfigError(file, str(error)) from error
    return read_table(sheets, file)


def across(given: Given, results: Sequence[Result | Unreadable], policy: Policy, as_of: str) -> Across:
    """The labels of a run judged together by ``policy``."""
    read = {name_of(result.source): result for result in results if isinstance(result, Result)}
    judgement = judge_catalogue(CatalogueCase(given.table, read, given.previous, policy), as_of)
    return Across(given.source, *judgement)
