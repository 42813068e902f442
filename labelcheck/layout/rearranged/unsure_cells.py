"""Cells of a text that may be those of another row than the one they stand under."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from labelcheck.model.reading import CellKind, Row


def doubted(rows: Sequence[Row], doses: int) -> list[Row]:
    """``rows`` of a text with so many dose columns, with the cells unsure that may be another row's: where more of a
    kind stand under one name; and where others have none, all that stand on lines of their own, without columns."""
    several = [{kind for kind in _COUNTED if len(_lines_of(row, kind)) > max(doses, 1)} for row in rows]
    mixed = not doses and any("amount" in kinds for kinds in several) and not all(row.cells for row in rows)
    whole = len(list(takewhile(_is_whole, rows))) if mixed else 0
    alike = whole if whole >= SEVERAL else 0
    return [*rows[:alike], *[_doubted(r, k, mixed=mixed) for r, k in zip(rows[alike:], several[alike:], strict=True)]]


SEVERAL = 4
"""So many rows at the head of a table, each a name, an amount and a percent, are in order whatever follows."""


def _is_whole(row: Row) -> bool:
    return [cell.kind for cell in row.cells] in (["amount", "percent"], ["amount", "symbol"])


def _doubted(row: Row, several: set[CellKind], *, mixed: bool) -> Row:
    if not several and not mixed:
        return row
    own = row.name.words[-1].line
    cells = [
        cell._replace(sure=cell.kind not in several and not (mixed and cell.span.words[0].line != own))
        for cell in row.cells
    ]
    return row._replace(cells=tuple(cells))


def _lines_of(row: Row, kind: CellKind) -> set[int]:
    return {cell.span.words[0].line for cell in row.cells if cell.kind == kind}


_COUNTED: tuple[CellKind, ...] = ("amount", "percent")
