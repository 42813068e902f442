"""The cells of a row whose print wraps in them: what stands under each other is one cell."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from labelcheck.layout.lines import Line, baselines, segments
from labelcheck.layout.panel.cells import lex
from labelcheck.layout.planes import Token

_MIDDLE, _LEFT = attrgetter("middle"), attrgetter("left")

BLANK = 0.5
"""Font sizes: cells stand further apart than words."""
WIDEST_BLANK = 0.7
"""Font sizes: the same of words on one line."""
STAGGERED = 0.35
"""Font sizes: lines of cells beside each other, each centred in its own height, differ by more."""


def cells_of(row: Sequence[Line], cells_left: float) -> Iterator[Line]:
    """The cells of ``row``, each as one piece, all at one height."""
    top, bottom = min(piece.top for piece in row), max(piece.bottom for piece in row)
    names = [piece for piece in row if piece.right < cells_left]
    own = {id(piece) for piece in names}
    stacks: list[list[Token]] = []
    right = 0.0
    for token, reach in sorted(
        [pair for piece in row if id(piece) not in own for pair in _reached(piece)], key=lambda pair: pair[0].left
    ):
        near = stacks and token.left < max(right + BLANK * token.size, reach)
        if near and (token.left < reach or _is_of_stack(token, stacks[-1], right, row)):
            stacks[-1].append(token)
            right = max(right, token.right)
        else:
            stacks.append([token])
            right = token.right
    for pieces in [*_columns(names), *[segments(stack) for stack in stacks]]:
        lines = [piece for line in baselines(sorted(pieces, key=_MIDDLE)) for piece in line]
        yield replace(Line.joined(lines), top=top, bottom=bottom, middle=(top + bottom) / 2)


def _columns(names: Sequence[Line]) -> list[list[Line]]:
    """``names`` in columns: those that stand above each other in one."""
    columns: list[list[Line]] = []
    right = -math.inf
    for piece in sorted(names, key=_LEFT):
        if piece.left < right:
            columns[-1].append(piece)
        else:
            columns.append([piece])
        right = max(right, piece.right)
    return columns


def _is_of_stack(token: Token, stack: Sequence[Token], right: float, row: Sequence[Line]) -> bool:
    """Whether ``token``, near to the ``stack`` that ends at ``right``, is of its cell: under its print, or on one of
    its lines; else it is of the next cell, whose lines stand at other heights."""
    near = STAGGERED * token.size
    return (
        token.left < right
        or any(piece.left < right and piece.right > token.left for piece in row)
        or any(
            token.left < other.right + BLANK * token.size and abs(token.middle - other.middle) < near for other in stack
        )
    )


def _reached(piece: Line) -> Iterator[tuple[Token, float]]:
    """Each word of ``piece`` with how far a blank before it reaches: in type whose letters are all of one width it is
    wider than cells stand apart."""
    yield piece.tokens[0], 0.0
    is_amount = [part.kind for part in lex(piece.text)[0]] == ["amount"]  # its unit may stand in a column of its own
    for before, token in pairwise(piece.tokens):
        if is_amount:
            yield token, math.inf
            continue
        yield token, before.right + WIDEST_BLANK * token.size if before.right <= token.left else 0.0
