"""How an elemental dose is reached."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelcheck.facts.magnesium.elemental import Dose, dose
from labelcheck.model.label import Amount
from tests.facts.test_languages import label

DAILY = (Decimal(420), Decimal(400))


def reach(value: str, unit: str, percent: str | None, *forms: str, elemental: bool = False) -> Dose:
    return dose(Amount(Decimal(value), unit), percent, list(forms), elemental_row=elemental, daily_values=DAILY)


def test_the_amount_beside_the_element_is_elemental() -> None:
    assert reach("1", "g", None, elemental=True) == Dose(Decimal(1000), "declared")


def test_a_percent_that_fits_the_amount_says_elemental() -> None:
    assert reach("150", "mg", "36", "citrate") == Dose(Decimal(150), "declared")


def test_a_percent_that_fits_the_formula_says_compound() -> None:
    assert reach("1000", "mg", "34", "bisglycinate") == Dose(Decimal("141.0"), "computed")


def test_without_a_percent_both_readings_are_given() -> None:
    found = reach("400", "mg", None, "oxide")
    assert (found.elemental_mg, found.basis) == (None, "ambiguous")
    assert [(r.assume, r.elemental_mg) for r in found.readings] == [
        ("elemental", Decimal(400)),
        ("compound", Decimal("241.2")),
    ]


def test_two_forms_leave_the_compound_reading_open() -> None:
    assert [r.assume for r in reach("400", "mg", None, "oxide", "citrate").readings] == ["elemental"]


def test_an_impossible_unit_is_said_and_not_repaired() -> None:
    found = reach("50", "mcg", "12", "oxide", elemental=True)
    assert (found.elemental_mg, found.basis) == (None, "not_stated")
    assert found.doubts == ("50 mcg does not agree with 12 % of the Daily Value (about 50 mg)",)


def test_an_upper_bound_is_no_dose() -> None:
    bound = Amount(Decimal(1), "mg", less_than=True)
    assert dose(bound, None, [], elemental_row=True, daily_values=DAILY) == Dose(None, "not_stated")


def test_more_than_a_dose_holds_is_none() -> None:
    text = (
        "Supplement Facts\nServing Size 1 scoop\nMagnesium (as magnesium oxide) 20,000 mg\nOther ingredients: silica.\n"
    )
    magnesium = label(text).magnesium
    assert magnesium is not None
    assert (str(magnesium.amount and magnesium.amount.value), magnesium.elemental_mg) == ("20000", None)
    assert (magnesium.basis, magnesium.confidence) == ("not_stated", "medium")
    assert magnesium.doubts == ("20000 mg is more than a dose holds",)


@pytest.mark.parametrize(
    ("row", "confidence"),
    [
        ("200 mg 48%", "high"),
        ("200 mg 67%", "high"),  # a slip of arithmetic is printed so
        ("80 mg 100%", "high"),  # the Daily Value of small children
        ("1 mg <1%", "high"),
        ("20 mg 48%", "medium"),
        ("20 0 mg 48%", "medium"),
        ("200 mg 4896", "medium"),
        ("200 mg 2%", "medium"),
    ],
)
def test_an_amount_far_from_its_percent_is_not_sure(row: str, confidence: str) -> None:
    magnesium = label(
        f"Supplement Facts\nServing Size 1 Capsule\nMagnesium (as oxide) {row}\nZinc 5 mg 45%\n"
    ).magnesium
    assert magnesium is not None
    assert magnesium.confidence == confidence


@pytest.mark.parametrize(
    "row",
    [
        "Magnesium 2 0 mg",
        "Magnesium (as oxide) 1 5 mg 4%",
        "Magnesium I50 mg Magtein 2,085 mg",
        "Magnesium 105 mq, Magnesium Lysinate Glycinate Chelate 1,050 mg",
    ],
)
def test_a_figure_left_in_the_name_of_a_row_is_a_doubt(row: str) -> None:
    magnesium = label(f"Supplement Facts\nServing Size 1 Capsule\n{row}\nZinc 5 mg 45%\n").magnesium
    assert magnesium is not None
    assert magnesium.confidence == "medium"


@given(st.integers(20, 420), st.sampled_from(["0 {} mg", "{}0 mg", "{} 0 mg", "{} mq", "l{} mg", "{}1 mg"]))
def test_a_misread_amount_is_never_sure(milligrams: int, misread: str) -> None:
    percent = round(Decimal(milligrams) / Decimal("4.2"))
    row = f"Magnesium (as magnesium citrate)   {misread.format(milligrams)}   {percent}%"
    found = label(f"Supplement Facts\nServing Size 1 Capsule\nVitamin C   90 mg   100%\n{row}\nZinc   5 mg   45%\n")
    magnesium = found.magnesium
    assert magnesium is None or magnesium.elemental_mg in (None, milligrams) or magnesium.confidence != "high"
