"""Whom a product is made for."""

from __future__ import annotations

import re

from labelcheck.model.label import Label
from labelcheck.model.memory import asked_once
from labelcheck.model.regex import regex

_CHILDREN = regex(
    r"\b(?:kids?|child(?:ren)?(?:'?s)?|toddlers?|junior|kinder|enfants?|niños|bambini)\b(?!-)", re.IGNORECASE
)
_ADULTS = regex(
    r"\b(?:adults?|erwachsene|adultes|adultos|adulti|1\d\s(?:years?|yrs?)\s(?:and|or|&)\s(?:up|older|over|above))\b",
    re.IGNORECASE,
)
_SMALL = regex(r"\btoddlers?\b|\b1\s?(?:-|–|to)\s?3\s?(?:years?|yrs?|y)\b", re.IGNORECASE)
_DOSED = regex(
    r"\b(?:kids|children)[\s:,(]{1,3}(?:aged?\s|ages\s|from\s)?(?P<first>\d{1,2})(?:\s?(?:-|–|to)\s?(?P<last>\d{1,2}))?"
    r"(?=\s?(?:years?|yrs?|y\b|\+|(?:and|or|&)\s(?:up|older|over|above)))",
    re.IGNORECASE,
)
"""A dose for children: ``Children 4-8 years: take 1 tablet``."""
ADULT, CHILD, TODDLER = 19, 4, 1
SMALL = 3
"""Years up to which a child is a small one."""


@asked_once
def age_of(label: Label) -> int:
    """The age in years from which the product is for: 1 where the panel is, or the name says so, for small children;
    where the name or the kind of product speaks of children, or only they are told a dose, the age that is printed, and
    without one 4."""
    name = label.product_name.value if label.product_name is not None else ""
    if label.daily_value_basis in ("children", "infants") or _SMALL.search(name):
        return TODDLER
    called = [name, *(said.text for said in label.statements if said.kind == "identity")]
    told = [said.text for said in label.statements if said.kind == "directions"]
    if any(_ADULTS.search(text) for text in called[1:] + told):
        return CHILD if _CHILDREN.search(name) else ADULT
    dosed = next((m for text in told if (m := _DOSED.search(text))), None)
    if dosed is None:
        return CHILD if any(_CHILDREN.search(text) for text in called) else ADULT
    return TODDLER if int(dosed["last"] or CHILD) <= SMALL else max(CHILD, int(dosed["first"]))
