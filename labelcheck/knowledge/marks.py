"""Certification marks and quality phrases."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from labelcheck.knowledge.tables import table
from labelcheck.model.label import Scope

NEAR = 80
"""Characters on either side in which a match can be undone: front panels stack claims without a full stop."""


@dataclass(frozen=True)
class MarkRow:
    """One row of the table; ``marks.toml`` says what each field means."""

    id: str
    name: str
    certifier: str
    kind: str
    scope: Scope
    counts: bool
    match: tuple[str, ...]
    reject: tuple[str, ...]
    alone: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    source: tuple[str, ...]

    def search(self, sentence: str) -> re.Match[str] | None:
        """The mark's words in ``sentence``, unless what stands around them undoes them."""
        for found in self._match.finditer(sentence):
            around = sentence[max(0, found.start() - NEAR) : found.end() + NEAR]
            if self._reject is None or not self._reject.search(around):
                return found
        return None

    def is_seal(self, line: str) -> bool:
        """Whether ``line``, all that is printed on it, is the mark's own seal."""
        return self._alone is not None and self._alone.fullmatch(line.strip(" ®™.*")) is not None

    @cached_property
    def _match(self) -> re.Pattern[str]:
        return re.compile("|".join(self.match), re.IGNORECASE)

    @cached_property
    def _reject(self) -> re.Pattern[str] | None:
        return re.compile("|".join(self.reject), re.IGNORECASE) if self.reject else None

    @cached_property
    def _alone(self) -> re.Pattern[str] | None:
        return re.compile("|".join(self.alone)) if self.alone else None


@cache
def marks() -> tuple[MarkRow, ...]:
    """All marks."""
    return tuple(_mark(row) for row in table("marks")["mark"])


def _mark(row: dict[str, Any]) -> MarkRow:
    lists = {key: tuple(row.get(key, ())) for key in ("match", "reject", "alone", "examples", "counter_examples")}
    return MarkRow(
        id=row["id"],
        name=row["name"],
        certifier=row["certifier"],
        kind=row["kind"],
        scope=row["scope"],
        counts=row["counts"],
        source=tuple(row["source"]),
        **lists,
    )
