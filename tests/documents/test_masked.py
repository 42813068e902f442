"""Text that the text layer holds and the page does not show."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName
from reportlab.pdfgen.canvas import Canvas

from labelcheck.documents import read_document
from labelcheck.model.document import UnreadableError

from .draw import pdf, text

Draw = Callable[[Canvas], None]
DOSE = text(20, 50, "Magnesium 200 mg")


def seen(draw: Draw) -> tuple[str, str | None]:
    """The words of a page with the line ``Shown`` and what ``draw`` adds, and those that are told to be hidden."""

    def both(canvas: Canvas) -> None:
        text(20, 150, "Shown")(canvas)
        draw(canvas)

    document = read_document(pdf(both), "label.pdf")
    told = [note for kind, note in document.notes if kind == "hidden-text"]
    assert len(told) == len(document.notes) <= 1
    return " ".join(w.text for w in document.pages[0].words), told[0] if told else None


def box(left: float, width: float, *, fill: tuple[float, ...], alpha: float = 1) -> Draw:
    """A filled box over the line at the height of :data:`DOSE`."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillColorRGB(*fill, alpha=alpha)
        canvas.rect(left, 40, width, 30, stroke=0, fill=1)
        canvas.restoreState()

    return draw


def stripes(grey: int) -> ImageReader:
    """A picture of white stripes and those in this grey."""
    made = Image.new("L", (40, 40), 255)
    for left in range(0, 40, 8):
        made.paste(grey, (left, 0, left + 4, 40))
    return ImageReader(made)


def picture(left: float, width: float) -> Draw:
    """A picture of black and white stripes over that line."""

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(stripes(0), left, 40, width, 30)

    return draw


def scan(canvas: Canvas) -> None:
    canvas.drawImage(stripes(0), 0, 0, 300, 200)


def coloured(words: str, grey: float, alpha: float = 1) -> Draw:
    """The words at the height of :data:`DOSE`."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillColorRGB(grey, grey, grey, alpha=alpha)
        text(20, 50, words)(canvas)
        canvas.restoreState()

    return draw


def form(*steps: Draw) -> Draw:
    """The steps in a form XObject, moved and made smaller."""

    def draw(canvas: Canvas) -> None:
        canvas.beginForm("inner")
        for step in steps:
            step(canvas)
        canvas.endForm()
        canvas.saveState()
        canvas.translate(20, 10)
        canvas.scale(0.8, 0.8)
        canvas.doForm("inner")
        canvas.restoreState()

    return draw


def together(*steps: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        for step in steps:
            step(canvas)

    return draw


def red(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 0, 0)
    DOSE(canvas)


def annotation(canvas: Canvas) -> None:
    """A white square as a viewer's user draws it, over the line at the height of :data:`DOSE`."""
    white = PDFArray([1, 1, 1])
    square = {"Type": PDFName("Annot"), "Subtype": PDFName("Square"), "C": white, "IC": white, "F": 4}
    canvas._addAnnotation(PDFDictionary({**square, "Rect": PDFArray([10, 40, 160, 70])}))


