"""Redlines in workers: what goes wrong with one is said of it, and costs no other."""

from __future__ import annotations

import hashlib
import os
import time
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from labelcheck.batch.pool import Failure
from labelcheck.batch.redline import LIMITS, Wanted, redlines
from labelcheck.redline import Marks, RedlineError

MARKS = Marks((), "labelcheck 2026-11-24: 0 errors, 0 warnings, 0 info", "info")


@pytest.fixture
def labels(tmp_path: Path) -> list[str]:
    files = [tmp_path / name for name in ("a.png", "b.png", "c.png")]
    for shade, file in enumerate(files):
        Image.new("RGB", (100, 80), (shade, 0, 0)).save(file)
    return [str(file) for file in files]


def wanted(label: str) -> Wanted:
    return Wanted(label, hashlib.sha256(Path(label).read_bytes()).hexdigest(), MARKS)


def test_a_label_that_changed_or_went_is_said_and_the_others_are_drawn(labels: list[str]) -> None:
    asked = [wanted(label) for label in labels]
    Path(labels[0]).write_bytes(b"another")
    Path(labels[1]).unlink()
    done = dict(redlines(asked, {}, 2))
    assert done[labels[0]] == Failure("changed", "the file was changed since it was read; scan again")
    missing = done[labels[1]]
    assert isinstance(missing, Failure)
    assert missing.reason == "missing"
    copy = done[labels[2]]
    assert isinstance(copy, bytes)
    assert Image.open(BytesIO(copy)).getpixel((50, 40)) == (2, 0, 0)


def crash(data: bytes, marks: Marks) -> bytes | None:
    del marks
    if Image.open(BytesIO(data)).getpixel((0, 0)) == (1, 0, 0):
        os.abort()
    return b"drawn"


def hang(data: bytes, marks: Marks) -> bytes | None:
    del marks
    if Image.open(BytesIO(data)).getpixel((0, 0)) == (1, 0, 0):
        time.sleep(60)
    return b"drawn"


def refuse(data: bytes, marks: Marks) -> bytes | None:
    del data, marks
    raise RedlineError("the PDF is damaged")


def test_a_crash_costs_only_its_own_copy(labels: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("labelcheck.batch.redline.redline", crash)
    done = dict(redlines([wanted(label) for label in labels], {}, 2))
    failed = done.pop(labels[1])
    assert isinstance(failed, Failure)
    assert failed.reason == "parser-crash"
    assert set(done.values()) == {b"drawn"}


def test_a_drawing_without_end_is_ended(labels: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("labelcheck.batch.redline.redline", hang)
    monkeypatch.setattr("labelcheck.batch.redline.LIMITS", LIMITS._replace(wall=0.5))
    done = dict(redlines([wanted(label) for label in labels], {}, 2))
    failed = done.pop(labels[1])
    assert isinstance(failed, Failure)
    assert failed.reason == "time-limit"
    assert set(done.values()) == {b"drawn"}


def test_what_cannot_be_drawn_on_says_why(labels: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("labelcheck.batch.redline.redline", refuse)
    assert [copy for _, copy in redlines([wanted(labels[0])], {})] == [Failure("redline", "the PDF is damaged")]


def test_what_is_no_file_is_drawn_too(labels: list[str]) -> None:
    data = Path(labels[0]).read_bytes()
    ((name, copy),) = redlines([wanted(labels[0])._replace(source="<stdin>")], {"<stdin>": data})
    assert name == "<stdin>"
    assert isinstance(copy, bytes)
    assert copy.startswith(b"\x89PNG")
