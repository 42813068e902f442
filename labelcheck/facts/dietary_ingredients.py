"""The rows of the facts panel as dietary ingredients."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from labelcheck.facts.certainty import legible
from labelcheck.facts.numbers import amount, percent, unit
from labelcheck.layout import evidence, least_score
from labelcheck.layout.panel.brackets import BRACKET_SIGN
from labelcheck.model.label import Amount, DietaryIngredient, OtherDose
from labelcheck.model.reading import Cell, Panel, Row, Span
from labelcheck.model.regex import regex

_MARKS = regex(r"[*†‡§¶^°+#]+")
_ONE_BRACKET = regex(r"([^()\[\]{}]*)[(\[{]([^()\[\]{}]+)[)\]}]([^()\[\]{}]*)")
"""A name with one bracket, as most names with brackets are."""
_UNIT = regex(r"\s*(?:m?c?g|[μµu]g|kcal|iu|ui)\s*", re.IGNORECASE)
"""In a bracket it tells in what the amounts are, and no source: ``Magnesio (mg)``."""


def find_dietary_ingredients(panel: Panel, column: int, *, decimal_comma: bool) -> tuple[DietaryIngredient, ...]:
    """All rows of ``panel``, with the amounts of dose column ``column``."""
    names = [_plain(row.name.text) for row in panel.rows]
    found: list[DietaryIngredient] = []
    before: Row | None = None
    for row, name in zip(panel.rows, names, strict=True):
        quantity, daily = cells_of(row, column, decimal_comma=decimal_comma)
        if before is not None and _are_same(quantity, found[-1].amount) and _says_again(row, before):
            if found[-1].percent_daily_value is None and daily is not None:
                pieces = (*found[-1].evidence, *evidence(*row_spans(row, column)))
                found[-1] = replace(found[-1], percent_daily_value=daily, evidence=pieces)
            continue
        before = row
        found.append(
            DietaryIngredient(
                name=name,
                sources=tuple(_sources(row)),
                amount=quantity,
                percent_daily_value=daily,
                parent=names[row.parent] if row.parent is not None else None,
                evidence=evidence(*row_spans(row, column)),
            )
        )
    return tuple(found)


def _are_same(quantity: Amount | None, last: Amount | None) -> bool:
    """Whether two rows have the same amount; its number tells in most that they have not."""
    return quantity is not None and last is not None and quantity.value == last.value and quantity == last


def _says_again(row: Row, before: Row) -> bool:
    """Whether ``row`` names in another language what the row ``before`` does: ``Zinc 5 mg / Zink 5 mg``."""
    passage, end = before.name.passage, max([cell.span.end for cell in before.cells], default=before.name.end)
    if row.name.passage is not passage or passage.text[end : row.name.start].strip(" )") != "/":
        return False
    return _likeness(row.name.text) == _likeness(before.name.text)


def _likeness(name: str) -> tuple[str, str]:
    """What a name has in common with itself in a kindred language: its beginning, and that of its last word."""
    plain = _plain(name).lower()
    return plain[:3], plain.rpartition(" ")[2][:1] + "".join(filter(str.isdigit, plain))


def _sources(row: Row) -> list[str]:
    """What stands in the brackets of the name, and after the amount unless it restates the amount."""
    inside = [_unmarked(span.text) for span in brackets(row.name) if not _UNIT.fullmatch(span.text)]
    if row.related:
        related = [span.text.strip("()") for span in row.related]
        inside += [_unmarked(text) for text in related if not text[:1].isdigit()]
    return inside


def row_spans(row: Row, column: int) -> list[Span]:
    """The print of ``row``: all of it where it has one dose column and its cells stand beside its name, else its name
    and the cells of ``column``."""
    cells = [cell.span for cell in row.cells if cell.column == column]
    if cells and len(cells) == len(row.cells) and not _stands_apart(row.name, cells[0]):
        end = max([span.end for span in (cells[-1], *row.related)])
        return [Span(row.name.passage, min(row.name.start, cells[0].start), end)]
    return [row.name, *cells, *row.related]


def _stands_apart(name: Span, cell: Span) -> bool:
    """Whether a whole line of a text stands between ``name`` and ``cell``: that is another row's."""
    lines = name.passage.lines
    return name.words[0].box is None and bisect_right(lines, cell.start) - bisect_right(lines, name.end) > 1


def cells_of(row: Row, column: int, *, decimal_comma: bool) -> tuple[Amount | None, str | None]:
    """The amount and the % Daily Value of ``row`` in dose column ``column``.

    A row that prints fewer amounts than there are columns says nothing for the others; a second amount in the same
    column (``1,000 IU (25 mcg)``) restates the first. A percent before the amount is how strong something is where
    another follows: ``Lycopene (10%) 500 mcg 100%``. A figure that could not be read surely is not stated.
    """
    return _stated([cell for cell in row.cells if cell.column == column], row.name.text, decimal_comma=decimal_comma)


