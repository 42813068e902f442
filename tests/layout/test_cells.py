"""What a row is made of, told by form."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelcheck.layout.panel.cells import lex


def kinds(text: str, depth: int = 0) -> list[tuple[str, str]]:
    return [(piece.kind, text[piece.start : piece.end]) for piece in lex(text, depth)[0]]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Magnesium 200 mg 48%", [("name", "Magnesium"), ("amount", "200 mg"), ("percent", "48%")]),
        ("Magnesium ......", [("name", "Magnesium ......")]),
        ("Zinc 15mg††", [("name", "Zinc"), ("amount", "15mg"), ("symbol", "††")]),
        ("Magnesium (40 mg; S. cerevisiae) 2 mg", [("name", "Magnesium (40 mg; S. cerevisiae)"), ("amount", "2 mg")]),
        (
            "Vitamin A 1,500 mcg RAE (167% DV)",
            [("name", "Vitamin A"), ("amount", "1,500 mcg RAE"), ("percent", "(167% DV)")],
        ),
        ("Zinc 15 mg [136%]", [("name", "Zinc"), ("amount", "15 mg"), ("percent", "[136%]")]),
        ("Vitamin B-12 500 mcg", [("name", "Vitamin B-12"), ("amount", "500 mcg")]),
        ("Zinc 15 mg (NRV 136%)", [("name", "Zinc"), ("amount", "15 mg"), ("percent", "(NRV 136%)")]),
        ("Zinc 15 mg NRV% 136", [("name", "Zinc"), ("amount", "15 mg"), ("percent", "NRV% 136")]),
        ("Zinc 15 mg (%NRV 136)", [("name", "Zinc"), ("amount", "15 mg"), ("percent", "(%NRV 136)")]),
        ("Zinc (as citrate) (mg) 15", [("name", "Zinc (as citrate) (mg)"), ("amount", "15")]),
        ("Zinc - 15 mg - 136%", [("name", "Zinc"), ("amount", "15 mg"), ("percent", "136%")]),
        ("Zinc 15mg/136%", [("name", "Zinc"), ("amount", "15mg"), ("percent", "136%")]),
        ("Zinc 0.1mg/<1%", [("name", "Zinc"), ("amount", "0.1mg"), ("percent", "<1%")]),
        ("Zinc (as citrate)15mg136%", [("name", "Zinc (as citrate)"), ("amount", "15mg"), ("percent", "136%")]),
        ("Includes 4 g Added Sugars 8%", [("name", "Includes 4 g Added Sugars"), ("percent", "8%")]),
        ("Zinc (as citrate)15 mg136%", [("name", "Zinc (as citrate)"), ("amount", "15 mg"), ("percent", "136%")]),
        ("Turmeric (root) 100mg/*", [("name", "Turmeric (root)"), ("amount", "100mg"), ("symbol", "*")]),
        ("Zinc 5mg 50 10mg", [("name", "Zinc"), ("amount", "5mg"), ("percent", "50"), ("amount", "10mg")]),
        ("Zinc 5 mg† 45", [("name", "Zinc"), ("amount", "5 mg"), ("symbol", "†"), ("percent", "45")]),
        ("Fish oil 1000mg18 EPA", [("name", "Fish oil 1000mg18 EPA")]),
        ("Theanine 100mg/-", [("name", "Theanine"), ("amount", "100mg")]),
        ("Elixir 1/5% 10 mg/ml", [("name", "Elixir 1/5% 10 mg/ml")]),
        ("Sorbitol (70%) IP 1.5 mg", [("name", "Sorbitol (70%) IP"), ("amount", "1.5 mg")]),
        ("Magnesium sulfate 100% USP", [("name", "Magnesium sulfate"), ("strength", "100% USP")]),
        ("Zinc 5 mg, 20 % more", [("name", "Zinc"), ("amount", "5 mg"), ("name", "20 % more")]),
        ("Magnesium (as oxide) 100 | mg 25%", [("name", "Magnesium (as oxide) 100 | mg"), ("percent", "25%")]),
        ("Magnesio mg 300 (80% VNR)", [("name", "Magnesio"), ("amount", "mg 300"), ("percent", "(80% VNR)")]),
        (
            "Magnesium chloride 31% w/w 5 ml",
            [("name", "Magnesium chloride"), ("strength", "31% w/w"), ("amount", "5 ml")],
        ),
        ("Magnesium* 43 mg", [("name", "Magnesium*"), ("amount", "43 mg")]),
        ("Fiber <1 g <1%", [("name", "Fiber"), ("amount", "<1 g"), ("percent", "<1%")]),
        ("Magnesium 1.100,5 mg", [("name", "Magnesium"), ("amount", "1.100,5 mg")]),
        ("Magnesium 200 48%", [("name", "Magnesium"), ("amount", "200"), ("percent", "48%")]),
        ("Calories 5", [("name", "Calories"), ("amount", "5")]),
        ("20 Amino Acids Blend", [("name", "20 Amino Acids Blend")]),
    ],
)
def test_pieces(text: str, pieces: list[tuple[str, str]]) -> None:
    assert kinds(text) == pieces


def test_a_bracket_that_is_still_open_holds_its_amounts() -> None:
    assert kinds("cerevisiae; 40 mg) 2 mg", depth=1) == [("name", "cerevisiae; 40 mg)"), ("amount", "2 mg")]


def test_an_amount_with_its_percent_at_the_end_is_cells_even_in_an_open_bracket() -> None:
    assert kinds("Magnesium (as glycinate 10 mg 3%") == [
        ("name", "Magnesium (as glycinate"),
        ("amount", "10 mg"),
        ("percent", "3%"),
    ]


@given(st.text(max_size=200))
def test_any_text_gives_pieces_in_order_within_it(text: str) -> None:
    pieces, depth = lex(text)
    assert depth >= 0
    assert all(0 <= piece.start < piece.end <= len(text) for piece in pieces)
    assert all(a.end <= b.start for a, b in pairwise(pieces))


BEFORE_AMOUNTS = {"less", "under", "about", "approximately", "env"}


@given(
    st.from_regex(r"[A-Z][a-z]{2,12}", fullmatch=True).filter(lambda name: name.lower() not in BEFORE_AMOUNTS),
    st.integers(1, 9999),
    st.sampled_from(["mg", "mcg", "g", "IU"]),
    st.integers(0, 500),
    st.sampled_from(["  ", " ", "     "]),
)
def test_a_written_row_is_read_back(name: str, value: int, unit: str, percent: int, gap: str) -> None:
    text = f"{name}{gap}{value:,} {unit}{gap}{percent}%"
    assert kinds(text) == [("name", name), ("amount", f"{value:,} {unit}"), ("percent", f"{percent}%")]
