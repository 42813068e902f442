"""Printed quantities as exact numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelcheck.facts.numbers import amount, decimal, in_mg, percent
from labelcheck.model.label import Amount


@pytest.mark.parametrize(
    ("printed", "value"),
    [("1,000", "1000"), ("0,25", "0.25"), ("1.100,5", "1100.5"), ("166.70", "166.70"), ("1,2", "1.2"), (".5", "0.5"),
     ("0,015", "0.015"), ("7'500", "7500"), ("1’200", "1200"), ("1 200", "1200")],
)  # fmt: skip
def test_decimal(printed: str, value: str) -> None:
    assert decimal(printed) == Decimal(value)


@pytest.mark.parametrize(("printed", "grams"), [("1,250 g", "1.250"), ("2,5 g", "2.5"), ("1.250 g", "1250")])
def test_grams_in_a_text_that_writes_a_decimal_comma(printed: str, grams: str) -> None:
    assert amount(printed, decimal_comma=True) == Amount(Decimal(grams), "g")


def test_printed_precision_is_kept() -> None:
    assert str(decimal("166.70")) == "166.70"


@pytest.mark.parametrize("printed", ["", "1,00,0,", "1.2.3", "abc", "000"])
def test_what_is_no_number_is_none(printed: str) -> None:
    assert decimal(printed) is None


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("1,500 μg RAE", Amount(Decimal(1500), "mcg RAE")),
        ("<1 mg", Amount(Decimal(1), "mg", less_than=True)),
        ("200mg", Amount(Decimal(200), "mg")),
        ("5 Grams", Amount(Decimal(5), "g")),
        ("200 I.E.", Amount(Decimal(200), "IU")),
        ("1.000 IE", Amount(Decimal("1.000"), "IU")),
        ("10 billion CFU", Amount(Decimal(10), "billion CFU")),
        ("200", Amount(Decimal(200), "")),
    ],
)
def test_amount(printed: str, expected: Amount) -> None:
    assert amount(printed) == expected


@pytest.mark.parametrize(("printed", "expected"), [("(167% DV)", "167"), ("<1%", "<1"), ("2.5 %", "2.5"), ("†", None)])
def test_percent(printed: str, expected: str | None) -> None:
    assert percent(printed) == expected


@given(st.decimals(0, 10**6, places=3, allow_nan=False))
def test_milligrams_of_grams_and_micrograms(value: Decimal) -> None:
    assert in_mg(Amount(value, "g")) == value * 1000
    assert in_mg(Amount(value, "mcg")) == value / 1000
    assert in_mg(Amount(value, "IU")) is None
