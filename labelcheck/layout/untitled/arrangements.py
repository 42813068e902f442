"""How the print of a page is put into lines in which rows without a title are looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from labelcheck.layout.lines import Line, in_lines
from labelcheck.layout.page.blocks import blocks
from labelcheck.layout.panel.no_row import has_cells
from labelcheck.layout.planes import Plane
from labelcheck.layout.rearranged.halves import find_halves, second_below_first
from labelcheck.layout.untitled.rows import names_magnesium
from labelcheck.layout.vocabulary.heads import COLUMN_HEAD


def halves_below(pieces: Sequence[Line]) -> Iterator[tuple[list[Line], list[Line]]]:
    """The lines of rows that go on in a second half under the same headings, that half moved below the first, and the
    segments above their headings."""
    heads = [piece for piece in pieces if COLUMN_HEAD.match(piece.text)]
    if len({head.text for head in heads}) == len(heads):
        return
    top = min(head.top for head in heads)
    own = [piece for piece in pieces if piece.top >= top]
    moved = own
    for halves in find_halves(own):
        moved, _ = second_below_first(moved, (), halves)
    if moved is not own:
        yield in_lines(moved), [piece for piece in pieces if piece.top < top]


def blocks_of_rows(pieces: Sequence[Line], plane: Plane) -> Iterator[tuple[list[Line], list[Line]]]:
    """The lines of each block that holds a whole row of magnesium right of other print, which is no part of its name,
    and the segments beside it."""
    rows = [piece for piece in pieces if names_magnesium(piece.text) and has_cells(piece.text)]
    beside = {id(row) for row in rows if any(_is_left_of(row, piece) for piece in pieces)}
    for block in blocks(pieces, plane) if beside else ():
        own = {id(piece) for piece in block}
        if beside & own:
            yield in_lines(block), [piece for piece in pieces if id(piece) not in own]


def _is_left_of(row: Line, piece: Line) -> bool:
    return piece.right <= row.left and abs(piece.middle - row.middle) < 0.3 * row.size
