"""Pages of a PDF drawn as pictures, and their looks told apart."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from labelcheck.documents import rendering
from labelcheck.documents.rendering import MAX_PIXELS, digest, drawn, pixels_of
from labelcheck.model.document import Box

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
    for box in (None, PART):
        pixels, _ = drawn(page_with(), box)
        assert pixels_of(page_with(), box) == pytest.approx(pixels.shape[0] * pixels.shape[1], rel=0.02)
    large = pypdfium2.PdfDocument(pdf(lambda canvas: canvas.rect(0, 0, 9, 9), (14_400, 14_400)))[0]
    assert pixels_of(large, None) == pytest.approx(MAX_PIXELS)


@pytest.mark.parametrize("point", [0.02, 1, 40])
def test_a_scan_is_drawn_in_its_own_dots(point: float) -> None:
    picture = ImageReader(Image.new("RGB", (400, 90), "white"))

    def draw(canvas: Any) -> None:
        for top in (0, 90 * point):  # in strips, as scanners give it
            canvas.drawImage(picture, 0, top, 400 * point, 90 * point)

    page = pypdfium2.PdfDocument(pdf(draw, (400 * point, 180 * point)))[0]
    pixels, scale = drawn(page, None)
    assert pixels.shape[:2] == pytest.approx((180, 400), abs=1)
    assert scale == pytest.approx(1 / point)
    assert pixels_of(page, None) >= 71_999


def test_a_scan_in_few_dots_counts_as_much_as_one_in_three_hundred() -> None:
    picture = ImageReader(Image.new("L", (61, 79), "white"))
    page = pypdfium2.PdfDocument(pdf(lambda canvas: canvas.drawImage(picture, 0, 0, 612, 792), (612, 792)))[0]
    assert pixels_of(page, None) == pytest.approx(2550 * 3300)


def test_a_large_scan_in_many_dots_is_drawn_at_three_hundred_an_inch() -> None:
    picture = ImageReader(Image.new("L", (5100, 6600), "white"))
    page = pypdfium2.PdfDocument(pdf(lambda canvas: canvas.drawImage(picture, 0, 0, 612, 792), (612, 792)))[0]
    assert pixels_of(page, None) == pytest.approx(2550 * 3300)


def test_artwork_over_a_picture_is_drawn_at_three_hundred_dots_an_inch() -> None:
    picture = ImageReader(Image.new("RGB", (40, 20), "white"))

    def draw(canvas: Any) -> None:
        canvas.drawImage(picture, 0, 0, 300, 200)
        canvas.rect(10, 10, 20, 20)

    assert drawn(pypdfium2.PdfDocument(pdf(draw))[0], None)[1] == 300 / 72


def test_a_picture_in_a_form_may_be_of_any_size() -> None:
    picture = ImageReader(Image.new("RGB", (40, 20), "white"))

    def draw(canvas: Any) -> None:
        canvas.beginForm("form", 0, 0, 300, 200)
        canvas.drawImage(picture, 0, 0, 300, 200)
        canvas.endForm()
        canvas.doForm("form")

    assert drawn(pypdfium2.PdfDocument(pdf(draw))[0], None)[1] == 300 / 72


def test_what_looks_the_same_has_the_same_digest() -> None:
    first = digest(page_with((10, 10, 50, 40)), None)
    assert first == digest(page_with((10, 10, 30, 40), (30, 10, 50, 40)), None)
    assert first != digest(page_with((10, 10, 50, 41)), None)
    assert first != digest(page_with((10, 10, 50, 40)), (0, 0, 150, 100))
    assert digest(page_with((10, 20, 20, 50)), PART) == digest(page_with((10, 20, 20, 50), (80, 0, 90, 9)), PART)
