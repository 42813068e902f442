"""What share of the magnesium of a buffered chelate comes from oxide."""

from __future__ import annotations

from decimal import Decimal

from labelcheck.knowledge import compounds
from labelcheck.model.label import Magnesium
from labelcheck.rules.intervals import Interval, in_mg, printed


def oxide_share(magnesium: Magnesium) -> Interval | None:
    """The share, 0 to 1, of the elemental magnesium that oxide supplies in a blend of one chelate or salt with oxide.

    None where the weight of the blend or the elemental amount is not printed, where no formula is known, or where the
    blend holds no more magnesium than the salt alone. The bounds are those of the printed precision and of the
    hydrates of the salt.
    """
    families = {compounds()[form.id].family for form in magnesium.forms} - {"oxide"}
    shares = [c.share for c in compounds().values() if families == {c.family} and c.share is not None]
    oxide = compounds()["oxide"].share
    if not shares or not magnesium.compound_mg or magnesium.amount is None or magnesium.basis != "declared":
        return None
    elemental = in_mg(magnesium.amount)
    if elemental is None or oxide is None:
        return None
    ratio = elemental.over(printed(magnesium.compound_mg))
    if not max(shares) < ratio.low <= oxide:
        return None
    low, high = _part(ratio.low, max(shares), oxide), _part(min(ratio.high, oxide), min(shares), oxide)
    return Interval(low, min(high, Decimal(1)))


def _part(ratio: Decimal, salt: Decimal, oxide: Decimal) -> Decimal:
    """The part of the magnesium from oxide, in a blend of which ``ratio`` is magnesium."""
    return oxide * (ratio - salt) / (oxide - salt) / ratio
