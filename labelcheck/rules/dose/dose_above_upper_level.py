from collections.abc import Iterator
from decimal import Decimal

from labelcheck.knowledge import UpperLevel, upper_level
from labelcheck.model.result import Case, Market, Severity
from labelcheck.rules.ages import ADULT, age_of
from labelcheck.rules.daily_amount import DailyAmount, daily_magnesium
from labelcheck.rules.medicines import is_of_a_food, refuse_medicines
from labelcheck.rules.registry import Hit, NotJudged, law_of, rule


@rule(code="D001", severity="warning", needs=("magnesium",), sources=("K5", "S43", "S22", "S40", "S8"))
def dose_above_upper_level(case: Case) -> Iterator[Hit]:
    """The directed daily dose is above the upper level for supplemental magnesium.

    What it finds:
        The most magnesium a day that the directions tell to take, above the market's upper level for adults: 350 mg in
        the US and Australia, 250 mg in the EU, 400 mg in the UK, 500 mg in Canada (an error there: the monograph's
        maximum). On products for children the levels for children. Without directions one serving counts, and the
        message says so; directions that count what the serving does not are no pass. A ceiling ("do not exceed") above
        the level with a directed dose below it is an info, and so is a dose that a practitioner sets.
    Why it matters:
        Above the level diarrhoea becomes likely, and people with weak kidneys are at risk.
    Fails:
        Supplement Facts
        Serving Size: 2 Capsules
        Amount Per Serving  % Daily Value
        Magnesium (as magnesium citrate)  200 mg  48%
        Directions: Take 2 capsules twice daily.
    Passes:
        Supplement Facts
        Serving Size: 2 Capsules
        Amount Per Serving  % Daily Value
        Magnesium (as magnesium citrate)  350 mg  83%
        Directions: Take 2 capsules daily.
    What it does not prove:
        That the product is unlawful (outside Canada the level is no law), or that the dose harms anybody. A product
        that names children in its name, or whose directions are for children alone, is judged by the level of the
        printed ages, without them from 4 years; one with a panel for 1 to 3 years by theirs.
    Source:
        K5, S43, S22, S40, S8
    """
    label, magnesium = case.label, case.label.magnesium
    assert magnesium is not None
    refuse_medicines(case)
    daily = daily_magnesium(label)
    if daily is None:
        raise NotJudged("the elemental dose is not known")
    if not magnesium.forms and is_of_a_food(label):
        raise NotJudged("the panel is that of a food; only supplemental magnesium counts")
    for market in case.policy.markets:
        level = upper_level(law_of(market), age_of(label))
        if level is not None and (hit := _held_against(daily, level, market)):
            yield hit


def _held_against(daily: DailyAmount, level: UpperLevel, market: Market) -> Hit | None:
    severity: Severity = "error" if market == "ca" and level.from_age >= ADULT else "warning"
    amount = daily.mg
    if amount <= level.mg:
        if daily.uncounted:
            raise NotJudged("the directions do not tell how many servings they are")
        if daily.ceiling_mg is None or daily.ceiling_mg <= level.mg:
            return None
        amount, severity = daily.ceiling_mg, "info"
        says = f"The label allows up to {_mg(amount)} a day"
    elif daily.directed:
        says = f"The directions come to {_mg(amount)} of magnesium a day"
    else:
        says = f"One serving (no daily dose in servings was read) holds {_mg(amount)} of magnesium"
    if daily.as_advised:
        severity = "info"
    return Hit(
        f"{says}, more than {_mg(level.mg)}: {level.about}.",
        f"Direct at most {_mg(level.mg)} a day, or say that the dose is to be taken on a practitioner's advice.",
        daily.evidence,
        severity=severity,
        market=market,
    )


def _mg(amount: Decimal) -> str:
    return f"{amount:.1f}".removesuffix(".0") + " mg"
