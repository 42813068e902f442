"""Which rows of the panel speak of active magnesium, and what each says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import NamedTuple

from labelcheck.facts.dietary_ingredients import brackets, cells_of
from labelcheck.facts.magnesium.dose_phrases import ANY_MASS, compound_weights, elemental_part, percent_beside, whole
from labelcheck.facts.magnesium.elemental import fits_any
from labelcheck.facts.magnesium.forms import CHELATE, Form, chelate_brand, find_forms
from labelcheck.facts.magnesium.names import (
    FLUFF,
    INVERTED,
    OF_MAGNESIUM,
    PLAIN_ELEMENT,
    SUPPLIED,
    TOTAL_ROW,
    holds_magnesium,
    is_of_other,
    is_surely_of_other,
    is_told_of_compound,
    misread_element,
    outside_brackets,
)
from labelcheck.facts.magnesium.no_source import EXCIPIENT, FREE
from labelcheck.facts.magnesium.shared_salts import salts_before_element
from labelcheck.facts.numbers import amount, in_mg
from labelcheck.knowledge import bases_of_percents
from labelcheck.layout.vocabulary.cells import IS_ELEMENT
from labelcheck.layout.vocabulary.rows import (
    BLEND,
    EQUALS,
    MAGNESIUM,
    NUTRIENT,
    PART_OF,
    PERCENT_OF,
    SOURCE_OF,
)
from labelcheck.model.label import Amount
from labelcheck.model.reading import Panel, Row, Span
from labelcheck.model.regex import regex

_TOLD_AS_ELEMENT = regex(rf"\b(?:{EQUALS})\s+{FLUFF}{MAGNESIUM}[\s)\]:–-]*\Z", re.IGNORECASE)
"""At the end of a name: the amount behind it is the element's. ``Magnesium oxide eq. to magnesium 100 mg``."""
_IS_ELEMENT = regex(IS_ELEMENT, re.IGNORECASE)
_SOURCED = regex(rf"\W*{FLUFF}{MAGNESIUM},?\s+(?:{SOURCE_OF})\s", re.IGNORECASE)
"""A name that tells the element's source behind it, as others do in brackets: ``Magnesium as citrate``."""


@dataclass(frozen=True, slots=True)
class MagnesiumRow:
    """A row of the panel that speaks of magnesium. ``elemental``: it is named after the element, not a compound.

    ``amount`` is the element's where the row states it beside the compound's weight. ``weights`` are the weights of
    compounds that the row states. ``whole``: the amount is that of all compounds together. ``misread``: so is the
    element's name, which its source tells.
    """

    index: int
    row: Row
    elemental: bool
    amount: Amount | None
    percent: str | None
    forms: tuple[Form, ...]
    weights: tuple[Amount, ...] = ()
    whole: bool = False
    misread: bool = False


def magnesium_rows(panel: Panel, column: int, *, decimal_comma: bool) -> list[MagnesiumRow]:
    """The rows of active magnesium, with what dose column ``column`` prints."""
    found: list[MagnesiumRow] = []
    dashed = sum(_DASH.search(row.name.text) is not None for row in panel.rows) > 1
    for index, row in enumerate(panel.rows):
        if not (found and found[-1].index == index - 1) and is_surely_of_other(row.name.text):
            continue
        row = _without_lead(row)
        name = _name_of(row, dashed=dashed)
        if not name.tells and found and (anions := _anions_under(row, index, found)):
            found.append(MagnesiumRow(index, row, False, None, None, anions))
            continue
        by_amount = not name.tells and (
            _is_by_percent(row, column, decimal_comma=decimal_comma) or _tells_part(row, decimal_comma=decimal_comma)
        )
        if not (name.tells or by_amount) or EXCIPIENT.match(row.name.text.lstrip()) or FREE.search(name.outside):
            continue
        plain = by_amount or name.misread or _is_of_element(row, name)
        forms = _forms_beside(row, name)
        if plain or forms or name.element_end is None or not _FOREIGN_ROW.match(name.outside, name.element_end):
            told = MagnesiumRow(index, row, plain, None, None, forms, misread=name.misread)
            found.append(_with_amounts(told, name, column, decimal_comma=decimal_comma))
    return [_supplier(row, after) for row, after in zip_longest(found, found[1:])] or _in_blend(panel)


