from collections.abc import Iterator

from labelcheck.model.result import Case
from labelcheck.rules.registry import Hit, NotJudged, rule


@rule(code="T003", severity="info", sources=("S32",))
def test_report_insufficient(case: Case) -> Iterator[Hit]:
    """A laboratory result leaves out what a verdict rests on.

    What it finds:
        A result without its uncertainty, lot, laboratory or date.
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
        missing = [
            name
            for name, value in (
                ("its uncertainty", potency.uncertainty),
                ("the lot", potency.lot),
                ("the laboratory", potency.lab),
                ("the date", potency.date),
            )
            if value is None
        ]
        if missing and potency.tested is not None:
            yield Hit(
                f"The result for {potency.analyte} does not state {', '.join(missing)}.",
                "Ask the laboratory for a report that states them.",
                potency.evidence,
            )
