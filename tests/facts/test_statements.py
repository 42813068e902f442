"""Statements: their evidence is their own print and no more."""

from __future__ import annotations

from labelcheck.documents.text import read_text
from labelcheck.facts.claims import find_claims
from labelcheck.facts.statements import find_statements
from labelcheck.facts.topics import find_topics
from labelcheck.layout import read_layout
from labelcheck.model.label import Statement, Topic

TEXT = (
    "Take one capsule daily. Supports normal muscles. Keep out of reach of children. Consult your physician if you are "
    "pregnant.   Store in a cool, dry place.\n"
)


def test_evidence_begins_with_the_first_word_of_the_sentence() -> None:
    reading = read_layout(read_text(TEXT.encode(), "label.txt"))
    found: list[Statement | Topic] = [*find_statements(reading), *find_claims(reading), *find_topics(reading)]
    assert len(found) > 6
    for fact in found:
        assert [piece.text for piece in fact.evidence] == [fact.text]
