"""Rows of a certificate whose cells run over several lines.

A name or a specification that does not fit its column goes on in the line below. In a ruled table the drawn rules say
which lines are one row; without them an open bracket does, or that both lines together name a known substance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from labelcheck.labs import assay, values
from labelcheck.labs.columns import Cells, cells_by_column
from labelcheck.labs.grid import Cell, Row
from labelcheck.labs.headings import Table
from labelcheck.labs.setting import Setting

CLOSE = 0.7
"""Lines of one cell stand apart by no more than this share of their height."""


MAX_LINES = 8
"""A cell has no more lines; what goes on longer is no cell."""


class _Line(NamedTuple):
    row: Row
    cells: Cells
    name: str
    has_result: bool
    lines: int = 1


def whole_rows(rows: Sequence[Row], table: Table, setting: Setting) -> Iterator[Cells]:
    """The cells of each row under ``table``, where rows of several lines are put together."""
    lines = [line for row in rows if (line := _line(row, table, setting)).cells]
    for band, group in groupby(lines, key=lambda line: (line.row.page, line.row.band)):
        inside = list(group)
        together = _all_of(inside, table) if band[1] is not None else None
        if together is not None:
            yield together.cells
        else:
            yield from _by_continuation(inside, table)


def _line(row: Row, table: Table, setting: Setting) -> _Line:
    cells = cells_by_column(row, table, fixed=setting.fixed)
    return _of(row, cells, table)


def _of(row: Row, cells: Cells, table: Table) -> _Line:
    fields = {i: table.columns[i].field for i in cells}
    name = next((cells[i].text for i, field in fields.items() if field == "analyte"), "")
    results = [cells[i].text for i, field in fields.items() if field in ("result", "percent_of_claim")]
    return _Line(row, cells, name, any(map(values.is_result, results)))


def _all_of(lines: Sequence[_Line], table: Table) -> _Line | None:
    """The lines between two drawn rules as one row, where they hold one result."""
    if not 1 < len(lines) <= MAX_LINES or sum(line.has_result for line in lines) != 1:
        return None
    whole = lines[0]
    for line in lines[1:]:
        whole = _joined(whole, line, table)
    alone = next(line for line in lines if line.has_result)
    return whole if _names_no_less(alone.name, whole.name) else None


def _by_continuation(lines: Sequence[_Line], table: Table) -> Iterator[Cells]:
    open_row: _Line | None = None
    for line in lines:
        if open_row is not None and _goes_on(open_row, line):
            open_row = _joined(open_row, line, table)
            continue
        if open_row is not None:
            yield open_row.cells
        open_row = line
    if open_row is not None:
        yield open_row.cells


def _goes_on(above: _Line, line: _Line) -> bool:
    """Whether ``line`` is the next line of the row ``above``."""
    high = line.row.bottom - line.row.top
    if above.lines >= MAX_LINES or line.row.page != above.row.page:
        return False
    if line.row.top - above.row.bottom > CLOSE * high:
        return False
    if above.has_result and line.has_result:
        return False
    if not line.name or not above.name:
        return bool(above.name)
    if above.name.count("(") > above.name.count(")"):
        return True
    joined = f"{above.name} {line.name}"
    if not above.has_result or not _names_no_less(above.name, joined):
        return False
    return line.name[0] in "([" or assay.tested(joined).known


def _names_no_less(alone: str, joined: str) -> bool:
    """Whether ``joined`` still names what ``alone`` does: a heading over a row is not a part of its name."""
    return assay.tested(joined).known or not assay.tested(alone).known


def _joined(above: _Line, line: _Line, table: Table) -> _Line:
    cells = dict(above.cells)
    for i, cell in line.cells.items():
        cells[i] = _under(cells[i], cell) if i in cells else cell
    row = above.row._replace(bottom=line.row.bottom)
    return _of(row, dict(sorted(cells.items())), table)._replace(lines=above.lines + line.lines)


def _under(above: Cell, cell: Cell) -> Cell:
    place = above.place._replace(text=f"{above.place.text} {cell.place.text}")
    if above.place.box is not None and cell.place.box is not None:
        a, b = above.place.box, cell.place.box
        place = place._replace(box=(min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])))
    return Cell(f"{above.text} {cell.text}", min(above.left, cell.left), max(above.right, cell.right), place)
