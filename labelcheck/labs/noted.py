"""Uncertainties in a note beside the table: ``Expanded uncertainty (k = 2): magnesium 3 %, zinc 4 %``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from labelcheck.labs import assay, numbers, values
from labelcheck.labs.grid import Row
from labelcheck.labs.uncertainty import positive
from labelcheck.model.lab import Measurement
from labelcheck.model.regex import regex

LONGEST_NOTE = 300
_NOTE = regex(r"(?<!standard )\b(?:uncertainty|messunsicherheit|incertitude|incertidumbre|incertezza)\b", re.IGNORECASE)
_K = regex(r"\(?\bk\s?=\s?([1-9](?:[.,]\d)?)\)?", re.IGNORECASE)
_NEXT = regex(r"[;.](?=\s|\Z)|,(?=\s)|\band\b", re.IGNORECASE)
_OF_ONE = regex(
    r"\W*(?:(?:of|on|for|in)\s+)?(?:the\s+)?(?P<name>[^\W\d_][\w() -]{0,40}?)(?:\s+results?)?"
    r"\s*(?:\bis\b|\bwas\b|[=:])?\s*(?:±|\+\s?/\s?-)?\s*(?<![\w.,])(?P<number>\d[\d.,]*)\s*(?P<unit>%|mg|mcg|µg|μg|ug|g|IU)\W*",
    re.IGNORECASE,
)


class _Spread(NamedTuple):
    value: Decimal
    unit: str
    k: Decimal


def with_notes(
    found: Sequence[Measurement], rows: Sequence[Row], mark: numbers.DecimalMark | None
) -> list[Measurement]:
    """``found``, where a note of ``rows`` names the uncertainty of a result that has none beside it."""
    said: dict[str, set[_Spread]] = {}
    for row in rows:
        for analyte, spread in _noted(" ".join(c.text for c in row.cells), mark):
            said.setdefault(analyte, set()).add(spread)
    return [_spread(m, said.get(m.analyte, set())) for m in found]


_ALL = regex(
    r"\b(?:results?|values?|amounts?|concentrations?|reported|expressed|calculated|ergebnisse|résultats|resultados|risultati)\b"
    r"[^.;]{0,60}",
    re.IGNORECASE,
)
_AS_IT_IS = regex(
    r"\bas[- ](?:is|received)\b|\bunless\b|\bnot\b|\btel quel\b|\btal cual\b|originalsubstanz", re.IGNORECASE
)


def as_noted(found: Sequence[Measurement], rows: Sequence[Row]) -> list[Measurement]:
    """``found``, named after the dried substance where a sentence of ``rows`` relates all results to it."""
    said = (
        match.group() for row in rows for match in _ALL.finditer(" ".join(c.text for c in row.cells)[:LONGEST_NOTE])
    )
    dried = next((d.group() for text in said if (d := assay.DRIED.search(text)) and not _AS_IT_IS.search(text)), None)
    if dried is None:
        return list(found)
    return [
        replace(m, name=f"{m.name} ({dried})")
        if m.basis == "per_gram" and not assay.DRIED.search(m.name) and not _AS_IT_IS.search(m.name)
        else m
        for m in found
    ]


def _noted(text: str, mark: numbers.DecimalMark | None) -> Iterator[tuple[str, _Spread]]:
    """The analytes that a line names behind the word, each with its uncertainty."""
    word = _NOTE.search(text[:LONGEST_NOTE])
    if word is None or values.OF_SCATTER.search(text):
        return
    rest = text[word.end() : LONGEST_NOTE]
    stated = _K.search(rest) or _K.search(text)
    k = positive(stated[1], "k", ".") if stated else Decimal(2)
    for piece in _NEXT.split(_K.sub("", rest)):
        match = _OF_ONE.fullmatch(piece)
        about = assay.tested(match["name"]) if match else None
        if match is None or about is None or not about.known:
            continue
        try:
            value = positive(match["number"], "uncertainty", mark)
        except ValueError:
            continue
        unit = values.unit(match["unit"])
        yield about.analyte, _Spread(value, unit.unit if unit else match["unit"], k)


def _spread(m: Measurement, said: set[_Spread]) -> Measurement:
    """``m`` with the one uncertainty that is ``said`` of it, in percent or in its own unit."""
    if len(said) != 1 or m.uncertainty is not None or m.result is None:
        return m
    (own,) = said
    if own.unit not in ("%", m.unit) or m.unit == "%":
        return m
    return replace(m, uncertainty=own.value, uncertainty_is_percent=own.unit == "%", k=own.k)
