"""Records of a table as programs write them out, whose cells are parted by commas (RFC 4180) or semicolons."""

from __future__ import annotations

import re
from itertools import groupby

from labelcheck.documents.torn import HEADINGS
from labelcheck.model.regex import regex


def cells_apart(lines: list[str], text: str) -> list[str]:
    """``lines`` of ``text`` with their cells apart, where they are records."""
    lines = _without_commas(_fields_named(lines) if "_" in text else lines)
    lines = _without_semicolons(lines) if text.count(";") >= FEWEST_RECORDS else lines
    return [_FIELD.sub(r"\1:", line) for line in lines] if any(sign in text for sign in "=;→") else lines


_FIELD = regex(rf"\A(\s*(?:{'|'.join(HEADINGS)})\s?)[=;→](?=\s?\S)", re.IGNORECASE)
"""A heading before what stands under it, in a record: ``Other Ingredients = cellulose``, ``ingredients;cellulose``,
``Other ingredients → cellulose``."""


def _fields_named(lines: list[str]) -> list[str]:
    """``lines`` with the names of their fields as people write them, where several are the columns of a data base:
    ``SERVING_SIZE | 2 capsules``, ``other_ingredients = silica``."""
    named = [_COLUMN.match(line) for line in lines]
    if sum(match is not None and "_" in match["name"] for match in named) < FEWEST_COLUMNS:
        return lines
    return [
        line if match is None else _written(match) + line[match.end() :]
        for line, match in zip(lines, named, strict=True)
    ]


_COLUMN = regex(
    r"(?P<name>[A-Z]{2,20}(?:_[A-Z]{1,20}){0,5}(?=\s?[|=:])|[a-z]{2,20}(?:_[a-z]{1,20}){0,5}(?=\s?[|=]))\s?[|=:]\s(?=\s{0,3}\S)"
)
FEWEST_COLUMNS = 3


def _written(field: re.Match[str]) -> str:
    """The name of a ``field`` and its colon, as long as they are with their own signs."""
    return (field["name"].replace("_", " ") + ":").ljust(len(field[0]))


def _without_commas(lines: list[str]) -> list[str]:
    """``lines`` with their cells apart, where most are records of cells of which some are quoted (RFC 4180)."""
    quoted = sum(line[:1] == '"' and '":' not in line for line in lines)
    fields = "   "
    if any(',"' in line and line.endswith('"') and line[:1] != '"' for line in lines):
        quoted, fields = sum(_TIGHT_COMMA.search(line) is not None for line in lines), ": "
    alike = _are_alike(lines)
    if not alike and 2 * quoted <= sum(not line.isspace() for line in lines if line):
        return lines
    import csv

    try:
        if alike:
            return [_row(next(csv.reader([line]), [])) for line in lines]
        records = [next(csv.reader([line]), []) for line in lines]
        return [(fields if len(cells) == 2 else "   ").join(cells) for cells in records]
    except csv.Error:  # a cell that is too long, or a NUL
        return lines


def _are_alike(lines: list[str]) -> bool:
    """Whether nearly all ``lines`` are records of as many cells, three or more, without a blank behind their commas; of
    few lines all, each with an amount below the headings."""
    printed = [line for line in lines if line.strip()]
    tight = [line for line in printed if _TIGHT_COMMA.search(line) is not None or line.endswith(",,")]
    if len(tight) < max(FEWEST_ROWS, MOST_ALIKE * len(printed)):
        return False
    import csv

    try:
        records = [next(csv.reader([line]), []) for line in printed]
    except csv.Error:
        return False
    counts = [len(cells) for cells in records]
    usual = max(set(counts), key=counts.count)
    if len(tight) < FEWEST_RECORDS:
        measured = [any(_MEASURED.fullmatch(cell.strip()) for cell in cells) for cells in records]
        return usual > 2 and len(set(counts)) == 1 and measured == [False] + [True] * (len(records) - 1)
    return usual > 2 and counts.count(usual) >= MOST_ALIKE * len(counts)


def _row(cells: list[str]) -> str:
    """The ``cells`` of a record with bars between them; of a field and what it holds, with a colon."""
    shown = [cell.strip() for cell in cells]
    filled = [cell for cell in shown if cell]
    if len(filled) > 2:
        return " | ".join([cell or "-" for cell in shown])
    is_field = len(filled) == 2 and shown[:2] == filled and _MEASURED.match(filled[1]) is None
    return (": " if is_field else "   ").join(filled)


_MEASURED = regex(r"<?\s?\d[\d.,]*\s?(?:mg|mcg|[μµ]g|g|IU|%|kcal)(?!\w)")
_TIGHT_COMMA = regex(r"(?<!\d),(?=\S)")
"""Between two cells."""


def _without_semicolons(lines: list[str]) -> list[str]:
    """``lines`` with bars for the semicolons between their cells: all where nearly all are records, else those of
    tables."""
    counts = [line.count(";") for line in lines if line.strip()]
    usual = max(set(counts), key=counts.count, default=0)
    whole = usual > 0 and counts.count(usual) >= max(FEWEST_RECORDS, MOST_ALIKE * len(counts))
    own = range(len(lines)) if whole else _tables(lines)
    if not own:
        return lines
    import csv

    done = list(lines)
    try:
        for at in own:
            done[at] = _record(next(csv.reader([lines[at]], delimiter=";"), []))
    except csv.Error:  # a cell that is too long, or a NUL
        return lines
    return done


def _tables(lines: list[str]) -> list[int]:
    """Which of ``lines`` are the records of tables: several under each other have as many cells, three or more, with a
    number among them; lines of a list may have as many names."""
    runs = [[*run] for _, run in groupby(range(len(lines)), lambda at: lines[at].count(";"))]
    long = [run for run in runs if len(run) >= FEWEST_RECORDS and lines[run[0]].count(";") > 1]
    return [
        at
        for run in long
        if sum(_NUMBER_CELL.search(lines[at]) is not None for at in run) >= MOST_ALIKE * len(run)
        for at in run
    ]


_NUMBER_CELL = regex(r";\s?[<\d][\d.,]*(?:\s?[^\W\d]{1,4})?\s?(?:;|\Z)")
FEWEST_RECORDS = 5
FEWEST_ROWS = 3
"""Lines of a table, the headings with them, that its amounts tell to be one."""
MOST_ALIKE = 0.8
"""A list that is quoted may hold more semicolons than its table has cells."""


def _record(cells: list[str]) -> str:
    """A record as people write it: ``Serving Size: 2 capsules``, ``Zinc | 5 mg | 45%``."""
    filled = [cell for cell in cells if cell.strip()]
    is_field = len(filled) == 2 and filled == cells[:2]
    return ": ".join(filled) if is_field else " | ".join(cells).rstrip(" |")
