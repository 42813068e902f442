"""A result turned into the quantity that the label claims: the same unit, in one serving, of the element."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal
from typing import NamedTuple

from labelcheck.knowledge import magnesium_share
from labelcheck.knowledge.masses import IN_MG
from labelcheck.labs import numbers, values
from labelcheck.labs.assay import DRIED
from labelcheck.labs.equivalents import Refused, Substance, convert, is_one_of_several, is_other_weight
from labelcheck.labs.values import noun_of
from labelcheck.model.lab import Measurement
from labelcheck.model.label import Label
from labelcheck.model.regex import regex

_MG_IN_GRAM = {"%": Decimal(10), "ppm": Decimal("0.001"), "ppb": Decimal("0.000001")}


_ML = regex(r"\(\s*(\d{1,4}(?:[.,]\d{1,2})?)\s?ml\s*\)", re.IGNORECASE)


_GRAMS = regex(r"(?<![\d.,])(\d{1,4}(?:[.,]\d{1,3})?)\s?(m?g)\b", re.IGNORECASE)


class Factor(NamedTuple):
    """What a result is multiplied with, and the arithmetic in words."""

    times: Decimal
    steps: tuple[str, ...]


def shown(value: Decimal) -> str:
    """``value`` with at most six significant digits, for people."""
    if not value:
        return "0"
    rounded = (
        value.quantize(Decimal(1).scaleb(value.adjusted() - 5), ROUND_HALF_EVEN) if value.adjusted() < 6 else value
    )
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def to_serving(m: Measurement, label: Label, claim: Decimal | None, target: str, words: str = "") -> Factor:
    """What turns the number of ``m`` into ``target`` in one serving of ``label``, which calls the substance ``words``.

    Raises:
        Refused: the basis, the unit, the weight of a unit or the compound is not known.
    """
    of = Substance(m.analyte, m.name, words)
    if is_one_of_several(of):
        raise Refused(f"the result is of one form ({m.name}), and the label claims several together ({words})")
    if m.basis is None:
        return _beside_claim(m, label, claim, target, of)
    _check_own_claim(m, label, claim, target)
    _check_whole(m)
    if m.basis == "per_gram" and DRIED.search(m.name):
        raise Refused("the result is of the dried substance, and a serving is weighed with its water")
    if m.basis == "percent_of_claim":
        return _of_claim(m, claim, target, of)
    steps: list[str] = []
    factor = _unit_factor(m, target, of, steps)
    amount, words = _in_serving(m, label)
    if amount != 1:
        steps.append(words)
    factor *= amount
    if is_other_weight(m.unit, of) and (m.claim is None or m.claim_unit != m.unit or m.claim * factor != claim):
        raise Refused(f"the row may give the vitamin or the weight of what it names ({m.name}); it does not say which")
    share, words = _elemental(m, factor, claim)
    if words:
        steps.append(words)
    return Factor(factor * share, tuple(steps))


def _check_whole(m: Measurement) -> None:
    """Raises:
    Refused: there is more in a gram than a gram.
    """
    most = 100 if m.unit == "%" else 1000 * m.per / IN_MG[m.unit] if m.unit in IN_MG else None
    if m.basis == "per_gram" and most is not None and m.result is not None and m.result > most:
        raise Refused(f"{m.as_printed} {m.unit} of the weight is more than the whole")


def _beside_claim(m: Measurement, label: Label, claim: Decimal | None, target: str, of: Substance) -> Factor:
    """A result without a basis has that of the laboratory's own claim beside it, where this is the label's claim of a
    serving or its part for one unit."""
    if m.claim is not None and claim and m.claim_unit == m.unit and m.unit not in ("", "%") and m.assay is None:
        times, equivalence = convert(m.unit, target, of)
        own = m.claim * times
        units = label.serving.units if label.serving is not None else None
        for count, words in ((Decimal(1), "one serving"), (units or Decimal(0), "one unit")):
            if own * count == claim:
                own_claim = f"the laboratory's own claim of {shown(m.claim)} {m.unit}"
                said = f"{own_claim} is the label's for {words}: × {shown(count)}"
                return Factor(times * count, (*filter(None, (equivalence,)), said))
    if m.unit == "%":
        raise Refused("a plain % may be of the weight or of the label claim")
    raise Refused("the result does not say what it is related to (basis)")


def _check_own_claim(m: Measurement, label: Label, claim: Decimal | None, target: str) -> None:
    """What the laboratory calls a serving may be one unit, and the other way round; its own claim tells.

    Raises:
        Refused: its claim is the label's only if it means the other.
    """
    units = label.serving.units if label.serving is not None else None
    known = m.claim_unit in IN_MG and target in IN_MG and m.claim_basis in (None, m.basis)
    if m.claim is None or not claim or not known or units in (None, 1) or m.per != 1 or m.serving is not None:
        return
    own = m.claim * IN_MG[m.claim_unit] / IN_MG[target]
    if m.basis == "per_serving" and own != claim and own * (units or 1) == claim:
        raise Refused(f"the laboratory's own claim of {shown(own)} {target} a serving is the label's for one unit")
    if m.basis == "per_unit" and own == claim:
        raise Refused(f"the laboratory's own claim of {shown(own)} {target} a unit is the label's for a serving")


def _of_claim(m: Measurement, claim: Decimal | None, target: str, of: Substance) -> Factor:
    if m.result is not None and m.result < 2 and "%" not in m.as_printed:
        raise Refused(f"{m.as_printed} in a column of percents of the claim may be a part of 1")
    if m.assay is not None and not m.assay.maybe_element:
        raise Refused("a percent of a claim for a compound says nothing of the element")
    if claim is None:
        raise Refused("a percent of a claim that the label does not make")
    base = claim
    if m.claim is not None and m.claim_unit != "%":
        base = m.claim * convert(m.claim_unit, target, of)[0]
        if base != claim:
            return Factor(
                base / 100,
                (
                    f"% of the laboratory's own claim of {shown(base)} {target}, "
                    f"where the label claims {shown(claim)} {target}",
                ),
            )
    return Factor(base / 100, (f"% of the claim of {shown(base)} {target}",))


def _unit_factor(m: Measurement, target: str, of: Substance, steps: list[str]) -> Decimal:
    if m.unit in _MG_IN_GRAM:
        if m.basis != "per_gram":
            raise Refused(f"{m.unit} is no amount in a {m.basis.removeprefix('per_') if m.basis else 'basis'}")
        times, equivalence = convert("mg", target, of)
        factor = _MG_IN_GRAM[m.unit] * times
        steps += filter(None, (equivalence,))
        steps.append(f"1 {m.unit} by weight = {shown(factor)} {target}/g")
        return factor
    factor, equivalence = convert(m.unit, target, of)
    steps += filter(None, (equivalence,))
    if factor != 1 and not equivalence.startswith(f"1 {m.unit} "):
        steps.append(f"1 {m.unit} = {shown(factor)} {target}")
    return factor


def _in_serving(m: Measurement, label: Label) -> tuple[Decimal, str]:
    """How many times the result's basis is in one serving."""
    serving = label.serving
    units = serving.units if serving is not None else None
    noun = serving.unit if serving is not None else None
    if m.basis == "per_serving":
        return _of_their_serving(m, units, noun)
    if m.basis == "per_unit":
        if units is None or noun in ("g", "gram", "ml", "oz", "ounce"):
            raise Refused("the result is for one unit, and the label does not say how many units a serving is")
        own, theirs = m.unit_noun, noun_of(noun or "")
        if own not in (None, "unit") and theirs is not None and own != theirs:
            raise Refused(f"the result is for one {own}, and the label counts a serving in {noun}s")
        return (
            units / m.per,
            f"a serving is {shown(units)} units, the result is for {shown(m.per)}: × {shown(units / m.per)}",
        )
    if m.basis == "per_daily_dose":
        daily = label.daily_dose.servings if label.daily_dose is not None else None
        if not daily:
            raise Refused("the result is for a daily dose, and the label's servings a day were not read")
        return Decimal(1) / (daily * m.per), f"a daily dose is {shown(daily)} servings: ÷ {shown(daily * m.per)}"
    if m.basis == "per_ml":
        ml = units if noun == "ml" else _ml_in(serving.size or "") if serving is not None else None
        if ml is None:
            raise Refused("the result is for a volume, and the label's serving is not in ml")
        return ml / m.per, f"a serving is {shown(ml)} ml, the result is for {shown(m.per)}: × {shown(ml / m.per)}"
    grams, words = _grams(m, label)
    return grams / m.per, f"{words}, the result is for {shown(m.per)} g: × {shown(grams / m.per)}"


