"""CSV and TSV: strict, and told where a line cannot be read."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from labelcheck.model.sheet import Sheet
from labelcheck.tables import DELIMITERS, TableError, delimited, read_sheets

CELLS = st.lists(st.lists(st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=12), min_size=2))


def sheet(data: bytes) -> Sheet:
    (found,) = read_sheets(data, lambda rows: "label" in rows[0])
    return found


@pytest.mark.parametrize("delimiter", DELIMITERS)
@given(rows=CELLS)
def test_what_a_spreadsheet_writes_comes_back(delimiter: str, rows: list[list[str]]) -> None:
    written = io.StringIO(newline="")
    table = csv.writer(written, delimiter=delimiter)
    table.writerows([["label", "sku"], *rows])
    found = sheet(written.getvalue().encode("utf-8-sig"))
    assert [list(line.cells) for line in found.lines] == [["label", "sku"], *rows]
    assert found.flaws == ()


@given(data=st.binary(max_size=300))
@example(data=b"PK\x03\x04")
def test_bytes_are_a_table_or_refused(data: bytes) -> None:
    def never(rows: Sequence[list[str]]) -> bool:
        return bool(rows) and False

    try:
        found = read_sheets(data, never)
    except TableError as error:
        assert re.search("; save (?:it|the table) (?:again )?as ", str(error))  # noqa: PT017 - both answers are right
    else:
        assert [line.number for line in found[0].lines] == sorted(line.number for line in found[0].lines)


def test_a_line_that_cannot_be_read_is_a_flaw_and_costs_no_line_before_it() -> None:
    found = sheet(b'label,sku\na,1\n"b,2\nc,3\n')
    assert [line.cells for line in found.lines] == [("label", "sku"), ("a", "1")]
    assert [(flaw.line, flaw.column) for flaw in found.flaws] == [(3, None)]


def test_rows_beyond_measure_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MAX_ROWS", 2)
    found = sheet(b"label\na\nb\n")
    assert [line.cells for line in found.lines] == [("label",), ("a",)]
    assert [(flaw.line, flaw.message) for flaw in found.flaws] == [(3, "only the first 2 rows were read")]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"label\nm\xfcller\n", "not UTF-8 text"),
        (b"label\0\n", "not text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "not text; save it as XLSX"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(TableError, match=said):
        sheet(data)
