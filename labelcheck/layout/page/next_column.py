"""Rows that run on as a sentence does, over the foot of their column and at the head of the next one."""

from __future__ import annotations

from collections.abc import Sequence

from labelcheck.layout.lines import Line
from labelcheck.layout.panel.brackets import depth_after
from labelcheck.layout.panel.lines import is_linear
from labelcheck.layout.rearranged.halves import moved_piece
from labelcheck.layout.vocabulary.parts import HEADING

MOST_COLUMNS = 4
"""Rows take no more."""


def rest_in_next_columns(
    taken: Sequence[Line], pieces: Sequence[Line], leading: float
) -> tuple[list[Line], list[Line]]:
    """What goes on from the rows that were ``taken`` at the head of the next columns, as it stands among ``pieces`` and
    as moved under those; lines of a column are no further apart than the ``leading``."""
    printed: list[Line] = []
    moved: list[Line] = []
    last, left, size = taken[-1], taken[0].left, taken[-1].size
    foot = last
    for _ in range(MOST_COLUMNS):
        column = _head_of_next(foot, pieces, leading) if _is_open([*taken, *moved], last) else []
        if not column:
            break
        across, down = left - column[0].left, last.bottom + 0.2 * size - column[0].top
        printed += column
        moved += [moved_piece(piece, across, down) for piece in column]
        foot, last = column[-1], moved[-1]
    return printed, moved


def _is_open(taken: Sequence[Line], last: Line) -> bool:
    """Whether ``last`` is a line of rows that run on, and stops within them."""
    text = last.text
    if not text.endswith(",") and not depth_after(text, 0):
        return False
    return is_linear([last]) or is_linear(taken[-LINES:])


LINES = 4
"""By so many lines it is told that rows run on."""


def _head_of_next(foot: Line, pieces: Sequence[Line], leading: float) -> list[Line]:
    """The lines at the head of the column right of ``foot``, up to the next part of the label; none where print stands
    under ``foot``."""
    if any(p.top > foot.bottom and p.left < foot.right and p.right > foot.left for p in pieces):
        return []
    beside = [piece for piece in pieces if piece.left > foot.right]
    first = min(beside, key=lambda piece: (round(piece.left), piece.top), default=None)
    if first is None or first.top > foot.top or abs(first.size - foot.size) > 0.1 * foot.size:
        return []
    column = sorted([piece for piece in beside if piece.left < first.left + first.size], key=lambda piece: piece.top)
    lines = column[:1]
    for piece in column[1:]:
        above = lines[-1]
        if piece.top - above.bottom > leading * piece.size or HEADING.match(piece.text) is not None:
            break
        lines.append(piece)
    return lines if HEADING.match(column[0].text) is None else []
