"""What a label claims of what laboratories measure."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from labelcheck.knowledge import analyte_by_name, fold
from labelcheck.model.label import Evidence, Label


class Claim(NamedTuple):
    """A claimed amount in one serving; ``refusal`` says why there is none to compare with."""

    value: Decimal | None
    unit: str
    evidence: tuple[Evidence, ...]
    refusal: str | None = None


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
    return Claim(row.amount.value, row.amount.unit, row.evidence)


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
