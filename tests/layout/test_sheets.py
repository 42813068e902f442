"""Tables as specification sheets, shops and catalogues print them: with columns and labels that no panel has."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from labelcheck.documents import read_document
from labelcheck.layout import read_layout
from labelcheck.model.reading import Panel, Passage
from tests.documents.draw import pdf, text

from .build import cells
from .build import reading as read_text
from .test_columns_apart import Drawn, reading
from .test_regions import box, panels

HEADS = ("Nutrient", "Amount per serving", "% Daily Value")
ROWS = (("Vitamin C", "90 mg", "100%"), ("Magnesium", "100 mg", "24%"), ("Zinc", "11 mg", "100%"))


def table(
    x: float, *lines: tuple[str, ...], top: float = 240, columns: tuple[float, ...] = (0, 190, 290)
) -> list[Drawn]:
    """Cells in columns that begin so far right of ``x``, a line under the other."""
    return [
        (x + column, top - 12 * number, printed, 8)
        for number, line in enumerate(lines)
        for column, printed in zip(columns, line, strict=True)
        if printed
    ]


def panel_of(*drawn: Drawn) -> Panel:
    (panel,) = reading(*drawn).panels
    return panel


@pytest.mark.parametrize("head", ["Source", "Chemical form", "Derived from", "Source/Form"])
def test_what_a_column_of_sources_holds_is_of_the_names(head: str) -> None:
    sources = (head, "Ascorbic acid", "Oxide, citrate", "")
    lines = [(one[0], source, *one[1:]) for one, source in zip((HEADS, *ROWS), sources, strict=True)]
    panel = panel_of(
        (20, 265, "Supplement Facts", 12),
        *table(20, *lines, columns=(0, 80, 190, 290)),
        (20, 150, "Store in a dry place.", 8),
    )
    assert cells(panel) == [
        ("Vitamin C (Ascorbic acid)", ["90 mg", "100%"]),
        ("Magnesium (Oxide, citrate)", ["100 mg", "24%"]),
        ("Zinc", ["11 mg", "100%"]),
    ]


def test_a_column_of_sources_may_stand_beside_headings_that_wrap() -> None:
    heads = ((110, 240, "Source", 8), (20, 240, "Nutrient", 8), (210, 240, "Amount Per", 8), (210, 231, "Serving", 8))
    lines = [(one[0], source, *one[1:]) for one, source in zip(ROWS, ("as Ascorbic acid", "as Oxide", ""), strict=True)]
    drawn = table(20, *lines, top=216, columns=(0, 90, 190, 290))
    panel = panel_of(
        (20, 265, "Supplement Facts", 12), *heads, (310, 240, "% Daily", 8), (310, 231, "Value", 8), *drawn
    )
    assert cells(panel)[:2] == [
        ("Vitamin C (as Ascorbic acid)", ["90 mg", "100%"]),
        ("Magnesium (as Oxide)", ["100 mg", "24%"]),
    ]


def test_a_column_of_sources_may_stand_behind_the_amounts() -> None:
    sources = ("Form", "Ascorbic acid", "Oxide, citrate", "")
    lines = [(*one, source) for one, source in zip((HEADS, *ROWS), sources, strict=True)]
    panel = panel_of((20, 265, "Supplement Facts", 12), *table(20, *lines, columns=(0, 100, 190, 270)))
    assert cells(panel)[1] == ("Magnesium", ["100 mg", "24%"])
    assert [span.text for span in panel.rows[1].related] == ["(Oxide, citrate)"]


@pytest.mark.parametrize("head", ["No.", "#", "S. No."])
def test_the_numbers_of_rows_in_a_column_of_their_own_are_no_names(head: str) -> None:
    numbers = (head, "1", "2", "3")
    lines = [(number, *one) for number, one in zip(numbers, (HEADS, *ROWS), strict=True)]
    panel = panel_of((20, 265, "Supplement Facts", 12), *table(20, *lines, columns=(0, 40, 190, 290)))
    assert [name for name, _ in cells(panel)] == ["Vitamin C", "Magnesium", "Zinc"]


SHEET = (
    (20, 290, "Brand", 8),
    (120, 290, "Tarn Valley", 8),
    (20, 278, "Pack size", 8),
    (120, 278, "60 Tablets", 8),
    (20, 266, "Serving size", 8),
    (120, 266, "2 Tablets", 8),
)


def passages(*drawn: Drawn) -> list[str]:
    return [passage.text for passage in reading(*drawn).passages]


def drawn_passages(*drawn: object) -> list[str]:
    def draw(canvas: Canvas) -> None:
        for one in drawn:
            one(canvas)  # type: ignore[operator]

    return [passage.text for passage in read_layout(read_document(pdf(draw, (400, 300)), "label.pdf")).passages]


def test_the_last_row_of_a_sheet_stands_over_print_in_the_column_of_its_label() -> None:
    rows = ((280, "Brand", "Halden"), (268, "Product", "Calm Melatonin"), (232, "Other ingredients", "Gelatin, water."))
    fields = [drawn for y, label, value in rows for drawn in ((20, y, label, 8), (200, y, value, 8))]
    copy = ((20, 220, "Dietary Supplement", 8), (20, 208, "Gummy vitamins", 8))
    assert "Other ingredients Gelatin, water." in passages(*fields, *copy)


def test_the_name_of_the_product_is_a_field_of_its_sheet() -> None:
    rows = ((280, "Product name", "Calm Capsules"), (268, "Product code", "M-12"), (256, "Serving size", "2 capsules"))
    assert "Product name Calm Capsules" in passages(*[d for y, a, b in rows for d in ((20, y, a, 8), (200, y, b, 8))])


def test_a_sign_to_fold_out_a_part_is_no_value_of_its_heading() -> None:
    heads = ((280, "Benefits"), (268, "Directions"), (232, "Warnings"))
    folds = [drawn for y, label in heads for drawn in ((20, y, label, 8), (200, y, "+", 8))]
    assert "Warnings Consult your doctor" in " ".join(passages(*folds, (20, 220, "Consult your doctor first.", 8)))


def test_the_value_of_a_serving_size_stands_under_values_of_other_labels() -> None:
    assert "Serving size 2 Tablets" in passages(*SHEET, (20, 200, "Store in a dry place.", 8))


def test_a_title_among_the_labels_of_a_table_has_its_rows_right_of_it() -> None:
    rows = [
        (120, 254 - 12 * number, f"{name}: {amount} ({percent} DV)", 8)
        for number, (name, amount, percent) in enumerate(ROWS)
    ]
    found = reading(
        *SHEET,
        (20, 254, "Supplement facts", 8),
        *rows,
        (20, 200, "Other ingredients", 8),
        (120, 200, "Cellulose, silica.", 8),
    )
    (panel,) = found.panels
    assert [name for name, _ in cells(panel)] == ["Vitamin C", "Magnesium", "Zinc"]
    assert "Serving size 2 Tablets" in [passage.text for passage in found.passages]


def test_footnotes_under_a_head_beside_the_rows_stand_under_the_rows() -> None:
    drawn = (
        (20, 270, "Supplement", 16),
        (20, 252, "Facts", 16),
        (20, 236, "Serving size 2 Tablets", 7),
        (20, 200, "* Percent Daily Values are", 7),
        (20, 192, "based on a 2,000 calorie diet.", 7),
        *table(140, ("", "Amount/serving", "%DV"), *ROWS, top=270, columns=(0, 120, 200)),
    )
    (panel,) = panels(box(10, 180, 380, 110), *[text(*one) for one in drawn], size=(400, 300))
    assert [name for name, _ in cells(panel)] == ["Vitamin C", "Magnesium", "Zinc"]
    assert panel.footnotes[0].text == "* Percent Daily Values are"


def test_print_far_right_of_an_amount_is_no_name_behind_it() -> None:
    panel = panel_of(
        (20, 280, "Supplement Facts", 12),
        (20, 266, "Serving Size: 1 Tablet", 8),
        (100, 254, "Amount Per Serving", 8),
        (20, 240, "Zinc", 8),
        (130, 238, "11 mg", 8),
        (230, 243, "Every batch tested", 8),
        (300, 237.5, "*Not evaluated by the Food", 8),
        (20, 228, "Magnesium", 8),
        (130, 226, "100 mg", 8),
    )
    assert cells(panel) == [("Zinc", ["11 mg"]), ("Magnesium", ["100 mg"])]


def test_a_serving_at_the_other_end_of_its_line_is_of_the_panel() -> None:
    panel = panel_of(
        (20, 280, "Supplement Facts", 12),
        (20, 266, "Serving size", 8),
        (200, 266, "3 Berry Bears", 8),
        *table(20, *ROWS, columns=(0, 160, 210)),
    )
    assert panel.head[0].text == "Serving size 3 Berry Bears"


def test_a_footnote_right_under_the_last_row_is_not_of_its_name() -> None:
    drawn = (
        (20, 266, "Serving Size: 1 Tablet", 8),
        (200, 254, "Amount Per Serving", 8),
        (20, 240, "Zinc", 8),
        (200, 240, "11 mg", 8),
        (20, 228, "Magnesium (as oxide)", 8),
        (200, 228, "100 mg", 8),
        (20, 218, "* Percent Daily Values are based on 2,000", 8),
    )
    lines = [box(20, y, 250, 0.5) for y in (250, 237, 211)]
    (panel,) = panels(*lines, *[text(*one) for one in drawn])
    assert cells(panel)[-1] == ("Magnesium (as oxide)", ["100 mg"])


def test_an_amount_in_the_middle_of_a_name_has_its_unit_in_a_column_of_its_own() -> None:
    drawn = (
        *((20, 280, "Supplement Facts", 12), (20, 266, "Serving Size: 1 Tablet", 8)),
        *((20, 254, "Nutrient", 8), (200, 254, "Amount", 8), (240, 254, "Unit", 8)),
        *((20, 240, "Zinc", 8), (210, 240, "11", 8), (240, 240, "mg", 8)),
        *(
            (20, 228, "Magnesium (as magnesium", 8),
            (20, 219, "oxide)", 8),
            (210, 223.5, "7.2", 8),
            (240, 223.5, "mg", 8),
        ),
    )
    lines = [box(20, y, 250, 0.5) for y in (250, 237, 214)]
    (panel,) = panels(*lines, *[text(*one) for one in drawn])
    assert cells(panel)[-1] == ("Magnesium (as magnesium oxide)", ["7.2 mg"])


def test_a_title_that_runs_on_behind_a_sentence_begins_a_panel() -> None:
    panel = panel_of(
        (20, 280, "Made in a small town. SUPPLEMENT FACTS Serving Size: 2", 8),
        (20, 271, "Chewable Tablets. Amount Per Serving (% Daily Value):", 8),
        (20, 262, "Magnesium (as oxide) 100 mg (24%), Zinc (as citrate) 11 mg", 8),
        (20, 253, "(100%). OTHER INGREDIENTS: Cellulose, silica.", 8),
    )
    assert panel.title.text == "SUPPLEMENT FACTS"
    assert [name for name, _ in cells(panel)] == ["Magnesium (as oxide)", "Zinc (as citrate)"]


def besides(*drawn: Drawn) -> tuple[Passage, ...]:
    return reading(*drawn).besides


TABS = ((20, 280, "Description", 8), (90, 280, "Ingredients", 8), (160, 280, "Reviews", 8))
LABEL = (
    (20, 260, "Supplement Facts", 8),
    (20, 250, "Serving Size: 1 Tablet", 8),
    (20, 238, "Zinc", 8),
    (200, 238, "11 mg", 8),
    (20, 226, "Magnesium", 8),
    (200, 226, "100 mg", 8),
    (20, 200, "Other ingredients: Cellulose, silica, stearic acid, gelatin.", 8),
)


def test_the_last_of_a_row_of_tabs_heads_no_column() -> None:
    assert not besides(*TABS, *LABEL)
    assert [name for name, _ in cells(panel_of(*TABS, *LABEL))] == ["Zinc", "Magnesium"]


def test_a_column_of_reviews_ends_over_a_line_that_begins_left_of_it() -> None:
    said = besides(
        *LABEL[:6],
        (280, 250, "Reviews", 8),
        (280, 238, "Good stuff!", 8),
        (20, 200, LABEL[6][2] + " " + 20 * "silica, ", 8),
    )
    assert [passage.text for passage in said] == ["Reviews Good stuff!"]


def test_lines_of_a_list_under_larger_type_are_no_labels_of_values_beside_them() -> None:
    drawn = (
        (20, 280, "Other Ingredients", 10),
        (20, 268, "Cellulose", 7),
        (20, 259, "Silica", 7),
        (20, 250, "Gelatin", 7),
        (150, 280, "Tarn Valley", 10),
        (150, 268, "Take one tablet daily.", 7),
        (150, 259, "Keep dry.", 7),
    )
    assert "Other Ingredients Tarn Valley" not in passages(*drawn)


def test_a_stretched_line_has_wider_blanks_behind_a_colon() -> None:
    words, below = (
        ("Other", "Ingredients:", "Calcium", "Carbo-"),
        "nate, cellulose, stearic acid and silica of the best.",
    )
    widths = [stringWidth(word, "Helvetica", 8) for word in words]
    blank = (stringWidth(below, "Helvetica", 8) - sum(widths)) / 4
    lefts = [20, 20 + widths[0] + blank, 20 + sum(widths[:2]) + 3 * blank, 20 + sum(widths[:3]) + 4 * blank]
    line = [(left, 271.0, word, 8.0) for left, word in zip(lefts, words, strict=True)]
    assert passages(*line, (20, 262, below, 8)) == [f"Other Ingredients: Calcium Carbo{below}"]


@pytest.mark.parametrize("overage", ["Overage", "Excess"])
def test_columns_of_figures_that_no_label_has_are_no_cells(overage: str) -> None:
    more = ((overage, "Input (mg)"), ("5 %", "94.500"), ("\u2013", "166.000"), ("10 %", "24.200"))
    lines = [(*one, *other) for one, other in zip((HEADS, *ROWS), more, strict=True)]
    panel = panel_of((20, 265, "Supplement Facts", 12), *table(20, *lines, columns=(0, 100, 190, 270, 320)))
    assert cells(panel) == [(name, [amount, percent]) for name, amount, percent in ROWS]


def test_numbers_of_rows_may_be_headed_beside_headings_that_wrap() -> None:
    heads = table(20, ("No.", "Nutrient", "Amount", "%DV"), columns=NUMBERED)
    lines = [(str(number), *one) for number, one in enumerate(ROWS, 1)]
    wrapped = ((345, 240, "Input per", 8), (345, 231, "serving (mg)", 8), (345, 216, "94.500", 8))
    drawn = (*heads, *wrapped, *table(20, *lines, top=216, columns=NUMBERED))
    panel = panel_of((20, 265, "Supplement Facts", 12), *drawn)
    assert [name for name, _ in cells(panel)] == ["Vitamin C", "Magnesium", "Zinc"]


NUMBERED = (0, 40, 190, 290)


def test_the_last_label_of_a_table_may_stand_over_a_larger_title() -> None:
    serving = tuple((x, y - 12, f"{words}:" if x == 20 else words, size) for x, y, words, size in SHEET)
    drawn = (*serving, (20, 234, "1. Supplement Facts", 10), *table(20, HEADS, *ROWS, top=220))
    assert "Serving size: 2 Tablets" in passages(*drawn)


def test_rows_go_on_beside_under_headings_of_which_one_wraps() -> None:
    left = table(20, ("Nutrient", "Amount", "% DV"), *ROWS, columns=(0, 80, 120))
    right = table(
        200, ("Nutrient", "Amount per serving"), *[(name, amount) for name, amount, _ in ROWS], columns=(0, 80)
    )
    panel = panel_of((20, 265, "Supplement Facts", 12), *left, (280, 235, "(% DV)", 8), *right)
    assert [name for name, _ in cells(panel)] == ["Vitamin C", "Magnesium", "Zinc"] * 2


def test_print_beside_a_table_that_holds_a_figure_is_no_column() -> None:
    heads = table(20, ("Nutrient", "Amount", "%DV"), columns=(0, 130, 200))
    rows = table(20, *ROWS, top=228, columns=(0, 130, 275))
    words = ("Tarn Valley", "Minerals", "60 Tablets", "Vegan")
    front = [(340.0, 240.0 - 12 * number, line, 8) for number, line in enumerate(words)]
    panel = panel_of((20, 265, "Supplement Facts", 12), *heads, *rows, *front)
    assert cells(panel) == [(name, [amount, percent]) for name, amount, percent in ROWS]


def test_what_is_put_in_is_no_dose_beside_what_the_label_claims() -> None:
    head = "Serving size: 2 capsules\nIngredient | Label claim | % DV | Input per serving | Overage\n"
    rows = "Magnesium (citrate) | 100 mg | 24% | 650 mg | 5%\nL-Theanine | 200 mg | † | 204 mg | 2%\n"
    (panel,) = read_text(f"Supplement Facts\n{head}{rows}").panels
    assert cells(panel)[-2:] == [("Magnesium (citrate)", ["100 mg", "24%"]), ("L-Theanine", ["200 mg", "†"])]


VALUE = ("Cellulose, stearic acid, natural", "cherry flavor, silica,", "talc.")


@pytest.mark.parametrize("at", [0, 1, 2])
def test_the_label_of_a_drawn_row_may_stand_at_any_line_of_its_cell(at: int) -> None:
    fields = (
        (20, 276, "Brand", 8),
        (120, 276, "Tarn Valley", 8),
        (20, 234, "Directions", 8),
        (120, 234, "Take one.", 8),
    )
    lines = [(120, 262 - 9 * number, line, 8) for number, line in enumerate(VALUE)]
    key = (20, 262 - 9 * at, "Other ingredients", 8)
    levels = [box(10, y, 300, 0.3) for y in (286, 272, 241, 230)]
    (found,) = [p for p in drawn_passages(*levels, *[text(*one) for one in (*fields, *lines, key)]) if "Other" in p]
    assert found == " ".join(["Other ingredients", *VALUE])


def test_labels_under_a_column_of_sources_are_of_no_row() -> None:
    lines = [(one[0], source, *one[1:]) for one, source in zip((HEADS, *ROWS), ("Form", "", "Oxide", ""), strict=True)]
    fields = (("Other ingredients", "Cellulose, silica."), ("Directions", "Take one daily."))
    found = reading(
        (20, 265, "Supplement Facts", 12),
        *table(20, *lines, columns=(0, 100, 190, 290)),
        *table(20, *fields, top=192, columns=(0, 100)),
    )
    assert cells(found.panels[0])[1] == ("Magnesium (Oxide)", ["100 mg", "24%"])
    assert "Other ingredients Cellulose, silica." in [passage.text for passage in found.passages]


def test_the_first_source_of_a_column_may_stand_far_below_its_heading() -> None:
    names = ("Vitamin A", "Vitamin C", "Vitamin E", "Niacin", "Biotin", "Folate", "Iron", "Iodine")
    rows = [(name, "", "9 mg", "50%") for name in names]
    lines = ((HEADS[0], "Source", *HEADS[1:]), *rows, ("Magnesium", "Oxide", "100 mg", "24%"))
    panel = panel_of((20, 265, "Supplement Facts", 12), *table(20, *lines, columns=(0, 100, 190, 290)))
    assert cells(panel)[-1] == ("Magnesium (Oxide)", ["100 mg", "24%"])
