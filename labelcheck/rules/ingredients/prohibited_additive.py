from collections.abc import Iterator

from labelcheck.model.result import Case, Severity
from labelcheck.rules.additives import listed_additives
from labelcheck.rules.registry import Hit, NotJudged, law_of, rule


@rule(code="X001", severity="error", markets=("eu", "us"), sources=("S37", "S38", "K15", "K16"))
def prohibited_additive(case: Case) -> Iterator[Hit]:
    """The ingredient list names an additive that the market bans.

    What it finds:
        Titanium dioxide or propylparaben in the EU, partially hydrogenated oils in the US, FD&C Red No. 3 in the US
        from 2027-01-15 (before that day an info about its phase-out). The day is the date of the run (`--as-of`).
    Why it matters:
        Regulation (EU) 2022/63; Directive 2006/52/EC; the FDA's determination on partially hydrogenated oils and its
        revocation of Red No. 3.
    Fails:
        --market eu
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%

        Other Ingredients: cellulose, hypromellose, titanium dioxide.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children. Consult your physician if you take medication or have kidney disease.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    Passes:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%

        Other Ingredients: cellulose, hypromellose, titanium dioxide.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children. Consult your physician if you take medication or have kidney disease.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    What it does not prove:
        When the product was made: stock of before the ban may be sold in some cases. Titanium dioxide is permitted in
        the UK and the US.
    Source:
        S37, S38, K15, K16
    """
    found = False
    for item, row in listed_additives(case.label):
        for market in ("eu", "us"):
            day = row.banned_in.get(market)
            judged = next((m for m in case.policy.markets if law_of(m) == market), None)
            if day is None or judged is None:
                continue
            in_force = day.isoformat() <= case.as_of
            severity: Severity = "error" if in_force else "info"
            says = f"is not permitted there since {day}" if in_force else f"is being phased out there, by {day}"
            found = True
            yield Hit(
                f"“{item.as_printed}” ({row.name}) {says}.",
                f"Replace {row.name}.",
                item.evidence,
                severity=severity,
                market=judged,
            )
    if not found and case.label.coverage.parts["other_ingredients"] != "read":
        raise NotJudged("the ingredient list was not read to its end")
