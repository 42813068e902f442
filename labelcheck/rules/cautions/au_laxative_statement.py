from collections.abc import Iterator
from decimal import Decimal

from labelcheck.knowledge import compounds
from labelcheck.model.label import Label, Magnesium
from labelcheck.model.result import Case
from labelcheck.rules.ages import CHILD, TODDLER, age_of
from labelcheck.rules.daily_amount import daily_magnesium
from labelcheck.rules.mentions import ALL_TEXT, need_cautions, speaks_of
from labelcheck.rules.registry import Hit, NotJudged, rule
from labelcheck.rules.supplied import magnesium_by

_INORGANIC = {"oxide", "hydroxide", "carbonate", "chloride", "sulfate", "phosphate", "dolomite", "marine"}
"""Families of inorganic salts, and the ids that stand for themselves."""

_LIMITS = {9: Decimal(350), CHILD: Decimal(110), TODDLER: Decimal(65)}
"""The daily amount in mg from which the statement is due, by the age in years from which the product is for."""


@rule(code="W003", severity="error", markets=("au",), needs=("magnesium", "panel"), sources=("S26",))
def au_laxative_statement(case: Case) -> Iterator[Hit]:
    """An Australian label with much inorganic magnesium does not warn of its laxative effect.

    What it finds:
        A daily dose of 350 mg magnesium or more from inorganic salts (oxide, hydroxide, carbonate, chloride, sulfate,
        phosphate), 65 mg on a panel for children of 1 to 3 years, and no sentence about a laxative effect or
        diarrhoea.
    Why it matters:
        The Permissible Ingredients Determination asks for `Contains magnesium, which may have a laxative effect or
        cause diarrhoea`, or words to that effect.
    Fails:
        --market au
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Oxide)  375 mg  89%

        Other Ingredients: cellulose, hypromellose.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    Passes:
        --market au
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Bisglycinate)  400 mg  95%

        Other Ingredients: cellulose, hypromellose.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    What it does not prove:
        How much of a mixture is inorganic: where organic salts stand beside inorganic ones and have no rows with
        amounts of their own, the rule is not evaluated. A product for children is told by its name, or by directions
        for children alone; without printed ages 4 to 8 years are assumed.
    Source:
        S26
    """
    daily = daily_magnesium(case.label)
    magnesium = case.label.magnesium
    assert magnesium is not None
    limit = next(mg for age, mg in _LIMITS.items() if age <= age_of(case.label))
    if daily is None:
        raise NotJudged("how much elemental magnesium a day the label directs is not known")
    if daily.mg < limit or speaks_of(case, "laxative"):
        return
    share = _inorganic_share(case.label, magnesium)
    if share is None:
        raise NotJudged("how much of the magnesium is from inorganic salts is not printed")
    if daily.mg * share < limit:
        return
    need_cautions(case)
    yield Hit(
        f"The label gives {(daily.mg * share).normalize():f} mg magnesium a day from inorganic salts, {limit} mg or "
        "more, and no warning of a laxative effect.",
        "Print `Contains magnesium, which may have a laxative effect or cause diarrhoea.`",
        daily.evidence,
        market="au",
        searched=ALL_TEXT,
    )


def _inorganic_share(label: Label, magnesium: Magnesium) -> Decimal | None:
    """Which part of the magnesium is inorganic, from 0 to 1; None where a row holds both kinds, or names none."""
    kinds = {_is_inorganic(form.id) for form in magnesium.forms}
    if len(kinds) == 1:
        return Decimal(kinds.pop())
    parts = magnesium_by(label, magnesium, _is_inorganic)
    return parts[True] / sum(parts.values()) if parts.keys() == {True, False} else None


def _is_inorganic(form: str) -> bool:
    row = compounds().get(form)
    return form in _INORGANIC or (row is not None and row.family in _INORGANIC)
