from collections.abc import Iterator

from labelcheck.knowledge import marks as all_marks
from labelcheck.model.label import Mark
from labelcheck.model.mark import told_of
from labelcheck.model.result import Case
from labelcheck.rules.registry import Hit, rule

_INSTEAD = {
    "vague_test": "a testing claim that names no tester",
    "ingredient_grade": "a grade of an ingredient",
    "facility_gmp": "a statement about the facility",
    "lab_accreditation": "a laboratory's accreditation",
    "market_authorisation": "a market authorisation (authorised, not tested)",
    "product_contaminant": "a named laboratory's test",
}


@rule(code="Q001", severity="warning", needs=("whole",), sources=("S33", "S34"))
def no_third_party_certification(case: Case) -> Iterator[Hit]:
    """The whole label shows no third-party certification of the product.

    What it finds:
        A label that was captured whole and shows none of the marks that a named third party grants to a product
        (USP Verified, NSF Contents Certified, NSF Certified for Sport, Informed Sport, BSCG, ConsumerLab …). The
        setting `accepted-certifications` narrows them to those it names.
    Why it matters:
        Such programmes test what is in the bottle and inspect how it is made; a claim of the maker's own does not.
    Fails:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules
        Third-party tested. Made in a GMP facility.

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
        USP Verified

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
        That the product is bad, or that it breaks a law: certification is voluntary. A mark that is only a picture
        cannot be seen in text; where a picture may hold one, the rule is not evaluated.
    Source:
        S33, S34
    """
    marks, accepted = case.label.marks, case.policy.accepted_marks
    if any(mark.counts and (accepted is None or mark.id in accepted) for mark in marks):
        return
    tests = [mark for mark in marks if mark.id != "clinically_proven"]  # speaks of an effect, not of what is in it
    other = [f"{mark.name}, which the policy does not accept" for mark in marks if mark.counts]
    instead = list(dict.fromkeys([*other, *filter(None, map(_said, tests))]))
    shown = f" It shows instead: {', '.join(instead)}." if instead else ""
    names = [row.name for row in all_marks() if accepted is not None and row.id in accepted]
    narrowed = f" that is accepted ({', '.join(names)})" if names else ""
    wanted = ", ".join(names) or "USP Verified, NSF, Informed Sport …"
    yield Hit(
        f"No text of the label shows a third-party certification of the product{narrowed}.{shown}",
        f"Have the product certified by a programme that tests it ({wanted}), or accept that it has none.",
        searched=("facts panel", "ingredient list", "all statements"),
    )


def _said(mark: Mark) -> str | None:
    """What ``mark`` is in place of a certification."""
    other = told_of(mark.kind, mark.scope)
    return _INSTEAD.get(mark.kind) if other is None else f"a mark that speaks of {other}"
