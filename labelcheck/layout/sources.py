"""Tables with a column for the sources of what is named: ``Magnesium | 2,500 mg magnesium citrate | 400 mg | 95%``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from labelcheck.layout.cells import lex
from labelcheck.layout.lines import Line, offsets
from labelcheck.model.regex import regex

_HEADS_SOURCES = regex(r"(?:^|[|\s])(?:sources?|forms?|compounds?|supplied (?:as|by|from))\b", re.IGNORECASE)


def weights_in_names(head: str, lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` with the weight of each source in a bracket with it, as a part of the name before it, where the last
    line of the ``head`` names a column of sources: what stands behind them is the row's amount."""
    if _HEADS_SOURCES.search(head.rsplit("\n", 1)[-1]) is None:
        return lines
    return [_bracketed(line) for line in lines]


def _bracketed(line: Line) -> Line:
    pieces = lex(line.text)[0]
    if [piece.kind for piece in pieces[:4]] != ["name", "amount", "name", "amount"]:
        return line
    begin, end = pieces[1].start, pieces[2].end
    tokens = list(line.tokens)
    inside = [number for number, (at, token) in enumerate(offsets(tokens)) if token.text and begin <= at < end]
    first, last = inside[0], inside[-1]
    tokens[first] = tokens[first]._replace(text=f"({tokens[first].text}")
    tokens[last] = tokens[last]._replace(text=f"{tokens[last].text})")
    return Line.of(tokens)
