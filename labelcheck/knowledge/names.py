"""How names are compared."""

from __future__ import annotations

import re
import unicodedata

_BETWEEN = re.compile(r"[\W_]+")


def fold(name: str) -> str:
    """``name`` as its letters and digits only, in small letters: what spacing, hyphens and case cannot change."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", name).casefold())
