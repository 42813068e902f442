"""Texts in which the columns of a table stand one after the other, as copied from some PDFs: names, then cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from labelcheck.layout.lines import Line
from labelcheck.layout.panel.brackets import depth_after
from labelcheck.layout.panel.cells import PieceKind, is_bare_percent, kinds_in, lex
from labelcheck.layout.panel.head import head_end, is_rest_of_headings
from labelcheck.layout.panel.no_row import no_row
from labelcheck.layout.rearranged.column_cells import NO_UNIT, Columns, columns
from labelcheck.layout.vocabulary.cells import INCLUDED
from labelcheck.layout.vocabulary.heads import COLUMN_HEAD, NAMES_HEAD
from labelcheck.layout.vocabulary.rows import BLEND
from labelcheck.model.regex import regex

FEWEST = 2
"""Rows: in many texts the cells of one row stand under its name."""

_OF_NAMES = regex(rf"{NAMES_HEAD.pattern}|supplements?|items?", re.IGNORECASE)
"""Headings of the column of names; under the rows they are headings of a list."""


def without_headings(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The headings of columns that stand between the rows of ``lines``, and the rows with all that follows them."""
    headings: list[Line] = []
    rows: list[Line] = []
    for number, line in enumerate(lines):
        text = line.text
        pieces = lex(text)[0]
        wraps = bool(rows) and depth_after(rows[-1].text, 0) > 0  # ``(32%`` / ``VNR)``
        if not wraps and len(pieces) == 1 and pieces[0].kind == "name" and _is_heading(text, above=not rows):
            headings.append(line)
        elif no_row(text) == "heading":
            return headings, [*rows, *lines[number:]]
        else:
            rows.append(line)
    return headings, rows


def _is_heading(text: str, *, above: bool) -> bool:
    if COLUMN_HEAD.match(text):
        return head_end(text) == len(text)
    return above and (_OF_NAMES.fullmatch(text) is not None or is_rest_of_headings(text))


