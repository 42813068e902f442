"""A lab file, told by its content: a table (CSV, TSV, XLSX) or a certificate (PDF, text). Bytes in, LabReport out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from labelcheck.documents import read_document
from labelcheck.labs.grid import LabFileError, document_rows, table_rows
from labelcheck.labs.headings import heading_at
from labelcheck.labs.reader import HEAD_ROWS, read_certificate, read_table
from labelcheck.model.document import UnreadableError
from labelcheck.model.lab import LabReport, Place, Problem

MAX_FIELD = 100_000
MAX_LINE = 1_000_000
MAX_ROWS = 100_000
DELIMITERS = (",", ";", "\t", "|")
TABLE_SUFFIXES = (".csv", ".tsv", ".tab")


def read_lab_file(data: bytes, source: str, mapping: Mapping[str, str] | None = None) -> LabReport:
    """What the lab file ``data`` says. ``mapping`` gives the heading of a field (``{"result": "Found"}``).

    A line that cannot be read becomes a problem with its place, the others are kept.

    Raises:
        LabFileError: nothing in it could be read as results; the message says why and where.
    """
    chosen = mapping or {}
    if data.startswith(b"PK\x03\x04"):
        from labelcheck.labs.xlsx import read_xlsx

        return read_xlsx(data, source, chosen)
    named_table = source.lower().endswith(TABLE_SUFFIXES)
    if not data.startswith(b"%PDF") and (named_table or _has_heading(data, chosen)):
        return read_delimited(data, source, chosen)
    try:
        document = read_document(data, source)
    except UnreadableError as error:
        raise LabFileError(error.message) from error
    return read_certificate(document_rows(document), source, chosen)


def _has_heading(data: bytes, mapping: Mapping[str, str]) -> bool:
    """Whether one of the first lines of a text is the heading of a delimited table."""
    text = data[:20_000].decode("utf-8-sig", "replace")
    lines = text.splitlines()[:HEAD_ROWS]
    for delimiter in DELIMITERS[:3]:
        rows = table_rows(
            enumerate(csv.reader((line for line in lines if delimiter in line), delimiter=delimiter), 1), ""
        )
        if any(heading_at(rows, i, mapping, fixed=True) for i in range(len(rows))):
            return True
    return False


def read_delimited(data: bytes, source: str, mapping: Mapping[str, str]) -> LabReport:
    """A CSV or TSV file.

    Raises:
        LabFileError: not UTF-8 text, or no heading that is understood.
    """
    if b"\0" in data[:4000]:
        raise LabFileError("the file is not text; save it as CSV in UTF-8")
    problems = [
        Problem(Place(source, "", row=n), f"the line is longer than {MAX_LINE} bytes") for n in _long_lines(data)
    ]
    skip = {p.place.row for p in problems}
    if skip:
        data = b"\n".join(b"" if n in skip else line for n, line in enumerate(data.split(b"\n"), 1))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LabFileError("the file is not UTF-8 text; save it as CSV in UTF-8") from error
    if "\0" in text:
        raise LabFileError("the file is not text; save it as CSV in UTF-8")
    delimiter = _delimiter(text, mapping)
    rows: list[tuple[int, list[str]]] = []
    for line, row in _rows(text, delimiter):
        if isinstance(row, csv.Error):
            problems.append(Problem(Place(source, "", row=line), f"the line cannot be read: {row}"))
        else:
            rows.append((line, row))
        if len(rows) > MAX_ROWS:
            problems.append(Problem(Place(source, "", row=line), f"only the first {MAX_ROWS} rows were read"))
            break
    report = read_table(table_rows(rows, source), source, mapping)
    return LabReport(
        source, "table", report.measurements, (*problems, *report.problems), report.columns, report.samples
    )


def _long_lines(data: bytes) -> list[int]:
    if len(data) <= MAX_LINE:
        return []
    return [number for number, line in enumerate(data.split(b"\n"), 1) if len(line) > MAX_LINE]


def _delimiter(text: str, mapping: Mapping[str, str]) -> str:
    """The delimiter under which one of the first lines is a heading, else the most frequent one."""
    lines = text[:20_000].splitlines()[:HEAD_ROWS]
    for delimiter in DELIMITERS:
        rows = table_rows(enumerate(csv.reader(lines, delimiter=delimiter), 1), "")
        if any(heading_at(rows, i, mapping, fixed=True) for i in range(len(rows))):
            return delimiter
    first = next((line for line in lines if line.strip()), "")
    return max(DELIMITERS, key=first.count)


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """Each row with the line it begins on; a row that cannot be read is its error.

    Strict: a quote that is never closed must not swallow the lines after it in silence.
    """
    csv.field_size_limit(MAX_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, error
