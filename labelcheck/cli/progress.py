"""How far a run is, on standard error when that is a terminal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from labelcheck.model.result import Outline

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

FROM = 2
"""One label alone needs no bar, unless pictures are looked at."""
REFRESH = 0.1
"""Seconds between two looks of it. There is no thread that draws it: workers are forked from this process."""
SLOW = 10
"""Labels in a second below which their tenths are shown."""


class Progress:
    """Counts answers, and shows the count where there is a ``bar``."""

    def __init__(self, bar: Bar | None, total: int) -> None:
        self._bar, self._total = bar, total
        self._task = self._start("labels") if bar is not None and total >= FROM else None
        self._pictures: TaskID | None = None
        self._done = self._found = 0
        self._began, self._drawn = time.monotonic(), 0.0

    def told(self, known: Outline) -> None:
        """One more answer."""
        self._done += 1
        self._found += known.errors + known.warnings + known.infos
        if self._task is not None and time.monotonic() - self._drawn >= REFRESH:
            rate = self._done / max(time.monotonic() - self._began, REFRESH)
            pace = f"{rate:.0f}" if rate >= SLOW else f"{rate:.1f}"
            self._show(self._task, self._done, self._total, f"{pace}/s  {self._found} findings")

    def looked(self, number: int, total: int) -> None:
        """``number`` of ``total`` pictures were looked at."""
        if self._bar is None:
            return
        if self._pictures is None:
            self._pictures = self._start("pictures")
        self._show(self._pictures, number, total, "")

    def _start(self, what: str) -> TaskID:
        assert self._bar is not None
        self._bar.start()
        return self._bar.add_task(f"reading {what}", total=None, told="")

    def _show(self, task: TaskID, done: int, total: int, told: str) -> None:
        assert self._bar is not None
        self._bar.update(task, completed=done, total=total, told=told)
        self._bar.refresh()
        self._drawn = time.monotonic()


@contextmanager
def progress(total: int) -> Iterator[Progress]:
    """The progress of a run over ``total`` inputs; nothing is left on the screen after it."""
    if not sys.stderr.isatty() or "CI" in os.environ or os.environ.get("TERM") == "dumb":
        yield Progress(None, total)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress

    bar = RichProgress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[told]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True, markup=False, emoji=False, highlight=False),
        auto_refresh=False,
        transient=True,
    )
    try:
        yield Progress(bar, total)
    finally:
        bar.stop()
