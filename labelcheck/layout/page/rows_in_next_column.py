"""Rows of a table that fills its column down to the foot, and goes on at the head of the next column."""

from __future__ import annotations

from collections.abc import Sequence

from labelcheck.layout.lines import Line, baselines
from labelcheck.layout.panel.cells import lex
from labelcheck.layout.rearranged.halves import moved_piece
from labelcheck.layout.vocabulary.parts import HEADING

FEWEST = 2
"""Fewer rows under the headings are no table that could go on."""
FARTHEST = 2
"""Font sizes between two rows, at most."""


def rows_in_next_column(taken: Sequence[Line], pieces: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The rows at the head of the column right of the panel ``taken``, as they stand among ``pieces`` and as moved
    under it; none where print stands under the panel, or the column begins with no row set as its last one."""
    rows = [row for row in baselines(sorted(taken[1:], key=_middle)) if _is_row(row)]
    if len(rows) < FEWEST:
        return [], []
    (first, *_), last = rows[-1], max(taken, key=_bottom)
    right = max(piece.right for row in rows for piece in row)
    if last not in rows[-1] or any(p.top > last.bottom and p.left < right and p.right > first.left for p in pieces):
        return [], []
    column = _column(first, right, pieces)
    if not column or not _is_row(column[0]) or column[0][0].top > rows[0][0].top:
        return [], []
    printed = column[0]
    for row in column[1:]:
        far = row[0].top - printed[-1].bottom > FARTHEST * first.size
        if far or HEADING.match(row[0].text) or not _is_set_as(row[0], first):
            break
        printed = [*printed, *row]
    across, down = first.left - printed[0].left, last.bottom + 0.2 * first.size - printed[0].top
    return printed, [moved_piece(piece, across, down) for piece in printed]


def _column(first: Line, right: float, pieces: Sequence[Line]) -> list[list[Line]]:
    """The lines of the column right of the table whose last row begins with ``first`` and which ends at ``right``; none
    where other print heads it."""
    beside = sorted([piece for piece in pieces if piece.left > right], key=_middle)
    if not beside or not _is_set_as(head := baselines(beside)[0][0], first):
        return []
    end = head.left + right - first.left + first.size
    return baselines([piece for piece in beside if head.left - first.size < piece.left and piece.right < end])


def _is_set_as(piece: Line, other: Line) -> bool:
    return abs(piece.size - other.size) < 0.1 * other.size


def _is_row(line: Sequence[Line]) -> bool:
    """Whether a name begins ``line``, and cells are all that stands beside it."""
    first, *rest = line
    kinds = [cell.kind for piece in rest for cell in lex(piece.text)[0]]
    return [cell.kind for cell in lex(first.text)[0]] == ["name"] and bool(kinds) and "name" not in kinds


def _middle(piece: Line) -> float:
    return piece.middle


def _bottom(piece: Line) -> float:
    return piece.bottom
