"""Words of a recognised line, without the recogniser: where they end, where they stand, which way they read."""

from __future__ import annotations

import math
from typing import Any

import numpy
import pytest

from labelcheck.documents import print_words
from labelcheck.documents.print_words import EM, Strip, read_strips, words_of_line
from labelcheck.documents.recogniser import Character
from labelcheck.model.document import Word

from .test_print_lines import quad

HEIGHT = 20
ADVANCE = 10
"""Pixels: the width of each letter in these lines, whose type is 14.4 pixels high."""


def line(text: str, corners: Any = None, angle: int = 0, scores: tuple[float, ...] = ()) -> Strip:
    """``text`` in type of one width; ``_`` is a gap of a letter's width in which no blank was seen."""
    if corners is None:
        corners = quad(0, 0, ADVANCE * len(text), HEIGHT)
    characters = [
        Character(char, (index + 0.5) / len(text), scores[index] if scores else 0.9)
        for index, char in enumerate(text)
        if char != "_"
    ]
    return Strip(corners, angle, characters)


def texts(strip: Strip) -> list[str]:
    return [word.text for word in words_of_line(strip)]


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("200 mg", ["200", "mg"]),
        ("Vitamin_C", ["Vitamin", "C"]),
        ("salt,_rice", ["salt,", "rice"]),
        ("citrate", ["citrate"]),
        ("  a  b  ", ["a", "b"]),
        ("", []),
        ("   ", []),
        ("x", ["x"]),
        ("Zinc......30 mg", ["Zinc", "30", "mg"]),
        ("Zinc.. ..30 mg", ["Zinc", "30", "mg"]),
        ("Zinc . . 30 mg", ["Zinc", "30", "mg"]),
        ("Zinc…30 mg", ["Zinc", "30", "mg"]),
        ("Zinc .5 mg.", ["Zinc", ".5", "mg."]),
    ],
)
def test_words_end_at_blanks_and_at_gaps(printed: str, words: list[str]) -> None:
    assert texts(line(printed)) == words


def test_the_last_of_the_leaders_may_be_the_point_of_a_figure() -> None:
    assert [word.score for word in words_of_line(line("Zinc...5 mg"))] == [0.9, 0.89, 0.9]
    assert [word.score for word in words_of_line(line("Zinc... 5 mg"))] == [0.9, 0.9, 0.9]


@pytest.mark.parametrize(
    ("before", "after", "split"),
    [
        ("e", "M", True),
        (",", "r", True),
        ("e", "1", True),
        ("B", "6", False),
        ("6", "(", True),
        ("e", "m", False),
        ("2", "0", False),
    ],
)
def test_a_narrow_gap_ends_a_word_where_one_is_likely_to_end(before: str, after: str, split: bool) -> None:
    size = EM * HEIGHT
    gap = 0.4 * size / (20 * ADVANCE)  # of the line; between the likely and the sure gap
    places = [(char, (index + 0.5) / 20) for index, char in enumerate(f"xx{before}")]
    places += [(char, (index + 3.5) / 20 + gap) for index, char in enumerate(f"{after}xx")]
    strip = Strip(quad(0, 0, 20 * ADVANCE, HEIGHT), 0, [Character(char, at, 0.9) for char, at in places])
    assert len(texts(strip)) == (2 if split else 1)


def test_words_stand_where_their_letters_are() -> None:
    first, second = words_of_line(line("200 mg"))
    assert first == Word("200", (0, 0, 30, 20), 14.4, 0, score=0.9)
    assert second == Word("mg", (40, 0, 60, 20), 14.4, 0, score=0.9)


def test_a_word_is_as_sure_as_its_least_sure_letter() -> None:
    assert [word.score for word in words_of_line(line("ab cd", scores=(0.99, 0.62, 0.1, 0.97, 0.98)))] == [0.62, 0.97]


@pytest.mark.parametrize(
    ("angle", "first", "second"),
    [(90, (100, 70, 120, 100), (100, 40, 120, 60)), (270, (100, 40, 120, 70), (100, 80, 120, 100))],
)
def test_turned_words_stand_along_their_line(angle: int, first: Any, second: Any) -> None:
    corners = quad(100, 40, 120, 100)  # as found: upper left, upper right, lower right, lower left
    upright = numpy.roll(corners, -print_words._FIRST[angle], axis=0)
    words = list(words_of_line(line("200 mg", upright, angle)))
    assert [(word.box, word.angle, word.size) for word in words] == [(first, angle, 14.4), (second, angle, 14.4)]


def test_words_of_a_sloping_line_have_boxes_around_them() -> None:
    first, second = words_of_line(line("200 mg", quad(0, 100, 60, 120, 10)))
    assert first.box is not None
    assert second.box is not None
    assert first.size == 14.4
    assert second.box[1] - first.box[1] == pytest.approx(40 * math.sin(math.radians(10)), abs=0.1)


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A page on which a line is read well only if its black end is at the left, above its middle, once cut out."""

    def read(strips: list[Any]) -> list[list[Character]]:
        read_well = [bool(strip[: strip.shape[0] // 2, : strip.shape[1] // 4].mean() < 128) for strip in strips]
        return [[Character("a", 0.5, 0.95 if well else 0.3)] for well in read_well]

    monkeypatch.setattr(print_words, "read_lines", read)
    return numpy.full((400, 400, 3), 255, numpy.uint8)


@pytest.mark.parametrize(
    ("black", "corners", "angle"),
    [
        ((50, 50, 100, 60), quad(50, 50, 250, 70), 0),
        ((200, 60, 250, 70), quad(50, 50, 250, 70), 180),
        ((50, 200, 60, 250), quad(50, 50, 70, 250), 90),
        ((60, 50, 70, 100), quad(50, 50, 70, 250), 270),
    ],
)
def test_lines_are_cut_out_upright(page: Any, black: tuple[int, ...], corners: Any, angle: int) -> None:
    left, top, right, bottom = black
    page[top:bottom, left:right] = 0
    (strip,) = read_strips(page, [corners])
    assert (strip.angle, strip.score) == (angle, 0.95)


def test_lines_beside_others_may_stand_upside_down(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    once = vars(print_words)["read_lines"]

    def read(strips: list[Any]) -> list[list[Character]]:
        """Short ones read well either way."""
        short = [Character("0", 0.5, 0.95)]
        return [found * 8 if strip.shape[1] > 60 else short for found, strip in zip(once(strips), strips, strict=True)]

    monkeypatch.setattr(print_words, "read_lines", read)
    tops = (50, 80, 110, 250, 280, 310)
    for top in tops:
        left, upper = (50, top) if top < 200 else (200, top + 10)
        page[upper : upper + 10, left : left + 50] = 0
    short = [quad(300, 80, 330, 100), quad(300, 280, 330, 300)]
    found = read_strips(page, [*[quad(50, top, 250, top + 20) for top in tops], *short])
    assert [strip.angle for strip in found] == [0, 0, 0, 180, 180, 180, 0, 180]
    assert all(strip.score == pytest.approx(0.95) for strip in found)


def test_nothing_is_read_of_nothing(page: Any) -> None:
    assert read_strips(page, []) == []
    assert Strip(quad(0, 0, 1, 1), 0, []).score == 0


@pytest.mark.parametrize("corners", [quad(0, 0, 399, 1), quad(0, 0, 1, 399)])
def test_what_is_longer_than_print_is_seen_and_not_read(page: Any, corners: Any) -> None:
    page[:] = 0
    short, long = read_strips(page, [corners, quad(50, 50, 250, 70)])
    assert (short.score, long.score) == (0.95, 0)
    assert long.quad.tolist() == corners.tolist()
