"""Results in workbooks."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
from openpyxl import Workbook

from labelcheck.labs.grid import LabFileError
from labelcheck.labs.read import read_lab_file


def book(*rows: tuple[object, ...]) -> bytes:
    work = Workbook()
    sheet = work.active
    assert sheet is not None
    sheet.title = "Results"
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    work.save(out)
    return out.getvalue()


HEAD = ("Analyte", "Found", "Unit", "Basis")


def test_a_workbook_is_read_with_sheet_row_and_column() -> None:
    report = read_lab_file(book(("Lot:", "A1"), HEAD, ("Magnesium", 198.5, "mg", "per serving")), "lab.xlsx")
    (m,) = report.measurements
    assert (m.result, m.unit, m.basis) == (Decimal("198.5"), "mg", "per_serving")
    assert (m.place.sheet, m.place.row, m.place.column) == ("Results", 3, "B")
    assert m.sample.lot is not None
    assert m.sample.lot.value == "A1"
    assert ("Found", "result") in report.columns


@pytest.mark.parametrize(("lot", "grams"), [("A1", Decimal("0.98")), ("B2", None)])
def test_the_weight_of_a_unit_on_one_sheet_holds_for_its_lot_on_another(lot: str, grams: Decimal | None) -> None:
    work = Workbook()
    for title, *rows in (
        ("Potency", ("Lot:", "A1"), ("Avg. tablet weight", "0.98 g"), HEAD, ("Magnesium", 84, "mg", "per unit")),
        ("Metals", ("Lot:", lot), HEAD, ("Lead", 0.11, "ppm", None)),
    ):
        sheet = work.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    work.save(out)
    report = read_lab_file(out.getvalue(), "lab.xlsx")
    assert [m.sample.unit_grams for m in report.measurements] == [Decimal("0.98"), grams]


@pytest.mark.parametrize(
    ("title", "lab"),
    [
        (("Harbor Lane Testing",), "Harbor Lane Testing"),
        (("Harbor Labs - Potency Report",), "Harbor Labs"),
        (("Heavy Metals Testing",), None),
        (("Magnesium Citrate Testing",), None),
        (("Client", "Rushbrook Labs"), None),
    ],
)
def test_the_first_words_of_a_workbook_may_name_the_laboratory(title: tuple[str, ...], lab: str | None) -> None:
    report = read_lab_file(book(title, ("Lot:", "A1"), HEAD, ("Magnesium", 84, "mg", "per unit")), "lab.xlsx")
    (m,) = report.measurements
    assert (m.sample.lab.value if m.sample.lab is not None else None) == lab


@pytest.mark.parametrize(
    ("titles", "named"),
    [
        (("Mag Glycinate", "Mag Citrate"), ["Mag Glycinate", "Mag Citrate"]),
        (("Lot A1", "Lot B2"), [None, None]),
        (("January", "Stability 6 months"), [None, None]),
        (("Harbor Analytical", "Sierra Labs"), [None, None]),
    ],
)
def test_sheets_that_give_the_same_result_are_of_the_product_that_their_title_names(
    titles: tuple[str, ...], named: list[str | None]
) -> None:
    work = Workbook()
    for title in titles:
        sheet = work.create_sheet(title)
        for row in (HEAD, ("Magnesium", 84, "mg", "per unit")):
            sheet.append(row)
    out = io.BytesIO()
    work.save(out)
    samples = [m.sample.product for m in read_lab_file(out.getvalue(), "lab.xlsx").measurements]
    assert [product.value if product is not None else None for product in samples] == named


def test_a_formula_is_refused_with_its_cell_and_costs_no_other_row() -> None:
    rows = (HEAD, ("Magnesium", "=100*2", "mg", "per serving"), ("Zinc", 5, "mg", "per serving"))
    report = read_lab_file(book(*rows), "lab.xlsx")
    assert [m.analyte for m in report.measurements] == ["zinc"]
    assert [p.message for p in report.problems] == ["cell B2 holds a formula; paste it as a value"]


def test_what_is_no_workbook_is_refused_like_a_lab_file() -> None:
    with pytest.raises(LabFileError, match="damaged"):
        read_lab_file(b"PK\x03\x04 no archive", "lab.xlsx")


def test_sheets_without_results_are_named() -> None:
    with pytest.raises(LabFileError, match="sheet Results: "):
        read_lab_file(book(("Dear", "reader")), "lab.xlsx")
