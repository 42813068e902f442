"""The brand: after ``Brand:``, or where a line or the product's name begins with what the maker is called."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import islice

from labelcheck.knowledge import fold
from labelcheck.layout import evidence
from labelcheck.layout.vocabulary.rows import MAGNESIUM
from labelcheck.model.label import Statement, Text
from labelcheck.model.reading import Passage, Reading, Span
from labelcheck.model.regex import regex

_NAMED = regex(
    r"(?:brand(?:\s+name)?|marke|marque|marca|merk)\s*:\s*(?P<brand>[^\s:|][^:|\n]{0,60}?)\s*(?:[|;]|\s\w+\s*:|\Z)",
    re.IGNORECASE,
)
_MAKER = regex(
    r"\b(?:by|for|von|für|par|pour|por|para|da|per|door|voor)\s*:?\s+(?P<maker>[^,;:|•·()\d\n]{2,60})", re.IGNORECASE
)
_SITE = regex(r"(?:www\.|@|\b)(?P<site>[a-z\d-]{3,40})\.(?:com|org|net|co|us|ca|de|eu|fr|es|it|nl)\b", re.IGNORECASE)
_WORD = regex(r"[^\W_]+(?:['’.&/-]{1,2}[^\W_]+)*")
_MINERAL = regex(MAGNESIUM, re.IGNORECASE)

_OF_FIRMS = frozenset({
    "ag", "america", "brand", "brands", "bv", "co", "company", "corp", "corporation", "enterprises", "foods",
    "formulas", "gmbh", "group", "health", "healthcare", "holdings", "inc", "incorporated", "industries",
    "international", "kg", "lab", "labs", "laboratories", "limited", "llc", "ltd", "manufacturing", "naturals",
    "nutraceuticals", "nutrition", "nutritionals", "pharma", "pharmaceuticals", "products", "research", "sa", "sarl",
    "sas", "sciences", "srl", "usa", "wellness",
})  # fmt: skip
"""Words that a firm's name has and its brand may not have: ``NOW Foods`` sells ``NOW``."""
MOST_WORDS = 6
"""Words of a brand."""


def find_brand(reading: Reading, name: Text | None, statements: Sequence[Statement]) -> Text | None:
    """The brand after ``Brand:``; or the first words of the product's ``name``, or a printed line, that are the name of
    the firm which the label's contact gives, or its web address. None where nothing confirms one."""
    blocks = [passage for passage in reading.passages if passage.kind == "block"]
    for line in _beginning_with("bm", blocks):
        if match := _NAMED.match(line.text):
            return _text(line.sub(*match.span("brand")))
    contacts = [statement for statement in statements if statement.kind == "contact"]
    firms = frozenset([called for contact in contacts for called in _firms(contact.text)])
    makers = firms | frozenset([called for contact in contacts for called in _sites(contact.text)])
    told = frozenset([piece for contact in contacts for piece in contact.evidence])
    for line in _beginning_with({called[0] for called in makers}, blocks):
        if name is not None and (brand := _opening(line, makers)) is not None and name.value.startswith(brand.text):
            return _text(brand)
        if fold(line.text) in firms and not told.issuperset(evidence(line.trimmed)):
            return _text(line.trimmed)
    return None


def _beginning_with(letters: Container[str], blocks: Sequence[Passage]) -> Iterator[Span]:
    """The printed lines of ``blocks`` that begin with one of the small ``letters``."""
    for passage in blocks:
        text, lines = passage.text, passage.lines
        for start, end in zip(lines, (*lines[1:], len(text)), strict=True):
            if text[start].casefold() in letters:
                yield Span(passage, start, end)


def _text(span: Span) -> Text:
    return Text(span.text, evidence(span))


def _firms(contact: str) -> Iterator[str]:
    """What the firms of a ``contact`` are called."""
    for match in _MAKER.finditer(contact):
        yield from _called(_WORD.findall(match["maker"]))


def _sites(contact: str) -> Iterator[str]:
    """The names of the web addresses of a ``contact``, with and without a word that only firms add."""
    for match in _SITE.finditer(contact):
        site = fold(match["site"])
        yield site
        yield from (site.removesuffix(word) for word in _OF_FIRMS if site.endswith(word) and len(site) > len(word) + 1)


def _called(words: Sequence[str]) -> Iterator[str]:
    """The ``words`` of a name as one, folded: all of them, and without those at the end that only firms add."""
    folded = [fold(word) for word in words]
    while folded:
        yield "".join(folded)
        if folded.pop() not in _OF_FIRMS:
            return


def _opening(line: Span, makers: frozenset[str]) -> Span | None:
    """The most words at the beginning of ``line`` that are the name of one of ``makers``, and not the mineral's."""
    words = list(islice(_WORD.finditer(line.text), MOST_WORDS))
    for count in range(len(words), 0, -1):
        if not makers.isdisjoint(_called([word[0] for word in words[:count]])):
            span = line.sub(words[0].start(), words[count - 1].end())
            return None if _MINERAL.fullmatch(span.text) else span
    return None
