from collections.abc import Iterator

from labelcheck.knowledge.claims import overclaims
from labelcheck.model.result import Case
from labelcheck.rules.claimed import cited, claims, quoted
from labelcheck.rules.registry import Hit, rule


@rule(code="C004", severity="warning", sources=("K7",))
def unsubstantiated_superlative(case: Case) -> Iterator[Hit]:
    """A promise that goes beyond any evidence a label can point to.

    What it finds:
        Clinical proof, guaranteed effects, miracles, absolute safety, superlatives and numbers of absorption,
        replacement of a medicine. “Clinically studied” and “no side effects were reported” are info.
    Why it matters:
        A claim needs competent and reliable scientific evidence (FTC).
    Fails:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules
        5x better absorbed, clinically proven.

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%

        Other Ingredients: cellulose, hypromellose.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    Passes:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules
        High absorption magnesium. Satisfaction guaranteed.

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%

        Other Ingredients: cellulose, hypromellose.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    What it does not prove:
        That no evidence exists. Guarantees of satisfaction, freshness, potency or money back are left alone, as are the
        words of a third party in quotes.
    Source:
        K7
    """
    for statement in claims(case.label):
        for said in overclaims(statement.text):
            if not cited(statement.text) and not quoted(statement.text, said.words):
                yield Hit(
                    f"“{said.words}”: {said.row.reason}.",
                    "Leave it out, or say what was compared, in whom, and where the study can be read.",
                    statement.evidence,
                    severity=said.row.severity,
                )