class _Name(NamedTuple):
    """How the name of a row speaks of magnesium: where the element's name ends that it begins with, or which compounds
    it names; ``outside`` is what stands before its brackets."""

    outside: str
    element_end: int | None
    compounds: tuple[Form, ...]
    misread: bool = False

    @property
    def tells(self) -> bool:
        """Whether it speaks of magnesium at all."""
        return self.element_end is not None or bool(self.compounds)


def _name_of(row: Row, *, dashed: bool) -> _Name:
    name = row.name.text
    outside = outside_brackets(name)
    outside = _DASH.split(outside, 1)[0] if dashed else outside
    if (begins := OF_MAGNESIUM.match(name)) is not None:
        return _Name(outside, begins.end(), ())
    if (begins := misread_element(name)) is not None:
        return _Name(outside, begins.end("element"), (), misread=True)
    in_brackets = not outside.strip()  # a part of the row above: ``(as magnesium oxide) 200 mg``
    named = name if in_brackets or not row.cells else outside  # what a blend holds is listed without amounts
    compounds = () if is_of_other(named) else tuple(find_forms(row.name.sub(0, len(named)), elided=False))
    return _Name(outside, None, compounds)


def _is_of_element(row: Row, name: _Name) -> bool:
    """Whether what ``row`` says of itself makes its amount the element's."""
    return (
        (
            name.element_end is not None
            and PLAIN_ELEMENT.match(name.outside) is not None
            and not INVERTED.search(row.name.text)
        )
        or _TOLD_AS_ELEMENT.search(row.name.text) is not None
        or _SOURCED.match(name.outside) is not None
        or any(_IS_ELEMENT.fullmatch(span.text) for span in row.related)
    )


def _forms_beside(row: Row, name: _Name) -> tuple[Form, ...]:
    """The compounds that ``row`` names, and those told behind its amount."""
    own = _row_forms(row.name) if name.element_end is not None or row.cells else name.compounds
    own = salts_before_element(row.name) or own
    return (*own, *[form for span in row.related for form in find_forms(span, elided=True)])


def _with_amounts(told: MagnesiumRow, name: _Name, column: int, *, decimal_comma: bool) -> MagnesiumRow:
    """``told`` with its amount, percent and weights of compounds, and whether the amount is the element's after all."""
    row, plain = told.row, told.elemental
    beside = (*brackets(row.name), *row.related, *([row.name] if _BRACKETS_APART.search(row.name.text) else ()))
    quantity, percent = cells_of(row, column, decimal_comma=decimal_comma)
    quantity = _of_percent(row, column, quantity, percent, decimal_comma=decimal_comma)
    if name.compounds and BLEND.search(row.name.text[: name.compounds[0].span.start - row.name.start]):
        quantity = percent = None  # they are the blend's
    percent = percent or percent_beside([span for span in brackets(row.name) if _DAILY.search(span.text)])
    of_compound = (quantity,) if quantity else ()
    weights: tuple[Amount, ...] = ()
    together = whole(beside, decimal_comma=decimal_comma) if beside and not plain else None
    if together is not None:
        plain, quantity, weights = True, together, of_compound
    elif plain and (stated := _stated_beside(row, quantity, beside, decimal_comma=decimal_comma)):
        quantity, weights = stated, of_compound
    elif plain and not _weighs_one_of(told.forms, beside):
        weights = compound_weights(beside, decimal_comma=decimal_comma)
    elif stated := elemental_part(beside, decimal_comma=decimal_comma):
        plain, quantity, weights = True, stated, of_compound
        percent = percent or percent_beside(beside)
    is_whole = together is not None or (plain and quantity is not None and TOTAL_ROW.match(row.name.text) is not None)
    return replace(told, elemental=plain, amount=quantity, percent=percent, weights=weights, whole=is_whole)


