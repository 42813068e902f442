"""Print that does not run straight, as on a bottle that was photographed: its lines made level.

How steeply a line runs is a smooth function of where it is in the picture. It is fitted to the lines that were found at
a first look; then the picture is drawn anew, with what stands along each line at one height.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from labelcheck.documents.print_lines import sides
from labelcheck.documents.recogniser import Quad
from labelcheck.model.document import Box

FEWEST = 12
"""Lines from which the bend is told."""
ROUNDS, ASIDE = 4, 4.0
"""The fit is repeated without the lines whose slope is further from it than so many times the usual, as that of arcs
and of slanting words of a front is."""
LEAST_ASIDE, MOST_ASIDE = 0.05, 0.1
"""Slopes, pixels down for each to the right: so far off is no line too far, and so far off is any."""
MOST_LEFT_OUT = 0.3
"""Of all lines: where more of them run otherwise, nothing is told of the rest."""
BENT = 0.2
"""Heights of a line, by which a bent one leaves the straight one."""
LEANING = 0.2
"""Heights of a line, by which the beginnings of lines lean over on the whole."""
STIFF = 0.3
"""Against how many lines of usual length each kind of bend has to be seen."""
MOST_GROWTH = 1.5
"""A level picture that would be so much larger than the bent one was not understood."""
STEP = 32
"""Pixels from one place to the next at which the course of the lines is worked out."""


class Level(NamedTuple):
    """A picture with level lines: its ``pixels``, and where each of them was in the picture in which they are bent,
    ``across`` and ``down``."""

    pixels: Any
    across: Any
    down: Any

    def place(self, box: Box) -> Box:
        """What stands in ``box`` of the level picture, in the bent one."""
        left, top, right, bottom = box
        corners = [self._at(x, y) for x in (left, (left + right) / 2, right) for y in (top, bottom)]
        xs, ys = zip(*corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def _at(self, x: float, y: float) -> tuple[float, float]:
        height, width = self.across.shape
        row, column = min(max(round(y), 0), height - 1), min(max(round(x), 0), width - 1)
        return float(self.across[row, column]), float(self.down[row, column])


def levelled(pixels: Any, quads: list[Quad], falls: Sequence[float], skew: float) -> Level | None:
    """``pixels`` with level lines, where the long ones in ``quads`` are bent; None where they are straight enough to be
    read as they are. ``falls`` are their slopes in degrees, ``skew`` is that of most."""
    import numpy

    lines = [_turned(quad, -skew) for quad in quads]
    course = _course(lines, [math.tan(math.radians(fall - skew)) for fall in falls]) if len(lines) >= FEWEST else None
    if course is None:
        return None
    middles = numpy.array([line.mean(axis=0) for line in lines])
    high = float(numpy.median([min(sides(line)) for line in lines]))
    begin = float(numpy.median(middles[:, 0]))
    level = course.heights(middles[:, 0], middles[:, 1], numpy.full(len(middles), begin))
    lefts, rights = (numpy.array([line[ends].mean(axis=0)[0] for line in lines]) for ends in ([0, 3], [1, 2]))
    upright = _upright(lefts, rights, level, high)
    straight = upright.straight(lefts, level)
    if abs(level - middles[:, 1]).max() < BENT * high and abs(straight - lefts).max() < LEANING * high:
        return None
    right = upright.straight(rights, level).max()
    frame = straight.min() - 4 * high, level.min() - 4 * high, right + 4 * high, level.max() + 4 * high
    if (frame[2] - frame[0]) * (frame[3] - frame[1]) > MOST_GROWTH * pixels.shape[0] * pixels.shape[1]:
        return None
    return _drawn(pixels, course, upright, frame, begin, skew)


class _Course(NamedTuple):
    """The slope of lines, as a polynomial of where they are, counted from ``middle`` in units of ``reach``."""

    terms: Any
    middle: Any
    reach: float
    least: Any
    most: Any

    def slope(self, x: Any, y: Any) -> Any:
        """Of a line at a place; beyond the outermost lines it goes on as there."""
        import numpy

        x, y = numpy.clip(x, self.least[0], self.most[0]), numpy.clip(y, self.least[1], self.most[1])
        return _powers((x - self.middle[0]) / self.reach, (y - self.middle[1]) / self.reach) @ self.terms

    def heights(self, x: Any, y: Any, end: Any) -> Any:
        """At what heights the lines through the places ``x``, ``y`` are at ``end``."""
        steps = 24
        step = (end - x) / steps
        for _ in range(steps):
            half = y + self.slope(x, y) * step / 2
            y = y + self.slope(x + step / 2, half) * step
            x = x + step
        return y


def _powers(x: Any, y: Any) -> Any:
    import numpy

    return numpy.stack([numpy.ones_like(x), x, x * x, x**3, y, x * y, x * x * y, x**3 * y], axis=-1)


def _course(lines: list[Quad], slopes: Sequence[float]) -> _Course | None:
    """What the slopes of ``lines`` follow, or None where too many of them follow nothing."""
    import numpy

    middles = numpy.array([line.mean(axis=0) for line in lines])
    falls, widths = numpy.array(slopes), numpy.array([sides(line)[0] for line in lines])
    middle = middles.mean(axis=0)
    reach = float(numpy.abs(middles - middle).max()) or 1.0
    powers = _powers(*((middles - middle) / reach).T)
    kept = numpy.ones(len(lines), bool)
    straight = numpy.diag([0.0] + [STIFF] * (powers.shape[1] - 1))  # so that few lines bend nothing
    for _ in range(ROUNDS):
        weights = (widths[kept, None] / widths[kept].mean()) ** 0.5  # a long line tells its slope more exactly
        rows = numpy.concatenate([powers[kept] * weights, straight])
        told = numpy.concatenate([falls[kept] * weights[:, 0], numpy.zeros(len(straight))])
        terms = numpy.linalg.lstsq(rows, told, rcond=None)[0]
        aside = numpy.abs(powers @ terms - falls)
        kept = aside <= min(max(ASIDE * float(numpy.median(aside)), LEAST_ASIDE), MOST_ASIDE)
        if not kept.any():
            return None
    if kept.mean() < 1 - MOST_LEFT_OUT:
        return None
    corners = numpy.concatenate([line for line, near in zip(lines, kept, strict=True) if near])
    return _Course(terms, middle, reach, corners.min(axis=0), corners.max(axis=0))


class _Upright(NamedTuple):
    """How far edges of columns lean to the right for each pixel down from the height ``y``: by ``lean`` at the left
    side of the picture, by ``more`` for each pixel to the right of it."""

    lean: float
    more: float
    y: float

    def straight(self, x: Any, y: Any) -> Any:
        """Where ``x`` at the height ``y`` stands when edges are upright."""
        return (x - (y - self.y) * self.lean) / (1 + (y - self.y) * self.more)

    def leaning(self, x: Any, y: Any) -> Any:
        """The other way."""
        return x + (y - self.y) * (self.lean + self.more * x)


def _upright(lefts: Any, rights: Any, heights: Any, high: float) -> _Upright:
    """The lean with which most lines begin, or end, under each other."""
    import numpy

    y, width = float(numpy.median(heights)), float(rights.max() - lefts.min())
    middle = float(numpy.median(lefts))
    most_more = 0.5 * width / max(float(abs(heights - y).max()), 1.0)
    best, most = _Upright(0.0, 0.0, y), 0.0
    for more, lean in LEANS:
        if abs(more) > most_more:
            continue  # its columns would meet
        upright = _Upright(lean - more / width * middle, more / width, y)
        together = sum(_together(upright.straight(edges, heights), high) for edges in (lefts, rights))
        if together > most:
            best, most = upright, together * (SURELY if most == 0 else 1)
    return best


LEANS = sorted(
    ((more / 40, lean / 200) for more in range(-8, 9, 2) for lean in range(-70, 71)),
    key=lambda pair: abs(pair[0]) + abs(pair[1]),
)
"""The leans that are tried: by how much more one side leans than the other, and how much it is in the middle; the
straightest first."""
UNDER = 0.35
"""Heights of a line by which edges may differ that stand under each other."""
SURELY = 1.45
"""By how much a stronger lean must bring more lines together."""


def _together(edges: Any, high: float) -> int:
    """How many pairs of ``edges`` stand under each other."""
    import numpy

    pairs = 0
    for shift in (0, 0.5):  # so that those on both sides of a border count too
        _, counts = numpy.unique(numpy.floor(edges / (UNDER * high) + shift), return_counts=True)
        pairs += int((counts**2).sum())
    return pairs


def _drawn(pixels: Any, course: _Course, upright: _Upright, frame: Box, begin: float, skew: float) -> Level:
    """The part of ``pixels``, turned by ``skew``, that stands in ``frame`` when the lines are level."""
    import cv2
    import numpy

    left, top, right, bottom = frame
    xs, ys = numpy.meshgrid(numpy.arange(left, right + STEP, STEP), numpy.arange(top, bottom + STEP, STEP))
    leaning = upright.leaning(xs, ys)
    heights = course.heights(numpy.full_like(xs, begin), ys, leaning)
    turned = _turned(numpy.stack([leaning, heights], axis=-1), skew).astype(numpy.float32)
    rows, columns = xs.shape
    across, down = (
        cv2.resize(turned[:, :, axis], (columns * STEP, rows * STEP), interpolation=cv2.INTER_LINEAR) for axis in (0, 1)
    )
    level = cv2.remap(pixels, across, down, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return Level(level, across.astype(numpy.int16), down.astype(numpy.int16))  # no picture has more pixels on a side


def _turned(points: Any, degrees: float) -> Any:
    """``points`` turned about the corner of the picture."""
    import numpy

    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return points @ numpy.array([[cosine, sine], [-sine, cosine]])
