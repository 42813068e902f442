"""From a span back to the print: one piece of evidence for each printed line it touches."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from labelcheck.model.document import ReadVia, Word
from labelcheck.model.label import Evidence
from labelcheck.model.memory import remembered
from labelcheck.model.reading import Passage, Span


def evidence(*spans: Span) -> tuple[Evidence, ...]:
    """Where the words of ``spans`` stand, in the order given, a line at a time."""
    pieces = _pieces(spans[0]) if len(spans) == 1 else [piece for span in spans for piece in _pieces(span)]
    return tuple(pieces if len(pieces) < 2 else dict.fromkeys(pieces))


def evidence_of_lines(passage: Passage) -> list[Evidence]:
    """One piece for each printed line of ``passage``."""
    firsts = [bisect_left(passage.starts, line) for line in passage.lines]
    return [_piece(passage, first, stop) for first, stop in pairwise([*firsts, len(passage.words)])]


def least_score(span: Span) -> float | None:
    """The score of the least certain word that ``span`` touches; None for print that was not recognised."""
    return min([word.score for word in span.words if word.score is not None], default=None)


def _pieces(span: Span) -> list[Evidence]:
    passage, start, end = span
    if end <= start:
        return []
    starts, lines = passage.starts, passage.lines
    first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1)
    following = bisect_right(lines, starts[first])
    if following == len(lines) or lines[following] > starts[last - 1]:
        return [_piece(passage, first, last)]
    found: list[Evidence] = []
    while following < len(lines) and lines[following] <= starts[last - 1]:
        stop = bisect_left(starts, lines[following])
        found.append(_piece(passage, first, stop))
        first, following = stop, following + 1
    found.append(_piece(passage, first, last))
    return found


@remembered(512)
def _piece(passage: Passage, first: int, stop: int) -> Evidence:
    """The words from ``first`` to ``stop`` of one printed line; several facts may stand on it."""
    page, words = passage.page_of(first) if passage.next_page else passage.page, passage.words[first:stop]
    text = " ".join([word[0] for word in words])
    via, score = _AS_TEXT if words[0].score is None else _recognised(words)
    if words[0].box is None:
        return Evidence(page, None, words[0].line, text, via, score)
    left, top, right, bottom = words[0].box
    for word in words:
        if (box := word[1]) is not None:
            x0, y0, x1, y1 = box
            if x0 < left:
                left = x0
            if y0 < top:
                top = y0
            if x1 > right:
                right = x1
            if y1 > bottom:
                bottom = y1
    box = (_rounded(left), _rounded(top), _rounded(right), _rounded(bottom))
    return tuple.__new__(Evidence, (page, box, None, text, via, score))  # as Evidence does, in half the time


def _rounded(edge: float) -> float:
    """``round(edge, 2)``, which takes twice as long, where ``edge`` is not in the middle of two hundredths."""
    if type(edge) is float and 0 < edge < LARGEST:
        hundredths = edge * 100
        whole = int(hundredths + 0.5)
        if -0.49 < hundredths - whole < 0.49:
            return whole / 100
    return round(edge, 2)


LARGEST = 1_000_000
"""Points: no page is larger."""
_AS_TEXT: tuple[ReadVia, None] = ("text", None)


def _recognised(words: Sequence[Word]) -> tuple[ReadVia, float]:
    """That ``words`` were recognised, and the least certain score; the words of one line are read in one way."""
    return "ocr", min([word.score for word in words if word.score is not None])
