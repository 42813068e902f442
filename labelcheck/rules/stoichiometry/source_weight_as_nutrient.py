from collections.abc import Iterator
from decimal import Decimal

from labelcheck.knowledge import Compound, compounds, upper_level
from labelcheck.model.label import Magnesium
from labelcheck.model.result import Case, Market
from labelcheck.rules.intervals import Interval, in_mg
from labelcheck.rules.medicines import refuse_medicines
from labelcheck.rules.reference import reference_value
from labelcheck.rules.registry import Hit, NotJudged, law_of, rule

SLACK = Decimal("1.15")
"""How far a yield may stand from the formula's or the usual ones."""

PLAUSIBLE = (Decimal(20), Decimal(600))
"""mg of magnesium that a serving may well supply."""


@rule(
    code="S003",
    severity="error",
    markets=("us", "ca", "au"),
    needs=("magnesium", "panel"),
    sources=("S6",),
)
def source_weight_as_nutrient(case: Case) -> Iterator[Hit]:
    """The weight of a magnesium compound stands where the amount of magnesium belongs.

    What it finds:
        A row named after one compound, whose percent of the Daily Value is not that of the printed amount but that of
        the magnesium such an amount of the compound holds. Without a percent: an amount above three times the upper
        level whose magnesium would be an ordinary dose.
    Why it matters:
        The panel declares the nutrient, not its source (21 CFR 101.36(b)(2)(ii)).
    Fails:
        Supplement Facts
        Serving Size: 2 Capsules
        Amount Per Serving  % Daily Value
        Magnesium Glycinate  1,000 mg  33%
    Passes:
        Supplement Facts
        Serving Size: 2 Capsules
        Amount Per Serving  % Daily Value
        Magnesium (from 1,000 mg magnesium glycinate)  100 mg  24%
    What it does not prove:
        How much magnesium the product holds. A label with a row of the element above or under the compound's is right.
    Source:
        S6
    """
    magnesium = case.label.magnesium
    assert magnesium is not None
    refuse_medicines(case)
    if magnesium.basis == "declared" or magnesium.amount is None or len(magnesium.forms) != 1:
        return
    amount = in_mg(magnesium.amount)
    compound = compounds()[magnesium.forms[0].id]
    yields = _yields(compound)
    if amount is None or yields is None:
        raise NotJudged("the row's amount or the yield of its compound is not known")
    for market in case.policy.markets:
        if law_of(market) in ("us", "ca", "au") and _is_weight(magnesium, amount, yields, market, case):
            yield Hit(
                f"{magnesium.amount.value:f} {magnesium.amount.unit} is the weight of {compound.name.lower()}, not of "
                f"the magnesium in it (about {yields.low * 100:.0f} to {yields.high * 100:.0f} %).",
                "Print the elemental amount: `Magnesium (from … mg of the compound) … mg`.",
                magnesium.evidence,
                confidence=magnesium.confidence,
                market=market,
            )


def _yields(compound: Compound) -> Interval | None:
    """The shares of magnesium, 0 to 1, that the compound and its hydrates have by their formulas or that labels
    declare; labels seldom say the hydrate."""
    kin = [c for c in compounds().values() if c is compound or (c.share is not None and c.family == compound.family)]
    usual = [value / 100 for c in kin for value in (c.y_min, c.y_max) if value is not None]
    shares = [*usual, *(c.share for c in kin if c.share is not None)]
    return Interval(min(shares), max(shares)) if shares else None


def _is_weight(magnesium: Magnesium, amount: Interval, yields: Interval, market: Market, case: Case) -> bool:
    percent = magnesium.percent_daily_value
    if percent is not None:
        if percent.startswith("<") or market == "au":
            return False
        implied = Decimal(percent) * reference_value(market, case.label.daily_value_basis) / 100
        differs = not amount.low * Decimal("0.9") <= implied <= amount.high * Decimal("1.1")
        return differs and amount.low * yields.low / SLACK <= implied <= amount.high * yields.high * SLACK
    level = upper_level(law_of(market))
    held = amount.times(yields.high)
    return level is not None and amount.low > 3 * level.mg and PLAUSIBLE[0] <= held.low <= PLAUSIBLE[1]
