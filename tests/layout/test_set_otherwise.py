"""Rows, halves and lists that stand or run on otherwise than in most labels."""

from __future__ import annotations

from .build import cells
from .build import reading as of_text
from .test_columns_apart import HEAD, reading


def test_a_line_that_begins_within_a_bracket_begins_no_row() -> None:
    (panel,) = reading(
        (20, 280, "Supplement Facts Serving Size: 1 scoop (2.5 g).", 8),
        (20, 270, "Amount per serving: Magnesium (from", 8),
        (20, 260, "2,500 mg magnesium citrate) 400 mg (95%", 8),
        (20, 250, "DV), Zinc (as citrate) 5 mg (45% DV).", 8),
    ).panels
    assert cells(panel) == [
        ("Magnesium (from 2,500 mg magnesium citrate)", ["400 mg", "(95% DV)"]),
        ("Zinc (as citrate)", ["5 mg", "(45% DV)"]),
    ]


def test_calories_have_no_unit_before_another_row() -> None:
    (panel,) = of_text("Supplement Facts\nServing Size: 1 g\nCalories 10 Magnesium (as citrate) 84 mg 20%").panels
    assert cells(panel) == [("Calories", ["10"]), ("Magnesium (as citrate)", ["84 mg", "20%"])]


def test_a_second_half_of_two_rows_with_members_that_wrap() -> None:
    first = ((20, 230, "Calcium", 8), (110, 230, "20 mg", 8), (20, 218, "Zinc", 8), (110, 218, "5 mg", 8))
    second = (
        (200, 230, "Magnesium", 8), (300, 230, "105 mg", 8), (200, 218, "Herb Blend", 8), (300, 218, "10 mg", 8),
        (208, 206, "lemon balm, chamomile", 8), (208, 197, "and passionflower", 8),
    )  # fmt: skip
    (panel,) = reading(*HEAD[:2], (60, 245, "Amount Per Serving", 8), *first, *second).panels
    assert [name for name, _ in cells(panel)][:4] == ["Calcium", "Zinc", "Magnesium", "Herb Blend"]


def test_what_a_name_of_the_second_half_wraps_to_is_no_cell_of_the_first() -> None:
    first = ((20, 230, "Calcium", 8), (110, 230, "20 mg", 8), (20, 218, "Zinc", 8), (110, 218, "5 mg", 8))
    second = (
        (180, 230, "Vitamin B6 (as pyridoxal", 8), (300, 230, "10 mg", 8), (188, 220, "5-phosphate)", 8),
        (180, 208, "Magnesium", 8), (300, 208, "105 mg", 8),
    )  # fmt: skip
    (panel,) = reading(*HEAD[:2], (60, 245, "Amount Per Serving", 8), *first, *second).panels
    assert [name for name, _ in cells(panel)] == [
        "Calcium", "Zinc", "Vitamin B6 (as pyridoxal 5-phosphate)", "Magnesium",
    ]  # fmt: skip


def test_a_list_goes_on_beside_its_only_line() -> None:
    found = reading(
        (20, 150, "Other ingredients: cellulose, rice flour, natural", 8), (220, 150, "lemon flavor, silica.", 8),
        (120, 200, "Lemon", 8),
    )  # fmt: skip
    assert "natural lemon flavor, silica." in " ".join(passage.text for passage in found.passages)


def one_after_the_other(names: str, amounts: str, percents: str) -> str:
    """A text with these columns, each of cells with ``|`` between them, as copied from a page."""
    columns = (names, "Amount Per Serving", amounts, "% Daily Value", percents)
    return "\n".join(["Supplement Facts", "Serving Size: 1 Tablet", *[line for c in columns for line in c.split("|")]])


def test_sources_in_the_brackets_of_a_name_are_no_members_of_a_blend() -> None:
    names = "Protein|Magnesium (as aminoate complex)|Zinc (as aminoate complex, picolinate)|Copper"
    (panel,) = of_text(one_after_the_other(names, "1 g|100 mg|15 mg|0.5 mg", "25%|100%|25%")).panels
    assert cells(panel) == [
        ("Protein", ["1 g"]),
        ("Magnesium (as aminoate complex)", ["100 mg", "25%"]),
        ("Zinc (as aminoate complex, picolinate)", ["15 mg", "100%"]),
        ("Copper", ["0.5 mg", "25%"]),
    ]


