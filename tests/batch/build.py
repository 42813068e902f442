"""Folders of labels for one test each."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

FIXTURES = Path(__file__).parents[2] / "fixtures" / "labels"
LABEL = (FIXTURES / "sulfate-only.txt").read_text("utf-8")


def folder_of(tmp_path: Path, count: int) -> Path:
    """A folder of so many labels, no two alike."""
    folder = tmp_path / "labels"
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(LABEL.replace("Sulfate Minerals", f"Minerals {number}"), "utf-8")
    return folder


def command(*words: str | Path) -> list[str]:
    return [sys.executable, "-m", "labelcheck", *map(str, words)]


def started(*words: str | Path, **env: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(*words), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "NO_COLOR": "1", **env}
    )


def descendants(pid: int) -> list[int]:
    """The processes below ``pid``."""
    try:
        children = [int(c) for c in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return children + [below for child in children for below in descendants(child)]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def kill_after(process: subprocess.Popen[bytes], seconds: float, number: int = signal.SIGKILL) -> list[int]:
    """Send ``number`` to ``process`` after so long, take what it says; the workers it had."""
    time.sleep(seconds)
    workers = descendants(process.pid)
    process.send_signal(number)
    process.communicate()
    return workers
