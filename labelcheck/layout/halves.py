"""Panels whose rows go on in a second half beside the first, under headings of its own: wide boxes are set so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from labelcheck.layout.cells import lex
from labelcheck.layout.lines import Line, baselines
from labelcheck.layout.rows import no_row
from labelcheck.layout.vocabulary import COLUMN_HEAD, TITLE
from labelcheck.model.document import Box

HEAD_PIECES = 24
"""Pieces from a title on among which the headings of its halves are."""


class Halves(NamedTuple):
    """Where the second half of a panel begins and ends: right of the first one's headings, below the foot of both, and
    no further right than its own headings reach."""

    second: float
    right: float
    foot: float

    def in_second(self, left: float, middle: float) -> bool:
        """Whether print that begins at ``left`` and stands at the height ``middle`` belongs to the second half."""
        return self.second <= left < self.right and middle > self.foot


def find_halves(pieces: Sequence[Line]) -> Halves | None:
    """The halves of the panel whose print, or more of the page, is ``pieces``; None for a panel in one piece.

    A heading that is repeated on its line heads a second half when names stand under it, a dose column when cells do.
    """
    worded = [piece.text.lower() for piece in pieces if piece.text[:1].isalpha() or piece.text[:1] == "%"]
    if len(set(worded)) == len(worded):  # as in most panels: nothing is printed twice but figures
        return None
    ordered = sorted(pieces, key=_middle)
    for line in baselines(ordered[:HEAD_PIECES]):
        if len(line) == 1:
            continue
        heads = [piece for piece in line if COLUMN_HEAD.match(piece.text)]
        again = next((i for i, head in enumerate(heads) if i and head.text.lower() == heads[0].text.lower()), None)
        if again is None:
            continue
        before = heads[again - 1]
        right = heads[min(2 * again, len(heads)) - 1].right
        halves = Halves(before.right + 0.5 * before.size, right + before.size, max(piece.bottom for piece in line))
        if any(TITLE.match(piece.text) for piece in ordered if halves.second <= piece.left < halves.right):
            return None  # a panel of its own
        below = [piece for piece in ordered if halves.in_second(piece.left, piece.middle)]
        firsts = [row[0] for row in baselines(below)]
        return halves if firsts and 2 * sum(map(_is_named, firsts)) > len(firsts) else None
    return None


def second_below_first(
    pieces: Sequence[Line], rules: Sequence[Box], halves: Halves
) -> tuple[list[Line], tuple[Box, ...]]:
    """``pieces`` and ``rules`` with the second half moved under the rows of the first; what follows these, under it."""
    second = [piece for piece in pieces if halves.in_second(piece.left, piece.middle)]
    first = sorted((p for p in pieces if p.left < halves.second and p.middle > halves.foot), key=_middle)
    rows = list(takewhile(lambda piece: not no_row(piece.text), first))
    end = max([piece.bottom for piece in rows], default=halves.foot)
    gap = APART * second[0].size
    right = min(piece.left for piece in second) - min([piece.left for piece in rows], default=0.0)
    down = end + gap - min(piece.top for piece in second)
    height = max(piece.bottom for piece in second) + down - end + gap

    def way(left: float, middle: float) -> tuple[float, float]:
        if halves.in_second(left, middle):
            return -right, down
        return 0.0, height if middle > end else 0.0

    moved = [_moved(piece, *way(piece.left, piece.middle)) for piece in pieces]
    drawn = [(rule, *way(rule[0], (rule[1] + rule[3]) / 2)) for rule in rules]
    return moved, tuple([(box[0] + x, box[1] + y, box[2] + x, box[3] + y) for box, x, y in drawn])


APART = 2.0
"""Font sizes between the halves, when one is moved under the other: more than rows are apart."""


def _moved(piece: Line, right: float, down: float) -> Line:
    if not right and not down:
        return piece
    tokens = [
        token._replace(
            left=token.left + right, right=token.right + right,
            top=token.top + down, bottom=token.bottom + down, middle=token.middle + down,
        )
        for token in piece.tokens
    ]  # fmt: skip
    return replace(
        piece,
        tokens=tuple(tokens),
        left=piece.left + right,
        right=piece.right + right,
        top=piece.top + down,
        bottom=piece.bottom + down,
        middle=piece.middle + down,
    )


def _is_named(piece: Line) -> bool:
    return [part.kind for part in lex(piece.text)[0][:1]] == ["name"]


def _middle(piece: Line) -> float:
    return piece.middle
