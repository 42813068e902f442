"""What makes the amount of a magnesium row doubtful, in words."""

from __future__ import annotations

from decimal import Decimal

from labelcheck.facts.dietary_ingredients import unread_cells
from labelcheck.facts.magnesium.elemental import far_apart
from labelcheck.facts.magnesium.names import outside_brackets
from labelcheck.facts.magnesium.rows import MagnesiumRow
from labelcheck.facts.numbers import is_range
from labelcheck.layout.panel.brackets import depth_after
from labelcheck.model.reading import Row
from labelcheck.model.regex import regex


def doubts_of(
    total: MagnesiumRow,
    rows: list[MagnesiumRow],
    added: list[MagnesiumRow],
    column: int,
    daily_values: tuple[Decimal, ...],
    *,
    declared: bool,
) -> tuple[str, ...]:
    """What is doubtful about the amount of ``total``, which ``added`` rows may make up; ``declared``: it is told to be
    the element's."""
    return (
        *(_far_apart(total, daily_values) if declared else ()),
        *[f"“{row.row.name.text}” is read as magnesium, which its source names" for row in rows if row.misread],
        *_said_of(added),
        *_ranges(total.row, column),
        *_unread(total.row, column),
        *_unclosed(total.row),
        *_figure_left(total.row),
    )


def _far_apart(total: MagnesiumRow, daily_values: tuple[Decimal, ...]) -> list[str]:
    apart = far_apart(total.amount, total.percent, daily_values)
    return ["the amount and the % Daily Value do not fit each other; one may have been misread"] if apart else []


def _said_of(added: list[MagnesiumRow]) -> list[str]:
    amounts = " and ".join(f"{r.amount.value} {r.amount.unit}" for r in added if r.amount is not None)
    return [f"no row states the total: {amounts} are added"] if added else []


def _ranges(row: Row, column: int) -> list[str]:
    """What is printed as ``200-400 mg``: no amount, and said."""
    printed = [cell.span.text for cell in row.cells if cell.column == column and cell.kind == "amount"]
    return [f"{text} is a range, not an amount" for text in printed if is_range(text)]


def _unread(row: Row, column: int) -> list[str]:
    return [f"a figure could not be read surely: “{span.text}”" for span in unread_cells(row, column)]


def _unclosed(row: Row) -> list[str]:
    """A bracket that is never closed: its end may stand elsewhere, with a source."""
    name = row.name.text
    return [f"a bracket is not closed, and may name more: “{name}”"] if depth_after(name, 0) else []


def _figure_left(row: Row) -> list[str]:
    """A figure in the name that is no part of one, as where the amount before the cell was misread: ``Magnesium I50 mg
    Magtein 2,085 mg``, ``Magnesium 2 0 mg``."""
    name = f"{outside_brackets(row.name.text)} {_BEHIND_BRACKETS.split(row.name.text)[-1]}"
    return [f"a figure stands in the name of the row: “{row.name.text}”"] if _FIGURE_LEFT.search(name) else []


_BEHIND_BRACKETS = regex(r"[)\]]")
_FIGURE_LEFT = regex(r"(?<![^\s)])(?:[IlOS|]?\d[\dIlOSB.,]*\s?(?:rn|m)[a-z\d]\b|\d+\s*\Z)")