def _stated(cells: Sequence[Cell], name: str, *, decimal_comma: bool) -> tuple[Amount | None, str | None]:
    """The amount and the % Daily Value of the ``cells`` of a row called ``name`` in one dose column."""
    quantity: Amount | None = None
    daily: str | None = None
    before = False
    for cell in filter(_is_read, cells):
        if cell.kind == "amount" and quantity is None:
            quantity = amount(cell.span.text, decimal_comma=decimal_comma)
            if quantity is not None and not quantity.unit and name[-2:].lower() in ("g)", "l)", "j)"):
                named = UNIT_AT_END.search(name.lower())
                quantity = replace(quantity, unit=unit(named[1]) if named is not None else "")
        elif cell.kind == "percent" and (daily is None or (before and quantity is not None)):
            daily, before = percent(cell.span.text), quantity is None
    return quantity, daily


def other_doses(row: Row, column: int, *, decimal_comma: bool) -> tuple[OtherDose, ...]:
    """What ``row`` prints in full, an amount and its percent, in other dose columns than ``column``."""
    columns: dict[int, list[Cell]] = {}
    for cell in row.cells:
        columns.setdefault(cell.column, []).append(cell)
    columns.pop(column, None)
    found = []
    for _, cells in sorted(columns.items()):
        quantity, daily = _stated(cells, row.name.text, decimal_comma=decimal_comma)
        if quantity is not None and daily is not None and not (quantity.less_than or daily.startswith("<")):
            found.append(OtherDose(quantity, daily, evidence(row.name, *(cell.span for cell in cells))))
    return tuple(found)


UNIT_AT_END = regex(r"\((?:en\s|in\s)?(mg|m?cg|[μu]g|g|kcal|kj)\)\Z")
"""The unit of a row that stands behind its name: ``Magnesio (mg) | 200``. Of small letters."""


def unread_cells(row: Row, column: int) -> list[Span]:
    """The figures of ``row`` in dose column ``column`` that were seen and could not be read."""
    return [cell.span for cell in row.cells if cell.column == column and not _is_read(cell)]


def _is_read(cell: Cell) -> bool:
    """An amount recognised without its unit is not read, for what is missing may hold more figures; nor is a cell that
    may be another row's."""
    if not cell.sure:
        return False
    if cell.span.passage.words[0].score is None:
        return True
    if not legible(cell.span):
        return False
    return cell.kind != "amount" or any(map(str.isalpha, cell.span.text)) or least_score(cell.span) is None


def brackets(name: Span) -> list[Span]:
    """The contents of the outermost brackets of ``name``; one that is never closed runs to the end."""
    text = name.text
    if not BRACKET_SIGN.search(text):
        return []
    if (one := _ONE_BRACKET.fullmatch(text)) is not None:
        return [name.sub(*one.span(2))]
    found: list[Span] = []
    depth = start = 0
    for sign in BRACKET_SIGN.finditer(text):
        index = sign.start()
        if text[index] in "([{":
            depth += 1
            if depth == 1:
                start = index + 1
        elif depth:
            depth -= 1
            if depth == 0 and index > start:
                found.append(name.sub(start, index))
    if depth and start < len(text):
        found.append(name.sub(start, len(text)))
    return found


def _plain(name: str) -> str:
    """``name`` without its brackets and footnote marks."""
    if name.isalpha():
        return name
    if BRACKET_SIGN.search(name):
        name = _without_brackets(name) or name.strip("()[]{} ")
    return _unmarked(name).strip(" ,;:.–-•·|")


def _unmarked(text: str) -> str:
    return _MARKS.sub("", text) if _MARKS.search(text) else text


def _without_brackets(name: str) -> str:
    """``name`` without its brackets and the blanks before them; one that is never closed runs to the end."""
    if (one := _ONE_BRACKET.fullmatch(name)) is not None:
        return one[1].rstrip() + one[3]
    pieces: list[str] = []
    opened: list[int] = []  # how many pieces stand before each bracket that is open
    at = 0
    for sign in BRACKET_SIGN.finditer(name):
        pieces.append(name[at : sign.start()])
        at = sign.end()
        if sign.group() in "([{":
            opened.append(len(pieces))
        elif opened:
            del pieces[opened.pop() :]
            pieces[-1] = pieces[-1].rstrip()
        else:
            pieces.append(sign.group())
    if not opened:
        return "".join([*pieces, name[at:]])
    return "".join(pieces[: opened[0]]).rstrip()
