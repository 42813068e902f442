"""What lines are that are no rows of a panel: footnotes, headings of other parts, sentences."""

from __future__ import annotations

import re
from typing import Literal

from labelcheck.layout.panel.cells import lex
from labelcheck.layout.vocabulary.doses import UNIT_DOSE
from labelcheck.layout.vocabulary.parts import FOOTNOTE, HEADING
from labelcheck.model.memory import remembered
from labelcheck.model.regex import regex, small_letters

_FOUR_WORDS = regex(r"(?:\b[a-z]{2,}\b\W+){4}")
_ENDS_SENTENCE = regex(r"[a-z)][.!]\Z")


def has_cells(text: str) -> bool:
    """Whether there is more than names in ``text``."""
    for piece in lex(text)[0]:  # noqa: SIM110 - asked of every line, and any() takes twice the time
        if piece[0] != "name":
            return True
    return False


@remembered(1024)
def no_row(text: str) -> Literal["footnote", "heading", "sentence", ""]:
    """What a line with this text is instead of a row; empty for a row."""
    small = small_letters(text)
    if FOOTNOTE.of_small.match(small):
        return "footnote"
    if heading := HEADING.of_small.match(small):
        end = heading.end()
        while "/" in small[end : end + 2] and (again := _HEADING_AGAIN.match(small, end)):
            end = again.end()
        if _HEADING_ENDS.match(text, end) or text[:end].isupper():
            return "heading"
    if tells_dose_below(text) or (small.startswith("contains ") and _HOLDS.match(small)) or _asks_or_sells(small):
        return "sentence"
    if "," in small and _SOLD.search(small) is not None:
        return "sentence"
    if text.rstrip().endswith((".", "!")) and _ENDS_SENTENCE.search(text.rstrip()[-2:]):
        return "sentence" if _FOUR_WORDS.search(text) and (_SPEAKS.search(text) or not has_cells(text)) else ""
    return ""


def _asks_or_sells(small: str) -> bool:
    """Whether a line, in ``small`` letters, asks something or names a price, as the text of a page beside the label."""
    return not _ASKING.isdisjoint(small) and _ASKS_OR_SELLS.search(small) is not None


_ASKING = frozenset("?$€£")
_ASKS_OR_SELLS = regex(r"[a-z]\?(?:\s|\Z)|[$€£]\s?\d|\d\s?€")
_SOLD = regex(rf"\d\s?(?:mg|mcg|g|iu),\s\d{{2,3}}\s(?:[a-z-]+\s)?(?:{UNIT_DOSE})\W*\Z")
"""The name of another product with what its pack holds: ``Zinc Picolinate 50 mg, 60 Capsules``. Of small letters."""
_SPEAKS = regex(r"\b(?:is|are|was|were|has|have|can|should|you|your|we|our|they|my)\b")
"""Words of sentences, and of no row."""
_HOLDS = regex(r"contains\s\d[\d.,]*\s?(?:mg|g|mcg|μg|ml)\s(?:of\s)?[a-z]+\s(?:per|in)\s")
"""A warning under the rows: ``Contains 156 mg of potassium per 200 mL dose.`` Of small letters."""
_HEADING_AGAIN = regex(rf"\s*/\s*(?:{HEADING.pattern})")
"""The same in another language: ``Other ingredients / Autres ingrédients``. Of small letters."""
_HEADING_ENDS = regex(r"\W*(?:[:.]|\Z)|\s*\|[^|]*\Z|\s+(?:by|of|for|in|no|from)\b")


def tells_dose_below(text: str) -> bool:
    """Whether a line says of which dose the rows above it are: ``Pour un comprimé pelliculé.``"""
    small = small_letters(text)
    return small[:5] == "pour " and _DOSE_BELOW.match(small) is not None


_DOSE_BELOW = regex(
    rf"pour (?:une?|\d+(?:[.,]\d+)?) (?:{UNIT_DOSE}|bo[îi]te|flacon|m?[gl])\b[^.:]{{0,40}}(?:\.(?=\s|\Z)|\Z)"
)
"""Of small letters."""


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends in ``text``, as in no headings of columns; words are cut short there: ``2 compr.``."""
    return _SENTENCE.search(text) is not None


_SENTENCE = regex(
    r"(?<![^\W\d])(?!(?:tab|tbl|com|cap|kap|cp[rs]|gel|gél|eff|approx|env|ref|val|stk|port|amp)\w*\.)[^\W\d]{3,}\.(?:\s|\Z)",
    re.IGNORECASE,
)
