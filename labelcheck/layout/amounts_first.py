"""Panels that print the amount before the name: ``200 mg Magnesium (as citrate)``."""

from __future__ import annotations

from collections.abc import Sequence

from labelcheck.layout.cells import lex
from labelcheck.layout.lines import Line
from labelcheck.layout.planes import Token

MOST_LOOKED_AT = 12
"""Lines by which it is told."""


def names_first(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` with each amount behind its name, where the first row with one begins with it and most others do."""
    with_cells = [line for line in lines[:MOST_LOOKED_AT] if {"amount", "name"} <= {p.kind for p in lex(line.text)[0]}]
    if not with_cells or not _leads(with_cells[0]) or 5 * sum(map(_leads, with_cells)) < 4 * len(with_cells):
        return lines
    return [_turned(line) if _leads(line) else line for line in lines]


def _leads(line: Line) -> bool:
    return [piece.kind for piece in lex(line.text)[0][:2]] == ["amount", "name"]


def _turned(line: Line) -> Line:
    """``line`` with its first amount behind its first name."""
    amount, name = lex(line.text)[0][:2]
    parts: tuple[list[Token], ...] = ([], [], [])
    at = 0
    for token in line.tokens:
        parts[(at >= amount.end) + (at >= name.end)].append(token)
        at += len(token.text) + 1
    amounts, names, rest = parts
    return Line.of([*names, *amounts, *rest])
