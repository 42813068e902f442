"""Certification marks and quality phrases, and what each one speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from operator import itemgetter

from labelcheck.facts.hints import hints_in
from labelcheck.facts.sentences import Sentence, hints_of, sentences
from labelcheck.facts.statements.compared import is_denied_beside
from labelcheck.facts.statements.marks_in_context import scope_in
from labelcheck.knowledge import MarkRow, marks
from labelcheck.knowledge.hints import ByHint
from labelcheck.knowledge.marks import may_be_seal
from labelcheck.layout import evidence
from labelcheck.model.label import Mark, Text
from labelcheck.model.mark import Scope
from labelcheck.model.reading import Passage, Reading, Span
from labelcheck.model.regex import regex, small_letters


def find_marks(reading: Reading, name: Text | None) -> tuple[Mark, ...]:
    """Each mark of the table that the label shows, at the first place it stands; ``name`` is the product's."""
    product = name.value.lower() if name is not None else ""
    found: dict[tuple[str, Scope], Mark] = {}
    for passage in reading.passages:
        if passage.kind == "panel":
            continue
        for span, mark in (*_told(passage, product), *_seals(passage)):
            if (mark.id, mark.scope) in found or is_denied_beside(reading, span) or _is_of_a_series(reading, span):
                continue
            found[mark.id, mark.scope] = mark
    narrowed = {id_ for id_, scope in found if scope == "ingredient"}
    return tuple(
        mark for mark in found.values() if mark.kind != "diet" or mark.scope != "diet" or mark.id not in narrowed
    )


@cache
def _marks() -> ByHint[MarkRow]:
    return ByHint((row, row.hints) for row in marks())


LONGEST_MARK = 60
"""Characters of a line that is a mark and nothing else."""


def opening_mark(line: str) -> tuple[MarkRow, int] | None:
    """The mark of the table that ``line`` begins with, and where its words end in it."""
    start = _LEAD.match(line).end()  # type: ignore[union-attr]
    hinted = _marks().hinted(hints_in(small_letters(line)))
    found = [(row, match) for row in hinted if (match := row.search(line)) is not None and match.start() <= start]
    return max(((row, match.end()) for row, match in found), key=itemgetter(1), default=None)


_LEAD = regex(r"[\s*†‡®™•]*(?:(?:certified|proudly|now)\s+)?", re.IGNORECASE)
"""Before the words of a mark: ``CERTIFIED INFORMED SPORT``."""


_REPORT = regex(
    r"\W*(?:(?:test |lab )?(?:results?|reports?)|certificates?|coas?\b|"
    r"(?:scan|see|view|visit|find|check|go to|look up|request)\b"
    r"[^.]{0,60}\b(?:results?|reports?|certificates?|coa|qr|lot|batch))\b"
)
"""How a sentence begins that says where the report of the test before it can be seen."""


def is_only_mark(line: str) -> bool:
    """Whether all that stands on ``line`` is a mark of the table."""
    if len(line) > LONGEST_MARK:
        return False
    if may_be_seal(line.strip()):
        return True
    opening = opening_mark(line)
    return opening is not None and len(line[opening[1] :].split()) <= 1


def _told(passage: Passage, product: str) -> Iterator[tuple[Span, Mark]]:
    """The marks that its sentences tell of, each with its words."""
    if not _marks().hinted(hints_of(passage)):
        return
    told = sentences(passage)
    for at, sentence in enumerate(told):
        for row in _marks().hinted(sentence.hints):
            begin = 0
            if (match := row.search(sentence.text)) is None and row.kind == "vague_test":
                match = row.search(sentence.text, begin := _below_mark(sentence))
            if match is None or _begins_in_other_mark(sentence, match):
                continue
            span = _whole_words(sentence.span, match.start(), match.end())
            said = _statement(sentence, span)
            said = Span(said.passage, max(said.start, sentence.span.start + begin), said.end)
            answer = told[at + 1].small if at + 1 < len(told) else ""
            start, end = span.start - said.start, span.end - said.start
            scope = scope_in(_with_breaks(sentence, said), start, end, row.scope, answer, product)
            if scope is not None:
                behind = answer if row.kind == "vague_test" and _REPORT.match(answer) else ""
                yield span, _mark(row, scope, span, said, behind)


