"""Records of products in JSON."""

from __future__ import annotations

from labelcheck.documents.data import as_written


def test_a_field_that_stands_twice_with_two_values_says_nothing() -> None:
    assert as_written('{"amount": "200 mg", "amount": "400 mg", "name": "Zinc"}').split("\n") == ["", "name: Zinc"]
    assert as_written('{"amount": "200 mg", "amount": "200 mg"}').split("\n") == ["", "amount: 200 mg"]


def test_numbers_keep_the_precision_that_they_are_written_with() -> None:
    assert as_written('{"amount": 200.50}').split("\n") == ["", "amount: 200.50"]