def _ml_in(size: str) -> Decimal | None:
    """The volume in ``1 Tablespoon (15 mL)``."""
    match = _ML.search(size)
    return Decimal(match[1].replace(",", ".")) if match else None


def _of_their_serving(m: Measurement, units: Decimal | None, noun: str | None) -> tuple[Decimal, str]:
    """What the laboratory calls a serving may be another count of units than the label's."""
    theirs = noun_of(noun or "")
    if m.serving is None or units is None or theirs is None or units == m.serving:
        return Decimal(1) / m.per, f"one serving of {shown(m.per)}"
    if m.unit_noun not in (None, "unit", theirs):
        raise Refused(f"the laboratory's serving is of {m.unit_noun}s, and the label counts a serving in {theirs}s")
    times = units / (m.serving * m.per)
    return times, f"a serving is {shown(units)} units, the laboratory's is {shown(m.serving)}: × {shown(times)}"


def _grams(m: Measurement, label: Label) -> tuple[Decimal, str]:
    serving = label.serving
    units = serving.units if serving is not None else None
    if m.sample.unit_grams is not None:
        if units is None:
            raise Refused("the result is by weight, and the label does not say how many units a serving is")
        grams = units * m.sample.unit_grams
        return (
            grams,
            f"a serving is {shown(units)} × {shown(m.sample.unit_grams)} g "
            f"(weight of a unit from the laboratory) = {shown(grams)} g",
        )
    if serving is not None and serving.grams is not None:
        return serving.grams, f"a serving is {shown(serving.grams)} g (from the label)"
    theirs = _GRAMS.search(m.sample.serving.value) if m.sample.serving is not None else None
    if theirs is not None and m.sample.serving is not None:
        grams = Decimal(theirs[1].replace(",", ".")) / (1000 if theirs[2].lower() == "mg" else 1)
        _, count = values.counted(m.sample.serving.value) or (None, units)
        times = units / count if units and count else Decimal(1)
        if grams:
            return grams * times, f"a serving is {shown(grams * times)} g (from the laboratory)"
    raise Refused("the result is by weight, and neither the weight of a unit nor that of a serving is stated")


