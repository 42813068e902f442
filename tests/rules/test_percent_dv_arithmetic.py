"""The percent of the Daily Value against the amount."""

from __future__ import annotations

from dataclasses import replace

import pytest

from labelcheck.model.label import Amount, Label
from labelcheck.model.result import Finding, Market, Result
from labelcheck.rules import Judgement
from labelcheck.scan import read_only

from .build import found, judged, label, magnesium, only, reason, words


def of(amount: str, percent: str | None, unit: str = "mg", basis: str = "adult") -> Label:
    return label(magnesium=magnesium(amount, percent, "citrate", unit=unit), daily_value_basis=basis)


def us(amount: str, percent: str, basis: str = "adult") -> Judgement:
    return judged(of(amount, percent, basis=basis))


def finding(amount: str, percent: str, *markets: Market, basis: str = "adult") -> Finding:
    return only(judged(of(amount, percent, basis=basis), *markets), "S006")


@pytest.mark.parametrize(
    ("amount", "percent"),
    [
        ("100", "24"),
        ("200", "48"),
        ("400", "95"),
        ("420", "100"),
        ("2", "0"),
        ("1", "0"),
        ("150", "35.7"),
        ("8.4", "2"),
    ],
)
def test_the_right_percent_passes(amount: str, percent: str) -> None:
    assert "S006" in us(amount, percent).passed


def test_an_amount_stands_for_all_that_rounds_to_it() -> None:
    """0.2 g may be 150 to 250 mg; 200 mg may not be 190."""
    assert "S006" in judged(of("0.2", "45", "g")).passed
    assert found(us("200", "45"), "S006")


@pytest.mark.parametrize("market", ["us", "us-ca", "ca"])
def test_names_the_retired_daily_value_even_one_point_off(market: Market) -> None:
    fits = finding("100", "25", market)
    assert fits.severity == "warning"
    assert "400 mg" in fits.message
    assert "24 %" in fits.message
    assert [e.text for e in fits.evidence] == ["Magnesium"]
    assert fits.market == market


def test_names_the_european_value_on_a_us_label() -> None:
    fits = finding("100", "27")
    assert fits.severity == "warning"
    assert "375 mg" in fits.message


@pytest.mark.parametrize("market", ["eu", "uk"])
def test_the_reference_of_europe(market: Market) -> None:
    assert "S006" in judged(of("100", "27"), market).passed
    fits = finding("100", "24", market)
    assert fits.severity == "warning"
    assert "420 mg" in fits.message


def test_a_heading_that_names_the_nrv_stands_in_any_market() -> None:
    assert "S006" in us("100", "27", basis="nrv").passed


@pytest.mark.parametrize(("amount", "percent", "severity"), [("85", "21", "warning"), ("84", "21", "info")])
def test_small_amounts_fit_both_values(amount: str, percent: str, severity: str) -> None:
    fits = finding(amount, percent)
    assert fits.severity == severity
    assert ("also fits" in fits.message) is (severity == "info")


@pytest.mark.parametrize(("percent", "value"), [("44", "450"), ("100", "200"), ("65", "310"), ("63", "320")])
def test_names_a_value_for_others_as_the_likely_cause(percent: str, value: str) -> None:
    fits = finding("200", percent)
    assert fits.severity == "warning"
    assert f"fits {value} mg" in fits.message
    assert "likely cause" in fits.message


def test_one_point_off_that_fits_nothing_is_silent() -> None:
    assert "S006" in us("200", "49").passed
    assert "S006" in us("200", "47").passed


@pytest.mark.parametrize(("amount", "percent"), [("200", "46"), ("200", "80"), ("50", "71"), ("25", "167")])
def test_more_than_one_point_off_that_fits_nothing_is_an_error(amount: str, percent: str) -> None:
    fits = finding(amount, percent)
    assert fits.severity == "error"
    assert "No known reference value" in fits.message


def test_a_slip_of_the_unit_is_an_error_and_not_repaired() -> None:
    slip = label(magnesium=magnesium("50", "12", "citrate", unit="mcg", basis="not_stated"))
    fits = only(judged(slip), "S006")
    assert fits.severity == "error"
    assert fits.message.startswith("50 mcg")


@pytest.mark.parametrize(("basis", "percent"), [("children", "50"), ("infants", "53"), ("pregnancy", "10")])
def test_a_column_for_others_has_its_own_value(basis: str, percent: str) -> None:
    assert "S006" in us("40", percent, basis=basis).passed


def test_each_market_is_held_against_its_own_value() -> None:
    judgement = judged(of("100", "60"), "us", "us-ca", "eu", "uk")
    assert [f.market for f in found(judgement, "S006")] == ["us", "eu"]
    assert len({f.fingerprint for f in found(judgement, "S006")}) == 2


