"""Panels that print the amount before the name: ``200 mg Magnesium (as citrate)``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import takewhile

from labelcheck.layout.cells import lex
from labelcheck.layout.lines import Line, offsets
from labelcheck.layout.planes import Token
from labelcheck.layout.rows import no_row, without_unclosed
from labelcheck.layout.vocabulary import EQUALS, PART_OF
from labelcheck.model.regex import regex

MOST_LOOKED_AT = 12
"""Lines by which it is told."""


def names_first(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` with each amount behind its name, where the first name stands behind one and most others do."""
    lines = without_unclosed(lines)
    rows = [*takewhile(lambda line: not no_row(line.text), lines[:MOST_LOOKED_AT])]
    kinds = [{piece.kind for piece in lex(line.text)[0]} for line in rows]
    with_cells = [line for line, has in zip(rows, kinds, strict=True) if has >= {"amount", "name"}]
    first = next((line for line, has in zip(rows, kinds, strict=True) if "name" in has), None)
    if first is None or not _leads(first) or 5 * sum(map(_leads, with_cells)) < 4 * len(with_cells):
        return lines
    return [_turned(line) if _leads(line) else line for line in lines]


def _leads(line: Line) -> bool:
    pieces = lex(line.text)[0]
    told = bool(pieces) and _TOLD.fullmatch(line.text, pieces[0].start, pieces[0].end) is not None
    kinds = [piece.kind for piece in pieces[told:]]
    return kinds[:1] == ["amount"] and next((kind for kind in kinds if kind not in _BEFORE_NAME), "") == "name"


_TOLD = regex(rf"(?:{PART_OF}|{EQUALS})", re.IGNORECASE)
"""Before the amount of what a compound holds: ``davon 180 mg Magnesium``."""


_BEFORE_NAME = ("amount", "percent", "symbol")


def _turned(line: Line) -> Line:
    """``line`` with the cells that stand before each of its names behind it: rows may run on within it."""
    pieces = lex(line.text)[0]
    begins = [piece.start for piece in pieces]
    parts: list[list[Token]] = [[] for _ in pieces]
    for at, token in offsets(line.tokens):
        parts[max(bisect_right(begins, at) - 1, 0)].append(token)
    turned: list[Token] = []
    before: list[Token] = []
    named = False
    names = (tokens for piece, tokens in zip(pieces, parts, strict=True) if piece.kind == "name" and tokens)
    left = next((tokens[0].left for tokens in names), line.left)
    for piece, tokens in zip(pieces, parts, strict=True):
        if piece.kind == "name":
            turned += [*tokens, *before]
            before, named = [], True
        elif named and piece.kind != "amount":
            turned += tokens
        else:
            before += tokens
            named = False
    whole = Line.of([*turned, *before])
    whole.left = left  # rows are nested by where their names begin
    return whole
