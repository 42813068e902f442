import re
from collections.abc import Iterator

from labelcheck.model.label import Mark
from labelcheck.model.regex import regex
from labelcheck.model.result import Case
from labelcheck.rules.registry import Hit, rule

_APPROVED = r"(?:colou?r(?:s|ants?|ings?)?|dyes?|additives?|drugs?|medicines?|medications?)"
_BEFORE = regex(
    rf"\b{_APPROVED}\W{{1,3}}(?:(?:used|in this product|is|are|that|which|all|has|have|been)\W{{1,3}}){{0,4}}\Z",
    re.IGNORECASE,
)
_AFTER = regex(rf"\W{{1,3}}(?:[a-z]+[ -]){{0,2}}{_APPROVED}\b", re.IGNORECASE)


@rule(code="Q005", severity="error", markets=("us",), sources=("S10",))
def fda_approval_claim(case: Case) -> Iterator[Hit]:
    """The label says that the FDA approved it.

    What it finds:
        “FDA approved”, “approved by the FDA” and the like, without a negation. The approval of a color, an additive or
        a drug elsewhere is info.
    Why it matters:
        The FDA approves neither supplements nor the plants that make them; the statement is false.
    Fails:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules
        FDA Approved

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%

        Other Ingredients: cellulose, hypromellose.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    Fails:
        Product approved by the U.S. Food and Drug Administration (FDA). Colors are approved too.

        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%
    Passes:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules
        Made in an FDA-registered facility.
        This product is not approved by the FDA.

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
        Anything about the quality of the product. A registered facility is a matter of Q004.
    Source:
        S10
    """
    for mark in case.label.marks:
        if mark.id != "fda_approved":
            continue
        yield Hit(
            f"“{mark.as_printed}”: the FDA does not approve supplements.",
            "Leave it out. A registered facility may be called FDA-registered, and no more.",
            mark.evidence,
            severity="info" if _of_a_color(mark) else None,
            confidence=mark.confidence,
        )


def _of_a_color(mark: Mark) -> bool:
    """Whether it is a color, an additive or a drug of which the statement says that it is approved."""
    before, _, after = mark.statement.partition(" ".join(mark.as_printed.split()))
    return _BEFORE.search(before[-100:]) is not None or _AFTER.match(after) is not None
