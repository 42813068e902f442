"""Lists of ingredients in texts in which a program joined the lines of columns that stood side by side."""

from __future__ import annotations

import pytest

from labelcheck.model.result import Result
from labelcheck.scan import read_only

LABEL = """Hillbrook Labs
Supplement Facts
Serving Size: 1 Lozenge
Amount Per Serving % DV
Magnesium (as magnesium citrate) 40 mg 10%
{}
Directions: Take one lozenge daily.
Keep out of reach of children.
"""


def sure_of(listed: str) -> tuple[list[str], list[str], str]:
    """The ingredients that are sure and those that are not, and how much of the list was read."""
    found = read_only(LABEL.format(listed).encode(), "label.txt")
    assert isinstance(found, Result)
    others = found.label.other_ingredients
    sure, unsure = ([one.as_printed for one in others if (one.confidence == "high") is high] for high in (True, False))
    return sure, unsure, found.label.coverage.parts["other_ingredients"]


@pytest.mark.parametrize(
    ("listed", "sure", "unsure"),
    [
        (
            "Other Ingredients: Sorbitol, Silica,\nSupports restful sleep\nDextrose, Stearic Acid.",
            ["Sorbitol", "Silica"],
            ["Supports restful sleep Dextrose", "Stearic Acid"],
        ),
        (
            "Other Ingredients: Sorbitol, Silica, Resealable bag\nCitric Acid, Sucralose, Stearic Acid.",
            ["Sorbitol", "Silica", "Sucralose"],
            ["Resealable bag Citric Acid", "Stearic Acid"],
        ),
        (
            "Other Ingredients: Sorbitol, Magnesium\nLemon Burst\nStearate, Silica, Talc.",
            ["Sorbitol", "Silica"],
            ["Magnesium Lemon Burst Stearate", "Talc"],
        ),
        (
            "Other Ingredients: Sorbitol, Citric\nKeep in a cool place.\nAcid, Silica, Talc.",
            ["Sorbitol"],
            ["Citric"],
        ),
        (
            "Other Ingredients: Sorbitol, Silica,\nSafety sealed.\nStearic Acid, Magnesium Stearate.",
            ["Sorbitol", "Silica"],
            ["Safety sealed"],
        ),
        (
            "Other Ingredients: Sorbitol, Silica, red\nVitamin C 60 mg 67% Beet juice, Stearic Acid, Talc.",
            ["Sorbitol", "Silica", "Stearic Acid"],
            ["red Vitamin C 60 mg 67% Beet juice", "Talc"],
        ),
    ],
    ids=["before a name", "behind a line", "within a name", "cut in a name", "cut behind a name", "a row of the panel"],
)
def test_print_beside_a_list_is_doubted(listed: str, sure: list[str], unsure: list[str]) -> None:
    assert sure_of(listed) == (sure, unsure, "cut")


@pytest.mark.parametrize(
    "listed",
    [
        "Other Ingredients: Sorbitol, organic\nMaltodextrin, Pumpkin seed\nprotein, modified\nCellulose, Silica.",
        "Other Ingredients: Sorbitol, Silica, Talc, DL-Alpha-\nTocopherol, Gelatin.",
        "Other Ingredients: Sorbitol, Silica, Acerola\nContains no soy, starch, gelatin or yeast.",
        "Other Ingredients: Sorbitol, Silica (from rice that is not modified), Honey\npowder.",
    ],
)
def test_a_list_that_wraps_is_sure(listed: str) -> None:
    sure, unsure, part = sure_of(listed)
    assert (len(sure) > 2, unsure, part) == (True, [], "read")


def test_a_line_far_left_of_the_heading_is_of_another_column() -> None:
    heading = " " * 90 + "Other Ingredients: Sorbitol, Silica, natural"
    sure, unsure, part = sure_of(f"{heading}\nMIDNIGHT BLEND 3mg\n")
    assert (sure, unsure, part) == (["Sorbitol", "Silica"], ["natural MIDNIGHT BLEND 3mg"], "cut")
