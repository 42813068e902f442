"""What the statements of a label speak of: cautions, statements that a law prescribes by their meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from labelcheck.knowledge.tables import several, table

CAUTIONS_READ_IN = frozenset({"en", "de", "fr", "es", "it", "nl", "pt"})
"""Languages in which the table knows what is said."""


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One row of the table; ``cautions.toml`` says what each field means."""

    id: str
    about: str
    hints: tuple[str, ...]
    match: tuple[str, ...]
    reject: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    source: tuple[str, ...]

    def speaks_in(self, small: str) -> bool:
        """Whether a sentence, in ``small`` letters, speaks of the topic."""
        if not _compiled(self.match).search(small):
            return False
        return not (self.reject and _compiled(self.reject).search(small))


@cache
def topics() -> tuple[TopicRow, ...]:
    """All topics."""
    lists = ("hints", "match", "reject", "examples", "counter_examples", "source")
    return tuple(
        TopicRow(row["id"], row["about"], **{key: several(row, key) for key in lists})
        for row in table("cautions")["topic"]
    )


@cache
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns).replace(" ?", r"\s?").replace(" ", r"\s+"))
