import re
from collections.abc import Iterator
from decimal import Decimal

from labelcheck.knowledge import compounds
from labelcheck.model.label import Evidence, Label, Magnesium
from labelcheck.model.regex import regex
from labelcheck.model.result import Case
from labelcheck.rules.front import front_texts
from labelcheck.rules.pieces import pieces
from labelcheck.rules.registry import Hit, NotJudged, rule

NEAR = Decimal("0.05")
SAME = Decimal("0.02")

_STRENGTH = regex(
    r"(?:magnes|\bmag\b)[^.;:()\d]{0,40}?(?P<mg>\d{1,2},\d{3}|\d{2,4})\s*mg\b|"
    r"(?<![\d.,])(?P<first>\d{1,2},\d{3}|\d{2,4})\s*mg\s+(?:of\s+)?(?:\w+\s+){0,2}?magnes|"
    r"\A\W*(?P<alone>\d{1,2},\d{3}|\d{2,4})\s*mg\W*(?:per\s+\w+\W*)?\Z",
    re.IGNORECASE,
)
_PARTED = regex(r"\s*[|•·]\s*")
"""What a line of the front is parted by: ``500 mg | 90 Tablets``."""
_MAGNESIUM = regex(r"magn|\bmag\b", re.IGNORECASE)
_EXPLAINED = regex(
    r"elemental|provid|yield|deliver|suppl(?:y|ies)|equivalent|equal\s+to|contain|of\s+which", re.IGNORECASE
)
_OTHERS = regex(
    r"\b(?:calcium|zinc|potassium|iron|vitamin|melatonin|theanine|gaba|ashwagandha|d3|b6|cal-?mag)\b", re.IGNORECASE
)


@rule(code="S004", severity="warning", needs=("magnesium", "panel"), sources=("S6",))
def front_strength_ambiguous(case: Case) -> Iterator[Hit]:
    """The strength on the front is the weight of the compound, and does not say so.

    What it finds:
        A number of mg beside magnesium on the front of the label that is not the magnesium of a unit, a serving or a
        day by the panel, and that is (within 5 %) the weight of the compound that would hold it, or its printed weight.
    Why it matters:
        Buyers compare products by that number. `Magnesium Glycinate 500 mg` with 70 mg of magnesium misleads (21 CFR
        101.18).
    Fails:
        Magnesium Glycinate 500 mg
        Dietary Supplement
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as magnesium glycinate)  70 mg  17%
    Passes:
        Magnesium Glycinate 500 mg
        providing 70 mg elemental magnesium
        Dietary Supplement
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as magnesium glycinate)  70 mg  17%
    What it does not prove:
        What buyers understand. Fronts that name other nutrients too are not judged, nor are words set in pictures.
    Source:
        S6
    """
    label, magnesium = case.label, case.label.magnesium
    assert magnesium is not None
    if magnesium.elemental_mg is None or magnesium.basis != "declared" or not magnesium.forms:
        raise NotJudged("the panel does not declare elemental magnesium and its form")
    if label.product_name is None:
        raise NotJudged("no product name was found")
    front, name = front_texts(label), label.product_name.value
    if not _MAGNESIUM.search(name) or _OTHERS.search(name) or any(_EXPLAINED.search(piece.text) for piece in front):
        return
    doses = _doses(label, magnesium.elemental_mg)
    for piece in front:
        strength = _strength(piece)
        if strength is None or any(abs(strength - mg) <= SAME * mg for mg in doses):
            continue
        if _is_compound(strength, doses, magnesium):
            yield Hit(
                f"{strength:f} mg on the front is the weight of the compound; a serving supplies "
                f"{magnesium.elemental_mg:f} mg of magnesium.",
                "Print the elemental strength, or add `providing … mg elemental magnesium`.",
                (piece, *magnesium.evidence),
            )
            return


def _strength(piece: Evidence) -> Decimal | None:
    for part in _PARTED.split(piece.text):
        if match := _STRENGTH.search(part):
            return Decimal((match["mg"] or match["first"] or match["alone"]).replace(",", ""))
    return None


def _doses(label: Label, elemental: Decimal) -> list[Decimal]:
    """The magnesium in mg of a serving, a unit, a day and a take as directed."""
    doses = [elemental]
    doses.append(elemental / pieces(label.serving))
    if label.daily_dose is not None:
        doses += [elemental * times for times in (label.daily_dose.servings, label.daily_dose.ceiling) if times]
    return doses


def _is_compound(strength: Decimal, doses: list[Decimal], magnesium: Magnesium) -> bool:
    """Whether ``strength`` is the weight of the declared compound for one of ``doses``."""
    weight = magnesium.compound_mg
    if weight and abs(strength - weight) <= NEAR * weight:
        return True
    declared = [compounds()[form.id] for form in magnesium.forms]
    shares = [y / 100 for c in declared for y in (c.y_min, c.y_max) if y is not None]
    shares += [c.share for c in declared if c.share is not None]
    return bool(shares) and any(
        strength * min(shares) * (1 - NEAR) <= mg <= strength * max(shares) * (1 + NEAR) for mg in doses
    )
