"""Gutters: columns of text that stand no further apart than words may, told by what they are lined up with."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from labelcheck.layout.lines import Line

NARROWEST = 0.8
"""Font sizes: a narrower gap is a blank."""
LINED_UP = 0.25
"""Font sizes by which the left edges of lines of one column differ at most."""
NEAR = 4
"""Font sizes up and down within which another line of the left column stands."""


def cut_at_gutters(pieces: list[Line]) -> list[Line]:
    """``pieces`` cut at wide gaps after which a word is lined up with the beginnings of other lines, while the words
    before it are lined up with a line nearby that ends before the gap: these are lines of two columns."""
    loose = [(number, gaps) for number, piece in enumerate(pieces) if (gaps := _wide_gaps(piece))]
    lefts = sorted([piece.left for piece in pieces]) if loose else []
    cut = list(pieces)
    for number, gaps in reversed(loose):
        piece = pieces[number]
        if gutters := [index for index in gaps if _is_gutter(piece, index, pieces, lefts)]:
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
        if token[2] - right > NARROWEST * (size if size < own else own):
            wide.append(index)
        right, size = token[4], own
    return wide


def _is_gutter(piece: Line, index: int, pieces: Sequence[Line], lefts: Sequence[float]) -> bool:
    left, near = piece.tokens[index].left, LINED_UP * piece.size
    if bisect_right(lefts, left + near) - bisect_left(lefts, left - near) < 2:
        return False
    end = left - near
    return any(
        abs(other.left - piece.left) < near
        and other.right < end
        and abs(other.middle - piece.middle) < NEAR * piece.size
        for other in pieces
        if other is not piece
    )
