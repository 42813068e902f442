"""Certification marks and quality phrases, and what each one speaks of."""

from __future__ import annotations

import re
from functools import cache

from labelcheck.knowledge import MarkRow, marks
from labelcheck.layout import evidence
from labelcheck.model.label import Mark, Scope
from labelcheck.model.reading import Passage, Reading, Span

_SENTENCE_END = re.compile(r"(?<=[a-z0-9)\]®™*\"'])[.!?](?=\s|\Z)|\n")
_NAMED = re.compile(
    r"\b(?:eurofins|alkemist|nsf|usp|lgc|labdoor|consumerlab|isura|bscg|informed[\s-](?:sport|choice)|covance|silliker|intertek|sgs|merieux|"
    r"certificate\s+of\s+analysis|coa|qr(?:\s+code)?|scan|lot\s+(?:number|report|certificate|no)|www\.|https?:|\w+\.(?:com|org|net))\b",
    re.IGNORECASE,
)


def find_marks(reading: Reading) -> tuple[Mark, ...]:
    """Each mark of the table that the label shows, at the first place it stands."""
    found: dict[tuple[str, Scope], Mark] = {}
    for passage in reading.passages:
        if passage.kind == "panel":
            continue
        folded = passage.text.lower()
        for row in marks():
            if not any(word in folded for word in _hints(row)):
                continue
            for sentence in sentences(passage):
                match = row.search(sentence.text)
                if match is None:
                    continue
                span = sentence.sub(match.start(), match.end())
                scope: Scope = row.scope
                if (row.id, scope) not in found:
                    found[row.id, scope] = _mark(row, scope, span, sentence)
    return tuple(found.values())


def _mark(row: MarkRow, scope: Scope, span: Span, sentence: Span) -> Mark:
    return Mark(
        id=row.id,
        name=row.name,
        kind=row.kind,
        scope=scope,
        counts=row.counts and scope == "product",
        as_printed=span.text,
        evidence=evidence(span),
        names_tester=_NAMED.search(sentence.text) is not None,
    )


def sentences(passage: Passage) -> list[Span]:
    """The sentences of ``passage``."""
    found: list[Span] = []
    start = 0
    for match in _SENTENCE_END.finditer(passage.text):
        found.append(Span(passage, start, match.end()))
        start = match.end()
    if start < len(passage.text):
        found.append(Span(passage, start, len(passage.text)))
    return found


@cache
def _hints(row: MarkRow) -> tuple[str, ...]:
    """A literal that must be in a text before the patterns of ``row`` are worth running: none known, so any text."""
    del row
    return ("",)
