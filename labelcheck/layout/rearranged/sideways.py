"""Panels that lie on their side: names in one row, their amounts in the next, their percents in a third. They are set
upright, with a row for each name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from labelcheck.layout.lines import Line, offsets
from labelcheck.layout.panel.brackets import depth_after
from labelcheck.layout.panel.cells import PieceKind, kinds_in, lex
from labelcheck.layout.panel.no_row import no_row
from labelcheck.layout.planes import Token
from labelcheck.layout.vocabulary.heads import NAMES_HEAD, SERVING
from labelcheck.layout.vocabulary.rows import NUTRIENT
from labelcheck.model.regex import regex

FEWEST = 2
"""Columns: what stands over one amount may be anything."""
LONGEST_NAME = 3
"""Lines over which names wrap in their columns."""
FIRST_LINES = 10
"""From a title, or from the table before, on: among so many the first amounts stand."""
BLANK, CHARACTER = 0.55, 1.5
"""Font sizes, and characters of a text: columns stand further apart than words."""
WIDER = 1.3
"""Gaps between columns are so many times as wide as the widest between words."""
LEADING = 0.8
"""Font sizes: the lines of a name that wraps are no further apart."""

_LABEL_BEGINS = frozenset(
    (
        *("", "amount", "amounts", "quantity", "content", "menge", "quantité", "cantidad", "quantità", "per", "daily"),
        *("dv", "nrv", "rda", "rdi", "vnr", "ajr", "vrn", "nrw"),
    )
)
_LABEL = _LABEL_BEGINS | {"serving", "value", "values"}
"""What a row of amounts begins with, or one of percents, word by word."""
_FIGURE = regex(r"\d")
_CORNER = regex(rf"\W*(?:{NAMES_HEAD.pattern}|supplements?|items?)?\W*\Z", re.IGNORECASE)
"""What the row of names begins with."""
_NAME = regex(r"\W{0,2}[^\W\d_]")
_BEGINS_CELL = frozenset("0123456789<~.*†‡-–%(")
_BEGINS_ROW = _BEGINS_CELL | {letter for word in _LABEL_BEGINS for letter in (word[:1], word[:1].upper())}


class _Row(NamedTuple):
    """What a row of cells begins with, and these from left to right."""

    label: list[Token]
    cells: list[list[Token]]


def lies_over_cells(rows: Sequence[Sequence[Line]], at: int) -> bool:
    """Whether the pieces of ``rows[at]`` stand where names do over a row of amounts."""
    if len(rows[at]) < FEWEST or rows[at][1].text[:1] in _BEGINS_CELL:
        return False
    if not all(_NAME.match(piece.text) for piece in rows[at]):
        return False
    return any(_amounts(Line.joined(below)) is not None for below in rows[at + 1 : at + 1 + LONGEST_NAME])


class Upright(NamedTuple):
    """Lines of a panel whose rows stand under each other, and the cells of which it is not sure whose they are."""

    lines: Sequence[Line]
    doubtful: Sequence[Line]


def upright(lines: Sequence[Line], *, text_file: bool) -> Upright:
    """``lines`` under a panel's title with each table that lies on its side as a row for each of its names."""
    if (at := _amounts_at(lines, 1)) is None:
        return Upright(lines, [])
    if (turned := _with_wrapped_label(lines, at, text_file=text_file)) is not None:
        return turned
    done = list(lines[:at])
    doubtful: list[Line] = []
    while at is not None:
        amounts, above = _amounts(lines[at]), list(_lines_of_names(done))
        end = at + 1
        if amounts is None or not any(_are_several(line, text_file=text_file) for line in above):
            done.append(lines[at])
        else:
            percents = _cells(lines[end], {"percent", "symbol"}) if end < len(lines) else None
            end += percents is not None
            names = _parted(above[-1].tokens, amounts) if text_file else _in_columns(above, amounts)
            if _are_names(names) and (percents is None or len(percents.cells) == len(amounts.cells)):
                over = above[-1:] if text_file else above
                del done[len(done) - len(over) :]
                done += _set_upright(names, amounts, percents, [*over, *lines[at:end]])
            else:
                doubtful += lines[at:end]
        at = _amounts_at(lines, end)
        done += lines[end:at]
    return Upright(done, doubtful)


