"""How names are compared."""

from __future__ import annotations

import unicodedata

from labelcheck.model.regex import regex

_BETWEEN = regex(r"[\W_]+")


def fold(name: str) -> str:
    """``name`` as its letters and digits only, in small letters: what spacing, hyphens and case cannot change."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", name).casefold())
