"""Whatever the widths, the order and the breaks of its cells: a table gives back the rows that were set."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from labelcheck.labs.read import read_lab_file
from labelcheck.model.lab import LabReport
from scripts.make_certificate_fixtures import Sheet

NAMES = {
    "Magnesium": "magnesium", "Magnesium (as magnesium oxide)": "magnesium", "Zinc (as zinc citrate)": "zinc",
    "Vitamin B6 (as pyridoxine hydrochloride)": "vitamin_b6", "Vitamin D3": "vitamin_d", "Lead (Pb)": "lead",
}  # fmt: skip
OTHERS = {
    "Method": ["ICP-OES", "HPLC"],
    "Specification": ["NLT 90 mg", "90 - 110 %"],
    "Status": ["Pass"],
    "Claim": [""],
}
RESULTS = st.decimals("0.1", "999", places=1).map(lambda number: f"{number} mg/capsule")


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """A heading that begins with what is tested, and rows of different names."""
    others = draw(st.permutations(["Result", *draw(st.lists(st.sampled_from(list(OTHERS)), unique=True, max_size=3))]))
    names = draw(st.lists(st.sampled_from(list(NAMES)), min_size=1, max_size=5, unique=True))
    values = {"Result": RESULTS} | {other: st.sampled_from(cells) for other, cells in OTHERS.items()}
    return [["Analyte", *others], *([name, *(draw(values[other]) for other in others)] for name in names)]


def set_and_read(rows: list[list[str]], report: LabReport) -> None:
    at = rows[0].index("Result")
    assert [(m.name, m.analyte, m.result, m.unit, m.basis) for m in report.measurements] == [
        (row[0], NAMES[row[0]], Decimal(row[at].split()[0]), "mg", "per_unit") for row in rows[1:]
    ]


@given(tables(), st.lists(st.integers(2, 30), min_size=5, max_size=5))
def test_a_text(rows: list[list[str]], gaps: list[int]) -> None:
    widths = [max(len(row[i]) for row in rows) + gaps[i] for i in range(len(rows[0]))]
    lines = ["".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    set_and_read(rows, read_lab_file("\n".join(lines).encode(), "table.txt"))


@given(tables())
def test_a_text_of_bars(rows: list[list[str]]) -> None:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    set_and_read(rows, read_lab_file("\n".join(lines).encode(), "table.txt"))


def broken(cell: str, width: float) -> str:
    """``cell`` with a line break before each word that does not fit ``width`` points."""
    lines = [""]
    for word in cell.split():
        fits = len(lines[-1]) + 1 + len(word) <= width / 5.2
        lines = [*lines[:-1], f"{lines[-1]} {word}".strip()] if fits else [*lines, word]
    return "\n".join(line for line in lines if line)


@settings(max_examples=40)
@given(tables(), st.sampled_from(["grid", "level", "none"]), st.integers(90, 150))
def test_a_page_with_broken_cells(rows: list[list[str]], rules: str, first: int) -> None:
    width = (500 - first) / (len(rows[0]) - 1)
    edges = [55.0, *(55 + first + width * i for i in range(len(rows[0])))]
    set_rows = [[broken(cell, edges[i + 1] - edges[i]) for i, cell in enumerate(row)] for row in rows]
    set_and_read(rows, read_lab_file(Sheet().table(edges, set_rows, rules=rules).data(), "table.pdf"))
