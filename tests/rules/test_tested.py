"""Rules about what a laboratory measured."""

from __future__ import annotations

from decimal import Decimal

import pytest

from labelcheck.labs.read import read_lab_file
from labelcheck.model.lab import Verdict
from labelcheck.model.result import Policy, Result
from labelcheck.scan import scan_bytes

from .build import judged, label, magnesium, only, potency, printed, reason

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
        assert ". Against 90 % of the claim" in finding.message

    @pytest.mark.parametrize(
        ("field", "said"),
        [({}, "by less than the uncertainty"), ({"uncertainty": None}, "no uncertainty is stated")],
    )
    def test_speaks_of_an_uncertainty_only_where_there_is_one(self, field: dict[str, None], said: str) -> None:
        assert said in only(judged(CLAIMS, measured=(potency("conditional_fail", **field),)), "T001").message

    def test_each_result_has_its_finding(self) -> None:
        measured = (potency("fail", lot="A1"), potency("fail", lot="B2"), potency("pass", "215"))
        judgement = judged(CLAIMS, measured=measured)
        assert [f.message.count("lot") for f in judgement.findings if f.code == "T001"] == [1, 1]

    def test_without_results(self) -> None:
        assert reason(judged(CLAIMS), "T001") == "no laboratory result for an amount on this label was given"

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
        assert reason(judged(CLAIMS), "T003") == "no laboratory result for an amount on this label was given"

    def test_a_result_without_a_basis(self) -> None:
        measured = potency("not_evaluated", basis=None, reason="no basis")
        assert "what it is per" in only(judged(CLAIMS, measured=(measured,)), "T003").message

    def test_nothing_found_and_no_limit_that_decides(self) -> None:
        measured = potency("not_evaluated", None, uncertainty=None, reason="limit not stated")
        message = only(judged(CLAIMS, measured=(measured,)), "T003").message
        assert "a limit of quantification that decides" in message
        assert "uncertainty" not in message


LABEL = (
    "Calm Harbor Magnesium\n\nSupplement Facts\nServing Size: 1 Capsule\nAmount Per Serving  % Daily Value\n"
    "Magnesium (as Magnesium Citrate)  200 mg  48%\nZinc (as Zinc Oxide)  10 mg  91%\n"
)
CSV = "analyte,result,unit,basis,uncertainty,lot,lab,date\n"


def scanned(rows: str, policy: Policy | None = None, more: str = "", as_of: str = "2026-06-01") -> Result:
    report = read_lab_file((CSV + rows).encode(), "lab.csv")
    result = scan_bytes((LABEL + more).encode(), "label.txt", policy or Policy(), as_of, (report,))
    assert isinstance(result, Result)
    return result


def severities(result: Result, code: str) -> list[str]:
    return [f.severity for f in result.findings if f.code == code]


class TestContaminantLimit:
    @pytest.mark.parametrize(
        ("row", "policy", "found"),
        [
            ("lead,6.5,mcg,per_daily_dose,0.5", Policy(), ["warning"]),  # 6.0 > 5
            ("lead,6.5,mcg,per_daily_dose,0.5", Policy(tolerance="usp"), ["error"]),
            ("lead,5.4,mcg,per_daily_dose,0.5", Policy(), []),  # 4.9 <= 5
            ("lead,1.2,mcg,per_daily_dose,0.1", Policy(), []),
            ("lead,1.2,mcg,per_daily_dose,0.1", Policy(("us-ca",), "whole"), ["warning"]),  # 1.1 > 0.5
            ("lead,0.4,mcg,per_daily_dose,0.1", Policy(("us-ca",), "whole"), []),
            (
                "lead,6.5,mcg,per_daily_dose,0.5",
                Policy(("us-ca",), "whole"),
                ["warning", "warning"],
            ),  # both, not merged
            ("arsenic,20,mcg,per_daily_dose,1", Policy(tolerance="usp"), ["warning"]),  # a total does not decide
            ("inorganic arsenic,20,mcg,per_daily_dose,1", Policy(tolerance="usp"), ["error"]),
            ("lead,<0.1,mcg,per_serving,", Policy(("us-ca",), "whole"), []),
            ("lead,7,mcg,per_serving,", Policy(), ["warning"]),  # more than the limit in one serving
        ],
    )
    def test_a_days_metals(self, row: str, policy: Policy, found: list[str]) -> None:
        assert severities(scanned(f"{row},A1,Lab,2026-01-01\n", policy), "T004") == found

    def test_a_limit_of_quantification_above_the_limit_shows_nothing(self) -> None:
        result = scanned("lead,<10,mcg,per_serving,,A1,Lab,2026-01-01\n")
        assert ["could not have been" in n.reason for n in result.not_evaluated if n.code == "T004"] == [True]

    def test_a_label_with_the_warning(self) -> None:
        warned = "\nWARNING: Consuming this product can expose you to lead. www.P65Warnings.ca.gov/food.\n"
        rows = "lead,1.2,mcg,per_daily_dose,0.1,A1,Lab,2026-01-01\n"
        assert severities(scanned(rows, Policy(("us-ca",), "whole"), warned), "T004") == []

    def test_a_warning_may_stand_where_nobody_looked(self) -> None:
        result = scanned("lead,1.2,mcg,per_daily_dose,0.1,A1,Lab,2026-01-01\n", Policy(("us-ca",)))
        assert ["Proposition 65" in n.reason for n in result.not_evaluated if n.code == "T004"] == [True]

    def test_without_the_directions_less_is_not_evaluated(self) -> None:
        result = scanned("lead,4,mcg,per_serving,,A1,Lab,2026-01-01\n")
        assert [n.reason for n in result.not_evaluated if n.code == "T004"] == [
            "the directions' servings a day were not read"
        ]


