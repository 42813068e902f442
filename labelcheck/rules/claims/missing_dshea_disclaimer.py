import re
from collections.abc import Iterator

from labelcheck.knowledge import prescribed_texts
from labelcheck.knowledge.claims import disease_claims, function_claim
from labelcheck.model.label import Label
from labelcheck.model.regex import regex
from labelcheck.model.result import Case
from labelcheck.rules.claimed import claims
from labelcheck.rules.prescribed import disclaimer_of
from labelcheck.rules.registry import Hit, rule

ALIKE = 0.85

_NAMING = regex(r"[a-z]+(?<!s)")
"""An effect word that may stand in a product's name and claim nothing there: Boost Energy, Magnesium for Sleep."""
_CLAIMING = regex(r"[*†‡]|\byour?\b", re.IGNORECASE)


@rule(code="C002", severity="error", markets=("us",), needs=("whole",), sources=("S6", "S11"))
def missing_dshea_disclaimer(case: Case) -> Iterator[Hit]:
    """A claim on structure or function stands without the disclaimer that the law prescribes.

    What it finds:
        A sentence with an effect word and a structure or function of the body or the mind (supports muscle relaxation),
        on a label that was captured whole and has no text that is at least 85 % alike to the disclaimer.
    Why it matters:
        A supplement may make such a claim only beside the disclaimer (21 CFR 101.93(b) to (d)).
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
        Where the disclaimer has to stand: the rule that each panel carry it is not enforced since the letter of the FDA
        of 11 December 2025. Taglines without a verb (Restful sleep), a name (Calm) and nutrient content claims need no
        disclaimer.
    Source:
        S6, S11
    """
    claimed = [s for s in claims(case.label) if _needs_it(case.label, s.text)]
    if not claimed:
        return
    like = disclaimer_of(case.label)
    if like is not None and like.similarity >= ALIKE:
        return
    more = f" and {len(claimed) - 1} more" if len(claimed) > 1 else ""
    yield Hit(
        f"“{claimed[0].text}”{more} needs the disclaimer of 21 CFR 101.93(c), and the label does not carry it.",
        f"Print beside the claim, or link to it by a symbol: “{prescribed_texts()['disclaimer_singular'].words}”",
        claimed[0].evidence,
        searched=("all statements",),
    )


def _needs_it(label: Label, words: str) -> bool:
    """Whether ``words`` claim an effect on a function of the body, and not merely in the product's name."""
    said = function_claim(words)
    if said is None or disease_claims(words):
        return False
    if label.product_name is None or not _NAMING.fullmatch(said.by) or _CLAIMING.search(words):
        return True
    name = label.product_name.value
    return words not in name and (name not in words or function_claim(words.replace(name, ".")) is not None)
