"""The heading of a table of results: which column means what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from labelcheck.knowledge import fold
from labelcheck.knowledge.lab_headings import exact_field
from labelcheck.labs import assay
from labelcheck.labs.column_heading import MAX_HEADING, Column, column_of, unit_of
from labelcheck.labs.grid import Cell, LabFileError, Row
from labelcheck.labs.named_below import (
    ONLY_BESIDE_RESULTS,
    ROWS_BELOW,
    named_by_cells,
    named_by_place,
    named_without_heading,
    verdicts_apart,
)
from labelcheck.labs.values import Unit, unit
from labelcheck.model.regex import regex

MAX_COLUMNS = 200
ONCE = ("analyte", "unit", "basis", "uncertainty", "k", "product", "upc", "lot", "lab", "claim", "percent_of_claim")
"""Fields that one column alone may give."""
VALUE = regex(r"[<>≤≥±~]?\s*\d")
"""A cell that begins so is a value, and stands in no heading."""
_MEAN = regex(r"(?:mean|average|avg|mittelwert|(?:valeur )?moyenne|promedio|(?:valore )?medi[ao])\b", re.IGNORECASE)
_ONE_OF_SEVERAL = regex(
    r"(?:results?|tests?|values?|assay|rep(?:licate)?|run|trial|determination|injection|reading|messung|essai|ensayo|prova)"
    r"\W*(?:no\W*)?\d\b",
    re.IGNORECASE,
)
"""The heading of one of several results that have their mean beside them: ``Result 1``, ``Rep #2``."""
_REPORTABLE = regex(r"(?:reportable|revised|amended|corrected) (?:result|value)", re.IGNORECASE)
"""The one result that a laboratory reports of several determinations, as pharmacopoeias call it, or stands by now."""
_OF_SAMPLE = regex(r"sample|probe|muster|chantillon|muestra|campione|description|bezeichnung", re.IGNORECASE)
"""Words of a column that may name the product, where none beside it is called so."""
_DOSES = ("per_serving", "per_daily_dose", "per_unit")
_NAMED = ("description", "name", "bezeichnung", "kurztext")


class Table(NamedTuple):
    """The columns of a table, how many rows its heading takes, and what the line over it says the results are per."""

    columns: tuple[Column, ...]
    length: int
    basis: Unit | None = None

    @property
    def read_as(self) -> tuple[tuple[str, str], ...]:
        """Each heading with the field it was read as."""
        return tuple((c.heading, c.field or "not used") for c in self.columns if c.heading)


def heading_at(rows: Sequence[Row], at: int, mapping: Mapping[str, str], *, fixed: bool) -> Table | None:
    """The heading that begins at ``rows[at]``: it names what is tested and a result. None where there is none."""
    best: tuple[tuple[int, int], Table] | None = None
    for length in range(1, 3 if fixed else 4):
        group = rows[at : at + length]
        if len(group) < length or not _one_heading(group, fixed=fixed):
            break
        cells = spread(group) if fixed else _merged(group)
        columns = _mapped([column_of(c) for c in cells], mapping)
        below = rows[at + length : at + length + ROWS_BELOW]
        columns = named_by_cells(columns, below) if fixed else columns
        columns = named_by_place(columns, below if length == 1 else (), fixed=fixed)
        columns = named_without_heading(columns, below, fixed=fixed)
        columns = verdicts_apart(columns, below[:3], fixed=fixed)
        fields = [c.field for c in columns]
        if "analyte" not in fields or not {"result", "percent_of_claim"} & set(fields):
            continue
        if not fixed and fields.index("analyte") > min(
            i for i, f in enumerate(fields) if f in ("result", "percent_of_claim")
        ):
            continue
        score = (sum(f is not None for f in fields), sum(c.unit is not None for c in columns))
        if best is None or score > best[0]:
            best = score, Table(tuple(columns), length)
    if best is not None and best[1].length > 1:
        inner = heading_at(rows, at + 1, mapping, fixed=fixed)
        told = inner is not None and sum(c.field == "result" and not unit_of(c.heading)[0] for c in inner.columns) < 2
        if inner is not None and told and sum(c.field is not None for c in inner.columns) >= best[0][0]:
            return None  # the first row is only a title over the heading
    return best[1] if best else None


