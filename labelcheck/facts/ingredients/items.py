"""A list of ingredients split into its items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from labelcheck.facts.ingredients.end import NUMBERED, ends_actives, is_comma
from labelcheck.facts.ingredients.functional_classes import bare_class, class_of_more, is_class, leading_class
from labelcheck.facts.ingredients.joints import JOINT_FIRST, at_classes, at_lines, joined, last_two, of_class
from labelcheck.facts.ingredients.names import OPENING, SHELL, goes_on_with, is_known, known_excipient
from labelcheck.facts.ingredients.shares import ALLERGEN, GOES_ON, MAY_CONTAIN, SHARE_OF, SMALL_SHARE, SUPPLYING
from labelcheck.knowledge import excipient_by_name
from labelcheck.layout.panel.brackets import BRACKET_SIGN, DEEPER
from labelcheck.layout.vocabulary.rows import EQUALS, FORMS_OF, MAGNESIUM, NUTRIENT, PART_OF
from labelcheck.model.reading import Span
from labelcheck.model.regex import regex

_SEPARATOR = regex(r"[()\[\]{},;•·|]")
_IN_SHELL = r"\s+in\s+an?\s+(?:[\w-]+\s+){0,4}(?:capsule|softgel)\s+(?:composed|made|consisting)\s+(?:of|from)\s+"
_SEPARATOR_OR_SHARE = regex(
    rf"{_SEPARATOR.pattern}|(?<!capsule)(?<!tablet)(?<!softgel)\.?\s{GOES_ON.pattern}|\.\s|{_IN_SHELL}", re.IGNORECASE
)
_SHARE_HINTS = ("%", "cent", ":", " in a", ". ", ".\n", " shell ", " coating ", "oating (")
_LEAD = regex(
    rf"{MAY_CONTAIN}\s*|in\s+a\s+(?:[\w-]+\s+){{0,2}}base\s+of\s*:?\s*|also\s+contains\s*:?\s*|may\s+contain\s+(?!{ALLERGEN})|{SUPPLYING}(?:one\s+or\s+more\s+of(?:\s+(?:the\s+following|each))?\s*:?\s*|"
    rf"{SMALL_SHARE}{SHARE_OF}?\s*|contains?\s*:\s*)|"
    r"(?:and|and\s*/\s*or|or|&|und|et|y|e(?=\s+[a-z]{3}))\s+",
    re.IGNORECASE,
)
_FLAVOUR = regex(r"\W*(?:arom|arôm|flavo|smaakstof)", re.IGNORECASE)
MAX_NESTING = 6
"""Brackets within brackets that a list may have."""
_LETTER = regex(r"\w")
_EXPLAINS = regex(
    r"\A\W*(?:as|from|for|to|of|with|an?|used|added|derived|source|vegetable\s+source|plant|vegetarian|vegan|organic(?!\s\w)|natural|non-?\w+|"
    r"milk|soy|wheat|fish|egg|shellfish|tree\s+nuts?|corn|(?:anchov(?:y|ies)|sardines?|mackerel|salmon|cod|tuna|herring|menhaden|pollock|crab|"
    r"shrimp|bovine|porcine)\b|color|colou?r|flow|anti|binder|filler|capsule|coating|lubricant|"
    rf"disintegrant|preservative|sweetener|contains|may|see|\d|(?:{PART_OF})\b)",
    re.IGNORECASE,
)
_OF_PLANT = regex(
    r"raíz|raíces|hojas?|flor(?:es)?|frutos?|semillas?|radic[ei]|fogli[ae]|fior[ei]|frutt[oi]|sem[ei]|racines?|feuilles?|"
    r"blätter|blatt|wurzel|roots?|leaf|leaves|fruits?|seeds?|part[ei]s?\s+a[eé]re[ae]s?|sumidades(?:\s+florid[ao]s)?|"
    r"sommità(?:\s+fiorit[ae])?|cortezas?|corteccia|casca|rizomas?|bulb[io]s?|folhas?|flor[ei]s|sementes?|bladeren|bloemen|zaden",
    re.IGNORECASE,
)
"""Of what part of the plant an extract is, behind the plant's own name: ``ginseng (Panax ginseng, raíces)``."""
_TELLS_ORIGIN = regex(
    r"\W*(?:as|from|for|to|of|with|derived|contains?|including|incl|aus|als|für|mit|enthält|issue?s?|sous|d['’]|pour|contient|como|para|contiene|come|da|per|"
    rf"{PART_OF}|{EQUALS})\b",
    re.IGNORECASE,
)
"""What a bracket begins with that explains the name before it, however many names it holds."""
_ELEMENT = regex(rf"(?:{FORMS_OF})?{MAGNESIUM}(?:\s+marin[eo]?)?", re.IGNORECASE)
"""What stands before its compounds in brackets: ``Magnesium (Oxid, Citrat)``."""


