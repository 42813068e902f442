"""The tables of a certificate, those that stand side by side apart, and the cells of their rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from labelcheck.labs.columns import Cells
from labelcheck.labs.grid import LabFileError, Row
from labelcheck.labs.headings import Table, check, heading_at, names_columns, side_by_side
from labelcheck.labs.samples import facts_in
from labelcheck.labs.setting import Setting, basis_over
from labelcheck.labs.stated import check_measured, is_control, is_set_aside
from labelcheck.labs.titles import under_titles
from labelcheck.labs.wrapped import whole_rows
from labelcheck.model.lab import Problem


def table_cells(
    rows: Sequence[Row], mapping: Mapping[str, str], setting: Setting, problems: list[Problem]
) -> Iterator[tuple[Table, Cells]]:
    """The cells of each row of the tables in ``rows``, with its table; ``problems`` takes the tables that cannot be
    read."""
    for tables, body in _bodies(rows, mapping, problems):
        for i, table in enumerate(tables):
            for own, part in under_titles([_parts(row, tables)[i] for row in body], table):
                for cells in whole_rows(part, own, setting):
                    if not is_control(cells, own) and not is_set_aside(cells, own):
                        yield own, cells


def _bodies(
    rows: Sequence[Row], mapping: Mapping[str, str], problems: list[Problem]
) -> Iterator[tuple[list[Table], list[Row]]]:
    """The tables that stand side by side, with the rows under them."""
    tables: list[Table] = []
    body: list[Row] = []
    at = 0
    page = 0
    while at < len(rows):
        row = rows[at]
        heading = heading_at(rows, at, mapping, fixed=False)
        if heading is not None or names_columns(row) or (row.page != page and not _goes_on(row, tables)):
            yield tables, body
            tables, body = [], []
        page = row.page
        if heading is not None:
            for part in side_by_side(heading):
                try:
                    check(part, f"page {row.page}")
                    check_measured(part, mapping, f"page {row.page}")
                    tables.append(part._replace(basis=basis_over(rows[at - 1]) if at else None))
                except LabFileError as error:
                    problems.append(Problem(row.cells[0].place, str(error)))
            at += heading.length
            continue
        if not facts_in(row, at):
            body.append(row)
        at += 1
    yield tables, body


def _goes_on(row: Row, tables: Sequence[Table]) -> bool:
    """Whether a table goes on at the top of the next page: its first row has a name and a cell beside it."""
    return len(tables) == 1 and len(row.cells) > 2 and abs(row.cells[0].left - tables[0].columns[0].left) < 60


def _parts(row: Row, tables: Sequence[Table]) -> list[Row]:
    """``row`` cut among tables that stand side by side."""
    if len(tables) < 2:
        return [row] * len(tables)
    edges = [t.columns[0].left - 8 for t in tables[1:]]
    return [
        row._replace(cells=tuple(c for c in row.cells if sum((c.left + c.right) / 2 > e for e in edges) == i))
        for i in range(len(tables))
    ]
