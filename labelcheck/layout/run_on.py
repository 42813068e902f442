"""Texts whose parts run on within a line, as where a whole label was copied into one field: they are set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from labelcheck.layout.cells import depth_after, lex
from labelcheck.layout.head import head_end
from labelcheck.layout.lines import Line, cut_before
from labelcheck.layout.vocabulary import HEADING, NAMES_HEAD, SERVING, TITLE
from labelcheck.model.regex import regex, small_letters

_TITLE = regex(rf"(?<=[\s\W])(?:{TITLE.pattern})")  # of small letters
_SIGNS = regex(r"[\W_]*")
_BELOW = regex(rf"(?:{NAMES_HEAD.pattern}|ingrédients?|ingredientes?|ingredient[ei]|zutat(?:en)?)\s*\|", re.IGNORECASE)
_HEADING = regex(rf"(?<=[\s])(?:{HEADING.pattern})\s*:")  # of small letters
FEWEST_CELLS = 2
"""Amounts and percents that stand behind a title on its line; a sentence that speaks of the panel has none."""
LONGEST_ROW = 20
"""Words: what is longer holds more than a title, a serving and a row."""


def parts_apart(lines: Sequence[Line], *, titled: bool) -> list[Line]:
    """``lines`` with the parts of each apart that holds a panel's title: what is before that, unless others begin with
    one (``titled``), and what stands behind further headings."""
    return [part for number, line in enumerate(lines) for part in _parts(lines, number, line, titled=titled)]


def _parts(lines: Sequence[Line], number: int, line: Line, *, titled: bool) -> list[Line]:
    small = small_letters(line.text)
    first = TITLE.match(small, _SIGNS.match(small).end())  # type: ignore[union-attr]
    if first is None and titled:
        return [line]
    begin = 0 if first else _title_within(small, lines[number + 1].text if number + 1 < len(lines) else "")
    if begin is None:
        return [line]
    cuts = [begin] if begin else []
    if len(line.tokens) > LONGEST_ROW:
        cuts += _headings(small, first.end() if first else begin + 1)
    return cut_before(line, cuts) if cuts else [line]


def _headings(small: str, start: int) -> Iterator[int]:
    """Where headings begin in ``small`` behind ``start``, outside brackets."""
    depth, done = 0, start
    for match in _HEADING.finditer(small, start):
        depth, done = depth_after(small[done : match.start()], depth), match.start()
        if not depth:
            yield done


def _title_within(small: str, below: str) -> int | None:
    """Where a panel's title begins within ``small``: its rows follow it, or its serving does in the line ``below``, or
    its columns are headed there."""
    for match in _TITLE.finditer(small):
        after = _SIGNS.match(small, match.end()).end()  # type: ignore[union-attr]
        if after == len(small):
            return match.start() if SERVING.match(below) else None
        if SERVING.match(small, after):
            cells = [piece for piece in lex(small[after:])[0] if piece.kind in ("amount", "percent")]
            heads = _BELOW.match(below) is not None and head_end(small[after:]) == len(small) - after
            return match.start() if heads or len(cells) >= FEWEST_CELLS else None
    return None
