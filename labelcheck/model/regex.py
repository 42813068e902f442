"""Regular expressions that are compiled when they are first used: a run needs few of all there are."""

from __future__ import annotations

import re
from typing import Any, cast


class _Uncompiled:
    """Stands for a pattern. What is asked of it is kept, so that it is asked of the pattern itself from then on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, found)
        return found


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, but for the moment of its making. A wrong ``pattern`` raises ``re.error`` at its first
    use; ``tests/model/test_regex.py`` uses them all."""
    return cast("re.Pattern[str]", _Uncompiled(pattern, flags))


def small_letters(text: str) -> str:
    """``text`` in small letters, each at its place: of one capital (İ) ``lower`` makes two.

    A pattern that is tried on them need not fold case, which takes several times as long.
    """
    small = text.lower()
    return small if len(small) == len(text) else "".join([letter.lower()[0] for letter in text])
