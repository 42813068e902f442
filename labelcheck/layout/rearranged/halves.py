"""Panels whose rows go on beside the first ones, in a second half or a third part, mostly under headings of their own:
wide boxes are set so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import NamedTuple

from labelcheck.layout.lines import Line, baselines
from labelcheck.layout.page.tables import Print, Table, row_of, tables_of
from labelcheck.layout.panel.cells import lex
from labelcheck.layout.panel.head import is_rest_of_headings
from labelcheck.layout.panel.no_row import no_row
from labelcheck.layout.rearranged.wrapped_cells import as_printed
from labelcheck.layout.vocabulary.heads import COLUMN_HEAD
from labelcheck.layout.vocabulary.parts import begins_headed
from labelcheck.layout.vocabulary.titles import TITLE
from labelcheck.model.document import Box

HEAD_PIECES = 24
"""Pieces from a title on among which the headings of its halves are."""


class Halves(NamedTuple):
    """Where the second half of a panel begins and ends: right of the first one's headings, below the foot of both, and
    no further right than its own headings reach. These stand below ``top``."""

    second: float
    right: float
    top: float
    foot: float

    def in_second(self, left: float, middle: float) -> bool:
        """Whether print that begins at ``left`` and stands at the height ``middle`` belongs to the second half."""
        return self.second <= left < self.right and middle > self.foot

    def heads_second(self, piece: Line) -> bool:
        """Whether ``piece`` stands right over the second half."""
        return self.second <= piece.left < self.right and self.top < piece.bottom < self.foot + piece.size


def find_halves(pieces: Sequence[Line]) -> list[Halves]:
    """Where the panel whose print, or more of the page, is ``pieces`` goes on beside its first rows, left to right:
    once for one in two halves, never for one in one piece."""
    found: list[Halves] = []
    while len(found) < MOST and (halves := _first_halves(pieces)) is not None:
        found.append(halves)
        pieces = [piece for piece in pieces if piece.left >= halves.second]
    return found


def right_of_halves(pieces: Sequence[Line], parts: Sequence[Halves]) -> list[Line]:
    """What stands right of all ``parts`` of a panel under a heading of its own, as a list in the same box does."""
    if not parts:
        return []
    end, top = parts[-1].right, parts[-1].foot
    beside = [piece for piece in pieces if piece.left >= end and piece.bottom > top - piece.size]
    return beside if beside and begins_headed(min(beside, key=_middle).text) else []


MOST = 4
"""So many times a panel goes on."""


def _first_halves(pieces: Sequence[Line]) -> Halves | None:
    """The halves of what is printed in ``pieces``.

    A heading that is repeated on its line heads a second half when names stand under it, a dose column when cells do.
    Without such a heading two tables side by side are halves. Of headings that wrap, those of one half may be put
    together and the other's not: then their lines are looked at as they are printed.
    """
    ordered = sorted(pieces, key=_middle)
    begun = [piece.text[:8].lower() for piece in pieces if piece.text[:1].isalpha() or piece.text[:1] == "%"]
    worded = [text for text in begun if text != "vitamin "]
    once = len(set(worded)) == len(worded)  # as in many panels: no heading is printed twice
    found = (None if once else _headed_twice(ordered)) or _tables_beside(ordered)
    if once or found is not None:
        return found
    printed = as_printed(pieces)
    return None if printed is pieces else _headed_twice(sorted(printed, key=_middle))


def _headed_twice(ordered: Sequence[Line]) -> Halves | None:
    for line in baselines(ordered[:HEAD_PIECES]):
        if len(line) == 1:
            continue
        heads = [piece for piece in line if COLUMN_HEAD.match(piece.text)]
        again = [i for i, head in enumerate(heads) if i and _say_the_same(head.text, heads[0].text)]
        if not again:
            continue
        before = heads[again[0] - 1]
        right = heads[[*again[1:], len(heads)][0] - 1].right
        top, foot = min(piece.top for piece in line), max(piece.bottom for piece in line)
        halves = Halves(before.right + 0.5 * before.size, right + before.size, top, foot)
        if _holds_title(ordered, halves):
            return None  # a panel of its own
        below = baselines([piece for piece in ordered if halves.in_second(piece.left, piece.middle)])
        wrapped = list(takewhile(_goes_on_with_headings, below))
        if wrapped:
            halves = halves._replace(foot=max(piece.bottom for piece in wrapped[-1]))
        firsts = [row[0] for row in below[len(wrapped) :]]
        return halves if firsts and 2 * sum(map(_is_named, firsts)) > len(firsts) else None
    return None


def _goes_on_with_headings(row: Sequence[Line]) -> bool:
    """Whether the line ``row`` right under headings holds their second words: ``Serving | Value``."""
    return is_rest_of_headings(" ".join([piece.text for piece in row]))


def _say_the_same(heading: str, other: str) -> bool:
    """Whether two headings are the same; one may run on with that of the next column."""
    short, long = sorted((heading.lower(), other.lower()), key=len)
    return long == short or long.startswith(f"{short} ")


def _holds_title(pieces: Sequence[Line], halves: Halves) -> bool:
    return any(TITLE.match(piece.text) for piece in pieces if halves.second <= piece.left < halves.right)


def _tables_beside(ordered: Sequence[Line]) -> Halves | None:
    """The halves of which the second has no headings: rows with names of their own right of others."""
    left = min([piece.left for piece in ordered], default=0.0)
    far = [piece for piece in ordered if piece.text[:1].isalpha() and piece.left > left + FAR * piece.size]
    if len(far) < FEWEST_ROWS:  # as in most panels: only headings
        return None
    printed = Print.of(ordered)
    tables = [table for table in tables_of(printed) if len(table.firsts) >= FEWEST_ROWS]
    for table in tables:
        table.widen_to_rows(printed)
    tables.sort(key=lambda table: table.left)
    for first, second in pairwise(tables):
        top = max(table.firsts[0].top for table in (first, second))
        if second.left <= first.right or top >= min(table.firsts[-1].bottom for table in (first, second)):
            continue
        foot = min(table.firsts[0].top for table in (first, second)) - 1
        size = second.firsts[0].size
        halves = Halves(second.left - 1, second.right + size, foot - size, foot)
        rows = [row for amount in second.firsts if (row := row_of(amount, printed)) is not None]
        if _are_lined_up(rows, second) and not _holds_title(ordered, halves):
            return halves
    return None


FAR = 12
"""Font sizes: the names of a second half begin so far right at least."""
FEWEST_ROWS = 2


def _are_lined_up(rows: Sequence[Table], table: Table) -> bool:
    """Whether most of the ``rows`` of ``table`` begin at its left edge."""
    return 3 * sum(row.left - table.left < 0.5 * table.firsts[0].size for row in rows) > 2 * len(rows)


def second_below_first(
    pieces: Sequence[Line], rules: Sequence[Box], halves: Halves
) -> tuple[list[Line], tuple[Box, ...]]:
    """``pieces`` and ``rules`` with the second half moved under the rows of the first; what follows these, under it.
    What is right of both stays."""
    second = [piece for piece in pieces if halves.in_second(piece.left, piece.middle)]
    first = sorted((p for p in pieces if p.left < halves.second and p.middle > halves.foot), key=_middle)
    rows = list(takewhile(lambda piece: not no_row(piece.text), first))
    end = max([piece.bottom for piece in rows], default=halves.foot)
    gap = APART * second[0].size
    right = min(piece.left for piece in second) - min([piece.left for piece in rows], default=0.0)
    down = end + gap - min(piece.top for piece in second)
    height = max(piece.bottom for piece in second) + down - end + gap

    def way(left: float, middle: float) -> tuple[float, float]:
        if halves.in_second(left, middle):
            return -right, down
        return 0.0, height if middle > end and left < halves.right else 0.0

    moved = [moved_piece(piece, *way(piece.left, piece.middle)) for piece in pieces]
    return moved, tuple([moved_box(rule, *way(rule[0], (rule[1] + rule[3]) / 2)) for rule in rules])


APART = 2.0
"""Font sizes between the halves, when one is moved under the other: more than rows are apart."""


def moved_box(box: Box, right: float, down: float) -> Box:
    """``box`` so many points further right and down."""
    return box[0] + right, box[1] + down, box[2] + right, box[3] + down


def moved_piece(piece: Line, right: float, down: float) -> Line:
    """``piece`` so many points further right and down."""
    if not right and not down:
        return piece
    tokens = [
        token._replace(
            left=token.left + right, right=token.right + right,
            top=token.top + down, bottom=token.bottom + down, middle=token.middle + down,
        )
        for token in piece.tokens
    ]  # fmt: skip
    return replace(
        piece,
        tokens=tuple(tokens),
        left=piece.left + right,
        right=piece.right + right,
        top=piece.top + down,
        bottom=piece.bottom + down,
        middle=piece.middle + down,
    )


def as_on_page(lines: Sequence[Line], pieces: Sequence[Line]) -> list[Line]:
    """Where the words of moved ``lines`` stand among the ``pieces`` of the page."""
    printed = {id(token.word): token for piece in pieces for token in piece.tokens}
    return [Line.of([printed[id(token.word)] for token in line.tokens]) for line in lines]


def _is_named(piece: Line) -> bool:
    return [part.kind for part in lex(piece.text)[0][:1]] == ["name"]


def _middle(piece: Line) -> float:
    return piece.middle
