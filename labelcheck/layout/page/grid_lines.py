"""Lines of a text that were made as wide as their column, on the grid of a text file, where the blanks between their
words are of any width."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from labelcheck.layout.lines import Line, baselines
from labelcheck.model.regex import regex

LINED_UP = 0.3
"""Half a character."""
RAGGED = 2.5
"""Four characters: so much a stretched line is shorter or longer than another."""
NEAR = 2.6
"""From a line to the next, of which a column beside may take one."""

MOST_PIECES = 80
"""On a row, or near it: with more it is no row of columns."""
_ENDS_NAME = regex(r"\d{1,3}[,;.]")
"""``Polysorbate 80,``"""
_MIDDLE = attrgetter("middle")


def whole_grid_lines(pieces: list[Line]) -> list[Line]:
    """``pieces`` with those of one line joined where they are words and end where a line does that stands over or under
    them, begins where they do and runs on without such gaps."""
    rows = baselines(sorted(pieces, key=_MIDDLE))
    whole: list[Line] = []
    for number, row in enumerate(rows):
        beside = (*rows[max(number - 2, 0) : number], *rows[number + 1 : number + 3])
        near = [line for other in beside for line in other if abs(line.middle - row[0].middle) < NEAR]
        at = 0
        while at < len(row):
            end = _end_of_run(row, at, near) if 1 < len(row) < MOST_PIECES > len(near) else at + 1
            whole.append(Line.joined(row[at:end]))
            at = end
    return whole if len(whole) < len(pieces) else pieces


def _end_of_run(row: Sequence[Line], at: int, near: Sequence[Line]) -> int:
    """Where the pieces of ``row`` end that are of one line with the one ``at``."""
    over = [line for line in near if abs(line.left - row[at].left) < LINED_UP]
    edge = max([line.right for line in over], default=0.0)
    end, whole = at + 1, at + 1
    while end < len(row) and row[end].right < edge + RAGGED and _runs_on(row[end - 1], row[end], over, near):
        end += 1
        whole = end if row[end - 1].right > edge - RAGGED else whole
    return whole


def _runs_on(before: Line, piece: Line, over: Sequence[Line], near: Sequence[Line]) -> bool:
    """Whether ``piece`` may go on with the words ``before`` it: it is words too, a line ``over`` or under it has words
    where there is a gap, and none ``near`` is lined up with it as in columns."""
    if not (piece.text[:1].isalpha() or piece.text[:1] == "(" or _ENDS_NAME.fullmatch(piece.text)):
        return False
    if any(abs(other.left - piece.left) < LINED_UP for other in near):
        return False
    left, right = before.right, piece.left
    return any(token.right > left and token.left < right for line in over for token in line.tokens)
