"""Sheet: the rows of a table file as they were taken out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Line(NamedTuple):
    """A row; ``number`` is its row in a sheet, or the line of a CSV file that it begins on (from 1)."""

    number: int
    cells: tuple[str, ...]


class Flaw(NamedTuple):
    """What could not be taken out: a cell (``column`` as spreadsheets name it), or a whole line. ``text`` stands
    there."""

    line: int
    column: str | None
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, or a CSV file, which has no ``title``. ``is_hidden``: a person who opens the workbook
    does not see it."""

    title: str | None
    lines: tuple[Line, ...]
    flaws: tuple[Flaw, ...] = ()
    is_hidden: bool = False
