"""Regular expressions that are compiled when they are first used: one label needs few of all there are."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Any, cast
from weakref import WeakSet


class _Uncompiled:
    """Stands for a pattern. What is asked of it is kept, so that it is asked of the pattern itself from then on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags
        _WRITTEN.add(self)

    @cached_property
    def made(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.made, name)
        setattr(self, name, found)
        return found


_WRITTEN: WeakSet[_Uncompiled] = WeakSet()


def compile_all() -> None:
    """Compile what the modules loaded so far hold and is not compiled yet; processes that are forked then share it."""
    for pattern in tuple(_WRITTEN):
        pattern.made  # noqa: B018 - asking makes it


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


class OneOf:
    """Several ``patterns`` as the alternatives of one. Those that others share are made once for all."""

    def __init__(self, patterns: Sequence[re.Pattern[str] | OneOf]) -> None:
        self.patterns: list[re.Pattern[str]] = []
        for pattern in patterns:
            self.patterns += pattern.patterns if isinstance(pattern, OneOf) else [pattern]

    def match(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """What the first of them that matches at ``pos`` gives."""
        for pattern in self.patterns:
            if (found := pattern.match(text, pos, endpos)) is not None:
                return found
        return None

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """The match that begins first, of the first of them that begins there."""
        return _first([pattern.search(text, pos, endpos) for pattern in self.patterns])

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches from left to right, none over another."""
        ahead = [pattern.search(text) for pattern in self.patterns]
        while (found := _first(ahead)) is not None:
            yield found
            for number, pattern in enumerate(self.patterns):
                if (match := ahead[number]) is not None and match.start() < found.end():
                    ahead[number] = pattern.search(text, found.end())


def _first(matches: Sequence[re.Match[str] | None]) -> re.Match[str] | None:
    return min([match for match in matches if match is not None], key=lambda match: match.start(), default=None)


class AnyCase:
    """A pattern in small letters, which tells words however they are printed: one of its ``parts``.

    It is tried on the text in small letters: one that folds case takes half as long again to be made, and several times
    as long to be tried. What its matches hold is in small letters; their places are those in the text.
    """

    pattern: str
    of_small: re.Pattern[str] | OneOf

    def __init__(self, *parts: str | AnyCase) -> None:
        self.pattern = "|".join([part if isinstance(part, str) else part.pattern for part in parts])
        of_parts = [regex(part) if isinstance(part, str) else part.of_small for part in parts]
        self.of_small = of_parts[0] if len(of_parts) == 1 else OneOf(of_parts)
        """The same, for text that is in small letters."""

    def match(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        return self.of_small.match(_in_small(text), pos, endpos)

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        return self.of_small.search(_in_small(text), pos, endpos)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.of_small.finditer(_in_small(text))
