"""Texts whose columns stand one after the other: which cells are those of magnesium, by arithmetic.

The percent beside an amount of magnesium is that of a reference value (21 CFR 101.9(c)(8)(iv)); that beside an amount
of another nutrient is not, but by chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from labelcheck.facts.magnesium.elemental import fits_any
from labelcheck.facts.numbers import amount, percent
from labelcheck.knowledge import bases_of_percents, general_values
from labelcheck.layout.vocabulary.rows import MAGNESIUM
from labelcheck.model.reading import Cell, Panel, Row
from labelcheck.model.regex import regex

_MAGNESIUM = regex(rf"\W*{MAGNESIUM}\b", re.IGNORECASE)
LEAST_VALUE = 100
"""Milligrams: by the reference values of small children the percents of much else fit."""


def in_order(panel: Panel, *, decimal_comma: bool) -> Panel:
    """``panel`` with the cells of magnesium in its row, where none of it are sure and of the amounts near its place
    only one has a percent that fits; and with the cells unsure that stand apart from their names, where those put
    beside magnesium do not fit each other."""
    places = [place for place, row in enumerate(panel.rows) if _MAGNESIUM.match(row.name.text)]
    if len(places) == 1 and not any(cell.sure for cell in panel.rows[places[0]].cells):
        return _placed(panel, places[0], decimal_comma=decimal_comma)
    apart = [place for place in places if _is_apart(panel.rows[place], panel.rows)]
    unplaced = [cell for row in panel.rows for cell in row.cells if cell.kind != "amount" and not cell.sure]
    pairs = [pair for place in apart for pair in _pairs(panel.rows[place], _near(unplaced, place))]
    values = tuple(value for value in bases_of_percents() if value > LEAST_VALUE)
    if not pairs or any(
        _fit(*pair, general_values() if pair[1] in unplaced else values, decimal_comma=decimal_comma) for pair in pairs
    ):
        return panel
    return replace(panel, rows=tuple(map(_doubted, panel.rows)))


def _placed(panel: Panel, place: int, *, decimal_comma: bool) -> Panel:
    """``panel`` with the cells in the row at ``place`` that are its own by their percent."""
    above = [cell for row in panel.rows[:place] for cell in row.cells if cell.kind == "amount"]
    unsure = [cell for row in panel.rows for cell in row.cells if not cell.sure]
    weights = [cell for cell in unsure if cell.kind == "amount"]
    middle = len(above) or place  # where the cells of all rows stand under the last, none stand above
    near = _near(weights, middle)
    fitting = [
        (weight, rate)
        for weight, rate in _beside(unsure, weights)
        if weight in near and _fit(weight, rate, general_values(), decimal_comma=decimal_comma)
    ]
    if len(fitting) != 1 or Decimal(percent(fitting[0][1].span.text) or 0) < LEAST_PERCENT:
        return panel
    own = fitting[0]
    rows = [row._replace(cells=tuple(cell for cell in row.cells if cell not in own)) for row in panel.rows]
    rows[place] = rows[place]._replace(cells=tuple(cell._replace(sure=True) for cell in own))
    return replace(panel, rows=tuple(rows))


LEAST_PERCENT = 4
"""Of a smaller percent, as it is rounded, many amounts may be."""
FARTHEST = 3
"""So many names may have no cells, or two lines, before that of magnesium."""


def _near(cells: Sequence[Cell], place: int) -> Sequence[Cell]:
    return cells[max(place - FARTHEST, 0) : place + FARTHEST + 1]


def _beside(cells: Sequence[Cell], weights: Sequence[Cell]) -> set[tuple[Cell, Cell]]:
    """Each of the ``weights`` among ``cells`` with the percent right behind it; and with that in the same place of
    their order, where there are as many."""
    rates = [cell for cell in cells if cell.kind != "amount"]
    pairs = {pair for pair in pairwise(cells) if [cell.kind for cell in pair] == ["amount", "percent"]}
    if len(weights) == len(rates):
        pairs |= {pair for pair in zip(weights, rates, strict=True) if pair[1].kind == "percent"}
    return pairs


def _is_apart(row: Row, rows: Sequence[Row]) -> bool:
    """Whether print of another row stands between the name of ``row`` and one of its cells in a text."""
    own = row.name.words[-1]
    cells = {cell.span.words[0].line for cell in row.cells} - {own.line}
    if own.box is not None or not cells:
        return False
    first, last = min(own.line, *cells), max(own.line, *cells)
    others = (span for other in rows if other is not row for span in (other.name, *[cell.span for cell in other.cells]))
    return any(first < span.words[0].line < last for span in others)


def _doubted(row: Row) -> Row:
    own = row.name.words[-1].line
    cells = [cell._replace(sure=cell.sure and cell.span.words[0].line == own) for cell in row.cells]
    return row._replace(cells=tuple(cells))


def _pairs(row: Row, unplaced: Sequence[Cell]) -> Iterator[tuple[Cell, Cell]]:
    """Each amount of ``row`` with the percent in its column, or where it has none with each of the ``unplaced``; but
    for bounds (``<1%``)."""
    percents = [cell for cell in row.cells if cell.kind == "percent"]
    for cell in row.cells:
        for other in (percents or unplaced) if cell.kind == "amount" else ():
            if (
                other.kind == "percent"
                and "<" not in other.span.text
                and (other in unplaced or other.column == cell.column)
            ):
                yield cell, other


def _fit(weight: Cell, rate: Cell, values: tuple[Decimal, ...], *, decimal_comma: bool) -> bool:
    quantity = amount(weight.span.text, decimal_comma=decimal_comma)
    return quantity is not None and not quantity.less_than and fits_any(quantity, percent(rate.span.text), values)
