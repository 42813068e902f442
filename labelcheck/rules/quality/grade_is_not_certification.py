from collections.abc import Iterator

from labelcheck.model.result import Case
from labelcheck.rules.registry import Hit, rule


@rule(code="Q003", severity="info", sources=("S6",))
def grade_is_not_certification(case: Case) -> Iterator[Hit]:
    """A grade of an ingredient stands where a certification of the product might be understood.

    What it finds:
        Grade wording (USP grade, pharmaceutical grade) outside the facts panel, on a label without a counted
        certification.
    Why it matters:
        A grade describes a raw material as bought. It says nothing of the finished product's content or purity.
    Fails:
        Made with USP grade magnesium.

        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%
    Passes:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Oxide USP)  200 mg  48%
    What it does not prove:
        That the grade is untrue. In the panel `USP` beside a source is permitted (21 CFR 101.36(d)(3)).
    Source:
        S6
    """
    if any(mark.counts for mark in case.label.marks):
        return
    for mark in case.label.marks:
        if mark.kind == "ingredient_grade":
            yield Hit(
                f"“{mark.as_printed}” is a grade of an ingredient, not a certification of the product.",
                "Say which ingredient it is and keep it apart from claims about the product.",
                mark.evidence,
                confidence=mark.confidence,
            )
