"""Panels whose cells stand in a bracket behind each name: ``Magnesium (as citrate) (200 mg, 48% DV)``."""

from __future__ import annotations

from collections.abc import Sequence

from labelcheck.layout.lines import Line, offsets
from labelcheck.layout.panel.cells import lex
from labelcheck.layout.panel.no_row import no_row
from labelcheck.layout.vocabulary.cells import AMOUNT, PERCENT
from labelcheck.model.regex import regex, small_letters

_CELLS = regex(
    rf"[(\[]\s?{AMOUNT}(?:\s?[,;/|]\s?(?:{PERCENT}|[*†‡§]{{1,3}}))?\s?[)\]](?=[\s*†‡,;.]*(?:\Z|[\s,;]\S))"
)  # of small letters

HARDLY = 6
"""So many rows have their amounts in brackets for one that has it elsewhere."""
FIRST_ROWS = 3
"""Lines by which it is told; that of calories has no unit."""


def cells_unbracketed(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` with their cells outside brackets, where hardly a row has an amount elsewhere."""
    first = [line.text for line in lines[:FIRST_ROWS] if not {"(", "["}.isdisjoint(line.text)]
    if not any(_CELLS.search(small_letters(text)) for text in first):
        return lines
    end = next((i for i, line in enumerate(lines) if no_row(line.text)), len(lines))
    elsewhere = sum(any(piece.kind == "amount" for piece in lex(line.text)[0]) for line in lines[:end])
    if HARDLY * elsewhere > sum(_CELLS.search(small_letters(line.text)) is not None for line in lines[:end]):
        return lines
    return [*map(_unbracketed, lines[:end]), *lines[end:]]


def _unbracketed(line: Line) -> Line:
    signs = {at for match in _CELLS.finditer(small_letters(line.text)) for at in (match.start(), match.end() - 1)}
    tokens = []
    for at, token in offsets(line.tokens):
        text = "".join([sign for place, sign in enumerate(token.text, at) if place not in signs])
        tokens.append(token._replace(text=text) if text != token.text else token)
    return Line.of(tokens)