def names_columns(row: Row) -> bool:
    """Whether ``row`` is a heading: what stands under it no longer belongs to the table before.

    One without results names what is tested, and each of its cells is a known heading: ``Analyte | LOD | LOQ``.
    """
    if len(row.cells) > MAX_COLUMNS:
        return False
    fields = [column_of(c).field for c in row.cells if len(c.text) <= MAX_HEADING and not VALUE.match(c.text)]
    if not ONLY_BESIDE_RESULTS & set(fields):
        return False
    return "result" in fields or (fields[0] == "analyte" and None not in fields and len(fields) == len(row.cells))


def _one_heading(group: Sequence[Row], *, fixed: bool) -> bool:
    cells = [c for row in group for c in row.cells]
    if len(cells) > MAX_COLUMNS:
        return False
    if fixed and len(group) == 2 and not is_second_row(group[1]):
        return False
    if not fixed and any(VALUE.match(c.text) for c in cells):
        return False
    if not fixed and (len(cells) < 2 or any(len(c.text) > MAX_HEADING for c in cells)):
        return False
    high = max(row.bottom - row.top for row in group)
    apart = 2.5 if len(group) == 2 and all(unit(c.text.strip("()")) for c in group[1].cells) else 1.7
    return group[-1].top - group[0].top <= apart * high * (len(group) - 1) + 0.01 and len({r.page for r in group}) == 1


def is_second_row(row: Row) -> bool:
    """Whether a row of a table file goes on with the heading above it: units, or the halves of a merged cell."""
    texts = [c.text for c in row.cells if c.text]
    return bool(texts) and all(unit(text) is not None or exact_field(text) is not None for text in texts)


def spread(group: Sequence[Row]) -> list[Cell]:
    """The heading cells of a table file. A merged cell is written once, and stands over each unit below it."""
    cells = list(group[0].cells)
    if len(group) == 1:
        return cells
    below = list(group[1].cells)
    cells += [c._replace(text="") for c in below[len(cells) :]]
    over, joined = "", []
    for i, cell in enumerate(cells):
        under = below[i].text if i < len(below) else ""
        over = cell.text or over
        above = over if unit(under) is not None else cell.text
        joined.append(cell._replace(text=f"{above} {under}".strip()))
    return joined


def _merged(group: Sequence[Row]) -> list[Cell]:
    """The cells of a heading; those that stand one under the other are one."""
    columns: list[Cell] = []
    for cell in (c for row in group for c in row.cells):
        over = next((i for i, c in enumerate(columns) if min(c.right, cell.right) - max(c.left, cell.left) > 0), None)
        if over is None:
            columns.append(cell)
        else:
            c = columns[over]
            columns[over] = Cell(
                f"{c.text} {cell.text}".strip(), min(c.left, cell.left), max(c.right, cell.right), c.place
            )
    return sorted(columns, key=lambda c: c.left)


def _mapped(columns: list[Column], mapping: Mapping[str, str]) -> list[Column]:
    """``columns`` as the user maps them; headings that are only a unit are results where no other column is."""
    for field, heading in mapping.items():
        if any(fold(c.heading) == fold(heading) for c in columns):
            columns = [
                c._replace(field=field, could_be=()) if fold(c.heading) == fold(heading)
                else c._replace(field=None) if c.field == field else c
                for c in columns
            ]  # fmt: skip
    named = {fold(c.heading) for c in columns if c.field == "product"}
    columns = [  # of Material and Material Description the first is a number
        c._replace(field=None) if c.field == "product" and {fold(f"{c.heading} {w}") for w in _NAMED} & named else c
        for c in columns
    ]  # fmt: skip
    if sum(c.field == "product" and not _OF_SAMPLE.search(c.heading) for c in columns) == 1:
        columns = [
            c._replace(field=None) if c.field == "product" and _OF_SAMPLE.search(c.heading) else c for c in columns
        ]
    tested = [i for i, c in enumerate(columns) if c.field == "analyte"]
    if len(tested) == 2 and tested[1] > 1 and fold(unit_of(columns[tested[1]].heading)[0]) == "assay":
        found = any(c.field == "result" for c in columns)  # what was assayed stands in the first column
        columns = [c._replace(field="result") if i == tested[1] and not found else c for i, c in enumerate(columns)]
    if sum(c.field == "result" and _MEAN.match(c.heading) is not None for c in columns) == 1:
        columns = [c._replace(field=None, could_be=()) if _ONE_OF_SEVERAL.match(c.heading) else c for c in columns]
    if sum(c.field == "result" and _REPORTABLE.match(c.heading) is not None for c in columns) == 1:
        columns = [
            c._replace(field=None, could_be=()) if c.field == "result" and not _REPORTABLE.match(c.heading) else c
            for c in columns
        ]
    if any(c.field == "result" and not assay.DRIED.search(c.heading) for c in columns):
        columns = [c._replace(field=None, could_be=()) if assay.DRIED.search(c.heading) else c for c in columns]
    if not any(c.field == "result" for c in columns):
        columns = [c._replace(field="result") if _bare_unit(c) else c for c in columns]
    if not any(c.field in ("result", "percent_of_claim") for c in columns):
        columns = [c._replace(field="result") if _done_to(c, columns) else c for c in columns]
    columns = _of_bases(columns)
    if sum(c.lot is not None for c in columns) > 1 and not any(c.field == "result" for c in columns):
        columns = [c._replace(field="result", could_be=()) if c.lot is not None else c for c in columns]
    return _with_doses(columns)


