"""How the engine runs rules and completes what they found."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from labelcheck.model.label import Amount, Evidence
from labelcheck.model.result import Case, Policy
from labelcheck.rules import Hit, all_rules, engine, judge, rule, unreadable

from .build import coverage, found, judged, label, magnesium, mark, only, printed, reason, row


def test_every_rule_of_the_market_gives_one_answer() -> None:
    judgement = judged(label(magnesium=magnesium("200", "48", "oxide")))
    answered = {f.code for f in judgement.findings} | set(judgement.passed) | {n.code for n in judgement.not_evaluated}
    assert answered == {rule.code for rule in all_rules() if "us" in rule.markets and not rule.about_catalogue}
    assert not {f.code for f in judgement.findings} & set(judgement.passed)


def test_what_one_market_limits_is_found_though_another_cannot_be_judged() -> None:
    b6 = replace(row("Vitamin B6"), amount=Amount(Decimal(15), "mg"))
    of = label(dietary_ingredients=(b6,), coverage=coverage(cautions="not_found"))
    assert reason(judged(of, "au"), "W004") == "the cautions of the label were not captured"
    judgement = judged(of, "eu", "au")
    assert only(judgement, "W004").market == "eu"
    assert "W004" not in {left.code for left in judgement.not_evaluated}


def test_a_rule_of_another_market_does_not_run() -> None:
    judgement = judged(label(magnesium=magnesium("200", "1")), "au")
    listed = {f.code for f in judgement.findings} | set(judgement.passed) | {n.code for n in judgement.not_evaluated}
    assert "S006" not in listed
    assert "F004" not in listed


def test_california_implies_the_us() -> None:
    finding = only(judged(label(magnesium=magnesium("100", "60", "citrate")), "us-ca"), "S006")
    assert finding.market == "us-ca"


def test_one_law_is_spoken_of_once() -> None:
    judgement = judged(label(magnesium=magnesium("800", "190", "citrate")), "us", "us-ca", "ca")
    assert [(f.market, f.severity) for f in found(judgement, "D001")] == [("us", "warning"), ("ca", "error")]


def test_rules_about_magnesium_need_some() -> None:
    judgement = judged(label())
    for code in ("F001", "F004", "S006"):
        assert reason(judgement, code) == "no magnesium on the label"


def test_references_carry_their_citation() -> None:
    finding = only(judged(label(magnesium=magnesium("200", "48", "oxide"))), "F001")
    assert [r.id for r in finding.reference] == ["S1", "S2", "S5", "S26"]
    assert "Firoz" in finding.reference[0].citation


def test_findings_stand_in_the_order_of_the_label() -> None:
    of = label(
        magnesium=replace(magnesium("100", "60", "oxide"), evidence=printed("Magnesium 100 mg 60%", 7)),
        marks=(mark("vague_test", "Lab tested"),),
    )
    codes = [f.code for f in judged(of).findings if f.code[0] in "FSQ"]
    assert codes == ["F001", "S006", "Q002", "Q001"]


def test_a_finding_higher_on_the_page_comes_first() -> None:
    low, high = (Evidence(1, (50.0, top, 90.0, top + 8), None, "Lab tested") for top in (300.0, 100.0))
    claim, grade = mark("vague_test", "Lab tested"), mark("ingredient_grade", "USP grade")
    of = label(marks=(replace(claim, evidence=(low,)), replace(grade, evidence=(high,))))
    assert [f.code for f in judged(of).findings if f.evidence] == ["Q003", "Q002"]


class TestFingerprint:
    def test_is_sixteen_hexadecimal_digits(self) -> None:
        fingerprint = only(judged(label(magnesium=magnesium("200", "48", "oxide"))), "F001").fingerprint
        assert len(fingerprint) == 16
        assert int(fingerprint, 16) >= 0

    def test_does_not_know_the_place(self) -> None:
        here = mark("ingredient_grade", "USP grade")
        there = replace(here, evidence=(Evidence(3, (1.0, 2.0, 3.0, 4.0), None, "USP  Grade", "ocr", 0.9),))
        first, second = (only(judged(label(marks=(m,))), "Q003").fingerprint for m in (here, there))
        assert first == second

    def test_tells_words_apart(self) -> None:
        first, second = (
            only(judged(label(marks=(mark("ingredient_grade", words),))), "Q003").fingerprint
            for words in ("USP grade", "pharmaceutical grade")
        )
        assert first != second

    def test_tells_equal_words_apart_by_their_order(self) -> None:
        twice = (mark("ingredient_grade", "USP grade"), mark("ingredient_grade", "USP grade"))
        judgement = judged(label(marks=twice))
        assert len({f.fingerprint for f in found(judgement, "Q003")}) == 2


class TestGate:
    def test_the_reason_is_given_in_words(self) -> None:
        of = label(coverage=coverage(contact="not_found", directions="not_found"))
        told = reason(judged(of), "Q001")
        assert told.startswith("the whole label was not captured")
        assert "contact not_found" in told

    def test_the_user_may_vouch_for_the_whole_label(self) -> None:
        of = label(coverage=coverage(contact="not_found"))
        assert only(judged(of, capture="whole"), "Q001")

    def test_the_user_may_say_that_a_part_is_missing(self) -> None:
        assert "declared partial" in reason(judged(label(), capture="partial"), "Q001")

    @pytest.mark.parametrize(
        ("parts", "told"),
        [
            ({"panel": "not_found"}, "the facts panel was not found"),
            ({"panel": "cut"}, "the facts panel was cut short"),
            ({"other_ingredients": "not_found"}, "the ingredient list was not found"),
            ({"other_ingredients": "cut"}, "the ingredient list was cut short"),
        ],
    )
    def test_a_missing_source_needs_panel_and_list(self, parts: dict[str, object], told: str) -> None:
        of = label(magnesium=magnesium("200"), coverage=coverage(**parts))  # type: ignore[arg-type]
        assert reason(judged(of), "F004") == told

    def test_a_need_that_is_met_is_enough(self) -> None:
        of = label(magnesium=magnesium("200"), coverage=coverage(contact="not_found", cautions="not_found"))
        assert only(judged(of, capture="partial"), "F004")


def test_an_error_inside_a_rule_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    @rule(code="X999", severity="info", sources=())
    def broken(case: Case) -> list[Hit]:
        """Fails."""
        raise ZeroDivisionError(case.as_of)

    monkeypatch.setattr(engine, "_running", lambda *_: (broken,))
    with pytest.raises(ZeroDivisionError):
        judge(Case(label(), (), (), Policy(), "2026-11-24"))


def test_a_source_that_gave_no_label_has_its_finding() -> None:
    (finding,) = unreadable("encrypted", "the file is protected by a password")
    assert (finding.code, finding.name, finding.severity) == ("R001", "unreadable", "error")
    assert finding.message == "The file is protected by a password"
    assert finding.market is None


def test_reasons_tell_unreadable_sources_apart() -> None:
    assert unreadable("empty", "nothing")[0].fingerprint != unreadable("missing", "nothing")[0].fingerprint
