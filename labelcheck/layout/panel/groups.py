"""A printed line of a panel in groups: a name and the cells that follow it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from labelcheck.layout.lines import COLUMN_GAP, Line
from labelcheck.layout.panel.brackets import BRACKET_SIGN, depth_after
from labelcheck.layout.panel.cells import Piece, lex, trailing_cells
from labelcheck.layout.planes import Token
from labelcheck.layout.vocabulary.parts import FOOTNOTE
from labelcheck.layout.vocabulary.rows import NUTRIENT
from labelcheck.model.regex import small_letters


class Group(NamedTuple):
    """A name and the cells that follow it on one line; either may be empty. ``amount``: one of the cells is one."""

    text: str
    name: Sequence[Token]
    cells: Sequence[Token]
    amount: bool
    depth: int


def groups(line: Line, depth: int) -> list[Group]:
    """The groups of ``line``, before which ``depth`` brackets stand open."""
    text, tokens = line.text, line.tokens
    starts = list(accumulate([len(token[1]) + 1 for token in tokens], initial=0))
    pieces: Sequence[Piece] = _pieces(line, starts, depth)
    kinds = [piece[0] for piece in pieces]
    if "symbol" in kinds:
        pieces = _with_footnote_signs(pieces, text)
        kinds = [piece[0] for piece in pieces]
    begins = [index for index, kind in enumerate(kinds) if index == 0 or kind == "name"]
    found: list[Group] = []
    first = begin = 0
    for index, following in pairwise([*begins, len(pieces)]):
        end = pieces[following][1] if following < len(pieces) else starts[-1]
        cells = index + 1 if kinds[index] == "name" else index
        name_end = begin if cells == index else pieces[cells][1] if cells < following else end
        middle, last = bisect_left(starts, name_end), bisect_left(starts, end)
        own = text[begin:name_end]
        amount = "amount" in kinds[cells:following]
        found.append(
            Group(own.lstrip(" ,;"), tokens[first:middle], tokens[middle:last], amount, depth_after(own, depth))
        )
        first, begin, depth = last, end, 0
    return found


def _with_footnote_signs(pieces: Sequence[Piece], text: str) -> Sequence[Piece]:
    """``pieces`` with the sign before a footnote (``† Daily Value not established``) given to the footnote."""
    done: list[Piece] = []
    for piece in pieces:
        if done and piece.kind == "name" and done[-1].kind == "symbol":
            sign = done[-1].start
            if text[:sign].endswith(" ") and FOOTNOTE.match(text, sign):
                done[-1] = Piece("name", sign, piece.end)
                continue
        done.append(piece)
    return done


MOST_CELL_WORDS = 40
"""Words: all cells of a line are among so many at its end."""


def _pieces(line: Line, starts: Sequence[int], depth: int) -> tuple[Piece, ...]:
    """The pieces of ``line``; cells set apart by a wide gap are cells even while a bracket stands open, and an amount
    whose percent is set apart belongs to them."""
    text = line.text
    if not depth and not BRACKET_SIGN.search(text):
        return lex(text)[0]
    gaps = [starts[index] for index in _wide_gaps(line.tokens)]
    if not depth and text[:1] == "(" and text[-1:] == ")" and text.find(")") == len(text) - 1:
        return lex(text)[0]  # all of it is a bracket
    if _one_is_open(text, gaps, depth):
        if (pair := trailing_cells(text)) < gaps[0] and not BRACKET_SIGN.search(text, pair, gaps[0]):
            gaps.insert(0, pair)
        for gap in gaps:
            cells = lex(text[gap:])[0]
            if _are_cells(cells):
                name, open_brackets = lex(text[:gap], depth)
                if open_brackets:
                    return name + tuple([Piece(kind, start + gap, end + gap) for kind, start, end in cells])
                break
    return (lex(text, depth) if depth else lex(text))[0]  # asked as others ask, which is remembered


def _wide_gaps(tokens: Sequence[Token]) -> list[int]:
    """The indices of tokens before which there is a gap between columns, or the bar that a text prints for it."""
    wide: list[int] = []
    right, size = tokens[0].right, tokens[0].size
    for index, token in enumerate(tokens):
        own = token[6]
        if token[2] - right > COLUMN_GAP * (size if size < own else own) or token[1] == "|":
            wide.append(index)
        right, size = token[4], own
    return [index for index in wide if index > len(tokens) - MOST_CELL_WORDS]


def _one_is_open(text: str, gaps: Sequence[int], depth: int) -> bool:
    """Whether a bracket stands open at one of ``gaps``, when ``depth`` do before ``text``."""
    before = 0
    for gap in gaps:
        depth = depth_after(text[before:gap], depth)
        if depth:
            return True
        before = gap
    return False


def _are_cells(pieces: Sequence[Piece]) -> bool:
    return all(piece.kind != "name" for piece in pieces)


def before_footnote(group: Group) -> Sequence[Token] | None:
    """The tokens of a name up to the footnote that it is, or that is a sentence in it; None when there is none."""
    if not group.name:
        return None
    small = small_letters(group.text)
    if FOOTNOTE.of_small.match(small):
        return ()
    at = 0
    for index, token in enumerate(group.name if "." in small else ()):
        if small[at - 2 : at - 1] == "." and FOOTNOTE.of_small.match(small, at):
            return group.name[:index]
        at += len(token.text) + 1
    return None


def each_name(found: Iterable[Group]) -> Iterator[Group]:
    """The groups of a linear panel, where a row may print no amount: a comma or a semicolon before a nutrient begins a
    new name, and so does a line behind several names."""
    for group in found:
        at, depth, begin, several = 0, 0, 0, False
        for index, token in enumerate(group.name):
            text = token.text
            if (
                index > begin
                and depth == 0
                and (group.text[at - 2 : at - 1] in (",", ";") or (several and token.top > group.name[index - 1].top))
                and NUTRIENT.match(group.text, at)
            ):
                yield Group(group.text[:at], group.name[begin:index], (), False, 0)
                begin = index
            depth = depth_after(group.text[at : at + len(text)], depth)
            several = several or (depth == 0 and text.endswith(","))
            at += len(text) + 1
        yield group._replace(name=group.name[begin:])
