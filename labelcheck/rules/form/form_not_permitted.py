from collections.abc import Iterator
from decimal import Decimal

from labelcheck.knowledge import compounds
from labelcheck.model.label import MagnesiumForm
from labelcheck.model.result import Case, Market, Severity
from labelcheck.rules.daily_amount import daily_magnesium
from labelcheck.rules.medicines import refuse_medicines
from labelcheck.rules.mentions import has_cautions, need_cautions, speaks_of
from labelcheck.rules.registry import Hit, NotJudged, rule

THREONATE_MOST = Decimal(250)
"""mg of magnesium a day: the most from L-threonate as a novel food (Regulation (EU) 2024/2694)."""

_STATEMENTS = {
    "adults": "that it is for adults only",
    "not_in_pregnancy": "that it is not for pregnant or lactating women",
}
"""What the label must say of L-threonate, by its topic, in words."""


@rule(
    code="F006",
    severity="warning",
    markets=("eu", "uk"),
    needs=("magnesium",),
    sources=("S18", "S19", "S21", "S24", "S27", "S28"),
)
def form_not_permitted(case: Case) -> Iterator[Hit]:
    """A magnesium form that is not on the positive list for food supplements.

    What it finds:
        A source that Annex II of Directive 2002/46/EC does not list (aspartate, orotate, fumarate, picolinate …): a
        warning in the EU, an info in the UK, whose register has gone its own way since 2021. L-threonate is listed with
        conditions: adults only, not in pregnancy and lactation, at most 250 mg of magnesium a day. Dimagnesium malate
        and chelates without a named ligand are infos: whether they are covered is disputed.
    Why it matters:
        Only listed forms may be used in food supplements (Directive 2002/46/EC, Article 4 and Annex II).
    Fails:
        --market eu
        Magnesium Orotate
        Food Supplement
        Nutritional information per daily dose (2 capsules)  %NRV
        Magnesium (as magnesium orotate)  100 mg  27%
        Ingredients: magnesium orotate, cellulose.
    Passes:
        --market eu
        Magnesium Citrate
        Food Supplement
        Nutritional information per daily dose (2 capsules)  %NRV
        Magnesium (as magnesium citrate)  100 mg  27%
        Ingredients: magnesium citrate, cellulose.
    What it does not prove:
        That a form is unsafe. National exceptions, foods for special medical purposes and medicines are not judged.
    Source:
        S18, S19, S21, S24, S27, S28
    """
    magnesium = case.label.magnesium
    assert magnesium is not None
    refuse_medicines(case)
    if speaks_of(case, "special_medical_purposes"):
        raise NotJudged("a food for special medical purposes has a list of its own")
    if not magnesium.forms:
        raise NotJudged("the label names no magnesium form")
    markets = [market for market in case.policy.markets if market in ("eu", "uk")]
    # The conditions of L-threonate may not be judged; what is said of the other forms is said before.
    for form in sorted(magnesium.forms, key=lambda form: compounds()[form.id].family == "threonate"):
        for market in markets:
            if hit := _judged(form, case, market):
                yield hit


def _judged(form: MagnesiumForm, case: Case, market: Market) -> Hit | None:
    compound = compounds()[form.id]
    doubtful = compound.id == "dimagnesium_malate" or compound.role == "unspecified"
    severity: Severity = "warning" if market == "eu" and not doubtful else "info"
    register = "; check the register of Great Britain" if market == "uk" else ""
    if compound.family == "threonate":
        missing = _threonate(case)
        if not missing:
            return None
        message = f"Magnesium L-threonate is permitted with conditions; the label does not show {missing}{register}."
        fix = "Print that it is for adults only and not in pregnancy and lactation, and direct at most 250 mg a day."
    elif compound.eu_2002_46 == "no" or doubtful:
        says = "is disputed as a permitted form" if doubtful else "is not among the forms permitted in food supplements"
        message = f"{compound.name} {says}{register}."
        fix = "Use a form that Annex II of Directive 2002/46/EC lists, or show by what the form is permitted."
    else:
        return None
    return Hit(message, fix, form.evidence, severity=severity, confidence=form.confidence, market=market)


def _threonate(case: Case) -> str:
    """The conditions for L-threonate that the label does not show, in words.

    Raises:
        NotJudged: nothing is known to be missing, but the cautions or the dose of a day were not read.
    """
    daily = daily_magnesium(case.label)
    too_much = ["at most 250 mg a day"] if daily is not None and daily.mg > THREONATE_MOST else []
    unsaid = [words for topic, words in _STATEMENTS.items() if not speaks_of(case, topic)]
    if unsaid and too_much and not has_cautions(case):
        unsaid = []
    elif unsaid:
        need_cautions(case)
    if daily is None and not unsaid:
        raise NotJudged("the magnesium of a day was not read")
    return ", ".join(unsaid + too_much)
