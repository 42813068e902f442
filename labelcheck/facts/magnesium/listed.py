"""Magnesium that is known only from an ingredient list: the salts of a label without a panel."""

from __future__ import annotations

import re
from decimal import Decimal

from labelcheck.facts.dietary_ingredients import brackets
from labelcheck.facts.ingredients.heading import IngredientList
from labelcheck.facts.ingredients.items import split
from labelcheck.facts.magnesium.dose_phrases import elemental_part, percent_beside
from labelcheck.facts.magnesium.elemental import dose
from labelcheck.facts.magnesium.forms import buffered, each_once, find_forms, forms_of_item
from labelcheck.facts.magnesium.no_source import DENIED, EXCIPIENT, FREE
from labelcheck.facts.magnesium.shared_salts import shared_salts
from labelcheck.facts.numbers import amount, is_range
from labelcheck.layout import evidence
from labelcheck.layout.panel.brackets import depth_after
from labelcheck.layout.vocabulary.rows import MAGNESIUM, PERCENT_OF
from labelcheck.model.label import Amount, Magnesium, MagnesiumForm
from labelcheck.model.reading import Span
from labelcheck.model.regex import regex

_ELEMENT = regex(rf"(?<![^\W\d_]){MAGNESIUM}(?![^\W\d_])", re.IGNORECASE)
_QUANTITY = regex(r"(?<![\w.,])\d[\d.,]*\s*(?:mg|g|mcg|μg)\b", re.IGNORECASE)
LONGEST_ITEM = 120
"""Characters: what is longer between two commas is prose, not an ingredient."""


def from_list(
    listed: IngredientList, daily_values: tuple[Decimal, ...], *, decimal_comma: bool, alone: bool = True
) -> Magnesium | None:
    """Magnesium known only from an undivided ingredient list: its salts are the source, soaps and silicates are not.

    All that follows the heading is looked through, for such lists go on after full stops; but what is said there to be
    left out is not in it. Not so where it does not stand ``alone``, and another list follows.
    """
    if not listed.undivided:
        return None
    body = listed.body
    rest = Span(body.passage, body.start, len(body.passage.text)) if alone else body
    places = [rest, *[part.body for part in listed.more if part.body.passage is not body.passage]]
    every = [form for place in places for form in (*find_forms(place, elided=False), *shared_salts(place))]
    items = [
        item
        for whole in listed.bodies
        for item in split(whole)
        if len(item.text) <= LONGEST_ITEM and not EXCIPIENT.search(item.text)
    ]
    every += [form for item in items for form in forms_of_item(item)]
    named = each_once(form for form in every if not _is_denied(form.span, body))
    element = next((item for item in items if _names_element(item)), None)
    salts = [item for item in items if find_forms(item, elided=False)]
    if not named and element is None:
        return None
    holder = element or (salts[0] if salts else None)
    part, daily = _stated_part(salts if element is None else [], decimal_comma)
    daily = daily or (percent_beside(_of_daily_value(holder)) if holder is not None else None)
    quantity = part or (_quantity(holder, decimal_comma) if holder is not None else None)
    forms = tuple(MagnesiumForm(f.id, f.span.text, evidence(f.span), "medium", "ingredients") for f in named)
    by_element = element is not None or part is not None
    reached = dose(quantity, daily, [f.id for f in named], elemental_row=by_element, daily_values=daily_values)
    pieces = evidence(holder) if holder is not None else forms[0].evidence
    return Magnesium(
        forms,
        buffered(rest.text),
        quantity,
        reached.elemental_mg,
        reached.basis,
        reached.readings,
        daily,
        None,
        pieces,
        "medium",
        reached.doubts,
    )


def _stated_part(salts: list[Span], decimal_comma: bool) -> tuple[Amount | None, str | None]:
    """How much magnesium the only one of ``salts`` is said to supply, and the percent beside it: ``citrate de magnésium
    1000 mg (apportant 150 mg de magnésium, soit 40 % des VNR)``."""
    part = elemental_part(salts, decimal_comma=decimal_comma) if len(salts) == 1 else None
    return part, percent_beside(brackets(salts[0])) if part is not None else None


def _of_daily_value(item: Span) -> list[Span]:
    """The brackets of ``item`` that say that their percent is one of a Daily Value: ``130 mg (31% DV)``."""
    return [span for span in brackets(item) if _DAILY.search(span.text)]


_DAILY = regex(rf"%\s*(?:daily|{PERCENT_OF})", re.IGNORECASE)


def _is_denied(name: Span, body: Span) -> bool:
    """Whether a ``name`` that stands behind the list in its passage is one of what the product is free from."""
    behind = name.passage is body.passage and name.start >= body.end
    return behind and DENIED.search(name.passage.text, body.end, name.start) is not None


def _names_element(item: Span) -> bool:
    """Whether an ingredient is magnesium itself, no compound of it left over: ``240 mg Magnesium``."""
    match = _ELEMENT.search(item.text)
    if match is None or FREE.search(item.text):
        return False
    return not any(f.span.start <= item.start + match.start() < f.span.end for f in find_forms(item, elided=False))


def _quantity(item: Span, decimal_comma: bool) -> Amount | None:
    """The quantity that stands nearest to the word magnesium."""
    word = _ELEMENT.search(item.text) or re.search(MAGNESIUM, item.text, re.IGNORECASE)
    found = [match for match in _QUANTITY.finditer(item.text) if not is_range(item.text[: match.end()])]
    if word is None or not found:
        return None
    if depth_after(item.text[: word.start()], 0) == 0:  # not that of the compound in brackets behind the element
        found = [match for match in found if depth_after(item.text[: match.start()], 0) == 0] or found
    nearest = min(found, key=lambda m: min(abs(m.start() - word.end()), abs(word.start() - m.end())))
    return amount(nearest.group(), decimal_comma=decimal_comma)
