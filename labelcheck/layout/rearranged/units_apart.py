"""Cells whose parts stand apart: units in a column of their own, far from their numbers (``200 | mg | 48%``), and words
that are broken without a hyphen for want of room in a narrow column (``100m`` / ``g``, ``%NR`` / ``V*``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from labelcheck.layout.lines import Line, offsets
from labelcheck.layout.page.tables import Print
from labelcheck.layout.panel.cells import is_bare_percent
from labelcheck.layout.vocabulary.cells import NUMBER, UNIT
from labelcheck.layout.vocabulary.doses import UNIT_DOSE
from labelcheck.layout.vocabulary.rows import PERCENT_OF
from labelcheck.model.regex import regex

_UNIT = regex(rf"{UNIT}(?: (?:rae|dfe|ne|α?-?te|cfu))?", re.IGNORECASE)
LONGEST = 11
"""Characters of a unit: ``billion cfu``."""
FARTHEST = 16
"""Font sizes that a unit stands from its number at most."""

_REST = regex(r"(?:%|[a-z]{1,7}|N?R?V)[*†‡]{0,2}")
"""What may be the rest of a broken word."""
_CELL = regex(rf"(?P<number>[<≤~]?{NUMBER})(?:{UNIT}|%(?:{PERCENT_OF})?)[*†‡]{{0,2}}", re.IGNORECASE)
_OF_HEADINGS = regex(rf"(?:%\s?(?:{PERCENT_OF})|{UNIT_DOSE}|servings?|values?|daily|amount)[*†‡]{{0,2}}", re.IGNORECASE)
TIGHT = 2.1
"""Font sizes: the lines of one cell are no further apart."""
NARROW = 8
"""Font sizes: a wider column breaks no words."""


def with_units(pieces: list[Line]) -> list[Line]:
    """``pieces`` with each unit that is one alone joined to the number that stands left of it, and each rest of a word
    to its beginning, which stands above it."""
    short = [piece for piece in pieces if len(piece.text) <= LONGEST and not piece.text[:1].isdigit()]
    parts = [piece for piece in short if _REST.fullmatch(piece.text) or _UNIT.fullmatch(piece.text)]
    if not parts:
        return pieces
    printed = Print.of(pieces)
    joined: dict[int, Line | None] = {}
    for part in sorted(parts, key=lambda piece: piece.top):
        before = printed.before(part) if _UNIT.fullmatch(part.text) else None
        if before and part.left - before.right < FARTHEST * part.size and is_bare_percent(before.text.lstrip("<")):
            joined[id(before)], joined[id(part)] = Line.joined([before, part]), None
        elif (above := _above(part, printed)) is not None:
            begun = joined.get(id(above)) or above
            whole = _whole(begun, part, printed)
            if whole is not None:
                joined[id(above)], joined[id(part)] = whole, None
    return [whole for piece in pieces if (whole := joined.get(id(piece), piece)) is not None]


def _above(part: Line, printed: Print) -> Line | None:
    """What stands right above ``part`` in its narrow column."""
    near = printed.between(part.middle - TIGHT * part.size, part.middle - 0.6 * part.size)
    over = [piece for piece in near if piece.left < part.right and part.left < piece.right]
    return over[-1] if over and over[-1].right - over[-1].left < NARROW * part.size else None


def _whole(begun: Line, rest: Line, printed: Print) -> Line | None:
    """The cell or the heading that ``begun`` and ``rest`` are; None where these are words of their own."""
    last, first = begun.tokens[-1], rest.tokens[0]
    whole = last.text + rest.text
    if _OF_HEADINGS.fullmatch(whole):
        tokens, height = (whole, ""), begun.middle
    elif (cell := _CELL.fullmatch(whole)) is not None:
        tokens, height = (cell["number"], whole[cell.end("number") :].lstrip()), _height_of_row(begun, rest, printed)
    else:
        return None
    both = [*begun.tokens[:-1], last._replace(text=tokens[0]), first._replace(text=tokens[1])]
    return replace(Line.of(both), middle=height) if height else None


def _height_of_row(begun: Line, rest: Line, printed: Print) -> float:
    """The height at which the name stands whose cell ``begun`` and ``rest`` are: that of its first line, of its last or
    between them; 0 where no name does."""
    heights = (begun.middle, rest.middle, (begun.middle + rest.middle) / 2)
    return next((height for height in heights if _is_beside_name(height, begun, printed)), 0.0)


def _is_beside_name(height: float, cell: Line, printed: Print) -> bool:
    """Whether a name stands left of ``cell`` at this ``height``."""
    near = 0.3 * cell.size
    beside = printed.between(height - near, height + near)
    names = [piece for piece in beside if piece.right < cell.left and piece.text[:1].isalpha()]
    return any(_UNIT.fullmatch(piece.text) is None for piece in names)


_UNIT_CELL = regex(r"\|\s*\(?(mg|m?cg|[μµ]g|g)\)?\s*(?=\||\Z)", re.IGNORECASE)

_NUMBER_CELL = regex(rf"(?:\A|\|)\s*[<≤~]?{NUMBER}\s*(?:\||\Z)")
"""In a row, whose unit may have a column of its own: ``Magnesium | 200 | mg``."""


def units_of_headings(lines: Sequence[Line]) -> list[Line]:
    """The ``lines`` of a text with the unit that is all of a heading behind each bare number of its column: ``Per
    tablet | mg | % RI`` over ``Magnesium | 200 | 53``."""
    if not any("|" in line.text and _UNIT_CELL.search(line.text) for line in lines):
        return list(lines)
    done: list[Line] = []
    unit, column = "", 0
    for line in lines:
        bars = [at for at, sign in enumerate(line.text) if sign == "|"]
        heading = _UNIT_CELL.search(line.text) if bars and not _NUMBER_CELL.search(line.text) else None
        if heading is not None:
            unit, column = heading[1], line.text.count("|", 0, heading.start())
            rest = [token for at, token in offsets(line.tokens) if not _is_within(at, *heading.span())]
            done.append(Line.of(rest or line.tokens))
            continue
        unit = unit if len(bars) > column else ""
        done.append(_with_unit(line, [*bars, len(line.text)][column : column + 2], unit) if unit else line)
    return done


def _with_unit(line: Line, cell: list[int], unit: str) -> Line:
    """``line`` with ``unit`` behind what stands in its ``cell``, if that is a bare number."""
    begin, end = cell
    if not is_bare_percent(line.text[begin + 1 : end].strip()):
        return line
    return Line.of(
        [
            token._replace(text=f"{token.text}{unit}")
            if _is_within(at, begin, end) and token.text[-1:].isdigit()
            else token
            for at, token in offsets(line.tokens)
        ]
    )


def _is_within(at: int, begin: int, end: int) -> bool:
    return begin <= at < end
