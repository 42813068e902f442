"""The tables of topics and of allergens, held against their own examples and hostile lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelcheck.knowledge import TopicRow, allergens, sources, topics
from labelcheck.knowledge.allergens import may_hide
from tests.growth import grows_with_length

SAYS = [pytest.param(row, text, id=f"{row.id}: {text}") for row in topics() for text in row.examples]
SILENT = [pytest.param(row, text, id=f"{row.id}: {text}") for row in topics() for text in row.counter_examples]
BY_ID = {row.id: row for row in allergens()}


def speaks(row: TopicRow, text: str) -> bool:
    return any(hint in text.lower() for hint in row.hints) and row.speaks_in(text.lower())


@pytest.mark.parametrize(("row", "text"), SAYS)
def test_a_topic_is_seen_in_its_examples(row: TopicRow, text: str) -> None:
    assert speaks(row, text)
    assert speaks(row, text.upper())


@pytest.mark.parametrize(("row", "text"), SILENT)
def test_a_topic_is_not_seen_in_its_counter_examples(row: TopicRow, text: str) -> None:
    assert not speaks(row, text)


def test_rows_stand_once_and_cite_sources() -> None:
    ids = [row.id for row in topics()] + list(BY_ID)
    assert len(set(ids)) == len(ids)
    assert all(
        set(source) <= set(sources()) for source in [r.source for r in topics()] + [r.source for r in allergens()]
    )


@pytest.mark.parametrize("piece", ["kidney ", "do not exceed ", "nicht ", "supplement ", "a ", "children ", "- ", "é "])
def test_hostile_lines_are_read_in_linear_time(piece: str) -> None:
    def all_topics(length: int) -> None:
        for row in topics():
            row.speaks_in(piece * (length // len(piece)))

    grows_with_length(all_topics, 4_000)


@given(st.text(max_size=300))
def test_any_text_is_answered(text: str) -> None:
    for row in topics():
        assert row.speaks_in(text) in (True, False)


@pytest.mark.parametrize(
    ("allergen", "ingredient"),
    [
        ("milk", "Whey Protein Isolate"),
        ("milk", "sodium caseinate"),
        ("milk", "lactose monohydrate"),
        ("milk", "Molkenpulver"),
        ("egg", "albumin"),
        ("wheat", "spelt flour"),
        ("sesame", "tahini"),
    ],
)
def test_an_ingredient_hides_its_allergen(allergen: str, ingredient: str) -> None:
    assert BY_ID[allergen].hidden_in(ingredient)
    assert may_hide(f"cellulose\n{ingredient}\nsilica")


@pytest.mark.parametrize(
    "ingredient", ["lactic acid", "Lactobacillus", "lecithin", "calcium lactate", "lactose-free base"]
)
def test_look_alikes_hide_nothing(ingredient: str) -> None:
    assert not any(row.hidden_in(ingredient) for row in allergens())


@pytest.mark.parametrize(("text", "named"), [
    ("Contains: Milk", True), ("nonfat milk powder", True), ("Milcheiweiß", True), ("milk thistle extract", False),
    ("coconut milk powder", False), ("dairy-free", False),
])  # fmt: skip
def test_what_names_milk(text: str, named: bool) -> None:
    assert BY_ID["milk"].named_in(text) is named
