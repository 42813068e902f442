"""What a dose is counted in: the words of five languages for capsules, scoops and drops, and counts in words."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from labelcheck.facts.numbers import decimal

_UNITS = {
    "capsule": r"(?:v|veg)?-?caps?(?:ules?|sules?)?|gélules?|gelules?|kapseln?|cápsulas?|capsul[ae]|soft[\s-]?gels?|"
    r"gel[\s-]?caps?|weichkapseln?|perl[ae]s?",
    "tablet": r"(?:mini-?)?tab(?:let)?s?|caplets?|pills?|tabletten?|comprimés?|comprimidos?|compress[ae]|dragees?",
    "gummy": r"gumm(?:y|ies?|i)|bears?|berries|fruchtgummis?",
    "chew": r"chews?|chewables?",
    "lozenge": r"(?:micro)?lozenges?|troches?|pastill\w{1,2}",
    "wafer": r"wafers?",
    "piece": r"pieces?|stück",
    "packet": r"packets?|(?:multi-?)?packs?|sachets?|sticks?|pouch(?:es)?|beutel|sobres?|bustin[ae]",
    "scoop": r"scoop(?:ful)?s?|messlöffel|mesures?|misurin[oi]|cacitos?",
    "tablespoon": r"tablespoon(?:ful)?s?|tbsps?|esslöffel|cucchiai[oa]?",
    "teaspoon": r"teaspoon(?:ful)?s?|tsps?|teelöffel|cucchiaini?o?",
    "ml": r"ml|millilit(?:er|re)s?",
    "dropper": r"dropper(?:ful)?s?",
    "drop": r"drops?|tropfen|gouttes?|gotas?|gocce",
    "capful": r"capfuls?",
    "ampoule": r"ampoules?|ampullen?|ampollas?|fial[ae]|vials?",
    "spray": r"sprays?",
    "g": r"g|grams?|gramm",
    "serving": r"servings?|portion(?:en|s)?|dos[ei]s?",
}
SOLID = frozenset({"capsule", "tablet", "gummy", "chew", "lozenge", "wafer", "piece"})
"""Units that are swallowed or chewed one by one; ``piece`` may mean any of them."""

UNIT = "|".join(_UNITS.values())

_WORDS = {
    "half": "0.5", "one-half": "0.5", "½": "0.5", "a": "1", "an": "1", "one": "1", "another": "1", "two": "2",
    "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
    "twelve": "12", "ein": "1", "eine": "1", "einen": "1", "zwei": "2", "drei": "3", "vier": "4", "fünf": "5",
    "sechs": "6", "un": "1", "une": "1", "deux": "2", "trois": "3", "quatre": "4", "una": "1", "uno": "1",
    "dos": "2", "tres": "3", "cuatro": "4", "due": "2", "tre": "3", "quattro": "4",
}  # fmt: skip
_WORD = "|".join(sorted((re.escape(word) for word in _WORDS), key=len, reverse=True))
COUNT = rf"(?:(?<![\d.,/])\d{{1,3}}(?:[.,/]\d{{1,2}})?(?![\d.,]*\d)|(?<![\w-])(?:{_WORD})(?!\w))"
"""A count in digits (``2``, ``1/2``, ``2.5``) or in a word."""


def count(printed: str) -> Decimal | None:
    """The number that ``printed`` (lower case) means; None for none."""
    if printed in _WORDS:
        return Decimal(_WORDS[printed])
    above, _, below = printed.partition("/")
    if below:
        return Decimal(above) / Decimal(below) if above.isdigit() and below.isdigit() and int(below) else None
    return decimal(printed)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((unit, re.compile(rf"(?:{words})\Z")) for unit, words in _UNITS.items())


@cache
def unit_of(word: str) -> str | None:
    """The unit that ``word`` (lower case) names: ``gélules`` is a ``capsule``. None for no unit."""
    return next((unit for unit, pattern in _patterns() if pattern.match(word)), None)
