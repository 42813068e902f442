"""How names are compared."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from labelcheck.model.regex import regex

REMEMBERED = 4096
"""Names: those of the tables, and those that labels hold."""
_BETWEEN = regex(r"[\W_]+")


@lru_cache(maxsize=REMEMBERED)
def fold(name: str) -> str:
    """``name`` as its letters and digits only, in small letters: what spacing, hyphens and case cannot change."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", name).casefold())
