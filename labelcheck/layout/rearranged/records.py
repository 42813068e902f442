"""Rows as a data base writes them out: a field a line, each with its label."""

from __future__ import annotations

import re

from labelcheck.layout.lines import Line, cut_before
from labelcheck.layout.panel.cells import is_bare_percent
from labelcheck.layout.panel.no_row import has_cells
from labelcheck.layout.vocabulary.rows import PERCENT_OF
from labelcheck.model.regex import regex

FEWEST = 2
"""Rows, or cells of one: a name over one cell may be the product's over its weight."""

_NUMBER = r"(?:[\s_]?\[?#?\d{1,3}\]?)?"
"""The number of a row in its labels: ``Ingredient 2:``, ``ingredient_2_amount:``, ``nutrients[2].name:``."""
_INGREDIENT = r"(?:(?:active|medicinal)[\s_])?ingredient"
_OF_ROW = rf"(?:(?:{_INGREDIENT}|nutrient|row|item)s?{_NUMBER}[\s_.]+)?"
_NAME = regex(
    rf"(?:[-•]\s+)?{_OF_ROW}(?:{_INGREDIENT}|nutrient|substance|name|nährstoff|nutriment|nutriente){_NUMBER}\s*:\s+(?=\S)",
    re.IGNORECASE,
)
_CELL = regex(
    rf"{_OF_ROW}(?:amount|quantity|dose|menge|quantité|quantità|cantidad|(?P<unit>units?|uom)|"
    rf"(?P<percent>(?:%|percent)?[\s_]*(?:{PERCENT_OF}|daily[\s_]?value)(?:[\s_]?percent)?))"
    rf"(?:[\s_]+per[\s_]+\w+)?{_NUMBER}\s*:\s+(?=\S)",
    re.IGNORECASE,
)


def without_labels(lines: list[Line]) -> list[Line]:
    """``lines`` with no labels of the fields of rows, as in ``Ingredient: Zinc`` / ``Amount per serving: 5 mg`` / ``%
    Daily Value: 45%``; fields of such a row that tell no amount are left out."""
    names = [at for at, line in enumerate(lines[:-1]) if ":" in line.text and _is_row(line, lines[at + 1])]
    if not names or (len(names) < FEWEST and not any(_CELL.match(line.text) for line in lines[names[0] + 2 :][:1])):
        return lines
    done = lines[: names[0]]
    for at, end in zip(names, [*names[1:], len(lines)], strict=True):
        cells = at + 1
        done.append(_value(lines[at], _NAME))
        while cells < end and (label := _CELL.match(lines[cells].text)) is not None:
            value = _value(lines[cells], _CELL)
            if label["unit"] and value.text and is_bare_percent(done[-1].text):
                done[-1] = Line.joined([done[-1], value])
            elif label["percent"] and is_bare_percent(value.text):
                done.append(Line.of([value.tokens[0]._replace(text=f"{value.text}%")]))
            elif has_cells(value.text) or len(value.text) < SIGN:
                done.append(value)
            cells += 1
        done += lines[cells:end]
    return done


SIGN = 4
"""Characters: a footnote's sign is shorter."""


def _is_row(name: Line, cell: Line) -> bool:
    return _NAME.match(name.text) is not None and _CELL.match(cell.text) is not None


def _value(line: Line, label: re.Pattern[str]) -> Line:
    match = label.match(line.text)
    return line if match is None else cut_before(line, [match.end()])[-1]
