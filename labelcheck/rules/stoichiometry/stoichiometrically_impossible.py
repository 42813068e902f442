import re
from collections.abc import Iterator
from decimal import Decimal

from labelcheck.knowledge import compounds
from labelcheck.model.label import Label, Magnesium
from labelcheck.model.regex import regex
from labelcheck.model.result import Case
from labelcheck.rules.intervals import in_mg, printed
from labelcheck.rules.pieces import pieces
from labelcheck.rules.registry import Hit, NotJudged, rule

ROUNDING = Decimal("1.03")
"""A ceiling may be passed by 3 %, and by 1 mg: labels round."""

_COMPLEX = regex(r"\bcomplex\b", re.IGNORECASE)
"""A source so called is no pure salt: ``magnesium aspartate complex``."""

_OFTEN_BUFFERED = {"bisglycinate", "citrate", "amino_acid_chelate"}


@rule(code="S001", severity="error", needs=("magnesium",), sources=("P4",))
def stoichiometrically_impossible(case: Case) -> Iterator[Hit]:
    """More magnesium is declared than the printed weight of the compound can hold.

    What it finds:
        An elemental amount and the weight of its source, both printed, where the amount is more than the formula
        allows. The highest share of the family counts (labels seldom say the hydrate), of several sources with one
        weight the highest of all, with 3 % and 1 mg for rounding.
    Why it matters:
        A pure salt cannot hold more magnesium than its formula says: one of the numbers or the name is wrong.
    Fails:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (from 500 mg magnesium bisglycinate)  150 mg  36%
    Passes:
        Supplement Facts
        Serving Size: 2 Capsules
        Amount Per Serving  % Daily Value
        Magnesium (from 1,000 mg magnesium bisglycinate)  141 mg  34%
    What it does not prove:
        Which number is wrong. What is marked as buffered may all be oxide; S002 computes its share. A weight beside the
        name, which may be meant for one unit of several, is tried both ways; one in a row of its own is the
        serving's. Chelates without a named ligand, yeast, mixtures and what is called a complex have no formula to hold
        the numbers against.
    Source:
        P4
    """
    magnesium = case.label.magnesium
    assert magnesium is not None
    ceilings = _ceilings(magnesium)
    elemental = in_mg(magnesium.amount) if magnesium.amount is not None else None
    if elemental is None or magnesium.basis != "declared":
        raise NotJudged("the label does not print both the elemental amount and the weight of its source")
    if magnesium.compound_mg:
        parts = [(magnesium.compound_mg, max(ceilings))]
    else:
        parts = list(zip(_weight_of_each(case.label, elemental.high), ceilings, strict=True))
    weight = sum([each for each, _ in parts], Decimal(0))
    held = sum([each * share for each, share in parts], Decimal(0))
    most = sum([printed(each).high * share for each, share in parts], Decimal(0)) * _units(case.label)
    if elemental.low - 1 <= most * ROUNDING:
        return
    if any(_COMPLEX.search(form.as_printed) for form in magnesium.forms):
        raise NotJudged("the source is called a complex, and what is in it is not stated")
    ids = {form.id for form in magnesium.forms}
    hint = (
        " It looks buffered with oxide."
        if ids & _OFTEN_BUFFERED and "oxide" not in ids and elemental.high < weight / 2
        else ""
    )
    words = [piece for form in magnesium.forms for piece in form.evidence]
    yield Hit(
        f"{weight:f} mg of the source hold at most {held:.0f} mg of magnesium ({held / weight * 100:.1f} %), "
        f"and {elemental.low:.0f} mg or more are declared.{hint}",
        "Correct the amount or the weight, or name what else supplies magnesium.",
        tuple(dict.fromkeys((*magnesium.evidence, *words, *magnesium.compound_evidence))),
        confidence=magnesium.confidence,
    )


def _units(label: Label) -> Decimal:
    """How many times the printed weight of the compound a serving may hold: a weight beside the name may be that of one
    unit; one with a row of its own, or that is the amount of the row, is the serving's, as all in its column."""
    assert label.magnesium is not None
    amounts = (row.amount for row in label.dietary_ingredients if "magnes" in row.name.lower())
    in_column = any(a is not None and (a.value, a.unit) == (label.magnesium.compound_mg, "mg") for a in amounts)
    if in_column or all(form.origin == "child" for form in label.magnesium.forms):
        return Decimal(1)
    return max(pieces(label.serving), Decimal(1))


_MASS = regex(r"(?<![\d.,])(?P<value>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?(?P<unit>m?g)\b(?! (?:as|from|elemental)\b)")


def _weight_of_each(label: Label, elemental: Decimal) -> list[Decimal]:
    """The weights in mg that the row of magnesium prints for each of its several sources, in their order.

    Raises:
        NotJudged: there are not as many, or they add up to no more than the magnesium and may be parts of it.
    """
    assert label.magnesium is not None
    rows = [row for row in label.dietary_ingredients if "magnes" in row.name.lower()]
    found = list(_MASS.finditer(" ".join(rows[0].sources))) if len(rows) == 1 else []
    weights = [Decimal(m["value"].replace(",", "")) * (1000 if m["unit"] == "g" else 1) for m in found]
    if len(weights) != len(label.magnesium.forms) or sum(weights) <= elemental * ROUNDING:
        raise NotJudged("the label does not print both the elemental amount and the weight of its source")
    return weights


def _ceilings(magnesium: Magnesium) -> list[Decimal]:
    """The highest share of magnesium that each of the sources can hold, in their order."""
    if not magnesium.forms or any(form.origin == "ingredients" for form in magnesium.forms):
        raise NotJudged("the panel names no magnesium form")
    buffered = magnesium.buffered or any("buffered" in form.id for form in magnesium.forms)
    ceilings = [compounds()["oxide" if buffered else form.id].ceiling for form in magnesium.forms]
    known = [ceiling for ceiling in ceilings if ceiling is not None]
    if len(known) < len(ceilings):
        raise NotJudged("a source has no formula that its magnesium could be held against")
    return known
