"""Why a file gives no label."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from labelcheck.model.document import OcrMode
from labelcheck.model.result import Unreadable
from labelcheck.scan import read_only

from .documents.draw import pdf, text


def glyph_codes(canvas: Canvas) -> None:
    """A label whose letters are the numbers of their glyphs in a font of its own."""
    for number in range(10):
        text(20, 180 - 12 * number, "6XSSOHPHQW )DFWV 0DJQHVLXP &LWUDWH")(canvas)


@pytest.mark.parametrize(
    ("ocr", "what_to_do"),
    [
        ("missing", "reading pictures needs the OCR extra: pip install 'labelcheck[ocr]'"),
        ("never", "scan it without --ocr never"),
    ],
)
def test_a_text_layer_of_glyph_codes_says_so_and_what_reads_the_page(ocr: OcrMode, what_to_do: str) -> None:
    read = read_only(pdf(glyph_codes), "label.pdf", ocr)
    assert isinstance(read, Unreadable)
    assert read.reason == "no-text"
    assert read.message == (
        "the text of the PDF has no meaning: it is codes of glyphs without the letters they stand for; "
        f"export it with live text, or: {what_to_do}"
    )


def test_a_text_that_is_no_label_is_none() -> None:
    read = read_only(b"Notes of the meeting with the printer on Monday and of what was said in it", "notes.txt")
    assert isinstance(read, Unreadable)
    assert read.reason == "not-a-label"
