"""A lab file, told by its content: a table (CSV, TSV, XLSX) or a certificate (PDF, text). Bytes in, LabReport out."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence

from labelcheck.documents import read_document
from labelcheck.labs.certificate import read_certificate
from labelcheck.labs.grid import LabFileError, document_rows, table_rows
from labelcheck.labs.headings import heading_at
from labelcheck.labs.sheets import report_of
from labelcheck.labs.table_file import HEAD_ROWS
from labelcheck.labs.turned import upright
from labelcheck.model.document import UnreadableError
from labelcheck.model.lab import LabReport
from labelcheck.tables import DELIMITERS, TableError, is_workbook, read_sheets

TABLE_SUFFIXES = (".csv", ".tsv", ".tab")


def read_lab_file(data: bytes, source: str, mapping: Mapping[str, str] | None = None) -> LabReport:
    """What the lab file ``data`` says. ``mapping`` gives the heading of a field (``{"result": "Found"}``).

    A line that cannot be read becomes a problem with its place, the others are kept.

    Raises:
        LabFileError: nothing in it could be read as results; the message says why and where.
    """
    chosen = mapping or {}
    if _is_table(data, source, chosen):
        try:
            sheets = read_sheets(data, lambda rows: _is_headed(rows, chosen))
        except TableError as error:
            raise LabFileError(str(error)) from error
        return report_of(sheets, source, chosen)
    try:
        document = read_document(data, source)
    except UnreadableError as error:
        picture = error.reason in ("no-ocr", "no-text")
        raise LabFileError(_PICTURE if picture else error.message) from error
    return read_certificate(document_rows(document), source, chosen)


def _is_table(data: bytes, source: str, mapping: Mapping[str, str]) -> bool:
    if is_workbook(data):
        return True
    is_named = source.lower().endswith(TABLE_SUFFIXES)
    return not data.startswith(b"%PDF") and (is_named or _has_heading(data, mapping))


_PICTURE = (
    "the file is a picture or a scan, and certificates are read from text only; "
    "ask the laboratory for one with text, or enter its results in a table"
)


def _has_heading(data: bytes, mapping: Mapping[str, str]) -> bool:
    """Whether one of the first lines of a text is the heading of a delimited table."""
    text = data[:20_000].decode("utf-8-sig", "replace")
    lines = text.splitlines()[:HEAD_ROWS]
    return any(
        _is_headed(list(csv.reader((line for line in lines if delimiter in line), delimiter=delimiter)), mapping)
        for delimiter in DELIMITERS[:3]
    )


def _is_headed(rows: Sequence[Sequence[str]], mapping: Mapping[str, str]) -> bool:
    """Whether one of ``rows`` is a heading."""
    cells = upright(table_rows(enumerate(rows, 1), ""), mapping, fixed=True)
    return any(heading_at(cells, i, mapping, fixed=True) for i in range(len(cells)))
