"""What a policy changes of a judgement."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from labelcheck.model.result import Case, Policy, Suppression
from labelcheck.rules import Judgement, all_rules, judge, running

from .build import coverage, found, label, magnesium, mark, only, reason

OXIDE = label(magnesium=magnesium("200", "48", "oxide"))
BARE = label(magnesium=magnesium("200"))


def under(of: Any, **policy: Any) -> Judgement:
    return judge(Case(of, (), (), Policy(**policy), "2026-11-24"))


def suppression(code: str, **facts: Any) -> Suppression:
    return replace(Suppression(code, "It is known.", "**", None, None, "labelcheck.toml: suppress 1"), **facts)


def test_a_rule_that_is_off_gives_no_answer() -> None:
    judgement = under(OXIDE, off=("F001", "Q001"))
    assert found(judgement, "F001") == found(judgement, "Q001") == []
    assert not {"F001", "Q001"} & {*judgement.passed, *(n.code for n in judgement.not_evaluated)}


def test_rules_about_the_reading_cannot_be_off() -> None:
    every = tuple(rule.code for rule in all_rules())
    of = label(coverage=coverage(panel="not_found"))
    assert only(under(of, off=every), "R002").severity == "error"
    assert running(Policy(off=every)) == ()


def test_no_rule_runs_where_none_knows_the_market() -> None:
    others = tuple(rule.code for rule in all_rules() if rule.code != "S006")
    assert running(Policy(("us",), off=others)) == ("S006",)
    assert running(Policy(("au",), off=others)) == ()


def test_a_severity_replaces_the_rule_s_own() -> None:
    assert only(under(OXIDE, severities=(("F001", "error"),)), "F001").severity == "error"
    assert only(under(OXIDE, severities=(("F001", "info"),)), "F001").severity == "info"


def test_what_a_rule_holds_milder_stays_milder() -> None:
    carbonate = label(magnesium=magnesium("200", "48", "carbonate"))
    assert only(under(carbonate, severities=(("F001", "error"),)), "F001").severity == "info"


def test_findings_of_little_confidence_are_not_kept_and_that_is_said() -> None:
    unsure = label(magnesium=replace(magnesium("100", "60", "citrate"), confidence="low"))
    assert only(under(unsure), "S006").confidence == "low"
    judgement = under(unsure, min_confidence="medium")
    assert found(judgement, "S006") == []
    assert reason(judgement, "S006") == "what it found is of less than medium confidence"
    assert "S006" not in judgement.passed


def test_only_accepted_certifications_count() -> None:
    certified = replace(mark("product_potency", "USP Verified", counts=True), id="usp_verified", name="USP Verified")
    of = label(marks=(certified,))
    assert "Q001" in under(of).passed
    assert "Q001" in under(of, accepted_marks=("usp_verified", "nsf_sport")).passed
    finding = only(under(of, accepted_marks=("nsf_sport",)), "Q001")
    assert "USP Verified, which the policy does not accept" in finding.message
    assert "NSF Certified for Sport" in finding.fix


class TestRequire:
    @pytest.mark.parametrize(
        ("parts", "said"),
        [
            ({"contact": "not_found"}, "The contact is required by the policy and was not found."),
            ({"net_quantity": "not_found"}, "The net quantity is required by the policy and was not found."),
            ({"panel": "cut"}, "The facts panel is required by the policy and is cut short."),
        ],
    )
    def test_a_missing_part_is_an_error(self, parts: Any, said: str) -> None:
        finding = only(under(label(coverage=coverage(**parts)), require=tuple(parts)), "R003")
        assert (finding.severity, finding.message) == ("error", said)

    def test_a_panel_that_was_not_found_is_said_once(self) -> None:
        judgement = under(label(coverage=coverage(panel="not_found")), require=("panel",))
        assert [f.code for f in judgement.findings if f.severity == "error"] == ["R002"]

    def test_what_is_there_is_no_finding(self) -> None:
        assert "R003" in under(label(), require=("panel", "contact")).passed

    def test_a_part_that_is_cut_and_not_required_stays_a_warning(self) -> None:
        of = label(coverage=coverage(other_ingredients="cut", contact="not_found"))
        severities = [f.severity for f in found(under(of, require=("contact",)), "R003")]
        assert sorted(severities) == ["error", "warning"]


class TestSuppress:
    def test_a_suppressed_finding_is_kept_apart_with_its_reason(self) -> None:
        judgement = under(BARE, suppress=(suppression("F004"),))
        assert found(judgement, "F004") == []
        assert "F004" not in judgement.passed
        (entry,) = judgement.suppressed
        assert (entry.finding.code, entry.by.reason) == ("F004", "It is known.")

    def test_it_may_be_for_one_finding_only(self) -> None:
        of = label(marks=(mark("ingredient_grade", "USP grade"), mark("ingredient_grade", "food grade")))
        first, second = found(under(of), "Q003")
        judgement = under(of, suppress=(suppression("Q003", fingerprint=first.fingerprint),))
        assert found(judgement, "Q003") == [second]
        assert [entry.finding for entry in judgement.suppressed] == [first]

    @pytest.mark.parametrize(("expires", "holds"), [("2026-11-24", True), ("2026-11-23", False), (None, True)])
    def test_it_holds_through_its_last_day(self, expires: str | None, holds: bool) -> None:
        judgement = under(BARE, suppress=(suppression("F004", expires=expires),))
        assert bool(judgement.suppressed) is holds
        assert bool(found(judgement, "F004")) is not holds
