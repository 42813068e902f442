"""What geometry tells of the rows of a panel: the rules between its lines, and how far the lines stand apart."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from labelcheck.layout.lines import Line
from labelcheck.layout.page.drawn import levels
from labelcheck.layout.panel.brackets import depth_after
from labelcheck.layout.panel.no_row import has_cells, no_row
from labelcheck.layout.panel.rows import Break
from labelcheck.layout.vocabulary.rows import NUTRIENT
from labelcheck.model.document import Box

TIGHT = 1.12
"""Lines of one wrapped name stand closer than rows do: up to this many times the smallest pitch of the panel."""
SNAPPED = 1.05
"""A pitch between this many times the smallest and ``TIGHT`` may be either: browsers put lines on whole pixels."""


WIDE = 1.5
"""Font sizes: lines of one row stand closer."""


def line_breaks(lines: Sequence[Line], rules: Sequence[Box], *, text_file: bool) -> list[Break]:
    """What stands between each line and the one before it: a row boundary, none, or nothing that tells."""
    if text_file or len(lines) < 2:
        return [None] * len(lines)
    ruled = _ruled(lines, rules)
    if True in ruled:
        with_cells = [has_cells(line.text) for line in lines].count(True)
        if ruled.count(True) >= 0.6 * max(with_cells - 1, 1):
            return [True, *[_between(number, lines, ruled) for number in range(1, len(lines))]]
    pitches = [b.middle - a.middle for a, b in pairwise(lines)]
    below = next((number for number, line in enumerate(lines) if number and no_row(line.text)), len(lines))
    smallest = _smallest_of_two(lines[:below], pitches[: below - 1])  # what closes the panel stands further off
    if smallest is not None and _are_rows(lines, pitches, SNAPPED * smallest):
        smallest = None
    breaks: list[Break] = [True]
    for rule, pitch in zip(ruled, pitches, strict=True):
        breaks.append(True if rule else None if smallest is None else _is_wide(pitch / smallest))
    return breaks


def _between(number: int, lines: Sequence[Line], ruled: Sequence[bool]) -> Break:
    """What stands before that line of a panel whose rows rules part: nothing that tells where one may not have been
    seen, as on a scan, for the line begins as names do and cells follow both above and below it."""
    above, below = lines[number - 1], lines[number]
    if ruled[number - 1] or below.top - above.bottom > WIDE * below.size:
        return True
    if not _begins_as_row(above, below):
        return False
    end = next((at for at in range(number, len(ruled)) if ruled[at]), len(lines) - 1)
    return None if any(has_cells(line.text) for line in lines[number : end + 1]) else False


def _is_wide(pitch: float) -> Break:
    """Whether rows stand so many of the smallest pitches of their panel apart."""
    return True if pitch > TIGHT else None if pitch > SNAPPED else False


def _ruled(lines: Sequence[Line], rules: Sequence[Box]) -> list[bool]:
    """Whether a level rule parts each line from the one before it over half their length; the first has none."""
    level = levels(rules)
    heights = [height for height, _, _ in level]
    ruled: list[bool] = []
    for above, below in pairwise(lines):
        first = bisect_right(heights, above.middle)
        last = bisect_left(heights, below.middle, lo=first)
        if first >= last:
            ruled.append(False)
            continue
        left, right = min(above.left, below.left), max(above.right, below.right)
        shared = max([min(right, end) - max(left, begin) for _, begin, end in level[first:last]])
        ruled.append(shared > 0.5 * (right - left))
    return ruled


def _are_rows(lines: Sequence[Line], pitches: Sequence[float], tight: float) -> bool:
    """Whether lines that stand as close as those of one name do are rows all the same: the one has its cells, the other
    begins as names do. So it is in tiny type on whole pixels."""
    close = [pair for pair, pitch in zip(pairwise(lines), pitches, strict=True) if 0.7 * pair[1].size < pitch <= tight]
    rows = [below for above, below in close if _begins_as_row(above, below)]
    return MOST_ROWS * len(rows) > len(close)


def _begins_as_row(above: Line, below: Line) -> bool:
    """Whether the line ``above`` has its cells, and the one ``below`` begins as names do."""
    return NUTRIENT.match(below.text) is not None and has_cells(above.text) and not depth_after(above.text, 0)


MOST_ROWS = 4
"""One in so many lines of names may begin as another name does."""


def _smallest_of_two(lines: Sequence[Line], pitches: Sequence[float]) -> float | None:
    """The pitch of the lines of one row; None when all lines stand equally far apart."""
    sizes = [line.size for line in lines]
    usual = [p / s for p, s in zip(pitches, sizes[1:], strict=True) if 0.7 < p / s < 3]
    if len(usual) < 4:
        return None
    smallest = sorted(usual)[len(usual) // 20]
    loose = [p for p in usual if p > TIGHT * smallest]
    if len(loose) < 0.3 * len(usual) or len(loose) == len(usual):
        return None
    return smallest * Counter(round(s, 1) for s in sizes).most_common(1)[0][0]
