"""Tables whose left column holds headings and whose right one what stands under them, as product sheets are set:
``Inactive ingredients | cellulose, silica``."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from labelcheck.layout.lines import Line
from labelcheck.layout.page.blocks import LEADING
from labelcheck.layout.page.drawn import levels
from labelcheck.layout.page.tables import Print
from labelcheck.layout.vocabulary.parts import is_heading
from labelcheck.model.document import Box
from labelcheck.model.regex import regex

_SERVING = regex(
    r"(?:serving\s+size|servings?\s+per\s+(?:container|bottle|pack(?:age|et)?)|product\s+name|produktname|denominazione)"
    r"\s*:?",
    re.IGNORECASE,
)
_NUMBER = regex(r"\d{1,2}[.)]\s")
"""Of a section, before its heading: ``4. Serving size``."""
LONGEST_KEY = 48
"""Characters."""
LINED_UP = 0.5
"""Font sizes by which the left edges of values differ at most."""
OTHER_TYPE = 0.1
"""Labels of one table are set in type that differs by a smaller part in size."""
UNDER = 2
"""Font sizes: print that stands under a key is no further down."""


class Fields(NamedTuple):
    """The lines of each field, its key first, and the pieces that are in none."""

    fields: list[list[Line]]
    rest: list[Line]


def fields_of(pieces: Sequence[Line], rules: Sequence[Box] = ()) -> Fields:
    """The fields among ``pieces``: headings with print right of them and, in their own column, only other labels of
    rows under them; or the only print beside them in a row that level ``rules`` draw."""
    keys = [piece for piece in pieces if len(piece.text) <= LONGEST_KEY and _is_key(piece.text.strip())]
    if not keys:
        return Fields([], list(pieces))
    printed = Print.of(pieces)
    drawn = levels(rules)
    found: list[list[Line]] = []
    for key in keys:
        if cell := _beside_in_row(key, printed, drawn):
            found.append([key, *cell])
            continue
        if (value := _below_caption(key, printed)) is not None:
            found.append([key, *_lines_of(value, printed, None)])
            continue
        value = _right_of(key, printed)
        if value is not None and (_goes_on(value, key, printed) or any(value is other for other in keys)):
            continue  # headings side by side are those of columns
        below = _under(key, printed) if value is not None else None
        if below is not None and below.size > LARGER * key.size:
            below = None  # the title of what follows the table
        if value is None:
            continue
        if below is not None and not (_is_label(below, key, value, printed) or _ends(below, key, value, printed)):
            continue
        end = below.middle - 0.5 * below.size if below is not None else None
        found.append([key, *_lines_of(value, printed, end)])
    taken = {id(line) for field in found for line in field}
    return Fields(found, [piece for piece in pieces if id(piece) not in taken])


def _is_key(text: str) -> bool:
    if (number := _NUMBER.match(text)) is not None:
        text = text[number.end() :]
    return is_heading(text) or _SERVING.fullmatch(text) is not None


def _beside_in_row(key: Line, printed: Print, drawn: Sequence[tuple[float, float, float]]) -> list[Line]:
    """The lines of the one cell beside ``key`` in a row between level rules, at whichever of them that stands: at the
    last one in a printed spreadsheet. Empty where no such row is drawn."""
    across = [height for height, left, right in drawn if left <= key.left and right > key.right + key.size]
    top = max([height for height in across if height < key.middle], default=None)
    bottom = min([height for height in across if height > key.middle], default=None)
    if top is None or bottom is None:
        return []
    lines = [piece for piece in printed.between(top, bottom) if piece is not key]
    left = min([line.left for line in lines], default=0.0)
    alone = left > key.right and all(line.left - left < LINED_UP * key.size for line in lines)
    return lines if alone else []


def _right_of(piece: Line, printed: Print) -> Line | None:
    """The next print on the line of ``piece``, or two lines of a cell, between which that stands, as one."""
    reach = 0.4 * piece.size
    near = [other for other in printed.between(piece.middle - reach, piece.middle + reach) if other.left > piece.right]
    if near:
        return min(near, key=lambda other: other.left)
    around = [o for o in printed.between(piece.middle - piece.size, piece.middle + piece.size) if o.left > piece.right]
    left = min([other.left for other in around], default=0.0)
    lines = [other for other in around if abs(other.left - left) < LINED_UP * piece.size]
    halfway = len(lines) == 2 and abs(sum(line.middle for line in lines) / 2 - piece.middle) < 0.2 * piece.size
    return Line.joined(lines) if halfway else None


def _below_caption(key: Line, printed: Print) -> Line | None:
    """What stands right under ``key`` in larger type, lined up with it, as in the boxes of a form; a heading in type of
    its own is no smaller than its text."""
    below = _under(key, printed)
    if below is None or below.size < LARGER * key.size or below.top - key.bottom > LEADING * key.size:
        return None
    return below if abs(below.left - key.left) < LINED_UP * key.size else None


LARGER = 1.15
"""Print is so many times as large as the caption over it, at least."""


def beside_label(title: Line, pieces: Sequence[Line]) -> list[Line]:
    """What stands right of ``title``, down to the next label of a table in whose left column it is one of several;
    empty where it stands in no such table, or over nothing on its own line."""
    near = LINED_UP * title.size
    alike = [p for p in pieces if abs(p.size - title.size) <= OTHER_TYPE * title.size]
    labels = [p for p in alike if abs(p.left - title.left) < near or abs(p.right - title.right) < near]
    if len(labels) < FEWEST_LABELS or not any(_is_key(label.text) for label in labels):
        return []
    printed = Print.of(pieces)
    values = [value for label in labels if label is not title and (value := _right_of(label, printed)) is not None]
    lefts = Counter(round(value.left) for value in values)
    left, times = lefts.most_common(1)[0] if lefts else (0, 0)
    if times < FEWEST_LABELS - 1 or left < title.right:
        return []
    below = [label.top for label in labels if label.top > title.middle]
    rows = [p for p in printed.between(title.top, min(below, default=math.inf)) if p.left > left - 1]
    on_line = any(abs(row.middle - title.middle) < 0.5 * title.size for row in rows)
    return rows if on_line else []


FEWEST_LABELS = 3
"""So many labels stand in the left column of a table, the title of the panel among them."""


def _goes_on(value: Line, key: Line, printed: Print) -> bool:
    """Whether ``value`` goes on with a text above it that stands beside no label lined up with ``key``: print of
    another column."""
    first = value
    for _ in range(MOST_LINES):
        bottom = min(first.top, first.middle - 0.5 * first.size)
        above = printed.between(first.top - (LEADING + 1) * first.size, bottom)
        own = [line for line in above if abs(line.left - value.left) < LINED_UP * value.size]
        if not own:
            break
        first = max(own, key=lambda line: line.middle)
        near = printed.between(first.middle - 0.4 * key.size, first.middle + 0.4 * key.size)
        if any(label.right < first.left and abs(label.left - key.left) < LINED_UP * key.size for label in near):
            return False
    return first is not value


def _under(piece: Line, printed: Print) -> Line | None:
    """The next print below ``piece`` in its own column."""
    below = printed.between(piece.middle + 0.5 * piece.size, piece.bottom + (UNDER + 0.5) * piece.size)
    return next((other for other in below if other.left < piece.right and other.right > piece.left), None)


def _is_label(piece: Line, key: Line, value: Line, printed: Print) -> bool:
    """Whether ``piece``, under ``key``, is such a heading as that is, before a value of its own, or together with it
    where they stand no further apart than words."""
    if "," in piece.text or (key.text.endswith(":") and not piece.text.endswith(":")):
        return False
    if abs(piece.size - key.size) > OTHER_TYPE * key.size:
        return False
    beside = _right_of(piece, printed)
    lefts = [beside.left] if beside is not None else [token.left for token in piece.tokens[1:]]
    return any(abs(left - value.left) < LINED_UP * value.size for left in lefts)


def _ends(below: Line, key: Line, value: Line, printed: Print) -> bool:
    """Whether the row of ``key`` is the last of a table over ``below``, which is no list: words of labels further up
    line up with ``value``."""
    if "," in below.text or len(value.text) < FEWEST_LABELS:  # a sign to fold out what stands below
        return False
    above = printed.between(0.0, key.middle - 0.5 * key.size)
    labels = [piece for piece in above if abs(piece.left - key.left) < LINED_UP * key.size]
    return sum(_is_label(label, label, value, printed) for label in labels) >= FEWEST_LABELS - 1


def _lines_of(value: Line, printed: Print, end: float | None) -> list[Line]:
    """The lines of the text that begins with ``value`` and ends where the next row begins."""
    lines = [value]
    reach = value.bottom + MOST_LINES * value.size
    top = max(value.middle + 0.5 * value.size, value.bottom - 0.2 * value.size)
    for piece in printed.between(top, reach if end is None else min(end, reach)):
        if piece.top - lines[-1].bottom > LEADING * value.size:
            break
        if abs(piece.left - value.left) < LINED_UP * value.size:
            lines.append(piece)
    return lines


MOST_LINES = 40
