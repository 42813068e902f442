"""What bounds a panel without a box at its right: a box under its title, headings, columns that no label has."""

from __future__ import annotations

from collections.abc import Sequence

from labelcheck.layout.lines import Line
from labelcheck.layout.page.drawn import uprights
from labelcheck.layout.page.own_cells import is_cell
from labelcheck.layout.panel.cells import lex
from labelcheck.layout.vocabulary.heads import COLUMN_HEAD, NAMES_HEAD
from labelcheck.model.document import Box

FARTHEST = 6
"""Font sizes of the title down to the headings of the columns."""


def columns_of_others(title: Line, pieces: Sequence[Line]) -> list[float]:
    """Where columns of figures begin, right of that of percents under the ``title``, that no label's headings head;
    empty without one."""
    near = [p for p in pieces if 0 < p.middle - title.middle < FARTHEST * title.size and "%" in p.text]
    head = next((p for p in near if p.left > title.left and COLUMN_HEAD.match(p.text)), None)
    if head is None:
        return []
    beside = [p for p in pieces if p.left > head.right and abs(p.middle - head.middle) < head.size]
    other = min([p for p in beside if not is_cell(p)], key=lambda p: p.left, default=None)
    if other is None or any(NAMES_HEAD.match(p.text) for p in beside):  # the second half of the panel
        return []
    under = [p for p in pieces if p.middle > other.bottom and head.right < p.left]
    below = [p for p in under if p.left < other.right and p.right > other.left]
    figures = sum(p.text[:1].isdigit() or p.text in DASHES for p in below)
    return [(head.right + other.left) / 2] if 2 * figures > len(below) else []


DASHES = "-–—"
"""For none."""


def end_of_cells(line: Sequence[Line], end: float) -> float:
    """Where amounts right of the headings on ``line`` are of the print beside; ``end`` without that of a column of
    percents at its end."""
    headed = len(line) > 1 and line[-1].text.startswith("%") and COLUMN_HEAD.match(line[-1].text)
    return line[-1].right + CELLS_BESIDE * line[-1].size if headed else end


CELLS_BESIDE = 2
"""Font sizes: amounts begin no further right of the last heading."""


def begins_with_amount(piece: Line) -> bool:
    """Whether the first that stands in ``piece`` is an amount."""
    return [cell.kind for cell in lex(piece.text)[0][:1]] == ["amount"]


def right_of_box_under(title: Line, pieces: Sequence[Line], rules: tuple[Box, ...]) -> list[float]:
    """Where the drawn box ends that begins right under ``title``; empty without one, and where cells are headed beside
    the title or the top of the box too: there the rows go on."""
    under = [r for r in uprights(rules) if 0 <= r[1] - title.bottom < UNDER * title.size]
    lefts = [r for r in under if abs(r[0] - title.left) < title.size]
    left = max(lefts, key=lambda r: r[3] - r[1], default=None)
    rights = [r[2] for r in under if left is not None and abs(r[1] - left[1]) < 4 and abs(r[3] - left[3]) < 4]
    end = max(rights, default=0)
    if left is None or end <= title.right:
        return []
    at_top = [p for p in pieces if p.left > end and title.top < p.middle < left[1] + UNDER * p.size]
    return [end + 1] if not any(COLUMN_HEAD.match(p.text) for p in at_top) else []


UNDER = 3
"""Font sizes of the title down to its box."""
