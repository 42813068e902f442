"""Each call to the disk fails once: the report is whole, or the run says so, exits 2 and leaves the old one."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from labelcheck.cli import main

from .build import folder_of

CALLS = ("pwrite", "pread", "fsync", "replace", "read", "fchmod", "open")
LABELS = 3


@contextmanager
def failing(name: str, at: int, code: int = errno.ENOSPC) -> Iterator[list[int]]:
    """The call ``at`` (from 0) of ``os.name`` fails; gives a list with the number of calls there were."""
    real: Callable[..., Any] = getattr(os, name)
    calls = [0]

    def call(*words: Any, **options: Any) -> Any:
        calls[0] += 1
        if calls[0] == at + 1:
            raise OSError(code, os.strerror(code))
        return real(*words, **options)

    setattr(os, name, call)
    try:
        yield calls
    finally:
        setattr(os, name, real)


@pytest.mark.parametrize("name", CALLS)
def test_no_fault_of_the_disk_gives_a_clean_exit_with_less_than_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    folder, output, cache = folder_of(tmp_path, LABELS), tmp_path / "report.json", tmp_path / "cache"
    words = ["scan", str(folder), "-o", f"json={output}", "--cache-dir", str(cache), "--no-cache", "-j1"]
    monkeypatch.setattr(sys, "argv", ["labelcheck", *words])
    at = 0
    while True:
        output.write_text("old")
        with failing(name, at) as calls:
            code = main()
        if output.read_text() == "old":
            assert code == 2, (name, at)
        else:
            report = json.loads(output.read_text())
            assert len(report["results"]) == LABELS
            unread = sum(result["status"] == "unreadable" for result in report["results"])
            assert code == (2 if unread else 0), (name, at)
        assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == ["report.json"], (name, at)
        if calls[0] <= at:
            assert at > 0
            return
        at += 1
