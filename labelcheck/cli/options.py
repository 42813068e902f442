"""What the commands have in common: options, checking values, messages."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from labelcheck.cli.exits import FAILED, PROGRAM

if TYPE_CHECKING:
    from rich.console import Console

    from labelcheck.model.document import OcrMode


def one_of(choices: Collection[str]) -> Callable[[str | None], str | None]:
    """A callback that takes only ``choices``, and suggests the nearest one."""

    def check(value: str | None) -> str | None:
        if value is None or value in choices:
            return value
        from labelcheck.config import none_of

        raise typer.BadParameter(none_of(value, choices))

    return check


def words(values: list[str] | None) -> list[str] | None:
    """The words of an option that may be given several times, or with several words between commas."""
    if values is None:
        return None
    return [word for value in values for part in value.split(",") if (word := part.strip())]


def ocr_mode(choice: str | None) -> OcrMode:
    """Which pictures are read, given the user's ``choice`` and what is installed."""
    from labelcheck.documents.ocr import INSTALL, is_installed

    if choice == "never":
        return "never"
    if not is_installed():
        if choice == "always":
            complain(PROGRAM, f"--ocr always needs the OCR extra: {INSTALL}")
            raise typer.Exit(FAILED)
        return "missing"
    return "always" if choice == "always" else "auto"


def barcodes_mode(wanted: bool | None) -> bool:
    """Whether bar codes are read; ends the program where they are ``wanted`` and their reader is missing."""
    from labelcheck.documents.barcodes import INSTALL, is_installed

    if wanted and not is_installed():
        complain(PROGRAM, f"--barcodes needs the reader of bar codes: {INSTALL}")
        raise typer.Exit(FAILED)
    return bool(wanted)


def iso_date(value: str | None) -> str:
    """``value`` as an ISO date; today when it is None (the only place that reads the clock)."""
    if value is None:
        return date.today().isoformat()
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is no date; write it as 2026-11-23.") from error


def complain(where: str, message: str) -> None:
    """One line on standard error that begins with the file or the program's name. Where it cannot be written, nobody
    is to be told; the exit code says that something is wrong."""
    from labelcheck.reports.safe import safe

    with contextlib.suppress(OSError):
        print(f"{safe(where)}: {safe(message, 500)}", file=sys.stderr, flush=True)  # noqa: T201


def console(file: IO[str] | None = None) -> Console:
    """The console of the terminal, or of ``file``, for text of strangers: no markup, no emoji codes, no links made of
    words."""
    from rich.console import Console as RichConsole

    class Screen(RichConsole):
        def on_broken_pipe(self) -> None:
            """Leave it to the program how it ends when the reader has gone; rich would exit with 1."""
            raise BrokenPipeError

    screen = Screen(markup=False, emoji=False, highlight=False, file=file)
    if screen.width < 1:  # as a terminal that was never told its size says of itself; nothing would be shown on it
        screen.width = DEFAULT_WIDTH
    return screen


DEFAULT_WIDTH = 80


def _several(name: str, metavar: str, told: str) -> Any:
    return typer.Option(name, metavar=metavar, help=f"{told} Several with commas.")


# Options that are settings too: None leaves the value to the settings file. Their values are checked with the file's.
Select = Annotated[list[str] | None, _several("--select", "CODES", "Rules that run: F001, F0, F or ALL.")]
Ignore = Annotated[list[str] | None, _several("--ignore", "CODES", "Rules that do not run.")]
ExtendSelect = Annotated[list[str] | None, _several("--extend-select", "CODES", "More rules beside the selected.")]
Markets = Annotated[list[str] | None, _several("--market", "MARKETS", "us, us-ca, eu, uk, ca or au; default us.")]
Require = Annotated[list[str] | None, _several("--require", "PARTS", "Parts that must have been read, as panel.")]
Exclude = Annotated[list[str] | None, _several("--exclude", "GLOBS", "What is passed over in folders.")]
Tolerance = Annotated[
    str | None,
    typer.Option("--tolerance", metavar="PROFILE", help="us_class_1, us_class_2, usp, eu, or limits: 95-110."),
]
Capture = Annotated[
    str | None,
    typer.Option(
        "--capture",
        metavar="HOW",
        callback=one_of(("whole", "partial")),
        help="What the files hold of a label, where you know: whole or partial.",
    ),
]
FailOn = Annotated[
    str | None,
    typer.Option("--fail-on", metavar="SEVERITY", help="Exit 1 at error, warning, info or never; default error."),
]
MinSeverity = Annotated[
    str | None,
    typer.Option("--min-severity", metavar="SEVERITY", help="Show findings from error, warning or info (default) on."),
]
MinConfidence = Annotated[
    str | None,
    typer.Option("--min-confidence", metavar="CONFIDENCE", help="Keep findings from high, medium or low (default) on."),
]

LabResults = Annotated[
    list[str] | None,
    typer.Option("--lab-results", metavar="FILE", help="Lab files or certificates, or a folder of them."),
]
LabMap = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="FIELD=HEADING", help="Which column of lab files a field is in."),
]
Catalogue = Annotated[
    str | None, typer.Option("--catalogue", metavar="FILE", help="The table of the products, as CSV or XLSX.")
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="The day to judge by; today if not given.")]

# Options about the settings file itself.
Config = Annotated[
    str | None, typer.Option("--config", metavar="FILE", help="The settings file, instead of the nearest one.")
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Read no settings file and no sidecar.")]
ShowSettings = Annotated[
    bool, typer.Option("--show-settings", help="Print the settings in force and where they come from.")
]

# Options about how a run goes.
Ocr = Annotated[
    str | None,
    typer.Option(
        "--ocr",
        metavar="MODE",
        callback=one_of(("auto", "always", "never")),
        help="Read pictures: auto, always or never; default auto.",
    ),
]
Barcodes = Annotated[
    bool | None, typer.Option("--barcodes/--no-barcodes", help="Read the bar codes too; every page is drawn for it.")
]
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
RespectGitignore = Annotated[
    bool, typer.Option("--respect-gitignore/--no-respect-gitignore", help="Leave out what .gitignore files name.")
]
Output = Annotated[
    list[str] | None,
    typer.Option("-o", "--output", metavar="FORMAT=PATH", help="Write a file, whole or not at all; several times."),
]
