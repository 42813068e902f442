"""Which facts rows are of magnesium, and what their names make of the amounts."""

from __future__ import annotations

import re

from labelcheck.facts.magnesium.no_source import EXCIPIENT, FREE
from labelcheck.knowledge.hints import holds
from labelcheck.layout.panel.brackets import depth_after
from labelcheck.layout.vocabulary.rows import (
    EQUALS,
    MAGNESIUM,
    MAGNESIUM_HINT,
    NUTRIENT,
    PART_OF,
    SOURCE_OF,
)
from labelcheck.model.reading import Panel, Row
from labelcheck.model.regex import regex, small_letters

_HOLDS = r"enthält|contains|contient|contiene|bevat"
_QUANTITY = (
    r"(?:amount|content|gehalt|menge|inhalt|apports?|teneur|quantité|contenu|aportes?|contenido|cantidad|apporto|contenuto|"
    r"quantità|tenore|hoeveelheid)"
)
"""Before the element's name, with a word between that joins them: ``Apport total en magnésium``."""
FLUFF = (
    rf"(?:(?:{_QUANTITY}|elemental|totale?|totaal|gesamt|en|in|natural|pure|ionic|organic|chelated|buffered|active|liquid|marine|triple|dual|full[\s-]spectrum|[ée]l[ée]ment(?:ares|aire?|al)|reines|zuiver|"
    rf"of|de|di|von|van|an|{_HOLDS}|{PART_OF}|{EQUALS})[.:,]?\s+(?:/\s+)?)*"
)
OF_MAGNESIUM = regex(
    rf"\W*{FLUFF}(?P<mg>(?:(?:mono|di|tri)-?)?{MAGNESIUM}|mag\.?(?=\s*[(*†]|\W*\Z)|mg\.?(?=\s*[(])|(?-i:Mg)(?=\W*\Z))",
    re.IGNORECASE,
)
_SOURCED = regex(
    rf"\W*(?P<element>[^\W\d][^()\[\]]{{0,40}}?)\s*[(\[]\s*(?:{SOURCE_OF})\s[^()]*{MAGNESIUM}", re.IGNORECASE
)
"""A name beside a source that names magnesium."""
FEWEST_LEFT = 4
"""Letters of the element's name that tell it where its beginning was cut off."""


def misread_element(name: str) -> re.Match[str] | None:
    """The beginning of a row's ``name`` that is the element's misread or cut off, where its source names magnesium:
    ``Maonesium (as magnesium citrate)``."""
    if MAGNESIUM_HINT not in small_letters(name) or (sourced := _SOURCED.match(name)) is None:
        return None
    from rapidfuzz.distance import Levenshtein

    element = sourced["element"].lower().replace(" ", "")
    cut = len(element) >= FEWEST_LEFT and "magnesium".endswith(element)
    alike = cut or Levenshtein.distance(element, "magnesium", score_cutoff=2) <= 2
    return sourced if alike and NUTRIENT.match(name) is None else None


_ANYWHERE = regex(MAGNESIUM, re.IGNORECASE)
_PART = regex(rf"\W*(?:{PART_OF})\b", re.IGNORECASE)
SUPPLIED = regex(rf"\W*(?:{EQUALS}|{_HOLDS})\b", re.IGNORECASE)
_IN_COMPOUND = regex(rf"\W*(?:{PART_OF}|{EQUALS}|{_HOLDS})\b", re.IGNORECASE)
PLAIN_ELEMENT = regex(
    rf"\W*{FLUFF}(?:{MAGNESIUM}(?:gehalt|\s*/\s*{MAGNESIUM}){{0,3}}|mag\.?|mg\.?)\W*(?:\b(?:{MAGNESIUM}|{PART_OF}|elementa[lr]\w*|total\w*|gesamt|insgesamt|totaal|él[ée]ment\w*|elemento?|pur[eo]?|ion|mg|mineral|amount|content|as|from|source|equivalent|chelate|{EQUALS}|"
    r"per\s+(?:serv(?:ing|e)|dose|day|capsule|tablet|scoop|sachet))\b\W*)*\Z",
    re.IGNORECASE,
)
TOTAL_ROW = regex(
    rf"\W*(?:{_QUANTITY}\s+)?(?:(?:{EQUALS})\s+)?(?:total|gesamt|totaal|totale)\b[^()]*{MAGNESIUM}|\W*{MAGNESIUM}\W+(?:total|gesamt|insgesamt|totaal|totale)\b",
    re.IGNORECASE,
)
"""The name of the row that states the amounts of the others together."""
ROW_HINTS = (MAGNESIUM_HINT, "mag", "mg")
"""In small letters, without one of which no name is the element's."""


