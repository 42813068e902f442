"""Whose percents count where several columns of them stand beside one amount."""

from __future__ import annotations

import pytest

from labelcheck.facts.doses.percent_columns import for_adults
from tests.facts.test_languages import label
from tests.layout.build import panel


def percents(head: str, *rows: str) -> list[list[tuple[str, bool]]]:
    read = for_adults(panel(*rows, head=f"Serving Size: 1 Tablet\n{head}"))
    return [[(cell.span.text, cell.sure) for cell in row.cells if cell.kind == "percent"] for row in read.rows]


ROWS = ("Magnesium (as citrate) 40 mg 50% 10%", "Vitamin C 15 mg 100% 17%")


@pytest.mark.parametrize(
    "head",
    [
        "Amount Per Serving  % DV for Children 1-3 Years  % DV for Adults and Children 4 or more Years",
        "Amount Per Serving  % Daily Value (infants)  % Daily Value",
        "Amount Per Serving  % Daily Value  % Daily Value",  # 40 mg are 10 % of 420 mg, and 50 % of 80
    ],
)
def test_the_percent_for_adults_counts(head: str) -> None:
    assert percents(head, *ROWS) == [[("10%", True)], [("17%", True)]]


def test_percents_that_are_the_same_need_not_be_told_apart() -> None:
    head = "Amount Per Serving  % DV for Pregnant Women  % DV for Lactating Women"
    rows = ("Magnesium (as oxide) 45 mg 11% 11%", "Vitamin C 85 mg 71% 71%", "Vitamin A 770 mcg 59% 60%")
    found = percents(head, *rows)
    assert found[:2] == [[("11%", True)], [("71%", True)]]
    assert [sure for _, sure in found[2]] == [False, False]


def test_where_nothing_tells_whose_they_are_none_is_sure() -> None:
    rows = ("Magnesium (as citrate) 40 mg 30% 20%", "Vitamin C 15 mg 100% 17%")
    found = percents("Amount Per Serving  % Daily Value  % Daily Value", *rows)
    assert [sure for row in found for _, sure in row] == [False] * 4


def test_where_headings_and_arithmetic_disagree_none_is_sure() -> None:
    torn = (
        "Amount Per Serving  % Daily Value  % Daily Value\nfor Children 1-3 years"  # the first stands over the second
    )
    assert [sure for row in percents(torn, *ROWS) for _, sure in row] == [False] * 4


def test_a_row_with_two_percents_among_many_with_one_is_left_alone() -> None:
    rows = ("Magnesium 40 mg 10%", "Zinc 11 mg 100%", "Vitamin A (50% as beta carotene) 900 mcg 100% 50%")
    assert percents("Amount Per Serving  % Daily Value", *rows)[:2] == [[("10%", True)], [("100%", True)]]


@pytest.mark.parametrize(
    ("row", "percent"), [("Magnesium (as citrate) (16%) 84 mg 20%", "20"), ("Magnesium (as citrate) (20%) 84 mg", "20")]
)
def test_a_percent_before_the_amount_counts_where_no_other_follows(row: str, percent: str) -> None:
    magnesium = label(f"Supplement Facts\nServing Size 1 tablet\n{row}\n").magnesium
    assert magnesium is not None
    assert magnesium.percent_daily_value == percent


def test_the_activity_of_an_enzyme_beside_its_weight_is_no_second_dose() -> None:
    found = label(
        "Supplement Facts\nServing Size: 1 Capsule\nAmount Per Serving  % Daily Value\n"
        "CereCalase  21 mg 425 MU  *\nLipase Blend  20 mg 4,000 FIP  *\nMagnesium (as citrate)  100 mg  24%\n"
    )
    rows = [(row.name, row.amount and (str(row.amount.value), row.amount.unit)) for row in found.dietary_ingredients]
    assert rows == [("CereCalase", ("21", "mg")), ("Lipase Blend", ("20", "mg")), ("Magnesium", ("100", "mg"))]
    assert not found.coverage.has_note("dose-column-unclear")


HEADINGS = (
    "                 % DV for     % DV for Pregnant",
    "                 Adults       & Lactating Women",
)


def test_the_headings_above_the_percents_tell_whose_they_are() -> None:
    rows = ("Magnesium  50 mg   12%          13%", "Iron       27 mg   150%         100%")
    assert percents("\n".join(HEADINGS), *rows) == [[("12%", True)], [("150%", True)]]
