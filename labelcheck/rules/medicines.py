"""Labels that the rules about supplements leave alone: medicines, laxatives, antacids, products for external use, and
foods."""

from __future__ import annotations

import re

from labelcheck.model.label import Label
from labelcheck.model.memory import asked_once
from labelcheck.model.regex import regex
from labelcheck.model.result import Case
from labelcheck.rules.registry import NotJudged

_NO_SUPPLEMENT = regex(r"\b(?:laxatives?|antacids?|bath|soaks?|epsom)\b", re.IGNORECASE)
_EXTERNAL = regex(r"\bexternal\s+use\b", re.IGNORECASE)
_LEAFLET = regex(
    r"\bapothekenpflichtig|\bzu risiken und nebenwirkungen\b|\bpackungsbeilage\b|"
    r"\bread the (?:package |patient )?leaflet\b|"
    r"\blire attentivement la notice\b|\bfoglio illustrativo\b|\blea las instrucciones de este medicamento\b",
    re.IGNORECASE,
)
"""What only a medicine's pack says."""
_FOOD = ("protein", "dietary fiber", "total fat")
"""Rows of a food's panel: what it is made of may hold magnesium."""


def refuse_drug_facts(label: Label) -> None:
    """Refuse to judge a label whose panel is headed Drug Facts.

    Raises:
        NotJudged: it is.
    """
    if label.panel_title is not None and "drug" in label.panel_title.value.lower():
        raise NotJudged("a Drug Facts label is a medicine's, not a supplement's")


def is_of_a_food(label: Label) -> bool:
    """Whether the panel has the rows of a food's."""
    return any(row.name.lower().startswith(_FOOD) for row in label.dietary_ingredients)


def has_food_panel(label: Label) -> bool:
    """Whether the panel is a food's by its heading, Nutrition Facts, and by its rows."""
    title = label.panel_title
    return title is not None and title.value.strip().lower().startswith("nutrition") and is_of_a_food(label)


def refuse_medicines(case: Case) -> None:
    """Refuse to judge a label that is no supplement's.

    Raises:
        NotJudged: the label is a medicine's, or says that the product is for external use.
    """
    refuse_drug_facts(case.label)
    if (why := _no_supplement(case.label)) is not None:
        raise NotJudged(why)


@asked_once
def _no_supplement(label: Label) -> str | None:
    """By what words the product is none, as they are told to the user; None where no such words were read."""
    name = label.product_name.value if label.product_name is not None else ""
    if _NO_SUPPLEMENT.search(name) or _EXTERNAL.search(name):
        return "the product is named as a laxative, an antacid or for external use"
    said = [statement.text for statement in label.statements] + [piece.text for piece in label.coverage.unclaimed]
    if any(_EXTERNAL.search(text) for text in said if "external" in text.lower()):
        return "the label says that the product is for external use"
    if any(_LEAFLET.search(text) for text in said):
        return "the label is a medicine's, which has a leaflet"
    return None
