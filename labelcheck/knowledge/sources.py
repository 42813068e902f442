"""Where the facts come from."""

from __future__ import annotations

from functools import cache

from labelcheck.knowledge.tables import table


@cache
def sources() -> dict[str, str]:
    """The citation of each source by its id."""
    return {row["id"]: row["citation"] for row in table("sources")["source"]}


def citation(source_id: str) -> str:
    """The citation of ``source_id``.

    Raises:
        KeyError: no such source.
    """
    return sources()[source_id]
