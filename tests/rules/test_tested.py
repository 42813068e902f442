"""Rules about what a laboratory measured."""

from __future__ import annotations

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
