"""Signs around the words of a label that are not printed on it."""

from __future__ import annotations

import pytest

from labelcheck.documents import read_document
from labelcheck.documents.markup import without_signs
from labelcheck.model.document import UnreadableError


def lines(text: str) -> list[str]:
    """The words of each line that has some."""
    found: dict[int, list[str]] = {}
    for word in read_document(text.encode(), "label.txt").pages[0].words:
        found.setdefault(word.line or 0, []).append(word.text)
    return [" ".join(line) for line in found.values()]


def test_a_cell_of_a_markdown_table_may_break() -> None:
    assert lines("| Magnesium<br>(as citrate) | 200 mg |") == ["Magnesium (as citrate) | 200 mg"]
    assert lines("| A<br>B | 5 mg<br>7 mg | 10%<br>20% |") == ["A 5 mg 10% | B 7 mg 20%"]
    assert lines("| Size: 2<br>Count: 60 | Size: 2<br>Count: 60 |") == ["Size: 2 Count: 60 | Size: 2 Count: 60"]


def test_other_tags_are_still_those_of_a_web_page() -> None:
    for text in ("Magnesium citrate<br>Cellulose", "| Magnesium</td><br>|", "<span>Magnesium</span>"):
        with pytest.raises(UnreadableError):
            read_document(text.encode(), "label.txt")


def test_an_anchor_and_the_name_of_a_nameless_column_are_no_words() -> None:
    assert lines('# <span id="page-0-1"></span>Directions') == ["Directions"]
    assert lines("|Supplement Facts|Col2|Col3|\n|---|---|---|\n|Zinc|5 mg|45%|")[0] == "Supplement Facts"


@pytest.mark.parametrize(
    ("formula", "printed"),
    [
        (r"Zinc 5 mg $45 \%$", "Zinc 5 mg 45 %"),
        (r"Taurine $200 \mathrm{mg}$ ${ }^{\dagger}$", "Taurine 200 mg †"),
        (r"Taurine 200 mg \(^{\dagger}\)", "Taurine 200 mg †"),
        (r"Vitamin B12 $6 \mu \mathrm{g}$", "Vitamin B12 6 µg"),
        ("$24.99 or $19.99", "$24.99 or $19.99"),
    ],
)
def test_formulas_are_read_as_printed(formula: str, printed: str) -> None:
    assert lines(formula) == [printed]


def test_headings_that_fold_out_have_no_sign() -> None:
    page = "Ingredients +\nGelatin\nDirections ▾\nOne daily\nWarnings +\nNone"
    assert lines(page)[0::2] == ["Ingredients", "Directions", "Warnings"]
    assert lines("Magnesium +\nVitamin B6")[0] == "Magnesium +"


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("=== OTHER INGREDIENTS ===", ["OTHER INGREDIENTS"]),
        ("--- Directions ---", ["Directions"]),
        ("*Serving Size:* 2 capsules", ["Serving Size: 2 capsules"]),
        ("- *Serving Size*: 2 capsules", ["- Serving Size: 2 capsules"]),
        ("_Serving size:_ 2 capsules", ["Serving size: 2 capsules"]),
        ("*Percent Daily Values: see below", ["*Percent Daily Values: see below"]),
        ("x\n:CUSTOM_ID: warnings", ["x"]),
        ("'''Warnings:''' none", ["Warnings: none"]),
        (r"Non\-GMO, 2\+2", ["Non-GMO, 2+2"]),
        ("### 🧪 **Other Ingredients**", ["Other Ingredients"]),
        ("- ⚠️ Warnings", ["- Warnings"]),
        ("x\n:pill: Directions: one", ["x", "Directions: one"]),
        ("Zutaten\n:   Füllstoff: Reismehl", ["Zutaten", "Füllstoff: Reismehl"]),
    ],
)
def test_signs_around_a_heading_or_a_key(line: str, printed: list[str]) -> None:
    assert lines(line) == printed


