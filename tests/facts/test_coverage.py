"""Rows that stand outside the panel that was read are not denied."""

from __future__ import annotations

import pytest

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
