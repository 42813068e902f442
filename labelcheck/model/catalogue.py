"""Catalogue: the table of a seller's products, and what a run says of their labels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from labelcheck.model.label import Evidence, Label
from labelcheck.model.mark import told_of
from labelcheck.model.result import Market, Policy, Result


@dataclass(frozen=True, slots=True)
class Row:
    """A product of the catalogue: each field as its cell says, None where the cell is empty.

    ``label`` is the label file as a scan names it, ``label_exists`` whether there is such a file. ``claimed_mg`` is the
    elemental magnesium of a serving in mg. ``line`` counts from 1.
    """

    line: int
    as_printed: str
    sku: str | None
    upc: str | None
    name: str | None
    label: str | None
    label_exists: bool
    market: Market | None
    lab_file: str | None
    claimed_mg: Decimal | None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The row as it stands in its file."""
        return (Evidence(1, None, self.line, self.as_printed),)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of the file ``source``, and the lines that could not be read (line, message)."""

    source: str
    rows: tuple[Row, ...]
    problems: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What one label said in one run, to be held against another run. Names, rows and ids are sorted; ``rows`` are
    those of the facts panel, ``row_in_words``."""

    sha256: str
    product_name: str | None
    upc: str | None
    serving: str | None
    elemental_mg: Decimal | None
    rows: tuple[str, ...]
    forms: tuple[str, ...]
    other_ingredients: tuple[str, ...]
    marks: tuple[str, ...]


def row_in_words(name: str, sources: Iterable[str], amount: tuple[str, str] | None, percent: str | None) -> str:
    """A row of a facts panel in one line; ``amount`` is a number, with its ``<``, and a unit."""
    source = f" ({', '.join(sources)})" if sources else ""
    said = [" ".join(amount).strip()] if amount is not None else []
    if percent is not None:
        said.append(f"{percent} %")
    return f"{name}{source} {', '.join(said)}".strip()


def mark_in_words(id_: str, kind: str, scope: str) -> str:
    """A mark by its id, with what it is said of where a mark of products is said of something else."""
    other = told_of(kind, scope)
    return f"{id_} of {other}" if other is not None else id_


@dataclass(frozen=True, slots=True)
class CatalogueCase:
    """All that a rule of the catalogue may look at: the table, the labels that were read, by their path, and what an
    earlier report says of them (None: no report was given)."""

    table: Table | None
    results: dict[str, Result]
    previous: dict[str, Facts] | None
    policy: Policy

    def label(self, row: Row) -> Label | None:
        """What the label of ``row`` says; None when it was not read in this run."""
        result = self.results.get(row.label or "")
        return result.label if result is not None else None
