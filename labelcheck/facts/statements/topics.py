"""What the label's sentences speak of, by the table of topics."""

from __future__ import annotations

from functools import cache

from labelcheck.facts.sentences import Sentence, sentences
from labelcheck.knowledge import topics
from labelcheck.knowledge.cautions import TopicRow
from labelcheck.knowledge.hints import ByHint
from labelcheck.layout import evidence
from labelcheck.model.label import Topic
from labelcheck.model.reading import Reading, Span

LONGEST = 600
"""Characters looked at in one piece."""


EACH = "allergen_statement"
"""The topic of which every sentence is kept: each may name another allergen. Of the others the first is enough."""


def find_topics(reading: Reading) -> tuple[Topic, ...]:
    """The sentences that speak of a topic, the panels' own print among them."""
    found: list[Topic] = []
    told: set[str] = set()
    for passage in sorted(reading.passages, key=lambda p: p.kind):  # blocks, then what the panels may hold as well
        for sentence in sentences(passage):
            for piece, hints in _pieces(sentence) if _topics().hinted(sentence.hints) else ():
                small = sentence.small_of(piece)
                for row in _topics().hinted(hints):
                    if row.id not in told and row.speaks_in(small):
                        words = piece.trimmed
                        found.append(Topic(row.id, words.text, evidence(words)))
                        if row.id != EACH:
                            told.add(row.id)
    return tuple(found)


@cache
def _topics() -> ByHint[TopicRow]:
    return ByHint((row, row.hints) for row in topics())


def _pieces(sentence: Sentence) -> list[tuple[Span, frozenset[str]]]:
    """A ``sentence`` with its hints, or if it is long its pieces, which overlap by half."""
    passage, start, end = sentence.span
    if end - start <= LONGEST:
        return [(sentence.span, sentence.hints)]
    count = -((end - start - LONGEST) // -(LONGEST // 2))
    starts = [start + n * (LONGEST // 2) for n in range(count + 1)]
    pieces = [Span(passage, at, min(at + LONGEST, end)) for at in starts]
    return [(piece, sentence.hints_of(piece)) for piece in pieces]