_LEAST = regex(
    r"\W*(?:nlt|not less than|min(?:imum)?\b\.?|target)?\W*(\d[\d.,]*)\s*(?:(?:[-–—]|to\b)\s*\d[\d.,]*\s*)?([^\W\d]+)",
    re.IGNORECASE,
)


def _specified(m: Measurement) -> Decimal:
    """The lower limit of the laboratory's specification (``NLT 100 mg per capsule``), in the unit of ``m``; else 0."""
    match = _LEAST.match(m.specification or "")
    unit = values.unit(match[2]) if match is not None else None
    if match is None or unit is None or unit.unit != m.unit:
        return Decimal(0)
    try:
        return numbers.number(match[1], None)
    except ValueError:
        return Decimal(0)


def _elemental(m: Measurement, factor: Decimal, claim: Decimal | None) -> tuple[Decimal, str]:
    if m.assay is None:
        return Decimal(1), ""
    if m.assay.maybe_element and m.claim is not None and m.claim_unit == m.unit and m.claim * factor == claim:
        return Decimal(
            1
        ), "the laboratory's own claim is the label's claim of the element, so the result is of the element"
    if m.assay.maybe_element and claim and _specified(m) * factor == claim:
        return Decimal(1), "the laboratory's limit is the label's claim of the element, so the result is of the element"
    if m.assay.formula is None:
        raise Refused(m.assay.refusal or f"the assay is of {m.assay.name}")
    share = magnesium_share(m.assay.formula)
    return (
        share,
        f"assay as {m.assay.name} ({m.assay.formula}), "
        f"of which magnesium is {share * 100:.2f} % by weight: × {share:.6f}",
    )
