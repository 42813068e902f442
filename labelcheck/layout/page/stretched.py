"""Lines that were made as wide as their column: their blanks may be as wide as what stands between columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from labelcheck.layout.lines import Line
from labelcheck.layout.vocabulary.heads import COLUMN_HEAD
from labelcheck.model.regex import regex

LINED_UP = 0.25
"""Font sizes by which the edges of the lines of a column differ at most."""
EVEN = 0.75
"""No blank of a stretched line is narrower than this share of another."""
WIDENING = (":", ".")
"""Some set a wider blank behind these."""
WIDENED = 2.5
"""By so much at most."""
EXACT = 0.97
"""The same of a line that nothing else shows to be stretched."""
WIDEST = 10
"""Font sizes between two words that are a line by themselves."""
LEADING = 1.8
"""Font sizes from the middle of a line to that of the next."""
COLUMNS_NEAR = 2.5
"""The same to the next line of a column that begins in the middle of others."""
NEAR = 5
"""Font sizes up and down within which another line shows where the column begins and ends."""

_PUNCTUATED = regex(r"[,;:.)]\Z")
_SIZE_AND_MIDDLE = attrgetter("size", "middle")
_LEFT, _RIGHT, _MIDDLE = attrgetter("left"), attrgetter("right"), attrgetter("middle")


def may_be_stretched(line: Line) -> bool:
    """Whether all blanks of ``line`` are of one width; where it is two words, whether these are words of a text."""
    if len(line.tokens) > 2:
        return _is_even(line)
    narrow = all(blank < WIDEST * line.size for blank in _blanks(line))
    return narrow and any(_PUNCTUATED.search(token.text) is not None for token in line.tokens)


def _is_even(line: Line) -> bool:
    blanks = _blanks(line)
    if min(blanks) > EVEN * max(blanks):
        return True
    within = [b for before, b in zip(line.tokens, blanks, strict=False) if before.text[-1:] not in WIDENING]
    return bool(within) and min(within) > EVEN * max(within) and max(blanks) < WIDENED * max(within)


def _blanks(line: Line) -> list[float]:
    return [after.left - before.right for before, after in pairwise(line.tokens)]


def whole_lines(pieces: list[Line]) -> list[Line]:
    """``pieces`` with those of one stretched line joined: words evenly spaced, from where the lines over or under them
    begin to where these end, with nothing lined up under them that would make them columns."""
    exact = [row for row in _level(pieces, TALL) if _is_one_line(row)]
    told = {id(piece) for row in exact for piece in row}
    lefts = sorted(pieces, key=_LEFT)
    rows = _level([piece for piece in pieces if id(piece) not in told], LEVEL)
    runs = [*exact, *[run for row in rows for run in _runs(row, lefts)]]
    if not runs:
        return pieces
    rights = sorted(pieces, key=_RIGHT)
    whole = {id(run[0]): Line.joined(run) for run in runs}
    whole = {first: line for first, line in whole.items() if _fills_column(line, lefts, rights)}
    sure = _sure(sorted(whole.values(), key=_MIDDLE), rights)
    joined: dict[int, Line | None] = {}
    for run in runs:
        if (line := whole.get(id(run[0]))) is not None and id(line) in sure:
            joined.update(dict.fromkeys(map(id, run)))
            joined[id(run[0])] = line
    return [line for piece in pieces if (line := joined.get(id(piece), piece)) is not None]


def _level(pieces: Sequence[Line], reach: float) -> list[list[Line]]:
    """``pieces`` side by side, of one size and less than ``reach`` font sizes apart in height."""
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=_SIZE_AND_MIDDLE):
        first = rows[-1][0] if rows else None
        if first is not None and first.size == piece.size and piece.middle - first.middle < reach * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=_LEFT) for row in rows if len(row) > 1]


LEVEL = 0.1
"""Bold type may be measured so much higher than other type."""
TALL = 0.3
"""So much higher may a word with tall letters be measured than one with low ones."""


def _is_one_line(row: Sequence[Line]) -> bool:
    """Whether the pieces in ``row`` are one stretched line, by their blanks alone: more than three, of one width."""
    return len(row) > 3 and all(map(_is_text, row[1:])) and _is_exact(Line.joined(row))


def _sure(lines: Sequence[Line], rights: Sequence[Line]) -> set[int]:
    """Which of ``lines``, from the top, are stretched: those that may be by themselves, and two words over or under
    one that is, or that fills the column as it is."""
    sure = {
        id(line)
        for line in lines
        if may_be_stretched(line) or any(_adjoins(line, other) for other in _lined_up(line, rights, _RIGHT))
    }
    for order in (lines, lines[::-1]):
        for line, following in pairwise(order):
            if id(line) in sure and _adjoins(line, following):
                sure.add(id(following))
    return sure


def _adjoins(line: Line, other: Line) -> bool:
    near = LINED_UP * line.size
    apart = abs(line.middle - other.middle) < LEADING * line.size
    return apart and abs(line.left - other.left) < near and abs(line.right - other.right) < near


def _runs(row: Sequence[Line], lefts: Sequence[Line]) -> Iterator[list[Line]]:
    """The pieces side by side in ``row`` that may be one stretched line: words, evenly spaced, under which nothing is
    lined up."""
    runs = [[row[0]]]
    for piece in row[1:]:
        if _is_text(piece) and _is_even(Line.joined([*runs[-1], piece])) and not _heads_column(piece, lefts):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return (run for run in runs if len(run) > 1 and not run[-1].text.isdigit())


def _is_exact(line: Line) -> bool:
    """Whether all blanks of ``line``, three at least, are of one width as only those of a stretched line are."""
    blanks = _blanks(line)
    return len(blanks) > 2 and min(blanks) > EXACT * max(blanks)


def _is_text(piece: Line) -> bool:
    """Whether ``piece`` may go on with a text: it is no cell of a table and no heading of one."""
    begins = piece.text[:1].isalpha() or piece.text.startswith(("(", ":", ";")) or piece.text.rstrip(",;.").isdigit()
    return begins and COLUMN_HEAD.match(piece.text) is None


def _heads_column(piece: Line, lefts: Sequence[Line]) -> bool:
    """Whether print near ``piece`` begins where it does, and does not end there: words of one length that end where the
    column does begin at one place too."""
    near = LINED_UP * piece.size
    return any(
        abs(other.right - piece.right) > near and abs(other.middle - piece.middle) < COLUMNS_NEAR * piece.size
        for other in _lined_up(piece, lefts, _LEFT)
    )


def _fills_column(line: Line, lefts: Sequence[Line], rights: Sequence[Line]) -> bool:
    """Whether another line begins where ``line`` does, and one ends where it does, or its blanks tell."""
    begins = len(_lined_up(line, lefts, _LEFT)) > 1
    return begins and (len(_lined_up(line, rights, _RIGHT)) > 1 or _is_exact(line))


def _lined_up(piece: Line, ordered: Sequence[Line], edge: attrgetter[float]) -> list[Line]:
    """Those of ``ordered`` near ``piece`` whose ``edge`` is where its own is."""
    near, at = LINED_UP * piece.size, edge(piece)
    found = ordered[bisect_left(ordered, at - near, key=edge) : bisect_right(ordered, at + near, key=edge)]
    return [other for other in found if abs(other.middle - piece.middle) < NEAR * piece.size]
