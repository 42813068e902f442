"""What the heading of one column means."""

from __future__ import annotations

import re
from typing import NamedTuple

from labelcheck.knowledge.lab_headings import Meaning, exact_field, near_field
from labelcheck.labs.grid import Cell
from labelcheck.labs.values import Unit, basis, unit
from labelcheck.model.lab import Said
from labelcheck.model.regex import regex

MAX_HEADING = 80
_LOT = regex(r"(?:lot|batch|charge)\s*(?:no\b\.?|number|#)?\s*[:#]?\s*([\w/-]*\d[\w/-]*)", re.IGNORECASE)
_PER_WHAT = regex(
    r"(?<=\w)[\s(]+(?P<per>(?:per|pro|je|par|por)\s+[^()\[\]]{2,30}(?:\((?=\d|one\b|two\b)[^()]{2,30}\))?)\)?\s*"
    r"(?:[(\[](?P<unit>[^()\[\]]{1,20})[)\]])?\W*\Z",
    re.IGNORECASE,
)
"""A heading that says what its results are per: ``Result per serving``, ``Found per capsule (mg)``."""
_SAID_AGAIN = regex(
    r"(?:initial|original|first|1st|second|2nd|third|3rd|final|re-?test(?:ed)?|repeat(?:ed)?|amended|revised|corrected"
    r"|updated|previous|confirm(?:ed|ation|atory)|duplicate)\s+(?=\w)",
    re.IGNORECASE,
)
"""Which of several results of one test a heading is of: ``Initial Result`` beside ``Retest Result``."""


class Column(NamedTuple):
    """A column: its heading, what it means, the unit and coverage factor that the heading prints, and its edges.
    ``lot``: the lot that the results of the column are of."""

    heading: str
    field: str | None
    unit: Unit | None
    k: str | None
    left: float
    right: float
    could_be: tuple[str, ...] = ()
    lot: Said | None = None


def column_of(cell: Cell) -> Column:
    """What the heading in ``cell`` means."""
    text = " ".join(cell.text.split())
    words = text.replace("_", " ")  # the names of columns in exports: measured_mg
    k = re.search(r"\bk\s?=\s?(\d(?:[.,]\d+)?)|\b([123])\s?(?:σ|sigma\b)", words)
    lot = _LOT.fullmatch(words)
    name, printed = unit_of(words)
    bare = _SAID_AGAIN.sub("", name, count=1)
    meaning = near_field(bare if exact_field(bare) == "result" else name) if name else Meaning(None)
    if meaning.field == "date" and printed is not None:  # Tested per serving
        meaning = Meaning("result")
    return Column(
        text, meaning.field, printed, (k[1] or k[2]) if k and name else None, cell.left, cell.right, meaning.could_be,
        Said(lot[1], cell.place) if lot else None,
    )  # fmt: skip


def unit_of(text: str) -> tuple[str, Unit | None]:
    """A heading without its unit, and the unit: ``Result (mg/unit)``, ``Found mg/g``, ``mg/Tablet``."""
    text = re.sub(r"\s*±\s*(?:sd|s\.d\.|rsd)\b", "", text, flags=re.I)
    if len(text) > MAX_HEADING or exact_field(text) is not None:
        return text, None
    if (alone := unit(text)) is not None:  # mg per capsule
        return "", alone
    field, _, each = text.partition("/")
    if each and exact_field(field) is not None and (of := _based(each)) is not None:  # Result/Serving
        return field.strip(), of
    bracket = re.match(r"([^(\[]{1,70})[(\[]([^()\[\]]{1,40})[)\]]\W*\Z", text)
    if (per := _PER_WHAT.search(text)) is not None and (of := _based(per["per"])) is not None:
        measured = unit(per["unit"] or "") if per["unit"] else None
        return text[: per.start()].strip(" ,:"), of._replace(unit=measured.unit if measured else "")
    if bracket and exact_field(bracket[2]) == "percent_of_claim" and exact_field(bracket[1]) == "result":
        return bracket[2], None  # Result (% LC)
    if bracket:
        return bracket[1].strip(" ,:"), unit(bracket[2])
    words = text.split()
    for first in range(len(words)):
        found = unit(" ".join(words[first:]))
        if found is not None:
            return " ".join(words[:first]).strip(" ,:-"), found
    return text.strip(" :*"), None


def _based(per: str) -> Unit | None:
    try:
        return basis(per)
    except ValueError:
        return None
