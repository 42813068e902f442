"""Panels of text: rows that wrap, run on, nest, stop."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from labelcheck.layout import evidence
from labelcheck.model.document import UnreadableError

from .build import cells, panel, reading


def test_a_wrapped_name_with_its_cells_below() -> None:
    found = panel("Magnesium (as Magne-", "sium Oxide)", "20mg", " 5%", "Zinc (as zinc", "citrate) 3 mg 27%")
    assert cells(found) == [
        ("Magnesium (as Magnesium Oxide)", ["20mg", "5%"]),
        ("Zinc (as zinc citrate)", ["3 mg", "27%"]),
    ]


def test_a_wrapped_name_with_its_cells_on_the_first_line() -> None:
    found = panel("Magnesium (as rice chelate   15 mg   4%", "[rice flour based], citrate)", "Zinc 15 mg 136%")
    assert cells(found)[0] == ("Magnesium (as rice chelate [rice flour based], citrate)", ["15 mg", "4%"])


def test_the_rest_of_a_bracket_is_no_source_of_its_own() -> None:
    found = panel("Vitamin A (75% as beta-carotene and 25%", "as retinyl palmitate)", "6000 IU  120%", "Zinc 5 mg 45%")
    assert cells(found)[0] == ("Vitamin A (75% as beta-carotene and 25% as retinyl palmitate)", ["6000 IU", "120%"])


def test_a_bracket_never_closed_costs_no_row() -> None:
    found = panel("Vitamin C (as ascorbic acid  90 mg  100%", "Magnesium (from citrate  80 mg  19%", "Zinc 5 mg 45%")
    assert [name for name, _ in cells(found)] == ["Vitamin C (as ascorbic acid", "Magnesium (from citrate", "Zinc"]


def test_a_row_without_amount_is_a_row() -> None:
    found = panel("Vitamin A", "Calcium  4%", "Magnesium  35%", "Potassium 427 mg 9%")
    assert cells(found) == [
        ("Vitamin A", []),
        ("Calcium", ["4%"]),
        ("Magnesium", ["35%"]),
        ("Potassium", ["427 mg", "9%"]),
    ]


def test_a_linear_panel_wraps_anywhere() -> None:
    found = panel(
        head="Serv. Size 1 Tablet, Amount Per Serving: Vitamin A, Magnesium (as citrate) 100 mg (24%\n"
        "DV), Zinc 5 mg†. † Daily Value not established."
    )
    assert cells(found) == [
        ("Vitamin A", []),
        ("Magnesium (as citrate)", ["100 mg", "(24% DV)"]),
        ("Zinc", ["5 mg", "†"]),
    ]
    assert [span.text for span in found.footnotes] == ["† Daily Value not established."]


def test_indentation_nests_where_cells_stand_in_a_column() -> None:
    found = panel("Magnesium                 200 mg  48%", "  Magnesium Citrate     1,000 mg  †", "Zinc  5 mg  45%")
    assert [row.parent for row in found.rows] == [None, 0, None]


def test_indentation_means_nothing_in_ragged_text() -> None:
    found = panel("Magnesium 200 mg", "48%", "   Zinc 5 mg 45%", " Copper 1 mg", "11%")
    assert [row.parent for row in found.rows] == [None, None, None]


def test_the_panel_ends_at_a_heading() -> None:
    read = reading(
        "Supplement Facts\nServing Size 1 Capsule\nMagnesium 200 mg 48%\nOther Ingredients: silica.\nTake 2 g daily."
    )
    (found,) = read.panels
    assert cells(found) == [("Magnesium", ["200 mg", "48%"])]
    assert [p.text for p in read.passages if p.kind == "block"] == ["Other Ingredients: silica. Take 2 g daily."]


def test_a_footnote_ends_where_its_next_line_would_have_had_place() -> None:
    head = "Supplement Facts\nServing Size 1 Capsule\nMagnesium (as magnesium citrate) 200 mg 48%\n"
    (found,) = reading(f"{head}*RI - Reference Intake\nTake 3 capsules daily.").panels
    assert [note.text for note in found.footnotes] == ["*RI - Reference Intake"]
    (found,) = reading(f"{head}*Daily Values are based on a diet of 2,000\nCalories a day.").panels
    assert [note.text for note in found.footnotes] == ["*Daily Values are based on a diet of 2,000", "Calories a day."]


def test_a_title_at_the_end_of_a_line_over_the_headings_of_columns() -> None:
    (found,) = reading("Harbor Mag 100 mg | Composition par gélule\nIngrédient | Quantité\nMagnésium | 100 mg").panels
    assert [span.text for span in found.head] == ["par gélule"]


def test_the_panel_ends_before_prose_though_amounts_are_in_it() -> None:
    found = reading(
        "Supplement Facts\nServing Size: 1 Capsule\nMagnesium 100 mg\nSlate Bay\n\n"
        "About magnesium\nMagnesium is an essential mineral. Adults need 420 mg. Magnesium oxide is 60% magnesium."
    )
    assert cells(found.panels[0]) == [("Magnesium", ["100 mg"])]


def test_running_rows_end_with_their_paragraph() -> None:
    rows = "Amount Per Serving: Magnesium 100 mg (24% DV), Zinc (S. cerevisiae) 15\nmg (136% DV), Iron 5 mg (28% DV)."
    found = reading(f"Supplement Facts Serv. Size 1 Tablet, {rows}\n\nReviews (134)\nMagnesium oxide 400 mg\n")
    assert cells(found.panels[0]) == [
        ("Magnesium", ["100 mg", "(24% DV)"]),
        ("Zinc (S. cerevisiae)", ["15 mg", "(136% DV)"]),
        ("Iron", ["5 mg", "(28% DV)"]),
    ]
    said = f"Supplement Facts Serv. Size 1 Tablet, {rows}\n\nThis is not to be confused with our iron of 18 mg.\n"
    assert len(reading(said).panels[0].rows) == 3
    specified = (
        "Supplement Facts\nServing Size 1 Tablet\nZinc 5 mg 45%\nProduct specification\nMagnesium | 90% of claim"
    )
    assert cells(reading(specified).panels[0]) == [("Zinc", ["5 mg", "45%"])]
    torn = rows.replace("(S. cerevisiae)", "(S.\n\nPage 1 of 2\n\ncerevisiae)")
    assert len(reading(f"Supplement Facts Serv. Size 1 Tablet, {torn}").panels[0].rows) == 3


def test_names_after_the_last_cell_are_not_rows() -> None:
    read = reading("Supplement Facts\nServing Size 1 Capsule\nMagnesium 200 mg 48%\nHarbor Labs\nCalm Formula")
    assert [row.name.text for row in read.panels[0].rows] == ["Magnesium"]
    assert "Harbor Labs Calm Formula" in [p.text for p in read.passages]


def test_columns_side_by_side_are_read_apart() -> None:
    left = ["Calm Formula", "Take one tablet", "daily with food.", "Keep away from", "children."]
    right = [
        "Supplement Facts",
        "Serving Size: 1 Tablet",
        "Magnesium (as zinc-free  100 mg  24%",
        "magnesium citrate)",
        "Zinc  5 mg  45%",
    ]
    read = reading("\n".join(f"{a:24}{b}" for a, b in zip(left, right, strict=True)))
    assert cells(read.panels[0])[0] == ("Magnesium (as zinc-free magnesium citrate)", ["100 mg", "24%"])
    assert any(p.text.startswith("Calm Formula Take one tablet daily") for p in read.passages)


def test_a_span_gives_its_lines_back() -> None:
    found = panel("Magnesium (as Magne-", "sium Oxide)", "20mg", " 5%")
    pieces = evidence(found.rows[0].name)
    assert [(piece.line, piece.text) for piece in pieces] == [(4, "Magnesium (as Magne-"), (5, "sium Oxide)")]


@given(st.text(st.characters(codec="utf-8"), max_size=400))
@example("0L\x80")  # a name that begins within a word
@example("0¦")  # the sign between columns within a word
def test_any_text_gives_a_reading_whose_words_stand_where_it_says(text: str) -> None:
    try:
        read = reading("Supplement Facts\n" + text)
    except UnreadableError:  # control characters: not a text file
        return
    for passage in read.passages:
        assert list(passage.starts) == sorted(passage.starts)
        assert len(passage.words) == len(passage.starts)
        assert set(passage.lines) <= set(passage.starts)


def test_an_amount_may_stand_before_its_name() -> None:
    found = panel("20 mg Magnesium (as citrate) 5%", "1,000 IU Vitamin D3 125%", "5 mg Zinc")
    assert cells(found) == [
        ("Magnesium (as citrate)", ["20 mg", "5%"]),
        ("Vitamin D3", ["1,000 IU", "125%"]),
        ("Zinc", ["5 mg"]),
    ]


def test_amounts_before_names_may_run_on() -> None:
    found = panel(
        "5 Calories", "20 mg Magnesium (as citrate) (5% DV), 1,000 IU (125%) Vitamin D3, 5 mg Zinc 45%, 1 mg Boron"
    )
    assert cells(found) == [
        ("Magnesium (as citrate)", ["20 mg", "(5% DV)"]),
        ("Vitamin D3", ["1,000 IU", "(125%)"]),
        ("Zinc", ["5 mg", "45%"]),
        ("Boron", ["1 mg"]),
    ]


def test_an_amount_before_its_name_may_be_told_in_two_units() -> None:
    found = panel("25 mcg (1,000 IU)  Vitamin D3  125%", "90 mg  Magnesium (as citrate)  21%", "1 mg  Boron")
    assert cells(found) == [
        ("Vitamin D3", ["25 mcg", "125%"]),
        ("Magnesium (as citrate)", ["90 mg", "21%"]),
        ("Boron", ["1 mg"]),
    ]


def test_amounts_stand_before_their_names_though_the_first_has_none() -> None:
    rows = ("60 mg  Vitamin C  67%", "32 mg  Magnesium (yeast)  8%", "7.5 mg  Zinc  68%", "1 mg  Boron  †")
    found = panel("Vitamin A (carrots) with mixed carotenoids", *rows)
    assert [of[0] for _, of in cells(found)[1:]] == ["60 mg", "32 mg", "7.5 mg", "1 mg"]


def test_cells_may_stand_in_square_brackets_of_nearly_all_rows() -> None:
    names = ("Vitamin C", "Vitamin E", "Niacin", "Calcium", "Zinc", "Copper")
    found = panel(*[f"{name} [5 mg, 10%]" for name in names], "Magnesium (as citrate) [90 mg, 21%]", "Boron 1 mg †")
    assert cells(found)[-2:] == [("Magnesium (as citrate)", ["90 mg", "21%"]), ("Boron", ["1 mg", "†"])]


def test_a_weight_in_a_column_of_sources_is_a_part_of_the_name() -> None:
    head = "Serving Size: 1 g\nNutrient  Source  Amount Per Serving  % Daily Value"
    found = panel("Magnesium  2,500 mg magnesium citrate  400 mg  95%", "Zinc  zinc gluconate  5 mg  45%", head=head)
    assert cells(found)[0] == ("Magnesium (2,500 mg magnesium citrate)", ["400 mg", "95%"])


def test_a_source_between_bars_is_a_part_of_the_name_and_a_dash_none() -> None:
    head = "Serving Size: 1 g\nNutrient | Source / form | Amount per serving | % DV"
    found = panel("Zinc | zinc gluconate | 5 mg | 45%", "Vitamin C | - | 90 mg | 100%", head=head)
    assert cells(found) == [("Zinc (zinc gluconate)", ["5 mg", "45%"]), ("Vitamin C", ["90 mg", "100%"])]


def test_a_blend_begins_under_the_members_of_what_is_not_called_one() -> None:
    members = "Green Tea (50% polyphenols), Ginseng extract, Cocoa"
    found = panel("Energy Plus  381 mg  †", members, "Digestive Blend  350 mg  †")
    assert [name for name, _ in cells(found)] == ["Energy Plus", members, "Digestive Blend"]


def test_percents_and_amounts_may_stand_before_names_that_wrap() -> None:
    found = panel("24%  100 mg  Magnesium (as oxide,", "citrate)", "45%  5 mg  Zinc", "†  1 mg  Boron")
    assert cells(found) == [
        ("Magnesium (as oxide, citrate)", ["100 mg", "24%"]),
        ("Zinc", ["5 mg", "45%"]),
        ("Boron", ["1 mg", "†"]),
    ]


def test_a_source_in_brackets_with_an_amount_of_its_own_is_a_row() -> None:
    found = panel(
        head="Serving Size: 2 Capsules. Amount Per Serving: Magnesium 300 mg (71% DV), (as magnesium oxide) 200 mg,\n"
        "(as magnesium citrate) 100 mg, Vitamin D3 25 mcg (1,000 IU) (125% DV)."
    )
    assert cells(found) == [
        ("Magnesium", ["300 mg", "(71% DV)"]),
        ("(as magnesium oxide)", ["200 mg"]),
        ("(as magnesium citrate)", ["100 mg"]),
        ("Vitamin D3", ["25 mcg", "(125% DV)"]),
    ]


def test_a_nutrient_that_closes_a_bracket_begins_no_row() -> None:
    found = panel("Magnesium (from 2,000 mg magnesium  34%", "L-threonate) 144 mg", "Zinc 5 mg 45%")
    assert cells(found)[0] == ("Magnesium (from 2,000 mg magnesium L-threonate)", ["34%", "144 mg"])


def test_cells_may_stand_behind_bare_commas() -> None:
    found = panel("Vitamin C (as ascorbic acid),1,000 mg,1,111%", "Magnesium (as oxide),50 mg,12%")
    assert [of for _, of in cells(found)] == [["1,000 mg", "1,111%"], ["50 mg", "12%"]]


def test_names_and_then_the_cells_of_each_row() -> None:
    names = ("Calories", "Magnesium (as citrate)", "Herb Blend", "Lemon balm, chamomile")
    found = panel(*names, "20 -", "90 mg 21%", "1 g †", "- -")
    assert [of for _, of in cells(found)][1:3] == [["90 mg", "21%"], ["1 g", "†"]]


def test_a_weight_in_a_bracket_stays_in_the_name_where_amounts_stand_behind() -> None:
    found = panel("Magnesium (400 mg)", "80 mg 19%", "Zinc (5 mg) 2 mg")
    assert cells(found) == [("Magnesium (400 mg)", ["80 mg", "19%"]), ("Zinc (5 mg)", ["2 mg"])]


def test_an_amount_on_the_line_of_the_next_name_belongs_to_the_name_before() -> None:
    found = panel("Magnesium (as citrate)", "20 mg Zinc (as citrate)", "5 mg Copper (as citrate)", "1 mg")
    assert [name for name, _ in cells(found)] == ["Magnesium (as citrate)", "Zinc (as citrate)", "Copper (as citrate)"]
    assert [amounts for _, amounts in cells(found)] == [["20 mg"], ["5 mg"], ["1 mg"]]


def test_columns_per_serving_and_per_container() -> None:
    found = panel(
        head="Serving Size 1 Stick\nPer Serving   %DV   Per Container   %DV\nMagnesium  20 mg  5%  40 mg  10%"
    )
    assert [span.text for span in found.columns] == ["Per Serving", "Per Container"]
    assert [(cell.span.text, cell.column) for cell in found.rows[0].cells] == [
        ("20 mg", 0), ("5%", 0), ("40 mg", 1), ("10%", 1),
    ]  # fmt: skip


def test_servings_per_container_heads_no_column() -> None:
    found = panel(head="Serving Size 1 Stick  Servings Per Container: 30\nAmount Per Serving\nMagnesium  20 mg  5%")
    assert found.columns == ()


def test_a_source_in_a_column_of_a_text_is_in_a_bracket() -> None:
    head = "Serving Size: 2 Tablets\nNutrient  Source  Amount Per Serving  % Daily Value"
    found = panel(
        "Magnesium  gluconate  0.2 mg  <1%", "Zinc  zinc oxide  11 mg  100%", "Folic Acid  400 mcg  100%", head=head
    )
    assert [name for name, _ in cells(found)] == ["Magnesium (gluconate)", "Zinc (zinc oxide)", "Folic Acid"]
    plain = panel("Magnesium  gluconate  0.2 mg  <1%", head=head.replace("Source  ", ""))
    assert cells(plain)[0][0] == "Magnesium gluconate"


TOLD = (
    "Tarn Valley tablets supply 30 mg of Vitamin C (33% of the Daily Value); 10 mg of",
    "Vitamin E (67% of the Daily Value); 90 mg of Magnesium (as oxide) (21% of the Daily",
    "Value); 5 mg of Zinc (as zinc citrate) (45% of the Daily Value); 2 mg of Boron (†).",
)


def test_amounts_before_of_are_those_of_the_name_behind() -> None:
    found = panel(*TOLD, head="")
    assert cells(found) == [
        ("Vitamin C", ["30 mg", "(33% of the Daily Value)"]),
        ("Vitamin E", ["10 mg", "(67% of the Daily Value)"]),
        ("Magnesium (as oxide)", ["90 mg", "(21% of the Daily Value)"]),
        ("Zinc (as zinc citrate)", ["5 mg", "(45% of the Daily Value)"]),
        ("Boron", ["2 mg", "(†)"]),
    ]


def test_what_a_compound_holds_of_the_element_has_its_own_amount() -> None:
    found = panel("Magnesium 190 mg 45%", "of which from oxide 100 mg", "of which from citrate 90 mg")
    assert [amount for _, (amount, *_) in cells(found)] == ["190 mg", "100 mg", "90 mg"]


@pytest.mark.parametrize("heading", ["%\nDV", "% Daily\nValue*", "% DV"])
def test_the_heading_of_percents_may_wrap_before_the_rows_of_running_text(heading: str) -> None:
    rows = "Magnesium 90 mg 21% Zinc (as zinc oxide) 5 mg 45% Copper (as copper gluconate) 1 mg 111%"
    (found,) = reading(
        f"Tarn Valley Magnesium. Supplement Facts. Serving Size 2 Tablets Amount Per Serving {heading} {rows} Other\n"
        "Ingredients: gelatin, silica."
    ).panels
    assert [name for name, _ in cells(found)][:2] == ["Magnesium", "Zinc (as zinc oxide)"]


def test_a_sentence_that_speaks_of_the_panel_is_none() -> None:
    text = "See the Supplement Facts. Serving Size may be halved.\nMade for adults.\n"
    assert not reading(text).panels


def test_amounts_before_names_stay_with_them_where_one_row_has_only_a_percent() -> None:
    found = panel(
        "       100%  Vitamin A (as acetate)", "120 mg  200%  Vitamin C", "200 mg  44%  Magnesium (as oxide)",
        "        35%  Iron", "15 mg  100%  Zinc", head="Serving Size: 2 Capsules\nAmount  % DV  Per Serving",
    )  # fmt: skip
    read = dict(cells(found))
    assert read["Vitamin C"] == ["120 mg", "200%"]
    assert read["Magnesium (as oxide)"] == ["200 mg", "44%"]
    assert (read["Iron"], read["Zinc"]) == (["35%"], ["15 mg", "100%"])


def test_a_column_of_remarks_behind_the_cells_is_of_no_row() -> None:
    found = reading(
        "Supplement Facts\nServing Size: 8 Grams OK\nNutrient Amount % DV Comment\nIron 1 mg 6% OK\n"
        "Vitamin C 8 mg 9% Checked vs. formula\nVitamin K 37 mcg 31%\nIodine 2 mcg 1% OK\n"
        "Magnesium (as magnesium citrate, magnesium\nmalate) 7 mg 2% OK per 21 CFR 101.36\nZinc 1 mg 9% OK\n"
        "†Daily Value not established. OK"
    )
    (table,) = found.panels
    assert cells(table) == [
        ("Iron", ["1 mg", "6%"]),
        ("Vitamin C", ["8 mg", "9%"]),
        ("Vitamin K", ["37 mcg", "31%"]),
        ("Iodine", ["2 mcg", "1%"]),
        ("Magnesium (as magnesium citrate, magnesium malate)", ["7 mg", "2%"]),
        ("Zinc", ["1 mg", "9%"]),
    ]
    assert [span.text for span in table.head] == ["Serving Size: 8 Grams", "Nutrient Amount % DV"]
    assert "Checked vs. formula" in " ".join(passage.text for passage in found.passages if passage.kind == "block")


def test_words_behind_a_percent_that_begin_the_next_name() -> None:
    found = panel("Iron 1 mg 6% Vitamin", "C 8 mg 9% Vitamin", "K 37 mcg 31% Iodine", "2 mcg 1% Zinc", "1 mg 9%")
    assert [name for name, _ in cells(found)] == ["Iron", "Vitamin C", "Vitamin K", "Iodine", "Zinc"]


def test_a_nutrition_declaration_is_a_panel() -> None:
    (found,) = reading(
        "2. NUTRITION DECLARATION (SUPPLEMENT FACTS)\nServing size 2 Scoops\nCalcium - 14%\nZinc 1 mg 9%"
    ).panels
    assert [row.name.text for row in found.rows] == ["Calcium -", "Zinc"]


def test_another_product_with_its_pack_is_no_row() -> None:
    found = panel("Iron 1 mg 6%", "Zinc 1 mg 9%", "Northmoor Magnesium Citrate 400 mg, 90 Softgels", "$10.49")
    assert [name for name, _ in cells(found)] == ["Iron", "Zinc"]


def test_a_name_that_goes_on_behind_cells_of_another_row_is_in_doubt() -> None:
    names = "Magnesium (as Chromium (as chromium malate) 50 mg 12% picolinate)"
    found = panel(f"{names} 120 mcg 343%", "Zinc (as zinc citrate 11 mg 100% DV) 11 mg 100%")
    assert [[cell.sure for cell in row.cells] for row in found.rows] == [[False, False], [True, True]]
