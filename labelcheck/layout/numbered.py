"""Rows that are counted at their beginning: ``1. Vitamin C``, ``2. Zinc``. The numbers name nothing."""

from __future__ import annotations

from collections.abc import Sequence

from labelcheck.layout.lines import Line
from labelcheck.model.regex import regex

FEWEST = 3
"""So many lines are counted on from one."""
_NUMBER = regex(r"\(?(\d{1,3})[.):]?\Z")


def without_numbers(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` without the numbers before them, where these count on from one."""
    counted: list[int] = []
    for index, line in enumerate(lines):
        number = _NUMBER.match(line.tokens[0].text) if len(line.tokens) > 1 else None
        if number is not None and int(number[1]) == len(counted) + 1 and line.tokens[1].text[:1].isalpha():
            counted.append(index)
    if len(counted) < FEWEST or not _is_most(counted):
        return lines
    bare = list(lines)
    for index in counted:
        bare[index] = Line.of(lines[index].tokens[1:])
    return bare


def _is_most(counted: Sequence[int]) -> bool:
    """Whether most lines from the first counted to the last are."""
    return 2 * len(counted) > counted[-1] - counted[0]
