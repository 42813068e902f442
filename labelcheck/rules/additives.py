"""The additives of the ingredient list, by their rows in the table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from labelcheck.knowledge import Excipient, excipient_by_name, excipients
from labelcheck.model.label import Label, OtherIngredient
from labelcheck.model.memory import asked_once
from labelcheck.model.regex import regex

NEGATED = regex(r"\b(?:no(?!\.?\s*\d)|non|not|free|without|zero|ohne|sans|sin|senza)\b", re.IGNORECASE)
"""What a free-from list says before or behind a name: it supplies nothing."""
_AROUND = regex(r"\A\W*(?:and|colou?r(?:ed with)?|artificial colou?rs?)\s+|\s+colou?r\W*\Z", re.IGNORECASE)
"""What may stand around the name of a colour."""
_PARTS = regex(r"[()\[\]:,;]|\s+(?=E\s?\d{3,4}[a-z]?\b)|(?<=\bE\d{3})\s+|(?<=\bE\s\d{3})\s+")
"""Where a name ends: at brackets and signs, and beside an E number (``titanium dioxide E171``)."""


def listed_additives(label: Label) -> Iterator[tuple[OtherIngredient, Excipient]]:
    """Each additive once, with the ingredient that names it; what a free-from list names is none."""
    seen: set[str] = set()
    for item, rows in named_additives(label):
        if rows and not NEGATED.search(item.as_printed):
            for row in rows:
                if row.id not in seen:
                    seen.add(row.id)
                    yield item, row


@asked_once
def named_additives(label: Label) -> list[tuple[OtherIngredient, list[Excipient]]]:
    """Each item of the ingredient list with the additives that it names."""
    return [(item, list(_additives_of(item))) for item in label.other_ingredients]


def _additives_of(item: OtherIngredient) -> Iterator[Excipient]:
    """The additives that ``item`` names, its brackets among them."""
    own = excipients().get(item.id) if item.id is not None else None
    if own is not None:
        yield own
        if "(" not in item.as_printed and "[" not in item.as_printed:
            return
    for part in _PARTS.split(item.as_printed[:300]):
        if part and (row := excipient_by_name(_AROUND.sub("", part))) is not None and row is not own:
            yield row
