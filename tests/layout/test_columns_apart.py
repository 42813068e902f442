"""What stands apart from what it belongs to: units, halves, values of fields, lists and panels that go on elsewhere."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from labelcheck.documents import read_document
from labelcheck.layout import read_layout
from labelcheck.layout.page.tables import Print, tables_of
from labelcheck.model.reading import Reading
from tests.documents.draw import pdf, text

from .build import cells
from .build import reading as of_text
from .test_gutters import line

Drawn = tuple[float, float, str, float]
HEAD: tuple[Drawn, ...] = (
    (20, 280, "Supplement Facts", 12),
    (20, 266, "Serving Size: 2 Capsules", 8),
    (150, 254, "Amount Per Serving", 8),
)


def reading(*drawn: Drawn, font: str = "Helvetica") -> Reading:
    def draw(canvas: Canvas) -> None:
        for x, y, words, size in drawn:
            text(x, y, words, size, font)(canvas)

    return read_layout(read_document(pdf(draw, (400, 300)), "label.pdf"))


def test_a_number_that_ends_a_line_goes_with_the_unit_on_the_next() -> None:
    rows = ((20, 240, "Zinc (as citrate) 11 mg", 8), (20, 228, "Magnesium (as citrate) 105", 8), (20, 219, "mg", 8))
    (panel,) = reading(*HEAD, *rows, (260, 240, "100%", 8), (260, 219, "25%", 8)).panels
    assert cells(panel)[-1] == ("Magnesium (as citrate)", ["105 mg", "25%"])


@pytest.mark.parametrize(
    ("amount", "percent"),
    [
        (((160, 244, "105m", 8), (160, 235, "g", 8)), ((260, 240, "25%", 8),)),
        (((160, 240, "105", 8), (160, 231, "mg", 8)), ((260, 240, "25", 8), (260, 231, "%", 8))),
        (((160, 249, "105", 8), (160, 240, "mg", 8)), ((260, 249, "25", 8), (260, 240, "%", 8))),
    ],
)
def test_words_broken_in_a_narrow_cell_are_whole(amount: tuple[Drawn, ...], percent: tuple[Drawn, ...]) -> None:
    rows = ((20, 240, "Magnesium", 8), *amount, *percent, (20, 215, "Zinc", 8), (160, 215, "11 mg", 8))
    (panel,) = reading(*HEAD[:2], *rows).panels
    assert [(name, [c.replace(" ", "") for c in of]) for name, of in cells(panel)] == [
        ("Magnesium", ["105mg", "25%"]),
        ("Zinc", ["11mg"]),
    ]


def test_a_column_of_units_may_stand_far_from_the_numbers() -> None:
    heads = ((20, 266, "Nutrient", 8), (150, 266, "Per serving", 8), (260, 266, "UoM", 8), (330, 266, "% NRV", 8))
    rows = [
        drawn
        for y, row in ((252, ("Magnesium", "200", "mg", "53")), (239, ("Zinc", "10", "mg", "100")))
        for drawn in zip((20, 150, 260, 330), (y,) * 4, row, (8,) * 4, strict=True)
    ]
    (panel,) = reading((20, 280, "Nutrients", 10), *heads, *rows).panels
    assert cells(panel)[0] == ("Magnesium", ["200 mg", "53"])


def test_a_name_and_its_cells_that_all_wrap_are_one_row() -> None:
    name = ((20, 240, "Magnesium (as magnesium", 8), (20, 231, "malate)", 8))
    wrapped = ((160, 240, "105", 8), (160, 231, "mg", 8), (260, 240, "28%", 8), (260, 231, "NRV", 8))
    (panel,) = reading(*HEAD[:2], *name, *wrapped, (20, 215, "Zinc", 8), (160, 215, "11 mg", 8)).panels
    assert [(name, [c.replace(" ", "") for c in of]) for name, of in cells(panel)] == [
        ("Magnesium (as magnesium malate)", ["105mg", "28%NRV"]),
        ("Zinc", ["11mg"]),
    ]


def test_an_amount_that_wraps_beside_a_name_stands_with_the_other_cells() -> None:
    name = ((20, 249, "Magnesium", 8), (20, 240, "(as dimagnesium", 8), (20, 231, "malate)", 8))
    amounts = ((160, 240, "105", 8), (160, 231, "mg", 8), (260, 231, "25%", 8))
    (panel,) = reading(*HEAD[:2], *name, *amounts, (20, 215, "Zinc", 8), (160, 215, "11 mg", 8)).panels
    assert cells(panel) == [("Magnesium (as dimagnesium malate)", ["105 mg", "25%"]), ("Zinc", ["11 mg"])]


def test_cells_of_wide_blanks_beside_names_that_wrap() -> None:
    heads = ((160, 262, "Amount", 8), (160, 253, "Per Serving", 8), (260, 262, "Daily", 8), (260, 253, "Value", 8))
    name = ((20, 240, "Magnesium (as magnesium", 8), (20, 231, "malate)", 8), (20, 219, "Zinc (as malate)", 8))
    figures = ((160, 231, "105 mg", 8), (260, 231, "25%", 8), (160, 219, "11 mg", 8), (260, 219, "100%", 8))
    (panel,) = reading((20, 280, "Supplement Facts", 12), *heads, *name, *figures, font="Courier").panels
    assert cells(panel) == [
        ("Magnesium (as magnesium malate)", ["105 mg", "25%"]),
        ("Zinc (as malate)", ["11 mg", "100%"]),
    ]


def test_a_title_that_wraps_in_its_column_is_whole() -> None:
    rows = ((20, 230, "Serving Size: 2 Capsules", 8), (20, 218, "Magnesium", 8), (80, 218, "105 mg", 8))
    (panel,) = reading((20, 260, "SUPPLEMENT", 16), (20, 244, "FACTS", 16), (200, 250, "Take two.", 8), *rows).panels
    assert (panel.title.text, cells(panel)) == ("SUPPLEMENT FACTS", [("Magnesium", ["105 mg"])])


def test_a_list_that_begins_behind_the_rows_of_a_paragraph_goes_on_at_the_margin() -> None:
    lines = (
        "Supplement Facts: Serving Size: 2 Capsules. Amount Per Serving: Magnesium (as",
        "magnesium citrate) 105 mg 25% DV. Other Ingredients: Cellulose, rice hull",
        "concentrate, silica.",
    )
    read = reading(*[(20, 240 - 9 * number, line, 8) for number, line in enumerate(lines)])
    assert [cells(panel) for panel in read.panels] == [[("Magnesium (as magnesium citrate)", ["105 mg", "25% DV."])]]
    assert read.passages[-1].text == "Other Ingredients: Cellulose, rice hull concentrate, silica."


def test_headings_broken_in_a_narrow_cell_are_whole() -> None:
    heads = ((160, 254, "Per 2", 8), (160, 245, "tabl", 8), (160, 236, "ets", 8))
    (panel,) = reading(*HEAD[:1], *heads, (20, 220, "Zinc", 8), (160, 220, "11 mg", 8)).panels
    assert "tablets" in " ".join(span.text for span in panel.head)


def test_a_sentence_that_begins_with_a_dose_heads_no_column() -> None:
    beside = ((280, 242, "1 capsule 2 to 3 times daily or as needed", 6), (280, 234, "with food.", 6))
    rows = ((20, 248, "Zinc", 8), (190, 248, "11 mg", 8), (20, 230, "Magnesium", 8), (190, 230, "105 mg", 8))
    (panel,) = reading(*HEAD, *rows, *beside).panels
    assert cells(panel) == [("Zinc", ["11 mg"]), ("Magnesium", ["105 mg"])]


def test_amounts_stand_before_names_without_a_box() -> None:
    rows = ((20, 240, "11 mg", 8), (80, 240, "Zinc", 8), (20, 228, "105 mg", 8), (80, 228, "Magnesium", 8))
    (panel,) = reading(*HEAD[:2], (20, 254, "Amount Per Serving", 8), *rows).panels
    assert cells(panel) == [("Zinc", ["11 mg"]), ("Magnesium", ["105 mg"])]


FIRST, RUN_ON = "Amount Per Serving", "Amount Per Serving  %DV"


@pytest.mark.parametrize(
    "heads",
    [
        ((60, 254, FIRST, 8), (150, 254, "%DV", 8), (260, 254, RUN_ON, 8)),
        ((60, 254, RUN_ON, 8), (260, 254, FIRST, 8), (345, 254, "%DV", 8)),
    ],
)
def test_a_second_half_is_told_by_its_heading_though_that_runs_on(heads: tuple[Drawn, ...]) -> None:
    rows = ((20, 240, "Zinc", 8), (90, 240, "11 mg", 8), (150, 240, "100%", 8))
    second = ((200, 240, "Magnesium", 8), (280, 240, "105 mg", 8), (340, 240, "25%", 8))
    (panel,) = reading(*HEAD[:2], *heads, *rows, *second).panels
    assert cells(panel) == [("Zinc", ["11 mg", "100%"]), ("Magnesium", ["105 mg", "25%"])]


def test_a_heading_over_its_own_text_has_no_value_beside_it() -> None:
    drawn = ((20, 280, "Directions", 8), (20, 270, "Take one daily.", 8), (200, 280, "Made in the hills", 8))
    passages = [passage.text for passage in reading(*drawn).passages]
    assert passages == ["Directions Take one daily.", "Made in the hills"]


def test_a_panel_that_goes_on_under_its_title_is_one() -> None:
    (panel,) = of_text(
        "Supplement Facts\nServing Size: 1 Capsule\nAmount Per Serving  %DV\nZinc  11 mg  100%\n\n"
        "Supplement Facts (continued)\nAmount Per Serving  %DV\nMagnesium  105 mg  25%\n"
    ).panels
    assert cells(panel) == [("Zinc", ["11 mg", "100%"]), ("Magnesium", ["105 mg", "25%"])]


def test_a_second_product_is_another_panel() -> None:
    head = "Serving Size: 1 Capsule\nAmount Per Serving  %DV\n"
    of_two = f"Supplement Facts\n{head}Zinc  11 mg  100%\n\nSupplement Facts\n{head}Magnesium  105 mg  25%\n"
    assert len(of_text(of_two).panels) == 2


def test_a_heading_of_names_ends_the_serving() -> None:
    (panel,) = of_text(
        "Supplement Facts\nServing Size: 2 scoops (31 g)\nIngredient  Amount Per Serving  %DV\nZinc  11 mg  100%\n"
    ).panels
    assert panel.head[0].text == "Serving Size: 2 scoops (31 g)"


SIDEWAYS: tuple[Drawn, ...] = (
    (20, 240, "Magnesium", 8), (120, 240, "Zinc", 8), (200, 240, "Lutein", 8),
    (20, 228, "105 mg", 8), (120, 228, "11 mg", 8), (200, 228, "5 mg", 8),
)  # fmt: skip


def test_names_of_a_table_on_its_side_stand_over_their_amounts() -> None:
    (panel,) = reading(*HEAD[:2], *SIDEWAYS).panels
    assert cells(panel) == [("Magnesium", ["105 mg"]), ("Zinc", ["11 mg"]), ("Lutein", ["5 mg"])]


@pytest.mark.parametrize("missing", [3, 4, 5])
def test_where_an_amount_was_left_out_on_its_side_none_is_given_to_a_name(missing: int) -> None:
    (panel,) = reading(*HEAD[:2], *SIDEWAYS[:missing], *SIDEWAYS[missing + 1 :]).panels
    assert not any(row.cells for row in panel.rows)
    assert not panel.complete


def test_an_amount_of_two_lines_beside_the_middle_of_its_name() -> None:
    names = ((20, 240, "Thiamin", 8), (20, 222, "Folate (as folic acid)", 8), (20, 204, "Magnesium", 8))
    stack = ((150, 226.5, "680 mcg DFE", 8), (150, 217.5, "(400 mcg folic acid)", 8), (260, 222, "170%", 8))
    amounts = ((150, 240, "10 mg", 8), (260, 240, "833%", 8), (150, 204, "105 mg", 8), (260, 204, "25%", 8))
    (panel,) = reading(*HEAD, *names, *stack, *amounts).panels
    assert cells(panel) == [
        ("Thiamin", ["10 mg", "833%"]),
        ("Folate (as folic acid)", ["680 mcg DFE", "170%"]),
        ("Magnesium", ["105 mg", "25%"]),
    ]


def test_a_centred_list_under_its_heading_follows_it() -> None:
    rows = ((20, 240, "Magnesium", 8), (150, 240, "105 mg", 8), (260, 240, "25%", 8))
    others = ((20, 215, "Other Ingredients:", 8), (60, 192, "cellulose, rice flour,", 8), (80, 183, "silica.", 8))
    texts = [p.text for p in reading(*HEAD, *rows, *others, (20, 165, "Take one.", 8)).passages]
    assert texts[texts.index("Other Ingredients:") + 1] == "cellulose, rice flour, silica."


@pytest.mark.parametrize("in_pdf", [True, False])
def test_an_amount_of_running_text_whose_unit_is_on_the_next_line(in_pdf: bool) -> None:
    lines = (
        "Supplement Facts Serving Size: 2 Gummies. Amount Per",
        "Serving: Magnesium (as magnesium bisglycinate) 400",
        "mg (95% DV), L-Theanine 100 mg†, Taurine 500",
        "mg†, Vitamin C (as ascorbic acid) 90 mg (100% DV).",
    )
    drawn = [(20, 240 - 9 * number, line, 8) for number, line in enumerate(lines)]
    (panel,) = (reading(*drawn) if in_pdf else of_text("\n".join(lines))).panels
    assert cells(panel) == [
        ("Magnesium (as magnesium bisglycinate)", ["400 mg", "(95% DV)"]),
        ("L-Theanine", ["100 mg", "†"]),
        ("Taurine", ["500 mg", "†"]),
        ("Vitamin C (as ascorbic acid)", ["90 mg", "(100% DV)"]),
    ]


def test_a_heading_that_wraps_in_its_bracket_on_loose_lines() -> None:
    heads = ((140, 262, "Por dosis diaria (2", 8), (150, 249, "cápsulas)", 8), (260, 262, "%VRN*", 8))
    rows = ((20, 234, "Magnesio", 8), (150, 234, "300 mg", 8), (260, 234, "80 %", 8))
    (panel,) = reading((20, 280, "Información nutricional", 10), *heads, *rows).panels
    assert " ".join(span.text for span in panel.head) == "Por dosis diaria (2 cápsulas) %VRN*"


def test_a_count_beside_a_table_is_no_cell_of_it() -> None:
    pieces = [line(20, ("Magnesio", 20, 60)), line(20, ("300mg", 100, 120)), line(20, ("80%", 150, 165))]
    aside = line(20, ("60", 200, 208), ("cápsulas", 210, 240))
    (table,) = tables_of(Print.of([*pieces, aside]))
    assert (table.left, table.right, table.holds(aside)) == (20, 165, False)


def test_headings_on_loose_lines_that_tell_that_they_go_on() -> None:
    heads = ((140, 262, "Pour 1", 8), (200, 262, "Pour 3", 8), (140, 249, "gélule", 8), (200, 249, "gélules", 8))
    rows = ((20, 234, "Magnésium", 8), (140, 234, "50 mg", 8), (200, 234, "150 mg", 8), (260, 234, "40 %", 8))
    (panel,) = reading((20, 280, "Composition", 10), *heads, (260, 262, "% AR", 8), *rows).panels
    assert [span.text for span in panel.columns] == ["Pour 1 gélule", "Pour 3 gélules"]


def test_headings_far_right_of_a_narrow_title_stand_over_their_cells() -> None:
    heads = ((300, 268, "Per 2 tablets", 8), (360, 268, "% NRV", 8))
    rows = (
        (20, 255, "Magnesium (as magnesium citrate malate powder)", 8),
        (300, 255, "187 mg", 8),
        (360, 255, "50%", 8),
    )
    (panel,) = reading((20, 282, "Typical Values", 8), *heads, *rows).panels
    assert [span.text for span in panel.head] == ["Per 2 tablets % NRV"]


def test_amounts_before_names_stay_with_them_where_the_first_row_has_none() -> None:
    rows = (
        ("", "", "Vitamin A"),
        ("60 mg", "67%", "Vitamin C"),
        ("15 mcg", "75%", "Vitamin D"),
        ("2 mg", "12%", "Iron"),
    )
    more = (("32 mg", "8%", "Magnesium"), ("7.5 mg", "68%", "Zinc"))
    drawn = [
        (x, 236 - 12 * number, words, 8)
        for number, row in enumerate((*rows, *more))
        for x, words in zip((20, 70, 110), row, strict=True)
        if words
    ]
    heads = ((20, 252, "Amount", 8), (70, 252, "% DV", 8), (110, 252, "Per Serving", 8))
    (panel,) = reading(*HEAD[:2], *heads, *drawn).panels
    assert cells(panel)[-2:] == [("Magnesium", ["32 mg", "8%"]), ("Zinc", ["7.5 mg", "68%"])]
