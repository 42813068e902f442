"""The active magnesium of a label: which rows speak of it, in which forms, and how much elemental magnesium it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from labelcheck.facts.dietary_ingredients import brackets, cells_of, row_spans
from labelcheck.facts.elemental import Dose, dose
from labelcheck.facts.forms import CHELATE, MAGNESIUM, Form, buffered, find_forms, names_chelate_brand
from labelcheck.facts.numbers import amount, in_mg
from labelcheck.facts.other_ingredients import IngredientList, split
from labelcheck.layout import evidence
from labelcheck.model.label import Amount, Confidence, Magnesium, MagnesiumForm
from labelcheck.model.reading import Panel, Row, Span

_FLUFF = (
    r"(?:(?:elemental|total|natural|pure|ionic|organic|chelated|buffered|active|liquid|marine|"
    r"providing|provides|of\s+which|davon|dont|elementares|dont|entspricht|entsprechend|equivalent\s+to|soit)\s+)*"
)
_ROW = re.compile(rf"\W*{_FLUFF}(?P<mg>{MAGNESIUM}|mag\.?(?=\s*[(*†])|mg\.?(?=\s*[(]))", re.IGNORECASE)
_PLAIN = re.compile(
    rf"\W*{_FLUFF}(?:{MAGNESIUM}|mag\.?|mg\.?)\W*(?:\b(?:elemental|total|element|ion|mg|mineral|as|from|source|equivalent|chelate)\b\W*)*\Z",
    re.IGNORECASE,
)
_EXCIPIENT = re.compile(
    rf"{MAGNESIUM}[\s-]*(?:stearate|(?:tri)?silicate|palmitate|laurate|salts?\s+of|alumino\w*|-?stearat\w*)|"
    r"st[ée]arat\w*\s+d[ei]\s+magn|sels?\s+de\s+magn[ée]sium|magnesiumsalze?\b|magnesiumstearat|magnesiumsilicat|magnesiumsilikat",
    re.IGNORECASE,
)
_FREE = re.compile(r"magnesium[\s-]*free|(?:no|without|free\s+(?:of|from))\s+magnesium", re.IGNORECASE)
_COMPOUND_WEIGHT = re.compile(r"\d[\d.,]*\s*(?:mg|g|mcg|μg)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _MagnesiumRow:
    """A row of the panel that speaks of magnesium. ``elemental``: it is named after the element, not a compound."""

    index: int
    row: Row
    elemental: bool
    amount: Amount | None
    percent: str | None
    forms: tuple[Form, ...]


def find_magnesium(
    panel: Panel | None, column: int, listed: IngredientList | None, daily_values: tuple[Decimal, ...]
) -> Magnesium | None:
    """The magnesium of the label, or None when it has no active magnesium."""
    rows = _rows(panel, column) if panel is not None else []
    if rows:
        return _from_rows(rows, column, listed, daily_values)
    if panel is None and listed is not None:
        return _from_list(listed, daily_values)
    return None


# ---------------------------------------------------------------- rows


def _rows(panel: Panel, column: int) -> list[_MagnesiumRow]:
    found = []
    for index, row in enumerate(panel.rows):
        name = row.name.text
        outside = _outside_brackets(name)
        begins = _ROW.match(name)
        by_compound = (
            ()
            if begins
            else tuple(find_forms(Span(row.name.passage, row.name.start, row.name.start + len(outside)), elided=False))
        )
        if (begins is None and not by_compound) or _EXCIPIENT.match(name.lstrip()) or _FREE.search(outside):
            continue
        plain = begins is not None and _PLAIN.match(outside) is not None
        forms = _row_forms(row.name)
        if not plain and not forms and begins is not None and _FOREIGN_ROW.match(outside, begins.end()):
            continue
        quantity, percent = cells_of(row, column)
        found.append(_MagnesiumRow(index, row, plain, quantity, percent, tuple(forms)))
    return found


_FOREIGN_ROW = re.compile(r"\s+(?:&|and|plus|/)\s", re.IGNORECASE)


def _outside_brackets(name: str) -> str:
    return re.split(r"[(\[{]", name, maxsplit=1)[0]


def _row_forms(name: Span) -> list[Form]:
    """The compounds a magnesium row names: in its brackets, after ``as``, or as its own name."""
    found = find_forms(name, elided=True)
    if not found and names_chelate_brand(name.text):
        start = re.search(r"\b(?:albion|traacs|chelazome)\b", name.text, re.IGNORECASE)
        assert start is not None
        found = [Form(CHELATE, name.sub(start.start(), start.end()))]
    return found


# ---------------------------------------------------------------- from rows to the fact


def _from_rows(
    rows: list[_MagnesiumRow], column: int, listed: IngredientList | None, daily_values: tuple[Decimal, ...]
) -> Magnesium:
    total = _total(rows)
    parts = [r for r in rows if r is not total]
    named = _forms(total, parts)
    origin_forms = named or _listed_forms(listed)
    compound = _compound_weight(total, parts)
    reached = _dose(total, [f.id for f in origin_forms], daily_values)
    return Magnesium(
        forms=tuple(origin_forms),
        buffered=any(buffered(r.row.name.text) for r in rows),
        amount=total.amount,
        elemental_mg=reached.elemental_mg,
        basis=reached.basis,
        readings=reached.readings,
        percent_daily_value=total.percent,
        compound_mg=compound,
        evidence=evidence(*row_spans(total.row, column)),
        confidence=_confidence(total, rows, reached),
        doubts=reached.doubts,
    )


def _confidence(total: _MagnesiumRow, rows: list[_MagnesiumRow], reached: Dose) -> Confidence:
    if reached.doubts or (len(rows) > 1 and not total.elemental):
        return "medium"
    return "high"


def _total(rows: list[_MagnesiumRow]) -> _MagnesiumRow:
    """The row that states what the serving supplies: the element's own row before a compound's; of several, the sum."""
    elemental = [r for r in rows if r.elemental]
    pool = elemental or rows
    with_amount = [r for r in pool if r.amount is not None]
    for row in with_amount:
        others = [r.amount.value for r in with_amount if r is not row and r.amount is not None]
        assert row.amount is not None
        if len(others) > 1 and sum(others) == row.amount.value:
            return row
    if with_amount:
        return with_amount[0]
    return next((r for r in pool if r.percent is not None), pool[0])


def _forms(total: _MagnesiumRow, parts: list[_MagnesiumRow]) -> list[MagnesiumForm]:
    found = [MagnesiumForm(f.id, f.span.text, evidence(f.span)) for f in total.forms]
    for part in parts:
        for form in part.forms:
            if form.id not in {f.id for f in found}:
                found.append(MagnesiumForm(form.id, form.span.text, evidence(form.span), origin="child"))
    return found


def _compound_weight(total: _MagnesiumRow, parts: list[_MagnesiumRow]) -> Decimal | None:
    """The printed weight of the one compound beside the element: in the brackets of its row, or in a row of its own."""
    printed = [m for b in brackets(total.row.name) for m in _COMPOUND_WEIGHT.findall(b.text)] if total.elemental else []
    weights = [q for p in printed if (q := amount(p)) is not None]
    weights += [p.amount for p in parts if not p.elemental and p.amount is not None]
    return in_mg(weights[0]) if len(weights) == 1 else None


def _dose(total: _MagnesiumRow, forms: list[str], daily_values: tuple[Decimal, ...]) -> Dose:
    elemental_row = total.elemental or (
        bool(brackets(total.row.name)) and _PLAIN.match(_outside_brackets(total.row.name.text)) is not None
    )
    return dose(total.amount, total.percent, forms, elemental_row=elemental_row, daily_values=daily_values)


def _listed_forms(listed: IngredientList | None) -> list[MagnesiumForm]:
    """Magnesium salts of the ingredient list, for a row that names none."""
    if listed is None:
        return []
    found: list[MagnesiumForm] = []
    for item in split(listed.body):
        if _EXCIPIENT.search(item.text):
            continue
        for form in find_forms(item, elided=False):
            if form.id not in {f.id for f in found}:
                found.append(MagnesiumForm(form.id, form.span.text, evidence(form.span), "medium", "ingredients"))
    return found


_ELEMENT = re.compile(rf"(?<![^\W\d_]){MAGNESIUM}(?![^\W\d_])", re.IGNORECASE)
_QUANTITY = re.compile(r"(?<![\w.,])\d[\d.,]*\s*(?:mg|g|mcg|μg)\b", re.IGNORECASE)
LONGEST_ITEM = 120
"""Characters: what is longer between two commas is prose, not an ingredient."""


def _from_list(listed: IngredientList, daily_values: tuple[Decimal, ...]) -> Magnesium | None:
    """Magnesium known only from an undivided ingredient list: its salts are the source, soaps and silicates are not.

    All that follows the heading is looked through: such lists go on after full stops.
    """
    if not listed.undivided:
        return None
    body = listed.body
    rest = Span(body.passage, body.start, len(body.passage.text))
    named = find_forms(rest, elided=False)
    items = [item for item in split(body) if len(item.text) <= LONGEST_ITEM and not _EXCIPIENT.search(item.text)]
    element = next((item for item in items if _names_element(item)), None)
    salts = [item for item in items if find_forms(item, elided=False)]
    if not named and element is None:
        return None
    holder = element or (salts[0] if salts else None)
    quantity = _quantity(holder) if holder is not None else None
    forms = tuple(MagnesiumForm(f.id, f.span.text, evidence(f.span), "medium", "ingredients") for f in named)
    reached = dose(quantity, None, [f.id for f in named], elemental_row=element is not None, daily_values=daily_values)
    places = evidence(holder) if holder is not None else forms[0].evidence
    return Magnesium(
        forms,
        buffered(rest.text),
        quantity,
        reached.elemental_mg,
        reached.basis,
        reached.readings,
        None,
        None,
        places,
        "medium",
        reached.doubts,
    )


def _names_element(item: Span) -> bool:
    """Whether an ingredient is magnesium itself, no compound of it left over: ``240 mg Magnesium``."""
    match = _ELEMENT.search(item.text)
    if match is None or _FREE.search(item.text):
        return False
    return not any(f.span.start <= item.start + match.start() < f.span.end for f in find_forms(item, elided=False))


def _quantity(item: Span) -> Amount | None:
    """The quantity that stands nearest to the word magnesium."""
    word = _ELEMENT.search(item.text) or re.search(MAGNESIUM, item.text, re.IGNORECASE)
    found = list(_QUANTITY.finditer(item.text))
    if word is None or not found:
        return None
    return amount(min(found, key=lambda m: min(abs(m.start() - word.end()), abs(word.start() - m.end()))).group())
