"""Segments outside the panels gathered into blocks of running text."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from labelcheck.layout.lines import Line
from labelcheck.layout.panel.brackets import depth_after
from labelcheck.layout.planes import Plane
from labelcheck.layout.vocabulary.parts import HEADING
from labelcheck.model.regex import regex

LEADING = 0.75
"""Lines of one block stand at most this many font sizes apart (from bottom to top)."""


GRID_LEADING = 1.6
"""On the grid of a text file the lines of one column leave out a row where only its neighbour had one."""


GRID_LINE = 1.2
"""From one row of it to the next."""
MOST_ROWS = 4
"""So many more are left out where a list or a sentence goes on below them."""


def blocks(pieces: Sequence[Line], plane: Plane) -> list[list[Line]]:
    """``pieces`` in blocks, in reading order."""
    if plane.is_text_file:
        return _by_blank_lines(pieces, _pitch(plane))
    ordered = sorted(pieces, key=lambda p: (p.top, p.left))
    below: dict[int, list[int]] = {i: [] for i in range(len(ordered))}
    above: dict[int, list[int]] = {i: [] for i in range(len(ordered))}
    reach = GRID_LEADING + MOST_ROWS * GRID_LINE if plane.is_grid else LEADING
    rows = {token.top for token in plane.tokens} if plane.is_grid else set()
    for i, upper in enumerate(ordered):
        for j in range(i + 1, len(ordered)):
            lower = ordered[j]
            gap = (_top(lower) - upper.bottom) / max(upper.size, lower.size, 0.1)
            if gap > reach or (gap > LEADING and below[i]):
                break
            if not _adjoins(upper, lower):
                continue
            if gap > LEADING and not _goes_on_below(upper, lower, rows, ordered):
                break
            below[i].append(j)
            above[j].append(i)
    groups = _chains(len(ordered), below, above)
    gathered = [[ordered[i] for i in group] for group in groups]
    gathered = _with_last_lines(gathered) if plane.is_grid else gathered
    ordered_blocks = sorted(gathered, key=lambda block: (_column(block), block[0].top))
    return _over_columns(_behind_headings(ordered_blocks))


def _top(line: Line) -> float:
    """Where ``line`` begins, though no letter of it be a tall one: ``extract.``"""
    return min(line.top, line.bottom - TALL * line.size)


TALL = 0.75
"""Font sizes from a capital's head to the line that it stands on."""


def _goes_on_below(upper: Line, lower: Line, rows: Collection[float], column: Sequence[Line]) -> bool:
    """Whether on a grid, between whose ``rows`` some stand that only columns beside take, ``lower`` is the next line of
    the ``column`` of ``upper``: where several do, the rest of a sentence or a list in that."""
    between = sum(upper.top < row < lower.top for row in rows)
    if lower.top - upper.top > GRID_LINE * (between + 1.5):  # a row without any print
        return _list_goes_on(upper, lower, column)
    if lower.top - upper.bottom <= GRID_LEADING:
        return True
    if upper.text[-1:] in ".:" or HEADING.match(lower.text) is not None:
        return False
    return between < 3 or upper.text.endswith(",") or lower.text[:1].islower()


def _list_goes_on(upper: Line, lower: Line, column: Sequence[Line]) -> bool:
    """Whether ``upper`` is the first line of a list, perhaps under its heading, ends as lines of the ``column`` do for
    want of room, and ``lower`` may go on with it."""
    lines = [line for line in column if abs(line.left - upper.left) < upper.size]
    is_full = upper.right + upper.size + lower.tokens[0].right - lower.left > max(line.right for line in lines)
    goes_on = begins_name(lower.text) and HEADING.match(lower.text) is None
    over = [line for line in lines if -GRID_LEADING <= line.bottom - upper.top <= 0 and line.text.endswith(":")]
    return goes_on and stops_within_list("\n".join([line.text for line in (*over, upper)]), is_full=is_full)


def _with_last_lines(blocks: list[list[Line]]) -> list[list[Line]]:
    """``blocks`` of a grid with each that is the one line of a list joined to the only other line of its column, as
    print that lies on its side is set apart: that ends the list."""
    done = list(blocks)
    for block in blocks:
        if len(block) > 1 or not stops_within_list(block[0].text, is_full=True):
            continue
        column = [
            other for other in done if abs(other[0].left - block[0].left) < block[0].size / 2 and other is not block
        ]
        if len(column) == 1 and len(column[0]) == 1 and _ends_list(block[0], column[0][0]):
            done = [other for other in done if other is not column[0]]
            done[next(i for i, other in enumerate(done) if other is block)] = [*block, *column[0]]
    return done


def _ends_list(first: Line, rest: Line) -> bool:
    within = rest.top > first.top and rest.right < first.right + first.size and rest.text.endswith(".")
    return within and begins_name(rest.text) and HEADING.match(rest.text) is None


def _behind_headings(blocks: list[list[Line]]) -> list[list[Line]]:
    """``blocks`` with what stands right under a heading on a line of its own behind it, wherever it begins."""
    done = list(blocks)
    for block in [block for block in blocks if _is_heading(block)][:MOST_HEADINGS]:
        following = _next_below(block[-1], blocks)
        if following is not None:
            done = [other for other in done if other is not following]
            done.insert(next(i for i, other in enumerate(done) if other is block) + 1, following)
    return done


