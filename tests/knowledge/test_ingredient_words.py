"""A list that stops inside a word is told by the words that ingredients are named with."""

from __future__ import annotations

import pytest

from labelcheck.knowledge.ingredient_words import ends_inside_word


@pytest.mark.parametrize(
    "text",
    ["cellulose, magnesium stea", "stearic ac", "microcrystalline cell", "hypromel", "rice extr", "Gélat", "MALTODEX"],
)
def test_a_word_that_was_cut_off(text: str) -> None:
    assert ends_inside_word(text)


WHOLE = (
    "magnesium stearate", "natural flavor", "natural flavour", "rice flour", "water", "veg caps", "FD&C Red 40", "E171",
    "magnesium stearate (vegetable)", "Überzugsmittel", "",
)  # fmt: skip


@pytest.mark.parametrize("text", WHOLE)
def test_a_whole_word(text: str) -> None:
    assert not ends_inside_word(text)
