"""Which cell of a row is in which column of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from labelcheck.labs import values
from labelcheck.labs.column_heading import Column
from labelcheck.labs.grid import Cell, Row
from labelcheck.labs.headings import Table
from labelcheck.model.regex import regex

Cells = dict[int, Cell]
"""The cells of a row by the number of their column."""
ByField = dict[str | None, tuple[Column, Cell]]
"""The cells of a row by what their column means."""


def cells_by_column(row: Row, table: Table, *, fixed: bool) -> Cells:
    """The cells of ``row`` under the columns of ``table``; several under one are joined. ``fixed``: the row of a table
    file, whose n-th cell is in its n-th column."""
    if fixed:
        return {i: c for i, c in enumerate(row.cells[: len(table.columns)]) if c.text}
    found: Cells = {}
    for cell in [part for whole in row.cells for part in _at_column_edges(whole, table.columns)]:
        at = _column_of(cell, table.columns, row.uprights)
        if at is None:
            continue
        before = found.get(at)
        if before is not None:
            place = before.place._replace(text=f"{before.place.text} {cell.place.text}")
            cell = Cell(f"{before.text} {cell.text}", before.left, cell.right, place)
        found[at] = cell
    return found


def _at_column_edges(cell: Cell, columns: Sequence[Column]) -> list[Cell]:
    """A cell of a text; a result that stands right under its heading is a cell of its own, though the name before it
    left only one blank between them."""
    if cell.place.box is not None or cell.right - cell.left != len(cell.text):
        return [cell]
    for column in columns:
        edge = int(column.left - cell.left)
        if (
            column.field not in ("result", "percent_of_claim")
            or not 0 < edge < len(cell.text)
            or cell.text[edge - 1] != " "
        ):
            continue
        value = cell.text[edge:]
        if re.match(r"[<>]?\s*\d", value) and values.is_result(value):
            name = cell.text[: edge - 1]
            return [cell._replace(text=name, right=column.left - 1), cell._replace(text=value, left=column.left)]
    return _before_verdict(cell, columns) or _before_next_column(cell, columns)


_WITH_VERDICT = regex(
    r"(?P<value>.*\d.*\S)\s(?P<verdict>pass(?:ed|es)?|fail(?:ed|s)?|conforms?|compl(?:ies|y)|meets)\Z", re.IGNORECASE
)


def _before_verdict(cell: Cell, columns: Sequence[Column]) -> list[Cell]:
    """``cell``, cut before the verdict that it ends with, where a column for it stands behind that of the result, in
    which the value ran up to it: ``<0.05 mcg/serving Pass``; empty where there is none."""
    for column, following in pairwise(columns):
        if column.field != "result" or following.field != "status" or abs(cell.left - column.left) > 1:
            continue
        if (match := _WITH_VERDICT.fullmatch(cell.text)) is not None:
            begin = max(cell.left + len(match["value"]), following.left)
            return [
                cell._replace(text=match["value"], right=following.left - 1),
                cell._replace(text=match["verdict"], left=begin),
            ]
    return []


def _before_next_column(cell: Cell, columns: Sequence[Column]) -> list[Cell]:
    """``cell``, cut where a result has a unit only if what stands under the next heading is not of it, though one blank
    alone parts them: ``0.31 mcg per serving Third party``."""
    for column, following in pairwise(columns):
        edge = int(following.left - cell.left)
        if column.field != "result" or abs(cell.left - column.left) > 1 or not 0 < edge < len(cell.text):
            continue
        value, behind = cell.text[:edge].rstrip(), cell.text[edge:]
        if cell.text[edge - 1] == " " and behind[:1].strip() and not _has_unit(cell.text) and _has_unit(value):
            return [
                cell._replace(text=value, right=cell.left + len(value)),
                cell._replace(text=behind, left=following.left),
            ]
    return [cell]


def _has_unit(text: str) -> bool:
    try:
        return values.unit(values.result(text, None).unit) is not None
    except ValueError:
        return False


def _column_of(cell: Cell, columns: Sequence[Column], uprights: Sequence[float]) -> int | None:
    """The column whose ruled band holds the cell, else the one whose heading it stands under or nearest to."""
    middle = (cell.left + cell.right) / 2
    for left, right in pairwise(uprights):
        if left <= middle <= right:
            inside = [i for i, c in enumerate(columns) if left <= (c.left + c.right) / 2 <= right]
            if len(inside) == 1:
                return inside[0]
    overlaps = [(min(cell.right, c.right) - max(cell.left, c.left), -i) for i, c in enumerate(columns)]
    best, at = max(overlaps)
    under = [i for i, c in enumerate(columns) if min(cell.right, c.right) - max(cell.left, c.left) > 0]
    if len(under) > 1:
        return min(under, key=lambda i: abs(columns[i].left - cell.left))
    if best > 0:
        return -at
    near = min(
        range(len(columns)), key=lambda i: min(abs(columns[i].left - cell.left), abs(columns[i].right - cell.right))
    )
    gap = -best
    return near if gap < 12 * max(1.0, (cell.right - cell.left) / max(len(cell.text), 1)) else None


def text_of(by_field: ByField, field: str) -> str | None:
    """The words of a row in the column of ``field``; None where it has none."""
    return by_field[field][1].text or None if field in by_field else None
