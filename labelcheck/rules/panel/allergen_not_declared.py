import re
from collections.abc import Iterator

from labelcheck.knowledge import Allergen, allergens
from labelcheck.knowledge.allergens import may_hide
from labelcheck.model.regex import regex
from labelcheck.model.result import Case
from labelcheck.rules.additives import NEGATED
from labelcheck.rules.medicines import refuse_drug_facts
from labelcheck.rules.mentions import is_whole
from labelcheck.rules.registry import Hit, NotJudged, law_of, rule

_NO_DECLARATION = regex(
    r"\bmay\s+(?:also\s+)?contain|\btraces?\b|\bfacility\b|\bequipment\b|\bprocess(?:es|ed)\b|\bspuren\b|"
    r"\b(?:does|do)\s+not\b|\bcontains?\s+no\b|\bno\b[^.]{0,60}\b(?:contain|allerg)|\bfree\b|\bnot\b|\bwithout\b",
    re.IGNORECASE,
)


@rule(code="P005", severity="error", needs=("other_ingredients",), sources=("S7", "S10", "K18"))
def allergen_not_declared(case: Case) -> Iterator[Hit]:
    """An ingredient comes from a major allergen, and nothing on the label names the allergen.

    What it finds:
        Whey, casein, lactose, ghee, albumin, tahini, semolina, spelt and the like in the ingredient list, while
        neither the list nor a `Contains` statement names milk, egg, sesame or wheat.
    Why it matters:
        Major allergens are named in the list or beside it (FALCPA and FASTER; Regulation (EU) 1169/2011, Annex II).
    Fails:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%

        Other Ingredients: cellulose, lactose, sodium caseinate.

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

        Other Ingredients: lactose (milk), soy lecithin, cellulose.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children. Consult your physician if you take medication or have kidney disease.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    What it does not prove:
        That the product is unsafe. Lecithin, starch, natural flavor and glucosamine give no hint of their origin and
        are not guessed. `May contain`, a shared facility and a free-from list declare nothing and supply nothing.
        Where part of the label went unread, the statement may stand there and the rule is not evaluated.
    Source:
        S7, S10, K18
    """
    if not may_hide("\n".join([item.as_printed for item in case.label.other_ingredients])):
        return
    refuse_drug_facts(case.label)
    laws = {law_of(market) for market in case.policy.markets}
    for allergen in allergens():
        if laws.isdisjoint(allergen.markets):
            continue
        hidden = [
            item
            for item in case.label.other_ingredients
            if allergen.hidden_in(item.as_printed) and not _denied(item.as_printed)
        ]
        if not hidden or _declared(case, allergen):
            continue
        if not is_whole(case) and case.label.coverage.pictures_unread:
            raise NotJudged("a picture was not read, and the statement of allergens may stand in it")
        said = ", ".join(f"“{item.as_printed}”" for item in hidden)
        yield Hit(
            f"{said} comes from {allergen.name}, and the label does not name {allergen.name}.",
            f"Print `{hidden[0].as_printed} ({allergen.name})`, or `Contains: {allergen.name}` after the list.",
            tuple(piece for item in hidden for piece in item.evidence),
            confidence="high" if is_whole(case) else "medium",
            searched=("ingredient list", "statements of allergens"),
        )


_NON_DAIRY = regex(r"\bnon[\s-]?dairy\b", re.IGNORECASE)
_PARTED = regex(r"[;.]|(?=\bmay\s+contain)|(?<=\w)\s(?=free\s+from|contains?\s+no\b)", re.IGNORECASE)
"""Where a statement goes over from what is contained to what may be, or is not."""


def _denied(item: str) -> bool:
    """Whether ``item`` is one of a free-from list; ``non-dairy creamer`` is an ingredient, and may hold caseinate."""
    return NEGATED.search(_NON_DAIRY.sub("", item)) is not None


def _declared(case: Case, allergen: Allergen) -> bool:
    """Whether the list or a statement names the allergen."""
    items = (item.as_printed for item in case.label.other_ingredients)
    if any(allergen.named_in(item) and not _denied(item) for item in items):
        return True
    statements = (topic.text for topic in case.label.topics if topic.id == "allergen_statement")
    return any(
        allergen.named_in(part)
        for text in statements
        for part in _PARTED.split(text)
        if not _NO_DECLARATION.search(part)
    )