def _of_bases(columns: list[Column]) -> list[Column]:
    """``columns`` where those headed by what they are per alone (``Per gummy``, ``pro 100 g | pro Portion``) are the
    results, because a laboratory's limit, method or verdict stands beside them: a panel or a formula has none."""
    fields = {c.field for c in columns}
    if {"result", "percent_of_claim"} & fields or not fields & _OF_A_LABORATORY:
        return columns
    return [_as_dose(c, (*_DOSES, "per_gram", "per_ml")) if c.field is None else c for c in columns]


_OF_A_LABORATORY = {"specification", "method", "loq", "status", "uncertainty", "claim"}


def _done_to(column: Column, columns: Sequence[Column]) -> bool:
    """Whether ``Tested`` over a column is not the day but what was found: where it stands beside what was claimed or
    allowed, and no other column is the result."""
    beside = {c.field for c in columns} & {"claim", "specification"}
    return column.field == "date" and fold(column.heading) in _DONE and bool(beside)


_DONE = {fold(word) for word in ("tested", "analyzed", "analysed", "reported")}


def _with_doses(columns: list[Column]) -> list[Column]:
    """``columns`` where ``Per serving (mcg)`` or ``mcg/day`` behind a concentration is its result."""
    found = [c.field == "result" and c.unit is not None and c.unit.basis == "per_gram" for c in columns]
    return [_as_dose(c) if c.field is None and any(found[:i]) else c for i, c in enumerate(columns)]


def _as_dose(column: Column, bases: Sequence[str] = _DOSES) -> Column:
    name, dose = unit_of(re.sub(r"\A(?=(?:per|pro|je|par|por)\b)", "of ", column.heading, flags=re.I))
    taken = dose is not None and dose.basis in bases and name in ("", "of")
    return column._replace(field="result", unit=dose, could_be=()) if taken else column


def _bare_unit(column: Column) -> bool:
    return column.field is None and column.unit is not None and not unit_of(column.heading)[0]


def check(table: Table, place: str) -> None:
    """Refuse a heading that leaves open which column is meant.

    Raises:
        LabFileError: a column could be two things, or two columns could be one.
    """
    for column in table.columns:
        if column.could_be:
            one, other = column.could_be
            raise LabFileError(
                f"{place}: the column {column.heading!r} could be {one} or {other}; say --map {one}={column.heading}"
            )
    for field in (*ONCE, "result"):
        same = [c for c in table.columns if c.field == field and c.lot is None]
        units = [c.unit for c in same]
        apart = field == "result" and None not in units and len(set(units)) == len(units)
        if len(same) > 1 and not apart and not (field in ("result", "unit") and _units_behind(table.columns)):
            names = " and ".join(repr(c.heading) for c in same)
            raise LabFileError(
                f"{place}: the columns {names} could both be {field}; say --map {field}={same[0].heading}"
            )


def _units_behind(columns: Sequence[Column]) -> bool:
    """Whether there are several columns of units, one of them right behind each result."""
    behind = [before.field for before, after in pairwise(columns) if after.field == "unit"]
    return len(behind) > 1 and behind.count("result") == sum(c.field == "result" for c in columns)


def side_by_side(table: Table) -> list[Table]:
    """``table`` cut where the names of what is tested begin anew."""
    starts = [i for i, c in enumerate(table.columns) if c.field == "analyte"]
    if len(starts) < 2 or starts[0] != 0:
        return [table]
    ends = [*starts[1:], len(table.columns)]
    return [Table(table.columns[a:b], table.length) for a, b in zip(starts, ends, strict=True)]
