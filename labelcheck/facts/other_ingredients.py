"""The list of other ingredients: where it stands, where it ends, and what is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from labelcheck.facts.functional_classes import LEADING_CLASS, ONLY_CLASS
from labelcheck.facts.list_end import DEEPER, list_end
from labelcheck.knowledge import excipient_by_name
from labelcheck.knowledge.hints import holds
from labelcheck.layout import evidence
from labelcheck.model.label import OtherIngredient
from labelcheck.model.reading import Passage, Reading, Span
from labelcheck.model.regex import regex

_OTHER = (
    r"other\s+(?:\w+\s+)?ingredients?|additional\s+ingredients?|(?:capsule|tablet|shell)\s+ingredients?|inactive\s+ingredients?|non-?\s?medicinal\s+ingredients?|other\s+components|"
    r"ingrédients?\s+non\s+médicinaux|sonstige\s+zutaten|weitere\s+zutaten|autres\s+ingrédients?|otros\s+ingredientes|altri\s+ingredienti"
)
_ALL = (
    r"ingredients?(?:\s+list)?|ingrédients?|zutaten(?:liste)?|zusammensetzung|inhaltsstoffe|"
    r"ingredientes|ingredienti|ingrediënten|ingredienser"
)
_AFTER = r"\s*(?:\((?![^)]*,)[^)]{0,40}\))?\s*(?::|(?<=[a-zé])\s*[-]\s|\.(?=\s))"
_WITH_COLON = r"also\s+contains|excipients?|excipientes|eccipienti|hilfsstoffe|hulpstoffen"
_HEADING = regex(
    rf"(?P<other>(?<![\w-])(?:(?:{_OTHER})(?:{_AFTER}|(?=\s+[A-Z]))|(?:{_WITH_COLON})\s*:))|(?P<all>(?<![\w-])(?:{_ALL}){_AFTER})",
    re.IGNORECASE,
)
_HEADING_HINTS = (
    "ingr", "component", "zutaten", "zusammensetzung", "inhaltsstoffe", "also", "excipient", "eccipienti",
    "hilfsstoffe", "hulpstoffen",
)  # fmt: skip
"""In small letters, without one of which there is no heading."""
_BRACKET_OR_SEPARATOR = regex(r"[()\[\]{},;•·|]")
_LEAD = regex(
    r"(?:and\s+|und\s+|et\s+)?(?:also\s+)?(?:(?:may\s+)?contains?\s+)?(?:one\s+or\s+more\s+of\s+(?:the\s+following|each)\s*:?\s*|"
    r"(?:and\s+)?(?:less\s+than|<|≤|not\s+more\s+than)\s*\d+(?:\.\d+)?\s*%\s*(?:or\s+less\s+)?(?:of\s*)?(?:each\s*)?(?:of\s*)?(?:the\s+following)?\s*:?\s*|"
    r"\d+(?:\.\d+)?\s*%\s+or\s+less\s+(?:of\s*)?(?:each\s*)?(?:of\s*)?(?:the\s+following)?\s*:?\s*|contains?\s*:\s*|(?:and|und|et)\s+)",
    re.IGNORECASE,
)
MAX_NESTING = 6
"""Brackets within brackets that a list may have."""
_OPENING = regex(r"\s*[(\[]")
_LETTER = regex(r"\w")
_TRAILING_ADJECTIVE = regex(
    r"\A(?:colloidal|anhydrous|fumed|micronized|hydrated|precipitated|powdered|purified|fractionated)\Z", re.IGNORECASE
)
_EXPLAINS = regex(
    r"\A\W*(?:as|from|for|to|of|with|an?|used|added|derived|source|vegetable\s+source|plant|vegetarian|vegan|organic|natural|non-?\w+|"
    r"milk|soy|wheat|fish|egg|shellfish|tree\s+nuts?|corn|color|colou?r|flow|anti|binder|filler|capsule|coating|lubricant|"
    r"disintegrant|preservative|sweetener|contains|may|see|\d)",
    re.IGNORECASE,
)
_SHELL = regex(
    r"capsule|softgel|soft\s*gel|shell|coating|coat\b|caps?\b|blend|complex|base|matrix|color|colour|flavor|flavour",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class IngredientList:
    """The list as printed. ``undivided``: the only list of a label, holding active and other ingredients alike."""

    heading: Span
    body: Span
    complete: bool
    undivided: bool


def find_list(reading: Reading) -> IngredientList | None:
    """The list of other ingredients, or where a label has none, its one list of ingredients."""
    candidates = [
        (match.lastgroup == "other", match, passage)
        for passage in reading.passages
        if holds(passage.text.lower(), _HEADING_HINTS)
        for match in _HEADING.finditer(passage.text)
        if _opens(passage, match)
    ]
    for is_other, match, passage in sorted(candidates, key=lambda c: not c[0]):
        start = match.end() + len(passage.text[match.end() :]) - len(passage.text[match.end() :].lstrip(" :.-"))
        end, complete = list_end(passage, start)
        if end > start:
            heading = Span(passage, match.start(), match.end())
            return IngredientList(heading, Span(passage, start, end), complete, undivided=not is_other)
    return None


_SENTENCE = regex(r"\s+(?:that|which|are|is|were|was|used|have|has|may|can)\b", re.IGNORECASE)
"""What goes on after ``ingredients`` in a sentence that speaks of them and lists none."""


def _opens(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a heading stands at the beginning of a line or a sentence."""
    if _SENTENCE.match(passage.text, match.end()):
        return False
    before = passage.text[: match.start()].rstrip(" *†‡•-(")
    if not before or match.start() in passage.lines or len(before) in passage.lines:
        return True
    return before[-1] in ".!?:;)]" or (match["other"] is not None and ":" in match.group())


