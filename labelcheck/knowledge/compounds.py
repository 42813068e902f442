"""Magnesium compounds that labels declare as a source."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from labelcheck.knowledge.chemistry import magnesium_share
from labelcheck.knowledge.tables import table


@dataclass(frozen=True, slots=True)
class Compound:
    """One row of the table; ``compounds.toml`` says what each field means."""

    id: str
    name: str
    family: str
    formula: str | None
    absorption: str
    ligand: str | None
    names: tuple[str, ...]
    words: tuple[str, ...]
    foreign: tuple[str, ...]
    misspellings: tuple[str, ...]
    confusables: tuple[str, ...]
    brands: tuple[str, ...]
    declared_yield: tuple[Decimal, Decimal] | None
    eu: str
    source: tuple[str, ...]

    @property
    def share(self) -> Decimal | None:
        """The elemental share by mass, from the formula; None for mixtures and where no formula is known."""
        return magnesium_share(self.formula) if self.formula else None


@cache
def compounds() -> dict[str, Compound]:
    """All compounds by id."""
    return {row["id"]: _compound(row) for row in table("compounds")["compound"]}


@cache
def chelate_brands() -> tuple[str, ...]:
    """Trade marks of several chelates: they fix no ligand."""
    return tuple(table("compounds")["chelate_brands"])


def _compound(row: dict[str, object]) -> Compound:
    def several(key: str) -> tuple[str, ...]:
        value = row.get(key, ())
        assert isinstance(value, list | tuple)
        return tuple(value)

    low_high = several("yield")
    return Compound(
        id=str(row["id"]),
        name=str(row["name"]),
        family=str(row["family"]),
        formula=str(row["formula"]) if "formula" in row else None,
        absorption=str(row["absorption"]),
        ligand=str(row["ligand"]) if "ligand" in row else None,
        names=several("names"),
        words=several("words"),
        foreign=several("foreign"),
        misspellings=several("misspellings"),
        confusables=several("confusables"),
        brands=several("brands"),
        declared_yield=(Decimal(low_high[0]), Decimal(low_high[1])) if low_high else None,
        eu=str(row["eu"]),
        source=several("source"),
    )
