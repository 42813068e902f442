"""Columns of a drawn table beside that of its names: the numbers of the rows, left of it, and what each is supplied as,
right of it or behind the amounts (``Nutrient | Source | Amount per serving``). They are told by their headings; numbers
become a part of no row, sources brackets of theirs."""

from __future__ import annotations

import re

from labelcheck.layout.lines import Line
from labelcheck.layout.page.tables import FARTHEST, Print
from labelcheck.layout.panel.cells import lex
from labelcheck.layout.panel.sources import inside_brackets
from labelcheck.layout.vocabulary.dose_headings import any_of
from labelcheck.layout.vocabulary.heads import COLUMN_HEAD, NAMES_HEAD
from labelcheck.layout.vocabulary.parts import is_heading
from labelcheck.model.regex import regex

_HEADS_NUMBERS = regex(r"(?:(?:s(?:r|l|er(?:ial)?)?\.?\s?)?no\.?|nr\.?|n[°º]|#|pos\.?|lfd\. nr\.)", re.IGNORECASE)
_NUMBER = regex(r"\(?(\d{1,3})[.)]?")
_OF = r"(?:chemical|nutrient|mineral|ingredient|salt|active|raw material)"
_SOURCES = r"(?:sources?|forms?|compounds?|salts?)"
_HEADS_SOURCES = regex(
    any_of(
        rf"(?:{_OF} )?{_SOURCES}(?:\s*(?:/|&|and|or)\s*{_SOURCES})?",
        rf"{_SOURCES} (?:of|used)(?: \w+)?|(?:derived|obtained) from|as|from",
        r"(?:supplied|provided|present) (?:as|by|from)|quelle|verbindung|form der verbindung|forme|fuente|forma|fonte",
    ),
    re.IGNORECASE,
)
LINED_UP = 0.5
"""Font sizes by which the left edges, or the middles, of what stands in a column differ at most."""


def names_alone(pieces: list[Line]) -> list[Line]:
    """``pieces`` without the columns of numbers, and with what stands in columns of sources in brackets behind the
    names."""
    heads = [piece for piece in pieces if len(piece.text) <= LONGEST_HEAD]
    numbers = [piece for piece in heads if _HEADS_NUMBERS.fullmatch(piece.text)]
    sources = [piece for piece in heads if _HEADS_SOURCES.fullmatch(piece.text)]
    for head in numbers[:MOST_COLUMNS]:
        pieces = _without_numbers(head, pieces)
    for head in sources[:MOST_COLUMNS]:
        pieces = _with_sources(head, pieces)
    return pieces


LONGEST_HEAD = 32
"""Characters."""
MOST_COLUMNS = 4
"""A page has few tables; for each it is looked through once."""


def _without_numbers(head: Line, pieces: list[Line]) -> list[Line]:
    """``pieces`` without the numbers that count on from one under ``head``, and without that."""
    printed = Print.of(pieces)
    beside = printed.between(head.middle - head.size, head.middle + head.size)  # headings beside it may wrap
    if not any(other.left > head.right for other in beside):
        return pieces
    counted = [head]
    for piece in printed.between(head.bottom, head.bottom + LONGEST_TABLE * head.size):
        number = _NUMBER.fullmatch(piece.text)
        under = piece.left < head.right + head.size and piece.right > head.left - head.size
        if under and number is not None and int(number[1]) == len(counted):
            counted.append(piece)
    dropped = {id(piece) for piece in counted} if len(counted) > 1 else set()
    return [piece for piece in pieces if id(piece) not in dropped]


LONGEST_TABLE = 120
"""Font sizes."""


def _with_sources(head: Line, pieces: list[Line]) -> list[Line]:
    """``pieces`` with what stands under ``head`` in brackets, where that is the heading of a column behind those of
    amounts, or of names: there it is joined to these."""
    printed = Print.of(pieces)
    beside = _on_line_of(head, printed)
    if not any(_heads_amounts(piece) for piece in beside):
        return pieces
    last = head
    joined: dict[int, Line | None] = {id(head): None}
    for piece in printed.between(head.bottom, head.bottom + LONGEST_TABLE * head.size):
        if piece.top - last.bottom > FARTHEST * head.size:
            break
        in_column = _is_in_column(piece, head)
        if in_column or any(_is_in_column(piece, other) for other in beside):  # of a row, which may have no source
            last = piece
        if not in_column:
            continue
        before = printed.before(piece)
        if before is not None and is_heading(before.text):  # of another part, in the same grid
            break
        if before is None or id(before) in joined or not _is_name(piece):
            continue
        if _is_name(before):
            joined[id(before)] = Line.joined([before, inside_brackets(piece)])
            joined[id(piece)] = None
        else:
            joined[id(piece)] = inside_brackets(piece)
    if len(joined) == 1:
        return pieces
    changed = [joined.get(id(piece), piece) for piece in pieces]
    return [piece for piece in changed if piece is not None]


def _heads_amounts(piece: Line) -> bool:
    return COLUMN_HEAD.match(piece.text) is not None and NAMES_HEAD.match(piece.text) is None


def _is_name(piece: Line) -> bool:
    return any(part.kind == "name" for part in lex(piece.text)[0])


def _is_in_column(piece: Line, head: Line) -> bool:
    """Whether ``piece`` stands in the column that ``head`` heads: lined up with it, or under its middle."""
    near = LINED_UP * head.size
    return abs(piece.left - head.left) < near or abs(piece.left + piece.right - head.left - head.right) < 2 * near


def _on_line_of(piece: Line, printed: Print) -> list[Line]:
    """The other print on the line of ``piece``, from the left."""
    reach = 0.5 * piece.size
    near = printed.between(piece.middle - reach, piece.middle + reach)
    return sorted([other for other in near if other is not piece], key=lambda other: other.left)
