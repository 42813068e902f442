"""What was measured held against what is claimed.

Decision rules with uncertainty: JCGM 106 and ILAC-G8. With the expanded uncertainty U (at k = 2), the result m and
the limit L: pass when m - U >= L, conditional pass when m >= L, conditional fail when m + U >= L, else fail.
An upper limit is its mirror; the worse verdict stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from math import erf, sqrt

from labelcheck.knowledge import Tolerance, analytes, fold, tolerance_profile, usp_monograph
from labelcheck.labs.claims import Claim, claim_of
from labelcheck.labs.convert import shown, to_serving
from labelcheck.labs.equivalents import Refused
from labelcheck.labs.values import noun_of
from labelcheck.model.lab import VERDICTS, LabReport, Measurement, Potency, Quantity, Verdict
from labelcheck.model.label import Label
from labelcheck.model.result import Policy

NEAR = Decimal("0.9")
"""Without an uncertainty a result from this share of the limit up to the limit is a conditional fail, and one as
far above an upper limit."""

_PREFERRED = ("per_serving", "per_unit", "per_daily_dose", "percent_of_claim", "per_ml", "per_gram")


def compare(label: Label, reports: tuple[LabReport, ...], policy: Policy) -> tuple[Potency, ...]:
    """A verdict for each result of something that ``label`` claims, the worst of an analyte first."""
    groups: dict[tuple[object, ...], list[Potency]] = {}
    for report in reports:
        for m in report.measurements:
            if (claim := claim_of(label, m.analyte)) is None or _no_value(m):
                if m.analyte != "magnesium" or _no_value(m):
                    continue
                claim = Claim(None, "mg", (), "the label claims no magnesium")
            claim = claim.in_unit_of(m.unit, m.name)
            profile = _profile(policy, label, m.analyte)
            accredited = None if report.kind == "table" else m.sample.accreditation is not None
            groups.setdefault(m.row, []).append(_potency(m, label, claim, profile, accredited))
    chosen = [_best(group) for group in groups.values()]
    order = list(dict.fromkeys(p.analyte for p in chosen))
    return tuple(sorted(chosen, key=lambda p: (order.index(p.analyte), -_badness(p), p.percent_of_claim or 0)))


def _no_value(m: Measurement) -> bool:
    return m.result is None and not m.is_below


def _best(group: Sequence[Potency]) -> Potency:
    """One row may give its result on several bases: the one nearest to a serving that can be judged stands."""
    rank = {basis: i for i, basis in enumerate(_PREFERRED)}
    return min(group, key=lambda p: (p.verdict == "not_evaluated", rank.get(p.basis or "", len(rank))))


def _badness(p: Potency) -> int:
    return VERDICTS.index(p.verdict) if p.verdict in VERDICTS else -1


def _profile(policy: Policy, label: Label, analyte: str) -> Tolerance:
    profile = tolerance_profile(policy.tolerance, policy.markets[0])
    known = analytes().get(analyte)
    if profile.upper_vitamins is not None and known is not None and known.kind == "vitamin":
        return replace(profile, upper=profile.upper_vitamins)
    if profile.name == "usp" and analyte == "magnesium":
        return _monograph(label) or profile
    return profile


def _monograph(label: Label) -> Tolerance | None:
    """The limits of the USP monograph of a product with one form of magnesium."""
    forms = {form.id for form in label.magnesium.forms} if label.magnesium is not None else set()
    unit = noun_of((label.serving.unit if label.serving is not None else None) or "")
    return usp_monograph(forms.pop(), unit) if len(forms) == 1 and unit is not None else None


def _potency(m: Measurement, label: Label, claim: Claim, profile: Tolerance, accredited: bool | None) -> Potency:
    said = m.sample
    base = Potency(
        analyte=m.analyte,
        claimed=Quantity(claim.value, claim.unit) if claim.value is not None else None,
        tested=Quantity(m.result, m.unit) if m.result is not None else None,
        uncertainty=None,
        percent_of_claim=None,
        verdict="not_evaluated",
        tolerance=profile.name,
        limits=(profile.lower, profile.upper),
        basis=m.basis,
        probability=None,
        lot=said.lot.value if said.lot else None,
        lab=said.lab.value if said.lab else None,
        date=said.date.value if said.date else None,
        steps=(),
        reason=_refusal(label, m, claim),
        evidence=claim.evidence,
        place=m.place,
        accredited=accredited,
        replicates=m.replicates,
        is_below=m.is_below,
    )
    if base.reason is not None or claim.value is None:
        return base
    try:
        factor = to_serving(m, label, claim.value, claim.unit, claim.words)
    except Refused as refused:
        return replace(base, reason=str(refused))
    return _judged(base, m, factor.times, factor.steps, claim, profile)


def _refusal(label: Label, m: Measurement, claim: Claim) -> str | None:
    if claim.refusal is not None:
        return claim.refusal
    if claim.value == 0:
        return "the label claims no " + m.analyte.replace("_", " ")
    if label.lot is not None and m.sample.lot is not None and fold(label.lot.value) != fold(m.sample.lot.value):
        return f"the result is of lot {m.sample.lot.value}, and the label prints lot {label.lot.value}"
    if m.is_below and m.below is None:
        return "the result is below a limit of quantification that is not stated"
    return None


def _judged(
    base: Potency, m: Measurement, times: Decimal, done: tuple[str, ...], claim: Claim, profile: Tolerance
) -> Potency:
    assert claim.value is not None
    limit = claim.value * profile.lower / 100
    upper = claim.value * profile.upper / 100 if profile.upper is not None else None
    unit = claim.unit
    if m.result is None:
        assert m.below is not None
        below = m.below * times
        steps = (
            *done,
            f"result below {shown(below)} {unit}; "
            f"lower limit {profile.lower:f} % of {claim.value:f} {unit} = {limit:f} {unit}",
        )
        if below < limit:
            return replace(base, verdict="fail", steps=steps)
        return replace(base, reason="the limit of quantification is not below the lower limit", steps=steps)
    tested = m.result if times == 1 else m.result * times
    expanded = _expanded(m, times)
    share = (tested * 100 / claim.value).quantize(Decimal("0.1"), ROUND_HALF_UP)
    before = f"{m.as_printed or shown(m.result)} {'' if m.unit in (m.as_printed or '') else m.unit}".strip()
    held, *against = _arithmetic(tested, expanded, claim, limit, upper, share, profile)
    steps = (*((f"reported: {before}", *done) if done else ()), held, *against)
    if 50 <= share / 1000 <= 200 or 50 <= share * 1000 <= 200:
        far = "thousand times" if share > 100 else "thousandth of"
        said = f"the result is about a {far} the claim, as of another unit or a mark of thousands: {held}"
        return replace(base, reason=said, steps=steps)
    return replace(
        base,
        tested=Quantity(_plain(tested), unit),
        uncertainty=Quantity(_plain(expanded), unit, Decimal(2)) if expanded is not None else None,
        percent_of_claim=share,
        verdict=verdict(tested, expanded, limit, upper, plain=profile.name == "eu"),
        probability=_probability(tested, expanded, limit, upper) if profile.name != "eu" else None,
        steps=steps,
    )


def _plain(value: Decimal) -> Decimal:
    """``value`` as it is, or with six digits where a conversion made more."""
    return value if len(value.as_tuple().digits) <= 9 else Decimal(shown(value))


def _arithmetic(
    tested: Decimal,
    expanded: Decimal | None,
    claim: Claim,
    limit: Decimal,
    upper: Decimal | None,
    share: Decimal,
    profile: Tolerance,
) -> list[str]:
    unit, claimed = claim.unit, f"{claim.value:f} {claim.unit}"
    steps = [
        f"result {shown(tested)} {unit} of {claimed} claimed = {share:f} %",
        f"lower limit ({profile.name}) {profile.lower:f} % of {claimed} = {shown(limit)} {unit}",
    ]
    if profile.monograph is not None:
        steps.insert(1, f"limits of the USP monograph {profile.monograph}")
    if upper is not None:
        steps.append(f"upper limit ({profile.name}) {profile.upper:f} % of {claimed} = {shown(upper)} {unit}")
    if expanded is None:
        steps.append(f"no uncertainty stated: simple acceptance, {shown(tested)} {unit} against {shown(limit)} {unit}")
    else:
        low, high = shown(tested - expanded), shown(tested + expanded)
        steps.append(f"U = {shown(expanded)} {unit} (k = 2): {low} to {high} {unit} against {shown(limit)} {unit}")
    if profile.name == "us_class_1" and claim.value is not None:
        ninety = claim.value * 9 / 10
        side = "above" if tested >= ninety else "below"
        steps.append(f"against 90 % of the claim ({shown(ninety)} {unit}) the result is {side}.")
    return steps


def _expanded(m: Measurement, times: Decimal) -> Decimal | None:
    """The expanded uncertainty in the unit of the claim, normalised to k = 2."""
    if m.uncertainty is None or m.result is None:
        return None
    value = m.result * m.uncertainty / 100 if m.uncertainty_is_percent else m.uncertainty
    return value * 2 / m.k * times


def verdict(
    result: Decimal, expanded: Decimal | None, limit: Decimal, upper: Decimal | None, *, plain: bool
) -> Verdict:
    """The worse of the verdicts at the two limits. ``plain``: the limits already contain the uncertainty."""
    margins = [(result - limit, limit)]
    if upper is not None:
        margins.append((upper - result, upper))
    if plain:
        return "pass" if all(margin >= 0 for margin, _ in margins) else "fail"
    return max((_at_limit(margin, expanded, of * (1 - NEAR)) for margin, of in margins), key=VERDICTS.index)


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
