"""What was measured held against what is claimed.

Decision rules with uncertainty: JCGM 106 and ILAC-G8. With the expanded uncertainty U (at k = 2), the result m and
the limit L: pass when m - U >= L, conditional pass when m >= L, conditional fail when m + U >= L, else fail.
An upper limit is its mirror; the worse verdict stands.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from math import erf, sqrt

from labelcheck.knowledge import Tolerance, default_tolerance, fold, tolerances
from labelcheck.model.lab import LabReport, Measurement, Potency, Quantity, Verdict
from labelcheck.model.label import Label
from labelcheck.model.result import Policy

NEAR = Decimal("0.9")
"""Without an uncertainty a result from this share of the limit up to the limit is a conditional fail, and one as
far above an upper limit."""

_WORSE: tuple[Verdict, ...] = ("pass", "conditional_pass", "conditional_fail", "fail")


def compare(label: Label, reports: tuple[LabReport, ...], policy: Policy) -> tuple[Potency, ...]:
    """A verdict for each measurement that belongs to ``label``."""
    profile = tolerances()[policy.tolerance] if policy.tolerance else default_tolerance(policy.markets[0])
    measurements = [m for report in reports for m in report.measurements if belongs(m, label)]
    lots = {m.lot for m in measurements}
    return tuple(_potency(m, label, profile, several_lots=len(lots) > 1) for m in measurements)


def belongs(measurement: Measurement, label: Label) -> bool:
    """Whether a measurement names this label's product; one that names none belongs to the label it is given with."""
    if measurement.upc is not None and label.upc is not None:
        return fold(measurement.upc) == fold(label.upc.value)
    if measurement.product is not None:
        return label.product_name is not None and fold(measurement.product) == fold(label.product_name.value)
    return measurement.upc is None


def _potency(m: Measurement, label: Label, profile: Tolerance, *, several_lots: bool) -> Potency:
    claim = label.magnesium.elemental_mg if label.magnesium is not None else None
    reason = _refusal(m, label, several_lots=several_lots)
    base = Potency(
        analyte=m.analyte,
        claimed=Quantity(claim, "mg") if claim is not None else None,
        tested=Quantity(m.result, m.unit) if m.result is not None else None,
        uncertainty=None,
        percent_of_claim=None,
        verdict="not_evaluated",
        tolerance=profile.name,
        limits=(profile.lower, profile.upper),
        basis=m.basis,
        probability=None,
        lot=m.lot,
        lab=m.lab,
        date=m.date,
        steps=(),
        reason=reason,
        evidence=label.magnesium.evidence if label.magnesium is not None else (),
    )
    if reason is not None or claim is None:
        return base
    return _judged(base, m, claim, profile)


def _refusal(m: Measurement, label: Label, *, several_lots: bool) -> str | None:
    """Why this version does not judge a measurement; None when it does."""
    magnesium = label.magnesium
    if m.analyte not in ("magnesium", "mg"):
        return f"only magnesium is compared in this version, not {m.analyte}"
    if magnesium is None or magnesium.elemental_mg is None:
        return "the label does not state an elemental dose of magnesium"
    if magnesium.basis != "declared":
        return "the label prints the weight of a compound, not of magnesium"
    if magnesium.elemental_mg == 0:
        return "the label claims no magnesium"
    if m.basis is None:
        return "the result does not say what it is related to (basis)"
    if m.basis != "per_serving":
        return f"only results per serving are compared in this version, not {m.basis}"
    if m.unit.lower() != "mg":
        return f"only results in mg are compared in this version, not in {m.unit or '(no unit)'}"
    if several_lots:
        return "results of several lots are not compared in this version"
    if m.result is None and m.below is None:
        return "the result is below a limit of quantification that is not stated"
    return None


