"""Print of another part of the label within a list, where a program put columns side by side into one text line by
line: it stands between the list's lines or at their ends, and there is no box to tell it by."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from labelcheck.facts.ingredients.heading import IngredientList
from labelcheck.facts.ingredients.joints import HEAD_NOUN
from labelcheck.knowledge import excipient_by_name
from labelcheck.layout import evidence
from labelcheck.model.label import Evidence, Note, OtherIngredient
from labelcheck.model.reading import Span
from labelcheck.model.regex import AnyCase, regex


def print_within(listed: IngredientList, others: Sequence[OtherIngredient]) -> tuple[Evidence, ...]:
    """What of ``others``, read as the ingredients of a list in a text file, holds other print, or shows that the list
    goes on behind what ended it. None of a page with boxes."""
    if listed.body.passage.words[0].box is not None:
        return ()
    within = [piece for one in others if one.id is None and _is_strange(one) for piece in one.evidence]
    parts = (listed, *listed.more)
    within = within or [piece for part in parts for piece in _left_of_heading(part)]
    return tuple(within or [piece for part in parts for piece in _goes_on(part)])


def doubt_within(within: tuple[Evidence, ...]) -> Note:
    """That a list may hold the print ``within`` it, or be cut by some."""
    words = " ".join([piece.text for piece in within])[:60]
    return Note("partly-read", f"the ingredient list may hold or be cut by print beside it: “{words}”", within)


def doubted(others: tuple[OtherIngredient, ...]) -> tuple[OtherIngredient, ...]:
    """``others`` of such a list: sure are those that are known whole, but not the last, which may go on."""
    unsure = [one.id is None or one is others[-1] for one in others]
    return tuple([replace(one, confidence="medium") if no else one for one, no in zip(others, unsure, strict=True)])


def _is_strange(one: OtherIngredient) -> bool:
    """Whether an unknown ingredient is part of a sentence, tells of the package, or is known without the lines it
    begins with, or without one between its others."""
    named = _BRACKETED.sub("", one.as_printed)
    if _SAYS.search(named) or _OF_PACKAGE.search(named):
        return True
    lines = [piece.text for piece in one.evidence][:MOST_LINES]
    rests = [" ".join(lines[at:]) for at in range(1, len(lines)) if not _WRAPS.search(lines[at - 1])]
    rests = [rest for rest in rests if not _HEAD_NOUN.match(rest)]
    rests += [" ".join([*lines[:at], *lines[at + 1 :]]) for at in range(1, len(lines) - 1)]
    return any(map(_is_known, rests))


def _is_known(name: str) -> bool:
    return excipient_by_name(name.rstrip(" ,.;*†‡")) is not None


MOST_LINES = 5
"""Over which a name wraps."""
_BRACKETED = regex(r"[(\[][^()\[\]]*[)\]]")
_WRAPS = AnyCase(r"\b(?:modified|natural|artificial|organic|vegetable|pregelatini[sz]ed|and|or|with|of)\Z|[-/&]\Z")
_HEAD_NOUN = AnyCase(rf"{HEAD_NOUN}\Z")
_SAYS = AnyCase(
    r"\b(?:is|are|was|were|has|have|that|which|your?|our|we|not|if|helps?|supports?|provides?|promotes?|maintains?|"
    r"consult|before|these|this|should|must|may|will|daily|directions?|suggested|recommended|verified|certified|tested|"
    r"each|warning|keep|store|take|most|best|their|its|conforms?|formulated|designed|produced|standards|statements?|"
    r"disease|healthy?|administration|shellfish|tree\snuts|(?:in|of|for|with|to)\sthe)\b|(?:\b\w\s){4}"
)
"""Words of sentences, and letters of two lines among each other."""
_OF_PACKAGE = AnyCase(
    r"\A\d+(?:\s\w+){0,2}\s(?:tablets?|capsules?|gummies|lozenges?|softgels?|caplets?)\b|\d{4,}\s\d{4,}|"
    r"(?:distributed\s?by|serving\s?size|amount\sper|(?:supplement|nutrition)\sfacts|dietary\ssupplement|product\sno\.)|"
    r"www\.|\.com\b|[a-z]{32}|\d\s?(?:m?c?g|[μµ]g|iu)\s<?\d[\d.,]*\s?%"
)
"""The net quantity, an address, a barcode's number, a row of the panel or its head; words without blanks."""


def _left_of_heading(listed: IngredientList) -> Iterator[Evidence]:
    """The lines of a list that begin far left of its heading, though that begins its line."""
    (passage, start, _), body = listed.heading, listed.body
    if start not in passage.lines:
        return
    edge = listed.heading.words[0].column - FARTHEST_LEFT
    for line in passage.lines if body.passage is passage and edge > 0 else ():
        if body.start < line < body.end and passage.words_between(line, line + 1)[0].column < edge:
            yield from evidence(Span(passage, line, min(passage.line_end(line), body.end)))


FARTHEST_LEFT = 72
"""Characters: by so many a line may begin further left, as where another part ends on the line of the heading."""


def _goes_on(listed: IngredientList) -> Iterator[Evidence]:
    """The last line of a list that ends within a name, or the first of a few behind it that names more ingredients."""
    body, passage = listed.body, listed.body.passage
    start = bisect_left(passage.lines, body.end)
    ends = [*passage.lines[1:], len(passage.text)]
    last = body.text.rpartition(",")[2].strip()
    whole, begins = excipient_by_name(last) is not None, False
    open_end = listed.complete and not whole and passage.text[body.end : body.end + 1] != "."
    if open_end and any(_is_known(f"{last} {end}") for end in _ENDS):
        yield evidence(body)[-1]
        return
    for line, end in list(zip(passage.lines, ends, strict=True))[start : start + FARTHEST]:
        text = passage.text[line:end].rstrip(" .")
        begins |= ":" in text or _FREE_OF.search(text) is not None
        names = [name.strip() for name in _BETWEEN.split(text, MOST_NAMES)]
        rest = not whole and excipient_by_name(f"{last} {names[0]}") is not None
        if len(names) > 1 and (rest or (not begins and any(map(excipient_by_name, names)))):
            yield from evidence(Span(passage, line, line + len(text)))
            return


_ENDS = ("acid", "cellulose", "color", "dioxide", "flavor", "gum", "oil", "sodium", "stearate", "sugar", "wax")
"""What the last name lacks where a line of other print follows it."""
FARTHEST = 4
MOST_NAMES = 12
_BETWEEN = regex(r"[,;]")
_FREE_OF = AnyCase(r"\b(?:no|not|free|without|sin|sans|ohne|senza|sem|frei)\b")
