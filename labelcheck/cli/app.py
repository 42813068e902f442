"""The program: its commands, and how it ends."""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys

import typer

from labelcheck import __version__
from labelcheck.cli import baseline, bench, clean, diff, facts, init, lab, rule, scan, schema
from labelcheck.cli.exits import DONE, FAILED, INTERRUPTED, PIPE_CLOSED, PROGRAM, TERMINATED
from labelcheck.cli.options import complain

UNWRITABLE = {errno.ENOSPC, errno.EIO, errno.EBADF, errno.EDQUOT}
"""What is wrong when standard output takes nothing."""

app = typer.Typer(
    name="labelcheck",
    help="Read supplement labels and check what they say, with evidence and sources.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("scan", short_help="Read labels and judge them.")(scan.scan)
app.command("facts", short_help="Show what was read from labels, without judging it.")(facts.facts)
app.command("baseline", short_help="Let the findings of today stand, so that only new ones fail.")(baseline.baseline)
app.command("diff", short_help="Say what a new version of a label says differently.")(diff.diff)
app.command("init", short_help="Write a labelcheck.toml to begin with.")(init.init)
app.command("rule", short_help="Explain a rule, or all of them.")(rule.rule)
app.command("lab", short_help="Show what lab files and certificates say.")(lab.lab)
app.command("bench", short_help="Measure how well your own labels are read.")(bench.bench)
app.command("clean", short_help="Remove the cache and unfinished scans.")(clean.clean)
app.command("schema", short_help="Print a JSON Schema.")(schema.schema)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"labelcheck {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    del version


class Terminated(BaseException):
    """SIGTERM came."""


def main() -> int:
    """Run the program; the exit code says how it ended, and no traceback reaches the user."""
    signal.signal(signal.SIGTERM, _terminated)
    _open_standard_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    code = _run() if _is_somewhere() else FAILED
    try:
        sys.stdout.flush()
    except OSError:  # it was said; what is left must not be tried again when the interpreter ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    gc.freeze()  # all of it goes with the process: the interpreter need not look through it for cycles at its end
    return code


def _is_somewhere() -> bool:
    """Whether the working folder is there: paths are seen from it, and everything asks for it."""
    try:
        os.getcwd()  # noqa: PTH109
    except OSError as error:
        complain(PROGRAM, f"the working folder cannot be used: {error.strerror}; go to another one")
        return False
    return True


def _run() -> int:
    try:
        code = app(standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        return PIPE_CLOSED  # the reader left; nothing more is said
    except Terminated:
        return TERMINATED
    except KeyboardInterrupt:
        return INTERRUPTED
    except typer.Abort:
        return INTERRUPTED
    except typer.Exit as end:
        return end.exit_code
    except OSError as error:
        if error.errno not in UNWRITABLE:
            return _ended_by(error)
        complain("standard output", f"nothing could be written: {error.strerror}")
        return FAILED
    except Exception as error:  # the last wall: usage errors carry their own message and code
        return _ended_by(error)
    return code if isinstance(code, int) else DONE


def _open_standard_streams() -> None:
    """Put a file where a standard stream was closed, so that no other file takes its number: an input without bytes, an
    output that cannot be written to, as is then said, a standard error that nobody reads."""
    for number, name, mode, flags in (
        (0, "stdin", "r", os.O_RDONLY),
        (1, "stdout", "w", os.O_RDONLY),
        (2, "stderr", "w", os.O_WRONLY),
    ):
        if getattr(sys, name) is None:
            os.dup2(os.open(os.devnull, flags), number)
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))


def _ended_by(error: Exception) -> int:
    told, wholly = getattr(error, "format_message", None), getattr(error, "show", None)
    if told is None or wholly is None:
        complain(PROGRAM, f"internal error: {type(error).__name__}: {error}; please report it")
    elif type(error).__name__ == "NoArgsIsHelpError":
        wholly()
    else:
        complain(PROGRAM, told().strip() + _meant_to_scan())
        path = getattr(getattr(error, "ctx", None), "command_path", PROGRAM)
        complain(PROGRAM, f"`{path} -h` tells how it is used")
    return FAILED


def _meant_to_scan() -> str:
    """What to write instead where a label stands in the place of a command."""
    first = next(iter(sys.argv[1:]), "")
    is_label = not any(command.name == first for command in app.registered_commands) and os.path.exists(first)  # noqa: PTH110
    return f" To scan a label write: {PROGRAM} scan {first}" if is_label else ""


def _terminated(number: int, frame: object) -> None:
    del number, frame
    raise Terminated
