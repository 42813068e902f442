"""Where a list of ingredients ends: at a full stop, or where another part of the label begins."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from labelcheck.facts.functional_classes import class_of_more
from labelcheck.facts.hints import hints_in
from labelcheck.facts.list_shares import GOES_ON
from labelcheck.facts.marks import is_only_mark, opening_mark
from labelcheck.facts.statement_kinds import KINDS, kind_of
from labelcheck.knowledge import excipient_by_name
from labelcheck.knowledge.ingredient_words import ends_inside_word
from labelcheck.layout.cells import DEEPER, depth_after
from labelcheck.layout.dose_headings import EACH
from labelcheck.layout.part_words import FOOTNOTE, HEADING
from labelcheck.model.reading import Passage
from labelcheck.model.regex import regex, small_letters

_OPENS_PART = {
    "Contains": r"\s+no\b(?!\s+more)|:(?!\s*(?:less|<|\d))",
    "Does": r"\s+not\s+contain\b",
    "Free": r"\s+(?:of|from)\b",
    "No": r"\s+(?:added|artificial)\b",
    "Gluten": r"[\s-]free\b(?=\s*(?:[./•|]|\Z))",
    "Non": r"-gmo\b(?=\s*(?:[./•|]|\Z))",
    "Directions": r"\b",
    "Suggested": r"\s+(?:adult\s+)?us(?:e|age)\b",
    "Recommended": r"\s+(?:adult\s+)?(?:use|usage|dos(?:e|age))\b",
    "Warning": r"s?\b",
    "Caution": r"s?\b",
    "Keep": r"\s+(?:out|tightly)\b",
    "Store": r"\s+(?:in|at)\b",
    "Allergen": r"s?\b",
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
    r"(?<=[^\s,;:&(/-])\s+(?=(?:"
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
    r"\b(?:no|nos|al|nr|vit|approx|incl|inkl|esp|spp?|var|subsp|ssp|st|dr|inc|e\.g|i\.e)\Z|"
    r"(?:[,:&(]\s?|and\s)(?:nat|art|veg|mg|micro)\Z",
    re.IGNORECASE,
)
_SHORT = regex(
    r"\b(?:[A-Za-z]\.\s[a-zà-ÿ]|"
    r"(?i:ca|env|min|mind|max|ext|veg|nat|bzw|tit|estr|conc|std)\.\s[a-zà-ÿ\d]|(?i:\be\.s\.\s[t(\[]))\Z"
)
"""What is short for something where small letters or figures follow: ``L. acidophilus``, ``mind. 20 mg``."""
NUMBERED = regex(r"\s*\d{1,2}[.)]\s+")
"""The number of an ingredient, in a list that is counted."""
_COUNT = regex(r"(?<![\w.,-])\d{1,2}\Z")
_WORD_BEFORE_MORE = r"\b(?:and|or|with|of|from|as|than|und|oder|mit|aus|et|ou|avec|de|con|di|da)"
_BEFORE_MORE = rf"[,;:(\[{{&/+-]|{_WORD_BEFORE_MORE}"
_UNFINISHED = regex(rf"(?:{_BEFORE_MORE})\Z", re.IGNORECASE)
"""The end of a list that was cut short, whatever would have followed."""
_CUT_OFF = regex(rf"{_WORD_BEFORE_MORE}\Z", re.IGNORECASE)
"""The same, also where something ends the list behind it."""
_CUT_SHARE = regex(r"[.,;]?\s+(?:(?:and\s+)?contains?\s+)?less\s+than\Z", re.IGNORECASE)
"""The end of a list that was cut within what precedes its last ingredients."""
_GOES_ON = regex(rf"(?:{_BEFORE_MORE}|\b[yoe])\Z", re.IGNORECASE)
"""The end of a line with which the next one goes on; that of the last line may be a name's: ``Vitamin E``."""


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
            (larger and _size_at(passage, line) > LARGER * size)
            or (line == unwrapped and not depth and not _GOES_ON.search(before))
            or _new_part(passage.text, before, line, following, inside=depth > 0)
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
    text = passage.text[start:limit].rstrip()
    if (share := _CUT_SHARE.search(text)) is not None:
        return start + share.start(), False
    if _CUT_OFF.search(text) or ends_inside_word(text):
        return start + len(text), False
    whole = not _UNFINISHED.search(text) and depth == 0
    return start + len(text), complete or whole


