"""The sentences of a passage, with what every kind of fact asks of them: their hints, and the lines in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from labelcheck.facts.hints import hints_in
from labelcheck.layout.vocabulary.parts import HEADING
from labelcheck.model.memory import remembered
from labelcheck.model.reading import Passage, Span
from labelcheck.model.regex import regex, small_letters

_END = regex(
    r"[.!?\n](?:(?<=\n)|(?:(?<=[a-z0-9)\]®™*%\"'].)|(?<=[A-Z]{4}.)(?<!DIST.)(?<!CORP.)(?<!INCL.)(?<!PROX.)(?<!BLVD.))"
    r"(?<!\.[a-z].)(?<!approx.)(?<!entspr.)(?<!corresp.)(?<!tbl.)(?<!tabl.)(?<!\senth.)(?<!\sent.)(?<!\sbas.)(?<!tägl.)(?<![Tt]gl.)(?<!max.)(?<!equiv.)(?<!\sbzw.)(?<!\s(?:inkl|mind).)(?<![\s(](?:ca|zB).)(?<!\s[uz].)(?<!\s[Bb]tl.)(?<![Vv]it.)(?<!(?:tsp|bsp|cap|tab)\.(?=\s[a-z]))(?=\s|\Z)"
    r"(?!\s(?:[A-Z][\w&.-]{0,20}\s){0,6}(?:19|20)\d\d;))"
)
"""A pattern that begins with characters, and then looks back, is searched for several times as fast. The journal of a
reference is no sentence of its own."""
_DISCLAIMER = regex(r"(?:[*†‡§^+]{1,3}\s?)?\bth(?:is|ese)\s+(?:statement|product)s?\s+(?:has|have|is|are)\s+not\b")
_OF_ITS_OWN = regex(
    r"\W*(?:(?:dietary|food|nutritional|herbal) supplement|(?:nahrungsergänzungsmittel|compl[ée]ment[oi]?s? "
    r"(?:alimentaire|alimenticio)|integratore alimentare)|\d{2,4} (?:[\w-]{1,15} ){0,2}(?:capsules|tablets|caplets|"
    r"softgels|gummies|servings|packets|sticks|vcaps|count|kapseln|tabletten|gélules|comprimés|cápsulas|capsule|"
    r"compresse))\W*\Z",
    re.IGNORECASE,
)
"""A line of a front panel that no sentence goes through."""
_LABELLED = regex(
    r"[A-Z][A-Za-z]+(?:[ /][A-Za-z]+){0,2}:\s|(?:NO|No|Contains|CONTAINS)\s|"
    r"(?:This|These|Our|We|Made|Manufactured|Distributed|Take|Mix|Chew|Dissolve|Swallow|Keep|Store|Consult)\s"
)
"""What is said of something, on a line that begins with it: ``Adults: Take``; the first word of another sentence."""
_AWAITS = regex(r"[:\d]\s*\Z")
"""At the end of a line, what the next one belongs to: ``How to use:``, ``Children 2 to 3`` / ``Years of Age:``."""
_OPEN = regex(r"(?:[,&/-]|\b(?:of|and|or|for|the|with|to|a|in|your|healthy|normal|from|no|by))\s*\Z", re.IGNORECASE)
_CONTINUES = regex(r"(?:OF|AND|OR|FOR|WITH|TO|IN|FROM|BY|&)\s")
"""A line of a heading in capitals that goes on with what the one before it began."""

REMEMBERED = 256
"""Sentences: of those of a hundred labels nearly half stand on another of them, word for word."""


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether the line of ``text`` from ``start`` to ``end`` is a heading in capitals: ``RECOMMENDED USAGE``."""
    line = text[start:end].strip()
    return line.isupper() and _HEADING.fullmatch(line) is not None


LONGEST_HEADING = 40
"""Characters."""
_HEADING = regex(rf"[^\W\d_](?:[^\W\d_]|[ &/'’-]){{3,{LONGEST_HEADING - 1}}}")


