"""Pages whose print slopes a little as a whole, as artwork is placed on a sheet: where its words stand when level."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median

from labelcheck.model.document import ASLANT, Box, Word

LEAST = 0.15
"""Degrees: print that slopes less is level."""
ALIKE = 0.3
"""Degrees by which words that slope alike differ at most."""
MOSTLY = 0.8
"""The share of words that slope alike where a page does."""


def page_slope(slopes: Sequence[float]) -> float:
    """By how many degrees a page slopes whose words have these ``slopes``; 0 where they do not slope alike."""
    if not slopes or -LEAST <= min(slopes) <= max(slopes) <= LEAST:
        return 0.0
    usual = median(slopes)
    alike = sum(abs(slope - usual) < ALIKE for slope in slopes)
    return usual if abs(usual) > LEAST and alike > MOSTLY * len(slopes) else 0.0


def with_levels(words: list[Word], slope: float) -> list[Word]:
    """``words`` of a page that slopes by ``slope`` degrees, with where they stand when it is level."""
    if not slope:
        return words
    return [
        word if word.box is None or word.angle == ASLANT else word._replace(level=level_box(word.box, slope))
        for word in words
    ]


def level_box(box: Box, slope: float) -> Box:
    """The box of what ``box`` holds when the page, which slopes by ``slope`` degrees, is turned level around its top
    left corner."""
    sine, cosine = math.sin(math.radians(slope)), math.cos(math.radians(slope))
    left, top, right, bottom = box
    x, y = (left + right) / 2, (top + bottom) / 2
    wide, high = right - left, bottom - top
    across = (wide * cosine - high * abs(sine)) / (cosine * cosine - sine * sine)
    along = (high * cosine - wide * abs(sine)) / (cosine * cosine - sine * sine)
    x, y = x * cosine - y * sine, x * sine + y * cosine
    return x - max(across, THIN) / 2, y - max(along, THIN) / 2, x + max(across, THIN) / 2, y + max(along, THIN) / 2


THIN = 0.1
"""Points: what is thinner is as thin as a rule."""
