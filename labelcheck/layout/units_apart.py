"""Tables that print the unit of an amount in a column of its own, far from its number: ``200 | mg | 48%``."""

from __future__ import annotations

import re

from labelcheck.layout.cells import UNIT, is_bare_percent
from labelcheck.layout.lines import Line
from labelcheck.layout.tables import Print
from labelcheck.model.regex import regex

_UNIT = regex(rf"{UNIT}(?: (?:rae|dfe|ne|α?-?te|cfu))?", re.IGNORECASE)
LONGEST = 11
"""Characters of a unit: ``billion cfu``."""
FARTHEST = 8
"""Font sizes that a unit stands from its number at most."""


def with_units(pieces: list[Line]) -> list[Line]:
    """``pieces`` with each unit that is one alone joined to the number that stands left of it."""
    units = [piece for piece in pieces if len(piece.text) <= LONGEST and _UNIT.fullmatch(piece.text)]
    if not units:
        return pieces
    printed = Print.of(pieces)
    joined: dict[int, Line | None] = {}
    for unit in units:
        before = printed.before(unit)
        if before and unit.left - before.right < FARTHEST * unit.size and is_bare_percent(before.text.lstrip("<")):
            joined[id(before)], joined[id(unit)] = Line.joined([before, unit]), None
    return [whole for piece in pieces if (whole := joined.get(id(piece), piece)) is not None]
