import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from labelcheck.model.label import DietaryIngredient
from labelcheck.model.regex import regex
from labelcheck.model.result import Case
from labelcheck.rules.mentions import speaks_of
from labelcheck.rules.registry import Hit, NotJudged, rule

_ORDER = (
    "vitamin a", "vitamin c", "vitamin d", "vitamin e", "vitamin k", "thiamin", "riboflavin", "niacin", "vitamin b6",
    "folate", "vitamin b12", "biotin", "pantothenic acid", "choline", "calcium", "iron", "phosphorus", "iodine",
    "magnesium", "zinc", "selenium", "copper", "manganese", "chromium", "molybdenum", "chloride", "potassium",
)  # fmt: skip
_ALSO = {
    "thiamine": "thiamin", "vitamin b1": "thiamin", "vitamin b2": "riboflavin", "vitamin b3": "niacin",
    "niacinamide": "niacin", "folic acid": "folate", "vitamin d3": "vitamin d", "vitamin k2": "vitamin k",
    "vitamin k1": "vitamin k", "vitamin d2": "vitamin d", "vitamin b5": "pantothenic acid", "vitamin b7": "biotin",
    "vitamin b9": "folate",
}  # fmt: skip
_OF_A_FOOD = regex(
    r"\W*(?:calories|energy|total|saturated|trans|fat|cholesterol|sodium|carbohydrate|(?:dietary|soluble|insoluble)\s+fib|"
    r"fiber|sugar|added|includes|protein|amount|serving)",
    re.IGNORECASE,
)
_SYMBOL = regex(r"[*†‡§¶^#+◊♦°]")


@rule(code="P002", severity="info", markets=("us",), needs=("panel",), sources=("S6",))
def panel_order_and_footnote(case: Case) -> Iterator[Hit]:
    """The nutrients of the panel are out of order, or an ingredient without a Daily Value lacks its footnote.

    What it finds:
        Vitamins and minerals out of the prescribed order (one finding, at the first that is), and an ingredient
        without a percent that carries no symbol on a panel without the footnote `Daily Value not established`.
    Why it matters:
        21 CFR 101.36(b)(2)(i)(B) sets the order, (b)(3)(iv) the footnote.
    Fails:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Zinc (as Zinc Citrate)  10 mg  91%
        Magnesium (as Magnesium Citrate)  100 mg  24%
        Calcium (as Calcium Citrate)  200 mg  15%

        Other Ingredients: cellulose, hypromellose.

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
        Vitamin B6 (as Pyridoxine HCl)  2 mg  118%
        Magnesium (as Magnesium Citrate)  100 mg  24%
        L-Theanine  100 mg  †
        † Daily Value not established.

        Other Ingredients: cellulose, hypromellose.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children. Consult your physician if you take medication or have kidney disease.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    What it does not prove:
        That a buyer is misled: half of all labels break the order. Rows inside a blend or under another row, sodium
        (which may stand among the macronutrients) and panels of fewer than three rows are not held against it.
    Source:
        S6
    """
    title = case.label.panel_title
    if title is not None and title.value.lower().startswith("nutrition"):
        raise NotJudged("a food's panel has an order of its own")
    rows = [row for row in case.label.dietary_ingredients if row.parent is None]
    if len(rows) >= 3:
        placed = [(row, rank) for row in rows if row.percent_daily_value and (rank := _rank(row.name)) is not None]
        turned = next(((a, b) for (a, i), (b, j) in pairwise(placed) if i > j), None)
        if turned is not None:
            first, second = turned
            yield Hit(
                f"“{second.name}” stands after “{first.name}”, but comes before it in the prescribed order.",
                f"Put {second.name} before {first.name}.",
                (*first.evidence, *second.evidence),
            )
    if speaks_of(case, "not_established") or title is None or "supplement" not in title.value.lower():
        return
    unmarked = next((row for row in rows if _without_value(row)), None)
    if unmarked is not None:
        yield Hit(
            f"“{unmarked.name}” has no Daily Value, and neither a symbol nor a footnote says so.",
            "Put a symbol in its percent column and `† Daily Value not established` under the panel.",
            unmarked.evidence,
            confidence="medium",
        )


@lru_cache(maxsize=2048)
def _rank(name: str) -> int | None:
    """The place of a nutrient in the prescribed order; None for what has none."""
    plain = re.sub(r"\bb-(?=\d)", "b", re.sub(r"\s+", " ", name.strip().lower()))
    plain = _ALSO.get(plain, plain)
    return _ORDER.index(plain) if plain in _ORDER else None


def _without_value(row: DietaryIngredient) -> bool:
    """Whether ``row`` is an ingredient with an amount and no Daily Value, and nothing marks it so."""
    if row.amount is None or row.percent_daily_value is not None or _rank(row.name) is not None:
        return False
    if _OF_A_FOOD.match(row.name) or re.match(r"\W*(?:vit|sod|pot)|.{0,60}magn", row.name, re.IGNORECASE):
        return False
    return not any(_SYMBOL.search(piece.text) for piece in row.evidence)
