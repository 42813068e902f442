"""What the shell of a capsule is made of, where a line of its own before the other ingredients tells it."""

from __future__ import annotations

import re
from dataclasses import replace

from labelcheck.facts.ingredients.heading import IngredientList
from labelcheck.facts.ingredients.items import split
from labelcheck.facts.ingredients.names import is_known
from labelcheck.model.reading import Span
from labelcheck.model.regex import regex

_SHELL = regex(
    r"(?:(?:veg(?:etable|etarian|gie|an)?|gelatin)\s+)?(?:soft\s?gel|capsule)(?:\s+shell)?\s*:\s+(?=\w)", re.IGNORECASE
)


def with_shell(listed: IngredientList | None) -> IngredientList | None:
    """``listed`` with the line before its heading: ``Softgel: gelatin, water.`` / ``Other ingredients: …``."""
    if listed is None or listed.undivided:
        return listed
    passage, end, _ = listed.heading
    for line in reversed(passage.lines[: passage.lines.index(end)] if end in passage.lines else ()):
        if (shell := _SHELL.match(passage.text, line)) is not None:
            body = Span(passage, shell.end(), end).trimmed
            body = body.sub(0, len(body.text.rstrip(" .")))
            items = split(body)
            if 2 * sum(map(is_known, items)) > len(items):
                parts = (replace(listed, more=()), *listed.more)
                return IngredientList(Span(passage, *shell.span()), body, listed.complete, undivided=False, more=parts)
            return listed
    return listed
