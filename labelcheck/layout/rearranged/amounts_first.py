"""Panels that print the amount before the name: ``200 mg Magnesium (as citrate)``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile

from labelcheck.layout.lines import Line, offsets
from labelcheck.layout.panel.brackets import depth_after
from labelcheck.layout.panel.cells import kinds_in, lex
from labelcheck.layout.panel.lines import without_unclosed
from labelcheck.layout.panel.no_row import no_row
from labelcheck.layout.planes import Token
from labelcheck.layout.vocabulary.rows import EQUALS, PART_OF
from labelcheck.model.regex import regex

MOST_LOOKED_AT = 12
"""Lines by which it is told."""
_ENERGY = regex(r"\W*calories\W*\d+\W*\Z", re.IGNORECASE)
"""What stands over the rows, and before its figure whatever the order of theirs."""


def names_first(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` with each amount behind its name, where most names stand behind one: the first does, or percents stand
    behind the names."""
    lines = without_unclosed(lines)
    if lines and _PERCENT_FIRST.match(lines[0].text):  # else it is of the row before
        lines = [_percents_behind(line) for line in lines]
    goes_on = {id(line) for line in _within_brackets(lines)}
    rows = [*takewhile(lambda line: not no_row(line.text), lines[:MOST_LOOKED_AT])]
    rows = [line for line in rows if id(line) not in goes_on and not _ENERGY.match(line.text)]
    kinds = [{piece.kind for piece in lex(line.text)[0]} for line in rows]
    with_cells = [line for line, has in zip(rows, kinds, strict=True) if has >= {"amount", "name"}]
    first = next((line for line, has in zip(rows, kinds, strict=True) if "name" in has), None)
    if first is None or 5 * sum(map(_leads, with_cells)) < 4 * len(with_cells):
        return lines
    if not (_begins_with_cells(first) or _stands_under_names(first, with_cells)) and 2 * sum(
        map(_is_whole, with_cells)
    ) <= max(len(with_cells), FEWEST_WHOLE):
        return lines  # each amount may be that of the name above it
    return [_turned(line) if id(line) not in goes_on and _begins_with_cells(line) else line for line in lines]


def _within_brackets(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines before which a bracket stands open: what they begin with belongs to a name."""
    depth = 0
    for line in lines:
        if depth:
            yield line
        depth = depth_after(line.text, depth)


def _leads(line: Line) -> bool:
    return "amount" in _before_name(line)


def _begins_with_cells(line: Line) -> bool:
    """Whether ``line`` begins with an amount, or with no more than a percent, before a name."""
    before = _before_name(line)
    return "amount" in before or before == ["percent"]


def _stands_under_names(first: Line, rows: Sequence[Line]) -> bool:
    """Whether ``first``, which has no cells, begins where the names of most ``rows`` of a page do, behind theirs."""
    if first.tokens[0].word.box is None:
        return False
    lefts = [(row.left, left) for row in rows if (left := _name_left(row)) is not None]
    near = [left - begin > first.size and abs(left - first.left) < LINED_UP * first.size for begin, left in lefts]
    return len(rows) >= FEWEST_WHOLE and 5 * sum(near) >= 4 * len(rows)


LINED_UP = 0.5
"""Font sizes by which the left edges of names differ at most."""


def _name_left(row: Line) -> float | None:
    """Where the name of ``row`` begins, behind its cells."""
    named = next((piece.start for piece in lex(row.text)[0] if piece.kind == "name"), 0)
    return next((token.left for at, token in offsets(row.tokens) if at >= named > 0 and token.text), None)


def _before_name(line: Line) -> list[str]:
    """The cells that ``line`` begins with, where a name stands behind them."""
    pieces = lex(line.text)[0]
    told = bool(pieces) and _TOLD.fullmatch(line.text, pieces[0].start, pieces[0].end) is not None
    kinds: list[str] = [piece.kind for piece in pieces[told:]]
    before = [*takewhile(lambda kind: kind in _BEFORE_NAME, kinds)]
    return before if kinds[len(before) : len(before) + 1] == ["name"] else []


_TOLD = regex(rf"(?:{PART_OF}|{EQUALS})", re.IGNORECASE)
"""Before the amount of what a compound holds: ``davon 180 mg Magnesium``."""


def _is_whole(line: Line) -> bool:
    """Whether ``line`` is a row of an amount, a name and a percent, or what stands for it."""
    kinds = kinds_in(line.text)
    return kinds[0] == "amount" and kinds.count("name") == 1 and kinds[-1] in ("percent", "symbol")


FEWEST_WHOLE = 4
"""Twice the rows that tell nothing yet."""
_BEFORE_NAME = ("amount", "related", "percent", "symbol")


def _parts(line: Line, begins: Sequence[int]) -> list[list[Token]]:
    """The tokens of ``line`` in parts that begin at ``begins`` in its text."""
    parts: list[list[Token]] = [[] for _ in begins]
    for at, token in offsets(line.tokens):
        parts[max(bisect_right(begins, at) - 1, 0)].append(token)
    return parts


def _percents_behind(line: Line) -> Line:
    """``line`` with each percent behind its amount, where rows run on in it that begin with theirs: ``80% VNR Magnesio
    300 mg; 100% VNR Vitamina B6 1,4 mg``."""
    pieces = lex(line.text)[0]
    rows, rest = divmod(len(pieces), 3)
    if rest or rows < 2 or [piece.kind for piece in pieces] != ["percent", "name", "amount"] * rows:
        return line
    parts = _parts(line, [piece.start for piece in pieces])
    places = [place for row in range(0, len(pieces), 3) for place in (row + 1, row + 2, row)]
    return Line.of([token for place in places for token in parts[place]])


_PERCENT_FIRST = regex(r"\d[\d.,]*\s?%")


def _turned(line: Line) -> Line:
    """``line`` with the cells that stand before each of its names behind it: rows may run on within it."""
    pieces = lex(line.text)[0]
    parts = _parts(line, [piece.start for piece in pieces])
    turned: list[Token] = []
    amounts: list[Token] = []
    others: list[Token] = []  # behind their amount, as elsewhere
    named = False
    names = (tokens for piece, tokens in zip(pieces, parts, strict=True) if piece.kind == "name" and tokens)
    left = next((tokens[0].left for tokens in names), line.left)
    for piece, tokens in zip(pieces, parts, strict=True):
        if piece.kind == "name":
            turned += [*tokens, *amounts, *others]
            amounts, others, named = [], [], True
        elif named and piece.kind != "amount":
            turned += tokens
        else:
            (others if piece.kind in ("percent", "symbol") else amounts).extend(tokens)
            named = False
    whole = Line.of([*turned, *amounts, *others])
    whole.left = left  # rows are nested by where their names begin
    return whole
