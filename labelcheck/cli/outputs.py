"""Where a report goes: standard output in one format, and files in any."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import typer

from labelcheck.cli.exits import FAILED, PIPE_CLOSED
from labelcheck.cli.options import complain, console

if TYPE_CHECKING:
    from rich.console import Console

Draw = Callable[["Console"], None]
"""Draws a report for people."""
Made = Draw | Iterable[bytes]
"""A report about to be written: drawn, or in pieces."""


class Output(NamedTuple):
    """A file that the report is written to, and its format."""

    format: str
    path: str


def outputs(given: list[str] | None, formats: Collection[str]) -> tuple[Output, ...]:
    """The files of ``--output FORMAT=PATH``.

    Raises:
        typer.BadParameter: a format that is not among ``formats``, no path, or a path that is given twice.
    """
    found: list[Output] = []
    for value in given or ():
        name, equals, path = value.partition("=")
        if not equals or not path:
            raise typer.BadParameter(f"--output {value}: write FORMAT=PATH, as in json=report.json.")
        if name not in formats:
            from labelcheck.config import none_of

            raise typer.BadParameter(f"--output {none_of(name, formats)}")
        if path == "-":
            raise typer.BadParameter(f"--output {value}: it writes files; --format {name} prints.")
        if os.path.abspath(path) in (os.path.abspath(output.path) for output in found):  # noqa: PTH100
            raise typer.BadParameter(f"--output {value}: two reports are to be written to {path}.")
        found.append(Output(name, path))
    return tuple(found)


def printed(output_format: str | None, files: Sequence[Output]) -> str | None:
    """The format of what is printed: the one that was asked for, else, unless files are written instead, ``full``."""
    return output_format or (None if files else "full")


def write(make: Callable[[str], Made], printing: str | None, files: Sequence[Output], kept: Iterable[str]) -> None:
    """Write what ``make`` makes for a format to each of ``files``, whole or not at all, and print the format
    ``printing``, if any; ends the program when one cannot be written. No report takes the place of a file that is to be
    ``kept``: of a label, or of what it was held against."""
    originals = {os.path.realpath(path) for path in kept} if files else set()
    written = [
        _refused(output.path)
        if os.path.realpath(output.path) in originals
        else _write_file(Path(output.path), make(output.format))
        for output in files
    ]
    if printing is not None:
        _print(make(printing))
    if not all(written):
        raise typer.Exit(FAILED)


def _refused(path: str) -> bool:
    complain(path, "the report is not written: it would take the place of what was scanned; give another name")
    return False


def _write_file(path: Path, made: Made) -> bool:
    from labelcheck.batch.write import write_whole

    try:
        write_whole(path, _drawn(made) if callable(made) else made)
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        _not_written(str(path), error)
        return False
    return True


def _drawn(draw: Draw) -> Iterator[bytes]:
    text = io.StringIO()
    draw(console(text))
    yield text.getvalue().encode("utf-8", "backslashreplace")


def _print(made: Made) -> None:
    try:
        if callable(made):
            made(console())
            sys.stdout.flush()
            return
        sys.stdout.flush()
        for piece in made:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        _reader_left(error)
    except OSError as error:
        _not_written("standard output", error)
        raise typer.Exit(FAILED) from error


def _reader_left(error: BrokenPipeError) -> NoReturn:
    """Whoever read the report has gone: say nothing more, also not at the end of the program."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise typer.Exit(PIPE_CLOSED) from error


def _not_written(where: str, error: OSError | ValueError) -> None:
    complain(where, f"the report could not be written: {getattr(error, 'strerror', None) or error}")
