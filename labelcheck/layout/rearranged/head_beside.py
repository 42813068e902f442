"""Panels whose title and servings stand beside their rows: wide boxes are set so (21 CFR 101.9(d)(11))."""

from __future__ import annotations

import math
from collections.abc import Sequence

from labelcheck.layout.lines import Line
from labelcheck.layout.page.tables import Print, tables_of
from labelcheck.layout.rearranged.halves import moved_box, moved_piece
from labelcheck.layout.vocabulary.heads import COLUMN_HEAD, SERVING_SIZE
from labelcheck.layout.vocabulary.parts import FOOTNOTE
from labelcheck.model.document import Box


def rows_below_head(
    title: Line, pieces: Sequence[Line], rules: Sequence[Box]
) -> tuple[Sequence[Line], Sequence[Box]] | None:
    """The ``pieces`` and ``rules`` of a panel with the rows that stand right of its ``title`` moved under the servings
    that stand below that, and over the footnotes below these; None where no rows stand so."""
    beside = _rows_left(title, pieces)
    if beside is None:
        return None
    head = [piece for piece in pieces if piece.left < beside]
    rows = [piece for piece in pieces if piece.left >= beside]
    notes = min([piece.top for piece in head if FOOTNOTE.match(piece.text)], default=math.inf)
    top = min(piece.top for piece in rows)
    down = max(piece.bottom for piece in head if piece.top < notes) + title.size - top
    under = max(piece.bottom for piece in rows) + down + rows[0].size - notes
    across = min(piece.left for piece in rows) - title.left

    def way(piece: Line) -> tuple[float, float]:
        if piece.left >= beside:
            return -across, down
        return 0.0, under if piece.top >= notes else 0.0

    moved = [moved_piece(piece, *way(piece)) for piece in pieces]
    return moved, [moved_box(rule, -across, down) if rule[0] >= beside - title.size else rule for rule in rules]


def _rows_left(title: Line, pieces: Sequence[Line]) -> float | None:
    """Where the rows right of ``title`` begin, when their headings stand there too and the servings do not."""
    right = right_of(title)
    if sum([piece.left < right and piece.middle > title.middle for piece in pieces]) > MOST_BELOW:
        return None  # as under most titles: names
    heads = [piece.left for piece in pieces if piece.left > right and COLUMN_HEAD.match(piece.text)]
    servings = [piece for piece in pieces if piece.middle > title.middle and SERVING_SIZE.match(piece.text)]
    if not heads or not servings or max(piece.left for piece in servings) > title.right:
        return None
    printed = Print.of([piece for piece in pieces if piece not in servings])  # they name no row
    tables = tables_of(printed)
    for table in tables:
        table.widen_to_rows(printed)
    if any(len(table.firsts) > 1 and table.left < right for table in tables):
        return None  # rows stand under the title too
    first = min([*heads, *[table.left for table in tables]])
    near = first - PADDING * title.size  # names stand a little further right than footnotes where cells are padded
    left = min([piece.left for piece in pieces if piece.left > max(near, right)], default=first) - 1
    last = max(piece.bottom for piece in servings)
    named = any(p.left >= left and p.text[:1].isalpha() and COLUMN_HEAD.match(p.text) is None for p in pieces)
    is_apart = (
        named
        and right < left
        and all(piece.right < left for piece in pieces if piece.left < left and piece is not title)
    )
    return left if is_apart and any(p.left >= left and p.middle < last for p in pieces) else None


def right_of(title: Line) -> float:
    """Where the ``title`` ends at its right, which may reach a little over what stands beside it."""
    return title.right - OVERHANG * title.size


OVERHANG = 0.2
"""Font sizes."""
PADDING = 0.25
"""The same."""
MOST_BELOW = 8
"""Pieces that stand below a title where rows do beside it: the size of the serving, and how many there are."""
