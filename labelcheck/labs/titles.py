"""Titles among the rows of a table, which say what the results under them are per: ``Potency (per serving)``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from labelcheck.labs import assay
from labelcheck.labs.grid import Row
from labelcheck.labs.headings import Table
from labelcheck.labs.setting import basis_over


def under_titles(rows: Sequence[Row], table: Table) -> Iterator[tuple[Table, list[Row]]]:
    """``rows`` of ``table`` cut at the titles that say a basis, each part with the table as it holds for it. A title
    holds up to the next one, be it one that says nothing (``Heavy metals``)."""
    own, part = table, list[Row]()
    for row in rows:
        title = _title(row, table)
        told = basis_over(title) if title is not None else None
        if title is not None and (told is not None or own is not table):
            yield own, part
            own, part = (table._replace(basis=told) if told is not None else table), []
        if told is None:
            part.append(row)
    yield own, part


def _title(row: Row, table: Table) -> Row | None:
    """``row`` as the one cell it has, where that stands alone at the left and names no analyte; the line that goes on
    with a name begins with a small letter or a bracket."""
    cells = [c for c in row.cells if c.text]
    if len(cells) != 1 or cells[0].left >= _names_end(table) or not cells[0].text[0].isupper():
        return None
    return None if assay.tested(cells[0].text).known else row._replace(cells=tuple(cells))


def _names_end(table: Table) -> float:
    """The right edge of the column that names what was tested."""
    return next(column.right for column in table.columns if column.field == "analyte")
