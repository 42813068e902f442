from collections.abc import Iterator

from labelcheck.knowledge import upper_level
from labelcheck.model.lab import Potency
from labelcheck.model.result import Case
from labelcheck.rules.daily_amount import a_day
from labelcheck.rules.registry import Hit, NotJudged, law_of, rule


@rule(code="T002", severity="warning", sources=("S41", "S12", "S6"))
def tested_above_tolerance(case: Case) -> Iterator[Hit]:
    """A laboratory found more than the tolerance allows.

    What it finds:
        Laboratory results above the upper limit of the tolerance profile (EU guidance +45 %, USP 110 %). The US
        profiles have no upper limit: a reasonable excess is within good manufacturing practice, so there a result is
        found only when a day's magnesium, less its uncertainty, is above the market's upper level.
    Why it matters:
        More than the label says adds up over a day's doses; monographs and the EU guidance set a bound.
    Fails:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  200 mg  48%
        --- --tolerance eu
        analyte,result,unit,basis,uncertainty
        magnesium,310,mg,per_serving,10
    Passes:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  200 mg  48%
        ---
        analyte,result,unit,basis,uncertainty
        magnesium,230,mg,per_serving,15
    What it does not prove:
        That the product is unsafe: the upper level of intake is another question.
    Source:
        S41, S12, S6
    """
    if not case.potency:
        raise NotJudged("no laboratory result for an amount on this label was given")
    judged = [p for p in case.potency if p.verdict != "not_evaluated"]
    if not judged:
        raise NotJudged("; ".join(dict.fromkeys(p.reason or "no reason given" for p in case.potency)))
    for potency in judged:
        if potency.verdict != "pass" and _above(potency):
            yield _hit(potency)
        elif potency.analyte == "magnesium" and potency.limits[1] is None:
            yield from _above_upper_level(potency, case)


def _above_upper_level(potency: Potency, case: Case) -> Iterator[Hit]:
    """A day's magnesium above the upper level of a market without an upper tolerance."""
    level = upper_level(law_of(case.policy.markets[0]))
    if level is None or potency.tested is None or potency.tested.unit != "mg":
        return
    least = potency.tested.value - (potency.uncertainty.value if potency.uncertainty is not None else 0)
    day = a_day(case.label, least, potency.evidence)
    if day.mg > level.mg:
        lot = f" (lot {potency.lot})" if potency.lot else ""
        yield Hit(
            f"{potency.tested.value:f} mg was found{lot} in a serving: at least {day.mg:f} mg a day, "
            f"above {level.about} ({level.mg:f} mg). The verdict on the claim is not changed by it.",
            "Check the dose and its cautions; reduce the overage.",
            day.evidence,
        )


def _above(potency: Potency) -> bool:
    """Whether a verdict speaks of the upper limit, which is then the nearer one."""
    lower, upper = potency.limits
    if lower is None or upper is None or potency.percent_of_claim is None:
        return False
    return 2 * potency.percent_of_claim >= lower + upper


def _hit(potency: Potency) -> Hit:
    assert potency.tested is not None
    assert potency.claimed is not None
    lot = f" (lot {potency.lot})" if potency.lot else ""
    verdict = potency.verdict.replace("_", " ")
    return Hit(
        f"{potency.tested.value:f} {potency.tested.unit} was found{lot} where {potency.claimed.value:f} "
        f"{potency.claimed.unit} is claimed: {potency.percent_of_claim:f} %, against at most {potency.limits[1]:f} % "
        f"({potency.tolerance}; {verdict}).",
        "Investigate the lot; reduce the overage or correct the claim.",
        potency.evidence,
        severity="info" if potency.verdict == "conditional_pass" else None,
    )
