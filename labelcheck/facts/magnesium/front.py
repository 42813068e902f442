"""Magnesium that is known only from a front panel: the product's name, where no panel and no list of all ingredients
is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from labelcheck.facts.magnesium.forms import buffered, find_forms
from labelcheck.facts.magnesium.menus import is_in_menu
from labelcheck.facts.magnesium.no_source import EXCIPIENT, FREE
from labelcheck.layout import evidence
from labelcheck.layout.vocabulary.rows import ACTIVE, MAGNESIUM, MAGNESIUM_HINT, SOURCE_OF
from labelcheck.model.label import Magnesium, MagnesiumForm
from labelcheck.model.reading import Reading, Span
from labelcheck.model.regex import regex, small_letters

LONGEST_NAME = 8
"""Words: what is longer is a sentence about magnesium, not the name of a product."""

_NAMED = regex(MAGNESIUM, re.IGNORECASE)
_IDENTITY = regex(
    r"\b(?:dietary|food|nutritional|mineral)\s+supplement|nahrungsergänzung|complément\s+alimentaire|"
    r"complemento\s+alimenticio|integratore\s+alimentare",
    re.IGNORECASE,
)


def from_front(reading: Reading) -> Magnesium | None:
    """Magnesium in the name of what calls itself a supplement; how much it holds is not stated there, even where a
    weight stands beside the name, for it may be the compound's."""
    if not any(_IDENTITY.search(passage.text) for passage in reading.passages):
        return None
    name = next((passage for passage in reading.passages if _names(passage.text)), None)
    if name is None:
        return None
    return _named(Span(name, 0, len(name.text)), "name")


_OF_MEDICINE = regex(rf"\b{ACTIVE}(?:\s+(?:ist|sind|est|sont|è|sono|es|son|is|are|zijn))?\s*:?\s+", re.IGNORECASE)


def from_active(reading: Reading) -> Magnesium | None:
    """The magnesium salts right behind what a medicine calls its active substances, how much of them is not told:
    ``Wirkstoff: Magnesiumoxid``."""
    for passage in reading.passages:
        small = small_letters(passage.text) if MAGNESIUM_HINT in passage.text.lower() else ""
        for field in _OF_MEDICINE.finditer(small):
            behind = Span(passage, field.end(), min(passage.line_end(field.end()), field.end() + LONGEST_FIELD))
            if find_forms(behind, elided=False):
                return _named(behind.trimmed, "row")
    return None


LONGEST_FIELD = 160
"""Characters: what stands farther behind the heading is of another."""


def _named(span: Span, origin: Literal["name", "row"]) -> Magnesium:
    """The magnesium that ``span`` names, without an amount."""
    forms = tuple(
        MagnesiumForm(form.id, form.span.text, evidence(form.span), "medium", origin)
        for form in find_forms(span, elided=False)
    )
    return Magnesium(
        forms=forms,
        buffered=buffered(span.text),
        amount=None,
        elemental_mg=None,
        basis="not_stated",
        readings=(),
        percent_daily_value=None,
        compound_mg=None,
        evidence=evidence(span),
        confidence="medium",
    )


def _names(text: str) -> bool:
    if len(text.split()) > LONGEST_NAME or not _NAMED.search(text):
        return False
    return not EXCIPIENT.search(text) and not FREE.search(text)


_OF_OTHERS = regex(
    r"\b(?:unlike|not|no|than|instead|rather|without|nicht|kein\w*|ohne|statt|als|pas|sans|sin|senza|geen|zonder|"
    r"also\s+(?:try|see|available)|try\s+our|vs|versus)\b|\?|[$€£]\s?\d|\d\s?€",
    re.IGNORECASE,
)
"""In a line that speaks of what the product does not hold: ``better absorbed than magnesium oxide``, or of another one
and what it costs."""
_SAID_TO_BE = regex(rf"\W*(?:{MAGNESIUM}\s+)?(?:{SOURCE_OF})\b", re.IGNORECASE)


def names_of_magnesium(reading: Reading) -> Iterator[Span]:
    """The lines outside panels that are names with magnesium in them, or say what it is: ``Magnesium Citrate Spray``,
    ``Magnesium als Magnesiumbisglycinat``."""
    for passage in reading.passages:
        if passage.kind == "panel" or MAGNESIUM_HINT not in passage.text.lower() or not _NAMED.search(passage.text):
            continue
        for start in passage.lines:
            line = Span(passage, start, passage.line_end(start)).trimmed
            said = _SAID_TO_BE.match(line.text)
            first = line.sub(0, len(_STOP.split(line.text, maxsplit=1)[0]))
            rest = line.text[said.end() if said is not None else 0 : len(first.text) + 1]  # with its stop: ``?``
            is_name = _names(first.text) and not (start and line.text[:1].islower()) and _is_near(line, reading)
            if not _OF_OTHERS.search(rest) and (said is not None or is_name) and not is_in_menu(line, reading):
                yield first


def _is_near(line: Span, reading: Reading) -> bool:
    """Whether ``line`` stands above the panel of a text or right below it: what stands further down may name anything,
    as an article about magnesium does. Where on a page the name stands is not told."""
    last = max([panel.title.passage.words[-1].line for panel in reading.panels], default=None)
    return last is None or line.words[0].box is not None or line.words[0].line <= last + NEAR


NEAR = 3
"""Lines."""


_STOP = regex(r"(?<=\w\w)[.!?|](?:\s|\Z)")
