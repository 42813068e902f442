"""Counts in figures, fractions and words."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from labelcheck.facts.doses.units import COUNT, count


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("2", 2), ("2.5", "2.5"), ("1/2", "0.5"), ("1 1/2", "1.5"), ("1-1/2", "1.5"), ("1½", "1.5"), ("1 ½", "1.5"),
        ("¾", "0.75"), ("half", "0.5"), ("half a", "0.5"), ("half of a", "0.5"), ("one half", "0.5"),
        ("one and a half", "1.5"), ("1 and 1/2", "1.5"), ("anderthalb", "1.5"), ("eine halbe", "0.5"),
        ("une demi", "0.5"), ("media", "0.5"), ("una y media", "1.5"), ("mezza", "0.5"), ("twelve", 12),
    ],
)  # fmt: skip
def test_count(printed: str, number: str | int) -> None:
    found = re.match(COUNT, f"{printed} tablets")
    assert found is not None
    assert found.group() == printed
    assert count(printed) == Decimal(number)
