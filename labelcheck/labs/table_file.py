"""A table file read into a LabReport: one heading, and a row for each result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from labelcheck.labs.blocks import Block, blocks
from labelcheck.labs.columns import cells_by_column
from labelcheck.labs.grid import LabFileError, Row, filled
from labelcheck.labs.headings import Table, check, heading_at
from labelcheck.labs.issuer import letterhead
from labelcheck.labs.results import row_results
from labelcheck.labs.row_samples import of_one_sample, samples_in, with_weight
from labelcheck.labs.samples import facts_in, sample_of
from labelcheck.labs.setting import Setting, setting_of
from labelcheck.labs.stated import is_control, is_set_aside
from labelcheck.labs.titles import under_titles
from labelcheck.model.lab import LabReport, Measurement, Problem, Sample

HEAD_ROWS = 40
"""So many rows of a table file may stand before its heading."""


def read_table(rows: Sequence[Row], source: str, mapping: Mapping[str, str], cover: Sequence[Row] = ()) -> LabReport:
    """A table file: one heading, and a row for each result; facts may stand above the heading, or in the rows of a
    ``cover`` sheet.

    Raises:
        LabFileError: no heading, or one that could be read in two ways.
    """
    setting = setting_of([*cover, *rows], fixed=True)
    at, table = first_heading(rows, mapping)
    if table is None:
        raise LabFileError(_no_heading(rows))
    sheet = f"sheet {rows[at].cells[0].place.sheet}, " if rows[at].cells and rows[at].cells[0].place.sheet else ""
    check(table, f"{sheet}row {rows[at].top:.0f}")
    told = [fact for i, row in enumerate(cover) for fact in facts_in(filled(row), i)]
    head = letterhead([own for row in (*rows[:at], *cover) if (own := filled(row)).cells])
    measurements: list[Measurement] = []
    problems: list[Problem] = []
    samples: list[Sample] = []
    columns: list[tuple[str, str]] = []
    for block in blocks(rows, at, table, mapping):
        check(block.table, f"{sheet}row {block.at.top:.0f}")
        facts = block.facts + [fact for fact in told if fact.field not in {f.field for f in block.facts}]
        sample, wrong = sample_of(facts, setting.order, setting.mark)
        sample = sample if sample.lab is not None else replace(sample, lab=head)
        found, unread = _block_results(block, setting, sample)
        measurements += found
        problems += [*wrong, *unread]
        samples.append(sample)
        columns += [pair for pair in block.table.read_as if pair not in columns]
    measurements = of_one_sample(with_weight(measurements))
    return LabReport(
        source, "table", tuple(measurements), tuple(problems), tuple(columns), samples_in(measurements, samples[:1])
    )


def _block_results(block: Block, setting: Setting, sample: Sample) -> tuple[list[Measurement], list[Problem]]:
    found: list[Measurement] = []
    problems: list[Problem] = []
    for table, row in ((table, row) for table, part in under_titles(block.rows, block.table) for row in part):
        if not any(c.text for c in row.cells):
            continue
        if len(row.cells) > len(table.columns) and any(c.text for c in row.cells[len(table.columns) :]):
            said = f"{len(row.cells)} cells under {len(table.columns)} columns; quote a cell that holds a comma"
            problems.append(Problem(row.cells[0].place._replace(column=None), said))
            continue
        cells = cells_by_column(row, table, fixed=True)
        if is_control(cells, table) or is_set_aside(cells, table):
            continue
        own, wrong = row_results(cells, table, setting, sample)
        found += own
        problems += wrong
    return found, problems


def first_heading(rows: Sequence[Row], mapping: Mapping[str, str]) -> tuple[int, Table | None]:
    """The heading among the first rows of a table file, and where it begins."""
    for at in range(min(len(rows), HEAD_ROWS)):
        if (table := heading_at(rows, at, mapping, fixed=True)) is not None:
            return at, table
    return 0, None


def _no_heading(rows: Sequence[Row]) -> str:
    first = next((row for row in rows if any(c.text for c in row.cells)), None)
    if first is None:
        return "the file is empty"
    names = ", ".join(c.text[:40] for c in first.cells[:12])
    return f"row {first.top:.0f}: no column analyte and no column result; found: {names}; say --map result=HEADING"