_FIRST_BULLET = regex(r"[\s:]{0,3}[•▪‣*–-]\s")
_NEXT_BULLET = regex(r"\s*[•▪‣*–-]\s")
"""Each ingredient of a list may stand behind a bullet, with a full stop: ``• Cellulose.`` / ``• Silica.``"""
_AGAIN = regex(
    r"\s/\s(?=(?:ingrédients|ingredients|zutaten|ingredient[ei]s?|ingrediënten|(?:non-)?medicinal|non\s)[^:,;/]{0,24}:)",
    re.IGNORECASE,
)
"""Between a list and the same in another language: ``sea salt / Ingrédients : sel``."""
LARGER = 1.15
"""By so much the type of a line is larger than that of the list: it is the title of another part."""


def _unwrapped_end(passage: Passage, start: int) -> int | None:
    """Where the line of a text file ends on which the list from ``start`` begins, where the line is long and did not
    wrap there: others are much shorter, or so long that the next word had a place on it. None where it may have
    wrapped, or a small letter follows."""
    if passage.size:
        return None
    own = bisect_right(passage.lines, start) - 1
    ends = [*passage.lines[1:], len(passage.text)]
    lengths = [end - begin for begin, end in zip(passage.lines, ends, strict=True)]
    length, end = lengths[own], ends[own]
    if length < LONG_LINE or passage.text[end : end + 1].islower():
        return None
    longest = max(lengths[:own] + lengths[own + 1 :], default=0)
    word = passage.text[end:].partition(" ")[0]
    return end if longest < LONGEST_BESIDE * length or length + len(word) <= longest else None


LONG_LINE = 120
"""Characters: texts are mostly wrapped to fewer."""
LONGEST_BESIDE = 0.75
"""The share of it that other lines stay under which it would have been wrapped with."""


def _size_at(passage: Passage, at: int) -> float:
    """The size of the type ``at`` an offset of ``passage``."""
    return passage.words[max(bisect_right(passage.starts, at) - 1, 0)].size


def _is_inside(text: str, start: int, stop: int) -> bool:
    """Whether the list from ``start`` goes on behind its full ``stop``: that of an abbreviation or of a number before
    an ingredient, or one before ``Contains less than 2% of:`` or before excipients behind the actives' amounts."""
    near = max(start, stop - LONGEST_WORD)
    return (
        _ABBREVIATION.search(text, max(near - len(": "), 0), stop) is not None
        or _SHORT.search(text, near, stop + len(". x")) is not None
        or (NUMBERED.match(text, start) is not None and _COUNT.search(text, near, stop) is not None)
        or goes_on(text, stop + 1)
        or ends_actives(text, stop)
    )


_ENDS_IN_AMOUNT = regex(r"\d\s?(?:m?c?g|[μµ]g)\Z", re.IGNORECASE)
_FIRST_NAME = regex(r"[ *]*(?P<name>[^\W\d][^\n.,;:()]{1,40})(?=[,;(]|\.(?:\s|\Z)|\s(?:y|e|and|und|et)\s)")


def ends_actives(text: str, stop: int) -> bool:
    """Whether the full ``stop`` ends the actives with their amounts, and excipients follow: ``zinc 5 mg. Gelatin.``."""
    if _ENDS_IN_AMOUNT.search(text, max(stop - LONGEST_WORD, 0), stop) is None:
        return False
    first = _FIRST_NAME.match(text, stop + 1)
    return first is not None and excipient_by_name(first["name"]) is not None


_BLANKS = regex(r"[\s*]*")


def goes_on(text: str, at: int) -> bool:
    """Whether what stands ``at`` is the list's: its ingredients of a small share, or another class of additives."""
    start = _BLANKS.match(text, at).end()  # type: ignore[union-attr]
    return GOES_ON.match(text, start) is not None or class_of_more(text, start)


