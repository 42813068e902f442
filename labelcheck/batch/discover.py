"""Which files are labels."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path, PurePath
from typing import NamedTuple

from labelcheck.batch.gate import read_file
from labelcheck.batch.ignore import Pattern, ignored, matches, patterns
from labelcheck.model.document import UnreadableError
from labelcheck.model.regex import regex
from labelcheck.model.result import Skipped

LABELS = {".txt", ".text", ".pdf"}
PICTURES = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp"}
REPOSITORIES = {".git", ".hg", ".svn"}
HIDDEN = "a hidden file"
STDIN = "-"
MAX_DEPTH = 40
MAX_IGNORE_FILE = 1_000_000
_MAGIC = regex(r"[*?\[]")


class Inputs(NamedTuple):
    """Files to read in path order, files of a folder that are no labels, paths that could not be followed, and which
    of the files were found in folders rather than named."""

    files: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    problems: tuple[tuple[str, str], ...]
    found: frozenset[str] = frozenset()


def discover(
    paths: Sequence[str],
    excluded: Callable[[str], bool] = lambda _: False,
    *,
    respect_gitignore: bool = True,
    pictures: bool = True,
) -> Inputs:
    """The inputs among ``paths``: a file named is always tried, a folder gives its labels, ``-`` is standard input,
    and a pattern (``*``, ``?``, ``[…]``, ``**``) that names no file gives the files it matches.

    Left out of folders is what is ``excluded``, what a ``.gitignore`` names if they are respected, and without
    ``pictures`` those.
    """
    walk = partial(_walk, excluded=excluded, respect_gitignore=respect_gitignore, pictures=pictures)
    files: list[str] = []
    found: set[str] = set()
    skipped: list[Skipped] = []
    problems: list[tuple[str, str]] = []
    for path in paths:
        if path == STDIN:
            files.append(path)
        elif not path:
            problems.append(("labelcheck", "the name of a label is empty; is a variable not set?"))
        elif os.path.isdir(path):  # noqa: PTH112 - a name with a NUL makes Path.is_dir raise
            walked = list(walk(Path(path)))
            labels = [name for name, reason in walked if not reason]
            skipped += [Skipped(name, reason) for name, reason in walked if reason]
            files += labels
            found.update(labels)
            if not labels:
                problems.append((path, "the folder holds no labels (.txt, .text or .pdf files, or pictures)"))
        elif _MAGIC.search(path) and not os.path.lexists(path):
            matching = list(_matching(path, walk))
            files += matching
            found.update(matching)
            if not matching:
                problems.append((path, "the pattern matches no file"))
        else:
            files.append(path)
    named = tuple(sorted(_each_once(files)))
    skipped.sort(key=lambda s: s.source)
    return Inputs(named, tuple(dict.fromkeys(skipped)), tuple(problems), frozenset(found))


def _each_once(files: Sequence[str]) -> Iterator[str]:
    """``files`` without those that are there under another spelling: ``./a.pdf``, ``/labels/a.pdf``."""
    seen: set[str] = set()
    for file in files:
        plain = file == STDIN or ".." in file.split("/")  # what lies behind a link is not told by its name
        place = file if plain else os.path.abspath(file)  # noqa: PTH100 - a link is a file of its own
        if place not in seen:
            seen.add(place)
            yield file


def _matching(pattern: str, walk: Callable[[Path], Iterator[tuple[str, str]]]) -> Iterator[str]:
    """The files that ``pattern`` matches."""
    parts = PurePath(pattern).parts
    plain = next(index for index, part in enumerate(parts) if _MAGIC.search(part))
    root = Path(*parts[:plain])
    for name, reason in walk(root):
        if reason != HIDDEN and matches(Path(name).relative_to(root).parts, parts[plain:]):
            yield name


_Rules = tuple[tuple[int, tuple[Pattern, ...]], ...]
"""Lists of patterns, each with the number of path parts that lie above it; the later one decides."""


def _walk(
    root: Path, excluded: Callable[[str], bool], *, respect_gitignore: bool, pictures: bool
) -> Iterator[tuple[str, str]]:
    """Every file below ``root`` with the reason why it is no label (empty when it is one)."""
    real = os.path.realpath(root)
    top = PurePath(real).parts
    pending = [(root.as_posix(), top, _outer_rules(real) if respect_gitignore else ())]
    while pending:
        folder, parts, rules = pending.pop()
        try:
            with os.scandir(folder) as scanned:
                entries = list(scanned)
        except OSError as error:
            yield folder, f"the folder cannot be read: {error.strerror}"
            continue
        if respect_gitignore and any(entry.name == ".gitignore" for entry in entries):
            rules = (*rules, (len(parts), _patterns_of(folder)))
        for entry in entries:
            name = entry.path if folder != "." else entry.name
            below, is_folder = (*parts, entry.name), _is_folder(entry)
            if is_folder and entry.name in REPOSITORIES:
                continue
            if _is_ignored(below, rules, folder=is_folder):
                yield name, "left out by .gitignore"
            elif entry.is_symlink() and not os.path.realpath(entry.path).startswith(real.rstrip("/") + "/"):
                yield name, "a link that leads out of the folder"
            elif not is_folder:
                yield (
                    name,
                    _why_not(entry.name, pictures=pictures) or ("excluded by the settings" if excluded(name) else ""),
                )
            elif not entry.is_symlink() and len(below) - len(top) < MAX_DEPTH:  # a link's folder is met on its own
                pending.append((name, below, rules))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a loop of links
        return False


def _is_ignored(parts: tuple[str, ...], rules: _Rules, *, folder: bool) -> bool:
    verdicts = (ignored(parts[above:], found, folder=folder) for above, found in reversed(rules) if found)
    return next((verdict for verdict in verdicts if verdict is not None), False)


def _outer_rules(real: str) -> _Rules:
    """The patterns of the repository that the folder ``real`` lies in, outermost first."""
    rules: list[tuple[int, tuple[Pattern, ...]]] = []
    for parent in Path(real, "x").parents[1:] if not Path(real, ".git").exists() else ():
        rules.insert(0, (len(parent.parts), _patterns_of(str(parent))))
        if (parent / ".git").exists():
            return tuple(rules)
    return ()


def _patterns_of(folder: str) -> tuple[Pattern, ...]:
    try:
        data = read_file(f"{folder}/.gitignore")
    except UnreadableError:
        return ()
    return patterns(data[:MAX_IGNORE_FILE].decode("utf-8", "replace").splitlines())


def _why_not(name: str, *, pictures: bool) -> str:
    suffix = PurePath(name).suffix.lower()
    if name.startswith("."):
        return HIDDEN
    if name.endswith("labelcheck.toml"):
        return "settings, no label"
    if suffix in PICTURES:
        return "" if pictures else "a picture, and --ocr never"
    if suffix not in LABELS:
        return f"not a label by its kind ({suffix or 'no ending'})"
    return ""
