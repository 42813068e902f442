"""Lists of ingredients set as a table: under their heading, names in columns, each by itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from labelcheck.layout.lines import Line, baselines
from labelcheck.layout.panel.cells import lex
from labelcheck.layout.vocabulary.parts import HEADING, is_heading
from labelcheck.model.regex import AnyCase

_OF_LIST = AnyCase(r"ingr|zutat|bestandteil|stoffe|excip|eccip")
LONGEST_HEADING = 40
"""Characters."""
MOST_HEADINGS = 12
"""A label has no more that stand by themselves."""
MOST_COLUMNS, MOST_ROWS = 8, 40
"""A list has no more."""
UNDER = 2
"""Font sizes from a heading to the names under it, at most."""
LINED_UP = 0.4
"""Font sizes by which the names of one column begin apart."""
LOOSER = 1.5
"""So many times the pitch of the rows above, what follows is another part."""
LINE = 1.4
"""Font sizes from a line of one name to the next."""
TIGHTER = 0.15
"""Font sizes by which the lines of one name stand closer than rows do."""
LONGEST_NAME = 7
"""Words."""


def lists_in_columns(pieces: Sequence[Line]) -> tuple[list[list[Line]], list[Line]]:
    """The lists among ``pieces``, each its heading and then its names row by row; and the pieces in none."""
    headings = [p for p in pieces if len(p.text) <= LONGEST_HEADING and _OF_LIST.search(p.text) and is_heading(p.text)]
    found = [[heading, *names] for heading in headings[:MOST_HEADINGS] if (names := _names_under(heading, pieces))]
    gone = {id(token.word) for names in found for line in names for token in line.tokens}
    return found, [p for p in pieces if id(p.tokens[0].word) not in gone] if found else list(pieces)


def _names_under(heading: Line, pieces: Sequence[Line]) -> list[Line]:
    """The names under ``heading`` row by row; empty where no columns of them stand there."""
    lines = baselines([p for p in pieces if p.middle > heading.bottom and p.right > heading.left])
    if not lines or lines[0][0].top - heading.bottom > UNDER * heading.size or not 1 < len(lines[0]) <= MOST_COLUMNS:
        return []
    columns = lines[0]
    band = heading.top - heading.size
    if any(p is not heading and p.right > heading.left and band < p.middle < columns[0].top for p in pieces):
        return []  # print beside the heading heads, or goes on with, what stands under it
    rows = [columns]
    for line in lines[1:MOST_ROWS]:
        pitches = [LINE * columns[0].size, *[_middle(below) - _middle(above) for above, below in pairwise(rows)]]
        looser = len(rows) > 1 and _middle(line) - _middle(rows[-1]) > LOOSER * max(pitches)
        if looser or line[0].top - rows[-1][0].bottom > UNDER * line[0].size or not _in_columns(line, columns):
            break
        rows.append(line)
    if len(rows) < 2 or not all(map(_is_name, columns)):
        return []
    return _names(rows)


def _middle(line: Sequence[Line]) -> float:
    return line[0].middle


def _in_columns(line: Sequence[Line], columns: Sequence[Line]) -> bool:
    """Whether the pieces of ``line`` are names in ``columns``, each with nothing of it in the next."""
    near = LINED_UP * columns[0].size
    starts = [column.left for column in columns]
    ends = [*starts[1:], float("inf")]
    return all(
        _is_name(p)
        and abs(p.size - columns[0].size) < 0.1 * p.size
        and any(abs(p.left - start) < near and p.right < end for start, end in zip(starts, ends, strict=True))
        for p in line
    )


def _is_name(piece: Line) -> bool:
    is_short = len(piece.text.split()) <= LONGEST_NAME and not piece.text.endswith((".", ":"))
    return is_short and HEADING.match(piece.text) is None and all(part.kind == "name" for part in lex(piece.text)[0])


def _names(rows: Sequence[Sequence[Line]]) -> list[Line]:
    """The names in ``rows``, of which those much closer to the row above go on with its names."""
    pitches = [_middle(below) - _middle(above) for above, below in pairwise(rows)]
    tight = max(pitches) - TIGHTER * rows[0][0].size
    names, current = [], list(rows[0])
    for pitch, row in zip(pitches, rows[1:], strict=True):
        if pitch > tight:
            names += current
            current = list(row)
            continue
        for piece in row:
            above = min(range(len(current)), key=lambda i: abs(current[i].left - piece.left))
            current[above] = Line.joined([current[above], piece])
    return [*names, *current]
