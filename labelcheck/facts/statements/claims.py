"""Sentences outside the panels that claim something of the product, and the disclaimer that goes with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from labelcheck.facts.sentences import Sentence, hints_of, sentences
from labelcheck.facts.statements.find import behind_counts
from labelcheck.knowledge.claims import is_claim, may_claim
from labelcheck.layout import evidence
from labelcheck.model.label import Statement
from labelcheck.model.reading import Passage, Reading, Span
from labelcheck.model.regex import regex

LONGEST = 400
"""Characters of a sentence that are looked at."""

_MARKED_END = regex(r"[*†‡](?<=[a-z.!)].)[*†‡]*\s+(?=[*†‡]*[A-Z])")
LONGEST_LEAD = 60
"""Characters of the words over a list."""
_LIST = regex(r":\s+[•·●▪◦*-]\s")
_BULLET = regex(r"[•·●▪◦*-]\s")
_DISCLAIMER = regex(
    r"\b(?:(?:th\w{1,4}\s+)?statements?\s+ha\w{1,4}\s+not\b.{0,140}?|th\w{1,4}\s+products?\s+(?:is|are)\s+)"
    r"\bnot\s+intended\b.{0,120}?\bdiseases?\b(?:,?\s+(?:or|and|in)\b[^.*†]{1,80})?\.?",
    re.IGNORECASE | re.DOTALL,
)


def find_claims(reading: Reading) -> tuple[Statement, ...]:
    """Each sentence, line of a front panel or entry of a list that makes a claim."""
    blocks = [passage for passage in reading.passages if passage.kind != "panel" and may_claim(hints_of(passage))]
    said = [
        Statement("claim", piece.text, evidence(piece))
        for passage in blocks
        for sentence in sentences(passage)
        if may_claim(sentence.hints)
        for piece in _claiming(sentence)
    ]
    return (*said, *(entry for passage in blocks if _LIST.search(passage.text) for entry in _listed(passage)))


def _listed(passage: Passage) -> Iterator[Statement]:
    """The entries of a list that make a claim with the words over it: ``Helps with:`` over ``• Migraine``."""
    lead: Span | None = None
    for start, stop in pairwise([*passage.lines, len(passage.text)]):
        line = Span(passage, start, stop).trimmed
        if line.text.endswith(":") and len(line.text) <= LONGEST_LEAD:
            lead = line
        elif lead is None or not _BULLET.match(line.text):
            lead = None
        elif not is_claim(entry := line.text[:LONGEST]) and is_claim(words := f"{lead.text} {entry}"):
            yield Statement("claim", words, (*evidence(lead), *evidence(line)))


def _claiming(sentence: Sentence) -> list[Span]:
    """The pieces of ``sentence`` that make a claim; in a stack also those of one word, or in capitals, with the next:
    ``Clinically``, ``proven``."""
    pieces = _pieces(sentence)
    found = [piece for piece in pieces if _claims(sentence, piece)]
    if not sentence.stacked or len(found) == len(pieces):
        return found
    for first, second in pairwise(pieces):
        goes_on = first.text.isalpha() or (first.text.isupper() and second.text.isupper())
        both = Span(first.passage, first.start, second.end)
        if goes_on and first not in found and second not in found and _claims(sentence, both):
            found.append(both)
    return sorted(found, key=lambda piece: piece.start)


def _claims(sentence: Sentence, piece: Span) -> bool:
    return may_claim(sentence.hints_of(piece)) and is_claim(piece.text[:LONGEST])


def find_disclaimers(reading: Reading) -> tuple[Statement, ...]:
    """Each disclaimer that print spreads over lines, as one statement."""
    return tuple(
        Statement("disclaimer", span.text.strip(), evidence(span))
        for passage in reading.passages
        if passage.kind != "panel" and "intended" in hints_of(passage)
        for m in _DISCLAIMER.finditer(passage.text)
        if len(evidence(span := Span(passage, m.start(), m.end()))) > 1
    )


def _pieces(sentence: Sentence) -> list[Span]:
    """Sentences; a stack of short lines is taken line by line, but lines that go on are read as one."""
    found: list[Span] = []
    passage, begin, stop = sentence.span
    ends = {*sentence.line_ends, *sentence.disclaimers, *behind_counts(sentence)}
    for start, end in pairwise([begin, *sorted(ends), stop]):
        cuts = [start + m.end() for m in _MARKED_END.finditer(passage.text[start:end])]
        found += [Span(passage, a, b) for a, b in pairwise([start, *cuts, end])]
    return [span.trimmed for span in found if span.text.strip()]
