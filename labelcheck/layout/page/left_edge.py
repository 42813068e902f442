"""Where the panel under a title begins at its left, when no box is drawn around it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from labelcheck.layout.lines import Line
from labelcheck.layout.page.tables import Print, row_of, tables_of


def left_edge(title: Line, below: Sequence[Line]) -> float:
    """The left edge of the panel; the title may stand centred over wider lines."""
    edge = title.left - title.size
    for piece in below[:6]:
        if piece.right > title.left and piece.left < title.right and piece.left < edge:
            edge = piece.left - piece.size / 2  # in photographs lines do not begin exactly under each other
    edge = min([edge, *_left_of_cells_lined_up(title, below, edge)])
    return min(edge, _left_of_rows(title, below, edge))


def _left_of_cells_lined_up(title: Line, below: Sequence[Line], edge: float) -> list[float]:
    """The left edges of the rows left of ``edge`` whose names end right before cells that are lined up with those of
    other rows, under a ``title`` that is set to the right as they are."""
    rows: dict[int, list[Line]] = {}
    for piece in below:
        if piece.left < title.right:
            for token in piece.tokens[1:]:
                if token.text[:1].isdigit():
                    rows.setdefault(round(token.left), []).append(piece)
    under = [row for row in rows.values() if len(row) > RAGGED and any(piece.right > title.left for piece in row)]
    return [left for row in under for piece in row if (left := piece.left - piece.size / 2) < edge]


def _left_of_rows(title: Line, below: Sequence[Line], edge: float) -> float:
    """The left edge of the rows under a title that stands centred over them, where most begin left of ``edge``, or
    where their names are not lined up at the left, being centred or set to the right."""
    printed = Print.of(below)
    for table in tables_of(printed):
        if table.left >= title.right or table.right <= title.left:
            continue
        rows = [row for first in table.firsts if (row := row_of(first, printed)) is not None]
        lefts = sorted(row.left for row in rows)
        lined_up = [left for left, other in pairwise(lefts) if other - left < 0.5 * title.size]
        exact = sum(other - left < 0.05 * table.firsts[0].size for left, other in pairwise(lefts))
        if len(lefts) > RAGGED and 4 * exact < len(lefts):
            return lefts[0] - table.firsts[0].size / 2
        if len(lefts) > 1 and 2 * sum(left < edge for left in lefts) > len(lefts):
            return min(lined_up or lefts) - table.firsts[0].size / 2
    return edge


RAGGED = 4
"""Of so few rows the names may begin anywhere."""


def is_centred(piece: Line, title: Line) -> bool:
    """Whether ``piece`` stands centred under ``title`` and is wider."""
    off_left, off_right = title.left - piece.left, piece.right - title.right
    return off_left > 0 and abs(off_left - off_right) < piece.size
