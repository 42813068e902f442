"""Facts that stand under their words: ``Analyzed by:`` over the laboratory, or ``Lot | Expires`` over their values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from labelcheck.labs.grid import Cell, Row
from labelcheck.labs.samples import DATES, Fact, field_of, is_key
from labelcheck.model.regex import regex

MAX_WORDS = 10
MAX_COLUMNS = 200
_INNER_NAME = regex(r"(?:name|title)\s*:\s*(?P<name>\S.*)", re.IGNORECASE)
"""Under ``Sample:``, as where a record holds another."""


def facts_under(rows: Sequence[Row], at: int) -> list[Fact]:
    """What the row below (or, under a word of two lines, the second below) says of the sample.

    A word with a colon that has nothing beside it is enough; without a colon two must stand side by side, or it must be
    the only word of its line, over a value that can be nothing else.
    """
    if len(rows[at].cells) > MAX_COLUMNS:
        return []
    found = [(colon, fact) for i in range(len(rows[at].cells)) for colon, fact in _under(rows, at, i)]
    beside = sum(not colon for colon, _ in found) > 1
    return [fact for colon, fact in found if colon or beside]


def _under(rows: Sequence[Row], at: int, i: int) -> Iterator[tuple[bool, Fact]]:
    cells = rows[at].cells
    key, below = cells[i], _below(rows, at, cells[i])
    colon = key.text.rstrip().endswith(":")
    if colon and i + 1 < len(cells) and not is_key(cells[i + 1]):
        return
    two_lines = field_of(f"{key.text} {below.text}") if below is not None and not colon else None
    field = two_lines or field_of(key.text)
    value = _below(rows, at + 1, below) if two_lines and below is not None else below
    if colon and field == "product" and value is not None and (inner := _INNER_NAME.fullmatch(value.text)) is not None:
        yield True, Fact(field, inner["name"], value.place, at)
        return
    if field is None or value is None or (colon and abs(value.left - key.left) > 6) or not _fits(field, value):
        return
    printed = " ".join(c.place.text for c in (key, below, value) if c is not None and (two_lines or c is not below))
    alone = len(cells) == 1 and len(rows[at + 1].cells) == 1 and field in (*DATES, "lot", "sample_id")
    yield colon or alone, Fact(field, value.text, value.place._replace(text=printed), at)


def _below(rows: Sequence[Row], at: int, cell: Cell) -> Cell | None:
    """The cell under ``cell`` in the next row, when that is near and holds one there."""
    if at + 1 >= len(rows) or rows[at + 1].page != rows[at].page:
        return None
    row, high = rows[at + 1], rows[at].bottom - rows[at].top
    under = [c for c in row.cells if min(c.right, cell.right) > max(c.left, cell.left)]
    ruled = len(rows[at].cells) > 1 and all(map(_is_word, rows[at].cells)) and len(row.cells) <= len(rows[at].cells)
    near = 2.5 * max(high, row.bottom - row.top) if ruled else 1.2 * high
    return under[0] if len(under) == 1 and row.top - rows[at].bottom <= near else None


def _is_word(cell: Cell) -> bool:
    return field_of(cell.text) is not None


def _fits(field: str, value: Cell) -> bool:
    """Whether ``value`` looks like one of ``field``: a word that was left blank must not take the next line for it."""
    text = value.text.strip()
    if is_key(value) or ":" in text or len(text.split()) > MAX_WORDS:
        return False
    if field in DATES:
        return re.match(r"\d{1,4}[-/. ]|[^\W\d_]{3,9}\.? \d", text) is not None
    if field in ("lot", "upc", "sample_id"):
        return len(text.split()) == 1 and any(c.isdigit() for c in text)
    return field in ("lab", "product") and sum(c.isalpha() for c in text) > len(text) / 2
