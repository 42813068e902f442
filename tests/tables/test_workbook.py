"""Workbooks: looked at as archives before they are opened, formulas refused, nothing dropped in silence."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pytest
from openpyxl import Workbook

from labelcheck.model.sheet import Line, Sheet
from labelcheck.tables import TableError, read_sheets, workbook


def book(*rows: tuple[object, ...], notes: tuple[object, ...] = ()) -> bytes:
    """A workbook with the sheet Products and, if there are ``notes``, one more."""
    work = Workbook()
    sheet = work.active
    assert sheet is not None
    sheet.title = "Products"
    for row in rows:
        sheet.append(row)
    if notes:
        work.create_sheet("Notes").append(notes)
    return saved(work)


def saved(work: Workbook) -> bytes:
    out = io.BytesIO()
    work.save(out)
    return out.getvalue()


def sheets(data: bytes) -> tuple[Sheet, ...]:
    return read_sheets(data, lambda _: True)


def test_every_sheet_is_read_with_its_rows() -> None:
    first, second = sheets(book(("a", None, 3), (), (None, True), notes=("x",)))
    assert (first.title, first.lines) == ("Products", (Line(1, ("a", "", "3")), Line(3, ("", "True"))))
    assert (second.title, second.lines) == ("Notes", (Line(1, ("x",)),))


def test_numbers_and_dates_are_written_out() -> None:
    (sheet,) = sheets(book((36000291452, 0.1 + 0.2, 1e15, datetime(2026, 11, 24))))
    assert sheet.lines[0].cells == ("36000291452", "0.3", "1000000000000000", "2026-11-24")


def test_a_formula_is_a_flaw_with_its_cell_and_costs_no_other_cell() -> None:
    (sheet,) = sheets(book(("a", "=1+1", "c")))
    assert sheet.lines[0].cells == ("a", "", "c")
    assert [(f.line, f.column, f.text) for f in sheet.flaws] == [(1, "B", "=1+1")]
    assert sheet.flaws[0].message == "cell B1 holds a formula; paste it as a value"


def test_rows_and_columns_beyond_measure_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 2)
    monkeypatch.setattr(workbook, "MAX_COLUMNS", 3)
    (sheet,) = sheets(book(("a", "b", "c", "d"), ("a", "b", "c", "d"), ("never",)))
    assert [line.cells for line in sheet.lines] == [("a", "b", "c")] * 2
    assert [flaw.message for flaw in sheet.flaws] == [
        "only the first 3 columns were read",
        "only the first 2 rows were read",
    ]


def test_a_wrong_size_in_the_sheet_hides_no_row() -> None:
    data = book(("label",), ("one",), ("two",))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'<dimension ref="A1:A3"', b'<dimension ref="A1:A1"'))
    assert b"A1:A1" in zipfile.ZipFile(out).read("xl/worksheets/sheet1.xml")
    (sheet,) = sheets(out.getvalue())
    assert [line.cells for line in sheet.lines] == [("label",), ("one",), ("two",)]


def archive(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (archive(xl__workbook_xml=b"<a/>", bomb_xml=b"0" * 20_000_000), "not opened"),
        (archive(xl__workbook_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "document type"),
        (archive(**{"xl__workbook_xml": b"<a/>", **{f"m{i}": b"" for i in range(1001)}}), "parts"),
        (archive(other=b"x"), "no XLSX workbook"),
        (archive(xl__workbook_xml=b"<a/>"), "cannot be read"),
        (b"PK\x03\x04 no archive", "damaged"),
    ],
)
def test_what_is_not_opened(data: bytes, said: str) -> None:
    with pytest.raises(TableError, match=said):
        sheets(data)
