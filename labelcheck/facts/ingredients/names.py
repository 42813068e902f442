"""What a list's item is as a name: known to the tables, or the rest of the name before it."""

from __future__ import annotations

import re

from labelcheck.facts.magnesium.forms import find_forms
from labelcheck.knowledge import Excipient, excipient_by_name
from labelcheck.model.reading import Span
from labelcheck.model.regex import regex

OPENING = regex(r"\s*[(\[]")
_TRAILING_ADJECTIVE = regex(
    r"\A(?:(?i:colloidal|anhydrous|fumed|micronized|hydrated|precipitated|powdered|purified|fractionated|modified|"
    r"powder|medium[\s-]chain|(?:cold|expeller)[\s-]pressed|freeze[\s-]dried|evaporated|dehydrated|pregelatinized|"
    r"hydroly[sz](?:ed|ate)|instantized|(?:partially\s)?hydrogenated|deionized|distilled|filtered|granulated|defatted|"
    r"crystalline|(?:mono|di|tri)basic|organic|(?:extra\s)?virgin|high[\s-]oleic|cured|fermented|deodorized|"
    r"decaffeinated|stabilized|concentrated|(?:un)?bleached|bovine|porcine|type\s[a-c])|USP|NF|FCC|"
    r"(?=[A-Z])(?i:natural|wild|raw|fresh|pure|dried|refined))\Z"
)
"""What tells how the ingredient before it was made, in the order of an index: ``Food Starch, Modified``."""
_PLANT_PART = (
    r"(?:aerial(?:\s+parts?)?|bark|berry|flower|fruit|herb|leaf|peel|rhizome|root|seed|stem)(?:s|es)?"
    r"(?:\s+(?:extract|oil|powder))?"
)
_ENDS_WITH_PART = regex(rf"[^\W\d]{{3,}}\s+{_PLANT_PART}\Z", re.IGNORECASE)
_MORE_PARTS = regex(rf"{_PLANT_PART}\Z", re.IGNORECASE)
"""Several parts of one plant: ``Hemp Flower, Leaf Extract``."""
_INCLUDES = regex(r"\sincluding\s(?:(?!and\b)[\w-]+\s?){1,3}\Z", re.IGNORECASE)
_LAST_TWO = regex(r"[\w-]+\sand\s[\w-]+\Z", re.IGNORECASE)
"""What an ingredient is made of: ``Rice Concentrate including Bran, Germ and Polishings``."""
SHELL = regex(
    r"capsule|kapsel|gélule|cápsula|capsula|softgel|soft\s*gel|\bshells?\b|coating|coat\b|caps?\b|blend|complex|base|matrix|"
    r"color|colour|flavor|flavour",
    re.IGNORECASE,
)
_E_NUMBER = regex(r"\W*(?:e|ins)[\s-]?\d{3,4}(?:[a-z]|i{1,3}v?)?\W*", re.IGNORECASE)


def goes_on_with(name: str, more: str) -> bool:
    """Whether ``more`` behind a comma is the rest of ``name`` and no ingredient."""
    parts = _MORE_PARTS.match(more) is not None and _ENDS_WITH_PART.search(name) is not None
    included = _INCLUDES.search(name) is not None and _LAST_TWO.match(more) is not None
    return parts or included or _TRAILING_ADJECTIVE.match(more) is not None


def is_known(item: Span) -> bool:
    """Whether ``item`` names an excipient of the table or a compound of magnesium, whatever a bracket says of it, or is
    an E number or a group with its members."""
    opening = OPENING.search(item.text)
    name = item.sub(0, opening.start()) if opening is not None else item
    return (
        known_excipient(name.text) is not None
        or _E_NUMBER.fullmatch(name.text) is not None
        or (opening is not None and SHELL.search(name.text) is not None)
        or bool(find_forms(name, elided=False))
    )


_GROWN = regex(r"(?:organic|natural|non-?gmo|100\s?%(?:\s+pure)?)\s+", re.IGNORECASE)


def known_excipient(name: str) -> Excipient | None:
    """The excipient that ``name`` names, with a word before it that praises it or without: ``organic maltodextrin``."""
    grown = _GROWN.match(name)
    return excipient_by_name(name[grown.end() :] if grown else name)
