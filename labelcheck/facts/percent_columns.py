"""Several columns of % Daily Value beside one amount: whose Daily Value counts.

A label that is meant for more than one group prints a percent for each (21 CFR 101.36(b)(2)(iii)). That for adults and
children of four and more is the label's; those for small children or in pregnancy stand beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from labelcheck.facts.numbers import amount, in_mg, percent
from labelcheck.layout.vocabulary import MAGNESIUM, PERCENT_OF
from labelcheck.model.reading import Cell, Panel, Row
from labelcheck.model.regex import regex

_PERCENTS = regex(rf"%\s*(?:daily\s+values?|{PERCENT_OF})", re.IGNORECASE)
_SMALL_OR_PREGNANT = regex(
    r"\b(?:infants?|toddlers?|pregnan\w+|lactat\w+|(?:under|less\s+than)\s+4|1\s*(?:-|to|through)\s*3)\b", re.IGNORECASE
)
_GROWN = regex(r"\badults?\b|\b4\s*(?:\+|(?:or|and)\s+(?:more|older|over|up))", re.IGNORECASE)
_MAGNESIUM = regex(rf"\W*{MAGNESIUM}\b", re.IGNORECASE)
_GENERAL = (Decimal(420), Decimal(400), Decimal(375))
"""mg: Daily Values of magnesium for adults, and the NRV."""


def for_adults(panel: Panel) -> Panel:
    """``panel`` with one percent in each row that has several beside one amount, as most of its rows have; where
    neither the headings nor the arithmetic of the magnesium row tells which, none of them is sure."""
    widths = Counter([len(percents) for row in panel.rows if (percents := _beside_one_amount(row))])
    width, rows = widths.most_common(1)[0] if widths else (0, 0)
    if width < 2 or 2 * rows <= widths.total():
        return panel
    counted = _by_heading(panel, width)
    if counted is None:
        counted = _by_arithmetic(panel.rows, width)
    return replace(panel, rows=tuple(_with_one(row, width, counted) for row in panel.rows))


def _beside_one_amount(row: Row) -> list[Cell]:
    amounts = [cell for cell in row.cells if cell.kind == "amount"]
    return [cell for cell in row.cells if cell.kind == "percent"] if len(amounts) == 1 else []


def _by_heading(panel: Panel, width: int) -> int | None:
    """Which column is headed as that of adults, or as the only one of nobody else."""
    whose = said_of_percents(" ".join([span.text for span in panel.head]))
    others = [bool(_SMALL_OR_PREGNANT.search(text)) and not _GROWN.search(text) for text in whose]
    return others.index(False) if len(whose) == width and others.count(False) == 1 else None


def said_of_percents(head: str) -> list[str]:
    """What stands behind each heading of percents in ``head``: whose Daily Value it is."""
    starts = [match.end() for match in _PERCENTS.finditer(head)]
    return [head[start:end] for start, end in pairwise([*starts, len(head)])]


def _by_arithmetic(rows: Sequence[Row], width: int) -> int | None:
    """Which percent of the magnesium row is of a Daily Value for adults."""
    for row in rows:
        percents = _beside_one_amount(row)
        if len(percents) != width or not _MAGNESIUM.match(row.name.text):
            continue
        quantity = next((amount(cell.span.text) for cell in row.cells if cell.kind == "amount"), None)
        mass = in_mg(quantity) if quantity is not None else None
        fits = [mass is not None and _fits(mass, percent(cell.span.text)) for cell in percents]
        return fits.index(True) if fits.count(True) == 1 else None
    return None


def _fits(mass: Decimal, printed: str | None) -> bool:
    if printed is None or printed.startswith("<"):
        return False
    return any(abs(mass * 100 / value - Decimal(printed)) < 1 for value in _GENERAL)


def _with_one(row: Row, width: int, counted: int | None) -> Row:
    percents = _beside_one_amount(row)
    if not percents:
        return row
    kept = percents[counted] if counted is not None and len(percents) == width else None
    cells = [cell if cell is kept or cell.kind != "percent" else cell._replace(sure=False) for cell in row.cells]
    if kept is not None:
        cells = [cell for cell in cells if cell.sure or cell.kind != "percent"]
    return row._replace(cells=tuple(cells))
