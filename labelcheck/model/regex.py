"""Regular expressions that are compiled when they are first used: a run needs few of all there are."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import lru_cache
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


_in_small = lru_cache(maxsize=8)(small_letters)
"""A long text is asked about at many of its places."""


class AnyCase:
    """A ``pattern`` in small letters, which tells words however they are printed.

    It is tried on the text in small letters: one that folds case takes half as long again to be made, and several times
    as long to be tried. What its matches hold is in small letters; their places are those in the text.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.of_small = regex(pattern)
        """The same, for text that is in small letters."""

    def match(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        return self.of_small.match(_in_small(text), pos, endpos)

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        return self.of_small.search(_in_small(text), pos, endpos)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.of_small.finditer(_in_small(text))
