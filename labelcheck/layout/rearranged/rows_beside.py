"""Rows with magnesium apart from a panel that has none, as where actives are listed beside a table of energy."""

from __future__ import annotations

import re
from collections.abc import Sequence

from labelcheck.layout.lines import Line
from labelcheck.layout.panel.read import Found, read_panel
from labelcheck.layout.planes import Plane
from labelcheck.layout.untitled.rows import names_magnesium, untitled_rows
from labelcheck.layout.untitled.rows_in_lines import headings_apart
from labelcheck.layout.vocabulary.heads import SERVING
from labelcheck.model.reading import Panel, Row
from labelcheck.model.regex import regex

_ENERGY = regex(
    r"\W*(?:valeur énergétique|[ée]nerg|calor|brennwert|fat\b|matières grasses|fett\b|grassi)", re.IGNORECASE
)


def is_of_food(panel: Panel) -> bool:
    """Whether ``panel`` tells what a food is eaten for."""
    return any(_ENERGY.match(row.name.text) for row in panel.rows)


def rows_beside(lines: list[Line], plane: Plane, *, of_food: bool) -> tuple[list[Found], list[Line]]:
    """The rows with magnesium among ``lines`` that stand under a heading of doses, apart from a panel that has none,
    and the rest: some labels list their actives under ``Each capsule contains:`` and tell energy in a table. Beside
    such a table ``of_food`` several rows need no heading."""
    apart = headings_apart(lines)
    place = untitled_rows(apart)
    headed = place is not None and SERVING.match(apart[place[0]].text.lstrip("•*·- ")) is not None
    if place is None or not (headed or of_food):
        return [], lines
    start, end = place
    panel = read_panel(apart[start:end], 0, plane.page, plane.rules, text_file=True)
    if panel is None or not (headed or len(panel.panel.rows) > 1 or _is_rated(panel.panel.rows)):
        return [], lines
    if not any(names_magnesium(row.name.text) for row in panel.panel.rows):
        return [], lines
    return [panel], [*apart[:start], *panel.rest, *apart[end:]]


def _is_rated(rows: Sequence[Row]) -> bool:
    """Whether one of ``rows`` has an amount and a percent."""
    return any({"amount", "percent"} <= {cell.kind for cell in row.cells} for row in rows)
