"""Bent print made level, without the recogniser: lines of bars along known curves."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy
import pytest

from labelcheck.documents.bent_print import FEWEST, Level, levelled
from labelcheck.documents.print_lines import slope

WIDE, HIGH = 900, 700
TYPE = 14.0
"""Pixels: the height of a line."""
Curve = Callable[[float, float], tuple[float, float]]
"""Where what is at a place of the flat label is in its photograph."""


def flat(x: float, y: float) -> tuple[float, float]:
    return x, y


def bottle(x: float, y: float) -> tuple[float, float]:
    """Seen from above: the lines sag in the middle, and the more the lower they are."""
    return x, y + (10 + y / 24) * (1 - ((x - WIDE / 2) / (WIDE / 2)) ** 2)


def from_aside(x: float, y: float) -> tuple[float, float]:
    """The right side is further away: lines run together, and columns stay upright."""
    return x, HIGH / 2 + (y - HIGH / 2) * (1 - 0.15 * x / WIDE)


def leaning(x: float, y: float) -> tuple[float, float]:
    return x + 0.06 * (y - HIGH / 2), y


def lines_along(curve: Curve, count: int = 24) -> tuple[list[Any], list[float]]:
    """A name and an amount on each of ``count`` lines, as corners and slopes."""
    quads, falls = [], []
    for y in numpy.linspace(60, HIGH - 60, count):
        for left, right in ((100, 420 + 60 * math.sin(y)), (640, 720), (760, 800)):
            (x0, y0), (x1, y1) = curve(left, y), curve(right, y)
            fall = math.atan2(y1 - y0, x1 - x0)
            up = numpy.array([math.sin(fall), -math.cos(fall)]) * TYPE / 2
            begin, end = numpy.array([x0, y0]), numpy.array([x1, y1])
            quads.append(numpy.array([begin + up, end + up, end - up, begin - up]))
            falls.append(math.degrees(fall))
    return quads, falls


def made_level(curve: Curve, count: int = 24) -> Level | None:
    quads, falls = lines_along(curve, count)
    return levelled(numpy.zeros((HIGH, WIDE, 3), numpy.uint8), quads, falls, slope(quads, falls))


def in_level(level: Level, place: tuple[float, float]) -> tuple[float, float]:
    """Where in the level picture that is which was at ``place`` in the bent one."""
    away = (level.across.astype(float) - place[0]) ** 2 + (level.down.astype(float) - place[1]) ** 2
    y, x = numpy.unravel_index(int(away.argmin()), away.shape)
    return float(x), float(y)


@pytest.mark.parametrize("curve", [bottle, from_aside, leaning])
def test_lines_are_level_and_columns_upright_afterwards(curve: Curve) -> None:
    level = made_level(curve)
    assert level is not None
    names, amounts, percents = (
        [in_level(level, curve(x, y)) for y in numpy.linspace(60, HIGH - 60, 24)] for x in (100, 640, 800)
    )
    for name, amount, percent in zip(names, amounts, percents, strict=True):
        assert amount[1] == pytest.approx(name[1], abs=0.3 * TYPE)
        assert percent[1] == pytest.approx(name[1], abs=0.3 * TYPE)
    for column in (names, amounts, percents):
        assert max(x for x, _ in column) - min(x for x, _ in column) < 0.6 * TYPE


@pytest.mark.parametrize("curve", [bottle, from_aside, leaning])
def test_what_is_found_in_the_level_picture_is_placed_in_the_bent_one(curve: Curve) -> None:
    level = made_level(curve)
    assert level is not None
    there = curve(640, 350)
    x, y = in_level(level, there)
    left, top, right, bottom = level.place((x - 1, y - 1, x + 1, y + 1))
    assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx(there, abs=2)


def test_straight_print_is_read_as_it_is() -> None:
    assert made_level(flat) is None
    sine, cosine = math.sin(math.radians(3)), math.cos(math.radians(3))
    assert made_level(lambda x, y: (x * cosine - y * sine, y * cosine + x * sine)) is None


def test_a_few_lines_tell_no_bend() -> None:
    assert made_level(bottle, (FEWEST - 1) // 3) is None


def test_lines_that_follow_nothing_tell_no_bend() -> None:
    quads, falls = lines_along(flat)
    scattered = [fall + 15 * math.sin(5 * index) for index, fall in enumerate(falls)]
    assert levelled(numpy.zeros((HIGH, WIDE, 3), numpy.uint8), quads, scattered, 0.0) is None


def test_words_that_slant_on_a_front_bend_no_other_line() -> None:
    quads, falls = lines_along(flat)
    falls[::9] = [20.0] * len(falls[::9])
    assert levelled(numpy.zeros((HIGH, WIDE, 3), numpy.uint8), quads, falls, 0.0) is None


def test_where_no_line_is_near_the_course_nothing_is_told() -> None:
    quads, falls = lines_along(flat)
    wild = [35.0 if index % 2 else -35.0 for index in range(len(falls))]
    assert levelled(numpy.zeros((HIGH, WIDE, 3), numpy.uint8), quads, wild, 0.0) is None
