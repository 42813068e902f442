from collections.abc import Iterator

from labelcheck.model.lab import Potency
from labelcheck.model.result import Case
from labelcheck.rules.registry import Hit, NotJudged, rule


@rule(code="T003", severity="info", sources=("S32",))
def test_report_insufficient(case: Case) -> Iterator[Hit]:
    """A laboratory result leaves out what a verdict rests on.

    What it finds:
        A result without its uncertainty, basis, lot, laboratory or date, and one below a limit of quantification
        that is not stated or too high to decide.
    Why it matters:
        Without the uncertainty a result near the limit decides nothing; without lot and laboratory it speaks for no
        product.
    Fails:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  200 mg  48%
        ---
        analyte,result,unit,basis
        magnesium,180,mg,per_serving
    Passes:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  200 mg  48%
        ---
        analyte,result,unit,basis,uncertainty,lot,lab,date
        magnesium,210,mg,per_serving,9,A1,Harbor Analytical,2026-01-15
    What it does not prove:
        That the measurement is wrong.
    Source:
        S32
    """
    if not case.potency:
        raise NotJudged("no laboratory result was given")
    for potency in case.potency:
        missing = list(_missing(potency))
        if missing:
            yield Hit(
                f"The result for {potency.analyte} does not state {', '.join(missing)}.",
                "Ask the laboratory for a report that states them.",
                potency.evidence,
            )


def _missing(potency: Potency) -> Iterator[str]:
    if potency.tested is None:
        if potency.verdict == "not_evaluated":
            yield "a limit of quantification that decides"
    elif potency.uncertainty is None:
        yield "its uncertainty"
    told = {
        "what it is per": potency.basis,
        "the lot": potency.lot,
        "the laboratory": potency.lab,
        "the date": potency.date,
    }
    yield from (name for name, value in told.items() if value is None)
