from collections.abc import Iterator
from datetime import date

from labelcheck.knowledge import analyte_by_name
from labelcheck.model.lab import Potency
from labelcheck.model.result import Case
from labelcheck.rules.registry import Hit, NotJudged, rule


@rule(code="T003", severity="info", sources=("S32",))
def test_report_insufficient(case: Case) -> Iterator[Hit]:
    """A laboratory result leaves out what a verdict rests on.

    What it finds:
        A result without its uncertainty, basis, lot, laboratory or date, and one below a limit of quantification
        that is not stated or too high to decide. Certificates without an accreditation to ISO/IEC 17025, older than
        twelve months at `--as-of`, or dated after it; a single determination where the report says n = 1; vitamins
        and minerals of the panel without a result.
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
        raise NotJudged("no laboratory result for an amount on this label was given")
    lacking: dict[tuple[str, ...], list[Potency]] = {}
    for potency in case.potency:
        if missing := tuple(_missing(potency)):
            lacking.setdefault(missing, []).append(potency)
    for missing, potencies in lacking.items():
        names = ", ".join(dict.fromkeys(p.analyte.replace("_", " ") for p in potencies))
        yield Hit(
            f"The result for {names} does not state {', '.join(missing)}.",
            "Ask the laboratory for a report that states them.",
            potencies[0].evidence,
        )
    yield from _old(case)
    yield from _single(case)
    yield from _untested(case)


def _missing(potency: Potency) -> Iterator[str]:
    if potency.is_below or potency.tested is None:
        if potency.verdict == "not_evaluated":
            yield "a limit of quantification that decides"
    elif potency.uncertainty is None and potency.verdict != "not_evaluated":
        yield "its uncertainty"
    if potency.tested is not None and not potency.tested.unit:
        yield "its unit"
    told = {
        "what it is per": potency.basis,
        "the lot": potency.lot,
        "the laboratory": potency.lab,
        "the date": potency.date,
    }
    yield from (name for name, value in told.items() if value is None)
    if potency.accredited is False:
        yield "an accreditation of the laboratory (ISO/IEC 17025)"


def _old(case: Case) -> Iterator[Hit]:
    """Certificates of more than twelve months before the day to judge by, or of a day after it."""
    today = date.fromisoformat(case.as_of)
    dated = {p.date: p.evidence for p in reversed(case.potency) if p.date is not None}
    for printed in sorted(dated):
        try:
            told = date.fromisoformat(printed)
        except ValueError:
            continue
        if told > today:
            said = f"The laboratory result is dated {printed}, after the day to judge by ({case.as_of})."
        elif (told.year + 1, told.month, told.day) < (today.year, today.month, today.day):
            said = f"The laboratory result of {printed} is older than twelve months on {case.as_of}."
        else:
            continue
        yield Hit(said, "Ask for a certificate of the current lot, not older than twelve months.", dated[printed])


def _single(case: Case) -> Iterator[Hit]:
    single = [p for p in case.potency if p.replicates == 1]
    if single:
        names = ", ".join(dict.fromkeys(p.analyte.replace("_", " ") for p in single))
        said = f"The result for {names} rests on a single determination (n = 1)."
        yield Hit(said, "Ask for replicates, or for the uncertainty that covers a single one.", single[0].evidence)


def _untested(case: Case) -> Iterator[Hit]:
    """Vitamins and minerals that the panel claims and no result is given for."""
    tested = {p.analyte for p in case.potency}
    rows = [(analyte_by_name(row.name.split("(")[0].strip(" ,*")), row) for row in case.label.dietary_ingredients]
    claimed = [(a, row) for a, row in rows if a is not None and a.kind != "metal" and row.amount is not None]
    if missing := [(a, row) for a, row in claimed if a.id not in tested and a.id != "sodium"]:
        names = ", ".join(dict.fromkeys(a.name for a, _ in missing))
        said = f"The label claims {names}, and no laboratory result is given for it."
        yield Hit(said, "Ask for results of everything that the panel claims.", missing[0][1].evidence)
