from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from labelcheck.knowledge import daily_values, former_values
from labelcheck.knowledge.masses import IN_MG
from labelcheck.model.label import Amount, Evidence, Magnesium
from labelcheck.model.regex import regex
from labelcheck.model.result import Case, Market, Severity
from labelcheck.rules.intervals import half_step
from labelcheck.rules.medicines import has_food_panel
from labelcheck.rules.reference import reference_value
from labelcheck.rules.registry import Hit, NotJudged, rule

TELLING = Decimal(85)
"""mg: below this, percents of 420 and of 400 round to the same or to neighbouring numbers."""

MAX_DIGITS = 15
"""A number with more digits is no dose."""

NEIGHBOURS = (Decimal(400), Decimal(420), Decimal(375))
"""Values so close that small amounts give the same or neighbouring percents of them."""


@rule(
    code="S006", severity="error", markets=("us", "ca", "eu", "uk"), needs=("magnesium",), sources=("S6", "K1", "S39")
)
def percent_dv_arithmetic(case: Case) -> Iterator[Hit]:
    """The printed percent of the Daily Value is not what the printed amount comes to.

    What it finds:
        A percent that no amount which rounds to the printed one would give. Off by more than one point and fitting no
        known reference value is an error. A percent that fits the retired Daily Value of 400 mg (or another market's
        value) is a warning that names it, from 85 mg on; below, where both round alike, an info. One that fits a
        value for children, infants or pregnancy that the panel does not name, or the recommended allowances for
        women, is a warning that names the likely cause. One point off that fits nothing is silent, and so is a percent
        on the Nutrition Facts of a food that is rounded as there (21 CFR 101.9(c)(8)(iii)). Of several dose columns
        the first wrong one is told.
    Why it matters:
        On supplements the percent is the unrounded amount over the Daily Value, to the nearest whole percent
        (21 CFR 101.36(b)(2)(iii)); magnesium's is 420 mg since 2016, the EU and UK reference is 375 mg.
    Fails:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  100 mg  25%
    Passes:
        Supplement Facts
        Serving Size: 1 Capsule
        Amount Per Serving  % Daily Value
        Magnesium (as Magnesium Citrate)  100 mg  24%
    What it does not prove:
        Which of the two numbers is wrong: amount, percent or the reference value may be. Percents of an RDA or RDI,
        which India, Australia and others set for themselves, are not judged unless they are of the market's value.
    Source:
        S6, K1, S39
    """
    magnesium = case.label.magnesium
    assert magnesium is not None
    doses = _rows_apart(case, magnesium) or [
        (_printed(magnesium.amount, magnesium.percent_daily_value), magnesium.evidence)
    ]
    if magnesium.basis in ("ambiguous", "computed"):
        raise NotJudged("the row does not state elemental magnesium")
    doses += [
        (_printed(dose.amount, dose.percent_daily_value), dose.evidence)
        for dose in magnesium.other_doses
        if dose.amount.unit in IN_MG
    ]
    seen: set[Decimal] = set()
    for market in case.policy.markets:
        if market == "au":  # has no percent of a Daily Value
            continue
        right = _right(case, market, doses)
        if right in seen:
            continue
        seen.add(right)
        found = ((hit, where) for dose, where in doses if (hit := _of_dose(dose, right, market, case)) is not None)
        hit, where = next(found, (None, ()))
        if hit is not None and case.label.coverage.has_note("amounts-of-another-dose"):
            raise NotJudged("the percent may be of another dose than the amount")
        if hit is not None:
            yield replace(hit, evidence=where, confidence=magnesium.confidence, market=market)


_ELEMENT = regex(r"\W*(?:elemental\s+)?magn[eé]si(?:um|o)\W*", re.IGNORECASE)


def _rows_apart(case: Case, magnesium: Magnesium) -> list[tuple[_Printed, tuple[Evidence, ...]]]:
    """Each row of the element, where several stand apart, one for each source, and none states the total."""
    if magnesium.percent_daily_value is not None:
        return []
    rows = [row for row in case.label.dietary_ingredients if _ELEMENT.fullmatch(row.name)]
    if len(rows) < 2 or any(row.amount is None or row.percent_daily_value is None for row in rows):
        return []
    return [(_printed(row.amount, row.percent_daily_value), row.evidence) for row in rows]


def _right(case: Case, market: Market, doses: Sequence[tuple[_Printed, tuple[Evidence, ...]]]) -> Decimal:
    """The value that the percents are of. Those of an RDA or RDI may be of the market's.

    Raises:
        NotJudged: they are of another value that is not known.
    """
    value = reference_value(market, "adult")
    if case.label.daily_value_basis == "recommended_intake" and all(dose.fits(value) for dose, _ in doses):
        return value
    return reference_value(market, case.label.daily_value_basis)


