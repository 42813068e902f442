"""What a row of a salt says that it supplies: ``Magnesium oxide - heavy 500 mg (equiv. magnesium 300 mg)``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from itertools import zip_longest
from typing import TypeVar

from labelcheck.model.label import DietaryIngredient, Label, Magnesium
from labelcheck.model.regex import regex

_MG = r"(?P<{}>\d+(?:\.\d+)?)\s?mg\b"
_TELLS = r"\b(?:equiv\w*\.?|eq\.?|provid\w+|supply\w+|yield\w+)\s(?:to\s)?"
_MAGNESIUM = r"(?:elemental\s)?magnesium"
_OF_ROW_ABOVE = regex(rf"\W*{_TELLS}{_MAGNESIUM}\W*\Z")


def supplies(nutrient: str) -> re.Pattern[str]:
    """The pattern, of small letters, for an amount that is told of ``nutrient`` (a pattern): ``equiv. pyridoxine 10
    mg``, ``providing 10 mg of vitamin B6``."""
    told = rf"{nutrient}\s{_MG.format('behind')}|{_MG.format('before')}\s(?:of\s)?{nutrient}"
    return regex(rf"{_TELLS}(?:{told})")


_MAGNESIUM_SUPPLIED = supplies(_MAGNESIUM)


def supplied(row: DietaryIngredient, pattern: re.Pattern[str]) -> Decimal | None:
    """The mg that ``row`` says it supplies, by a pattern of :func:`supplies`; None where it says nothing of it."""
    for source in row.sources:
        if (told := pattern.search(source.lower())) is not None:
            return Decimal(told["behind"] or told["before"])
    return None


Kind = TypeVar("Kind")


def magnesium_by(label: Label, magnesium: Magnesium, kind: Callable[[str], Kind]) -> dict[Kind, Decimal]:
    """How many mg of the elemental ``magnesium`` come from each ``kind`` of form, a function of the form's id, where
    rows of their own say it of all; empty where they do not, or do not add up."""
    parts: defaultdict[Kind, Decimal] = defaultdict(Decimal)
    rows = [row for row in label.dietary_ingredients if "magnes" in row.name.lower()]
    for row, below in zip_longest(rows, rows[1:]):
        words = " ".join((row.name, *row.sources))
        kinds = {kind(form.id) for form in magnesium.forms if form.as_printed in words}
        told = _magnesium_of(row, below)
        if len(kinds) == 1 and told is not None:
            parts[kinds.pop()] += told
    whole = sum(parts.values())
    return dict(parts) if whole and whole == magnesium.elemental_mg else {}


def _magnesium_of(row: DietaryIngredient, below: DietaryIngredient | None) -> Decimal | None:
    """The mg of magnesium that ``row`` supplies by its own words, by the row ``below`` it, else by its amount."""
    if (told := supplied(row, _MAGNESIUM_SUPPLIED)) is not None:
        return told
    says = below if below is not None and _OF_ROW_ABOVE.match(below.name.lower()) else row
    return says.amount.value if says.amount is not None and says.amount.unit == "mg" else None
