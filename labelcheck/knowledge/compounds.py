"""Magnesium compounds that labels declare as a source."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from labelcheck.knowledge.chemistry import magnesium_share
from labelcheck.knowledge.tables import several, table


@dataclass(frozen=True, slots=True)
class Compound:
    """One row of the table; ``compounds.toml`` says what each field means."""

    id: str
    name: str
    family: str
    formula: str | None
    hydrate: str
    role: str
    names: tuple[str, ...]
    words: tuple[str, ...]
    foreign: tuple[str, ...]
    misspellings: tuple[str, ...]
    confusables: tuple[str, ...]
    brands: tuple[str, ...]
    y_min: Decimal | None
    y_max: Decimal | None
    absorption: str
    ligand: str | None
    eu_2002_46: str
    note: str
    source: tuple[str, ...]

    @property
    def share(self) -> Decimal | None:
        """The elemental share by mass, from the formula; None for mixtures and where no formula is known."""
        return magnesium_share(self.formula) if self.formula else None

    @property
    def ceiling(self) -> Decimal | None:
        """The highest share in the family (labels seldom say the hydrate): more than this is impossible.

        None where no formula of the family is known, and for mixtures, which hold other salts.
        """
        return None if self.role == "mixture" else _ceilings().get(self.family)


@cache
def compounds() -> dict[str, Compound]:
    """All compounds by id."""
    return {row["id"]: _compound(row) for row in table("compounds")["compound"]}


@cache
def chelate_brands() -> tuple[str, ...]:
    """Trade marks of several chelates: they fix no ligand."""
    return several(table("compounds"), "chelate_brands")


@cache
def _ceilings() -> dict[str, Decimal]:
    highest: dict[str, Decimal] = {}
    for compound in compounds().values():
        if compound.share is not None:
            highest[compound.family] = max(compound.share, highest.get(compound.family, Decimal(0)))
    return highest


def _compound(row: dict[str, Any]) -> Compound:
    lists = ("names", "words", "foreign", "misspellings", "confusables", "brands", "source")
    return Compound(
        id=row["id"],
        name=row["name"],
        family=row["family"],
        formula=row.get("formula"),
        hydrate=row["hydrate"],
        role=row["role"],
        y_min=Decimal(row["y_min"]) if "y_min" in row else None,
        y_max=Decimal(row["y_max"]) if "y_max" in row else None,
        absorption=row["absorption"],
        ligand=row.get("ligand"),
        eu_2002_46=row["eu_2002_46"],
        note=row.get("note", ""),
        **{key: several(row, key) for key in lists},
    )
