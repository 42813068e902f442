"""Where the facts come from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from labelcheck.knowledge.tables import table


@dataclass(frozen=True, slots=True)
class Source:
    """One row of the table; ``sources.toml`` says what ``checked`` means."""

    id: str
    citation: str
    checked: Literal["primary", "secondary", "expert"]
    where: str | None


@cache
def sources() -> dict[str, Source]:
    """All sources by id."""
    return {
        row["id"]: Source(row["id"], row["citation"], row["checked"], row.get("where"))
        for row in table("sources")["source"]
    }


def citation(source_id: str) -> str:
    """The citation of ``source_id``.

    Raises:
        KeyError: no such source.
    """
    return sources()[source_id].citation
