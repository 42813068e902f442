"""Hints: none that stands in a text is missed, and none loses a match of its patterns."""

from __future__ import annotations

import re
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelcheck.facts import language_words
from labelcheck.facts.doses import rhythm as dose_rhythm
from labelcheck.facts.doses import units as dose_units
from labelcheck.facts.ingredients import heading_words as list_heading_words
from labelcheck.facts.magnesium import names as magnesium_names
from labelcheck.facts.product import codes, name
from labelcheck.facts.statements import kinds as statement_kinds
from labelcheck.knowledge.claim_rows import free_from_rows, rows
from labelcheck.knowledge.hints import ByHint, Hints, holds
from labelcheck.layout.vocabulary import doses as dose_words
from labelcheck.layout.vocabulary import rows as row_words

WORDS = ("a", "no ", "ou", "tea", "nut", "peanut", "out of", "m e", "täglich")


@given(st.lists(st.sampled_from([*WORDS, "pea", "nu", "t", " ", "\n", "o", "of", "no", "tägl"])).map("".join))
def test_exactly_the_words_that_stand_in_a_text_are_told(text: str) -> None:
    assert Hints(WORDS).held_in(text) == {word for word in WORDS if word in text}
    assert holds(text, WORDS) == any(word in text for word in WORDS)


def test_rows_are_told_by_any_of_their_hints() -> None:
    rows = ByHint([("tea", ("tea", "leaf")), ("nut", ("nut",))])
    assert rows.hinted(frozenset({"leaf", "milk"})) == ("tea",)
    assert rows.hinted(frozenset({"nut", "tea"})) == ("tea", "nut")
    assert rows.hinted(frozenset({"milk"})) == ()


def always_holds(items: Any, hints: tuple[str, ...], run: str = "") -> bool:
    """Whether all that the parsed pattern ``items`` matches, in small letters and after ``run``, holds one of
    ``hints``."""
    for kind, value in items:
        before, run = run, run + chr(value).lower() if kind is op.LITERAL else ""
        if any(hint in run for hint in hints):
            return True
        if kind is op.BRANCH and all(always_holds(branch, hints, before) for branch in value[1]):
            return True
        if kind is op.SUBPATTERN and always_holds(value[3], hints, before):
            return True
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and value[0] > 0 and always_holds(value[2], hints):
            return True
    return False


LOTS = "|".join([pattern.pattern.replace("(?P<lot>", "(?:") for pattern in (codes._LOT, codes._BARE_LOT)])
CASES: list[tuple[str, str, tuple[str, ...]]] = [
    ("ingredient list", list_heading_words.LIST_HEADING.pattern, tuple(language_words.LIST_HINTS)),
    ("magnesium", row_words.MAGNESIUM, (row_words.MAGNESIUM_HINT,)),
    ("row of magnesium", magnesium_names.OF_MAGNESIUM.pattern, magnesium_names.ROW_HINTS),
    ("unit of a dose", dose_words.UNIT_DOSE, dose_units.UNIT_HINTS),
    ("name of a product", name._NAMED.pattern, name._NAME_HINTS),
    ("lot", LOTS, tuple(language_words.LOT_HINTS)),
    ("times a day", dose_rhythm._OFTEN.pattern, dose_rhythm._OFTEN_HINTS),
    ("hours between doses", dose_rhythm._HOURLY.pattern, dose_rhythm._HOURLY_HINTS),
    *((row.id, row.match.pattern, row.hints) for row in (*rows("function"), *rows("disease"))),
    *((row.id, row.match.pattern, row.hints) for row in free_from_rows()),
    *((code, language_words.PATTERNS[code].pattern, tuple(hints)) for code, hints in language_words.HINTS.items()),
    *((kind, statement_kinds.KINDS[kind].pattern, tuple(hints)) for kind, hints in statement_kinds.HINTS.items()),
]


@pytest.mark.parametrize(("pattern", "hints"), [pytest.param(p, h, id=name) for name, p, h in CASES])
def test_no_match_is_without_a_hint(pattern: str, hints: tuple[str, ...]) -> None:
    assert always_holds(parser.parse(pattern, re.IGNORECASE), hints)
    for hint in hints:
        rest = tuple(other for other in hints if other != hint)
        assert not always_holds(parser.parse(pattern, re.IGNORECASE), rest), f"{hint} is not needed"
