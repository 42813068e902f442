from collections.abc import Iterator

from labelcheck.model.lab import Potency
from labelcheck.model.result import Case, Severity
from labelcheck.rules.registry import Hit, NotJudged, rule

_SEVERITY: dict[str, Severity] = {"fail": "error", "conditional_fail": "warning", "conditional_pass": "info"}
_SAYS = {
    "fail": "falls short of the claim",
    "conditional_fail": "is below the limit, by less than the uncertainty of the measurement",
    "conditional_pass": "is above the limit, by less than the uncertainty of the measurement",
}


@rule(code="T001", severity="error", sources=("S6", "S32", "K9", "S41"))
def claimed_versus_tested_shortfall(case: Case) -> Iterator[Hit]:
    """A laboratory found less than the label claims.

    What it finds:
        Laboratory results (given with `--lab-results`) below the lower limit of the tolerance profile. With a stated
        uncertainty the verdict is pass, conditional pass (info), conditional fail (warning) or fail (error); without
        one it is simple acceptance, and T003 says that the uncertainty is unknown.
    Why it matters:
        An added nutrient is formulated to be at least what is claimed (21 CFR 101.9(g), 101.36(f)(1)); other markets
        and the pharmacopoeia allow a band. A result without its uncertainty decides less than it seems to.
    Fails:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  200 mg  48%
        ---
        analyte,result,unit,basis,uncertainty
        magnesium,150,mg,per_serving,10
    Passes:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  200 mg  48%
        ---
        analyte,result,unit,basis,uncertainty
        magnesium,215,mg,per_serving,10
    What it does not prove:
        That every bottle is short: a result speaks for its lot and sample.
    Source:
        S6, S32, K9, S41
    """
    if not case.potency:
        raise NotJudged("no laboratory result for an amount on this label was given")
    judged = [p for p in case.potency if p.verdict != "not_evaluated"]
    if not judged:
        raise NotJudged("; ".join(dict.fromkeys(p.reason or "no reason given" for p in case.potency)))
    for potency in judged:
        if potency.verdict in _SEVERITY and _short(potency):
            yield _hit(potency)


def _short(potency: Potency) -> bool:
    """Whether a verdict speaks of the lower limit, which is then the nearer one."""
    lower, upper = potency.limits
    if lower is None or upper is None or potency.percent_of_claim is None:
        return True
    return 2 * potency.percent_of_claim < lower + upper


def _hit(potency: Potency) -> Hit:
    lot = f" (lot {potency.lot})" if potency.lot else ""
    limit = f"({potency.tolerance}, at least {potency.limits[0]:f} %)"
    says = _SAYS[potency.verdict]
    if potency.verdict == "conditional_fail" and potency.uncertainty is None:
        says = "is below the limit by a tenth of it or less, and no uncertainty is stated"
    ninety = [f"A{step[1:]}" for step in potency.steps if step.startswith("against 90 %")]
    return Hit(
        " ".join([f"{_result(potency)}{lot}, which {says} {limit}.", *ninety]),
        "Investigate the lot; correct the formula (overage) or the claim.",
        potency.evidence,
        severity=_SEVERITY[potency.verdict],
    )


def _result(potency: Potency) -> str:
    assert potency.claimed is not None
    claimed = f"{potency.claimed.value:f} {potency.claimed.unit}"
    if potency.tested is None:
        return f"Of the {claimed} claimed nothing was found above the limit of quantification"
    tested = f"{potency.tested.value:f} {potency.tested.unit}"
    return f"{tested} was found where {claimed} is claimed: {potency.percent_of_claim:f} %"
