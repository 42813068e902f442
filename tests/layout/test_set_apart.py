"""What stands apart from what it belongs to: rows far under their head, headings over lists, rows over columns."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from labelcheck.layout.lines import Line
from labelcheck.layout.page.blocks import blocks
from labelcheck.layout.planes import Plane, Token
from labelcheck.model.document import Word
from tests.documents.draw import text

from .build import cells
from .build import reading as of_text
from .test_columns_apart import HEAD, Drawn, reading
from .test_gutters import line
from .test_regions import box, panels
from .test_sheets import ROWS, passages, table

SERVINGS: Drawn = (20, 256, "Servings Per Container: 30", 8)


def test_headings_that_are_written_upwards_leave_space_over_the_rows() -> None:
    (panel,) = reading(*HEAD, SERVINGS, *table(20, *ROWS, top=180)).panels
    assert [name for name, _ in cells(panel)] == ["Vitamin C", "Magnesium", "Zinc"]


def test_a_sentence_far_under_a_head_is_no_row() -> None:
    (panel,) = reading(*HEAD, SERVINGS, (20, 180, "Keep out of reach of children.", 8)).panels
    assert not panel.rows


def centred(middle: float, y: float, words: str, size: float = 8) -> Drawn:
    return middle - stringWidth(words, "Helvetica", size) / 2, y, words, size


def test_names_that_are_set_in_the_middle_begin_anywhere() -> None:
    names = ("Iron", "Zinc", "Iodine", "Selenium", "Magnesium (as magnesium citrate and oxide)", "Copper")
    rows = [
        drawn
        for number, name in enumerate(names)
        for drawn in (centred(110, 230 - 12 * number, name), (230, 230 - 12 * number, "10 mg", 8))
    ]
    (panel,) = reading(
        centred(160, 280, "Supplement Facts", 11), centred(160, 266, "Serving Size 1 Capsule"), *rows
    ).panels
    assert [name for name, _ in cells(panel)] == list(names)


def test_names_that_are_set_to_the_right_begin_anywhere() -> None:
    names = ("Iron", "Zinc", "Iodine", "Selenium", "Copper", "Biotin", "Magnesium (as magnesium citrate and oxide)")
    rows = [
        drawn
        for number, name in enumerate(names)
        for drawn in (
            (220 - stringWidth(name, "Helvetica", 8), 230 - 12 * number, name, 8),
            (226, 230 - 12 * number, "10 mg", 8),
        )
    ]
    (panel,) = reading((210, 280, "Supplement Facts", 11), (226, 266, "Serving Size 1 Capsule", 8), *rows).panels
    assert cells(panel)[-1] == (names[-1], ["10 mg"])


def test_footnotes_may_begin_a_little_left_of_the_rows_beside_a_head() -> None:
    head = (
        (20, 240, "Supplement", 12),
        (20, 228, "Facts", 12),
        (20, 214, "Serving Size", 8),
        (20, 205, "2 Tablets", 8),
    )
    rows = table(122, ("Nutrient", "Amount/Serving", "%DV"), *ROWS, top=250)
    (panel,) = reading(*head, *rows, (120, 202, "† Daily Value not established.", 8)).panels
    assert [span.text for span in panel.head][:2] == ["Serving Size", "2 Tablets"]
    assert len(panel.rows) == 3


def test_a_heading_over_its_list_stands_before_it_wherever_it_begins() -> None:
    found = passages(
        centred(200, 200, "OTHER INGREDIENTS", 12),
        centred(200, 186, "Cellulose • Magnesium Stearate • Silica • Rice Flour"),
        centred(200, 120, "Take one capsule daily with food and a full glass of water"),
    )
    assert found.index("OTHER INGREDIENTS") + 1 == found.index("Cellulose • Magnesium Stearate • Silica • Rice Flour")


def test_small_captions_stand_over_what_they_are_of() -> None:
    boxes = (
        (20, 200, "4. Serving size", 5),
        (20, 192, "2 Tablets", 8),
        (160, 200, "5. Servings per container", 5),
        (160, 192, "30", 8),
    )
    assert "4. Serving size\n2 Tablets".replace("\n", " ") in [found.replace("\n", " ") for found in passages(*boxes)]


def test_a_value_of_two_lines_stands_half_way_beside_its_label() -> None:
    sheet = (
        (20, 250, "Brand", 8), (120, 250, "Tarn Valley", 8),
        (120, 230, "2 Chewable", 8), (20, 225, "Serving Size", 8), (120, 220, "Tablets", 8),
        (20, 200, "Servings Per Container", 8), (120, 200, "60", 8),
    )  # fmt: skip
    assert "Serving Size 2 Chewable Tablets" in [found.replace("\n", " ") for found in passages(*sheet)]


def test_a_row_that_wraps_is_told_though_print_stands_left_of_its_amount() -> None:
    names = ((200, 230, "Zinc"), (200, 210, "Magnesium (as citrate,"), (200, 200, "oxide)"), (200, 180, "Iron"))
    amounts = ((330, 230, "5 mg"), (330, 205, "20 mg"), (330, 180, "8 mg"))
    beside = ((20, 205, "Take one tablet daily"),)
    heads = ((200, 280, "Supplement Facts", 11), (200, 266, "Serving Size: 1 Tablet", 8), (320, 246, "Amount", 8))
    (panel,) = reading(*heads, *[(x, y, words, 8) for x, y, words in (*names, *amounts, *beside)]).panels
    assert cells(panel)[1] == ("Magnesium (as citrate, oxide)", ["20 mg"])


def test_rows_that_run_on_go_over_the_foot_of_their_column() -> None:
    (panel,) = reading(
        (20, 100, "Supplement Facts Serving Size: 1 Tablet", 8), (20, 90, "Amount Per Serving: Iron 8 mg (44% DV),", 8),
        (20, 80, "Zinc 5 mg (45% DV), Iodine 150 mcg (100% DV),", 8),
        (220, 280, "Magnesium (as citrate) 105 mg (25% DV), Copper", 8), (220, 270, "0.9 mg (100% DV).", 8),
        (220, 256, "Other ingredients: cellulose, silica.", 8),
    ).panels  # fmt: skip
    assert cells(panel)[-2:] == [
        ("Magnesium (as citrate)", ["105 mg", "(25% DV)"]),
        ("Copper", ["0.9 mg", "(100% DV)"]),
    ]


FLAPS = """\
                                  Supplement Facts (continued)
