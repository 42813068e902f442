"""How sure a fact is that was read from a picture: by the recogniser's scores, and by what the label itself confirms.

A score is the recogniser's own certainty of its least certain character. It may be high for a misread figure too, so
an amount is only as sure as its score where nothing confirms it: the % Daily Value printed beside it does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from labelcheck.knowledge import bases_of_percents, general_values
from labelcheck.knowledge.masses import IN_MG
from labelcheck.layout import least_score
from labelcheck.layout.vocabulary.doses import SOLID
from labelcheck.model.label import (
    Confidence,
    Contact,
    DietaryIngredient,
    Evidence,
    Label,
    Magnesium,
    MagnesiumForm,
    Mark,
    OtherIngredient,
    Serving,
    Statement,
    Text,
    Topic,
)
from labelcheck.model.reading import Span

SURE = 0.9
"""What scores less was read with doubt."""
SURE_ALONE = 0.98
"""So much a figure must score that nothing confirms."""
LEAST = 0.5
"""A figure that scores less was not read."""

_LEVELS: tuple[Confidence, ...] = ("low", "medium", "high")
_Fact = TypeVar(
    "_Fact",
    Text,
    Serving,
    DietaryIngredient,
    Magnesium,
    MagnesiumForm,
    OtherIngredient,
    Mark,
    Statement,
    Topic,
    Contact,
)


def legible(span: Span) -> bool:
    """Whether the figure in ``span`` was read at all; one in a text layer always was.

    A point before the figures may be the last of the leader dots that lead to them.
    """
    if span.passage.words[0].score is None:
        return True
    score = least_score(span)
    return score is None or (score >= LEAST and not span.text.startswith("."))


def with_scores(label: Label) -> Label:
    """``label`` with no fact surer than its print was read."""
    magnesium = label.magnesium
    return replace(
        label,
        product_name=_by_score(label.product_name) if label.product_name else None,
        brand=_by_score(label.brand) if label.brand else None,
        upc=_by_score(label.upc) if label.upc else None,
        lot=_by_score(label.lot) if label.lot else None,
        panel_title=_by_score(label.panel_title) if label.panel_title else None,
        serving=_serving(label.serving) if label.serving else None,
        dietary_ingredients=tuple(_by_score(row, SURE_ALONE) for row in label.dietary_ingredients),
        magnesium=None if magnesium is None else _magnesium(magnesium, _values(label)),
        other_ingredients=tuple(_by_score(one) for one in label.other_ingredients),
        marks=tuple(_by_score(mark) for mark in label.marks),
        statements=tuple(_by_score(one) for one in label.statements),
        topics=tuple(_by_score(one) for one in label.topics),
        contacts=tuple(_by_score(one) for one in label.contacts),
    )


def _serving(read: Serving) -> Serving:
    """``read`` with doubt where it is of more pieces than anybody swallows: ``172 tablets`` is drawn like ``1/2``."""
    fact = _by_score(read)
    many = read.unit in SOLID and read.units is not None and read.units >= MOST_PIECES
    return replace(fact, confidence="low") if many and _score(read.evidence) is not None else fact


MOST_PIECES = 100


def _values(label: Label) -> tuple[Decimal, ...]:
    """What the printed percent may be of: among many values one would fit a misread amount by chance."""
    return general_values() if label.daily_value_basis in ("adult", "nrv") else bases_of_percents()


def _magnesium(read: Magnesium, values: tuple[Decimal, ...]) -> Magnesium:
    forms = tuple(_by_score(form) for form in read.forms)
    score = _score(read.evidence)
    if score is None:
        return replace(read, forms=forms)
    confirmed = _confirmed(read, values)
    if confirmed is None:
        return replace(_by_score(read, SURE_ALONE), forms=forms)
    if confirmed:
        return replace(read, forms=forms)
    told = f"the amount and the % Daily Value do not fit each other; one may have been misread (score {score:.2f})"
    return replace(read, forms=forms, confidence="low", doubts=(*read.doubts, told))


def _confirmed(read: Magnesium, values: tuple[Decimal, ...]) -> bool | None:
    """Whether the printed percent of one of ``values`` fits the printed amount; None where that of another group does,
    and where one of the two is not printed, or is a bound."""
    amount, percent = read.amount, read.percent_daily_value
    if amount is None or percent is None or amount.unit not in IN_MG or amount.less_than or percent.startswith("<"):
        return None
    half = Decimal(1).scaleb(int(amount.value.as_tuple().exponent)) / 2
    least, most = (bound * IN_MG[amount.unit] for bound in (amount.value - half, amount.value + half))
    fitting = [
        value for value in bases_of_percents() if least * 100 / value - 1 < Decimal(percent) < most * 100 / value + 1
    ]
    if not fitting:
        return False
    return True if any(value in values for value in fitting) else None


def _by_score(fact: _Fact, sure: float = SURE) -> _Fact:
    score = _score(fact.evidence)
    if score is None:
        return fact
    level: Confidence = "high" if score >= sure else "medium" if score >= LEAST else "low"
    return replace(fact, confidence=min(fact.confidence, level, key=_LEVELS.index))


def _score(evidence: Iterable[Evidence]) -> float | None:
    return min((piece.score for piece in evidence if piece.score is not None), default=None)
