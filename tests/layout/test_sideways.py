"""Panels that lie on their side: names in one row, their cells in the rows beneath."""

from __future__ import annotations

import pytest

from .build import cells, reading
from .test_side_by_side import HEAD as HEAD_DRAWN
from .test_side_by_side import reading as drawn

HEAD = "Supplement Facts\nServing Size: 1 Capsule\n"
UPRIGHT = [("Vitamin C", ["60 mg", "67%"]), ("Magnesium", ["105 mg", "25%"]), ("Zinc", ["11 mg", "100%"])]


@pytest.mark.parametrize(
    "table",
    [
        "\tVitamin C\tMagnesium\tZinc\nAmount\t60 mg\t105 mg\t11 mg\n%DV\t67%\t25%\t100%\n",
        "Vitamin C     Magnesium     Zinc\n60 mg         105 mg        11 mg\n67%           25%           100%\n",
        "Vitamin C | Magnesium | Zinc\n60 mg | 105 mg | 11 mg\n67% | 25% | 100%\n",
        "Nutrient | Vitamin C | Magnesium | Zinc\nAmount | 60 mg | 105 mg | 11 mg\n% DV | 67% | 25% | 100%\n",
        "Vitamin C   Magnesium   Zinc\n60 mg (67%)   105 mg (25%)   11 mg (100%)\n",
        "Vitamin C   Magnesium\n60 mg   105 mg\n67%   25%\nZinc   Lutein\n11 mg   5 mg\n100%   †\n",
    ],
)
def test_a_table_on_its_side_has_a_row_for_each_name(table: str) -> None:
    (panel,) = reading(HEAD + table).panels
    assert cells(panel)[:3] == UPRIGHT or [(n, [c.strip("()") for c in of]) for n, of in cells(panel)] == UPRIGHT


@pytest.mark.parametrize(
    "table",
    [
        "\tMagnesium\tVitamin C\tZinc\nAmount\t105 mg\t\t11 mg\n%DV\t25%\t\t100%\n",
        "Magnesium Vitamin C Zinc\n105 mg 60 mg 11 mg\n",
        "Magnesium   Vitamin C   Zinc\n105 mg   60 mg   11 mg\n25%   100%\n",
    ],
)
def test_cells_that_may_be_another_names_are_nobodys(table: str) -> None:
    (panel,) = reading(f"{HEAD}{table}Other ingredients: cellulose.").panels
    assert not any(row.cells for row in panel.rows)
    assert not panel.complete


def test_amounts_of_two_doses_on_a_line_of_their_own_are_not_on_their_side() -> None:
    head = "Supplement Facts\nServing Size: 1 Capsule\nPer 1 Capsule  Per 2 Capsules\n"
    (panel,) = reading(f"{head}Magnesium (as magnesium citrate)\n100 mg  200 mg\nZinc\n5 mg  10 mg\n").panels
    assert [row.cells[0].span.text for row in panel.rows] == ["100 mg", "5 mg"]


def test_what_amounts_are_may_wrap_over_and_under_their_row() -> None:
    words = [
        *[(x, 240, name) for x, name in ((120, "Vitamin C"), (200, "Magnesium"), (280, "Zinc"))],
        (20, 224, "Amount per"), (20, 214, "serving"), (20, 198, "% Daily Value"),
        *[(x, 219, amount) for x, amount in ((120, "60 mg"), (200, "105 mg"), (280, "11 mg"))],
        *[(x, 198, percent) for x, percent in ((120, "67%"), (200, "25%"), (280, "100%"))],
    ]  # fmt: skip
    found = drawn(*HEAD_DRAWN, *[(x, y, word, 8.0) for x, y, word in words])
    (panel,) = found.panels
    assert cells(panel) == UPRIGHT
