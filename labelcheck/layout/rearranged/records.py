"""Rows as a data base writes them out: a field a line, each with its label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from labelcheck.layout.lines import Line, cut_before
from labelcheck.layout.panel.cells import is_bare_percent
from labelcheck.layout.panel.no_row import has_cells
from labelcheck.layout.panel.sources import inside_brackets
from labelcheck.layout.vocabulary.rows import PERCENT_OF
from labelcheck.model.regex import regex

FEWEST = 2
"""Rows, or cells of one: a name over one cell may be the product's over its weight."""

_NUMBER = r"(?:[\s_]?\[?#?\d{1,3}\]?)?"
"""The number of a row in its labels: ``Ingredient 2:``, ``ingredient_2_amount:``, ``nutrients[2].name:``."""
_INGREDIENT = r"(?:(?:active|medicinal)[\s_])?ingredient"
_OF_ROW = rf"(?:(?:{_INGREDIENT}|nutrient|row|item)s?{_NUMBER}[\s_.]+)?"
_NAME = regex(
    rf"(?:(?:[-•]|\d{{1,3}}[.)])\s+)?{_OF_ROW}(?:{_INGREDIENT}|nutrient|substance|name|nährstoff|nutriment|nutriente){_NUMBER}\s*:\s+(?=\S)",
    re.IGNORECASE,
)
_CELL = regex(
    rf"{_OF_ROW}(?:amount|quantity|dose|menge|quantité|quantità|cantidad|(?P<unit>units?|uom)|"
    rf"(?P<percent>(?:%|percent)?[\s_]*(?:{PERCENT_OF}|daily[\s_]?value)(?:[\s_]?percent)?))"
    rf"(?:[\s_]+per[\s_]+\w+)?{_NUMBER}\s*:(?:\s+(?=\S)|(?P<empty>)\Z)",
    re.IGNORECASE,
)
_SOURCE = regex(
    rf"{_OF_ROW}(?:(?:chemical[\s_])?(?:sources?|forms?)(?:\s?/\s?(?:forms?|sources?))?|supplied[\s_](?:as|by)){_NUMBER}"
    r"\s*:\s+(?=\S)",
    re.IGNORECASE,
)


def without_labels(lines: list[Line]) -> list[Line]:
    """``lines`` with no labels of the fields of rows, as in ``Ingredient: Zinc`` / ``Amount per serving: 5 mg`` / ``%
    Daily Value: 45%``; fields of such a row that tell no amount are left out."""
    lines = [field for line in lines for field in _fields_apart(line)]
    names = [at for at, line in enumerate(lines[:-1]) if ":" in line.text and _is_row(line, lines[at + 1 : at + 3])]
    if not names or (len(names) < FEWEST and not any(_CELL.match(line.text) for line in lines[names[0] + 2 :][:1])):
        return lines
    done = lines[: names[0]]
    for at, end in zip(names, [*names[1:], len(lines)], strict=True):
        row, behind = [_value(lines[at], _NAME)], at + 1
        cells: list[Line] = []
        while behind < end:
            if _SOURCE.match(lines[behind].text) is not None:
                row.append(inside_brackets(_value(lines[behind], _SOURCE)))
            elif (label := _CELL.match(lines[behind].text)) is not None:
                if label["empty"] is None:
                    _add(cells, _value(lines[behind], _CELL), label)
            else:
                break
            behind += 1
        done += [Line.joined([*row, *cells]), *lines[behind:end]]
    return done


def _fields_apart(line: Line) -> list[Line]:
    """The fields of a row that stand on one ``line``, each with its label: ``Nutrient: Zinc; Amount: 5 mg``."""
    text = line.text
    if ":" not in text or _NAME.match(text) is None:
        return [line]
    begins = [sign.end() for sign in _BETWEEN.finditer(text)]
    fields = [at for at in begins if _CELL.match(text, at) is not None or _SOURCE.match(text, at) is not None]
    return [_without_sign(part) for part in cut_before(line, fields)] if fields else [line]


_BETWEEN = regex(r"(?<=[;,|])\s+")


def _without_sign(field: Line) -> Line:
    """``field`` without the sign that parts it from the next."""
    *before, last = field.tokens
    shown = last.text.rstrip(";,|")
    return Line.of([*before, last._replace(text=shown)] if shown else before) if before or shown else field


def _add(cells: list[Line], value: Line, label: re.Match[str]) -> None:
    """Add what the field with this ``label`` tells to the ``cells`` of a row."""
    if _NOTHING.fullmatch(value.text) is not None:
        return
    if label["unit"] and value.text and cells and _FIGURE.fullmatch(cells[-1].text):
        cells[-1] = Line.joined([cells[-1], value])
    elif label["percent"] and is_bare_percent(value.text):
        cells.append(Line.of([value.tokens[0]._replace(text=f"{value.text}%")]))
    elif has_cells(value.text) or _FIGURE.fullmatch(value.text) or len(value.text) < SIGN:
        cells.append(value)


_NOTHING = regex(r"n\.?/?a\.?|none|null|nil|not (?:applicable|established)|-+|–|—", re.IGNORECASE)
"""What a data base writes where it holds nothing."""
_FIGURE = regex(r"<?\s?\d[\d.,]*")


SIGN = 4
"""Characters: a footnote's sign is shorter."""


def _is_row(name: Line, fields: Sequence[Line]) -> bool:
    """Whether ``name`` tells what a row is of, and its first field, behind that of its source, tells an amount."""
    cell = fields[-1] if _SOURCE.match(fields[0].text) is not None else fields[0]
    return _NAME.match(name.text) is not None and _CELL.match(cell.text) is not None


def _value(line: Line, label: re.Pattern[str]) -> Line:
    match = label.match(line.text)
    return line if match is None else cut_before(line, [match.end()])[-1]
