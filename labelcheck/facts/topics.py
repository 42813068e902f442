"""What the label's sentences speak of, by the table of topics."""

from __future__ import annotations

from collections.abc import Iterator

from labelcheck.facts.hints import hints_in
from labelcheck.facts.marks import sentences
from labelcheck.knowledge import topics
from labelcheck.knowledge.hints import holds
from labelcheck.model.label import Topic
from labelcheck.model.reading import Passage, Reading

LONGEST = 600
"""Characters looked at in one piece."""


EACH = "allergen_statement"
"""The topic of which every sentence is kept: each may name another allergen. Of the others the first is enough."""


def find_topics(reading: Reading) -> tuple[Topic, ...]:
    """The sentences that speak of a topic, the panels' own print among them."""
    found: list[Topic] = []
    held = hints_in(reading)
    left = {row.id: (row, hints) for row in topics() if (hints := [hint for hint in row.hints if hint in held])}
    for passage in sorted(reading.passages, key=lambda p: p.kind):  # blocks, then what the panels may hold as well
        for text in _pieces(passage):
            folded = text.lower()
            for row in [row for row, hints in left.values() if holds(folded, hints)]:
                if row.speaks_in(text):
                    found.append(Topic(row.id, text.strip()))
                    if row.id != EACH:
                        del left[row.id]
    return tuple(found)


def _pieces(passage: Passage) -> Iterator[str]:
    """The sentences of ``passage``, long ones in pieces that overlap by half."""
    for sentence in sentences(passage):
        start = sentence.start
        while sentence.end - start > LONGEST:
            yield passage.text[start : start + LONGEST]
            start += LONGEST // 2
        yield passage.text[start : sentence.end]
