"""The ways to write the names of magnesium compounds, and patterns that find those a text may hold."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from labelcheck.knowledge import compounds
from labelcheck.knowledge.hints import Hints
from labelcheck.layout.vocabulary.rows import MAGNESIUM
from labelcheck.model.regex import regex, small_letters

_PREFIX = rf"(?:{MAGNESIUM}[\s-]*(?:\(?[ld]{{1,2}}\)?-)?|mag\.?\s+|(?<!\d)(?<!\d\s)mg\s+)"
REMEMBERED = 1024
"""Rows and items, and the names in them: labels name the same nutrients and compounds."""


def form_named(name: str) -> str | None:
    """The id of the compound that ``name`` names, all of it; None for none."""
    return ids_of_names().get(letters_of(in_plain_letters(name)))


@lru_cache(maxsize=REMEMBERED)
def names_in(text: str, *, full: bool) -> frozenset[str]:
    """The names whose letters stand in ``text`` one after the other: most texts hold none, and a pattern of few names
    is soon made."""
    plain, by_part = in_plain_letters(text), _by_telling_part(full=full)
    likely = [name for part in _telling_parts(full=full).held_in(plain) for name in by_part[part]]
    run = _run_together(plain) if likely else ""
    return frozenset([name for name in likely if _run_together(name) in run])


@cache
def _telling_parts(*, full: bool) -> Hints:
    return Hints(_by_telling_part(full=full))


@cache
def _by_telling_part(*, full: bool) -> dict[str, list[str]]:
    """All names by one of their parts: the longest that is not the element's own, if there is one."""
    names: dict[str, list[str]] = {}
    for name in sorted(_names(full=full)):
        telling = max(_parts(name), key=lambda part: (not part.startswith("magn"), len(part)))
        names.setdefault(telling, []).append(name)
    return names


@cache
def ids_of_names() -> dict[str, str]:
    """Every way to write a compound, folded to its letters, with the compound's id."""
    table: dict[str, str] = {}
    for compound in compounds().values():
        foreign = (*compound.foreign, *map(_element_first, compound.foreign))
        names = [*compound.words, *map(_with_element, compound.words), *compound.brands]
        for name in (*compound.names, *foreign, *compound.misspellings):
            names += [name, _without_element(name)]
        for spelling in (spelling for name in names for spelling in _spellings(name)):
            table.setdefault(letters_of(spelling), compound.id)
    return table


def _with_element(word: str) -> str:
    """``citrate`` as ``magnesium citrate``; a word that holds the element's name stays."""
    return word if "magnesium" in word.lower() else f"magnesium {word}"


def _without_element(name: str) -> str:
    """``magnesium citrate``, ``Magnesiumcitrat`` and ``citrate de magnésium`` as the anion alone; the water of a salt
    is none (``magnesium hydrate``, but ``bisglycinate hydrate``)."""
    return re.sub(
        rf"\A{MAGNESIUM}[\s-]*(?:[ld]-)?(?=\w{{4}})(?!hydrate?\Z)|\s+(?:de|di|of)\s+{MAGNESIUM}\Z",
        "",
        name,
        flags=re.IGNORECASE,
    )


_OF_ELEMENT = regex(rf"(?P<anion>.+) d[ei] (?P<element>{MAGNESIUM})\Z", re.IGNORECASE)


def _element_first(name: str) -> str:
    """``citrato di magnesio`` as ``magnesio citrato``, which is as common; what has no such order stays."""
    return _OF_ELEMENT.sub(r"\g<element> \g<anion>", name)


_BETWEEN = regex(r"[\W_]+")


def letters_of(name: str) -> str:
    """The letters and digits of a plain ``name``."""
    return _BETWEEN.sub("", name)


@lru_cache(maxsize=REMEMBERED)
def pattern_of(names: frozenset[str], *, full: bool) -> re.Pattern[str]:
    """All of ``names`` as one alternation, the longest first."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    alternatives = "|".join(["[ ®-]*".join(map(re.escape, _parts(name))) for name in longest_first])
    prefix = "" if full else f"{_PREFIX}?"
    return re.compile(rf"(?<![^\W\d_]){prefix}(?P<name>{alternatives})(?![^\W\d_])")


@cache
def _names(*, full: bool) -> frozenset[str]:
    """Every way to write a compound: with the element's name, or (not ``full``) also by its anion alone."""
    names: set[str] = set()
    for compound in compounds().values():
        names.update(compound.names, compound.foreign, compound.misspellings, compound.brands)
        names.update(map(_element_first, compound.foreign))
        names.update(_with_element(word) for word in compound.words)
        if not full:
            names.update(compound.words)
            names.update(map(_without_element, (*compound.names, *compound.foreign, *compound.misspellings)))
    return frozenset([spelling for name in names for spelling in _spellings(_apart(name))])


_PLAIN = str.maketrans("éóíäü™", "eoiau®")
_BLANK = regex(r"\s")


def in_plain_letters(text: str) -> str:
    """``text`` in small letters, each at its place, without accents, with one kind of blank and of trade mark sign."""
    return _BLANK.sub(" ", small_letters(text).translate(_PLAIN))


def _spellings(name: str) -> set[str]:
    """``name`` as plain text; umlauts and the German citrate may be written in two ways, and the element by its
    sign: ``Magnesiumzitrat``, ``citrate de Mg``."""
    plain = in_plain_letters(name)
    umlauts = in_plain_letters(name.lower().replace("ä", "ae").replace("ü", "ue"))
    return {plain, umlauts, _GERMAN_CITRATE.sub("zitrat", plain), _OF_MAGNESIUM.sub(r"\g<of>mg", plain)}


_GERMAN_CITRATE = regex(r"citrat(?![a-z])")
_OF_MAGNESIUM = regex(r"(?P<of> de )magnesium\Z")


def _parts(name: str) -> list[str]:
    """The pieces of a plain ``name`` between which print has blanks, hyphens, trade mark signs or nothing."""
    return [part for part in re.split(r"[ -]+", name) if part]


def _run_together(plain: str) -> str:
    return plain.replace(" ", "").replace("-", "").replace("®", "")


def _apart(name: str) -> str:
    """``name`` with ``Magnesium`` apart from what follows it."""
    return re.sub(r"(?i)\A(magnesium)(?=[a-z])", r"\1 ", name)
