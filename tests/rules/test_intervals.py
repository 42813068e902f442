"""Intervals hold what the printed numbers may stand for."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from labelcheck.model.label import Amount
from labelcheck.rules.intervals import Interval, half_step, in_mg, printed

places = st.integers(0, 3)
numbers = st.decimals(1, 5000, places=3)


@given(true=numbers, digits=places)
def test_the_true_value_lies_in_what_it_is_rounded_to(true: Decimal, digits: int) -> None:
    shown = round(true, digits) if digits else true.quantize(Decimal(1))
    interval = printed(shown)
    assert interval.low <= true <= interval.high
    assert interval.high - interval.low <= 2 * half_step(shown)


@given(a=numbers, b=numbers, digits=places)
def test_a_quotient_of_true_values_lies_in_the_quotient(a: Decimal, b: Decimal, digits: int) -> None:
    shown = [printed(round(value, digits) if digits else value.quantize(Decimal(1))) for value in (a, b)]
    if shown[1].low > 0:
        quotient = shown[0].over(shown[1])
        assert quotient.low <= a / b <= quotient.high


@given(value=numbers, factor=st.decimals(0, 10, places=2))
def test_times_keeps_the_order(value: Decimal, factor: Decimal) -> None:
    interval = printed(value).times(factor)
    assert interval.low <= value * factor <= interval.high


def test_amounts_in_mg() -> None:
    assert in_mg(Amount(Decimal("0.4"), "g")) == Interval(Decimal(350), Decimal(450))
    assert in_mg(Amount(Decimal(200), "mg")) == Interval(Decimal("199.5"), Decimal("200.5"))
    assert in_mg(Amount(Decimal(1), "mg", less_than=True)) is None
    assert in_mg(Amount(Decimal(200), "IU")) is None
