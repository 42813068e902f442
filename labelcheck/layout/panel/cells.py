"""What a facts row is made of: a name, then amounts, percents and footnote symbols.

The pieces are found by their own form, not by where they stand, so that a ruled panel, a linear one and the text of
a scan are read by one grammar. What stands inside brackets belongs to the name (``Magnesium (40 mg; yeast) 2 mg``).
"""

from __future__ import annotations

import re
from itertools import pairwise
from operator import itemgetter
from typing import Literal, NamedTuple

from labelcheck.layout.panel.brackets import depth_after
from labelcheck.layout.vocabulary.cells import (
    AMOUNT,
    BARE_NUMBER,
    BRACKET,
    CALORIES,
    ENDS_ROW,
    INCLUDED,
    IS_ELEMENT_BEHIND,
    MAY_HOLD_CELLS,
    NUMBER,
    PERCENT,
    PIECE,
    RELATED,
    RELATED_OF_OTHER,
    UNIT_IN_NAME,
)
from labelcheck.layout.vocabulary.dose_headings import DOSE, OF_SIZE, PER
from labelcheck.layout.vocabulary.doses import UNIT_DOSE
from labelcheck.layout.vocabulary.rows import EQUALS, PERCENT_OF, SOURCE_OF
from labelcheck.model.memory import remembered
from labelcheck.model.regex import regex, small_letters

PieceKind = Literal["name", "amount", "percent", "strength", "symbol", "related"]
_LAST_BRACKET = regex(r".*[()\[\]{}]", re.DOTALL)


class Piece(NamedTuple):
    """Characters ``start`` to ``end`` of a line and what they are."""

    kind: PieceKind
    start: int
    end: int


def kinds_in(text: str) -> list[PieceKind]:
    """The kinds of the pieces of ``text`` in order."""
    return [piece.kind for piece in lex(text)[0]]


@remembered(4096)
def lex(text: str, depth: int = 0) -> tuple[tuple[Piece, ...], int]:
    """The pieces of ``text`` in order, and how many brackets stand open at its end.

    ``depth`` is how many stood open before it. Names are what is left between the cells.
    """
    opened = depth
    last = _LAST_BRACKET.match(text)
    brackets_end = last.end() if last else 0
    pieces: list[Piece] = []
    at = 0  # where the name that is being read begins
    scanned = 0
    for piece in _candidates(small_letters(text)):
        kind, start, end = piece
        if start < scanned:
            continue
        if scanned < brackets_end:
            depth = depth_after(text[scanned:start], depth)
            if depth and kind == "amount" and ENDS_ROW.match(text, end):
                depth = 0
        if depth == 0 and _stands_free(kind, text, start, pieces):
            if pieces or kind != "percent" or not _LABEL.fullmatch(text, at, start):
                _add_name(pieces, text, at, start)
            pieces.append(piece)
            at = scanned = end
        elif kind == "related":  # no more than a part of the name
            scanned = start
        else:
            depth = depth_after(text[start:end], depth)
            scanned = end
    end = len(text)
    if depth or scanned < brackets_end:
        if depth_after(text[scanned:], depth) and ((cells := trailing_cells(text)) > at or cells == 0 < opened):
            end = cells
        depth = depth_after(text[scanned:end], depth)
    _add_name(pieces, text, at, end)
    if end < len(text):
        pieces += [Piece(p.kind, p.start + end, p.end + end) for p in lex(text[end:])[0]]
    pieces = _with_sources_of_their_own(_with_bare_percent(pieces, text), text)
    return tuple(_without_rates(pieces, text) if "/" in text else pieces), depth


def _without_rates(pieces: list[Piece], text: str) -> list[Piece]:
    """``pieces`` without the amounts that say again how much one unit of the dose holds: ``112,5 mg soit 56,25
    mg/stick``."""
    again = [
        piece
        for before, piece in pairwise(pieces)
        if before.kind == piece.kind == "amount"
        and _SAYS_AGAIN.fullmatch(text, before.end, piece.start)
        and _OF_ONE.match(text, piece.end)
    ]
    return [piece for piece in pieces if piece not in again]


