"""The rows of a certificate of analysis read into a LabReport: facts of its samples, and tables of results."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from labelcheck.labs import assay
from labelcheck.labs.certificate_samples import rows_of_samples
from labelcheck.labs.certificate_tables import table_cells
from labelcheck.labs.counted import counted
from labelcheck.labs.free_lines import lines_without_heading, why_no_result
from labelcheck.labs.grid import LabFileError, Row
from labelcheck.labs.noted import as_noted, with_notes
from labelcheck.labs.records import records, unstacked
from labelcheck.labs.results import row_results
from labelcheck.labs.row_samples import samples_in, with_weight
from labelcheck.labs.setting import Setting, basis_over, setting_of
from labelcheck.labs.stated import measured
from labelcheck.labs.turned import upright
from labelcheck.model.lab import LabReport, Measurement, Place, Problem, Sample
from labelcheck.model.regex import regex

MAX_ROWS = 5_000
"""A certificate has some hundred."""


def read_certificate(rows: Sequence[Row], source: str, mapping: Mapping[str, str]) -> LabReport:
    """A certificate of analysis: facts of one or several samples, and tables of results.

    Raises:
        LabFileError: it gives no result.
    """
    if len(rows) > MAX_ROWS:
        raise LabFileError(f"{len(rows)} lines are no certificate; more than {MAX_ROWS} are not read")
    setting = setting_of(rows, fixed=False)
    rows, problems = unstacked(rows)
    rows = counted(rows, mapping)
    rows = upright(rows, mapping, fixed=False)
    measurements: list[Measurement] = []
    columns: list[tuple[str, str]] = []
    samples: list[Sample] = []
    tables_refused: list[str] = []
    unread: list[Problem] = []
    for chunk, sample, wrong in rows_of_samples(rows, setting):
        problems += wrong
        own: list[Measurement] = []
        refused: list[Problem] = []
        in_tables = list(table_cells(chunk, mapping, setting, refused))
        problems += refused
        tables_refused += [problem.message for problem in refused]
        for table, cells in in_tables or records(chunk):
            found, told = row_results(cells, table, setting, sample)
            own += found
            problems += told
            unread += told
            columns += [pair for pair in table.read_as if pair not in columns]
        alone = list(_of_lines(chunk, setting, sample))
        if not own and not refused:
            own = alone
        elif own:
            problems += _left_out(alone, own)
            problems += _run_together(chunk, own)
        own = as_noted(with_weight(with_notes(own, chunk, setting.mark)), chunk)
        samples += samples_in(own, [sample])
        measurements += own
    if not measurements:
        raise LabFileError("; ".join(tables_refused) or why_no_result(rows, unread))
    return LabReport(
        source, "certificate", tuple(measurements), tuple(problems), tuple(columns), tuple(dict.fromkeys(samples))
    )


def _of_lines(rows: Sequence[Row], setting: Setting, sample: Sample) -> Iterator[Measurement]:
    """The results in lines of their own; what a title over them says holds up to the next line of words."""
    own = setting
    for row in measured(rows):
        found = list(lines_without_heading(row, own, sample))
        yield from found
        if not found and not _AMOUNT.search(" ".join(c.text for c in row.cells)):
            own = setting._replace(basis=basis_over(row) or setting.basis)


_AMOUNT = regex(r"\d\s?(?:m?c?g|µg)\b")
"""A line with it may be a result that is not read, and is no title."""


def _left_out(alone: Sequence[Measurement], own: Sequence[Measurement]) -> Iterator[Problem]:
    """The lines outside the tables that give a value of what no table does: a result, or only a limit."""
    known = {m.analyte for m in own}
    for m in alone:
        if m.analyte not in known and ":" in m.place.text:
            yield Problem(m.place, f"{m.place.text[:60]!r} stands outside the table and is not taken for a result")


_RUN_TOGETHER = regex(
    r"(?P<name>[^\W\d][^\d:|]{1,60}?)\s+[<>≤≥]?\s?\d[\d.,]*\s?(?:mcg|µg|mg|g|iu|ppm|%)(?!\w)", re.IGNORECASE
)


def _run_together(rows: Sequence[Row], own: Sequence[Measurement]) -> Iterator[Problem]:
    """The lines among the rows of ``own`` results, and right under them, whose cells cannot be told apart."""
    known, read = {m.analyte for m in own}, {_at(m.place) for m in own}
    within = [i for i, row in enumerate(rows) if _at(row.cells[0].place) in read]
    if not within:
        return
    last = within[-1]
    under = [
        row for row in rows[last + 1 : last + 2] if row.top - rows[last].top <= rows[last].top - rows[last - 1].top
    ]
    for row in (*rows[within[0] : last], *under):
        match = _RUN_TOGETHER.match(row.cells[0].text) if len(row.cells) == 1 else None
        if match is not None and (about := assay.tested(match["name"])).known and about.analyte not in known:
            place = row.cells[0].place
            yield Problem(place, f"{place.text[:60]!r} has no columns as the rows around it have; it is not read")


def _at(place: Place) -> tuple[object, ...]:
    return place.page, place.row, place.box