def let_through(words: str, left: float, width: float) -> Draw:
    """The words, of which a clip lets through what stands within."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(left, 40, width, 30)
        canvas.clipPath(path, stroke=0, fill=0)
        text(20, 50, words)(canvas)
        canvas.restoreState()

    return draw


WHITE, BLACK, YELLOW = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0), (1.0, 1.0, 0.0)

HIDDEN = {
    "white on white": coloured("USP Verified", 1),
    "nearly white on white": coloured("USP Verified", 0.98),
    "black on a black box": together(box(10, 150, fill=BLACK), coloured("USP Verified", 0)),
    "white on a white box on a black one": together(
        box(10, 150, fill=BLACK), box(15, 120, fill=WHITE), coloured("USP Verified", 1)
    ),
    "nearly transparent": coloured("USP Verified", 0, alpha=0.02),
    "under a box": together(coloured("USP Verified", 0), box(10, 150, fill=WHITE)),
    "under a dark box": together(coloured("USP Verified", 0), box(10, 150, fill=(0.2, 0.3, 0.2))),
    "white on white in the corner of a round dark box": together(
        lambda c: c.ellipse(10, -150, 500, 62, stroke=0, fill=1), coloured("USP Verified", 1)
    ),
    "under a picture": together(coloured("USP Verified", 0), picture(10, 150)),
    "under a viewer's square": together(coloured("USP Verified", 0), annotation),
    "white on white in a form": form(coloured("USP Verified", 1)),
    "cut off by a clip": let_through("USP Verified", 200, 50),
    "cut off by a clip in a form": form(let_through("USP Verified", 200, 50)),
    "under a box in a form": together(text(30, 45, "USP Verified"), form(box(0, 200, fill=WHITE))),
}


@pytest.mark.parametrize("draw", HIDDEN.values(), ids=HIDDEN)
def test_what_the_page_does_not_show_is_no_word_and_is_told(draw: Draw) -> None:
    assert seen(draw) == ("Shown", "page 1 holds text that is not shown: USP Verified")


LAYER = """%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << /STATE [6 0 R] >> >> >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F 5 0 R >>
 /Properties << /L 6 0 R >> /XObject << /X 7 0 R >> >> >> endobj
5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
6 0 obj << /Type /OCG /Name (Other market) >> endobj
7 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 300 200] /OC 6 0 R /Resources << /Font << /F 5 0 R >> >>
 /Length 42 >> stream
