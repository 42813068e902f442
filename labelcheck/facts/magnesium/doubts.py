"""What makes the amount of a magnesium row doubtful, in words."""

from __future__ import annotations

from decimal import Decimal

from labelcheck.facts.dietary_ingredients import unread_cells
from labelcheck.facts.magnesium.elemental import far_apart
from labelcheck.facts.magnesium.names import outside_brackets
from labelcheck.facts.magnesium.rows import MagnesiumRow
from labelcheck.facts.numbers import is_range
from labelcheck.layout.panel.brackets import depth_after
from labelcheck.model.reading import Row, Span
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
        *_amount_before(total.row, column),
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


def _amount_before(row: Row, column: int) -> list[str]:
    """An amount that begins the line of the name, where the row took the one that begins the next line: ``38 mg
    Magnesium 10%`` / ``7.5 mg Zinc 50%`` among rows whose names stand first."""
    name, passage = row.name, row.name.passage
    taken = next((cell.span for cell in row.cells if cell.column == column and cell.kind == "amount"), None)
    above = [line for line in passage.lines if line < name.start]
    if taken is None or not above or _line_of(taken) == _line_of(name):
        return []
    before = Span(passage, above[-1], name.start)
    beside = _AMOUNT.fullmatch(before.text) is not None and _line_of(before) == _line_of(name)
    return [f"an amount stands before the name: “{before.text}{name.text}”"] if beside else []


def _line_of(span: Span) -> int:
    """The line of a text that ``span`` begins on; of a page 0."""
    return span.words[0].line


_AMOUNT = regex(r"\W*\d[\d.,]*\s?(?:m?c?g|[µμ]g)\s+")
