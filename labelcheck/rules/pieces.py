"""How many pieces a serving is."""

from __future__ import annotations

from decimal import Decimal

from labelcheck.model.label import Serving

_MEASURES = ("g", "gram", "ml", "oz", "ounce", "floz", "fl.oz")


def pieces(serving: Serving | None) -> Decimal:
    """The capsules, scoops or packets of ``serving``; 1 where it is measured (7.5 g) or its count is not known."""
    if serving is None or not serving.units or serving.unit in _MEASURES:
        return Decimal(1)
    return serving.units
