"""Which files are labels."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from labelcheck.model.result import Skipped

LABELS = {".txt", ".text", ".pdf"}
PICTURES = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp", ".heic", ".gif"}
STDIN = "-"
MAX_DEPTH = 40


class Inputs(NamedTuple):
    """Files to read in path order, files of a folder that are no labels, and paths that could not be followed."""

    files: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    problems: tuple[tuple[str, str], ...]


def discover(paths: Sequence[str], excluded: Callable[[str], bool] | None = None) -> Inputs:
    """The inputs among ``paths``: a file named is always tried, a folder gives its labels but for the ``excluded``,
    ``-`` is standard input."""
    files: list[str] = []
    skipped: list[Skipped] = []
    problems: list[tuple[str, str]] = []
    for path in paths:
        if path == STDIN:
            files.append(path)
        elif os.path.isdir(path):  # noqa: PTH112 - a name with a NUL makes Path.is_dir raise
            before = len(files)
            for name, reason in _walk(Path(path), Path(path).resolve()):
                if reason:
                    skipped.append(Skipped(name, reason))
                elif excluded is not None and excluded(name):
                    skipped.append(Skipped(name, "excluded by the settings"))
                else:
                    files.append(name)
            if len(files) == before:
                problems.append((path, "the folder holds no labels (.txt, .text or .pdf files)"))
        else:
            files.append(path)
    return Inputs(tuple(sorted(dict.fromkeys(files))), tuple(sorted(skipped, key=lambda s: s.source)), tuple(problems))


def _walk(folder: Path, root: Path, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Every file below ``folder`` with the reason why it is no label (empty when it is one)."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield folder.as_posix(), f"the folder cannot be read: {error.strerror}"
        return
    for entry in entries:
        if entry.is_symlink() and not _inside(entry, root):
            yield entry.as_posix(), "a link that leads out of the folder"
        elif entry.is_dir():
            if entry.name in (".git", ".hg", ".svn") or (
                entry.is_symlink() and entry.resolve() in folder.resolve().parents
            ):
                continue
            if depth < MAX_DEPTH:
                yield from _walk(entry, root, depth + 1)
        else:
            yield entry.as_posix(), _why_not(entry)


def _inside(entry: Path, root: Path) -> bool:
    try:
        return entry.resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _why_not(entry: Path) -> str:
    suffix = entry.suffix.lower()
    if entry.name.startswith("."):
        return "a hidden file"
    if suffix in PICTURES:
        return "a picture; reading pictures is not part of this version"
    if suffix not in LABELS:
        return f"not a label by its kind ({suffix or 'no ending'})"
    return ""


def read_file(path: str, limit: int) -> bytes:
    """The bytes of ``path``, never waiting for a pipe or a device.

    Raises:
        OSError: it cannot be read; ``strerror`` says why.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(0, "it is not a regular file")
        return file.read(limit + 1)
