"""The program as a user runs it: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).parents[2] / "fixtures" / "labels"


def labelcheck(*words: str | Path, stdin: bytes | None = None, cwd: Path | None = None, **env: str) -> Any:
    """What ``labelcheck WORDS`` printed, and how it ended."""
    return subprocess.run(
        [sys.executable, "-m", "labelcheck", *map(str, words)],
        input=stdin,
        stdin=None if stdin is not None else subprocess.DEVNULL,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8", **env},
        check=False,
    )
