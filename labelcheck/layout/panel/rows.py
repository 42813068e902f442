"""Lines of a panel put together to rows.

A row is a name and its cells. Names wrap over lines, cells stand on the first line, the last or one of their own;
geometry (drawn rules, the pitch of lines) decides where it speaks, brackets and nutrient names where it does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from labelcheck.layout.lines import Line
from labelcheck.layout.panel.brackets import BRACKET_SIGN, DEEPER, depth_after
from labelcheck.layout.panel.cells import kinds_in, lex
from labelcheck.layout.panel.groups import Group, before_footnote, each_name, groups
from labelcheck.layout.panel.lines import is_linear, printed_lines, runs_on, with_whole_amounts, without_unclosed
from labelcheck.layout.panel.no_row import has_cells, no_row
from labelcheck.layout.planes import Token
from labelcheck.layout.vocabulary.heads import SERVING_SIZE
from labelcheck.layout.vocabulary.rows import BLEND, EQUALS, MAGNESIUM_HINT, NUTRIENT, PART_OF, SOURCE_OF
from labelcheck.model.regex import regex

_CONTINUES = regex(r"[(\[]|(?:as|from|and|or|with|of|providing|\+|&)\b|[a-z]", re.ASCII)
LOOKAHEAD = 5


@dataclass(slots=True)
class Draft:
    """A row being put together. ``amount``: it has one, among its cells or fused with its name."""

    name: list[Token] = field(default_factory=list)
    cells: list[Token] = field(default_factory=list)
    amount: bool = False
    depth: int = 0
    left: float = 0.0

    @property
    def filled(self) -> bool:
        """Whether it has more than a name."""
        return bool(self.cells) or self.amount

    @property
    def tokens(self) -> list[Token]:
        return self.name + self.cells


class Assembled(NamedTuple):
    """The rows of a panel, the lines after them, and what ended it: footnote, heading, sentence or end."""

    rows: list[Draft]
    rest: list[Line]
    stopped_by: str
    linear: bool = False


Break = bool | None
"""Between two lines: True for a row boundary, False for none, None when geometry does not say."""


def assemble(lines: Sequence[Line], breaks: Sequence[Break], *, run_on: bool = False) -> Assembled:
    """Rows from ``lines``; ``breaks[i]`` tells what stands between line i - 1 and line i. ``run_on``: the first row
    stands behind the head on its line."""
    lines = without_unclosed(with_whole_amounts(lines))
    if is_linear(lines) or (run_on and runs_on(lines)):
        end = next((i for i, line in enumerate(lines) if i and _ends_before(line, None) == "heading"), len(lines))
        paragraph = _paragraph_end(lines[:end])
        one = replace(
            Line.of([token for line in lines[:paragraph] for token in line.tokens]),
            text=" ".join(line.text for line in lines[:paragraph] if line.text),
        )
        below = lines[end:] if paragraph == end else ()
        done = _assemble([one, *below], [None] * (1 + len(below)), linear=True)
        rest = [Line.of(printed) for line in done.rest for printed in printed_lines(line.tokens)]
        return done._replace(linear=True, rest=[*rest, *lines[paragraph:]] if paragraph < end else rest)
    return _assemble(lines, breaks)


def _paragraph_end(lines: Sequence[Line]) -> int:
    """The number of the line before which running rows end: it stands apart from them, behind a full stop, is a
    sentence or has no amount, and is no footnote."""
    depth = 0
    for number, (above, below) in enumerate(pairwise(lines), 1):
        depth = depth_after(above.text, depth)
        if depth or not is_apart(above, below):
            continue
        ended = above.text.rstrip()
        why = no_row(below.text) if ended.endswith(".") else "footnote"
        if why == "sentence" or (why != "footnote" and not _has_amount(below.text)):
            return number
        if ended.endswith("%") and _is_prose(lines[number:]):
            return number
    return len(lines)


def is_apart(above: Line, below: Line) -> bool:
    """Whether ``below`` begins a paragraph of its own."""
    return below.top - above.bottom > PARAGRAPH * above.size


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether a sentence is in the paragraph that ``lines`` begin with."""
    end = next((i for i, (above, below) in enumerate(pairwise(lines), 1) if is_apart(above, below)), len(lines))
    return any(no_row(line.text) == "sentence" for line in lines[:end])