def test_a_result_without_a_unit_is_said() -> None:
    result = scanned("magnesium,210,,per_serving,5,A1,Lab,2026-01-01\n")
    assert any("its unit" in finding.message for finding in result.findings if finding.code == "T003")


class TestCertificateFaults:
    def said(self, rows: str, as_of: str = "2026-06-01") -> str:
        return " ".join(f.message for f in scanned(rows, as_of=as_of).findings if f.code == "T003")

    BOTH = "magnesium,210,mg,per_serving,5,A1,Lab,2025-06-01\nzinc,10.5,mg,per_serving,0.2,A1,Lab,2025-06-01\n"

    @pytest.mark.parametrize(("as_of", "old"), [("2026-06-01", False), ("2026-06-02", True)])
    def test_older_than_twelve_months(self, as_of: str, old: bool) -> None:
        assert ("older than twelve months" in self.said(self.BOTH, as_of)) is old

    def test_claimed_and_not_tested(self) -> None:
        assert "claims Zinc" in self.said("magnesium,210,mg,per_serving,5,A1,Lab,2026-01-01\n")
        assert self.said(self.BOTH) == ""

    def test_the_evidence_is_of_the_claim_whose_result_it_is(self) -> None:
        rows = "magnesium,210,mg,per_serving,5,A1,Lab,2026-01-01\nzinc,10.5,mg,per_serving,0.2,A1,Lab,2025-01-01\n"
        (finding,) = [f for f in scanned(rows, as_of="2026-06-01").findings if f.code == "T003"]
        assert [e.text for e in finding.evidence] == ["Zinc (as Zinc Oxide) 10 mg 91%"]
        measured = (
            potency("pass", "215"),
            potency("pass", "12", analyte="zinc", replicates=1, evidence=printed("Zinc")),
        )
        finding = only(judged(CLAIMS, measured=measured), "T003")
        assert "zinc rests on a single determination" in finding.message
        assert [e.text for e in finding.evidence] == ["Zinc"]

    def test_dated_after_the_day_to_judge_by(self) -> None:
        assert "after the day" in self.said(self.BOTH, "2025-01-01")


def test_other_analytes_have_a_verdict_too() -> None:
    rows = "magnesium,210,mg,per_serving,5,A1,Lab,2026-01-01\nZinc (Zn),8,mg,per_serving,0.2,A1,Lab,2026-01-01\n"
    found = [f.message for f in scanned(rows).findings if f.code == "T001"]
    assert len(found) == 1
    assert "8 mg was found" in found[0]


@pytest.mark.parametrize(("result", "found"), [("356", ["warning"]), ("354", [])])
def test_above_the_upper_level_where_there_is_no_upper_tolerance(result: str, found: list[str]) -> None:
    """The upper level is 350 mg: 356 - 5 = 351 is above it, 354 - 5 = 349 is not."""
    outcome = scanned(f"magnesium,{result},mg,per_serving,5,A1,Lab,2026-01-01\n")
    assert severities(outcome, "T002") == found
    assert outcome.potency[0].verdict == "pass"