def split(body: Span) -> list[Span]:
    """The ingredients of a list as spans: commas, semicolons and bullets separate, brackets hold together.

    In a list without any of these each line is an ingredient, or what stands between slashes, where most are known;
    also where a name has a comma, but most lines are known: ``Talc`` / ``Silica, colloidal anhydrous``.
    """
    pieces = (
        _bulleted(body)
        or _one_a_line(body)
        or [piece for part in _between_dashes(body) or [body] for piece in _pieces(part)]
    )
    if len(pieces) > FEWEST_LINES:
        pieces = [*pieces[:-1], *last_two(pieces[-1])]
    if len(pieces) == 1:
        lines = _lines(body)
        pieces = _if_known(lines) or _if_names(lines) or _between_slashes(body) or pieces
    items = [item for piece in pieces for item in _nested(piece)]
    merged: list[Span] = []
    for item in items:
        if merged and goes_on_with(merged[-1].text, item.text):
            merged[-1] = Span(item.passage, merged[-1].start, item.end)
        else:
            merged.append(item)
    return merged


def _pieces(body: Span) -> Iterator[Span]:
    text = body.text
    depth = start = 0
    listed = False
    may_share = any(sign in text for sign in _SHARE_HINTS)
    for sign in (_SEPARATOR_OR_SHARE if may_share else _SEPARATOR).finditer(text):
        index, char = sign.start(), sign.group()
        if char in DEEPER:
            depth = max(0, depth + DEEPER[char])
        elif depth == 0 and not (char == "," and _inside_number(text, index)) and not _is_stop(text, sign):
            yield from _names(body.sub(start, index), closes=listed and char not in ",;")
            start, listed = sign.end(), char == ","
    closes = listed and not JOINT_FIRST.match(text, start)
    yield from _names(body.sub(start, len(text)), closes=closes, alone=start == 0)


def _names(piece: Span, *, closes: bool, alone: bool = False) -> Iterator[Span]:
    for part in at_classes(piece):
        named = _stripped(part)
        for several in of_class(named, part.text[: named.start - part.start]):
            for name in at_lines(several):
                yield from joined(name, closes=closes, alone=alone)


FEWEST_LINES = 3
"""Fewer lines without a comma are a name that wraps."""


def _lines(body: Span) -> list[Span]:
    """The lines of a list, without bullets and numbers."""
    starts = [body.start, *[line for line in body.passage.lines if body.start < line < body.end], body.end]
    lines = [Span(body.passage, a, b) for a, b in pairwise(starts)] if len(starts) > FEWEST_LINES else []
    counted = [(line, NUMBERED.match(line.text)) for line in lines]
    return _whole_names(
        [_stripped(line.sub(number.end() if number else 0, len(line.text))) for line, number in counted]
    )


def _whole_names(lines: list[Span]) -> list[Span]:
    """``lines`` with each that only together with the next one is a known name joined to it: ``Hydroxypropyl`` /
    ``Methylcellulose``."""
    done: list[Span] = []
    for line in lines:
        whole = Span(line.passage, done[-1].start, line.end) if done else line
        known = excipient_by_name(whole.text) is not None and "(" not in whole.text
        if done and known and excipient_by_name(done[-1].text) is None:
            done[-1] = whole
        else:
            done.append(line)
    return done


