"""CSV and TSV: text with a row a line, read strictly."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence

from labelcheck.model.sheet import Flaw, Line, Sheet
from labelcheck.tables.error import TableError

MAX_FIELD = 100_000
MAX_LINE = 1_000_000
MAX_ROWS = 100_000
DELIMITERS = (",", ";", "\t", "|")
HEAD = 20_000
"""So many characters are looked at to tell the delimiter."""
HEAD_ROWS = 40

Rows = Sequence[list[str]]


def read_delimited(data: bytes, is_headed: Callable[[Rows], bool]) -> Sheet:
    """The rows of a CSV or TSV file; ``is_headed`` knows the first rows of one whose delimiter was guessed right.

    A line that cannot be read is a flaw, the others are kept.

    Raises:
        TableError: it is not UTF-8 text.
    """
    if b"\0" in data[:4000]:
        raise TableError("the file is not text; save it as XLSX, or as CSV in UTF-8")
    flaws = [Flaw(number, None, "", f"the line is longer than {MAX_LINE} bytes") for number in _long_lines(data)]
    if flaws:
        skip = {flaw.line for flaw in flaws}
        data = b"\n".join(b"" if n in skip else line for n, line in enumerate(data.split(b"\n"), 1))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError("the file is not UTF-8 text; save it as CSV in UTF-8") from error
    if "\0" in text:
        raise TableError("the file is not text; save it as XLSX, or as CSV in UTF-8")
    lines: list[Line] = []
    for number, row in _rows(text, _delimiter(text, is_headed)):
        if isinstance(row, csv.Error):
            flaws.append(Flaw(number, None, "", f"the line cannot be read: {row}"))
        elif len(lines) == MAX_ROWS:
            flaws.append(Flaw(number, None, "", f"only the first {MAX_ROWS} rows were read"))
            break
        else:
            lines.append(Line(number, tuple(row)))
    return Sheet(None, tuple(lines), tuple(flaws))


def _delimiter(text: str, is_headed: Callable[[Rows], bool]) -> str:
    """The delimiter under which ``is_headed`` knows the first rows, else the most frequent one of the first line."""
    head = text[:HEAD].splitlines()[:HEAD_ROWS]
    for delimiter in DELIMITERS:
        if is_headed(list(csv.reader(head, delimiter=delimiter))):
            return delimiter
    first = next((line for line in head if line.strip()), "")
    return max(DELIMITERS, key=first.count)


def _long_lines(data: bytes) -> list[int]:
    if len(data) <= MAX_LINE:
        return []
    return [number for number, line in enumerate(data.split(b"\n"), 1) if len(line) > MAX_LINE]


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """Each row with the line it begins on; a row that cannot be read is its error.

    Strict: a quote that is never closed must not swallow the lines after it in silence.
    """
    csv.field_size_limit(MAX_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    while True:
        number = reader.line_num + 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, error