def _below_mark(sentence: Sentence) -> int:
    """Where a line begins under one that is a mark by itself, which names no tester of what is said there: ``NSF
    Certified for Sport`` / ``Independently tested for purity``. That each batch is tested is said by the mark; 0 if
    there is no such line."""
    text, begin = sentence.text, sentence.span.start
    for above, below in pairwise([0, *[line - begin for line in sentence.lines]]):
        goes_on = not text[below : below + 1].isupper() or _EACH.match(text, below)
        if not goes_on and is_only_mark(text[above:below].strip()):
            return below
    return 0


_EACH = regex(r"(?:every|each)\b", re.IGNORECASE)


def _begins_in_other_mark(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether ``match`` goes over the end of a line that is a mark by itself: ``Halal Certified`` / ``Gluten free``."""
    start, end = sentence.span.start + match.start(), sentence.span.start + match.end()
    for stop in sentence.lines:
        if start < stop < end:
            begin = max([line for line in sentence.lines if line < stop], default=sentence.span.start)
            text = sentence.span.passage.text
            return bool(text[begin:start].strip()) and is_only_mark(text[begin:stop].strip())
    return False


def _with_breaks(sentence: Sentence, said: Span) -> str:
    """Its small letters, with a line break for the blank at each end of a printed line."""
    letters = list(sentence.small_of(said))
    for line in sentence.lines:
        if said.start < line < said.end:
            letters[line - said.start - 1] = "\n"
    return "".join(letters)


LONGEST_SEAL = 20
"""Characters of a seal's line, with the blank behind it."""


def _seals(passage: Passage) -> Iterator[tuple[Span, Mark]]:
    """The marks whose seal is all that stands on a short line, each with its words."""
    for start, stop in pairwise([*passage.lines, len(passage.text)]):
        if stop - start < LONGEST_SEAL and may_be_seal(line := passage.text[start:stop].rstrip()):
            span = Span(passage, start, start + len(line))
            yield from ((span, _mark(row, row.scope, span, span)) for row in marks() if row.is_seal(line))


def _is_of_a_series(reading: Reading, seal: Span) -> bool:
    """Whether the ``seal`` is one of several single letters, each on a line of its own: of the inks of the print (C, M,
    Y, K), of vitamins."""
    if len(seal.text) > 1:
        return False
    lines = [
        passage.text[start:stop].strip()
        for passage in reading.passages
        for start, stop in pairwise([*passage.lines, len(passage.text)])
        if stop - start <= LONGEST_LETTER
    ]
    return len({line for line in lines if len(line) == 1 and line.isalpha()} - {seal.text}) >= FEWEST_OTHERS


LONGEST_LETTER, FEWEST_OTHERS = 2, 2
"""Characters of its line, with the blank behind it; so many other letters make a series."""


def _whole_words(sentence: Span, start: int, end: int) -> Span:
    """The characters from ``start`` to ``end``, with the rest of the word they end in."""
    text = sentence.text
    while end < len(text) and text[end].isalnum():
        end += 1
    return sentence.sub(start, end)


def _mark(row: MarkRow, scope: Scope, span: Span, statement: Span, behind: str = "") -> Mark:
    return Mark(
        id=row.id,
        name=row.name,
        kind=row.kind,
        scope=scope,
        counts=row.counts and scope == "product",
        as_printed=span.text,
        evidence=evidence(span),
        statement=" ".join(f"{statement.text} {behind}".split()),
    )


def _statement(sentence: Sentence, span: Span) -> Span:
    """The statement ``span`` stands in: its sentence, or on a front panel its printed lines and those they go on in."""
    if not sentence.stacked:
        return sentence.span
    passage, start, end = sentence.span
    start = max((line for line in sentence.line_ends if line <= span.start), default=start)
    end = min((line for line in sentence.line_ends if line >= span.end), default=end)
    return Span(passage, start, end)
