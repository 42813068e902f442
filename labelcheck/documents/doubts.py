"""Text layers that cannot be trusted: glyph codes without a meaning, and text that is not what the page shows."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from labelcheck.model.document import Word

FEWEST = 40
"""Words: fewer tell nothing."""
STRANGE = 0.1
"""The share of characters without a meaning from which a text layer has none."""
ALIKE = 75
"""How alike, of 100, a word of the text layer and the print in its place are at least."""
MOST_UNLIKE = 0.1
"""The share of words that may be unlike, by faults of the recogniser."""
SHORTEST = 3
"""Characters: shorter words are too easily taken for others."""

_COMMON = frozenset(
    [
        *("of", "and", "the", "as", "for", "or", "per", "with", "in", "to", "mg", "value", "daily", "facts", "serving"),
        *("amount", "ingredients", "und", "der", "die", "mit", "von", "pro", "zutaten", "de", "et", "la", "le", "les"),
        *("par", "pour", "ingrédients", "y", "el", "los", "por", "con", "e", "di", "del", "ingredienti"),
    ]
)
_NO_TEXT = ("Co", "Cn", "Cc", "Cs")


def meaningless(words: Sequence[Word]) -> bool:
    """Whether ``words`` are the codes of glyphs rather than text: characters no font agrees on, or not one word that
    every label has."""
    if len(words) < FEWEST:
        return False
    text = "".join([word.text for word in words])
    strange = 0 if text.isascii() else sum(text.count(char) for char in set(text) if _is_strange(char))
    return strange > STRANGE * len(text) or not any(word.text.lower().strip(",.:;()") in _COMMON for word in words)


def _is_strange(char: str) -> bool:
    return char == "\ufffd" or (char > "\x7f" and unicodedata.category(char) in _NO_TEXT)


def unlike(layer: Sequence[Word], shown: Sequence[Word]) -> list[Word]:
    """The words of a text ``layer`` that are not what the page has ``shown`` where they stand; none while they are few
    enough to be faults of the recogniser."""
    judged = [word for word in layer if len(_folded(word.text)) >= SHORTEST]
    found = [word for word in judged if not _stands_in(word, shown)]
    return found if len(found) > MOST_UNLIKE * len(judged) else []


def beside(layer: Sequence[Word], shown: Iterable[Word]) -> list[Word]:
    """The words that the page has ``shown`` where the text ``layer`` has none."""
    return [word for word in shown if not any(_near(word, other, 0) for other in layer)]


def _stands_in(word: Word, shown: Iterable[Word]) -> bool:
    from rapidfuzz.fuzz import partial_ratio

    near = sorted((other for other in shown if _near(other, word, word.size)), key=lambda o: o.box[0] if o.box else 0)
    text, there = _folded(word.text), _folded("".join(other.text for other in near))
    return bool(there) and (text in there or partial_ratio(text, there) >= ALIKE)


def _near(word: Word, other: Word, reach: float) -> bool:
    """Whether the boxes of two words, one with ``reach`` around it, overlap by more than their edges."""
    if word.box is None or other.box is None:
        return False
    across = min(word.box[2], other.box[2] + reach) - max(word.box[0], other.box[0] - reach)
    down = min(word.box[3], other.box[3]) - max(word.box[1], other.box[1])
    return across > 0 and down > 0.3 * min(word.box[3] - word.box[1], other.box[3] - other.box[1])


def _folded(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text).lower() if char.isalnum())
