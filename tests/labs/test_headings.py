"""Headings of more than one row."""

from __future__ import annotations

import pytest

from labelcheck.knowledge.lab_headings import exact_field
from labelcheck.labs.grid import Cell, Row
from labelcheck.labs.headings import heading_at
from labelcheck.model.lab import Place


def row(top: float, *cells: tuple[str, float]) -> Row:
    return Row(
        tuple(Cell(text, left, left + 40, Place("a.pdf", text, page=1)) for text, left in cells), 1, top, top + 9
    )


HEADING = row(100, ("Analyte", 50), ("LOQ", 200), ("Result", 300), ("Result", 400))


@pytest.mark.parametrize("under", ["(mg/unit)", "mg/unit"])
def test_units_that_stand_far_under_the_heading_are_its_second_row(under: str) -> None:
    table = heading_at([HEADING, row(119, ("(mg/g)", 200), ("(mg/g)", 300), (under, 400))], 0, {}, fixed=False)
    assert table is not None
    assert table.length == 2
    assert [c.unit.basis for c in table.columns if c.unit] == ["per_gram", "per_gram", "per_unit"]


def test_other_words_as_far_under_it_are_not() -> None:
    table = heading_at([HEADING, row(119, ("Magnesium", 50), ("mg/g", 300))], 0, {}, fixed=False)
    assert table is not None
    assert table.length == 1


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("Client Lot #", "lot"),
        ("Manufacturer's Lot No.", "lot"),
        ("Lot/Batch ID", "lot"),
        ("Charge-Nr.", "lot"),
        ("N° lot", "lot"),
        ("Lot Size", None),
        ("Batch Quantity", None),
        ("Sample", "product"),
    ],
)
def test_words_for_the_lot_are_put_together(words: str, field: str | None) -> None:
    assert exact_field(words) == field
