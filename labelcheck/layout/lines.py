"""Tokens gathered into segments (words without a wide gap between them) and segments into printed lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from labelcheck.layout.planes import Token

COLUMN_GAP = 1.6
"""A gap wider than this many font sizes separates columns, not words."""


@dataclass(frozen=True, slots=True, eq=False)
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
    open_at: dict[int, list[list[Token]]] = {}
    for token in sorted(tokens, key=lambda t: (t.left, t.top)):
        band = _band(token)
        near = [c for b in (band - 1, band, band + 1) for c in open_at.get(b, ()) if _follows(c[-1], token)]
        if near:
            chain = max(near, key=lambda c: c[-1].right)
            open_at[_band(chain[-1])].remove(chain)
            chain.append(token)
        else:
            chain = [token]
            chains.append(chain)
        open_at.setdefault(band, []).append(chain)
    return [Line.of(chain) for chain in chains]


_BAND = 4.0  # points: at least the height of the middle half of ordinary label type


def _band(token: Token) -> int:
    return int(token.middle / _BAND)


def _follows(before: Token, token: Token) -> bool:
    small, large = sorted((before.size, token.size))
    gap = token.left - before.right
    if not -0.5 * small < gap < COLUMN_GAP * small:
        return False
    return _same_baseline(before, token, small) and large < 2.5 * small


def _same_baseline(a: Token, b: Token, size: float) -> bool:
    overlap = min(a.bottom, b.bottom) - max(a.top, b.top)
    height = min(a.bottom - a.top, b.bottom - b.top)
    return overlap > 0.5 * height and abs(a.middle - b.middle) < 0.6 * size


def in_lines(pieces: Iterable[Line]) -> list[Line]:
    """Segments of one region joined to whole lines, top to bottom."""
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda p: p.middle):
        if rows and abs(piece.middle - rows[-1][0].middle) < 0.5 * min(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [Line.of([t for p in sorted(row, key=lambda p: p.left) for t in p.tokens]) for row in rows]
