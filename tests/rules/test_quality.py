"""Rules about what vouches for the quality of a product."""

from __future__ import annotations

from dataclasses import replace

import pytest

from labelcheck.model.label import Mark

from .build import coverage, found, judged, label, mark, only, reason, scanned

CERTIFIED = mark("product_potency", "USP Verified", scope="product", counts=True)
CLAIM = mark("vague_test", "Third-party tested")
GRADE = mark("ingredient_grade", "USP grade", scope="ingredient")
FACILITY = mark("facility_gmp", "GMP facility", scope="facility")
LABORATORY = mark("lab_accreditation", "ISO 17025", scope="facility")
NUMBER = mark("market_authorisation", "NPN 80001234", scope="product")


class TestNoThirdPartyCertification:
    def test_a_whole_label_without_a_mark(self) -> None:
        finding = only(judged(label()), "Q001")
        assert (finding.severity, finding.evidence) == ("warning", ())
        assert finding.searched
        assert "instead" not in finding.message

    @pytest.mark.parametrize(
        ("shown", "said"),
        [
            (CLAIM, "a testing claim that names no tester"),
            (GRADE, "a grade of an ingredient"),
            (FACILITY, "a statement about the facility"),
            (NUMBER, "authorised, not tested"),
            (replace(CERTIFIED, scope="facility", counts=False), "a mark that speaks of the facility"),
        ],
    )
    def test_says_what_is_shown_instead(self, shown: Mark, said: str) -> None:
        assert said in only(judged(label(marks=(shown,))), "Q001").message

    def test_a_counted_mark_passes(self) -> None:
        assert "Q001" in judged(label(marks=(FACILITY, CERTIFIED))).passed

    def test_a_part_of_a_label_may_have_its_mark_elsewhere(self) -> None:
        assert reason(judged(label(coverage=coverage(other_ingredients="cut"))), "Q001")

    def test_its_neighbours_stand_beside_it(self) -> None:
        judgement = judged(label(marks=(CLAIM, GRADE, FACILITY)))
        assert sorted(f.code for f in judgement.findings if f.code.startswith("Q")) == ["Q001", "Q002", "Q003", "Q004"]


class TestVagueTestingClaim:
    def test_a_claim_that_names_nobody(self) -> None:
        finding = only(judged(label(marks=(CLAIM,))), "Q002")
        assert finding.severity == "warning"
        assert [e.text for e in finding.evidence] == ["Third-party tested"]
        assert "“Third-party tested”" in finding.message

    @pytest.mark.parametrize("where", ["by Eurofins", "see https://harbor.example/lots", "see www.harbor.example"])
    def test_a_named_laboratory_or_page_passes(self, where: str) -> None:
        named = mark("vague_test", "Third-party tested", statement=f"Third-party tested, {where}")
        assert "Q002" in judged(label(marks=(named,))).passed

    def test_beside_a_counted_mark_it_is_told_only(self) -> None:
        assert only(judged(label(marks=(CLAIM, CERTIFIED))), "Q002").severity == "info"

    def test_needs_no_whole_label(self) -> None:
        assert only(judged(label(marks=(CLAIM,), coverage=coverage(panel="cut"))), "Q002")


class TestGradeIsNotCertification:
    def test_a_grade(self) -> None:
        finding = only(judged(label(marks=(GRADE,))), "Q003")
        assert finding.severity == "info"
        assert [e.text for e in finding.evidence] == ["USP grade"]

    def test_beside_a_counted_mark_it_misleads_nobody(self) -> None:
        assert "Q003" in judged(label(marks=(GRADE, CERTIFIED))).passed


class TestFacilityOnlyQualityEvidence:
    @pytest.mark.parametrize("shown", [FACILITY, LABORATORY])
    def test_a_facility(self, shown: Mark) -> None:
        finding = only(judged(label(marks=(shown,))), "Q004")
        assert finding.severity == "info"
        assert shown.as_printed in finding.message

    def test_all_statements_are_one_finding(self) -> None:
        finding = only(judged(label(marks=(FACILITY, LABORATORY))), "Q004")
        assert [e.text for e in finding.evidence] == ["GMP facility", "ISO 17025"]

    def test_a_certified_product_passes(self) -> None:
        assert "Q004" in judged(label(marks=(FACILITY, CERTIFIED))).passed

    def test_a_market_number_is_no_test(self) -> None:
        assert only(judged(label(marks=(FACILITY, NUMBER))), "Q004")

    def test_nothing_at_all_passes(self) -> None:
        assert "Q004" in judged(label()).passed

    def test_a_named_laboratory_spoke_of_the_product(self) -> None:
        tested = mark("product_contaminant", "tested by Eurofins", scope="product")
        assert "Q004" in judged(label(marks=(FACILITY, tested))).passed

    def test_says_no_more_than_was_read(self) -> None:
        assert "that was read" in only(judged(label(marks=(FACILITY,))), "Q004").message


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Approved by the Food and Drug Administration.", "error"),
        ("Product approved by the U.S. Food and Drug Administration (FDA)", "error"),
        ("Our ingredients are approved by the U.S. Food and Drug Administration.", "error"),
        ("FDA approved formula without artificial colors", "error"),
        ("The FDA has approved this formula", "error"),
        ("Color additives approved by the FDA", "info"),
        ("Colors used in this product are approved by the FDA", "info"),
        ("Contains an FDA approved colorant", "info"),
        ("FDA-approved food colorings only", "info"),
        ("Ask your doctor if you take FDA approved medications", "info"),
    ],
)
def test_what_the_fda_is_said_to_approve(text: str, severity: str) -> None:
    assert only(scanned(text), "Q005").severity == severity


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("NSF approved (listing: info.nsf.org)", "info"),
        ("USP Tested – see quality-supplements.org", "info"),
        ("USP Tested – see calmharbor.com", "warning"),
        ("Informed-Sport Approved", "warning"),
        ("Informed Sport tested formula", "warning"),
    ],
)
def test_a_mark_in_other_words(text: str, severity: str) -> None:
    assert only(scanned(text), "Q006").severity == severity


def test_a_certified_plant_is_no_certified_product() -> None:
    assert only(scanned("Made in a GMP facility. Manufactured in a USP verified facility."), "Q004")
    finding = only(scanned("Manufactured in a USP verified facility."), "Q004")
    assert [e.text for e in finding.evidence] == ["USP verified"]
    assert "Q004" in scanned("Our fish oil is USP verified.").passed


@pytest.mark.parametrize(
    "text", ["We do not use industrial or food grade magnesium.", "We never buy cheap pharma-grade sulfate."]
)
def test_a_grade_that_is_not_used_is_none(text: str) -> None:
    assert "Q003" in scanned(text).passed


@pytest.mark.parametrize(
    ("lines", "severity"),
    [
        ("NSF Certified for Sport®\nIndependently tested for purity", "info"),
        ("INFORMED SPORT\nThird-party tested", "info"),
        ("NSF Certified for Sport,\nindependently tested", None),
        ("NSF Contents Certified\nThird-Party Tested by Eurofins", None),
        ("Informed Sport\nEvery batch tested", None),
    ],
)
def test_a_test_below_the_line_of_a_mark_has_no_tester_of_its_own(lines: str, severity: str | None) -> None:
    assert [f.severity for f in found(scanned(lines), "Q002")] == ([severity] if severity else [])
