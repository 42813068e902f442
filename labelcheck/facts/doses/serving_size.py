"""The serving size, or the dose of a heading, that some words print."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from decimal import Decimal

from labelcheck.facts.doses.columns import without_percents
from labelcheck.facts.doses.rhythm import BRACKET, TO
from labelcheck.facts.doses.serving_words import (
    ALL_BRACKET,
    AMOUNT_OF,
    BARE_SIZE,
    BEHIND_SIGN,
    BESIDE_HEADINGS,
    BESIDE_NAMES,
    COUNTED,
    DAYS_SIZE,
    DOSE_HEADING,
    GRAMS,
    IN_BRACKET,
    OF_A_DAY,
    PER_CONTAINER,
    SIZE_AGAIN,
    SIZE_ALONE,
    STATED_SIZE,
    SUPPLYING,
    UNIT_ALONE,
    UNITS,
)
from labelcheck.facts.doses.units import COUNT, SAID_AGAIN, count, unit_of
from labelcheck.facts.numbers import decimal
from labelcheck.layout import evidence
from labelcheck.layout.panel.serving_statement import MOST_LINES, serving_goes_on
from labelcheck.layout.vocabulary.doses import UNIT_DOSE, UNIT_GOES_ON
from labelcheck.layout.vocabulary.heads import NAMES_HEAD
from labelcheck.model.label import Serving
from labelcheck.model.memory import remembered
from labelcheck.model.reading import Passage, Span
from labelcheck.model.regex import regex, small_letters


def dose_of(span: Span, *, line_only: bool = False) -> Serving | None:
    """The serving size or the dose that the words of ``span`` name; ``line_only``: a size, and no further than its
    line."""
    match = stated = size_in(span.text)
    if match is None and not line_only:
        small = small_letters(span.text)
        match = _in_heading(small) or (_in_heading(without_percents(small)) if "%" in small else None)
    if match is None:
        return None
    if match.lastgroup == "unit":
        return serving_of(unit := span.sub(*match.span("unit")), unit.text)
    end = size_end(span, match)
    if line_only:
        end = min(end, _line_of_size(span.passage, span.start + match.start("size")) - span.start)
    size = span.sub(match.start("size"), end)
    again = SIZE_AGAIN.fullmatch(size.text)
    size = size.sub(0, again.end("size")) if again is not None else _without_print_beside(_in_one_language(size))
    text = _ABOUT.sub("", size.text).strip(" ,;:.|/·•-–—")
    text = text[1:-1] if text[:1] == "(" and text[-2:] == "))" else text  # ``(1 scoop (10 g))``
    text = text if "(" in text else text.rstrip(")")  # of a bracket that the whole statement stands in
    if (heading := _HEADS_NAMES.match(text)) is not None:  # ``Serving size | Nutrient | 1 Tablet``
        size, text = size.sub(size.text.index(text) + heading.end(), len(size.text)), text[heading.end() :]
    if not text or _OTHER_LABEL.match(text) or (stated and not _tells_amount(text)):
        return None
    if (at := size.text.find(text)) >= 0:
        size = size.sub(at, at + len(text))
    counted = PER_CONTAINER.search(span.text)
    if counted is None:
        return serving_of(size, text)
    count = (counted["count"] or counted["count_before"]).strip()
    return replace(serving_of(size, text), per_container=count, counted_evidence=evidence(span.sub(*counted.span())))


def _line_of_size(passage: Passage, start: int) -> int:
    """Where the line of a size ends that begins at ``start``; where each word stands on its own, that of its unit."""
    end = passage.line_end(start)
    if not passage.text[start:end].strip().isdigit():
        return end
    for _ in range(MOST_WORDS):
        end = passage.line_end(end)
        if COUNTED.match(small_letters(passage.text[start:end])):
            return end
    return passage.line_end(start)


MOST_WORDS = 3
"""Of a unit: ``chewable soft gel``."""
_HEADS_NAMES = regex(rf"(?:{NAMES_HEAD.pattern})\s+(?=\d)", re.IGNORECASE)
"""Before a size that stands in a column of its own."""


def _tells_amount(text: str) -> bool:
    """Whether ``text`` holds a number, in figures or words, or a unit, and is no other heading."""
    return any(map(str.isdigit, text)) or counted_units(text) != (None, None) or _COUNT.search(text.lower()) is not None


_COUNT = regex(COUNT)
_OTHER_LABEL = regex(r"servings? per\b", re.IGNORECASE)
"""Where labels stand in a column of their own, this one follows that of the size."""
_ABOUT = regex(r"(?<!\W)\W+approx(?:imate(?:ly)?)?\W*\Z", re.IGNORECASE)
"""Behind a size it is said of the amounts: ``Per serving: 1 tablet, approx.``"""


def _in_heading(small: str) -> re.Match[str] | None:
    """The dose that headings of columns name."""
    patterns = (IN_BRACKET, BEHIND_SIGN, DOSE_HEADING, SUPPLYING, OF_A_DAY, AMOUNT_OF)
    match = next(filter(None, (pattern.search(small) for pattern in patterns)), None)
    match = match or SIZE_ALONE.match(small) or DAYS_SIZE.search(small) or BESIDE_HEADINGS.search(small)
    return match or _only_dose(small) or BESIDE_NAMES.search(small) or ALL_BRACKET.search(small)


def serving_of(size: Span, text: str) -> Serving:
    """The serving that ``size`` prints as ``text``."""
    units, unit = counted_units(text)
    grams = GRAMS.search(text)
    return Serving(
        size=text,
        units=units,
        unit=unit,
        grams=decimal(grams["grams"]) if grams else None,
        per_container=None,
        evidence=evidence(size),
    )


def _only_dose(small: str) -> re.Match[str] | None:
    """The dose of a heading that names it without a word before it, in one language or several: ``Composition 1 tablet
    / 1 comprimé``."""
    doses = list(BARE_SIZE.finditer(small))
    return doses[0] if len({counted_units(dose["size"]) for dose in doses}) == 1 else None


_TRANSLATED = regex(
    rf"\W*(?P<count>\d+(?:[.,]\d+)?)\s+(?:[^\W\d]+\s+){{0,3}}?(?:{UNIT_DOSE})(?P<end>\s*/\s*)"
    rf"(?:(?P=count)\s+)?(?:[^\W\d]+\s+){{0,3}}?(?:{UNIT_DOSE})(?!\w)"
)
"""A size that another language says again: ``2 capsules / 2 cápsulas``. Of small letters."""


def _in_one_language(size: Span) -> Span:
    match = _TRANSLATED.match(small_letters(size.text)) if "/" in size.text else None
    return size.sub(0, match.start("end")) if match is not None else size


_WHOLE_SIZE = regex(
    rf"\W*(?:{COUNT}){SAID_AGAIN}(?:\s*(?:(?:to|-|–)\s*(?:{COUNT})))?\s*(?:[a-z-]+\s+){{0,3}}?(?:{UNIT_DOSE})(?:\(s\))?"
    rf"(?:(?<=gummy)\s+(?!for\b)[a-z]+|\s+(?:{UNIT_DOSE}))*{UNIT_GOES_ON}(?:\s*\([^()]*\))*(?!\w)"
)
"""A count with its unit and what brackets say of it. Of small letters."""
_BESIDE = regex(r"\s+(?!(?:Contains?|Daily|Each|For|Mixed|Or|Per|With)\b)(?=[A-Z][A-Za-z])")


def _without_print_beside(size: Span) -> Span:
    """``size`` in a text without what begins with a capital behind its unit, as a brand does that stands beside it:
    ``1 Capsule Northmoor Minerals``. Where all is in capitals they tell nothing."""
    text = size.text
    if size.passage.words[0].box is not None or text.isupper():
        return size
    whole = _WHOLE_SIZE.match(small_letters(text))
    if whole is None or _BESIDE.match(text, whole.end()) is None:
        return size
    return size.sub(0, whole.end())


@remembered(8)
def size_end(span: Span, match: re.Match[str]) -> int:
    """Where the size that ``match`` found ends in ``span``: at the end of a line after which headings stand, or before
    the heading of percents that was left out."""
    end, text, lines = match.end("size"), span.text, span.passage.lines
    if (other := match.string.find("   ", match.start("size"), end)) > 0:
        return other
    first = bisect_right(lines, span.start + match.start("size"))
    breaks = [at for line in lines[first : first + MOST_LINES] if (at := line - 1 - span.start) <= end]
    for at in breaks:
        text = f"{text[:at]}\n{text[at + 1 :]}"
    last = breaks[-1] if len(breaks) == MOST_LINES else end
    return next((at for at in breaks if not serving_goes_on(text, match.start(), at)), last)


def counted_units(size: str) -> tuple[Decimal | None, str | None]:
    """How many of which unit ``size`` is; a unit without a number is one, and of a range (``1-2 capsules``) it is not
    known how many. What stands in brackets says it again."""
    before = size.partition("(")[0].strip()
    if before and before != size and (counted := counted_units(before))[1]:
        return counted
    if (several := _SEVERAL.match(size)) is not None:
        units, unit = counted_units(size[several.end() :])
        return (units * int(several[1]) if units is not None else None), unit
    if match := UNITS.search(size):
        return _count_in(match), re.sub(r"\s", "", match["unit"].lower()).replace("gummie", "gummy")
    small = size.lower()
    if match := COUNTED.search(small):
        return _count_in(match), unit_of(match["unit"])
    match = UNIT_ALONE.search(small)
    return (Decimal(1), unit_of(match["unit"])) if match else (None, None)


def _count_in(match: re.Match[str]) -> Decimal | None:
    """The count of a unit, None for the end of a range."""
    of_range = _FROM.search(match.string[: match.start("count")].lower())
    return None if of_range is not None else count(match["count"].lower())


_FROM = regex(rf"(?:{COUNT}){BRACKET}{TO}\Z")
_SEVERAL = regex(r"\s*(\d)\s?[x×]\s?(?=\d)", re.IGNORECASE)
"""So many doses: ``2 x 10 ml``."""


@remembered(8)
def size_in(text: str) -> re.Match[str] | None:
    """The serving size that ``text`` prints; of the head of a panel several ask."""
    return STATED_SIZE.search(small_letters(text))
