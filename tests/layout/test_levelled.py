"""Pages read by OCR: whatever their skew and resolution, their rows are those of the level page."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelcheck.layout import read_layout
from labelcheck.layout.page.levelled import levelled
from labelcheck.model.document import Box, Document, Page, Word

from .build import cells

ROWS = [
    [(100, "Supplement"), (190, "Facts")],
    [(100, "Serving"), (150, "Size:"), (180, "2"), (190, "Capsules")],
    [(100, "Amount"), (150, "Per"), (175, "Serving"), (380, "%"), (390, "DV")],
    [(100, "Magnesium"), (165, "(as"), (190, "Magnesium"), (255, "Oxide)"), (500, "250"), (522, "mg"), (600, "60%")],
    [(100, "Zinc"), (130, "(as"), (150, "Zinc"), (180, "Citrate)"), (507, "11"), (522, "mg"), (593, "100%")],
]


def page(skew: float, scale: float, noise: float = 0.0) -> Page:
    """The rows in type of 10 units, turned by ``skew`` degrees about the corner, and scaled."""
    sine, cosine = math.sin(math.radians(skew)), math.cos(math.radians(skew))
    words = []
    for number, row in enumerate(ROWS):
        size = 20.0 if number == 0 else 10.0
        for x, text in row:
            wide = 0.55 * size * len(text)
            across, down = x + wide / 2, 100 + 22 * number
            x1, y1 = across * cosine - down * sine, down * cosine + across * sine
            box = (x1 - wide / 2, y1 - size / 2, x1 + wide / 2, y1 + size / 2)
            level = (x, 100 + 22 * number - size / 2, x + wide, 100 + 22 * number + size / 2)
            measured = size * (1 + (noise if len(text) % 2 else -noise))
            words.append(Word(text, scaled(box, scale), measured * scale, score=0.99, level=scaled(level, scale)))
    return Page(1, 800 * scale, 400 * scale, tuple(words), read_via="ocr")


def scaled(box: Box, scale: float) -> Box:
    left, top, right, bottom = (round(side * scale, 2) for side in box)
    return left, top, right, bottom


@given(st.floats(-6, 6), st.floats(0.3, 8), st.floats(0, 0.12))
def test_rows_do_not_depend_on_skew_and_resolution(skew: float, scale: float, noise: float) -> None:
    document = Document("a.png", "", "picture", "rapidocr", (page(skew, scale, noise),))
    (panel,) = read_layout(document).panels
    assert cells(panel) == [
        ("Magnesium (as Magnesium Oxide)", ["250 mg", "60%"]),
        ("Zinc (as Zinc Citrate)", ["11 mg", "100%"]),
    ]


@pytest.mark.parametrize("scale", [0.5, 4.0])
def test_evidence_stands_where_the_picture_has_it(scale: float) -> None:
    drawn = page(3.0, scale)
    (panel,) = read_layout(Document("a.png", "", "picture", "rapidocr", (drawn,))).panels
    word = next(word for word in drawn.words if word.text == "250")
    cell = panel.rows[0].cells[0]
    assert cell.span.passage.words[cell.span.passage.starts.index(cell.span.start)].box == word.box


def test_lines_measured_a_little_smaller_are_of_the_same_text() -> None:
    lines = [(100, 10.0, "Other ingredients: Rice Flour, Magnesium"), (114, 7.8, "Stearate, Silicon Dioxide.")]
    words = [
        Word(text, (100 + 60.0 * i, y - 5, 155 + 60.0 * i, y + 5), size, score=0.99)
        for y, size, line in lines
        for i, text in enumerate(line.split())
    ]
    drawn = Page(1, 800, 400, tuple(words), read_via="ocr")
    (passage,) = read_layout(Document("a.png", "", "picture", "rapidocr", (drawn,))).passages
    assert passage.text == "Other ingredients: Rice Flour, Magnesium Stearate, Silicon Dioxide."


def test_a_page_on_which_nothing_was_recognised_has_no_panel() -> None:
    empty = replace(page(2.0, 1.0), words=())
    assert read_layout(Document("a.png", "", "picture", "rapidocr", (empty,))).panels == ()


def test_type_of_another_reading_direction_is_measured_by_itself() -> None:
    upright = [Word("word", (10.0 * n, 0.0, 10.0 * n + 8, 6.0), 5.8, score=0.99) for n in range(12)]
    turned = [
        Word("word", (10.0 * n, 50.0, 10.0 * n + 8, 90.0), size, 90, score=0.99)
        for n, size in enumerate((7.3, 8.0, 6.6))
    ]
    shown = levelled(Page(1, 200, 100, (*upright, *turned), read_via="ocr"))
    assert len({word.size for word in shown.words if word.angle == 90}) == 1
