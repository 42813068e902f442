"""Lines of a panel put together to rows.

A row is a name and its cells. Names wrap over lines, cells stand on the first line, the last or one of their own;
geometry (drawn rules, the pitch of lines) decides where it speaks, brackets and nutrient names where it does not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal, NamedTuple

from labelcheck.layout.cells import BRACKET_SIGN, Piece, depth_after, lex
from labelcheck.layout.lines import COLUMN_GAP, Line
from labelcheck.layout.planes import Token
from labelcheck.layout.vocabulary import FOOTNOTE, HEADING, NUTRIENT
from labelcheck.model.regex import regex

_CONTINUES = regex(r"[(\[]|(?:as|from|and|or|with|of|providing|\+|&)\b|[a-z]", re.ASCII)
_SENTENCE = regex(r"(?:\b[a-z]{2,}\b\W+){4,}.*[a-z)][.!]\s*\Z", re.DOTALL)
LOOKAHEAD = 5


@dataclass(slots=True)
class Draft:
    """A row being put together."""

    name: list[Token] = field(default_factory=list)
    cells: list[Token] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    depth: int = 0
    left: float = 0.0

    @property
    def tokens(self) -> list[Token]:
        return self.name + self.cells


class Group(NamedTuple):
    """A name and the cells that follow it on one line; either may be empty."""

    text: str
    name: list[Token]
    cells: list[Token]
    kinds: set[str]
    depth: int


class Assembled(NamedTuple):
    """The rows of a panel, the lines after them, and what ended it: footnote, heading, sentence or end."""

    rows: list[Draft]
    rest: list[Line]
    stopped_by: str
    linear: bool = False


Break = bool | None
"""Between two lines: True for a row boundary, False for none, None when geometry does not say."""


def assemble(lines: Sequence[Line], breaks: Sequence[Break]) -> Assembled:
    """Rows from ``lines``; ``breaks[i]`` tells what stands between line i - 1 and line i."""
    lines = _without_unclosed(lines)
    if is_linear(lines):
        end = next((i for i, line in enumerate(lines) if i and _ends_before(line, None) == "heading"), len(lines))
        one = replace(
            Line.of([token for line in lines[:end] for token in line.tokens]),
            text=" ".join(line.text for line in lines[:end] if line.text),
        )
        done = _assemble([one, *lines[end:]], [None] * (1 + len(lines) - end), linear=True)
        return done._replace(
            linear=True, rest=[Line.of(printed) for line in done.rest for printed in printed_lines(line.tokens)]
        )
    return _assemble(lines, breaks)


def _assemble(lines: Sequence[Line], breaks: Sequence[Break], *, linear: bool = False) -> Assembled:
    rows: list[Draft] = []
    for number, line in enumerate(lines):
        current = rows[-1] if rows else None
        if current is not None and current.depth and _runaway(current, lines, number):
            current.depth = 0
        depth = current.depth if current is not None else 0
        if depth == 0 and (why := _ends_before(line, current)):
            return Assembled(rows, list(lines[number:]), why)
        used = 0
        for first, group in _each_name(_groups(line, depth)) if linear else _groups(line, depth):
            kept = _before_footnote(group)
            if kept:
                group = Group(group.text, kept, [], set(), 0)
            if kept is None or kept:
                _place(group, rows, line, breaks[number] if first else True, first=first)
                used += len(group.name) + len(group.cells)
            if kept is not None:
                return Assembled(rows, [Line.of(line.tokens[used:]), *lines[number + 1 :]], "footnote")
    return Assembled(rows, [], "end")


def _place(group: Group, rows: list[Draft], line: Line, boundary: Break, *, first: bool) -> None:
    if not rows or _begins_row(group, rows[-1], boundary, first):
        rows.append(Draft(left=line.left))
    _add(rows[-1], group)


def _without_unclosed(lines: Sequence[Line]) -> list[Line]:
    """``lines`` whose texts have a blank for each bracket that is opened and never closed (tokens stay as they are)."""
    open_at: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        if _ends_before(line, None) == "heading":
            break
        for bracket in BRACKET_SIGN.finditer(line.text):
            if bracket.group() in "([{":
                open_at.append((number, bracket.start()))
            elif open_at:
                open_at.pop()
    masked = list(lines)
    for number in {number for number, _ in open_at}:
        characters = list(lines[number].text)
        for index in (index for at, index in open_at if at == number):
            characters[index] = " "
        masked[number] = replace(lines[number], text="".join(characters))
    return masked


def printed_lines(tokens: Sequence[Token]) -> list[list[Token]]:
    """``tokens`` as the lines they are printed on."""
    lines: list[list[Token]] = []
    for token in tokens:
        if lines and abs(lines[-1][-1].middle - token.middle) < 0.5 * token.size:
            lines[-1].append(token)
        else:
            lines.append([token])
    return lines


def is_linear(lines: Sequence[Line]) -> bool:
    """Whether rows run on within lines, as in the linear panels of small packages (21 CFR 101.36(i)(2))."""
    several = sum(sum(p.kind == "name" for p in pieces) > 1 for pieces in _with_cells(lines[:12]))
    return several > 0.5 * len(_with_cells(lines[:12]))


def _with_cells(lines: Sequence[Line]) -> list[tuple[Piece, ...]]:
    every = [lex(line.text)[0] for line in lines]
    return [pieces for pieces in every if any(p.kind != "name" for p in pieces)]


def _before_footnote(group: Group) -> list[Token] | None:
    """The tokens of a name up to the footnote that it is, or that is a sentence in it; None when there is none."""
    at = 0
    for index, token in enumerate(group.name):
        text = token.text
        begins = index == 0 or group.text[at - 2 : at - 1] == "."
        if begins and FOOTNOTE.match(group.text, at):
            return group.name[:index]
        at += len(text) + 1 if text else 0
    return None


def _ends_before(line: Line, current: Draft | None) -> str:
    """Why the panel ends before ``line`` (empty when it does not)."""
    why = _no_row(line.text)
    return "" if why == "sentence" and current and current.depth else why


@lru_cache(maxsize=1024)
def _no_row(text: str) -> Literal["footnote", "heading", "sentence", ""]:
    """What a line with this text is instead of a row; empty for a row."""
    if FOOTNOTE.match(text):
        return "footnote"
    if heading := HEADING.match(text):
        rest = text[heading.end() :]
        if _HEADING_ENDS.match(rest) or heading.group().isupper():
            return "heading"
    if {p.kind for p in lex(text)[0]} <= {"name"} and _SENTENCE.search(text):
        return "sentence"
    return ""


_HEADING_ENDS = regex(r"\W*(?:[:.]|\Z)|\s+(?:by|of|for|in|no|from)\b")


def _groups(line: Line, depth: int) -> Iterator[tuple[bool, Group]]:
    """The groups of ``line``, each with whether it is the first."""
    starts: list[int] = []
    at = 0
    for token in line.tokens:
        starts.append(at)
        if text := token.text:
            at += len(text) + 1
    text = line.text
    pieces = _with_footnote_signs(_pieces(line, starts, depth), text)
    group_starts = [i for i, p in enumerate(pieces) if p.kind == "name" or i == 0]
    for order, index in enumerate(group_starts):
        following = group_starts[order + 1] if order + 1 < len(group_starts) else len(pieces)
        begin = 0 if order == 0 else pieces[index].start
        end = pieces[following].start if following < len(pieces) else len(text) + 1
        name_end = pieces[index + 1].start if index + 1 < following else end
        if pieces[index].kind != "name":
            name_end = begin
        first, middle, last = (bisect_left(starts, offset) for offset in (begin, name_end, end))
        name, cells = list(line.tokens[first:middle]), list(line.tokens[middle:last])
        kinds: set[str] = {p.kind for p in pieces[index:following] if p.kind != "name"}
        own = text[begin:name_end]
        yield order == 0, Group(own.lstrip(" ,;"), name, cells, kinds, depth_after(own, depth if order == 0 else 0))


def _with_footnote_signs(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """``pieces`` with the sign before a footnote (``† Daily Value not established``) given to the footnote."""
    done: list[Piece] = []
    for piece in pieces:
        sign = done[-1] if done and done[-1].kind == "symbol" and piece.kind == "name" else None
        if sign is not None and text[: sign.start].endswith(" ") and FOOTNOTE.match(text, sign.start):
            done[-1] = Piece("name", sign.start, piece.end)
        else:
            done.append(piece)
    return done


def _each_name(groups: Iterable[tuple[bool, Group]]) -> Iterator[tuple[bool, Group]]:
    """``groups`` of a linear panel, where a row may print no amount: a comma before a nutrient begins a new name."""
    for first, group in groups:
        at, depth, begin = 0, 0, 0
        for index, token in enumerate(group.name):
            text = token.text
            if index > begin and depth == 0 and group.text[at - 2 : at - 1] == "," and NUTRIENT.match(group.text, at):
                yield first, Group(group.text[:at], group.name[begin:index], [], set(), 0)
                first, begin = False, index
            depth = depth_after(group.text[at : at + len(text)], depth)
            at += len(text) + 1 if text else 0
        yield first, group._replace(name=group.name[begin:])


_OPENS = regex(r"[(\[{]")
MOST_CELL_WORDS = 40
"""Words: all cells of a line are among so many at its end."""


def _pieces(line: Line, starts: Sequence[int], depth: int) -> tuple[Piece, ...]:
    """The pieces of ``line``; cells set apart by a wide gap are cells even while a bracket stands open."""
    if not depth and not _OPENS.search(line.text):
        return lex(line.text)[0]
    cells_from = len(line.text)
    right: tuple[Piece, ...] = ()
    for index in range(len(line.tokens) - 1, max(len(line.tokens) - MOST_CELL_WORDS, 0), -1):
        before, token = line.tokens[index - 1], line.tokens[index]
        if token.left - before.right > COLUMN_GAP * min(before.size, token.size):
            pieces, _ = lex(line.text[starts[index] :])
            if all(p.kind != "name" for p in pieces):
                cells_from = starts[index]
                right = tuple(Piece(p.kind, p.start + cells_from, p.end + cells_from) for p in pieces)
    left, open_brackets = lex(line.text[:cells_from], depth)
    return left + right if open_brackets else lex(line.text, depth)[0]


def _begins_row(group: Group, current: Draft, boundary: Break, first: bool) -> bool:
    """Whether ``group`` opens a new row rather than going on with ``current``."""
    if not group.name:
        return False
    if not first:  # a second name on one line: linear panels
        return not group.text.startswith(("(", "["))
    if current.depth:
        return False
    if boundary:
        return True
    if not current.cells:
        return boundary is None and bool(NUTRIENT.match(group.text)) and not _unfinished(current)
    if "amount" in group.kinds and "amount" in current.kinds:
        return True
    if boundary is False:
        return False
    return not _CONTINUES.match(group.text) or bool(NUTRIENT.match(group.text))


def _unfinished(current: Draft) -> bool:
    last = current.name[-1].text if current.name else ""
    return last.endswith((",", "-", "/", "&")) or last.lower() in {"and", "as", "from", "of", "with", "total"}


def _runaway(current: Draft, lines: Sequence[Line], number: int) -> bool:
    """Whether the bracket that stands open before line ``number`` was never closed: a slip of the pen."""
    line = lines[number]
    if not NUTRIENT.match(line.text):
        return False
    pieces, open_brackets = lex(line.text)
    with_cells = any(piece.kind != "name" for piece in pieces)
    if with_cells and current.cells and not open_brackets:
        return True  # a row has its amounts once
    if not with_cells and "(" not in line.text:
        return False
    depth = 1
    for later in lines[number : number + LOOKAHEAD]:
        for char in later.text:
            depth += (char in "([{") - (char in ")]}")
            if depth == 0:
                return False
    return True


def _add(row: Draft, group: Group) -> None:
    row.name.extend(group.name)
    row.cells.extend(group.cells)
    row.kinds |= group.kinds
    if group.name:
        row.depth = group.depth
