"""Numbers as laboratories print them: with a decimal comma or point, and marks of thousands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from labelcheck.model.regex import regex

MAX_TEXT = 300
"""So many characters of a cell are looked at."""
MAX_DIGITS = 15
"""A number with more digits is no measurement."""
DecimalMark = Literal[",", ".", "?"]
"""``?``: the file's numbers show both."""
_PLAIN = regex(r"\d+(?:\.\d+)?\Z")


def decimal_mark(texts: Iterable[str]) -> DecimalMark | None:
    """The decimal mark that the numbers of a file show; None when none of them does."""
    found: set[DecimalMark] = set()
    for text in texts:
        for match in re.finditer(r"(?<![\d.,])\d{1,9}([.,])(\d{1,9})(?![\d.,]*\d)", text[:MAX_TEXT]):
            if (
                len(match[2]) != 3
                or (match[1] == "." and match.group().startswith("0"))
                or match.group().startswith("0,")
            ):
                found.add("," if match[1] == "," else ".")
    return "?" if len(found) > 1 else found.pop() if found else None


def number(printed: str, mark: DecimalMark | None) -> Decimal:
    """``printed`` as a number.

    Raises:
        ValueError: no number, or one whose comma could be a decimal comma or separate thousands.
    """
    text = printed.strip().replace("\u2019", "'").replace("'", "").rstrip(".")
    if len(text) > MAX_DIGITS:
        raise ValueError(f"a number of {len(text)} characters is no measurement")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+\.\d+", text) or (mark == "." and re.fullmatch(r"\d{1,3}(?:,\d{3})+", text)):
        text = text.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d+", text) or (
        mark == "," and re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+", text)
    ):
        text = text.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"[1-9]\d{0,2},\d{3}", text) and mark in (None, "?"):
        whole, part = text.split(",")
        raise ValueError(f"{text} could be {whole}{part} or {whole}.{part}; write it without the comma")
    elif re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", text) and mark == "?":
        raise ValueError(f"{text} could be {text.replace('.', '')} or {text}; the file writes decimals in two ways")
    elif re.fullmatch(r"\d+,\d+", text):
        text = text.replace(",", ".")
    if not _PLAIN.match(text):
        raise ValueError(f"{printed[:40]!r} is no number (write 1234.5)")
    return Decimal(text)
