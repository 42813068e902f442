"""Which languages a label is printed in, by the headings and names that labels and leaflets print in each."""

from __future__ import annotations

import re

from labelcheck.facts.language_words import HINTS, PATTERNS, SHARED
from labelcheck.facts.sentences import hints_of
from labelcheck.knowledge.hints import ByHint
from labelcheck.layout import evidence
from labelcheck.model.label import Confidence, Language, LanguageCode
from labelcheck.model.reading import Passage, Reading, Span
from labelcheck.model.regex import regex, small_letters

_LANGUAGES = ByHint(HINTS.items())
SHOWN = 3
"""Headings that are given as evidence; where there is but one language, how many more there are is not asked."""


def find_languages(reading: Reading) -> tuple[Language, ...]:
    """The languages of the label, the one with the most different headings first; empty when no heading is known.

    One heading alone is said with medium confidence, two different ones with high.
    """
    likely: dict[LanguageCode, list[Passage]] = {}
    for passage in reading.passages:
        for code in _LANGUAGES.hinted(hints_of(passage)):
            likely.setdefault(code, []).append(passage)
    shown = {
        code: _headings(likely[code], PATTERNS[code], SHOWN if len(likely) == 1 else None)
        for code in HINTS
        if code in likely
    }
    found: list[tuple[int, Language]] = []
    for code, headings in shown.items():
        other, shared = SHARED.get(code, (code, frozenset()))
        if other != code and shown.get(other) and all(span.text.casefold() in shared for span in headings):
            continue
        if headings:
            confidence: Confidence = "high" if len(headings) > 1 else "medium"
            found.append((len(headings), Language(code, evidence(*headings[:SHOWN]), confidence)))
    return tuple(language for _, language in sorted(found, key=lambda item: -item[0]))


def _headings(passages: list[Passage], pattern: re.Pattern[str], most: int | None) -> list[Span]:
    """The first place of each heading; no more than ``most`` are needed."""
    found: dict[str, Span] = {}
    for passage in passages:
        for match in pattern.finditer(small_letters(passage.text)):
            found.setdefault(match.group().casefold(), Span(passage, match.start(), match.end()))
            if len(found) == most:
                return list(found.values())
    return list(found.values())


def writes_decimal_comma(languages: tuple[Language, ...], reading: Reading) -> bool:
    """Whether the label writes ``1.500`` for one thousand five hundred: by its first language, and where none is known
    by the comma of its fractions."""
    if languages:
        return languages[0].code != "en"
    return any(_FRACTION.search(passage.text) for passage in reading.passages)


_FRACTION = regex(r"\d,\d{1,2}\s?(?:%|m?g\b)|(?<![\d.,])\d{3},\d{3}\s?mg\b")
"""``51,2 %``; thousands have three digits behind their comma, and are no hundreds of grams: ``470,000 mg``."""
