"""What the commands have in common: checking values, standard input, messages."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path, PurePath
from typing import IO, TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console


def one_of(choices: Collection[str]) -> Callable[[str | None], str | None]:
    """A callback that takes only ``choices``, and suggests the nearest one."""

    def check(value: str | None) -> str | None:
        if value is None or value in choices:
            return value
        from difflib import get_close_matches

        near = get_close_matches(value, choices, n=1)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise typer.BadParameter(f"{value!r} is none of {', '.join(choices)}.{hint}")

    return check


def each_of(choices: Collection[str]) -> Callable[[list[str]], list[str]]:
    """The same for an option that may be given several times."""
    check = one_of(choices)

    def check_all(values: list[str]) -> list[str]:
        for value in values:
            check(value)
        return values

    return check_all


def iso_date(value: str | None) -> str:
    """``value`` as an ISO date; today when it is None (the only place that reads the clock)."""
    if value is None:
        return date.today().isoformat()
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is no date; write it as 2026-11-23.") from error


def complain(where: str, message: str) -> None:
    """One line on standard error that begins with the file or the program's name."""
    from labelcheck.reports.safe import safe

    print(f"{safe(where)}: {safe(message, 500)}", file=sys.stderr)  # noqa: T201


def console(file: IO[str] | None = None) -> Console:
    """The console of the terminal, or of ``file``, for text of strangers: no markup, no emoji codes, no links made of
    words."""
    from rich.console import Console as RichConsole

    return RichConsole(markup=False, emoji=False, highlight=False, file=file)


Jobs = Annotated[
    int,
    typer.Option("-j", "--jobs", min=0, max=64, metavar="N", help="Worker processes; 0: one a processor, up to 4."),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Neither use nor keep what earlier scans read.")]
CacheDir = Annotated[
    Path | None,
    typer.Option("--cache-dir", metavar="DIR", envvar="LABELCHECK_CACHE_DIR", help="Where cache and journals are."),
]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with the scan of the same paths that was stopped.")]
Exclude = Annotated[
    list[str] | None,
    typer.Option("--exclude", metavar="PATTERN", help="Leave out of folders, written as in .gitignore."),
]
RespectGitignore = Annotated[
    bool, typer.Option("--respect-gitignore/--no-respect-gitignore", help="Leave out what .gitignore files name.")
]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output-file", metavar="PATH", help="Write the report there, whole or not at all."),
]


def excluder(given: list[str] | None) -> Callable[[str], bool]:
    """Whether a path found in a folder is left out by the patterns ``given``, relative to the working directory."""
    if not given:
        return lambda _: False
    from labelcheck.batch.ignore import ignored, patterns

    found, here = patterns(given), os.path.realpath(".")

    def excluded(path: str) -> bool:
        parts = PurePath(os.path.relpath(path, here)).parts
        return bool(ignored(parts, found, folder=False) or ignored(parts, found, folder=os.path.isdir(path)))  # noqa: PTH112

    return excluded
