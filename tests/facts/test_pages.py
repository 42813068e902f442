"""What else stands on the page of a label: inks of the print, menus of a shop, lists that are set one a line."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from labelcheck.documents import read_document
from labelcheck.facts import read_facts
from labelcheck.layout import read_layout
from labelcheck.model.label import Label
from tests.documents.draw import pdf, text
from tests.facts.test_languages import label as of_text

PANEL = (
    (20, 180, "Supplement Facts"),
    (20, 170, "Serving Size: 2 Chewable Tablets"),
    (20, 158, "Magnesium"),
    (150, 158, "200 mg"),
    (200, 158, "48%"),
)


def label(*drawn: tuple[float, float, str]) -> Label:
    def draw(canvas: Canvas) -> None:
        for x, y, words in (*PANEL, *drawn):
            text(x, y, words, 8)(canvas)

    document = read_document(pdf(draw, (400, 300)), "label.pdf")
    return read_facts(document, read_layout(document))


def test_the_letters_of_the_inks_are_no_seals() -> None:
    inks = [(20 + 40 * number, 280, ink) for number, ink in enumerate("CMYK")]
    assert label(*inks).marks == ()
    assert [mark.id for mark in label((20, 280, "K")).marks] == ["kosher"]


MENU = ("Minerals", "Magnesium Oxide", "Magnesium Citrate", "Zinc Picolinate", "Multivitamins")


@pytest.mark.parametrize("across", [True, False])
def test_compounds_that_a_menu_names_are_no_sources(across: bool) -> None:
    places = [(10 + 78 * n, 280) if across else (280, 280 - 10 * n) for n in range(len(MENU))]
    magnesium = label(*[(x, y, item) for (x, y), item in zip(places, MENU, strict=True)]).magnesium
    assert magnesium is not None
    assert magnesium.forms == ()


def test_a_compound_on_the_front_is_the_source() -> None:
    magnesium = label((280, 280, "Magnesium Citrate"), (280, 270, "Dietary Supplement")).magnesium
    assert magnesium is not None
    assert [form.id for form in magnesium.forms] == ["citrate"]


def test_a_name_that_wraps_in_a_list_of_one_a_line_is_whole() -> None:
    lines = ("Other Ingredients", "Cellulose", "Hydroxypropyl", "Methylcellulose", "Stearic Acid", "Silica")
    listed = label(*[(250, 120 - 9 * number, line) for number, line in enumerate(lines)]).other_ingredients
    assert [item.as_printed for item in listed] == [
        "Cellulose",
        "Hydroxypropyl Methylcellulose",
        "Stearic Acid",
        "Silica",
    ]


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ("Serving Size 2 Tablets - Servings Per Container 30", "2 Tablets"),
        ("Serving Size 2 Tablets — Servings Per Container 30", "2 Tablets"),
        ("1 serving = 4 Chewable Tablets", "4 Chewable Tablets"),
    ],
)
def test_what_stands_beside_the_serving_is_not_of_it(head: str, size: str) -> None:
    serving = of_text(f"Supplement Facts\n{head}\nAmount Per Serving  % Daily Value\nMagnesium  200 mg  48%").serving
    assert serving is not None
    assert serving.size == size