def _one_a_line(body: Span) -> list[Span]:
    lines = _lines(body)
    wrapped = any(_WRAPS.search(body.passage.text, above.start, line.start) for above, line in pairwise(lines))
    known = sum(excipient_by_name(line.text) is not None for line in lines)
    whole = known > 1 and all(_ON_ONE_LINE.fullmatch(line.text) for line in lines)
    return lines if (whole or 3 * known > 2 * len(lines)) and not wrapped else []


_WRAPS = regex(r"[,;(]\s*\Z")
_ON_ONE_LINE = regex(r"[A-ZÄÖÜ][^,;:.()\[\]]{2,40}(?:,\s[a-zäöü][\w-]+){0,2}(?:\s?[(\[][^()\[\]]{2,30}[)\]]){0,2}")
"""A name and of what kind it is, as shops of medicines list excipients: ``Cellulose, mikrokristallin``."""


_BULLET = regex(r"\s*(?:[-*–]|\d{1,2}[.)])\s")


def _bulleted(body: Span) -> list[Span]:
    """The lines of a list, each behind a bullet or a number; that of the first may stand before the list begins."""
    starts = [body.start, *[line for line in body.passage.lines if body.start < line < body.end], body.end]
    lines = [Span(body.passage, a, b) for a, b in pairwise(starts)]
    first = _BULLET.match(body.passage.text, max(0, body.start - 3)) or _BULLET.match(body.text)
    fewest = FEWEST_LINES - 1 if first else FEWEST_LINES
    if len(lines) < fewest or not all(_BULLET.match(line.text) for line in lines[1:]):
        return []
    return [_stripped(line.sub(_behind_bullet(line.text), len(line.text))) for line in lines]


def _behind_bullet(line: str) -> int:
    return bullet.end() if (bullet := _BULLET.match(line)) is not None else 0


def _between_slashes(body: Span) -> list[Span]:
    """The parts of a list between slashes, where most are known, or there are many and some are."""
    parts = [_stripped(part) for part in _between(_SLASH, body)]
    return parts if len(parts) > FEWEST_LINES and any(map(is_known, parts)) else _if_known(parts)


def _between_dashes(body: Span) -> list[Span]:
    """The parts of a list that has more dashes than commas, where some are known."""
    parts = _between(_DASH, body)
    return (
        parts if len(parts) - 1 > body.text.count(",") and sum(is_known(_stripped(part)) for part in parts) > 1 else []
    )


def _between(sign: re.Pattern[str], body: Span) -> list[Span]:
    cuts = [0, *[at for match in sign.finditer(body.text) for at in match.span()], len(body.text)]
    return [body.sub(a, b) for a, b in list(pairwise(cuts))[::2]] if len(cuts) > FEWEST_LINES else []


_SLASH, _DASH = regex(r"\s/\s*|(?<=\w)/\s+"), regex(r"\s[-–]\s(?!\d)")


def _if_known(items: list[Span]) -> list[Span]:
    """``items`` when most are excipients of the table, else nothing."""
    known = [excipient_by_name(item.text) is not None for item in items]
    return items if 2 * sum(known) > len(items) else []


def _if_names(lines: list[Span]) -> list[Span]:
    """``lines`` when there are so many that no name wraps over them, each begins as one, and some are known."""
    names = len(lines) > FEWEST_LINES and all(line.text[:1].isupper() and not _STOP.search(line.text) for line in lines)
    return lines if names and any(map(is_known, lines)) else []


_STOP = regex(r"\.\s(?![^()]*\))")
"""The end of a sentence, not of a word within a bracket: ``Sorbitol (Ph. Eur.)``."""


def _is_stop(text: str, sign: re.Match[str]) -> bool:
    """Whether ``sign`` is a full stop behind which no other class of additives is listed, and no excipients alone."""
    if sign.group()[0] != "." or len(sign.group()) != len(". "):
        return False
    at = sign.start()
    return not class_of_more(text, sign.end()) and not ends_actives(text, at) and not is_comma(text, at)


def _inside_number(text: str, index: int) -> bool:
    return text[index - 1 : index].isdigit() and text[index + 1 : index + 2].isdigit()


