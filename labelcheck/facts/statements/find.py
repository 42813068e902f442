"""Sentences whose purpose is understood: disclaimer, directions, cautions, contact, net quantity, identity, storage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from labelcheck.facts.sentences import Sentence, goes_on, sentences
from labelcheck.facts.statements.kinds import COUNT_BEHIND_NAME, kind_of
from labelcheck.layout import evidence
from labelcheck.layout.vocabulary.parts import HEADING
from labelcheck.model.label import Statement
from labelcheck.model.reading import Reading, Span
from labelcheck.model.regex import regex

LONGEST = 500
"""Characters: what a sentence is for shows in its beginning."""


def find_statements(reading: Reading) -> tuple[Statement, ...]:
    """Each sentence or line outside the panels that serves one of the known purposes."""
    found: list[Statement] = []
    for passage in reading.passages:
        if passage.kind == "panel":
            continue
        for sentence in sentences(passage):
            for piece, small, hints in _pieces(sentence):
                kind = kind_of(small[:LONGEST].strip(), hints)
                if kind is not None:
                    words = piece.trimmed
                    found.append(Statement(kind, words.text, evidence(words)))
                elif (match := _count_behind_name(small)) is not None:
                    count = piece.sub(*match.span("count"))
                    found.append(Statement("net_quantity", count.text, evidence(count)))
    return tuple(found)


LONGEST_TITLE = 100
"""Characters of a line that names the product."""


def _count_behind_name(small: str) -> re.Match[str] | None:
    """How much the package holds, at the end of a line that tells something else first: its name."""
    return COUNT_BEHIND_NAME.search(small) if len(small) <= LONGEST_TITLE else None


def _pieces(sentence: Sentence) -> list[tuple[Span, str, frozenset[str]]]:
    """A ``sentence`` with its small letters and hints; where print has none, its lines; the disclaimer by itself."""
    cuts = _cuts(sentence)
    if not cuts:
        return [(sentence.span, sentence.small, sentence.hints)]
    passage, start, end = sentence.span
    pieces = [Span(passage, a, b) for a, b in pairwise([start, *cuts, end])]
    return [(piece, sentence.small_of(piece), sentence.hints_of(piece)) for piece in pieces]


def _cuts(sentence: Sentence) -> tuple[int, ...]:
    if sentence.lines and (len(sentence.text) >= 240 or sentence.stacked):
        text, prose = sentence.span.passage.text, _prose(sentence)
        ends = [line for line in sentence.lines if not goes_on(text, line)]
        return tuple([line for line in ends if line <= prose or HEADING.match(text, line) is not None])
    return tuple(sorted({*sentence.line_ends, *sentence.disclaimers, *behind_counts(sentence)}))


def behind_counts(sentence: Sentence) -> Iterator[int]:
    """Where lines begin behind one that names the product and tells the net quantity at its end."""
    for begin, line in pairwise([sentence.span.start, *sentence.lines]):
        if _count_behind_name(sentence.small_of(Span(sentence.span.passage, begin, line))) is not None:
            yield line


_HEADED = regex(r"\s*(?:warnings?|cautions?)\s*:", re.IGNORECASE)


def _prose(sentence: Sentence) -> int:
    """Where in a stack of lines print begins that goes on up to the full stop or the next heading: at the heading of a
    caution, or at its beginning where it is one of several sentences in capitals."""
    (passage, begin, end), lines = sentence.span, sentence.lines
    if sentence.text.isupper() and sentence.text.endswith(".") and passage.text[max(0, begin - 1) : begin] == ".":
        return begin
    return next((line for line in (begin, *lines) if _HEADED.match(passage.text, line)), end)
