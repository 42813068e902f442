"""Texts whose columns stand one after the other: the percents tell which cells are those of magnesium."""

from __future__ import annotations

import pytest

from tests.facts.test_languages import label


def read(names: str, cells: str) -> tuple[str | None, str | None]:
    """The amount and the percent of magnesium in a panel of ``names`` over ``cells``."""
    lines = ("Supplement Facts", "Serving Size: 2 Tablets", "Amount Per Serving % Daily Value", "")
    found = label(
        "\n".join([*lines, *names.split("|"), "", *cells.split("|"), "", "Other Ingredients: silica."])
    ).magnesium
    assert found is not None
    told = found.amount
    return (None if told is None else f"{told.value} {told.unit}"), found.percent_daily_value


@pytest.mark.parametrize(
    "cells",
    [
        "25 mcg 125%|105 mg 25%|11 mg 100%",
        "25 mcg|105 mg|11 mg|125%|25%|100%",
    ],
)
def test_of_a_name_too_many_the_percent_tells_the_amount(cells: str) -> None:
    assert read("Vitamin D3|Vitamin K|Magnesium|Zinc", cells) == ("105 mg", "25")


@pytest.mark.parametrize(
    "cells",
    [
        "25 mcg 125%|<1 g 200%|11 mg 100%",  # a bound may be anything
        "25 mcg 125%|11 mg 3%|9 mg 100%",  # so small a percent is of many amounts
        "25 mcg 125%|105 mg 25%|210 mg 50%",  # two fit
    ],
)
def test_what_may_be_another_nutrients_is_not_taken(cells: str) -> None:
    assert read("Vitamin D3|Vitamin K|Magnesium|Zinc", cells) == (None, None)


def test_what_fits_far_from_its_place_is_not_taken() -> None:
    names = "Magnesium|Zinc|Iron|Iodine|Copper|Biotin|Chromium|Boron|Choline|Inositol"
    cells = "11 mg 99%|9 mg 50%|75 mcg 50%|1 mg 111%|30 mcg 100%|35 mcg 101%|2 mg 3%|50 mg 9%|105 mg 25%"
    assert read(names, cells) == (None, None)


@pytest.mark.parametrize(
    ("names", "cells"),
    [
        ("Vitamin D3|Magnesium|Zinc", "25 mcg 125%|15 mg 20%|11 mg 100%"),  # as of the value for infants
        ("Sodium|Calcium|Magnesium", "65 mg 3%|21 g 42%|168 mg 17%"),
        ("Choline|Magnesium|Zinc", "30 mg|31 mg|15 mg|10%|100%"),  # as of an allowance for women
    ],
)
def test_cells_put_beside_magnesium_whose_percent_does_not_fit_are_unsure(names: str, cells: str) -> None:
    assert read(names, cells)[0] is None


def test_a_footnote_between_names_and_cells_though_a_name_holds_a_percent() -> None:
    names = "Vitamin A 50% [5,000 IU] as|retinyl acetate|Vitamin C|Calcium|Magnesium|Zinc|Iron|†Not established."
    cells = "900 mcg 100%|90 mg 100%|200 mg 15%|105 mg 25%|11 mg 100%|18 mg 101%"
    assert read(names, cells) == ("105 mg", "25")


def test_names_over_many_lines_of_a_narrow_column() -> None:
    names = "Vitamin A|(As Beta|Carotene|Retinyl|Palmitate|From|Carrots)|Magnesium|(as oxide)|Zinc"
    assert read(names, "900 mcg|105 mg|11 mg") == ("105 mg", None)


def test_a_line_that_closes_a_bracket_it_does_not_open_begins_no_name() -> None:
    names = "Vitamin K (as K1) [80 mcg], K2|MK-7 [45 mcg])|Magnesium|Zinc"
    assert read(names, "125 mcg|105 mg|11 mg") == ("105 mg", None)


def test_a_number_under_the_cells_is_no_amount() -> None:
    assert read("Vitamin K|Magnesium|Boron", "100%|25%|†|120 mcg|105 mg|1 mg|3")[0] == "105 mg"
