"""Of several rows of magnesium the one that states what a serving supplies."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from labelcheck.facts.magnesium.elemental import fits_any
from labelcheck.facts.magnesium.names import is_told_of_compound
from labelcheck.facts.magnesium.rows import MagnesiumRow
from labelcheck.facts.numbers import in_mg
from labelcheck.model.label import Amount


def total_of(rows: list[MagnesiumRow], daily_values: tuple[Decimal, ...]) -> tuple[MagnesiumRow, list[MagnesiumRow]]:
    """The row that states what a serving supplies, or the sum of those that do together, and these."""
    if added := _added(rows):
        return _sum(added), added
    return _by_percent(rows, daily_values) or _total(rows), []


def by_own_percents(rows: list[MagnesiumRow], daily_values: tuple[Decimal, ...]) -> list[MagnesiumRow]:
    """``rows`` as the element's where several are named after compounds, and each states so much of a reference value
    as its percent says: ``Magnesium glycinate 300 mg 80 %``, ``Magnesium malate 75 mg 20 %``."""
    fit = [r for r in rows if r.amount is not None and r.percent and fits_any(r.amount, r.percent, daily_values)]
    if len(fit) < max(len(rows), 2) or any(r.elemental for r in rows):
        return rows
    return [replace(r, elemental=True) for r in rows]


def _added(rows: list[MagnesiumRow]) -> list[MagnesiumRow]:
    """The rows whose amounts together are what the serving supplies, where none states it: the part of the element
    under each compound, or a row of the element for each compound."""
    elemental = [r for r in rows if r.elemental]
    if any(r.whole for r in rows) or len(rows) > 2 * len(elemental):
        return []
    amounts = [amount for r in elemental if r.amount is not None and (amount := in_mg(r.amount))]
    if len(amounts) < 2 or len(amounts) < len(elemental) or (len(amounts) > 2 and 2 * max(amounts) == sum(amounts)):
        return []
    forms = [form.id for r in elemental for form in r.forms]
    each_its_own = all(r.forms for r in elemental) and len(forms) == len(set(forms))
    return elemental if each_its_own or all(is_told_of_compound(r.row) for r in elemental) else []


def _sum(rows: list[MagnesiumRow]) -> MagnesiumRow:
    """``rows`` as one, with the sum of their amounts; a sum of rounded percents would be no printed percent."""
    together = sum([in_mg(r.amount) or Decimal(0) for r in rows if r.amount is not None], Decimal(0))
    return replace(rows[0], amount=Amount(together, "mg"), percent=None, whole=True)


def _by_percent(rows: list[MagnesiumRow], daily_values: tuple[Decimal, ...]) -> MagnesiumRow | None:
    """Of several rows named after compounds, the only one with a percent, where its amount is so much of a reference
    value: what the others are told to supply."""
    stated = [r for r in rows if r.percent is not None]
    if len(rows) < 2 or len(stated) != 1 or any(r.elemental for r in rows):
        return None
    (row,) = stated
    return row if row.amount is not None and fits_any(row.amount, row.percent, daily_values) else None


def _total(rows: list[MagnesiumRow]) -> MagnesiumRow:
    """The row that states what the serving supplies: the element's own row before a compound's; of several, the sum."""
    if (together := next((r for r in rows if r.whole), None)) is not None:
        return together
    elemental = [r for r in rows if r.elemental]
    if len(elemental) < len(rows):  # a name without cells may be the heading of a column: ``davon Magnesium``
        elemental = [r for r in elemental if r.amount is not None or r.percent is not None]
    pool = elemental or rows
    with_amount = [r for r in pool if r.amount is not None]
    masses = [(r, mass) for r in pool if r.amount is not None and (mass := in_mg(r.amount)) is not None]
    whole = sum([mass for _, mass in masses], Decimal(0))
    for row, mass in masses if len(masses) > 2 else ():
        if 2 * mass == whole:  # it is the sum of the others
            return row
    if with_amount:  # printed twice, in two languages, only one may have the percent
        same = [r for r in with_amount if r.amount == with_amount[0].amount and r.elemental]
        return next((r for r in same if r.percent is not None), with_amount[0])
    return next((r for r in pool if r.percent is not None), pool[0])
