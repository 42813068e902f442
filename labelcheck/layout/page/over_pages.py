"""Lists of ingredients that go on at the head of the next page, or stand there under a heading at the foot of this."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from labelcheck.layout.page.blocks import RAGGED, begins_name, stops_within_list
from labelcheck.layout.panel.continued import WORDS_BELOW
from labelcheck.layout.vocabulary.parts import HEADING, is_heading
from labelcheck.model.document import Box, Word
from labelcheck.model.reading import Passage
from labelcheck.model.regex import regex


def with_next_page(passages: Iterable[Passage]) -> list[Passage]:
    """``passages`` with each that stops within a list at the foot of a page joined to what goes on with it on the next
    one; what heads both pages stands apart."""
    pages: dict[int, list[Passage]] = {}
    for passage in passages:
        pages.setdefault(passage.page, []).append(passage)
    for number, own in pages.items():
        if (following := pages.get(number + 1)) is None:
            continue
        tops = sorted([word.box[1] for passage in own for word in passage.words if word.box])
        listed = next((passage for passage in own if _stops_at_foot(passage, tops)), None)
        rest = _first_of(following, own) if listed is not None else None
        if listed is not None and rest is not None and _goes_on_in(listed, rest):
            own[own.index(listed)] = _joined(listed, rest)
            following.remove(rest)
    return [passage for own in pages.values() for passage in own]


def _stops_at_foot(passage: Passage, tops: Sequence[float]) -> bool:
    """Whether ``passage`` stops within a list, or is no more than a heading, with no more than the foot of the page
    below it; ``tops`` are those of all words of the page."""
    if passage.kind != "block" or passage.words[0].box is None or passage.next_page:
        return False
    lasts = passage.words_between(passage.lines[-1], len(passage.text))
    rights = [_box(word)[2] for word in passage.words]
    is_full = max(_box(word)[2] for word in lasts) > max(rights) - RAGGED * passage.size
    lines = [passage.text[start:end].strip() for start, end in pairwise([*passage.lines, len(passage.text)])]
    if not (is_heading(passage.text) or stops_within_list("\n".join(lines), is_full=is_full)):
        return False
    foot = max(_box(word)[3] for word in lasts)
    return len(tops) - bisect_right(tops, foot) <= WORDS_BELOW


def _first_of(page: Sequence[Passage], before: Sequence[Passage]) -> Passage | None:
    """The first print of a ``page`` that does not stand on the page ``before`` too, but for its figures."""
    repeated = {_without_figures(passage) for passage in before}
    own = [passage for passage in page if _without_figures(passage) not in repeated and passage.words[0].box]
    return min(own, key=lambda passage: min(_box(word)[1] for word in passage.words), default=None)


def _goes_on_in(listed: Passage, rest: Passage) -> bool:
    """Whether ``rest``, which heads the next page, is set as the list is, or no larger than its heading, and is no
    other part of the label."""
    left, other = (min(_box(word)[0] for word in passage.words) for passage in (listed, rest))
    larger = (rest.words[0].size - listed.words[-1].size) / listed.size
    alike = (abs(larger) < 0.1 or (larger < 0 and is_heading(listed.text))) and abs(left - other) < listed.size
    named = begins_name(rest.text) and HEADING.match(rest.text) is None
    return alike and rest.kind == "block" and (named or _SHARE.match(rest.text) is not None)


_SHARE = regex(r"(?:contains?\s)?(?:less\sthan\s|<\s?)?\d+(?:\.\d+)?\s?%\s(?:or\sless\s)?of\b", re.IGNORECASE)
"""What precedes the last ingredients, or the rest of it: ``less than`` / ``2% of:``."""


def _without_figures(passage: Passage) -> str:
    return "".join([sign for sign in passage.text.lower() if not sign.isdigit()])


def _box(word: Word) -> Box:
    assert word.box is not None
    return word.box


def _joined(passage: Passage, rest: Passage) -> Passage:
    begin = len(passage.text) + 1
    return replace(
        passage,
        text=f"{passage.text} {rest.text}",
        words=(*passage.words, *rest.words),
        starts=(*passage.starts, *[begin + start for start in rest.starts]),
        lines=(*passage.lines, *[begin + line for line in rest.lines]),
        size=max(passage.size, rest.size),
        next_page=len(passage.words),
    )
