"""Leaders: the points, lines or dots that lead the eye from a name to its amount, and are part of neither."""

from __future__ import annotations

from itertools import pairwise

from labelcheck.model.regex import regex

SIGNS = frozenset("._·…")
FEWEST = 3
"""So many points in a row are leaders; of ``…`` one is, for it is three."""

_LEADERS = regex(r"[._·…]{3,}|…+")


def hold_leaders(text: str) -> bool:
    """Whether there may be leaders in ``text``: told fast, for most text has none."""
    return "..." in text or "…" in text or "___" in text or "···" in text


def without_leaders(text: str) -> str:
    """``text`` with blanks for its leaders."""
    return _LEADERS.sub(lambda match: " " * len(match[0]), text)


def between_leaders(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of ``text`` from ``start`` to ``end`` that stand before, between and after leaders."""
    if not _LEADERS.search(text, start, end):
        return [(start, end)]
    cuts = [start, *[at for match in _LEADERS.finditer(text, start, end) for at in match.span()], end]
    return [(a, b) for a, b in list(pairwise(cuts))[::2] if a < b]
