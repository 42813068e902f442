"""Printed statements against prescribed texts: what is the same, what is near, what is said of the difference."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelcheck.knowledge import prescribed_texts
from labelcheck.model.label import Statement
from labelcheck.rules.prescribed import Likeness, closest

from .build import printed

DISCLAIMERS = ("disclaimer_singular", "disclaimer_plural")
FIRST = "These statements have not been evaluated by the Food and Drug Administration."
SECOND = "This product is not intended to diagnose, treat, cure or prevent any disease."


def held(*texts: str, ids: tuple[str, ...] = DISCLAIMERS) -> Likeness | None:
    return closest([Statement("disclaimer", text, printed(text)) for text in texts], *ids)


@pytest.mark.parametrize(
    "texts",
    [
        (FIRST, SECOND),
        (f"*{FIRST} {SECOND}",),
        (f"†{FIRST.upper()}", SECOND.upper()),
        ("**This statement has not been evaluated by the Food & Drug Administration.", SECOND),
        ("These statements have not been", "evaluated by the Food and Drug", "Administration. This product is not in-",
         "tended to diagnose, treat, cure,", "or prevent any disease."),
        ("Gluten free.", f"{FIRST}* {SECOND}", "Keep out of reach."),
    ],
)  # fmt: skip
def test_word_for_word(texts: tuple[str, ...]) -> None:
    like = held(*texts)
    assert like is not None
    assert (like.similarity, like.difference) == (1.0, "")


def test_the_evidence_is_what_holds_it_and_no_more() -> None:
    like = held("Gluten free.", FIRST, SECOND, "Keep out of reach.")
    assert like is not None
    assert [piece.text for piece in like.evidence] == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("texts", "difference"),
    [
        ((FIRST, "These products are not intended to diagnose, treat, cure, or prevent any disease."),
         "“these products are” stands for “this product is”"),
        ((FIRST, "This product is not intended to treat, cure, or prevent any disease."), "“diagnose” is missing"),
        ((FIRST.replace("evaluated", "reviewed"), SECOND), "“reviewed” stands for “evaluated”"),
        (("These statements have not been evaluated by the FDA.", SECOND),
         "“fda” stands for “food and drug administration”"),
        ((FIRST, "This product is not intended to diagnose, treat, cure, or prevent any known disease."),
         "“known” is added"),
    ],
)  # fmt: skip
def test_a_small_difference_is_shown(texts: tuple[str, ...], difference: str) -> None:
    like = held("Calm Harbor.", *texts, "Store in a dry place.")
    assert like is not None
    assert like.difference == difference
    assert 0.85 < like.similarity < 1
    assert [piece.text for piece in like.evidence] == list(texts)


def test_half_of_it_is_less_alike() -> None:
    like = held(SECOND)
    assert like is not None
    assert 0.5 < like.similarity < 0.85


def test_iron() -> None:
    first, *rest = prescribed_texts()["iron_warning"].words.split(". ")
    whole = held(f"{first.upper()}.", *rest, ids=("iron_warning",))
    assert whole is not None
    assert whole.difference == ""
    changed = held(f"{first}.", "Keep away from children.", rest[1], ids=("iron_warning",))
    assert changed is not None
    assert changed.similarity > 0.85
    assert "“keep away from children” stands for" in changed.difference or "out of reach of" in changed.difference


def test_nothing_alike() -> None:
    assert held() is None
    assert held("Gluten, Soja, Milch") is None


@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_words_can_be_compared(texts: list[str]) -> None:
    like = held(*texts)
    assert like is None or 0 < like.similarity <= 1
