"""Parts of a label side by side, with bars between them on every line."""

from __future__ import annotations

import pytest

from tests.facts.test_languages import label

from .build import cells, reading

ALIGNED = """\
HALDEN MAG
Supplement Facts         |  Suggested use           |  Caution
Serving Size: 1 tablet   |  Adults: take one tablet |  Keep out of reach of
                         |  daily with a meal.      |  children.
Magnesium   250 mg  60%  |  Other ingredients:      |
 (as magnesium oxide)    |  cellulose, silica,      |  Store in a cool place.
Zinc         11 mg 100%  |  stearic acid            |
"""
CELLS = """\
Directions | Supplement Facts | Other ingredients
Take one | Serving Size: 1 tablet | cellulose, silica,
tablet daily. | Magnesium (as magnesium oxide) 250 mg 60% | stearic acid
with a meal. | Zinc 11 mg 100% |
"""
MARKDOWN = """\
| Supplement Facts | Other Ingredients |
|---|---|
| Serving Size: 1 tablet | cellulose, silica, |
| Magnesium (as magnesium oxide) 250 mg 60% | stearic acid |
"""


@pytest.mark.parametrize("text", [ALIGNED, CELLS, MARKDOWN, ALIGNED.replace("|", "│")])
def test_bars_part_columns_of_a_whole_label(text: str) -> None:
    found = label(text)
    assert found.serving is not None
    assert found.serving.size == "1 tablet"
    assert found.magnesium is not None
    assert ([form.id for form in found.magnesium.forms], str(found.magnesium.elemental_mg)) == (["oxide"], "250")
    assert [o.as_printed for o in found.other_ingredients] == ["cellulose", "silica", "stearic acid"]


@pytest.mark.parametrize("rows", ["Magnesium | 250 mg | 60%\nZinc | 11 mg | 100%\n", "Other ingredients | silica\n"])
def test_a_table_of_rows_is_no_such_columns(rows: str) -> None:
    (panel,) = reading(f"Supplement Facts | Amount | %DV\nIron | 5 mg | 28%\n{rows}").panels
    assert cells(panel)[0] == ("Iron", ["5 mg", "28%"])


def test_tabs_of_a_page_over_a_panel_are_no_heads_of_columns() -> None:
    tabs = "Supplement Facts | Other Ingredients | Directions\n"
    (panel,) = reading(f"{tabs}Serving Size: 1 tablet\nMagnesium | 250 mg | 60%\nZinc | 11 mg | 100%\n").panels
    assert cells(panel)[0] == ("Magnesium", ["250 mg", "60%"])


def test_tabs_part_columns_under_headings_as_bars_do() -> None:
    found = label(CELLS.replace(" | ", "\t"))
    assert found.serving is not None
    assert found.serving.size == "1 tablet"
    assert [o.as_printed for o in found.other_ingredients] == ["cellulose", "silica", "stearic acid"]


def test_bars_part_the_parts_of_a_label_in_one_line() -> None:
    rows = "Supplement Facts: Serving Size 1 tablet|Magnesium (as magnesium oxide) 250 mg 60%"
    found = label(f"Halden Mag|Directions: take one daily.|{rows}|Other Ingredients: silica, cellulose")
    assert found.serving is not None
    assert found.serving.size == "1 tablet"
    assert found.magnesium is not None
    assert [o.as_printed for o in found.other_ingredients] == ["silica", "cellulose"]


def test_a_column_of_units_before_the_amounts() -> None:
    rows = "Vitamin D3 | mcg | 26.7 | 8 | 53\nMagnesium | mg | 233 | 70 | 19\n"
    found = label(f"Nutrition information\nNutrients | Unit | per 100 g | per serving (30 g) | %RDA\n{rows}").magnesium
    assert found is not None
    assert (str(found.elemental_mg), found.percent_daily_value) == ("70", "19")


RULED = """\
HALDEN MAG               | Supplement Facts
Magnesium oxide tablets  | Serving Size: 1 tablet
90 tablets               |        Amount Per Serving   %DV
                         | Magnesium (as
Take one tablet daily    |   magnesium oxide)  250 mg  60%
with a meal.             | *Percent Daily Values are based
                         | on a 2,000 calorie diet.
Keep out of reach of     |
children.                | Other ingredients: cellulose,
                         | silica, stearic acid.
"""


def test_a_rule_of_bars_parts_a_panel_from_the_words_beside_it() -> None:
    found = label(RULED)
    assert found.serving is not None
    assert found.serving.size == "1 tablet"
    assert found.magnesium is not None
    assert ([form.id for form in found.magnesium.forms], str(found.magnesium.elemental_mg)) == (["oxide"], "250")
    assert [other.as_printed for other in found.other_ingredients] == ["cellulose", "silica", "stearic acid"]


def test_a_rule_of_bars_within_a_panel_parts_names_and_cells() -> None:
    found = label(
        "HALDEN MAG\n\nSupplement Facts               | 1 tablet\nMagnesium (as magnesium oxide) | 250 mg 60%\n"
        "Zinc (as zinc citrate)         | 11 mg 100%\nCopper                         | 1 mg 111%\n"
        "Iodine                         | 150 mcg 100%\nSelenium                       | 55 mcg 100%\n"
        "Boron                          | 1 mg *\n"
    )
    assert found.magnesium is not None
    assert str(found.magnesium.elemental_mg) == "250"
