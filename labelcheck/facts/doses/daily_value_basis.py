"""Whose reference value the panel's percents are of: the population or market that its heading names."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from labelcheck.layout.vocabulary.rows import PERCENT_OF
from labelcheck.model.reading import Panel, Span
from labelcheck.model.regex import regex, small_letters

DailyValueBasis = Literal["adult", "children", "infants", "pregnancy", "nrv", "recommended_intake"]

_NRV = regex(
    r"\b(?:nrv|nrw|vnr|ajr|aqr|vrn|rm|rws|rhp)s?\b|%\s*(?:a[fv]\s+)?(?:d?ri|ar)\b|reference\s+intake|nutrient\s+reference|"
    r"referenzmenge|nährstoffbezug|refer[ae]n[cs]e?(?:intag|indtag|inntak)|"
    r"(?:apports?|valeurs?\s+nutritionnelles?)\s+de\s+référence|valores?\s+de\s+referencia|valor[ei]\s+nutritiv[oi]\s+di\s+rif"
)
"""Of small letters, as all that follow."""
_PERCENTS = regex(rf"%\s*(?:daily\s+values?|{PERCENT_OF})")
_ADULTS = regex(r"\badults?\b|\b4\s?\+|4\s+or\s+more\s+years|children\s+4\b|4\s+years\s+(?:and|or)\b")
_SOUTH_AFRICA = regex(
    r"\bs\.?a\.?\s(?:nrv|rda)|\bsouth\safrica|\b(?:over|from)\s(?:4|four)\syears|\b(?:4|four)\syears\s(?:and|or)\s(?:older|over|above)"
)
"""Where an NRV is that of South Africa, which for magnesium is the one for adults (R146 of 2010, Annexure 3)."""
_DAILY_VALUE = regex(r"\bd\.?v\b|\bdaily\s+values?\b")
_RECOMMENDED = regex(r"\br\.?d\.?[ai]s?\b|\brecommended\s+(?:dietary|daily)\s+(?:allowance|intake)s?\b|\bicmr\b")
"""What a country recommends to take in: the same letters stand for other amounts in each."""
_OTHERS: tuple[tuple[DailyValueBasis, re.Pattern[str]], ...] = (
    ("nrv", _NRV),
    ("pregnancy", regex(r"\bpregnan|\blactating\b|\bprenatal\b")),
    ("infants", regex(r"\binfants?\b|\bup\s+to\s+12\s+months\b")),
    (
        "children",
        regex(
            r"children\s+(?:under|less\s+than|below)\s+4|(?:1|one|2|two)\s*(?:-|to|through|and)\s*(?:3|three)\s*(?:years|yrs?)|"
            r"(?:ages?|children)\s+(?:1|2)\s?(?:-|–|to)\s?3\b|toddlers?"
        ),
    ),
)


def find_daily_value_basis(panel: Panel | None, told: Span | None, column: int) -> DailyValueBasis:
    """The one group that the head of ``panel`` names; ``adult`` when it names none, or adults among others, as where
    one of several columns of percents names nobody. Where each dose has its own, that of the dose in ``column``.

    Where the head names none, the abbreviation that stands with the percents or in a footnote tells (``100 % NRV``),
    and without a panel the one in the sentence that the dose is ``told`` in.
    """
    if panel is None:
        return "nrv" if told is not None and _NRV.search(small_letters(told.text)) else "adult"
    head = small_letters(" ".join([span.text for span in panel.head]))
    notes = small_letters(" ".join([span.text for span in panel.footnotes]))
    columns = said_of_percents(head)
    if len(columns) == len(panel.columns) > column and leaves_out_adults(columns[column]):
        return next(basis for basis, pattern in _OTHERS if basis != "nrv" and pattern.search(columns[column]))
    if _ADULTS.search(head) or _SOUTH_AFRICA.search(notes):
        return "adult"
    named = [basis for basis, pattern in _OTHERS if pattern.search(head)]
    if not named:
        percents = [cell.span for row in panel.rows for cell in row.cells if cell.kind == "percent"]
        beside = small_letters("|".join([span.text for span in (*percents, *panel.footnotes)]))
        if _NRV.search(beside):
            return "nrv"
        if _RECOMMENDED.search(f"{head}|{beside}") and not _DAILY_VALUE.search(head):
            return "recommended_intake"
    if len(named) != 1:
        return "adult"
    (basis,) = named
    beside_others = len(columns) > 1 and not all(dict(_OTHERS)[basis].search(text) for text in columns)
    return "adult" if beside_others and basis != "nrv" else basis


def said_of_percents(head: str) -> list[str]:
    """What stands behind each heading of percents in ``head`` (small letters): whose reference value it is."""
    starts = [match.end() for match in _PERCENTS.finditer(head)]
    return [head[start:end] for start, end in pairwise([*starts, len(head)])]


def leaves_out_adults(said: str) -> bool:
    """Whether what is ``said`` of percents (small letters) names small children or pregnancy, and not adults."""
    others = [pattern for basis, pattern in _OTHERS if basis != "nrv"]
    return _ADULTS.search(said) is None and any(pattern.search(said) for pattern in others)


def names_a_group(panel: Panel) -> bool:
    """Whether the head of ``panel`` names small children or pregnancy, whose percents are of another value."""
    head = small_letters(" ".join([span.text for span in (*panel.head, *panel.columns)]))
    return any(pattern.search(head) for basis, pattern in _OTHERS if basis != "nrv")
