"""XLSX workbooks: looked at as an archive before they are opened, formulas refused."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any

from labelcheck.model.sheet import Flaw, Line, Sheet
from labelcheck.tables.error import TableError

MAX_MEMBERS = 1_000
MAX_UNPACKED = 50_000_000
MAX_RATIO = 200
"""Unpacked bytes to packed ones; ordinary workbooks stay below 30."""
MAX_ROWS = 20_000
MAX_COLUMNS = 100
LAST_ROW = 1_048_576
"""The last one that a spreadsheet knows."""


def read_workbook(data: bytes) -> tuple[Sheet, ...]:
    """The sheets of an XLSX workbook; a cell with a formula is empty and a flaw.

    Raises:
        TableError: no workbook, a damaged one, or an archive that unpacks beyond measure.
    """
    _check_archive(data)
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    except Exception as error:  # openpyxl raises whatever its parts do
        told = f"the workbook cannot be read ({type(error).__name__}); save it again as XLSX or CSV"
        raise TableError(told) from error
    try:
        return tuple(_sheet(sheet) for sheet in book.worksheets)
    except Exception as error:
        raise TableError(f"the workbook is damaged ({type(error).__name__}); save it again as XLSX or CSV") from error
    finally:
        book.close()


_PLAIN = "save it again as XLSX without pictures, or as CSV"


def _check_archive(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            names = {m.filename for m in members}
            if "xl/workbook.xml" not in names:
                raise TableError("the file is a zip archive and no XLSX workbook; save the table as XLSX or CSV")
            if len(members) > MAX_MEMBERS:
                raise TableError(
                    f"the workbook holds {len(members)} parts, and more than {MAX_MEMBERS} are not opened; {_PLAIN}"
                )
            for member in members:
                if member.flag_bits & 1:
                    raise TableError("the workbook is encrypted; save it without a password")
                if member.file_size > MAX_RATIO * max(member.compress_size, 1) and member.file_size > 1_000_000:
                    raise TableError(
                        f"{member.filename} unpacks to {member.file_size} bytes from {member.compress_size}, "
                        f"and is not opened; {_PLAIN}"
                    )
            total = sum(m.file_size for m in members)
            if total > MAX_UNPACKED:
                raise TableError(
                    f"the workbook unpacks to {total} bytes, and more than {MAX_UNPACKED} are not opened; {_PLAIN}"
                )
            for member in members:
                if member.filename.endswith((".xml", ".rels")):
                    with archive.open(member) as part:
                        if b"<!DOCTYPE" in part.read(4096):
                            raise TableError(f"{member.filename} declares a document type, and is not opened; {_PLAIN}")
    except zipfile.BadZipFile as error:
        raise TableError("the workbook is damaged; save it again as XLSX or CSV") from error


def _sheet(sheet: Any) -> Sheet:
    lines: list[Line] = []
    flaws: list[Flaw] = []
    is_wide = False
    # What a sheet says of its own size is not believed: openpyxl would drop the cells beyond.
    for number, row in enumerate(sheet.iter_rows(max_row=LAST_ROW, max_col=MAX_COLUMNS + 1), 1):
        filled = [(index, cell) for index, cell in enumerate(row) if cell.value is not None]
        if not filled:
            continue
        if number > MAX_ROWS:
            flaws.append(Flaw(number, None, "", f"only the first {MAX_ROWS} rows were read"))
            break
        if filled[-1][0] == MAX_COLUMNS:
            filled.pop()
            if not is_wide:
                flaws.append(Flaw(number, None, "", f"only the first {MAX_COLUMNS} columns were read"))
            is_wide = True
        texts = [""] * MAX_COLUMNS
        for index, cell in filled:
            if cell.data_type == "f":
                name = column_name(index)
                told = f"cell {name}{number} holds a formula; paste it as a value"
                flaws.append(Flaw(number, name, str(cell.value)[:100], told))
            else:
                texts[index] = _text(cell)
        lines.append(Line(number, tuple(texts[: max((index + 1 for index, _ in filled), default=0)])))
    return Sheet(sheet.title, tuple(lines), tuple(flaws), sheet.sheet_state != "visible")


def _text(cell: Any) -> str:
    value = cell.value
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float):
        shown = f"{value:.10f}".rstrip("0").rstrip(".")
        if "%" in str(cell.number_format):
            return f"{float(f'{value * 100:.10g}'):g} %"
        return shown
    return str(value)


def column_name(index: int) -> str:
    """The name of a column as spreadsheets write it: A, B … Z, AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name
