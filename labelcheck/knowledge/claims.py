"""Claims: what a sentence of a label says that the product does."""

from __future__ import annotations

from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

from labelcheck.knowledge.claim_effects import REACH, acted_by, acted_on, effect_word, is_denied, is_undone
from labelcheck.knowledge.claim_rows import (
    ClaimRow,
    ContentClaim,
    FreeFrom,
    authorised_rows,
    claim_hints,
    content_rows,
    free_from_rows,
    rows,
    words,
)
from labelcheck.knowledge.hints import Hints, holds
from labelcheck.model.regex import small_letters

REMEMBERED = 256
"""Sentences: each is asked about when it is read, and again by the rules."""


class Said(NamedTuple):
    """A row that a sentence speaks of, the words it was told by, and the effect word that acts on them."""

    row: ClaimRow
    words: str
    by: str = ""


@lru_cache(maxsize=REMEMBERED)
def disease_claims(sentence: str) -> tuple[Said, ...]:
    """The diseases that ``sentence`` says the product acts on, in print order; none where it warns, denies or is
    authorised. Words that tell two rows tell the first."""
    small, hints = _read(sentence)
    found = [] if hints.isdisjoint(claim_hints()["disease"]) else list(acted_on(small, hints, "disease"))
    if not found or is_undone(small) or _authorised(small):
        return ()
    told: list[tuple[int, int, Said]] = []
    for row, (m, by) in found:
        start, end = m.span()
        if all(end <= its_start or its_end <= start for its_start, its_end, _ in told):
            told.append((start, end, Said(row, sentence[start:end], by)))
    return tuple([said for _, _, said in sorted(told, key=itemgetter(0))])


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
    found = None if hints.isdisjoint(claim_hints()["effect"]) else next(acted_on(small, hints, "function"), None)
    if found is None or is_undone(small):
        return None
    row, (m, by) = found
    return Said(row, sentence[m.start() : m.end()], by)


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
        and not is_denied(small, m.start())
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
    small = small_letters(sentence)
    if not holds(small, claim_hints()["content"]):  # four of them, and asked of names that are no sentences
        return []
    return [
        (row, sentence[slice(*m.span(m.lastindex))] if m.lastindex else sentence[m.end() : m.end() + REACH])
        for row in content_rows()
        for m in row.match.finditer(small)
        if not is_denied(small, m.start())
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
    if is_undone(small) or words("on_hold").search(small):
        return nothing
    others = [
        sentence[acted.on.start() : acted.on.end()]
        for row in rows("eu_effect")
        if (acted := acted_by(small, row)) and not (row.others and row.others.search(small))
    ]
    listed = tuple(row.id for row in rows("eu_claim") if acted_by(small, row))
    praised = any(effect_word(small, m.start()) for m in words("eu_general").finditer(small))
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
        or disease_claims(sentence)
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


def _authorised(small: str) -> bool:
    return any(
        all(pattern.search(small) for pattern in found) and not any(pattern.search(small) for pattern in none)
        for found, none in authorised_rows()
    )