def _with_wrapped_label(lines: Sequence[Line], at: int, *, text_file: bool) -> Upright | None:
    """``lines`` set upright where what the row of amounts ``at`` begins with wraps over and under it: ``Amount per`` /
    ``serving``."""
    near = (*lines[at - 1 : at], *lines[at + 1 : at + 2]) if at > 1 and lines[at].text[:1] in _BEGINS_CELL else ()
    labels = [line for line in near if all(_plain(token) in _LABEL for token in line.tokens)]
    if len(labels) < len(near) or not labels:
        return None
    kept = [line for line in lines if line not in labels]
    turned = upright(kept, text_file=text_file)
    if all(line in kept for line in turned.lines):
        return None
    return turned._replace(lines=[lines[0], Line.joined(labels), *turned.lines[1:]])


def _amounts_at(lines: Sequence[Line], start: int) -> int | None:
    """The number of the next row of amounts from ``start`` on, near it and above any row that stands upright."""
    for number in range(start, min(start + FIRST_LINES, len(lines))):
        text = lines[number].text
        if text[:1] in _BEGINS_ROW and _amounts(lines[number]) is not None:
            return number
        if text.endswith("%"):
            return None
    return None


def _amounts(line: Line) -> _Row | None:
    """The row of amounts in ``line``, each perhaps with its percent; None for another row."""
    row = _cells(line, {"amount", "percent", "symbol"})
    return row if row is not None and len(row.cells) >= FEWEST else None


def _cells(line: Line, kinds: set[PieceKind]) -> _Row | None:
    """The row in ``line`` that holds nothing but cells of these ``kinds`` behind its label; a percent behind an amount
    is of one cell with it."""
    text = line.text
    if text[:1] not in _BEGINS_CELL and (_plain(line.tokens[0]) not in _LABEL_BEGINS or not _FIGURE.search(text)):
        return None
    start = next((at for at, token in offsets(line.tokens) if _plain(token) not in _LABEL), len(text))
    if text[start : start + 1] not in _BEGINS_CELL:
        return None
    pieces = lex(text[start:])[0]
    first = pieces[0].kind if pieces else "name"
    if first == "name" or not kinds.issuperset([piece.kind for piece in pieces]):
        return None
    begins = [start + piece.start for piece in pieces if first != "amount" or piece.kind == "amount"]
    row = _Row([], [[] for _ in begins])
    for offset, token in offsets(line.tokens):
        column = bisect_right(begins, offset) - 1
        if token.text.strip("|"):
            (row.label if column < 0 else row.cells[column]).append(token)
    return row


def _plain(token: Token) -> str:
    return token.text.strip("|%.:*()/").lower()


def _are_several(names: Line, *, text_file: bool) -> bool:
    """Whether ``names`` are those of several rows: they stand apart, or are nutrients outside brackets."""
    if len(_pieces(names.tokens, text_file=text_file)) >= FEWEST:
        return True
    nutrients, end = 0, 0
    for at, _ in offsets(names.tokens):
        nutrient = NUTRIENT.match(names.text, at) if at >= end else None
        if nutrient is not None and not depth_after(names.text[:at], 0):
            nutrients, end = nutrients + 1, nutrient.end()
    return nutrients >= FEWEST


def _are_names(parts: Sequence[Sequence[Token]]) -> bool:
    """Whether ``parts`` are a corner and names behind it."""
    corner, *names = map(_text, parts or [[]])
    named = all(_NAME.match(name) and not depth_after(name, 0) for name in names)
    return named and len(names) >= FEWEST and _CORNER.match(corner) is not None


def _lines_of_names(above: Sequence[Line]) -> Iterator[Line]:
    """The lines at the end of ``above`` that hold nothing but names, top down; the first of all is the title."""
    first = len(above)
    while first > max(1, len(above) - LONGEST_NAME):
        line = above[first - 1]
        if first < len(above) and above[first].top - line.bottom > LEADING * line.size:
            break
        if SERVING.search(line.text) or no_row(line.text) or kinds_in(line.text) != ["name"]:
            break
        first -= 1
    yield from above[first:]