_NONE = regex(r"\W*(?:none|n/a|no\s+other\s+ingredients?|keine|aucun|ninguno|nessuno)(?:\s+added)?\W*", re.IGNORECASE)
"""A list that says that there is nothing in it."""


def find_other_ingredients(found: IngredientList | None) -> tuple[OtherIngredient, ...]:
    """The ingredients of the list, in print order, each once."""
    if found is None or _NONE.fullmatch(found.body.text):
        return ()
    names: dict[str, OtherIngredient] = {}
    for span in split(found.body):
        known = excipient_by_name(span.text)
        key = re.sub(r"[\W_]+", "", span.text.casefold())
        if key and key not in names:
            names[key] = OtherIngredient(span.text, known.id if known else None, evidence(span))
    return tuple(names.values())


def split(body: Span) -> list[Span]:
    """The ingredients of a list as spans: commas, semicolons and bullets separate, brackets hold together.

    In a list without any of these each line is an ingredient, or what stands between slashes, where most are known.
    """
    pieces = list(_pieces(body))
    if len(pieces) == 1:
        pieces = _known(_lines(body)) or _known(_between_slashes(body)) or pieces
    items = [item for piece in pieces for item in _nested(piece)]
    merged: list[Span] = []
    for item in items:
        if merged and _TRAILING_ADJECTIVE.match(item.text):
            merged[-1] = Span(item.passage, merged[-1].start, item.end)
        else:
            merged.append(item)
    return merged


def _pieces(body: Span) -> Iterator[Span]:
    text = body.text
    depth = start = 0
    for sign in _BRACKET_OR_SEPARATOR.finditer(text):
        index, char = sign.start(), sign.group()
        if char in DEEPER:
            depth = max(0, depth + DEEPER[char])
        elif depth == 0 and not (char == "," and _inside_number(text, index)):
            yield from _last_and(_stripped(body.sub(start, index)), last=False)
            start = index + 1
    yield from _last_and(_stripped(body.sub(start, len(text))), last=True)


FEWEST_LINES = 3
"""Fewer lines without a comma are a name that wraps."""
_NUMBERED = regex(r"\s*\d{1,2}[.)]\s+")


def _lines(body: Span) -> list[Span]:
    """The lines of a list, without bullets and numbers."""
    starts = [body.start, *[line for line in body.passage.lines if body.start < line < body.end], body.end]
    lines = [Span(body.passage, a, b) for a, b in pairwise(starts)] if len(starts) > FEWEST_LINES else []
    counted = [(line, _NUMBERED.match(line.text)) for line in lines]
    return [_stripped(line.sub(number.end() if number else 0, len(line.text))) for line, number in counted]


def _between_slashes(body: Span) -> list[Span]:
    cuts = [0, *[at for match in _SLASH.finditer(body.text) for at in match.span()], len(body.text)]
    return [_stripped(body.sub(a, b)) for a, b in list(pairwise(cuts))[::2]] if len(cuts) > FEWEST_LINES else []


_SLASH = regex(r"\s/\s")


def _known(items: list[Span]) -> list[Span]:
    """``items`` when most are excipients of the table, else nothing."""
    known = [excipient_by_name(item.text) is not None for item in items]
    return items if 2 * sum(known) > len(items) else []


def _inside_number(text: str, index: int) -> bool:
    return text[index - 1 : index].isdigit() and text[index + 1 : index + 2].isdigit()


def _stripped(span: Span) -> Span:
    """``span`` without blanks, lead-ins (``contains less than 2 % of``) and trailing marks."""
    text = span.text
    start = len(text) - len(text.lstrip(" \n:,.*†‡-"))
    while (lead := _LEAD.match(text, start) or LEADING_CLASS.match(text, start)) and lead.end() > start:
        start = lead.end()
        start += len(text[start:]) - len(text[start:].lstrip(" :"))
    end = len(text.rstrip(" \n.,;:*†‡^"))
    return span.sub(start, max(start, end))


def _last_and(span: Span, *, last: bool) -> Iterator[Span]:
    """``silica and magnesium stearate`` at the end of a list is two; ``natural and artificial flavors`` is one."""
    match = re.search(r"\s+(?:and|&|und|et|y|e)\s+", span.text) if last else None
    if (
        match
        and match.start()
        and excipient_by_name(span.text[: match.start()])
        and excipient_by_name(span.text[match.end() :])
    ):
        yield span.sub(0, match.start())
        yield span.sub(match.end(), len(span.text))
    elif span.text:
        yield span


def _nested(span: Span, depth: int = 0) -> Iterator[Span]:
    """``Capsule (hypromellose, water)`` gives the group and its members; a bracket that explains stays in the name."""
    text = span.text
    opening, closing = _OPENING.search(text), max(text.rfind(")"), text.rfind("]"))
    if (
        opening is None
        or not 0 < opening.start() <= opening.end() < closing
        or _LETTER.search(text, closing)
        or depth > MAX_NESTING
    ):
        yield span
        return
    inside = span.sub(opening.end(), closing)
    group = span.sub(0, opening.start())
    members = [m for m in _pieces(inside) if m.text]
    classified = bool(members) and ONLY_CLASS.fullmatch(group.text) is not None
    several = len(members) > 1 and not all(_EXPLAINS.match(m.text) and not excipient_by_name(m.text) for m in members)
    single = (
        len(members) == 1 and _SHELL.search(group.text) is not None and excipient_by_name(members[0].text) is not None
    )
    if several or single or classified:
        if not classified:
            yield group
        for member in members:
            yield from _nested(member, depth + 1)
    else:
        yield span
