"""The print of a picture as words with boxes and scores: found in tiles, read line by line, turned upright."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import fmean, median
from typing import Any, NamedTuple

from labelcheck.documents.picture_rules import rules_in
from labelcheck.documents.recogniser import Character, Quad, lines_in, read_lines
from labelcheck.model.document import Box, Recognised, Word

TILE = 1280
"""Pixels: larger pictures are searched for print in tiles of this size, which bounds the memory that takes."""
OVERLAP = 200
"""Pixels: more than a line of print is high, so that each stands whole in one tile at least."""
TALL = 1.5
"""A line this many times as high as it is wide is turned."""
LONG = 4.0
"""A line this many times as wide as it is high shows the slope of the print."""
UPSIDE_DOWN = 0.1
"""Lines that score so much better turned around are upside down."""
LEGIBLE = 0.6
"""A line that scores less is seen and not read."""
EM = 0.72
"""The font size as a part of the height of a found line, which has a margin around its letters."""
GAP, LIKELY_GAP = 0.6, 0.2
"""A gap of more than so many font sizes between characters ends a word, also where no blank was seen; where a word
is likely to end the second will do."""


class Strip(NamedTuple):
    """One line of print cut out and turned upright; ``angle`` is its reading direction on the page."""

    quad: Quad
    angle: int
    characters: list[Character]

    @property
    def score(self) -> float:
        return fmean(c.score for c in self.characters) if self.characters else 0.0


def words_in(pixels: Any) -> Recognised:
    """The print in ``pixels`` (height x width x 3, blue first), in pixels from the top left."""
    quads = _quads(pixels)
    skew = _skew(quads)
    strips = _strips(pixels, _joined(quads, skew))
    words = tuple(word for strip in strips if strip.score >= LEGIBLE for word in _words(strip))
    return Recognised(
        words,
        skew,
        tuple(_box(strip.quad) for strip in strips if strip.score < LEGIBLE),
        tuple(rules_in(pixels, skew, median(word.size for word in words))) if words else (),
    )


def _quads(pixels: Any) -> list[Quad]:
    """The lines found in each tile; one that crosses a seam is found in parts."""
    import numpy

    found: list[Quad] = []
    for left, top in _tiles(pixels.shape[1], pixels.shape[0]):
        tile = pixels[top : top + TILE, left : left + TILE]
        if tile.std() > 2:  # nothing stands on an empty one
            found += [numpy.add(quad, (left, top)) for quad in lines_in(tile)]
    return found


def _tiles(width: int, height: int) -> Iterator[tuple[int, int]]:
    for top in range(0, max(height - OVERLAP, 1), TILE - OVERLAP):
        for left in range(0, max(width - OVERLAP, 1), TILE - OVERLAP):
            yield left, top


def _skew(quads: list[Quad]) -> float:
    """The usual slope of long lines, in degrees."""
    slopes = [math.degrees(math.atan2(*(quad[1] - quad[0])[::-1])) for quad in quads if _ratio(quad) > LONG]
    return round(median(slopes), 2) if slopes else 0.0


def _ratio(quad: Quad) -> float:
    width, height = _sides(quad)
    return width / max(height, 1.0)


def _joined(quads: list[Quad], skew: float) -> list[Quad]:
    """``quads`` with the parts of a line that several tiles showed as one."""
    done: list[tuple[Quad, Sequence[float]]] = []
    for quad in quads:
        level = _level_bounds(quad, skew)
        for index, (other, place) in enumerate(done):
            if _same_line(place, level):
                both = _both(other, quad, tall=_ratio(quad) <= 1 / TALL)
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


def _both(a: Quad, b: Quad, *, tall: bool) -> Quad:
    """The line of which ``a`` and ``b`` are parts."""
    import numpy

    along = 1 if tall else 0
    first, last = sorted((a, b), key=lambda quad: float(quad[:, along].mean()))
    if tall:
        return numpy.stack([first[0], first[1], last[2], last[3]])
    return numpy.stack([first[0], last[1], last[2], first[3]])


def _strips(pixels: Any, quads: list[Quad]) -> list[Strip]:
    """Each line read; turned ones both ways, and all of them turned around where that reads better."""
    level = [quad for quad in quads if _ratio(quad) > 1 / TALL]
    turned = [quad for quad in quads if _ratio(quad) <= 1 / TALL]
    read = _read(pixels, level, 0)
    if level and fmean(s.score for s in read) < 0.9:
        around = _read(pixels, level, 180)
        if fmean(s.score for s in around) > fmean(s.score for s in read) + UPSIDE_DOWN:
            read = around
    down, up = _read(pixels, turned, 270), _read(pixels, turned, 90)
    return read + [max(pair, key=lambda strip: strip.score) for pair in zip(down, up, strict=True)]


def _sides(quad: Quad) -> tuple[float, float]:
    """The width and the height of ``quad``."""
    return math.dist(quad[0], quad[1]), math.dist(quad[0], quad[3])


_FIRST = {0: 0, 90: 3, 180: 2, 270: 1}
"""The corner of a found line at which print of an angle begins, above its first letter."""


def _read(pixels: Any, quads: list[Quad], angle: int) -> list[Strip]:
    import numpy

    upright = [numpy.roll(quad, -_FIRST[angle], axis=0) for quad in quads]
    return [
        Strip(quad, angle, characters)
        for quad, characters in zip(upright, read_lines([_cut(pixels, quad) for quad in upright]), strict=True)
    ]


def _cut(pixels: Any, quad: Quad) -> Any:
    """The part of ``pixels`` in ``quad``, upright."""
    import cv2
    import numpy

    width, height = (max(round(side), 1) for side in _sides(quad))
    corners = numpy.array([[0, 0], [width, 0], [width, height], [0, height]], numpy.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(numpy.float32), corners)
    return cv2.warpPerspective(pixels, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)


def _words(strip: Strip) -> Iterator[Word]:
    """The words of one line, with their boxes on the page and the score of their least certain character."""
    width, height = _sides(strip.quad)
    size = EM * height
    seen = [c for c in strip.characters if not c.text.isspace()]
    if not seen:
        return
    advance = median([b.at - a.at for a, b in pairwise(seen)] or [1.0])
    run: list[Character] = []
    for character in strip.characters:
        blank = character.text.isspace()
        if run and (blank or (character.at - run[-1].at - advance) * width > size * _gap(run[-1].text, character.text)):
            yield _word(strip, run, advance, size)
            run = []
        if not blank:
            run.append(character)
    if run:
        yield _word(strip, run, advance, size)


def _gap(before: str, after: str) -> float:
    """From how many font sizes on a gap between two characters is a blank."""
    if before.islower() and after.isupper():
        return LIKELY_GAP
    if before in ",;:&)" or (before.isalpha() and after.isdigit()) or after in "&(":
        return LIKELY_GAP
    return GAP


def _box(corners: Any) -> Box:
    """The upright box around ``corners``."""
    xs, ys = [float(x) for x, _ in corners], [float(y) for _, y in corners]
    return round(min(xs), 1), round(min(ys), 1), round(max(xs), 1), round(max(ys), 1)


def _word(strip: Strip, run: list[Character], advance: float, size: float) -> Word:
    begin, end = max(run[0].at - advance / 2, 0.0), min(run[-1].at + advance / 2, 1.0)
    top_left, top_right, bottom_right, bottom_left = strip.quad
    corners = (
        top_left + (top_right - top_left) * begin,
        top_left + (top_right - top_left) * end,
        bottom_left + (bottom_right - bottom_left) * begin,
        bottom_left + (bottom_right - bottom_left) * end,
    )
    text, score = "".join(c.text for c in run), min(c.score for c in run)
    return Word(text, _box(corners), round(size, 1), strip.angle, score=round(score, 3))
