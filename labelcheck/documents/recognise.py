"""The print of a picture as words with boxes and scores, read at the size and in the direction that suit it."""

from __future__ import annotations

import math
from collections.abc import Callable
from statistics import median
from typing import Any

from labelcheck.documents.bent_print import levelled
from labelcheck.documents.picture_rules import rules_in
from labelcheck.documents.print_lines import LONG, TALL, found_lines, joined, ratio, sides, slope, slopes
from labelcheck.documents.print_words import box_around, read_strips, words_of_line
from labelcheck.documents.recogniser import Quad
from labelcheck.model.document import Box, Recognised

OVERVIEW = 8_000_000
"""Pixels: a larger picture is looked at from afar first."""
MOST = 24_000_000
"""Pixels that are read, whatever the size of the type."""
SMALL, LARGE = 18.0, 60.0
"""Pixels: lines that are lower on the whole are enlarged; if even small ones are higher, the picture is reduced."""
MUCH_SMALLER, MUCH_LARGER = 0.6, 1.1
"""A picture is looked at again at another size only if that differs so much; it costs as much as the first look."""
MOST_LOOKS = 2
"""Times that print is made level before it is read."""
LEGIBLE = 0.6
"""A line that scores less is seen and not read."""


def words_in(pixels: Any) -> Recognised:
    """The print in ``pixels`` (height x width x 3, blue first), in pixels from the top left."""
    count = pixels.shape[0] * pixels.shape[1]
    scale = min(1.0, math.sqrt(OVERVIEW / count))
    shown = _resized(pixels, scale)
    quads = found_lines(shown)
    best = min(_best_scale([min(sides(quad)) / scale for quad in quads]), math.sqrt(MOST / count))
    if not MUCH_SMALLER * scale < best < MUCH_LARGER * scale:
        scale, shown = best, _resized(pixels, best)
        quads = found_lines(shown)
    return reduced(_upright(shown, quads), scale)


def _best_scale(heights: list[float]) -> float:
    """By how much a picture with lines of these ``heights`` is enlarged or reduced."""
    if not heights:
        return 1.0
    if (usual := median(heights)) < SMALL:
        return min(2 * SMALL / usual, 3.0)
    return min(1.0, LARGE / 2 / sorted(heights)[len(heights) // 10])


def _resized(pixels: Any, scale: float) -> Any:
    import cv2

    if scale == 1:
        return pixels
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=way)


def reduced(found: Recognised, scale: float) -> Recognised:
    """What was found in a picture ``scale`` times as large, in the picture."""

    def place(box: Box) -> Box:
        left, top, right, bottom = (round(side / scale, 2) for side in box)
        return left, top, right, bottom

    words = tuple(word._replace(size=round(word.size / scale, 2)) for word in found.words)
    return _moved(found._replace(words=words), place, place)


def _moved(found: Recognised, place: Callable[[Box], Box], level: Callable[[Box], Box]) -> Recognised:
    """``found`` with what stands in the picture moved to its ``place``, and what is level as ``level`` says."""
    return found._replace(
        words=tuple(
            word._replace(box=word.box and place(word.box), level=word.level and level(word.level))
            for word in found.words
        ),
        unread=tuple(map(place, found.unread)),
        rules=tuple(map(level, found.rules)),
    )


def _upright(pixels: Any, quads: list[Quad]) -> Recognised:
    """The print in ``pixels``, in which its lines are ``quads``; turned first where most of them stand upright."""
    import numpy

    if not _is_turned(quads):
        return _straightened(pixels, quads)
    turned = numpy.ascontiguousarray(numpy.rot90(pixels))
    return _turned_back(_straightened(turned, found_lines(turned)), pixels.shape[1])


def _straightened(pixels: Any, quads: list[Quad], looks: int = MOST_LOOKS) -> Recognised:
    """The print in ``pixels``, in which its lines are ``quads``; made level first where they are bent. How they are
    bent is seen the better the more level they are."""
    long = [quad for quad in quads if ratio(quad) > LONG]
    falls = slopes(pixels, long)
    skew = slope(long, falls)
    bent = levelled(pixels, long, falls, skew) if looks else None
    if bent is None:
        return _recognised(pixels, quads, skew)
    found = _straightened(bent.pixels, found_lines(bent.pixels), looks - 1)
    words = tuple(word._replace(level=word.level or word.box) for word in found.words)
    return _moved(found._replace(words=words), bent.place, lambda box: box)


def _is_turned(quads: list[Quad]) -> bool:
    """Whether most print stands upright; its shortest lines then look like level ones."""
    level = sum(max(sides(quad)) for quad in quads if ratio(quad) > TALL)
    upright = sum(max(sides(quad)) for quad in quads if ratio(quad) < 1 / TALL)
    return upright > level


def _turned_back(found: Recognised, width: int) -> Recognised:
    """What was found in a picture turned to the left by a right angle, in the picture, which is ``width`` wide."""

    def place(box: Box) -> Box:
        left, top, right, bottom = box
        return width - bottom, left, width - top, right

    words = tuple(word._replace(angle=(word.angle + 270) % 360) for word in found.words)
    return _moved(found._replace(words=words), place, place)


def _recognised(pixels: Any, quads: list[Quad], skew: float) -> Recognised:
    strips = read_strips(pixels, joined(quads, skew))
    words = tuple(word for strip in strips if strip.score >= LEGIBLE for word in words_of_line(strip))
    if skew:
        words = tuple(word._replace(level=word.box and _turned(word.box, skew)) for word in words)
    turned = [box for word in words if word.angle in (90, 270) and (box := word.level or word.box)]
    return Recognised(
        words,
        tuple(box_around(strip.quad) for strip in strips if strip.score < LEGIBLE),
        tuple(rules_in(pixels, skew, median(word.size for word in words), turned)) if words else (),
    )


def _turned(box: Box, skew: float) -> Box:
    """``box`` where it stands when lines that fall to the right by ``skew`` degrees are level: turned about the corner
    of the picture without being inclined."""
    sine, cosine = math.sin(math.radians(skew)), math.cos(math.radians(skew))
    left, top, right, bottom = box
    x, y = (left + right) / 2, (top + bottom) / 2
    across, down = x * (cosine - 1) + y * sine, y * (cosine - 1) - x * sine
    return left + across, top + down, right + across, bottom + down
