"""What was measured held against what is claimed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelcheck.labs.compare import compare, verdict
from labelcheck.labs.convert import to_serving
from labelcheck.labs.equivalents import convert
from labelcheck.model.lab import VERDICTS, Assay, Place, Potency, Said, Sample
from labelcheck.model.label import Label, MagnesiumForm, Serving
from labelcheck.model.result import Market, Policy

from .build import ROW, label, measurement, report, servings, text


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


TWO = replace(label(), serving=servings())
"""A label that claims 200 mg in a serving of two capsules."""


class TestNotSure:
    """What a careful reader does not hold against the claim."""

    @pytest.mark.parametrize(
        ("result", "facts", "reason"),
        [
            ("102", {"claim": Decimal(100), "claim_unit": "mg"}, "is the label's for one unit"),
            ("203", {"basis": "per_unit", "claim": Decimal(200), "claim_unit": "mg"}, "is the label's for a serving"),
            ("0.985", {"basis": "percent_of_claim", "unit": "%"}, "a part of 1"),
            ("1204", {"basis": "per_gram"}, "more than the whole"),
            ("0.2", {}, "thousandth of the claim, as of another unit or a mark of thousands: result 0.2 mg of 200 mg"),
            ("203000", {}, "thousand times the claim, as of another unit or a mark of thousands: result 203000 mg of"),
        ],
    )
    def test_is_not_evaluated(self, result: str, facts: dict[str, Any], reason: str) -> None:
        told = potency(result, of=TWO, **facts)
        assert told.verdict == "not_evaluated"
        assert reason in (told.reason or "")

    def test_the_laboratory_counts_its_serving_otherwise(self) -> None:
        told = potency("102", of=TWO, serving=Decimal(1), unit_noun="capsule")
        assert (told.tested.value if told.tested else None, told.verdict) == (Decimal(204), "pass")
        other = potency("102", of=TWO, serving=Decimal(1), unit_noun="tablet")
        assert "serving is of tablets" in (other.reason or "")

    def test_a_percent_of_the_claim_is_the_same_of_the_element_and_its_source(self) -> None:
        either = Assay("magnesium bisglycinate", None, "either", maybe_element=True)
        assert potency("104", basis="percent_of_claim", unit="%", assay=either).verdict == "pass"


def test_the_laboratory_says_what_its_serving_weighs() -> None:
    sample = Sample(serving=Said("1 capsule (805 mg)", Place("coa.txt", "Serving size: 1 capsule (805 mg)", row=3)))
    told = potency("130", of=TWO, basis="per_gram", sample=sample)
    assert (told.tested.value if told.tested else None) == Decimal("209.3")


@pytest.mark.parametrize(
    ("specification", "verdict"),
    [
        ("NLT 100 mg per capsule", "pass"),
        ("100 - 125 mg", "pass"),
        ("NLT 650 mg per capsule", "not_evaluated"),
        ("NLT 100 %", "not_evaluated"),
    ],
)
def test_a_limit_that_is_the_claim_tells_the_element(specification: str, verdict: str) -> None:
    either = Assay("magnesium bisglycinate", None, "either", maybe_element=True)
    told = potency("105", of=TWO, basis="per_unit", assay=either, specification=specification)
    assert told.verdict == verdict


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


def test_a_volume_in_brackets_is_that_of_the_serving() -> None:
    spoon = replace(label(), serving=Serving("1 Tablespoon (15 mL)", Decimal(1), "tablespoon", None, None, ROW))
    judged = potency("14", of=spoon, basis="per_ml")
    assert (judged.verdict, judged.percent_of_claim) == ("pass", Decimal("105.0"))


class TestNotEvaluated:
    @pytest.mark.parametrize(
        ("facts", "said"),
        [
            ({"basis": None}, "basis"),
            ({"basis": None, "unit": "%"}, "plain %"),
            ({"basis": "per_unit"}, "units"),
            ({"basis": "per_gram"}, "weight"),
            ({"basis": "per_ml"}, "volume"),
            ({"basis": "per_daily_dose"}, "daily dose"),
            ({"unit": "IU"}, "IU"),
            ({"unit": ""}, "no unit"),
            ({"assay": Assay("magnesium citrate", None, "the hydrate is not stated")}, "hydrate"),
        ],
    )
    def test_what_cannot_be_converted(self, facts: dict[str, Any], said: str) -> None:
        refused = potency("200", **facts)
        assert refused.verdict == "not_evaluated"
        assert refused.reason is not None
        assert said in refused.reason

    def test_what_the_label_does_not_claim_is_no_potency(self) -> None:
        assert compare(label(), (report(measurement(analyte="lead")),), Policy()) == ()

    @pytest.mark.parametrize(
        "of", [label(None, basis="ambiguous"), label(None, basis="not_stated"), replace(label(), magnesium=None)]
    )
    def test_a_label_without_a_claim(self, of: Label) -> None:
        refused = potency("200", of=of)
        assert refused.verdict == "not_evaluated"
        assert refused.claimed is None

    def test_a_claim_of_nothing(self) -> None:
        assert potency("200", of=label("0")).verdict == "not_evaluated"

    def test_another_lot_than_the_printed_one(self) -> None:
        refused = potency("200", of=replace(label(), lot=text("B2")), lot="A1")
        assert refused.reason == "the result is of lot A1, and the label prints lot B2"

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


def test_several_lots_have_a_verdict_each_and_the_worst_leads() -> None:
    lots = report(measurement("215", lot="A1"), measurement("150", lot="B2"), measurement("190", lot="C3"))
    found = compare(label(), (lots,), Policy())
    assert [(p.lot, p.verdict) for p in found] == [("B2", "fail"), ("C3", "conditional_fail"), ("A1", "pass")]


CAPSULES = replace(label(), serving=servings("2"))


@pytest.mark.parametrize(
    ("facts", "tested"),
    [
        # 100 mg a capsule × 2 capsules
        ({"result": "100", "basis": "per_unit", "unit_noun": "capsule"}, "200"),
        # 400 mg in 4 capsules is 200 mg in 2
        ({"result": "400", "basis": "per_unit", "per": Decimal(4)}, "200"),
        # 0.2 g = 200 mg
        ({"result": "0.2", "unit": "g"}, "200"),
        # 12.5 % by weight of 2 × 0.8 g = 0.125 × 1600 mg
        ({"result": "12.5", "unit": "%", "basis": "per_gram", "grams": "0.8"}, "200"),
        # 125 000 ppm = 125 mg/g, × 1.6 g
        ({"result": "125000", "unit": "ppm", "basis": "per_gram", "grams": "0.8"}, "200"),
        # 98 % of the label's 200 mg
        ({"result": "98", "unit": "%", "basis": "percent_of_claim"}, "196"),
        # 98 % of the laboratory's own claim of 100 mg
        ({"result": "98", "unit": "%", "basis": "percent_of_claim", "claim": Decimal(100), "claim_unit": "mg"}, "98"),
        # 331.6 mg MgO × 24.305 / 40.304 = 199.970 mg
        ({"result": "331.6", "assay": Assay("MgO", "MgO")}, "199.969"),
    ],
)
def test_conversion_to_what_is_claimed(facts: dict[str, Any], tested: str) -> None:
    grams = facts.pop("grams", None)
    measured = measurement(**facts)
    if grams:
        measured = replace(measured, sample=replace(measured.sample, unit_grams=Decimal(grams)))
    (found,) = compare(CAPSULES, (report(measured),), Policy())
    assert found.tested is not None
    assert abs(found.tested.value - Decimal(tested)) < Decimal("0.002")
    assert found.steps


def test_a_tablet_is_no_capsule() -> None:
    assert potency("100", of=CAPSULES, basis="per_unit", unit_noun="tablet").verdict == "not_evaluated"


@pytest.mark.parametrize("name", ["Magnesium (dried basis)", "Magnesium, on dry matter", "Magnésium sur sec"])
def test_a_serving_is_not_weighed_dried(name: str) -> None:
    of = replace(label(), serving=servings("1", "scoop", "2"))
    found = potency("100", of=of, basis="per_gram", name=name)
    assert (found.verdict, found.reason) == (
        "not_evaluated",
        "the result is of the dried substance, and a serving is weighed with its water",
    )
    assert potency("100", of=of, basis="per_gram", name="Magnesium").verdict != "not_evaluated"


AMOUNTS = st.decimals("0.001", "100000", places=3)


@given(AMOUNTS, st.sampled_from(["kg", "g", "mg", "mcg", "ng"]), st.sampled_from(["kg", "g", "mg", "mcg", "ng"]))
def test_units_convert_there_and_back(amount: Decimal, one: str, other: str) -> None:
    assert amount * convert(one, other)[0] * convert(other, one)[0] == amount


@given(AMOUNTS, AMOUNTS, st.sampled_from(["per_serving", "per_unit", "per_gram"]))
def test_conversion_is_linear(a: Decimal, b: Decimal, basis: Any) -> None:
    of = replace(label(), serving=servings("2", grams="1.5"))
    times = to_serving(measurement("1", basis=basis), of, Decimal(200), "mg").times
    assert (a + b) * times == a * times + b * times


@given(AMOUNTS, AMOUNTS, st.none() | st.decimals("0.1", "100", places=1), st.booleans())
def test_more_is_never_worse_at_a_lower_limit(
    one: Decimal, other: Decimal, spread: Decimal | None, plain: bool
) -> None:
    less, more = (verdict(value, spread, Decimal(200), None, plain=plain) for value in sorted((one, other)))
    assert VERDICTS.index(less) >= VERDICTS.index(more)


@given(st.decimals("0", "100", places=2), st.decimals("0.1", "50", places=1))
def test_two_limits_are_symmetric(off: Decimal, spread: Decimal) -> None:
    """Between 100 and 300 a result as far below the middle as another lies above it has the same verdict."""
    one, other = (
        verdict(Decimal(200) + sign * off, spread, Decimal(100), Decimal(300), plain=False) for sign in (-1, 1)
    )
    assert one == other


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


@pytest.mark.parametrize(
    ("forms", "unit", "limits"),
    [
        (("hydroxide",), "tablet", ("93", "107")),
        (("hydroxide",), "capsule", ("90", "110")),
        (("oxide",), "tablet", ("90", "110")),
        (("hydroxide", "citrate"), "tablet", ("90", "110")),
        ((), "tablet", ("90", "110")),
    ],
)
def test_the_monograph_of_one_form_sets_the_limits_of_usp(
    forms: tuple[str, ...], unit: str, limits: tuple[str, str]
) -> None:
    plain = label()
    assert plain.magnesium is not None
    named = replace(plain.magnesium, forms=tuple(MagnesiumForm(form, form, ()) for form in forms))
    of = replace(plain, magnesium=named, serving=servings("1", unit))
    (found,) = compare(of, (report(measurement("200")),), Policy(tolerance="usp"))
    assert found.limits == tuple(map(Decimal, limits))
    assert ("limits of the USP monograph Magnesia Tablets" in found.steps) == (limits[0] == "93")
