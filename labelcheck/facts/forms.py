"""Magnesium compounds named in a piece of print.

A compound is matched exactly after normalising, never by likeness: malate and maleate, taurate and stearate differ by
a letter. Inside a magnesium row the noun may be left out (``as oxide, citrate``): there the anion alone names it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from labelcheck.knowledge import chelate_brands, compounds
from labelcheck.knowledge.hints import holds
from labelcheck.layout.vocabulary import MAGNESIUM
from labelcheck.model.reading import Span

_PREFIX = rf"(?:{MAGNESIUM}[\s-]*(?:\(?[ld]{{1,2}}\)?-)?|mag\.?\s+|(?<!\d)(?<!\d\s)mg\s+)"
_OTHER_CATION = re.compile(
    r"(?:calcium|zinc|potassium|sodium|ferrous|iron|cupric|copper|manganese|chromium|selenium|strontium|lithium|molybdenum|ascorbyl)\s+(?:bis|di|tri|mono)?-?\Z",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[,;/+&]|\band\b|\bwith\b|\bund\b|\bet\b|\by\b|\be\b|\)|\(", re.IGNORECASE)
_BUFFERED = re.compile(r"\bbuffered\b|\bgepuffert\w*\b|\btamponné\w*\b", re.IGNORECASE)
EXCIPIENT = re.compile(
    rf"{MAGNESIUM}[\s-]*(?:stearate|(?:tri)?silicate|palmitate|laurate|salts?\s+of|alumino\w*|-?stearat\w*)|"
    r"st[ée]arat\w*\s+d[ei]\s+magn|sels?\s+de\s+magn[ée]sium|magnesiumsalze?\b|magnesiumstearat|magnesiumsilicat|magnesiumsilikat",
    re.IGNORECASE,
)
"""Magnesium compounds that are excipients: soaps and silicates."""

FREE = re.compile(r"magnesium[\s-]*free|(?:no|without|free\s+(?:of|from))\s+magnesium", re.IGNORECASE)
"""Words that deny magnesium."""
CHELATE = "amino_acid_chelate"


class Form(NamedTuple):
    """A compound's id and the words that name it."""

    id: str
    span: Span


def find_forms(span: Span, *, elided: bool) -> list[Form]:
    """The compounds named in ``span``, in print order, each once.

    ``elided``: the print belongs to a magnesium row, so that ``oxide`` alone means magnesium oxide.
    """
    text = span.text
    found: list[Form] = []
    if not elided and not _may_name_compound(text):
        return found
    for match in (_elided_pattern() if elided else _full_pattern()).finditer(text):
        if _OTHER_CATION.search(text, 0, match.start()):
            continue
        compound = _ids()[_key(match["name"])]
        found.append(Form(compound, span.sub(match.start(), match.end())))
    if len(found) < 2:
        return found
    found = _named_ligands(text, span.start, found)
    return [form for i, form in enumerate(found) if form.id not in {f.id for f in found[:i]}]


def _may_name_compound(text: str) -> bool:
    """Whether ``text`` holds a part that every full name has: quick to tell, and most rows do not."""
    return holds(text.lower(), _telling_parts())


@cache
def _telling_parts() -> tuple[str, ...]:
    """The element's first letters, and those of each name that does without them."""
    return ("magn", *{name[:3].strip(" -").lower() for name in _names(full=True) if "magn" not in name.lower()})


def buffered(text: str) -> bool:
    """Whether ``text`` says that a chelate is buffered (blended with oxide)."""
    return bool(_BUFFERED.search(text))


def names_chelate_brand(text: str) -> bool:
    """Whether ``text`` holds a trade mark of several chelates, which fixes no ligand by itself."""
    return any(re.search(rf"\b{re.escape(brand)}\b", text, re.IGNORECASE) for brand in chelate_brands())


def _named_ligands(text: str, offset: int, found: list[Form]) -> list[Form]:
    """``found`` without the bare chelates that stand in one item with a named ligand."""
    bounds = [m.start() for m in _SEPARATOR.finditer(text)]

    def item(form: Form) -> int:
        return sum(b < form.span.start - offset for b in bounds)

    named = {item(form) for form in found if form.id != CHELATE}
    return [form for form in found if form.id != CHELATE or item(form) not in named]


@cache
def _ids() -> dict[str, str]:
    """Every way to write a compound, folded to its letters, with the compound's id."""
    table: dict[str, str] = {}
    for compound in compounds().values():
        for name in (*compound.words, *map(_with_element, compound.words), *compound.brands):
            table.setdefault(_key(name), compound.id)
        for name in (*compound.names, *compound.foreign, *compound.misspellings):
            table.setdefault(_key(name), compound.id)
            table.setdefault(_key(_without_element(name)), compound.id)
    return table


def _with_element(word: str) -> str:
    """``citrate`` as ``magnesium citrate``; a word that holds the element's name stays."""
    return word if "magnesium" in word.lower() else f"magnesium {word}"


def _without_element(name: str) -> str:
    """``magnesium citrate``, ``Magnesiumcitrat`` and ``citrate de magnésium`` as the anion alone."""
    return re.sub(
        rf"\A{MAGNESIUM}[\s-]*(?:[ld]-)?(?=\w{{4}})|\s+(?:de|di|of)\s+{MAGNESIUM}\Z", "", name, flags=re.IGNORECASE
    )


def _key(name: str) -> str:
    plain = name.lower().translate(str.maketrans("éóíäü", "eoiau"))
    return re.sub(r"[\W_]+", "", plain)


@cache
def _elided_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_]){_PREFIX}?(?P<name>{_alternatives(full=False)})(?![^\W\d_])", re.IGNORECASE)


@cache
def _full_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?P<name>{_alternatives(full=True)})(?![^\W\d_])", re.IGNORECASE)


def _alternatives(*, full: bool) -> str:
    """All names as one alternation, the longest first; blanks and hyphens in them may be either, or nothing."""
    return "|".join(_flexible(n) for n in sorted(_names(full=full), key=lambda n: (-len(n), n)))


def _names(*, full: bool) -> set[str]:
    """Every way to write a compound: with the element's name, or (not ``full``) also by its anion alone."""
    names: set[str] = set()
    for compound in compounds().values():
        names.update(compound.names, compound.foreign, compound.misspellings, compound.brands)
        names.update(_with_element(word) for word in compound.words)
        if not full:
            names.update(compound.words)
            names.update(map(_without_element, (*compound.names, *compound.foreign, *compound.misspellings)))
    return names


_ACCENTS = {"é": "[ée]", "ó": "[óo]", "í": "[íi]", "ä": "(?:ä|ae|a)", "ü": "(?:ü|ue|u)"}


def _flexible(name: str) -> str:
    """``name`` with blanks and hyphens free, ``Magnesium`` apart from what follows it, and accents left out or not."""
    name = re.sub(r"(?i)\A(magnesium)(?=[a-z])", r"\1 ", name)
    pattern = r"[\s-]*".join(re.escape(part) for part in re.split(r"[\s-]+", name) if part)
    return "".join(_ACCENTS.get(char, char) for char in pattern)
