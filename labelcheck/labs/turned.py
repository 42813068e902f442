"""Tables whose columns are what was tested: set upright, with a row for each analyte."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from labelcheck.knowledge import analyte_by_name
from labelcheck.labs import assay
from labelcheck.labs.column_heading import Column, column_of
from labelcheck.labs.columns import Cells, cells_by_column
from labelcheck.labs.grid import Cell, Row, in_a_row
from labelcheck.labs.headings import VALUE, Table, heading_at, is_second_row, spread
from labelcheck.labs.named_below import verdicts_apart
from labelcheck.labs.records import OF_RESULTS
from labelcheck.model.regex import regex

MAX_COLUMNS = 200
_OF_A_SAMPLE = {"lot", "sample_id", "lab", "date", "received"}
"""What an export of results says of each row's sample, and a table of products does not."""


class _Head(NamedTuple):
    """The columns of a heading whose ``analytes``, by their number, name what was tested."""

    columns: tuple[Column, ...]
    analytes: dict[int, Cell]


def upright(rows: Sequence[Row], mapping: Mapping[str, str], *, fixed: bool) -> list[Row]:
    """``rows`` with each turned table as one of a row for each analyte.

    Turned are tables whose rows are ``Label claim`` and ``Result``, and in table files (``fixed``) those that have a
    row for each sample and a column for each analyte (``Lot | Magnesium (mg/g) | Zinc (mg/g)``), above the first
    heading of one that stands upright: a row of that may look like a heading where its result is missing.
    """
    done: list[Row] = []
    at = 0
    while at < len(rows):
        if fixed and heading_at(rows, at, mapping, fixed=True) is not None:
            return [*done, *rows[at:]]
        if fixed and at + 1 < len(rows) and is_second_row(rows[at + 1]) and _head(rows[at], fixed=True) is not None:
            rows = [*rows[:at], rows[at]._replace(cells=tuple(spread(rows[at : at + 2]))), *rows[at + 2 :]]
        head = _head(rows[at], fixed=fixed)
        below = _rows_of_fields(rows, at) if head is not None else []
        if head is not None and "result" in map(_field, below):
            done += _turned(rows[at], below, head, fixed=fixed)
            at += 1 + len(below)
        elif fixed and head is not None and _lists_samples(head):
            return [*done, *_of_samples(rows[at:], head)]
        elif fixed and (listed := _product_head(rows[at:])) is not None:
            return [*done, *_of_products(rows[at:], listed)]
        else:
            done.append(rows[at])
            at += 1
    return done


def _head(row: Row, *, fixed: bool) -> _Head | None:
    """``row`` as the heading of a turned table: known analytes, each once, and no result beside them."""
    if len(row.cells) > MAX_COLUMNS or any(VALUE.match(cell.text) for cell in row.cells):
        return None
    columns = tuple(map(column_of, row.cells))
    if {"result", "percent_of_claim"} & {column.field for column in columns}:
        return None
    told = {number: assay.tested(cell.text) for number, cell in enumerate(row.cells) if cell.text}
    analytes = {number: row.cells[number] for number, about in told.items() if about.known}
    once = len({told[number].analyte for number in analytes}) == len(analytes)
    return _Head(columns, analytes) if analytes and once and (fixed or len(analytes) > 1) else None


def _rows_of_fields(rows: Sequence[Row], at: int) -> list[Row]:
    """The rows under the heading ``rows[at]`` that begin with a word of a heading: ``Label claim``, ``Result``."""
    below = takewhile(lambda row: row.page == rows[at].page and bool(row.cells), rows[at + 1 :])
    return list(takewhile(lambda row: _field(row) in OF_RESULTS, below))


def _field(row: Row) -> str | None:
    return column_of(row.cells[0]).field


