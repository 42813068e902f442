"""Which of several facts panels is read, and which say it again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from labelcheck.facts.doses.columns import is_per_hundred
from labelcheck.layout.vocabulary.rows import MAGNESIUM
from labelcheck.model.reading import Panel, Reading, Span
from labelcheck.model.regex import regex

_MAGNESIUM = regex(rf"\b{MAGNESIUM}\b", re.IGNORECASE)


def panel_of(reading: Reading) -> Panel | None:
    """The panel that is read: the first with a row of magnesium that is not of 100 g alone, else the first with one,
    else the first that tells more than energy and the like; of a text in the order of its lines, but those last whose
    title may be another word's, for it heads nothing but rows."""
    if len(reading.panels) < 2:
        return next(iter(reading.panels), None)
    panels = sorted(reading.panels, key=lambda panel: (not panel.head, _line(panel.title)))
    found = [panel for panel in panels if any(_MAGNESIUM.search(row.name.text) for row in panel.rows)]
    of_doses = (panel for panel in found if panel.columns or len(found) == 1 or not is_per_hundred(panel, 0, None))
    of_actives = found or [panel for panel in panels if not tells_energy(panel)]
    return next(of_doses, next(iter(of_actives or panels)))


def _line(span: Span) -> int:
    return span.words[0].line or 0


def is_of_product(panel: Panel) -> bool:
    """Whether ``panel`` has a serving size of its own, as that of another product has."""
    return any(re.search(r"serv", span.text, re.IGNORECASE) for span in panel.head)


def stands_under(span: Span, panels: Sequence[Panel]) -> bool:
    """Whether one of ``panels`` stands above ``span`` in a text, which may so be of its product."""
    return any(_line(panel.title) < _line(span) for panel in panels)


def says_again(panel: Panel, read: Panel) -> bool:
    """Whether ``panel`` is another that says what ``read`` does, as on a sheet with several labels."""
    return panel is not read and len(panel.rows) == len(read.rows) and _words(panel) == _words(read)


def _words(panel: Panel) -> list[str]:
    return [span.text.lower() for span in (*panel.head, *spans_of_rows(panel))]


def spans_of_rows(panel: Panel) -> list[Span]:
    """The names and cells of all rows, in print order."""
    return [span for row in panel.rows for span in (row.name, *(cell.span for cell in row.cells))]


def tells_energy(panel: Panel) -> bool:
    """Whether ``panel`` is a table of energy and the like, which stands beside that of the actives."""
    return all(_OF_FOOD.match(row.name.text) for row in panel.rows)


_OF_FOOD = regex(
    r"\W*(?:o\s)?(?:nutrients?\W+)?(?:energy|calories|protein|(?:total |dietary |saturated |trans )*fat|carbohydrate|"
    r"(?:total |added )?sugar|(?:dietary )?fib(?:re|er)|salt|sodium|cholesterol|k(?:j|cal)\b)",
    re.IGNORECASE,
)