Supplement Facts                  Amount Per Serving        %DV
Serving Size: 2 Tablets           Magnesium      105 mg     25%
Amount Per Serving        %DV     Copper         0.9 mg    100%
Zinc              5 mg    45%
Iron              8 mg    44%     Other ingredients: cellulose.
"""


def test_the_rest_of_a_panel_may_stand_higher_than_its_beginning() -> None:
    (panel,) = of_text(FLAPS).panels
    assert [name for name, _ in cells(panel)] == ["Zinc", "Iron", "Magnesium", "Copper"]
    assert panel.head[0].text == "Serving Size: 2 Tablets"


GRID = """\
Deep Calm                      Supplement Facts
                               Serving Size: 1 Tablet
                               Amount Per Serving        %DV
Other ingredients:             Zinc              5 mg    45%
Croscarmellose      Sodium,    Iron              8 mg    44%
Microcrystalline  Cellulose,   Magnesium       105 mg    25%
Silicon            Dioxide,    Copper          0.9 mg   100%
Stearic Acid and Rice Flour,
magnesium stearate.            Keep out of reach of children.
"""


def test_words_of_a_stretched_line_are_no_columns_on_the_grid_of_a_text() -> None:
    found = of_text(GRID)
    assert any("Croscarmellose Sodium, Microcrystalline Cellulose" in p.text.replace("\n", " ") for p in found.passages)


PACK = ("Deep Calm", "", "Dietary Supplement", "", "Easy to swallow", "60 Tablets", "", "Store in a dry", "place.")


def test_how_many_are_in_the_pack_is_no_cell_of_the_row_left_of_it() -> None:
    beside = "".join(f"{line:<65}{words}\n" for line, words in zip(GRID.splitlines(), PACK, strict=True))
    found = of_text(beside)
    assert not any("60 Tablets" in passage.text for passage in found.passages if passage.kind == "panel")


def test_lines_that_only_a_column_beside_takes_do_not_end_a_panel_of_a_text() -> None:
    rows = GRID.splitlines(keepends=True)
    beside = "".join(f"{words}\n" for words in ("Deep", "Calm", "for", "evening", "and", "night"))
    (panel,) = of_text("".join(rows[:5]) + beside + "".join(rows[5:])).panels
    assert [name for name, _ in cells(panel)][-2:] == ["Magnesium", "Copper"]


@pytest.mark.parametrize("value", ["60", "about 60"])
def test_labels_may_stand_no_further_from_their_values_than_words(value: str) -> None:
    end = 20 + stringWidth("Servings Per Container ", "Helvetica", 8)
    sheet = (
        (20, 240, "Serving Size", 8),
        (end, 240, "Two Tablets", 8),
        (20, 225, f"Servings Per Container {value}", 8),
    )
    assert "Serving Size Two Tablets" in [found.replace("\n", " ") for found in passages(*sheet)]


def test_a_stretched_line_may_end_where_another_column_begins() -> None:
    full, words = "Rice Flour, Croscarmellose Sodium,", ("Phosphate,", "Stearic", "Acid,")
    widths = [stringWidth(word, "Helvetica", 8) for word in words]
    width = stringWidth(full, "Helvetica", 8)
    blank = (width - sum(widths)) / 2
    stretched = [(20 + sum(widths[:n]) + n * blank, 190, word, 8) for n, word in enumerate(words)]
    beside = ("Recommended use: take", "two tablets daily. Keep", "out of reach of children", "at all times.")
    found = passages(
        (20, 200, "Other ingredients: Dicalcium", 8), *stretched, (20, 180, full, 8), (20, 170, "Cellulose.", 8),
        *[(30 + width, 200 - 10 * n, line, 8) for n, line in enumerate(beside)],
    )  # fmt: skip
    text = f"Other ingredients: Dicalcium Phosphate, Stearic Acid, {full} Cellulose."
    assert text in [passage.replace("\n", " ") for passage in found]


def test_a_serving_under_the_rows_is_of_no_name() -> None:
    lines = ("Zinc", "5 mg", "45%"), ("Iron", "8 mg", "44%"), ("Magnesium", "100 mg", "24%")
    rows = [
        drawn
        for n, (name, *of_name) in enumerate(lines)
        for drawn in (
            text(20, 246 - 12 * n, name, 8),
            *[text(180 + 40 * m, 246 - 12 * n, cell, 8) for m, cell in enumerate(of_name)],
            box(20, 255 - 12 * n, 230, 0),
        )
    ]
    serving = text(20, 213, "Serving Size: 1 Vegetarian Capsule", 8)
    (panel,) = panels(text(20, 275, "Supplement Facts", 11), *rows, serving, text(20, 200, "Silica is safe.", 8))
    assert [name for name, _ in cells(panel)] == ["Zinc", "Iron", "Magnesium"]


def test_a_list_goes_on_under_rows_that_only_columns_beside_take() -> None:
    rows = "".join(
        f"{name:<20}{amount:>8}\n" for name, amount in (("Iron", "8 mg"), ("Zinc", "5 mg"), ("Iodine", "9 mg"))
    )
    lines = (
        ("Supplement Facts", "Other Ingredients: Cane Sugar,"),
        ("Serving Size: 1 Tablet", "Water, Citric, Black Carrot"),
    )
    head = "".join(f"{left:<35}{right}\n" for left, right in lines)
    rest = f"{'Copper':<20}{'1 mg':>8}       juice concentrate, Pectin, Natural\n{'':35}Flavors, Beeswax.\n"
    more = f"{'Biotin':<20}{'1 mg':>8}       Keep out of reach of children. Store\n{'':35}in a cool and dry place.\n"
    found = of_text(head + rows + rest + more)
    listed = next(passage.text for passage in found.passages if passage.text.startswith("Other"))
    assert "Black Carrot juice concentrate, Pectin, Natural Flavors" in listed.replace("\n", " ")


def test_a_word_without_tall_letters_alone_on_a_loose_line_ends_its_list() -> None:
    upper = line(100, ("Cellulose,", 20, 50), ("organic", 52, 75))
    low = Token.at(Word("cocoa.", (20, 111, 38, 114), 6, 0), 20, 111, 38, 114, 6)
    assert len(blocks([upper, Line.of([low])], Plane(1, (*upper.tokens, low), ()))) == 1
