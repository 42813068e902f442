"""Certification marks and quality phrases, and what each one speaks of."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from operator import itemgetter

from labelcheck.facts.hints import hints_in
from labelcheck.facts.sentences import Sentence, sentences
from labelcheck.knowledge import MarkRow, marks
from labelcheck.knowledge.marks import may_be_seal
from labelcheck.layout import evidence
from labelcheck.model.label import Mark, Scope
from labelcheck.model.reading import Passage, Reading, Span
from labelcheck.model.regex import regex, small_letters

_NAMED = regex(
    r"\b(?:eurofins|alkemist|nsf|usp|lgc|labdoor|consumerlab|isura|bscg|informed[\s-](?:sport|choice)|covance|silliker|intertek|sgs|merieux|"
    r"certificate\s+of\s+analysis|coa|qr(?:\s+code)?|scan|lot\s+(?:number|report|certificate|no)|www\.|https?:|\w+\.(?:com|org|net))\b",
    re.IGNORECASE,
)


_OF_INGREDIENT = regex(r"\b(?:oil|ingredients?|extract|fish|krill)\s+(?:used|in\s+this)\b", re.IGNORECASE)


def find_marks(reading: Reading) -> tuple[Mark, ...]:
    """Each mark of the table that the label shows, at the first place it stands."""
    found: dict[tuple[str, Scope], Mark] = {}
    for passage in reading.passages:
        if passage.kind == "panel":
            continue
        for sentence in sentences(passage):
            for row in _hinted(sentence.hints & _every_hint()):
                if (match := row.search(sentence.text)) is not None:
                    scope: Scope = "ingredient" if _OF_INGREDIENT.search(sentence.text) else row.scope
                    span = _whole_words(sentence.span, match.start(), match.end())
                    found.setdefault((row.id, scope), _mark(row, scope, span, _statement(sentence, span)))
        for line in _seals(passage):
            for row in marks():
                if row.is_seal(line.text):
                    found.setdefault((row.id, row.scope), _mark(row, row.scope, line, line.text))
    narrowed = {id_ for id_, scope in found if scope == "ingredient"}
    return tuple(
        mark for mark in found.values() if mark.kind != "diet" or mark.scope != "diet" or mark.id not in narrowed
    )


@cache
def _every_hint() -> frozenset[str]:
    return frozenset([hint for row in marks() for hint in row.hints])


@lru_cache(maxsize=256)
def _hinted(hints: frozenset[str]) -> tuple[MarkRow, ...]:
    """The marks that one of ``hints`` hints at."""
    return tuple([row for row in marks() if not hints.isdisjoint(row.hints)])


LONGEST_MARK = 60
"""Characters of a line that is a mark and nothing else."""


def opening_mark(line: str) -> tuple[MarkRow, int] | None:
    """The mark of the table that ``line`` begins with, and where its words end in it."""
    start = len(line) - len(line.lstrip(" \n*†‡®™•"))
    hinted = _hinted(hints_in(small_letters(line)) & _every_hint())
    found = [(row, match) for row in hinted if (match := row.search(line)) is not None and match.start() == start]
    return max(((row, match.end()) for row, match in found), key=itemgetter(1), default=None)


def is_only_mark(line: str) -> bool:
    """Whether all that stands on ``line`` is a mark of the table."""
    if len(line) > LONGEST_MARK:
        return False
    if may_be_seal(line.strip()):
        return True
    opening = opening_mark(line)
    return opening is not None and len(line[opening[1] :].split()) <= 1


def _seals(passage: Passage) -> list[Span]:
    """The short lines that are all a seal."""
    bounds = pairwise([*passage.lines, len(passage.text)])
    lines = [(start, passage.text[start:end].rstrip()) for start, end in bounds if end - start < 20]
    return [Span(passage, start, start + len(line)) for start, line in lines if may_be_seal(line)]


def _whole_words(sentence: Span, start: int, end: int) -> Span:
    """The characters from ``start`` to ``end``, with the rest of the word they end in."""
    text = sentence.text
    while end < len(text) and text[end].isalnum():
        end += 1
    return sentence.sub(start, end)


def _mark(row: MarkRow, scope: Scope, span: Span, statement: str) -> Mark:
    return Mark(
        id=row.id,
        name=row.name,
        kind=row.kind,
        scope=scope,
        counts=row.counts and scope == "product",
        as_printed=span.text,
        evidence=evidence(span),
        names_tester=_NAMED.search(statement) is not None,
    )


def _statement(sentence: Sentence, span: Span) -> str:
    """The statement ``span`` stands in: its sentence, or on a front panel its printed lines."""
    if not sentence.stacked:
        return sentence.text
    passage, start, end = sentence.span
    start = max((line for line in passage.lines if line <= span.start), default=start)
    end = min((line for line in passage.lines if line >= span.end), default=end)
    return passage.text[start:end]