def _stripped(span: Span) -> Span:
    """``span`` without blanks, lead-ins (``contains less than 2 % of``), classes of additives and trailing marks."""
    text = span.text
    start = len(text) - len(text.lstrip(" \n:,.*†‡+-"))
    end = len(text.rstrip(" \n.,;:*†‡^"))
    if text[end - 1 : end] in "gG" and (amount := _AMOUNT_BEHIND.search(text, max(start, end - 16), end)) is not None:
        told = amount["dash"] or excipient_by_name(text[start : amount.start()]) is not None
        end = amount.start() if told else end
    while (lead := _lead_end(text, start)) > start:
        start = lead
        start += len(text[start:]) - len(text[start:].lstrip(" :"))
    named = span.sub(start, max(start, end))
    bare = _told_class(named) if ":" in named.text else bare_class(named.text)
    if bare is not None and excipient_by_name(named.text) is None:
        rest = named.sub(bare, len(named.text))
        return rest if is_known(next(joined(rest))) else named
    return named


_AMOUNT_BEHIND = regex(r"(?<=[\w)])\s+(?P<dash>[-–—=]\s*)?\d+(?:[.,]\d+)?\s?(?:m?c?g|[μµ]g)\Z", re.IGNORECASE)
"""Behind a dash, or an excipient of the table, how much of it there is: ``citric acid - 1300 mg``, ``talc 5 mg``."""


def _told_class(item: Span) -> int | None:
    """Where a few words end that a colon sets before what ``item`` names: a class of additives or a part of the product
    that no table has, ``cubierta vegetal: hipromelosa``."""
    words = _BEFORE_COLON.match(item.text)
    if words is None or NUTRIENT.match(words[1]) or is_known(item.sub(0, words.end(1))):
        return None
    return words.end()


_BEFORE_COLON = regex(r"([^\W\d][^\d:,;()]{2,40}?)\s*:\s+(?=\S)")


def _lead_end(text: str, start: int) -> int:
    """Where a lead-in or a class of additives ends that begins at ``start``; ``start`` where there is none."""
    lead = _LEAD.match(text, start)
    return lead.end() if lead else leading_class(text, start) or start


def _nested(span: Span, depth: int = 0) -> Iterator[Span]:
    """``Capsule (hypromellose, water)`` gives the group and its members; a bracket that explains stays in the name."""
    text = span.text
    opening = OPENING.search(text)
    closing = _closing(text, opening.end()) if opening is not None else -1
    if opening is None or closing <= opening.end() or _LETTER.search(text, closing) or depth > MAX_NESTING:
        yield span
        return
    group = span.sub(0, opening.start())
    if _ELEMENT.fullmatch(group.text) or _TELLS_ORIGIN.match(text, opening.end()):
        yield span
        return
    members = [m for m in _pieces(span.sub(opening.end(), closing)) if m.text]
    inner = [item for member in members for item in _nested(member, depth + 1)]
    told = _FLAVOUR.match(group.text) is not None and not any(map(is_known, members))  # ``Aroma (Orange)``
    classified = bool(members) and (not group.text or is_class(group.text)) and not told
    if classified:
        yield from inner
    elif not told and _are_ingredients(group, members, inner):
        yield group
        yield from inner
    else:
        yield span


def _are_ingredients(group: Span, members: list[Span], inner: list[Span]) -> bool:
    """Whether the ``members`` of a bracket after the name ``group`` are ingredients, and do not explain it."""
    explaining = [bool(_EXPLAINS.match(m.text)) and known_excipient(m.text) is None for m in members]
    if len(members) != 1:
        return not all(explaining) and not any(_OF_PLANT.fullmatch(m.text) for m in members)
    in_shell = SHELL.search(group.text) is not None and is_known(inner[0] if len(inner) == 1 else members[0])
    return in_shell or (len(inner) > 1 and not explaining[0])


def _closing(text: str, start: int) -> int:
    """Where the bracket closes that is opened before ``start``; -1 where it does not."""
    depth = 1
    for sign in BRACKET_SIGN.finditer(text, start):
        depth += DEEPER[sign.group()]
        if depth == 0:
            return sign.start()
    return -1
