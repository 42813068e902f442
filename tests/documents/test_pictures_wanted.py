"""Which pictures of a PDF are recognised, within which bounds, and where their print is put."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from labelcheck.documents.ocr import MAX_PICTURES
from labelcheck.documents.read import read_document
from labelcheck.model.document import Document, PicturesWantedError, Recognised, UnreadableError, Wanted, Word

LETTER = (612, 792)


def scanned(pages: int, size: tuple[float, float] = LETTER) -> bytes:
    """A PDF of ``pages`` that are pictures, no two alike."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    for number in range(pages):
        canvas.drawImage(ImageReader(Image.new("L", (8, 8), 4 * number)), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def asked(data: bytes, ocr: Any = "auto") -> tuple[Wanted, ...]:
    with pytest.raises(PicturesWantedError) as wanted:
        read_document(data, "label.pdf", ocr)
    return wanted.value.wanted


def print_of(wanted: Wanted) -> Recognised:
    return Recognised((Word(f"page{wanted.page}", (10, 10, 60, 20), 9, score=0.9),))


def read(data: bytes) -> Document:
    return read_document(data, "label.pdf", "auto", {one.digest: print_of(one) for one in asked(data)})


def test_pages_that_are_pictures_are_read_in_their_order() -> None:
    document = read(scanned(3))
    assert [[word.text for word in page.words] for page in document.pages] == [["page1"], ["page2"], ["page3"]]
    assert [page.read_via for page in document.pages] == ["ocr"] * 3
    assert document.notes == ()


def test_of_one_file_four_letter_pages_are_recognised() -> None:
    document = read(scanned(100))
    assert [page.number for page in document.pages if page.words] == [1, 2, 3, 4]
    assert len(document.pages) == 100
    assert document.notes == (
        (
            "cut-short",
            "96 pages, from page 5 on, were not read: of one file 30 million pixels of pictures are, and 40 pictures; "
            "give the pages of the label alone",
        ),
    )


def test_one_page_beyond_the_bound_is_named() -> None:
    ((_, note),) = read(scanned(5)).notes
    assert note.startswith("page 5 was not read: ")


def test_one_page_is_recognised_however_large() -> None:
    assert [one.page for one in asked(scanned(2, (5000, 5000)))] == [1, 2]
    assert [one.page for one in asked(scanned(1, (14_000, 14_000)))] == [1]


def test_so_many_small_pages_are_recognised() -> None:
    document = read(scanned(MAX_PICTURES + 2, (60, 60)))
    assert [page.number for page in document.pages if page.words] == list(range(1, MAX_PICTURES + 1))
    ((kind, note),) = document.notes
    assert (kind, note[:36]) == ("cut-short", "2 pages, from page 41 on, were not r")


def with_pictures(count: int) -> bytes:
    """A page of text with ``count`` pictures as large as marks."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=LETTER, invariant=1)
    canvas.drawString(20, 770, "Magnesium (as magnesium oxide) 200 mg")
    for number in range(count):
        picture = ImageReader(Image.new("L", (8, 8), 4 * number))
        canvas.drawImage(picture, 10 + 60 * (number % 10), 700 - 60 * (number // 10), 40, 40)
    canvas.save()
    return buffer.getvalue()


def test_pictures_beyond_the_most_stay_unread() -> None:
    data = with_pictures(MAX_PICTURES + 3)
    wanted = asked(data)
    assert len(wanted) == MAX_PICTURES
    (page,) = read(data).pages
    assert len(page.pictures) == 3
    assert len([word for word in page.words if word.score is not None]) == MAX_PICTURES


def test_a_picture_beside_the_page_is_not_drawn() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=LETTER, invariant=1)
    canvas.drawString(20, 170, "Magnesium (as magnesium oxide) 200 mg")
    canvas.drawImage(ImageReader(Image.new("L", (8, 8), 40)), 611.6, 20, 40, 40)
    canvas.save()
    (page,) = read_document(buffer.getvalue(), "label.pdf", "auto").pages
    assert "Magnesium" in [word.text for word in page.words]


def test_print_of_a_picture_stands_where_the_picture_is() -> None:
    data = with_pictures(1)
    (page,) = read(data).pages
    (box,) = [word.box for word in page.words if word.score is not None]
    assert box == pytest.approx((20, 792 - 740 + 10, 70, 792 - 740 + 20), abs=0.1)
    assert page.pictures == ()


def test_what_was_lost_is_said() -> None:
    data = scanned(2)
    first, second = asked(data)
    seen = {first.digest: print_of(first), second.digest: Recognised(problem="it took too long")}
    document = read_document(data, "label.pdf", "auto", seen)
    assert document.notes == (("cut-short", "page 2 was not read: it took too long"),)
    with pytest.raises(UnreadableError) as refused:
        read_document(data, "label.pdf", "auto", {**seen, first.digest: Recognised(problem="it took too long")})
    assert (refused.value.reason, refused.value.message) == ("no-text", "page 1 was not read: it took too long")
