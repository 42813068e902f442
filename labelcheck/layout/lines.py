"""Tokens gathered into segments (words without a wide gap between them) and segments into printed lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter

from labelcheck.layout.planes import Token

COLUMN_GAP = 1.6
"""A gap wider than this many font sizes separates columns, not words."""


@dataclass(slots=True, eq=False)  # not frozen: it takes a third of the time, and a page has a hundred
class Line:
    """Tokens on one baseline, left to right: a whole printed line, or a segment of one."""

    tokens: tuple[Token, ...]
    left: float
    top: float
    right: float
    bottom: float
    size: float
    text: str

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> Line:
        _, _, left, top, right, bottom, size, _ = tokens[0]
        for _, _, x0, y0, x1, y1, height, _ in tokens:
            left, top = (x0 if x0 < left else left), (y0 if y0 < top else top)
            right, bottom = (x1 if x1 > right else right), (y1 if y1 > bottom else bottom)
            size = height if height > size else size
        return cls(tuple(tokens), left, top, right, bottom, size, " ".join([t.text for t in tokens if t.text]))


def text_lines(tokens: Iterable[Token]) -> list[Line]:
    """The lines of a text file: tokens by line number."""
    lines: dict[int, list[Token]] = {}
    for token in tokens:
        lines.setdefault(token.word.line, []).append(token)
    return [Line.of(line) for _, line in sorted(lines.items())]


def segments(tokens: Iterable[Token]) -> list[Line]:
    """``tokens`` chained to their right-hand neighbours; drawing order does not matter."""
    chains: list[list[Token]] = []
    open_at: defaultdict[int, list[list[Token]]] = defaultdict(list)
    for token in sorted(tokens, key=_LEFT_TOP):
        band = int(token.middle / _BAND)
        near: list[Token] | None = None
        for close in (band - 1, band, band + 1):
            for chain in open_at[close]:
                if _follows(chain[-1], token) and (near is None or chain[-1].right > near[-1].right):
                    near, home = chain, close
        if near is None:
            chains.append([token])
            open_at[band].append(chains[-1])
            continue
        if home != band:
            open_at[home].remove(near)
            open_at[band].append(near)
        near.append(token)
    return [Line.of(chain) for chain in chains]


_LEFT_TOP = itemgetter(2, 3)  # left, top
_BAND = 4.0  # points: at least the height of the middle half of ordinary label type


def _follows(before: Token, token: Token) -> bool:
    """Whether ``token`` stands on the baseline of ``before``, no more than a word's gap to its right."""
    _, _, _, top, right, bottom, size, middle = before
    _, _, left, other_top, _, other_bottom, other_size, other_middle = token
    gap = left - right
    small, large = (size, other_size) if size < other_size else (other_size, size)
    if gap >= COLUMN_GAP * small or gap <= -0.5 * small or large >= 2.5 * small:
        return False
    if abs(middle - other_middle) >= 0.6 * small:
        return False
    height, other_height = bottom - top, other_bottom - other_top
    overlap = (bottom if bottom < other_bottom else other_bottom) - (top if top > other_top else other_top)
    return overlap > 0.5 * (height if height < other_height else other_height)


def in_lines(pieces: Iterable[Line]) -> list[Line]:
    """Segments of one region joined to whole lines, top to bottom."""
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=attrgetter("middle")):
        if rows and abs(piece.middle - rows[-1][0].middle) < 0.5 * min(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [Line.of([t for p in sorted(row, key=lambda p: p.left) for t in p.tokens]) for row in rows]
