"""The commands; the only room that prints or exits."""

import gc

COLLECT_EVERY = 100_000
"""Objects made and not freed before cycles are looked for: what is loaded at the start stays, and looking through it
takes a tenth of the time of a short scan."""
gc.set_threshold(COLLECT_EVERY)  # before all else is loaded

from labelcheck.cli.app import main  # noqa: E402

__all__ = ["main"]
