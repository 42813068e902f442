"""What a row of a salt says that it supplies: ``Magnesium oxide - heavy 500 mg (equiv. magnesium 300 mg)``."""

from __future__ import annotations

import re
from decimal import Decimal

from labelcheck.model.label import DietaryIngredient
from labelcheck.model.regex import regex

_MG = r"(?P<{}>\d+(?:\.\d+)?)\s?mg\b"


def supplies(nutrient: str) -> re.Pattern[str]:
    """The pattern, of small letters, for an amount that is told of ``nutrient`` (a pattern): ``equiv. pyridoxine 10
    mg``, ``providing 10 mg of vitamin B6``."""
    told = rf"{nutrient}\s{_MG.format('behind')}|{_MG.format('before')}\s(?:of\s)?{nutrient}"
    return regex(rf"\b(?:equiv\w*\.?|eq\.?|provid\w+|supply\w+|yield\w+)\s(?:to\s)?(?:{told})")


def supplied(row: DietaryIngredient, pattern: re.Pattern[str]) -> Decimal | None:
    """The mg that ``row`` says it supplies, by a pattern of :func:`supplies`; None where it says nothing of it."""
    for source in row.sources:
        if (told := pattern.search(source.lower())) is not None:
            return Decimal(told["behind"] or told["before"])
    return None
