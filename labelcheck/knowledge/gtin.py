"""Article numbers: the Global Trade Item Number in all its lengths."""

from __future__ import annotations

import re

from labelcheck.model.regex import regex

_NUMBER = regex(r"[0-9]{8}|[0-9]{12,14}")


def gtin(printed: str) -> str | None:
    """A GTIN-8, UPC-A, EAN-13 or GTIN-14 as 14 digits; None when its check digit is wrong (GS1 General
    Specifications, 7.9)."""
    digits = re.sub(r"[\s-]", "", printed)
    if not _NUMBER.fullmatch(digits):
        return None
    padded = digits.zfill(14)
    total = sum(int(d) * (3 if i % 2 == 0 else 1) for i, d in enumerate(padded[:13]))
    return padded if (total + int(padded[13])) % 10 == 0 else None


def as_shown(number: str) -> str:
    """``number`` (14 digits) in the length that is printed: 8, 12, 13 or 14 digits."""
    digits = number.lstrip("0")
    return digits.zfill(8 if len(digits) <= 8 else 12)
