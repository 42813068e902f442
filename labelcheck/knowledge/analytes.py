"""What laboratories measure: nutrients and heavy metals by their names, and the limits of a day's metals."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from labelcheck.knowledge.names import fold
from labelcheck.knowledge.tables import several, table

Standard = Literal["usp_2232", "prop_65"]


@dataclass(frozen=True, slots=True)
class Analyte:
    """One row of the table; ``analytes.toml`` says what each field means."""

    id: str
    name: str
    kind: Literal["mineral", "vitamin", "metal"]
    names: tuple[str, ...]
    symbols: tuple[str, ...]
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MetalLimit:
    """The most of a metal, in mcg a day. ``total``: the analyte whose total result bounds this one, if any."""

    standard: Standard
    analyte: str
    total: str | None
    mcg: Decimal
    about: str
    source: tuple[str, ...]


@cache
def analytes() -> dict[str, Analyte]:
    """All analytes by id."""
    return {
        row["id"]: Analyte(
            row["id"], row["name"], row["kind"], several(row, "names"), several(row, "symbols"), several(row, "source")
        )
        for row in table("analytes")["analyte"]
    }


@cache
def metal_limits() -> tuple[MetalLimit, ...]:
    """The limits of a day's metals, by standard."""
    return tuple(
        MetalLimit(
            row["standard"],
            row["analyte"],
            row.get("total"),
            Decimal(row["mcg"]),
            row["about"],
            several(row, "source"),
        )
        for row in table("analytes")["limit"]
    )


@cache
def _by_name() -> dict[str, Analyte]:
    return {fold(name): a for a in analytes().values() for name in (a.id, a.name, *a.names)}


@cache
def _by_symbol() -> dict[str, Analyte]:
    return {symbol: a for a in analytes().values() for symbol in a.symbols}


def analyte_by_name(name: str) -> Analyte | None:
    """The analyte that ``name`` is a name or the symbol of; None when the table has none."""
    return _by_symbol().get(name.strip()) or _by_name().get(fold(name))
