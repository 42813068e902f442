"""Hints: words without which a pattern finds nothing. They are looked for first, for that is quick.

The words are in small letters, and so are the texts they are looked for in.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import Generic, TypeVar

Row = TypeVar("Row")

LETTERS = 3
REMEMBERED = 8192
"""Words of labels: they say the same again and again."""


class Hints:
    """A set of hints of which most texts hold few: one pass over a text tells them, however many there are."""

    def __init__(self, hints: Iterable[str]) -> None:
        self._by_letters: dict[str, list[tuple[str, str]]] = {}
        self._short: list[tuple[str, str]] = []
        self._phrases: set[str] = set()  # whose other pieces and blanks are to be looked for as well
        for hint in set(hints):
            longest = max(hint.split(), key=len)
            if len(longest) < LETTERS:
                self._short.append((longest, hint))
            else:
                self._by_letters.setdefault(longest[:LETTERS], []).append((longest, hint))
            if longest != hint:
                self._phrases.add(hint)
        self._likely = lru_cache(maxsize=REMEMBERED)(self._told_by)

    def held_in(self, text: str) -> frozenset[str]:
        """Those that stand in ``text``."""
        found = {*chain.from_iterable(map(self._likely, text.split()))}
        found.difference_update([phrase for phrase in found & self._phrases if phrase not in text])
        return frozenset(found)

    def _told_by(self, word: str) -> tuple[str, ...]:
        """The hints whose longest piece stands in ``word``."""
        by_letters, letters = self._by_letters, {word[at : at + LETTERS] for at in range(len(word) - LETTERS + 1)}
        likely = chain(self._short, *[by_letters[key] for key in letters & by_letters.keys()])
        return tuple([hint for piece, hint in likely if piece in word])


class ByHint(Generic[Row]):
    """The rows of a table with the hints of each: those that a text may be about are told by the hints in it."""

    def __init__(self, rows: Iterable[tuple[Row, Iterable[str]]]) -> None:
        self._rows = [(row, frozenset(hints)) for row, hints in rows]
        self._every = frozenset([hint for _, hints in self._rows for hint in hints])
        self._of = lru_cache(maxsize=256)(self._hinted_by)

    def hinted(self, hints: frozenset[str]) -> tuple[Row, ...]:
        """The rows that one of ``hints`` hints at."""
        return () if hints.isdisjoint(self._every) else self._of(hints & self._every)

    def _hinted_by(self, hints: frozenset[str]) -> tuple[Row, ...]:
        return tuple([row for row, own in self._rows if not hints.isdisjoint(own)])


def holds(text: str, hints: Iterable[str]) -> bool:
    """Whether one of ``hints`` stands in ``text``."""
    for hint in hints:  # noqa: SIM110 - twice as fast as any() here, and run for every sentence
        if hint in text:
            return True
    return False
