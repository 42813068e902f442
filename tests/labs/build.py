"""Labels and measurements as the tests of the laboratory room need them, built by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from labelcheck.model.lab import LabReport, Measurement, Place, Said, Sample
from labelcheck.model.label import Amount, Basis, Coverage, Evidence, Label, Magnesium, Serving, Text

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


def said(value: str | None) -> Said | None:
    return Said(value, Place("results.csv", value, row=2)) if value is not None else None


def measurement(result: str | None = "215", **facts: Any) -> Measurement:
    """A result in mg per serving; product, upc, lot, lab and date are those of its sample."""
    own: dict[str, Any] = {
        name: said(facts.pop(name)) for name in ("product", "upc", "lot", "lab", "date") if name in facts
    }
    plain = Measurement(
        analyte="magnesium",
        name="magnesium",
        result=Decimal(result) if result is not None else None,
        below=None,
        unit="mg",
        basis="per_serving",
        place=Place("results.csv", result or "ND", row=facts.pop("line", 2), column="B"),
        sample=Sample(**own),
        is_below=result is None,
        as_printed=result or "ND",
    )
    return replace(plain, **facts)


def report(*measurements: Measurement) -> LabReport:
    return LabReport("results.csv", "table", measurements)


def servings(units: str = "2", unit: str = "capsule", grams: str | None = None) -> Serving:
    return Serving(f"{units} {unit}s", Decimal(units), unit, Decimal(grams) if grams else None, None, ())
