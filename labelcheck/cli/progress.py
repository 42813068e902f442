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

FROM = 2
"""One label alone needs no bar."""
REFRESH = 0.1
"""Seconds between two looks of it. There is no thread that draws it: workers are forked from this process."""


class Progress:
    """Counts answers, and shows the count where there is a ``bar``."""

    def __init__(self, bar: Bar | None, total: int) -> None:
        self._bar = bar
        self._task = bar.add_task("labels", total=total, found=0, rate=0) if bar is not None else None
        self._done = self._found = 0
        self._began, self._drawn = time.monotonic(), 0.0

    def told(self, known: Outline) -> None:
        """One more answer."""
        self._done += 1
        self._found += known.errors + known.warnings + known.infos
        if self._bar is None or self._task is None or time.monotonic() - self._drawn < REFRESH:
            return
        rate = self._done / max(time.monotonic() - self._began, REFRESH)
        self._bar.update(self._task, completed=self._done, found=self._found, rate=rate)
        self._bar.refresh()
        self._drawn = time.monotonic()


@contextmanager
def progress(total: int) -> Iterator[Progress]:
    """The progress of a run over ``total`` inputs; nothing is left on the screen after it."""
    if total < FROM or not sys.stderr.isatty() or "CI" in os.environ or os.environ.get("TERM") == "dumb":
        yield Progress(None, total)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress

    bar = RichProgress(
        TextColumn("reading labels"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]:.0f}/s  {task.fields[found]} findings"),
        TimeRemainingColumn(),
        console=Console(stderr=True, markup=False, emoji=False, highlight=False),
        auto_refresh=False,
        transient=True,
    )
    with bar:
        yield Progress(bar, total)
