"""Certificates of many shapes, written after real ones in words of our own."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelcheck.labs.compare import compare
from labelcheck.labs.grid import Cell, LabFileError, Row
from labelcheck.labs.issuer import title
from labelcheck.labs.metals import contaminants
from labelcheck.labs.read import read_lab_file
from labelcheck.model.lab import LabReport, Place
from labelcheck.model.label import DailyDose
from labelcheck.model.result import Policy

from .build import label, servings


def read(text: str) -> LabReport:
    return read_lab_file(text.encode(), "certificate.txt")


TWO_PRODUCTS = """
Sample Name: Swift River 5 mg Tablet
Lab Number: 17-2
Compound              LOD (mg/g)     %        mg/g     mg/Tablet
Magnesium             0.222          0.516    5.157    3.251
Total weight per Tablet (g)     0.6304

Sample Name: Swift River 10 mg Tablet
Lab Number: 17-1
Compound              LOD (mg/g)     %        mg/g     mg/Tablet
Magnesium             0.443          0.948    9.477    5.782
Total weight per Tablet (g)     0.6101
"""


def test_two_products_keep_their_results_apart() -> None:
    report = read(TWO_PRODUCTS)
    found = [
        (m.sample.product.value, m.sample.unit_grams, m.result)
        for m in report.measurements
        if m.sample.product and m.basis == "per_unit"
    ]
    assert found == [
        ("Swift River 5 mg Tablet", Decimal("0.6304"), Decimal("3.251")),
        ("Swift River 10 mg Tablet", Decimal("0.6101"), Decimal("5.782")),
    ]


def test_tables_side_by_side_are_two() -> None:
    report = read(
        "Analyte      Result (ppm)      Analyte      Result (ppm)\n"
        "Lead         0.1               Arsenic      0.3\n"
        "Cadmium      <0.05             Mercury      ND\n"
    )
    assert [(m.analyte, m.result, m.is_below) for m in report.measurements] == [
        ("lead", Decimal("0.1"), False),
        ("cadmium", None, True),
        ("arsenic", Decimal("0.3"), False),
        ("mercury", None, True),
    ]


def test_a_table_of_upright_bars() -> None:
    report = read(
        "| Test | Specification | Result |\n|---|---|---|\n| Assay | 98 % | Conforms |\n"
        "| Magnesium | 90 - 110 mg | 99 mg/capsule |\n"
    )
    magnesium = [m for m in report.measurements if m.analyte == "magnesium"]
    assert [(m.result, m.basis, m.specification) for m in magnesium] == [(Decimal(99), "per_unit", "90 - 110 mg")]


def test_lines_without_a_table() -> None:
    report = read(
        "Certificate of Analysis\nLot Number A17\nAssay (MgO): 41.2 % (40.0 - 43.5 %)\nMagnesium: 104 mg/capsule\n"
    )
    assert [(m.result, m.unit, m.specification) for m in report.measurements] == [
        (Decimal("41.2"), "%", "40.0 - 43.5 %"),
        (Decimal(104), "mg", None),
    ]
    assert report.measurements[0].assay is not None
    assert report.measurements[0].assay.formula == "MgO"


def test_lines_with_how_it_was_measured_between_name_and_value() -> None:
    report = read(
        "Certificate of Analysis\nHeavy Metals (per serving)\nLead        ICP-MS   6.8 mcg\nTin   NMT 2   1 mcg\n"
    )
    assert [(m.name, m.result, m.basis) for m in report.measurements] == [("Lead", Decimal("6.8"), "per_serving")]


def test_a_line_with_claim_and_uncertainty_in_full_words() -> None:
    said = "104.5 mg/capsule (label claim 100 mg/capsule), expanded uncertainty 4.5 mg (k = 2)"
    (m,) = read(f"Certificate of Analysis\nMagnesium: {said}\n").measurements
    assert (m.result, m.claim, m.uncertainty) == (Decimal("104.5"), Decimal(100), Decimal("4.5"))


@pytest.mark.parametrize(
    "text",
    [
        "Assay Mg(135C,16H),% 14.5-16.4\nCa,% <=0.2\nPb,ppm <=1\n",
        "ASSAY (MgO) 40.0 - 43.5% APPEARANCE OF SOLUTION TO PASS TEST 41.80% DENSITY (g/cc) APPRX. 0.5\n",
        "Dear customer, thank you for your order of magnesium.\n",
    ],
)
def test_a_specification_and_lost_columns_give_no_result(text: str) -> None:
    with pytest.raises(LabFileError, match="no result"):
        read(text)


HEAD = "Analyte              Claim           Result\n"
CAPSULES = replace(label(), serving=servings("2"))


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        # the laboratory's claim of 100 mg a capsule is the label's claim of the element
        ("Magnesium (as magnesium oxide)   100 mg   104 mg/capsule", "pass"),
        # 166 mg of oxide is what 100 mg of the element weigh: the row could be either
        ("Magnesium (as magnesium oxide)   166 mg   104 mg/capsule", "not_evaluated"),
        ("Elemental Magnesium              100 mg   104 mg/capsule", "pass"),
    ],
)
def test_the_claim_beside_the_result_tells_the_element(row: str, verdict: str) -> None:
    text = "Analyte                          Claim    Result\n" + row + "\n"
    (found,) = compare(CAPSULES, (read(text),), Policy())
    assert found.verdict == verdict


@pytest.mark.parametrize("said", ["N/A", "[REDACTED]", "-"])
def test_a_lot_that_is_not_said(said: str) -> None:
    report = read(f"Batch Number: {said}\n{HEAD}Magnesium            100 mg          99 mg\n")
    assert report.measurements[0].sample.lot is None


def test_metals_by_weight_come_to_a_day() -> None:
    """0.8 ppm = 0.8 mcg/g; a serving of 2 × 0.85 g = 1.7 g; 2 servings a day: 0.8 × 1.7 × 2 = 2.72 mcg."""
    of = replace(CAPSULES, daily_dose=DailyDose(Decimal(2), None, False, ()))
    report = read("Average Fill Weight: 850 mg\nAnalyte          Result (ppm)\nLead (Pb)        0.8\n")
    (lead,) = contaminants(of, (report,))
    assert lead.daily == Decimal("2.72")


def test_metals_by_weight_without_the_weight_are_not_known() -> None:
    (lead,) = contaminants(CAPSULES, (read("Analyte          Result (ppm)\nLead (Pb)        0.8\n"),))
    assert lead.daily is None
    assert lead.reason is not None
    assert "weight" in lead.reason


def test_a_metal_that_a_row_gives_by_weight_and_for_a_day_is_known_by_the_day() -> None:
    report = read("Analyte      Result (mcg/g)     Per daily dose (mcg)\nLead         0.055              0.089\n")
    (lead,) = contaminants(CAPSULES, (report,))
    assert (lead.daily, lead.reason) == (Decimal("0.089"), None)


@given(
    st.text(max_size=400)
    | st.text("Magnesium Lot:12/.,%±<()mgk=\n |", max_size=400).map(lambda t: f"Analyte  Result\n{t}")
)
def test_any_text_gives_a_report_or_the_error_of_lab_files(text: str) -> None:
    with suppress(LabFileError):
        read_lab_file(text.encode("utf-8", "replace"), "certificate.txt")


@pytest.mark.parametrize(
    ("claim", "result", "tested"),
    [
        ("200 mg", "212 mg", "212"),  # the label's own claim for a serving
        ("100 mg", "106 mg", "212"),  # half of it: one of the two capsules
        ("150 mg", "106 mg", None),  # neither
    ],
)
def test_a_claim_beside_the_result_tells_its_basis(claim: str, result: str, tested: str | None) -> None:
    (found,) = compare(CAPSULES, (read(f"{HEAD}Magnesium            {claim}          {result}\n"),), Policy())
    shown = f"{found.tested.value:f}" if found.tested is not None and found.percent_of_claim is not None else None
    assert shown == tested


def test_the_uncertainty_of_a_result_is_not_that_of_its_percent() -> None:
    """212 ± 4 mg is 106 % ± 2 % points: U = 4 / 212 × 106 % of 200 mg = 4 mg."""
    report = read_lab_file(b"Analyte,Result,Unit,% of Claim,U\nMagnesium,212,mg,106,4\n", "a.csv")
    (found,) = compare(label(), (report,), Policy())
    assert found.uncertainty is not None
    assert abs(found.uncertainty.value - 4) < Decimal("0.001")


@pytest.mark.parametrize(
    ("said", "lab"),
    [
        ("Results are as received. Quiet Ridge Testing makes no claims of safety.", "Quiet Ridge Testing"),
        ("Not to be copied without the written approval of Quiet Ridge Testing.", "Quiet Ridge Testing"),
        ("Calm Harbor Chemicals makes no warranty of fitness.", None),  # whoever sells says so, not who measured
        ("This makes no statement of conformity.", None),
        ("Not to be copied without the approval of the laboratory.", None),
    ],
)
def test_the_laboratory_in_the_small_print(said: str, lab: str | None) -> None:
    (m,) = read(f"{HEAD}Magnesium            100 mg          99 mg\n{said}\n").measurements
    assert (m.sample.lab.value if m.sample.lab is not None else None) == lab


@pytest.mark.parametrize(
    ("line", "lab"),
    [
        ("QUIET RIDGE LABS - Certificate of Analysis", "QUIET RIDGE LABS"),
        ("[REDACTED - Certified Lab]", None),
        ("Quiet Ridge Laboratory, ISO/IEC 17025:2017 Cert. 44", "Quiet Ridge Laboratory"),
    ],
)
def test_the_laboratory_beside_the_title(line: str, lab: str | None) -> None:
    (m,) = read(f"{line}\n{HEAD}Magnesium            100 mg          99 mg\n").measurements
    assert (m.sample.lab.value if m.sample.lab is not None else None) == lab


@pytest.mark.parametrize(
    ("of", "lab"),
    [
        ("Client: Calm Harbor Naturals", "Quiet Ridge Scientific"),
        ("Client: Quiet Ridge", None),
        ("Client: [REDACTED]", None),
        ("Customer: Calm Harbor Naturals", None),  # so a maker writes, too
        ("Manufacturer: Calm Harbor Naturals", None),
    ],
)
def test_who_writes_to_a_client_is_the_laboratory(of: str, lab: str | None) -> None:
    (m,) = read(f"Quiet Ridge Scientific\n{of}\n{HEAD}Magnesium            100 mg          99 mg\n").measurements
    assert (m.sample.lab.value if m.sample.lab is not None else None) == lab


def test_a_result_outside_the_table_is_told_and_a_limit_is_not() -> None:
    text = (
        "CERTIFICATE OF ANALYSIS\nProduct: Calm\nLot: A1\n\nAnalyte        Result       Method\n"
        "Magnesium      150 mg/g     ICP-MS\nCalcium        15 mg/g      ICP-MS\n\n"
        "Lead: 12 ppm\nCadmium: NMT 0.5 ppm\n\nSpecification\nArsenic: 1 ppm\n"
    )
    report = read_lab_file(text.encode(), "certificate.txt")
    assert [m.name for m in report.measurements] == ["Magnesium", "Calcium"]
    (problem,) = report.problems
    assert problem.place.row == 9
    assert problem.message == "'Lead: 12 ppm' stands outside the table and is not taken for a result"


@pytest.mark.parametrize("at", [1, 2], ids=["among the rows", "behind the last"])
def test_a_line_of_results_without_columns_is_told(at: int) -> None:
    lines = ["Magnesium      150 mg/g     ICP-MS", "Calcium        15 mg/g      ICP-MS"]
    lines.insert(at, "Zinc 14.9 mg/g ICP-MS")
    head = "CERTIFICATE OF ANALYSIS\nProduct: Calm\nLot: A1\n\nAnalyte        Result       Method\n"
    text = head + "\n".join([*lines, "", "Iron 5 mg is not tested."])
    report = read_lab_file(text.encode(), "certificate.txt")
    assert [m.name for m in report.measurements] == ["Magnesium", "Calcium"]
    (problem,) = report.problems
    assert (problem.place.row, problem.place.text) == (6 + at, "Zinc 14.9 mg/g ICP-MS")
    assert "no columns" in problem.message


@pytest.mark.parametrize("heading", ["Certificate", "Prüfbericht", "Zertifikat", "Rapport", "Boletín"])
def test_what_was_found_is_no_title_nor_what_the_paper_is_called(heading: str) -> None:
    cells = [(heading, 10), ("Test", 8), ("Result", 8), ("Magnesium", 8), ("200 mg/serving min", 14)]
    made = [
        Cell(text, 0, 50, Place("a.pdf", text, page=1, box=(0, 20 * i, 50, 20 * i + size)))
        for i, (text, size) in enumerate(cells)
    ]
    rows = [Row(tuple(c), 1, 0, 9) for c in (made[:1], made[1:3], made[3:])]
    assert title(rows, None) is None


def test_a_claim_in_brackets_keeps_its_unit_before_its_percent() -> None:
    (magnesium,) = read("Per serving (3 capsules):\n - Magnesium: 301 mg (label claim 330 mg; 91.2 %)\n").measurements
    assert (magnesium.result, magnesium.claim, magnesium.claim_unit) == (Decimal(301), Decimal(330), "mg")


def test_a_dash_behind_the_claim_in_brackets_leaves_the_result_its_unit() -> None:
    line = "Magnesium, elemental: 488 mg per 2 capsules (claim: 500 mg) - 97.6% - ICP-OES\n"
    (magnesium,) = read(f"Lot: A1\n{line}").measurements
    assert (magnesium.result, magnesium.claim, magnesium.per) == (Decimal(488), Decimal(500), Decimal(2))
    assert magnesium.basis == "per_unit"


@pytest.mark.parametrize(
    "line",
    [
        "Average mass of contents 812 mg",
        "Average mass of contents (n = 20): 812 mg",
        "Average fill weight (mean of 10): 0.812 g",
    ],
)
def test_the_weight_of_a_unit_may_be_said_as_a_mean_and_without_a_colon(line: str) -> None:
    table = "Parameter              Found\nMagnesium              147 mg/g\n"
    assert read(f"Lot: A1\n{table}{line}\n").measurements[0].sample.unit_grams == Decimal("0.812")


def test_a_claim_in_brackets_may_be_german() -> None:
    (magnesium,) = read("Ch.-B.: A1\nMagnesium: 98,2 mg je Kapsel (Deklaration 100 mg)\n").measurements
    assert (magnesium.result, magnesium.claim, magnesium.claim_unit) == (Decimal("98.2"), Decimal(100), "mg")


def test_a_value_that_was_found_keeps_the_uncertainty_beside_it() -> None:
    line = "Magnesium      Found: 246 mg/tablet      (uncertainty 4 mg)      Limits: 95 - 105 %\n"
    (magnesium,) = read(f"Lot: A1\n{line}").measurements
    assert (magnesium.result, magnesium.uncertainty, magnesium.basis) == (Decimal(246), Decimal(4), "per_unit")


def test_limits_of_an_export_are_one_specification() -> None:
    rows = ("Magnesium,139,mg/tablet,130,150", "Zinc,10,mg/tablet,9,", "Lead,1,ug/tablet,,5")
    export = "\n".join(["analyte,value,uom,low_limit,high_limit", *rows])
    found = read_lab_file(export.encode(), "export.csv").measurements
    assert [m.specification for m in found] == ["130 - 150", "NLT 9", "NMT 5"]
