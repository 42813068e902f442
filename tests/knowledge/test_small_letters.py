"""Patterns that are tried on small letters hold no capital, and small letters stand where the printed ones do."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelcheck.facts.doses import daily_value_basis, serving_words
from labelcheck.facts.ingredients import functional_classes
from labelcheck.facts.language_words import PATTERNS as PATTERNS_OF_LANGUAGES
from labelcheck.facts.statements.kinds import KINDS
from labelcheck.knowledge import claim_effects, marks, topics
from labelcheck.knowledge.claim_rows import (
    authorised_rows,
    content_rows,
    denied,
    effect,
    free_from_rows,
    rows,
    undone,
    words,
)
from labelcheck.layout.vocabulary import cells as cell_words
from labelcheck.layout.vocabulary import parts as part_words
from labelcheck.layout.vocabulary import rows as row_words
from labelcheck.model.regex import small_letters

PATTERNS = [
    *(row.match.pattern for row in free_from_rows()),
    *(row.match.pattern for row in content_rows()),
    *(
        pattern.pattern
        for kind in ("disease", "function", "overclaim", "eu_claim", "eu_effect")
        for row in rows(kind)
        for pattern in (row.match, row.reject, row.others, row.alone)
        if pattern
    ),
    *(pattern for row in topics() for pattern in (*row.match, *row.reject)),
    *(pattern for row in marks() for pattern in (*row.match, *row.reject) if not row.minds_capitals),
    *(pattern.pattern for both in authorised_rows() for patterns in both for pattern in patterns),
    *(words(name).pattern for name in ("relief_word", "softened", "on_hold", "eu_general")),
    *(effect(key).pattern for key in ("verbs", "unsure", "sure", "against", "near")),
    *(pattern.pattern for pattern in (undone(), denied(), claim_effects._RELIEF, claim_effects._PRODUCT)),
    *(pattern.pattern for pattern in (cell_words.PIECE, cell_words.CALORIES, cell_words.RELATED, cell_words.BRACKET)),
    *(pattern.pattern for pattern in (part_words.HEADING, part_words.FOOTNOTE, row_words.NUTRIENT)),
    *(pattern.pattern for pattern in (functional_classes._PART, functional_classes._CLASS)),
    *(
        pattern.pattern
        for pattern in (daily_value_basis._PERCENTS, daily_value_basis._ADULTS, serving_words.STATED_SIZE)
    ),
    *(pattern.pattern for _, pattern in daily_value_basis._OTHERS),
    *(pattern.pattern for pattern in (*KINDS.values(), *PATTERNS_OF_LANGUAGES.values())),
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_for_small_letters_holds_no_capital(pattern: str) -> None:
    letters = re.sub(r"\\.|\(\?P<", "", pattern)
    assert letters == letters.lower()


@given(st.text(st.characters() | st.sampled_from("İIıẞßΣK"), max_size=20))
def test_small_letters_stand_where_the_printed_ones_do(text: str) -> None:
    small = small_letters(text)
    assert len(small) == len(text)
    assert all(a in b.lower() or a in "ς" for a, b in zip(small, text, strict=True))
