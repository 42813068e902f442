"""Sentences whose purpose is understood: disclaimer, directions, cautions, contact, net quantity, identity, storage."""

from __future__ import annotations

from itertools import pairwise

from labelcheck.facts.sentences import Sentence, sentences
from labelcheck.facts.statement_kinds import kind_of
from labelcheck.layout import evidence
from labelcheck.model.label import Statement
from labelcheck.model.reading import Reading, Span

LONGEST = 500
"""Characters: what a sentence is for shows in its beginning."""


def find_statements(reading: Reading) -> tuple[Statement, ...]:
    """Each sentence or line outside the panels that serves one of the known purposes."""
    found: list[Statement] = []
    for passage in reading.passages:
        if passage.kind == "panel":
            continue
        for sentence in sentences(passage):
            for span, text, hints in _pieces(sentence):
                kind = kind_of(text[:LONGEST].strip(), hints)
                if kind is not None:
                    found.append(Statement(kind, text.strip(), evidence(span)))
    return tuple(found)


def _pieces(sentence: Sentence) -> list[tuple[Span, str, frozenset[str]]]:
    """A ``sentence`` with its text and hints, or where print has none, its lines."""
    if not sentence.lines or (len(sentence.text) < 240 and not sentence.stacked):
        return [(sentence.span, sentence.text, sentence.hints)]
    passage, start, end = sentence.span
    lines = [Span(passage, a, b) for a, b in pairwise([start, *sentence.lines, end])]
    return [(line, line.text, sentence.hints_of(line.text)) for line in lines]
