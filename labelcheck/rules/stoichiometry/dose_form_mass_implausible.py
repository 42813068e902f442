from collections.abc import Iterator
from decimal import Decimal

from labelcheck.knowledge import compounds
from labelcheck.model.label import Magnesium, Serving
from labelcheck.model.result import CONFIDENCES, Case
from labelcheck.rules.intervals import in_mg, printed
from labelcheck.rules.registry import Hit, NotJudged, rule

_HOLDS = {
    "capsule": 1400, "vegcap": 1400, "vcap": 1400, "cap": 1400, "tablet": 2500, "caplet": 2500, "softgel": 1800,
    "gelcap": 1800, "gummy": 1500,
}  # fmt: skip
"""mg of the compound that one unit can hold: a capsule of size 000, the largest tablet to swallow, a quarter of a gummy
of 6 g."""

_CAPSULES = ("capsule", "vegcap", "vcap", "cap")
PRESSED = Decimal("1.2")
"""How much more a capsule may hold after all: its 1,400 mg are 1.37 ml at about 1 g/ml, and a pressed powder reaches
1.2."""

CHEWED = 5000
"""mg that a tablet to chew, to suck or to dissolve in water can weigh."""
_TO_CHEW = ("chew", "effervesc", "dissol", "brause")


@rule(code="S005", severity="error", needs=("magnesium",), sources=("P4",))
def dose_form_mass_implausible(case: Case) -> Iterator[Hit]:
    """The compound that would hold the declared magnesium does not fit into the serving.

    What it finds:
        An elemental amount whose compound, in its richest form, weighs more than the units of a serving can hold:
        1,400 mg a capsule, 1,800 mg a softgel, 2,500 mg a tablet (5,000 mg if chewed or dissolved), 1,500 mg a gummy;
        or more than the weight of the serving where that is printed. What a capsule holds depends on how the
        powder is pressed: up to a fifth more is a warning.
    Why it matters:
        The declared amount, the form or the serving size must be wrong: 400 mg of magnesium from bisglycinate need
        2.8 g of it.
    Fails:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as magnesium bisglycinate)  400 mg  95%
    Passes:
        Supplement Facts
        Serving Size: 4 Capsules
        Amount Per Serving  % Daily Value
        Magnesium (as magnesium bisglycinate)  400 mg  95%
    What it does not prove:
        Which of the three is wrong. Buffered sources count as oxide. Servings of other units are not judged unless
        their weight is printed, nor are sources without a formula.
    Source:
        P4
    """
    magnesium, serving = case.label.magnesium, case.label.serving
    assert magnesium is not None
    elemental = in_mg(magnesium.amount) if magnesium.amount is not None else None
    if elemental is None or magnesium.basis != "declared" or serving is None:
        raise NotJudged("the label does not print both elemental magnesium and a serving size")
    share = _richest(magnesium)
    need = elemental.low / share
    holds = _holds(serving)
    if need <= holds:
        return
    pressed = not serving.grams and serving.unit in _CAPSULES and need <= holds * PRESSED
    yield Hit(
        f"{elemental.low:.0f} mg of magnesium need at least {need:.0f} mg of the compound ({share * 100:.1f} %); "
        f"a serving of {serving.size} holds at most {holds:.0f} mg{', if it is not pressed' if pressed else ''}.",
        "Correct the amount, the form or the serving size.",
        (*magnesium.evidence, *serving.evidence),
        severity="warning" if pressed else None,
        confidence=min(magnesium.confidence, "medium", key=CONFIDENCES.index) if pressed else magnesium.confidence,
    )


def _richest(magnesium: Magnesium) -> Decimal:
    """The highest share of magnesium, 0 to 1, that any of the sources can have."""
    if not magnesium.forms:
        raise NotJudged("the label names no magnesium form")
    oxide = compounds()["oxide"].share if magnesium.buffered else None
    ceilings = [compounds()[form.id].ceiling if oxide is None else oxide for form in magnesium.forms]
    known = [ceiling for ceiling in ceilings if ceiling is not None]
    if len(known) < len(ceilings):
        raise NotJudged("a source has no formula that its magnesium could be held against")
    return max(known)


def _holds(serving: Serving) -> Decimal:
    """The most that a serving can weigh, in mg."""
    if serving.grams:
        return printed(serving.grams).high * 1000
    if serving.unit in ("tablet", "caplet", "chewable") and any(word in serving.size.lower() for word in _TO_CHEW):
        each = CHEWED
    else:
        each = _HOLDS.get(serving.unit or "", 0)
    if not each or not serving.units:
        raise NotJudged("it is not known how much a serving can weigh")
    return serving.units * each
