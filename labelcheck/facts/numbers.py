"""Printed quantities as exact numbers."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from labelcheck.knowledge.masses import IN_MG
from labelcheck.model.label import Amount
from labelcheck.model.memory import remembered
from labelcheck.model.reading import Passage
from labelcheck.model.regex import regex

_QUANTITY = regex(
    r"(?P<sign><|≤|less\s+than|under)?[^\d.,]*(?P<number>\d{1,2}\s\d{3}(?!\d)|\d{1,3}(?:['’]\d{3})+|\d[\d.,]*|\.\d+)\s*(?P<unit>[^\d\s*†‡§(]+(?:\s+[^\d\s*†‡§(]+)*)?",
    re.IGNORECASE,
)
_UNITS = {
    "mg": ("milligram", "milligrams", "milligramm", "milligramme", "milligrammes", "mgs"),
    "mcg": ("microgram", "micrograms", "mcgs", "μg", "ug", "mkg"),
    "g": ("gram", "grams", "gm", "gms", "gr"),
    "IU": ("i.e", "i. e", "ie", "i.u.", "i.u", "iu", "ui", "u.i.", "u.i", "ui / iu", "iu / ui", "ui/iu", "iu/ui"),
    "kcal": ("cal", "cals", "calories", "kcals"),
}
_UNIT_OF = {spelling: name for name, spellings in _UNITS.items() for spelling in (name.lower(), *spellings)}


def decimal(printed: str, *, decimal_comma: bool = False) -> Decimal | None:
    """The number as printed, with its printed precision; None when the separators make no sense.

    A comma before exactly three digits separates thousands (``1,000``), any other is a decimal comma (``0,25``), as
    is one behind a nought (``0,015``).
    A point before exactly three digits separates thousands only where a decimal comma follows (``1.100,5``), or in
    a text that writes a ``decimal_comma`` (``1.500``). A blank or an apostrophe before three digits does (``1 200``).
    """
    text = printed.strip().rstrip(".,")
    if text.isdecimal() and text.isascii():
        return Decimal(text) if text.strip("0") or len(text) == 1 else None  # ``000`` is the end of a thousand
    if re.fullmatch(r"\d{1,2}\s\d{3}|\d{1,3}(?:['’]\d{3})+(?:\.\d+)?", text):
        text = _BLANK_OR_APOSTROPHE.sub("", text)
    elif re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", text):
        text = text.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d+", text):
        text = text.replace(".", "").replace(",", ".")
    elif decimal_comma and re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+", text):
        text = text.replace(".", "")
    elif re.fullmatch(r"\d+,\d+", text):
        text = text.replace(",", ".")
    if not re.fullmatch(r"\d+(?:\.\d+)?|\.\d+", text):
        return None
    return Decimal(text)


_BLANK_OR_APOSTROPHE = regex(r"[\s'’]")
REMEMBERED = 2048
"""Printed amounts and percents: labels print the same ones again and again."""
_MORE_THAN_A_DOSE = {"g": regex(r"\d{1,2},\d{3}"), "mg": regex(r"\d{3},\d{3}")}
"""By unit: thousands that nobody doses, so that their comma is one of decimals."""
_NOTHING = regex(r"(?!)")
_RANGE = regex(r"\d\.?\s?[–—-]\s?\d")


@lru_cache(maxsize=REMEMBERED)
def amount(printed: str, *, decimal_comma: bool = False) -> Amount | None:
    """The quantity in an amount cell (``1,500 μg RAE``, ``<1 mg``); None when it holds no number, or a range.

    The unit is normalised; equivalents such as RAE or DFE stay with it. It is empty where none is printed.
    """
    if (unit_first := _UNIT_FIRST.fullmatch(printed)) is not None:
        printed = f"{unit_first['number']} {unit_first['unit']}"
    match = _QUANTITY.search(printed)
    if match is None or is_range(printed):
        return None
    number, unit_ = match["number"], unit(match["unit"] or "")
    if _MORE_THAN_A_DOSE.get(unit_, _NOTHING).fullmatch(number):
        number = number.replace(",", ".")
        decimal_comma = False
    if (value := decimal(number, decimal_comma=decimal_comma)) is None:
        return None
    return Amount(value, unit_, match["sign"] is not None)


_UNIT_FIRST = regex(r"(?P<unit>mc?g|[μµ]g|g)\s(?P<number>\d[\d.,]*)", re.IGNORECASE)
"""``mg 300``."""


def is_range(printed: str) -> bool:
    """Whether two numbers are printed with a dash between them (``200-400 mg``)."""
    return _RANGE.search(printed) is not None


def unit(printed: str) -> str:
    """``printed`` as the unit is written in this project (mg, mcg, g, IU, kcal …)."""
    words = printed.strip(" .:;/").split()
    if not words:
        return ""
    first = _UNIT_OF.get(words[0].lower(), words[0])
    return " ".join([first, *words[1:]])


_PERCENT = regex(r"(<|≤|less\s+than)?\s*([1-9]\s\d{3}(?=\s?%)|\d[\d.,]*|\.\d+)\s*(?:%|[*†‡§]*\Z)", re.IGNORECASE)


@lru_cache(maxsize=REMEMBERED)
def percent(printed: str) -> str | None:
    """A percent cell without its sign, which may stand in the heading: ``48``, ``<1``, ``2.5``.

    Thousands separators are dropped.
    """
    match = _PERCENT.search(printed)
    if match is None or (value := decimal(match[2], decimal_comma=True)) is None:
        return None
    return f"{'<' if match[1] else ''}{value:f}"


_DIGITS = regex(r"\d\d\d(?:\d|(?<=8[03-8][03-8]))")


@remembered(64)
def first_digits(passage: Passage) -> int | None:
    """Where the first four digits in a row stand, as every telephone number, ZIP and article number holds them; of a
    number in letters (800 FLOWERS) the first three. None where there are none."""
    found = _DIGITS.search(passage.text)
    return None if found is None else found.start()


def in_mg(quantity: Amount) -> Decimal | None:
    """``quantity`` in milligrams; None for units that are no mass."""
    factor = IN_MG.get(quantity.unit)
    if factor is None or factor == 1:
        return None if factor is None else quantity.value
    return (quantity.value * factor).normalize()  # 0.3 g is 300 mg, not 300.0
