"""The tables of claims: what a label may say that its product does, row by row, as patterns.

All of them are tried on small letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from labelcheck.knowledge.tables import several, table


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One row of a table of ``claims.toml``, which says what each field means."""

    id: str
    name: str
    hints: tuple[str, ...]
    match: re.Pattern[str]
    reject: re.Pattern[str] | None
    severity: Literal["warning", "info"]
    reason: str
    marked: bool
    others: re.Pattern[str] | None
    alone: re.Pattern[str] | None
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FreeFrom:
    """What a label says it is free from, and what in the ingredient list contradicts it; ``allergens`` are ids of
    :mod:`labelcheck.knowledge.allergens`."""

    id: str
    hints: tuple[str, ...]
    match: re.Pattern[str]
    functions: frozenset[str]
    ids: frozenset[str]
    exempt: frozenset[str]
    allergens: frozenset[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContentClaim:
    """A nutrient content claim; ``least`` and ``most`` are percents of the Daily Value in a serving."""

    id: str
    claim: str
    match: re.Pattern[str]
    least: int
    most: int | None
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@cache
def rows(name: str) -> tuple[ClaimRow, ...]:
    """The rows of the table ``name``: disease, function, overclaim, eu_claim or eu_effect."""
    return tuple(_row(row) for row in table("claims")[name])


@cache
def free_from_rows() -> tuple[FreeFrom, ...]:
    """Everything a label may say it is free from."""
    return tuple(_free_from(row) for row in table("claims")["free_from"])


@cache
def content_rows() -> tuple[ContentClaim, ...]:
    """The nutrient content claims."""
    return tuple(
        ContentClaim(
            row["id"],
            row["claim"],
            _compiled(row["match"]),
            row["least"],
            row.get("most"),
            several(row, "examples"),
            several(row, "counter_examples"),
        )
        for row in table("claims")["content"]
    )


@cache
def claim_hints() -> dict[str, frozenset[str]]:
    """For each kind of claim the words without one of which no pattern of that kind finds anything."""
    of_rows = {kind: [hint for row in rows(kind) for hint in row.hints] for kind in ("function", "disease")}
    listed: dict[str, list[str]] = table("claims")["hints"]
    every = {**listed, "object": [*listed["object"], *of_rows["function"]], "disease": of_rows["disease"]}
    return {kind: frozenset(hints) for kind, hints in every.items()}


@cache
def authorised_rows() -> tuple[tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]], ...]:
    """For each authorised health claim the patterns that all find something in it, and those of which none does."""
    return tuple(
        (tuple(_compiled([p]) for p in row["all"]), tuple(_compiled([p]) for p in row["none"]))
        for row in table("claims")["authorised"]
    )


@cache
def effect(key: str) -> re.Pattern[str]:
    """The words for what a product does, of the list ``key``: ``claims.toml`` says what each acts on."""
    return _compiled(table("claims")["effect"][key])


@cache
def undone() -> re.Pattern[str]:
    """What, anywhere in a sentence, makes it no claim."""
    return _compiled(table("claims")["undone"]["anywhere"])


@cache
def denied() -> re.Pattern[str]:
    """What denies the words that follow it."""
    return _compiled(table("claims")["undone"]["before"])


@cache
def words(name: str) -> re.Pattern[str]:
    """The words of the list ``name``: relief_word, softened, on_hold or eu_general."""
    return _compiled(table("claims")[name]["match"])


def _compiled(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


def _row(row: dict[str, Any]) -> ClaimRow:
    return ClaimRow(
        id=row["id"],
        name=row.get("name", row["id"]),
        hints=several(row, "hints"),
        match=_compiled(row["match"]),
        reject=_compiled(row["reject"]) if "reject" in row else None,
        severity=row.get("severity", "warning"),
        reason=row.get("reason", ""),
        marked=row.get("marked", False),
        others=_compiled([row["others"]]) if "others" in row else None,
        alone=_compiled(row["alone"]) if "alone" in row else None,
        examples=several(row, "examples"),
        counter_examples=several(row, "counter_examples"),
    )


_LACKS = r"(?:no|zero|never any|without|free (?:of|from)|contains? no|containing no|(?:does|do) not contain)"


def _free_from(row: dict[str, Any]) -> FreeFrom:
    words = row["words"]
    listed = r"(?:(?!\b(?:contains|ingredients|made|from|with)\b)[\w ,/&'():-]){0,100}?"
    patterns = [
        rf"\b{_LACKS}\b:?{listed}\b{words}\b",
        rf"(?<![\d.,])0 ?% {words}\b|\b{words}: ?(?:none|no|0 ?%)(?!\s*\w)",
        rf"(?<!not )\b{words}[\s-]free\b",
        *(rf"(?<!not )(?<!not certified )(?<!non-)(?<!non ){pattern}" for pattern in row.get("claim", ())),
    ]
    return FreeFrom(
        id=row["id"],
        hints=several(row, "hints"),
        match=_compiled(patterns),
        functions=frozenset(row.get("functions", ())),
        ids=frozenset(row.get("ids", ())),
        exempt=frozenset(row.get("exempt", ())),
        allergens=frozenset(row.get("allergens", ())),
        examples=several(row, "examples"),
        counter_examples=several(row, "counter_examples"),
    )
