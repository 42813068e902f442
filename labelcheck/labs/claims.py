"""What a label claims of what laboratories measure."""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal
from typing import NamedTuple

from labelcheck.knowledge import analyte_by_name, fold
from labelcheck.knowledge.masses import IN_MG
from labelcheck.labs import numbers, values
from labelcheck.model.label import DietaryIngredient, Evidence, Label
from labelcheck.model.regex import regex


class Beside(NamedTuple):
    """An amount that the label prints in brackets after the claim, and of what (``folic acid``; empty: the same)."""

    value: Decimal
    unit: str
    of: str


class Claim(NamedTuple):
    """A claimed amount in one serving; ``refusal`` says why there is none to compare with. ``words`` are the label's
    name for the substance with its sources."""

    value: Decimal | None
    unit: str
    evidence: tuple[Evidence, ...]
    refusal: str | None = None
    words: str = ""
    beside: tuple[Beside, ...] = ()

    def in_unit_of(self, unit: str, name: str) -> Claim:
        """The claim as the label prints it in brackets in the kind of ``unit`` (``680 mcg DFE (400 mcg folic acid)``),
        where the result called ``name`` is of what the bracket names; else as it stands."""
        if _kind(unit) == _kind(self.unit):
            return self
        fitting = [b for b in self.beside if _kind(b.unit) == _kind(unit) and fold(b.of) in fold(name)]
        return self._replace(value=fitting[0].value, unit=fitting[0].unit) if len(fitting) == 1 else self


def claim_of(label: Label, analyte: str) -> Claim | None:
    """The claim for ``analyte`` (an id, or a folded name); None when the label does not name it."""
    if analyte == "magnesium":
        return _magnesium(label)
    found = [row for row in label.dietary_ingredients if analyte in (fold(row.name), claimed_analyte(row.name))]
    if not found:
        return None
    row = found[0]
    if len(found) > 1 or row.amount is None or row.amount.less_than:
        return Claim(None, "", row.evidence, f"the label does not state one amount of {row.name}")
    return Claim(
        row.amount.value, row.amount.unit, row.evidence, words=" ".join((row.name, *row.sources)), beside=_beside(row)
    )


_BRACKET = regex(r"\(\s*(\d[\d.,]*)\s*(mcg|µg|μg|mg|iu)\b\.?\s*(?:as |of )?([^()\d]*)\)", re.IGNORECASE)


def _beside(row: DietaryIngredient) -> tuple[Beside, ...]:
    found = []
    for number, unit, of in _BRACKET.findall(" ".join(e.text for e in row.evidence)):
        known = values.unit(unit)
        if known is not None:
            with suppress(ValueError):
                found.append(Beside(numbers.number(number, "."), known.unit, of.strip()))
    return tuple(found)


def _kind(unit: str) -> str:
    """Units of one kind are turned into each other by their size alone."""
    return "mass" if unit in IN_MG else unit


def claimed_analyte(name: str) -> str | None:
    """The id of the analyte that a panel's row is about."""
    plain = re.sub(r"\(.*", "", name).strip(" ,*†‡")
    found = analyte_by_name(plain)
    return found.id if found is not None else None


def _magnesium(label: Label) -> Claim | None:
    magnesium = label.magnesium
    if magnesium is None:
        return None
    if magnesium.elemental_mg is None:
        return Claim(None, "mg", magnesium.evidence, "the label does not state an elemental dose of magnesium")
    if magnesium.basis != "declared":
        said = "the label prints the weight of a compound, not of magnesium"
        return Claim(None, "mg", magnesium.evidence, said)
    return Claim(magnesium.elemental_mg, "mg", magnesium.evidence)
