"""The uncertainty of a result: in its cell, in a column of its own, expanded or not."""

from __future__ import annotations

import re
from decimal import Context, Decimal

from labelcheck.labs import numbers, values
from labelcheck.labs.column_heading import Column
from labelcheck.labs.columns import ByField
from labelcheck.model.regex import regex

_BARE = regex(r"\A(?:±|\+\s?/?-?)\s*")
_IN_BRACKETS = regex(r"\A[(\[]([^()\[\]]*)[)\]]\Z")
"""``(± 0.9)``, as laboratories print it right behind the result."""
_RELATIVE = regex(r"\brel(?:\.|ative)?\b|\brelativ", re.IGNORECASE)


def uncertainty(
    read: values.Value, column: Column, by_field: ByField, mark: numbers.DecimalMark | None
) -> tuple[Decimal | None, bool, Decimal]:
    """The uncertainty of ``read``, whether it is in percent of it, and its coverage factor. The scatter of replicates
    is none."""
    cell = by_field.get("uncertainty")
    heading_k = column.k or (cell[0].k if cell else None)
    k = Decimal(2) if heading_k is None else positive(heading_k, "k", mark or ".")
    k = k if read.k is None else read.k
    if "k" in by_field and (printed := by_field["k"][1].text):
        k = positive(printed, "k", mark)
    spread, percent = read.uncertainty, read.uncertainty_is_percent
    if values.OF_SCATTER.search(column.heading):
        spread = None
    if spread is None and cell and cell[1].text and cell[1].text not in ("-", "n/a", "N/A", "–"):
        text = _BARE.sub("", _IN_BRACKETS.sub(r"\1", cell[1].text))
        own_k = re.search(r"\(?\bk\s?=\s?(\d(?:[.,]\d+)?)\)?", text)
        if own_k:
            k, text = positive(own_k[1], "k", mark or "."), text.replace(own_k.group(), "").strip()
        bare = re.match(r"-?[\d.,]+", text)
        rest = text[bare.end() :].strip() if bare else text
        if rest and rest != "%" and values.unit(rest) is None:
            raise ValueError(f"column uncertainty: {text[:40]!r} is no number (write 1234.5)")
        percent = rest.startswith("%") or (
            not rest
            and (cell[0].unit.unit == "%" if cell[0].unit is not None else bool(_RELATIVE.search(cell[0].heading)))
        )
        spread = positive(bare.group() if bare else text, "uncertainty", mark)
    return spread, percent, k


def relative(spread: Decimal, by_field: ByField, mark: numbers.DecimalMark | None) -> Decimal | None:
    """An uncertainty in % of the result that it is of."""
    try:
        beside = values.result(by_field["result"][1].text, mark).number
    except ValueError:
        return None
    return Context(prec=8).divide(spread * 100, beside) if beside else None


def positive(printed: str, field: str, mark: numbers.DecimalMark | None) -> Decimal:
    """The number in a cell of ``field``.

    Raises:
        ValueError: it is none, or not above zero.
    """
    try:
        value = numbers.number(printed, mark)
    except ValueError as error:
        raise ValueError(f"column {field}: {error}") from error
    if value <= 0:
        raise ValueError(f"column {field}: {printed!r} is not positive")
    return value
