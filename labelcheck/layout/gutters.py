"""Gutters: columns of text that stand no further apart than words may, told by what they are lined up with."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from labelcheck.layout.lines import Line

NARROWEST = 0.8
"""Font sizes: a narrower gap is a blank."""
NARROWEST_BESIDE = 0.25
"""The same beside type of another size, as a product's name has on the front: no row holds both."""
LINED_UP = 0.25
"""Font sizes by which the left edges of lines of one column differ at most."""
OTHER_TYPE = 1.25
"""Type so many times as large as other type is not of one line with it, where columns stand."""
NEAR, CELLS_NEAR = 4, 10
"""Font sizes up and down within which another line of the left column stands, or another cell of it."""


def cut_at_gutters(pieces: list[Line]) -> list[Line]:
    """``pieces`` cut at wide gaps after which a word is lined up with the beginnings of other lines, while the words
    before it are lined up with a line nearby that ends before the gap, at its left or, as cells are, at its right, or
    with those before another such gap, or are of other type: these are lines of two columns."""
    loose = [(number, gaps) for number, piece in enumerate(pieces) if (gaps := _wide_gaps(piece))]
    lefts = sorted([piece.left for piece in pieces]) if loose else []
    edges = [_sides(pieces[number], index) for number, gaps in loose for index in gaps]
    cut = list(pieces)
    for number, gaps in reversed(loose):
        piece = pieces[number]
        if gutters := [index for index in gaps if _is_gutter(piece, index, pieces, lefts, edges)]:
            bounds = pairwise([0, *gutters, len(piece.tokens)])
            cut[number : number + 1] = [Line.of(piece.tokens[a:b]) for a, b in bounds]
    return cut


def _wide_gaps(piece: Line) -> list[int]:
    """The indices of words before which there is a gap that may be a gutter."""
    wide: list[int] = []
    if len(piece.tokens) == 1:
        return wide
    right, size = piece.left, piece.size
    for index, token in enumerate(piece.tokens):
        own = token[6]  # told by their places, in three quarters of the time that unpacking takes
        if token[2] - right > (NARROWEST * size if size == own else _narrowest(size, own)):
            wide.append(index)
        right, size = token[4], own
    return wide


def _narrowest(size: float, other: float) -> float:
    """The narrowest gap that may be a gutter between type of one ``size`` and of the ``other``."""
    small, large = (size, other) if size < other else (other, size)
    return (NARROWEST if large < OTHER_TYPE * small else NARROWEST_BESIDE) * small


def _sides(piece: Line, index: int) -> tuple[float, float]:
    """Where the gap before the word ``index`` begins and ends."""
    return piece.tokens[index - 1].right, piece.tokens[index].left


def _is_gutter(
    piece: Line, index: int, pieces: Sequence[Line], lefts: Sequence[float], edges: Sequence[tuple[float, float]]
) -> bool:
    """``lefts`` are the left edges of ``pieces``, ``edges`` the sides of all wide gaps in them."""
    before, after = piece.tokens[index - 1 : index + 1]
    near = LINED_UP * piece.size
    if bisect_right(lefts, after.left + near) - bisect_left(lefts, after.left - near) < 2:
        return False
    small, large = sorted((before.size, after.size))
    if large > OTHER_TYPE * small:
        return True
    end, right, left = after.left - near, before.right, piece.left
    if sum(abs(one - right) < near and abs(other - after.left) < near for one, other in edges) > 1:
        return True
    return any(
        (abs(other.left - left) < near and abs(other.middle - piece.middle) < NEAR * piece.size)
        or (abs(other.right - right) < near and abs(other.middle - piece.middle) < CELLS_NEAR * piece.size)
        for other in pieces
        if other is not piece and other.right < end
    )