def _of_dose(printed: _Printed, right: Decimal, market: Market, case: Case) -> Hit | None:
    """What is wrong with the percent of one dose, without its place; the percents of a food are rounded in steps."""
    if market not in ("eu", "uk") and has_food_panel(case.label) and printed.off(right) <= _food_step(printed) / 2:
        return None
    return _held_against(printed, right)


@dataclass(frozen=True, slots=True)
class _Printed:
    """The amount in mg with half a unit of its last printed digit, and the percent with its last digit's unit."""

    text: str
    mg: Decimal
    half: Decimal
    percent: Decimal
    step: Decimal

    def bounds(self, daily_value: Decimal) -> tuple[Decimal, Decimal]:
        """The lowest and the highest percent of ``daily_value`` the amount can come to, rounded as printed."""
        low, high = ((self.mg + sign * self.half) * 100 / daily_value for sign in (-1, 1))
        return low.quantize(self.step, ROUND_HALF_UP), high.quantize(self.step, ROUND_HALF_UP)

    def fits(self, daily_value: Decimal) -> bool:
        low, high = self.bounds(daily_value)
        return low <= self.percent <= high

    def off(self, daily_value: Decimal) -> Decimal:
        """How many points the percent lies outside what ``daily_value`` allows."""
        low, high = self.bounds(daily_value)
        return max(low - self.percent, self.percent - high, Decimal(0))


def _food_step(printed: _Printed) -> Decimal:
    """The points of percent that a food's panel is rounded to: 2 up to 10 %, 5 up to 50 %, then 10."""
    return Decimal(2 if printed.percent <= 10 else 5 if printed.percent <= 50 else 10)


def _printed(amount: Amount | None, percent: str | None) -> _Printed:
    if amount is None or percent is None:
        raise NotJudged("the label does not print both an amount and a percent for magnesium")
    if amount.less_than or percent.startswith("<"):
        raise NotJudged("the amount or the percent is printed as an upper bound")
    if amount.unit not in IN_MG:
        raise NotJudged(f"the unit {amount.unit or '(none)'} is no mass")
    factor = IN_MG[amount.unit]
    half = half_step(amount.value) * factor
    value = Decimal(percent)
    if len(percent) > MAX_DIGITS or len(f"{amount.value:f}") > MAX_DIGITS:
        raise NotJudged("the amount or the percent has more digits than a dose can have")
    step = Decimal(1).scaleb(min(int(value.as_tuple().exponent), 0))
    return _Printed(f"{amount.value:f} {amount.unit}", amount.value * factor, half, value, step)


def _held_against(printed: _Printed, right: Decimal) -> Hit | None:
    """What is wrong with the percent, without its place; None when nothing is to be said."""
    if printed.fits(right):
        return None
    says = f"{printed.text} is printed as {printed.percent:f} %, but of {right:f} mg it is {_percent(printed, right)} %"
    severity: Severity = "warning"
    if (value := _fitting(printed, right, near=True)) is not None:
        likely = printed.mg >= TELLING
        says += f"; it {'' if likely else 'also '}fits {value:f} mg, {_known()[value]}."
        severity = "warning" if likely else "info"
    elif printed.off(right) <= 1:
        return None
    elif (value := _fitting(printed, right, near=False)) is not None:
        says += f"; it fits {value:f} mg, {_known()[value]}, which is the likely cause."
    else:
        says += ". No known reference value explains it."
        severity = "error"
    return Hit(says, f"Print {_percent(printed, right)} %, or correct the amount.", severity=severity)


def _fitting(printed: _Printed, right: Decimal, *, near: bool) -> Decimal | None:
    """The first known value but the right one that the percent fits, among those easily taken for it (``near``) or
    the others."""
    values = (value for value in (*NEIGHBOURS, *_known()) if value != right)
    close = (value for value in values if (value in NEIGHBOURS and right in NEIGHBOURS) == near)
    return next((value for value in close if printed.fits(value)), None)


@cache
def _known() -> dict[Decimal, str]:
    """What each value in mg is or was."""
    today = daily_values()
    return {
        today["adult"]: "the Daily Value for adults",
        today["nrv"]: "the reference value of the EU and the UK",
        **former_values(),
        today["children"]: "the Daily Value for children of 1 to 3 years",
        today["infants"]: "the Daily Value for infants",
    }


def _percent(printed: _Printed, daily_value: Decimal) -> str:
    low, high = printed.bounds(daily_value)
    exact = (printed.mg * 100 / daily_value).quantize(printed.step, ROUND_HALF_UP)
    return f"{exact:f}" if high - low <= 1 else f"{low:f} to {high:f}"
