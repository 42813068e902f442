"""What is remembered of one label while it is read, and forgotten before the next one.

What a label leaves behind lies scattered over memory, and the next label's words go between: reading them takes longer
than is saved by knowing a line that two labels share.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")

_forgetters: list[Callable[[], None]] = []


def remembered(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A function of one label's print: its last ``most`` answers are remembered until the label is read."""

    def with_memory(function: Callable[P, R]) -> Callable[P, R]:
        answers = lru_cache(maxsize=most)(function)
        _forgetters.append(answers.cache_clear)
        return cast("Callable[P, R]", answers)

    return with_memory


def forget() -> None:
    """Forget what is remembered of the label that was read."""
    for clear in _forgetters:
        clear()
