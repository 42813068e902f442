"""Excipients and other ingredients."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from labelcheck.knowledge.names import fold
from labelcheck.knowledge.tables import table


@dataclass(frozen=True, slots=True)
class Excipient:
    """One row of the table; ``excipients.toml`` says what each field means."""

    id: str
    name: str
    synonyms: tuple[str, ...]
    e_number: str | None
    functions: tuple[str, ...]
    concern: int
    allergen: str | None
    banned: tuple[tuple[str, str], ...]
    source: tuple[str, ...]


@cache
def excipients() -> dict[str, Excipient]:
    """All excipients by id."""
    return {
        row["id"]: Excipient(
            id=row["id"],
            name=row["name"],
            synonyms=tuple(row["synonyms"]),
            e_number=row.get("e_number"),
            functions=tuple(row.get("functions", ())),
            concern=row["concern"],
            allergen=row.get("allergen"),
            banned=tuple(row.get("banned", {}).items()),
            source=tuple(row["source"]),
        )
        for row in table("excipients")["excipient"]
    }


@cache
def _by_name() -> dict[str, Excipient]:
    return {fold(name): row for row in excipients().values() for name in (row.name, *row.synonyms)}


def excipient_by_name(name: str) -> Excipient | None:
    """The excipient that ``name`` names exactly, spacing, hyphens and case aside."""
    return _by_name().get(fold(name))
