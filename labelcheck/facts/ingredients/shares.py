"""What a list goes on with that is no ingredient: ``Contains less than 2% of:``, ``Shell ingredients:``."""

from __future__ import annotations

import re

from labelcheck.facts.ingredients.functional_classes import PART_OF_KIT
from labelcheck.model.regex import regex

_PERCENT = r"(?:\d+(?:[.,]\d+)?\s*%|(?:\d+(?:[.,]\d+)?|one|two)\s+per\s?cent)"
SMALL_SHARE = (
    r"(?:(?:less\s+than|not?\s+more\s+than|under|weniger\s+als|unter|moins\s+de|menos\s+del?|meno\s+del?|<|≤)\s*"
    rf"{_PERCENT}(?:\s*or\s+less)?|(?<=contains\s){_PERCENT}(?=\s+of\s*:)|{_PERCENT}\s+(?:or\s+less|oder\s+weniger|ou\s+moins|o\s+menos|o\s+meno))"
)
"""The share of what a list may name last and in any order (21 CFR 101.4(a)(2)): ``less than 2%``."""
ALLERGEN = (
    r"(?:traces|milk|dairy|eggs?|soy(?:beans?)?|wheat|gluten|sesame|nuts?|tree\s+nuts?|peanuts?|fish|shellfish|crustaceans?|"
    r"mustard|celery|sul(?:f|ph)ites?|lupin|almonds?)\b"
)
SUPPLYING = (
    r"(?:(?:and|with|und|mit|et|y|con)\s+)?(?:also\s+)?(?:(?:may\s+)?(?:contains?|enthält|contient|contiene)\s+)?"
)
SHARE_OF = (
    r"(?:\s+of\b(?!\s+(?:the\s+)?(?:u\.?s\.?\s+)?(?:recommended\s+)?(?:daily|dv\b|rd[ai]\b))(?:\s+each)?(?:\s+of\b)?"
    r"(?:\s+the\s+following)?(?:\s+ingredients)?(?:\s*:)?|[^.,;:%()\[\]]{0,40}:)"
)
_ONE_OR_MORE = r"(?:\s+(?:one\s+or\s+more|any)\s+of)?(?:\s+(?:the\s+)?following)?(?:\s+ingredients)?"
MAY_CONTAIN = (
    rf"(?:(?:and\s+)?(?:may\s+also|also\s+may|(?<=and\s)may)\s+contain{_ONE_OR_MORE}\s*:|"
    rf"may\s+contain{_ONE_OR_MORE}\s*:(?!\s*{ALLERGEN}))"
)
"""Before what a maker puts in or leaves out; of allergens a label says ``May contain:``."""
_OF_PART = (
    r"(?:(?:soft\s?gel|veg(?:etable|etarian|gie|an)?|gelatin|tablet|film|enteric|natural)\s+)?"
    r"(?:capsule|tablet|soft\s?gel|shell|coating|core|fill(?:ing)?|base)(?:\s+ingredients)?"
)
GOES_ON = regex(
    rf"(?:{SUPPLYING}{SMALL_SHARE}{SHARE_OF}|{MAY_CONTAIN}|(?:{_OF_PART}|(?:others?|{PART_OF_KIT})(?:\s+ingredients)?)\s*:|"
    rf"the\s+(?:capsule\s+shell|{_OF_PART})\s+(?:contains|consists\s+of|is\s+(?:made|composed)\s+of)\b\s*:?)",
    re.IGNORECASE,
)
"""What a list goes on with after a full stop or on a new line: ``Contains less than 2% of:``, ``Fill:``,
``The capsule shell contains``."""
