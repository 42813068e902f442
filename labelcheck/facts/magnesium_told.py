"""Magnesium whose dose is told in a sentence, on a label without a panel: ``Each capsule contains 100 mg elemental
magnesium (as magnesium bisglycinate)``."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from labelcheck.facts.dose_phrases import compound_weights, elemental_part
from labelcheck.facts.elemental import dose
from labelcheck.facts.forms import buffered, find_forms
from labelcheck.facts.list_heading import IngredientList
from labelcheck.facts.magnesium_front import from_front
from labelcheck.facts.magnesium_listed import from_list
from labelcheck.facts.no_source import EXCIPIENT, FREE
from labelcheck.facts.numbers import amount, in_mg, percent
from labelcheck.facts.sentences import Sentence, sentences
from labelcheck.layout import evidence
from labelcheck.layout.cells import lex
from labelcheck.layout.dose_headings import BLANKS, DOSE, EACH, PER, SUPPLIES, WHOLE_DOSE
from labelcheck.layout.dose_words import UNIT_DOSE
from labelcheck.layout.rows import no_row
from labelcheck.layout.vocabulary import MAGNESIUM, PART_OF
from labelcheck.model.label import Amount, Magnesium, MagnesiumForm
from labelcheck.model.reading import Reading, Span
from labelcheck.model.regex import regex

_NAMED = regex(MAGNESIUM, re.IGNORECASE)
_DAY = r"(?:tagesdosis|daily\s+dose|dose\s+journalière|dosis\s+diaria|dose\s+giornaliera)\s*:?"
_TOLD = regex(
    rf"\b(?:{EACH}|(?:(?:{PER})|{_DAY})\s+(?:\d+\s+)?(?:{UNIT_DOSE})\s*:|"
    rf"(?:{PER})\s+(?:{WHOLE_DOSE.replace(' ', BLANKS)})\s*\([^()\n]{{2,30}}\)\s*:|"
    rf"(?:medicinal|active)(?:\s+ingredients?)?\s*:\s[^.:]{{3,80}}\s(?:{PER})\s+(?:\d+\s+)?(?:{UNIT_DOSE})\b|"
    rf"\d+\s+sprays?\s+(?:{SUPPLIES})\b|"
    rf"(?:{SUPPLIES})\s[^.]{{3,80}}\s(?:{PER})\s+(?:\d+\s+(?:[a-z-]+\s+)?)?(?:{DOSE.replace(' ', BLANKS)})\b)",
    re.IGNORECASE,
)
"""What a dose holds, in so many words; ``Magnesium 400 mg per capsule`` may be a name and the weight of a compound."""
_PART = regex(rf"\b(?:{PART_OF})\b", re.IGNORECASE)
_MASS = regex(r"\d[.,]*\s*(?:mg|g)\b", re.IGNORECASE)
_OF_NEEDS = regex(
    r"\b(?:exceed|up\s+to|at\s+least|more\s+than|less\s+than|limit|daily\s+values?|rda|recommended|require\w*|needs?|should|"
    r"adults?|children|men|women|deficien\w+|study|studies)\b",
    re.IGNORECASE,
)
"""A sentence that speaks of what people need or may take, not of what the product holds."""


def without_panel(
    reading: Reading, listed: IngredientList | None, daily_values: tuple[Decimal, ...], *, decimal_comma: bool
) -> tuple[Magnesium | None, Span | None]:
    """The magnesium of a label without a panel, and the sentence that tells its dose.

    A single list of all ingredients says whether there is any; what stands only on the front is a name.
    """
    in_list = from_list(listed, daily_values, decimal_comma=decimal_comma) if listed is not None else None
    told = from_sentence(reading, daily_values, decimal_comma=decimal_comma)
    if told is not None:
        magnesium, span = told
        if not magnesium.forms and in_list is not None:
            magnesium = replace(magnesium, forms=in_list.forms)
        return magnesium, span
    if in_list is None and (listed is None or not listed.undivided):
        return from_front(reading), None
    return in_list, None


_FORM = regex(rf"(?:{MAGNESIUM}\s+(?:forms?|sources?|types?)|forms?\s+of\s+{MAGNESIUM})\s*:\s*", re.IGNORECASE)


def with_form(magnesium: Magnesium, reading: Reading) -> Magnesium:
    """``magnesium`` with the form that a product's data name in a field of their own: ``Magnesium form: glycinate``."""
    for passage in reading.passages:
        field = _FORM.search(passage.text) if ":" in passage.text else None
        if field is not None:
            named = find_forms(Span(passage, field.end(), passage.line_end(field.end() - 1)), elided=True)
            forms = tuple(MagnesiumForm(form.id, form.span.text, evidence(form.span)) for form in named)
            return replace(magnesium, forms=forms) if forms else magnesium
    return magnesium


