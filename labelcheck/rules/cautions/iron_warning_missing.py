import re
from collections.abc import Iterator
from decimal import Decimal

from labelcheck.knowledge.masses import IN_MG
from labelcheck.model.label import DietaryIngredient, Label
from labelcheck.model.regex import regex
from labelcheck.model.result import Case
from labelcheck.rules.mentions import ALL_TEXT, need_cautions, speaks_of
from labelcheck.rules.prescribed import Likeness, closest
from labelcheck.rules.registry import Hit, NotJudged, rule

_IRON = regex(r"\W*(?:elemental\s+)?(?:iron\b|ferr(?:ous|ic|ochel)|carbonyl\s+iron)", re.IGNORECASE)
_SOURCE = regex(r"ferr|iron|carbonyl|fumarate|glycinate|chelate|gluconate|sulfate", re.IGNORECASE)
_SOLID = regex(r"capsule|caplet|tablet|softgel|gelcap|\bv?caps?\b|vegcap|gumm|lozenge|wafer|chew|pill", re.IGNORECASE)
_ADDED = Decimal("1.8")
"""mg: a tenth of the Daily Value."""

_ALIKE, _ALIKE_ON_A_PAGE = 0.5, 0.9
"""Share of words in common from which a text is the warning, altered."""


@rule(code="W006", severity="error", markets=("us",), needs=("panel",), sources=("K2",))
def iron_warning_missing(case: Case) -> Iterator[Hit]:
    """A tablet or capsule with iron does not carry the iron warning.

    What it finds:
        An iron row in the panel of a solid oral form (tablet, capsule, softgel, gummy, lozenge …), and no warning of
        an overdose of iron. A warning whose words differ from the prescribed ones is a warning that says how.
    Why it matters:
        21 CFR 101.17(e) prescribes the text, word for word.
    Fails:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Iron (as Ferrous Fumarate)  18 mg  100%
        Magnesium (as Magnesium Citrate)  150 mg  36%

        Other Ingredients: cellulose, hypromellose.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    Passes:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Iron (as Ferrous Fumarate)  18 mg  100%
        Magnesium (as Magnesium Citrate)  150 mg  36%

        Other Ingredients: cellulose, hypromellose.

        WARNING: Accidental overdose of iron-containing products is a leading cause of fatal poisoning
        in children under 6. Keep this product out of reach of children. In case of accidental overdose, call a doctor
        or poison control center immediately.
        Directions: Take one capsule daily.
        Warning: Keep out of reach of children.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    What it does not prove:
        That the iron was added: below 1.8 mg (10 % of the Daily Value) and without a named iron source it is taken as
        the food's own and passes. Iron oxide as a colour is no iron row. Powders and liquids are not judged.
    Source:
        K2
    """
    iron = [(row, _added(row)) for row in case.label.dietary_ingredients if _IRON.match(row.name)]
    rows = [row for row, added in iron if added]
    solid = _solid(case.label)
    if solid is False or all(added is False for _, added in iron):
        return
    if not rows:
        raise NotJudged("the amount of iron was not read")
    if solid is None:
        raise NotJudged("whether it is a tablet or a capsule was not read")
    evidence = rows[0].evidence
    if not speaks_of(case, "iron_overdose"):
        need_cautions(case)
        yield Hit(
            "The product is a solid form with iron and the label has no warning of an overdose of iron.",
            "Print the warning of 21 CFR 101.17(e), word for word, set off in a box.",
            evidence,
            searched=ALL_TEXT,
        )
        return
    near = closest(case.label.statements, "iron_warning")
    if near is not None and near.difference and near.similarity >= _alike(near):
        yield Hit(
            f"The iron warning is not as prescribed: {near.difference}.",
            f"Print `{near.text.words}`",
            near.evidence,
            severity="warning",
        )


def _added(row: DietaryIngredient) -> bool | None:
    """Whether iron was added to the product, and is not the food's own; None where the amount was not read."""
    if any(_SOURCE.search(source) for source in row.sources) and not (row.amount and row.amount.less_than):
        return True
    if row.amount is None or row.amount.unit not in IN_MG:
        return None
    return not row.amount.less_than and row.amount.value * IN_MG[row.amount.unit] >= _ADDED


def _alike(near: Likeness) -> float:
    """The likeness from which ``near`` is the warning, altered: columns of a page may have been read across."""
    return _ALIKE if near.evidence[0].box is None else _ALIKE_ON_A_PAGE


def _solid(label: Label) -> bool | None:
    """Whether the product is a solid oral form; None where neither the serving nor the net quantity says what it is."""
    if label.serving is not None and label.serving.unit is not None:
        return _SOLID.search(label.serving.unit) is not None
    if any(s.kind == "net_quantity" and _SOLID.search(s.text) for s in label.statements):
        return True
    return None
