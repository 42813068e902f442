from collections.abc import Iterator

from labelcheck.knowledge import MetalLimit, analytes, metal_limits
from labelcheck.model.lab import Contaminant
from labelcheck.model.result import Case, Severity
from labelcheck.rules.mentions import is_whole
from labelcheck.rules.registry import Hit, NotJudged, rule

_WARNED = (
    "proposition 65",
    "prop 65",
    "prop. 65",
    "p65warnings",
    "known to the state of california",
    "reproductive harm",
)


@rule(code="T004", severity="error", sources=("S13", "K4", "S30", "S32"))
def contaminant_limit(case: Case) -> Iterator[Hit]:
    """A laboratory found more of a heavy metal than a day's limit allows.

    What it finds:
        Lead, cadmium, arsenic and mercury a day, less the uncertainty, above USP <2232> (an error where the label
        shows the USP mark or `--tolerance usp` holds it to the pharmacopoeia, else a warning); and, in market us-ca,
        above Proposition 65 where the label carries no such warning (a warning). The two are told apart and never
        merged. A result per gram or per serving is brought to a day by the serving's weight and the directions.
    Why it matters:
        The limits are of a day's intake; a concentration says nothing before it is multiplied with what is taken.
    Fails:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  200 mg  48%
        ---
        analyte,result,unit,basis,uncertainty
        lead,6.5,mcg,per_daily_dose,0.5
    Passes:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  200 mg  48%
        ---
        analyte,result,unit,basis,uncertainty
        lead,0.4,mcg,per_daily_dose,0.1
    What it does not prove:
        That a product below the limits is free of metals; a result below a limit of quantification passes, unless that
        is above the limit. Where the directions were not read, more than a limit in one serving is found, and less is
        not evaluated. A total of arsenic above the limit of its inorganic form is a warning: only speciation decides.
    Source:
        S13, K4, S30, S32
    """
    if not case.contaminants:
        raise NotJudged("no laboratory result for a heavy metal was given")
    hits: list[Hit] = []
    open_reasons: list[str] = []
    for metal in case.contaminants:
        if metal.reason is not None:
            open_reasons.append(metal.reason)
            continue
        open_reasons += _undecided(metal, case)
        answers = list(_hits(metal, case))
        found = [answer for answer in answers if isinstance(answer, Hit)]
        hits += found
        open_reasons += [answer for answer in answers if isinstance(answer, str)]
        if not found and metal.servings is None and not metal.is_below:
            open_reasons.append("the directions' servings a day were not read")
    if not hits and open_reasons:
        raise NotJudged("; ".join(dict.fromkeys(open_reasons)))
    yield from hits


def _undecided(metal: Contaminant, case: Case) -> Iterator[str]:
    """A limit of quantification above a limit shows nothing of it."""
    for limit in metal_limits():
        if limit.standard == "prop_65" and "us-ca" not in case.policy.markets:
            continue
        if metal.below is not None and metal.analyte in (limit.analyte, limit.total) and metal.below > limit.mcg:
            yield (
                f"{analytes()[metal.analyte].name} was not found, and less than {metal.below.normalize():f} mcg a day "
                f"could not have been; the limit is {limit.mcg:f} mcg ({limit.about})"
            )


def _hits(metal: Contaminant, case: Case) -> Iterator[Hit | str]:
    """What was found, or why a limit that is exceeded is left open."""
    for limit in metal_limits():
        total = limit.total == metal.analyte
        if (limit.analyte != metal.analyte and not total) or metal.daily is None:
            continue
        if metal.daily - (metal.uncertainty or 0) <= limit.mcg:
            continue
        if limit.standard == "prop_65":
            if "us-ca" not in case.policy.markets or _warned(case):
                continue
            if not is_whole(case):
                yield "the whole label was not captured, and a Proposition 65 warning may stand elsewhere"
                continue
            severity: Severity = "warning"
        else:
            severity = "error" if _claims_usp(case) and not total else "warning"
        yield _hit(metal, limit, severity, total=total)


def _claims_usp(case: Case) -> bool:
    return case.policy.tolerance == "usp" or any(mark.id == "usp_verified" for mark in case.label.marks)


def _warned(case: Case) -> bool:
    said = " ".join([s.text for s in case.label.statements] + [e.text for e in case.label.coverage.unclaimed]).lower()
    return any(words in said for words in _WARNED)


def _hit(metal: Contaminant, limit: MetalLimit, severity: Severity, *, total: bool) -> Hit:
    assert metal.daily is not None
    lot = f" (lot {metal.lot})" if metal.lot else ""
    spread = f" ± {metal.uncertainty.normalize():f}" if metal.uncertainty is not None else ""
    day = "a day" if metal.servings is not None else "in one serving"
    only = " The result is of the total; only speciation tells the inorganic part." if total else ""
    return Hit(
        f"{analytes()[metal.analyte].name}{lot}: {metal.daily.normalize():f}{spread} mcg {day}, "
        f"above {limit.mcg:f} mcg a day ({limit.about}).{only}",
        "Investigate the lot and the raw materials."
        + (" Carry the Proposition 65 warning or reduce the metal." if limit.standard == "prop_65" else ""),
        severity=severity,
        confidence="medium" if total else "high",
        searched=("the lab file's results", "statements")
        if limit.standard == "prop_65"
        else ("the lab file's results",),
        market="us-ca" if limit.standard == "prop_65" else None,
    )
