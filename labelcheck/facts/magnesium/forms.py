"""Magnesium compounds named in a piece of print.

A compound is matched exactly after normalising, never by likeness: malate and maleate, taurate and stearate differ by
a letter. Inside a magnesium row the noun may be left out (``as oxide, citrate``): there the anion alone names it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from labelcheck.facts.magnesium.form_names import ids_of_names, in_plain_letters, letters_of, names_in, pattern_of
from labelcheck.facts.magnesium.no_source import LACKS
from labelcheck.knowledge import chelate_brands, compounds
from labelcheck.layout.vocabulary.rows import FORMS_OF, MAGNESIUM
from labelcheck.model.reading import Span
from labelcheck.model.regex import regex

_OTHER_CATION = regex(
    r"(?:calcium|zinc|potassium|sodium|ferrous|iron|cupric|copper|manganese|chromium|selenium|strontium|lithium|molybdenum|ascorbyl)\s+(?:bis|di|tri|mono)?-?\Z|"
    r"pyridox(?:al|ine)[\s-]*5['’]?[\s-]*\Z",
    re.IGNORECASE,
)
LONGEST_CATION = 24
"""Characters before an anion in which another cation stands: ``molybdenum mono-``, ``manganese (from``."""
_OTHERS_BRACKET = regex(r"\b(?:calcium|zinc|potassium|iron|copper|manganese)\s+\((?:(?:as|from)\s+)?\Z", re.IGNORECASE)
_AMOUNT = regex(r"\d\s?(?:m?c?g\b|iu\b|%)", re.IGNORECASE)
LONGEST_NAME = 120
"""Characters of the names that one amount or bracket may be of."""
_SEPARATOR = regex(r"[][,;/+&]|\band\b|\bwith\b|\bund\b|\bet\b|\by\b|\be\b|\)|\(", re.IGNORECASE)
_BUFFERED = regex(r"\bbuffered\b|\bgepuffert\w*\b|\btamponné\w*\b", re.IGNORECASE)
CHELATE = "amino_acid_chelate"
MARINE = "marine"


class Form(NamedTuple):
    """A compound's id and the words that name it."""

    id: str
    span: Span


def find_forms(span: Span, *, elided: bool) -> list[Form]:
    """The compounds named in ``span``, in print order, each once.

    ``elided``: the print belongs to a magnesium row, so that ``oxide`` alone means magnesium oxide.
    """
    text = span.text
    found: list[Form] = []
    names = names_in(text, full=not elided)
    if not names:
        return found
    plain, pattern = in_plain_letters(text), pattern_of(names, full=not elided)
    for match in pattern.finditer(plain):
        if _is_of_other(text, match.start()) or _is_denied(text, match):
            continue
        if (element := _ELEMENT_LAST.search(match[0])) is not None:  # ``ionic magnesium citrate`` is citrate
            match = pattern.match(plain, match.start() + element.start()) or match
        compound = ids_of_names()[letters_of(match["name"])]
        found.append(Form(compound, span.sub(match.start(), match.end())))
    if len(found) < 2:
        return found
    found = named_once(text, span.start, _named_ligands(text, span.start, found))
    return each_once(found)


def _is_of_other(text: str, anion: int) -> bool:
    """Whether another cation stands before the ``anion``, or its bracket is that of other nutrients alone: ``Magnesium
    (as oxide) 250 mg, calcium (as carbonate)``."""
    begin = max(0, anion - LONGEST_CATION)
    if _OTHER_CATION.search(text, begin, anion):
        return True
    bracket = _OTHERS_BRACKET.search(text, begin, anion)
    if bracket is None:
        return False
    names = _AMOUNT.split(text[max(0, anion - LONGEST_NAME) : bracket.start()])[-1]
    return _ELEMENT.search(names) is None


def each_once(forms: Iterable[Form]) -> list[Form]:
    """The first of ``forms`` of each compound."""
    first: dict[str, Form] = {}
    for form in forms:
        first.setdefault(form.id, form)
    return list(first.values())


_DENIED = regex(
    rf"\b(?:{LACKS}|not|non|zero)\s+(?:added\s+|any\s+|as\s+|from\s+)?"
    r"(?:(?:magnesium\s+)?\w{3,12}\s+(?:or|nor|oder|ou|o)\s+)?\Z",
    re.IGNORECASE,
)
_IS_NONE = regex(r"[\s-]*free\b|(?<=magnesia)\s+(?:phos|mur|carb|sulph|sulf)\w*", re.IGNORECASE)
"""Behind a name, what makes it none: ``oxide-free``, ``magnesia phosphorica``, which is a homoeopathic name."""


def _is_denied(text: str, match: re.Match[str]) -> bool:
    """Whether ``match`` stands where a compound is denied: ``bisglycinate, no oxide``, ``oxide-free``."""
    before = text[max(0, match.start() - 50) : match.start()]
    return _DENIED.search(before) is not None or _IS_NONE.match(text, match.end()) is not None


_BEFORE_COMPOUNDS = regex(
    rf"\W*(?:(?:ch[ée]lat[eo]?|quelato)\s+(?:of|de|di)\s+|(?:[^\W\d]{{4,10}}\sd[ei]\s)?{FORMS_OF})?{MAGNESIUM}(?:\s+marin[eo]?)?\s*\(",
    re.IGNORECASE,
)


def forms_of_item(item: Span) -> list[Form]:
    """The compounds that an ingredient names; behind the element their noun is left out: ``magnésium (oxyde)``."""
    return find_forms(item, elided=_BEFORE_COMPOUNDS.match(item.text) is not None)


def buffered(text: str) -> bool:
    """Whether ``text`` says that a chelate is buffered (blended with oxide)."""
    return bool(_BUFFERED.search(text))


def chelate_brand(text: str) -> re.Match[str] | None:
    """The first trade mark of several chelates in ``text``, which fixes no ligand by itself."""
    return _chelate_brands().search(text)


@cache
def _chelate_brands() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, chelate_brands()))})\b", re.IGNORECASE)


