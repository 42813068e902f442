"""Tokens gathered into segments (words without a wide gap between them) and segments into printed lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter, itemgetter

from labelcheck.layout.planes import Token
from labelcheck.model.document import Box

COLUMN_GAP = 1.6
"""A gap wider than this many font sizes separates columns, not words."""

MOST_OVERLAP = 0.5
"""Words of a line overlap by less than so many font sizes."""


@dataclass(slots=True, eq=False)  # not frozen: it takes a third of the time, and a page has a hundred
class Line:
    """Tokens on one baseline, left to right: a whole printed line, or a segment of one."""

    tokens: tuple[Token, ...]
    left: float
    top: float
    right: float
    bottom: float
    size: float
    middle: float
    text: str

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> Line:
        _, _, left, top, right, bottom, size, _ = tokens[0]
        texts: list[str] = []
        for _, text, x0, y0, x1, y1, height, _ in tokens:
            if text:
                texts.append(text)
            if x0 < left:
                left = x0
            if y0 < top:
                top = y0
            if x1 > right:
                right = x1
            if y1 > bottom:
                bottom = y1
            if height > size:
                size = height
        return cls(tuple(tokens), left, top, right, bottom, size, (top + bottom) / 2, " ".join(texts))

    @classmethod
    def joined(cls, pieces: Sequence[Line]) -> Line:
        """The line of ``pieces`` from left to right."""
        first = pieces[0]
        if len(pieces) == 1:
            return first
        left, top, right, bottom, size = first.left, first.top, first.right, first.bottom, first.size
        tokens: list[Token] = []
        for piece in pieces:
            tokens += piece.tokens
            if piece.top < top:
                top = piece.top
            if piece.right > right:
                right = piece.right
            if piece.bottom > bottom:
                bottom = piece.bottom
            if piece.size > size:
                size = piece.size
        text = " ".join([piece.text for piece in pieces if piece.text])
        return cls(tuple(tokens), left, top, right, bottom, size, (top + bottom) / 2, text)


def offsets(tokens: Iterable[Token]) -> Iterator[tuple[int, Token]]:
    """Each of ``tokens`` with where it begins in the text of their line, in which what is invisible takes no place."""
    at = 0
    for token in tokens:
        yield at, token
        at += len(token.text) + 1 if token.text else 0


def cut_before(line: Line, cuts: Sequence[int]) -> list[Line]:
    """``line`` cut before the words that begin at ``cuts`` in its text."""
    parts: list[list[Token]] = [[] for _ in range(len(cuts) + 1)]
    for at, token in offsets(line.tokens):
        parts[bisect_right(cuts, at)].append(token)
    return [Line.of(part) for part in parts if part]


def text_lines(tokens: Iterable[Token]) -> list[Line]:
    """The lines of a text file: tokens by line number."""
    lines: dict[int, list[Token]] = {}
    for token in tokens:
        lines.setdefault(token.word.line, []).append(token)
    return [Line.of(line) for _, line in sorted(lines.items())]


_Bands = defaultdict[float, list[list[Token]]]
"""By band of the page, the chains that end in it or in one beside it."""


def segments(tokens: Iterable[Token]) -> list[Line]:
    """``tokens`` chained to their right-hand neighbours; drawing order does not matter."""
    chains: list[list[Token]] = []
    near_to: _Bands = defaultdict(list)
    for token in sorted(sorted(tokens, key=_TOP), key=_LEFT):
        _, _, left, top, _, bottom, size, middle = token
        band = middle // _BAND
        reach, overlap = left - COLUMN_GAP * size, left + MOST_OVERLAP * size
        home: list[Token] | None = None
        for chain in near_to[band]:
            _, _, _, its_top, right, its_bottom, its_size, _ = chain[-1]
            if right > reach:
                alike = its_top == top and its_bottom == bottom and its_size == size
                if right < overlap if alike else _follows(chain[-1], token):
                    home, reach = chain, right
        if home is None:
            home = [token]
            chains.append(home)
            if len(near := near_to[band]) > MANY:  # what ends too far to the left for all that is still to come
                near[:] = [c for c in near if c[-1].right > left - COLUMN_GAP * c[-1].size]
            _put(home, band, near_to)
            continue
        was = home[-1][7] // _BAND
        if was != band:
            _take(home, was, near_to)
            _put(home, band, near_to)
        home.append(token)
    return [Line.of(chain) for chain in chains]


def cut_at(pieces: list[Line], uprights: Sequence[Box]) -> list[Line]:
    """``pieces`` cut where one of the drawn ``uprights`` stands between two of their words."""
    if not uprights:
        return pieces
    standing = sorted([((left + right) / 2, top, bottom) for left, top, right, bottom in uprights])
    places = [x for x, _, _ in standing]
    cut: list[Line] = []
    for piece in pieces:
        first, last = bisect_right(places, piece.left), bisect_left(places, piece.right)
        middle = piece.middle
        crossing = [x for x, top, bottom in standing[first:last] if top <= middle <= bottom] if first < last else None
        cut += _cut(piece, crossing) if crossing else (piece,)
    return cut


def _cut(piece: Line, crossing: Sequence[float]) -> list[Line]:
    parts: list[list[Token]] = [[piece.tokens[0]]]
    for before, token in pairwise(piece.tokens):
        if any(before.right <= x <= token.left for x in crossing):
            parts.append([])
        parts[-1].append(token)
    return [Line.of(part) for part in parts] if len(parts) > 1 else [piece]


_LEFT, _TOP = itemgetter(2), itemgetter(3)
MANY = 50
"""Chains in a band; a page has a few."""
_BAND = 4.0  # points: at least the height of the middle half of ordinary label type


def _put(chain: list[Token], band: float, near_to: _Bands) -> None:
    near_to[band - 1].append(chain)
    near_to[band].append(chain)
    near_to[band + 1].append(chain)


def _take(chain: list[Token], band: float, near_to: _Bands) -> None:
    near_to[band - 1].remove(chain)
    near_to[band].remove(chain)
    near_to[band + 1].remove(chain)


def _follows(before: Token, token: Token) -> bool:
    """Whether ``token`` stands on the baseline of ``before``, no more than a word's gap to its right."""
    _, _, _, top, right, bottom, size, middle = before
    _, _, left, other_top, _, other_bottom, other_size, other_middle = token
    gap = left - right
    small, large = (size, other_size) if size < other_size else (other_size, size)
    if gap >= COLUMN_GAP * small or gap <= -MOST_OVERLAP * small or large >= 2.5 * small:
        return False
    if abs(middle - other_middle) >= 0.6 * small:
        return False
    height, other_height = bottom - top, other_bottom - other_top
    overlap = (bottom if bottom < other_bottom else other_bottom) - (top if top > other_top else other_top)
    return overlap > 0.5 * (height if height < other_height else other_height)


def in_lines(pieces: Iterable[Line]) -> list[Line]:
    """Segments of one region joined to whole lines, top to bottom."""
    return [Line.joined(row) for row in baselines(sorted(pieces, key=_MIDDLE))]


def baselines(pieces: Iterable[Line]) -> list[list[Line]]:
    """``pieces``, sorted by their middles, in groups of one baseline, each from left to right."""
    groups: list[list[Line]] = []
    top, size = 0.0, -1.0
    for piece in pieces:
        if abs(piece.middle - top) < 0.5 * min(piece.size, size):
            groups[-1].append(piece)
        else:
            groups.append([piece])
            top, size = piece.middle, piece.size
    return [sorted(group, key=_LEFT_EDGE) for group in groups]


_MIDDLE, _LEFT_EDGE = attrgetter("middle"), attrgetter("left")
