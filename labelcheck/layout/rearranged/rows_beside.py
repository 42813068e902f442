"""Rows with magnesium apart from a panel that has none, as where actives are listed beside a table of energy."""

from __future__ import annotations

import re
from collections.abc import Sequence

from labelcheck.layout.lines import Line
from labelcheck.layout.panel.brackets import depth_after
from labelcheck.layout.panel.cells import kinds_in
from labelcheck.layout.panel.read import Found, read_panel
from labelcheck.layout.planes import Plane
from labelcheck.layout.untitled.rows import names_magnesium, untitled_rows
from labelcheck.layout.untitled.rows_in_lines import headings_apart
from labelcheck.layout.vocabulary.heads import SERVING
from labelcheck.layout.vocabulary.rows import MAGNESIUM
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
    such a table ``of_food`` several rows need no heading, nor does a row whose cells stand on lines of their own."""
    apart = headings_apart(lines)
    copied = _cells_below_name(apart)
    place = copied or untitled_rows(apart)
    headed = place is not None and SERVING.match(apart[place[0]].text.lstrip("•*·- ")) is not None
    if place is None or not (headed or of_food or copied):
        return [], lines
    start, end = place
    panel = read_panel(apart[start:end], 0, plane.page, plane.rules, text_file=True)
    if panel is None or not (headed or len(panel.panel.rows) > 1 or _is_rated(panel.panel.rows)):
        return [], lines
    if not any(names_magnesium(row.name.text) for row in panel.panel.rows):
        return [], lines
    return [panel], [*apart[:start], *panel.rest, *apart[end:]]


def _cells_below_name(lines: Sequence[Line]) -> tuple[int, int] | None:
    """The range of the line that names magnesium, its amount under it and its percent under that: some texts are copied
    so, with what stands beside the panel between its rows."""
    for at, line in enumerate(lines):
        end = at + (2 if depth_after(line.text, 0) > 0 else 1)
        if _MAGNESIUM.match(line.text) and [kinds_in(below.text) for below in lines[end : end + 2]] == _A_CELL_A_LINE:
            return at, end + 2
    return None


_MAGNESIUM = regex(rf"(?:{MAGNESIUM})(?=\s*(?:[(\[*†‡]|\Z))", re.IGNORECASE)
_A_CELL_A_LINE = [["amount"], ["percent"]]


def _is_rated(rows: Sequence[Row]) -> bool:
    """Whether one of ``rows`` has an amount and a percent."""
    return any({"amount", "percent"} <= {cell.kind for cell in row.cells} for row in rows)
