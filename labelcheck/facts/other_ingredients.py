"""The other ingredients of a label: what stands in its list."""

from __future__ import annotations

import re

from labelcheck.facts.list_heading import IngredientList
from labelcheck.facts.list_items import split
from labelcheck.knowledge import excipient_by_name
from labelcheck.layout import evidence
from labelcheck.model.label import OtherIngredient
from labelcheck.model.regex import regex

_NONE = regex(r"\W*(?:none|n/a|no\s+other\s+ingredients?|keine|aucun|ninguno|nessuno)(?:\s+added)?\W*", re.IGNORECASE)
"""A list that says that there is nothing in it."""
_SIGNS = regex(r"[\W_]+")


def find_other_ingredients(found: IngredientList | None) -> tuple[OtherIngredient, ...]:
    """The ingredients of the list, in print order, each once."""
    names: dict[str, OtherIngredient] = {}
    bodies = found.bodies if found is not None else ()
    for span in [span for body in bodies if not _NONE.fullmatch(body.text) for span in split(body)]:
        known = excipient_by_name(span.text)
        key = _SIGNS.sub("", span.text.casefold())
        if key and key not in names:
            names[key] = OtherIngredient(span.text, known.id if known else None, evidence(span))
    return tuple(names.values())
