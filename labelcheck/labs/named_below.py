"""Which column says what was tested, where its heading does not: told by what stands under it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from labelcheck.labs import assay
from labelcheck.labs.column_heading import Column
from labelcheck.labs.grid import Row
from labelcheck.model.regex import regex

ONLY_BESIDE_RESULTS = {"unit", "specification", "method", "loq", "lod", "lod_loq", "status", "claim", "uncertainty"}
ROWS_BELOW = 20
"""So many rows under a heading are asked what its columns hold."""


def named_by_place(columns: list[Column], below: Sequence[Row], *, fixed: bool) -> list[Column]:
    """``columns`` where the first, unknown beside a result, says what is tested: by the names under it, or (not in a
    table file) because it alone is unknown and two of the result's limits, unit or method stand there."""
    if not columns or assay.tested(columns[0].heading).known:
        return columns
    first, others = columns[0], {c.field for c in columns[1:]}
    measured = first.unit is not None and (first.unit.unit or not below)  # ``Contaminants (per 3 tablets)`` is not
    if first.field or first.could_be or measured or not re.search(r"[^\W\d_]{3}", first.heading):
        return columns
    if "analyte" in others or "result" not in others:
        return columns
    alone = not fixed and None not in others and len(others & ONLY_BESIDE_RESULTS) >= 2
    return [first._replace(field="analyte"), *columns[1:]] if alone or _names(0, below[:3]) else columns


def named_without_heading(columns: list[Column], below: Sequence[Row], *, fixed: bool) -> list[Column]:
    """``columns`` of results with one for what was tested, where names stand left of them under an empty corner."""
    fields = {c.field for c in columns}
    if "analyte" in fields or "result" not in fields or not fields & ONLY_BESIDE_RESULTS or not _names(0, below[:3]):
        return columns
    if fixed:
        return columns if columns[0].heading else [columns[0]._replace(field="analyte"), *columns[1:]]
    names = [row.cells[0] for row in below[:3] if row.cells[0].right < columns[0].left]
    if not names:
        return columns
    corner = columns[0]._replace(
        heading="", field="analyte", unit=None, k=None, could_be=(), lot=None,
        left=min(c.left for c in names), right=max(c.right for c in names),
    )  # fmt: skip
    return [corner, *columns]


def named_by_cells(columns: list[Column], below: Sequence[Row]) -> list[Column]:
    """``columns``, of which several could say what was tested, with the one whose cells do: of ``Analysis`` and
    ``Component``, ``Item`` and ``Assay``."""
    tested = [i for i, c in enumerate(columns) if c.field == "analyte"]
    naming = [i for i in tested if _names(i, below)] if len(tested) > 1 else []
    if len(naming) != 1:
        return columns
    products = any(c.field == "product" for c in columns)
    return [
        c._replace(field="product" if not products and "item" in c.heading.lower() else None)
        if i in tested and i not in naming else c
        for i, c in enumerate(columns)
    ]  # fmt: skip


_VERDICT = regex(r"\W*(?:pass(?:es|ed)?|fail(?:s|ed)?|compl(?:ies|iant)|conform\w*|meets|ok|p|f)\b", re.IGNORECASE)


def verdicts_apart(columns: list[Column], below: Sequence[Row], *, fixed: bool) -> list[Column]:
    """``columns`` where a ``Result`` beside another, under which only ``Pass`` and ``Fail`` stand, is the verdict."""
    results = [i for i, c in enumerate(columns) if c.field == "result"]
    if len(results) != 2:
        return columns
    told = {i: [text for row in below if (text := _text_under(columns, i, row, fixed=fixed))] for i in results}
    said = [i for i in results if told[i] and all(map(_VERDICT.match, told[i]))]
    valued = [i for i in results if any(re.match(r"[<>≤≥~]?\s*\d", text) for text in told[i])]
    if len(said) != 1 or len(valued) != 1:
        return columns
    return [c._replace(field="status") if i in said else c for i, c in enumerate(columns)]


def _text_under(columns: Sequence[Column], at: int, row: Row, *, fixed: bool) -> str:
    if fixed:
        return row.cells[at].text if at < len(row.cells) else ""
    column = columns[at]
    return " ".join(c.text for c in row.cells if min(c.right, column.right) > max(c.left, column.left))


def _names(column: int, rows: Sequence[Row]) -> bool:
    """Whether a cell of ``column`` names what laboratories test for."""
    return any(column < len(row.cells) and assay.tested(row.cells[column].text).known for row in rows)
