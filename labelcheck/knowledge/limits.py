"""Reference amounts of magnesium and tolerances of potency."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from labelcheck.knowledge.tables import table


@dataclass(frozen=True, slots=True)
class Tolerance:
    """A tolerance profile: limits in % of the label claim; None where it has none."""

    name: str
    lower: Decimal
    upper: Decimal | None
    about: str
    source: tuple[str, ...]


@cache
def daily_values() -> dict[str, Decimal]:
    """The Daily Value of magnesium in mg by population (adult, children, infants, pregnancy), and the NRV."""
    return {key: Decimal(value) for key, value in table("limits")["daily_values"].items() if key != "source"}


@cache
def former_values() -> dict[Decimal, str]:
    """Other values in mg that printed percents are found to be based on, and what each was."""
    return {Decimal(key): text for key, text in table("limits")["former_values"].items()}


@cache
def tolerances() -> dict[str, Tolerance]:
    """The tolerance profiles by name."""
    return {
        name: Tolerance(
            name,
            Decimal(row["lower"]),
            Decimal(row["upper"]) if "upper" in row else None,
            row["about"],
            tuple(row["source"]),
        )
        for name, row in table("limits")["tolerance"].items()
    }


def default_tolerance(market: str) -> Tolerance:
    """The profile used in ``market`` when the user names none."""
    return tolerances()[table("limits")["default_tolerance"][market]]
