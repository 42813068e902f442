"""Bar codes on pages and pictures."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import Literal

import pytest
from PIL import Image, ImageOps
from reportlab.pdfgen.canvas import Canvas

from labelcheck.documents import read_document
from labelcheck.documents.barcodes import with_barcodes
from labelcheck.model.document import Barcode, Document, Page

from .bars import EAN, HIGH, OTHER_UPC, UPC, WIDE, bars, picture
from .draw import pdf, text


def found(data: bytes) -> tuple[Barcode, ...]:
    return with_barcodes(data, read_document(data, "label.pdf")).pages[0].barcodes


def scan_of(image: Image.Image, kind: str = "PNG", **options: object) -> tuple[bytes, Document]:
    """A picture file, and its document as the recogniser would give it."""
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    data = buffer.getvalue()
    shown: Literal["picture"] = "picture"
    pages = (Page(1, image.width, image.height, ()),)
    return data, Document("label.png", hashlib.sha256(data).hexdigest(), shown, "rapidocr", pages)


@pytest.mark.parametrize(
    ("digits", "kind", "read"),
    [
        (UPC, "UPCA", f"0{UPC}"),
        (EAN, "EAN13", EAN),
        ("96385074", "EAN8", "96385074"),
        ("01234565", "UPCE", "0012345000065"),
    ],
)
def test_each_kind_is_read_in_the_digits_of_its_number(digits: str, kind: str, read: str) -> None:
    def draw(canvas: Canvas) -> None:
        text(20, 180, "Supplement Facts")(canvas)
        bars(100, 50, digits, kind)(canvas)

    (barcode,) = found(pdf(draw))
    assert barcode.digits == read


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("turn", [0, 90])
def test_the_box_is_that_of_the_bars_on_the_page_as_shown(rotation: int, turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        text(20, 180, "Supplement Facts")(canvas)
        bars(150, 40, UPC, turn=turn)(canvas)

    (barcode,) = found(pdf(draw, size=(300, 300)))
    drawn = (150, 260 - HIGH, 150 + WIDE, 260) if not turn else (150 - HIGH, 260 - WIDE, 150, 260)
    left, top, right, bottom = {  # where the corners come to lie on the page as shown
        0: drawn,
        90: (300 - drawn[3], drawn[0], 300 - drawn[1], drawn[2]),
        180: (300 - drawn[2], 300 - drawn[3], 300 - drawn[0], 300 - drawn[1]),
        270: (drawn[1], 300 - drawn[2], drawn[3], 300 - drawn[0]),
    }[rotation]
    x0, y0, x1, y1 = barcode.box
    assert left - 1 < x0 < x1 < right + 1
    assert top - 1 < y0 < y1 < bottom + 1
    assert (x1 - x0) * (y1 - y0) > 0.5 * WIDE * HIGH


def test_two_symbols_are_read_from_top_to_bottom() -> None:
    def draw(canvas: Canvas) -> None:
        text(20, 180, "Supplement Facts")(canvas)
        bars(20, 20, OTHER_UPC)(canvas)
        bars(150, 100, UPC)(canvas)

    assert [barcode.digits for barcode in found(pdf(draw))] == [f"0{UPC}", f"0{OTHER_UPC}"]


def test_symbols_that_are_no_article_numbers_are_not_looked_at() -> None:
    def draw(canvas: Canvas) -> None:
        text(20, 180, "Supplement Facts")(canvas)
        bars(20, 20, "https://example.org", "QRCode")(canvas)

    assert found(pdf(draw)) == ()


def test_a_picture_gives_its_own_pixels() -> None:
    page = Image.new("L", (900, 600), "white")
    symbol = picture(UPC)
    page.paste(symbol, (200, 150))
    data, document = scan_of(page)
    (barcode,) = with_barcodes(data, document).pages[0].barcodes
    assert barcode.digits == f"0{UPC}"
    left, top, right, bottom = barcode.box
    assert 200 <= left < right <= 200 + symbol.width
    assert 150 <= top < bottom <= 150 + symbol.height
    assert right - left > 0.7 * symbol.width


def test_the_ground_of_a_picture_without_one_is_white() -> None:
    page = Image.new("L", (900, 600), "white")
    page.paste(picture(UPC), (200, 150))
    clear = Image.new("RGBA", page.size, (0, 0, 0, 0))
    clear.putalpha(ImageOps.invert(page))
    (barcode,) = with_barcodes(*scan_of(clear)).pages[0].barcodes
    assert barcode == with_barcodes(*scan_of(page)).pages[0].barcodes[0]


def test_a_picture_that_cannot_be_unpacked_is_told() -> None:
    data, document = scan_of(Image.effect_noise((90, 60), 50))
    assert with_barcodes(data[:200], document).notes == (
        ("barcodes-not-read", "the bar codes were not read: page 1 cannot be unpacked"),
    )


def test_a_picture_of_many_pixels_is_read_smaller_and_its_box_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Image.new("L", (900, 600), "white")
    page.paste(picture(UPC), (200, 150))
    data, document = scan_of(page)
    (whole,) = with_barcodes(data, document).pages[0].barcodes
    monkeypatch.setattr("labelcheck.documents.barcodes.MAX_PIXELS", 900 * 600 // 4)
    (small,) = with_barcodes(data, document).pages[0].barcodes
    assert small.digits == whole.digits
    assert small.box == pytest.approx(whole.box, abs=8)


def test_pages_beyond_the_limit_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(canvas: Canvas) -> None:
        for _ in range(3):
            text(20, 180, "Supplement Facts")(canvas)
            bars(100, 50, UPC)(canvas)
            canvas.showPage()

    data = pdf(draw)
    monkeypatch.setattr("labelcheck.documents.barcodes.MAX_PAGES", 2)
    read = with_barcodes(data, read_document(data, "label.pdf"))
    assert [len(page.barcodes) for page in read.pages] == [1, 1, 0]
    assert read.notes == (("barcodes-not-read", "bar codes were looked for on the first 2 pages only"),)


def test_what_cannot_be_drawn_is_told() -> None:
    data = pdf(text(20, 180, "Supplement Facts"))
    document = read_document(data, "label.pdf")
    read = with_barcodes(b"%PDF-1.7 damaged", document)
    assert read.pages == document.pages
    assert read.notes == (("barcodes-not-read", "the bar codes were not read: page 1 cannot be drawn"),)


def test_a_text_has_none() -> None:
    document = read_document(b"Supplement Facts", "label.txt")
    assert with_barcodes(b"Supplement Facts", document) is document
