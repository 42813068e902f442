"""Words that the recogniser was not sure of, read as the one known word that differs in a single character.

Only for reading: the print stands as it was recognised. A word that may be one of two known ones stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from labelcheck.facts.certainty import SURE
from labelcheck.knowledge import compounds, excipients
from labelcheck.model.document import Document, Word

SHORTEST = 5
"""Letters: in shorter words one character is too much of it."""
HEADINGS = ("supplement", "facts", "serving", "servings", "ingredients", "amount", "daily", "value", "other", "warning")
_LETTERS = re.compile(r"[^\W\d_]+")


def put_right(document: Document) -> Document:
    """``document`` with what its doubtful words are taken to mean beside them."""
    if all(page.read_via == "text" for page in document.pages):
        return document
    return replace(
        document, pages=tuple(replace(page, words=tuple(map(_meant, page.words))) for page in document.pages)
    )


def _meant(word: Word) -> Word:
    if word.score is None or word.score >= SURE:
        return word
    return word._replace(meant=_corrected(word.text))


@lru_cache(maxsize=4096)
def _corrected(text: str) -> str | None:
    core = text.strip("()[]{},.:;*†‡")
    folded = core.lower()
    if len(core) < SHORTEST or folded in _known():
        return None
    near = [word for word in _known() if abs(len(word) - len(core)) <= 1 and _differ_in_one(folded, word)]
    return text.replace(core, near[0]) if len(near) == 1 else None


def _differ_in_one(text: str, word: str) -> bool:
    return Levenshtein.distance(text, word, score_cutoff=1) == 1


@cache
def _known() -> frozenset[str]:
    names = [name for row in compounds().values() for name in (*row.names, *row.words, *row.foreign)]
    names += [name for row in excipients().values() for name in row.names]
    words = {word for name in (*names, *HEADINGS) for word in _LETTERS.findall(name.lower())}
    return frozenset(word for word in words if len(word) >= SHORTEST)
