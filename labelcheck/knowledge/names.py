"""How names are compared."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from labelcheck.model.regex import regex

REMEMBERED = 4096
"""Names: those of the tables, and those that labels hold."""
_BETWEEN = regex(r"[\W_]+")
_ASCII_BETWEEN = dict.fromkeys(code for code in range(128) if not chr(code).isalnum())


@lru_cache(maxsize=REMEMBERED)
def fold(name: str) -> str:
    """``name`` as its letters and digits only, in small letters: what spacing, hyphens and case cannot change."""
    if name.isascii():  # as most print is, and then there is less to do
        return name.translate(_ASCII_BETWEEN).lower()
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", name).casefold())
