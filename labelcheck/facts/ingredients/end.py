"""Where a list of ingredients ends: at a full stop, or where another part of the label begins."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from labelcheck.facts.ingredients.after_list import BEFORE_MORE, LINE_GOES_ON, WORD_BEFORE_MORE, begins_part, goes_on
from labelcheck.knowledge import excipient_by_name
from labelcheck.knowledge.ingredient_words import ends_inside_word
from labelcheck.layout.panel.brackets import DEEPER, depth_after
from labelcheck.model.reading import Passage
from labelcheck.model.regex import regex

_OPENS_PART = {
    "Contains": r"\s+no\b(?!\s+more)|:(?!\s*(?:less|<|\d))",
    "Does": r"\s+not\s+contain\b",
    "Free": r"\s+(?:of|from)\b",
    "No": r"\s+(?:added|artificial)\b",
    "Gluten": r"[\s-]free\b(?=\s*(?:[./•|]|\Z))",
    "Non": r"-gmo\b(?=\s*(?:[./•|]|\Z))",
    "Directions": r"\b",
    "Suggested": r"\s+(?:adult\s+)?us(?:e|age)\b",
    "Suggestions": r"\s+for\s+use\b",
    "Recommended": r"\s+(?:adult\s+)?(?:use|usage|dos(?:e|age))\b",
    "Warning": r"s?\b",
    "Caution": r"s?\b",
    "Keep": r"\s+(?:out|tightly)\b",
    "Store": r"\s+(?:in|at)\b",
    "Allergen": r"s?\b",
    "Questions": r"\s+or\s+comments\b",
    "Serving": r"s?\b\s*(?:size|per)\b",
    "Manufactured": r"\s+(?:by|for|in)\b",
    "Distributed": r"\s+by\b",
    "Made": r"\s+(?:by|for|in)\b",
    "This": r"\s+(?:product|statement|formula)\b",
    "These": r"\s+statements\b",
    "As": r"\s+an?\s+(?:dietary|food|nutritional)\s+supplement\b",
    "Take": r"\s+(?:one|two|three|four|\d)\b",
    **dict.fromkeys(("Albion", "Traacs", "Magtein", "Aquamin", "BioPerine"), r"[^.:]{0,80}\btrademarks?\b"),
}
"""How other parts of a label begin: the first word with its capital, or in capitals, and what follows it."""
_RUNS_INTO = (
    r"(?<=[^\s,;:&(/-])\s+(?=(?:-\s)?(?:"
    + "|".join([f"(?:{first}|{first.upper()})(?i:{rest})" for first, rest in _OPENS_PART.items()])
    + "))"
)
"""Where a list runs on into another part of the label without a full stop, and without a new line."""
_BRACKET_OR_END = regex(rf"[()\[\]{{}}.]|{_RUNS_INTO}")
_END = regex(
    r"\.(?=[*†‡§^]*(?:\s|\Z)|(?:Dosage|Directions|Suggested|Recommended|Warnings?|Cautions?|Allergens?|Storage)\b)"
)
"""A full stop, also with the next heading right behind it, as where the lines of a page were run together."""
_ABBREVIATION = regex(
    r"\b(?:no|nos|al|mag|nr|vit|approx|incl|inkl|esp|spp?|var|subsp|ssp|st|dr|inc|e\.g|i\.e|hochdisp|mikrokrist|wasserfr|pflanzl)\Z|"
    r"(?:[,:&(]\s?|and\s)(?:nat|art|veg|mg|micro)\Z",
    re.IGNORECASE,
)
_SHORT = regex(
    r"\b(?:[A-Za-z]\.\s[a-zà-ÿ]|"
    r"(?i:ca|env|min|mind|max|ext|veg|nat|bzw|tit|estr|conc|std|ác)\.\s[a-zà-ÿ\d]|(?i:\be\.s\.\s[t(\[\d]))\Z"
)
"""What is short for something where small letters or figures follow: ``L. acidophilus``, ``mind. 20 mg``."""
NUMBERED = regex(r"\s*\d{1,2}[.)]\s+")
"""The number of an ingredient, in a list that is counted."""
_COUNT = regex(r"(?<![\w.,-])\d{1,2}\Z")
_UNFINISHED = regex(rf"(?:{BEFORE_MORE})\Z", re.IGNORECASE)
"""The end of a list that was cut short, whatever would have followed."""
_CUT_OFF = regex(rf"{WORD_BEFORE_MORE}\Z", re.IGNORECASE)
"""The same, also where something ends the list behind it."""
_CUT_SHARE = regex(r"[.,;]?\s+(?:(?:and\s+)?contains?\s+)?less\s+than\Z", re.IGNORECASE)
"""The end of a list that was cut within what precedes its last ingredients."""
MISSING_PART = regex(
    r"\[[^\[\]]{0,200}\b(?:not\s+(?:in|shown|visible|captured|legible)|missing|cut\s+off|illegible)\b[^\[\]]{0,200}\]",
    re.IGNORECASE,
)
"""A note of whoever copied the label: ``[right side not in photo]``."""


def list_end(passage: Passage, start: int) -> tuple[int, bool]:
    """Where a list that begins at ``start`` ends, and whether it ended properly."""
    limit, complete = len(passage.text), False
    depth, read = 0, start
    size = _size_at(passage, start)
    larger = passage.size > LARGER * size and passage.words[0].score is None
    unwrapped = _unwrapped_end(passage, start)
    for line, following in pairwise([*passage.lines, limit]):
        if line <= start:
            continue
        depth, read = depth_after(passage.text[read:line], depth), line
        before = passage.text[max(start, line - LONGEST_WORD) : line].rstrip()
        if (
            (larger and _is_larger(passage, start, line, following))
            or (line == unwrapped and not depth and not LINE_GOES_ON.search(before))
            or begins_part(passage.text, before, line, following, inside=depth > 0)
            or (_NEXT_SECTION.match(passage.text, line) and not NUMBERED.match(passage.text, start))
        ):
            limit, complete = line, True
            break
    depth, bulleted = 0, _FIRST_BULLET.match(passage.text, max(0, start - 3)) is not None
    again = _AGAIN.search(passage.text, start, limit) if " / " in passage.text[start:limit] else None
    if again is not None:
        limit, complete = again.start(), True
    for sign in _BRACKET_OR_END.finditer(passage.text, start, limit):
        index, char = sign.start(), sign.group()
        if char in DEEPER:
            depth = max(0, depth + DEEPER[char])
        elif depth == 0 and (
            char.isspace()
            or (
                _END.match(passage.text, index)
                and not _is_inside(passage.text, start, index)
                and not (bulleted and _NEXT_BULLET.match(passage.text, index + 1))
            )
        ):
            return index, True
    note = _OWN_NOTE.search(passage.text, start, limit) if "*," in passage.text[start:limit] else None
    if note is not None and f"{note['sign']}," in passage.text[start : note.start()]:
        limit, complete = note.start(), True
    if "[" in passage.text[start:limit] and (gap := MISSING_PART.search(passage.text, start, limit)) is not None:
        return gap.start(), False
    text = passage.text[start:limit].rstrip()
    if (share := _CUT_SHARE.search(text)) is not None:
        return start + share.start(), False
    if _CUT_OFF.search(text) or ends_inside_word(text):
        return start + len(text), False
    whole = not _UNFINISHED.search(text) and depth == 0
    return start + len(text), complete or whole


_NEXT_SECTION = regex(r"\d{1,2}[.)]\s(?:[A-Z]{4}|[A-Z][^,;:.()\n]{3,40}?\s\d[\d,]*\s?(?:mg|mcg|iu|IU)\b)")
"""The next part of a sheet whose parts are counted, in a list that is not: ``6. MICROBIOLOGY``; the next product of a
kit: ``2) Melatonin 3 mg``."""
_FIRST_BULLET = regex(r"[\s:]{0,3}[•▪‣*–-]\s")
_NEXT_BULLET = regex(r"\s*[•▪‣*–-]\s")
"""Each ingredient of a list may stand behind a bullet, with a full stop: ``• Cellulose.`` / ``• Silica.``"""
_AGAIN = regex(
    r"\s/\s(?=(?:ingrédients|ingredients|zutaten|ingredient[ei]s?|ingrediënten|(?:non-)?medicinal|non\s)[^:,;/]{0,24}:)",
    re.IGNORECASE,
)
"""Between a list and the same in another language: ``sea salt / Ingrédients : sel``."""
_OWN_NOTE = regex(r"(?<=[\w)])\s(?P<sign>\*{1,3})\s?(?=[a-zà-ÿ]{2})")
"""Where a list that marks its names runs on into what the mark says: ``oats*, dates *from organic farming``."""
LARGER = 1.15
"""By so much the type of a line is larger than that of the list: it is the title of another part."""


def _unwrapped_end(passage: Passage, start: int) -> int | None:
    """Where the line of a text file ends on which the list from ``start`` begins, where the line is long and did not
    wrap there: others are much shorter, or so long that the next word had a place on it. None where it may have
    wrapped, or a small letter or more names of ingredients follow."""
    if passage.size:
        return None
    own = bisect_right(passage.lines, start) - 1
    ends = [*passage.lines[1:], len(passage.text)]
    lengths = [end - begin for begin, end in zip(passage.lines, ends, strict=True)]
    length, end = lengths[own], ends[own]
    if length < LONG_LINE or passage.text[end : end + 1].islower():
        return None
    if _is_rest_of_list(passage.text[end : ends[own + 1]] if own + 1 < len(ends) else ""):
        return None
    longest = max(lengths[:own] + lengths[own + 1 :], default=0)
    word = passage.text[end:].partition(" ")[0]
    return end if longest < LONGEST_BESIDE * length or length + len(word) <= longest else None


def _is_rest_of_list(line: str) -> bool:
    """Whether ``line`` is the end of a list: names parted by signs, one of which is known."""
    names = [] if ":" in line else _BETWEEN_NAMES.split(line, MOST_NAMES)
    return len(names) > 1 and any(excipient_by_name(name.strip(" .\n")) is not None for name in names)


_BETWEEN_NAMES = regex(r"[,;•·]")
MOST_NAMES = 12
"""So many of a line are looked up."""
LONG_LINE = 120
"""Characters: texts are mostly wrapped to fewer."""
LONGEST_BESIDE = 0.75
"""The share of it that other lines stay under which it would have been wrapped with."""


def _is_larger(passage: Passage, start: int, line: int, following: int) -> bool:
    """Whether all type of the ``line`` is larger than any of the list from ``start``: in the text layer of a scan the
    sizes of words differ."""
    own, before = passage.words_between(line, following), passage.words_between(start, line)
    return min(word.size for word in own) > LARGER * max(word.size for word in before)


def _size_at(passage: Passage, at: int) -> float:
    """The size of the type ``at`` an offset of ``passage``."""
    return passage.words[max(bisect_right(passage.starts, at) - 1, 0)].size


def _is_inside(text: str, start: int, stop: int) -> bool:
    """Whether the list from ``start`` goes on behind its full ``stop``: that of an abbreviation or of a number before
    an ingredient, or one before ``Contains less than 2% of:``, before excipients behind the actives' amounts, or for a
    comma."""
    near = max(start, stop - LONGEST_WORD)
    return (
        _ABBREVIATION.search(text, max(near - len(": "), 0), stop) is not None
        or _SHORT.search(text, near, stop + len(". x")) is not None
        or (NUMBERED.match(text, start) is not None and _COUNT.search(text, near, stop) is not None)
        or goes_on(text, stop + 1)
        or ends_actives(text, stop)
        or is_comma(text, stop)
    )


_ENDS_IN_AMOUNT = regex(r"\d\s?(?:m?c?g|[μµ]g)\Z", re.IGNORECASE)
_FIRST_NAME = regex(r"[ *]*(?P<name>[^\W\d][^\n.,;:()]{1,40})(?=[,;(]|\.(?:\s|\Z)|\s(?:y|e|and|und|et)\s)")


def ends_actives(text: str, stop: int) -> bool:
    """Whether the full ``stop`` ends the actives with their amounts, and excipients follow: ``zinc 5 mg. Gelatin.``."""
    if _ENDS_IN_AMOUNT.search(text, max(stop - LONGEST_WORD, 0), stop) is None:
        return False
    first = _FIRST_NAME.match(text, stop + 1)
    return first is not None and excipient_by_name(first["name"]) is not None


_SENTENCE_OF_NAMES = regex(r"\s+(?P<names>[A-Z][^.:]{2,300})(?:\.(?=\s)|\.?\Z)")


def is_comma(text: str, stop: int) -> bool:
    """Whether the full ``stop`` is printed, or was recognised, for a comma: a known excipient ends there, and only such
    follow up to the next one, ``Magnesium Stearate. Silica, Hypromellose.``"""
    match = _SENTENCE_OF_NAMES.match(text, stop + 1)
    if match is None:
        return False
    before = _BEFORE_STOP.split(text[max(stop - LONGEST_NAME, 0) : stop])[-1]
    names = (before, *_BETWEEN_NAMES.split(match["names"], MOST_NAMES))
    return all(excipient_by_name(" ".join(name.split())) is not None for name in names)


_BEFORE_STOP = regex(r"[,;:.•·]\s")
LONGEST_NAME = 60
"""Characters of a name before a full stop."""
LONGEST_WORD = 40
"""Characters before a line by which it is told whether print goes on there."""
