"""Labels that are pictures in a batch: each picture looked at once, what fails said, nothing lost.

But for the last test the recogniser is a stand-in, that finds the words of a text fixture in every picture.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from labelcheck import scan
from labelcheck.batch import run
from labelcheck.batch.answer import Terms
from labelcheck.batch.cache import NAME, Cache
from labelcheck.batch.journal import Journal
from labelcheck.batch.run import RECOGNISING, Task, scan_files
from labelcheck.model.document import Recognised, UnreadableError, Wanted, Word
from labelcheck.model.result import Result, Unreadable

from ..cli.run import labelcheck
from .build import LABEL, alive, kill_after, started

TERMS = Terms(None)


def printed(text: str) -> Recognised:
    """``text`` as the print of a picture."""
    words = []
    for row, line in enumerate(text.splitlines()):
        at = 0
        for word in line.split():
            at = line.index(word, at)
            words.append(Word(word, (10 + 8 * at, 20 * row, 10 + 8 * (at + len(word)), 20 * row + 14), 12, score=0.99))
            at += len(word)
    return Recognised(tuple(words))


def png(shade: int) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (600, 900), (shade, shade, shade)).save(buffer, "PNG")
    return buffer.getvalue()


def pdf(shades: list[int], comment: str = "") -> bytes:
    """A PDF of whose pages each shows a picture and nothing else."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 900), invariant=1)
    canvas.setTitle(comment)
    for shade in shades:
        canvas.drawImage(ImageReader(io.BytesIO(png(shade))), 0, 0, 600, 900)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


class Stand:
    """The stand-in: ``looks`` are folders, one for each picture it was given, as a worker can write no file."""

    def __init__(self, folder: Path, act: Callable[[bytes, Wanted], Recognised | None]) -> None:
        self.looks = folder
        self.act = act

    def __call__(self, data: bytes, wanted: Wanted) -> Recognised:
        os.mkdir(self.looks / uuid4().hex)  # noqa: PTH102
        return self.act(data, wanted) or printed(LABEL)

    @property
    def count(self) -> int:
        return len(list(self.looks.iterdir()))


@pytest.fixture
def stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stand:
    (tmp_path / "looks").mkdir()
    stand = Stand(tmp_path / "looks", lambda *_: None)
    monkeypatch.setattr(scan, "recognise", stand)
    return stand


def files(tmp_path: Path, **contents: bytes) -> list[str]:
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return [str(tmp_path / name) for name in contents]


class Told(NamedTuple):
    """What a run gave."""

    sources: list[str]
    answers: list[Result | Unreadable]
    missing: int


def ran(
    sources: list[str],
    *,
    cache: Path | None = None,
    jobs: int = 2,
    stopped: Callable[[], bool] = lambda: False,
    looked: Callable[[int, int], None] = lambda *_: None,
) -> Told:
    task = Task(lambda _: TERMS, lambda _: b"", b"1", jobs=jobs, cache=cache, ocr="auto")
    complaints: list[str] = []
    journal = Journal(None, "")
    try:
        answers = scan_files(sources, task, journal, complaints.append, stopped=stopped, looked=looked)
        assert complaints == []
        return Told(answers.sources, list(answers), answers.missing)
    finally:
        journal.close(finished=True)


def read(told: Told) -> list[Result]:
    """The answers, none of which is a refusal."""
    assert all(isinstance(answer, Result) for answer in told.answers), told
    return [answer for answer in told.answers if isinstance(answer, Result)]


def refused(answer: Result | Unreadable) -> tuple[str, str]:
    assert isinstance(answer, Unreadable), answer
    return answer.reason, answer.message


def test_pictures_are_read_after_texts_and_give_labels(tmp_path: Path, stand: Stand) -> None:
    looks: list[tuple[int, int]] = []
    sources = files(tmp_path, a=png(200), b=LABEL.encode(), c=pdf([10, 20]))
    told = ran(sources, looked=lambda *counts: looks.append(counts))
    assert told.sources == sources
    found = read(told)
    assert [answer.read_via for answer in found] == ["ocr", "text", "ocr"]
    assert all(answer.label.magnesium is not None for answer in found)
    assert looks == [(0, 3), (1, 3), (2, 3)]
    assert stand.count == 3