def test_words_in_bold_over_several_lines_keep_the_place_of_what_is_beside_them() -> None:
    table = "  **Magnesium (as   200 mg\n  Magnesium Citrate)**\n\n  **Zinc**           5 mg\n"
    assert lines(table)[:2] == ["Magnesium (as 200 mg", "Magnesium Citrate)"]
    words = read_document(table.encode(), "label.txt").pages[0].words
    assert next(word.column for word in words if word.text == "200") == table.index("200")
    assert lines("**Daily Value not\nestablished.")[0] == "**Daily Value not"


def test_rules_beside_the_lines_of_a_picture_are_no_words() -> None:
    read = "[ Serving Size: 2 Capsules |\n| Servings: 60\n{ Zinc 5 mg 45% '\nl Iron 2 mg"
    assert lines(read) == ["Serving Size: 2 Capsules", "Servings: 60", "Zinc 5 mg 45%", "Iron 2 mg"]
    assert lines("~ Zinc\n~ Iron\n— Iodine") == ["~ Zinc", "~ Iron", "— Iodine"]


def test_the_star_of_a_list_is_a_bullet() -> None:
    assert lines("*   Zinc 5 mg\n*   Iron 2 mg\n*   **Iodine:** 75 mcg")[0] == "• Zinc 5 mg"
    assert lines("* Zinc 5 mg\n*  Percent Daily Values")[1] == "* Percent Daily Values"


def test_records_with_semicolons() -> None:
    table = "Serving Size;2 Capsules;\n;Amount;%DV\nMagnesium;200 mg;48%\nTaurine;50 mg;\nZinc;5 mg;45%\n"
    found = lines(table + 'Zutaten;"Gelatine; Reis";\n')
    assert found[2:4] == ["Magnesium | 200 mg | 48%", "Taurine: 50 mg"]
    assert found[5] == "Zutaten: Gelatine; Reis"
    assert lines("Gelatine; Reis;\nZink 5 mg") == ["Gelatine; Reis;", "Zink 5 mg"]


def test_a_table_with_semicolons_among_other_lines() -> None:
    rows = [f"{name};5;mg;4%" for name in ("Iron", "Zinc", "Boron", "Iodine")]
    text = "\n".join(["Velmora", "Nutrient;Qty;Unit;%DV", *rows, "Keep dry.", "Shake.", "Gluten free", "Vegan"])
    assert lines(text)[1:3] == ["Nutrient | Qty | Unit | %DV", "Iron | 5 mg | 4%"]
    listed = ["silica; talc; gum;"] * 5
    assert lines("\n".join([*listed, "Vegan", "Keep dry."])) == [*listed, "Vegan", "Keep dry."]


def test_only_the_sign_that_begins_an_item_is_one() -> None:
    marked = lines("  * Zinc 5 mg  * as citrate\n  * Iron 2 mg\n  * Iodine 50 mcg")
    assert marked[0].split() == ["•", "Zinc", "5", "mg", "*", "as", "citrate"]
    ticked = lines("[ ] Zinc  [x] 5 mg\n[ ] Iron 2 mg\n[ ] Iodine 50 mcg")
    assert ticked[0].split() == ["Zinc", "[x]", "5", "mg"]


def test_a_box_before_each_item_of_a_checklist_is_no_word() -> None:
    assert lines("[ ] Zinc | 5 mg\n- [x] Iron | 2 mg\n☐ Iodine\n[ ]   Sugars")[:3] == [
        "Zinc | 5 mg",
        "- Iron | 2 mg",
        "Iodine",
    ]
    assert lines("☐ Vanilla\n☐ Cocoa")[0] == "☐ Vanilla"


def test_fields_may_be_named_as_the_columns_of_a_data_base() -> None:
    text = "BRAND | Velmora\nSERVING_SIZE | 2 Tablets\nSUPPLEMENT_FACTS | Zinc 5 mg\nFREE_FROM: soy\nLOT | USE BY"
    assert lines(text) == [
        "BRAND: Velmora",
        "SERVING SIZE: 2 Tablets",
        "SUPPLEMENT FACTS: Zinc 5 mg",
        "FREE FROM: soy",
        "LOT: USE BY",
    ]
    assert lines("serving_size = 1 g\nnet_weight = 90 g\nfree_from = soy")[1] == "net weight: 90 g"
    assert lines("A_B | C\nZINC | 5 mg\nNRV | 10%")[1] == "ZINC | 5 mg"


