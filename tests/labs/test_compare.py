"""What was measured held against what is claimed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from labelcheck.labs.compare import compare
from labelcheck.model.lab import Potency
from labelcheck.model.label import Label
from labelcheck.model.result import Market, Policy

from .build import ROW, label, measurement, report


def potency(
    result: str | None,
    uncertainty: str | None = None,
    *,
    of: Label | None = None,
    policy: Policy | None = None,
    **facts: Any,
) -> Potency:
    """The verdict on one result against a claim of 200 mg."""
    expanded = Decimal(uncertainty) if uncertainty is not None else None
    measured = measurement(result, uncertainty=expanded, **facts)
    (verdict,) = compare(of or label(), (report(measured),), policy or Policy())
    return verdict


def in_market(market: Market, result: str, uncertainty: str | None = None) -> Potency:
    return potency(result, uncertainty, policy=Policy((market,)))


class TestVerdictWithUncertainty:
    """Claim 200 mg, us_class_1: the limit is 200 mg; U is 10 mg."""

    @pytest.mark.parametrize(
        ("result", "verdict"),
        [
            ("215", "pass"),
            ("210", "pass"),
            ("209.9", "conditional_pass"),
            ("200", "conditional_pass"),
            ("199.9", "conditional_fail"),
            ("190", "conditional_fail"),
            ("189.9", "fail"),
            ("150", "fail"),
            ("0", "fail"),
        ],
    )
    def test_each_side_of_each_edge(self, result: str, verdict: str) -> None:
        assert potency(result, "10").verdict == verdict

    def test_the_coverage_factor_is_brought_to_two(self) -> None:
        at_k_one = potency("190", "5", k=Decimal(1))
        assert at_k_one.uncertainty is not None
        assert (at_k_one.uncertainty.value, at_k_one.uncertainty.k) == (Decimal(10), Decimal(2))
        assert at_k_one.verdict == "conditional_fail"

    def test_in_percent_of_the_result(self) -> None:
        percent = potency("200", "5", uncertainty_is_percent=True)
        assert percent.uncertainty is not None
        assert percent.uncertainty.value == 10

    @pytest.mark.parametrize(
        ("result", "probability"), [("200", "0.500"), ("210", "0.977"), ("190", "0.023"), ("205", "0.841")]
    )
    def test_the_probability_of_conformity(self, result: str, probability: str) -> None:
        assert str(potency(result, "10").probability) == probability


class TestVerdictWithoutUncertainty:
    @pytest.mark.parametrize(
        ("result", "verdict"),
        [("200", "pass"), ("199.9", "conditional_fail"), ("180", "conditional_fail"), ("179.9", "fail")],
    )
    def test_simple_acceptance(self, result: str, verdict: str) -> None:
        simple = potency(result)
        assert simple.verdict == verdict
        assert simple.probability is None
        assert simple.uncertainty is None


class TestProfile:
    @pytest.mark.parametrize(
        ("market", "profile"),
        [
            ("us", "us_class_1"),
            ("us-ca", "us_class_1"),
            ("eu", "eu"),
            ("uk", "eu"),
            ("ca", "usp"),
            ("au", "usp"),
        ],
    )
    def test_follows_the_market(self, market: Market, profile: str) -> None:
        assert in_market(market, "200").tolerance == profile

    def test_the_user_may_choose(self) -> None:
        chosen = potency("160", "1", policy=Policy(tolerance="us_class_2"))
        assert (chosen.tolerance, chosen.limits) == ("us_class_2", (Decimal(80), None))
        assert chosen.verdict == "conditional_pass"

    @pytest.mark.parametrize(("result", "verdict"), [("160", "pass"), ("159.9", "fail"), ("196", "pass")])
    @pytest.mark.parametrize("uncertainty", [None, "10"])
    def test_europe_compares_plainly(self, result: str, verdict: str, uncertainty: str | None) -> None:
        plain = in_market("eu", result, uncertainty)
        assert plain.verdict == verdict
        assert (plain.uncertainty is None) is (uncertainty is None)

    def test_the_us_has_no_upper_limit(self) -> None:
        assert potency("400", "10").verdict == "pass"


class TestNotEvaluated:
    @pytest.mark.parametrize(
        ("facts", "said"),
        [
            ({"analyte": "lead"}, "lead"),
            ({"analyte": "magnesium oxide"}, "magnesium oxide"),
            ({"basis": None}, "basis"),
            ({"basis": "per_unit"}, "per_unit"),
            ({"unit": "g"}, "in g"),
            ({"unit": ""}, "no unit"),
        ],
    )
    def test_what_this_version_does_not_compare(self, facts: dict[str, Any], said: str) -> None:
        refused = potency("200", **facts)
        assert refused.verdict == "not_evaluated"
        assert refused.reason is not None
        assert said in refused.reason

    @pytest.mark.parametrize(
        "of", [label(None, basis="ambiguous"), label(None, basis="not_stated"), replace(label(), magnesium=None)]
    )
    def test_a_label_without_a_claim(self, of: Label) -> None:
        refused = potency("200", of=of)
        assert refused.verdict == "not_evaluated"
        assert refused.claimed is None

    def test_a_claim_of_nothing(self) -> None:
        assert potency("200", of=label("0")).verdict == "not_evaluated"

    def test_several_lots(self) -> None:
        lots = report(measurement(lot="A1"), measurement(lot="B2"))
        assert {p.verdict for p in compare(label(), (lots,), Policy())} == {"not_evaluated"}

    def test_below_a_limit_that_is_not_stated(self) -> None:
        refused = potency(None)
        assert refused.verdict == "not_evaluated"
        assert refused.reason is not None
        assert "limit of quantification" in refused.reason

    def test_below_a_limit_too_high_to_decide(self) -> None:
        assert potency(None, below=Decimal(200)).verdict == "not_evaluated"


def test_below_a_stated_limit_of_quantification_is_a_fail() -> None:
    nothing = potency(None, below=Decimal(5))
    assert (nothing.verdict, nothing.tested) == ("fail", None)


def test_the_arithmetic_is_shown() -> None:
    shown = "\n".join(potency("150", "10").steps)
    for part in ("150 mg", "200 mg", "75.0 %", "us_class_1", "U = 10 mg", "k = 2", "140 to 160 mg", "90 %"):
        assert part in shown


def test_what_is_said_of_the_result_is_kept() -> None:
    kept = potency("150", "10", lot="A1", lab="Harbor Analytical", date="2026-01-15")
    assert (kept.lot, kept.lab, kept.date, kept.basis) == ("A1", "Harbor Analytical", "2026-01-15", "per_serving")
    assert kept.claimed is not None
    assert kept.tested is not None
    assert (str(kept.claimed.value), str(kept.tested.value)) == ("200", "150")
    assert kept.percent_of_claim == Decimal("75.0")
    assert kept.evidence == ROW


class TestBelonging:
    def belongs(self, of: Label, **facts: Any) -> bool:
        return bool(compare(of, (report(measurement(**facts)),), Policy()))

    def test_a_line_without_product_belongs_to_the_label_it_is_given_with(self) -> None:
        assert self.belongs(label())

    def test_names_are_compared_folded(self) -> None:
        assert self.belongs(label(name="Calm Harbor® Magnesium"), product="calm-harbor magnesium")
        assert not self.belongs(label(name="Calm Harbor"), product="Swift Harbor")

    def test_numbers_come_before_names(self) -> None:
        of = label(name="Calm Harbor", upc="036000291452")
        assert self.belongs(of, upc="0 36000 29145 2", product="Another Name")
        assert not self.belongs(of, upc="012345678905", product="Calm Harbor")

    def test_a_label_without_a_number_is_known_by_its_name(self) -> None:
        assert self.belongs(label(), upc="036000291452", product="Calm Harbor")

    def test_a_label_without_a_name_is_no_named_product(self) -> None:
        assert not self.belongs(label(name=None), product="Calm Harbor")

    def test_a_number_that_no_label_prints_names_another_product(self) -> None:
        assert not self.belongs(label(), upc="036000291452")


@pytest.mark.parametrize(("result", "verdict"), [("290", "pass"), ("290.1", "fail"), ("310", "fail")])
def test_europe_has_an_upper_limit(result: str, verdict: str) -> None:
    assert in_market("eu", result, "10").verdict == verdict


@pytest.mark.parametrize(
    ("result", "verdict"),
    [
        ("210", "pass"),
        ("210.1", "conditional_pass"),
        ("220", "conditional_pass"),
        ("220.1", "conditional_fail"),
        ("230", "conditional_fail"),
        ("230.1", "fail"),
        ("190", "pass"),
        ("169.9", "fail"),
    ],
)
def test_the_pharmacopoeia_has_an_upper_limit(result: str, verdict: str) -> None:
    assert potency(result, "10", policy=Policy(tolerance="usp")).verdict == verdict


@pytest.mark.parametrize(("result", "verdict"), [("220", "pass"), ("242", "conditional_fail"), ("242.1", "fail")])
def test_an_upper_limit_without_uncertainty(result: str, verdict: str) -> None:
    assert potency(result, policy=Policy(tolerance="usp")).verdict == verdict


def test_the_probability_of_lying_between_two_limits() -> None:
    middle, edge = (potency(result, "20", policy=Policy(tolerance="usp")).probability for result in ("200", "220"))
    assert str(middle) == "0.954"
    assert str(edge) == "0.500"


def test_no_probability_where_the_limits_contain_the_uncertainty() -> None:
    assert in_market("eu", "200", "10").probability is None


def test_a_computed_dose_is_no_claim() -> None:
    refused = potency("100", of=label("141", basis="computed"))
    assert refused.verdict == "not_evaluated"
