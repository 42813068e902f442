"""Labels of which only the front is shown."""

from __future__ import annotations

import pytest

from labelcheck.model.result import Result, Unreadable
from labelcheck.scan import read_only
from tests.facts.test_languages import label


@pytest.mark.parametrize(
    ("front", "forms"),
    [
        ("Slate Bay\n\nMagnesium Malate\n\nDietary Supplement\n120 Capsules", ["malate"]),
        ("Magnesiumcitrat\n\nNahrungsergänzungsmittel\n60 Kapseln", ["citrate"]),
        ("Slate Bay\n\nMagnesium 400 mg\n\nDietary Supplement", []),
    ],
)
def test_the_name_gives_the_form_and_no_dose(front: str, forms: list[str]) -> None:
    read = read_only(front.encode(), "front.txt")
    assert isinstance(read, Result)
    assert read.label.magnesium is not None
    assert [form.id for form in read.label.magnesium.forms] == forms
    assert {form.origin for form in read.label.magnesium.forms} <= {"name"}
    assert (read.label.magnesium.amount, read.label.magnesium.basis) == (None, "not_stated")
    assert read.label.coverage.parts["panel"] == "not_found"


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Slate Bay Magnesium Citrate Spray", ["citrate"]),
        ("Poudre de magnésium (citrate et malate)", ["citrate", "malate"]),
        ("Slate Bay Mineral. Magnesium als Magnesiumtaurat.", []),
        ("Slate Bay Mineral\nMagnesium als Magnesiumtaurat.", ["taurate"]),
        ("Slate Bay Mineral\nSous forme de citrate de magnésium et citrate de potassium.", ["citrate"]),
        ("Slate Bay Mineral\nSource: magnesium malate", ["malate"]),
        ("Slate Bay Mineral\nBetter absorbed than magnesium oxide!", []),
        ("Slate Bay Mineral\nAlso try our Magnesium Oxide", []),
        ("Slate Bay Mineral\nOxide holds more of the element, and\nmagnesium citrate 16%. Many prefer it.", []),
        ("Slate Bay Mineral\nDoes it hold magnesium oxide? It does.", []),
        ("Slate Bay Mineral\nMagnesium Oxide 400 mg, 250 tablets $7.49", []),
        ("Slate Bay Calcium Citrate Magnesium and Zinc", []),
        ("Slate Bay Glucosamine Sulfate with Magnesium", []),
    ],
)
def test_a_line_beside_a_panel_gives_the_form_that_its_row_leaves_out(text: str, forms: list[str]) -> None:
    read = read_only(f"{text}\nSupplement Facts\nServing Size 1 Capsule\nMagnesium 100 mg 24%\n".encode(), "label.txt")
    assert isinstance(read, Result)
    assert read.label.magnesium is not None
    assert [form.id for form in read.label.magnesium.forms] == forms


@pytest.mark.parametrize(
    "below",
    [
        "Which is better?\nMagnesium Glycinate or Oxide",
        "Tell us what you think of it.\nMagnesium Glycinate",
    ],
)
def test_what_stands_far_below_the_panel_of_a_text_names_no_form(below: str) -> None:
    label = "Slate Bay Mineral\nSupplement Facts\nServing Size 1 Capsule\nMagnesium 100 mg 24%\n"
    kept = "Warnings: Keep out of reach of children.\nStore in a dry place.\n"
    read = read_only(f"{label}{kept}\n{below}\n".encode(), "label.txt")
    assert isinstance(read, Result)
    assert read.label.magnesium is not None
    assert read.label.magnesium.forms == ()


@pytest.mark.parametrize(
    "text",
    [
        "Magnesium Malate",  # nothing says that it is a supplement
        "Slate Bay Zinc\n\nDietary Supplement\n\nmagnesium stearate free",
        "Slate Bay Zinc\n\nDietary Supplement\n\nWithout magnesium",
        "Dietary Supplement\n\nMany people take magnesium in the evening because it may help them to sleep",
    ],
)
def test_what_is_no_name_of_a_magnesium_supplement_is_none(text: str) -> None:
    assert isinstance(read_only(text.encode(), "front.txt"), Unreadable)


def test_a_line_that_compares_two_compounds_names_no_form() -> None:
    panel = "Supplement Facts\nServing Size: 1 Capsule\nMagnesium   100 mg   24%\n"
    found = label(f"Halden\n\nMagnesium glycinate vs. magnesium citrate\n\n{panel}")
    assert found.magnesium is not None
    assert found.magnesium.forms == ()
