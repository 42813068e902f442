"""The words that ingredients are named with, by which one is known that was cut off."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from labelcheck.knowledge.compounds import compounds
from labelcheck.knowledge.excipients import excipients
from labelcheck.model.regex import regex

_WORD = regex(r"[^\W\d_]{3,}")
_LAST_WORD = regex(r"(?<![^\W\d_])[^\W\d_]{2,}\Z")
LONGEST = 40
"""Letters of a word that is looked at."""
FEWEST_MISSING = 2
"""Letters: a single one may be the ending in another language."""
ENDINGS = frozenset({"", "s", "e", "n"})
"""What a whole word of some length may lack beside the table's: nothing, or the sign of its plural."""
LONG = 4
SHORT = ("cap", "caps", "coat", "nat", "org", "veg")
"""What lists write short, and whole."""
LOOKED_AT = 8
"""Words of the table that begin alike."""


def ends_inside_word(text: str) -> bool:
    """Whether the last word of ``text`` is the beginning of one that ingredients are named with, and no word itself:
    ``magnesium stea``, ``microcrystalline cell``."""
    last = _LAST_WORD.search(text[-LONGEST:].casefold())
    if last is None:
        return False
    words, cut = _words(), last.group()
    at = bisect_left(words, cut)
    endings = ENDINGS if len(cut) >= LONG else {""}
    longer = [word.removeprefix(cut) for word in words[at : at + LOOKED_AT] if word.startswith(cut)]
    return bool(longer) and endings.isdisjoint(longer) and any(len(rest) >= FEWEST_MISSING for rest in longer)


@cache
def _words() -> tuple[str, ...]:
    names = [name for row in excipients().values() for name in row.names]
    names += [name for row in compounds().values() for name in (row.name, *row.names, *row.words, *row.foreign)]
    return tuple(sorted({word for name in (*SHORT, *names) for word in _WORD.findall(name.casefold())}))
