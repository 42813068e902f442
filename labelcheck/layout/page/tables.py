"""Tables on a page, told by their amounts: these stand in columns, right of names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from labelcheck.layout.lines import Line
from labelcheck.layout.panel.brackets import depth_after
from labelcheck.layout.panel.cells import is_bare_percent, lex
from labelcheck.layout.panel.no_row import no_row
from labelcheck.layout.vocabulary.dose_headings import PER
from labelcheck.model.regex import regex

_AMOUNT = regex(
    r"[<≤~]?\s?\d[\d.,]*+(?:\s\d{3})?\s?(?:[mkcµμu]?g|mcg|k?J|kcal|I\.?[UE]\.?|ml)(?=\s*\Z|/|\s[^\w\s]|\s\d|\s\w{2,3}\b)",
    re.IGNORECASE,
)
"""What the first cell of a row begins with."""
_BEGINS_AMOUNT = frozenset("0123456789<≤~")
_BEGINS_CELL = _BEGINS_AMOUNT | frozenset("-–—*†‡%")
_IN_BRACKET = regex(r"[(\[][^()\[\]]*\d\s?%[^()\[\]]*[)\]]\Z")
"""A percent in a column of its own: ``(100 %*)``."""
PORTION = regex(r"\d[\d.,]*\s?(?:g|ml)\b")
"""What columns are headed by, as well as amounts are printed."""
_HEADING_GOES_ON = regex(rf"(?:\b(?:{PER}|of|von|de|di|da)|\()\W*\Z", re.IGNORECASE)

FARTHEST = 8
"""Font sizes: rows of one table are no further apart."""


class Print(NamedTuple):
    """Pieces by the heights of their middles."""

    pieces: list[Line]
    middles: list[float]

    @classmethod
    def of(cls, pieces: Sequence[Line]) -> Print:
        ordered = sorted(pieces, key=_MIDDLE)
        return cls(ordered, [piece.middle for piece in ordered])

    def between(self, top: float, bottom: float) -> list[Line]:
        """The pieces whose middles are between ``top`` and ``bottom``."""
        return self.pieces[bisect_left(self.middles, top) : bisect_right(self.middles, bottom)]

    def before(self, piece: Line) -> Line | None:
        """The next print left of ``piece`` on its line."""
        reach = 0.3 * piece.size
        near = self.between(piece.middle - reach, piece.middle + reach)
        return max([other for other in near if other.right <= piece.left], key=_RIGHT, default=None)


_MIDDLE, _LEFT, _RIGHT = attrgetter("middle"), attrgetter("left"), attrgetter("right")


@dataclass(slots=True, eq=False)
class Table:
    """The first amount of each row, top down; how far left and right the rows reach, and where their cells begin."""

    firsts: list[Line]
    left: float
    right: float
    cells_left: float

    def reaches_down_to(self, amount: Line) -> bool:
        """Whether ``amount``, wherever it stands in its line, is near enough to the last row."""
        last = self.firsts[-1]
        return amount.middle - last.bottom < FARTHEST * last.size

    def firsts_between(self, top: float, bottom: float) -> list[Line]:
        """The first amounts whose middles are between ``top`` and ``bottom``."""
        return self.firsts[bisect_left(self.firsts, top, key=_MIDDLE) : bisect_right(self.firsts, bottom, key=_MIDDLE)]

    def is_first(self, amount: Line) -> bool:
        """Whether ``amount`` stands under the first amounts of the rows above."""
        last = self.firsts[-1]
        return amount.left < last.right and amount.right > last.left and amount.middle > last.bottom

    def widen(self, row: Table) -> None:
        """Reach as far as ``row`` does."""
        self.left, self.right = min(self.left, row.left), max(self.right, row.right)
        self.cells_left = min(self.cells_left, row.cells_left)

    def widen_to_rows(self, printed: Print) -> None:
        """Reach as far as all rows do."""
        for first in self.firsts[1:]:
            if (row := row_of(first, printed)) is not None:
                self.widen(row)

    def is_parted_by(self, left: float, right: float) -> bool:
        """Whether a level rule from ``left`` to ``right`` parts rows."""
        return min(self.right, right) - max(self.left, left) > 0.5 * (self.right - self.left)

    def holds(self, piece: Line) -> bool:
        """Whether ``piece`` stands in the column of the page that the table takes."""
        return self.left - piece.size < piece.left < self.right + 0.5 * piece.size

    def heads(self, piece: Line) -> bool:
        """Whether ``piece`` stands where headings of the cells do."""
        return self.left + piece.size < piece.left < self.right and piece.right > self.cells_left


def tables_of(printed: Print) -> list[Table]:
    """The tables on a page, each told by its first row and the amounts that stand under the first of that."""
    tables: list[Table] = []
    near: list[Table] = []
    begins = [piece for piece in printed.pieces if piece.text[:1] in _BEGINS_AMOUNT]
    for amount in [piece for piece in begins if _AMOUNT.match(piece.text) or _is_of_energy(piece, printed)]:
        near = [table for table in near if table.reaches_down_to(amount)]
        for table in near:
            if table.left < amount.left < table.right:
                if table.is_first(amount):
                    table.firsts.append(amount)
                break
        else:
            if (row := row_of(amount, printed)) is not None:
                tables.append(row)
                near.append(row)
    return tables


def _is_of_energy(number: Line, printed: Print) -> bool:
    """Whether ``number`` is the first after ``Calories``, which has no unit."""
    if not is_bare_percent(number.text):
        return False
    before = printed.before(number)
    return before is not None and before.text[:8].lower() in ("calories", "energy")


def row_of(amount: Line, printed: Print) -> Table | None:
    """The row of which ``amount`` is the first, as a table; None when it is a later one, or without a name."""
    reach = 0.8 * amount.size
    near = sorted(printed.between(amount.middle - reach, amount.middle + reach), key=_LEFT)
    before = [piece for piece in near if piece.right <= amount.left + 1 and piece is not amount]
    if not before or before[-1].text[:1] in _BEGINS_CELL or no_row(before[-1].text) == "heading":
        return None
    right = amount.right
    cells = [amount]
    for piece in near:
        if piece.left > right - 1:
            if (piece.text[:1] not in _BEGINS_CELL and not _IN_BRACKET.match(piece.text)) or _is_name(piece.text):
                break
            right = piece.right
            cells.append(piece)
    if any(_goes_on_from_heading(cell, printed) for cell in cells):
        return None
    return Table([amount], before[-1].left, right, amount.left)


def _is_name(text: str) -> bool:
    """Whether ``text`` begins as a cell does and is none: ``60 capsules``, ``5-phosphate)``, a footnote."""
    if len(text) > LONGEST_CELL and no_row(text) == "footnote":
        return True
    last = text.rstrip(".,;")[-1:]
    return (last.isalpha() or last == ")") and lex(text)[0][0].kind == "name"


LONGEST_CELL = 16
"""Characters: what is longer may be a footnote."""


def _goes_on_from_heading(cell: Line, printed: Print) -> bool:
    """Whether ``cell`` is the end of a heading: ``pro`` / ``100 g``."""
    if not PORTION.match(cell.text):
        return False
    above = printed.between(cell.middle - 2 * cell.size, cell.middle - 0.6 * cell.size)
    over = [piece for piece in above if piece.left < cell.right and piece.right > cell.left]
    return bool(over) and (depth_after(over[-1].text, 0) > 0 or _HEADING_GOES_ON.search(over[-1].text) is not None)


def strips(pieces: Sequence[Line]) -> Iterator[tuple[list[Line], list[Line]]]:
    """The pieces of the column of the page in which each table stands, and those beside it."""
    printed = Print.of(pieces)
    for table in tables_of(printed)[:MOST_STRIPS]:
        table.widen_to_rows(printed)
        beside = [piece for piece in pieces if not table.holds(piece)]
        if beside:
            yield [piece for piece in pieces if table.holds(piece)], beside


MOST_STRIPS = 16
"""A label has few tables; each is looked through for rows."""


def may_have_wrapped_headings(table: Table, printed: Print) -> bool:
    """Whether lines of words stand above each other over the cells of ``table``."""
    top, size = table.firsts[0].top, table.firsts[0].size
    heads = [piece for piece in printed.between(top - FARTHEST * size, top) if table.heads(piece)]
    return any(
        0.5 * size < below.middle - above.middle < 1.8 * size
        and above.left < below.right
        and below.left < above.right
        and above.size < 1.3 * size
        and any(map(str.isalpha, below.text))
        for number, below in enumerate(heads)
        for above in heads[:number]
    )


OUTDENT = 3
"""Font sizes by which other names may begin left of the first."""


def has_amounts_between_lines(table: Table, printed: Print) -> bool:
    """Whether an amount of ``table`` stands at the height of no name."""
    firsts = table.firsts
    near, edge = 0.3 * firsts[0].size, table.cells_left
    left = table.left - OUTDENT * firsts[0].size  # further left stands another column of the page
    inside = printed.between(firsts[0].middle - near, firsts[-1].middle + near)
    names = [piece.middle for piece in inside if left < piece.left < edge and piece.text[:1] not in _BEGINS_CELL]
    heights = [first.middle for first in firsts]
    return any(bisect_left(names, at - near) == bisect_right(names, at + near) for at in heights)