def test_a_table_of_a_wiki() -> None:
    text = '{| class="wikitable"\n! Name !! Amount\n|-\n| Zinc || 5 mg\n|- id="x"\n| Iron\n| 2 mg\n|}\nSize: 1 g<br />'
    assert lines(text) == ["Name | Amount", "Zinc | 5 mg", "Iron", "2 mg", "Size: 1 g"]


def test_parts_of_a_text_may_be_named_in_square_brackets() -> None:
    named = "[title] Velmora\n[claims]\nVegan\n[Supplement Facts]\nZinc 5 mg"
    assert lines(named) == ["title: Velmora", "Vegan", "Supplement Facts", "Zinc 5 mg"]
    assert lines("[illegible]\nZinc\n[right side]\n[torn]")[0] == "[illegible]"
    assert lines("# 99% Honey\n# 1") == ["99% Honey", "# 1"]


def test_blanks_that_a_web_page_holds_together_part_words() -> None:
    assert lines("Calories&nbsp;&nbsp;5\nZinc&nbsp;5 mg") == ["Calories 5", "Zinc 5 mg"]


def test_the_numbers_of_the_items_of_a_copy_sheet_are_no_words() -> None:
    rows = [f"{name}   5 mg" for name in ("Zinc", "Iron", "  Boron", "Iodine", "Copper", "Tin")]
    for part in ("B", "2."):
        items = [f"{part}{number}{'.' if part == 'B' else ''} {row}" for number, row in enumerate(rows, 9)]
        assert lines("\n".join(["COPY SHEET", *items])) == ["COPY SHEET", *[" ".join(row.split()) for row in rows]]
    assert lines("B1. Zinc\nB2. Iron\nB6. 5 mg")[0] == "B1. Zinc"


def test_of_a_link_the_words_are_read_and_of_a_picture_what_it_shows() -> None:
    assert lines('[Shop](/shop) and [more](https://example.org/a "More")') == ["Shop and more"]
    assert lines("![Gluten free](gf.png)\n![img-0.jpeg](img-0.jpeg)\n<!-- image -->\nZinc") == ["Gluten free", "Zinc"]
    assert lines("Zinc [as citrate](15 mg)") == ["Zinc [as citrate](15 mg)"]


def test_an_empty_cell_of_a_sheet_has_no_word() -> None:
    sheet = "| Serving Size | 2 Capsules | NaN |\n| NaN | Unnamed: 1 | % DV |"
    assert lines(sheet) == ["Serving Size | 2 Capsules", "% DV"]


def test_tags_that_markdown_is_written_with_are_no_words() -> None:
    folded = "<details><summary>Ingredients</summary>\n\nZinc citrate\n\n</details>"
    assert lines(folded) == ["Ingredients", "Zinc citrate"]
    assert lines("Zinc 5 mg<sup>1</sup> 45%<sup>†</sup>, B<sub>12</sub>") == ["Zinc 5 mg¹ 45%†, B12"]


def test_sources_of_an_answer_are_no_signs_of_the_label() -> None:
    assert lines("Zinc 5 mg[1]\nIron 2 mg[1][2]\nsilica.[2]") == ["Zinc 5 mg", "Iron 2 mg", "silica."]
    assert lines("Zinc 5 mg[1]\n[1] Not established.")[0] == "Zinc 5 mg[1]"


def test_tags_before_all_lines_of_a_copy_file_are_no_words() -> None:
    tagged = ["[BRAND] Halden", "[SF TITLE] Supplement Facts", "[SF HEAD] Amount | % DV", "[DIRECTIONS] Take one."]
    shown = [line.strip() for line in without_signs(tagged + ["[SF ROW] Zinc | 5 mg | 45%"] * 3, "\n".join(tagged))]
    assert shown[:3] == ["BRAND:  Halden", "Supplement Facts", "Amount | % DV"]
    assert shown[3:5] == ["DIRECTIONS:  Take one.", "Zinc | 5 mg | 45%"]
