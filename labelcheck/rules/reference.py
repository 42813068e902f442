"""The value in mg that a printed percent is of."""

from __future__ import annotations

from decimal import Decimal

from labelcheck.knowledge import daily_values
from labelcheck.model.result import Market


def reference_value(market: Market, basis: str) -> Decimal:
    """The value that the panel's heading names, else the market's for adults."""
    values = daily_values()
    if basis != "adult":
        return values[basis]
    return values["nrv"] if market in ("eu", "uk") else values["adult"]
