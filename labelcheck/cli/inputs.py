"""Files and standard input, as the commands take them: one run of the batch for all of them."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from labelcheck.cli.exits import FAILED, PROGRAM
from labelcheck.cli.options import complain
from labelcheck.model.document import OcrMode
from labelcheck.model.result import Outline, Result, Unreadable

if TYPE_CHECKING:
    from labelcheck.batch.answer import Terms
    from labelcheck.batch.discover import Inputs
    from labelcheck.batch.journal import Answers, Journal

AUTO_JOBS = 4


class Running(NamedTuple):
    """How a run is to go: workers (0: as many as there are processors, up to 4), cache and journal.

    ``rule_files`` are the files of other packages' rules: a change of them is a change of the program. ``ocr`` says
    which pictures are read, ``barcodes`` whether bar codes are."""

    jobs: int = 0
    cache: bool = True
    cache_dir: Path | None = None
    resume: bool = False
    rule_files: tuple[str, ...] = ()
    ocr: OcrMode = "missing"
    barcodes: bool = False


class Ran(NamedTuple):
    """What a run gave. ``signal`` is the one it was stopped by, if any; ``problems`` say what that left out. ``texts``
    are the bytes of the inputs that are no files, ``jobs`` the workers there were."""

    answers: Answers
    signal: int | None
    problems: tuple[str, ...]
    texts: Mapping[str, bytes]
    jobs: int


@contextmanager
def ran(
    paths: Sequence[str],
    inputs: Inputs,
    stdin_name: str,
    settings: Callable[[str], Terms],
    render: Callable[[Result | Unreadable], bytes],
    running: Running,
    *,
    opened: bool,
) -> Iterator[Ran]:
    """All of ``inputs`` read and judged; the answers can be looked at until the report is written."""
    from labelcheck.batch.interrupt import stop_on_signals
    from labelcheck.batch.journal import RUNS
    from labelcheck.batch.run import Task, scan_files
    from labelcheck.batch.version import program_version
    from labelcheck.cli.progress import progress
    from labelcheck.model.codec import encode

    sources = [stdin_name if file == "-" else file for file in inputs.files]
    if len(set(sources)) < len(sources):
        complain(PROGRAM, f"--stdin-filename {stdin_name}: a file of this name is scanned too; give another name")
        raise typer.Exit(FAILED)
    texts = {stdin_name: _standard_input(stdin_name)} if "-" in inputs.files else {}
    folder = running.cache_dir or cache_folder()
    kept = folder / RUNS / f"{_digest(str(Path.cwd()), *paths)}.jsonl" if len(sources) > 1 else None
    asked = f"{running.ocr} {running.barcodes}".encode()
    version = program_version(running.rule_files) + asked if running.cache or kept is not None else b""
    jobs = min(running.jobs or min(_processors(), AUTO_JOBS), max(len(sources), 1))
    task = Task(
        settings,
        render,
        version,
        opened,
        jobs,
        folder if running.cache else None,
        texts,
        inputs.found - texts.keys(),
        ocr=running.ocr,
        barcodes=running.barcodes,
    )
    of = _digest(version.hex(), str(opened), *{id(s): encode(s).hex() for s in map(settings, sources)}.values())
    journal = _journal(kept, of, resume=running.resume)
    finished = False
    try:
        try:
            with stop_on_signals() as stop, progress(len(sources)) as shown:
                answers = scan_files(
                    sources, task, journal, lambda m: complain(PROGRAM, m), shown.told, stop, shown.looked
                )
        except OSError as error:
            complain(PROGRAM, f"the scan cannot go on: {error.strerror}")
            raise typer.Exit(FAILED) from error
        yield Ran(answers, stop.signal, _cut_off(answers), texts, jobs)
        finished = not answers.missing
    finally:
        journal.close(finished=finished)


def _journal(path: Path | None, settings: str, *, resume: bool) -> Journal:
    """The journal at ``path``, else one without a name."""
    from labelcheck.batch.journal import BusyError, Journal

    is_kept = path is not None and path.exists()
    if resume and not is_kept:
        complain(PROGRAM, "nothing to resume: no unfinished scan of these paths is known")
    try:
        journal = Journal(path, settings, resume=resume)
    except BusyError as error:
        if resume:
            complain(PROGRAM, "another scan of these paths is running; wait for it or stop it")
            raise typer.Exit(FAILED) from error
    except OSError as error:
        complain(PROGRAM, f"no journal is kept, so --resume will find nothing ({error.strerror})")
    else:
        if resume and is_kept and not journal.entries and not journal.begun:
            complain(PROGRAM, "nothing is taken over: the unfinished scan had other settings or was of another version")
        return journal
    return Journal(None, settings)


def _cut_off(answers: Answers) -> tuple[str, ...]:
    if not answers.missing:
        return ()
    whole = len(answers) + answers.missing
    return (f"stopped: {answers.missing} of {whole} labels were not scanned; the same command with --resume goes on",)


def _digest(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode("utf-8", "surrogateescape")).hexdigest()[:32]


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def cache_folder() -> Path:
    """Where cache and journals are kept unless told otherwise."""
    try:
        if sys.platform == "darwin":
            base = Path.home() / "Library" / "Caches"
        else:
            base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:  # no HOME, and a user that the system does not know, as in containers: nothing can be kept
        base = Path(os.devnull)
    return base / "labelcheck"


def _standard_input(name: str) -> bytes:
    from labelcheck.batch.gate import MAX_BYTES

    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        complain(name, f"standard input is larger than {MAX_BYTES // 1_000_000} MB; split it")
        raise typer.Exit(FAILED)
    return data


def report_unread(outlines: Sequence[Outline], sources: Sequence[str], problems: Sequence[tuple[str, str]]) -> None:
    """Say on standard error what could not be read."""
    for where, message in problems:
        complain(where, message)
    for source, known in zip(sources, outlines, strict=True):
        if known.reason is not None:
            complain(source, f"not read ({known.reason}): {known.message}")
