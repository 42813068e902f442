"""What may be the heading of a list of ingredients, wherever on the label it stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from labelcheck.facts.ingredients.heading_words import IN_ANOTHER, LIST_HEADING
from labelcheck.facts.language_words import LIST_HINTS
from labelcheck.facts.sentences import hints_of
from labelcheck.layout.vocabulary.dose_headings import DAY_IS
from labelcheck.layout.vocabulary.heads import DOSE_COLUMN
from labelcheck.model.reading import Passage, Reading, Span
from labelcheck.model.regex import AnyCase, regex, small_letters

BARE = ("bare_other", "bare")
"""Headings without a sign after them, on a line of their own."""


class Candidate(NamedTuple):
    """What may be a heading; ``after`` are the next passages after its own."""

    kind: str
    span: Span
    after: tuple[Passage, ...]


def candidates_in(reading: Reading) -> Iterator[Candidate]:
    """What may be headings of lists, in print order."""
    for number, passage in enumerate(reading.passages, 1):
        if hints_of(passage).isdisjoint(LIST_HINTS):
            continue
        after = reading.passages[number : number + 2]
        for match in _headings(small_letters(passage.text)):
            start = _start(passage, match)
            of_rows = _OF_DOSE.of_small.search(match.group()) or match.group().endswith("|")
            if passage.kind == "panel" and not start and of_rows:  # the title of its rows
                continue
            kind, unit = match.lastgroup, _OF_UNIT.match(match.group())
            if kind == "other" and unit is not None and _begins_line(passage, match.start() + unit.end()):
                kind, start = "all", match.start() + unit.end()
            if kind is not None and _opens(passage, match, start):
                yield Candidate(kind, Span(passage, start, match.end()), after)


_OF_DOSE = AnyCase(DOSE_COLUMN, rf"{DAY_IS}\d")
_OF_UNIT = regex(r"(?:capsule|tablet|caplet|softgel|gummy|shell)\s+(?=ingr)")
"""The end of a product's name where ``Ingredients:`` begins the next line, and else what a list is of. Of small
letters."""


def _headings(small: str) -> Iterator[re.Match[str]]:
    """The headings in a text of ``small`` letters. It is looked through from the first hint on, not from one end to the
    other, for the pattern is slow."""
    at = 0
    while (hint := _HINT.search(small, at)) is not None:
        match = LIST_HEADING.search(small, max(at, hint.start() - LONGEST_HEADINGS))
        if match is None:
            return
        yield match
        at = match.end()


_HINT = regex("|".join(sorted(LIST_HINTS)))
"""Of small letters. One pattern: looked for one by one, what is not there is looked for to the end each time."""
_BULLETS = " *†‡•◆◇■□▪▫►▶➤✓✔●○◦·-([#|"
"""What may stand before a heading on its line."""


def _start(passage: Passage, match: re.Match[str]) -> int:
    """Where a heading begins: the part of the product before it is its own (``Softgel other ingredients:``) unless
    words stand before that (``60 softgels`` / ``Other ingredients:``)."""
    if match["part"] is None:
        return match.start()
    before = passage.text[max(match.start() - LONGEST_HEADINGS, 0) : match.start()].rstrip(_BULLETS)
    own = before[-1:] in _STOPS or _begins_line(passage, match.start())
    return match.start() if own else next_word(passage.text, match.end("part"))


_SENTENCE = regex(
    r"\s+(?:that|which|are|is|were|was|used|have|has|may|can|containing|processed|handled)\b", re.IGNORECASE
)
"""What goes on after ``ingredients`` in a sentence that speaks of them and lists none."""
_LANGUAGE = regex(r"(?:\A|\s)\(?(?:DE|FR|IT|NL|EN|GB|UK|ES|PT|AT|BE|CH|LU|IE)\)?\Z")
"""Before a heading of one of several languages."""
_SECTION = regex(r"(?:\A|(?<=\s))\d{1,2}\.(?:\d{1,2}\.?)?\Z")
"""The number of a heading in a medicine's summary: ``6.1 List of excipients``."""
LONGEST_HEADINGS = 100
"""Characters in which the words of a heading stand."""
_STOPS = ".!?:;)]"
"""Signs behind which a heading may stand in the middle of a line."""


def _opens(passage: Passage, match: re.Match[str], start: int) -> bool:
    """Whether a heading stands at the beginning of a line or a sentence; one without a sign after it, on a line of its
    own or in capitals."""
    if ":" not in match.group() and _SENTENCE.match(passage.text, match.end()):
        return False
    first = max(start - LONGEST_HEADINGS, 0)
    before = passage.text[first:start].rstrip(_BULLETS)
    if before.endswith("/") and (same := IN_ANOTHER.search(small_letters(before))) is not None:
        before = before[: same.start()].rstrip(" *†‡•-(#|")
    lead = _LANGUAGE.search(before) or _SECTION.search(before)
    before = before[: lead.start()] if lead is not None else before
    stop = first + len(before)
    begins_line = not before or any(_begins_line(passage, at) for at in (start, stop, stop + 1))
    if match.lastgroup in BARE:
        ends_line = not passage.text[match.end() : passage.line_end(match.end() - 1)].strip(" *†")
        set_apart = ends_line or passage.text[start : match.end()].isupper() or _heads_cell(passage, start, match.end())
        return passage.kind == "block" and begins_line and set_apart
    if begins_line or lead is not None:
        return True
    if ":" in match.group() and (match["other"] is not None or _is_noun(passage.text[match.start() : match.end()])):
        return True
    return before[-1] in _STOPS


def _heads_cell(passage: Passage, start: int, end: int) -> bool:
    """Whether a gap stands behind a heading on its line, as between the cells of a text's table."""
    stop = min(passage.line_end(start), end + LONGEST_HEADINGS)
    heading, line = passage.words_between(start, end), passage.words_between(start, stop)
    if len(line) <= len(heading) or line[0].box is not None:
        return False
    last, following = line[len(heading) - 1], line[len(heading)]
    return following.column - last.column - len(last.text) > 1


def _is_noun(heading: str) -> bool:
    """Whether ``heading`` is written as one, in a language in which it is no word of other sentences: a text whose
    lines were joined goes on so behind a product's name."""
    return heading[:1].isupper() and not heading.lower().startswith("ingredients")


def _begins_line(passage: Passage, at: int) -> bool:
    number = bisect_left(passage.lines, at)
    return number < len(passage.lines) and passage.lines[number] == at


_BETWEEN = regex(r"[\s*†:.•·●○◦■▪\]-]*")


def next_word(text: str, at: int) -> int:
    """Where the next word after ``at`` begins, behind signs and blanks."""
    return _BETWEEN.match(text, at).end()  # type: ignore[union-attr]
