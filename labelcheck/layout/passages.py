"""Words joined into passages that remember where each word begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from labelcheck.layout.normalise import normalise
from labelcheck.model.document import Word
from labelcheck.model.reading import Passage
from labelcheck.model.regex import regex

_BROKEN = regex(r"[^\W\d_]{2}-\Z")


def join(
    lines: Iterable[Sequence[Word]],
    page: int,
    kind: Literal["block", "panel"] = "block",
    fused: frozenset[int] = frozenset(),
) -> Passage | None:
    """One passage from printed lines; None when nothing readable is in them.

    A word broken at the end of a line (``Stea-`` / ``rate``) is joined without its hyphen; ``D-`` and ``Non-``
    before a capital keep theirs. Words whose ``id`` is in ``fused`` are the rest of the word before them.
    """
    words: list[Word] = []
    starts: list[int] = []
    line_starts: list[int] = []
    parts: list[str] = []
    length = 0
    for line in lines:
        first_of_line = True
        for word in line:
            text = normalise(word.meant or word.text)
            if not text:
                continue
            if parts and (first_of_line or (parts[-1][-1] == "-" and _broken_in_line(parts[-1], text))):
                glue, cut = ("", False) if id(word) in fused else _glue(parts[-1], text)
                if cut:
                    parts[-1] = parts[-1][:-1]
                    length -= 1
            else:
                glue = " " if parts else ""
            length += len(glue)
            if first_of_line:
                line_starts.append(length)
                first_of_line = False
            starts.append(length)
            words.append(word)
            parts.append(glue + text)
            length += len(text)
    if not words:
        return None
    size = max([word.size for word in words])
    return Passage("".join(parts), tuple(words), tuple(starts), tuple(line_starts), page, kind, size)


_AND = {"und", "and", "et", "or", "oder", "ou", "y", "e", "o", "to", "bis", "a", "&"}


def _broken_in_line(before: str, after: str) -> bool:
    """Whether the hyphen that ends ``before`` breaks a word whose lines were joined by whoever made the text:
    ``carbo- nat``; not ``mono- and``."""
    return after[0].islower() and after not in _AND and _BROKEN.search(before) is not None


def _glue(before: str, after: str) -> tuple[str, bool]:
    """What joins the last word of a line to the first of the next, and whether its hyphen goes."""
    if before.endswith("-") and len(before.strip()) > 1:
        broken = after[0].islower() and _BROKEN.search(before) is not None
        return "", broken
    if before.endswith("/"):
        return "", False
    return " ", False
