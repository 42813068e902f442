"""Which part of a page is the panel: the drawn box that holds rows, the title that comes first."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from labelcheck.documents import read_document
from labelcheck.layout import read_layout
from labelcheck.model.reading import Panel
from tests.documents.draw import pdf, text

from .build import cells


def panels(*drawn: object, size: tuple[float, float] = (300, 300)) -> tuple[Panel, ...]:
    def draw(canvas: Canvas) -> None:
        for one in drawn:
            one(canvas)  # type: ignore[operator]

    return read_layout(read_document(pdf(draw, size), "label.pdf")).panels


def box(left: float, bottom: float, width: float, height: float) -> object:
    return lambda canvas: canvas.rect(left, bottom, width, height)


def test_a_box_that_holds_only_the_head_is_not_the_panel() -> None:
    (panel,) = panels(
        box(10, 100, 200, 196),
        box(10, 236, 200, 60),
        text(20, 262, "Supplement Facts", 14),
        text(20, 246, "Serving Size: 2 Capsules", 8),
        text(20, 220, "Amount Per Serving", 8),
        text(20, 200, "Magnesium (as Magnesium Oxide)", 8),
        text(170, 200, "250 mg", 8),
    )
    assert cells(panel) == [("Magnesium (as Magnesium Oxide)", ["250 mg"])]
    assert panel.title.text == "Supplement Facts"
    assert "Serving Size: 2 Capsules" in [span.text for span in panel.head]


def test_the_serving_beside_a_larger_title_is_of_the_panel() -> None:
    (panel,) = panels(
        box(10, 100, 280, 180),
        text(20, 250, "Supplement Facts", 16),
        text(170, 262, "Serving Size: 2 Capsules", 7),
        text(20, 230, "Amount Per Serving", 7),
        text(20, 210, "Magnesium (as Magnesium Oxide)", 7),
        text(170, 210, "250 mg", 7),
    )
    assert "Serving Size: 2 Capsules" in [span.text for span in panel.head]


def test_a_title_may_be_drawn_as_wide_as_its_box() -> None:
    (panel,) = panels(
        box(10, 100, 280, 180),
        text(20, 255, "Supplement", 16),
        text(225, 255, "Facts", 16),
        text(20, 240, "Serving Size: 2 Capsules", 7),
        text(20, 210, "Magnesium (as Magnesium Oxide)", 7),
        text(170, 210, "250 mg", 7),
    )
    assert panel.title.text == "Supplement Facts"
    assert cells(panel) == [("Magnesium (as Magnesium Oxide)", ["250 mg"])]


def test_the_heading_of_a_column_goes_on_under_it() -> None:
    (panel,) = panels(
        text(20, 250, "Tenori medi", 9),
        text(130, 250, "per dose giornaliera", 9),
        text(240, 250, "% VNR", 9),
        text(130, 236, "(2 compresse)", 9),
        text(20, 222, "Magnesio", 9),
        text(130, 222, "250 mg", 9),
        text(240, 222, "67%", 9),
    )
    assert "(2 compresse)" in " ".join([span.text for span in panel.head])


def test_of_two_panels_the_upper_one_is_first() -> None:
    upper, lower = panels(
        text(20, 280, "Supplement Facts", 12),
        text(20, 266, "Serving Size: 2 Capsules", 8),
        text(20, 254, "Servings Per Container: 22", 8),
        text(20, 240, "Calcium 720 mg 55%", 8),
        text(20, 130, "Supplement Facts", 12.2),
        text(20, 116, "Serving Size: 1 Capsule", 8),
        text(20, 100, "Zinc 11 mg 100%", 8),
    )
    assert [name for name, _ in cells(upper)] == ["Calcium"]
    assert [name for name, _ in cells(lower)] == ["Zinc"]


def test_print_left_of_the_panel_between_its_lines_is_none_of_them() -> None:
    (panel,) = panels(
        text(120, 270, "Supplement Facts", 12),
        text(120, 256, "Serving Size: 2 Capsules", 8),
        text(120, 242, "Amount per", 8),
        text(200, 242, "Daily", 8),
        text(10, 230, "Front words", 8),
        text(120, 218, "Magnesium (as Magnesium Oxide)", 8),
        text(250, 218, "250 mg", 8),
    )
    assert cells(panel) == [("Magnesium (as Magnesium Oxide)", ["250 mg"])]


def test_the_content_of_the_pack_beside_the_head_is_not_of_it() -> None:
    (panel,) = panels(
        text(20, 270, "Supplement Facts", 12),
        text(230, 270, "90 Tablets", 8),
        text(20, 256, "Serving Size: 4 Tablets", 8),
        text(230, 256, "12 oz (340 g)", 8),
        text(150, 242, "Amount", 8),
        text(20, 230, "Magnesium (as Oxide)", 8),
        text(150, 230, "250 mg", 8),
    )
    assert [span.text for span in panel.head] == ["Serving Size: 4 Tablets", "Amount"]


def test_a_serving_left_of_rows_is_no_name_of_an_amount_that_wraps_there() -> None:
    (panel,) = panels(
        box(5, 200, 290, 95),
        text(10, 280, "Supplement", 12),
        text(10, 266, "Facts", 12),
        text(10, 252, "Serving Size 3 Tablets", 8),
        text(120, 284, "Amount Per Serving", 8),
        text(260, 284, "% DV", 8),
        text(120, 264, "Vitamin C (as Ascorbic Acid)", 8),
        text(260, 264, "1667%", 8),
        text(120, 254, "1,500 mg", 8),
        text(120, 240, "Magnesium (as Oxide) 250 mg", 8),
        text(260, 240, "60%", 8),
    )
    assert panel.head[0].text == "Serving Size 3 Tablets"
    assert [row.name.text for row in panel.rows] == ["Vitamin C (as Ascorbic Acid)", "Magnesium (as Oxide)"]


def test_two_rows_under_a_head_with_wrapped_headings_stand_below_it() -> None:
    (panel,) = panels(
        box(5, 180, 290, 110),
        text(10, 270, "Supplement Facts", 14),
        text(10, 256, "Serving size", 8),
        text(240, 256, "1 Tablet", 8),
        text(180, 240, "Amount", 8),
        text(180, 231, "Per Serving", 8),
        text(240, 240, "% Daily", 8),
        text(240, 231, "Value", 8),
        text(10, 218, "Total Carbohydrate", 8),
        text(180, 218, "1 g", 8),
        text(10, 206, "Magnesium", 8),
        text(180, 206, "105 mg", 8),
        text(240, 206, "25%", 8),
    )
    assert panel.head[0].text == "Serving size 1 Tablet"
    assert cells(panel) == [("Total Carbohydrate", ["1 g"]), ("Magnesium", ["105 mg", "25%"])]


def test_an_amount_in_the_print_beside_does_not_widen_the_panel() -> None:
    (panel,) = panels(
        text(20, 282, "Supplement Facts", 12),
        text(110, 270, "Amount Per Serving", 7),
        text(190, 270, "% DV", 7),
        *[text(20, 258 - 12 * n, f"Vitamin {letter}", 7) for n, letter in enumerate("ACDEK")],
        *[text(150, 258 - 12 * n, f"{n + 3} mg", 7) for n in range(5)],
        *[text(192, 258 - 12 * n, f"{n + 20}%", 7) for n in range(5)],
        text(225, 258, "1 billion live cells", 7),
        *[text(225, 251.5 - 8 * n, words, 6) for n, words in enumerate(("take one tablet", "daily with a meal", "of"))],
    )
    assert cells(panel) == [(f"Vitamin {letter}", [f"{n + 3} mg", f"{n + 20}%"]) for n, letter in enumerate("ACDEK")]


BESIDE = (
    text(200, 280, "Tarn Valley", 12),
    text(200, 268, "Magnesium", 12),
    *[
        text(200, 252 - 11 * n, words, 6)
        for n, words in enumerate(("Take two tablets", "daily with food.", "Keep dry."))
    ],
)
NARROW = (
    text(20, 276, "Supplement Facts", 12),
    text(20, 264, "Serving Size: 2 Tablets", 7),
    text(80, 252, "Amount Per Serving", 7),
    text(150, 252, "% DV", 7),
    *[text(20, 240 - 12 * n, f"Vitamin {letter}", 7) for n, letter in enumerate("ACDE")],
    *[text(120, 240 - 12 * n, f"{n + 3} mg", 7) for n in range(4)],
    *[text(152, 240 - 12 * n, f"{n + 20}%", 7) for n in range(4)],
)


@pytest.mark.parametrize("drawn", [(0, 0, 300, 300), (-9, -9, 318, 318), (4, 4, 292, 292)])
def test_what_is_drawn_behind_or_around_all_print_is_no_box_of_the_panel(drawn: tuple[float, ...]) -> None:
    (panel,) = panels(box(*drawn), *NARROW, *BESIDE)
    assert cells(panel) == [(f"Vitamin {letter}", [f"{n + 3} mg", f"{n + 20}%"]) for n, letter in enumerate("ACDE")]
    assert "Serving Size: 2 Tablets" in [span.text for span in panel.head]


def test_a_panel_alone_on_its_page_has_its_box() -> None:
    (panel,) = panels(box(4, 4, 292, 292), *NARROW, text(20, 180, "Folic Acid", 7), text(240, 180, "400 mcg", 7))
    assert cells(panel)[-1] == ("Folic Acid", ["400 mcg"])


def test_rows_go_on_in_a_second_box_beside_the_first() -> None:
    halves = [
        drawn
        for left, letters in ((20, "ACDB"), (160, "EK"))
        for drawn in (
            box(left - 4, 216 - 12 * len(letters), 130, 30 + 12 * len(letters)),
            text(left + 40, 234, "Amount Per Serving", 6),
            text(left + 105, 234, "% DV", 6),
            *[text(left, 222 - 12 * n, f"Vitamin {letter}", 7) for n, letter in enumerate(letters)],
            *[text(left + 75, 222 - 12 * n, f"{n + 3} mg", 7) for n in range(len(letters))],
            *[text(left + 105, 222 - 12 * n, f"{n + 20}%", 7) for n in range(len(letters))],
        )
    ]
    (panel,) = panels(text(20, 270, "Supplement Facts", 12), text(20, 256, "Serving Size: 2 Tablets", 7), *halves)
    assert [name for name, _ in cells(panel)] == [f"Vitamin {letter}" for letter in "ACDBEK"]


def test_a_list_beside_two_halves_in_their_box_is_of_no_row() -> None:
    halves = [
        drawn
        for left, letters in ((20, "ACDB"), (120, "EKF"))
        for drawn in (
            text(left + 45, 254, "Amount", 6),
            text(left + 75, 254, "% DV", 6),
            *[text(left, 242 - 12 * n, f"Vitamin {letter}", 7) for n, letter in enumerate(letters)],
            *[text(left + 50, 242 - 12 * n, f"{n + 3} mg", 7) for n in range(len(letters))],
            *[text(left + 75, 242 - 12 * n, f"{n + 20}%", 7) for n in range(len(letters))],
        )
    ]
    listed = ("Other Ingredients:", "cellulose, stearic", "acid, silica.")
    aside = [text(222, 254 - 9 * n, line, 7) for n, line in enumerate(listed)]
    title = (text(20, 280, "Supplement Facts", 12), text(20, 268, "Serving Size: 2 Tablets", 7))

    def draw(canvas: Canvas) -> None:
        for one in (box(14, 190, 282, 106), *title, *halves, *aside):
            one(canvas)  # type: ignore[operator]

    found = read_layout(read_document(pdf(draw, (300, 300)), "label.pdf"))
    assert [name for name, _ in cells(found.panels[0])] == [f"Vitamin {letter}" for letter in "ACDBEKF"]
    assert " ".join(listed) in [passage.text for passage in found.passages]


def test_rows_may_go_on_under_headings_set_further_apart() -> None:
    wide = [(20, "Amount Per Serving", 100), (20, "% DV", 170), (32, "Zinc", 20), (32, "5 mg", 140), (32, "45%", 172)]
    wider = [(60, "Amount Per Serving", 180), (60, "% DV", 270), (72, "Iron", 20), (72, "9 mg", 220), (72, "50%", 272)]
    (panel,) = panels(
        text(20, 290, "Supplement Facts", 8),
        *[text(left, 300 - down, words, 7) for down, words, left in [*wide, *wider]],
    )
    assert cells(panel) == [("Zinc", ["5 mg", "45%"]), ("Iron", ["9 mg", "50%"])]


def test_amounts_may_stand_right_of_the_heading_that_they_share_with_percents() -> None:
    (panel,) = panels(
        text(20, 282, "Supplement Facts", 12),
        text(20, 266, "Nutrient", 7),
        text(90, 266, "Amount (% DV)", 7),
        *[text(20, 250 - 12 * n, name, 7) for n, name in enumerate(("Zinc", "Iron", "Copper"))],
        *[text(190, 250 - 12 * n, f"{n + 3} mg ({n + 20}%)", 7) for n in range(3)],
    )
    assert cells(panel) == [
        (name, [f"{n + 3} mg", f"({n + 20}%)"]) for n, name in enumerate(("Zinc", "Iron", "Copper"))
    ]


def test_a_word_of_the_print_beside_is_no_heading_of_names() -> None:
    rows = (
        ("vitamin a", "as beta-carotene", "9 mg"),
        ("vitamin c", "as ascorbate", "90 mg"),
        ("zinc", "as oxide", "11 mg"),
    )
    drawn = [text(20, 280, "Supplement Facts", 11), text(100, 262, "per serving", 6)]
    for number, (name, source, amount) in enumerate(rows):
        y = 250 - 18 * number
        drawn += [text(20, y, name, 7), text(130, y, amount, 7), text(20, y - 8, source, 6)]
    beside = [
        text(300, 242, "nutrients", 7),
        text(300, 224, "Made with care.", 7),
        text(300, 206, "In Tarn Valley.", 7),
    ]
    (panel,) = panels(*drawn, *beside, size=(420, 300))
    assert all("Tarn" not in row.name.text and "care" not in row.name.text for row in panel.rows)
    assert [row.name.text for row in panel.rows] == [f"{name} {source}" for name, source, _ in rows]


def test_a_word_that_begins_with_a_figure_beside_a_row_is_none_of_its_cells() -> None:
    drawn = [
        *(text(18, 274, "Supplement Facts", 10), text(18, 264, "Serving Size: 1 Lozenge", 5.4)),
        *(text(84, 252, "Amount Per Serving", 3.8), text(161, 252, "% DV", 3.8)),
        *(text(18, 244, "Vitamin B6 (as pyridoxine)", 5.4), text(137, 244, "3 mg", 5.4), text(161, 244, "150%", 5.4)),
        *(text(18, 236.5, "Melatonin", 5.4), text(137, 236.5, "3 mg", 5.4)),
    ]
    lines = (
        "slowly and completely in the",
        "mouth until dissolved. Consider",
        "taking it in combination with",
        "5-HTP.",
    )
    beside = [text(249, 263 - 6.25 * number, line, 5.2) for number, line in enumerate(lines)]
    (panel,) = panels(box(14, 225, 165, 61), *drawn, *beside, size=(400, 300))
    assert [span.text for span in panel.head] == ["Serving Size: 1 Lozenge", "Amount Per Serving % DV"]


@pytest.mark.parametrize("reference", ["RI*", "RM*", "AR (1)", "NRV"])
def test_a_column_of_percents_under_the_name_of_a_reference_alone_is_of_the_table(reference: str) -> None:
    (panel,) = panels(
        *(box(left, 200, width, 40) for left, width in ((10, 120), (130, 80), (210, 60))),
        text(14, 228, "Voedingswaarde", 7),
        text(150, 228, "Per tablet", 7),
        text(230, 228, reference, 7),
        text(14, 210, "Magnesium (als citraat)", 7),
        text(160, 210, "150 mg", 7),
        text(235, 210, "40%", 7),
    )
    assert cells(panel) == [("Magnesium (als citraat)", ["150 mg", "40%"])]


def test_a_grid_seen_in_part_does_not_end_before_a_heading_beside_the_title() -> None:
    (panel,) = panels(
        *[text(left, 260, head, 7) for left, head in ((20, "Nutrient"), (130, "Amount"), (210, "% DV"))],
        box(16, 222, 180, 32),
        *[text(20, 246 - 12 * n, name, 7) for n, name in enumerate(("Zinc", "Iron", "Copper"))],
        *[text(130, 246 - 12 * n, f"{n + 3} mg", 7) for n in range(3)],
        *[text(210, 246 - 12 * n, f"{n + 20}%", 7) for n in range(3)],
    )
    assert cells(panel) == [("Zinc", ["3 mg", "20%"]), ("Iron", ["4 mg", "21%"]), ("Copper", ["5 mg", "22%"])]


def test_rows_stand_apart_though_one_of_the_rules_between_them_was_not_seen() -> None:
    names = ["Zinc", "Iron", "Magnesium (as Oxide)", "Potassium (as Chloride,", "Citrate)", "Sodium"]
    amounts = ["5 mg", "9 mg", "50 mg", "", "80 mg", "20 mg"]

    def rules(canvas: Canvas) -> None:
        for down in (0, 1, 2, 5, 6):  # none under magnesium
            canvas.line(16, 243 - 10 * down, 284, 243 - 10 * down)

    (panel,) = panels(
        text(20, 275, "Supplement Facts", 12),
        text(20, 263, "Serving Size: 2 Tablets", 7),
        text(180, 247, "Amount Per Serving", 7),
        *[text(20, 235 - 10 * n, name, 7) for n, name in enumerate(names)],
        *[text(220, 235 - 10 * n, amount, 7) for n, amount in enumerate(amounts) if amount],
        rules,
    )
    assert cells(panel)[2:4] == [("Magnesium (as Oxide)", ["50 mg"]), ("Potassium (as Chloride, Citrate)", ["80 mg"])]
