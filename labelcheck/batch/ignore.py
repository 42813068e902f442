"""Patterns of paths as ``.gitignore`` writes them: ``*.txt``, ``/old/``, ``drafts/**``, ``!keep.txt``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fnmatch import translate
from functools import lru_cache
from typing import NamedTuple

MAX_PATTERNS = 2_000
MAX_LENGTH = 1_000
ANY_DEPTH = "**"


class Pattern(NamedTuple):
    """One line: its parts between slashes, what it does, and whether it stands for folders only."""

    parts: tuple[str, ...]
    ignores: bool
    only_folders: bool


def patterns(lines: Iterable[str]) -> tuple[Pattern, ...]:
    """The patterns in ``lines``; comments, blank lines and what is too long to be meant are left out."""
    found: list[Pattern] = []
    for line in lines:
        text = line.rstrip("\r\n").rstrip(" ")
        if not text or text.startswith("#") or len(text) > MAX_LENGTH or len(found) >= MAX_PATTERNS:
            continue
        ignores = not text.startswith("!")
        text = text.removeprefix("!")
        body = text.rstrip("/")
        parts = tuple(part for part in body.split("/") if part)
        if parts:
            anywhere = "/" not in body and parts[0] != ANY_DEPTH
            found.append(Pattern((ANY_DEPTH, *parts) if anywhere else parts, ignores, text.endswith("/")))
    return tuple(found)


def ignored(parts: Sequence[str], found: Sequence[Pattern], *, folder: bool) -> bool | None:
    """What the last of the patterns that matches the path ``parts`` says of it; None when none does."""
    for pattern in reversed(found):
        if (folder or not pattern.only_folders) and matches(parts, pattern.parts):
            return pattern.ignores
    return None


def matches(parts: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the path ``parts`` is described by ``wanted``, where ``**`` stands for any number of folders."""
    reached = [True, *(False for _ in parts)]  # reached[n]: the first n parts are described
    for want in wanted:
        if want == ANY_DEPTH:
            seen = False
            for index, here in enumerate(reached):
                seen = reached[index] = seen or here
        else:
            before = reached
            match = _glob(want).match
            reached = [False, *(here and bool(match(part)) for here, part in zip(before[:-1], parts, strict=True))]
    return reached[-1]


@lru_cache(maxsize=4096)
def _glob(pattern: str) -> re.Pattern[str]:
    """``fnmatch`` guards its stars with atomic groups: no pattern takes more than a look at each character."""
    return re.compile(translate(pattern))
