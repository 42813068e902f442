"""Results of a text that has no columns: one word a line (``Analyte: Magnesium``), or one cell of a table a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from labelcheck.knowledge.lab_headings import exact_field
from labelcheck.labs import assay, values
from labelcheck.labs.column_heading import Column, column_of
from labelcheck.labs.columns import Cells
from labelcheck.labs.grid import Cell, Row, in_a_row
from labelcheck.labs.headings import Table
from labelcheck.labs.setting import basis_over
from labelcheck.labs.values import Unit
from labelcheck.model.lab import Place, Problem
from labelcheck.model.regex import regex

OF_RESULTS = (
    *("analyte", "result", "percent_of_claim", "unit", "basis", "claim", "specification", "method"),
    *("loq", "lod", "uncertainty", "k", "replicates", "status"),
)
"""The words that a table of results may have in its heading."""


def records(rows: Sequence[Row]) -> Iterator[tuple[Table, Cells]]:
    """Each run of ``Analyte: …``, ``Result: …`` as the one row of a table. The name may stand alone over the others, or
    before them on their line (``Magnesium - Label claim: 200 mg - Result: 171 mg``)."""
    for record, basis in _records(rows):
        table = Table(tuple(column for column, _ in record), 1, basis)
        if {"analyte", "result"} <= {column.field for column in table.columns}:
            yield table, dict(enumerate(cell for _, cell in record))


_Word = tuple[Column, Cell]
"""What a word before a value means, and the value."""


def _records(rows: Sequence[Row]) -> Iterator[tuple[list[_Word], Unit | None]]:
    """Each record, with what the last title over it says that its results are per."""
    record: list[_Word] = []
    basis: Unit | None = None
    under_name = False
    for row in rows:
        text = " ".join(c.text for c in row.cells)
        place = row.cells[0].place._replace(text=text)
        named = _named(text, place) or _named_before([c.text for c in row.cells], place)
        words = named or _words([text], place, _LINE) or []
        if named or any(column.field in {before.field for before, _ in record} for column, _ in words):
            yield record, basis
            record = []
        elif under_name and ":" not in text:  # a line between, which may name another test
            yield record, basis
            record, words = [], []
        under_name = bool(named) or (under_name and bool(record))
        record += words
        if not words and not re.search(r"\d\s?m?c?g\b", text):
            basis = basis_over(row)
    yield record, basis


def _named(text: str, place: Place) -> list[_Word] | None:
    """The words of a line that begins with the name of what was tested, or is nothing else."""
    match = _NAME.fullmatch(text)
    name, told = match.groups() if match else (text, None)
    return _of_name(name, _PARTS.split(told) if told else [], place)


def _named_before(cells: Sequence[str], place: Place) -> list[_Word] | None:
    """The words of a line whose first cell names what was tested: ``Magnesium   Label: 200 mg   Found: 213``."""
    return _of_name(cells[0], cells[1:], place) if len(cells) > 1 and ":" in cells[1] else None


def _of_name(name: str, parts: Sequence[str], place: Place) -> list[_Word] | None:
    words = _words(parts, place, _PART)
    if words is None or not assay.tested(name).known:
        return None
    return [(Column("", "analyte", None, None, 0, 1), Cell(name, 0, 1, place._replace(text=name))), *words]


def _words(parts: Sequence[str], place: Place, form: re.Pattern[str]) -> list[_Word] | None:
    """Each of ``parts`` as a word of a table's heading and its value; None where one is something else."""
    words: list[_Word] = []
    for part in parts:
        pair = form.fullmatch(part)
        column = column_of(Cell(pair["word"], 0, 1, place)) if pair else None
        if pair is None or column is None or column.field not in OF_RESULTS:
            return None
        words.append((column, Cell(pair["value"], 0, 1, place._replace(text=part))))
    return words


_NAME = regex(r"([^:|;]{2,60}?)\s*(?:[:|;]|\s[-–—])\s+(\S.{0,300})")
_PARTS = regex(r"\s+[-–—|·•/]\s+|[;,]\s+")
_LINE = regex(r"(?P<word>[^:]{2,40}?)\s*:\s*(?P<value>\S.{0,200})")
_PART = regex(r"(?P<word>[^\W\d_][^:\d]{1,39}?)(?:\s*:\s*|\s+(?=[<>≤≥~]?\s?\d))(?P<value>\S.{0,200})")
"""As a line, or without the colon: ``found 171 mg``."""


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
    return in_a_row(group[0], [row.cells[0] for row in group])


def _left(rest: Sequence[Row], cells: int) -> Iterator[Problem]:
    for row in rest:
        if _is_single(row) and assay.tested(row.cells[0].text).known:
            said = f"the table has {cells} cells a row, one a line, and from here they do not come so: not read"
            yield Problem(row.cells[0].place, said)
            return