PARAGRAPH = 0.9
"""Font sizes of empty space between paragraphs, at least: so high is a blank line."""


def _assemble(lines: Sequence[Line], breaks: Sequence[Break], *, linear: bool = False) -> Assembled:
    rows: list[Draft] = []
    for number, line in enumerate(lines):
        current = rows[-1] if rows else None
        if current is not None and current.depth and _runaway(current, lines, number):
            current.depth = 0
        depth = current.depth if current is not None else 0
        why = _ends_before(line, current) if depth == 0 else ""
        if not why and current is not None and current.filled and _is_serving_below(lines, number):
            why = "heading"
        if why and (rows or why != "sentence" or not linear):  # running rows end with a full stop too
            return Assembled(rows, list(lines[number:]), why)
        used = 0
        found = groups(line, depth)
        begins = True if _is_next_name(current, lines, number) else breaks[number]
        for order, group in enumerate(each_name(found) if linear else found):
            kept = before_footnote(group)
            if kept:
                group = Group(group.text, kept, (), False, 0)
            if kept is None or kept:
                _place(group, rows, line, begins if order == 0 else True, first=order == 0)
                used += len(group.name) + len(group.cells)
            if kept is not None:
                return Assembled(rows, [Line.of(line.tokens[used:]), *lines[number + 1 :]], "footnote")
    return Assembled(rows, [], "end")


def _is_next_name(current: Draft | None, lines: Sequence[Line], number: int) -> bool:
    """Whether that line does not go on with the name of the row above, which has its amount, though it begins with a
    small letter: it is a name whose own amount is alone below it, heads what follows, or stands apart."""
    if current is None or not current.amount or current.depth or _unfinished(current):
        return False
    line, text = lines[number], lines[number].text
    if not text[:1].islower() or _JOINS_NAMES.match(text) is not None or kinds_in(text) != ["name"]:
        return False
    below = kinds_in(lines[number + 1].text) if number + 1 < len(lines) else []
    return (below[:1] == ["amount"] and "name" not in below) or text[-1:] == ":" or is_apart(lines[number - 1], line)


_JOINS_NAMES = regex(r"(?:as|from|and|or|with|of|providing|in)\b|[a-z][a-z]?\)")


def _place(group: Group, rows: list[Draft], line: Line, boundary: Break, *, first: bool) -> None:
    if not rows or _begins_row(group, rows, boundary, first):
        rows.append(Draft(left=line.left))
    row = rows[-1]
    row.cells.extend(group.cells)
    row.amount = row.amount or group.amount
    if row.name and (boundary or row.filled) and _tells_source(group):
        first_word, last = group.name[0], group.name[-1]
        row.name.append(first_word._replace(text=f"({first_word.text}"))
        row.name.extend([*group.name[1:-1], last._replace(text=f"{last.text})")])
    elif group.name and _lists_more_sources(row):
        row.name[-1] = row.name[-1]._replace(text=row.name[-1].text[:-1])
        row.name.extend([*group.name[:-1], group.name[-1]._replace(text=f"{group.name[-1].text})")])
    elif group.name:
        row.name.extend(group.name)
        row.depth = group.depth


def _lists_more_sources(row: Draft) -> bool:
    """Whether the sources of ``row``, told in a row of their own, end in a comma."""
    return bool(row.name) and row.name[-1].text.endswith(",)")


def _has_amount(text: str) -> bool:
    return "amount" in kinds_in(text)


def _ends_before(line: Line, current: Draft | None) -> str:
    """Why the panel ends before ``line`` (empty when it does not)."""
    why = no_row(line.text)
    goes_on = why == "sentence" and current is not None and (current.depth or _unfinished(current))
    return "" if goes_on else why


def _is_serving_below(lines: Sequence[Line], number: int) -> bool:
    """Whether that line tells the serving under the last of the rows."""
    text = lines[number].text
    if text[:4].lower() != "serv" or SERVING_SIZE.match(text) is None:
        return False
    return not any(_has_amount(line.text) for line in lines[number + 1 : number + 3])