def _parted(tokens: Sequence[Token], row: _Row) -> list[list[Token]]:
    """The corner and the names in the line ``tokens`` of a text: parted by bars, or by the widest gaps."""
    count = len(row.cells)
    bars = [index for index, token in enumerate(tokens) if token.text == "|"]
    for corner in (1, 0) if row.label else (0,):
        cuts = bars if bars else _widest(tokens, count + corner - 1)
        if len(cuts) == count + corner - 1:
            bounds = pairwise([0, *cuts, len(tokens)])
            parts = [[token for token in tokens[a:b] if token.text != "|"] for a, b in bounds]
            if not corner or _CORNER.match(_text(parts[0])):
                return parts if corner else [[], *parts]
    return []


def _widest(tokens: Sequence[Token], count: int) -> list[int]:
    """The ``count`` words before which the widest gaps stand; none where other gaps are as wide."""
    gaps = sorted([(after.left - before.right, index) for index, (before, after) in enumerate(pairwise(tokens), 1)])
    gaps.reverse()
    if len(gaps) < count or gaps[count - 1][0] < CHARACTER:
        return []
    if len(gaps) > count and gaps[count - 1][0] < WIDER * gaps[count][0]:
        return []
    return sorted([index for _, index in gaps[:count]])


def _in_columns(lines: Sequence[Line], row: _Row) -> list[list[Token]]:
    """The corner and the names in ``lines`` of print, by the column of cells over which each of their pieces stands;
    none where two stand over one, for then a cell was left out."""
    columns = [(cell[0].left, cell[-1].right) for cell in (row.label, *row.cells) if cell]
    parts: list[list[Token]] = [[] for _ in columns]
    for line in lines:
        pieces = _pieces(line.tokens, text_file=False)
        places = [_column(piece[0].left, piece[-1].right, columns) for piece in pieces]
        if len(set(places)) < len(places):
            return []
        for place, piece in zip(places, pieces, strict=True):
            parts[place] += piece
    return parts if row.label else [[], *parts]


def _pieces(tokens: Sequence[Token], *, text_file: bool) -> list[Sequence[Token]]:
    """``tokens`` of one line, cut where columns may begin."""
    blank = CHARACTER if text_file else BLANK
    gaps = enumerate(pairwise(tokens), 1)
    cuts = [i for i, (a, b) in gaps if b.left - a.right > blank * min(a.size, b.size) or b.text == "|"]
    return [tokens[start:end] for start, end in pairwise([0, *cuts, len(tokens)])]


def _column(left: float, right: float, columns: Sequence[tuple[float, float]]) -> int:
    """Which of ``columns`` stands under print from ``left`` to ``right``, or next to it."""
    apart = [max(begin - right, left - end, 0.0) for begin, end in columns]
    off = [abs(begin + end - left - right) for begin, end in columns]
    return min(range(len(columns)), key=lambda index: (apart[index], off[index]))


def _text(tokens: Sequence[Token]) -> str:
    return " ".join([token.text for token in tokens])


def _set_upright(
    names: Sequence[list[Token]], amounts: _Row, percents: _Row | None, table: Sequence[Line]
) -> Iterator[Line]:
    """A line of headings, if the ``table`` has any, and one for each name, evenly over the height of the table."""
    beside = [[*amounts.label, *(percents.label if percents else ())], *amounts.cells]
    shares = percents.cells if percents is not None else [[] for _ in amounts.cells]
    rows = [row for row in zip(names, beside, [[], *shares], strict=True) if any(row)]
    top, left = min(line.top for line in table), min(line.left for line in table)
    pitch = (max(line.bottom for line in table) - top) / len(rows)
    width = max([line.right for line in table]) - left
    for number, row in enumerate(rows):
        middle = top + (number + 0.5) * pitch
        yield Line.of(
            [token for column, cell in enumerate(row) for token in _laid(cell, left + column * width, middle)]
        )


def _laid(tokens: Sequence[Token], left: float, middle: float) -> Iterator[Token]:
    """``tokens`` one after the other at the height ``middle``."""
    for token in tokens:
        right, half = left + token.right - token.left, (token.bottom - token.top) / 2
        yield token._replace(left=left, right=right, top=middle - half, bottom=middle + half, middle=middle)
        left = right + 0.3 * token.size
