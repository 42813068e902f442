"""The heading of the list of ingredients, and the list under it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from labelcheck.facts.ingredients.after_list import PAGE_TITLE, goes_on, opens_part
from labelcheck.facts.ingredients.candidates import BARE, Candidate, candidates_in, next_word
from labelcheck.facts.ingredients.end import list_end
from labelcheck.facts.ingredients.functional_classes import is_class
from labelcheck.facts.ingredients.heading_words import AGAIN, DOSE_LINE, NO_LIST, OF_PART, PART
from labelcheck.facts.ingredients.items import split
from labelcheck.facts.ingredients.names import is_known
from labelcheck.facts.ingredients.tail import without_tail
from labelcheck.facts.magnesium.forms import forms_of_item
from labelcheck.knowledge import excipient_by_name, fold
from labelcheck.layout.panel.head import head_end
from labelcheck.layout.vocabulary.dose_headings import PER
from labelcheck.layout.vocabulary.heads import COLUMN_HEAD
from labelcheck.layout.vocabulary.parts import is_heading
from labelcheck.layout.vocabulary.rows import MAGNESIUM
from labelcheck.model.reading import Reading, Span
from labelcheck.model.regex import regex, small_letters

_FIRST = ("other", "all", "foreign", "also", "bare_other", "bare", "contains")
"""What is read first where a label has several."""
_UNSURE = ("also", "contains", *BARE)
"""Without a sign only what is known makes a list of what follows."""
_OF_OTHERS = ("other", "also", "bare_other", "contains")


@dataclass(frozen=True, slots=True)
class IngredientList:
    """The list as printed. ``undivided``: the only list of a label, holding active and other ingredients alike.

    ``more`` are the lists of other parts of the product, where each has its own; ``complete`` when each of them is.
    """

    heading: Span
    body: Span
    complete: bool
    undivided: bool
    more: tuple[IngredientList, ...] = ()

    @property
    def bodies(self) -> tuple[Span, ...]:
        """What the lists hold."""
        return (self.body, *[part.body for part in self.more])

    @property
    def spans(self) -> tuple[Span, ...]:
        """All that belongs to the lists."""
        return (self.heading, self.body, *[span for part in self.more for span in (part.heading, part.body)])


def find_list(reading: Reading) -> IngredientList | None:
    """The list of other ingredients, or where a label has none, its one list of ingredients."""
    candidates = sorted(candidates_in(reading), key=_rank)
    lists = (list_under(candidate) for candidate in candidates[:MOST_HEADINGS])
    found = next((found for found in lists if found is not None), None)
    return None if found is None else _with_parts(found, candidates)


def _rank(candidate: Candidate) -> int:
    """A heading that says that it is of all excipients is read before one of those to be named apart: ``Excipient:
    lactose.``"""
    if candidate.kind in _OF_OTHERS and _OF_ALL.match(candidate.span.text) is not None:
        return -1
    return _FIRST.index(candidate.kind)


_OF_ALL = regex(r"list|elenco|lijst", re.IGNORECASE)
MOST_HEADINGS = 100
"""So many headings are looked under; a label of several languages has a dozen."""


def _with_parts(found: IngredientList, candidates: list[Candidate]) -> IngredientList:
    """``found`` with the lists under the same heading that are of other parts of the product: ``Ingredients (tablet):``
    and ``Ingredients (softgel):``. What says the same in another language is no other part."""
    word, part = _parted(found.heading)
    more: dict[str, IngredientList] = {}
    complete = found.complete
    for candidate in candidates if part else ():
        its_word, its_part = _parted(candidate.span)
        if its_word != word or its_part in ("", part, *more):
            continue
        listed = list_under(candidate)
        if listed is None:
            complete = False
        elif not _translates(listed, found):
            more[its_part] = listed
    if not more:
        return replace(found, complete=complete)
    starts = [candidate.span for candidate in candidates if _parted(candidate.span)[0] == word]
    first, *rest = [until_next(listed, starts) for listed in (found, *more.values())]
    return replace(first, complete=complete and all(listed.complete for listed in (first, *rest)), more=tuple(rest))


def until_next(listed: IngredientList, headings: Iterable[Span]) -> IngredientList:
    """``listed`` up to the next of ``headings``, if one stands in what was taken for it."""
    passage, start, end = listed.body
    inside = [heading.start for heading in headings if heading.passage is passage and start < heading.start < end]
    if not inside:
        return listed
    return replace(listed, body=Span(passage, start, min(inside)).trimmed, complete=True)


_PARTED = regex(rf"\(([^)]*)\)|\b{OF_PART}({PART})(?!\w)")
_CODE = regex(r"\W*(?:(?![ap]m)[a-z]{2}|english|deutsch|français|italiano|español|nederlands)\W*")
_SIGNS = regex(r"[\W_]+")


def _parted(heading: Span) -> tuple[str, str]:
    """The word of a heading, and of which part of the product its list is; empty where it says none."""
    small = small_letters(heading.text)
    said = [match[1] or match[2] or "" for match in _PARTED.finditer(small)]
    parts = [_SIGNS.sub(" ", words).strip() for words in said if not _CODE.fullmatch(words)]
    return fold(_PARTED.sub("", small)), " ".join(parts)


def _translates(listed: IngredientList, first: IngredientList) -> bool:
    """Whether ``listed`` is the ``first`` list in another language: it names what that does, in no word that is the
    same."""
    known, others = (
        {span.text.casefold(): excipient_by_name(span.text) for span in split(body)}
        for body in (listed.body, first.body)
    )
    ids, same = {row.id for row in known.values() if row}, {row.id for row in others.values() if row}
    return bool(ids) and ids <= same and known.keys().isdisjoint(others)


def list_under(candidate: Candidate) -> IngredientList | None:
    """The list that begins behind a heading, or in the passage after it; None where something else stands there."""
    kind, heading, after = candidate
    passage, start = heading.passage, next_word(heading.passage.text, heading.end)
    if passage.text[start : start + 1] == "/" and (again := AGAIN.match(small_letters(passage.text), start)):
        start = again.end()
    if start == len(passage.text) and after and after[0].kind == "block" and passage.kind == "block":
        passage, start, after = after[0], 0, after[1:]
    line = passage.text[start : passage.line_end(start)]
    if line[:1].isdigit() and DOSE_LINE.fullmatch(small_letters(line)) is not None:
        start = next_word(passage.text, start + len(line))
        line = passage.text[start : passage.line_end(start)]
    if _heads_columns(line) or NO_LIST.match(line) or opens_part(passage, start) or _is_title(line):
        return None
    end, complete = list_end(passage, start)
    if end <= start:
        return None
    body = without_tail(Span(passage, start, end))
    if (kind in _UNSURE or passage is not heading.passage) and not _is_shown(kind, split(body)):
        return None
    if kind == "contains" and not _are_excipients(split(body)):
        return None
    if _OF_DOSE.search(heading.text) and all(excipient_by_name(item.text) is None for item in split(body)):
        return None
    cut_off = bool(after) and goes_on(after[0].text, 0)  # in a paragraph of its own, which is not read
    whole = (complete or body.end < end) and not cut_off and not _stops_at_class(body)
    return IngredientList(heading, body, whole, undivided=kind not in _OF_OTHERS)


def _is_title(line: str) -> bool:
    """Whether ``line`` is the next title of a page, as where a shop names its parts in a row above them."""
    return is_heading(line) or PAGE_TITLE.match(line) is not None


_OF_DOSE = regex(rf"\s(?:{PER})\s", re.IGNORECASE)
"""Rows may stand under such a heading as well: ``Ingredients per capsule:``."""


def _stops_at_class(body: Span) -> bool:
    """Whether the last word of a list without a full stop is a class of additives, whose names would follow; ``aroma``
    is an ingredient too."""
    if "." in body.passage.text[body.end - 1 : body.end + 1]:
        return False
    last = body.text.rpartition(",")[2].strip(" :")
    return is_class(last) and excipient_by_name(last) is None


def _is_shown(kind: str, items: list[Span]) -> bool:
    """Whether ``items`` are those of a list: one of them is known, or behind a heading of excipients there are
    several, and short, as where their names are Latin."""
    several = kind == "bare_other" and len(items) >= FEWEST and all(len(item.text) <= LONGEST_NAME for item in items)
    return several or any(map(_shows_list, items))


FEWEST = 4
"""So many short lines of a medicine are its excipients."""
LONGEST_NAME = 60
"""Characters."""


def _shows_list(item: Span) -> bool:
    """Whether ``item`` tells that it is one of a list: by its name, or by its source behind the element."""
    return is_known(item) or (_ELEMENT.match(item.text) is not None and bool(forms_of_item(item)))


def _are_excipients(items: list[Span]) -> bool:
    """Whether ``items`` are excipients but for one, and not what a label says of allergens: ``Contains: milk, soy``."""
    known = sum(excipient_by_name(item.text) is not None for item in items)
    return known > 1 and known >= len(items) - 1


_ELEMENT = regex(rf"(?:{MAGNESIUM})\s*[(\[]", re.IGNORECASE)


def _heads_columns(line: str) -> bool:
    """Whether all of ``line`` is the heading of a dose, or of that and of percents: rows stand under it, no list."""
    dose = COLUMN_HEAD.match(line)
    rest = line[dose.end() :].strip(" :") if dose is not None else line
    if dose is not None and (behind := COLUMN_HEAD.match(rest)) is not None:  # ``Inhalt | pro Kapsel``
        rest = rest[behind.end() :].strip(" :")
    while rest.startswith("/") and (again := COLUMN_HEAD.match(rest, len(rest) - len(rest[1:].lstrip()))) is not None:
        rest = rest[again.end() :].strip(" :")
    return not rest or (dose is not None and "%" in line and head_end(line) == len(line))
