"""Statements of the serving in the head of a panel, ``Serving Size: 2 Capsules``: where one ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from labelcheck.layout.panel.brackets import depth_after
from labelcheck.layout.panel.cells import lex
from labelcheck.layout.panel.no_row import ends_sentence
from labelcheck.layout.vocabulary.dose_headings import DAY_IS, SERVINGS, SIZE
from labelcheck.layout.vocabulary.doses import UNIT_DOSE, UNIT_WORDS
from labelcheck.layout.vocabulary.heads import COLUMN_HEAD, DOSE_HOLDS, NAMES_HEAD, SERVING
from labelcheck.layout.vocabulary.rows import NUTRIENT, ROW_RUNS_ON
from labelcheck.model.regex import AnyCase, regex

_SERVING_PART = AnyCase(
    rf"\W{{0,8}}(?:{SIZE}|{SERVINGS}|servings\s*:?\s*(?:about\s+)?\d|(?:about\s+)?\d+\s+servings?\s+per|"
    rf"(?:\d+|one|two|three|four)\s+(?:[a-z-]+\s+){{0,2}}?(?:{UNIT_DOSE})(?:\s*\([^()\n]{{1,20}}\))?\s+per\s+serving|"
    rf"(?<!\w\s)serving\s*:|(?<=\()per\s+serving\s*:|portion(?:en|s)?\b|porción\b|porção\b|(?:porciones|raciones|porções|porzioni)\s+p[eo]r\s|dose\s+journalière|tagesdosis|verzehrmenge|{DAY_IS}\d)"
)
_NEXT_PART = AnyCase(
    rf"\b(?:{SIZE}|{SERVINGS}|servings\s*:?\s*\d)|\b(?:amounts?|amt\.?)\s*(?:per\b|/)|(?<!\d)(?<!\d\s)%\s*(?:daily|dv|rdi|nrv)|"
    rf"\bcalories\b|\bper\s+(?:serving|\d)|(?<=[\w)])[.;:]\s+(?={NUTRIENT.pattern})|"
    rf"{ROW_RUNS_ON}",
    DOSE_HOLDS,
)
SEPARATORS = regex(
    r"(?:[\s*†‡§^#:;,/|()•·▪-]|\.(?!\d)|\bapprox(?:imate(?:ly)?)?\b(?:\W+values?\b)?|\ben(?:v|viron)\b){0,200}",
    re.IGNORECASE,
)
LONGEST_REST = 40
"""Characters of a bracket that a heading runs on with in the next line."""


def serving_end(text: str, at: int) -> int | None:
    """The end of a serving statement that begins at ``at``: the next part of the head, or the end of its line."""
    if (counted := _SERVINGS_COUNTED.match(text, at)) is not None:
        return counted.end()
    at = SEPARATORS.match(text, at).end()  # type: ignore[union-attr]
    match = _SERVING_PART.match(text, at)
    if match is None:
        return None
    in_bracket = text[at - 1 : at] == "(" and text[match.end() - 1] == ":"  # ``(Serving: 1 softgel): Vitamin D3 …``
    if in_bracket and (closed := text.find(")", match.end(), match.end() + LONGEST_REST)) >= 0:
        return closed + 1
    ends = list(islice(_line_ends(text, match.end()), MOST_LINES))
    following = _NEXT_PART.search(text, match.end(), ends[-1])
    limit = following.start() if following else len(text)
    end = next((end for end in ends if end >= limit or not serving_goes_on(text, match.start(), end)), ends[-1])
    return min(end, limit)


_SERVINGS_COUNTED = AnyCase(
    r"\W{0,8}servings?\s*(?:per|/)\s*\w+\s*:?\s*(?:about\s+|approx\w*\.?\s+)?"
    rf"\d+(?![\d./,]*\d|\s?[-–]|\s+to\b)(?=[.,;]\s|\s+{NUTRIENT.pattern})|"
    rf"\W{{0,8}}servings\s*:\s*(?:about\s+)?\d+(?=\s*{NUTRIENT.pattern})|"
    r"\W{0,8}servings?\s+per\s+(?:container|bottle|package|pack|box|jar|tub|pouch|bag|canister)(?=[.,;]\s)|"
    r"\W{0,8}\d{1,3}\s+(?:por[cç](?:iones|ões)|raciones|servicios|porzioni|portion(?:en|s)|doses)\s+p(?:[eao]r|ro)\s+[^\W\d]+(?=\n)"
)
"""A statement of how many servings a pack holds, with a sign or a row behind it on its line; its number may stand
before it: ``40 servings per container.``."""
MOST_LINES = 8
"""Over so many lines a serving statement may run."""


def _line_ends(text: str, at: int) -> Iterator[int]:
    """Where the lines of ``text`` end from ``at`` on."""
    while (end := text.find("\n", at)) >= 0:
        yield end
        at = end + 1
    yield len(text)


LONGEST_BELOW = 1000
"""Characters of what follows a line by which it is told whether a statement goes on there."""


def serving_goes_on(text: str, start: int, end: int) -> bool:
    """Whether a statement that began at ``start`` runs over the line end at ``end``."""
    rest = text[end + 1 : end + 1 + LONGEST_BELOW]
    if NUTRIENT.match(rest) or SERVING.match(rest):
        return False
    said, (below, _, after) = text[start:end].rstrip(), rest.partition("\n")
    if _OF_NAMES.match(below):
        return False
    ends_unit = _REST_OF_UNIT.fullmatch(below) is not None and not COLUMN_HEAD.match(below)
    if ends_unit and (_SERVING_PART.match(after) or (_COUNTED.search(below) and COLUMN_HEAD.match(after))):
        return True  # nothing else stands between these
    if depth_after(said, 0) > 0 or (_GOES_ON.match(rest) and not _is_row(below) and not _is_beside(said, below)):
        return True
    if _COUNTS_SERVINGS.search(said):
        return False
    if _UNFINISHED.search(said):
        return True
    if (following := _NEXT_PART.search(below)) and following.start():
        return _COUNTED.search(below[: following.start()]) is not None or not _COUNTED.search(said)
    return said[-1:].isdigit() or (not _COUNTED.search(said) and _COUNTED.search(below, 0, LONGEST_REST) is not None)


def _is_row(line: str) -> bool:
    """Whether ``line`` holds an amount and its percent, as the row of ``(6S)-5-methylfolate`` does."""
    return {"amount", "percent"} <= {piece.kind for piece in lex(line)[0]}


def _is_beside(said: str, below: str) -> bool:
    """Whether ``below`` is print of another column, or a remark about the table, behind a size that ``said`` tells
    whole: longer than what it would go on with, whose first word had room there, or headings in a bracket."""
    if _WHOLE_SIZE.search(said) is None:
        return False
    if below[:1] == "(":
        return _NEXT_PART.search(below[: below.find(")")]) is not None
    line = said.rpartition("\n")[2]
    return len(below) > len(line) + len(below.partition(" ")[0]) + ROOM or ends_sentence(below.rstrip("."))


ROOM = 8
"""Characters by which the lines of one column differ at most where the first word of the next would have had room."""
_REST_OF_UNIT = regex(r"[A-Z][A-Za-z-]+(?: [A-Za-z]+)?")
"""A line that may be the end of a serving's unit: ``2 Gummy`` / ``Vitamins``."""
_UNFINISHED = regex(r"[-,:/]\Z|\b(?:size|container|for|of|to|and|or|with|per|as|in)\W*\Z", re.IGNORECASE)
_GOES_ON = regex(r"[(a-z]")
_COUNTS_SERVINGS = regex(
    r"\bservings?\b(?!\s*size)[^\d\n]*\d+\Z|\A\W*(?:about\s+)?\d+\s+servings?\s+per\s+\w+\Z", re.IGNORECASE
)
"""A whole statement of how many servings a pack holds; that of their size may go on after a number."""
_OF_NAMES = regex(rf"\W*(?:{NAMES_HEAD.pattern}|supplements?|items?)\b", re.IGNORECASE)
_UNITS = "|".join(words for unit, words in UNIT_WORDS.items() if unit != "serving")
_COUNTED = AnyCase(rf"(?<![^\W\d])(?:{_UNITS})(?!\w)")
_WHOLE_SIZE = AnyCase(rf"\d\s*\)?\s+(?:[a-z-]+\s+){{0,2}}?(?:{_UNITS})(?:\(s\))?(?:\s*\([^()\n]*\))?\Z")
