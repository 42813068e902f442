"""The compounds of magnesium that its rows name, a footnote or the ingredient list."""

from __future__ import annotations

import re
from decimal import Decimal

from labelcheck.facts.ingredients.heading import IngredientList
from labelcheck.facts.ingredients.items import split
from labelcheck.facts.magnesium.forms import MARINE, Form, each_once, find_forms, forms_of_item, named_once
from labelcheck.facts.magnesium.names import is_part
from labelcheck.facts.magnesium.no_source import EXCIPIENT
from labelcheck.facts.magnesium.rows import MagnesiumRow
from labelcheck.facts.numbers import in_mg
from labelcheck.knowledge import compounds
from labelcheck.layout import evidence
from labelcheck.layout.vocabulary.rows import MAGNESIUM, SOURCE_OF
from labelcheck.model.label import MagnesiumForm
from labelcheck.model.reading import Row, Span
from labelcheck.model.regex import regex


def named_forms(
    total: MagnesiumRow, parts: list[MagnesiumRow], footnotes: tuple[Span, ...], listed: IngredientList | None
) -> list[MagnesiumForm]:
    """The compounds that the row of the ``total`` names and the rows of its ``parts``, or a footnote; those of the
    ingredient list where they name none, or not all."""
    named = _of_rows(total, parts) or _footnoted(total.row, footnotes)
    if {form.id for form in named} == {MARINE}:
        named = listed_forms(listed, of_the_sea=True) or named
    if named and all(_is_blend(form) for form in named):
        named = [form for form in listed_forms(listed) if not _is_blend(form)] or named
    if not named or _are_part(total, parts):
        named += [form for form in listed_forms(listed) if form.id not in {f.id for f in named}]
    return named


def _is_blend(form: MagnesiumForm) -> bool:
    """Whether ``form`` is one of other nutrients too, whose magnesium the list may name: ``ZMA``."""
    return compounds()[form.id].role == "blend"


def _are_part(total: MagnesiumRow, parts: list[MagnesiumRow]) -> bool:
    """Whether the rows of sources under ``total`` tell of less than it: ``di cui da magnesio marino 90 mg``."""
    masses = [in_mg(part.amount) for part in parts if part.forms and part.amount is not None and is_part(part.row)]
    whole = in_mg(total.amount) if total.amount is not None and not total.forms else None
    return bool(whole and masses) and sum(filter(None, masses), Decimal(0)) < MOSTLY * (whole or 0)


MOSTLY = Decimal("0.9")
"""Of a total: less leaves room for another source."""


def _of_rows(total: MagnesiumRow, parts: list[MagnesiumRow]) -> list[MagnesiumForm]:
    found = [MagnesiumForm(f.id, f.span.text, evidence(f.span)) for f in total.forms]
    for part in parts:
        for form in part.forms:
            if form.id not in {f.id for f in found}:
                found.append(MagnesiumForm(form.id, form.span.text, evidence(form.span), origin="child"))
    return found


_SIGNS = r"[*†‡§¶^#°]"
_MARKED = regex(rf"(?:{MAGNESIUM})\s?(?P<signs>{_SIGNS}+)", re.IGNORECASE)
_SOURCE_NOTE = regex(rf"\W*?(?P<sign>{_SIGNS}+)\)?\s*\(?\s*(?P<of>(?:{SOURCE_OF})\b\s*)?", re.IGNORECASE)
_NOT_OF = regex(r"[.;]\s|\b(?:unlike|not|no|than|instead|rather|without)\b", re.IGNORECASE)
_RUN = regex(r"(.)\1*")


def _footnoted(row: Row, footnotes: tuple[Span, ...]) -> list[MagnesiumForm]:
    """The sources in the footnote whose sign the element carries: ``Magnesium† 200 mg``, ``† as magnesium citrate``."""
    marked = _MARKED.match(row.name.text) if footnotes else None
    signs = {run.group() for run in _RUN.finditer(marked["signs"])} if marked is not None else set()
    for note in footnotes if signs else ():
        begin = _SOURCE_NOTE.match(note.text)
        if begin is None or begin["sign"] not in signs:
            continue
        other = _NOT_OF.search(note.text, begin.end())
        told = note.sub(begin.end(), other.start() if other is not None else len(note.text))
        forms = find_forms(told, elided=begin["of"] is not None)
        if forms and (begin["of"] is not None or forms[0].span.start == told.start):
            return [MagnesiumForm(form.id, form.span.text, evidence(form.span)) for form in forms]
    return []


_OF_THE_SEA = regex(r"marin[eo]?s?\b|\bsea\b|\bm(?:er|ar|are)\b|meer", re.IGNORECASE)


def listed_forms(listed: IngredientList | None, *, of_the_sea: bool = False) -> list[MagnesiumForm]:
    """Magnesium salts of the ingredient list, for a row that names none; for one that names magnesium ``of_the_sea``,
    what that is: ``oxyde de magnésium d'origine marine``."""
    found: list[Form] = []
    for body in listed.bodies if listed is not None else ():
        items = [item for item in split(body) if not EXCIPIENT.search(item.text)]
        named = [
            form for item in items if not of_the_sea or _OF_THE_SEA.search(item.text) for form in forms_of_item(item)
        ]
        found += named_once(body.text, body.start, named)  # an item may stand in the bracket of another
    return [
        MagnesiumForm(form.id, form.span.text, evidence(form.span), "medium", "ingredients")
        for form in each_once(found)
        if not (of_the_sea and form.id == MARINE)
    ]
