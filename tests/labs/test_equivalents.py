"""Vitamins in IU, RAE, DFE and NE against masses: by the form that is stated, and never without it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelcheck.knowledge import Equivalent, equivalents
from labelcheck.labs.compare import compare
from labelcheck.labs.equivalents import Refused, Substance, convert
from labelcheck.model.lab import Potency
from labelcheck.model.label import Amount, DietaryIngredient, Evidence
from labelcheck.model.result import Policy

from .build import label, measurement, report, servings

AMOUNTS = st.decimals("0.001", "100000", places=3)
ROWS = st.sampled_from(equivalents())


@pytest.mark.parametrize(
    ("analyte", "words", "unit", "target", "times"),
    [
        ("vitamin_a", "Vitamin A (as retinyl palmitate)", "IU", "mcg RAE", "0.3"),
        ("vitamin_a", "Retinol", "mg", "mcg RAE", "1000"),
        ("vitamin_a", "Beta-Carotene", "IU", "mcg RAE", "0.3"),
        ("vitamin_a", "β-carotene", "mcg", "mcg RAE", "0.5"),
        ("vitamin_d", "Vitamin D", "IU", "mcg", "0.025"),
        ("vitamin_d", "Vitamin D3", "mcg", "IU", "40"),
        ("vitamin_e", "d-alpha-tocopherol", "IU", "mg", "0.67"),
        ("vitamin_e", "Vitamin E (as dl-alpha tocopheryl acetate)", "IU", "mg", "0.45"),
        ("vitamin_e", "all-rac-alpha-tocopherol", "IU", "mg", "0.45"),
        ("folate", "Folic Acid", "mcg DFE", "mcg", "0.6"),
        ("folate", "Folic Acid", "mcg DFE", "mg", "0.0006"),
        ("niacin", "Nicotinamide", "mg", "mg NE", "1"),
    ],
)
def test_factors(analyte: str, words: str, unit: str, target: str, times: str) -> None:
    assert convert(unit, target, Substance(analyte, words))[0] == Decimal(times)


@pytest.mark.parametrize(
    ("analyte", "words", "unit", "target", "why"),
    [
        ("vitamin_a", "Vitamin A", "IU", "mcg RAE", "neither side says retinol or beta-carotene"),
        ("vitamin_e", "Vitamin E", "IU", "mg", "neither side says natural"),
        ("vitamin_e", "d-alpha tocopherol and dl-alpha tocopherol", "IU", "mg", "both are named"),
        ("folate", "5-MTHF", "mcg", "mcg DFE", "neither side says folic acid"),
        ("vitamin_c", "Vitamin C", "IU", "mg", "cannot be compared"),
        ("magnesium", "Magnesium", "IU", "mg", "cannot be compared"),
    ],
)
def test_what_is_refused(analyte: str, words: str, unit: str, target: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        convert(unit, target, Substance(analyte, words))


@given(AMOUNTS, ROWS)
def test_there_and_back(amount: Decimal, one: Equivalent) -> None:
    of = Substance(one.analyte, one.names[0] if one.names else "")
    back = amount * convert(one.unit, one.of, of)[0] * convert(one.of, one.unit, of)[0]
    assert abs(back - amount) <= amount * Decimal("1e-20")


@given(AMOUNTS, AMOUNTS, ROWS)
def test_twice_as_much_is_worth_twice(a: Decimal, b: Decimal, one: Equivalent) -> None:
    times = convert(one.unit, one.of, Substance(one.analyte, one.names[0] if one.names else ""))[0]
    assert abs((a + b) * times - (a * times + b * times)) <= (a + b) * times * Decimal("1e-20")
    assert times > 0


def potency(name: str, claimed: tuple[str, str], printed: str, /, **measured: str) -> Potency:
    """The verdict on ``measured`` where the label claims ``claimed`` of ``name`` in the row ``printed``."""
    value, unit = claimed
    sources = tuple(printed[printed.find("(") + 1 : printed.find(")")].split(" and ")) if "(as" in printed else ()
    row = DietaryIngredient(name, sources, Amount(Decimal(value), unit), None, None, (Evidence(1, None, 5, printed),))
    of = replace(label(), serving=servings("1"), dietary_ingredients=(row,))
    (found,) = compare(of, (report(measurement(measured.pop("result"), **measured)),), Policy())
    return found


def test_the_form_may_be_the_labels() -> None:
    """3,100 IU of retinol × 0.3 = 930 mcg RAE, of 900 claimed: 103.3 %."""
    printed = "Vitamin A (as retinyl palmitate) 900 mcg RAE"
    found = potency(
        "Vitamin A", ("900", "mcg RAE"), printed, result="3100", analyte="vitamin_a", name="Vitamin A", unit="IU"
    )
    assert (found.verdict, found.percent_of_claim) == ("pass", Decimal("103.3"))
    assert "1 IU of retinol = 0.3 mcg RAE" in found.steps


@pytest.mark.parametrize(
    ("unit", "result", "name", "percent"),
    [("IU", "980", "Vitamin D3", "98.0"), ("mcg", "24.5", "Vitamin D3", "98.0"), ("ppm", "24.5", "Vitamin D3", None)],
)
def test_an_amount_in_brackets_is_the_claim_in_its_unit(unit: str, result: str, name: str, percent: str | None) -> None:
    printed = "Vitamin D3 25 mcg (1,000 IU)"
    found = potency("Vitamin D3", ("25", "mcg"), printed, result=result, analyte="vitamin_d", name=name, unit=unit)
    assert (f"{found.percent_of_claim:f}" if found.percent_of_claim is not None else None) == percent


def test_folic_acid_is_held_against_the_folic_acid_that_the_label_prints() -> None:
    """402 of the 400 mcg in brackets; by 0.6 mcg = 1 mcg DFE it would be 670 of 680, since the label rounds to 1.7."""
    printed = "Folate 680 mcg DFE (400 mcg folic acid)"
    facts = {"result": "402", "analyte": "folate", "unit": "mcg"}
    assert potency("Folate", ("680", "mcg DFE"), printed, name="Folic acid", **facts).percent_of_claim == Decimal(
        "100.5"
    )
    refused = potency("Folate", ("680", "mcg DFE"), printed, name="Total folates", **facts)
    assert refused.verdict == "not_evaluated"


def test_the_weight_of_an_ester_is_not_that_of_the_vitamin() -> None:
    facts = {"result": "16", "analyte": "vitamin_e", "unit": "mg", "name": "dl-alpha-tocopheryl acetate"}
    found = potency("Vitamin E", ("15", "mg"), "Vitamin E 15 mg", **facts)
    assert (found.verdict, "does not say which" in (found.reason or "")) == ("not_evaluated", True)


def test_one_of_two_forms_is_not_held_against_both() -> None:
    printed = "Vitamin A (as retinyl palmitate and beta-carotene) 900 mcg RAE"
    facts = {"result": "450", "analyte": "vitamin_a", "unit": "mcg RAE", "name": "Vitamin A (beta-carotene)"}
    found = potency("Vitamin A", ("900", "mcg RAE"), printed, **facts)
    assert (found.verdict, "several together" in (found.reason or "")) == ("not_evaluated", True)
