"""Rules drawn in pictures."""

from __future__ import annotations

from typing import Any

import numpy
import pytest

from labelcheck.documents.picture_rules import MOST, THICKEST, rules_in

SIZE = 20.0
"""Pixels: the height of type, in whose terms rules are long."""


def picture(*boxes: tuple[int, int, int, int], ink: int = 0, ground: int = 255) -> Any:
    pixels = numpy.full((600, 900, 3), ground, numpy.uint8)
    for left, top, right, bottom in boxes:
        pixels[top:bottom, left:right] = ink
    return pixels


def near(found: list[Any], *expected: tuple[int, int, int, int]) -> bool:
    return sorted(found) == [pytest.approx(box, abs=6) for box in sorted(expected)]


@pytest.mark.parametrize(("ink", "ground"), [(0, 255), (255, 0), (120, 160)])
def test_rules_are_found_dark_on_light_and_light_on_dark(ink: int, ground: int) -> None:
    level, upright = (100, 200, 700, 203), (50, 100, 53, 400)
    assert near(rules_in(picture(level, upright, ink=ink, ground=ground), 0, SIZE), level, upright)


def test_faint_rules_are_not() -> None:
    assert rules_in(picture((100, 200, 700, 203), ink=240), 0, SIZE) == []


def test_what_is_thick_or_short_is_no_rule() -> None:
    bar, dash, stem = (100, 100, 700, 100 + THICKEST + 5), (100, 300, 100 + 9 * 20, 303), (100, 400, 103, 400 + 2 * 20)
    assert rules_in(picture(bar, dash, stem), 0, SIZE) == []
    thick = (100, 100, 700, 100 + THICKEST - 5)
    assert near(rules_in(picture(thick), 0, SIZE), thick)


def test_strokes_of_turned_words_are_no_rules() -> None:
    stroke, border = (210, 100, 213, 300), (242, 100, 245, 300)
    word = (200.0, 90.0, 244.0, 310.0)
    assert near(rules_in(picture(stroke, border), 0, SIZE, [word]), border)
    assert near(rules_in(picture(stroke, border), 0, SIZE), stroke, border)


def test_the_box_of_a_panel_is_four_rules() -> None:
    sides = (100, 100, 700, 104), (100, 400, 700, 404), (100, 100, 104, 404), (696, 100, 700, 404)
    assert near(rules_in(picture(*sides), 0, SIZE), *sides)


def test_a_rule_is_joined_where_another_crosses_it() -> None:
    level, upright = (100, 200, 700, 203), (400, 50, 420, 500)
    assert near(rules_in(picture(level, upright), 0, SIZE), level, upright)


@pytest.mark.parametrize("skew", [3.0, -5.0])
def test_sloping_rules_are_told_where_they_are_when_the_picture_is_turned_level(skew: float) -> None:
    import cv2

    turn = cv2.getRotationMatrix2D((450, 300), -skew, 1)
    tilted = cv2.warpAffine(picture((150, 298, 750, 302)), turn, (900, 600), borderValue=(255, 255, 255))
    (rule,) = rules_in(tilted, skew, SIZE)
    left, top, right, bottom = rule
    middle = cv2.getRotationMatrix2D((0, 0), skew, 1) @ (450, 300, 1)
    assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx(tuple(middle), abs=3)
    assert right - left == pytest.approx(600, abs=8)
    assert bottom - top < 10


def test_where_rules_are_seen_all_over_there_are_none() -> None:
    places = [(x, y) for y in range(0, 600, 120) for x in range(0, 900, 6)]
    assert len(places) > MOST
    assert rules_in(picture(*((x, y, x + 1, y + 62) for x, y in places)), 0, SIZE) == []
    assert len(rules_in(picture(*((x, y, x + 1, y + 62) for x, y in places[:200])), 0, SIZE)) >= 200


def test_nothing_stands_on_an_empty_page() -> None:
    assert rules_in(picture(), 0, SIZE) == []
    assert rules_in(picture()[:1, :1], 1, SIZE) == []
