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
    """Files to read in path order, files of a folder that are no labels, paths and folders below them that could not
    be followed, and which of the files were found in folders rather than named."""

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
    walk: _Walk = partial(_walk, excluded=excluded, respect_gitignore=respect_gitignore, pictures=pictures)
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
            labels = [met.name for met in walked if not met.reason]
            lost = [(met.name, met.reason) for met in walked if met.is_lost]
            skipped += [Skipped(met.name, met.reason) for met in walked if met.reason and not met.is_lost]
            files += labels
            found.update(labels)
            problems += lost
            if not labels and not lost:
                problems.append((path, "the folder holds no labels (.txt, .text or .pdf files, or pictures)"))
        elif _MAGIC.search(path) and not os.path.lexists(path):
            matching, lost = _matching(path, walk)
            files += matching
            found.update(matching)
            problems += lost
            if not matching and not lost:
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


class _Met(NamedTuple):
    """What stands in a folder, with the ``reason`` why it is no label (empty when it is one). What ``is_lost`` is a
    folder that may hold labels, none of which was seen."""

    name: str
    reason: str
    is_lost: bool = False


_Walk = Callable[[Path], Iterator[_Met]]


def _matching(pattern: str, walk: _Walk) -> tuple[list[str], list[tuple[str, str]]]:
    """The files that ``pattern`` matches, and the folders that may hold more of them and could not be followed."""
    parts = PurePath(pattern).parts
    plain = next(index for index, part in enumerate(parts) if _MAGIC.search(part))
    root, rest = Path(*parts[:plain]), parts[plain:]
    files: list[str] = []
    lost: list[tuple[str, str]] = []
    for met in walk(root):
        below = Path(met.name).relative_to(root).parts
        if met.is_lost:
            if "**" in rest or (len(below) < len(rest) and matches(below, rest[: len(below)])):
                lost.append((met.name, met.reason))
        elif met.reason != HIDDEN and matches(below, rest):
            files.append(met.name)
    return files, lost


_Rules = tuple[tuple[int, tuple[Pattern, ...]], ...]
"""Lists of patterns, each with the number of path parts that lie above it; the later one decides."""


def _walk(root: Path, excluded: Callable[[str], bool], *, respect_gitignore: bool, pictures: bool) -> Iterator[_Met]:
    """Every file below ``root``, and every folder that could not be followed."""
    real = os.path.realpath(root)
    top = PurePath(real).parts
    pending = [(root.as_posix(), top, _outer_rules(real) if respect_gitignore else ())]
    while pending:
        folder, parts, rules = pending.pop()
        try:
            with os.scandir(folder) as scanned:
                entries = list(scanned)
        except OSError as error:
            yield from _lost(folder, f"the folder cannot be read: {error.strerror}", excluded)
            continue
        if respect_gitignore and any(entry.name == ".gitignore" for entry in entries):
            rules = (*rules, (len(parts), _patterns_of(folder)))
        for entry in entries:
            name = entry.path if folder != "." else entry.name
            below, is_folder = (*parts, entry.name), _is_folder(entry)
            if is_folder and entry.name in REPOSITORIES:
                continue
            if _is_ignored(below, rules, folder=is_folder):
                yield _Met(name, "left out by .gitignore")
            elif entry.is_symlink() and not os.path.realpath(entry.path).startswith(real.rstrip("/") + "/"):
                yield _Met(name, "a link that leads out of the folder")
            elif not is_folder:
                why_not = _why_not(entry.name, pictures=pictures)
                yield _Met(name, why_not or ("excluded by the settings" if excluded(name) else ""))
            elif entry.is_symlink():  # its folder is met on its own
                continue
            elif len(below) - len(top) < MAX_DEPTH:
                pending.append((name, below, rules))
            else:
                yield from _lost(name, f"folders are followed {MAX_DEPTH} deep; scan this one by its name", excluded)


def _lost(folder: str, why: str, excluded: Callable[[str], bool]) -> Iterator[_Met]:
    """That ``folder`` is lost, unless what is in it would be left out anyway."""
    if not excluded(f"{folder}/any"):
        yield _Met(folder, why, is_lost=True)


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
