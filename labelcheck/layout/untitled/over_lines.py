"""What a line has to do with those above and below it: a bracket, a percent or a name that goes on there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from labelcheck.layout.lines import Line
from labelcheck.layout.panel.brackets import depth_after
from labelcheck.layout.panel.cells import Piece, is_bare_percent, lex
from labelcheck.layout.panel.sources import BEGINS_SOURCE, tells_element
from labelcheck.layout.untitled.line_pieces import makes_row
from labelcheck.layout.vocabulary.rows import EQUALS, MAGNESIUM, NUTRIENT, SOURCE_OF
from labelcheck.model.regex import regex

OF_MAGNESIUM = regex(MAGNESIUM, re.IGNORECASE)
_NAMED = regex(rf"(?:[A-Z]{{2}}\s*[:/]?\s+)?(?:{MAGNESIUM})\s*(?:\([^()]*\)\s*)?\Z", re.IGNORECASE)
"""The element alone, or with its source."""
_BRACKET = regex(r"(?:\([^()]*\)|\[[^\[\]]*\])(?:\s*\d[\d.,]*\s?%?[*†‡]*)?")
"""On lines of its own it tells more of the row above, and its percent: ``(equiv. Magnesium 72.5 mg) 19%``."""
MOST_BRACKET_LINES = 3


def is_percent_of(above: Sequence[Piece], pieces: Sequence[Piece], text: str) -> bool:
    """Whether ``text`` is the percent of the amount that ends the row ``above`` it, or what stands for none; in rows
    that run on others may follow: ``(80% NRV), Zinc 10 mg``."""
    if not above or above[-1].kind != "amount":
        return False
    runs_on = pieces[:1] and pieces[0].kind == "percent" and _MORE.match(text, pieces[0].end) is not None
    return bool(runs_on) or is_bare_percent(text) or _NONE.fullmatch(text) is not None


_MORE = regex(r"\s*\)?\s*(?:[,;]\s|[.,;]?\Z)")
_NONE = regex(r"[–—*/-]{1,2}")
"""Instead of a percent, on a line of its own."""


def lines_told_more(number: int, lines: Sequence[Line]) -> int:
    """Over how many lines from line ``number`` on more is told of the row above."""
    text, above = lines[number].text, lines[number - 1].text
    more = _lines_to_close(number - 1, lines)
    if more > 1 and wraps_over(number - 1, lines):
        return more
    return _bracket_lines(number, lines) or int(closes_bracket(text, above) or tells_element(text))


def closes_bracket(text: str, above: str) -> bool:
    """Whether ``text`` is the rest of the bracket that the row ``above`` it leaves open: ``500 mg (equiv.`` /
    ``magnesium 100 mg)``."""
    depth = depth_after(above, 0)
    return depth > 0 and text.rstrip()[-1:] in (")", "]") and depth_after(text, depth) == 0


def _bracket_lines(number: int, lines: Sequence[Line]) -> int:
    """Over how many lines a bracket runs that begins line ``number`` and ends one: with a figure in it, or under a row
    named after the element."""
    of_element = OF_MAGNESIUM.match(lines[number - 1].text) is not None
    text = ""
    for count, line in enumerate(lines[number : number + MOST_BRACKET_LINES], 1):
        text = f"{text} {line.text}".strip()
        if text[:1] not in ("(", "["):
            return 0
        if _BRACKET.fullmatch(text) is not None:
            return count if of_element or any(map(str.isdigit, text)) else 0
    return 0


def is_within_sentence(number: int, lines: Sequence[Line]) -> bool:
    """Whether line ``number`` goes on with the words of the one before it: ``contains magnesium`` / ``bisglycinate 500
    mg``."""
    text = lines[number].text
    if not number:
        return False
    if text[:1] in ("(", "["):
        return True
    return text[:1].islower() and NUTRIENT.match(text) is None and _ASKS.search(lines[number - 1].text) is not None


_ASKS = regex(rf"(?:\b(?:{MAGNESIUM}|{EQUALS}|{SOURCE_OF}|of|de|di|von)|[,/-])\s*\Z", re.IGNORECASE)


def wraps_over(number: int, lines: Sequence[Line]) -> bool:
    """Whether line ``number`` ends in a bracket of a name that the next one goes on with, or with a word that asks for
    more: ``Magnesium (as magnesium`` / ``citrate) 80 mg``, ``Magnesium citrate equivalent to`` / ``magnesium 80``."""
    text = lines[number].text
    below = lines[number + 1].text if number + 1 < len(lines) else ""
    if not below or not (below[0] in "([" or depth_after(text, 0) or _UNFINISHED.search(text)):
        return False
    whole = " ".join([line.text for line in lines[number : number + 1 + _lines_to_close(number, lines)]])
    return makes_row(lex(whole)[0], whole)


def _lines_to_close(number: int, lines: Sequence[Line]) -> int:
    """How many lines below line ``number`` the bracket takes that it leaves open, which names several sources: one if
    there is none or it is not closed near."""
    depth = depth_after(lines[number].text, 0)
    for count, line in enumerate(lines[number + 1 : number + 1 + MOST_BRACKET_LINES] if depth > 0 else (), 1):
        depth = depth_after(line.text, depth)
        if depth <= 0:
            return count
    return 1


_UNFINISHED = regex(rf"\b(?:{EQUALS}|{SOURCE_OF}|of|de|di|von)\s*\Z", re.IGNORECASE)


def cells_below(number: int, lines: Sequence[Line], read: Sequence[Sequence[Piece]]) -> Sequence[Piece]:
    """What stands below line ``number``, and the source of what it names: where that is magnesium, below its names in
    other languages too."""
    below = number + 1
    if below < len(lines) and is_source(below, lines, read):
        below += 1
    if len(read[number]) == 1 and _NAMED.match(lines[number].text):
        last = min(below + MOST_LANGUAGES, len(lines)) - 1
        while below < last and len(read[below]) == 1 and _NAMED.match(lines[below].text):
            below += 1
    return read[below] if below < len(lines) else ()


MOST_LANGUAGES = 4


def is_source(number: int, lines: Sequence[Line], read: Sequence[Sequence[Piece]]) -> bool:
    """Whether line ``number`` tells the source of what the line above names, before its cells: ``as 50% citrate``."""
    if number + 1 >= len(lines) or BEGINS_SOURCE.match(lines[number].text) is None:
        return False
    own, below = ([piece.kind for piece in read[at]] for at in (number, number + 1))
    return "amount" not in own and below[:1] == ["amount"] and "name" not in below
