"""A table file, told by its content."""

from __future__ import annotations

from collections.abc import Callable

from labelcheck.model.sheet import Sheet
from labelcheck.tables.delimited import Rows, read_delimited


def is_workbook(data: bytes) -> bool:
    """Whether ``data`` is a zip archive, as XLSX workbooks are."""
    return data.startswith(b"PK\x03\x04")


def read_sheets(data: bytes, is_headed: Callable[[Rows], bool]) -> tuple[Sheet, ...]:
    """The sheets of a workbook, or the one of a CSV or TSV file, whose delimiter is the one under which ``is_headed``
    knows the first rows.

    Raises:
        TableError: it is neither, or is not opened.
    """
    if is_workbook(data):
        from labelcheck.tables.workbook import read_workbook

        return read_workbook(data)
    return (read_delimited(data, is_headed),)
