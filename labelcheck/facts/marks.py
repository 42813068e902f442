"""Certification marks and quality phrases, and what each one speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from labelcheck.facts.hints import hints_in
from labelcheck.knowledge import MarkRow, marks
from labelcheck.knowledge.hints import holds
from labelcheck.knowledge.marks import may_be_seal
from labelcheck.layout import evidence
from labelcheck.model.label import Mark, Scope
from labelcheck.model.reading import Passage, Reading, Span
from labelcheck.model.regex import regex

_SENTENCE_END = regex(r"[.!?\n](?:(?<=\n)|(?<=[a-z0-9)\]®™*\"'].)(?=\s|\Z))")
"""A pattern that begins with characters, and then looks back, is searched for several times as fast."""
_NAMED = regex(
    r"\b(?:eurofins|alkemist|nsf|usp|lgc|labdoor|consumerlab|isura|bscg|informed[\s-](?:sport|choice)|covance|silliker|intertek|sgs|merieux|"
    r"certificate\s+of\s+analysis|coa|qr(?:\s+code)?|scan|lot\s+(?:number|report|certificate|no)|www\.|https?:|\w+\.(?:com|org|net))\b",
    re.IGNORECASE,
)


_OF_INGREDIENT = regex(r"\b(?:oil|ingredients?|extract|fish|krill)\s+(?:used|in\s+this)\b", re.IGNORECASE)


def find_marks(reading: Reading) -> tuple[Mark, ...]:
    """Each mark of the table that the label shows, at the first place it stands."""
    found: dict[tuple[str, Scope], Mark] = {}
    held = hints_in(reading)
    hinted = [(row, hints) for row in marks() if (hints := [hint for hint in row.hints if hint in held])]
    sealed = [row for row in marks() if row.alone]
    for passage in reading.passages:
        if passage.kind == "panel":
            continue
        passage_text = passage.text.lower()
        likely = [(row, hints) for row, hints in hinted if holds(passage_text, hints)]
        for sentence in sentences(passage) if likely else ():
            folded = sentence.text.lower()
            for row, hints in likely:
                if holds(folded, hints) and (match := row.search(sentence.text)) is not None:
                    scope: Scope = "ingredient" if _OF_INGREDIENT.search(sentence.text) else row.scope
                    span = _whole_words(sentence, match.start(), match.end())
                    found.setdefault((row.id, scope), _mark(row, scope, span, sentence))
        for line in _lines(passage):
            for row in sealed if may_be_seal(line.text) else ():
                if row.is_seal(line.text):
                    found.setdefault((row.id, row.scope), _mark(row, row.scope, line, line))
    narrowed = {id_ for id_, scope in found if scope == "ingredient"}
    return tuple(
        mark for mark in found.values() if mark.kind != "diet" or mark.scope != "diet" or mark.id not in narrowed
    )


def _lines(passage: Passage) -> list[Span]:
    ends = (*passage.lines[1:], len(passage.text))
    short = [(start, end) for start, end in zip(passage.lines, ends, strict=True) if end - start < 20]
    return [Span(passage, start, start + len(passage.text[start:end].rstrip())) for start, end in short]


def _whole_words(sentence: Span, start: int, end: int) -> Span:
    """The characters from ``start`` to ``end``, with the rest of the word they end in."""
    text = sentence.text
    while end < len(text) and text[end].isalnum():
        end += 1
    return sentence.sub(start, end)


def _mark(row: MarkRow, scope: Scope, span: Span, sentence: Span) -> Mark:
    return Mark(
        id=row.id,
        name=row.name,
        kind=row.kind,
        scope=scope,
        counts=row.counts and scope == "product",
        as_printed=span.text,
        evidence=evidence(span),
        names_tester=_NAMED.search(_statement(sentence, span)) is not None,
    )


def _statement(sentence: Span, span: Span) -> str:
    """The statement ``span`` stands in: its sentence, or on a front panel its printed lines."""
    if not stacked(sentence):
        return sentence.text
    lines = sentence.passage.lines
    start = max((line for line in lines if line <= span.start), default=sentence.start)
    end = min((line for line in lines if line >= span.end), default=sentence.end)
    return sentence.passage.text[start:end]


def stacked(sentence: Span) -> bool:
    """Whether a sentence is a stack of short lines without punctuation, as on a front panel."""
    starts = sentence.passage.lines
    lines = bisect_left(starts, sentence.end) - bisect_right(starts, sentence.start)
    return lines > 2 and len(sentence.text) < 45 * (lines + 1)


@lru_cache(maxsize=256)
def sentences(passage: Passage) -> tuple[Span, ...]:
    """The sentences of ``passage``; several kinds of fact ask for them."""
    found: list[Span] = []
    start = 0
    for match in _SENTENCE_END.finditer(passage.text):
        found.append(Span(passage, start, match.end()))
        start = match.end()
    if start < len(passage.text):
        found.append(Span(passage, start, len(passage.text)))
    return tuple(found)
