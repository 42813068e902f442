"""Cells of a text that may be those of another row than the one they stand under."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from labelcheck.layout.vocabulary.cells import AMOUNT, PERCENT
from labelcheck.model.reading import CellKind, Row
from labelcheck.model.regex import regex, small_letters


def doubted(rows: Sequence[Row], doses: int) -> list[Row]:
    """``rows`` of a text with so many dose columns, with the cells unsure that may be another row's: where more of a
    kind stand under one name; without columns, where others have none, all that stand on lines of their own; and where
    these come in no order, as the words of some panels are drawn."""
    several = [{kind for kind in _COUNTED if len(_lines_of(row, kind)) > max(doses, 1)} for row in rows]
    mixed = not doses and any("amount" in kinds for kinds in several) and not all(row.cells for row in rows)
    whole = len(list(takewhile(_is_whole, rows))) if mixed else 0
    alike = whole if whole >= SEVERAL else 0
    done = [*rows[:alike], *[_doubted(r, k, mixed=mixed) for r, k in zip(rows[alike:], several[alike:], strict=True)]]
    return [_unsure(row) if _stands_below(row) else row for row in done] if not doses and _are_strewn(rows) else done


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


def _are_strewn(rows: Sequence[Row]) -> bool:
    """Whether cells on lines of their own come in no order: a percent before an amount, and most rows unlike any other
    that holds one amount and one percent."""
    orders = ["".join([_SHARE[cell.kind] for cell in row.cells]) for row in rows if _stands_below(row)]
    if len(orders) < FEWEST or not any("pa" in order for order in orders):
        return False
    whole = Counter([order for order in orders if order in ("a", "ap", "pa")])
    return 2 * max(whole.values(), default=0) < len(orders)


FEWEST = 3
"""Rows: fewer tell no order."""
_SHARE = {"amount": "a", "percent": "p", "symbol": "p", "strength": ""}


def _stands_below(row: Row) -> bool:
    return bool(row.cells) and row.cells[-1].span.words[0].line > row.name.words[-1].line


def of_two_rows(row: Row) -> Row:
    """``row`` with its cells unsure where its name goes on behind an amount with its percent: those of another row
    beside it, whose bracket its own had to close: ``Magnesium (as Chromium (as malate) 50 mg 12% picolinate)``."""
    return _unsure(row) if "%" in (name := row.name.text) and _CELLS.search(small_letters(name)) else row


_CELLS = regex(rf"{AMOUNT}\s+(?>{PERCENT})\s+[^\W\d]")


def _unsure(row: Row) -> Row:
    return row._replace(cells=tuple([cell._replace(sure=False) for cell in row.cells]))
