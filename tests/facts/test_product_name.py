"""The product's name in a text, whose type has no size."""

from __future__ import annotations

import pytest

from tests.facts.test_languages import label

PANEL = "Supplement Facts\nServing Size 1 capsule\nMagnesium (as magnesium citrate) 100 mg 24%\n"


@pytest.mark.parametrize(
    "before",
    [
        "Third-party tested by an ISO 17025 laboratory\n",
        "Informed Sport\n",
        "ConsumerLab.com Approved Quality Product\n",
        "NPN 80012345\n",
        "*Daily Value not established.\n",
        "Store in a cool, dry place.\n",
        "Take 1 capsule daily.\n",
        "",
    ],
)
def test_the_first_line_that_may_be_a_name(before: str) -> None:
    name = label(f"{before}Bluecroft Once Daily Mag\n{PANEL}").product_name
    assert name is not None
    assert (name.value, name.confidence) == ("Bluecroft Once Daily Mag", "low")


@pytest.mark.parametrize("brand", ["Kosher Magnesium", "Magtein Mag"])
def test_a_mark_of_the_ingredient_or_of_a_diet_may_begin_a_name(brand: str) -> None:
    name = label(f"{brand}\n{PANEL}").product_name
    assert name is not None
    assert name.value == brand


def test_what_follows_the_list_is_no_name() -> None:
    text = f"{PANEL}Other ingredients: cellulose,\nmaltodextrin\nRefrigerate after opening\n"
    assert label(text).product_name is None
