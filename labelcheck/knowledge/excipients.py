"""Excipients and other ingredients."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from labelcheck.knowledge.names import fold
from labelcheck.knowledge.tables import several, table
from labelcheck.model.regex import regex


@dataclass(frozen=True, slots=True)
class Excipient:
    """One row of the table; ``excipients.toml`` says what each field means."""

    id: str
    name: str
    synonyms: tuple[str, ...]
    foreign: tuple[str, ...]
    e_number: str | None
    functions: tuple[str, ...]
    concern: int
    reason: str
    allergen: str | None
    banned_in: dict[str, date]
    source: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every way to write it."""
        return (self.name, *self.synonyms, *self.foreign)


@cache
def excipients() -> dict[str, Excipient]:
    """All excipients by id."""
    return {row["id"]: _excipient(row) for row in table("excipients")["excipient"]}


_E_NUMBER = regex(r"(?<![\w-])E\d{3,4}[a-z]?(?![\w(-])")
"""The whole number of one additive, not of a range or a part of one; that of two rows names neither."""


_LAKE = regex(r"\s+(?:alumini?um\s+)?lake\W*\Z", re.IGNORECASE)
"""A colour laid down on alumina is the colour still."""


_NUMBER_BEHIND = regex(
    r"(?<=\w)[\s,]+[(\[]?\s*(?:E|INS)[\s-]?\d{3,4}\s?(?:[a-z]|\([a-z]{1,3}\))?\s*[)\]]?\s*\Z", re.IGNORECASE
)
"""An E number, or that of the Codex, behind the name that says it: ``Magnesio stearato E470 (b)``, ``Cellulose (INS
460)``."""


def excipient_by_name(name: str) -> Excipient | None:
    """The excipient that ``name``, or its E or INS number, names exactly, spacing, hyphens and case aside; also with
    its number behind it, a colour as a lake, and in two languages: ``titanium dioxide / dioxyde de titane``."""
    known = _by_name().get(fold(name))
    if known is None and ("E" in name or "INS" in name) and (number := _NUMBER_BEHIND.search(name)) is not None:
        known = _by_name().get(fold(name[: number.start()]))
    if known is None and "lake" in name.lower():
        known = _by_name().get(fold(_LAKE.sub("", name)))
    if known is not None or "/" not in name:
        return known
    each = {row.id if row else None: row for row in map(_by_name().get, map(fold, name.split("/")))}
    return next(iter(each.values())) if len(each) == 1 else None


@cache
def _by_name() -> dict[str, Excipient]:
    rows = excipients().values()
    numbered = [(number, row) for row in rows for number in _E_NUMBER.findall(row.e_number or "")]
    times = Counter(number for number, _ in numbered)
    whole = [(number, row) for number, row in numbered if times[number] == 1]
    numbers = {fold(written): row for number, row in whole for written in (number, f"INS {number[1:]}")}
    return numbers | {fold(name): row for row in rows for name in row.names}


def _excipient(row: dict[str, Any]) -> Excipient:
    return Excipient(
        id=row["id"],
        name=row["name"],
        e_number=row.get("e_number"),
        concern=row["concern"],
        reason=row.get("reason", ""),
        allergen=row.get("allergen"),
        banned_in=dict(row.get("banned_in", {})),
        **{key: several(row, key) for key in ("synonyms", "foreign", "functions", "source")},
    )
