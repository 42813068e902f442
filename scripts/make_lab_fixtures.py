"""Write the lab file fixtures: tables, certificates as text, and certificates drawn as PDFs.

    python scripts/make_lab_fixtures.py

Each file stands in ``fixtures/labs`` beside ``NAME.expected.toml``: the label's claim, the verdict worked out by hand,
and the arithmetic as a comment. Laboratories and products are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

LABS = Path(__file__).parent.parent / "fixtures" / "labs"
Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Case:
    """A lab file and what it must come to. ``claim`` is mg of magnesium in a serving of ``units`` ``unit``s."""

    name: str
    arithmetic: str
    verdict: str
    percent: str = ""
    reason: str = ""
    claim: str = "200"
    units: str = "2"
    unit: str = "capsule"
    tolerance: str = ""


HEAD = "analyte,result,unit,basis,uncertainty"


def table(case: Case, *lines: str) -> tuple[Case, bytes, str]:
    return case, ("\n".join(lines) + "\n").encode(), ".csv"


TABLES = [
    table(Case("per-serving-pass", "215 - 10 = 205 >= 200", "pass", "107.5"), HEAD, "magnesium,215,mg,per_serving,10"),
    table(Case("per-serving-conditional-pass", "205 - 10 = 195 < 200 <= 205", "conditional_pass", "102.5"), HEAD, "magnesium,205,mg,per_serving,10"),
    table(Case("per-serving-conditional-fail", "198 < 200 <= 198 + 10 = 208", "conditional_fail", "99.0"), HEAD, "magnesium,198,mg,per_serving,10"),
    table(Case("per-serving-fail", "150 + 10 = 160 < 200", "fail", "75.0"), HEAD, "magnesium,150,mg,per_serving,10"),
    table(Case("no-uncertainty-pass", "201 >= 200, simple acceptance", "pass", "100.5"), HEAD, "magnesium,201,mg,per_serving,"),
    table(Case("no-uncertainty-near", "185 is from 180 (90 % of 200) up to 200", "conditional_fail", "92.5"), HEAD, "magnesium,185,mg,per_serving,"),
    table(Case("no-uncertainty-far", "179 < 180 (90 % of 200)", "fail", "89.5"), HEAD, "magnesium,179,mg,per_serving,"),
    table(Case("per-unit-two-capsules", "106 x 2 = 212; U 3 x 2 = 6; 206 >= 200", "pass", "106.0"), HEAD, "magnesium,106,mg,per_unit,3"),
    table(Case("per-unit-shortfall", "75 x 2 = 150; U 4 x 2 = 8; 158 < 200", "fail", "75.0"), HEAD, "magnesium,75,mg,per_unit,4"),
    table(Case("unit-in-cell", "103 x 2 = 206; U 3 x 2 = 6; 206 - 6 = 200 >= 200", "pass", "103.0"), "Test;Found;U", "Magnesium (Mg);103 mg/capsule;3"),
    table(Case("grams", "0.21 g = 210 mg; U 0.005 g = 5 mg; 205 >= 200", "pass", "105.0"), HEAD, "magnesium,0.21,g,per_serving,0.005"),
    table(Case("micrograms", "190000 mcg = 190 mg; U 5 mg; 195 < 200", "fail", "95.0"), HEAD, "magnesium,190000,mcg,per_serving,5000"),
    table(Case("percent-uncertainty", "U = 5 % of 208 = 10.4; 197.6 < 200 <= 208", "conditional_pass", "104.0"), HEAD, "magnesium,208,mg,per_serving,5%"),
    table(Case("coverage-factor-one", "U = 5 x 2 / 1 = 10; 196 + 10 = 206 >= 200 > 196", "conditional_fail", "98.0"), f"{HEAD},k", "magnesium,196,mg,per_serving,5,1"),
    table(Case("percent-of-claim", "97 % of 200 = 194; U 2 % points = 4; 198 < 200", "fail", "97.0"), "Analyte,% of Label Claim,U", "Magnesium,97,2"),
    table(Case("by-weight-with-fill", "13 % of 0.8 g = 104 mg a capsule x 2 = 208; no U", "pass", "104.0"), "Analyte,Result,Unit,Fill Weight", "Magnesium,13,% w/w,0.8 g"),
    table(Case("by-weight-without-fill", "no weight of a unit or of the serving", "not_evaluated", reason="weight"), "Analyte,Result,Unit", "Magnesium,13,% w/w"),
    table(Case("plain-percent", "percent of what?", "not_evaluated", reason="plain %"), "Analyte,Result,Unit", "Magnesium,98,%"),
    table(Case("no-basis", "200 mg in what?", "not_evaluated", reason="basis"), "Analyte,Result,Unit", "Magnesium,200,mg"),
    table(Case("oxide-assay", "340 mg MgO x 24.305/40.304 = 340 x 0.603042 = 205.03 mg", "pass", "102.5"), HEAD, "Assay (MgO),340,mg,per_serving,2"),
    table(Case("citrate-assay-refused", "the hydrate of the citrate is not stated", "not_evaluated", reason="hydrate"), HEAD, "Magnesium citrate,1300,mg,per_serving,10"),
    table(Case("heptahydrate-assay", "2100 mg MgSO4.7H2O x 24.305/246.466 = 2100 x 0.098614 = 207.09 mg", "pass", "103.5"), HEAD, "Magnesium sulfate heptahydrate,2100,mg,per_serving,20"),
    table(Case("below-stated-loq", "less than 5 mg where 200 are claimed", "fail"), HEAD, "magnesium,<5,mg,per_serving,"),
    table(Case("below-unstated-loq", "below what?", "not_evaluated", reason="limit of quantification"), HEAD, "magnesium,ND,mg,per_serving,"),
    table(Case("decimal-comma", "102,5 mg x 2 = 205; U 2,0 x 2 = 4; 201 >= 200", "pass", "102.5"), "Parameter;Messwert;Einheit;Messunsicherheit", "Magnesium;102,5;mg/Kapsel;2,0"),
    table(Case("eu-lower", "160 >= 80 % of 200; U is in the tolerance", "pass", "80.0", tolerance="eu"), HEAD, "magnesium,160,mg,per_serving,10"),
    table(Case("eu-upper", "291 > 145 % of 200 = 290", "fail", "145.5", tolerance="eu"), HEAD, "magnesium,291,mg,per_serving,1"),
    table(Case("usp-inside", "190 - 5 >= 180 and 190 + 5 <= 220", "pass", "95.0", tolerance="usp"), HEAD, "magnesium,190,mg,per_serving,5"),
    table(Case("usp-above", "230 - 5 = 225 > 220", "fail", "115.0", tolerance="usp"), HEAD, "magnesium,230,mg,per_serving,5"),
    table(Case("class-two", "165 - 5 = 160 >= 80 % of 200", "pass", "82.5", tolerance="us_class_2"), HEAD, "magnesium,165,mg,per_serving,5"),
    table(Case("own-limits", "192 - 2 = 190 >= 95 % of 200", "pass", "96.0", tolerance="95-105"), HEAD, "magnesium,192,mg,per_serving,2"),
    table(Case("tablet-against-capsule", "a tablet is no capsule", "not_evaluated", reason="tablet"), "Analyte,Result", "Magnesium,100 mg/tablet"),
]  # fmt: skip


@dataclass(frozen=True)
class Certificate:
    """What a certificate prints: facts, the heading of its table, rows."""

    heading: tuple[str, ...]
    rows: Cells
    facts: tuple[tuple[str, str], ...] = (
        ("Product", "Calm Harbor Magnesium"),
        ("Lot Number", "A1"),
        ("Report Date", "2026-01-15"),
    )


def text_form(certificate: Certificate) -> bytes:
    lines = ["CERTIFICATE OF ANALYSIS", "Harbor Analytical Laboratories", "ISO/IEC 17025:2017", ""]
    lines += [f"{name}: {value}" for name, value in certificate.facts]
    lines += ["", "".join(cell.ljust(30) for cell in certificate.heading).rstrip()]
    lines += ["".join(cell.ljust(30) for cell in row).rstrip() for row in certificate.rows]
    return ("\n".join(lines) + "\n").encode()


def pdf_form(certificate: Certificate, *, ruled: bool) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(612, 792), invariant=1)
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(60, 740, "Certificate of Analysis")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, 720, "Harbor Analytical Laboratories")
    canvas.drawString(400, 720, "ISO/IEC 17025:2017")
    y = 690
    for name, value in certificate.facts:
        canvas.drawString(60, y, f"{name}:")
        canvas.drawString(180, y, value)
        y -= 16
    y -= 20
    width = 500 / len(certificate.heading)
    for number, row in enumerate((certificate.heading, *certificate.rows)):
        canvas.setFont("Helvetica-Bold" if number == 0 else "Helvetica", 9)
        for i, cell in enumerate(row):
            canvas.drawString(62 + i * width, y, cell)
            if ruled:
                canvas.rect(58 + i * width, y - 6, width, 20)
        y -= 20
    canvas.showPage()
    canvas.save()
    return out.getvalue()


PLAIN = ("Analyte", "Label Claim", "Result", "Method")
CERTIFICATES = [
    (Case("capsule", "104.2 x 2 = 208.4; U 3.1 x 2 = 6.2; 202.2 >= 200", "pass", "104.2"),
     Certificate(PLAIN, (("Magnesium", "100 mg/capsule", "104.2 ± 3.1 mg/capsule", "ICP-OES"), ("Lead (Pb)", "", "< 0.05 mcg/capsule", "ICP-MS")))),
    (Case("shortfall", "81 x 2 = 162; U 2 x 2 = 4; 166 < 200", "fail", "81.0"),
     Certificate(("Test Parameter", "Specification", "Result", "Method"), (("Identity", "Conforms", "PASS", "FTIR"), ("Magnesium (Mg)", "90 - 110 mg", "81 ± 2 mg/capsule", "ICP-OES")))),
    (Case("heading-unit", "99.5 x 2 = 199, no U; from 180 up to 200", "conditional_fail", "99.5"),
     Certificate(("Analyte", "Method", "Result (mg/capsule)", "Status"), (("Zinc", "ICP-MS", "7.5", "PASS"), ("Magnesium", "ICP-MS", "99.5", "PASS")))),
    (Case("several-bases", "per capsule stands before by weight: 103 x 2 = 206", "pass", "103.0"),
     Certificate(("Compound", "%", "mg/g", "mg/Capsule"), (("Magnesium", "12.9", "129", "103"),))),
    (Case("percent-claim", "101.4 % of the laboratory's claim of 100 mg = 101.4 mg, where the label claims 200", "fail", "50.7"),
     Certificate(("Analyte", "Claim (mg)", "% of Label Claim", "Method"), (("Magnesium", "100", "101.4", "ICP"),))),
    (Case("by-weight", "125 mg/g x 2 x 0.85 g = 212.5 mg, no U", "pass", "106.3"),
     Certificate(("Analyte", "Result (mg/g)", "LOQ (mg/g)", "Method"), (("Magnesium", "125", "0.1", "ICP"),),
                 (("Product", "Calm Harbor Magnesium"), ("Lot", "A1"), ("Average Fill Weight", "850 mg"), ("Date Reported", "15 Jan 2026")))),
    (Case("oxide", "170 mg MgO a capsule x 2 x 0.603042 = 205.03 mg; U 2 x 2 x 0.603042 = 2.41", "pass", "102.5"),
     Certificate(PLAIN, (("Assay (as MgO)", "", "170 ± 2 mg/capsule", "Titration"),))),
    (Case("glycinate-refused", "bisglycinate: anhydrous or dihydrate is not stated", "not_evaluated", reason="hydrate"),
     Certificate(PLAIN, (("Magnesium bisglycinate", "", "750 mg/capsule", "HPLC"),))),
    (Case("element-or-oxide", "the row may give the element or the oxide", "not_evaluated", reason="does not say which"),
     Certificate(PLAIN, (("Magnesium (as magnesium oxide)", "", "104 mg/capsule", "ICP"),))),
    (Case("not-detected", "below an unstated limit", "not_evaluated", reason="limit of quantification"),
     Certificate(PLAIN, (("Magnesium", "100 mg/capsule", "ND", "ICP"),))),
    (Case("below-loq", "less than 1 mg a capsule, 2 mg a serving, where 200 are claimed", "fail"),
     Certificate(("Analyte", "Result (mg/capsule)", "LOQ (mg/capsule)"), (("Magnesium", "<LOQ", "1"),))),
]  # fmt: skip


def main() -> None:
    LABS.mkdir(parents=True, exist_ok=True)
    made = list(TABLES)
    for case, certificate in CERTIFICATES:
        made.append((case, text_form(certificate), ".txt"))
        made.append((case, pdf_form(certificate, ruled=True), "-ruled.pdf"))
        made.append((case, pdf_form(certificate, ruled=False), "-aligned.pdf"))
    for case, data, ending in made:
        path = LABS / f"{case.name}{ending}"
        path.write_bytes(data)
        expected = [f"# {case.arithmetic}"]
        fields = ("claim", "units", "unit", "tolerance", "verdict", "percent", "reason")
        expected += [f'{field} = "{value}"' for field in fields if (value := getattr(case, field))]
        Path(f"{path}.expected.toml").write_text("\n".join(expected) + "\n", "utf-8")


if __name__ == "__main__":
    main()