def test_what_looks_the_same_is_recognised_once(tmp_path: Path, stand: Stand) -> None:
    sources = files(tmp_path, a=png(200), b=png(200), c=pdf([10]), d=pdf([10], "a later export"), e=pdf([10, 10]))
    assert Path(sources[2]).read_bytes() != Path(sources[3]).read_bytes()
    assert len(read(ran(sources))) == 5
    assert stand.count == 2


def test_what_was_recognised_is_kept_between_runs(tmp_path: Path, stand: Stand) -> None:
    sources = files(tmp_path, a=png(200), b=pdf([10]))
    first = read(ran(sources, cache=tmp_path / "cache"))
    assert stand.count == 2
    Path(sources[1]).write_bytes(pdf([10], "a later export"))
    again = read(ran(sources, cache=tmp_path / "cache"))
    assert stand.count == 2
    assert [answer.label.magnesium for answer in again] == [answer.label.magnesium for answer in first]


def test_a_picture_whose_worker_dies_is_said_and_costs_no_other(tmp_path: Path, stand: Stand) -> None:
    def act(data: bytes, wanted: Wanted) -> Recognised | None:
        if data == png(1) or wanted.page == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return None

    stand.act = act
    sources = files(tmp_path, a=png(1), b=png(2), c=pdf([3, 4]), d=pdf([5]))
    killed, *others = ran(sources, cache=tmp_path / "cache").answers
    assert refused(killed) == ("no-text", "page 1 was not read: the reader crashed twice on it (SIGKILL)")
    assert all(isinstance(answer, Result) for answer in others)
    assert [isinstance(answer, Result) and answer.partial for answer in others] == [False, True, False]
    assert stand.count == 2 + 1 + 3 + 1
    stand.act = lambda *_: None  # what went wrong is not kept as what the picture shows
    (again,) = read(ran(sources[:1], cache=tmp_path / "cache"))
    assert not again.partial


