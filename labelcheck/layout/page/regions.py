"""Where a facts panel is: the part of the page that belongs to its title."""

from __future__ import annotations

import math
from collections.abc import Sequence

from labelcheck.layout.lines import Line, baselines
from labelcheck.layout.page.blocks import GRID_LEADING, LEADING
from labelcheck.layout.page.drawn import uprights
from labelcheck.layout.page.fields import beside_label
from labelcheck.layout.page.left_edge import is_centred, left_edge
from labelcheck.layout.page.next_column import rest_in_next_columns
from labelcheck.layout.page.own_cells import DOSE, holds_cells, is_cell, is_cell_of_row, own_pieces
from labelcheck.layout.page.right_bounds import begins_with_amount, columns_of_others, end_of_cells, right_of_box_under
from labelcheck.layout.page.rows_in_next_column import rows_in_next_column
from labelcheck.layout.page.tables import Print, row_of, tables_of
from labelcheck.layout.page.titles import Title
from labelcheck.layout.panel.cells import is_bare_percent
from labelcheck.layout.planes import Plane
from labelcheck.layout.rearranged.cards import cards_under, pieces_of
from labelcheck.layout.rearranged.halves import find_halves
from labelcheck.layout.rearranged.head_beside import right_of, rows_below_head
from labelcheck.layout.rearranged.sideways import lies_over_cells
from labelcheck.layout.vocabulary.heads import COLUMN_HEAD, SERVING, SERVING_SIZE
from labelcheck.layout.vocabulary.titles import TITLE
from labelcheck.model.document import Box


def region(title: Title, pieces: Sequence[Line], plane: Plane, every: Sequence[Title]) -> tuple[list[Line], list[Line]]:
    """The pieces of the title's panel region, and the others; ``every`` title is the beginning of another region."""
    beside_title = beside_label(title.piece, pieces)
    if any(map(holds_cells, beside_title)):
        return _parted([title.piece, *beside_title], pieces)
    for narrow in _ruled_boxes(title.piece, plane.rules):
        inside = _within(pieces, _whole_table(narrow, pieces, plane.rules))
        if len(inside) == len(pieces) and any(_is_over_panel(p, title.piece, pieces) for p in pieces):
            break  # it is drawn around the label
        middle = min(title.piece.middle, title.piece.top + 0.5 * title.piece.size)  # that of its first line
        if any(p.middle > middle and is_cell_of_row(p) for p in reversed(inside)):  # cells are drawn at the right
            return _parted(inside, pieces)
    beside = [other.piece.left for other in every if _stands_beside(other.piece, title.piece)]
    beside += columns_of_others(title.piece, pieces)
    limit = min([*beside, *right_of_box_under(title.piece, pieces, plane.rules)], default=math.inf)
    if not plane.is_grid and (wide := _with_rows_beside(title.piece, pieces, limit)):
        return _parted(wide, pieces)
    if not plane.is_grid and (cards := cards_under(title.piece, pieces)):
        own = pieces_of(cards)
        top = min(piece.top for piece in own)
        head = [p for p in pieces if title.piece.middle < p.middle < top and p.left < title.piece.right]
        return _parted([title.piece, *head, *own], pieces)
    return _open_region(title.piece, pieces, limit, is_grid=plane.is_grid)


def _with_rows_beside(title: Line, pieces: Sequence[Line], limit: float) -> list[Line]:
    """Without a box: the ``title``, the servings under it, and right of both the headings and rows of the panel; empty
    where no rows stand so."""
    beside = [p for p in pieces if right_of(title) < p.left < limit and p.middle > title.top - title.size]
    heads = [p for p in beside if COLUMN_HEAD.match(p.text) and p.middle < title.bottom + BESIDE * title.size]
    if not heads:
        return []
    right, end = max(head.right for head in heads) + title.size, max(head.bottom for head in heads)
    for cell in sorted((p for p in beside if p.left < right and is_cell_of_row(p)), key=lambda p: p.middle):
        if cell.top - end > LARGEST_GAP * cell.size:
            break
        end = max(end, cell.bottom)
    under = [p for p in pieces if SERVING.match(p.text) and title.left - title.size < p.left < title.right]
    servings = [p.bottom + (0 if any(map(str.isdigit, p.text)) else 1.3 * p.size) for p in under]
    end = max([end, *[bottom for bottom in servings if bottom - end < LARGEST_GAP * title.size]])
    inside = _within(pieces, (title.left - title.size, title.top - title.size, right, end))
    return inside if title in inside and rows_below_head(title, inside, ()) is not None else []


