"""One printed word, normalised for reading; the print itself is never touched."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape

from labelcheck.model.regex import regex

MAX_COMBINING = 30  # UAX #15 stream-safe: NFKC is quadratic in a longer run of combining marks

_PLAIN = regex(r"[!-~]*\Z")  # most words: nothing to do
# also the signs of trade marks, which NFKC would turn into letters of the name they stand on
_INVISIBLE = regex(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ufe00-\ufe0f\u2122\u2120]"
)
UNREAD_SCRIPT = regex("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]+")
"""Letters of Chinese, Japanese and Korean, in which labels say again what they say in English: they are not read."""
_TRANSLATE = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'", "´": "'",
        "“": '"', "”": '"', "„": '"', "″": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
        "⁄": "/", "µ": "μ", "•": "•", "∗": "*", "✱": "*", "∙": "·", "⋅": "·", "│": "|", "┃": "|", "║": "|",
        "↑": "†",  # as the recogniser reads daggers
    }
)  # fmt: skip
_RAISED = "¹²³⁰⁴-⁹"
_POWER = regex(rf"(?<!\w)10(?=[{_RAISED}])")
_FOOTNOTE_NUMBER = regex(rf"(?<=[^\W_]|[%)*])(?<!10)[{_RAISED}]+(?![\w{_RAISED}])")
"""Raised numbers that end a word are signs of footnotes, but for powers (``10⁹ CFU``)."""
_FRACTION = regex("([¼-¾⅐-⅞])")
"""NFKC would make ``11⁄2`` of ``1½``, which is no more than eleven halves."""
_ENTITY = regex(r"&(?:[A-Za-z]{2,8}\d{0,2}|#\d{1,6}|#[xX][0-9A-Fa-f]{1,5});")
"""What texts copied out of a web page print for a sign: ``&amp;``, ``&nbsp;``."""
_LEADERS = regex(r"(?:[.·_…]\s?){3,}|…+|[-=─━═]{5,}")
"""Dots that lead from a name to its cells, and rules that are typed."""


LONGEST_MAGNESIUM = len("magnésium")
_RUN_TOGETHER = regex(
    r"(?<=\b[dD]e)(?=magn[ée]sium\b)|(?<=\bà)(?=magn[ée]sium\b)|"
    r"(?<=magn[ée]sium)(?=(?:élément|léger|lourd|anhydre|(?:di|tri|hexa|hepta)hydraté)\b)"
)
"""Between two words of French that run together, as where a page lost the ends of its lines: ``magnésiumélément``."""


_MG = regex(r"(?<![^\W\d_])(?:mgs|milligramm?(?:es?|s)?)\b", re.IGNORECASE)
"""The unit in the plural or in full: ``200 mgs``, ``200 milligrams``."""
_HYPHEN = regex(r"(?<=\d)-(?=mc?g\b)")
"""Between an amount and its unit, as before what is so strong: ``400-mg tablets``."""
_HINTS_OF_UNITS = ("illigram", "LLIGRAM", "mgs", "MGS", "-mg", "-mcg")


@lru_cache(maxsize=16384)
def normalise(text: str) -> str:
    """``text`` in NFKC but for fractions such as ½, without invisible characters and those of a script that is not
    read, with plain quotes and hyphens, and with the signs that entities stand for."""
    if "&" in text and ";" in text and _ENTITY.search(text):
        text = " ".join(_ENTITY.sub(lambda match: unescape(match.group()), text).split())
    if "magn" in text and len(text) > LONGEST_MAGNESIUM:
        text = _RUN_TOGETHER.sub(" ", text)
    if any(hint in text for hint in _HINTS_OF_UNITS):
        text = _HYPHEN.sub(" ", _MG.sub("mg", text))
    if _PLAIN.match(text):
        return _LEADERS.sub("", text) if _is_led(text) else text
    text = _INVISIBLE.sub("", text)
    if not text.isascii():
        text = UNREAD_SCRIPT.sub("", text)
        text = _FOOTNOTE_NUMBER.sub("*", _POWER.sub("10^", text))
        text = "".join(map(_compatible, _FRACTION.split(_stream_safe(text)))).translate(_TRANSLATE)
    return _LEADERS.sub("", text)


def _is_led(text: str) -> bool:
    """Whether there may be leaders or a typed rule in ``text``."""
    return "..." in text or "___" in text or "-----" in text or "=====" in text


def _compatible(part: str) -> str:
    return part if _FRACTION.match(part) else unicodedata.normalize("NFKC", part)


def _stream_safe(text: str) -> str:
    """``text`` with runs of combining marks cut to ``MAX_COMBINING``."""
    if len(text) <= MAX_COMBINING:
        return text
    kept: list[str] = []
    run = 0
    for char in text:
        run = run + 1 if unicodedata.combining(char) else 0
        if run <= MAX_COMBINING:
            kept.append(char)
    return "".join(kept)