def is_surely_of_other(name: str) -> bool:
    """Whether a short look at ``name`` tells that it is that of another nutrient, as most names of a panel are."""
    small = small_letters(name)
    return not holds(small, ROW_HINTS) and NUTRIENT.of_small.match(small) is not None


def is_of_other(name: str) -> bool:
    """Whether ``name`` is that of another nutrient, though its source may hold magnesium: ``Calcium as Aquamin``."""
    if NUTRIENT.match(name) is None:
        return False
    return _ANYWHERE.search(name) is None or _AS_ASCORBATE.match(name) is not None


_NO_MAGNESIUM = rf"(?:(?!{MAGNESIUM}).)*"
_AS_ASCORBATE = regex(
    rf"\W*vitamin\s+c\b{_NO_MAGNESIUM}{MAGNESIUM}\s+ascorbate{_NO_MAGNESIUM}\Z", re.IGNORECASE | re.DOTALL
)
"""The salt of a vitamin that is named with its sources: ``Vitamin C Calcium Ascorbate, Magnesium Ascorbate``."""


def among_others(panel: Panel) -> list[Row]:
    """The rows whose names hold magnesium behind or beside something else: what was read as one row may be several
    (``Vitamin C Magnesium Zinc``, ``Iodine (from kelp) Magnesium (from sea water)``). Or they hold it with its own
    amount in a bracket, be it one that is never closed (``Coral calcium (providing magnesium 10 mg)``), or as a source
    of what is not known (``um (as magnesium citrate)``)."""
    names = [(row, row.name.text) for row in panel.rows]
    return [
        row
        for row, name in names
        if holds_magnesium(_BRACKET.sub(" ", _TAG.sub("", name))) or _is_dosed(name) or _is_sourced(name)
    ]


_BRACKET = regex(r"\([^()]*\)|\[[^\[\]]*\]|[(\[{][^()\[\]{}]*\Z")
"""With what it holds; one that is never closed runs to the end."""
_TAG = regex(r"\A\W{0,2}[(\[{][^()\[\]{}]{1,30}[)\]}]\s*")
"""What stands in a bracket before a name: ``[ROW] Magnesium``."""


def _is_dosed(name: str) -> bool:
    """Whether ``name`` holds magnesium with its own amount, or among rows that ran into it."""
    if MAGNESIUM_HINT not in small_letters(name):
        return False
    several = depth_after(name, 0) > 0 or len(_AMOUNT.findall(name)) >= SEVERAL
    return states_magnesium(name) or (several and holds_magnesium(name))


def states_magnesium(text: str) -> bool:
    """Whether ``text`` holds magnesium with its own amount."""
    return MAGNESIUM_HINT in small_letters(text) and _DOSED.search(text) is not None


_AMOUNT = regex(r"\d\s?(?:m?c?g|[µμ]g|iu)\b", re.IGNORECASE)
SEVERAL = 3
"""Amounts in what was read as one name: it is several rows."""
_DOSED = regex(rf"(?<![^\W\d])(?:{MAGNESIUM})(?:\s?\([^()]*\))?:?\s?\d[\d.,]*\s?m?g\b", re.IGNORECASE)


def _is_sourced(name: str) -> bool:
    return (
        MAGNESIUM_HINT in small_letters(name)
        and _SOURCED.match(name) is not None
        and NUTRIENT.match(name) is None
        and EXCIPIENT.search(name) is None
    )


def holds_magnesium(name: str) -> bool:
    """Whether ``name`` holds the element's as something active: no excipient of it, and not the lack of it."""
    return (
        MAGNESIUM_HINT in name.lower()
        and _ANYWHERE.search(name) is not None
        and EXCIPIENT.search(name) is None
        and FREE.search(name) is None
    )


_OPENING = regex(r"[(\[{]")


def outside_brackets(name: str) -> str:
    """What stands of ``name`` before its first bracket."""
    opening = _OPENING.search(name)
    return name if opening is None else name[: opening.start()]


def is_named_after_element(row: Row) -> bool:
    """Whether the name of ``row`` is the element's, whatever its brackets hold."""
    name = row.name.text
    return PLAIN_ELEMENT.match(outside_brackets(name)) is not None and not INVERTED.search(name)


INVERTED = regex(rf"{MAGNESIUM}\s*\([^()]{{4,30}}\sde\s*\)", re.IGNORECASE)
"""A compound's name as indexes print it: ``magnésium (carbonate de) lourd``."""


def is_part(row: Row) -> bool:
    """Whether ``row`` is told as a part of the one before it: ``of which magnesium``."""
    return _PART.match(row.name.text) is not None


def is_told_of_compound(row: Row) -> bool:
    """Whether ``row`` tells what the compound before it holds or supplies."""
    return _IN_COMPOUND.match(row.name.text) is not None