def _named_ligands(text: str, offset: int, found: list[Form]) -> list[Form]:
    """``found`` without the bare chelates that stand in one item with a named ligand."""
    bounds = [m.start() for m in _SEPARATOR.finditer(text)]

    def item(form: Form) -> int:
        return bisect_left(bounds, form.span.start - offset)

    named = {item(form) for form in found if form.id != CHELATE}
    return [form for form in found if form.id != CHELATE or item(form) not in named]


_BESIDE = regex(r"[\s®™*†‡-]*\Z")
_QUOTED = regex(r"\s?[\"“«]\s?")
"""Between a salt and where it is from: ``oxyde de magnésium « marin »``."""
_OPENS = regex(r"[\s®™*†‡]*[(\[][^,;/+&()\[\]]*\Z")
"""Between two names of which the second stands in a bracket right behind the first."""
_RAW = regex(
    r"[\s®™*†‡]*[)\]]?\s*[(\[]\s*(?:(?:made|derived|formed|produced|created|prepared)\s+)?"
    r"(?:from|by(?:\s+(?:blending|reacting|combining|mixing))?|aus|à\s+partir\s+d\w*)\b[^()\[\]]*"
    r"(?:\bacid|säure|\bacide|\bácido|\bacido)\b[^()\[\]]*",
    re.IGNORECASE,
)
"""What a salt is made of, in the bracket behind it: ``citrate [from magnesium carbonate and citric acid]``."""
_RAW_UNBRACKETED = regex(
    r"\s+(?:(?:made|derived|formed|produced|created|prepared)\s+)?from\b"
    r"(?:\s+\w+\s+acid\s+(?:and|&|\+)\s+magnesium\s+\w+|[^()\[\],;]{0,80}\bacid\b)",
    re.IGNORECASE,
)
"""The same without a bracket, up to the next comma."""
_ELEMENT_LAST = regex(rf"(?<!\bd[ei]\s)(?<!\bof\s){MAGNESIUM}\Z", re.IGNORECASE)
_ELEMENT = regex(MAGNESIUM, re.IGNORECASE)


def named_once(text: str, offset: int, found: list[Form]) -> list[Form]:
    """``found`` without the names that tell more of the one beside them, or what it was made of. All stand in ``text``,
    which begins at ``offset`` of their passage."""
    dropped: set[Form] = set()
    for i, form in enumerate(found[:-1]):
        end = form.span.end - offset
        if (made_of := _RAW.match(text, end) or _RAW_UNBRACKETED.match(text, end)) is not None:
            dropped.update(other for other in found[i + 1 :] if other.span.start - offset < made_of.end())
        elif (less := _less(form, found[i + 1], text[end : found[i + 1].span.start - offset])) is not None:
            dropped.add(less)
    return [form for form in found if form not in dropped]


def _less(first: Form, second: Form, between: str) -> Form | None:
    """The one of two neighbours that names no compound of its own."""
    opens = _OPENS.match(between) is not None
    if opens and compounds()[first.id].role == "food":
        return first
    if second.id == MARINE and first.id != CHELATE and _QUOTED.fullmatch(between):
        return second
    if opens:
        for form, other in ((first, second), (second, first)):
            if form.id == compounds()[other.id].family and compounds()[other.id].hydrate.endswith("hydrate"):
                return form  # ``Epsom salt (magnesium sulfate)``
    if opens or _BESIDE.match(between):
        for form, other in ((first, second), (second, first)):
            if _is_carried(form, by=other) or (form.id == CHELATE and compounds()[other.id].ligand is not None):
                return form
    elif between.strip() == "," and not _ELEMENT.search(second.span.text):
        if _is_carried(first, by=second):
            return first
        if second.id == CHELATE and " " not in second.span.text and compounds()[first.id].ligand == "glycine":
            return second  # ``bisglycinate de magnésium, chélate d'Albion``
    return None


def _is_carried(form: Form, *, by: Form) -> bool:
    """Whether ``by`` is the carrier system in which the compound ``form`` stands."""
    carrier, carried = compounds()[by.id], compounds()[form.id]
    return carrier.hydrate == "carrier" and carried.family == carrier.family and carried.hydrate != "carrier"
