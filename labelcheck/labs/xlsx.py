"""XLSX workbooks: looked at as an archive before they are opened, formulas refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from labelcheck.labs.grid import LabFileError, column_name, table_rows
from labelcheck.labs.reader import first_heading, read_table
from labelcheck.model.lab import LabReport, Measurement, Place, Problem

MAX_MEMBERS = 1_000
MAX_UNPACKED = 50_000_000
MAX_RATIO = 200
"""Unpacked bytes to packed ones; ordinary workbooks stay below 30."""
MAX_ROWS = 20_000
MAX_COLUMNS = 100


def read_xlsx(data: bytes, source: str, mapping: Mapping[str, str]) -> LabReport:
    """Every sheet that has a heading of results; a cell with a formula is a problem named with its cell.

    Raises:
        LabFileError: no workbook, an archive that unpacks beyond measure, or no sheet with results.
    """
    _check_archive(data)
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    except Exception as error:  # openpyxl raises whatever its parts do
        raise LabFileError(
            f"the workbook cannot be read ({type(error).__name__}); save it again as XLSX or CSV"
        ) from error
    problems: list[Problem] = []
    try:
        sheets = [(sheet, table_rows(_rows(sheet, source, problems), source, sheet.title)) for sheet in book.worksheets]
    except Exception as error:
        raise LabFileError(f"the workbook is damaged ({type(error).__name__}); save it again as XLSX or CSV") from error
    finally:
        book.close()
    cover = [row for _, rows in sheets if first_heading(rows, mapping)[1] is None for row in rows]
    reports: list[LabReport] = []
    refused: list[str] = []
    for sheet, rows in sheets:
        if sheet.sheet_state != "visible" and first_heading(rows, mapping)[1] is not None:
            hidden = Place(source, sheet.title, sheet=sheet.title)
            problems.append(Problem(hidden, "the sheet is hidden and was not read; show it or delete it"))
            continue
        try:
            reports.append(read_table(rows, source, mapping, cover))
        except LabFileError as error:
            refused.append(f"sheet {sheet.title}: {error}")
    if not reports:
        raise LabFileError("; ".join(refused) or "the workbook has no visible sheet")
    measurements: tuple[Measurement, ...] = tuple(m for r in reports for m in r.measurements)
    formulas = {(p.place.sheet, p.place.row, p.place.column) for p in problems}
    told = [p for r in reports for p in r.problems if not _of_formula(p, formulas)]
    columns = tuple(dict.fromkeys(c for r in reports for c in r.columns))
    samples = tuple(dict.fromkeys(s for r in reports for s in r.samples))
    return LabReport(source, "table", measurements, (*problems, *told), columns, samples)


def _of_formula(problem: Problem, formulas: set[tuple[str | None, int | None, str | None]]) -> bool:
    """Whether a row's problem only repeats that a formula of it was refused."""
    place = problem.place
    return any((place.sheet, place.row) == (sheet, row) for sheet, row, _ in formulas) and "empty" in problem.message


def _check_archive(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            names = {m.filename for m in members}
            if "xl/workbook.xml" not in names:
                raise LabFileError("the file is a zip archive and no XLSX workbook")
            if len(members) > MAX_MEMBERS:
                raise LabFileError(f"the workbook holds {len(members)} parts; more than {MAX_MEMBERS} are not opened")
            for member in members:
                if member.flag_bits & 1:
                    raise LabFileError("the workbook is encrypted; save it without a password")
                if member.file_size > MAX_RATIO * max(member.compress_size, 1) and member.file_size > 1_000_000:
                    raise LabFileError(
                        f"{member.filename} unpacks to {member.file_size} bytes from {member.compress_size}: not opened"
                    )
            total = sum(m.file_size for m in members)
            if total > MAX_UNPACKED:
                raise LabFileError(f"the workbook unpacks to {total} bytes; more than {MAX_UNPACKED} are not opened")
            for member in members:
                if member.filename.endswith((".xml", ".rels")):
                    with archive.open(member) as part:
                        if b"<!DOCTYPE" in part.read(4096):
                            raise LabFileError(f"{member.filename} declares a document type: not opened")
    except zipfile.BadZipFile as error:
        raise LabFileError("the workbook is damaged; save it again as XLSX or CSV") from error


def _rows(sheet: Any, source: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS), 1):
        texts: list[str] = []
        for index, cell in enumerate(row):
            if cell.data_type == "f":
                name = column_name(index)
                place = Place(source, str(cell.value)[:100], number, name, sheet.title)
                problems.append(Problem(place, f"cell {name}{number} holds a formula; paste it as a value"))
                texts.append("")
            else:
                texts.append(_text(cell))
        while texts and not texts[-1]:
            texts.pop()
        yield number, texts


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float):
        shown = f"{value:.10f}".rstrip("0").rstrip(".")
        if "%" in str(cell.number_format):
            return f"{float(f'{value * 100:.10g}'):g} %"
        return shown
    return str(value)
