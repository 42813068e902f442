from collections.abc import Iterator

from labelcheck.model.result import Case
from labelcheck.rules.prescribed import closest
from labelcheck.rules.registry import Hit, rule

LEAST = 0.4
"""A statement that has less in common with the disclaimer is something else; its second sentence alone has 0.6."""


@rule(code="C003", severity="warning", markets=("us",), sources=("S6",))
def disclaimer_altered(case: Case) -> Iterator[Hit]:
    """The disclaimer is not word for word the one that the law prescribes.

    What it finds:
        A disclaimer with words missing, added or changed. Case, quotes, hyphens, symbols, punctuation and the comma
        before “or” make no difference.
    Why it matters:
        The wording is prescribed (21 CFR 101.93(c)).
    Fails:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules
        Supports muscle relaxation*

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%

        Other Ingredients: cellulose, hypromellose.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children.
        *These statements have not been evaluated by the Food and Drug Administration. These products are not
        intended to diagnose, treat, cure, or prevent any disease.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    Passes:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules
        Supports muscle relaxation*

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%

        Other Ingredients: cellulose, hypromellose.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children.
        *These statements have not been evaluated by the Food and Drug Administration. This product is not intended
        to diagnose, treat, cure, or prevent any disease.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    What it does not prove:
        Whether singular or plural fits the number of claims, and where the disclaimer stands. A label that carries it
        once word for word passes.
    Source:
        S6
    """
    statements = [s for s in case.label.statements if s.kind == "disclaimer"]
    like = closest(statements, "disclaimer_singular", "disclaimer_plural")
    if like is None or not like.difference or like.similarity < LEAST:
        return
    yield Hit(
        f"The disclaimer is not as prescribed: {like.difference}.",
        f"Print it word for word: “{like.text.words}”",
        like.evidence,
    )
