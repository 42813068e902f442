"""Certification marks and quality phrases."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from labelcheck.knowledge.tables import several, table
from labelcheck.model.mark import Scope
from labelcheck.model.regex import regex, small_letters

NEAR = 80
"""Characters on either side in which a match can be undone: front panels stack claims without a full stop."""


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One row of the table; ``marks.toml`` says what each field means."""

    id: str
    name: str
    certifier: str
    kind: str
    scope: Scope
    counts: bool
    hints: tuple[str, ...]
    match: tuple[str, ...]
    reject: tuple[str, ...]
    alone: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    listing: str | None
    source: tuple[str, ...]
    minds_capitals: bool
    """Whether a pattern of it finds a part in capitals only; else they all are tried on small letters."""
    finds: re.Pattern[str]
    undoes: re.Pattern[str] | None

    def search(self, sentence: str, start: int = 0) -> re.Match[str] | None:
        """The mark's words in ``sentence`` from ``start`` on, unless what stands around them there undoes them."""
        text = sentence if self.minds_capitals else small_letters(sentence)
        for found in self.finds.finditer(text, start):
            around = text[max(start, found.start() - NEAR) : found.end() + NEAR]
            if self.undoes is None or not self.undoes.search(around):
                return found
        return None

    def is_seal(self, line: str) -> bool:
        """Whether ``line``, all that is printed on it, is the mark's own seal."""
        return bool(self.alone) and _compiled(self.alone).fullmatch(_bare(line)) is not None


def may_be_seal(line: str) -> bool:
    """Whether ``line`` is the seal of any mark."""
    return _any_seal().fullmatch(_bare(line)) is not None


def _bare(line: str) -> str:
    return line.strip(" ®™.*")


@cache
def _any_seal() -> re.Pattern[str]:
    return re.compile("|".join([pattern for row in marks() for pattern in row.alone]))


@cache
def marks() -> tuple[MarkRow, ...]:
    """All marks."""
    return tuple(_mark(row) for row in table("marks")["mark"])


@cache
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


def _mark(row: dict[str, Any]) -> MarkRow:
    lists = ("hints", "match", "reject", "alone", "examples", "counter_examples", "source")
    finds, undoes = "|".join(row["match"]), "|".join(several(row, "reject"))
    minds_capitals = "(?-i:" in finds
    flags = re.IGNORECASE if minds_capitals else 0
    return MarkRow(
        id=row["id"],
        name=row["name"],
        certifier=row["certifier"],
        kind=row["kind"],
        scope=row["scope"],
        counts=row["counts"],
        listing=row.get("listing"),
        minds_capitals=minds_capitals,
        finds=regex(finds, flags),
        undoes=regex(undoes, flags) if undoes else None,
        **{key: several(row, key) for key in lists},
    )
