"""Magnesium whose dose is told in a sentence, on a label without a panel: ``Each capsule contains 100 mg elemental
magnesium (as magnesium bisglycinate)``."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from labelcheck.facts.ingredients.actives import find_actives
from labelcheck.facts.ingredients.heading import IngredientList
from labelcheck.facts.magnesium.forms import Form, each_once, find_forms
from labelcheck.facts.magnesium.front import from_active, from_front, names_of_magnesium
from labelcheck.facts.magnesium.listed import from_list
from labelcheck.facts.magnesium.named_forms import listed_forms
from labelcheck.facts.magnesium.sentence import MASS, from_sentence
from labelcheck.facts.magnesium.shared_salts import salts_before_element
from labelcheck.facts.numbers import in_mg
from labelcheck.layout import evidence
from labelcheck.layout.vocabulary.rows import MAGNESIUM, SOURCE_OF
from labelcheck.model.label import Magnesium, MagnesiumForm
from labelcheck.model.reading import Reading, Span
from labelcheck.model.regex import regex


def without_panel(
    reading: Reading, listed: IngredientList | None, daily_values: tuple[Decimal, ...], *, decimal_comma: bool
) -> tuple[Magnesium | None, Span | None]:
    """The magnesium of a label without a panel, and the sentence that tells its dose.

    A single list of all ingredients says whether there is any; what stands only on the front is a name.
    """
    alone = listed is None or listed.undivided
    if listed is not None and not alone:
        listed = find_actives(reading, listed) or listed
    in_list = from_list(listed, daily_values, decimal_comma=decimal_comma, alone=alone) if listed is not None else None
    told = from_sentence(reading, daily_values, decimal_comma=decimal_comma)
    if told is not None and not (in_list is not None and in_list.amount is not None and _is_of(listed, told[1])):
        magnesium, span = told
        if not magnesium.forms and in_list is not None:
            magnesium = replace(magnesium, forms=in_list.forms)
        return magnesium, span
    if in_list is None and (listed is None or not listed.undivided):
        return from_active(reading) or from_front(reading), None
    return in_list, listed.heading if in_list is not None and in_list.amount is not None and listed else None


def _is_of(listed: IngredientList | None, sentence: Span) -> bool:
    """Whether ``sentence`` is no more than the list: its heading tells the dose."""
    if listed is None or listed.body.passage is not sentence.passage:
        return False
    return sentence.start <= listed.body.start < sentence.end and listed.heading.end >= sentence.start


_FORM = regex(
    rf"(?:{MAGNESIUM}\s+(?:forms?|sources?|types?)|(?:forms?|sources?)\s+(?:of|de|di)\s+{MAGNESIUM}|(?:\A|(?<=\s))sources?)\s*:\s*(?={MAGNESIUM}|\w)",
    re.IGNORECASE,
)


def with_form(magnesium: Magnesium, reading: Reading, listed: IngredientList | None) -> Magnesium:
    """``magnesium`` with the form that a product's data name in a field of their own (``Magnesium form: glycinate``),
    the list of actives before the ``listed`` others, or a line beside the panel: ``sous forme de citrate de
    magnésium``, the product's name."""
    for passage in reading.passages:
        field = _FORM.search(passage.text) if ":" in passage.text else None
        if field is not None:
            of_field = find_forms(Span(passage, field.end(), passage.line_end(field.end() - 1)), elided=True)
            forms = tuple(MagnesiumForm(form.id, form.span.text, evidence(form.span)) for form in of_field)
            return replace(magnesium, forms=forms) if forms else magnesium
    actives = find_actives(reading, listed) if listed is not None and not listed.undivided else None
    if actives is not None and (of_actives := listed_forms(actives)):
        return replace(magnesium, forms=tuple(of_actives))
    if (active := from_active(reading)) is not None:
        return replace(magnesium, forms=active.forms)
    named: list[Form] = []
    for line in names_of_magnesium(reading):
        if named and not _is_next_line(named[-1].span, line):
            break
        named += salts_before_element(line) or find_forms(line, elided=False) or _elided(line)
    told = [MagnesiumForm(form.id, form.span.text, evidence(form.span), "medium", "name") for form in each_once(named)]
    return replace(magnesium, forms=tuple(told)) if told else magnesium


def _is_next_line(above: Span, line: Span) -> bool:
    """Whether ``line`` stands right under the one that holds ``above``: compounds may be listed one a line."""
    return line.passage is above.passage and above.passage.line_end(above.start) == line.start


def _elided(line: Span) -> list[Form]:
    source = _ITS_SOURCE.search(line.text)
    return find_forms(line.sub(source.end(), len(line.text)), elided=True) if source is not None else []


_ITS_SOURCE = regex(rf"{MAGNESIUM}\s*(?:\(|(?:{SOURCE_OF})\s)", re.IGNORECASE)
"""Behind it the salt's noun is left out: ``Magnésium (citrate et bisglycinate)``."""


def settled(
    magnesium: Magnesium, reading: Reading, daily_values: tuple[Decimal, ...], *, of_dose: bool, decimal_comma: bool
) -> tuple[Magnesium, Span | None]:
    """The ``magnesium`` of a medicine's panel, which declares the compound, with how much of the element a sentence
    says that this is, and that sentence: ``each tablespoonful contains: magnesium 500 mg``. ``of_dose``: the panel's
    amounts are those of a dose, and not of 100 g."""
    found = from_sentence(reading, daily_values, decimal_comma=decimal_comma)
    if found is None:
        return magnesium, None
    told, (passage, start, end) = found
    weight = in_mg(magnesium.amount) if magnesium.amount is not None else None
    if told.elemental_mg is None or (weight is not None and told.elemental_mg >= weight):
        return magnesium, None
    mass = max([match.end() for match in MASS.finditer(passage.text, start, end)], default=start)
    sentence = Span(passage, start, min(passage.line_end(mass), end))
    places = (*magnesium.evidence, *evidence(sentence))
    declared = replace(told, forms=magnesium.forms, evidence=places)
    if of_dose:
        declared = replace(declared, compound_mg=weight, compound_evidence=magnesium.evidence)
    return declared, sentence
