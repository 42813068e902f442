import re
from collections.abc import Iterator

from labelcheck.model.label import Label
from labelcheck.model.regex import regex
from labelcheck.model.result import Case
from labelcheck.rules.medicines import is_of_a_food, refuse_drug_facts
from labelcheck.rules.mentions import ALL_TEXT, is_whole, speaks_of
from labelcheck.rules.registry import Hit, NotJudged, rule

_FOOD_TITLE = regex(r"\W*nutrition(?:al)?\s*(?:facts|information)\W*\Z", re.IGNORECASE)
_UNIT_DOSE = regex(r"capsule|caplet|tablet|softgel|gelcap|\bv?caps?\b|vegcap|lozenge|pill", re.IGNORECASE)
_IDENTITY = regex(r"\bdietary\s+supplement\b", re.IGNORECASE)


@rule(code="P001", severity="error", markets=("us",), sources=("S6", "S7", "S10"))
def panel_or_identity_missing(case: Case) -> Iterator[Hit]:
    """A supplement's panel is headed as a food's, or the label does not call the product a supplement.

    What it finds:
        A panel headed Nutrition Facts or Nutritional Information on capsules, tablets, softgels or another unit dose,
        or beside the words dietary supplement; and on a whole label no identity, as in `Dietary Supplement` or
        `Magnesium Supplement`.
    Why it matters:
        A supplement carries Supplement Facts (21 CFR 101.36) and an identity with the word supplement (101.3(g),
        403(s)(2)(B)).
    Fails:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules

        Nutrition Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  150 mg  36%

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
        Magnesium (as Magnesium Citrate)  150 mg  36%

        Other Ingredients: cellulose, hypromellose.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children. Consult your physician if you take medication or have kidney disease.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    What it does not prove:
        That the product is a supplement: powders, drinks and bars without the identity may be foods and pass.
        Bilingual headings and Drug Facts are not judged.
    Source:
        S6, S7, S10
    """
    label = case.label
    title = label.panel_title
    refuse_drug_facts(label)
    if title is not None and _FOOD_TITLE.match(title.value) and _is_supplement(label):
        yield Hit(
            f"The panel of a supplement is headed “{title.value.strip()}”.",
            "Head it `Supplement Facts` and set it out as 21 CFR 101.36 asks.",
            title.evidence,
        )
    elif title is None and not is_whole(case):
        raise NotJudged("the heading of a facts panel was not found")
    may_be_food = title is not None and _FOOD_TITLE.match(title.value) and not _is_supplement(label)
    if may_be_food or (title is None and is_of_a_food(label)):
        return
    if speaks_of(case, "supplement_identity") or _named(label):
        return
    if is_whole(case):
        yield Hit(
            "The label does not call the product a dietary supplement.",
            "Print `Dietary Supplement`, or the ingredient and `Supplement`, on the front.",
            searched=ALL_TEXT,
        )
    elif title is None or not _FOOD_TITLE.match(title.value):  # else the heading was found wrong
        raise NotJudged("the heading is right; what the product is called may stand on a part that was not captured")


def _is_supplement(label: Label) -> bool:
    """Whether the product shows by its dose or its identity that it is no food."""
    if label.serving is not None and label.serving.unit is not None and _UNIT_DOSE.search(label.serving.unit):
        return True
    told = [statement.text for statement in label.statements if statement.kind == "identity"]
    told += [topic.text for topic in label.topics if topic.id == "supplement_identity"]
    return any(_IDENTITY.search(text) for text in told)


def _named(label: Label) -> bool:
    return any(statement.kind == "identity" for statement in label.statements)
