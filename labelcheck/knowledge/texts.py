"""Statements whose words the law prescribes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from labelcheck.knowledge.tables import several, table


@dataclass(frozen=True, slots=True)
class PrescribedText:
    """A statement, word for word."""

    id: str
    words: str
    source: tuple[str, ...]


@cache
def prescribed_texts() -> dict[str, PrescribedText]:
    """All prescribed statements by id."""
    return {
        row["id"]: PrescribedText(row["id"], row["words"], several(row, "source")) for row in table("texts")["text"]
    }
