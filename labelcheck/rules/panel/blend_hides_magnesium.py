import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile

from labelcheck.knowledge.masses import IN_MG
from labelcheck.model.label import DietaryIngredient
from labelcheck.model.regex import regex
from labelcheck.model.result import Case
from labelcheck.rules.registry import Hit, NotJudged, rule

_BLEND = regex(r"\b(?:blend|complex|matrix|proprietary|formula)\b", re.IGNORECASE)
_MAGNESIUM = regex(r"\W*(?:(?:elemental|total|triple|dual|full[\s-]spectrum)\s+)?magnesium\b", re.IGNORECASE)
_COMPOUND = regex(
    r"\bmagnesium\s+(?:l-|di-?)?(?!stearate|silicate|trisilicate|salts|laurate|palmitate|vegetable)[a-z]{5,}",
    re.IGNORECASE,
)
_LIGHT = Decimal(14)
"""mg of magnesium oxide that supply 2 % of the Daily Value."""


@rule(code="P003", severity="error", markets=("us",), needs=("panel",), sources=("S6",))
def blend_hides_magnesium(case: Case) -> Iterator[Hit]:
    """A blend lists a magnesium compound, and no row says how much magnesium it supplies.

    What it finds:
        A row named a blend, complex or matrix that lists magnesium compounds, on a panel in which no row states an
        amount of magnesium.
    Why it matters:
        A nutrient inside a proprietary blend is declared by itself all the same (21 CFR 101.36(c)(1)).
    Fails:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium Glycinate/Malate Blend  1,500 mg  †
        † Daily Value not established.

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
        Magnesium (as proprietary blend of glycinate and malate)  200 mg  48%

        Other Ingredients: cellulose, hypromellose.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children. Consult your physician if you take medication or have kidney disease.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    What it does not prove:
        How much magnesium it is. A percent of a blend of magnesium compounds alone is its magnesium's. A blend so light
        that its magnesium could not reach 2 % of the Daily Value (14 mg of the strongest salt) passes: less than 2 % is
        not declared.
    Source:
        S6
    """
    rows = case.label.dietary_ingredients
    magnesium = case.label.magnesium
    is_declared = magnesium is not None and magnesium.basis == "declared"  # in a bracket: ``(equiv. magnesium 125 mg)``
    if is_declared or any(_states_magnesium(row) for row in rows):
        return
    is_any_unweighed = False
    for index, blend in enumerate(rows):
        weight = _weight(blend)
        if not _BLEND.search(blend.name) or (weight is not None and weight < _LIGHT):
            continue
        under = takewhile(lambda row: row.amount is None and row.percent_daily_value is None, rows[index + 1 :])
        members = [*under, *(row for row in rows if row.parent == blend.name and row.amount is not None)]
        named = [row for row in members if row.amount is None and _COMPOUND.search(_as_printed(row))]
        listed = _COMPOUND.search(_as_printed(blend))
        if not named and (listed is None or any(row.amount is not None for row in members)):
            continue
        if blend.percent_daily_value is not None and _is_all_magnesium(blend, members):
            continue
        if weight is None:
            is_any_unweighed = True
        else:
            yield Hit(
                f"“{blend.name}” holds magnesium compounds, and no row states the amount of magnesium.",
                "Add a row as in `Magnesium (as magnesium glycinate, magnesium malate) 200 mg 48%`.",
                (*blend.evidence, *(piece for row in named for piece in row.evidence)),
            )
    if is_any_unweighed:
        raise NotJudged("the weight of a blend with magnesium compounds was not read")


def _is_all_magnesium(blend: DietaryIngredient, members: list[DietaryIngredient]) -> bool:
    """Whether nothing but magnesium compounds is listed: then the blend's percent is that of its magnesium."""
    listed = [part for source in blend.sources for part in source.split(",")] + [row.name for row in members]
    return bool(listed) and all("magnes" in name.lower() for name in listed)


def _as_printed(row: DietaryIngredient) -> str:
    return " ".join((row.name, *row.sources))


def _weight(row: DietaryIngredient) -> Decimal | None:
    if row.amount is None or row.amount.unit not in IN_MG:
        return None
    return row.amount.value * IN_MG[row.amount.unit]


def _states_magnesium(row: DietaryIngredient) -> bool:
    """Whether ``row`` states an amount or a percent of magnesium, and is no blend's weight."""
    if not _MAGNESIUM.match(row.name) or (row.amount is None and row.percent_daily_value is None):
        return False
    return not _BLEND.search(row.name) or row.percent_daily_value is not None