def in_rows(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """``lines`` with each run of names and the cells that follow them put together to rows, where they are as many; so
    with cells over all the names. And the lines that stand over the names and are none."""
    lines = _footnotes_last(_names_over_cells(lines))
    done: list[Line] = []
    beside: list[Line] = []
    at = 0
    while at < len(lines):
        names = _run(lines, at, _is_name)
        is_cells = _is_cells_or_calories if any(map(_is_calories, names)) else _is_cells
        cells = _run(lines, at + len(names), is_cells) if len(names) >= FEWEST else []
        table = _in_order(names, cells) if cells else None
        done += [*table.rows, *table.unplaced] if table is not None else names or lines[at : at + 1]
        beside += table.beside if table is not None else ()
        at += len(names) + (len(cells) if table is not None else 0) or 1
    return done, beside


def _names_over_cells(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` with the cells at their head under the names that follow, if no other cells do."""
    cells = _run(lines, 0, _is_cells_or_calories)
    names = _run(lines, len(cells), _is_name) if len(cells) >= FEWEST else []
    end = len(cells) + len(names)
    if not names or (end < len(lines) and no_row(lines[end].text) not in ("footnote", "heading")):
        return lines
    return [*names, *cells, *lines[end:]]


def with_percents(lines: Sequence[Line]) -> list[Line]:
    """``lines`` with each bare number right under an amount joined to that: a percent whose sign the heading holds."""
    done: list[Line] = []
    for line in lines:
        if done and is_bare_percent(line.text) and kinds_in(done[-1].text)[-1:] == ["amount"]:
            done[-1] = Line.joined([done[-1], line])
        else:
            done.append(line)
    return done


def _run(lines: Sequence[Line], start: int, is_such: Callable[[Line], bool]) -> Sequence[Line]:
    end = start
    while end < len(lines) and is_such(lines[end]):
        end += 1
    return lines[start:end]


def _footnotes_last(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` with the footnotes of a table under its cells, where they stand between the names and these."""
    end = next((i for i, line in enumerate(lines) if no_row(line.text) in ("heading", "sentence")), len(lines))
    first = next((i for i in range(end) if no_row(lines[i].text) == "footnote"), end)
    last = next((i for i in range(end - 1, first, -1) if _is_cells(lines[i])), None)
    if last is None or 4 * sum(map(_is_name, lines[:first])) < 3 * first:
        return lines
    notes = [line for line in lines[first:last] if no_row(line.text) == "footnote"]
    table = [line for line in lines[first : last + 1] if no_row(line.text) != "footnote"]
    return [*lines[:first], *table, *notes, *lines[last + 1 :]]


class _Table(NamedTuple):
    """Rows of a name and its cells; the cells of which it is not sure whose they are, which stay under all names; and
    the lines over the names that are none."""

    rows: list[Line]
    unplaced: list[Line]
    beside: Sequence[Line] = ()


def _in_order(names: Sequence[Line], cells: Sequence[Line]) -> _Table | None:
    """``names`` and ``cells`` as the first table that has as many of both."""
    return next(_tables(names, cells), None)


def _tables(names: Sequence[Line], cells: Sequence[Line]) -> Iterator[_Table]:
    """All tables that have as many names as cells. A line that begins with a small letter may go on with the name
    before it, and what stands over a blank line may be no name."""
    if len(cells) > MOST_LINES or len(names) > MOST_LINES:
        return
    readings = [*columns(cells)]
    for start in (number for number, line in enumerate(names) if not number or _is_apart(names[number - 1], line)):
        for small in (False, True):
            own = _unwrapped(names[start:], small=small)
            if FEWEST <= len(own) == len(cells) and _are_rows(cells):
                yield _Table([Line.joined(row) for row in zip(own, cells, strict=True)], [], names[:start])
            for of_doses in readings:
                weighed = _as_many(own, len(of_doses.weights), (_lists_members, _holds_amount))
                if len(weighed) >= FEWEST:
                    yield _table(own, weighed, of_doses)._replace(beside=names[:start])


MOST_LINES = 400
"""Of the names or the cells of one table; the longest panels have a hundred rows."""


def _is_apart(above: Line, line: Line) -> bool:
    """Whether a blank line stands between two lines of a text."""
    return line.tokens[0].word.line > above.tokens[-1].word.line + 1


def _table(names: Sequence[Line], weighed: Sequence[int], cells: Columns) -> _Table:
    rated = weighed if cells.rated else _as_many(names, len(cells.rates), (_lists_members, *_NEVER_RATED))
    weights = dict(zip(weighed, cells.weights, strict=True))
    rates = dict(zip(rated, cells.rated or cells.rates, strict=True)) if rated else {}
    rows = [
        [name, *[cell.line for cells in zip_longest(weights.get(n, ()), rates.get(n, ())) for cell in cells if cell]]
        for n, name in enumerate(names)
    ]
    return _Table([*map(Line.joined, rows)], [] if rated else [cell.line for row in cells.rates for cell in row])


def _are_rows(cells: Sequence[Line]) -> bool:
    """Whether each of ``cells`` is all of a row: an amount or what stands for it, and most have a percent too."""
    kinds = [kinds_in(line.text) for line in cells]
    begin = all(
        own[0] == "amount" or own == ["symbol"] or NO_UNIT.fullmatch(line.text)
        for own, line in zip(kinds, cells, strict=True)
    )
    return begin and 2 * sum(len(own) > 1 for own in kinds) > len(kinds)


_Kept = Callable[[Sequence[Line], Line], bool]


def _as_many(names: Sequence[Line], count: int, without: Sequence[_Kept]) -> list[int]:
    """The numbers of the ``names`` that have one of ``count`` cells of a kind: all, or those that are left ``without``
    one kind of names after the other; none where no number fits."""
    kept = list(range(len(names)))
    for lacks in (None, *without):
        if lacks is not None:
            kept = [number for number in kept if not lacks(names[:number], names[number])]
        if len(kept) == count:
            return kept
    return []


def _lists_members(above: Sequence[Line], line: Line) -> bool:
    """Whether ``line`` lists what the blend ``above`` it holds, which has no cells; what stands in the brackets of a
    name lists its sources."""
    listed = "," in _IN_BRACKETS.sub("", line.text)
    return listed and any(BLEND.search(_IN_BRACKETS.sub("", other.text)) for other in above[-MOST_MEMBERS:])


_IN_BRACKETS = regex(r"\([^()]*\)")


MOST_MEMBERS = 4
"""So many lines above a list of members the blend is looked for."""


def _holds_amount(_: Sequence[Line], line: Line) -> bool:
    return INCLUDED.search(line.text) is not None


def _named(pattern: str) -> _Kept:
    name = regex(rf"\W*(?:{pattern})\b", re.IGNORECASE)
    return lambda _, line: name.match(line.text) is not None


_NEVER_RATED = (_named("calories"), _named("(?:total )?sugars|sugar alcohols?|trans fat"), _named("protein"))
"""Names without a Daily Value, the surest first (21 CFR 101.9(c)): that of protein may be left out."""


def _is_name(line: Line) -> bool:
    kinds = kinds_in(line.text)
    if kinds[:1] != ["name"] or _OF_CELLS.intersection(kinds) or NO_UNIT.fullmatch(line.text) is not None:
        return False
    no = no_row(line.text)
    return not no or (no == "sentence" and "," in line.text and BLEND.search(line.text) is not None)


_OF_CELLS: frozenset[PieceKind] = frozenset({"amount", "percent", "strength"})


def _is_cells(line: Line) -> bool:
    kinds = kinds_in(line.text)
    return bool(kinds) and "name" not in kinds and kinds[0] != "related"


def _is_cells_or_calories(line: Line) -> bool:
    return _is_cells(line) or NO_UNIT.fullmatch(line.text) is not None


_CALORIES = regex(r"\W*(?:calor[ií]|energ|brennwert|valeur|valor|kcal)", re.IGNORECASE)


def _is_calories(name: Line) -> bool:
    return _CALORIES.match(name.text) is not None


def _unwrapped(names: Sequence[Line], *, small: bool) -> list[Line]:
    """``names`` with each line that goes on with the one before it joined to that, by its brackets, and where
    ``small`` by its small letter."""
    whole: list[list[Line]] = []
    last = -1  # of the lines that an open bracket holds together
    for number, line in enumerate(names):
        goes_on = line.text[:1] in "([" or line.text.count(")") > line.text.count("(")
        if whole and (number <= last or goes_on or (small and _goes_on(line.text))):
            whole[-1].append(line)
        else:
            whole.append([line])
        last = max(last, _closing(names, number))
    return [Line.joined(lines) for lines in whole]


def _goes_on(text: str) -> bool:
    """Whether ``text`` begins with a small letter; that of ``l-lysine`` may begin a name."""
    return text[:1].islower() and text[1:2] != "-"


def _closing(names: Sequence[Line], start: int) -> int:
    """The number of the line that closes the bracket which stands open after the line ``start``, if one of the next
    does; else ``start``, for the bracket is never closed."""
    depth = depth_after(names[start].text, 0)
    for number in range(start + 1, min(start + LONGEST_NAME, len(names)) if depth else 0):
        depth += sum({"(": 1, ")": -1}.get(sign, 0) for sign in names[number].text)
        if depth <= 0:
            return number
    return start


LONGEST_NAME = 12
"""Lines that a name in a narrow column wraps over."""
