"""The sheets of a table file → LabReport."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from labelcheck.labs.grid import LabFileError, table_rows
from labelcheck.labs.row_samples import of_one_weight, samples_in
from labelcheck.labs.sheet_titles import named_by_sheets
from labelcheck.labs.table_file import first_heading, read_table
from labelcheck.labs.turned import upright
from labelcheck.model.lab import LabReport, Place, Problem
from labelcheck.model.sheet import Sheet


def report_of(sheets: Sequence[Sheet], source: str, mapping: Mapping[str, str]) -> LabReport:
    """What every sheet with a heading of results says; what could not be taken out of one is a problem with its place.

    Raises:
        LabFileError: no sheet with results.
    """
    flaws = [
        Problem(Place(source, flaw.text, flaw.line, flaw.column, sheet.title), flaw.message)
        for sheet in sheets
        for flaw in sheet.flaws
    ]
    rows = [upright(table_rows(sheet.lines, source, sheet.title), mapping, fixed=True) for sheet in sheets]
    has_results = [first_heading(those, mapping)[1] is not None for those in rows]
    cover = [row for those, results in zip(rows, has_results, strict=True) if not results for row in those]
    reports: list[LabReport] = []
    refused: list[str] = []
    for sheet, those, results in zip(sheets, rows, has_results, strict=True):
        if sheet.is_hidden and results:
            hidden = Place(source, sheet.title or "", sheet=sheet.title)
            flaws.append(Problem(hidden, "the sheet is hidden and was not read; show it or delete it"))
            continue
        try:
            reports.append(read_table(those, source, mapping, cover))
        except LabFileError as error:
            refused.append(f"sheet {sheet.title}: {error}" if sheet.title is not None else str(error))
    if not reports:
        raise LabFileError("; ".join(refused) or "the workbook has no visible sheet")
    formulas = {(p.place.sheet, p.place.row) for p in flaws if p.place.column is not None}
    told = [p for r in reports for p in r.problems if not _of_formula(p, formulas)]
    columns = tuple(dict.fromkeys(c for r in reports for c in r.columns))
    measurements = of_one_weight(named_by_sheets([m for r in reports for m in r.measurements]))
    samples = samples_in(measurements, list(dict.fromkeys(s for r in reports for s in r.samples)))
    return LabReport(source, "table", tuple(measurements), (*flaws, *told), columns, samples)


def _of_formula(problem: Problem, formulas: set[tuple[str | None, int | None]]) -> bool:
    """Whether a row's problem only repeats that a formula of it was refused."""
    return (problem.place.sheet, problem.place.row) in formulas and "empty" in problem.message
