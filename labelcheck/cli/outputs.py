"""Where the report goes: standard output in one format, and files in any."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import typer

from labelcheck.cli.exits import FAILED
from labelcheck.cli.options import complain, console
from labelcheck.model.result import Report
from labelcheck.reports import FORMATS as TEXTS

FORMATS = ("full", *TEXTS)


class Output(NamedTuple):
    """A file that the report is written to, and its format."""

    format: str
    path: str


def outputs(given: list[str] | None) -> tuple[Output, ...]:
    """The files of ``--output FORMAT=PATH``.

    Raises:
        typer.BadParameter: a format that is not known, no path, or a path that is given twice.
    """
    found: list[Output] = []
    for value in given or ():
        name, equals, path = value.partition("=")
        if name not in FORMATS:
            from labelcheck.config import none_of

            raise typer.BadParameter(f"--output {none_of(name, FORMATS)}")
        if not equals or not path:
            raise typer.BadParameter(f"--output {value}: write FORMAT=PATH.")
        if path in (output.path for output in found):
            raise typer.BadParameter(f"--output {value}: {path} is written already.")
        found.append(Output(name, path))
    return tuple(found)


def write(report: Report, files: Sequence[Output], *, show_suppressed: bool) -> None:
    """Write ``report`` to each of ``files``, whole or not at all; ends the program when one cannot be written."""
    from labelcheck.batch.write import write_whole

    failed = False
    for output in files:
        text = rendered(report, output.format, show_suppressed=show_suppressed)
        try:
            write_whole(Path(output.path), [text.encode("utf-8", "backslashreplace")])
        except (OSError, ValueError) as error:
            complain(output.path, f"the report could not be written: {getattr(error, 'strerror', None) or error}")
            failed = True
    if failed:
        raise typer.Exit(FAILED)


def rendered(report: Report, name: str, *, show_suppressed: bool) -> str:
    """``report`` as text in the format ``name``."""
    from labelcheck.reports import writer
    from labelcheck.reports.terminal import draw

    if name != "full":
        return writer(name)(report)
    text = io.StringIO()
    draw(console(text), report, show_suppressed=show_suppressed)
    return text.getvalue()
