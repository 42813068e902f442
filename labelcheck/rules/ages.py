"""Whom a product is made for."""

from __future__ import annotations

import re

from labelcheck.model.label import Label
from labelcheck.model.regex import regex

_CHILDREN = regex(r"\b(?:kids?|child(?:ren)?(?:'?s)?|toddlers?|junior|kinder|enfants?|niños|bambini)\b", re.IGNORECASE)
_SMALL = regex(r"\btoddlers?\b|\b1\s?(?:-|–|to)\s?3\s?(?:years?|yrs?|y)\b", re.IGNORECASE)
ADULT, CHILD, TODDLER = 19, 4, 1


def age_of(label: Label) -> int:
    """The age in years from which the product is for: 1 where the panel is, or the name says so, for small children, 4
    where the name speaks of children."""
    name = label.product_name.value if label.product_name is not None else ""
    if label.daily_value_basis in ("children", "infants") or _SMALL.search(name):
        return TODDLER
    return CHILD if _CHILDREN.search(name) else ADULT
