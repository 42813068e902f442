"""What the label's sentences speak of, by the table of topics."""

from __future__ import annotations

from functools import cache, lru_cache

from labelcheck.facts.sentences import Sentence, sentences
from labelcheck.knowledge import topics
from labelcheck.knowledge.cautions import TopicRow
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
            for piece, hints in () if sentence.hints.isdisjoint(_every_hint()) else _pieces(sentence):
                for row in _hinted(hints & _every_hint()):
                    if row.id not in told and row.speaks_in(sentence.small_of(piece)):
                        words = piece.trimmed
                        found.append(Topic(row.id, words.text, evidence(words)))
                        if row.id != EACH:
                            told.add(row.id)
    return tuple(found)


@cache
def _every_hint() -> frozenset[str]:
    return frozenset([hint for row in topics() for hint in row.hints])


@lru_cache(maxsize=256)
def _hinted(hints: frozenset[str]) -> tuple[TopicRow, ...]:
    """The topics that one of ``hints`` hints at."""
    return tuple([row for row in topics() if not hints.isdisjoint(row.hints)])


def _pieces(sentence: Sentence) -> list[tuple[Span, frozenset[str]]]:
    """A ``sentence`` with its hints, or if it is long its pieces, which overlap by half."""
    passage, start, end = sentence.span
    if end - start <= LONGEST:
        return [(sentence.span, sentence.hints)]
    count = -((end - start - LONGEST) // -(LONGEST // 2))
    starts = [start + n * (LONGEST // 2) for n in range(count + 1)]
    pieces = [Span(passage, at, min(at + LONGEST, end)) for at in starts]
    return [(piece, sentence.hints_of(piece)) for piece in pieces]
