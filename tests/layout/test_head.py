"""Which lines head the columns of a panel, in the wordings of several countries."""

from __future__ import annotations

import pytest

from labelcheck.layout.panel.head import head_end, is_rest_of_headings
from tests.growth import grows_with_length
from tests.layout.build import reading

ROW = "Magnesium (as magnesium citrate)   300 mg   80%"


@pytest.mark.parametrize(
    ("heading", "doses"),
    [
        ("Two Tablets provide:        %EC NRV*", []),
        ("One vegan capsule provides:       Weight   %NRV", []),
        ("Two tablets (typical daily intake) provide:", []),
        ("Each 5.4 g serve (1 level metric teaspoon) contains:", []),
        ("Average   Per 2 Tablets   % NRV†", []),
        ("1 Portionsbeutel (1,9 g) enthält:", []),
        ("Componenti | Per bustina (dose giornaliera) | %VNR*", []),
        ("Nutritional Facts   Amount per serving (2 capsules)   % RDA (ICMR 2020)", []),
        ("Apports journaliers pour 4 gélules :", []),
        ("Per 1 scoop (9 g)      Per 2 scoops (18 g)", ["Per 1 scoop (9 g)", "Per 2 scoops (18 g)"]),
        ("Per 100 g  Per 1 bustina (15 g)  %VNR* (1 bustina)", ["Per 100 g", "Per 1 bustina (15 g)"]),
        ("Per 100 g  Per 2 g serving  NRV* per serving", ["Per 100 g", "Per 2 g serving"]),
        (
            "Amount Per Serving %DV (1 Tablet) | Amount Per Day (3 Tablets)",
            ["Amount Per Serving", "Amount Per Day (3 Tablets)"],
        ),
        ("je Stick (2 g) je Tagesportion (= 2 Sticks)", ["je Stick (2 g)", "je Tagesportion (= 2 Sticks)"]),
        (
            "pro Kapsel   pro Tagesdosis (2 Kapseln)   % NRV* pro Tagesdosis",
            ["pro Kapsel", "pro Tagesdosis (2 Kapseln)"],
        ),
        ("1 tablet | 2 tablets", ["1 tablet", "2 tablets"]),
        ("Per 3.6 g serve (1 level teaspoon):", []),
        ("Chaque capsule végétale contient :", []),
        ("In each tablet / Dans chaque comprimé", []),
        ("100 g   1 Brausetablette (4.5 g)   % NRV*", ["100 g", "1 Brausetablette (4.5 g)"]),
        (
            "1 gélule / capsule | 2 gélules / capsules | %AR / RI",
            ["1 gélule / capsule", "2 gélules / capsules"],
        ),
        ("Average quantity per serving   per 100g", ["per serving", "per 100g"]),
        ("Nährwerte | 100 ml | 25 ml | NRV (25 ml)", ["100 ml", "25 ml"]),
        ("INGREDIENTS | PER CAPSULE* | %RDA**", []),
    ],
)
def test_a_line_of_headings_is_no_row(heading: str, doses: list[str]) -> None:
    (panel,) = reading(f"Magnesium\n{heading}\n{ROW}\nZinc 5 mg 50%\n").panels
    assert panel.head or panel.title.text, "rows under a heading are a panel"
    assert [span.text for span in panel.columns] == doses
    assert [row.name.text for row in panel.rows] == ["Magnesium (as magnesium citrate)", "Zinc"]


@pytest.mark.parametrize("word", ["per", "par", "pour"])
def test_hostile_headings_are_read_in_linear_time(word: str) -> None:
    def read(count: int) -> None:
        row = f"Magnesium (as {f'{word} / ' * count})  200 mg  48%"
        reading(f"Supplement Facts\nServing Size 1 Capsule\n{row}\n")

    grows_with_length(read, 6_000)


def test_sizes_printed_again_and_again_are_read_in_linear_time() -> None:
    sizes = "Portionsgröße: 1 Kapsel\nPortionen pro Packung: 30\n"
    grows_with_length(lambda count: reading(f"Nährwerte pro Portion\n{sizes * count}{ROW}"), 2_000)


@pytest.mark.parametrize(
    "head", ["Each capsule contains / Chaque capsule contient: ", "2 gummies / 2 gélifiés / ", "100 g | 25 g | "]
)
def test_a_line_of_many_headings_is_read_in_linear_time(head: str) -> None:
    grows_with_length(lambda count: reading(f"Halden Magnesium\n{head * count}\nMagnesium 5 mg\n"), 2_000)


def test_headings_that_wrap_in_the_middle_of_a_bracket() -> None:
    head = "(per capsule) / Ingrédients médicinaux (par\ncapsule)"
    assert head_end(f"{head}\nMagnesium 200 mg") == len(head)


def test_a_name_behind_a_heading_is_a_row() -> None:
    assert head_end("Amount Per Serving: Ashwagandha\nroot 300 mg") == len("Amount Per Serving: ")


def test_a_row_whose_name_begins_with_a_bracket_is_not_of_the_serving() -> None:
    assert head_end("Serving Size: 1 Tablet\n(6S)-5-Methylfolate 800 mcg 200%") == len("Serving Size: 1 Tablet")


@pytest.mark.parametrize("dose", ["(3 capsules): ", " (2 vegan tablets) "])
def test_a_dose_in_brackets_behind_the_title_is_of_the_head(dose: str) -> None:
    assert head_end(f"{dose}Magnesium 180 mg 48% NRV") == len(dose)


def test_an_amount_may_begin_with_its_point() -> None:
    assert head_end("Amount Per Serving: .5 g Sugars") == len("Amount Per Serving: ")


def test_the_second_line_of_headings_is_no_row() -> None:
    (panel,) = reading(
        "Supplement Facts\nServing Size 1 Tablet\nAmount per | % Daily Value for\nServing | Children 4 or more Years\n"
        "Magnesium 40 mg 10%\n"
    ).panels
    assert [row.name.text for row in panel.rows] == ["Magnesium"]


@pytest.mark.parametrize("unit", ["per 1 tablet ", "per/", "dv.", "daily dose (2 capsules) "])
def test_words_of_headings_that_end_in_another_word_are_soon_told(unit: str) -> None:
    assert is_rest_of_headings(unit * 5000)
    assert not is_rest_of_headings(f"{unit * 5000}magnesium")
