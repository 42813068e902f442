"""Where the lines of print are in a picture: found in tiles, joined over the seams, and the slope they have."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from labelcheck.documents.recogniser import Quad, lines_in

TILE = 1280
"""Pixels: larger pictures are searched for print in tiles of at most this size, which bounds the memory that takes."""
SHORT, ENLARGED = 736, 4.0
"""Pixels: smaller pictures are enlarged to this size for the search, but no more times than type that can be read."""
OVERLAP = 200
"""Pixels: more than a line of print is high, so that each stands whole in one tile at least."""
TALL = 1.5
"""A line this many times as high as it is wide is turned."""
LONG = 2.0
"""A line this many times as wide as it is high shows the slope of the print."""
MARGIN, HIGH = 0.4, 64
"""Of a line's height: what is looked at above and below it for its slope; and so many pixels high it is looked at."""
COLUMNS, LOWER = 8, 16
"""The parts of a line that are compared; by so many of these pixels at most the last is lower or higher than the first.
"""


def found_lines(pixels: Any) -> list[Quad]:
    """The lines found in each tile; one that crosses a seam is found in parts."""
    found: list[Quad] = []
    for left, top, right, bottom in tiles(pixels.shape[1], pixels.shape[0]):
        tile = pixels[top:bottom, left:right]
        if tile.std() > 2:  # nothing stands on an empty one
            enlarged, scale = _enlarged(tile)
            found += [quad / scale + (left, top) for quad in lines_in(enlarged)]
    return found


def tiles(width: int, height: int) -> Iterator[tuple[int, int, int, int]]:
    """Left, top, right and bottom of the tiles that cover a picture: as few as do it, all of one size."""
    for top, bottom in _spans(height):
        for left, right in _spans(width):
            yield left, top, right, bottom


def _spans(length: int) -> list[tuple[int, int]]:
    count = max(math.ceil((length - OVERLAP) / (TILE - OVERLAP)), 1)
    size = math.ceil((length + (count - 1) * OVERLAP) / count)
    return [(at, min(at + size, length)) for at in (number * (size - OVERLAP) for number in range(count))]


def _enlarged(tile: Any) -> tuple[Any, float]:
    """``tile`` and by how much it is enlarged; less where it is a long strip."""
    import cv2

    short, long = sorted(tile.shape[:2])
    scale = min(SHORT / short, 2 * TILE / long, ENLARGED)
    return (cv2.resize(tile, None, fx=scale, fy=scale), scale) if scale > 1 else (tile, 1.0)


def slopes(pixels: Any, quads: list[Quad]) -> list[float]:
    """How steeply the print in each of ``quads`` falls to the right, in degrees."""
    import cv2

    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY) if quads else None
    return [math.degrees(math.atan2(*(quad[1] - quad[0])[::-1])) + _tilt(grey, quad) for quad in quads]


def _tilt(grey: Any, quad: Quad) -> float:
    """By how many degrees the print in ``quad`` falls more than it, which is found without small slopes: moved up by so
    much more the further right it stands, its ink is most sharply in rows."""
    import numpy

    width, height = sides(quad)
    if width < COLUMNS:
        return 0.0
    margin = (quad[3] - quad[0]) * MARGIN
    part = cut_out(grey, quad + numpy.stack([-margin, -margin, margin, margin]), HIGH).astype(numpy.float32)
    ink = abs(part - numpy.median(part[::4, ::4]))
    profiles = numpy.stack([column.mean(axis=1) for column in numpy.array_split(ink, COLUMNS, axis=1)])
    lower = numpy.arange(-LOWER, LOWER + 1)
    moved = numpy.outer(lower, numpy.linspace(-0.5, 0.5, COLUMNS)).round().astype(int)
    rows = numpy.arange(LOWER, HIGH - LOWER) + moved[:, :, None]
    together = profiles[numpy.arange(COLUMNS)[:, None], rows].sum(axis=1)
    sharp = (numpy.diff(together, axis=1) ** 2).sum(axis=1)
    by = int(lower[sharp.argmax()]) * height * (1 + 2 * MARGIN) / HIGH
    return math.degrees(math.atan2(by, width * (1 - 1 / COLUMNS)))


def slope(quads: list[Quad], falls: Sequence[float]) -> float:
    """The usual one of the slopes that ``quads`` have, of which long ones count more."""
    order = sorted(range(len(quads)), key=lambda index: falls[index])
    along = list(accumulate(sides(quads[index])[0] for index in order))
    return round(falls[order[bisect_left(along, along[-1] / 2)]], 2) if order else 0.0


