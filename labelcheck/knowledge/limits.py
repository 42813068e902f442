"""Reference amounts and upper levels of magnesium, limits of vitamin B6, tolerances of potency."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from labelcheck.knowledge.tables import several, table


@dataclass(frozen=True, slots=True)
class ReferenceValue:
    """An amount in mg that a printed percent may be based on. ``current``: the law of today, not a retired value."""

    id: str
    mg: Decimal
    current: bool
    about: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UpperLevel:
    """The most magnesium a day, in mg, that a market holds safe from supplements, from ``from_age`` years on."""

    market: str
    from_age: int
    mg: Decimal
    about: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VitaminB6Limit:
    """The vitamin B6 a day, in mg, above which a market advises, warns or schedules."""

    market: str
    mg: Decimal
    about: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tolerance:
    """A tolerance profile: limits in % of the label claim; None where it has none. ``monograph``: the title of the USP
    monograph that sets them."""

    name: str
    lower: Decimal
    upper: Decimal | None
    about: str
    source: tuple[str, ...]
    upper_vitamins: Decimal | None = None
    monograph: str | None = None


@cache
def reference_values() -> dict[str, ReferenceValue]:
    """All reference values of magnesium by id."""
    return {
        row["id"]: ReferenceValue(row["id"], Decimal(row["mg"]), row["current"], row["about"], several(row, "source"))
        for row in table("limits")["reference_value"]
    }


@cache
def daily_values() -> dict[str, Decimal]:
    """The Daily Value of magnesium in mg by population (adult, children, infants, pregnancy), and the NRV."""
    return {value.id: value.mg for value in reference_values().values() if value.current}


@cache
def former_values() -> dict[Decimal, str]:
    """Other values in mg that printed percents are found to be based on, and what each was."""
    return {value.mg: value.about for value in reference_values().values() if not value.current}


@cache
def bases_of_percents() -> tuple[Decimal, ...]:
    """Every value in mg that a printed percent may be of, that for adults first."""
    return tuple(dict.fromkeys(value.mg for value in reference_values().values()))


@cache
def general_values() -> tuple[Decimal, ...]:
    """The values in mg that the percents of a panel for everybody are or were of: for adults, and the NRV."""
    return tuple(reference_values()[id_].mg for id_ in ("adult", "retired_adult", "nrv"))


@cache
def upper_levels() -> tuple[UpperLevel, ...]:
    """All upper levels, the youngest of a market first."""
    rows = table("limits")["upper_level"]
    return tuple(UpperLevel(row["market"], row["from_age"], *_amount(row)) for row in rows)


@cache
def upper_level(market: str, age: int = 19) -> UpperLevel | None:
    """The upper level in ``market`` for somebody of ``age`` years; None where the market sets none."""
    fitting = [level for level in upper_levels() if level.market == market and level.from_age <= age]
    return max(fitting, key=lambda level: level.from_age, default=None)


@cache
def vitamin_b6_limits() -> dict[str, tuple[VitaminB6Limit, ...]]:
    """The limits of vitamin B6 by market, the lowest first."""
    limits: dict[str, tuple[VitaminB6Limit, ...]] = {}
    for row in table("limits")["vitamin_b6_limit"]:
        limit = VitaminB6Limit(row["market"], *_amount(row))
        limits[limit.market] = (*limits.get(limit.market, ()), limit)
    return limits


@cache
def tolerances() -> dict[str, Tolerance]:
    """The tolerance profiles by name."""
    return {
        name: Tolerance(
            name,
            Decimal(row["lower"]),
            Decimal(row["upper"]) if "upper" in row else None,
            row["about"],
            several(row, "source"),
            Decimal(row["upper_vitamins"]) if "upper_vitamins" in row else None,
        )
        for name, row in table("limits")["tolerance"].items()
    }


def usp_monograph(form: str, unit: str) -> Tolerance | None:
    """The limits of the USP monograph of a product of ``form`` (a compound's id) in ``unit`` (tablet, capsule); None
    where none was read."""
    for row in table("limits")["monograph"]:
        if (row["form"], row["unit"]) == (form, unit):
            lower, upper = Decimal(row["lower"]), Decimal(row["upper"])
            return replace(tolerances()["usp"], lower=lower, upper=upper, monograph=row["title"])
    return None


def default_tolerance(market: str) -> Tolerance:
    """The profile used in ``market`` when the user names none."""
    return tolerances()[table("limits")["default_tolerance"][market]]


OWN_LIMITS = r"(\d{1,3}(?:\.\d{1,3})?)-(\d{1,4}(?:\.\d{1,3})?)?"
"""Limits of the user's own, in % of the claim, as they are written."""


def tolerance_profile(name: str | None, market: str) -> Tolerance:
    """The profile called ``name``; limits of the user's own are written ``95-110``, or ``95-`` without an upper one.

    Raises:
        ValueError: no such profile, or a lower limit that is not below the upper one.
    """
    if name is None:
        return default_tolerance(market)
    if name in tolerances():
        return tolerances()[name]
    match = re.fullmatch(OWN_LIMITS, name)
    if match is None or (match[2] and Decimal(match[1]) >= Decimal(match[2])):
        known = ", ".join(tolerances())
        raise ValueError(f"{name!r} is none of {known}, and no limits in % of the claim such as 95-110")
    return Tolerance(name, Decimal(match[1]), Decimal(match[2]) if match[2] else None, "limits of the user's own", ())


def _amount(row: dict[str, Any]) -> tuple[Decimal, str, tuple[str, ...]]:
    return Decimal(row["mg"]), row["about"], several(row, "source")
