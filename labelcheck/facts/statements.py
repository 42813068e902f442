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
            for piece, small, hints in _pieces(sentence):
                kind = kind_of(small[:LONGEST].strip(), hints)
                if kind is not None:
                    found.append(Statement(kind, piece.text.strip(), evidence(piece)))
    return tuple(found)


def _pieces(sentence: Sentence) -> list[tuple[Span, str, frozenset[str]]]:
    """A ``sentence`` with its small letters and hints, or where print has none, its lines."""
    if not sentence.lines or (len(sentence.text) < 240 and not sentence.stacked):
        return [(sentence.span, sentence.small, sentence.hints)]
    passage, start, end = sentence.span
    lines = [Span(passage, a, b) for a, b in pairwise([start, *sentence.lines, end])]
    return [(line, sentence.small_of(line), sentence.hints_of(line)) for line in lines]