def _goes_over(text: str, start: int, line: int) -> bool:
    """Whether what a list goes on with begins before a ``line`` and ends on it: ``Shell`` / ``ingredients:``."""
    more = GOES_ON.match(text, start)
    return more is not None and more.end() > line


def opens_part(passage: Passage, start: int) -> bool:
    """Whether the heading of another part of the label stands at ``start``, with a colon or on a line of its own."""
    heading = HEADING.match(passage.text, start)
    if heading is None or not _STRONG.match(heading.group()):
        return False
    end = heading.end()
    return _COLON.match(passage.text, end) is not None or end == len(passage.text) or end + 1 in passage.lines


_STRONG = regex(
    r"distributed|dist|manufactured|mfd|mfg|made|produced|packed|marketed|imported|directions|suggested|warning|caution|"
    r"keep out|store|storage|allergen|questions|tamper|net|best|product of|contains no|does not contain|may contain|"
    r"no added|free|formulated|expir|exp|lot",
    re.IGNORECASE,
)
"""Headings that no ingredient begins with."""


LONGEST_WORD = 40
"""Characters before a line by which it is told whether print goes on there."""


def _new_part(text: str, before: str, line: int, following: int, *, inside: bool) -> bool:
    """Whether another part of the label than the list begins with the line of ``text`` from ``line`` to ``following``.

    ``before`` is the print before it, ``inside`` says whether a bracket stands open there.
    """
    last_word = text.rfind(" ", 0, line - 1) + 1
    if before.endswith(",") or goes_on(text, line) or _goes_over(text, last_word, line):
        return False
    line = _BULLET.match(text, line).end()  # type: ignore[union-attr]
    if text[line - 1].isspace() and not inside and not _GOES_ON.search(before) and _FIELD.match(text, line):
        return True
    if (heading := HEADING.match(text, line)) and (
        _STRONG.match(heading.group()) is not None
        or not text[heading.end() : following].strip()
        or heading.group().isupper()
        or _COLON.match(text, heading.end()) is not None
        or before.endswith(".")
    ):
        return True
    if any(opens.match(text, line) is not None for opens in (FOOTNOTE, _EACH, _ALLERGENS)):
        return True
    if inside or _GOES_ON.search(before) is not None:
        return False
    return _TRADEMARK.match(text, line) is not None or _is_statement(text[line:following])


_TRADEMARK = regex(r"[\w-]+(?:\s[\w-]+)?\s?[®™][^.]{1,120}\btrademarks?\b", re.IGNORECASE)
"""A notice, over whatever lines: ``Albion® and TRAACS® are registered trademarks``."""


