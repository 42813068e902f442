"""Columns of a text's table that are not of a panel, apart from the rows that they stand beside."""

from __future__ import annotations

from collections.abc import Sequence

from labelcheck.documents.named_columns import BESIDE
from labelcheck.layout.lines import Line
from labelcheck.layout.planes import Token
from labelcheck.layout.vocabulary.heads import SERVING_SIZE


def other_columns_apart(lines: list[Line]) -> list[Line]:
    """``lines`` with what stands in such columns before all of them, once where it is the same in every row, and the
    size of a serving that is the same in every row over the headings."""
    if not any(BESIDE in line.text for line in lines):
        return lines
    parts = [_parts(line) for line in lines]
    first = next((at for at, cells in enumerate(parts) if len(cells) > 1), None)
    if first is None:  # the sign is a part of words only
        return lines
    table = [cells for cells in parts if len(cells) == len(parts[first])]
    others = [cell for cells in parts if len(cells) != len(parts[first]) for cell in _shown(cells[1:])]
    sizes: list[Line] = []
    for head, *cells in list(zip(*table, strict=True))[1:]:
        column = [cell for cell in cells if cell is not None]
        same = len(column) == len(cells) and len({cell.text for cell in column}) == 1
        if same and head is not None and SERVING_SIZE.fullmatch(head.text) is not None:
            sizes = [Line.joined([head, column[0]])]
        else:
            others += [*([head] if head is not None else []), *(column[:1] if same else column)]
    own = [cells[0] for cells in parts]
    return [*others, *_shown(own[:first]), *sizes, *_shown(own[first:])]


def _shown(cells: Sequence[Line | None]) -> list[Line]:
    return [cell for cell in cells if cell is not None]


def _parts(line: Line) -> list[Line | None]:
    """What stands between the signs in ``line``, None for nothing."""
    parts: list[list[Token]] = [[]]
    for token in line.tokens:
        if token.text == BESIDE:
            parts.append([])
        else:
            parts[-1].append(token)
    return [Line.of(part) if part else None for part in parts]
