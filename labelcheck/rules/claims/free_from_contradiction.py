import re
from collections.abc import Iterator, Sequence

from labelcheck.knowledge import Excipient
from labelcheck.knowledge.allergens import allergens
from labelcheck.knowledge.claim_rows import FreeFrom
from labelcheck.knowledge.claims import free_from
from labelcheck.model.label import OtherIngredient
from labelcheck.model.regex import regex
from labelcheck.model.result import Case
from labelcheck.rules.additives import NEGATED, named_additives
from labelcheck.rules.claimed import claims
from labelcheck.rules.registry import Hit, NotJudged, rule

_SHELL = regex(r"\b(?:capsules?|vcaps?|shell|softgel)\b", re.IGNORECASE)
_ANOTHER = regex(
    r"\bother\b[^.]{0,40}\b(?:products|flavou?rs|varieties|formulas)\b|\balso (?:available|try)\b|\btry our\b",
    re.IGNORECASE,
)
"""Speaks of another product: ``Other products: SUGAR FREE drops``."""
_QUALIFIED = regex(
    r"\b(?:artificial|synthetic|unnecessary|harmful|hidden|chemical|questionable|useless|cheap|undesirable|toxic)"
    r"\s+(?:[\w/]+,?\s+){0,4}(?:fillers?|binders?|excipients?|additives?|flow|bulking)",
    re.IGNORECASE,
)


@rule(code="C007", severity="warning", sources=("S10",))
def free_from_contradiction(case: Case) -> Iterator[Hit]:
    """The label says that it is free from something that its ingredient list holds.

    What it finds:
        “No fillers” beside a filler, binder, lubricant or flow agent; “no stearates”, “vegan”, “dairy-free”, “sugar
        free”, “no artificial colors” and the like beside an ingredient that contradicts them.
        “No artificial fillers” leaves a way out and is info.
    Why it matters:
        A false statement misbrands the product (FD&C Act 403(a)(1); Regulation (EU) 1169/2011, Article 7).
    Fails:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules
        No fillers.

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%

        Other Ingredients: microcrystalline cellulose, silica.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    Passes:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules
        No fillers.

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%

        Other Ingredients: hypromellose capsule.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    What it does not prove:
        How much of it the product holds. A capsule shell is no filler, and vegetable magnesium stearate does not
        contradict “vegan”. Where the ingredient list was not read to its end, and what was read does not contradict a
        claim, the rule is not evaluated.
    Source:
        S10
    """
    held: set[tuple[str, str]] = set()
    unread = False
    for statement in claims(case.label):
        if _ANOTHER.search(statement.text):
            continue
        for row, words in free_from(statement.text):
            against = [item for item, found in named_additives(case.label) if _contradicts(item, found, row)]
            if not against or (row.id, against[0].as_printed) in held:
                unread = unread or not against
                continue
            held.add((row.id, against[0].as_printed))
            names = ", ".join(f"“{item.as_printed}”" for item in against)
            yield Hit(
                f"“{words}” is contradicted by {names} in the ingredient list.",
                "Leave the statement out, or say only what the product is free from.",
                (*statement.evidence, *(piece for item in against for piece in item.evidence)),
                severity="info" if _QUALIFIED.search(words) else None,
            )
    if unread and not held and case.label.coverage.parts["other_ingredients"] != "read":
        raise NotJudged("the ingredient list, which might contradict the claim, was not read to its end")


def _contradicts(item: OtherIngredient, found: Sequence[Excipient], row: FreeFrom) -> bool:
    if any(additive.id in row.ids for additive in found) or _of_an_allergen(item.as_printed, row):
        return True
    functions = {function for additive in found for function in additive.functions}
    if functions & row.exempt or _SHELL.search(item.as_printed):
        return False
    return bool(functions & row.functions)


def _of_an_allergen(item: str, row: FreeFrom) -> bool:
    """Whether ``item`` names, or comes from, an allergen that ``row`` says is not there."""
    return not NEGATED.search(item) and any(
        allergen.named_in(item) or allergen.hidden_in(item) for allergen in allergens() if allergen.id in row.allergens
    )
