"""Claims: what a sentence of a label says that the product does."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from labelcheck.knowledge.claim_rows import (
    ClaimRow,
    ContentClaim,
    FreeFrom,
    authorised_rows,
    claim_hints,
    content_rows,
    denied,
    effect,
    free_from_rows,
    rows,
    undone,
    words,
)
from labelcheck.knowledge.hints import Hints
from labelcheck.model.regex import regex, small_letters

REACH = 60
"""Characters within which an effect word acts on what follows it."""

NEXT = 25
"""Characters within which ``for`` does."""

REMEMBERED = 256
"""Sentences: each is asked about when it is read, and again by the rules."""

_MARKED = regex(r"\s?[*†‡§^]")


class Said(NamedTuple):
    """A row that a sentence speaks of, and the words it was told by."""

    row: ClaimRow
    words: str


@lru_cache(maxsize=REMEMBERED)
def disease_claim(sentence: str) -> Said | None:
    """The disease that ``sentence`` says the product acts on; None where it warns, denies or is authorised."""
    small, hints = _read(sentence)
    found = None if hints.isdisjoint(claim_hints()["disease"]) else _acted_on(small, hints, "disease", after=True)
    if found is None or _undone(small) or _authorised(small):
        return None
    row, m = found
    return Said(row, sentence[m.start() : m.end()])


def disease_in_name(name: str) -> Said | None:
    """The disease that the product's ``name`` promises relief of."""
    small = small_letters(name)
    if not words("relief_word").search(small):
        return None
    found = ((row, m) for row in rows("disease") if (m := row.match.search(small)))
    return next((Said(row, name[m.start() : m.end()]) for row, m in found), None)


def softened(sentence: str) -> bool:
    """Whether ``sentence`` speaks of occasional or mild complaints, or of values within the normal range."""
    return words("softened").search(small_letters(sentence)) is not None


@lru_cache(maxsize=REMEMBERED)
def function_claim(sentence: str) -> Said | None:
    """The structure or function of the body that ``sentence`` says the product acts on."""
    small, hints = _read(sentence)
    found = None if hints.isdisjoint(claim_hints()["effect"]) else _acted_on(small, hints, "function")
    if found is None or _undone(small):
        return None
    row, m = found
    return Said(row, sentence[m.start() : m.end()])


@lru_cache(maxsize=REMEMBERED)
def overclaims(sentence: str) -> tuple[Said, ...]:
    """The promises of ``sentence`` that go beyond any evidence."""
    small, hints = _read(sentence)
    if hints.isdisjoint(claim_hints()["overclaim"]):
        return ()
    return tuple(
        Said(row, sentence[m.start() : m.end()])
        for row in rows("overclaim")
        if (m := row.match.search(small))
        and not (row.reject and row.reject.search(small))
        and not _denied(small, m.start())
    )


@lru_cache(maxsize=REMEMBERED)
def free_from(sentence: str) -> tuple[tuple[FreeFrom, str], ...]:
    """What ``sentence`` says the product is free from, each with the words that say so."""
    small, hints = _read(sentence)
    if hints.isdisjoint(claim_hints()["free_from"]):
        return ()
    return tuple(
        (row, sentence[m.start() : m.end()])
        for row in free_from_rows()
        if not hints.isdisjoint(row.hints) and (m := row.match.search(small))
    )


def content_claims(sentence: str) -> list[tuple[ContentClaim, str]]:
    """The nutrient content claims of ``sentence``, each with the words that name the nutrients."""
    small, hints = _read(sentence)
    if hints.isdisjoint(claim_hints()["content"]):
        return []
    return [
        (row, sentence[m.end() : m.end() + REACH])
        for row in content_rows()
        for m in row.match.finditer(small)
        if not _denied(small, m.start())
    ]


class MagnesiumEffects(NamedTuple):
    """What a sentence says that magnesium does: by ids of the authorised claims, and in words that none authorises."""

    authorised: tuple[str, ...]
    unauthorised: tuple[str, ...]
    general: bool


