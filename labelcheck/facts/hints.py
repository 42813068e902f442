"""The hints of all tables that a label holds, looked for once; several kinds of fact ask for them."""

from __future__ import annotations

from functools import cache, lru_cache

from labelcheck.knowledge import marks, topics
from labelcheck.knowledge.claims import claim_hints
from labelcheck.knowledge.hints import Hints
from labelcheck.model.reading import Reading


@lru_cache(maxsize=1)
def hints_in(reading: Reading) -> frozenset[str]:
    """Those that stand anywhere on the label."""
    return _every().held_in("\n".join([passage.text for passage in reading.passages]).lower())


@cache
def _every() -> Hints:
    every = [row.hints for row in marks()] + [row.hints for row in topics()] + [*claim_hints().values()]
    return Hints(hint for hints in every for hint in hints)
