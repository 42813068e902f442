"""Text layers that cannot be trusted: glyph codes without a meaning, and text that is not what the page shows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from labelcheck.model.document import Word
from labelcheck.model.regex import regex

FEWEST = 40
"""Words: fewer tell nothing."""
STRANGE = 0.1
"""The share of characters without a meaning from which a text layer has none."""
KNOWN = 0.02
"""The share of words that every label has (such as *of*, *mg*) below which a text layer is none; labels in five
languages have 5 % at least."""
ALIKE = 75
"""How alike, of 100, a word of the text layer and the print in its place are at least."""
MOST_UNLIKE = 0.1
"""The share of words that may be unlike, by faults of the recogniser."""
SURE = 0.9
"""The score from which another figure in the place of an amount is what the page shows, and no fault of the
recogniser."""
SHORTEST = 3
"""Characters: shorter words are too easily taken for others."""

_COMMON = frozenset(
    [
        *("of", "and", "the", "as", "for", "or", "per", "with", "in", "to", "mg", "value", "daily", "facts", "serving"),
        *("amount", "ingredients", "und", "der", "die", "mit", "von", "pro", "zutaten", "de", "et", "la", "le", "les"),
        *("par", "pour", "ingrédients", "y", "el", "los", "por", "con", "e", "di", "del", "ingredienti"),
    ]
)
_LIKE_DIGITS = str.maketrans("OoIl|", "00111")
_FIGURE = regex(r"\d[\d.,]*")
_AMOUNT = regex(r"[<(]*\d[\d.,]* ?(?:(?:[kmµμ]?g|mcg|ug|iu|ie|ui|kcal|kj)\b|%)", re.IGNORECASE)
_NO_TEXT = ("Co", "Cn", "Cc", "Cs")


def meaningless(words: Sequence[Word]) -> bool:
    """Whether ``words`` are the codes of glyphs rather than text: characters no font agrees on, or hardly a word that
    every label has."""
    if len(words) < FEWEST:
        return False
    text = "".join([word[0] for word in words])
    plain = text.isprintable() and "\ufffd" not in text
    strange = 0 if plain else sum(text.count(char) for char in set(text) if _is_strange(char))
    return strange > STRANGE * len(text) or not _holds_known(words)


def _holds_known(words: Sequence[Word]) -> bool:
    """Whether enough of ``words`` are words that every label has; the first ones tell it as a rule."""
    needed = KNOWN * len(words)
    for word in words:
        if word[0].lower().strip(",.:;()") in _COMMON:
            needed -= 1
            if needed <= 0:
                return True
    return False


def _is_strange(char: str) -> bool:
    return char == "\ufffd" or unicodedata.category(char) in _NO_TEXT


def unlike(layer: Sequence[Word], shown: Sequence[Word]) -> list[Word]:
    """The words of a text ``layer`` that are not what the page has ``shown`` where they stand: amounts in whose place
    another figure is, and words while they are too many to be faults of the recogniser."""
    judged = [word for word in layer if len(_folded(word.text)) >= SHORTEST]
    found = [word for word in judged if not _stands_in(word, shown)]
    if len(found) > MOST_UNLIKE * len(judged):
        return found
    return [word for word in _amounts(layer) if _is_another(word, shown)]


def _amounts(layer: Sequence[Word]) -> list[Word]:
    """The words of ``layer`` that are a figure with its unit, or stand before a unit."""
    pairs = zip_longest(layer, layer[1:])
    return [word for word, after in pairs if _AMOUNT.match(f"{word.text} {after.text if after else ''}")]


def _is_another(amount: Word, shown: Iterable[Word]) -> bool:
    """Whether the page has surely ``shown`` a figure in the place of ``amount``, and not its own."""
    there = sorted(
        (other for other in shown if _near(other, amount, amount.size / 2)), key=lambda other: other.box or ()
    )
    figures = {figure for other in there for figure in _figures(other.text)}
    figures |= _figures("".join(other.text for other in there))
    is_sure = all(other.score is not None and other.score >= SURE for other in there)
    return is_sure and bool(figures) and not _figures(amount.text) <= figures


def _figures(text: str) -> set[str]:
    """The figures in ``text``, also as they are when letters were taken for digits; without their points and commas,
    which a recogniser sees least."""
    plain = unicodedata.normalize("NFKC", text)
    found = _FIGURE.findall(plain)
    return {re.sub(r"\D", "", figure) for figure in (found and found + _FIGURE.findall(plain.translate(_LIKE_DIGITS)))}


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
