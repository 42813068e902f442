"""Pages of a PDF drawn as pictures, and their looks told apart."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest

from labelcheck.documents import rendering
from labelcheck.documents.rendering import MAX_PIXELS, digest, drawn, pixels_of
from labelcheck.model.document import Box, Page

from .draw import pdf

PART: Box = (10, 20, 60, 50)
"""Of a page of 300 x 200 points."""


def page_with(*boxes: tuple[float, float, float, float], colour: str = "black", turned: int = 0) -> Any:
    """A page on which ``boxes`` (left, top, right, bottom) are filled."""

    def draw(canvas: Any) -> None:
        canvas.setFillColor(colour)
        for left, top, right, bottom in boxes:
            canvas.rect(left, 200 - bottom, right - left, bottom - top, stroke=0, fill=1)

    page = pypdfium2.PdfDocument(pdf(draw))[0]
    page.set_rotation(turned)
    return page


def dark(pixels: Any) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is dark."""
    ys, xs = (pixels[:, :, 0] < 128).nonzero()
    return int(xs.min()), int(ys.min()), int(xs.max()) + 1, int(ys.max()) + 1


def test_a_page_is_drawn_at_three_hundred_dots_an_inch() -> None:
    pixels, scale = drawn(page_with((72, 36, 144, 72)), None)
    assert scale == 300 / 72
    assert pixels.shape == (834, 1250, 3)
    assert dark(pixels) == pytest.approx((300, 150, 600, 300), abs=1)


def test_a_part_of_a_page_is_drawn_alone() -> None:
    pixels, scale = drawn(page_with((22, 32, 46, 44)), PART)
    assert pixels.shape[:2] == pytest.approx((30 * scale, 50 * scale), abs=2)
    assert dark(pixels) == pytest.approx([(side - corner) * scale for side, corner in
                                          zip((22, 32, 46, 44), (10, 20, 10, 20), strict=True)], abs=2)  # fmt: skip


def test_a_turned_page_is_drawn_as_shown() -> None:
    pixels, scale = drawn(page_with((0, 0, 72, 36), turned=90), None)
    assert pixels.shape[:2] == (1250, 834)
    assert dark(pixels) == pytest.approx((164 * scale, 0, 200 * scale, 72 * scale), abs=1)


def test_blue_comes_first() -> None:
    pixels, _ = drawn(page_with((0, 0, 300, 200), colour="red"), None)
    assert pixels[10, 10].tolist() == [0, 0, 255]


def test_large_pages_are_drawn_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "MAX_PIXELS", 60_000)
    pixels, scale = drawn(page_with((30, 20, 60, 40)), None)
    assert scale == 1
    assert pixels.shape[:2] == (200, 300)
    assert dark(pixels) == (30, 20, 60, 40)


def test_pixels_are_told_before_they_are_drawn() -> None:
    page = Page(1, 300, 200, ())
    for box in (None, PART):
        pixels, _ = drawn(page_with(), box)
        assert pixels_of(page, box) == pytest.approx(pixels.shape[0] * pixels.shape[1], rel=0.02)
    assert pixels_of(Page(1, 14_400, 14_400, ()), None) == MAX_PIXELS


def test_what_looks_the_same_has_the_same_digest() -> None:
    first = digest(page_with((10, 10, 50, 40)), None)
    assert first == digest(page_with((10, 10, 30, 40), (30, 10, 50, 40)), None)
    assert first != digest(page_with((10, 10, 50, 41)), None)
    assert first != digest(page_with((10, 10, 50, 40)), (0, 0, 150, 100))
    assert digest(page_with((10, 20, 20, 50)), PART) == digest(page_with((10, 20, 20, 50), (80, 0, 90, 9)), PART)
