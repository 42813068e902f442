"""What is taken in a day: the panel's amounts, for one serving, times the servings that the directions tell to take."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal

from labelcheck.model.label import Evidence, Label


@dataclass(frozen=True, slots=True)
class DailyAmount:
    """An amount in mg a day. ``directed`` is False where no directions were read and one serving a day is assumed,
    ``uncounted`` is True where they were, and how many servings they are is not known.

    ``ceiling_mg`` is what the label says not to exceed, None when it sets no ceiling; ``evidence`` is the row and the
    directions.
    """

    mg: Decimal
    ceiling_mg: Decimal | None
    directed: bool
    as_advised: bool
    evidence: tuple[Evidence, ...]
    uncounted: bool = False


def daily_magnesium(label: Label) -> DailyAmount | None:
    """The most elemental magnesium a day that the label directs; None when its elemental dose is not known."""
    magnesium = label.magnesium
    if magnesium is None or magnesium.elemental_mg is None:
        return None
    return a_day(label, magnesium.elemental_mg, magnesium.evidence)


_DIGITS = Context(prec=12)
"""What a third of a serving lacks stands after them."""


def _whole(mg: Decimal) -> Decimal:
    """``mg`` as it would be if a part of a serving were exact: 70, not 69.999…, from a third of 210."""
    rounded = _DIGITS.plus(mg)
    return mg if rounded == mg else rounded.normalize()


def a_day(label: Label, mg: Decimal, evidence: tuple[Evidence, ...]) -> DailyAmount:
    """``mg`` of a serving as the amount of a day."""
    daily = label.daily_dose
    if daily is None:
        return DailyAmount(mg, None, False, False, evidence)
    ceiling = None if daily.ceiling is None else _whole(mg * daily.ceiling)
    servings = daily.servings if daily.servings is not None else daily.ceiling
    directed = servings is not None
    return DailyAmount(
        _whole(mg * (servings if servings is not None else 1)),
        ceiling,
        directed,
        daily.as_advised,
        (*evidence, *daily.evidence),
        uncounted=not directed and not daily.as_advised,
    )
