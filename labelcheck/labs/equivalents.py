"""Vitamins in units of activity (IU, RAE, DFE, NE) held against units of mass."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from labelcheck.knowledge import Equivalent, equivalents, other_weights
from labelcheck.knowledge.masses import IN_MG


class Refused(Exception):  # noqa: N818 - an answer, not an error
    """Why a result cannot be held against a claim."""


class Substance(NamedTuple):
    """What is measured: the analyte's id, the laboratory's words for it and the label's (with its sources)."""

    analyte: str = ""
    measured: str = ""
    claimed: str = ""


NOTHING = Substance()
"""For units of mass, where the substance does not matter."""


def convert(unit: str, target: str, of: Substance = NOTHING) -> tuple[Decimal, str]:
    """How many ``target`` are in one ``unit`` of a substance, and by what equivalence (empty for masses).

    Raises:
        Refused: they are not both masses, and no equivalence is set for the form; or the form is not stated.
    """
    if unit == target:
        return Decimal(1), ""
    if unit in IN_MG and target in IN_MG:
        return IN_MG[unit] / IN_MG[target], ""
    rows = [(row, times) for row in equivalents() if row.analyte == of.analyte and (times := _times(row, unit, target))]
    if not rows:
        raise Refused(f"{unit or '(no unit)'} cannot be compared with {target}")
    words = of.measured if any(row.names and row.stated_in(of.measured) for row, _ in rows) else of.claimed
    stated = [(row, times) for row, times in rows if row.stated_in(words)]
    if not stated:
        forms = " or ".join(row.form or "" for row, _ in rows)
        raise Refused(f"{unit} is not {target} of every form, and neither side says {forms}")
    if len({times for _, times in stated}) > 1:
        forms = " and ".join(row.form or "" for row, _ in stated)
        raise Refused(f"{unit} is not the same {target} of {forms}, and both are named")
    row, times = stated[0]
    form = f" of {_form(row)}" if row.form else ""
    return times, f"{row.amount:f} {row.unit}{form} = {row.equals:f} {row.of}"


def _times(row: Equivalent, unit: str, target: str) -> Decimal | None:
    """How many ``target`` one ``unit`` is by ``row``, in either direction; None where ``row`` is of other units."""
    for a, b, factor in ((row.unit, row.of, row.equals / row.amount), (row.of, row.unit, row.amount / row.equals)):
        before, after = _scale(unit, a), _scale(b, target)
        if before is not None and after is not None:
            return before * factor * after
    return None


def _scale(unit: str, other: str) -> Decimal | None:
    """How many ``other`` are in one ``unit``, where both are of one kind: ``mg DFE`` and ``mcg DFE``, ``IU``."""
    (own, *kind), (theirs, *their_kind) = unit.split(" ", 1), other.split(" ", 1)
    if kind != their_kind:
        return None
    if own == theirs:
        return Decimal(1)
    return IN_MG[own] / IN_MG[theirs] if own in IN_MG and theirs in IN_MG else None


def is_one_of_several(of: Substance) -> bool:
    """Whether the result names one form, where the label's claim is of that form and another together."""
    rows = [row for row in equivalents() if row.analyte == of.analyte and row.form is not None]
    measured, claimed = ({_form(row) for row in rows if row.stated_in(words)} for words in (of.measured, of.claimed))
    return bool(measured) and measured < claimed


def _form(row: Equivalent) -> str:
    return (row.form or "").removesuffix(" by weight")


def is_other_weight(unit: str, of: Substance) -> bool:
    """Whether a result in ``unit`` may be the weight of a source (an ester, a racemate) and not of the vitamin."""
    return unit in IN_MG and other_weights(of.analyte, of.measured)
