"""Words that the recogniser took for others: read as the known word that is drawn alike, and where it was not sure,
as the one known word that differs in a single character; as figures where only these stand; whole where it saw a blank.

Only for reading: the print stands as it was recognised. A word that may be one of two known ones stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from unicodedata import normalize

from labelcheck.facts.certainty import SURE
from labelcheck.knowledge import compounds, excipients
from labelcheck.model.document import DOUBTED, Box, Document, Word
from labelcheck.model.regex import regex

SHORTEST = 5
"""Letters: in shorter words one character is too much of it."""
HEADINGS = (
    *("supplement", "facts", "serving", "servings", "ingredients", "amount", "daily", "value", "other", "warning"),
    *("capsules", "tablets", "softgels", "lozenges", "gummies", "iodine", "iodide", "alpha", "natural"),
)
ALIKE = (
    *("alive", "animals", "ascorbates", "basil", "better", "carbohydrates", "cellulase", "dairy", "gamma", "gummy"),
    *("ingredient", "later", "least", "lozenge", "making", "nature", "night", "organics", "power", "preservatives"),
    *("right", "shelf", "supplements", "tablet", "taking", "tocopheryl", "treat", "values", "vitamins"),
)
"""Words of labels of which one character makes another that is known."""
_LETTERS = regex(r"[^\W\d_]+")


def put_right(document: Document) -> Document:
    """``document`` with what its doubtful words are taken to mean beside them."""
    if all(page.read_via == "text" for page in document.pages):
        return document
    return replace(
        document, pages=tuple(replace(page, words=tuple(_all_meant(_whole(page.words)))) for page in document.pages)
    )


def _whole(words: Sequence[Word]) -> list[Word]:
    """``words`` with the known ones, and units, whole in which a blank was seen: ``M agnesium``, ``m cg``."""
    done: list[Word] = []
    for word in words:
        if done and _is_torn(done[-1], word):
            done[-1] = _both(done[-1], word)
        else:
            done.append(word)
    return done


def _is_torn(a: Word, b: Word) -> bool:
    if a.score is None or b.score is None or a.box is None or b.box is None or a.angle or b.angle:
        return False
    begin, end = a.text, b.text.rstrip("()[],.:;")
    if not (begin.isalpha() and end.isalpha() and 0 <= b.box[0] - a.box[2] < a.size):
        return False
    whole = begin + end
    if not (end.islower() or whole.isupper()):
        return False
    return whole in ("mg", "mcg") or (whole.lower() in _known() and _known().isdisjoint({begin.lower(), end.lower()}))


def _both(a: Word, b: Word) -> Word:
    score = min(a.score or 0, b.score or 0)
    return a._replace(text=a.text + b.text, box=_around(a.box, b.box), level=_around(a.level, b.level), score=score)


def _around(a: Box | None, b: Box | None) -> Box | None:
    return a and b and (a[0], min(a[1], b[1]), b[2], max(a[3], b[3]))


def _all_meant(words: Sequence[Word]) -> Iterator[Word]:
    texts = ["", *[word.text for word in words], ""]
    for word, before, after in zip(words, texts, texts[2:], strict=False):
        if word.score is not None and (figure := _figure(word.text, before, after)) not in (None, word.text):
            yield word._replace(meant=figure, score=min(word.score, DOUBTED))
        else:
            yield _meant(word)


def _figure(text: str, before: str, after: str) -> str | None:
    """The figure, or the unit of one, that ``text`` can only be: ``so mg``, ``I50%``, ``#4o``, ``400 1U``."""
    if before[-1:].isdigit() and _INTERNATIONAL.fullmatch(text):
        return "I" + text[1:]
    match = _FIGURE.fullmatch(text)
    if match is None or not (match["unit"] or text[0] == "#" or _UNIT.fullmatch(after)):
        return None
    return match["figure"].translate(_LIKE_FIGURES) + text[match.end("figure") :]


_LIKE_FIGURES = str.maketrans("oOiIlsS", "0011155")
_LIKE_FIGURE = r"[\doOIlsS]+"
_FIGURE = regex(rf"(?P<figure>[(<#]*(?:i|{_LIKE_FIGURE}(?:[.,]{_LIKE_FIGURE})*))(?P<unit>%|(?:mc?|[µμ])g)?\W*")
_UNIT = regex(r"(?:m?g|mcg|[µμ]g|IU)\W*", re.IGNORECASE)
_INTERNATIONAL = regex(r"[1l|]U\W*")


def _meant(word: Word) -> Word:
    if word.score is None:
        return word
    if _HEADING.fullmatch(word.text):
        return word._replace(meant=word.text[:-1] + ":")
    core = word.text.strip("()[]{},.:;*†‡")
    if (plain := _without_marks(core)) != core and (plain.lower() in _known() or plain.lower() in SHORT):
        return word._replace(meant=word.text.replace(core, plain))
    if len(core) < SHORTEST or core.lower() in _known():
        return word
    meant = _drawn_alike().get(_shape(core)) or (_near(core.lower()) if word.score < SURE else None)
    return word if meant is None else word._replace(meant=word.text.replace(core, meant))


def _without_marks(text: str) -> str:
    """``text`` without marks over its letters that none of the languages that are read has: ``Šize``."""
    if text.isascii():
        return text
    return normalize("NFC", "".join([letter for letter in normalize("NFD", text) if letter not in _MARKS]))


SHORT = ("size",)
"""A word of headings that is shorter than those that are known."""
_MARKS = "\u0304\u0306\u0307\u030c"
"""Macron, breve, dot, caron: specks over letters."""
_HEADING = regex(r"[IZ](?:(?i:ngredi[eë]n(?:ts?|t[ei]s?|ten)|ngrédients?|utaten));")
"""The last word of a list's heading with the colon behind it taken for a semicolon."""


def _shape(text: str) -> str:
    """``text`` with letters and figures that are drawn alike as one of them."""
    return text.translate(_ALIKE).lower()


_ALIKE = str.maketrans("lI1|0Oġĝğ", "iiiiooggg")


@cache
def _drawn_alike() -> dict[str, str | None]:
    """The known word of each shape, and of that without the second letter of a ligature; None for what several have."""
    found: dict[str, str | None] = {}
    for word in sorted(_known()):
        shape = _shape(word)
        found[shape] = None if shape in found else word
    for word in sorted(_known()):
        found.setdefault(_shape(word.replace("fl", "f")), word)
    return found


@lru_cache(maxsize=4096)
def _near(text: str) -> str | None:
    """The one known word that differs from ``text`` in a single character."""
    from rapidfuzz.distance import Levenshtein

    alike = [word for word in _known() if abs(len(word) - len(text)) <= 1]
    near = [word for word in alike if Levenshtein.distance(text, word, score_cutoff=1) == 1]
    return near[0] if len(near) == 1 else None


@cache
def _known() -> frozenset[str]:
    names = [name for row in compounds().values() for name in (*row.names, *row.words, *row.foreign)]
    names += [name for row in excipients().values() for name in row.names]
    words = {word for name in (*names, *HEADINGS, *ALIKE) for word in _LETTERS.findall(name.lower())}
    return frozenset(word for word in words if len(word) >= SHORTEST)