def _begins_row(group: Group, rows: Sequence[Draft], boundary: Break, first: bool) -> bool:
    """Whether ``group`` opens a new row rather than going on with the last of ``rows``."""
    current = rows[-1]
    if not group.name:
        return False
    if not first:  # a second name on one line: linear panels
        return not group.text.startswith(("(", "[")) or (group.amount and current.amount)
    if current.depth or (not group.amount and _lists_more_sources(current)):
        return False
    if group.text.startswith(("(", "[")) and not (group.amount and current.amount):
        return False  # what a bracket holds belongs to the name before it
    if (boundary or current.filled) and _tells_source(group):
        return False
    if boundary:
        return True
    if not current.filled:
        new = NUTRIENT.match(group.text) or (_lists_members(rows, group) and not _CONTINUES.match(group.text))
        return boundary is None and bool(new) and not _unfinished(current)
    if (group.amount and current.amount) or (boundary is None and current.amount and _PART.match(group.text)):
        return True
    if boundary is False:
        return _have_percents(group.cells, current.cells) and NUTRIENT.match(group.text) is not None
    return not _CONTINUES.match(group.text) or bool(NUTRIENT.match(group.text))


_PART = regex(rf"\W*(?:(?:{PART_OF}|apporto\s+di)\b|(?:{EQUALS})\s(?=.{{0,20}}{MAGNESIUM_HINT}))", re.IGNORECASE)
_SOURCE = regex(rf"(?:{SOURCE_OF})\s+(?=.*magn)", re.IGNORECASE)


def _tells_source(group: Group) -> bool:
    """Whether ``group`` tells what the row above is made of, in a row of its own: ``from magnesium oxide``."""
    return not group.amount and len(group.name) > 1 and _SOURCE.match(group.text) is not None


def _have_percents(*cells: Sequence[Token]) -> bool:
    return all(any("%" in token.text for token in of_one) for of_one in cells)


MOST_TOLD_BY = 100
"""Words of a name by which it is told what it is."""


def _lists_members(rows: Sequence[Draft], group: Group) -> bool:
    """Whether the last of ``rows`` is the list of what a blend holds, which has no amounts of its own: that above it,
    or one like it before the ``group`` that is the next."""
    listed = any("," in token.text for token in rows[-1].name[:MOST_TOLD_BY])
    above = next((row for row in reversed(rows) if row.filled), None) if listed else None
    if above is None:
        return False
    names = (" ".join([token.text for token in above.name]), group.text if group.amount else "")
    return any(BLEND.search(name) is not None for name in names)


_JOINS = frozenset({
    "and", "as", "from", "of", "with", "total", "to", "equivalent", "de", "du", "et", "avec", "di", "da", "e", "con",
    "aus", "von",
})  # fmt: skip
"""Words that end no name."""


def _unfinished(current: Draft) -> bool:
    last = current.name[-1].text if current.name else ""
    return last.endswith((",", "-", "/", "&")) or last.lower() in _JOINS


def _runaway(current: Draft, lines: Sequence[Line], number: int) -> bool:
    """Whether the bracket that stands open before line ``number`` was never closed: a slip of the pen."""
    line = lines[number]
    if not NUTRIENT.match(line.text):
        return False
    if _closes(line.text):
        return False
    _, open_brackets = lex(line.text)
    with_cells = has_cells(line.text)
    if with_cells and current.cells and not open_brackets:
        return not _lists_sources(lines, number)  # a row has its amounts once
    if not with_cells and "(" not in line.text:
        return False
    depth = 1
    for later in lines[number : number + LOOKAHEAD]:
        for char in later.text:
            depth += (char in "([{") - (char in ")]}")
            if depth == 0:
                return False
    return True


def _lists_sources(lines: Sequence[Line], number: int) -> bool:
    """Whether a bracket goes on from line ``number`` over lines that end in a comma, up to the one that closes it:
    ``(from magnesium citrate 500 mg,`` / ``magnesium malate 250 mg)``."""
    end = next((i for i in range(number, min(number + LOOKAHEAD, len(lines))) if _closes(lines[i].text)), number - 1)
    return end >= number and all(line.text.rstrip().endswith(",") for line in lines[number - 1 : end])


def _closes(text: str) -> bool:
    """Whether ``text`` closes a bracket that it did not open."""
    depth = 0
    for bracket in BRACKET_SIGN.findall(text):
        depth += DEEPER[bracket]
        if depth < 0:
            return True
    return False
