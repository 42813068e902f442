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

from labelcheck.facts.doses.columns import PER_HUNDRED
from labelcheck.facts.doses.daily_value_basis import leaves_out_adults, said_of_percents
from labelcheck.facts.magnesium.elemental import fits
from labelcheck.facts.numbers import amount, in_mg, percent
from labelcheck.knowledge import general_values
from labelcheck.layout.vocabulary.rows import MAGNESIUM
from labelcheck.model.document import Word
from labelcheck.model.label import Amount
from labelcheck.model.reading import Cell, Panel, Row
from labelcheck.model.regex import regex, small_letters

_MAGNESIUM = regex(rf"\W*{MAGNESIUM}\b", re.IGNORECASE)


def for_adults(panel: Panel) -> Panel:
    """``panel`` with one percent in each row that has several beside one amount, as most of its rows have; where
    neither the headings nor the arithmetic of the magnesium row tells which, or these disagree, as where a heading was
    read in part, none of them is sure."""
    if not any(len(row.cells) > 2 for row in panel.rows):
        return panel
    widths = Counter([len(percents) for row in panel.rows if (percents := _beside_one_amount(row))])
    width, rows = widths.most_common(1)[0] if widths else (0, 0)
    if width < 2 or 2 * rows <= widths.total():
        return panel
    headed, reckoned = _by_heading(panel, width), _by_arithmetic(panel.rows, width)
    counted = reckoned if headed is None else headed if reckoned in (None, headed) else None
    return replace(panel, rows=tuple(_with_one(row, width, counted) for row in panel.rows))


def _beside_one_amount(row: Row) -> list[Cell]:
    amounts = [cell for cell in row.cells if cell.kind == "amount"]
    return [cell for cell in row.cells if cell.kind == "percent"] if len(amounts) == 1 else []


def of_the_dose(panel: Panel) -> Panel:
    """``panel`` with its percents given to the dose, where they stand behind a column per 100 g or ml that follows it:
    ``per sachet | per 100 ml | % NRV``. The magnesium row tells whose they are."""
    last = len(panel.columns) - 1
    if last < 1 or not PER_HUNDRED.search(panel.columns[last].text):
        return panel
    percents = [cell for row in panel.rows for cell in row.cells if cell.kind == "percent"]
    if any(cell.column != last for cell in percents) or not any(_is_of_dose(row, last) for row in panel.rows):
        return panel
    return replace(panel, rows=tuple(_moved(row, last) for row in panel.rows))


def _is_of_dose(row: Row, last: int) -> bool:
    """Whether the percent of the magnesium ``row`` is that of the amount before the ``last``, and not of that."""
    if not _MAGNESIUM.match(row.name.text):
        return False
    amounts = {cell.column: amount(cell.span.text, decimal_comma=True) for cell in row.cells if cell.kind == "amount"}
    dose, hundred = amounts.get(last - 1), amounts.get(last)
    printed = next((percent(cell.span.text) for cell in row.cells if cell.kind == "percent"), None)
    return dose is not None and _fits(dose, printed) and not (hundred is not None and _fits(hundred, printed))


def _moved(row: Row, last: int) -> Row:
    cells = [cell._replace(column=last - 1) if cell.kind == "percent" else cell for cell in row.cells]
    return row._replace(cells=tuple(cells))


def _by_heading(panel: Panel, width: int) -> int | None:
    """Which column is headed as that of adults, or as the only one of nobody else."""
    lines = [small_letters(span.text) for span in panel.head]
    if ["%" in line for line in lines].count(True) == 1 and "%" in lines[-1]:  # nothing of them wraps
        return _of_adults(said_of_percents(lines[-1]), width)
    placed = _of_adults(_said_above(panel, width), width)
    return _of_adults(said_of_percents(" ".join(lines)), width) if placed is None else placed


def _of_adults(whose: Sequence[str], width: int) -> int | None:
    others = [leaves_out_adults(text) for text in whose]
    return others.index(False) if len(whose) == width and others.count(False) == 1 else None


def _said_above(panel: Panel, width: int) -> list[str]:
    """What the words of the head say (small letters) that stand above each of ``width`` percents, where headings wrap
    in their columns: ``% DV for | % DV for Pregnant`` over ``Adults | & Lactating Women``. Of turned print nothing:
    these do not stand above there."""
    row = next((row for row in panel.rows if len(_beside_one_amount(row)) == width), None)
    if row is None or row.name.words[0].angle:
        return []
    cells = [row.name, *[cell.span for cell in row.cells if cell.kind in ("amount", "percent")]]
    reach = [(_left(cell.words[0]), _right(cell.words[-1])) for cell in cells]
    above: list[list[str]] = [[] for _ in cells]
    for word in (word for span in panel.head for word in span.words):
        middle = (_left(word) + _right(word)) / 2
        apart = [max(left - middle, middle - right) for left, right in reach]
        above[apart.index(min(apart))].append(word.text)
    return [small_letters(" ".join(words)) for words in above[-width:]]


def _left(word: Word) -> float:
    return word.column if word.box is None else word.box[0]


def _right(word: Word) -> float:
    return word.column + len(word.text) if word.box is None else word.box[2]


def _by_arithmetic(rows: Sequence[Row], width: int) -> int | None:
    """Which percent of the magnesium row is of a Daily Value for adults."""
    for row in rows:
        percents = _beside_one_amount(row)
        if len(percents) != width or not _MAGNESIUM.match(row.name.text):
            continue
        quantity = next((amount(cell.span.text) for cell in row.cells if cell.kind == "amount"), None)
        fitting = [quantity is not None and _fits(quantity, percent(cell.span.text)) for cell in percents]
        return fitting.index(True) if fitting.count(True) == 1 else None
    return None


def _fits(quantity: Amount, printed: str | None) -> bool:
    mass = in_mg(quantity)
    if mass is None or printed is None or printed.startswith("<"):
        return False
    return any(fits(mass, quantity, Decimal(printed), value) for value in general_values())


def _with_one(row: Row, width: int, counted: int | None) -> Row:
    percents = _beside_one_amount(row)
    if not percents:
        return row
    kept = percents[counted] if counted is not None and len(percents) == width else None
    if len(percents) == width and len({percent(cell.span.text) for cell in percents}) == 1:
        kept = percents[0]  # they say the same
    cells = [cell if cell is kept or cell.kind != "percent" else cell._replace(sure=False) for cell in row.cells]
    if kept is not None:
        cells = [cell for cell in cells if cell.sure or cell.kind != "percent"]
    return row._replace(cells=tuple(cells))
