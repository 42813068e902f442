"""The rows of a file read into a LabReport."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from labelcheck.knowledge import fold
from labelcheck.labs import assay, dates, numbers, values
from labelcheck.labs.blocks import Block, blocks, filled
from labelcheck.labs.columns import Cells, cells_by_column
from labelcheck.labs.counted import counted
from labelcheck.labs.free_lines import lines_without_heading, why_no_result
from labelcheck.labs.grid import LabFileError, Row
from labelcheck.labs.headings import Table, check, heading_at, names_columns, side_by_side
from labelcheck.labs.records import records, unstacked
from labelcheck.labs.results import Setting, of_one_sample, row_results, with_weight
from labelcheck.labs.samples import (
    Fact,
    accreditation,
    facts_in,
    issuer,
    letterhead,
    sample_of,
    title,
    without_descriptions,
)
from labelcheck.labs.stated import check_measured, is_control, measured
from labelcheck.labs.turned import upright
from labelcheck.labs.under import facts_under
from labelcheck.labs.wrapped import whole_rows
from labelcheck.model.lab import LabReport, Measurement, Place, Problem, Sample
from labelcheck.model.regex import regex

MAX_ROWS = 5_000
"""A certificate has some hundred."""
HEAD_ROWS = 40
"""So many rows of a table file may stand before its heading."""
_STATED = regex(
    r"\b(?:results?|amounts?|values?|reported|expressed|calculated|basis|content)\b[^.;:]{0,30}[\s:]"
    r"(?P<per>(?:per|pro|je)\s+(?:\d+\s+|one\s+|two\s+)?[a-z ]{2,20}?)(?=[.,;()]|\Z)",
    re.IGNORECASE,
)
_ALONE = regex(r"\W*(?:amounts? )?(?P<per>per (?:\d+ |one |two )?[a-z ]{2,20}?(?: \([^()]*\))?)\W*", re.IGNORECASE)


def setting_of(rows: Sequence[Row], *, fixed: bool) -> Setting:
    """How the file writes its numbers and dates."""
    texts = [cell.text for row in rows for cell in row.cells]
    return Setting(numbers.decimal_mark(texts), dates.date_order(texts), fixed, None if fixed else _stated_basis(rows))


def _stated_basis(rows: Sequence[Row]) -> values.Unit | None:
    found: set[values.Unit] = set()
    for row in rows:
        text = " ".join(c.text for c in row.cells)[:300]
        if (match := _STATED.search(text)) is not None:
            try:
                found.add(values.basis(match["per"]))
            except ValueError:
                continue
    return found.pop() if len(found) == 1 else None


def _basis_over(rows: Sequence[Row], at: int) -> values.Unit | None:
    """What the line over a heading says all results of its table are per: ``Per serving (2 capsules)``."""
    match = _ALONE.fullmatch(" ".join(c.text for c in rows[at - 1].cells)[:100]) if at else None
    try:
        return values.basis(match["per"]) if match else None
    except ValueError:
        return None


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
    measurements: list[Measurement] = []
    problems: list[Problem] = []
    samples: list[Sample] = []
    columns: list[tuple[str, str]] = []
    for block in blocks(rows, at, table, mapping):
        check(block.table, f"{sheet}row {block.at.top:.0f}")
        facts = block.facts + [fact for fact in told if fact.field not in {f.field for f in block.facts}]
        sample, wrong = sample_of(facts, setting.order, setting.mark)
        found, unread = _block_results(block, setting, sample)
        measurements += found
        problems += [*wrong, *unread]
        samples.append(sample)
        columns += [pair for pair in _shown(block.table) if pair not in columns]
    measurements = of_one_sample(with_weight(measurements))
    return LabReport(
        source, "table", tuple(measurements), tuple(problems), tuple(columns), _samples(measurements, samples[:1])
    )


def _block_results(block: Block, setting: Setting, sample: Sample) -> tuple[list[Measurement], list[Problem]]:
    found: list[Measurement] = []
    problems: list[Problem] = []
    for row in block.rows:
        if not any(c.text for c in row.cells):
            continue
        if len(row.cells) > len(block.table.columns) and any(c.text for c in row.cells[len(block.table.columns) :]):
            said = f"{len(row.cells)} cells under {len(block.table.columns)} columns; quote a cell that holds a comma"
            problems.append(Problem(row.cells[0].place._replace(column=None), said))
            continue
        cells = cells_by_column(row, block.table, fixed=True)
        if is_control(cells, block.table):
            continue
        own, wrong = row_results(cells, block.table, setting, sample)
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


def _shown(table: Table) -> tuple[tuple[str, str], ...]:
    return tuple((c.heading, c.field or "not used") for c in table.columns if c.heading)


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
    for chunk, sample, wrong in _samples_of(rows, setting):
        problems += wrong
        own: list[Measurement] = []
        refused: list[Problem] = []
        in_tables = list(_table_cells(chunk, mapping, setting, refused))
        problems += refused
        tables_refused += [problem.message for problem in refused]
        for table, cells in in_tables or records(chunk):
            found, told = row_results(cells, table, setting, sample)
            own += found
            problems += told
            unread += told
            columns += [pair for pair in _shown(table) if pair not in columns]
        alone = [m for row in measured(chunk) for m in lines_without_heading(row, setting, sample)]
        if not own and not refused:
            own = alone
        elif own:
            problems += _left_out(alone, own)
            problems += _run_together(chunk, own)
        own = with_weight(own)
        samples += _samples(own, [sample])
        measurements += own
    if not measurements:
        raise LabFileError("; ".join(tables_refused) or why_no_result(rows, unread))
    return LabReport(
        source, "certificate", tuple(measurements), tuple(problems), tuple(columns), tuple(dict.fromkeys(samples))
    )


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


def _table_cells(
    rows: Sequence[Row], mapping: Mapping[str, str], setting: Setting, problems: list[Problem]
) -> Iterator[tuple[Table, Cells]]:
    for tables, body in _bodies(rows, mapping, problems):
        for i, table in enumerate(tables):
            for cells in whole_rows([_parts(row, tables)[i] for row in body], table, setting):
                if not is_control(cells, table):
                    yield table, cells


def _bodies(
    rows: Sequence[Row], mapping: Mapping[str, str], problems: list[Problem]
) -> Iterator[tuple[list[Table], list[Row]]]:
    """The tables that stand side by side, with the rows under them."""
    tables: list[Table] = []
    body: list[Row] = []
    at = 0
    page = 0
    while at < len(rows):
        row = rows[at]
        heading = heading_at(rows, at, mapping, fixed=False)
        if heading is not None or names_columns(row) or (row.page != page and not _goes_on(row, tables)):
            yield tables, body
            tables, body = [], []
        page = row.page
        if heading is not None:
            for part in side_by_side(heading):
                try:
                    check(part, f"page {row.page}")
                    check_measured(part, mapping, f"page {row.page}")
                    tables.append(part._replace(basis=_basis_over(rows, at)))
                except LabFileError as error:
                    problems.append(Problem(row.cells[0].place, str(error)))
            at += heading.length
            continue
        if not facts_in(row, at):
            body.append(row)
        at += 1
    yield tables, body


def _goes_on(row: Row, tables: Sequence[Table]) -> bool:
    """Whether a table goes on at the top of the next page: its first row has a name and a cell beside it."""
    return len(tables) == 1 and len(row.cells) > 2 and abs(row.cells[0].left - tables[0].columns[0].left) < 60


def _parts(row: Row, tables: Sequence[Table]) -> list[Row]:
    """``row`` cut among tables that stand side by side."""
    if len(tables) < 2:
        return [row] * len(tables)
    edges = [t.columns[0].left - 8 for t in tables[1:]]
    return [
        row._replace(cells=tuple(c for c in row.cells if sum((c.left + c.right) / 2 > e for e in edges) == i))
        for i in range(len(tables))
    ]


def _samples_of(rows: Sequence[Row], setting: Setting) -> Iterator[tuple[list[Row], Sample, list[Problem]]]:
    """The rows of each sample with its facts. A new one begins where the product or the sample's number changes."""
    chunks: list[tuple[list[Row], list[Fact]]] = []
    by_row = [facts_in(row, at) + facts_under(rows, at) for at, row in enumerate(rows)]
    told = [fact for facts in by_row for fact in facts]
    for row, facts in ((row, without_descriptions(facts, told)) for row, facts in zip(rows, by_row, strict=True)):
        new_page = not chunks or row.page != chunks[-1][0][-1].page
        if new_page or _differs(facts, chunks[-1][1]):
            chunks.append(([], []))
        chunks[-1][0].append(row)
        chunks[-1][1].extend(facts)
    joined: list[tuple[list[Row], list[Fact]]] = []
    for part, facts in chunks:
        if joined and not _differs(facts, joined[-1][1]):
            joined[-1][0].extend(part)
            joined[-1][1].extend(facts)
        else:
            joined.append((part, facts))
    lab, stated = letterhead(rows) or issuer(rows), accreditation(rows)
    everywhere = [f for _, facts in joined for f in facts]
    for part, facts in joined:
        sample, problems = sample_of(facts, setting.order, setting.mark)
        for field in ("lab", "date"):
            if getattr(sample, field) is None:
                same = [f for f in everywhere if f.field == field]
                shared, _ = sample_of(same, setting.order, setting.mark)
                if len({f.value for f in same}) == 1:
                    sample = replace(sample, **{field: getattr(shared, field)})
        sample = replace(sample, lab=sample.lab or lab, accreditation=sample.accreditation or stated)
        if sample.product is None and len(joined) == 1:
            sample = replace(sample, product=title(rows, sample.lab))
        yield part, sample, problems


def _differs(facts: Sequence[Fact], before: Sequence[Fact]) -> bool:
    for field in ("product", "sample_id"):
        own, earlier = ({fold(f.value) for f in group if f.field == field} for group in (facts, before))
        if own and earlier and not own & earlier:
            return True
    return False


def _samples(measurements: Sequence[Measurement], else_: Sequence[Sample]) -> tuple[Sample, ...]:
    return tuple(dict.fromkeys(m.sample for m in measurements)) or tuple(else_)
