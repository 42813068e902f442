"""Heads of panels whose words stand one under the other in a text: ``Per 1`` / ``Capsule``; ``Serving size`` /
``Servings per container`` / ``1 Capsule`` / ``60``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from labelcheck.layout.lines import Line
from labelcheck.layout.panel.head import head_end
from labelcheck.layout.planes import Token
from labelcheck.layout.vocabulary.dose_headings import PER
from labelcheck.model.regex import regex

MOST_WORDS = 3
"""Words of a heading behind its number: ``Per 1 Chewable Animal-Shaped Tablet``."""
_BEGINNINGS = regex(rf"(?:(?:{PER})\s+\d{{1,2}}(?:\s|\Z))+", re.IGNORECASE)


def headings_whole(lines: Sequence[Line]) -> list[Line]:
    """``lines`` with the beginnings of headings (``Per 1 Per 2``) each on a line with its words, where the words that
    follow, in turn or one after the other, make doses of all; and the serving size and the count of servings each
    with its label."""
    done: list[Line] = []
    at = 0
    while at < len(lines):
        whole, used = _headings(lines[at:]) if _BEGINNINGS.fullmatch(lines[at].text) else ([], 0)
        if _SIZE.fullmatch(lines[at].text) and _are_labels_and_values(lines[at : at + 4]):
            size, count, of_size, of_count = lines[at : at + 4]
            whole, used = [Line.joined([size, of_size]), Line.joined([count, of_count])], 4
        done += whole or lines[at : at + 1]
        at += used or 1
    return done


_SIZE, _COUNT = regex(r"serving size:?", re.IGNORECASE), regex(r"servings per \w+:?", re.IGNORECASE)
_COUNTED = regex(r"(?:about |approx\.? )?\d{1,4}", re.IGNORECASE)


def _are_labels_and_values(lines: Sequence[Line]) -> bool:
    return len(lines) == 4 and bool(_COUNT.fullmatch(lines[1].text)) and bool(_COUNTED.fullmatch(lines[3].text))


def _headings(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """The headings that begin with the first of ``lines``, as long as words fit, and how many lines they take; none
    where none do."""
    count = next((i for i, line in enumerate(lines) if not _BEGINNINGS.fullmatch(line.text)), len(lines))
    begun = [token for line in lines[:count] for token in line.tokens]
    columns = [begun[at : at + 2] for at in range(0, len(begun), 2)]
    words: list[Token] = []
    found: tuple[list[Line], int] = [], 0
    for number, line in enumerate(lines[count : count + MOST_WORDS * len(columns)], count + 1):
        words += line.tokens
        if len(words) % len(columns) == 0 and len(words) <= MOST_WORDS * len(columns):
            whole = _dealt(columns, words)
            found = (whole, number) if all(map(_is_dose, whole)) else found
    return found


def _dealt(columns: Sequence[Sequence[Token]], words: Sequence[Token]) -> list[Line]:
    return [Line.of([*column, *words[number :: len(columns)]]) for number, column in enumerate(columns)]


def _is_dose(heading: Line) -> bool:
    return head_end(heading.text) == len(heading.text)
