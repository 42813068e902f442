"""Globs over the paths of labels: ``*`` and ``?`` inside a name, ``**`` for any folders."""

from __future__ import annotations

import os
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

EVERYTHING = "**"


def below(path: str, folder: Path) -> str:
    """``path`` as seen from ``folder``, with slashes; absolute when it does not lie below."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - a link is matched by its own name, not by its target's
    return (absolute.relative_to(folder) if absolute.is_relative_to(folder) else absolute).as_posix()


def matches(path: str, pattern: str) -> bool:
    """Whether ``pattern`` fits ``path``; one without a slash fits the name of a file or a folder at any depth."""
    if "/" not in pattern.rstrip("/"):
        pattern = f"**/{pattern}"
    return _fits(PurePosixPath(path).parts, PurePosixPath(pattern).parts)


def inside(path: str, pattern: str) -> bool:
    """Whether ``pattern`` fits ``path`` or a folder that it lies in."""
    parts = PurePosixPath(path).parts
    return any(matches("/".join(parts[:end]), pattern) for end in range(1, len(parts) + 1))


def _fits(names: Sequence[str], pieces: Sequence[str]) -> bool:
    """Names against pieces of a pattern, all ways at once, so that many ``**`` cost no more than one."""
    at = _past_stars({0}, pieces)
    for name in names:
        stay = {i for i in at if i < len(pieces) and pieces[i] == EVERYTHING}
        step = {i + 1 for i in at if i < len(pieces) and i not in stay and fnmatchcase(name, pieces[i])}
        at = _past_stars(stay | step, pieces)
    return len(pieces) in at


def _past_stars(at: set[int], pieces: Sequence[str]) -> set[int]:
    """``at`` and the places reached by letting a ``**`` stand for nothing."""
    reached = set(at)
    for i, piece in enumerate(pieces):
        if i in reached and piece == EVERYTHING:
            reached.add(i + 1)
    return reached
