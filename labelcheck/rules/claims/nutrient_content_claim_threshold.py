import re
from collections.abc import Iterator

from labelcheck.knowledge.claim_rows import ContentClaim
from labelcheck.knowledge.claims import content_claims
from labelcheck.model.label import DietaryIngredient, Evidence, Label
from labelcheck.model.regex import regex
from labelcheck.model.result import Case
from labelcheck.rules.claimed import claims
from labelcheck.rules.registry import Hit, NotJudged, rule

_FOODS = regex(r"\b(?:foods?|nuts?|seeds?|spinach|vegetables?|grains?|almonds?|diets?|found in)\b", re.IGNORECASE)


@rule(code="C006", severity="error", markets=("us",), sources=("S10",))
def nutrient_content_claim_threshold(case: Case) -> Iterator[Hit]:
    """A nutrient content claim that the % Daily Value does not bear out.

    What it finds:
        “Excellent source of”, “high in” or “rich in” a nutrient (a mineral, a vitamin) below 20 % of its Daily Value;
        “good source of” outside 10 to 19 %; “high potency” below 100 %.
    Why it matters:
        The words are defined by percents of the Daily Value in a serving (21 CFR 101.54(b), (c), (f)).
    Fails:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules
        Excellent source of magnesium.

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  50 mg  12%

        Other Ingredients: cellulose, hypromellose.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    Passes:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules
        Excellent source of magnesium. High absorption magnesium.

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  100 mg  24%

        Other Ingredients: cellulose, hypromellose.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    What it does not prove:
        That the amount is too low or too high for anybody. High absorption, quality or strength are no content claims;
        sentences about foods that hold the nutrient are left alone. Where no percent of the nutrient was read, the rule
        is not evaluated.
    Source:
        S10
    """
    name = case.label.product_name
    said = [(s.text, s.evidence) for s in claims(case.label)]
    if name is not None and all(name.value not in text for text, _ in said):
        said.append((name.value, name.evidence))
    unread: list[str] = []
    found = False
    for text, evidence in said:
        made = content_claims(text)
        for claim, words in () if made and _FOODS.search(text) else made:
            for nutrient in sorted({m.group().replace("b-", "b") for m in _NUTRIENT.finditer(_claimed(words))}):
                percents = _percents(case.label, nutrient)
                unread += [] if percents else [nutrient]
                for row, percent in percents:
                    if percent < claim.least or (claim.most is not None and percent > claim.most):
                        found = True
                        yield _hit(claim, nutrient, row, evidence)
    if unread and not found:
        raise NotJudged(f"the claim is on {unread[0]}, and no % Daily Value of it was read")


def _hit(claim: ContentClaim, nutrient: str, row: DietaryIngredient, evidence: tuple[Evidence, ...]) -> Hit:
    bounds = f"{claim.least} to {claim.most} %" if claim.most is not None else f"at least {claim.least} %"
    return Hit(
        f"The label calls itself {claim.claim} of {nutrient}, which needs {bounds} of the Daily Value; "
        f"its panel declares {row.percent_daily_value} %.",
        "Leave the claim out, or use the one that the percent bears out.",
        (*evidence, *row.evidence),
    )


_NUTRIENT = regex(
    r"\b(?:magnesium|calcium|iron|zinc|potassium|selenium|iodine|copper|manganese|chromium|phosphorus|biotin|folate|"
    r"thiamin|riboflavin|niacin|vitamin (?:[acdek]|b-?\d{1,2}))\b"
)
_GOES_OVER = regex(r"[.;:!?*†‡(–—]|,? (?:with|plus|for|to|that|which|from|while|but|contains?|supports?|helps?)\b")
"""Where a claim goes over to something else: ``excellent source of calcium, with zinc``."""


def _claimed(words: str) -> str:
    """The words behind a claim, in small letters, as far as they name what is claimed."""
    return _GOES_OVER.split(words.lower(), maxsplit=1)[0]


def _percents(label: Label, nutrient: str) -> list[tuple[DietaryIngredient, int]]:
    """The rows of ``nutrient`` that print a percent, with it; ``Vitamin D3`` is one of vitamin D."""
    named = re.compile(rf"{nutrient}(?:[23](?!\d))?(?![\w-])" if nutrient[-2] == " " else rf"{nutrient}(?![\w-])")
    return [
        (row, percent)
        for row in label.dietary_ingredients
        if named.match(row.name.strip().lower().replace(" b-", " b")) and (percent := _percent(row)) is not None
    ]


def _percent(row: DietaryIngredient) -> int | None:
    printed = (row.percent_daily_value or "").replace(",", "")
    if printed.startswith("<"):
        return 0
    found = re.match(r"\d{1,6}", printed)
    return int(found.group()) if found else None
