"""Parts of a label side by side in a text file with bars between them: ``Supplement Facts | Directions``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from labelcheck.layout.panel.cells import kinds_in
from labelcheck.layout.vocabulary.parts import is_heading
from labelcheck.layout.vocabulary.titles import TITLE
from labelcheck.model.document import Word

BARS = frozenset("|│┃║¦")
GAP = 6
"""Characters between two columns that a bar parted: more than between words of one."""
MOST_TITLES = 4
"""A label has no more panels side by side."""
FEWEST = 2
"""Lines under the headings of the columns; fewer are no columns."""


class Placed(NamedTuple):
    """A word, and the column and line it stands at."""

    word: Word
    column: int
    line: int


_Cells = list[list[Placed]]
"""The words of a line between its bars."""


def columns_between_bars(words: Sequence[Word]) -> list[Placed] | None:
    """``words`` with those that bars part in columns set wide apart, without the bars; None where no such columns are.

    They are columns where the title of a panel and the heading of another part stand in cells side by side, or a rule
    of bars runs down the page and a panel is on one side of it.
    """
    if sum(word.text in BARS for word in words) <= FEWEST:
        return None
    placed: list[Placed] = []
    found = False
    lines = [list(line) for _, line in groupby(words, key=lambda word: word.line)]
    for barred, run in groupby(lines, key=lambda line: any(word.text in BARS for word in line)):
        of_run = list(run)
        cells = [_cells(line) for line in of_run] if barred else []
        if columns := _are_columns(cells) or (_has_one_rule(of_run) and _holds_panel(cells)):
            placed += _set_apart(cells)
        else:
            placed += [Placed(word, word.column, word.line) for line in of_run for word in line]
        found = found or columns
    return placed if found else None


def _cells(line: Sequence[Word]) -> _Cells:
    """The words of ``line`` between its bars, each cell from its left edge."""
    cells: list[list[Placed]] = [[]]
    left = 0
    for word in line:
        if word.text in BARS:
            cells.append([])
            left = word.column + 2
        else:
            cells[-1].append(Placed(word, max(word.column - left, 0), word.line))
    return cells


def _are_columns(lines: Sequence[_Cells]) -> bool:
    """Whether the cells of ``lines`` are columns of a label: one holds the title of its panel, another one the heading
    of another part, and more stands below it."""
    titles = [at for cells in lines for at, cell in enumerate(cells) if _is_title(_text(cell))]
    if not 0 < len(titles) <= MOST_TITLES:
        return False
    titled = set(titles)
    for number, cells in enumerate(lines):
        for at, cell in enumerate(cells):
            if (titled - {at}) and is_heading(_text(cell)):
                below = sum(len(others) > at and bool(others[at]) for others in lines[number + 1 :])
                if below >= FEWEST:
                    return True
    return False


def _has_one_rule(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether one bar stands in each of ``lines``, nearly everywhere right below the one above it: a rule down the
    page."""
    bars = [[word.column for word in line if word.text in BARS] for line in lines]
    if len(bars) < FEWEST_RULED or any(len(columns) != 1 for columns in bars):
        return False
    return bars.count(bars[0]) >= MOSTLY_BELOW * len(bars)


MOSTLY_BELOW = 0.9
"""A sign that was taken off a line moved its bar."""
FEWEST_RULED = 6
"""Lines; fewer bars may stand below each other in a table."""


def _holds_panel(lines: Sequence[_Cells]) -> bool:
    """Whether one column of ``lines`` holds a panel, its names and amounts alike, and the other one words: no cells of
    its rows."""
    titled = [
        (number, at) for number, cells in enumerate(lines) for at, cell in enumerate(cells) if _is_title(_text(cell))
    ]
    if len(titled) != 1:
        return False
    number, at = titled[0]
    own = [kinds_in(_text(cells[at])) for cells in lines[number + 1 :]]
    other = [kinds_in(_text(cells[1 - at])) for cells in lines[number + 1 :] if cells[1 - at]]
    rows = sum(kinds[:2] == ["name", "amount"] for kinds in own)
    return rows > 2 * sum("name" not in kinds for kinds in other)


def _text(cell: Sequence[Placed]) -> str:
    return " ".join([placed.word.text for placed in cell]).strip(" :")


def _is_title(text: str) -> bool:
    return (title := TITLE.match(text)) is not None and title.end() == len(text)


def _set_apart(lines: Sequence[_Cells]) -> Iterator[Placed]:
    """The words of ``lines`` with each cell as far right as the widest before it allow, and one line right under the
    other."""
    width: dict[int, int] = {}
    for cells in lines:
        for at, cell in enumerate(cells):
            end = cell[-1].column + len(cell[-1].word.text) if cell else 0
            width[at] = max(width.get(at, 0), end)
    first = next(placed.line for cells in lines for cell in cells for placed in cell)
    for line, cells in enumerate(lines, first):
        left = 0
        for at, cell in enumerate(cells):
            yield from [Placed(word, left + column, line) for word, column, _ in cell]
            left += width[at] + GAP
