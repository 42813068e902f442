"""Texts and pages whose lines stand otherwise than they read: wrapped as a whole, sloping, over several pages."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from labelcheck.documents import read_document
from labelcheck.documents.sloping import level_box, page_slope
from labelcheck.layout import evidence, read_layout
from labelcheck.model.document import ASLANT
from labelcheck.model.reading import Reading, Span
from tests.documents.draw import pdf, text

from .build import cells
from .build import reading as of_text

LIST = ("Other ingredients: cellulose, rice flour, natural", "vanilla flavor, silica.")


def pages(head: str, below: str, first: str = LIST[0]) -> Reading:
    def draw(canvas: Canvas) -> None:
        text(20, 190, "Copy deck", 6)(canvas)
        text(20, 60, first, 8)(canvas)
        text(20, 10, "Page 1 of 2" + below, 6)(canvas)
        canvas.showPage()
        text(20, 190, "Copy deck", 6)(canvas)
        text(20, 170, head, 8)(canvas)
        text(20, 10, "Page 2 of 2", 6)(canvas)

    return read_layout(read_document(pdf(draw), "label.pdf"))


def test_a_list_goes_on_under_the_head_of_the_next_page() -> None:
    (listed,) = [passage for passage in pages(LIST[1], "").passages if passage.text.startswith("Other")]
    assert listed.text == " ".join(LIST)
    start = listed.text.index("natural vanilla")
    assert [piece.page for piece in evidence(Span(listed, start, start + len("natural vanilla flavor")))] == [1, 2]


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("Other ingredients: cellulose; less than", "2% of: silica, talc."),
        ("Other ingredients: cellulose, rice flour;", "Contains <2% of: silica, talc."),
    ],
)
def test_a_list_goes_on_with_what_it_holds_little_of(first: str, rest: str) -> None:
    assert f"{first} {rest}" in [passage.text for passage in pages(rest, "", first).passages]


@pytest.mark.parametrize(
    ("head", "below"),
    [
        ("Directions: take one capsule daily.", ""),
        (LIST[1], ", and a paragraph of fifteen words that stands below the list on the first page"),
    ],
)
def test_a_list_does_not_go_on_with_another_part(head: str, below: str) -> None:
    assert LIST[0] in [passage.text for passage in pages(head, below).passages]


def test_a_label_wrapped_as_one_paragraph_has_its_panel() -> None:
    (panel,) = of_text(
        "Northmoor Trio Dietary Supplement 60 capsules made for every day Supplement\n"
        "Facts Serving Size: 2 Capsules Servings Per Container: 30 Amount Per Serving\n"
        "% Daily Value Vitamin C (as ascorbic acid) 60 mg 67% Magnesium (as magnesium\n"
        "citrate) 100 mg 24% Zinc (as zinc gluconate) 11 mg 100% Other Ingredients:\n"
        "rice flour, silica.\n"
    ).panels
    assert cells(panel)[1] == ("Magnesium (as magnesium citrate)", ["100 mg", "24%"])


def test_lines_of_a_page_that_slopes_are_read_level() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(2)
        for y, words in ((250, "Supplement Facts"), (238, "Serving Size: 2 Capsules")):
            text(20, y, words, 9)(canvas)
        rows = (("Zinc", "11 mg", "100%"), ("Magnesium (as citrate)", "105 mg", "25%"), ("Iron", "9 mg", "50%"))
        for number, row in enumerate(rows):
            for x, words in zip((20, 230, 330), row, strict=True):
                text(x, 224 - 10 * number, words, 8)(canvas)

    document = read_document(pdf(draw, (400, 300)), "label.pdf")
    (panel,) = read_layout(document).panels
    assert cells(panel)[1] == ("Magnesium (as citrate)", ["105 mg", "25%"])
    (word,) = [word for word in document.pages[0].words if word.text == "105"]
    assert word.level is not None
    assert word.level[1] == pytest.approx(300 - 214 - 8, abs=1.5)


def test_words_across_a_page_that_does_not_slope_are_aslant() -> None:
    def draw(canvas: Canvas) -> None:
        text(20, 150, "Magnesium 100 mg", 9)(canvas)
        canvas.rotate(40)
        text(90, 20, "DRAFT", 40)(canvas)

    angles = {word.text: word.angle for word in read_document(pdf(draw), "label.pdf").pages[0].words}
    assert angles["Magnesium"] == 0
    assert {angle for word, angle in angles.items() if word in "DRAFT"} == {ASLANT}


@pytest.mark.parametrize(
    ("slopes", "slope"), [([0.0, 0.0, 0.0], 0.0), ([2.0, 2.1, 2.0], 2.0), ([2.0, 0.0, 0.0, -7.0], 0.0), ([], 0.0)]
)
def test_a_page_slopes_when_its_words_do_alike(slopes: list[float], slope: float) -> None:
    assert page_slope(slopes) == slope


def test_a_box_made_level_is_as_long_and_high_as_its_line() -> None:
    left, top, right, bottom = level_box((100.0, 100.0, 150.0, 110.0), 0.0)
    assert (left, top, right, bottom) == (100.0, 100.0, 150.0, 110.0)
    left, top, right, bottom = level_box((0.0, 0.0, 100.3, 13.5), 2.0)
    assert right - left == pytest.approx(100, abs=0.2)
    assert bottom - top == pytest.approx(10, abs=0.2)


def panels_over_pages(first: tuple[str, ...], second: tuple[str, ...]) -> Reading:
    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(first):
            text(20, 20 + 11 * (len(first) - number), line, 12 if line == "Supplement Facts" else 8)(canvas)
        canvas.showPage()
        for number, line in enumerate(second):
            text(20, 180 - 11 * number, line, 8)(canvas)

    return read_layout(read_document(pdf(draw), "label.pdf"))


def test_rows_with_amounts_under_their_names_go_on_on_the_next_page() -> None:
    first = ("Supplement Facts", "Serving size: 2 Tablets", "Vitamin D3", "20 mcg · 100% DV")
    second = ("Vitamin B6", "10 mg · 588% DV", "Magnesium", "80 mg · 19% DV", "Other ingredients", "Cellulose, silica.")
    (panel,) = panels_over_pages(first, second).panels
    assert cells(panel)[1:] == [("Vitamin B6", ["10 mg", "588% DV"]), ("Magnesium", ["80 mg", "19% DV"])]


def test_the_servings_of_a_pack_at_the_head_of_the_next_page_are_of_the_panel() -> None:
    first = ("Supplement Facts", "Serving size: 2 Tablets")
    second = ("Servings per container: 30", "Magnesium 80 mg 19%", "Zinc 11 mg 100%")
    (panel,) = panels_over_pages(first, second).panels
    assert "Serving size: 2 Tablets" in [span.text for span in panel.head]
    assert [name for name, _ in cells(panel)] == ["Magnesium", "Zinc"]


def test_a_list_stands_at_the_head_of_the_page_behind_its_heading() -> None:
    texts = [passage.text for passage in pages("Cellulose, rice flour, silica.", "", "Other ingredients").passages]
    assert "Other ingredients Cellulose, rice flour, silica." in texts
    texts = [passage.text for passage in pages("Directions: take one daily.", "", "Other ingredients").passages]
    assert "Other ingredients" in texts


def test_a_page_that_begins_with_the_cells_of_a_row_leaves_the_panel_incomplete() -> None:
    first = ("Supplement Facts", "Serving size: 2 Tablets", "Vitamin D3", "20 mcg · 100% DV", "Magnesium")
    second = ("80 mg · 19% DV", "Zinc", "11 mg · 100% DV", "Copper", "1 mg · 111% DV", "Store in a dry place.")
    (panel,) = panels_over_pages(first, second).panels
    assert not panel.complete
    assert [row for row in cells(panel) if row[0] == "Zinc"] == [("Zinc", ["11 mg", "100% DV"])]
