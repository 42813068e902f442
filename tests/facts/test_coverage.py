"""Rows that stand outside the panel that was read are not denied."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from labelcheck.facts import read_facts
from labelcheck.layout import read_layout
from labelcheck.model.document import Document, Page, Word
from labelcheck.model.label import Label
from labelcheck.model.result import Result
from labelcheck.scan import read_only
from tests.facts.test_languages import label

PANEL = """Alder Row
Zinc Complex

Supplement Facts
Serving Size: 1 Tablet
Amount Per Serving % Daily Value
Zinc (as zinc citrate) 15 mg 136%
Copper (as copper gluconate) 1 mg 111%
*Daily Value not established.

{beyond}

Other Ingredients: Cellulose, stearic acid.
"""


@pytest.mark.parametrize(
    ("beyond", "state"),
    [
        ("Magnesium (as magnesium oxide) 50 mg 12%", "cut"),
        ("Magnesium (as magnesium\n\noxide)\n\n50 mg 12%", "cut"),
        ("● Magnesium\n\n○ 50 mg", "cut"),
        ("Iron (as iron bisglycinate) 18 mg\n\nBoron 3 mg\n\nIodine (from kelp) 150 mcg", "cut"),
        ("12 mg\n\n18 mg\n\n3 mg", "cut"),
        ("Iron (as iron bisglycinate) 18 mg\n\n3 mg", "read"),
        ("60 tablets of 500 mg", "read"),
        ("Magnesium is not in this product.", "read"),
    ],
)
def test_rows_beyond_the_panel(beyond: str, state: str) -> None:
    read = read_only(PANEL.format(beyond=beyond).encode(), "label.txt")
    assert isinstance(read, Result)
    assert read.label.magnesium is None
    assert read.label.coverage.parts["panel"] == state


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ("Coral Calcium (providing calcium 360 mg, magnesium 10 mg)  1,000 mg", "cut"),
        ("Calcium (hydroxyapatite (ascorbate Magnesium (aspartate) Zinc picolinate)  610 mg  61%", "cut"),
        ("Iodine (from kelp) Magnesium (from sea water)  150 mcg  100%", "cut"),
        ("Vitamin C (calcium ascorbate), Zinc (as zinc magnesium aspartate)  60 mg  67%", "read"),
        ("Herbal Blend (chamomile 50 mg, valerian 50 mg, hops 20 mg, magnesium stearate)  200 mg", "read"),
        ("Vitamin C (as magnesium ascorbate)  60 mg  67%", "read"),
    ],
)
def test_magnesium_with_its_amount_in_a_bracket_of_another_row_is_not_missing(row: str, state: str) -> None:
    read = read_only(PANEL.format(beyond="").replace("Copper", f"{row}\nCopper", 1).encode(), "label.txt")
    assert isinstance(read, Result)
    assert read.label.magnesium is None
    assert read.label.coverage.parts["panel"] == state


@pytest.mark.parametrize(
    ("listed", "state"),
    [
        ("Other ingredients: cellulose,\nMagnesium (as magnesium oxide) 50 mg 12%\nZinc 11 mg 100%", "cut"),
        ("Other ingredients: cellulose, magnesium stearate (5 mg), silica.", "read"),
    ],
)
def test_a_row_of_magnesium_that_a_list_was_printed_into_is_not_missing(listed: str, state: str) -> None:
    text = PANEL.replace("Other Ingredients: Cellulose, stearic acid.", listed).format(beyond="")
    read = read_only(text.encode(), "label.txt")
    assert isinstance(read, Result)
    assert read.label.other_ingredients[0].as_printed == "cellulose"
    assert read.label.magnesium is None
    assert read.label.coverage.parts["panel"] == state


@pytest.mark.parametrize(
    ("name", "state"),
    [("Magnesium Complex 200 mg", "cut"), ("Zinc without Magnesium Stearate", "read"), ("Magnesium-free Zinc", "read")],
)
def test_a_product_named_after_magnesium_is_not_said_to_have_none(name: str, state: str) -> None:
    read = read_only(PANEL.replace("Zinc Complex", name).format(beyond="").encode(), "label.txt")
    assert isinstance(read, Result)
    assert read.label.product_name is not None
    assert name in read.label.product_name.value
    assert read.label.coverage.parts["panel"] == state
    told = "the product's name holds magnesium, and no row of it was read" in read.label.coverage.reasons
    assert told is (state == "cut")


def test_magnesium_on_the_front_of_a_label_that_declares_it_is_no_row() -> None:
    text = PANEL.replace("Zinc Complex", "Zinc Complex\nMagnesium 50 mg").replace(
        "Copper (as copper gl", "Magnesium (as gl"
    )
    read = read_only(text.format(beyond="").encode(), "label.txt")
    assert isinstance(read, Result)
    assert read.label.magnesium is not None
    assert read.label.coverage.parts["panel"] == "read"


@pytest.mark.parametrize(("read", "left"), [("400 mg", "Magnesium 50 mg 12%"), ("50 mg", "Magnesium 150 mg 36%")])
def test_another_row_of_magnesium_outside_of_the_panel_makes_the_first_doubtful(read: str, left: str) -> None:
    magnesium = label(
        f"Halden\nSupplement Facts\nServing Size: 1 Lozenge\nVelmora Magnesium Citrate {read},\n90 Softgels\n$12.99\n"
        f"Zinc 5 mg 45%\n{left}\n"
    ).magnesium
    assert magnesium is not None
    assert magnesium.confidence == "low"
    assert f"another row of magnesium stands outside of the panel: “{left}”" in magnesium.doubts


def test_a_percent_of_magnesium_that_was_not_read_leaves_the_panel_cut() -> None:
    found = label(
        "Halden Whey\nLABEL CLAIMS\nServing size 2 Scoops\nNutrient Amount % Daily Value\nSodium 200 mg 8%\n"
        "Iron 2 mg 11%\nVitamin C - -\nCalcium - 14%\nMagnesium - 6%\n4. LABEL TEXT\n"
    )
    assert found.magnesium is None
    assert found.coverage.parts["panel"] == "cut"


def test_magnesium_behind_a_tag_is_not_denied() -> None:
    found = label(
        "Halden\nSupplement Facts\nServing Size: 1 Tablet\n[ROW] Zinc 5 mg 45%\n[ROW] Magnesium (as oxide) 50 mg 12%\n"
    )
    assert found.magnesium is not None or found.coverage.parts["panel"] == "cut"


ROWS = (
    *(
        ("Supplement", 100, 100, 20.0),
        ("Facts", 220, 100, 20.0),
        ("Serving", 100, 122, 10.0),
        ("Size:", 150, 122, 10.0),
    ),
    *(("1", 180, 122, 10.0), ("Gummy", 190, 122, 10.0), ("%", 590, 122, 10.0), ("DV", 600, 122, 10.0)),
    *(("Zinc", 100, 144, 10.0), ("11", 507, 144, 10.0), ("mg", 522, 144, 10.0), ("100%", 593, 144, 10.0)),
    *(("Copper", 100, 188, 10.0), ("1", 512, 188, 10.0), ("mg", 522, 188, 10.0), ("111%", 593, 188, 10.0)),
)
"""Print as a recogniser gives it: word, left, middle and size; between the rows a name was not seen."""


@pytest.mark.parametrize(
    ("left", "state"),
    [
        ((("83", 507, 166, 10.0), ("mg", 522, 166, 10.0), ("20%", 593, 166, 10.0)), "cut"),
        ((("100", 900, 166, 10.0), ("mg", 925, 166, 10.0)), "read"),
    ],
    ids=["among the rows", "on the front, beside them"],
)
def test_figures_on_a_page_that_are_of_no_row_leave_the_panel_cut(
    left: tuple[tuple[str, int, int, float], ...], state: str
) -> None:
    found = recognised((*ROWS, *left))
    assert found.magnesium is None
    assert found.coverage.parts["panel"] == state


def test_amounts_of_rows_whose_names_were_not_seen_leave_the_panel_cut() -> None:
    figures = [("20", "5%"), ("5", "9%"), ("7", "8%"), ("9", "30%")]
    left = [
        print_
        for number, (amount, percent) in enumerate(figures)
        for y in (210 + 22 * number,)
        for print_ in ((amount, 507, y, 10.0), ("mg", 522, y, 10.0), (percent, 593, y, 10.0))
    ]
    assert recognised((*ROWS, *left)).coverage.parts["panel"] == "cut"


def recognised(print_: Iterable[tuple[str, int, int, float]]) -> Label:
    words = [
        Word(text, (x, y - size / 2, x + 0.55 * size * len(text), y + size / 2), size, score=0.99)
        for text, x, y, size in print_
    ]
    document = Document("a.png", "", "picture", "rapidocr", (Page(1, 1200, 400, tuple(words), read_via="ocr"),))
    return read_facts(document, read_layout(document))
