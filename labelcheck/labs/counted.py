"""Tables of a text whose cells do not stand under their headings and are as many: the n-th is in the n-th column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from labelcheck.labs.columns import cells_by_column
from labelcheck.labs.grid import Row, in_a_row
from labelcheck.labs.headings import heading_at

FEWEST = 3
"""Cells: of two it is not told whether one of them is missing."""


def counted(rows: Sequence[Row], mapping: Mapping[str, str]) -> list[Row]:
    """``rows`` with such tables put into columns. A table of which one row has another number of cells stays as it is:
    which of its cells is missing cannot be known."""
    placed = list(rows)
    done = end = 0
    for at, row in enumerate(rows):
        if at < done or len(row.cells) < FEWEST or row.cells[0].place.box is not None:
            continue
        table = heading_at([row], 0, mapping, fixed=False)
        if table is None or len(table.columns) != len(row.cells):
            continue
        end = max(end, at + 1)
        while end < len(rows) and rows[end].top == rows[end - 1].top + 1 and len(rows[end].cells) > 1:
            end += 1
        body = rows[at + 1 : end]
        if any(len(r.cells) != len(row.cells) for r in body):
            continue
        done = end  # a heading that is printed again is a row of the same table
        if any(len(cells_by_column(r, table, fixed=False)) < len(r.cells) for r in body):
            placed[at:end] = [in_a_row(r, r.cells) for r in rows[at:end]]
    return placed
