"""Facts rows that stand under no title: a cropped panel, a table of a product page, a row copied into a text.

Only rows about magnesium and their neighbours are looked for, and only where something else shows that they are rows:
a heading of doses, a percent, a bracket that names the source, a second row. A bare ``Magnesium 400 mg`` is as likely
the product's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from labelcheck.layout.cells import Piece, lex
from labelcheck.layout.lines import Line
from labelcheck.layout.vocabulary import COLUMN_HEAD, EQUALS, MAGNESIUM, PART_OF, SERVING, SOURCE_OF
from labelcheck.model.regex import regex

LONGEST_NAME = 12
"""Words: what is longer before an amount is a sentence."""

_MAGNESIUM = regex(MAGNESIUM, re.IGNORECASE)
_SOURCE = regex(rf"[(\[]\s*(?:{SOURCE_OF}|{PART_OF}|{EQUALS})\b", re.IGNORECASE)


def untitled_rows(lines: Sequence[Line]) -> tuple[int, int] | None:
    """The range of ``lines`` that are facts rows with magnesium among them, headings included."""
    for index, line in enumerate(lines):
        if _MAGNESIUM.search(line.text) and _is_row(line):
            start, end = index, index + 1
            while start and (_is_row(lines[start - 1]) or _is_heading(lines[start - 1])):
                start -= 1
            while end < len(lines) and _is_row(lines[end]):
                end += 1
            if _is_table(lines[start:end], line):
                return start, end
    return None


def _is_table(lines: Sequence[Line], magnesium: Line) -> bool:
    pieces = lex(magnesium.text)[0]
    return (
        len(lines) > 1
        or any(piece.kind in ("percent", "related") for piece in pieces)
        or _SOURCE.search(magnesium.text) is not None
    )


def _is_row(line: Line) -> bool:
    pieces = lex(line.text)[0]
    return _begins_with_name(pieces, line.text) and any(piece.kind == "amount" for piece in pieces)


def _begins_with_name(pieces: Sequence[Piece], text: str) -> bool:
    names = [piece for piece in pieces if piece.kind == "name"]
    if len(names) != 1 or pieces[0].kind != "name":
        return False
    outside = re.sub(r"[(\[][^()\[\]]*[)\]]", "", text[: names[0].end])
    return len(outside.split()) <= LONGEST_NAME and not re.search(r"[.!?:]\s", outside)


def _is_heading(line: Line) -> bool:
    return COLUMN_HEAD.match(line.text) is not None or SERVING.match(line.text) is not None
