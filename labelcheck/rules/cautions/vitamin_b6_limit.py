from collections.abc import Iterator
from decimal import Decimal

from labelcheck.knowledge import vitamin_b6_limits
from labelcheck.knowledge.masses import IN_MG
from labelcheck.model.label import DietaryIngredient
from labelcheck.model.regex import regex
from labelcheck.model.result import Case, Market, Severity
from labelcheck.rules.daily_amount import DailyAmount, a_day
from labelcheck.rules.mentions import ALL_TEXT, is_whole, need_cautions, speaks_of
from labelcheck.rules.registry import Hit, law_of, rule
from labelcheck.rules.supplied import supplied, supplies

_B6 = regex(r"\W*(?:(?:vit(?:amin)?[ae]?\.?\s*)?b[\s-]*6\b|pyridoxine?\s*(?:\(|\Z))")
_HYDROCHLORIDE = regex(r"\W*pyridoxine?\s*(?:hcl|hydrochloride)")
_SHARE = Decimal("0.823")
"""Pyridoxine in its hydrochloride, by weight."""
_SUPPLIES = supplies(r"(?:pyridoxine?|vitamin\s?b-?6)")

SCHEDULED_FROM = "2027-06-01"
"""The day from which more than 50 mg is a pharmacist's medicine in Australia."""


@rule(code="W004", severity="warning", needs=("panel",), sources=("S15", "S29", "K5", "K12", "K13"))
def vitamin_b6_limit(case: Case) -> Iterator[Hit]:
    """The vitamin B6 of a day is above what the market allows or advises.

    What it finds:
        A daily amount of vitamin B6 above 100 mg (US, Canada), 12 mg (EU), 10 mg (UK): a warning. In Australia above
        10 mg without a warning of neuropathy is an error; above 50 mg is a warning, and an error from 2027-06-01
        (Schedule 3).
    Why it matters:
        Too much vitamin B6 over months harms the nerves; magnesium products often add it.
    Fails:
        Calm Harbor Magnesium
        Dietary Supplement
        60 Capsules

        Supplement Facts
        Serving Size: 1 Capsule
        Servings Per Container: 60
        Amount Per Serving  % Daily Value
        Vitamin B6 (as Pyridoxine HCl)  150 mg  8824%
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
        Vitamin B6 (as Pyridoxine HCl)  50 mg  2941%
        Magnesium (as Magnesium Citrate)  150 mg  36%

        Other Ingredients: cellulose, hypromellose.

        Directions: Take one capsule daily.
        Warning: Keep out of reach of children. Consult your physician if you take medication or have kidney disease.
        Distributed by Calm Harbor LLC, 12 Pier Street, Portland, ME 04101
    What it does not prove:
        That harm is done. The limits are those for adults; a row that names pyridoxal phosphate alone is not judged.
    Source:
        S15, S29, K5, K12, K13
    """
    rows = [row for row in case.label.dietary_ingredients if row.parent is None and _milligrams(row) is not None]
    if not rows:
        return
    daily = a_day(
        case.label,
        sum((mg for row in rows if (mg := _milligrams(row)) is not None), Decimal(0)),
        tuple(piece for row in rows for piece in row.evidence),
    )
    for market in case.policy.markets:
        yield from _in_market(case, market, daily)


def _milligrams(row: DietaryIngredient) -> Decimal | None:
    """The vitamin B6 of ``row`` in mg; None when it is another row or prints no amount. What the row says that a salt
    supplies comes before what its weight is reckoned to, which is no finer than the weight is printed."""
    if (told := supplied(row, _SUPPLIES)) is not None:
        return told
    share = _share(row.name.lower())
    if share is None or row.amount is None or row.amount.unit not in IN_MG:
        return None
    value = row.amount.value
    reckoned = value * share
    if len(value.as_tuple().digits) <= MOST_DIGITS:
        reckoned = reckoned.quantize(value)
    return reckoned * IN_MG[row.amount.unit]


MOST_DIGITS = 12
"""Of an amount; one of more is a slip or an attack, and nothing is rounded by it."""


def _share(name: str) -> Decimal | None:
    """How much of what the row ``name`` declares is vitamin B6; None when that is something else."""
    if "6" not in name and "pyridoxin" not in name:
        return None
    if _HYDROCHLORIDE.match(name):
        return _SHARE
    return Decimal(1) if _B6.match(name) else None


def _in_market(case: Case, market: Market, daily: DailyAmount) -> Iterator[Hit]:
    per = "a day" if daily.directed else "a serving"
    says = f"The label gives {daily.mg.normalize():f} mg vitamin B6 {per}"
    name = law_of(market)
    passed = [limit for limit in vitamin_b6_limits().get(name, ()) if daily.mg > limit.mg]
    if name == "au":
        yield from _in_australia(case, daily, says)
    elif passed:
        limit = passed[-1]
        yield Hit(
            f"{says}, above {limit.mg:f} mg, {limit.about}.",
            f"Lower the vitamin B6 to {limit.mg:f} mg a day or less.",
            daily.evidence,
            market=market,
        )


def _in_australia(case: Case, daily: DailyAmount, says: str) -> Iterator[Hit]:
    warn, schedule = (limit.mg for limit in vitamin_b6_limits()["au"])
    if daily.mg > schedule:
        severity: Severity = "error" if case.as_of >= SCHEDULED_FROM else "warning"
        yield Hit(
            f"{says}, above {schedule:f} mg; from {SCHEDULED_FROM} that is a pharmacist-only medicine (Schedule 3).",
            f"Lower the vitamin B6 to {schedule:f} mg a day or less.",
            daily.evidence,
            severity=severity,
            market="au",
        )
    if daily.mg > warn and not speaks_of(case, "neuropathy"):
        if daily.mg <= schedule:
            need_cautions(case)
        elif not is_whole(case):
            return
        yield Hit(
            f"{says}, above {warn:f} mg, without the warning of peripheral neuropathy.",
            "Print `WARNING: Stop taking this medication if you experience tingling, burning or numbness and see your "
            "healthcare practitioner as soon as possible. Contains vitamin B6.`",
            daily.evidence,
            severity="error",
            market="au",
            searched=ALL_TEXT,
        )
