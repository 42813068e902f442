"""The other ingredients of a label: what stands in its list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from labelcheck.facts.ingredients.after_list import ONLY_DIET
from labelcheck.facts.ingredients.heading import IngredientList
from labelcheck.facts.ingredients.items import split
from labelcheck.facts.ingredients.tail import NONE
from labelcheck.knowledge import excipient_by_name
from labelcheck.layout import evidence
from labelcheck.layout.vocabulary.dose_headings import IN_EACH, PER
from labelcheck.model.label import Confidence, OtherIngredient
from labelcheck.model.reading import Span
from labelcheck.model.regex import regex

_DENIES = regex(
    r"(?:contains?\s+)?no\s+[^\W\d]|free\s+(?:of|from)\b|does\s+not\s+contain\b|may\s+contain\b", re.IGNORECASE
)
"""What begins the words of what is not in it, up to the end of the list: ``gelatin, no gluten, soy or dairy``."""
_NOTE = regex(r"(?<=\w)\s*[(\[](?![^()\[\]]*(?:hydrog|hidrog|idrogen|hydriert))[^()\[\]]*[)\]]\W*\Z", re.IGNORECASE)
"""A bracket that tells more of the name before it: ``sali di magnesio degli acidi grassi (origine vegetale)``; an oil
that is hydrogenated is another one."""
_HEADS_ROWS = regex(rf"compos[^()]{{4,16}}\((?:(?:{PER})\s|{IN_EACH})", re.IGNORECASE)
"""A heading of rows, behind which a list may go on: ``Composition (each softgel): fish oil 1 g. Shell: gelatin``."""
_ENDS_IN_AMOUNT = regex(r"\d\s?(?:m?c?g|[μµ]g|iu)\W*\Z", re.IGNORECASE)
_SIGNS = regex(r"[\W_]+")


def find_other_ingredients(found: IngredientList, confidence: Confidence = "high") -> tuple[OtherIngredient, ...]:
    """The ingredients of the list, in print order, each once, with the ``confidence`` that all of it was read."""
    names: dict[str, OtherIngredient] = {}
    rows = _HEADS_ROWS.match(found.heading.text) is not None
    for span in [span for body in found.bodies if not NONE.fullmatch(body.text) for span in _named(body)]:
        if rows and _ENDS_IN_AMOUNT.search(span.text) is not None:
            continue
        known = excipient_by_name(span.text) or excipient_by_name(_NOTE.sub("", span.text))
        if known is not None and _SHELL.search(span.passage.text, max(0, span.start - LONGEST_SHELL), span.start):
            known = excipient_by_name(f"{span.text} capsule") or known
        key = _SIGNS.sub("", span.text.casefold())
        if key and key not in names:
            names[key] = OtherIngredient(span.text, known.id if known else None, evidence(span), confidence)
    return tuple(names.values())


LONGEST_SHELL = 40
"""Characters before an ingredient that may say that it is the capsule's."""
_SHELL = regex(r"\b(?:capsules?(?:\sshells?)?|kapsel(?:hülle|n)?|gélules?|capsulehuls)\s*[:(\[]\s*\Z", re.IGNORECASE)
"""``Capsule shell (cellulose)``."""


def _named(body: Span) -> Iterator[Span]:
    """The ingredients that ``body`` names, without what it says is not in it, and for whose diet it is."""
    items = takewhile(lambda span: not _DENIES.match(span.text), split(body))
    return (span for span in items if not ONLY_DIET.match(span.text))