_BULLET = regex(r"(?:[•▪‣▸►✓✔➤]\s*)?")
_EACH = regex(EACH, re.IGNORECASE)
_ALLERGENS = regex(
    r"(?:Contains?|CONTAINS?)\s+(?i:(?:milk|dairy|eggs?|soy(?:beans?)?|wheat|sesame|peanuts?|tree\s+nuts?|fish|"
    r"(?:crustacean\s+)?shellfish)\b(?!\s+(?:protein|lecithin|oil|starch|flour|powder)))"
)
"""A statement of allergens (21 U.S.C. 343(w)) on a line of its own: ``Contains soy and wheat.``"""
_FIELD = regex(
    r"[a-z][a-z ]{1,30}:\s*[\d$€£]|(?:brand|price|sku|upc|ean|gtin|asin|category|country|url|size|count|product|title)"
    r"(?:\s[a-z]+)?\s*:",
    re.IGNORECASE,
)
"""Another field of a product's data, as shops list them: ``Price: 19.99``, ``Magnesium: 200 mg``."""
_COLON = regex(r"\s*(?:\([^()\n]{0,40}\)\s*)?:")
_SAYS = regex(
    r"[^,;:.(\[]{2,}?\b(?:is|are|was|were|has|have|meets?|should|must|cannot|does|will|ist|sind|wird|werden|sont|sono)\b",
    re.IGNORECASE,
)
_DIET = (
    r"(?:(?:certified\s+)?(?:(?:gluten|dairy|milk|soy|sugar|wheat|gmo|lactose|egg|nut|yeast|corn|allergen|sodium|salt|fat|cholesterol|preservative|gelatin|caffeine|fish)[\s-]free|non?[\s-]?gmos?|vegan|vegetarian|"
    r"keto|paleo|kosher(?:\s+for\s+passover)?|halal)(?:\s+(?:project\s+)?(?:verified|certified|friendly))?|glutenfrei|laktosefrei|sans\s+gluten|sin\s+gluten|senza\s+glutine)"
)
ONLY_DIET = regex(rf"\W*{_DIET}(?:(?:\W+|\s*and\s+){_DIET})*\W*\Z", re.IGNORECASE)
_BEGINS_STATEMENT = regex(
    r"[^\w(\[]{0,3}(?:this|these|our|we|you|please|if|suitable\s+for|tested|guaranteed|supports|promotes|helps|clinically|not\s+(?:manufactured|made|produced|tested|intended|for)|(?:health|food|dietary)\s+supplements?[.,]?|as\s+an?|use\s+(?:only|under|as|within|by)|no\s+[a-z]+,?|adults?:?|children:?|shake|refrigerate|take|chew|mix|dissolve|consult|ask|do\s+not|see|visit|"
    r"call|scan|compare\s+to|u\.?s\.?\s+patent|patent|packaged|bottled|sold\s+by|proudly|diese[rs]?|bitte|täglich|kühl|nicht|"
    r"ce(?:tte|s)?|ne\s+pas|tenir|prendre|à\s+(?:consommer|conserver)|este|esta|no\s+superar|mantener|tomar|quest[oi]|"
    r"non\s+superare|tenere|assumere|sciogliere|si\s+consiglia|disolver|nehmen\s+sie|nimm|neem(?!\s+(?:leaf|leaves|oil|bark|seed|fruit|extract|powder|tree))|houd|erwachsene|adultes?|"
    r"adult[io]s?|volwassenen|\d\s?(?:x|-?\s?mal)\s+(?:täglich|daags|am\s+tag|pro\s+tag))\s",
    re.IGNORECASE,
)
"""What a sentence begins with, and no ingredient."""


_COPYRIGHT = regex(r"\s*(?:©|\([cC]\)\s|copyright\b)", re.IGNORECASE)
PAGE_TITLE = regex(
    r"\W*(?:product\s+)?(?:details?|descriptions?|overview|specifications?|features|benefits|reviews|faqs?|disclaimers?|"
    r"(?:more\s+)?information|about\s+this\s+\w+)\W*\Z",
    re.IGNORECASE,
)
"""A title of a product's page, on a line of its own."""
_ONLY_DIGITS = regex(r"[\d\s-]{8,}\Z")


def _is_statement(line: str) -> bool:
    """Whether ``line`` is a sentence, a statement, a mark, a claim of diets or a number; no part of an ingredient.

    The end of an ingredient may stand before the first statement of the line, with a full stop between them.
    """
    patterns = (_SAYS, _BEGINS_STATEMENT, _ONLY_DIGITS, PAGE_TITLE, _COPYRIGHT)
    first = _STOP.split(line.strip(), maxsplit=1)[0]
    if any(pattern.match(line) for pattern in patterns) or ONLY_DIET.match(first) or is_only_mark(line):
        return True
    mark = opening_mark(line)
    if mark is not None and mark[0].scope not in ("ingredient", "diet"):
        return True
    small = small_letters(first)
    kind = kind_of(small, hints_in(small))
    if kind == "identity":  # on a line of its own: ``A Dietary Supplement``
        return len(small.split()) <= LONGEST_IDENTITY
    return kind in ("contact", "net_quantity") or (kind in _OPENERS and KINDS[kind].match(small) is not None)


LONGEST_IDENTITY = 5
"""Words."""


_STOP = regex(r"(?<=[\w)])[.!?]\s")
_OPENERS = frozenset({"caution", "directions", "disclaimer", "storage"})
"""Kinds of statements that are told by how they begin."""