def _judged(base: Potency, m: Measurement, claim: Decimal, profile: Tolerance) -> Potency:
    limit = claim * profile.lower / 100
    upper = claim * profile.upper / 100 if profile.upper is not None else None
    if m.result is None:
        assert m.below is not None
        below = (f"result below {m.below:f} mg; lower limit {profile.lower:f} % of {claim:f} mg = {limit:f} mg",)
        if m.below < limit:
            return replace(base, verdict="fail", steps=below)
        return replace(base, reason="the limit of quantification is not below the lower limit", steps=below)
    expanded = _expanded(m)
    share = (m.result * 100 / claim).quantize(Decimal("0.1"), ROUND_HALF_UP)
    steps = [
        f"result {m.result:f} mg of {claim:f} mg claimed = {share:f} %",
        f"lower limit ({profile.name}) {profile.lower:f} % of {claim:f} mg = {limit:f} mg",
    ]
    if upper is not None:
        steps.append(f"upper limit ({profile.name}) {profile.upper:f} % of {claim:f} mg = {upper:f} mg")
    steps.append(_reasoning(m.result, expanded, limit))
    if profile.name == "us_class_1":
        ninety = claim * 9 / 10
        steps.append(
            f"against 90 % of the claim ({ninety:f} mg) the result is {'above' if m.result >= ninety else 'below'}."
        )
    return replace(
        base,
        uncertainty=Quantity(expanded, "mg", Decimal(2)) if expanded is not None else None,
        percent_of_claim=share,
        verdict=_verdict(m.result, expanded, limit, upper, plain=profile.name == "eu"),
        probability=_probability(m.result, expanded, limit, upper) if profile.name != "eu" else None,
        steps=tuple(steps),
    )


def _expanded(m: Measurement) -> Decimal | None:
    """The expanded uncertainty in mg, normalised to k = 2."""
    if m.uncertainty is None or m.result is None:
        return None
    value = m.result * m.uncertainty / 100 if m.uncertainty_is_percent else m.uncertainty
    return value * 2 / m.k


def _verdict(
    result: Decimal, expanded: Decimal | None, limit: Decimal, upper: Decimal | None, *, plain: bool
) -> Verdict:
    """The worse of the verdicts at the two limits. ``plain``: the limits already contain the uncertainty."""
    margins = [(result - limit, limit)]
    if upper is not None:
        margins.append((upper - result, upper))
    if plain:
        return "pass" if all(margin >= 0 for margin, _ in margins) else "fail"
    return max((_at_limit(margin, expanded, of * (1 - NEAR)) for margin, of in margins), key=_WORSE.index)


def _at_limit(margin: Decimal, expanded: Decimal | None, slack: Decimal) -> Verdict:
    """``margin`` is how far the result lies inside the limit (negative: outside); without an uncertainty one that is
    outside by ``slack`` or less is a conditional fail."""
    if expanded is None:
        return "pass" if margin >= 0 else "conditional_fail" if margin >= -slack else "fail"
    if margin >= expanded:
        return "pass"
    if margin >= 0:
        return "conditional_pass"
    return "conditional_fail" if margin >= -expanded else "fail"


def _reasoning(result: Decimal, expanded: Decimal | None, limit: Decimal) -> str:
    if expanded is None:
        return f"no uncertainty stated: simple acceptance, {result:f} mg against {limit:f} mg"
    return f"U = {expanded:f} mg (k = 2): {result - expanded:f} to {result + expanded:f} mg against {limit:f} mg"


def _probability(result: Decimal, expanded: Decimal | None, limit: Decimal, upper: Decimal | None) -> Decimal | None:
    """The probability that what was sampled conforms, with a flat prior: Φ((m - L) / u), less the part that lies above
    an upper limit."""
    if not expanded:
        return None
    share = _phi(2 * (result - limit) / expanded)
    if upper is not None:
        share -= _phi(2 * (result - upper) / expanded)
    return Decimal(repr(share)).quantize(Decimal("0.001"), ROUND_HALF_UP)


def _phi(z: Decimal) -> float:
    return (1 + erf(float(z) / sqrt(2))) / 2
