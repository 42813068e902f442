"""Tables that compare products: a row names what is claimed, and each cell says whether a product has it."""

from __future__ import annotations

from itertools import pairwise

from labelcheck.model.document import Box
from labelcheck.model.reading import Reading, Span

_NO = frozenset({"no", "none", "not tested", "✗", "✘", "✕", "✖", "×", "x", "❌"})


def is_denied_beside(reading: Reading, claim: Span) -> bool:
    """Whether the next print right of ``claim`` on its line says no: ``NSF Certified`` | ``No`` | ``No``. The first
    column of answers is taken to be the label's own product. In a text without places the line itself says it."""
    box = claim.words[-1].box
    if box is None:
        return False
    nearest = min(_beside(reading, claim.passage.page, box), key=lambda line: line[0], default=None)
    return nearest is not None and nearest[1].text.strip().lower() in _NO


def _beside(reading: Reading, page: int, box: Box) -> list[tuple[float, Span]]:
    """The lines that begin right of ``box`` at its height, each with where it begins."""
    _, top, right, bottom = box
    found: list[tuple[float, Span]] = []
    for passage in reading.passages:
        for start, end in pairwise([*passage.lines, len(passage.text)]) if passage.page == page else ():
            first = passage.words_between(start, end)[0].box
            if first is not None and first[0] >= right and first[1] < (top + bottom) / 2 < first[3]:
                found.append((first[0], Span(passage, start, end)))
    return found
