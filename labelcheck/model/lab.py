"""LabReport: what a laboratory measured."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from labelcheck.model.label import Evidence

LabBasis = Literal["per_serving", "per_unit", "per_daily_dose", "per_gram", "percent_of_claim"]


@dataclass(frozen=True, slots=True)
class Measurement:
    """One result line. ``uncertainty`` is expanded, in ``unit`` or (``uncertainty_is_percent``) in % of the
    result, with coverage factor ``k``. ``result`` is None for a result below the limit of quantification
    (``below`` then holds that limit, if stated)."""

    analyte: str
    result: Decimal | None
    below: Decimal | None
    unit: str
    basis: LabBasis | None
    uncertainty: Decimal | None
    uncertainty_is_percent: bool
    k: Decimal
    product: str | None
    upc: str | None
    lot: str | None
    lab: str | None
    date: str | None
    source: str
    line: int
    as_printed: str


@dataclass(frozen=True, slots=True)
class LabReport:
    """The measurements of one file, and the lines that could not be read (line, message)."""

    source: str
    measurements: tuple[Measurement, ...]
    problems: tuple[tuple[int, str], ...] = ()


Verdict = Literal["pass", "conditional_pass", "conditional_fail", "fail", "not_evaluated"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A decimal amount with its unit, and the coverage factor where it is an uncertainty."""

    value: Decimal
    unit: str
    k: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Potency:
    """One claim held against one measurement. ``limits`` are in % of the claim; ``steps`` is the arithmetic."""

    analyte: str
    claimed: Quantity | None
    tested: Quantity | None
    uncertainty: Quantity | None
    percent_of_claim: Decimal | None
    verdict: Verdict
    tolerance: str
    limits: tuple[Decimal | None, Decimal | None]
    basis: LabBasis | None
    probability: Decimal | None
    lot: str | None
    lab: str | None
    date: str | None
    steps: tuple[str, ...]
    reason: str | None
    evidence: tuple[Evidence, ...]
