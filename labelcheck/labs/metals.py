"""Heavy metals as taken in a day."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from labelcheck.knowledge import analytes
from labelcheck.labs.convert import shown, to_serving
from labelcheck.labs.equivalents import Refused, convert
from labelcheck.model.lab import Contaminant, LabReport, Measurement
from labelcheck.model.label import Label


def contaminants(label: Label, reports: tuple[LabReport, ...]) -> tuple[Contaminant, ...]:
    """The metals of ``reports`` in mcg a day of ``label``'s directions."""
    known = analytes()
    rows: dict[tuple[object, ...], list[Contaminant]] = {}
    for m in (m for report in reports for m in report.measurements):
        if m.analyte in known and known[m.analyte].kind == "metal" and (m.result is not None or m.is_below):
            rows.setdefault(m.row, []).append(_daily(label, m))
    return tuple(min(row, key=_unknown) for row in rows.values())


def _unknown(metal: Contaminant) -> tuple[bool, bool, Decimal]:
    """How little is known of a result that a row gives on several bases: no day's amount, no directions; then the
    largest."""
    unsaid = metal.reason is not None or (metal.is_below and metal.below is None)
    return unsaid, metal.servings is None, -(metal.daily or Decimal(0))


def _daily(label: Label, m: Measurement) -> Contaminant:
    lot, lab = m.sample.lot, m.sample.lab
    daily = label.daily_dose.servings if label.daily_dose is not None else None
    base = Contaminant(
        analyte=m.analyte,
        daily=None,
        uncertainty=None,
        servings=daily,
        is_below=m.is_below,
        lot=lot.value if lot else None,
        lab=lab.value if lab else None,
        steps=(),
        reason=None,
        place=m.place,
    )
    if m.result is None:
        try:
            return replace(base, below=_below(label, m, daily or Decimal(1)))
        except Refused as refused:
            return replace(base, reason=str(refused))
    servings, steps = daily or Decimal(1), []
    try:
        if m.basis == "per_daily_dose":
            factor = _to_day(m)
            servings = Decimal(1)
            base = replace(base, servings=Decimal(1))
        else:
            made = to_serving(m, label, None, "mcg")
            factor, steps = made.times, list(made.steps)
    except Refused as refused:
        return replace(base, reason=str(refused))
    amount = m.result * factor * servings
    spread = None
    if m.uncertainty is not None:
        own = m.result * m.uncertainty / 100 if m.uncertainty_is_percent else m.uncertainty
        spread = own * 2 / m.k * factor * servings
    times = f" × {shown(servings)} servings a day" if servings != 1 else ""
    steps.append(f"{m.as_printed}{times} = {shown(amount)} mcg a day" if m.as_printed else f"{shown(amount)} mcg a day")
    return replace(base, daily=amount, uncertainty=spread, steps=tuple(steps))


def _below(label: Label, m: Measurement, servings: Decimal) -> Decimal | None:
    """A day's amount of the limit of quantification that the result lies below.

    Raises:
        Refused: how much of it is in a day is not known.
    """
    if m.below is None:
        return None
    day = m.basis == "per_daily_dose"
    return m.below * (_to_day(m) if day else to_serving(m, label, None, "mcg").times * servings)


def _to_day(m: Measurement) -> Decimal:
    """What turns a result per daily dose into mcg a day.

    Raises:
        Refused: its unit is no mass.
    """
    return convert(m.unit, "mcg")[0] / m.per
