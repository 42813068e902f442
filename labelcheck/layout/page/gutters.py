"""Gutters: columns of text that stand no further apart than words may, told by what they are lined up with."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from labelcheck.layout.lines import Line
from labelcheck.layout.page.stretched import may_be_stretched

NARROWEST = 0.8
"""Font sizes: a narrower gap is a blank."""
NARROWEST_BEHIND_CELLS = 0.45
"""The same behind the last cell of a row, where names are lined up."""
NARROWEST_BESIDE = 0.25
"""The same beside type of another size, as a product's name has on the front: no row holds both."""
LINED_UP = 0.25
"""Font sizes by which the left edges of lines of one column differ at most."""
OTHER_TYPE = 1.25
"""Type so many times as large as other type is not of one line with it, where columns stand."""
NEAR, CELLS_NEAR = 4, 10
"""Font sizes up and down within which another line of the left column stands, or another cell of it."""


def cut_at_gutters(pieces: list[Line], *, is_grid: bool = False) -> list[Line]:
    """``pieces`` cut at wide gaps after which a word is lined up with the beginnings of other lines, while the words
    before it are lined up with a line nearby that ends before the gap, at its left or, as cells are, at its right, or
    with those before another such gap, or are of other type: these are lines of two columns. On a grid (``is_grid``) a
    blank is wider than in print.
    """
    narrowest = NARROWEST if is_grid else NARROWEST_BEHIND_CELLS
    loose = [(number, gaps) for number, piece in enumerate(pieces) if (gaps := _wide_gaps(piece, narrowest))]
    if not loose:
        return pieces
    wide = [_gap(pieces[number], index) for number, gaps in loose for index in gaps]
    behind_cells = [left for number, gaps in loose for left in _behind_cells(pieces[number], gaps)]
    lefts = sorted([*[piece.left for piece in pieces], *behind_cells])
    cut = list(pieces)
    for number, gaps in reversed(loose):
        piece = pieces[number]
        if gutters := [index for index in gaps if _is_gutter(piece, index, pieces, lefts, wide)]:
            bounds = pairwise([0, *gutters, len(piece.tokens)])
            cut[number : number + 1] = [Line.of(piece.tokens[a:b]) for a, b in bounds]
    return cut


def _gap(piece: Line, index: int) -> _Gap:
    return _Gap(piece.left, piece.tokens[index - 1].right, piece.tokens[index].left)


def _wide_gaps(piece: Line, narrowest: float) -> list[int]:
    """The indices of words before which there is a gap that may be a gutter."""
    wide: list[int] = []
    if len(piece.tokens) == 1:
        return wide
    right, size = piece.left, piece.tokens[0].size
    limit = narrowest * size
    for index, token in enumerate(piece.tokens):  # told by their places, in three quarters of the time unpacking takes
        gap = token[2] - right
        if token[6] != size:
            if gap > _narrowest(size, token[6]):
                wide.append(index)
            size = token[6]
            limit = narrowest * size
        elif gap > limit and (gap > NARROWEST * size or _parts_halves(piece, index)):
            wide.append(index)
        right = token[4]
    return wide


def _parts_halves(piece: Line, index: int) -> bool:
    """Whether the word ``index`` may begin the second half of a panel: a name, behind the last cell of a row; one
    whose bracket is open, ``(75%``, goes on."""
    name, last = piece.tokens[index].text, piece.tokens[index - 1].text.rstrip(_SIGNS)
    return name[:1].isalpha() and last[-1:] in ("%", "") and "(" not in last


_SIGNS = "*†‡"


def _behind_cells(piece: Line, gaps: Sequence[int]) -> list[float]:
    """The left edges of the names among the words ``gaps`` of ``piece`` that stand behind cells."""
    return [piece.tokens[index].left for index in gaps if _parts_halves(piece, index)]


def _narrowest(size: float, other: float) -> float:
    """The narrowest gap that may be a gutter between type of one ``size`` and of the ``other``."""
    small, large = (size, other) if size < other else (other, size)
    return (NARROWEST if large < OTHER_TYPE * small else NARROWEST_BESIDE) * small


def _is_stretched(piece: Line, pieces: Sequence[Line]) -> bool:
    """Whether ``piece`` may be a line that was made as wide as another one over or under it."""
    if not may_be_stretched(piece):
        return False
    near = LINED_UP * piece.size
    return any(
        other is not piece and abs(other.left - piece.left) < near and abs(other.right - piece.right) < near
        for other in pieces
    )


class _Gap(NamedTuple):
    """A wide gap in a piece that begins ``left``: where it begins and ends."""

    left: float
    right: float
    after: float


def _is_gutter(piece: Line, index: int, pieces: Sequence[Line], lefts: Sequence[float], wide: Sequence[_Gap]) -> bool:
    """``lefts`` are the left edges of ``pieces`` and of names behind cells, ``wide`` all wide gaps in them."""
    before, after = piece.tokens[index - 1 : index + 1]
    near = LINED_UP * piece.size
    if bisect_right(lefts, after.left + near) - bisect_left(lefts, after.left - near) < 2:
        return False
    small, large = sorted((before.size, after.size))
    if large > OTHER_TYPE * small:
        return True
    end, right, left = after.left - near, before.right, piece.left
    are_cells = _parts_halves(piece, index)  # which may be lined up at their left
    if not are_cells and _is_stretched(piece, pieces):
        return False
    alike = [gap for gap in wide if abs(gap.after - after.left) < near]
    if sum(abs(gap.right - right) < near or (are_cells and abs(gap.left - left) < near) for gap in alike) > 1:
        return True
    reach = CELLS_NEAR if are_cells else NEAR
    return any(
        (abs(other.left - left) < near and abs(other.middle - piece.middle) < reach * piece.size)
        or (abs(other.right - right) < near and abs(other.middle - piece.middle) < CELLS_NEAR * piece.size)
        for other in pieces
        if other is not piece and other.right < end
    )
