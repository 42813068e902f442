"""Whether work grows with the length of what it is done to, and not with its square.

It is told by the ratio of two processor times in one process: how fast the machine is, and what else it does, counts
for both.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time

import pytest

TIMES = 4
"""How much longer the longer text is."""
MOST = 6
"""Times the processor time of the shorter: half as much again as what grows with the length takes, where what grows
with its square takes sixteen."""
SOON = 0.05
"""Seconds: what ends so soon is too short to be measured."""


def grows_with_length(work: Callable[[int], object], length: int) -> None:
    """Fail where ``work`` on ``length`` characters takes out of proportion longer than on a quarter of them, each of
    five times."""
    work(length // TIMES)  # makes the patterns, and what is remembered of any text
    ratios = []
    for _ in range(5):
        shorter, longer = _seconds(work, length // TIMES), _seconds(work, length)
        if longer < max(SOON, MOST * shorter):
            return
        ratios.append(longer / shorter)
    pytest.fail(f"{TIMES} times the length took {', '.join([f'{ratio:.1f}' for ratio in ratios])} times the time")


def _seconds(work: Callable[[int], object], length: int) -> float:
    gc.disable()  # its time grows with what the other tests have left
    try:
        start = process_time()
        work(length)
        return process_time() - start
    finally:
        gc.enable()
