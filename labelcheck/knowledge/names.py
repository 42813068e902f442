"""How names are compared."""

from __future__ import annotations

import re
import unicodedata


def fold(name: str) -> str:
    """``name`` as its letters and digits only, in small letters: what spacing, hyphens and case cannot change."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", name).casefold())
