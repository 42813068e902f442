"""Words whose letters stand apart in a file though they are words in print: ``Ot h er Ingredients``, ``F a c t s``.

Converters put blanks where type is set wide. Where a word ends is told in a text by a wider gap, or by a heading that
is known.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, partial
from itertools import accumulate, pairwise

from labelcheck.documents.words import beside, joined
from labelcheck.model.document import Word
from labelcheck.model.regex import regex, small_letters

FIRST = ("supplement facts", "serving size", "other ingredients", "ingredients", "directions")
"""Without these a label is not read: they are looked for in print too, where torn headings are rare."""
HEADINGS = (
    *FIRST, "nutrition facts", "servings per container", "amount per serving", "inactive ingredients",
    "suggested use", "warning", "warnings", "caution", "nährwertangaben", "zutaten", "verzehrempfehlung", "ingrédients",
)  # fmt: skip
"""Long enough that no other words run together to one of them at the beginning of a line."""
_LETTERS = {heading: heading.replace(" ", "") for heading in HEADINGS}


_SPACED = regex(r"(?<!\S)[^\W\d_](?: [^\W\d_]){3}(?!\S)")
_APART = regex(r"(?<=\S) (?=\S)")
_WIDER = regex(r"\s{2,}")
SPACED = 0.8
"""Of the words on a line, so many are single letters where it is set wide."""
FEWEST = 6
"""Fewer single letters may be what they are."""
LONGEST = 20
"""Letters of a word: where more stand evenly apart, nothing tells their words."""


def letters_joined(text: str) -> tuple[str, bool]:
    """``text`` with the words whole whose letters all stand apart, ``M a g n e s i u m   2 0 0   m g``; and whether
    some lines are set so without a wider gap between their words."""
    if _SPACED.search(text) is None:
        return text, False
    evenly = False
    whole = text.split("\n")
    for number, line in enumerate(whole):
        words = line.split()
        single = sum(len(word) == 1 for word in words)
        if single < max(FEWEST, SPACED * len(words)) or _SPACED.search(line) is None:
            continue
        parts = [_APART.sub("", part) for part in _WIDER.split(line.strip())]
        if max(map(len, parts)) > LONGEST:
            evenly = True
        else:
            whole[number] = " ".join(parts)
    return "\n".join(whole), evenly


def torn_headings(small: str, headings: Sequence[str] = FIRST) -> list[str]:
    """Those of ``headings`` that stand in ``small``, a text in small letters, only with other blanks than their own."""
    missed = [heading for heading in headings if heading not in small]
    squeezed = small.replace(" ", "") if missed else ""
    return [heading for heading in missed if _LETTERS[heading] in squeezed]


def headings_whole(text: str) -> str:
    """``text`` with the headings that are torn at the beginning of a line as they are spelled."""
    for heading in torn_headings(small_letters(text), HEADINGS):
        text = _pattern(heading, r"(?m:^)").sub(partial(_spelled, heading), text)
    return text


def headings_joined(words: list[Word], torn: Sequence[str]) -> list[Word]:
    """``words`` of print with the pieces of each word of the ``torn`` headings joined."""
    for heading in torn:
        words = _joined(words, heading)
    return words


@cache
def _pattern(heading: str, before: str) -> re.Pattern[str]:
    letters = [" {0,3}" if letter == " " else f"{re.escape(letter)} ?" for letter in heading]
    return re.compile(rf"{before}(?P<before>[^\S\n]*+)(?P<heading>{''.join(letters)})(?![^\W\d_])", re.IGNORECASE)


def _spelled(heading: str, match: re.Match[str]) -> str:
    """What ``match`` found, with its own letters and the blanks of ``heading``."""
    printed = match["heading"]
    if small_letters(printed).split() == heading.split():
        return match[0]
    letters = iter(printed.replace(" ", ""))
    spelled = "".join([" " if letter == " " else next(letters) for letter in heading])
    after = " " if printed.endswith(" ") else ""
    return match["before"] + spelled + after


def _joined(words: list[Word], heading: str) -> list[Word]:
    starts = [0, *accumulate([len(word.text) + 1 for word in words])]
    text = " ".join([word.text for word in words])
    whole = list(words)
    for match in reversed([*_pattern(heading, r"(?<!\S)").finditer(text)]):
        pieces = _pieces(match, heading, starts)
        first, last = (pieces[0][0], pieces[-1][1]) if pieces is not None else (0, 0)
        if pieces is not None and all(beside(a, b) for a, b in pairwise(words[first:last])):
            whole[first:last] = [joined(words[a:b]) for a, b in pieces]
    return whole


def _pieces(match: re.Match[str], heading: str, starts: Sequence[int]) -> list[tuple[int, int]] | None:
    """The range of words that each word of ``heading`` is in; None where one holds letters of two of them."""
    letters = [at for at in range(*match.span("heading")) if match.string[at] != " "]
    ends = list(accumulate([len(word) for word in heading.split()], initial=0))
    places = [bisect_right(starts, at) - 1 for at in letters]
    bounds = [places[at] for at in ends[:-1]] + [places[-1] + 1]
    apart = all(places[at] != places[at - 1] for at in ends[1:-1])
    return [*pairwise(bounds)] if apart else None