def _turned(heading: Row, below: Sequence[Row], head: _Head, *, fixed: bool) -> Iterator[Row]:
    """The upright rows of the table that has the rows ``below`` its ``heading``."""
    first = heading.cells[0]
    corner = first if 0 not in head.analytes else first._replace(text="")
    name = Column("", None, None, None, corner.left, corner.right if corner.text else corner.left)
    table = Table((name, *[head.columns[number] for number in head.analytes]), 1)
    under = [_beside(row, table, head, fixed=fixed) for row in below]
    yield in_a_row(heading, [first._replace(text="Analyte"), *[row.cells[0] for row in below]])
    for number, analyte in enumerate(head.analytes.values(), 1):
        cells = [row.get(number, analyte._replace(text="")) for row in under]
        yield in_a_row(heading, [analyte, *cells])


def _beside(row: Row, table: Table, head: _Head, *, fixed: bool) -> Cells:
    """The cells of ``row`` behind its first, by the number of their analyte from 1."""
    if fixed:
        return {i: row.cells[number] for i, number in enumerate(head.analytes, 1) if number < len(row.cells)}
    return cells_by_column(row._replace(cells=row.cells[1:]), table, fixed=False)


def _lists_samples(head: _Head) -> bool:
    return not _OF_A_SAMPLE.isdisjoint(column.field for column in head.columns)


def _of_samples(rows: Sequence[Row], head: _Head, leave: Sequence[int] = ()) -> Iterator[Row]:
    """A row for each sample and analyte, with what is said of the sample; where nothing was tested there is none.
    ``leave``: columns that are of something else."""
    others = [number for number in range(len(head.columns)) if number not in (*head.analytes, *leave)]
    first = rows[0].cells[0]
    headings = [rows[0].cells[number] for number in others]
    yield in_a_row(rows[0], [*headings, first._replace(text="Analyte"), first._replace(text="Result")])
    for row in rows[1:]:
        said = [row.cells[number] if number < len(row.cells) else first._replace(text="") for number in others]
        for number, analyte in head.analytes.items():
            if number < len(row.cells) and row.cells[number].text:
                yield in_a_row(row, [*said, analyte, row.cells[number]])


def _product_head(rows: Sequence[Row]) -> _Head | None:
    """The first of ``rows`` as the heading of a table with a row for each product, which was claimed and found to
    have so much of what its name says."""
    columns = verdicts_apart([column_of(cell) for cell in rows[0].cells], rows[1:4], fixed=True)
    fields = [column.field for column in columns]
    if "analyte" in fields or [fields.count(field) for field in ("product", "result", "claim")] != [1, 1, 1]:
        return None
    analytes = {number: cell for number, cell in enumerate(rows[0].cells) if assay.tested(cell.text).known}
    return _Head(tuple(columns), analytes)


def _of_products(rows: Sequence[Row], head: _Head) -> Iterator[Row]:
    """A row for each product, and one for each other analyte that the heading names."""
    fields = [column.field for column in head.columns]
    product = fields.index("product")
    first = rows[0].cells[0]
    own = [number for number in range(len(fields)) if number not in head.analytes]
    yield in_a_row(rows[0], [*(rows[0].cells[number] for number in own), first._replace(text="Analyte")])
    for row in (row for row in rows[1:] if len(row.cells) == len(fields)):
        name = row.cells[product]._replace(text=_substance(row.cells[product].text))
        yield in_a_row(row, [*(row.cells[number] for number in own), name])
    if head.analytes:
        leave = [number for number, field in enumerate(fields) if field in OF_RESULTS]
        yield from _of_samples(rows, head, leave)


_OF_SEVERAL = regex(r"[&+]|\b(?:and|with|plus|cal|mag|multi\w*)\b", re.IGNORECASE)


def _substance(product: str) -> str:
    """The one nutrient that a product's name names: ``Magnesium Citrate 90 Capsules``; else nothing."""
    words = re.findall(r"[^\W_]+", product)
    pairs = [f"{one} {two}" for one, two in pairwise(words)]
    named = {found.name for word in (*words, *pairs) if (found := analyte_by_name(word)) is not None}
    return named.pop() if len(named) == 1 and not _OF_SEVERAL.search(product) else ""