def test_a_picture_that_takes_too_much_memory_is_said(
    tmp_path: Path, stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    def act(data: bytes, _: Wanted) -> Recognised | None:
        if data == png(1):
            held = b"x" * (400 << 20)
            time.sleep(60)
            del held
        return None

    stand.act = act
    monkeypatch.setattr(run, "RECOGNISING", RECOGNISING._replace(held=300 << 20))
    large, small = ran(files(tmp_path, a=png(1), b=png(2))).answers
    assert refused(large) == ("no-text", "page 1 was not read: reading it takes more than 300 MB of memory")
    assert isinstance(small, Result)


def test_a_picture_that_cannot_be_unpacked_is_said(tmp_path: Path, stand: Stand) -> None:
    def act(*_: object) -> Recognised | None:
        raise UnreadableError("malformed", "the picture is damaged (so); export it again")

    stand.act = act
    (answer,) = ran(files(tmp_path, a=png(1))).answers
    assert refused(answer) == ("no-text", "page 1 was not read: the picture is damaged (so); export it again")


@pytest.mark.parametrize("change", [lambda path: path.write_bytes(png(99)), lambda path: path.unlink()])
def test_a_file_that_changes_while_pictures_are_looked_at_is_said(
    tmp_path: Path, stand: Stand, change: Callable[[Path], object]
) -> None:
    sources = files(tmp_path, a=png(1), b=png(2))

    def looked(number: int, _: int) -> None:
        if number == 1:
            change(tmp_path / "a")

    first, second = ran(sources, jobs=1, looked=looked).answers
    assert refused(first) == ("changed", "the file was changed during the scan; scan again")
    assert isinstance(second, Result)
    assert stand.count == 2


@pytest.mark.parametrize(("changed", "kept"), [(0, 1), (1, 0)])
def test_what_looks_the_same_is_looked_at_in_the_file_that_did_not_change(
    tmp_path: Path, stand: Stand, changed: int, kept: int
) -> None:
    sources = files(tmp_path, a=pdf([10]), b=pdf([10], "a later export"))
    answers = ran(sources, jobs=1, looked=lambda *_: Path(sources[changed]).unlink()).answers
    assert refused(answers[changed]) == ("changed", "the file was changed during the scan; scan again")
    assert isinstance(answers[kept], Result)
    assert stand.count == 1


@pytest.mark.usefixtures("stand")
def test_a_label_is_answered_as_soon_as_its_last_picture_was_looked_at(tmp_path: Path) -> None:
    sources = files(tmp_path, a=pdf([1, 2]), b=png(3), **{f"p{n}": png(n) for n in range(10, 20)})
    numbers: list[int] = []
    told = ran(sources, jobs=1, looked=lambda number, _: numbers.append(number), stopped=lambda: len(numbers) > 5)
    assert told.sources[:2] == sources[:2]
    assert told.missing == 12 - len(told.sources)
    assert [answer.label.magnesium is not None for answer in read(told)] == [True] * len(told.sources)


def test_a_stop_while_pictures_are_looked_at_keeps_what_was_read(tmp_path: Path, stand: Stand) -> None:
    sources = files(tmp_path, a=LABEL.encode(), **{f"p{n}": png(n) for n in range(20)})
    numbers: list[int] = []
    cache = tmp_path / "cache"
    told = ran(
        sources,
        cache=cache,
        jobs=1,
        looked=lambda number, _: numbers.append(number),
        stopped=lambda: len(numbers) > 5,
    )
    assert len(read(told)) == 21 - told.missing
    before = stand.count
    assert 3 <= before <= 6
    assert before - 1 <= len(told.sources) - 1 <= before  # the last may not have been answered yet
    assert len(read(ran(sources, cache=cache))) == 21
    assert stand.count <= 21  # one may have been cut off


def print_row(cache: Path, change: str) -> None:
    with sqlite3.connect(cache / NAME) as database:
        database.execute(f"UPDATE print SET {change}")
    database.close()


@pytest.mark.parametrize(
    ("change", "known"),
    [("sum=sum", True), ("sum=sum+1", False), ("body=substr(body, 2)", False), ("version=x'00'", False)],
)
def test_kept_print_is_that_of_this_version_and_whole(tmp_path: Path, change: str, known: bool) -> None:
    complaints: list[str] = []
    cache = Cache(tmp_path, b"program 1", complaints.append)
    cache.keep_print("abc", b"recogniser 1", b"print")
    cache.close()
    print_row(tmp_path, change)
    cache = Cache(tmp_path, b"program 2", complaints.append)  # the program is another, the recogniser the same
    assert cache.print("abc", b"recogniser 1") == (b"print" if known else None)
    assert cache.print("abd", b"recogniser 1") is None
    cache.close()
    assert complaints == []


PICTURES = Path(__file__).parents[2] / "fixtures" / "pictures"


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_run_killed_while_pictures_are_looked_at_goes_on_where_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "labels"
    folder.mkdir()
    (folder / "text.txt").write_text(LABEL)
    for name in ("straight.png", "small-type.png", "white-on-black.png"):
        shutil.copy(PICTURES / name, folder)
    options = ("--format", "json", "--as-of", "2026-01-02", "--ocr", "auto", "-j1")
    expected = labelcheck("scan", folder, *options, "--no-cache", "--cache-dir", tmp_path / "other")
    process = started("scan", folder, *options, "--cache-dir", tmp_path / "cache")
    while not kept(tmp_path / "cache"):
        time.sleep(0.05)
    workers = kill_after(process, 0)
    time.sleep(0.3)
    assert not any(alive(pid) for pid in workers)
    resumed = labelcheck("scan", folder, *options, "--cache-dir", tmp_path / "cache", "--resume")
    assert resumed.stdout == expected.stdout
    assert resumed.stderr == expected.stderr
    assert [result["read_via"] for result in json.loads(resumed.stdout)["results"]] == ["ocr", "ocr", "text", "ocr"]


def kept(cache: Path) -> int:
    """The pictures whose print is kept."""
    if not (cache / NAME).exists():
        return 0
    database = sqlite3.connect(cache / NAME)
    try:
        (count,) = database.execute("SELECT count(*) FROM print").fetchone()
        return int(count)
    except sqlite3.OperationalError:
        return 0
    finally:
        database.close()
