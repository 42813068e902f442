from collections.abc import Iterator, Sequence

from labelcheck.model.label import Statement
from labelcheck.model.regex import regex
from labelcheck.model.result import Case
from labelcheck.rules.prescribed import Likeness, disclaimer_of, disclaimers
from labelcheck.rules.registry import Hit, rule

_BEHIND = regex(
    r"\bany\s+diseases?"
    r"(?P<small>(?:,\s+[a-z ]{1,30},?\s(?:or|and)|,?\s+(?:or|and|nor|in|of|such|including))\b[^.;*†‡]{0,80})|"
    r"\bANY\s+DISEASES?(?P<capital>,?\s+(?:[A-Z ]{1,30},\s)?(?:OR|AND)\b[^.;*†‡]{0,80})"
)
"""Words that go on after the last prescribed ones; what begins with a capital is a sentence of its own."""

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
    like = disclaimer_of(case.label)
    if like is None or like.similarity < LEAST:
        return
    differences = [words for words in (like.difference, _added_behind(like, disclaimers(case.label))) if words]
    if not differences:
        return
    yield Hit(
        f"The disclaimer is not as prescribed: {'; '.join(differences)}.",
        f"Print it word for word: “{like.text.words}”",
        like.evidence,
    )


def _added_behind(like: Likeness, statements: Sequence[Statement]) -> str:
    """What ``like``, or a statement that spreads over its lines, says after the last prescribed word."""
    lines = set(like.evidence)
    for statement in statements:
        if not lines.isdisjoint(statement.evidence) and (m := _BEHIND.search(statement.text)):
            words = (m["small"] or m["capital"]).strip(" ,\n")
            return f"“{words}” is added"
    return ""
