"""What stands under a list without a full stop, and is no part of its last ingredient."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from labelcheck.facts.ingredients.items import split
from labelcheck.facts.ingredients.joints import HEAD_NOUN
from labelcheck.facts.ingredients.names import is_known
from labelcheck.knowledge import excipient_by_name
from labelcheck.layout.vocabulary.dose_headings import PER
from labelcheck.layout.vocabulary.doses import UNIT_DOSE
from labelcheck.model.reading import Span
from labelcheck.model.regex import regex

NONE = regex(
    r"\W*(?:(?:absolutely\s+)?none|n/a|no\s+other\s+ingredients?|keine|aucun|ninguno|nessuno)(?:\s+added)?"
    r"(?:\W*|\s*[-–—(,;:](?!.*\b(?:except|but|other\s+than)\b).*)",
    re.IGNORECASE | re.DOTALL,
)
"""A list that says that there is nothing in it, and of what there is nothing: ``none - no fillers``."""


_ENDS_NAME = regex(HEAD_NOUN, re.IGNORECASE)
"""What an ingredient's name ends with, and never begins with where it is all there is."""


def without_tail(body: Span) -> Span:
    """``body`` without the lines at its end that go on with no ingredient: its last name is whole at the end of a line,
    known or closed by a bracket, and is not known with what begins on the next with a capital."""
    passage = body.passage
    if (of_one := _OF_ONE.search(passage.text, max(body.start, body.end - LONGEST_OF_ONE), body.end)) is not None:
        return Span(passage, body.start, of_one.start())
    line = max([line for line in passage.lines if line < body.end], default=0)
    if line <= body.start or (", " in passage.text[line : body.end] and ")" not in passage.text[line : body.end]):
        return body  # the last name begins on the last line, as most do
    last = split(body)[-1:]
    ended = passage.text[body.end : body.end + 1] == "."
    for item, line in [(one, line) for one in last for line in _first_lines(one)]:
        name, rest = Span(passage, item.start, line).trimmed, passage.text[line : body.end].split()
        ends_name = len(rest) == 1 and _ENDS_NAME.fullmatch(rest[0]) is not None
        goes_on = ends_name or not rest[0][0].isupper() or (ended and len(rest) <= LONGEST_REST)
        longer = (item.text, f"{name.text} {rest[0]}", " ".join(rest))
        whole = name.text.endswith((")", "]")) or is_known(name)
        if NONE.fullmatch(name.text) or (not goes_on and whole and not any(map(excipient_by_name, longer))):
            return Span(passage, body.start, name.end)
    return body


_OF_ONE = regex(rf",\s+(?:{PER})\s+(?:une?|una?|eine?)\s+(?:{UNIT_DOSE})(?:\s[^\n,;]{{1,24}})?\Z", re.IGNORECASE)
"""Behind the excipients of a medicine, what they all are in: ``talc, pour un comprimé de 500 mg``."""
LONGEST_OF_ONE = 60


def _first_lines(item: Span) -> tuple[int, ...]:
    """Where the lines of ``item`` begin after its first, as far as a name wraps."""
    lines = item.passage.lines
    first = bisect_right(lines, item.start)
    return lines[first : min(first + MOST_LINES, bisect_left(lines, item.end))]


MOST_LINES = 12
"""Lines over which a name may wrap; what goes on for longer is some other print, and is not searched for its end."""
LONGEST_REST = 3
"""Words in which a name may go on to the full stop of the list."""
