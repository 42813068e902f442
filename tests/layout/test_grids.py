"""Texts that keep the layout of a page, or the cells of a table: what columns side by side do to each other's lines."""

from __future__ import annotations

from labelcheck.facts import read_facts

from .build import cells, document, reading

HEAD = """Northmoor Minerals
Dietary Supplement                       Supplement Facts
                                         Serving Size: 1 Tablet

                                         Amount Per Serving                       % DV
"""
LIST_BESIDE = (
    HEAD
    + """One month supply                         Vitamin C (as ascorbic acid)    90 mg      100%
                                         Niacin (as niacinamide)         16 mg      100%
Ingredients: cellulose, stearic acid,    Biotin                          30 mcg     100%
silica, maltodextrin, gelatin, Citric Magnesium (as magnesium malate)   105 mg       25%
Acid, Croscarmellose Sodium. Zinc (as zinc picolinate)                   11 mg      100%
                                         Copper (as copper gluconate)    0.9 mg     100%
Keep out of reach of children.           Selenium (as selenate)          55 mcg     100%
                                         Iodine (as potassium iodide)   150 mcg     100%
"""
)


def test_a_name_one_blank_behind_the_list_beside_is_cut_off_it() -> None:
    found = reading(LIST_BESIDE)
    rows = cells(found.panels[0])
    assert ("Magnesium (as magnesium malate)", ["105 mg", "25%"]) in rows
    listed = " ".join([passage.text for passage in found.passages]).replace("\n", " ")
    assert "silica, maltodextrin, gelatin, Citric Acid, Croscarmellose Sodium." in listed


def test_a_name_that_stands_left_of_its_column_is_a_row() -> None:
    assert ("Zinc (as zinc picolinate)", ["11 mg", "100%"]) in cells(reading(LIST_BESIDE).panels[0])


def beside_large_type(first: str, *lines: str) -> str:
    """The other ingredients, whose ``first`` line stands beside the name of the product."""
    front = "Northmoor".ljust(28) + "Supplement Facts".ljust(44) + first
    right = [*lines, "Keep out of reach of children."]
    rows = [
        "Serving Size: 1 Tablet",
        "Amount Per Serving      %DV",
        "Zinc            11 mg  100%",
        "Magnesium      105 mg   25%",
    ]
    beside = [row.ljust(44) + (right[number] if number < len(right) else "") for number, row in enumerate(rows)]
    return "\n".join([front, "      DIETARY SUPPLEMENT", "", "", *[" " * 28 + line for line in beside]])


def test_a_line_is_full_where_the_next_word_and_its_blank_have_no_room() -> None:
    first, word = "Other Ingredients: Cellulose, Magnesia", "Hydroxypropylcellulose,"
    below = f"{word} Silica, Gelatin, Rice Flour, Agar 406."
    assert len(below) == len(first) + 1 + len(word)
    (listed,) = [p.text for p in reading(beside_large_type(first, below)).passages if p.text.startswith("Other")]
    assert below in listed.replace("\n", " ")


def test_a_list_goes_on_below_lines_that_large_type_beside_left_out() -> None:
    text = beside_large_type("Other Ingredients: Cellulose, Hydroxypropyl", "Methylcellulose, Silica, Gelatin.")
    (listed,) = [p.text for p in reading(text).passages if p.text.startswith("Other Ingredients")]
    assert "Hydroxypropyl Methylcellulose, Silica, Gelatin." in listed.replace("\n", " ")


def test_a_list_that_ends_with_room_left_does_not_go_on_below_such_lines() -> None:
    text = beside_large_type("Other Ingredients: Cellulose, Silica", "Gentle on the stomach and made for every day.")
    label = read_facts(document(text), reading(text))
    assert [item.as_printed for item in label.other_ingredients] == ["Cellulose", "Silica"]


def test_cells_of_which_only_those_with_commas_are_quoted() -> None:
    text = """Product,Calm Minerals
Serving Size,2 Tablets
Supplement Facts,Amount Per Serving,% Daily Value
Phosphorus,"1,000 mg",80%
Magnesium (as oxide),105 mg,25%
Other Ingredients,"Cellulose, Silica, Gelatin."
Statement,"Store in a cool, dry place."
"""
    label = read_facts(document(text), reading(text))
    assert ("Magnesium (as oxide)", ["105 mg", "25%"]) in cells(reading(text).panels[0])
    assert [item.as_printed for item in label.other_ingredients] == ["Cellulose", "Silica", "Gelatin"]
    assert label.serving is not None