BT /F 10 Tf 20 50 Td (USP Verified) Tj ET
endstream endobj
"""
ON_A_LAYER = {
    "its text": "/OC /L BDC BT /F 10 Tf 20 50 Td (USP Verified) Tj ET EMC",
    "its form": "/X Do",
}


@pytest.mark.parametrize("state", ["ON", "OFF"])
@pytest.mark.parametrize("drawn", ON_A_LAYER.values(), ids=ON_A_LAYER)
def test_text_on_a_layer_is_shown_while_that_is_on(state: str, drawn: str) -> None:
    content = f"BT /F 10 Tf 20 150 Td (Shown) Tj ET {drawn}\n"
    stream = f"4 0 obj << /Length {len(content)} >> stream\n{content}endstream endobj\n"
    data = LAYER.replace("STATE", state) + stream + "trailer << /Root 1 0 R >>\n%%EOF\n"
    document = read_document(data.encode(), "label.pdf")
    hidden = (("hidden-text", "page 1 holds text that is not shown: USP Verified"),)
    words = " ".join(word.text for word in document.pages[0].words)
    assert (words, document.notes) == (("Shown", hidden) if state == "OFF" else ("Shown USP Verified", ()))


def given_as(words: str) -> Draw:
    """The dose, for which the file gives these ``words``."""

    def draw(canvas: Canvas) -> None:
        canvas._code.append(f"/Span << /ActualText ({words}) >> BDC")
        DOSE(canvas)
        canvas._code.append("EMC")

    return draw


def test_figures_that_stand_in_for_others_are_told() -> None:
    _, told = seen(given_as("Magnesium 400 mg"))
    assert told == "page 1 holds text that is not shown: Magnesium 400 mg"
    assert seen(given_as("Magnesium, 200 mg")) == ("Shown Magnesium, 200 mg", None)


SHOWN = {
    "let through by a clip": let_through("Magnesium 200 mg", 0, 300),
    "on a box": together(box(10, 150, fill=WHITE), DOSE),
    "white on a dark box": together(box(10, 150, fill=BLACK), coloured("Magnesium 200 mg", 1)),
    "white on a dark picture and a white box beneath": together(
        box(10, 150, fill=WHITE), picture(10, 150), coloured("Magnesium 200 mg", 0.6)
    ),
    "red on a green of the same grey": together(box(10, 150, fill=(0, 0.51, 0)), red),
    "under a highlighter's mark": together(DOSE, box(10, 150, fill=YELLOW, alpha=0.4)),
    "under a thick highlighter's mark": together(DOSE, box(10, 150, fill=YELLOW, alpha=0.8)),
    "under a rule": together(DOSE, lambda c: c.rect(10, 52, 150, 1, stroke=0, fill=1)),
    "in a drawn frame": together(DOSE, lambda c: c.rect(10, 40, 150, 30)),
    "white on a round dark box": together(
        lambda c: c.roundRect(10, 40, 150, 30, 8, stroke=0, fill=1), coloured("Magnesium 200 mg", 1)
    ),
    "under a link": together(DOSE, lambda c: c.linkURL("https://example.org", (10, 40, 160, 70))),
    "light grey": coloured("Magnesium 200 mg", 0.8),
    "white in a form on a dark box": together(box(10, 200, fill=BLACK), form(coloured("Magnesium 200 mg", 1))),
}


@pytest.mark.parametrize("draw", SHOWN.values(), ids=SHOWN)
def test_what_the_page_shows_is_a_word(draw: Draw) -> None:
    assert seen(draw) == ("Shown Magnesium 200 mg", None)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_of_a_line_only_what_is_under_the_box_is_hidden(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        DOSE(canvas)
        text(20, 42, "Zinc (as zinc citrate) 15 mg")(canvas)
        canvas.setFillGray(1)
        canvas.rect(73, 48.5, 18, 12, stroke=0, fill=1)

    document = read_document(pdf(draw), "label.pdf")
    left = sorted(w.text for w in document.pages[0].words)
    assert left == ["(as", "15", "Magnesium", "Zinc", "citrate)", "mg", "mg", "zinc"]
    assert document.notes == (("hidden-text", "page 1 holds text that is not shown: 200"),)


def test_the_text_layer_beneath_a_scan_is_taken() -> None:
    document = read_document(pdf(together(DOSE, scan)), "label.pdf")
    assert [w.text for w in document.pages[0].words] == ["Magnesium", "200", "mg"]
    assert document.notes == ()


def test_white_text_on_a_scan_of_white_paper_is_not() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(stripes(255), 0, 0, 300, 200)
        coloured("USP Verified", 1)(canvas)
        layer = canvas.beginText(20, 100)
        layer.setTextRenderMode(3)
        layer.textOut("Magnesium")
        canvas.drawText(layer)

    document = read_document(pdf(draw), "label.pdf")
    assert [w.text for w in document.pages[0].words] == ["Magnesium"]
    assert document.notes == (("hidden-text", "page 1 holds text that is not shown: USP Verified"),)


def test_invisible_text_over_a_scan_in_strips_is_its_text_layer() -> None:
    def draw(canvas: Canvas) -> None:
        for bottom in range(0, 200, 50):
            canvas.drawImage(stripes(0), 0, bottom, 300, 50)
        layer = canvas.beginText(20, 100)
        layer.setTextRenderMode(3)
        layer.textOut("Magnesium")
        canvas.drawText(layer)

    document = read_document(pdf(draw), "label.pdf")
    assert ([w.text for w in document.pages[0].words], document.notes) == (["Magnesium"], ())


def test_a_file_whose_text_is_all_hidden_has_none_whatever_the_second_reader_sees() -> None:
    with pytest.raises(UnreadableError, match="1 page of drawing and no text that is shown") as caught:
        read_document(pdf(together(DOSE, box(10, 150, fill=WHITE))), "label.pdf")
    assert caught.value.reason == "no-text"


def test_a_page_of_very_many_boxes_is_judged_all_the_same() -> None:
    def draw(canvas: Canvas) -> None:
        text(20, 100, "Zinc")(canvas)
        for index in range(1000):
            canvas.rect(200 + index % 10, 10, 8, 8, stroke=0, fill=1)
        coloured("USP Verified", 1)(canvas)

    assert seen(draw) == ("Shown Zinc", "page 1 holds text that is not shown: USP Verified")


def test_type_too_small_to_be_seen_in_the_picture_of_a_huge_page_is_shown() -> None:
    (page,) = read_document(pdf(coloured("Magnesium", 0.9), size=(14000, 14000)), "label.pdf").pages
    assert [w.text for w in page.words] == ["Magnesium"]
