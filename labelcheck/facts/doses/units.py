"""The count of a dose, in figures, fractions and words (``2``, ``1½``, ``half a``), and the unit that a word names."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache, lru_cache

from labelcheck.facts.numbers import decimal
from labelcheck.layout.vocabulary.doses import UNIT_WORDS
from labelcheck.model.regex import regex

_WORDS = {
    "a": "1", "an": "1", "one": "1", "another": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "ten": "10", "twelve": "12", "ein": "1", "eine": "1", "einen": "1",
    "eines": "1", "einer": "1", "zwei": "2", "drei": "3", "vier": "4", "fünf": "5", "sechs": "6", "un": "1", "une": "1",
    "deux": "2", "trois": "3", "quatre": "4", "una": "1", "uno": "1", "dos": "2", "tres": "3", "cuatro": "4",
    "due": "2", "tre": "3", "quattro": "4", "één": "1", "eén": "1", "een": "1", "twee": "2", "drie": "3",
    "uma": "1", "duas": "2", "dois": "2", "três": "3",
    "anderthalb": "1.5", "eineinhalb": "1.5", "zweieinhalb": "2.5",
}  # fmt: skip
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
_VULGAR = "[¼-¾⅐-⅞]"
_PART = r"[1-9](?:\s?/|/\s)[2-9]"
_HALF = (
    r"(?:(?:one|an?|1)[\s-])?half(?:(?:\s+of)?\s+(?:an?|one|the|your))?|(?:eine?n?\s+)?halbe[nrs]?|"
    r"(?:une?\s+)?demie?|(?:un[oa]?\s+)?(?:medi[ao]|mezz[ao])"
)
_AND = r"\s+(?:and|&|und|et|y|e)\s+"
_TO_PART = rf"(?:\s?-\s?|{_AND}|\s)"
_MIXED = rf"\d{{1,2}}(?:{_TO_PART}?{_VULGAR}|{_TO_PART}{_PART}|{_AND}(?:{_HALF}))"
COUNT = (
    rf"(?:(?:(?<![\d.,/¼-¾⅐-⅞])(?:{_MIXED}|{_VULGAR}|{_PART}|{_NUMBER})|"
    rf"(?<![\w-])(?:{_HALF}|(?:{_WORD})(?:{_AND}(?:{_HALF}))?))(?![\d.,/]*\d|{_VULGAR})(?!(?<=[^\W\d])\w))"
)
"""A count in figures (``2``, ``2.5``), with a fraction (``1/2``, ``1 1/2``, ``1½``) or in words (``half a``)."""
SAID_AGAIN = rf"(?:\s*\(\s*(?:\d{{1,3}}|{_WORD})\s*\))?"
"""A count again in a bracket behind it: ``Two (2)``, ``3 (three)``."""
NO_WEIGHT = r"(?!(?:m?c?g|[µμ]g|iu)\s)"
"""Before the words between a count and its unit: ``500 mg capsules`` are not so many."""
_JUST_HALF = regex(_HALF)
_WITH_PART = regex(
    rf"(?:(?P<whole>\d{{1,2}}|{_WORD})(?:{_TO_PART})?)?(?:(?P<vulgar>{_VULGAR})|(?P<part>{_PART})|(?:{_HALF}))"
)

UNIT_HINTS = (
    "cap", "kaps", "kps", "cáp", "gel", "gél", "perl", "tab", "pill", "drag", "compr", "grage", "cp", "tbl", "gumm",
    "bear", "berr", "gomi", "gomm", "jujub", "chew", "loz", "troch", "pastill", "wafer", "pack", "sachet", "stick",
    "pouch", "beutel", "btl", "sobre", "bust", "saquet", "sachê", "carteir",
    "zakje", "scoop", "löffel", "mesure", "dosette", "misurin",
    "cacito", "medida", "cazo", "dosificador", "doseador", "colher", "schep", "spoon", "tbsp", "lepel", "cucch",
    "cuchar",
    "cuill", "tsp", "drop", "tropfen", "goutte", "gota", "gocce",
    "druppel", "kappe", "bouchon", "ampo", "ampul", "fläschchen", "fial", "flacon", "vial", "spray", "sprüh", "pulv",
    "spruzz", "azion", "pressling", "tavol", "bärchen", "caramell", "orsett", "becher", "comp.", "c. à",
)  # fmt: skip
"""In small letters, without one of which no unit of ``UNIT_DOSE`` is named."""


@lru_cache(maxsize=256)
def count(printed: str) -> Decimal | None:
    """The number that ``printed`` (lower case) means; None for none."""
    if printed in _WORDS:
        return Decimal(_WORDS[printed])
    if _JUST_HALF.fullmatch(printed):
        return Decimal("0.5")
    if (match := _WITH_PART.fullmatch(printed)) is None:
        return decimal(printed)
    whole = count(match["whole"]) if match["whole"] else None
    return (whole or 0) + _part(match)


def _part(match: re.Match[str]) -> Decimal:
    if match["vulgar"]:
        return Decimal(str(unicodedata.numeric(match["vulgar"])))
    above, _, below = (match["part"] or "1/2").partition("/")
    return Decimal(above) / Decimal(below)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((unit, re.compile(rf"(?:{words})\Z")) for unit, words in UNIT_WORDS.items())


@cache
def unit_of(word: str) -> str | None:
    """The unit that ``word`` (lower case) names: ``gélules`` is a ``capsule``. None for no unit."""
    return next((unit for unit, pattern in _patterns() if pattern.match(word)), None)
