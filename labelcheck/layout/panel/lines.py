"""Lines of a panel made ready for reading rows from them, and whether rows run on within them."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from labelcheck.layout.lines import Line
from labelcheck.layout.panel.brackets import BRACKET_SIGN, depth_after
from labelcheck.layout.panel.cells import kinds_in, lex
from labelcheck.layout.panel.no_row import has_cells, no_row, tells_dose_below
from labelcheck.layout.planes import Token
from labelcheck.layout.vocabulary.cells import NUMBER, UNIT
from labelcheck.model.regex import regex


def with_whole_amounts(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` of running text with each unit that begins one, and goes on with more, behind the number that ends the
    line before: ``Taurine 500`` / ``mg, Vitamin C 90 mg``."""
    whole: list[Line | None] = list(lines)
    for number, (above, below) in enumerate(pairwise(lines)):
        last, first = above.tokens[-1], below.tokens[0]
        if not last.text[-1:].isdigit() or _NUMBER.fullmatch(last.text) is None or len(above.tokens) < 2:
            continue
        if (_UNIT_FIRST if len(below.tokens) > 1 else _UNIT_ALONE).fullmatch(first.text) is not None:
            right = last.right + first.right - first.left
            unit = first._replace(left=last.right, right=right, top=last.top, bottom=last.bottom, middle=last.middle)
            own = whole[number] or above
            whole[number] = Line.of([*own.tokens, unit])
            whole[number + 1] = Line.of(below.tokens[1:]) if len(below.tokens) > 1 else None
    return [line for line in whole if line is not None]


_NUMBER = regex(NUMBER)
_UNIT_FIRST = regex(rf"{UNIT}[*†‡]{{0,2}}[,;]", re.IGNORECASE)
"""With the comma behind a row of running text."""
_UNIT_ALONE = regex(rf"{UNIT}[*†‡]{{0,2}}[.]?", re.IGNORECASE)


def without_unclosed(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` whose texts have a blank for each bracket that is opened and never closed (tokens stay as they are), or
    not before several rows have ended behind it."""
    texts = [line.text for line in takewhile(lambda line: no_row(line.text) != "heading", lines)]
    whole = "\n".join(texts)
    if not depth_after(whole, 0):
        return lines
    ends = [row.start() for row in _ROW_END.finditer(whole)]
    open_at: list[int] = []
    unclosed: list[int] = []
    for bracket in BRACKET_SIGN.finditer(whole):
        if bracket.group() in "([{":
            open_at.append(bracket.start())
        elif open_at:
            begin = open_at.pop()
            if bisect(ends, bracket.start()) - bisect(ends, begin) >= SEVERAL:
                unclosed.append(begin)
    characters = list(whole)
    for at in (*unclosed, *open_at):
        characters[at] = " "
    masked = "".join(characters)
    done = list(lines)
    for number, text in enumerate(masked.split("\n")):
        if text != texts[number]:
            done[number] = replace(lines[number], text=text)
    return done


_ROW_END = regex(r"\d\s?(?:m?c?g|[μµ]g|iu)\s+\(?\d[\d.,]*\s?%\)?[*†‡]*(?:[;,\n]|\s[A-Z])", re.IGNORECASE)
"""An amount with its percent, and what parts them from the next row."""
SEVERAL = 4
"""Rows: what a bracket holds may have the amounts and percents of a few."""


def printed_lines(tokens: Sequence[Token]) -> list[list[Token]]:
    """``tokens`` as the lines they are printed on."""
    if len(tokens) == 1 or len({token[7] for token in tokens}) == 1:  # one middle, as most have
        return [list(tokens)]
    lines: list[list[Token]] = []
    for token in tokens:
        if lines and abs(lines[-1][-1].middle - token.middle) < 0.5 * token.size:
            lines[-1].append(token)
        else:
            lines.append([token])
    return lines


def is_linear(lines: Sequence[Line]) -> bool:
    """Whether rows run on within lines, as in the linear panels of small packages (21 CFR 101.36(i)(2))."""
    rows = takewhile(lambda line: not tells_dose_below(line.text), lines[:12])
    names = [[piece[0] for piece in lex(line.text)[0]].count("name") for line in rows if has_cells(line.text)]
    return 2 * len([count for count in names if count > 1]) > len(names)


def runs_on(lines: Sequence[Line]) -> bool:
    """Whether one of ``lines`` ends within a bracket, or within a row that is not its last."""
    depth = 0
    for line in takewhile(lambda line: not no_row(line.text), lines):
        depth = depth_after(line.text, depth)
        if depth or kinds_in(line.text).count("name") > 1:
            return True
    return False
