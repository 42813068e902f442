"""What an effect word acts on in a sentence of a label, and what denies it. All of it is in small letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from labelcheck.knowledge.claim_rows import ClaimRow, denied, effect, rows, undone
from labelcheck.model.regex import regex

REACH = 60
"""Characters within which an effect word acts on what follows it."""

NEXT = 25
"""Characters within which ``for`` does."""

LONGEST = 30
"""Characters of an effect word."""

Kind = Literal["disease", "function"]

_VERBS: dict[Kind, tuple[str, ...]] = {"disease": ("verbs", "unsure", "against"), "function": ("verbs", "sure")}

_MARKED = regex(r"\s?[*†‡§^]")
_RELIEF = regex(
    r"\W{1,2}(?:symptoms? )?(?:relief|remedy|treatment|cure|prevention|prophylaxis|solution|fight(?:er|ing)|killer)\b"
)
_PRODUCT = regex(
    r"(?: (?:support|relief|health|function|care))? (?:formula|complex|blend|drink|mix|powder|capsules?|tablets?|"
    r"gumm\w{1,4}|spray|lotion|cream|tea|shots?|matrix|magnesium(?! (?:levels?|status|stores?)\b))\b"
)
"""What makes the words before it a part of a product's name: ``Support Muscle Complex``."""


class Acted(NamedTuple):
    """What an effect word acts on, and that word."""

    on: re.Match[str]
    by: str


def acted_on(small: str, hints: frozenset[str], kind: Kind) -> Iterator[tuple[ClaimRow, Acted]]:
    """The rows of ``kind`` that an effect word acts on."""
    for row in rows(kind):
        if not hints.isdisjoint(row.hints) and (acted := acted_by(small, row, kind)):
            yield row, acted


def acted_by(small: str, row: ClaimRow, kind: Kind = "function") -> Acted | None:
    """What an effect word acts on of the words of ``row``."""
    if row.reject and row.reject.search(small):
        return None
    if row.alone and (m := row.alone.search(small)) and not is_denied(small, m.start()):
        return Acted(m, m.group())
    for m in row.match.finditer(small):
        if row.marked and not _MARKED.match(small, m.end()):
            continue
        if kind == "disease":
            # a disease's words may hold their effect word: lowers blood pressure
            by = effect_word(small, m.end(), kind) or _beside(small, m)
        else:
            by = None if _PRODUCT.match(small, m.end()) else effect_word(small, m.start(), kind) or _needs(small, m)
        if by:
            return Acted(m, by)
    return None


def effect_word(small: str, end: int, kind: Kind = "function") -> str | None:
    """An effect word that is not denied and acts on the words before ``end``; it may be one of them."""
    for names, reach in ((_VERBS[kind], REACH + LONGEST), (("near",), NEXT + LONGEST // 2)):
        for name in names:
            for m in effect(name).finditer(small, max(0, end - reach), end):
                if not is_denied(small, m.start()):
                    return m.group()
    return None


def _beside(small: str, disease: re.Match[str]) -> str | None:
    """Words right before or after a disease that promise its relief."""
    if is_denied(small, disease.start()):
        return None
    if small.endswith(("anti-", "anti "), 0, disease.start()):
        return "anti-"
    relief = _RELIEF.match(small, disease.end())
    if relief is None and (relief := effect("after").match(small, disease.end())) and is_denied(small, relief.end()):
        return None
    return relief.group() if relief else None


def _needs(small: str, function: re.Match[str]) -> str | None:
    """Words right after a function of the body that say that it needs magnesium."""
    needs = effect("needs").match(small, function.end())
    return needs.group() if needs is not None and not is_denied(small, function.start()) else None


def is_denied(small: str, start: int) -> bool:
    """Whether the words before ``start`` deny what begins there."""
    return denied().search(small, max(0, start - REACH - LONGEST), start) is not None


def is_undone(small: str) -> bool:
    """Whether a sentence warns, advises or denies."""
    return undone().search(small) is not None
