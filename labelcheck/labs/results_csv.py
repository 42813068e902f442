"""Laboratory results in the project's own CSV form.

Columns, in any order: ``analyte`` and ``result`` (required), ``product, upc, lot, lab, date, unit, basis,
uncertainty, k``. ``uncertainty`` is expanded, in the unit of the result or with ``%`` in percent of it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import get_args

from labelcheck.model.lab import LabBasis, LabReport, Measurement

REQUIRED = ("analyte", "result")
MAX_FIELD = 1_000_000
MAX_DIGITS = 15
"""A number with more digits is no measurement."""
_BASES: tuple[LabBasis, ...] = get_args(LabBasis)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?\Z")
_BELOW = re.compile(r"(?:<\s*(?P<limit>\d+(?:\.\d+)?)|n\.?d\.?|blq|<\s*loq|not detected)\Z", re.IGNORECASE)


class LabFileError(Exception):
    """A file that holds no results in this form; the message says what is wrong."""


def read_results(data: bytes, source: str) -> LabReport:
    """The measurements in ``data``; a line that cannot be read becomes a problem, the others are kept.

    Raises:
        LabFileError: not UTF-8 text, no header, or a required column is missing.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LabFileError("the file is not UTF-8 text; save it as CSV in UTF-8") from error
    if "\0" in text:
        raise LabFileError("the file is not text; save it as CSV in UTF-8")
    csv.field_size_limit(MAX_FIELD)
    # strict: a quote that is never closed must not swallow the lines after it in silence
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    measurements: list[Measurement] = []
    problems: list[tuple[int, str]] = []
    columns: list[str] | None = None
    for line, row in _rows(reader):
        if isinstance(row, csv.Error):
            problems.append((line, f"the line cannot be read: {row}"))
        elif columns is None:
            columns = _header(row)
        elif any(cell.strip() for cell in row):
            try:
                measurements.append(_measurement(_cells(columns, row), source, line))
            except ValueError as error:
                problems.append((line, str(error)))
    if columns is None:
        raise LabFileError("the file is empty")
    return LabReport(source, tuple(measurements), tuple(problems))


def _rows(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """Each row with the line it begins on; a row that cannot be read is its error."""
    while True:
        line = getattr(reader, "line_num", 0) + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, error


def _header(row: list[str]) -> list[str]:
    columns = [cell.strip().lower() for cell in row]
    missing = [name for name in REQUIRED if name not in columns]
    if missing:
        raise LabFileError(f"the header has no column {' and no column '.join(missing)}; found: {', '.join(columns)}")
    twice = sorted({name for name in columns if name and columns.count(name) > 1})
    if twice:
        raise LabFileError(f"the header has the column {twice[0]} twice")
    return columns


def _cells(columns: list[str], row: list[str]) -> dict[str, str]:
    """The cells of ``row`` by column; those that a short row leaves out are missing.

    Raises:
        ValueError: more cells than columns, as an unquoted comma inside a number makes them.
    """
    if any(cell.strip() for cell in row[len(columns) :]):
        raise ValueError(f"{len(row)} cells under {len(columns)} columns; quote a cell that holds a comma")
    return dict(zip(columns, (cell.strip() for cell in row), strict=False))


def _measurement(cells: dict[str, str], source: str, line: int) -> Measurement:
    analyte = cells.get("analyte", "")
    if not analyte:
        raise ValueError("column analyte is empty")
    result, below = _result(cells.get("result", ""))
    uncertainty = re.sub(r"\A(?:±|\+(?:/-)?)\s*", "", cells.get("uncertainty", ""))
    return Measurement(
        analyte=analyte.lower(),
        result=result,
        below=below,
        unit=cells.get("unit", ""),
        basis=_basis(cells.get("basis", "").lower()),
        uncertainty=_positive(uncertainty.rstrip("% "), "uncertainty") if uncertainty else None,
        uncertainty_is_percent=uncertainty.endswith("%"),
        k=_positive(cells.get("k", "") or "2", "k"),
        product=cells.get("product") or None,
        upc=cells.get("upc") or None,
        lot=cells.get("lot") or None,
        lab=cells.get("lab") or None,
        date=cells.get("date") or None,
        source=source,
        line=line,
        as_printed=cells.get("result", ""),
    )


def _basis(printed: str) -> LabBasis | None:
    if not printed:
        return None
    for basis in _BASES:
        if printed == basis:
            return basis
    raise ValueError(f"column basis: {printed[:40]!r} is none of {', '.join(_BASES)}")


def _result(printed: str) -> tuple[Decimal | None, Decimal | None]:
    """The result, or None and the limit it is below (None where that is not stated)."""
    if below := _BELOW.match(printed):
        return None, _number(below["limit"], "result") if below["limit"] else None
    value = _number(printed, "result")
    if value < 0:
        raise ValueError(f"column result: {printed!r} is negative")
    return value, None


def _positive(printed: str, column: str) -> Decimal:
    value = _number(printed, column)
    if value <= 0:
        raise ValueError(f"column {column}: {printed!r} is not positive")
    return value


def _number(printed: str, column: str) -> Decimal:
    if not _NUMBER.match(printed.strip()):
        raise ValueError(f"column {column}: {printed[:40]!r} is no number (write 1234.5)")
    if len(printed) > MAX_DIGITS:
        raise ValueError(f"column {column}: a number of {len(printed)} characters is no measurement")
    return Decimal(printed.strip())
