"""What tells more of a row: a column for the sources of what is named (``Magnesium | 2,500 mg magnesium
citrate | 400 mg | 95%``), a line under a compound that says how much of the element it supplies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from labelcheck.layout.lines import COLUMN_GAP, Line, offsets
from labelcheck.layout.panel.brackets import depth_after
from labelcheck.layout.panel.cells import kinds_in, lex
from labelcheck.layout.vocabulary.rows import EQUALS, MAGNESIUM, MOLES, PART_OF, SOURCE_OF
from labelcheck.model.regex import regex

_HEADS_SOURCES = regex(r"(?:^|[|\s])(?:sources?|forms?|compounds?|supplied (?:as|by|from))\b", re.IGNORECASE)


def weights_in_names(head: str, lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` with each source, and its weight with it, in a bracket as a part of the name before it, where the last
    line of the ``head`` names a column of sources: what stands behind them is the row's amount."""
    if _HEADS_SOURCES.search(head.rsplit("\n", 1)[-1]) is None:
        return lines
    return [_bracketed(line) for line in lines]


def elements_in_names(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` with each that tells the element's amount of the row above it in a bracket: ``Magnesium oxide 500 mg``,
    ``supplying 300 mg of magnesium``."""
    if not any(tells_element(line.text) for line in lines[1:]):
        return lines
    return [*lines[:1], *[_inside(line, 0, len(line.text)) if tells_element(line.text) else line for line in lines[1:]]]


def sources_in_names(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` with each that tells the source of the row above in a bracket, where the amount of that is below:
    ``Magnesium`` / ``as 50% citrate`` / ``100 mg``."""
    if not any(BEGINS_SOURCE.match(line.text) for line in lines[1:]):
        return lines
    kinds = [kinds_in(line.text) for line in lines]
    told = [
        0 < at < len(lines) - 1
        and BEGINS_SOURCE.match(line.text) is not None
        and (kinds[at - 1], kinds[at + 1][:1]) == (["name"], ["amount"])
        and "amount" not in kinds[at]
        and not depth_after(lines[at - 1].text, 0)
        and line.text.count("(") >= line.text.count(")")
        for at, line in enumerate(lines)
    ]
    return [_inside(line, 0, len(line.text)) if own else line for line, own in zip(lines, told, strict=True)]


BEGINS_SOURCE = regex(rf"(?:{SOURCE_OF})\s", re.IGNORECASE)


def totals_apart(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` with each bracket that tells the element's amount in several compounds above it as a row of its own:
    ``(Elemental magnesium 210 mg) 48%``."""
    whole = list(lines)
    for number, line in enumerate(lines[MOST_ABOVE:], MOST_ABOVE):
        total = _TOTAL.match(line.text) if line.text[:1] in "([" else None
        if total is not None and all(map(_weighs_compound, lines[number - MOST_ABOVE : number])):
            signs = {0, total.end() - 1}
            tokens = [
                token._replace(text="".join([sign for place, sign in enumerate(token.text, at) if place not in signs]))
                for at, token in offsets(line.tokens)
            ]
            whole[number] = Line.of(tokens)
    return whole


MOST_ABOVE = 2
_TOTAL = regex(rf"[(\[](?:total\s+)?elemental\s+{MAGNESIUM}\s*[:=-]?\s*\d[\d.,]*\s?mg[)\]]", re.IGNORECASE)


def _weighs_compound(line: Line) -> bool:
    """Whether ``line`` is a row of a magnesium compound and its weight."""
    kinds = kinds_in(line.text)
    return kinds[:2] == ["name", "amount"] and re.search(MAGNESIUM, line.text, re.IGNORECASE) is not None


def tells_element(text: str) -> bool:
    """Whether the line ``text`` says how much of the element something supplies, and names nothing else."""
    return "mg" in text and _TELLS_ELEMENT.match(text) is not None


_TELLS_ELEMENT = regex(
    rf"[^\w(\[]*(?:{PART_OF}|{EQUALS})\s+\d[\d.,\s]{{0,8}}m?g\s+{MOLES}?(?:(?:of|de|di|von|van|an)\s+|d['’])?(?:elementa[lr]\w*\s+)?{MAGNESIUM}"
    r"(?!\w)(?:[^.;()]|\.(?=\d)){0,60}\.?\Z",
    re.IGNORECASE,
)


def _bracketed(line: Line) -> Line:
    pieces = lex(line.text)[0]
    kinds = [piece.kind for piece in pieces[:4]]
    if kinds == ["name", "amount", "name", "amount"]:
        return _inside(line, pieces[1].start, pieces[2].end)
    if "|" in line.text and kinds[:1] == ["name"] and "amount" in kinds[1:3]:
        return _between_bars(line, pieces[kinds.index("amount")].start)
    columns = _columns_in_name(line, pieces[0].end) if kinds[:2] == ["name", "amount"] else []
    return _inside(line, columns[0], pieces[0].end) if len(columns) == 1 else line


def _between_bars(line: Line, end: int) -> Line:
    """``line`` with the source that stands between the first two bars before ``end`` in a bracket, and without a dash
    in its place: ``Zinc | zinc citrate | 5 mg``."""
    bars = [number for number, (at, token) in enumerate(offsets(line.tokens)) if token.text == "|" and at < end]
    if len(bars) != 2 or bars[1] - bars[0] < 2:
        return line
    name, source, cells = line.tokens[: bars[0]], [*line.tokens[bars[0] + 1 : bars[1]]], line.tokens[bars[1] :]
    if not any(char.isalpha() for token in source for char in token.text):
        return Line.of([*name, *cells])
    source[0] = source[0]._replace(text=f"({source[0].text}")
    source[-1] = source[-1]._replace(text=f"{source[-1].text})")
    return Line.of([*name, *source, *cells])


def _columns_in_name(line: Line, end: int) -> list[int]:
    """Where columns begin in the name that ``line`` begins with."""
    pairs = pairwise(offsets(line.tokens))
    return [
        at for (_, a), (at, b) in pairs if at < end and b.left - a.right > COLUMN_GAP * b.size and b.text[:1] != "("
    ]


def _inside(line: Line, begin: int, end: int) -> Line:
    """``line`` with brackets around what stands from ``begin`` to ``end``."""
    tokens = list(line.tokens)
    inside = [number for number, (at, token) in enumerate(offsets(tokens)) if token.text and begin <= at < end]
    first, last = inside[0], inside[-1]
    tokens[first] = tokens[first]._replace(text=f"({tokens[first].text}")
    tokens[last] = tokens[last]._replace(text=f"{tokens[last].text})")
    return Line.of(tokens)


def inside_brackets(line: Line) -> Line:
    """``line`` with brackets around it, where it has none."""
    return line if line.text[:1] in "([" else _inside(line, 0, len(line.text))
