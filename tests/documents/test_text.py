"""Text files: encodings, lines, columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelcheck.documents import read_document
from labelcheck.documents.named_columns import columns_in_order
from labelcheck.model.document import UnreadableError, Word


def words(data: bytes) -> list[Word]:
    return list(read_document(data, "label.txt").pages[0].words)


def reason(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_document(data, "label.txt")
    return caught.value.reason


def test_lines_that_are_counted_have_no_numbers() -> None:
    lines = [f"row {letter} 5 mg" for letter in "abcdefghij"]
    counted = "\n".join(f"{number:>3}  {line}" for number, line in enumerate(lines, 1))
    found = words(counted.encode())
    assert [word.text for word in found[:4]] == ["row", "a", "5", "mg"]
    assert found[-1].line == len(lines)
    assert "3" in [word.text for word in words(counted.replace("  4  ", "  9  ").encode())]


def test_the_letter_for_the_bullet_of_a_list_in_a_list_is_no_word() -> None:
    text = "• Each tablet contains:\no Zinc 5 mg\no Iron 2 mg\no Iodine 75 mcg\n"
    assert "o" not in [word.text for word in words(text.encode())]
    assert "o" in [word.text for word in words(text.replace("o Iron", "Iron").encode())]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_every_dress(encoding: str) -> None:
    document = read_document("Magnésium 200 µg".encode(encoding), "label.txt")
    assert [w.text for w in document.pages[0].words] == ["Magnésium", "200", "µg"]
    assert document.notes == ()


def test_windows_1252_is_told() -> None:
    document = read_document("Magnésium 200 µg".encode("cp1252"), "label.txt")
    assert [w.text for w in document.pages[0].words] == ["Magnésium", "200", "µg"]
    assert document.notes == (("decoded-as-cp1252", "the file is not UTF-8 and was read as Windows-1252"),)


def test_letters_that_were_encoded_twice_are_put_right() -> None:
    text = "Magnésium 200 µg 12 %†"
    document = read_document(text.encode().decode("cp1252").encode(), "label.txt")
    assert " ".join(word.text for word in document.pages[0].words) == text
    assert [kind for kind, _ in document.notes] == ["decoded-as-cp1252"]
    assert [word.text for word in words("Zinc 5 mg â€ \nMolybdÃ¨ne".encode())] == ["Zinc", "5", "mg", "†", "Molybdène"]
    assert [word.text for word in words("pâte, Âge, Â® PÃ©".encode())] == ["pâte,", "Âge,", "®", "Pé"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_count_from_one_whatever_ends_them(end: str) -> None:
    assert [(w.text, w.line) for w in words(f"a{end}{end}b c".encode())] == [("a", 1), ("b", 3), ("c", 3)]


def test_letters_right_before_a_sign_are_not_encoded_twice() -> None:
    document = read_document("SANTÉ® THÉ™ “CAFÉ” Maß” Ü’s 200 µg".encode(), "label.txt")
    assert [word.text for word in document.pages[0].words] == ["SANTÉ®", "THÉ™", "“CAFÉ”", "Maß”", "Ü’s", "200", "µg"]
    assert document.notes == ()


def test_signs_without_width_are_no_words() -> None:
    found = words("\u200eServing Size\u200b \u200b2 \u200b\n\u200e  Magne\u200bsium".encode())
    assert [word.text for word in found] == ["Serving", "Size\u200b", "2", "Magne\u200bsium"]


def test_columns_count_characters_with_tabs_of_eight() -> None:
    assert [(w.text, w.column) for w in words(b"\ta\t\tb  c")] == [("a", 8), ("b", 24), ("c", 27)]


def test_a_single_tab_between_cells_makes_no_column() -> None:
    assert [(w.text, w.column) for w in words(b"a\tb  c")] == [("a", 0), ("b", 3), ("c", 6)]


def test_what_is_printed_is_not_changed() -> None:
    assert [w.text for w in words("ci\u00adtrate \ufb01ller\u200b".encode())] == ["ci\u00adtrate", "\ufb01ller\u200b"]


@pytest.mark.parametrize("leaders", [".............", "………", "______", "·····"])
def test_leaders_are_words_of_their_own(leaders: str) -> None:
    found = words(f"Zinc (as citrate){leaders}15 mg".encode())
    assert [w.text for w in found] == ["Zinc", "(as", "citrate)", leaders, "15", "mg"]
    assert [w.column for w in found] == [0, 5, 9, 17, 17 + len(leaders), 20 + len(leaders)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty"),
        (b"  \n\n ", "empty"),
        (b"PK\x03\x04" + b"\0\x01" * 50, "wrong-type"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "no-ocr"),
        (b"{\\rtf1\\ansi\\deff0 Magnesium\\tab 200 mg\\par}", "wrong-type"),
        (b"x" * 2000 + b"\n%PDF-1.7\n1 0 obj\n<< /Magnesium (200 mg) >>\nendobj\n", "malformed"),
        (b"%!PS-Adobe-3.0\n(Magnesium 200 mg) show", "wrong-type"),
        (b'<?xml version="1.0"?>\n<!-- artwork -->\n<svg width="9"><text>Magnesium</text></svg>', "wrong-type"),
        (b"\x01\x02\x03\x04 text \x05\x06", "wrong-type"),
        (b"text \x81\x8d\x8f\x90\x9d", "undecodable"),
        (b"\xff\xfea", "undecodable"),
        (b"\n<!DOCTYPE html>\n<html><body>Magnesium</body></html>", "wrong-type"),
        (b"Magnesium</p>\n<p>Directions: take one.</p>", "wrong-type"),
        (b"Magnesium citrate<br>Cellulose", "wrong-type"),
        (b"<!-- saved page --><HTML><table><tr><td>Magnesium", "wrong-type"),
    ],
)
def test_what_is_no_text_says_why(data: bytes, expected: str) -> None:
    assert reason(data) == expected


def test_a_text_that_begins_like_a_picture_is_text() -> None:
    assert [w.text for w in words(b"BM Magnesium")] == ["BM", "Magnesium"]


def test_a_long_text_is_cut_and_told() -> None:
    document = read_document(b"word " * 150_000, "label.txt")
    assert len(document.pages[0].words) == 100_000
    assert [kind for kind, _ in document.notes] == ["cut-short"]


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_say_why_not(data: bytes) -> None:
    try:
        document = read_document(data, "label.txt")
    except UnreadableError:
        return
    assert any(page.words for page in document.pages)


def test_the_frame_of_a_drawn_table_is_no_word() -> None:
    found = words(b"| Facts | |\n|---|:-:|\n| | Zinc | 5 mg |\n+-----+\n|x\n")
    assert [(w.text, w.line, w.column) for w in found] == [
        ("Facts", 1, 2), ("Zinc", 3, 4), ("|", 3, 9), ("5", 3, 11), ("mg", 3, 13), ("|x", 5, 0)
    ]  # fmt: skip


def test_a_broken_bar_is_a_bar() -> None:
    found = words("Magnesium ¦ 38 mg ¦ 9%\n".encode())
    assert [w.text for w in found] == ["Magnesium", "|", "38", "mg", "|", "9%"]


def test_bars_behind_cells_one_below_the_other_are_no_words() -> None:
    found = words(b"Name |\nAmount per Serving |\n%DV |\nMagnesium |\n100 mg |\n24% |\nA | b\n")
    assert " ".join(w.text for w in found) == "Name Amount per Serving %DV Magnesium 100 mg 24% A | b"
    assert "|" in [w.text for w in words(b"Name  |\nZinc  |\n5 mg  |\n5 mg  |\n5 mg  |\n5 mg  |\n")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("**Magnesium** (as **citrate**) 200 mg **48%**", "Magnesium (as citrate) 200 mg 48%"),
        ("## **Supplement Facts**", "Supplement Facts"),
        ("__Zinc__ `5 mg`", "Zinc 5 mg"),
        ("**Zinc***: 5 mg", "Zinc*: 5 mg"),
        ("> > Zinc 5 mg", "Zinc 5 mg"),
        ("│ Zinc │ 5 mg │", "Zinc │ 5 mg"),
        ("| Zinc | 5 | mg | 45% |", "Zinc | 5 mg | 45%"),
        ("Zinc\n├──────┼──────┤\n----------\n5 mg", "Zinc 5 mg"),
        ("Zinc\n--- | :---: | ---\n5 mg", "Zinc 5 mg"),
        ("Zinc . . . . 5 mg", "Zinc 5 mg"),
        ("Zinc 45 % NRV\\*", "Zinc 45 % NRV*"),
        ("Zinc45%", "Zinc 45%"),
        ("Serving Size3 TabletsServings Per Container30", "Serving Size 3 Tablets Servings Per Container 30"),
        ("Amount Per Serving% Daily Value", "Amount Per Serving % Daily Value"),
        ("Magnesium200 mg48%", "Magnesium 200 mg48%"),
        ('  "serving_size": "2 capsules",', "serving size: 2 capsules"),
        ('"other_ingredients": ["cellulose", "silica"]', "other ingredients: cellulose, silica"),
        ("magnesium_form: glycinate", "magnesium form: glycinate"),
        ("magnesium_mg: 200", "magnesium: 200 mg"),
        ('"zinc_mg": 11,', "zinc: 11 mg"),
        ("*Supplement Facts*", "Supplement Facts"),
        ("<b>Serving Size:</b> 2 <i>capsules</i>", "Serving Size: 2 capsules"),
    ],
)
def test_signs_of_markdown_and_of_data_are_no_words(line: str, expected: str) -> None:
    assert [word.text for word in words(line.encode())] == expected.split()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('{"servingSize":"2 caps","lot":null,"vegan":true}', "serving size: 2 caps"),
        ('{"other_ingredients":[],"directions":"","facts":{},"servings":0}', "servings: 0"),
        ('[{"name":"Tarn","other_ingredients":["silica","talc"]}]', "name: Tarn other ingredients: silica, talc"),
        ('{"rows":[{"name":"Zinc","source":"oxide","value":5,"unit":"mg","dv":45}]}', "rows: Zinc (oxide) 5 mg 45%"),
        ('{"ingredients":[{"name":"Zinc","amount":"5 mg","per100g":"9 g"}]}', "Zinc 5 mg"),
        ('{"facts":{"zinc_mg":5,"note":"a\\nb"}}', "facts: zinc: 5 mg a b"),
        ('{"open": ["Zinc 5 mg"', "open: Zinc 5 mg"),
    ],
)
def test_data_is_read_as_people_write_it(data: str, expected: str) -> None:
    assert [word.text for word in words(data.encode())] == expected.split()


@pytest.mark.parametrize(
    "line",
    [
        "Zinc 5 mg ** Iron 3 mg **",
        "**Daily Value not established.",
        "Vitamin C**, Zinc**",
        "#1 brand",
        "Zinc 5 mg ---",
        "†††",
        "see halden.example/omega3%20oil",
        "# 1 brand",
        "CoQ10 100 mg, Omega3 500 mg, Vitamin D31000 IU",
        "Serving Size: 3, Servings Per Container: 30",
        'They say "size": small',
        "see halden.example/a_b: now",
    ],
)
def test_what_looks_like_such_signs_is_printed(line: str) -> None:
    assert [word.text for word in words(line.encode())] == line.split()


def test_cells_that_ran_together_in_one_line_are_apart() -> None:
    text = "Amount Per Serving% Daily ValueMagnesium (as oxide)100 mg24%Other Ingredients: silica"
    words = [word.text for word in read_document(text.encode(), "label.txt").pages[0].words]
    assert words[4:8] == ["Daily", "Value", "Magnesium", "(as"]
    assert words[-4:] == ["mg24%", "Other", "Ingredients:", "silica"]


def test_letters_that_are_shown_the_other_way_round_are_told_and_not_read() -> None:
    document = read_document("Magnesium\n\u202e002\u202c mg 48%\nZinc \u202eGm 5".encode(), "label.txt")
    assert [word.text for page in document.pages for word in page.words] == ["Magnesium", "mg", "48%", "Zinc"]
    told = "line 2 holds text that is shown the other way round than it is stored (U+202E): 002"
    assert document.notes == (("hidden-text", told),)


ROWS = [f"Row {letter}   5 mg" for letter in "abcdefghijkl"]


def paged(*pages: list[str], head: str = "Sheet 7", foot: str = "Not controlled") -> bytes:
    lines = [
        "\n".join([f"{head}  Page {number} of {len(pages)}", "", *page, "", foot, ""])
        for number, page in enumerate(pages, 1)
    ]
    return "\f".join([*lines, ""]).encode()


def test_what_heads_and_foots_each_page_does_not_stand_between_its_rows() -> None:
    found = words(paged(ROWS[:4], ROWS[4:8], ROWS[8:]))
    said = " ".join(word.text for word in found)
    assert said == f"Sheet 7 Page 1 of 3 {' '.join(' '.join(ROWS).split())} Not controlled"
    assert found[-1].line == paged(ROWS[:4], ROWS[4:8], ROWS[8:]).count(b"\n")


def test_rows_and_headings_at_the_edges_of_pages_stay() -> None:
    kept = words(paged(["Vitamin B6  2 mg"], ["Vitamin B12  2 mg"], foot="Zinc"))
    assert [word.text for word in kept].count("Vitamin") == 2
    titled = words(paged(["Zinc 5 mg"], ["Iron 2 mg"], head="Supplement Facts"))
    assert [word.text for word in titled].count("Supplement") == 2


@pytest.mark.parametrize("line", ["Other Ingredients = Cellulose, silica", "ingredients;cellulose, silica"])
def test_a_heading_before_a_field_ends_in_a_colon(line: str) -> None:
    assert ":" in " ".join(word.text for word in words(f"Serving Size = 2 Tablets\n{line}\n".encode()))
    assert ":" not in " ".join(word.text for word in words(b"5 = five\nwith ingredients; cellulose"))


def test_columns_that_are_of_no_panel_stand_behind_the_others() -> None:
    text = "SKU\tNutrient\tAmount\tUnit\t% DV\tBenefit\n" + "7\tZinc\t5\tmg\t45\tSkin\n" * 3 + "7\tBoron\t1\tmg\n"
    lines = columns_in_order(text.splitlines(), text)
    assert lines[0] == "Nutrient | Amount Unit | % DV ¦ SKU ¦ Benefit"
    assert lines[1] == "Zinc | 5 mg | 45 ¦ 7 ¦ Skin"
    assert lines[-1] == "Boron | 1 mg ¦ 7 ¦ "


def test_columns_of_a_panel_alone_are_left_as_they_are() -> None:
    text = "Nutrient\tAmount\t% DV\n" + "Zinc\t5 mg\t45%\n" * 4
    assert columns_in_order(text.splitlines(), text) == text.splitlines()
