"""Words joined into passages that remember where each word begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Literal

from labelcheck.layout.planes import Token
from labelcheck.model.document import Word
from labelcheck.model.reading import Passage
from labelcheck.model.regex import regex

_BROKEN = regex(r"[^\W\d_]{2}-\Z")


def join(
    lines: Iterable[Sequence[Token]],
    page: int,
    kind: Literal["block", "panel"] = "block",
    fused: frozenset[int] = frozenset(),
) -> Passage | None:
    """One passage from printed lines; None when nothing readable is in them.

    A word broken at the end of a line (``Stea-`` / ``rate``) is joined without its hyphen; ``D-`` and ``Non-``
    before a capital keep theirs. Words whose ``id`` is in ``fused`` are the rest of the word before them.
    """
    words: list[Word] = []
    texts: list[str] = []
    firsts: list[int] = []  # the index of each line's first word
    for line in lines:
        first = len(words)
        for token in line:
            if token[1]:
                words.append(token[0])
                texts.append(token[1])
        if len(words) > first:
            firsts.append(first)
    if not words:
        return None
    text, lengths = " ".join(texts), [len(text) + 1 for text in texts]
    if fused or "- " in text or "/ " in text:
        parts = _spaced(texts, firsts, [index for index in firsts if id(words[index]) in fused])
        text, lengths = "".join(parts), [len(part) for part in parts]
    starts = tuple(accumulate(lengths[:-1], initial=0))
    size = max([word[2] for word in words])
    return Passage(text, tuple(words), starts, tuple([starts[first] for first in firsts]), page, kind, size)


def _spaced(texts: list[str], firsts: list[int], fused: list[int]) -> list[str]:
    """``texts``, each with what stands between it and the next: a blank, or nothing where a word was broken.

    ``firsts`` and ``fused`` are the indices of texts that begin a line, and that are the rest of the word before.
    """
    parts = [text + " " for text in texts]
    parts[-1] = texts[-1]
    begins = set(firsts)
    for index, text in enumerate(texts[:-1]):
        if text[-1] in "-/":
            after = texts[index + 1]
            if index + 1 in begins or (text[-1] == "-" and _broken_in_line(text, after)):
                parts[index] = _glued(text, after)
    for index in fused:
        parts[index - 1] = texts[index - 1]
    return parts


_AND = {"und", "and", "et", "en", "or", "oder", "of", "ou", "y", "e", "o", "to", "bis", "tot", "a", "&"}


def _broken_in_line(before: str, after: str) -> bool:
    """Whether the hyphen that ends ``before`` breaks a word whose lines were joined by whoever made the text:
    ``carbo- nat``; not ``mono- and``."""
    return after[0].islower() and after not in _AND and _BROKEN.search(before) is not None


_NO_REST = {"and", "und", "oder", "&"}
"""Those that are the rest of no broken word: ``FDA-`` / ``and``, but ``col-`` / ``or``."""


def _glued(before: str, after: str) -> str:
    """The last word of a line with what joins it to the first of the next; a hyphen that breaks it goes."""
    if before.endswith("/"):
        return before
    if len(before.strip()) < 2:
        return before + " "
    if after in _NO_REST:
        return before + " "
    broken = after[0].islower() and not before[:-1].isupper() and _BROKEN.search(before) is not None
    return before[:-1] if broken and not _is_compound(before, after) else before


_BEFORE_HYPHEN = regex(r"(?:\A|\W)(?:non|self|well|third|breast)-\Z", re.IGNORECASE)
_AFTER_HYPHEN = regex(
    r"(?:free|party|based|containing|grade|derived|releas(?:e|ing)|tested|certified|verified|friendly|sourced|made|strength|soluble|"
    r"quality)\b",
    re.IGNORECASE,
)


def _is_compound(before: str, after: str) -> bool:
    """Whether two words are written with the hyphen between them, wherever the line ends: ``gluten-`` / ``free``."""
    return _AFTER_HYPHEN.match(after) is not None or _BEFORE_HYPHEN.search(before) is not None
