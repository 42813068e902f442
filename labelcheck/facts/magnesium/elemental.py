"""How much elemental magnesium a printed amount is.

The amount beside the element's name is elemental (21 CFR 101.36(b)(2)(ii)). Beside a compound's name it may be either:
the % Daily Value and the compound's formula decide, or nothing does and both readings are given.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from labelcheck.facts.numbers import in_mg
from labelcheck.knowledge import compounds, general_values
from labelcheck.model.label import Amount, Basis, DoseReading

YIELD_SLACK = Decimal("1.15")
"""A compound's printed yield may stand this far from its formula (hydrates, carriers, rounding)."""


LARGEST = Decimal(10) ** 12
"""mg; what is larger is a slip or an attack, and is left as printed."""


@dataclass(frozen=True, slots=True)
class Dose:
    """The elemental dose in mg and how it was reached."""

    elemental_mg: Decimal | None
    basis: Basis
    readings: tuple[DoseReading, ...] = ()
    doubts: tuple[str, ...] = ()


def dose(
    quantity: Amount | None,
    percent: str | None,
    forms: list[str],
    *,
    elemental_row: bool,
    daily_values: tuple[Decimal, ...],
) -> Dose:
    """The elemental dose of a row: ``daily_values`` (mg) are those a printed percent may be based on."""
    if quantity is None or quantity.less_than:
        return Dose(None, "not_stated")
    mass = in_mg(quantity)
    if mass is None or quantity.unit == "mcg":
        return _impossible(quantity, percent, daily_values)
    if elemental_row:
        return Dose(mass, "declared")
    return _compound_row(mass, quantity, percent, forms, daily_values)


def _impossible(quantity: Amount, percent: str | None, daily_values: tuple[Decimal, ...]) -> Dose:
    printed = f"{quantity.value} {quantity.unit}".strip()
    if percent is None or percent.startswith("<"):
        return Dose(None, "not_stated", doubts=(f"{printed} is not a unit in which magnesium is dosed",))
    implied = f"{Decimal(percent) * daily_values[0] / 100:.0f} mg"
    return Dose(
        None, "not_stated", doubts=(f"{printed} does not agree with {percent} % of the Daily Value (about {implied})",)
    )


def _compound_row(
    mass: Decimal, quantity: Amount, percent: str | None, forms: list[str], daily_values: tuple[Decimal, ...]
) -> Dose:
    if percent is not None and not percent.startswith("<"):
        if fits_any(quantity, percent, daily_values):
            return Dose(mass, "declared")
        if (share := share_of(forms)) is not None and any(
            _near(Decimal(percent) * dv / 100, mass * share) for dv in daily_values
        ):
            return Dose(_rounded(mass * share), "computed")
    readings = [DoseReading("elemental", mass, forms[0] if len(forms) == 1 else "")]
    if (share := share_of(forms)) is not None:
        readings.append(DoseReading("compound", _rounded(mass * share), forms[0]))
    return Dose(None, "ambiguous", tuple(readings))


def share_of(forms: list[str]) -> Decimal | None:
    """The elemental share of the only form, if its formula is known."""
    if len(forms) != 1 or forms[0] not in compounds():
        return None
    share: Decimal | None = compounds()[forms[0]].share
    return share


def _near(a: Decimal, b: Decimal) -> bool:
    return a <= b * YIELD_SLACK and b <= a * YIELD_SLACK


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP) if value < LARGEST else value


def fits_any(quantity: Amount, percent: str | None, daily_values: tuple[Decimal, ...]) -> bool:
    """Whether ``quantity`` is the printed ``percent`` of one of ``daily_values``, as only the element's amount is."""
    mass = in_mg(quantity)
    if mass is None or percent is None or percent.startswith("<"):
        return False
    return any(fits(mass, quantity, Decimal(percent), dv) for dv in daily_values)


def fits(mass: Decimal, quantity: Amount, percent: Decimal, daily_value: Decimal) -> bool:
    """Whether ``percent`` is what ``mass`` mg is of ``daily_value``, given how precisely both are printed."""
    exponent = quantity.value.as_tuple().exponent
    half = Decimal(5).scaleb(int(exponent) - 1) * (mass / quantity.value if quantity.value else 1)
    low, high = (mass - half) * 100 / daily_value, (mass + half) * 100 / daily_value
    return low - Decimal("0.5") <= percent <= high + Decimal("0.5")


FAR = 4
"""So many times as much is no slip of rounding, nor of another group's value."""


def far_apart(quantity: Amount | None, percent: str | None, daily_values: tuple[Decimal, ...]) -> bool:
    """Whether ``percent`` is of none of ``daily_values`` and far from what ``quantity`` is of those for adults: one of
    the two is of another row, or was misread."""
    mass = in_mg(quantity) if quantity is not None else None
    if quantity is None or mass is None or percent is None or percent.startswith("<") or quantity.less_than:
        return False
    if fits_any(quantity, percent, daily_values):
        return False
    of_values = [mass * 100 / value for value in general_values()]
    return Decimal(percent) > FAR * max(of_values) or Decimal(percent) * FAR < min(of_values)