@lru_cache(maxsize=REMEMBERED)
def magnesium_effects(sentence: str) -> MagnesiumEffects:
    """The effects that ``sentence`` claims, by the EU's list of claims on magnesium."""
    nothing = MagnesiumEffects((), (), False)
    small, hints = _read(sentence)
    of = claim_hints()
    if hints.isdisjoint(of["effect"]) or hints.isdisjoint(of["object"] | of["disease"]):
        return nothing
    if _undone(small) or words("on_hold").search(small):
        return nothing
    others = [
        sentence[m.start() : m.end()]
        for row in rows("eu_effect")
        if (m := _acted(small, row)) and not (row.others and row.others.search(small))
    ]
    listed = tuple(row.id for row in rows("eu_claim") if _acted(small, row))
    praised = any(_in_reach(small, m.start()) for m in words("eu_general").finditer(small))
    return MagnesiumEffects(listed, tuple(others), praised)


def may_claim(hints: frozenset[str]) -> bool:
    """Whether :func:`is_claim` can be true of a sentence that holds ``hints``."""
    of = claim_hints()
    if not hints.isdisjoint(of["effect"]) and not hints.isdisjoint(of["object"]):
        return True
    return not hints.isdisjoint(_telling_hints())


@cache
def _telling_hints() -> frozenset[str]:
    """Of the kinds of claim that one hint is enough for."""
    of = claim_hints()
    return of["disease"] | of["overclaim"] | of["free_from"] | of["content"]


@lru_cache(maxsize=REMEMBERED)
def is_claim(sentence: str) -> bool:
    """Whether ``sentence`` makes a claim of any kind."""
    return bool(
        function_claim(sentence)
        or disease_claim(sentence)
        or free_from(sentence)
        or overclaims(sentence)
        or content_claims(sentence)
        or ("magnesium" in sentence.lower() and any(magnesium_effects(sentence)))
    )


@lru_cache(maxsize=REMEMBERED)
def _read(sentence: str) -> tuple[str, frozenset[str]]:
    """``sentence`` in small letters, and the hints of claims that stand in it."""
    small = small_letters(sentence)
    return small, _every_hint().held_in(small)


@cache
def _every_hint() -> Hints:
    return Hints(
        [hint for hints in (*claim_hints().values(), *(row.hints for row in free_from_rows())) for hint in hints]
    )


def _acted_on(
    small: str, hints: frozenset[str], name: str, *, after: bool = False
) -> tuple[ClaimRow, re.Match[str]] | None:
    """The first row of ``name`` that an effect word acts on; with ``after``, words of relief may follow too."""
    for row in rows(name):
        if not hints.isdisjoint(row.hints) and (m := _acted(small, row, after=after)):
            return row, m
    return None


def _acted(small: str, row: ClaimRow, *, after: bool = False) -> re.Match[str] | None:
    if row.reject and row.reject.search(small):
        return None
    for m in row.match.finditer(small):
        if row.marked and not _MARKED.match(small, m.end()):
            continue
        # a disease's words may hold their effect word: lowers blood pressure
        if _in_reach(small, m.end() if after else m.start()) or (after and _RELIEF.match(small, m.end())):
            return m
    return None


_RELIEF = regex(r"\W{1,2}(?:symptoms? )?(?:relief|remedy|treatment|cure|prevention|fighter)\b")


def _in_reach(small: str, end: int) -> bool:
    """Whether an effect word that is not denied acts on the words before ``end``; it may be one of them."""
    window = small[max(0, end - REACH - 30) : end]
    offset = max(0, end - REACH - 30)
    if any(not _denied(small, offset + m.start()) for m in effect("verbs").finditer(window)):
        return True
    near = small[max(0, end - NEXT - 15) : end]
    return effect("near").search(near) is not None


def _denied(small: str, start: int) -> bool:
    return denied().search(small[max(0, start - 60) : start]) is not None


def _undone(small: str) -> bool:
    return undone().search(small) is not None


def _authorised(small: str) -> bool:
    return any(
        all(pattern.search(small) for pattern in found) and not any(pattern.search(small) for pattern in none)
        for found, none in authorised_rows()
    )
