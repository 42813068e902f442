"""Texts in which the words of a panel stand in no order, as drawn: what stands under a name need not be of its row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from labelcheck.model.reading import Row

FEWEST = 3
"""Rows: fewer tell no order."""
_SHARE = {"amount": "a", "percent": "p", "symbol": "p", "strength": ""}


def doubted_if_strewn(rows: Sequence[Row]) -> Sequence[Row]:
    """``rows`` of a text with the cells unsure that stand on lines of their own, where these come in no order: a
    percent before an amount, and most rows unlike any other that holds one amount and one percent."""
    below = [row for row in rows if row.cells and _stands_below(row)]
    orders = ["".join([_SHARE[cell.kind] for cell in row.cells]) for row in below]
    if len(below) < FEWEST or not any("pa" in order for order in orders):
        return rows
    whole = Counter([order for order in orders if order in ("a", "ap", "pa")])
    if 2 * max(whole.values(), default=0) >= len(below):
        return rows
    unsure = {id(row) for row in below}
    return [_doubted(row) if id(row) in unsure else row for row in rows]


def _stands_below(row: Row) -> bool:
    return row.cells[-1].span.words[0].line > row.name.words[-1].line


def _doubted(row: Row) -> Row:
    return row._replace(cells=tuple([cell._replace(sure=False) for cell in row.cells]))
