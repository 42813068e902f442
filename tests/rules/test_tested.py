"""Rules about what a laboratory measured."""

from __future__ import annotations

from decimal import Decimal

import pytest

from labelcheck.model.lab import Verdict

from .build import judged, label, magnesium, only, potency, reason

CLAIMS = label(magnesium=magnesium("200", "48", "citrate"))


class TestClaimedVersusTestedShortfall:
    @pytest.mark.parametrize(
        ("verdict", "severity"),
        [("fail", "error"), ("conditional_fail", "warning"), ("conditional_pass", "info")],
    )
    def test_the_verdict_gives_the_severity(self, verdict: Verdict, severity: str) -> None:
        finding = only(judged(CLAIMS, measured=(potency(verdict),)), "T001")
        assert finding.severity == severity
        assert "150 mg" in finding.message
        assert "200 mg" in finding.message
        assert "lot A1" in finding.message
        assert "us_class_1" in finding.message
        assert [e.text for e in finding.evidence] == ["Magnesium"]

    def test_a_pass_passes(self) -> None:
        assert "T001" in judged(CLAIMS, measured=(potency("pass", "215"),)).passed

    def test_says_how_it_stands_against_ninety_percent(self) -> None:
        steps = ("against 90 % of the claim (180 mg) the result is below.",)
        finding = only(judged(CLAIMS, measured=(potency("fail", steps=steps),)), "T001")
        assert "against 90 % of the claim" in finding.message

    def test_each_result_has_its_finding(self) -> None:
        measured = (potency("fail", lot="A1"), potency("fail", lot="B2"), potency("pass", "215"))
        judgement = judged(CLAIMS, measured=measured)
        assert [f.message.count("lot") for f in judgement.findings if f.code == "T001"] == [1, 1]

    def test_without_results(self) -> None:
        assert reason(judged(CLAIMS), "T001") == "no laboratory result was given"

    def test_gives_the_reason_why_no_result_counts(self) -> None:
        unjudged = potency("not_evaluated", reason="results of several lots")
        assert reason(judged(CLAIMS, measured=(unjudged, unjudged)), "T001") == "results of several lots"

    def test_a_result_below_the_limit_of_quantification(self) -> None:
        finding = only(judged(CLAIMS, measured=(potency("fail", None),)), "T001")
        assert finding.severity == "error"
        assert "limit of quantification" in finding.message

    @pytest.mark.parametrize(("tested", "short"), [("150", True), ("310", False)])
    def test_speaks_of_the_lower_limit_only(self, tested: str, short: bool) -> None:
        measured = potency("fail", tested, tolerance="eu", limits=(Decimal(80), Decimal(145)))
        judgement = judged(CLAIMS, measured=(measured,))
        assert ("T001" not in judgement.passed) is short


class TestReportInsufficient:
    @pytest.mark.parametrize(
        ("field", "said"),
        [("uncertainty", "its uncertainty"), ("lot", "the lot"), ("lab", "the laboratory"), ("date", "the date")],
    )
    def test_names_what_is_missing(self, field: str, said: str) -> None:
        finding = only(judged(CLAIMS, measured=(potency("pass", "215", **{field: None}),)), "T003")
        assert finding.severity == "info"
        assert finding.message.endswith(f"does not state {said}.")

    def test_names_all_that_is_missing_at_once(self) -> None:
        bare = potency("pass", "215", uncertainty=None, lot=None, lab=None, date=None)
        finding = only(judged(CLAIMS, measured=(bare,)), "T003")
        assert finding.message.endswith("its uncertainty, the lot, the laboratory, the date.")

    def test_a_complete_report_passes(self) -> None:
        assert "T003" in judged(CLAIMS, measured=(potency("pass", "215"),)).passed

    def test_without_results(self) -> None:
        assert reason(judged(CLAIMS), "T003") == "no laboratory result was given"

    def test_a_result_without_a_basis(self) -> None:
        measured = potency("not_evaluated", basis=None, reason="no basis")
        assert "what it is per" in only(judged(CLAIMS, measured=(measured,)), "T003").message

    def test_nothing_found_and_no_limit_that_decides(self) -> None:
        measured = potency("not_evaluated", None, uncertainty=None, reason="limit not stated")
        message = only(judged(CLAIMS, measured=(measured,)), "T003").message
        assert "a limit of quantification that decides" in message
        assert "uncertainty" not in message
