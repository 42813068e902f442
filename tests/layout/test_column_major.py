"""Texts whose columns stand one after the other are read back as the rows they were made of, however they are cut."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from .build import cells, reading

NAMES = (
    "Vitamin D3", "Calcium (as calcium carbonate)", "Magnesium (as magnesium oxide)", "Zinc", "Selenium",
    "Copper (as copper gluconate)", "Manganese", "Iodine (from kelp)",
)  # fmt: skip
ROWS = st.lists(st.tuples(st.integers(1, 900), st.integers(1, 300)), min_size=2, max_size=len(NAMES))


def panel_of(heading: str, names: Sequence[str], lines: Sequence[str]) -> list[tuple[str, list[str]]]:
    parts = ("Supplement Facts", "Serving Size: 2 Tablets", heading, "", *names, "", *lines)
    (panel,) = reading("\n".join([*parts, "", "Other Ingredients: silica."])).panels
    assert all(cell.sure for row in panel.rows for cell in row.cells)
    return cells(panel)


@given(ROWS, st.lists(st.integers(1, 4), min_size=8, max_size=8), st.booleans())
def test_cells_in_batches_are_those_of_the_names_in_order(
    rows: list[tuple[int, int]], sizes: list[int], beside: bool
) -> None:
    bounds = [*[end for end in accumulate(sizes, initial=0) if end < len(rows)], len(rows)]
    lines: list[str] = []
    for start, end in pairwise(bounds):
        amounts, percents = zip(*[(f"{amount} mg", f"{percent}%") for amount, percent in rows[start:end]], strict=True)
        lines += [f"{amounts[0]} {percents[0]}"] if beside and end - start == 1 else [*amounts, "", *percents]
    expected = [(name, [f"{a} mg", f"{p}%"]) for name, (a, p) in zip(NAMES, rows, strict=False)]
    assert panel_of("Amount Per Serving % Daily Value", NAMES[: len(rows)], lines) == expected


PRIMES = (5, 7, 11, 13, 17, 19, 23, 29)
"""None is another's multiple: of such, either may be for the second dose."""


@example(amounts=[11, 29, 5, 13], count=4, order="columns", times=2)  # 2.6 fits nearly
@given(st.permutations(PRIMES), st.integers(3, 8), st.sampled_from(["row", "columns"]), st.integers(2, 4))
def test_of_two_doses_each_amount_for_the_second_is_the_same_multiple(
    amounts: list[int], count: int, order: str, times: int
) -> None:
    rows = [(amount, 3 * amount) for amount in amounts[:count]]
    first = [f"{amount} mg {percent}%" for amount, percent in rows]
    second = [f"{times * amount} mg {times * percent}%" for amount, percent in rows]
    lines = [f"{a} {b}" for a, b in zip(first, second, strict=True)] if order == "row" else [*first, *second]
    found = panel_of(f"Per 1 Tablet Per {times} Tablets", NAMES[: len(rows)], lines)
    assert [" ".join(own) for _, own in found] == [f"{a} {b}" for a, b in zip(first, second, strict=True)]


@pytest.mark.parametrize(
    "heading", ["Per 1 Per 2\nTablet Tablets", "Per 1\nTablet\nPer 2\nTablets", "Per 1\nPer 2\nTablet\nTablets"]
)
def test_headings_of_doses_are_put_together_from_their_words(heading: str) -> None:
    text = f"Supplement Facts\n{heading}\nZinc\nMagnesium\n5 mg 45% 10 mg 91%\n50 mg 12% 100 mg 24%"
    (panel,) = reading(text).panels
    assert [column.text for column in panel.columns] == ["Per 1 Tablet", "Per 2 Tablets"]


def test_percents_of_no_sure_row_are_sure_of_none() -> None:
    lines = ["20 mg", "1 g", "105 mg", "200 mg", "25%", "15%"]
    text = "\n".join(["Supplement Facts", "Per 1 Tablet", "Boron", "Inositol", "Magnesium", "Calcium", *lines])
    (panel,) = reading(text).panels
    assert [cell.span.text for row in panel.rows for cell in row.cells if cell.kind == "percent" and cell.sure] == []


def test_a_name_that_ends_below_its_cells_is_not_taken_from_the_panel_by_the_next() -> None:
    lines = (
        "Magnesium",
        "125 mg",
        "31%",
        "(as Oxide,",
        "Amino Acid",
        "Chelate)",
        "Zinc (as",
        "15 mg 100%",
        "Amino",
        "Acid)",
    )
    (panel,) = reading(
        "\n".join(["Supplement Facts", "Serving Size: 3 Tablets", "Amount per Serving % DV", *lines])
    ).panels
    assert cells(panel) == [
        ("Magnesium (as Oxide, Amino Acid Chelate)", ["125 mg", "31%"]),
        ("Zinc (as Amino Acid)", ["15 mg", "100%"]),
    ]


def test_labels_of_the_head_over_their_values() -> None:
    text = "Supplement Facts\nServing size\nServings per container\n\n1 Tablet\n20\n\nMagnesium\n100 mg\n24%"
    (panel,) = reading(text).panels
    assert [span.text for span in panel.head] == ["Serving size", "1 Tablet", "Servings per container", "20"]


def test_a_title_over_two_lines_with_a_blank_one_between() -> None:
    text = "Supplement\n\nFacts\n\nServing Size: 2 Tablets\nMagnesium\n25 mg\n6%\nZinc\n30 mg\n200%"
    (panel,) = reading(text).panels
    assert panel.title.text == "Supplement Facts"
    assert cells(panel) == [("Magnesium", ["25 mg", "6%"]), ("Zinc", ["30 mg", "200%"])]
