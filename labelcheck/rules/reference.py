"""The value in mg that a printed percent is of."""

from __future__ import annotations

from decimal import Decimal

from labelcheck.knowledge import daily_values
from labelcheck.model.result import Market
from labelcheck.rules.registry import NotJudged


def reference_value(market: Market, basis: str) -> Decimal:
    """The value that the panel's heading names, else the market's for adults.

    Raises:
        NotJudged: the heading names an RDA or RDI, which is another amount in each country.
    """
    values = daily_values()
    if basis == "recommended_intake":
        raise NotJudged("the percents are of an RDA or RDI, and whose is not known here")
    if basis != "adult":
        return values[basis]
    return values["nrv"] if market in ("eu", "uk") else values["adult"]