class Sentence(NamedTuple):
    """A sentence as printed and in small letters.

    ``hints`` are those of all tables that stand in it; ``lines`` are the offsets in the passage at which a printed line
    begins inside it.
    """

    span: Span
    text: str
    small: str
    hints: frozenset[str]
    lines: tuple[int, ...]

    @property
    def stacked(self) -> bool:
        """Whether it is a stack of short lines without punctuation, as on a front panel."""
        return len(self.lines) > 2 and len(self.text) < 45 * (len(self.lines) + 1)

    @property
    def line_ends(self) -> tuple[int, ...]:
        """Where the lines of a stack end that do not go on; else only those before and after a line that stands by
        itself, and where its ``parts`` begin."""
        if not self.lines:
            return ()
        passage, begin, stop = self.span
        if self.stacked:
            return tuple([line for line in self.lines if not goes_on(passage.text, line)])
        lines = list(pairwise([begin, *self.lines, stop]))
        alone = {end for line in lines if _OF_ITS_OWN.match(passage.text, *line) for end in line}
        ends = [end for end in alone - {begin, stop} if not goes_on(passage.text, end)]
        return tuple(sorted({*ends, *self.parts}))

    @property
    def parts(self) -> tuple[int, ...]:
        """Where lines begin that are a heading in capitals, or that begin with whom or what they speak of; such a line
        under a heading is of its part."""
        passage, begin, stop = self.span
        text, in_capitals, under_heading = passage.text, self.text.isupper(), False
        found: list[int] = []
        for start, end in pairwise([begin, *self.lines, stop]) if self.lines else ():
            is_heading = not in_capitals and _is_heading(text, start, end)
            begins = is_heading or _LABELLED.match(text, start) is not None
            if begins and start > begin and not under_heading and not _is_awaited(text, start):
                found.append(start)
            is_alone = end - start <= LONGEST_HEADING and ":" not in text[start:end].rstrip(": ")
            first = start + (text[start : start + 1] == " ")  # behind the number of the heading of a sheet: 5. Storage
            under_heading = is_heading or (is_alone and HEADING.match(text, first) is not None)
        return tuple(found)

    @property
    def disclaimers(self) -> tuple[int, ...]:
        """The offsets in the passage at which a disclaimer begins behind other words that no full stop ends."""
        if self.hints.isdisjoint(("evaluated", "intended", "statement")):
            return ()
        found = [m.start() for m in _DISCLAIMER.finditer(self.small)]
        return tuple([self.span.start + at for at in found if at > 1])

    def hints_of(self, part: Span) -> frozenset[str]:
        """Its hints that stand in ``part`` of it."""
        small = self.small_of(part)
        return frozenset([hint for hint in self.hints if hint in small])

    def small_of(self, part: Span) -> str:
        """The small letters of ``part`` of it."""
        return self.small[part.start - self.span.start : part.end - self.span.start]


@remembered(256)
def sentences(passage: Passage) -> tuple[Sentence, ...]:
    """The sentences of ``passage``; several kinds of fact ask for them."""
    text, end = passage.text, len(passage.text)
    ends = [match.end() for match in _END.finditer(text)]
    if end > (ends[-1] if ends else 0):
        ends.append(end)
    return tuple([_sentence(passage, a, b) for a, b in pairwise([0, *ends])])


@remembered(256)
def hints_of(passage: Passage) -> frozenset[str]:
    """The hints of all tables that stand in ``passage``: they tell at once what none of its sentences speaks of."""
    return frozenset().union(*[sentence.hints for sentence in sentences(passage)])


def _sentence(passage: Passage, start: int, end: int) -> Sentence:
    text, lines = passage.text[start:end], passage.lines
    inside = lines[bisect_right(lines, start) : bisect_left(lines, end)]
    return Sentence(Span(passage, start, end), text, *_read(text), inside)


@lru_cache(maxsize=REMEMBERED)
def _read(text: str) -> tuple[str, frozenset[str]]:
    """``text`` in small letters, and the hints in it."""
    small = small_letters(text)
    return small, hints_in(small)


def _is_awaited(text: str, line: int) -> bool:
    """Whether the line before the one that begins at ``line`` says what that is of."""
    return _AWAITS.search(text, max(0, line - 12), line) is not None or goes_on(text, line)


def goes_on(text: str, line: int) -> bool:
    """Whether what is said goes on over the line that begins at ``line``."""
    return (
        text[line : line + 1].islower()
        or _CONTINUES.match(text, line) is not None
        or _OPEN.search(text[max(0, line - 12) : line]) is not None
    )
