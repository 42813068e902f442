"""Results of a text that has no columns: one word a line (``Analyte: Magnesium``), or one cell of a table a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from labelcheck.knowledge.lab_headings import exact_field
from labelcheck.labs import assay, values
from labelcheck.labs.columns import Cells
from labelcheck.labs.grid import BAR_GAP, Cell, Row
from labelcheck.labs.headings import Column, Table, column_of
from labelcheck.model.lab import Problem

OF_RESULTS = (
    *("analyte", "result", "percent_of_claim", "unit", "basis", "claim", "specification", "method"),
    *("loq", "lod", "uncertainty", "k", "replicates", "status"),
)
"""The words that a table of results may have in its heading."""


def records(rows: Sequence[Row]) -> Iterator[tuple[Table, Cells]]:
    """Each run of ``Analyte: …``, ``Result: …`` as the one row of a table."""
    for record in _records(rows):
        table = Table(tuple(column for column, _ in record), 1)
        if {"analyte", "result"} <= {column.field for column in table.columns}:
            yield table, dict(enumerate(cell for _, cell in record))


def _records(rows: Sequence[Row]) -> Iterator[list[tuple[Column, Cell]]]:
    record: list[tuple[Column, Cell]] = []
    for row in rows:
        text = " ".join(c.text for c in row.cells)
        pair = re.fullmatch(r"([^:]{2,40}?)\s*:\s*(\S.{0,200})", text)
        if pair is None:
            continue
        place = row.cells[0].place._replace(text=text)
        column = column_of(Cell(pair[1], 0, 1, place))
        if column.field not in OF_RESULTS:
            continue
        if column.field in {before.field for before, _ in record}:
            yield record
            record = []
        record.append((column, Cell(pair[2], 0, 1, place)))
    yield record


def unstacked(rows: Sequence[Row]) -> tuple[list[Row], list[Problem]]:
    """``rows`` of a text, where a table with one cell a line is set side by side again.

    It is as long as each of its rows has a name and a result in the right places; where it no longer has, the rest is
    left as it stands and said.
    """
    for at in range(len(rows)):
        heading = list(takewhile(_is_word_of_heading, rows[at : at + len(OF_RESULTS)]))
        fields = [exact_field(row.cells[0].text) for row in heading]
        if len(fields) < 3 or fields[0] != "analyte" or "result" not in fields or len(set(fields)) < len(fields):
            continue
        made, rest = [_side_by_side(heading)], list(rows[at + len(fields) :])
        while len(rest) >= len(fields) and _is_row(rest[: len(fields)], fields.index("result")):
            made.append(_side_by_side(rest[: len(fields)]))
            rest = rest[len(fields) :]
        return [*rows[:at], *made, *rest], list(_left(rest, len(fields)))
    return list(rows), []


def _is_word_of_heading(row: Row) -> bool:
    return _is_single(row) and exact_field(row.cells[0].text) in OF_RESULTS


def _is_single(row: Row) -> bool:
    return len(row.cells) == 1 and row.cells[0].place.box is None


def _is_row(group: Sequence[Row], result: int) -> bool:
    texts = [row.cells[0].text for row in group]
    return all(map(_is_single, group)) and not re.match(r"[<>≤≥]?\s*\d", texts[0]) and values.is_result(texts[result])


def _side_by_side(group: Sequence[Row]) -> Row:
    cells = [row.cells[0]._replace(left=i * BAR_GAP, right=(i + 1) * BAR_GAP - 1) for i, row in enumerate(group)]
    return group[0]._replace(cells=tuple(cells))


def _left(rest: Sequence[Row], cells: int) -> Iterator[Problem]:
    for row in rest:
        if _is_single(row) and assay.tested(row.cells[0].text).known:
            said = f"the table has {cells} cells a row, one a line, and from here they do not come so: not read"
            yield Problem(row.cells[0].place, said)
            return