class TestNotEvaluated:
    def test_without_a_percent(self) -> None:
        assert "percent" in reason(judged(of("100", None)), "S006")

    def test_without_an_amount(self) -> None:
        without = label(magnesium=magnesium(None, "24", basis="not_stated"))
        assert "amount" in reason(judged(without), "S006")

    def test_below_one_percent(self) -> None:
        assert "upper bound" in reason(us("1", "<1"), "S006")

    def test_an_amount_that_is_a_bound(self) -> None:
        bound = replace(magnesium("1", "0"), amount=Amount(magnesium("1").amount.value, "mg", less_than=True))  # type: ignore[union-attr]
        assert "upper bound" in reason(judged(label(magnesium=bound)), "S006")

    def test_a_unit_that_is_no_mass(self) -> None:
        assert "IU" in reason(judged(of("100", "24", "IU")), "S006")

    @pytest.mark.parametrize("basis", ["ambiguous", "computed"])
    def test_a_weight_that_may_be_a_compounds(self, basis: str) -> None:
        compound = label(magnesium=magnesium("1000", "24", "citrate", basis=basis))  # type: ignore[arg-type]
        assert "elemental" in reason(judged(compound), "S006")

    @pytest.mark.parametrize(("amount", "percent"), [("9" * 60, "48"), ("100", "9" * 60), ("100", "0." + "3" * 60)])
    def test_more_digits_than_a_dose_has(self, amount: str, percent: str) -> None:
        assert "digits" in reason(us(amount, percent), "S006")


@pytest.mark.parametrize(("percent", "value"), [("50", "80"), ("53", "75")])
def test_names_the_value_for_children_and_infants(percent: str, value: str) -> None:
    fits = finding("40", percent)
    assert fits.severity == "warning"
    assert f"fits {value} mg" in fits.message


def test_names_the_adult_value_under_another_heading() -> None:
    nrv, pregnancy = (finding("200", "48", basis=basis) for basis in ("nrv", "pregnancy"))
    assert nrv.severity == pregnancy.severity == "warning"
    assert "420 mg" in nrv.message
    assert "420 mg" in pregnancy.message


def test_a_childrens_column_far_off_is_no_small_matter() -> None:
    assert finding("40", "10", basis="children").severity == "warning"


def test_australia_has_no_percent_even_beside_another_market() -> None:
    assert "S006" in judged(of("100", "27"), "eu", "au").passed


def test_is_as_certain_as_the_reading() -> None:
    unsure = replace(magnesium("100", "25", "citrate"), confidence="medium")
    assert only(judged(label(magnesium=unsure)), "S006").confidence == "medium"


@pytest.mark.parametrize(
    ("amount", "percent", "fires"), [("240", "60", False), ("60", "15", False), ("240", "70", True)]
)
def test_the_percents_of_a_food_are_rounded_in_steps(amount: str, percent: str, *, fires: bool) -> None:
    rows = f"Total Fat 16g 21%\nProtein 7g\nMagnesium {amount}mg {percent}%"
    food = f"Almond Butter\nNutrition Facts\nServing size 2 Tbsp (32g)\n{rows}\n\nIngredients: Dry roasted almonds.\n"
    read = read_only(food.encode(), "label.txt")
    assert isinstance(read, Result)
    assert bool(found(judged(read.label), "S006")) is fires
    supplement = replace(read.label, panel_title=words("Supplement Facts"))
    assert found(judged(supplement), "S006")


def of_text(panel: str) -> Judgement:
    read = read_only(f"Calm Harbor Magnesium\n\n{panel}\n\nIngredients: magnesium citrate.\n".encode(), "label.txt")
    assert isinstance(read, Result)
    return judged(read.label)


@pytest.mark.parametrize(
    "panel",
    [
        "Nutritional Information\nPer tablet  % RDA*\nMagnesium  220 mg  50%\n* ICMR, for adult men",
        "Nutrition Information\nPer serving  % RDI*\nMagnesium  160 mg  50%\n* Recommended Dietary Intake",
        "Supplement Facts\nServing Size: 1 Tablet\nAmount Per Serving  % R.D.A.\nMagnesium  250 mg  81%",
    ],
)
def test_a_recommended_intake_is_another_amount_in_each_country(panel: str) -> None:
    assert "RDA or RDI" in reason(of_text(panel), "S006")


@pytest.mark.parametrize(
    "panel",
    [
        "Supplement Facts\nServing Size: 1 Tablet\nAmount Per Serving  % RDI\nMagnesium  210 mg  50%",
        "Supplement Facts\nServing Size: 1 Tablet\nAmount  % Daily Value\nMagnesium  210 mg  50%\n* RDA not known",
    ],
)
def test_a_recommended_intake_that_is_the_daily_value_passes(panel: str) -> None:
    assert "S006" in of_text(panel).passed


def test_a_percent_of_another_dose_column_is_judged_too() -> None:
    panel = (
        "Supplement Facts\nServing Size: 1 Capsule\nPer 1 Capsule  % DV  Per 2 Capsules  % DV\n"
        "Magnesium (as magnesium citrate)  100 mg  24%  200 mg  {}"
    )
    assert "S006" in of_text(panel.format("48%")).passed
    assert "S006" in of_text(panel.format("<1%")).passed
    found = only(of_text(panel.format("50%")), "S006")
    assert found.severity == "warning"
    assert found.evidence[-1].text == "50%"


def test_a_dose_column_of_small_children_is_not_held_against_the_value_of_adults() -> None:
    panel = (
        "Supplement Facts\nServing Size: 2 Gummies\n"
        "1 Gummy (Children 1-3)  % DV  2 Gummies (Adults and Children 4+)  % DV\n"
        "Magnesium (as magnesium citrate)  50 mg  63%  100 mg  24%"
    )
    assert "S006" in of_text(panel).passed