def test_of_columns_one_after_the_other_percents_of_which_one_lacks_are_of_no_row_and_amounts_of_theirs() -> None:
    text = one_after_the_other("Choline|Magnesium (as oxide)|Zinc", "30 mg|100 mg|15 mg", "25%|100%")
    (panel,) = of_text(text).panels
    sure = [(row.name.text, [cell.span.text for cell in row.cells if cell.sure]) for row in panel.rows]
    assert sure == [("Choline", ["30 mg"]), ("Magnesium (as oxide)", ["100 mg"]), ("Zinc", ["15 mg"])]


def test_a_name_that_begins_with_a_small_letter_and_a_hyphen_goes_on_with_none() -> None:
    text = one_after_the_other("Protein 24|Magnesium (as oxide)|l-Lysine|Leucine", "100 mg|1,776 mg|80 mg", "48%|25%|†")
    (panel,) = of_text(text).panels
    magnesium = next(row for row in panel.rows if row.name.text == "Magnesium (as oxide)")
    assert magnesium.cells == ()


def test_a_blend_with_its_members_in_a_sentence_is_a_name_among_names() -> None:
    names = "Magnesium (as oxide)|Prostate Blend Nettle root, pygeum bark, lycopene.|Zinc"
    (panel,) = of_text(one_after_the_other(names, "100 mg|250 mg|15 mg", "25%|†|100%")).panels
    assert [own for _, own in cells(panel)] == [["100 mg", "25%"], ["250 mg", "†"], ["15 mg", "100%"]]


def test_calories_over_rows_that_begin_with_their_amounts_say_nothing_of_their_order() -> None:
    rows = "9g Total Fat 12% | 5mg Sodium 0% | 20mg Calcium 2% | 60mg Magnesium 15%"
    (panel,) = of_text(f"Nutrition Facts\nServing size 1 bar (30 g)\nCalories 170\n{rows}").panels
    assert cells(panel)[-2:] == [("Calcium", ["20mg", "2%"]), ("Magnesium", ["60mg", "15%"])]


def test_the_number_of_a_page_is_no_amount_of_a_name_before_it() -> None:
    text = "Supplement Facts\nServing Size: 1 scoop\nAmount Per Serving\nSodium\n90 mg\nMagnesium\nPotassium\n380 mg\n2"
    (panel,) = of_text(text).panels
    assert [row.name.text for row in panel.rows if any(cell.sure for cell in row.cells)] == ["Sodium", "Potassium"]


def test_whole_rows_above_the_first_that_is_out_of_order_are_sure() -> None:
    rows = ("Calcium|200 mg|20%", "Iodine|150 mcg|100%", "Magnesium|100 mg|25%", "Iron|5 mg|28%", "Zinc|22 mg|150%")
    rest = ("122 mcg|175%|2 mg|100%", "Chromium|120 mcg|100%", "Selenium", "Copper", "†Daily Value not established.")
    text = "\n".join([*rows, *rest]).replace("|", "\n")
    (panel,) = of_text(f"Supplement Facts\nServing Size: 1 Tablet\nAmount Per Serving\n% Daily Value\n{text}").panels
    sure = {row.name.text: [cell.span.text for cell in row.cells if cell.sure] for row in panel.rows}
    assert (sure["Magnesium"], sure["Zinc"], sure["Chromium"]) == (["100 mg", "25%"], [], [])


def test_a_bracket_that_another_rows_slip_would_close_is_not_open_over_rows() -> None:
    rows = "Iodine 1 mcg (1%); Copper 2 mg (9%); Zinc 5 mg (45%); Iron 8 mg (44%); Magnesium (as oxide) 125 mg (31%)"
    text = (
        f"Vitamin A (as acetate 900 mcg (100%); Vitamin E (as succinate0 20 mg (133%); {rows}; Lipase, Lactase) 5 mg †"
    )
    (panel,) = of_text(f"Supplement Facts\nServing Size: 1 g\nAmount per serving: {text}").panels
    found = dict(cells(panel))
    assert found["Magnesium (as oxide)"] == ["125 mg", "(31%)"]
    assert found["Vitamin E (as succinate0"] == ["20 mg", "133%"]


def test_words_between_an_amount_and_its_percent_are_no_name() -> None:
    rows = "Zinc: 5 mg, which is 45% of the Daily Value\nIron: 2 mg, which is 11% of the Daily Value"
    (panel,) = of_text(f"Supplement Facts\nServing Size: 1 g\n{rows}").panels
    assert [name for name, _ in cells(panel)] == ["Zinc", "Iron"]
    assert all(len(found) == 2 for _, found in cells(panel))
