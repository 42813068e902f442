from collections.abc import Iterator

from labelcheck.model.result import Case
from labelcheck.rules.additives import listed_additives
from labelcheck.rules.registry import Hit, NotJudged, law_of, rule


@rule(code="X002", severity="info", sources=("P1",))
def contested_additive(case: Case) -> Iterator[Hit]:
    """The ingredient list names an additive that is contested.

    What it finds:
        Each additive of concern 2 or more in the table (colours, talc, sucralose, BHT …), once; the least concern can
        be set. What X001 names is left out.
    Why it matters:
        Buyers ask for it. It is disclosure, not a fault.
    Fails:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%

        Other Ingredients: cellulose, FD&C Yellow No. 5 Lake.

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

        Other Ingredients: cellulose, magnesium stearate, silica.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children. Consult your physician if you take medication or have kidney disease.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    What it does not prove:
        That the additive is harmful at the amount used. The concern is a judgement, not law.
    Source:
        P1
    """
    found = False
    markets = set(map(law_of, case.policy.markets))
    for item, row in listed_additives(case.label):
        if row.concern < case.policy.contested_from or markets & set(row.banned_in):
            continue
        found = True
        yield Hit(
            f"“{item.as_printed}” is contested: {row.reason or 'see the table of additives'}.",
            f"Consider a formula without {row.name}.",
            item.evidence,
        )
    if not found and case.label.coverage.parts["other_ingredients"] != "read":
        raise NotJudged("the ingredient list was not read to its end")
