"""Write the certificates that hold the traps of real ones: PDFs and workbooks (the texts are written by hand).

    python scripts/make_certificate_fixtures.py

Each file stands in ``fixtures/certificates``; what it says was written by hand beside it, in ``NAME.rows.toml``.
Laboratories and products are invented.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from reportlab.pdfgen.canvas import Canvas

OUT = Path(__file__).parent.parent / "fixtures" / "certificates"
LEADING = 11


class Sheet:
    """A page that is written from the top to the bottom."""

    def __init__(self) -> None:
        self.out = BytesIO()
        self.canvas = Canvas(self.out, pagesize=(612, 792), invariant=1)
        self.y = 740.0

    def text(self, x: float, words: str, size: float = 9, *, bold: bool = False) -> None:
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(x, self.y, words)

    def line(self, *words: tuple[float, str], size: float = 9, down: float = 15, bold: bool = False) -> Sheet:
        for x, said in words:
            self.text(x, said, size, bold=bold)
        self.y -= down
        return self

    def head(self, name: str) -> Sheet:
        return self.line((60, name), size=14, down=20, bold=True)

    def facts(self, *pairs: tuple[str, str]) -> Sheet:
        for name, value in pairs:
            self.line((60, f"{name}:"), (190, value))
        self.y -= 12
        return self

    def table(self, edges: Sequence[float], rows: Sequence[Sequence[str]], *, rules: str = "grid") -> Sheet:
        """Rows between ``edges``; a cell breaks at each newline and stands in the middle of its row.

        ``rules``: ``grid``, ``level`` (between the rows only) or ``none``.
        """
        for number, row in enumerate(rows):
            cells = [cell.split("\n") for cell in row]
            lines = max(map(len, cells))
            high = lines * LEADING + 8
            for i, cell in enumerate(cells):
                self.canvas.setFont("Helvetica-Bold" if number == 0 else "Helvetica", 9)
                start = self.y - 12 - (lines - len(cell)) * LEADING / 2
                for k, words in enumerate(cell):
                    self.canvas.drawString(edges[i] + 4, start - k * LEADING, words)
                if rules == "grid":
                    self.canvas.rect(edges[i], self.y - high, edges[i + 1] - edges[i], high)
            if rules == "level":
                self.canvas.line(edges[0], self.y, edges[-1], self.y)
                self.canvas.line(edges[0], self.y - high, edges[-1], self.y - high)
            self.y -= high
        self.y -= 24
        return self

    def page(self) -> Sheet:
        self.canvas.showPage()
        self.y = 740.0
        return self

    def data(self) -> bytes:
        self.canvas.showPage()
        self.canvas.save()
        return self.out.getvalue()


FACTS = (("Product", "Calm Harbor Magnesium"), ("Lot Number", "CH-2207"), ("Report Date", "2026-01-15"))
EDGES = (60, 210, 300, 420, 550)
WRAPPED = (
    ("Analyte", "Label Claim", "Specification", "Result"),
    ("Magnesium (as magnesium\noxide)", "100 mg", "90.0 - 110.0 %\nof label claim", "104.2 ± 3.1\nmg/capsule"),
    ("Zinc (as zinc citrate\ndihydrate)", "7.5 mg", "90.0 - 120.0 %\nof label claim", "7.71 mg/capsule"),
    ("Lead (Pb)", "", "NMT 0.5 mcg", "< 0.05 mcg/capsule"),
)


def letterhead() -> Sheet:
    sheet = Sheet().head("Certificate of Analysis")
    return sheet.line((60, "Harbor Analytical Laboratories"), (400, "ISO/IEC 17025:2017"), down=24)


def wrapped(rules: str) -> bytes:
    return letterhead().facts(*FACTS).table(EDGES, WRAPPED, rules=rules).data()


def titles_in_the_grid() -> bytes:
    rows = (
        ("Test", "Specification", "Result", "Method"),
        ("Minerals", "", "", ""),
        ("Magnesium", "180 - 220 mg", "203 mg/serving", "ICP-OES"),
        ("Heavy Metals", "", "", ""),
        ("Arsenic (As),\ninorganic", "NMT 10 mcg/day", "0.4 mcg/day", "HPLC-ICP-MS"),
        ("Cadmium", "NMT 4.1 mcg/day", "ND", "ICP-MS"),
    )
    return letterhead().facts(*FACTS).table(EDGES, rows).data()


def days_under_words() -> bytes:
    sheet = Sheet()
    for strength, number, share, weight in (
        ("100 mg", "77-1", "96.8", "0.7120"),
        ("200 mg", "77-2", "171.5", "1.3080"),
    ):
        sheet.facts(
            ("Customer", "Calm Harbor LLC"), ("Sample Name", f"Calm Harbor {strength} Tablet"), ("Lab Number", number)
        )
        sheet.line((60, "Test conditions: 21 C"), (330, "Received"), (410, "Extraction"), (490, "Analysis"), down=11)
        sheet.line((60, "Analyst: QR"), (337, "Date"), (417, "Date"), (497, "Date"), down=11)
        sheet.line((330, "02/19/26"), (410, "02/19/26"), (490, "02/23/26"), down=20)
        sheet.table(
            (60, 200, 300, 420, 550),
            (
                ("Compound", "LOD (mg/g)", "mg/g", "mg/Tablet"),
                ("Magnesium", "0.2", f"{float(share) / float(weight):.1f}", share),
            ),
        )
        sheet.table((60, 400, 550), (("Total weight per Tablet (g)", weight),))
        sheet.line(
            (60, "Results are of the sample as received. Quiet Ridge Consulting makes no statements of conformity."),
            size=6,
        )
        sheet.line((60, "Metals are subcontracted to ISO 17025 laboratories."), size=6)
        sheet.page()
    return sheet.data()


def laboratory_under_its_word() -> bytes:
    sheet = Sheet().head("Compliance Testing")
    sheet.line((60, "ANALYZED BY:"), (230, "BRAND:"), (400, "MANUFACTURER:"), bold=True, down=12)
    sheet.line((60, "Quiet Ridge Testing"), (230, "Calm Harbor LLC"), (400, "Harbor Tablets Inc."), size=8, down=12)
    sheet.line((60, "12 Hill Road"), (230, "4 Quay Street"), (400, "9 Mill Lane"), size=8, down=24)
    sheet.line((60, "Product Name:"), (150, "Calm Harbor Magnesium"), (350, "Date Received:"), (450, "03/04/2026"))
    sheet.line((60, "Batch #:"), (150, "CH-2207"), (350, "Date Reported:"), (450, "03/05/2026"), down=24)
    rows = (
        ("Analyte", "LOD/LOQ (mcg/g)", "Findings (mcg/g)", "Limit (mcg/g)", "Status"),
        ("Lead", "0.02/0.05", "<LOQ", "0.5", "Pass"),
        ("Cadmium", "0.02/0.05", "0.07", "0.2", "Pass"),
    )
    sheet.table((60, 170, 280, 390, 480, 550), rows, rules="level")
    sheet.table((60, 300, 420, 550), (("Mineral", "mg/g", "%"), ("Magnesium", "112.5", "11.25")), rules="level")
    return sheet.line((60, "Reported by"), down=12).line((60, "March 5, 2026")).data()


def other_words_in_the_heading() -> bytes:
    sheet = letterhead().facts(*FACTS)
    edges = (60, 190, 280, 360, 460, 550)
    metals = (
        ("Analyte", "Result (ppm)", "LOQ (ppm)", "Threshold (ppm)", "Pass/Fail"),
        ("Lead", "0.11", "0.01", "0.5", "Pass"),
        ("Cadmium", "ND", "0.01", "0.2", "Pass"),
    )
    microbes = (
        ("Bacteria/Fungus", "Result (CFU/g)", "LOQ (CFU/g)", "Threshold (CFU/g)", "Pass/Fail"),
        ("Yeast and mold", "40", "10", "1,000", "Pass"),
        ("Salmonella", "ND", "1", "1", "Pass"),
    )
    pesticides = (
        ("Pesticide", "Result (ppm)", "LOQ (ppm)", "Threshold (ppm)", "Pass/Fail"),
        ("Permethrin", "ND", "0.1", "0.2", "Pass"),
    )
    organisms = (("Organism", "Result (in 10 g)", "Note", "Plate", "Pass/Fail"), ("E. coli", "absent", "", "3", "Pass"))
    for rows in (metals, microbes, pesticides, organisms):
        sheet.table(edges, rows, rules="none")
    return sheet.data()


def summary_beside_summary() -> bytes:
    sheet = letterhead().facts(*FACTS)
    left, right = 60.0, 330.0
    rows = (
        ("Mineral", "Result mg/g", "Vitamin", "Result mcg/g"),
        ("Magnesium", "131", "Vitamin D3", "13.2"),
        ("Zinc", "9.8", "Vitamin K2", "-"),
    )
    for a, b, c, d in rows:
        sheet.line((left, a), (left + 120, b), (right, c), (right + 120, d))
    sheet.line((left, "All Results"), (left + 120, "Pass"))
    sheet.line((60, "Generated By: A. Ray"), (250, "Tested By: B. Low"))
    return sheet.data()


def batches_of_the_laboratory() -> bytes:
    sheet = letterhead().facts(("Product", "Calm Harbor Magnesium"), ("Lot Number", ""), ("Report Date", "2026-01-15"))
    for batch, name, result in (("BA-0806", "Magnesium", "104"), ("BA-0809", "Zinc", "7.4")):
        sheet.line((60, "Date Analyzed: 2026-01-14"), (300, f"Batch #: {batch}"))
        sheet.table((60, 260, 400, 550), (("Analyte", "Result (mg/capsule)", "Method"), (name, result, "ICP-OES")))
    return sheet.data()


def over_two_pages() -> bytes:
    facts = (
        ("Product Name", "Calm Harbor Magnesium"),
        ("Batch Number", "[REDACTED]"),
        ("Testing Laboratory", "[REDACTED - certified]"),
    )
    sheet = Sheet().head("Certificate of Analysis").facts(*facts, ("Mfg Date", "Jun 2025"), ("Exp Date", "06/2028"))
    rows = (("Test Parameter", "Specification", "Result", "Method"), ("Identity", "Conforms", "PASS", "FTIR"))
    sheet.table(EDGES, rows).page()
    rest = (
        ("Magnesium (Mg)", "95 - 115 mg/capsule", "101 mg/capsule", "ICP-OES"),
        ("Loss on drying", "NMT 5.0 %", "3.2 %", "USP <731>"),
    )
    sheet.table(EDGES, rest)
    return sheet.facts(("Approved by", "[SIGNATURE REDACTED]"), ("Date", "2026-01-15")).data()


def workbook(sheets: dict[str, Sequence[Sequence[object]]], *, merge: Sequence[str] = (), hidden: str = "") -> bytes:
    book = Workbook()
    book.properties.created = book.properties.modified = datetime(2026, 1, 15)
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for cells in merge if name == next(iter(sheets)) else ():
            sheet.merge_cells(cells)
        sheet.sheet_state = "hidden" if name == hidden else "visible"
    out = BytesIO()
    book.save(out)
    return _same_every_time(out.getvalue())


def _same_every_time(data: bytes) -> bytes:
    """The archive without the times of its making."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            part = source.read(member)
            if member.filename == "docProps/core.xml":
                head, _, tail = part.partition(b"<dcterms:modified")
                part = head + tail.partition(b"</dcterms:modified>")[2]
            target.writestr(zipfile.ZipInfo(member.filename), part)
    return out.getvalue()


