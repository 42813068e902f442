"""Lines of a panel put together to rows.

A row is a name and its cells. Names wrap over lines, cells stand on the first line, the last or one of their own;
geometry (drawn rules, the pitch of lines) decides where it speaks, brackets and the names of nutrients where it does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from labelcheck.layout.cells import depth_after, lex
from labelcheck.layout.lines import Line
from labelcheck.layout.normalise import normalise
from labelcheck.layout.planes import Token
from labelcheck.layout.vocabulary import FOOTNOTE, HEADING, NUTRIENT

_CONTINUES = re.compile(r"[(\[]|(?:as|from|and|or|with|of|providing|\+|&)\b|[a-z]", re.ASCII)
_SENTENCE = re.compile(r"(?:\b[a-z]{2,}\b\W+){4,}.*[a-z)][.!]\s*\Z", re.DOTALL)
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
    """The rows of a panel, the index of the first line after them, and the offset of its first unused token."""

    rows: list[Draft]
    end_line: int
    end_token: int
    stopped_by: str


Break = bool | None
"""Between two lines: True for a row boundary, False for none, None when geometry does not say."""


def assemble(lines: Sequence[Line], breaks: Sequence[Break]) -> Assembled:
    """Rows from ``lines``; ``breaks[i]`` tells what stands between line i - 1 and line i."""
    rows: list[Draft] = []
    for number, line in enumerate(lines):
        current = rows[-1] if rows else None
        depth = current.depth if current else 0
        if depth and _runaway(lines, number):
            depth = 0
            assert current is not None
            current.depth = 0
        if depth == 0 and (why := _ends_before(line, current)):
            return Assembled(rows, number, 0, why)
        used = 0
        for first, group in _groups(line, depth):
            if group.name and FOOTNOTE.match(group.text):
                return Assembled(rows, number, used, "footnote")
            kept = _before_footnote(group)
            if kept is not None:
                group = Group(group.text, kept, [], set(), 0)
            current = rows[-1] if rows else None
            boundary = breaks[number] if first else True
            if current is None or _begins_row(group, current, boundary, first):
                rows.append(Draft(left=line.left))
            _add(rows[-1], group)
            used += len(group.name) + len(group.cells)
            if kept is not None:
                return Assembled(rows, number, used, "footnote")
    return Assembled(rows, len(lines), 0, "end")


def _before_footnote(group: Group) -> list[Token] | None:
    """The tokens of a name up to the sentence in it that is a footnote; None when there is none."""
    at = 0
    for index, token in enumerate(group.name):
        text = normalise(token.word.text)
        if index and group.text[at - 2 : at - 1] == "." and FOOTNOTE.match(group.text, at):
            return group.name[:index]
        at += len(text) + 1 if text else 0
    return None


def _ends_before(line: Line, current: Draft | None) -> str:
    """Why the panel ends before ``line`` (empty when it does not)."""
    if FOOTNOTE.match(line.text):
        return "footnote"
    if heading := HEADING.match(line.text):
        rest = line.text[heading.end() :]
        if re.match(r"\W*(?:[:.]|\Z)|\s+(?:by|of|for|in|no|from)\b", rest) or heading.group().isupper():
            return "heading"
    pieces, _ = lex(line.text)
    if all(p.kind == "name" for p in pieces) and _SENTENCE.search(line.text) and not (current and current.depth):
        return "sentence"
    return ""


def _groups(line: Line, depth: int) -> Iterator[tuple[bool, Group]]:
    """The groups of ``line``, each with whether it is the first."""
    starts: list[int] = []
    at = 0
    for token in line.tokens:
        starts.append(at)
        if text := normalise(token.word.text):
            at += len(text) + 1
    text = line.text
    pieces, _ = lex(text, depth)
    bounds: list[tuple[int, int, bool]] = []  # start, end, is a name
    for piece in pieces:
        bounds.append((piece.start, piece.end, piece.kind == "name"))
    group_starts = [i for i, p in enumerate(pieces) if p.kind == "name" or i == 0]
    for order, index in enumerate(group_starts):
        following = group_starts[order + 1] if order + 1 < len(group_starts) else len(pieces)
        begin = 0 if order == 0 else pieces[index].start
        end = pieces[following].start if following < len(pieces) else len(text) + 1
        name_end = pieces[index + 1].start if index + 1 < following else end
        if pieces[index].kind != "name":
            name_end = begin
        name = [t for t, s in zip(line.tokens, starts, strict=True) if begin <= s < name_end]
        cells = [t for t, s in zip(line.tokens, starts, strict=True) if name_end <= s < end]
        kinds = {p.kind for p in pieces[index:following]} - {"name"}
        own = text[begin:name_end]
        yield order == 0, Group(own.strip(" ,;"), name, cells, kinds, depth_after(own, depth if order == 0 else 0))


def _begins_row(group: Group, current: Draft, boundary: Break, first: bool) -> bool:
    """Whether ``group`` opens a new row rather than going on with ``current``."""
    if not group.name:
        return False
    if not first:  # a second name on one line: linear panels
        return bool(current.cells) and not group.text.startswith(("(", "["))
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
    last = normalise(current.name[-1].word.text) if current.name else ""
    return last.endswith((",", "-", "/", "&")) or last.lower() in {"and", "as", "from", "of", "with", "total"}


def _runaway(lines: Sequence[Line], number: int) -> bool:
    """Whether the bracket that stands open before line ``number`` is never closed: a slip of the pen."""
    line = lines[number]
    if not NUTRIENT.match(line.text):
        return False
    pieces, _ = lex(line.text)
    if all(piece.kind == "name" for piece in pieces) and HEADING.match(line.text) is None and "(" not in line.text:
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
