"""Arithmetic on what is printed: a number stands for all that round to its last digit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from labelcheck.knowledge.masses import IN_MG
from labelcheck.model.label import Amount


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``; neither is negative."""

    low: Decimal
    high: Decimal

    def times(self, factor: Decimal) -> Interval:
        """Every value times ``factor``, which is not negative."""
        return Interval(self.low * factor, self.high * factor)

    def over(self, other: Interval) -> Interval:
        """Every quotient of a value of this interval and one of ``other``, which lies above zero."""
        return Interval(self.low / other.high, self.high / other.low)


def half_step(value: Decimal) -> Decimal:
    """Half a unit of the last printed digit of ``value``: 0.5 for 200, 0.05 for 7.5."""
    return Decimal(5).scaleb(int(value.as_tuple().exponent) - 1)


def printed(value: Decimal) -> Interval:
    """What rounds to the printed ``value``."""
    half = half_step(value)
    return Interval(max(value - half, Decimal(0)), value + half)


def in_mg(amount: Amount) -> Interval | None:
    """``amount`` in mg; None for an upper bound and for units that are no mass."""
    if amount.less_than or amount.unit not in IN_MG:
        return None
    return printed(amount.value).times(IN_MG[amount.unit])
