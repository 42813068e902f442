"""What is remembered of one label while it is read and judged, and forgotten before the next one.

What a label leaves behind lies scattered over memory, and the next label's words go between: reading them takes longer
than is saved by knowing a line that two labels share.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")

_forgetters: list[Callable[[], None]] = []


def remembered(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A function of one label's print: its last ``most`` answers are remembered until the label is read."""

    def with_memory(function: Callable[P, R]) -> Callable[P, R]:
        answers = lru_cache(maxsize=most)(function)
        _forgetters.append(answers.cache_clear)
        return cast("Callable[P, R]", answers)

    return with_memory


def asked_once(function: Callable[[T], R]) -> Callable[[T], R]:
    """A function of a whole label: its last answer is remembered, for this very label only, until it is judged.

    To tell whether two labels are equal takes longer than most of what is asked of one.
    """
    last: list[tuple[T, R]] = []

    def answer(label: T) -> R:
        if last and last[0][0] is label:
            return last[0][1]
        found = function(label)
        last[:] = [(label, found)]
        return found

    _forgetters.append(last.clear)
    return answer


def forget() -> None:
    """Forget what is remembered of the label that was read or judged."""
    for clear in _forgetters:
        clear()
