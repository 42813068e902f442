"""The commands; the only room that prints or exits."""

import gc

COLLECT_EVERY = 100_000
"""Objects made and not freed before cycles are looked for: what is loaded at the start stays, and looking through it
takes a tenth of the time of a short scan."""
gc.set_threshold(COLLECT_EVERY)  # before all else is loaded

try:
    from labelcheck.cli.app import main
except KeyboardInterrupt:  # loading takes a good part of a second, and no traceback reaches the user
    raise SystemExit(130) from None

__all__ = ["main"]
