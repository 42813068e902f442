"""What stands at each row of some texts and names nothing: its number, and what its cells are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from labelcheck.layout.lines import Line, offsets
from labelcheck.layout.panel.cells import kinds_in
from labelcheck.layout.vocabulary.parts import is_heading
from labelcheck.layout.vocabulary.rows import PERCENT_OF, SOURCE_OF
from labelcheck.model.regex import regex, small_letters

FEWEST_NUMBERS = 3
"""So many lines are counted on from one."""
_NUMBER = regex(r"\(?(\d{1,3})[.):]?\Z")

FEWEST_LABELS = 2
"""One may be the heading of a column, before the first of its cells."""
_LABEL = regex(
    r"(?<![\w(])(?:-\s)?(?:amounts?(?:\s*(?:per|/)\s*serving)?|quantity|per\s+serving|%?\s*daily\s+values?|"
    r"menge|gehalt|quantité|teneur|cantidad|quantità|hoeveelheid|quantidade|"
    rf"%\s*(?:{PERCENT_OF}))\s*[:=]\s*(?=[<~]?\s?\.?\d)"
)
"""Before a cell: ``Amount per serving: 50 mg``, ``% Daily Value: 12%``."""


def without_signs(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` without the numbers of rows, the labels of cells, and what heads the sources of the row above or the
    last group of rows."""
    below = [*[line.text for line in lines[1:]], ""]
    kept = [line for line, after in zip(lines, below, strict=False) if not _is_heading(line.text, after)]
    return _without_numbers(_without_labels(kept))


def _is_heading(text: str, below: str) -> bool:
    return heads_sources(text) or _heads_group(text, below)


def _heads_group(text: str, below: str) -> bool:
    """Whether the line ``text`` says no more than that rows of other nutrients follow, as the one ``below`` it shows,
    and no list: ``OTHER INGREDIENTS`` over ``Lutein 500 µg``."""
    if len(text) > LONGEST_GROUP or _HEADS_GROUP.fullmatch(text) is None:
        return False
    return kinds_in(below)[:2] == ["name", "amount"]


LONGEST_GROUP = 40
_HEADS_GROUP = regex(r"\W*other\s+(?:active\s+)?(?:ingredients|nutrients|actives)[^\w:]*", re.IGNORECASE)


def heads_sources(text: str) -> bool:
    """Whether the line ``text`` says no more than that its sources stand under a row: ``from:``."""
    return text.rstrip()[-1:] == ":" and _HEADS_SOURCES.fullmatch(text) is not None


_HEADS_SOURCES = regex(rf"\W*(?:{SOURCE_OF})\s*:\s*", re.IGNORECASE)


def _without_numbers(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` without the numbers before them, where these count on from one on most of them: ``1. Vitamin C``."""
    counted: list[int] = []
    for index, line in enumerate(lines):
        number = _NUMBER.match(line.tokens[0].text) if len(line.tokens) > 1 else None
        if number is not None and int(number[1]) == len(counted) + 1 and _named(line):
            counted.append(index)
    if len(counted) < FEWEST_NUMBERS or 2 * len(counted) <= counted[-1] - counted[0]:
        return lines
    end = _list_in(lines, counted[-1])
    bare = list(lines)
    for index in (index for index in counted if index < end):
        bare[index] = Line.of(lines[index].tokens[1:])
    return bare


def _list_in(lines: Sequence[Line], last: int) -> int:
    """Where a heading stands in ``lines`` up to the ``last`` under which no rows do: a list may be counted too."""
    for index, line in enumerate(lines[:last]):
        if is_heading(line.text) and not any("amount" in kinds_in(row.text) for row in lines[index + 1 : index + 3]):
            return index
    return len(lines)


def _named(line: Line) -> bool:
    """Whether a name follows the first word of ``line``, which may stand in a column of its own: ``1 | Zinc``."""
    words = [token.text.lstrip("*†|") for token in line.tokens[1:3]]
    return next(filter(None, words), "")[:1].isalpha()


def _without_labels(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` without what is said before each of their cells."""
    found = [[match.span() for match in _LABEL.finditer(small_letters(line.text))] for line in lines]
    if sum(map(len, found)) < FEWEST_LABELS:
        return lines
    return [_without(line, spans) for line, spans in zip(lines, found, strict=True)]


def _without(line: Line, spans: Sequence[tuple[int, int]]) -> Line:
    kept = [token for at, token in offsets(line.tokens) if not any(start <= at < end for start, end in spans)]
    return Line.of(kept) if spans and kept else line