HEAD = ("Analyte", "Found", "Unit", "Basis")
WORKBOOKS = {
    "formula-cell.xlsx": workbook({"Results": (HEAD, ("Magnesium", "=2*101", "mg", "per serving"), ("Zinc", 7.5, "mg", "per serving"))}),
    "date-cells.xlsx": workbook({"Results": (
        ("Product", "Calm Harbor Magnesium"), ("Lot", "CH-2207"), ("Report Date", date(2026, 3, 4)), ("Exp Date", datetime(2028, 6, 1, 0, 0)), ("Laboratory", "Quiet Ridge Testing"), (),
        HEAD, ("Magnesium", 203.0, "mg", "per serving"), ("Vitamin B6", 0.0105, "g", "per serving"))}),
    "merged-heading.xlsx": workbook({"Results": (
        ("Calm Harbor, January 2026",), (), ("Analyte", "Result", None, None, "Specification"), (None, "mg/capsule", "mg/serving", "% of label claim", None),
        ("Magnesium", 101.5, 203, 101.5, "90 - 110 %"), ("Zinc", 7.4, 14.8, 98.7, "90 - 120 %"))}, merge=("A1:E1", "A3:A4", "B3:D3", "E3:E4")),
    "cover-sheet.xlsx": workbook({
        "Cover": (("Product", "Calm Harbor Magnesium"), ("Laboratory", "Quiet Ridge Testing"), ("Report Date", "2026-01-15"), ("Accreditation", "ISO/IEC 17025")),
        "Lot 2207": (("Lot", "CH-2207"), HEAD, ("Magnesium", 203, "mg", "per serving")),
        "Lot 2208": (("Lot", "CH-2208"), HEAD, ("Magnesium", 188, "mg", "per serving"))}),
    "hidden-sheet.xlsx": workbook({
        "Results": (HEAD, ("Magnesium", 203, "mg", "per serving")),
        "Old": (HEAD, ("Magnesium", 150, "mg", "per serving"))}, hidden="Old"),
    "error-cells.xlsx": workbook({"Results": (HEAD, ("Magnesium", "#DIV/0!", "mg", "per serving"), ("Zinc", True, "mg", "per serving"), ("Copper", 0.9, "mg", "per serving"))}),
}  # fmt: skip

PAGES = {
    "wrapped-ruled.pdf": wrapped("grid"),
    "wrapped-level-rules.pdf": wrapped("level"),
    "wrapped-aligned.pdf": wrapped("none"),
    "titles-in-the-grid.pdf": titles_in_the_grid(),
    "days-under-words.pdf": days_under_words(),
    "laboratory-under-its-word.pdf": laboratory_under_its_word(),
    "other-words-in-the-heading.pdf": other_words_in_the_heading(),
    "summary-beside-summary.pdf": summary_beside_summary(),
    "batches-of-the-laboratory.pdf": batches_of_the_laboratory(),
    "over-two-pages.pdf": over_two_pages(),
}


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    for name, data in {**PAGES, **WORKBOOKS}.items():
        (OUT / name).write_bytes(data)


if __name__ == "__main__":
    main()