_SAYS_AGAIN = regex(r"\s*(?:soit|=|ou|or|oder|bzw\.)\s*", re.IGNORECASE)
_OF_ONE = regex(rf"\s?/\s?(?:{UNIT_DOSE})(?!\w)", re.IGNORECASE)


def _with_sources_of_their_own(pieces: list[Piece], text: str) -> list[Piece]:
    """``pieces`` with each source in brackets that another amount follows as a name: ``420 mg (as oxide) 200 mg``."""
    for index, (piece, after) in enumerate(pairwise(pieces)):
        if piece.kind == "related" and after.kind == "amount" and _SOURCE.match(text, piece.start):
            pieces[index] = piece._replace(kind="name")
    return pieces


_SOURCE = regex(rf"\(\s?(?:{SOURCE_OF})\s", re.IGNORECASE)
_WEIGHT_OF_SOURCE = rf"(?:\b(?:{SOURCE_OF})\s|[(\[])\s*{AMOUNT}\s+(?={AMOUNT}\s+{PERCENT}[\s*†‡]*\Z)"
"""In a bracket before the cells: ``Magnesium (from 2,000 mg | 200 mg 48 %``, whose name goes on below."""
_TRAILING = regex(
    rf"(?:{_WEIGHT_OF_SOURCE}|\s|\A)({AMOUNT}\s+(?:(?:{AMOUNT}|{PERCENT})\s*)*{PERCENT}[\s*†‡]*)\Z"
)  # of small letters
LONGEST_TRAIL = 160
"""Characters: all cells at the end of a line are within so many."""


def trailing_cells(text: str) -> int:
    """Where an amount with its percent begins that ends ``text``; the length of ``text`` when it ends otherwise.

    Such a pair is cells even while a bracket stands open: the name goes on in the next line.
    """
    match = _TRAILING.search(small_letters(text), max(0, len(text) - LONGEST_TRAIL)) if "%" in text else None
    return match.start(1) if match else len(text)


def _candidates(text: str) -> list[Piece]:
    """What may be cells of ``text``, which is in small letters."""
    if not MAY_HOLD_CELLS.search(text):
        return []
    new = tuple.__new__  # as Piece does, in half the time
    cells: list[Piece] = [new(Piece, (match.lastgroup, *match.span())) for match in PIECE.finditer(text)]
    if ("g)" in text or "l)" in text or "j)" in text) and (unit := UNIT_IN_NAME.search(text)) is not None:
        bare = [new(Piece, ("amount", *match.span())) for match in BARE_NUMBER.finditer(text, unit.end())]
        cells = sorted([*cells, *[piece for piece in bare if not any(c[1] <= piece[1] < c[2] for c in cells)]])
    if "incl" in text and (included := INCLUDED.search(text)):
        cells = [cell for cell in cells if not included.start() < cell.start < included.end()]
    calories = CALORIES.match(text) if "calor" in text or "energy" in text else None
    if calories:
        cells.insert(0, Piece("amount", *calories.span("amount")))
    if not cells:
        return cells
    after = 0 if calories else cells[0].end  # what tells more of an amount follows one
    rest = text[after:]
    related: list[Piece] = []
    if "(" in rest:
        related = [Piece("related", *match.span()) for match in BRACKET.finditer(text, after)]
    if "magn" in rest:
        related += [Piece("related", *match.span()) for match in RELATED.finditer(text)]
        related += [Piece("related", *match.span()) for match in IS_ELEMENT_BEHIND.finditer(text)]
    elif "eq" in rest and (told := RELATED_OF_OTHER.search(text, after)) is not None:
        related.append(Piece("related", *told.span()))
    return sorted(related + cells, key=itemgetter(1)) if related or calories else cells


def _stands_free(kind: PieceKind, text: str, start: int, pieces: list[Piece]) -> bool:
    """A symbol is a cell only when it stands alone or on a cell; ``Magnesium*`` keeps its own.

    What tells more of an amount follows one.
    """
    if kind == "related":
        return bool(pieces) and pieces[-1].kind != "name" and not text[pieces[-1].end : start].strip(" ,;–-")
    if kind != "symbol" or start == 0 or text[start - 1].isspace():
        return True
    return bool(pieces) and pieces[-1].kind != "name" and not text[pieces[-1].end : start].strip("/")


