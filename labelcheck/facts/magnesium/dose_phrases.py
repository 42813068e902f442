"""What the print beside an amount of magnesium says of it: the elemental part of a compound, or the compound's weight.

``Magnesiumcitrat 1500 mg (davon 240 mg elementar)`` states 240 mg of the element; ``Magnesium 400 mg (entspricht
1000 mg Magnesiumcitrat)`` a compound's weight of 1000 mg.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from labelcheck.facts.magnesium.forms import find_forms
from labelcheck.facts.numbers import amount, percent
from labelcheck.layout.panel.cells import lex
from labelcheck.layout.vocabulary.cells import SPACED
from labelcheck.layout.vocabulary.rows import MAGNESIUM, MOLES, MOLES_ARE, PART_OF, SOURCE_OF
from labelcheck.model.label import Amount
from labelcheck.model.reading import Span
from labelcheck.model.regex import regex

_UNIT_FIRST = r"(?<!\d\s)m?g\s\d+(?:[.,]\d+)?(?![\d.,]*\d|\s?(?:%|m?g\b))"
"""As Italian labels print it: ``magnesio mg 300``."""
_MASS = rf"(?<![\w.,])(?P<mass>(?:{SPACED}|\d[\d.,]*)\s*(?:mg|g|mcg|μg)\b|{_UNIT_FIRST})"
_ELEMENTAL = r"(?:elemental|element(?:ar|air)\w*|élément(?:aire)?|elementare|elementale|elemento|reine[mns]|pure)"
_OF = r"(?:of|an|von|van|de|di|is|are|sind|d['’])"
_SIGN = r"(?<!\d)(?<!\d\s)\b(?:mg(?:\+\+|2\+)|(?-i:Mg)(?=[\s)]))"
_ELEMENT = (
    rf"(?:(?:(?:i[oó]n(?:e?s|[ei])?|ião|iões)\s+(?:d[ei]\s+)?)?(?:{MAGNESIUM}"
    rf"(?:gehalt|\s+content|-[ée]l[ée]ment\w*|[\s-]ion(?:s|en)?)?(?![\w-])|{_SIGN}))"
)
_TOTAL = r"(?:gesamt|insgesamt|total\w*)"
_AFTER_MASS = regex(
    rf"{_MASS}\)?\s*{MOLES}?(?:{_OF}\s*)?(?:{_ELEMENTAL}\s+{_ELEMENT}|(?:{_ELEMENT}|mg(?=\s+[ée]l[ée]m))(?:\s+{_ELEMENTAL})?|"
    rf"{_ELEMENTAL})",
    re.IGNORECASE,
)
_BEFORE_MASS = regex(
    rf"(?P<element>(?:{_ELEMENTAL}\s+)?{_ELEMENT}(?:\s+(?:{_ELEMENTAL}|{_TOTAL}))?|\b{_ELEMENTAL})"
    rf"(?:\s*\((?:{SOURCE_OF}\s[^()]{{4,60}}|[^()\d]{{4,60}})\))?(?:\s+(?:pro|je|par|por|per)\s+[^\W\d]{{3,16}})?"
    rf"(?:\W{{0,3}}{MOLES_ARE}?|\s(?:est\s(?:de\s)?|is\s|ist\s|beträgt\s|à\s)){_MASS}",
    re.IGNORECASE,
)
"""Its source may stand in a bracket behind the element's name: ``Magnesium (bisglycinate de magnésium) 100 mg``."""
_SAID = regex(r"\belement(?:al|ar|air)\w*\s", re.IGNORECASE)
_WHOLE = regex(
    rf"{_TOTAL}[\s-]+(?:{_ELEMENTAL}\s+)?{_ELEMENT}\W{{0,3}}{_MASS}|"
    rf"{_ELEMENT}\s+{_TOTAL}\W{{0,3}}{_MASS.replace('mass', 'after')}",
    re.IGNORECASE,
)
_PART = regex(rf"\b(?:{PART_OF})\b", re.IGNORECASE)
ANY_MASS = regex(_MASS, re.IGNORECASE)
"""Any amount that is a mass."""


def elemental_part(beside: Iterable[Span], *, decimal_comma: bool) -> Amount | None:
    """The one amount of elemental magnesium that the print ``beside`` a compound's weight states."""
    found: set[Amount] = set()
    for span in beside:
        for match in _elemental_masses(span):
            if quantity := amount(match["mass"], decimal_comma=decimal_comma):
                found.add(quantity)
    return found.pop() if len(found) == 1 else None


def percent_beside(beside: Iterable[Span]) -> str | None:
    """The one percent that the print ``beside`` a compound's weight states with the elemental part: ``(entspricht 120
    mg Magnesium, 32 % NRV)``."""
    texts = [span.text.strip("()[] ") for span in beside if "%" in span.text]
    found = {percent(text[cell.start : cell.end]) for text in texts for cell in lex(text)[0] if cell.kind == "percent"}
    return found.pop() if len(found) == 1 else None


def whole(beside: Iterable[Span], *, decimal_comma: bool) -> Amount | None:
    """The elemental magnesium of all compounds together, where the print ``beside`` one of them states it."""
    for span in beside:
        if match := _WHOLE.search(span.text):
            return amount(match["mass"] or match["after"], decimal_comma=decimal_comma)
    return None


def _elemental_masses(span: Span) -> list[re.Match[str]]:
    """The masses of ``span`` that stand beside the element's name, where it is no part of a compound's, or said to be
    the element's all the same: ``84 mg of elemental magnesium L-lactate``."""
    compounds = _compounds(span)
    for pattern, name in ((_AFTER_MASS, 0), (_BEFORE_MASS, "element")):
        found = [
            m
            for m in pattern.finditer(span.text)
            if _SAID.search(m.group()) or not any(m.start() < b and a < m.end(name) for a, b in compounds)
        ]
        if found:
            return found
    return []


def _compounds(span: Span) -> list[tuple[int, int]]:
    """Where compounds are named in ``span``, those that are named again too: ``Magnesium Citrate: 300 mg magnesium from
    1,875 mg magnesium citrate``."""
    found: list[tuple[int, int]] = []
    for _ in range(MOST_OFTEN):
        rest = span.sub(found[-1][1] if found else 0, len(span.text))
        named = find_forms(rest, elided=False)
        if not named:
            break
        found += [(form.span.start - span.start, form.span.end - span.start) for form in named]
    return found


MOST_OFTEN = 4
"""So often a compound may be named again where a dose is told."""


def compound_weights(beside: Iterable[Span], *, decimal_comma: bool) -> tuple[Amount, ...]:
    """The weights of compounds that the print ``beside`` an elemental amount states.

    What stands after ``davon`` or ``of which`` is a part of the magnesium, not a compound's weight.
    """
    weights: list[Amount] = []
    for span in beside:
        text = span.text
        if _PART.search(text):
            continue
        elemental = {match.start("mass") for match in _elemental_masses(span)}
        masses = [m for m in ANY_MASS.finditer(text) if m.start("mass") not in elemental]
        weights += [
            quantity for m in masses if (quantity := amount(m["mass"], decimal_comma=decimal_comma)) is not None
        ]
    return tuple(weights)
