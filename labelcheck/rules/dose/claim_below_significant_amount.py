import re
from collections.abc import Iterator
from decimal import Decimal

from labelcheck.knowledge.claims import magnesium_effects
from labelcheck.model.label import Label
from labelcheck.model.regex import regex
from labelcheck.model.result import Case
from labelcheck.rules.claimed import claims, of_magnesium
from labelcheck.rules.daily_amount import daily_magnesium
from labelcheck.rules.intervals import printed
from labelcheck.rules.registry import Hit, NotJudged, rule

SIGNIFICANT = Decimal("56.25")
IN_BEVERAGE = Decimal("28.1")
_BEVERAGE = regex(r"\bml\b|\bbottles?\b|\bcans?\b|\bdrinks?\b|\bshots?\b", re.IGNORECASE)
_DRUNK = regex(r"\b(?:drinks?|beverage|water|juice)\b", re.IGNORECASE)
_DRINK = regex(r"\W*(?:[a-z ]{1,30}:\s*)?drink\b", re.IGNORECASE)
_OTHERS = regex(
    r"\b(?:vitamins?|zinc|calcium|iron|potassium|selenium|iodine|copper|manganese|chromium|biotin|fola\w{2,4}|niacin|"
    r"thiamine?|riboflavin|b\d{1,2})\b",
    re.IGNORECASE,
)


@rule(code="D003", severity="warning", markets=("eu", "uk"), needs=("magnesium",), sources=("S39", "K3"))
def claim_below_significant_amount(case: Case) -> Iterator[Hit]:
    """A health claim on magnesium, and too little magnesium to make it.

    What it finds:
        A sentence that claims an effect of magnesium, on a product with less than 56.25 mg of it a day (15 % of the NRV
        of 375 mg; 28.1 mg in a beverage).
    Why it matters:
        An authorised claim needs a significant amount of the nutrient (Regulation (EU) 1169/2011, Annex XIII;
        432/2012).
    Fails:
        --market eu
        Northmoor Magnesium
        Food Supplement
        60 capsules
        Magnesium contributes to normal muscle function.

        Nutrition information per daily dose (1 capsule)
        Magnesium (as magnesium citrate)  40 mg  11% NRV

        Ingredients: magnesium citrate, cellulose.

        Do not exceed the stated dose. Keep out of reach of young children.
    Passes:
        --market eu
        Northmoor Magnesium
        Food Supplement
        60 capsules
        Magnesium contributes to normal muscle function.

        Nutrition information per daily dose (1 capsule)
        Magnesium (as magnesium citrate)  57 mg  15% NRV

        Ingredients: magnesium citrate, cellulose.

        Do not exceed the stated dose. Keep out of reach of young children.
    What it does not prove:
        Whether the claim itself is authorised (C005). A sentence that names another vitamin or mineral is left alone,
        for that may carry the claim. Without directions one serving a day is assumed.
    Source:
        S39, K3
    """
    daily = daily_magnesium(case.label)
    if daily is not None and _is_significant(daily.mg, case.label):
        return  # whatever is claimed, in whatever language
    made = [
        (statement, effects)
        for statement in claims(case.label)
        if of_magnesium(case.label, statement.text)
        and any(effects := magnesium_effects(statement.text))
        and not _OTHERS.search(statement.text)
    ]
    if not made:
        return
    if daily is None:
        raise NotJudged("the elemental dose of magnesium is not known")
    assumed = "" if daily.directed else " (one serving)"
    yield Hit(
        f"The claim needs at least {_least(case.label)} mg of magnesium a day; "
        f"the label gives {daily.mg:f} mg{assumed}.",
        "Leave the claim out, or supply a significant amount.",
        (*made[0][0].evidence, *daily.evidence),
    )


def _is_significant(mg: Decimal, label: Label) -> bool:
    """Whether ``mg`` of a day may be more than the least, within the precision that the label prints."""
    assert label.magnesium is not None
    value = label.magnesium.amount.value if label.magnesium.amount is not None else None
    most = mg * printed(value).high / value if value else mg
    return most > _least(label)


def _least(label: Label) -> Decimal:
    return IN_BEVERAGE if _is_beverage(label) else SIGNIFICANT


def _is_beverage(label: Label) -> bool:
    """Whether the product is drunk as it is: by its serving, or where none was read by what it is called."""
    if label.serving is not None:
        return _BEVERAGE.search(label.serving.size) is not None
    called = [label.product_name.value] if label.product_name is not None else []
    called += [said.text for said in label.statements if said.kind == "identity"]
    told = [said.text for said in label.statements if said.kind == "directions"]
    return any(map(_DRUNK.search, called)) or any(map(_DRINK.match, told))