def _is_heading(block: Sequence[Line]) -> bool:
    """Whether ``block`` ends with a heading, or is no more than one in larger type or set in the middle."""
    text = block[-1].text
    match = HEADING.match(text)
    return match is not None and (text.endswith(":") or (len(block) == 1 and match.end() == len(text)))


def _next_below(heading: Line, blocks: list[list[Line]]) -> list[Line] | None:
    """The block that begins no more than some lines below ``heading``, with print under it."""
    reach = heading.bottom + UNDER_HEADING * heading.size
    below = [
        block
        for block in blocks
        if heading.middle < block[0].top < reach and block[0].left < heading.right and block[0].right > heading.left
    ]
    return min(below, key=lambda block: block[0].top, default=None)


MOST_HEADINGS = 40
"""A label has no more."""
UNDER_HEADING = 3
"""Font sizes: what a heading is of begins no further down."""


def _column(block: Sequence[Line]) -> float:
    """By which blocks that begin about as far left are of one column."""
    return min(piece.left for piece in block) // 40


def _over_columns(blocks: list[list[Line]]) -> list[list[Line]]:
    """``blocks`` with each that stops within a list at the foot of a column joined to the one that goes on with it at
    the head of a column further right."""
    done: list[list[Line]] = []
    feet: list[tuple[float, int]] = []  # each column with the block at its foot
    for block in blocks:
        column = _column(block)
        before = [number for at, number in feet[-MOST_COLUMNS:] if at < column or number == len(done) - 1]
        home = next((number for number in reversed(before) if _goes_on_in(done[number], block)), None)
        if home is not None:
            done[home] = [*done[home], *block]
            continue
        if feet and feet[-1][0] == column and not _stops_within_list(done[feet[-1][1]]):
            feet[-1] = column, len(done)
        else:
            feet.append((column, len(done)))
        done.append(block)
    return done


MOST_COLUMNS = 12
"""A list goes on in one of the next columns."""


def _goes_on_in(block: Sequence[Line], following: Sequence[Line]) -> bool:
    last, first = block[-1], following[0]
    if first.left < last.right or abs(first.size - last.size) > 0.1 * last.size or not begins_name(first.text):
        return False
    if first.top > last.top + 0.5 * last.size:  # beside the only line of a column is its head too
        return False
    return HEADING.match(first.text) is None and _stops_within_list(block)


def _stops_within_list(block: Sequence[Line]) -> bool:
    last = block[-1]
    is_full = last.right > max(line.right for line in block) - RAGGED * last.size
    return stops_within_list("\n".join([line.text for line in block]), is_full=is_full)


def begins_name(text: str) -> bool:
    """Whether ``text`` begins as the rest of a list may, and no cell does."""
    return text[:1].isalpha() or text[:1] in "(["


def stops_within_list(text: str, *, is_full: bool) -> bool:
    """Whether the ``text`` of a block, line by line, stops within a list of ingredients; ``is_full``: its last line is
    as long as others."""
    listed = _LISTS.search(text)
    if listed is None or not (listed[0].endswith(":") or "," in text[listed.end() :]):
        return False
    within = text.endswith((",", ";", "-", "&")) or depth_after(text[listed.end() :], 0) > 0
    return within or (is_full and text[-1].isalnum())


_NAMES_LIST = (
    r"(?:ingredients?|zutaten|ingrédients?|ingredientes|ingredienti|ingrediënten|excipients?|excipientes|eccipienti|"
    r"inhaltsstoffe|bestandteile)"
)
_LISTS = regex(rf"{_NAMES_LIST}\s?:|^(?:[^\W\d]{{4,8}}\s)?{_NAMES_LIST}$", re.IGNORECASE | re.MULTILINE)
"""The heading of a list, with a colon or on a line of its own."""
RAGGED = 6
"""Font sizes by which the lines of a column are shorter than its longest, where they end for want of room."""


def _pitch(plane: Plane) -> float:
    """How many lines a text file goes down from one printed line to the next: 2 where it is double-spaced."""
    tops = sorted({token.top for token in plane.tokens})
    return min((b - a for a, b in pairwise(tops)), default=1) if len(tops) >= MANY_LINES else 1


MANY_LINES = 8
"""Fewer lines may each be a paragraph of its own."""


def _by_blank_lines(pieces: Sequence[Line], pitch: float) -> list[list[Line]]:
    done: list[list[Line]] = []
    for piece in pieces:
        if done and piece.top - done[-1][-1].top <= pitch:
            done[-1].append(piece)
        else:
            done.append([piece])
    return done


def _adjoins(upper: Line, lower: Line) -> bool:
    """Whether ``lower`` may be the next line of the text ``upper`` is in."""
    small, large = sorted((upper.size, lower.size))
    if large > 1.25 * small or lower.middle <= upper.middle:
        return False
    overlap = min(upper.right, lower.right) - max(upper.left, lower.left)
    return overlap > 0.3 * min(upper.right - upper.left, lower.right - lower.left)


def _chains(count: int, below: dict[int, list[int]], above: dict[int, list[int]]) -> list[list[int]]:
    """Runs of lines from each to the first of those below it; a line that stands between others above ends the run."""
    done: list[list[int]] = []
    seen: set[int] = set()
    for i in range(count):
        if i in seen:
            continue
        run = [i]
        seen.add(i)
        while nearest := below[run[-1]][:1]:
            (following,) = nearest
            if following in seen or run[-1] not in (above[following][0], above[following][-1]):
                break
            run.append(following)
            seen.add(following)
        done.append(run)
    return done
