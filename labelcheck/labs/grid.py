"""What a table, a page and a text have in common: rows of cells that stand one beside the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from labelcheck.layout.lines import in_lines, segments
from labelcheck.layout.normalise import normalise
from labelcheck.layout.planes import Plane, Token, planes
from labelcheck.model.document import Box, Document, Page, Word
from labelcheck.model.lab import Place
from labelcheck.tables import column_name

CELL_GAP = 0.9
"""A gap wider than this many font sizes lies between two cells."""
TEXT_GAP = 2
"""As many blanks separate two cells of a text."""
BAR_GAP = 100
"""How wide a cell between bars is taken to be; only its number matters."""


class Cell(NamedTuple):
    """``left`` and ``right`` are points, characters, or the number of the column in a table file."""

    text: str
    left: float
    right: float
    place: Place


class Row(NamedTuple):
    """Cells from left to right. ``uprights`` are the drawn rules that stand across the row, ``band`` the heights of
    the drawn rules next above and below it."""

    cells: tuple[Cell, ...]
    page: int
    top: float
    bottom: float
    uprights: tuple[float, ...] = ()
    band: tuple[float, float] | None = None


def filled(row: Row) -> Row:
    """``row`` without its empty cells."""
    return row._replace(cells=tuple(c for c in row.cells if c.text))


class LabFileError(Exception):
    """A file that holds no results in a form that is read; the message says what is wrong and where."""


def document_rows(document: Document) -> list[Row]:
    """The rows of a certificate, page by page."""
    return [row for page in document.pages for row in _page_rows(page, document.source)]


def _page_rows(page: Page, source: str) -> Iterator[Row]:
    if any(word.box is None for word in page.words):
        yield from _text_rows(page, source)
        return
    for plane in planes(page)[:1]:
        uprights = [rule for rule in plane.rules if rule[3] - rule[1] > 4 * (rule[2] - rule[0])]
        levels = _levels(plane)
        for line in in_lines(segments(plane.tokens)):
            crossing = sorted({round((r[0] + r[2]) / 2, 1) for r in uprights if r[1] - 2 <= line.middle <= r[3] + 2})
            cells = tuple(_drawn_cells(line.tokens, crossing, plane, source))
            if cells:
                yield Row(cells, page.number, line.top, line.bottom, tuple(crossing), _band(cells, line.middle, levels))


Levels = list[tuple[float, list[tuple[float, float]]]]
"""The level rules of a page from the top: the height, and from where to where."""


def _levels(plane: Plane) -> Levels:
    by_height: dict[float, list[tuple[float, float]]] = {}
    for left, top, right, bottom in plane.rules:
        if right - left > 4 * (bottom - top):
            by_height.setdefault(round((top + bottom) / 2), []).append((left, right))
    return sorted(by_height.items())


def _band(cells: Sequence[Cell], middle: float, levels: Levels) -> tuple[float, float] | None:
    """The nearest rules above and below that run along all of ``cells``."""
    at = bisect_right(levels, middle, key=lambda level: level[0])
    above, below = (
        next((height for height, parts in near if all(_covers(parts, cell) for cell in cells)), None)
        for near in (reversed(levels[:at]), levels[at:])
    )
    return (above, below) if above is not None and below is not None else None


def _covers(parts: Sequence[tuple[float, float]], cell: Cell) -> bool:
    return any(left - 2 <= cell.left and cell.right <= right + 2 for left, right in parts)


def _drawn_cells(tokens: Iterable[Token], uprights: list[float], plane: Plane, source: str) -> Iterator[Cell]:
    run: list[Token] = []
    for token in (t for t in tokens if t.text):
        if run and _apart(run[-1], token, uprights):
            yield _cell(run, plane.page, source)
            run = []
        run.append(token)
    if run:
        yield _cell(run, plane.page, source)


def _apart(before: Token, token: Token, uprights: list[float]) -> bool:
    if token.left - before.right > CELL_GAP * token.size:
        return True
    return any(before.right - 1 <= x <= token.left + 1 for x in uprights)


def _cell(run: list[Token], page: int, source: str) -> Cell:
    text = " ".join(t.text for t in run)
    printed = " ".join(t.word.text for t in run)
    left, right = run[0].left, max(t.right for t in run)
    box: Box = (
        round(left, 2),
        round(min(t.top for t in run), 2),
        round(right, 2),
        round(max(t.bottom for t in run), 2),
    )
    return Cell(text, left, right, Place(source, printed, page=page, box=box))


def _text_rows(page: Page, source: str) -> Iterator[Row]:
    lines: dict[int, list[Word]] = {}
    for word in page.words:
        lines.setdefault(word.line, []).append(word)
    for number, words in sorted(lines.items()):
        barred = any("|" in word.text for word in words)
        places = [Place(source, word.text, row=number, page=page.number) for word in words]
        cells = tuple(_barred_cells(words, places) if barred else _spaced_cells(words, places))
        if cells:
            yield Row(cells, page.number, float(number), number + 1.0)


def _spaced_cells(words: Sequence[Word], places: Sequence[Place]) -> Iterator[Cell]:
    """Cells of a text lie apart by several blanks, or by leader dots."""
    cell: Cell | None = None
    for word, place in zip(words, places, strict=True):
        left, right, text = word.column, word.column + len(word.text), normalise(word.text)
        ruler = len(word.text) > 2 and set(word.text) <= set("-+=:._…·")
        if cell is not None and not ruler and left - cell.right < TEXT_GAP:
            grown = cell.place._replace(text=f"{cell.place.text} {word.text}")
            cell = Cell(f"{cell.text} {text}".strip(), cell.left, right, grown)
            continue
        if cell is not None:
            yield cell
        cell = None if ruler else Cell(text, left, right, place)
    if cell is not None:
        yield cell


def _barred_cells(words: Sequence[Word], places: Sequence[Place]) -> Iterator[Cell]:
    """Cells between upright bars, which need not stand one under the other: the n-th cell is in the n-th column."""
    parts: list[list[str]] = [[]]
    for word in words:
        first, *others = word.text.split("|")
        parts[-1].append(first)
        parts += [[other] for other in others]
    texts = [" ".join(filter(None, part)) for part in parts]
    if not texts[0]:  # the bar before the first cell
        texts = texts[1:]
    for i, text in enumerate(texts):
        if text.strip("-+=: "):
            yield Cell(normalise(text), i * BAR_GAP, (i + 1) * BAR_GAP - 1, places[0]._replace(text=text))


def in_a_row(printed: Row, cells: Sequence[Cell]) -> Row:
    """``cells`` side by side in the order given, as a row that stands where ``printed`` does."""
    placed = [cell._replace(left=i * BAR_GAP, right=(i + 1) * BAR_GAP - 1) for i, cell in enumerate(cells)]
    return printed._replace(cells=tuple(placed), uprights=())


def table_rows(rows: Iterable[tuple[int, Sequence[str]]], source: str, sheet: str | None = None) -> list[Row]:
    """The rows (from 1) of a table file; a cell is as wide as its column."""
    return [
        Row(tuple(_table_cell(text, i, number, source, sheet) for i, text in enumerate(cells)), 1, number, number + 1)
        for number, cells in rows
    ]


def _table_cell(text: str, column: int, row: int, source: str, sheet: str | None) -> Cell:
    return Cell(text.strip(), column, column + 1, Place(source, text.strip()[:200], row, column_name(column), sheet))