def settled(
    magnesium: Magnesium, reading: Reading, daily_values: tuple[Decimal, ...], *, decimal_comma: bool
) -> Magnesium:
    """The ``magnesium`` of a medicine's panel, which declares the compound, with how much of the element a sentence
    says that this is: ``each tablespoonful contains: magnesium 500 mg``."""
    found = from_sentence(reading, daily_values, decimal_comma=decimal_comma)
    if found is None:
        return magnesium
    told, (passage, start, end) = found
    weight = in_mg(magnesium.amount) if magnesium.amount is not None else None
    if told.elemental_mg is None or (weight is not None and told.elemental_mg >= weight):
        return magnesium
    mass = max([match.end() for match in _MASS.finditer(passage.text, start, end)], default=start)
    sentence = Span(passage, start, min(passage.line_end(mass), end))
    places = (*magnesium.evidence, *evidence(sentence))
    return replace(
        told, forms=magnesium.forms, compound_mg=weight, compound_evidence=magnesium.evidence, evidence=places
    )


def from_sentence(
    reading: Reading, daily_values: tuple[Decimal, ...], *, decimal_comma: bool
) -> tuple[Magnesium, Span] | None:
    """The magnesium that one dose of the product is said to hold, and where; None where sentences tell different doses
    or none does."""
    told: list[tuple[Amount, bool, Span]] = []
    for passage in reading.passages:
        if passage.kind == "panel" or not _NAMED.search(passage.text):
            continue
        spans = filter(None, map(_telling, sentences(passage)))
        told += [(*found, span) for span in spans if (found := _quantity(span, decimal_comma=decimal_comma))]
    if len({(quantity, elemental) for quantity, elemental, _ in told}) != 1:
        return None
    quantity, elemental, span = told[0]
    named = find_forms(span, elided=elemental)
    daily = _percent_of(quantity, span, decimal_comma=decimal_comma)
    reached = dose(quantity, daily, [form.id for form in named], elemental_row=elemental, daily_values=daily_values)
    whole = _PART.search(span.text)  # before ``davon 200 mg Magnesium`` stands the compound
    beside = span.sub(0, whole.start()) if whole else span
    weights = compound_weights([beside], decimal_comma=decimal_comma) if elemental else ()
    magnesium = Magnesium(
        forms=tuple(MagnesiumForm(form.id, form.span.text, evidence(form.span), "medium") for form in named),
        buffered=buffered(span.text),
        amount=quantity,
        elemental_mg=reached.elemental_mg,
        basis=reached.basis,
        readings=reached.readings,
        percent_daily_value=daily,
        compound_mg=in_mg(weights[0]) if len(weights) == 1 else None,
        compound_evidence=evidence(span) if len(weights) == 1 else (),
        evidence=evidence(span),
        confidence="medium",
        doubts=reached.doubts,
    )
    return magnesium, span


def _percent_of(quantity: Amount, sentence: Span, *, decimal_comma: bool) -> str | None:
    """The one percent of ``sentence``; of several, the one that follows ``quantity`` and no other amount."""
    pieces = [(piece.kind, sentence.text[piece.start : piece.end]) for piece in lex(sentence.text)[0]]
    found = {percent(text) for kind, text in pieces if kind == "percent"}
    if len(found) > 1:
        found, own = set(), False
        for kind, text in pieces:
            if kind == "amount":
                own = amount(text, decimal_comma=decimal_comma) == quantity
            elif kind == "percent" and own:
                found.add(percent(text))
    return found.pop() if len(found) == 1 else None


def _telling(sentence: Sentence) -> Span | None:
    """The part of ``sentence`` that tells what a dose holds, from the beginning of its line to the next heading; None
    where none does."""
    text = sentence.text
    told = _TOLD.search(text) if _NAMED.search(text) else None
    if told is None:
        return None
    begin = min(told.start(), *[match.start() for match in _MASS.finditer(text)], len(text))
    lines = [0, *[line - sentence.span.start for line in sentence.lines]]
    end = next((line for line in lines if line > told.end() and no_row(text[line:]) == "heading"), len(text))
    span = sentence.span.sub(max(line for line in lines if line <= begin), end)
    return None if any(pattern.search(span.text) for pattern in (_OF_NEEDS, EXCIPIENT, FREE)) else span


def _quantity(sentence: Span, *, decimal_comma: bool) -> tuple[Amount, bool] | None:
    """The one amount of magnesium in ``sentence``, and whether it is the element's or a compound's weight."""
    stated = elemental_part([sentence], decimal_comma=decimal_comma)
    if stated is not None:
        return stated, True
    weights = compound_weights([sentence], decimal_comma=decimal_comma)
    if len(weights) == 1 and find_forms(sentence, elided=False):
        return weights[0], False
    return None
