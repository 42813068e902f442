"""The headings of laboratory tables and the words before the facts of a certificate."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from labelcheck.knowledge.names import fold
from labelcheck.knowledge.tables import several, table
from labelcheck.model.regex import regex

NEAR = 88
"""How alike (0 to 100) a heading and a spelling of the table are to be taken for the same."""
APART = 4
"""By how much the best field must beat the next, or the heading could be either."""


class Meaning(NamedTuple):
    """What a heading means: the field, or the two fields that it could be."""

    field: str | None
    could_be: tuple[str, ...] = ()


@cache
def lab_headings() -> dict[str, tuple[str, ...]]:
    """The spellings of each field."""
    return {row["id"]: several(row, "spellings") for row in table("lab_headings")["field"]}


@cache
def _by_spelling() -> dict[str, str]:
    known = {_key(s): name for name, spellings in lab_headings().items() for s in spellings}
    return {_plain(key): name for key, name in known.items()} | known


@cache
def _composed() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms of the fields whose headings are put together of words: one or two of its ``core``, with words of whose
    it is before, and words of a number behind."""
    rows = [row for row in table("lab_headings")["field"] if "core" in row]
    return tuple((row["id"], _form(*(several(row, key) for key in ("before", "core", "behind")))) for row in rows)


def _form(before: Sequence[str], core: Sequence[str], behind: Sequence[str]) -> re.Pattern[str]:
    first, word, last = (
        "|".join(sorted(map(re.escape, words), key=len, reverse=True)) for words in (before, core, behind)
    )
    return regex(rf"(?:{first}){{0,4}}(?:(?:{word})(?:{last}){{0,3}}){{1,2}}")


def _key(text: str) -> str:
    """A heading to compare by: folded, where the percent sign is a word of its own."""
    folded = fold(text.replace("%", " percent ").replace("#", " no "))
    return folded or text.strip()


def _plain(key: str) -> str:
    """``key`` without accents, which capitals and exports leave out (``Echantillon``, ``RESULTAT``)."""
    if key.isascii():
        return key
    return "".join(c for c in unicodedata.normalize("NFD", key) if not unicodedata.combining(c))


def exact_field(heading: str) -> str | None:
    """The field that ``heading`` is a known spelling of, or is made of its words (``Client Lot/Batch No.``)."""
    key = _key(heading)
    spellings = _by_spelling()
    if (known := spellings.get(key) or spellings.get(_plain(key))) is not None:
        return known
    return next((name for name, form in _composed() if form.fullmatch(key)), None) if len(key) < 60 else None


@lru_cache(maxsize=4096)
def near_field(heading: str) -> Meaning:
    """The field that ``heading`` means, by its spelling or one near to it."""
    if (known := exact_field(heading)) is not None:
        return Meaning(known)
    key = _key(heading)
    if len(key) < 4 or len(key) > 60:
        return Meaning(None)
    from rapidfuzz import fuzz, process

    best: dict[str, float] = {}
    for spelling, score, _ in process.extract(key, list(_by_spelling()), scorer=fuzz.ratio, score_cutoff=NEAR, limit=8):
        name = _by_spelling()[spelling]
        best[name] = max(best.get(name, 0), score)
    ranked = sorted(best.items(), key=lambda item: -item[1])
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < APART:
        return Meaning(None, (ranked[0][0], ranked[1][0]))
    return Meaning(ranked[0][0] if ranked else None)
