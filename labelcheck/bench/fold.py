"""Printed words made comparable: what a typist may leave out or write otherwise does not count."""

from __future__ import annotations

import re
import unicodedata


def fold_name(printed: str) -> str:
    """Letters, digits, ``%`` and ``<`` in small letters: ``Stea-`` ``rate`` over two lines equals ``Stearate``."""
    plain = unicodedata.normalize("NFKC", printed).casefold().replace("(r)", "").replace("(tm)", "")
    return re.sub(r"[^\w%<]+|_", "", plain)


def fold_serving(printed: str) -> str:
    """``2 Capsules (1 g)`` as ``2 capsule``: without plural, notes in brackets and what follows a semicolon.

    A bracket that is all there is (``(40 g)``) is the serving.
    """
    text = unicodedata.normalize("NFKC", printed).casefold().replace("(s)", "").replace("y(ies)", "y")
    bare = re.sub(r"\([^()]*\)", " ", text.split(";")[0])
    if not re.search(r"\w", bare):
        bare = text
    bare = re.sub(r"(?<=\d)\s*(?:to|-|–)\s*(?=\d)", "-", bare)
    return " ".join(_singular(word) for word in re.findall(r"[\d./-]+|[^\W\d_]+", bare))


def _singular(word: str) -> str:
    if word in ("gram", "grams"):
        return "g"
    if word.endswith(("ies", "ie")):
        return re.sub(r"ies?\Z", "y", word)
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