_BARE_PERCENT = regex(rf"(?:<\s?)?(?!\d{{5}}){NUMBER}\s?[*†‡§]{{0,3}}")


def _with_bare_percent(pieces: list[Piece], text: str) -> list[Piece]:
    """``pieces`` with each number that stands after an amount, and before another or at the end of the line, as what it
    is where the heading holds the sign."""
    kinds = [piece[0] for piece in pieces]
    for index in range(1, len(pieces)) if "name" in kinds[1:] else ():
        before = kinds[index - 2 : index] if kinds[index - 1] == "symbol" else kinds[index - 1 : index]
        if (
            kinds[index] != "name"
            or before[:1] not in (["amount"], ["related"])
            or kinds[index + 1 : index + 2] not in ([], ["amount"])
        ):
            continue
        if is_bare_percent(text[pieces[index].start : pieces[index].end]):
            pieces[index] = pieces[index]._replace(kind="percent")
    return pieces


def is_bare_percent(text: str) -> bool:
    """Whether ``text`` is a number that may be a percent, by the heading of its column."""
    return _BARE_PERCENT.fullmatch(text) is not None


def _is_dash(text: str, at: int) -> bool:
    """Whether a dash stands alone at ``at``: it parts a name from its cells, and belongs to neither."""
    return text[at] == "-" and (at == 0 or text[at - 1].isspace() or text[at - 1] == "/")


def _add_name(pieces: list[Piece], text: str, start: int, end: int) -> None:
    """Append the name between two cells, without the separators around it."""
    while start < end and text[start] in " ,;:.|/\t•·▪‣▸►✓✔➤":
        start += 1
    if pieces and start < end and text[start] in "+&aA" and (joined := _JOINED.match(text, start, end)) is not None:
        start = joined.end()
    while end > start and (text[end - 1] in " ,;:|\t=" or _is_dash(text, end - 1)):
        end -= 1
    if start < end and not (pieces and _BETWEEN_CELLS.fullmatch(text, start, end) and not _signed(pieces[-1], start)):
        pieces.append(Piece("name", start, end))


_JOINED = regex(r"(?:[+&]|and\b)\s+(?=[a-z])", re.IGNORECASE)
"""Between the last rows of a sentence: ``zinc 5 mg and iron 2 mg``, ``zinc 5 mg + iron 2 mg``."""


def _signed(before: Piece, at: int) -> bool:
    """Whether a footnote begins with a sign right before ``at``: ``*% NRV``."""
    return before.kind == "symbol" and before.end == at


_LABEL = regex(
    r"[\s|]*(?:(?:%|pourcentage|porcentaje|percentuale|prozentsatz)\s*(?:d(?:[eo]s?|e[rl]|ei)\s+)?)?"
    rf"(?:{PERCENT_OF}|daily\s+values?)\s?%?[*†‡]*[\s|:]*",
    re.IGNORECASE,
)
"""Before a percent on a line of its own: it names nothing, and the percent is of the row above."""
_BETWEEN_CELLS = regex(
    rf"(?:[-–]\s)?(?:{EQUALS})|(?:which|that)\s(?:is|makes)|i\.e\.|or|ou|oder|bzw\.?|=|%?\s*(?:{PERCENT_OF}|daily\s+values?)(?:\s*\(dv\))?[*†‡]*|"
    rf"(?:(?:{PER})\s+|(?<=/)|(?<=/\s))(?:\d{{1,2}}\s+)?(?:{DOSE})(?:{OF_SIZE}|\s*\([^()]{{1,20}}\))?[.]?|"
    r"(?:lo que |ce qui |che |das )?(?:supone|representa|représente|équivaut à|rappresenta|sind|entspricht)"
    r"(?: (?:el|le|il|au|al))?",
    re.IGNORECASE,
)
"""What stands between or behind the cells of one row and names nothing: ``300 mg soit 80 % des VNR``, ``300 mg par
sachet``."""