def _weighs_one_of(forms: Sequence[Form], beside: Sequence[Span]) -> bool:
    """Whether print ``beside`` an amount has a weight behind the first of several ``forms``: it is that of one of them,
    ``(as magnesium oxide, 100 mg magnesium citrate)``, and one before them that of all."""
    if len(forms) < 2:
        return False
    first = forms[0].span.start
    return any(ANY_MASS.search(span.text, max(0, first - span.start)) for span in beside)


def _of_percent(
    row: Row, column: int, quantity: Amount | None, percent: str | None, *, decimal_comma: bool
) -> Amount | None:
    """The ``quantity`` of ``row``, or where it is not the ``percent`` of a reference value, the only other amount in
    its column that is: columns whose headings are not known may be taken for one."""
    if quantity is None or percent is None or fits_any(quantity, percent, bases_of_percents()):
        return quantity
    printed = [cell.span.text for cell in row.cells if cell.kind == "amount" and cell.column == column and cell.sure]
    others = [amount(text, decimal_comma=decimal_comma) for text in printed[1:]]
    fitting = [other for other in others if other is not None and fits_any(other, percent, bases_of_percents())]
    return fitting[0] if len(fitting) == 1 else quantity


def _is_by_percent(row: Row, column: int, *, decimal_comma: bool) -> bool:
    """Whether ``row``, which speaks of magnesium and of no other nutrient, states so much of a reference value as its
    percent says, as only the element's amount is: ``Apport utile de magnésium biodisponible 300 mg 80 %``."""
    name = outside_brackets(row.name.text)
    if not row.cells or NUTRIENT.match(name) or BLEND.search(name) or not holds_magnesium(name):
        return False
    quantity, percent = cells_of(row, column, decimal_comma=decimal_comma)
    return quantity is not None and fits_any(quantity, percent, bases_of_percents())


def _tells_part(row: Row, *, decimal_comma: bool) -> bool:
    """Whether ``row`` is that of a compound that is not known, and a bracket says how much of the element is in it:
    ``Para-aminobenzoate de magnésium 0,4 g (quantité correspondant en magnésium à 0,02 g)``."""
    name = outside_brackets(row.name.text)
    if not row.cells or NUTRIENT.match(name) or BLEND.search(name) or not holds_magnesium(name):
        return False
    return elemental_part([*brackets(row.name), *row.related], decimal_comma=decimal_comma) is not None


def _anions_under(row: Row, index: int, above: list[MagnesiumRow]) -> tuple[Form, ...]:
    """The compounds of a ``row`` right under one of magnesium that leaves the element out: ``davon aus Citrat 100 mg``,
    and ``Malat 100 mg`` behind it; ``from citrate, malate and taurate``."""
    name = _FROM.match(row.name.text)
    if above[-1].index != index - 1:
        return ()
    if name is None and (above[-1].elemental or any(cell.kind == "percent" for cell in row.cells)):
        return ()  # chloride is a mineral of its own
    named = row.name.sub(name.end() if name is not None else 0, len(row.name.text))
    forms = find_forms(named, elided=True)
    between = [named.passage.text[a.span.end : b.span.start] for a, b in pairwise(forms)]
    whole = bool(forms) and forms[0].span.start == named.start and forms[-1].span.end == named.trimmed.end
    return tuple(forms) if whole and all(map(_BETWEEN_SALTS.fullmatch, between)) else ()


_BETWEEN_SALTS = regex(r"\s?(?:,|;|/|&|\+|,?\s(?:and|und|et|e|y|ed|en))\s?")
_FROM = regex(rf"\W*(?:(?:{PART_OF})\s+)?(?:{SOURCE_OF})\s*:?\s+", re.IGNORECASE)
_DAILY = regex(rf"%\s*(?:{PERCENT_OF})(?!\w)", re.IGNORECASE)