def cut_out(pixels: Any, quad: Quad, high: int | None = None) -> Any:
    """The part of ``pixels`` in ``quad``, upright; so many pixels ``high`` rather than as it is."""
    import cv2
    import numpy

    width, height = (max(round(side), 1) for side in sides(quad))
    height = high or height
    corners = numpy.array([[0, 0], [width, 0], [width, height], [0, height]], numpy.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(numpy.float32), corners)
    return cv2.warpPerspective(pixels, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)


def ratio(quad: Quad) -> float:
    width, height = sides(quad)
    return width / max(height, 1.0)


def joined(quads: list[Quad], skew: float) -> list[Quad]:
    """``quads`` with the parts of a line that several tiles showed as one."""
    done: list[tuple[Quad, Sequence[float]]] = []
    for quad in quads:
        level = _level_bounds(quad, skew)
        for index, (other, place) in enumerate(done):
            if _same_line(place, level):
                both = _both(other, quad)
                done[index] = both, _level_bounds(both, skew)
                break
        else:
            done.append((quad, level))
    return [quad for quad, _ in done]


def _level_bounds(quad: Quad, skew: float) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of ``quad`` in the frame in which lines are level."""
    sine, cosine = math.sin(math.radians(skew)), math.cos(math.radians(skew))
    xs = [x * cosine + y * sine for x, y in quad]
    ys = [y * cosine - x * sine for x, y in quad]
    return min(xs), min(ys), max(xs), max(ys)


def _same_line(a: Sequence[float], b: Sequence[float]) -> bool:
    """Whether two level boxes hold parts of one line: side by side or one above the other, and overlapping."""
    across = min(a[2], b[2]) - max(a[0], b[0])
    down = min(a[3], b[3]) - max(a[1], b[1])
    if across <= 0 or down <= 0:
        return False
    narrow, low = min(a[2] - a[0], b[2] - b[0]), min(a[3] - a[1], b[3] - b[1])
    return across > 0.6 * min(narrow, OVERLAP) and down > 0.6 * min(low, OVERLAP)


def _both(a: Quad, b: Quad) -> Quad:
    """The line of which ``a`` and ``b`` are parts. A seam across it may cut off a few letters, which tell nothing of
    it; one along it leaves a lower part, which tells only how long it is."""
    import numpy

    longer, shorter = sorted((a, b), key=lambda quad: max(sides(quad)), reverse=True)
    tall = ratio(longer) <= 1 / TALL
    long, short = longer[:, int(tall)], shorter[:, int(tall)]
    length = short.max() - short.min()
    within = min(long.max(), short.max()) - max(long.min(), short.min()) >= WITHIN * length
    if within and length < min(FEW_LETTERS * min(sides(longer)), SHORTER * (long.max() - long.min())):
        return longer
    lower, higher = sorted(sides(quad)[int(not tall)] for quad in (a, b))
    if within or lower < WHOLE * higher:
        return _around(longer, shorter)
    first, last = (longer, shorter) if long.mean() < short.mean() else (shorter, longer)
    if tall:
        return numpy.stack([first[0], first[1], last[2], last[3]])
    return numpy.stack([first[0], last[1], last[2], first[3]])


WITHIN = 0.9
"""So much of a part stands over or under the other one, or in it."""
FEW_LETTERS, SHORTER = 3, 0.7
"""Heights of the line, and of its length: what is shorter than both, within it, are letters that were cut off."""
WHOLE = 0.75
"""Of the height of a line: of parts beside each other the one may be so much lower, as its letters are."""


def _around(line: Quad, part: Quad) -> Quad:
    """``line``, in its own direction, as long and as high as it is together with ``part``."""
    import numpy

    wide, high = sides(line)
    frame = numpy.stack([(line[1] - line[0]) / wide, (line[3] - line[0]) / high])
    across, down = ((part - line[0]) @ frame.T).T
    left, right = min(across[[0, 3]].mean(), 0), max(across[[1, 2]].mean(), wide)
    top, bottom = min(down[:2].mean(), 0), max(down[2:].mean(), high)
    return line[0] + numpy.array([(left, top), (right, top), (right, bottom), (left, bottom)]) @ frame


def sides(quad: Quad) -> tuple[float, float]:
    """The width and the height of ``quad``."""
    return math.dist(quad[0], quad[1]), math.dist(quad[0], quad[3])
