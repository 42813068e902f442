"""Units of mass."""

from __future__ import annotations

from decimal import Decimal

IN_MG = {
    "kg": Decimal(1_000_000),
    "g": Decimal(1000),
    "mg": Decimal(1),
    "mcg": Decimal("0.001"),
    "ng": Decimal("0.000001"),
}
"""How many mg each is."""
