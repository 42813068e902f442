"""Labels and measurements as the tests of the laboratory room need them, built by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from labelcheck.model.lab import LabReport, Measurement
from labelcheck.model.label import Amount, Basis, Coverage, Evidence, Label, Magnesium, Text

ROW = (Evidence(1, None, 5, "Magnesium 200 mg 48%"),)


def text(value: str | None) -> Text | None:
    return Text(value, ()) if value is not None else None


def label(
    claim: str | None = "200", *, basis: Basis = "declared", name: str | None = "Calm Harbor", upc: str | None = None
) -> Label:
    """A label that claims ``claim`` mg of elemental magnesium."""
    amount = Decimal(claim) if claim is not None else None
    printed = Amount(amount, "mg") if amount is not None else None
    magnesium = Magnesium((), False, printed, amount, basis, (), None, None, ROW)
    covered = Coverage("whole", (), {"panel": "read", "other_ingredients": "read"}, (), 0)
    return Label(text(name), None, text(upc), None, None, (), magnesium, (), (), (), covered)


def measurement(result: str | None = "215", **facts: Any) -> Measurement:
    """A result in mg per serving."""
    plain = Measurement(
        analyte="magnesium",
        result=Decimal(result) if result is not None else None,
        below=None,
        unit="mg",
        basis="per_serving",
        uncertainty=None,
        uncertainty_is_percent=False,
        k=Decimal(2),
        product=None,
        upc=None,
        lot=None,
        lab=None,
        date=None,
        source="results.csv",
        line=2,
        as_printed=result or "ND",
    )
    return replace(plain, **facts)


def report(*measurements: Measurement) -> LabReport:
    return LabReport("results.csv", measurements)
