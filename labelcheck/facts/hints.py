"""The hints of all tables that stand in a text, looked for at once: every kind of fact asks the sentences for them."""

from __future__ import annotations

from functools import cache

from labelcheck.facts import language_words
from labelcheck.facts.doses.directions_words import COUNTED, TOLD
from labelcheck.facts.language_words import LIST_HINTS, LOT_HINTS
from labelcheck.facts.statements import kinds as statement_kinds
from labelcheck.knowledge import marks, topics
from labelcheck.knowledge.claim_rows import claim_hints
from labelcheck.knowledge.hints import Hints


def hints_in(small: str) -> frozenset[str]:
    """Those that stand in a text in ``small`` letters."""
    return _every().held_in(small)


@cache
def _every() -> Hints:
    of_tables = [*(row.hints for row in marks()), *(row.hints for row in topics()), *claim_hints().values()]
    of_words = [*statement_kinds.HINTS.values(), *language_words.HINTS.values(), LIST_HINTS, LOT_HINTS, TOLD, COUNTED]
    return Hints(hint for hints in (*of_tables, *of_words) for hint in hints)
