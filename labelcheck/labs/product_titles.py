"""Lines that name a product by its nutrient and kind of unit, without a word before them: titles over its results."""

from __future__ import annotations

import re
from collections.abc import Sequence

from labelcheck.knowledge import analyte_by_name, fold
from labelcheck.labs.grid import Row
from labelcheck.labs.samples import Fact, lot_apart
from labelcheck.labs.values import noun_of
from labelcheck.model.regex import regex

LONGEST = 100
_NO_PRODUCT = regex(
    r"[:=<>%]|/\s?(?:cap|tab|g\b|serv)|\b(?:per|pro|je|par|por|of|for|we|is|was|were|the|results?|analysis|report|content"
    r"|certificate|assay|weight|average|mean|uniformity|dissolution|test(?:s|ed|ing)?|lab(?:oratory|oratories|s)?)\b",
    re.IGNORECASE,
)
_KINDS = {"powder", "pulver", "poudre", "polvo", "liquid", "drops", "gummies"}


def product_titles(rows: Sequence[Row]) -> dict[int, list[Fact]]:
    """The products that lines of their own name, and their lots, by the number of the row; only where there are several
    products. One alone may be anything, and the results are of one product in any case."""
    found = {at: facts for at, row in enumerate(rows) if (facts := _titled(row, at))}
    names = {fold(fact.value) for facts in found.values() for fact in facts if fact.field == "product"}
    return found if len(names) > 1 else {}


def _titled(row: Row, at: int) -> list[Fact]:
    cells = [cell for cell in row.cells if cell.text]
    if len(cells) != 1 or len(cells[0].text) > LONGEST or not cells[0].text[0].isupper():
        return []
    facts = lot_apart(Fact("product", cells[0].text, cells[0].place, at))
    return facts if _names_product(facts[0].value) else []


def _names_product(text: str) -> bool:
    """``Magnesium Citrate 150 mg Capsules``: a nutrient and what it is taken in."""
    words = re.findall(r"[^\W\d_]+\d*", text)
    if _NO_PRODUCT.search(text) or not 2 <= len(words) <= 10:
        return False
    nutrient = any(len(word) > 2 and analyte_by_name(word) is not None for word in words)
    return nutrient and any(noun_of(word) is not None or word.lower() in _KINDS for word in words)
