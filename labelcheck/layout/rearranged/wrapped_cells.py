"""Tables whose headings or names wrap in their cells: the print of each cell put together, each row on one line.

What belongs to a row is what stands with its amount between two level rules, or, where none are drawn, closer to it
than rows stand to each other; in a row, what stands above each other is one cell. Rows of which that is not sure stay
as they are printed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from labelcheck.layout.lines import Line, baselines, segments
from labelcheck.layout.page.drawn import levels
from labelcheck.layout.page.tables import (
    FARTHEST,
    PORTION,
    Print,
    Table,
    has_amounts_between_lines,
    may_have_wrapped_headings,
    tables_of,
)
from labelcheck.layout.panel.cells import is_bare_percent, lex
from labelcheck.layout.rearranged.stacks import cells_of
from labelcheck.layout.vocabulary.dose_headings import PER
from labelcheck.layout.vocabulary.heads import SERVING, SERVING_SIZE
from labelcheck.layout.vocabulary.parts import FOOTNOTE
from labelcheck.layout.vocabulary.titles import TITLE
from labelcheck.model.document import Box
from labelcheck.model.regex import regex

TIGHTER = 0.15
"""Font sizes by which the lines of one cell stand closer than rows do."""
LOOSEST = 0.2
"""Font sizes: the lines of one cell are no further apart."""
UNFINISHED = 1.0
"""Font sizes: the lines of a heading are no further apart where words tell that it goes on."""
NEAREST = 6
"""So many pieces before it is one looked for that stands above another."""
ABOVE_ROWS = 2.5
"""Font sizes: headings stand no further above the first row."""
LARGER = 1.3
"""A title of type so many times as large stands above the headings, not among them."""
TALLER = 1.7
"""Font sizes: so tall is no single line."""
_MIDDLE = attrgetter("middle")


def whole_cells(pieces: list[Line], rules: Sequence[Box], *, all_tables: bool = False) -> list[Line]:
    """``pieces`` with those of one cell of a table joined; of tables whose headings stand on one line and whose amounts
    stand on the line of a name only if ``all_tables``."""
    printed = Print.of(pieces)
    joined: list[Line] = []
    gone: set[int] = set()
    for table in tables_of(printed):
        centred = all_tables or has_amounts_between_lines(table, printed)
        if not centred and not may_have_wrapped_headings(table, printed):
            continue
        table.widen_to_rows(printed)
        heights = [height for height, left, right in levels(rules) if table.is_parted_by(left, right)]
        for row_pieces, cells_left in _rows(table, printed, heights, centred=centred):
            if gone.isdisjoint(map(id, row_pieces)):
                gone.update(map(id, row_pieces))
                joined += cells_of(row_pieces, cells_left)
    return [*[piece for piece in pieces if id(piece) not in gone], *joined] if gone else pieces


def as_printed(pieces: Sequence[Line]) -> Sequence[Line]:
    """``pieces`` with each cell that was put together as the lines that it is printed on."""
    joined = {id(piece) for piece in pieces if piece.bottom - piece.top > TALLER * piece.size}
    if not joined:
        return pieces
    return [part for piece in pieces for part in (segments(piece.tokens) if id(piece) in joined else (piece,))]


def _rows(table: Table, printed: Print, rules: Sequence[float], *, centred: bool) -> Iterator[tuple[list[Line], float]]:
    """The pieces of each row of ``table`` whose cells wrap, that of the headings first, and where its cells begin. The
    rows are read without this where neither the headings wrap nor the amounts are ``centred``."""
    tight = _line_gap(table, printed)
    first = _wrapped_row(table.firsts[0], table, printed, rules, tight)
    head = _head(min(piece.top for piece in first or table.firsts[:1]), table, printed, rules)
    wraps = len(baselines(head)) > 1
    if wraps:
        yield head, min(piece.left for piece in head if table.heads(piece))
    if wraps or centred:
        if first:
            yield first, table.firsts[0].left
        for number, amount in enumerate(table.firsts[1:], 1):
            if not _is_one_line(number, table, printed) and (row := _wrapped_row(amount, table, printed, rules, tight)):
                yield row, amount.left


def _is_one_line(number: int, table: Table, printed: Print) -> bool:
    """Whether nothing is printed between the height of an amount and those of the amounts above and below it."""
    if number + 1 == len(table.firsts):
        return False
    above, at, below = [amount.middle for amount in table.firsts[number - 1 : number + 2]]
    near = 0.5 * table.firsts[number].size
    return not printed.between(above + near, at - near) and not printed.between(at + near, below - near)


def _wrapped_row(first: Line, table: Table, printed: Print, rules: Sequence[float], tight: float) -> list[Line]:
    """The pieces of the row of which ``first`` is the first amount; none where it is one line, or not sure."""
    row = _around(first, table, printed, rules, tight)
    return row if len(baselines(row)) > 1 and _is_row(row, first, table) else []


def _line_gap(table: Table, printed: Print) -> float:
    """The gap up to which lines of names are of one cell: less than that between rows."""
    size = table.firsts[0].size
    inside = printed.between(table.firsts[0].middle - 3 * size, table.firsts[-1].middle + 3 * size)
    return _tight([piece for piece in inside if table.holds(piece) and piece.left < table.cells_left], size)


def _tight(pieces: Sequence[Line], size: float) -> float:
    """The gap up to which ``pieces`` that stand above each other are lines of one cell."""
    gaps = [
        below.top - above.bottom
        for number, below in enumerate(pieces)
        for above in pieces[max(number - NEAREST, 0) : number]
        if below.middle - above.middle > 0.6 * size and above.left < below.right and below.left < above.right
    ]
    return min([*gaps, LOOSEST * size]) + TIGHTER * size


def _around(first: Line, table: Table, printed: Print, rules: Sequence[float], tight: float) -> list[Line]:
    """The pieces of the row of which ``first`` is the first amount."""
    number = bisect_right(rules, first.middle)
    top = rules[number - 1] if number else first.middle - FARTHEST * first.size
    bottom = rules[number] if number < len(rules) else first.middle + FARTHEST * first.size
    notes = [piece.top for piece in printed.between(first.middle, bottom) if FOOTNOTE.match(piece.text)]
    bottom = min([bottom, *notes])
    inside = [piece for piece in printed.between(top, bottom) if table.holds(piece)]
    if 0 < number < len(rules) and len(table.firsts_between(top, bottom)) == 1:
        return inside
    return _grown([first], inside, tight)


def _grown(row: Sequence[Line], inside: Sequence[Line], tight: float) -> list[Line]:
    """``row`` with all of ``inside`` that stands no further than ``tight`` above or below what is in it."""
    grown = list(row)
    own = {id(piece) for piece in row}
    top, bottom = min(piece.top for piece in row), max(piece.bottom for piece in row)
    for piece in reversed(inside):
        if id(piece) not in own and piece.middle < bottom and piece.bottom > top - tight:
            grown.append(piece)
            own.add(id(piece))
            top = min(top, piece.top)
    for piece in inside:
        if id(piece) not in own and piece.middle > top and piece.top < bottom + tight:
            grown.append(piece)
            own.add(id(piece))
            bottom = max(bottom, piece.bottom)
    return sorted(grown, key=_MIDDLE)


def _is_row(row: Sequence[Line], first: Line, table: Table) -> bool:
    """Whether the pieces of ``row`` are one row: a name beside ``first`` and cells that begin as cells do."""
    if sum(other in row for other in table.firsts_between(row[0].middle, row[-1].middle)) > 1:
        return False
    tops: list[Line] = []
    for piece in row:
        if piece.right <= first.left:
            continue
        if not any(top.left < piece.right and piece.left < top.right for top in tops):
            if not _begins_with_cell(piece.text):
                return False
            tops.append(piece)
    stack = [piece for piece in row if piece.left < first.right and first.left < piece.right]
    return _is_beside(stack, [piece for piece in row if piece.right <= min(piece.left for piece in stack)])


def _begins_with_cell(text: str) -> bool:
    return is_bare_percent(text) or all(part.kind != "name" for part in lex(text)[0][:1])


def _is_under_calories(first: Line, heads: Sequence[Line]) -> bool:
    """Whether what stands over the ``first`` amount is a number and no more, which no heading is."""
    over = [piece for piece in heads if piece.left < first.right and first.left < piece.right]
    return bool(over) and over[-1].text.isdigit()


def _hold_cells(heads: Sequence[Line]) -> bool:
    """Whether among ``heads`` are the cells of a row whose first amount was not told from its name: amounts other than
    the ``100 g`` of a heading, or percents."""
    figures = [piece.text for piece in heads if piece.text[:1].isdigit() and not PORTION.match(piece.text)]
    return any(lex(text)[0][0].kind != "name" for text in figures)


def _is_beside(cell: Sequence[Line], name: Sequence[Line]) -> bool:
    """Whether the first line of ``cell``, or its middle, stands at the height of the first line of ``name``, of its
    last or of its middle, and no heading is in the name."""
    if not name:
        return False
    heights = (name[0].middle, (name[0].top + name[-1].bottom) / 2, name[-1].middle)
    near = 0.3 * cell[0].size
    own = (cell[0].middle, (cell[0].top + cell[-1].bottom) / 2)
    if all(abs(height - middle) > near for height in heights for middle in own):
        return False
    return not any(head.search(piece.text) for piece in name for head in (SERVING, TITLE))


def _head(top: float, table: Table, printed: Print, rules: Sequence[float]) -> list[Line]:
    """The pieces of the headings that stand above ``top``, where the rows begin."""
    size = table.firsts[0].size
    number = bisect_right(rules, top + 1)
    bottom = rules[number - 1] if number and rules[number - 1] > top - ABOVE_ROWS * size else top
    ceiling = next((rule for rule in reversed(rules) if rule < bottom - size), bottom - FARTHEST * size)
    above = [piece for piece in printed.between(max(ceiling, bottom - FARTHEST * size), bottom) if table.holds(piece)]
    heads = [piece for piece in above if table.heads(piece) and not SERVING_SIZE.match(piece.text)]
    if not heads or top - heads[-1].bottom > ABOVE_ROWS * size or _is_under_calories(table.firsts[0], heads):
        return []
    grown = _grown(heads[-1:], heads, _tight(heads, size))
    over = [piece for piece in heads if piece not in grown and _HEAD_BEGUN.search(piece.text)]
    heads = _grown(grown, heads, UNFINISHED * size) if over or any(map(_goes_on_in_bracket, grown)) else grown
    if _hold_cells(heads):
        return []
    high, low = heads[0].top, max(piece.bottom for piece in heads)
    names = [piece for piece in above if piece.left < table.cells_left and not table.heads(piece)]
    names = [piece for piece in names if piece.size < LARGER * size and not SERVING.match(piece.text)]
    beside = [piece for piece in names if high < piece.middle < low]
    if beside and ceiling in rules:
        beside = _grown(beside, names, _tight(names, size))
    return sorted([*beside, *heads], key=_MIDDLE)


_HEAD_BEGUN = regex(rf"(?:(?:{PER})(?:\s+\d+)?|%|/\s*\d*|\([^()]*)\Z", re.IGNORECASE)
"""``Per 2``, ``% ``, ``1 Tablette / 1``, ``Daily dose (``."""


def _goes_on_in_bracket(piece: Line) -> bool:
    """Whether ``piece`` is the bracket behind a heading, or the end of it."""
    return piece.text.startswith("(") or piece.text.count(")") > piece.text.count("(")