def test_a_name_centred_beside_a_panel_is_no_part_of_its_rows() -> None:
    lines = [
        "Supplement Facts".ljust(40) + "7th Hill Minerals",
        "Serving Size: 2 Tablets",
        "     Amount Per Serving % DV",
    ]
    lines += [" " * 43 + "Daily Balance", "Vitamin C       90 mg  100%", "(as ascorbic", "acid)"]
    lines += ["Magnesium      105 mg   25%".ljust(42) + "Dietary Supplement", "(as magnesium", "malate)"]
    lines += [
        f"{name:<16}{number} mg  {number}%" for number, name in enumerate(("Iron", "Copper", "Manganese") * 20, 10)
    ]
    (panel,) = reading("\n".join(lines)).panels
    assert cells(panel)[1] == ("Magnesium (as magnesium malate)", ["105 mg", "25%"])
    assert panel.head[0].text == "Serving Size: 2 Tablets"


def test_letters_around_a_seal_do_not_part_the_rows_beside_it() -> None:
    names = ("Iron", "Copper", "Manganese", "Iodine", "Magnesium", "Zinc", "Selenium", "Biotin")
    rows = [f" {name:<28}{number} mg      {number}%" for number, name in enumerate(names, 10)]
    head = [" Supplement Facts", " Serving Size: 2 Tablets", "                    Amount Per Serving    % DV"]
    copy = [
        "Suggested use: Take two tablets daily",
        "with a meal.",
        "Keep out of the reach of children.",
        "Seattle",
    ] * 3
    lines = [row.ljust(56) + copy[number] for number, row in enumerate([*head, *rows])]
    for at, letters in ((9, "E"), (7, "F"), (6, "MA  AM")):
        lines[at:at] = [*[""] * 5, " " * 100 + letters, *[""] * 5]
    assert [name for name, _ in cells(reading("\n".join(lines)).panels[0])] == list(names)


def test_the_name_of_a_nutrient_broken_short_of_the_edge_is_whole() -> None:
    text = """Supplement Facts                          Northmoor Minerals
Serving Size: 2 Tablets
Amount Per Serving          %DV             Daily Balance
Niacinamid     20 mg       100%
e                                           Dietary Supplement
Magnesiu      105 mg        25%
m
Zinc           11 mg       100%
"""
    names = [name for name, _ in cells(reading(text).panels[0])]
    assert names == ["Niacinamide", "Magnesium", "Zinc"]


def test_percents_alone_in_a_row_are_one_of_each_dose() -> None:
    text = """Supplement Facts
Serving Size: 2 Scoops (30 g)
Per 1 Scoop Per 2 Scoops
Amount %DV Amount %DV
Total Fat 1.5 g 2% 3 g 4%
Sodium 55 mg 2% 110 mg 5%
Protein 9 g 18% 18 g 36%
Magnesium 3% 5%
"""
    (panel,) = reading(text).panels
    assert [(cell.span.text, cell.column) for cell in panel.rows[-1].cells] == [("3%", 0), ("5%", 1)]


def columns(*rows: tuple[str, str]) -> str:
    """Two columns of a page, line by line."""
    return "\n".join(f"{left:<44}{right}".rstrip() for left, right in rows)


def test_a_list_under_its_heading_goes_on_below_rows_that_only_the_panel_takes() -> None:
    text = columns(
        ("Supplement Facts", "Other Ingredients:"),
        ("", "Honey, Sugar, Pear juice"),
        ("Serving Size: 2 Tablets", ""),
        ("", ""),
        ("Servings Per Container: 30", ""),
        ("", "concentrate, Gelatin."),
        ("Magnesium (as magnesium malate) 105 mg 25%", ""),
        ("Zinc (as zinc picolinate) 11 mg 100%", "Keep out of reach of children."),
    )
    assert any("Sugar, Pear juice concentrate, Gelatin." in oneline(p.text) for p in reading(text).passages)


def oneline(text: str) -> str:
    return text.replace("\n", " ")


def test_the_last_line_of_a_list_that_stands_far_below_it() -> None:
    text = columns(
        ("Supplement Facts", "Other Ingredients: Honey, Sugar, natural"),
        *(("", "") for _ in range(9)),
        ("Serving Size: 2 Tablets", "Cherry flavor, Gelatin."),
        *(("", "") for _ in range(9)),
        ("Magnesium (as magnesium malate) 105 mg 25%", "         Keep out of reach of children."),
        ("Zinc (as zinc picolinate) 11 mg 100%", "         Take one tablet daily with food."),
        ("Copper (as copper gluconate) 1 mg 100%", "         Store in a cool place."),
    )
    assert any("Sugar, natural Cherry flavor, Gelatin." in oneline(p.text) for p in reading(text).passages)
