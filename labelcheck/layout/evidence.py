"""From a span back to the print: one piece of evidence for each printed line it touches."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from labelcheck.model.document import ReadVia, Word
from labelcheck.model.label import Evidence
from labelcheck.model.reading import Span


def evidence(*spans: Span) -> tuple[Evidence, ...]:
    """Where the words of ``spans`` stand, in the order given, a line at a time."""
    found: list[Evidence] = []
    for span in spans:
        for piece in _pieces(span.passage.page, span.words):
            if piece not in found:
                found.append(piece)
    return tuple(found)


def _pieces(page: int, words: Iterable[Word]) -> Iterable[Evidence]:
    for _, run in groupby(_with_lines(words), key=lambda item: item[0]):
        line = [word for _, word in run]
        text = " ".join(word.text for word in line)
        scores = [word.score for word in line if word.score is not None]
        via: ReadVia = "ocr" if scores else "text"
        score = min(scores) if scores else None
        boxes = [word.box for word in line if word.box is not None]
        if boxes:
            lefts, tops, rights, bottoms = zip(*boxes, strict=True)
            box = (round(min(lefts), 2), round(min(tops), 2), round(max(rights), 2), round(max(bottoms), 2))
            yield Evidence(page, box, None, text, via, score)
        else:
            yield Evidence(page, None, line[0].line, text, via, score)


def _with_lines(words: Iterable[Word]) -> Iterable[tuple[int, Word]]:
    """Each word with the number of its printed line, counted anew within this run of words."""
    number = 0
    last: Word | None = None
    for word in words:
        if last is not None and not _same_line(last, word):
            number += 1
        yield number, word
        last = word


def _same_line(a: Word, b: Word) -> bool:
    if a.box is None or b.box is None:
        return a.line == b.line
    if a.angle != b.angle:
        return False
    low, high = (1, 3) if a.angle in (0, 180) else (0, 2)
    overlap = min(a.box[high], b.box[high]) - max(a.box[low], b.box[low])
    return overlap > 0.4 * min(a.box[high] - a.box[low], b.box[high] - b.box[low])