def _parted(inside: list[Line], pieces: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    kept = {id(p) for p in inside}
    return inside, [p for p in pieces if id(p) not in kept]


def _stands_beside(other: Line, title: Line) -> bool:
    """Whether the title ``other`` opens a panel to the right of that of ``title``."""
    return other.left > title.right and abs(other.middle - title.middle) < BESIDE * title.size


def _is_over_panel(piece: Line, title: Line, pieces: Sequence[Line]) -> bool:
    """Whether ``piece`` stands over the head of the panel or beside its ``title``, and is of neither, nor of a row."""
    if piece.middle > title.bottom or piece is title or SERVING.match(piece.text) or is_cell(piece):
        return False
    return not any(abs(p.middle - piece.middle) < 3 and p.left > piece.right and is_cell_of_row(p) for p in pieces)


BESIDE = 3
"""Font sizes: titles of panels that stand side by side are no more apart in height."""


def _within(pieces: Sequence[Line], box: Box) -> list[Line]:
    """Those of ``pieces`` whose centre is in ``box``."""
    left, top, right, bottom = box
    return [p for p in pieces if top <= p.middle <= bottom and left <= (p.left + p.right) / 2 <= right]


def _ruled_boxes(title: Line, rules: tuple[Box, ...]) -> list[Box]:
    """The drawn boxes around ``title``, the narrowest first; the first may hold no more than the panel's head."""
    beside = [r for r in uprights(rules) if r[3] - r[1] > 3 * title.size and r[1] - 2 <= title.middle <= r[3] + 2]
    lefts = [r for r in beside if r[0] <= title.left + 1]
    rights = [r for r in beside if r[2] >= title.right - 1]
    found: list[Box] = []
    for left in lefts:
        found += [
            (left[0], min(left[1], right[1]), right[2], max(left[3], right[3]))
            for right in rights
            if abs(left[1] - right[1]) < 4 and abs(left[3] - right[3]) < 4 and right[0] - left[2] > 2 * title.size
        ]
    return sorted(found, key=lambda box: (box[2] - box[0], box[3] - box[1]))


def _whole_table(box: Box, pieces: Sequence[Line], rules: tuple[Box, ...]) -> Box:
    """``box`` with the columns of cells to its right that are as high: each column of a table may have its borders."""
    left, top, right, bottom = box
    for begin, high, end, low in sorted(uprights(rules)):
        if begin <= right or abs(high - top) > ALIKE or abs(low - bottom) > ALIKE:
            continue
        column = _within(pieces, (right, top, end, bottom))
        cells = [piece for piece in column if is_cell(piece) or is_bare_percent(piece.text)]
        if column and (2 * len(cells) <= len(column) or any(TITLE.match(piece.text) for piece in column)):
            break  # names, or a panel of its own
        right = end
    return left, top, right, bottom


ALIKE = 6
"""Points: the borders of columns of one table differ by less in height."""


def _open_region(title: Line, pieces: Sequence[Line], limit: float, *, is_grid: bool) -> tuple[list[Line], list[Line]]:
    """Without a box: line by line under the title, what begins within its column, and the cells to the right of it that
    begin before ``limit``; headings right of the title that stand over such cells."""
    on_line = [p for p in pieces if _is_cell_beside(p, title) and not _is_named(p, title, pieces)]
    beside = [p for p in on_line if DOSE.match(p.text) is None or _is_over_cells(p, pieces)]
    under = sorted(
        (p for p in pieces if p.middle > title.middle and p.left < limit - 1 and p is not title and p not in on_line),
        key=lambda p: p.middle,
    )
    halves = find_halves(under)
    second = [p for p in under if any(h.in_second(p.left, p.middle) or h.heads_second(p) for h in halves)]
    aside = {id(p) for p in second}
    below = [p for p in under if id(p) not in aside] if second else under
    edge = left_edge(title, below)
    taken = [title, *beside, *second]
    right, bottom, end = title.right, title.bottom, math.inf
    rows = list(baselines([p for p in below if p.left >= edge or is_centred(p, title)]))
    far: list[Line] = []
    for number, row in enumerate(rows):
        row = [p for p in row if p.left < end or not begins_with_amount(p)]
        own = row if lies_over_cells(rows, number) else _without_content(own_pieces(row, right), below)
        if not own:
            far += row if taken == [title] else ()
            continue
        gap = (min(p.top for p in own) - bottom) / own[0].size
        if gap > (GRID_GAP if is_grid else LARGEST_GAP) and not (
            gap < OVER_ROWS and _begin_rows(rows[number : number + FIRST_ROWS], taken)
        ):
            break
        if _heads_another(own, title, taken):
            break
        taken += own
        end = end_of_cells(own, end)
        right = max(right, *(p.right for p in own))
        bottom = max(bottom, *(p.bottom for p in own))
    taken += [p for p in far if is_cell(p) and any(p.left < c.right and c.left < p.right for c in taken[1:])]
    printed, moved = rest_in_next_columns(taken, pieces, GRID_LEADING if is_grid else LEADING)
    if not (printed or halves or is_grid):
        printed, moved = rows_in_next_column(taken, pieces)
    return [*taken, *moved], _parted([*taken, *printed], pieces)[1]


def _begin_rows(lines: Sequence[Sequence[Line]], head: Sequence[Line]) -> bool:
    """Whether one of ``lines`` is a row under a ``head`` that tells the serving: headings may stand upright between."""
    if any(is_cell_of_row(piece) for piece in head[1:]) or not any(SERVING_SIZE.match(p.text) for p in head[1:]):
        return False
    return any(len(line) > 1 and is_cell_of_row(line[-1]) for line in lines)


FIRST_ROWS = 3
"""So many rows may print no cells before one does."""


def _heads_another(line: Sequence[Line], title: Line, taken: Sequence[Line]) -> bool:
    """Whether ``line`` is a heading like the ``title``, in type as large, which no row that was ``taken`` is set in."""
    if min(piece.size for piece in line) <= 0.95 * title.size or any(map(holds_cells, line)):
        return False
    rows = 0
    for piece in filter(holds_cells, taken[1:]):
        if title.size <= LARGER * piece.size:  # as in every text file, whose rows can be many
            return False
        rows += 1
    return rows > 1


LARGER = 1.15
"""A heading is so many times as large as the rows, at least."""


def _is_cell_beside(piece: Line, title: Line) -> bool:
    """Whether ``piece`` stands on the line of the ``title``, which may head the names, as what heads cells does."""
    return abs(piece.middle - title.middle) < title.size / 2 and piece.left > title.right and is_cell(piece)


def _is_named(cell: Line, title: Line, pieces: Sequence[Line]) -> bool:
    """Whether ``cell`` right of the ``title`` is of a row there, whose name stands between them."""
    line = [p for p in pieces if title.right < p.left < cell.left and abs(p.middle - cell.middle) < 0.3 * cell.size]
    return any(not is_cell(p) for p in line)


def _is_over_cells(piece: Line, pieces: Sequence[Line]) -> bool:
    """Whether ``piece`` stands over the cells of rows: else a dose heads no column, but is the content of the pack."""
    printed = Print.of([p for p in pieces if not SERVING_SIZE.match(p.text)])  # these name no row
    below = [next((first for first in t.firsts if first.middle > piece.bottom), None) for t in tables_of(printed)]
    rows = [row_of(first, printed) for first in below if first is not None]
    return any(row is not None and row.heads(piece) for row in rows)


def _without_content(line: list[Line], pieces: Sequence[Line]) -> list[Line]:
    """``line`` of the panel without the content of the pack, where that stands behind the size of a serving."""
    if len(line) < 2 or not (SERVING_SIZE.match(line[0].text) and any(map(str.isdigit, line[0].text))):
        return line
    return [line[0], *[p for p in line[1:] if not p.text[:1].isdigit() or _is_over_cells(p, pieces)]]


LARGEST_GAP = 6
"""Font sizes: a panel without a box ends where more space follows."""
GRID_GAP = 9
"""The same on the grid of a text: large type in the column beside leaves lines out."""
OVER_ROWS = 14
"""The same between the head and the rows: headings of columns that are written upwards take so much."""