def _without_lead(row: Row) -> Row:
    """``row`` without what a text prints before its name, the end of a heading (``Valori medi: Magnesio 375 mg``) or
    what it is (``Wirkstoff Magnesiumoxid``), and without the bracket around it: ``(Aporta magnesio) 225 mg``."""
    if row.name.text[:1] == "(" and _IN_ONE_BRACKET.fullmatch(row.name.text):
        return row._replace(name=row.name.sub(1, len(row.name.text) - 1))
    lead = _LEAD.match(row.name.text)
    if lead is None or OF_MAGNESIUM.match(row.name.text):
        return row
    return row._replace(name=row.name.sub(lead.end(), len(row.name.text)))


_IN_ONE_BRACKET = regex(r"\([^()]+\)")
_LEAD = regex(rf"(?:[^:()]{{2,60}}(?:\([^()]{{1,30}}\)\s?)?:|wirkstoff)\s+(?={MAGNESIUM})", re.IGNORECASE)


def _in_blend(panel: Panel) -> list[MagnesiumRow]:
    """The first blend that holds magnesium in its brackets: ``Relax Blend (magnesium citrate, GABA) 500 mg``; how much
    it holds is not told."""
    for index, row in enumerate(panel.rows):
        if row.cells and BLEND.search(outside_brackets(row.name.text)):
            forms = [form for bracket in brackets(row.name) for form in find_forms(bracket, elided=False)]
            if forms:
                return [MagnesiumRow(index, row, False, None, None, tuple(forms))]
    return []


def _stated_beside(row: Row, quantity: Amount | None, beside: Iterable[Span], *, decimal_comma: bool) -> Amount | None:
    """The element's amount where the bracket states it and the row's own is larger, and so the compound's: ``Magnesium
    (as glycerophosphate) (elemental 100 mg) 1000 mg``, ``Magnesium lactate (calculated as magnesium) 470 mg (48 mg)``.
    """
    stated = elemental_part(beside, decimal_comma=decimal_comma) if quantity is not None else None
    if stated is None and len(row.related) == 1 and _TOLD_AS_ELEMENT.search(row.name.text):
        stated = amount(row.related[0].text.strip("() "), decimal_comma=decimal_comma)
    part, weight = (in_mg(amount) if amount is not None else None for amount in (stated, quantity))
    return stated if part and weight and part < weight else None


def _supplier(row: MagnesiumRow, after: MagnesiumRow | None) -> MagnesiumRow:
    """``row``, as a compound's where the next one tells what of the element it supplies: ``Marine magnesium 577 mg``,
    ``providing magnesium 300 mg`` or ``of which magnesium 300 mg``. What tells both itself needs no such row."""
    if row.weights or after is None or after.index != row.index + 1 or not is_told_of_compound(after.row):
        return row
    if not SUPPLIED.match(after.row.name.text) and not (row.forms and after.elemental and not after.forms):
        return row
    whole, part = (r.amount and in_mg(r.amount) for r in (row, after))
    return replace(row, elemental=False) if whole and part and part < whole else row


_DASH = regex(r"(?<=[^\W_])\s-\s(?=[^\W\d])")
"""What parts names from their sources where several rows have it: ``Magnésium — bisglycinate``, ``Zinc — oxyde``."""
_BRACKETS_APART = regex(r"\)\s*\(\s*\d")
"""An amount in a bracket of its own behind that of what it is of: ``(Elemental Magnesium) (220 mg)``."""
_FOREIGN_ROW = regex(r"\s+(?:&|and|plus|/)\s", re.IGNORECASE)


def _row_forms(name: Span) -> list[Form]:
    """The compounds a magnesium row names: in its brackets, after ``as``, or as its own name."""
    found = find_forms(name, elided=True)
    if not found and (brand := chelate_brand(name.text)) is not None:
        return [Form(CHELATE, name.sub(*brand.span()))]
    return found
