"""Drawn rules, in whole: what is drawn piece by piece, as the borders of a table's cells are, is joined."""

from __future__ import annotations

from collections.abc import Sequence

from labelcheck.model.document import Box
from labelcheck.model.memory import remembered

WIDEST = 4
"""Points: what is wider is an area."""
SHORTEST = 14
"""Points: what is shorter is a stroke of a letter or a sign."""
APART = 2
"""Points: pieces of one rule lie no further apart, and no further aside."""


@remembered(8)
def uprights(rules: tuple[Box, ...]) -> list[Box]:
    """The lines among ``rules`` that stand upright, longer than a letter."""
    thin = sorted([rule for rule in rules if rule[2] - rule[0] < WIDEST and rule[3] - rule[1] > rule[2] - rule[0]])
    ends: list[Box] = []
    for left, top, right, bottom in thin:
        near = [i for i in range(len(ends) - 1, max(len(ends) - NEAR, 0) - 1, -1) if left - ends[i][0] <= APART]
        touched = next((i for i in near if top <= ends[i][3] + APART and ends[i][1] <= bottom + APART), None)
        if touched is None:
            ends.append((left, top, right, bottom))
        else:
            begin, high, end, low = ends[touched]
            ends[touched] = begin, min(high, top), max(end, right), max(low, bottom)
    return [rule for rule in ends if rule[3] - rule[1] > SHORTEST]


NEAR = 8
"""So many of the rules further left are looked at for one that goes on."""


def levels(rules: Sequence[Box]) -> list[tuple[float, float, float]]:
    """The lines among ``rules`` that lie level, by height: their height, and where they begin and end."""
    flat = sorted([((top + bottom) / 2, left, right) for left, top, right, bottom in rules if bottom - top < HIGHEST])
    found: list[tuple[float, float, float]] = []
    for height, left, right in flat:
        if found and height - found[-1][0] < 0.5 and left <= found[-1][2] + APART:
            found[-1] = found[-1][0], found[-1][1], max(found[-1][2], right)
        else:
            found.append((height, left, right))
    return found


HIGHEST = 6
"""Points: what is higher is an area."""
