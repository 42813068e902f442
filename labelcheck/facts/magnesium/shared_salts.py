"""Salts of several elements under one word for their acid, ``chlorures de potassium et de magnésium``, and several
salts of one element: ``citrato, óxido y gluconato de magnesio``."""

from __future__ import annotations

import re

from labelcheck.facts.magnesium.form_names import form_named
from labelcheck.facts.magnesium.forms import Form, find_forms
from labelcheck.layout.vocabulary.rows import MAGNESIUM
from labelcheck.model.reading import Span
from labelcheck.model.regex import regex

_OTHER = r"[^\W\d]{3,12}"
_SHARED = regex(
    rf"(?<![^\W\d])(?P<acid>[^\W\d]{{5,14}}?)s?\s+d(?:e\s|['’]|i\s)(?!{MAGNESIUM}){_OTHER}"
    rf"(?:\s*(?:,|\bet\b|\by\b|\be\b)\s*(?:de\s|d['’]|di\s)?(?!{MAGNESIUM}){_OTHER}){{0,5}}"
    rf"\s*(?:,|\bet\b|\by\b|\be\b)\s*(?:d[ei]\s)?{MAGNESIUM}(?![^\W\d]|\s*\()",
    re.IGNORECASE,
)


def shared_salts(span: Span) -> list[Form]:
    """The magnesium salts in ``span`` whose acid is named once for several elements."""
    found = ((form_named(f"{match['acid']} de magnésium"), match) for match in _SHARED.finditer(span.text))
    return [Form(compound, span.sub(*match.span())) for compound, match in found if compound is not None]


_ACID = rf"(?!{MAGNESIUM})[^\W\d]{{4,16}}"
_BEFORE_ELEMENT = regex(
    rf"(?<![^\W\d]){_ACID}(?:,\s{_ACID}){{0,5}}\s(?:y|et?|ed?|e)\s{_ACID}\sd[ei]\s{MAGNESIUM}", re.IGNORECASE
)


def salts_before_element(span: Span) -> list[Form]:
    """The salts in ``span`` that share the element behind the last of them."""
    match = _BEFORE_ELEMENT.search(span.text)
    return find_forms(span.sub(*match.span()), elided=True) if match is not None else []
