"""What is set side by side for want of height: cards of nutrients, a list in columns, a head left of its rows."""

from __future__ import annotations

from decimal import Decimal

import pytest
from reportlab.pdfgen.canvas import Canvas

from labelcheck.documents import read_document
from labelcheck.facts.doses.columns import choose
from labelcheck.layout import read_layout
from labelcheck.model.label import Serving
from labelcheck.model.reading import Reading
from tests.documents.draw import pdf, text

from .build import cells

Drawn = tuple[float, float, str, float]
HEAD: tuple[Drawn, ...] = ((20, 280, "Supplement Facts", 11), (20, 266, "Serving Size: 2 Capsules", 8))


def reading(*drawn: Drawn) -> Reading:
    def draw(canvas: Canvas) -> None:
        for x, y, words, size in drawn:
            text(x, y, words, size)(canvas)

    return read_layout(read_document(pdf(draw, (420, 300)), "label.pdf"))


CARDS = (
    ("Zinc (as citrate)", None, "11 mg", "100% DV"),
    ("Magnesium (as magnesium", "citrate)", "105 mg", "25% DV"),
    ("Copper (as gluconate)", None, "0.9 mg", "100% DV"),
    ("Iodine", None, "150 mcg", "100% DV"),
)


@pytest.mark.parametrize("amount_first", [True, False])
def test_cards_are_rows(amount_first: bool) -> None:
    drawn: list[Drawn] = []
    for number, (name, more, amount, percent) in enumerate(CARDS):
        x, y = 24 + 130 * (number % 3), 236 - 60 * (number // 3)
        names = [(words, 8) for words in (name, more) if words]
        stack = [(amount, 12), *names] if amount_first else [*names, (amount, 12)]
        drawn += [(x, y - 13 * line, words, size) for line, (words, size) in enumerate([*stack, (percent, 7)])]
    (panel,) = reading(*HEAD, *drawn, (20, 100, "Other Ingredients: cellulose.", 8)).panels
    expected = [(name + (f" {more}" if more else ""), [amount, percent]) for name, more, amount, percent in CARDS]
    assert cells(panel) == expected


def test_amounts_under_names_that_are_not_all_named_are_no_cards() -> None:
    drawn = ((24, 236, "11 mg", 12), (154, 236, "105 mg", 12), (154, 223, "Magnesium", 8))
    (panel,) = reading(*HEAD, *drawn).panels
    assert all("11 mg" not in row_cells for _, row_cells in cells(panel))


@pytest.mark.parametrize("lefts", [(20, 150), (20, 150, 280)])
def test_a_list_in_columns_is_read_row_by_row(lefts: tuple[int, ...]) -> None:
    names = ["Cellulose", "Natural flavor", "Silica", "Stearic Acid", "Citric Acid"]
    drawn = [(lefts[i % len(lefts)], 226 - 12 * (i // len(lefts)), name, 8) for i, name in enumerate(names)]
    row = ((20, 252, "Magnesium", 8), (200, 252, "105 mg", 8))
    after = ((20, 160, "Directions", 10), (20, 148, "Take two capsules daily.", 8))
    read = reading(*HEAD, *row, (20, 238, "Other Ingredients", 10), *drawn, *after)
    (listed,) = [passage for passage in read.passages if passage.text.startswith("Other Ingredients")]
    assert listed.text == " ".join(["Other Ingredients", *names])
    assert len(listed.lines) == 1 + len(names)


def test_a_name_that_wraps_in_its_column_is_one() -> None:
    drawn = ((20, 222, "Cellulose", 8), (150, 222, "Vegetable Magnesium", 8), (150, 213, "Stearate", 8))
    more = ((20, 197, "Silica", 8), (150, 197, "Gelatin", 8))
    read = reading(*HEAD, (20, 236, "Other Ingredients", 10), *drawn, *more)
    (listed,) = [passage for passage in read.passages if passage.text.startswith("Other Ingredients")]
    assert listed.text == "Other Ingredients Cellulose Vegetable Magnesium Stearate Silica Gelatin"
    assert len(listed.lines) == 5


def test_print_with_a_heading_of_its_own_is_no_column_of_the_list() -> None:
    drawn = (
        (20, 222, "Cellulose", 8),
        (20, 211, "Silica", 8),
        (150, 222, "Two capsules", 8),
        (150, 211, "in the evening", 8),
    )
    read = reading(*HEAD, (20, 236, "Other Ingredients", 10), (150, 236, "Directions", 10), *drawn)
    (listed,) = [passage for passage in read.passages if passage.text.startswith("Other Ingredients")]
    assert "capsules" not in listed.text


def test_rows_may_stand_right_of_the_head_without_a_box() -> None:
    head = ((20, 280, "Supplement Facts", 16), (20, 262, "Serving Size", 8), (20, 252, "2 Capsules", 8))
    more = (
        (20, 242, "Servings Per Container 30", 8),
        (270, 288, "Amount Per Serving", 7),
        (360, 288, "% Daily Value", 7),
    )
    rows = [
        ("Zinc (as citrate)", "11 mg", "100%"),
        ("Magnesium (as citrate)", "105 mg", "25%"),
        ("Iodine", "150 mcg", "100%"),
    ]
    drawn = [
        (x, 276 - 11 * number, words, 8)
        for number, row in enumerate(rows)
        for x, words in zip((160, 280, 370), row, strict=True)
    ]
    (panel,) = reading(
        *head, *more, *drawn, (20, 220, "Other Ingredients: cellulose, silica, gelatin, stearic acid.", 8)
    ).panels
    assert cells(panel) == [(name, [amount, percent]) for name, amount, percent in rows]
    assert "2 Capsules" in [span.text for span in panel.head]


def test_percents_right_of_the_title_are_not_rows_beside_it() -> None:
    rows = ((20, 240, "Iodine 150 mcg", 8), (20, 229, "Magnesium (as oxide) 105 mg", 8))
    percents = ((300, 240, "100%", 8), (300, 229, "25%", 8))
    head = ((20, 280, "Supplement Facts", 16), (20, 266, "Serving size", 8), (300, 266, "1 Tablet", 8))
    (panel,) = reading(
        *head, (20, 253, "Amount Per Serving", 8), (290, 253, "% Daily Value", 8), *rows, *percents
    ).panels
    assert cells(panel) == [("Iodine", ["150 mcg", "100%"]), ("Magnesium (as oxide)", ["105 mg", "25%"])]


def test_a_list_goes_on_in_the_next_column_whatever_stands_below_in_its_own() -> None:
    left = ((20, 280, "Other Ingredients: cellulose, stearic acid,", 8), (20, 270, "magnesium stearate, silica,", 8))
    right = ((220, 280, "gelatin, citric acid.", 8), (220, 270, "Caution: Keep out of reach of children.", 8))
    read = reading(*left, *right, (20, 200, "Store in a cool, dry place. Distributed by Northmoor Minerals.", 8))
    (listed,) = [passage for passage in read.passages if passage.text.startswith("Other Ingredients")]
    assert "silica, gelatin, citric acid." in listed.text


def test_a_list_whose_heading_stands_alone_goes_on_in_the_next_column() -> None:
    left = ((20, 280, "Ingredientes", 8), (20, 270, "Citrato de magnesio, celulosa, antiaglomerantes", 8))
    right = ((250, 280, "(estearato de magnesio), gelatina.", 8), (250, 260, "Conservar en lugar fresco.", 8))
    read = reading(*left, *right)
    (listed,) = [passage for passage in read.passages if passage.text.startswith("Ingredientes")]
    assert listed.text.endswith("antiaglomerantes (estearato de magnesio), gelatina.")


def test_percents_in_brackets_may_have_a_column_of_their_own() -> None:
    rows = [("Calcium", "800 mg", "(100 %*)"), ("Magnesium", "375 mg", "(100 %*)"), ("Zink", "5 mg", "(50 %*)")]
    drawn = [
        (x, 260 - 12 * number, words, 8)
        for number, row in enumerate(rows)
        for x, words in zip((20, 150, 240), row, strict=True)
    ]
    head = ((20, 272, "Nährstoffgehalt", 8), (150, 272, "2 Tabletten", 8))
    (panel,) = reading(
        (20, 284, "Zutaten: Calciumcarbonat, Magnesiumoxid, Zinkoxid, Cellulose.", 8), *head, *drawn
    ).panels
    assert cells(panel) == [(name, [amount, percent]) for name, amount, percent in rows]


@pytest.mark.parametrize("note", ["", "\u2021Daily Value not established."])
def test_rows_that_go_on_beside_the_title_leave_those_under_it(note: str) -> None:
    under = (("Sodium", "35 mg", "2%"), ("Carbohydrate", "1 g", "1%"), ("Protein", "2 g", "4%"))
    beside = (
        ("Iron", "5 mg", "30%"),
        ("Magnesium", "15 mg", "4%"),
        ("Zinc", "11 mg", "100%"),
        ("Iodine", "15 mcg", "10%"),
    )
    drawn: list[Drawn] = [(20, 246, "Amount Per Serving", 7), (180, 246, "% DV", 7), (230, 219, note, 8)]
    for x, top, rows in ((20, 234, under), (230, 268, beside)):
        for number, row in enumerate(rows):
            drawn += [(x + right, top - 12 * number, words, 8) for right, words in zip((0, 110, 160), row, strict=True)]
    head = ((20, 280, "Supplement Facts", 12), (20, 266, "Serving Size: 3 Tablets", 8))
    (panel,) = reading(*head, *[one for one in drawn if one[2]]).panels
    assert cells(panel) == [(name, [amount, percent]) for name, amount, percent in (*under, *beside)]
    assert "Serving Size: 3 Tablets" in [span.text for span in panel.head]


def _fills_its_column(*beside: tuple[str, ...], under: str = "") -> list[tuple[str, list[str]]]:
    """The rows of a panel at the foot of a column, with lines of ``beside`` from the head of the next column on."""
    own = (("Vitamin C", "90 mg", "100%"), ("Sodium", "35 mg", "2%"), ("Protein", "2 g", "4%"))
    drawn: list[Drawn] = [(20, 90, "Amount Per Serving", 7), (180, 90, "% DV", 7), (20, 30, under, 7)]
    for x, top, rows in ((20, 78, own), (230, 280, beside)):
        for number, row in enumerate(rows):
            drawn += [
                (x + right, top - 12 * number, words, 8) for right, words in zip((0, 110, 160), row, strict=False)
            ]
    head = (
        (20, 250, "Calm Harbor Minerals", 14),
        (20, 120, "Supplement Facts", 12),
        (20, 104, "Serving Size: 3 Tablets", 8),
    )
    (panel,) = reading(*head, *[one for one in drawn if one[2]]).panels
    assert "Serving Size: 3 Tablets" in [span.text for span in panel.head]
    return cells(panel)[len(own) :]


GO_ON = (("Iron", "5 mg", "30%"), ("Magnesium", "15 mg", "4%"), ("Zinc", "11 mg", "100%"))


@pytest.mark.parametrize("times", [1, 5])  # five times they stand beside the title too
def test_rows_go_on_at_the_head_of_the_next_column(times: int) -> None:
    note, after = ("*Daily Value not established.",), ("Directions: Take three tablets daily.",)
    rows = [(name, [amount, percent]) for name, amount, percent in GO_ON]
    assert _fills_its_column(*(GO_ON * times), note, after) == rows * times


@pytest.mark.parametrize("first", ["Per 100 g", "Compare with others"])
def test_rows_under_a_heading_in_the_next_column_are_no_more_of_the_panel(first: str) -> None:
    assert _fills_its_column((first,), *GO_ON) == []


def test_a_panel_with_print_under_it_ends_there() -> None:
    assert _fills_its_column(*GO_ON, under="*Daily Value not established.") == []


def test_headings_of_doses_may_wrap_behind_their_numbers() -> None:
    lines = (
        (252, ("Per 1", "Per 2"), (242, 287)),
        (245, ("Capsule", "Capsules"), (234, 275)),
        (238, ("Amount", "%DV", "Amount", "%DV"), (214, 241, 260, 287)),
        (226, ("Zinc", "5 mg", "45%", "10 mg", "91%"), (20, 215, 245, 260, 291)),
        (216, ("Magnesium (as citrate)", "100 mg", "24%", "200 mg", "48%"), (20, 215, 245, 260, 291)),
    )
    drawn = [(x, y, words, 6.5) for y, row, places in lines for x, words in zip(places, row, strict=True)]
    (panel,) = reading(*HEAD, *drawn).panels
    assert [span.text for span in panel.columns] == ["Per 1", "Per 2"]
    serving = Serving("2 Capsules", Decimal(2), "capsule", None, None, ())
    assert choose(panel, serving) == (1, None)


def test_percents_at_the_other_end_of_the_line_are_of_the_card() -> None:
    drawn: list[Drawn] = []
    cards = (
        ("Zinc", "11 mg", "100% DV"),
        ("Magnesium", "105 mg", "25% DV"),
        ("Boron", "3 mg", "†"),
        ("Calories", "5", ""),
    )
    for number, (name, amount, percent) in enumerate(cards):
        x, y = 24 + 130 * (number % 2), 236 - 40 * (number // 2)
        drawn += [(x, y, name, 8), (x, y - 12, amount, 9), (x + 60, y - 12, percent, 7)]
    front = ((310, 236, "Northmoor", 9), (314, 220, "Dietary Supplement", 7))
    found = reading(*HEAD, *[one for one in drawn if one[2]], *front)
    assert cells(found.panels[0]) == [(name, [cell for cell in of if cell]) for name, *of in cards]
    assert "Dietary Supplement" in " ".join(passage.text for passage in found.passages)


def test_the_lines_of_a_cards_name_are_one_name() -> None:
    name = ("Vitamin C", "as Ascorbic Acid,", "Magnesium Ascorbate, Zinc")
    drawn = [(24, 236 - 10 * line, words, 8) for line, words in enumerate(name)]
    others = ((154, 216, "Magnesium", 8), (154, 206, "250 mg", 8), (24, 180, "Zinc", 8), (24, 170, "11 mg", 8))
    (panel,) = reading(*HEAD, *drawn, (24, 206, "500 mg", 8), *others).panels
    assert [row for row, _ in cells(panel)] == [" ".join(name), "Magnesium", "Zinc"]


LEFT = (("Melatonin", "3 mg", "†"), ("Vitamin C (ascorbic acid)", "60 mg", "67%"))
RIGHT = (("Magnesium (as magnesium", "lactate, magnesium", "oxide)", "75 mg", "18%"), ("Thiamin", "1.2 mg", "100%"))
WRAPPED = ("Amount Per", "% Daily"), ("Serving", "Value")
WHOLE = (("Amount Per Serving", "%DV"),)


@pytest.mark.parametrize("heads", [WRAPPED, WHOLE], ids=["wrapped headings", "servings over the headings"])
def test_names_that_wrap_in_the_second_half_stay_apart_from_the_first(heads: tuple[tuple[str, str], ...]) -> None:
    over = (120.0, 266.0, "Servings Per Container 30", 8.0)
    top = 256.0
    drawn: list[Drawn] = [over]
    for left in (20, 220):
        for number, (amounts, percents) in enumerate(heads):
            drawn += [(left + 100, top - 8 * number, amounts, 6.5), (left + 165, top - 8 * number, percents, 6.5)]
    first = top - 8 * len(heads) - 3
    for number, (name, amount, percent) in enumerate(LEFT):
        y = first - 10 * number
        drawn += [(20, y, name, 8), (130, y, amount, 8), (170, y, percent, 8)]
    y = first
    for *names, amount, percent in RIGHT:
        for name in names:
            drawn.append((220 if name == names[0] else 228, y, name, 8))
            y -= 10
        drawn += [(330, y + 10, amount, 8), (370, y + 10, percent, 8)]
    (panel,) = reading(*HEAD, *drawn).panels
    whole = [(" ".join(names), [amount, percent]) for *names, amount, percent in (*LEFT, *RIGHT)]
    assert cells(panel) == whole
