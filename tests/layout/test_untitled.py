"""Facts rows that stand under no title."""

from __future__ import annotations

from decimal import Decimal
from textwrap import wrap

import pytest

from tests.documents.draw import text
from tests.facts.test_languages import label
from tests.growth import grows_with_length
from tests.layout.build import cells, reading
from tests.layout.test_regions import panels

VITAMIN, MAGNESIUM, ZINC = "Vitamin D3", "Magnesium", "Zinc"


@pytest.mark.parametrize(
    ("heading", "size", "units", "unit"),
    [
        ("Each tablet contains:", "tablet", 1, "tablet"),
        ("Two capsules provide:", "Two capsules", 2, "capsule"),
        ("2 capsules typically provide:", "2 capsules", 2, "capsule"),
        ("Chaque gélule contient :", "gélule", 1, "capsule"),
        ("Pour 2 gélules :", "2 gélules", 2, "capsule"),
        ("Pro Kapsel:", "Kapsel", 1, "capsule"),
        ("2 Kapseln enthalten:", "2 Kapseln", 2, "capsule"),
        ("Cada cápsula contiene:", "cápsula", 1, "capsule"),
        ("Ogni compressa contiene:", "compressa", 1, "tablet"),
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n"], ids=["on its line", "below"])
def test_rows_that_run_on_after_a_heading(heading: str, size: str, units: int, unit: str, gap: str) -> None:
    text = f"{heading}{gap}Vitamin D3 10 mcg (50%), Magnesium (as citrate) 250 mg (60%),\nZinc 5 mg (45%)\n"
    found = label(text)
    rows = [(row.name, str(row.amount and row.amount.value)) for row in found.dietary_ingredients]
    assert rows == [(VITAMIN, "10"), (MAGNESIUM, "250"), (ZINC, "5")]
    assert found.serving is not None
    assert (found.serving.size, found.serving.units, found.serving.unit) == (size, Decimal(units), unit)


def test_the_list_after_the_rows_on_one_line_is_no_row() -> None:
    found = label(
        "Each tablet contains: Magnesium (oxide) 250 mg, Zinc 5 mg. Inactive ingredients: cellulose, silica.\n"
    )
    assert [row.name for row in found.dietary_ingredients] == [MAGNESIUM, ZINC]
    assert [item.as_printed for item in found.other_ingredients] == ["cellulose", "silica"]


def test_rows_run_on_behind_a_heading_of_doses_without_a_colon() -> None:
    rows = "Magnesium (oxide) 250 mg, Calcium (carbonate) 100 mg, Zinc 5 mg"
    found = label(f"Each tablet contains {rows}. Take 1 daily.\n")
    assert [(row.name, row.amount and str(row.amount.value)) for row in found.dietary_ingredients] == [
        (MAGNESIUM, "250"),
        ("Calcium", "100"),
        (ZINC, "5"),
    ]
    assert not label("Each tablet contains Magnesium 250 mg, Zinc 5 mg and nothing else.\n").dietary_ingredients


def test_rows_without_magnesium_under_a_heading_of_doses_are_a_panel() -> None:
    found = label("Por día (1 cápsula) % VRN*: Vitamina C 80 mg (100), Zinc 10 mg (100), Cobre 1 mg (100).\n")
    assert [row.name for row in found.dietary_ingredients] == ["Vitamina C", "Zinc", "Cobre"]
    assert [row.percent_daily_value for row in found.dietary_ingredients] == ["100", "100", "100"]
    assert not label("Cada cápsula contiene: 10 mg de sabor\n").dietary_ingredients


def test_a_heading_may_stand_under_its_rows() -> None:
    rows = "Rusco e.s. 100 mg\nIppocastano e.s. 50 mg\ndi cui escina 10 mg"
    found = label(f"OLMEDA GAMBE\n{rows}\nContenuti medi per dose giornaliera (2 capsule).\n")
    assert [row.amount and str(row.amount.value) for row in found.dietary_ingredients] == ["100", "50", "10"]
    assert found.serving is not None
    assert found.serving.size == "2 capsule"


def test_how_many_servings_a_pack_holds_stands_among_the_headings() -> None:
    head = "Tamaño de porción: 1 tableta\n120 porciones por envase\nCalorías | 5 |"
    found = label(f"{head}\nMagnesio (óxido de magnesio) | 100 mg | 24%\nZinc | 7.5 mg | 68%\n")
    assert [row.name for row in found.dietary_ingredients] == ["Calorías", "Magnesio", "Zinc"]
    assert found.serving is not None
    assert found.serving.size == "1 tableta"


def test_a_sentence_with_amounts_is_no_row() -> None:
    found = label("Ingredients: water.\nTake 2 capsules with 200 mg magnesium and 300 mg calcium in your diet.\n")
    assert found.dietary_ingredients == ()


def test_the_reference_value_is_told_by_the_percents() -> None:
    assert label("Two tablets provide: Magnesium 375mg (100% NRV*), Zinc 10mg (100% NRV*)\n").daily_value_basis == "nrv"


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ("Magnesium chelate 500 mg (equiv.\nmagnesium 100 mg)", ["Magnesium chelate"]),
        ("Magnesium citrate equivalent to\nmagnesium 100 mg", ["Magnesium citrate equivalent to magnesium"]),
        ("Magnesium (as magnesium\ncitrate) 100 mg", ["Magnesium (as magnesium citrate)"]),
        ("Magnesium 100 mg\n[Blend (magnesium citrate)]", ["Magnesium [Blend (magnesium citrate)]"]),
    ],
)
def test_a_row_under_a_heading_of_doses_may_wrap(rows: str, names: list[str]) -> None:
    (panel,) = reading(f"Halden\nEach uncoated tablet contains:\n{rows}\nZinc 5 mg\nTake 1 daily.\n").panels
    assert [row.name.text for row in panel.rows] == [*names, "Zinc"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            "Apporto giornaliero (2 capsule): Calcio 120 mg (15% VNR*), Magnesio 375 mg (100% VNR*), Zinco 5 mg (50%).",
            ("375", "100"),
        ),
        (
            "Pour 2 gélules : Zinc 10 mg (100% VNR), Magnésium 300 mg (80% VNR), Sélénium 50 µg (91% VNR).",
            ("300", "80"),
        ),
        (
            "Pro Tagesdosis (2 Kapseln): Zink 10 mg 100 % NRV, Magnesium 300 mg 80 % NRV, Vitamin C 80 mg 100 % NRV",
            ("300", "80"),
        ),
        (
            "Each tablet provides: Vitamin D 9µg (200% NRV), Vitamin B6 4.2mg (300% NRV), Magnesium 56.25mg (15% NRV).",
            ("56.25", "15"),
        ),
        (
            "1 tablet contains: Magnesium (as magnesium citrate) 150 mg (40% NRV*); Zinc 5 mg (50%*). Storage: cool.",
            ("150", "40"),
        ),
    ],
)
def test_rows_that_run_on_are_the_same_wherever_their_line_wraps(rows: str, expected: tuple[str, str]) -> None:
    for width in range(32, len(rows) + 1, 3):
        lines = ["Halden", "Ingredienti: cellulosa, silice.", *wrap(rows, width), "Keep in a cool place."]
        magnesium = label("\n".join(lines)).magnesium
        assert magnesium is not None, width
        assert magnesium.amount is not None, width
        assert (str(magnesium.amount.value), magnesium.percent_daily_value) == expected, width


def test_a_base_without_an_amount_ends_the_rows_of_a_sentence() -> None:
    (panel,) = reading(
        "COMPOSITION: Each 10 ml contains: Magnesium Citrate 120 mg; Zinc 5 mg; Flavoured base q.s. DOSAGE: 10 ml."
    ).panels
    assert [row.name.text for row in panel.rows] == ["Magnesium Citrate", "Zinc"]


@pytest.mark.parametrize("heading", ["Ingredients\n", "Each tablet contains:\nZinc\n"])
def test_headings_without_rows_again_and_again_are_read_in_linear_time(heading: str) -> None:
    grows_with_length(lambda count: reading(heading * count), 4_000)


def test_the_elements_sign_is_its_name_where_its_source_stands_behind_it() -> None:
    found = label("Calm Powder\nMg (as citrate) 330 mg (79% DV)\nVolume 250 mg/l\n")
    assert found.magnesium is not None
    assert found.magnesium.elemental_mg == Decimal(330)


def test_rows_go_on_in_a_second_half_under_the_same_headings() -> None:
    halves = [
        drawn
        for left, names in ((10, ("Vitamin C", "Niacin", "Folic Acid")), (160, (MAGNESIUM, "Iron", ZINC)))
        for drawn in (
            text(left, 254, "Average per tablet", 7),
            text(left + 110, 254, "% NRV*", 7),
            *[text(left, 242 - 12 * n, name, 7) for n, name in enumerate(names)],
            *[text(left + 80, 242 - 12 * n, f"{8 * n + 6} mg", 7) for n in range(3)],
            *[text(left + 120, 242 - 12 * n, f"{n + 20}", 7) for n in range(3)],
        )
    ]
    (panel,) = panels(text(10, 280, "Formula for Men, 30 tablets", 9), *halves)
    assert cells(panel)[3:] == [(MAGNESIUM, ["6 mg", "20"]), ("Iron", ["14 mg", "21"]), (ZINC, ["22 mg", "22"])]


def test_the_text_beside_a_row_set_closely_is_not_of_its_name() -> None:
    (panel,) = panels(
        text(10, 203, "How is it made?", 7),
        text(160, 193, "one capsule contains", 7),
        text(10, 183, "Magnesium (citrate) is a chelate. Clinical", 7),
        text(160, 183, "magnesium (as citrate) 120 mg", 7),
        text(10, 173, "work shows it.", 7),
    )
    assert cells(panel) == [("magnesium (as citrate)", ["120 mg"])]


@pytest.mark.parametrize("pack", ["Peso neto: 210 g (30 tomas)", "Poids net : 210 g", "Gewicht: 210 g"])
def test_what_the_pack_weighs_is_no_row_above_headings_per_hundred(pack: str) -> None:
    found = label(
        f"Complemento alimenticio\n{pack}\n\nValores medios   por 100 g   por dosis diaria (7 g)\n"
        "Magnesio   4.286 mg   300 mg (80 % VRN*)\nVitamina C   1.143 mg   80 mg (100 % VRN*)\n"
    )
    assert [row.name for row in found.dietary_ingredients] == ["Magnesio", "Vitamina C"]
    assert found.magnesium is not None
    assert (found.magnesium.elemental_mg, found.magnesium.percent_daily_value) == (Decimal(300), "80")
    assert found.serving is not None
    assert found.serving.size == "7 g"


@pytest.mark.parametrize("heading", ["Ingredientes ativos   Por 2 comprimidos   %VRN*\n", ""])
def test_a_bracket_of_sources_wraps_over_three_lines(heading: str) -> None:
    found = label(
        f"Suplemento Alimentar\n\n{heading}Magnésio (óxido, citrato,\ncarbonato e\n"
        "bisglicinato de magnésio)   375 mg   100%\nVitamina B6   1,4 mg   100%\n"
    )
    assert found.magnesium is not None
    assert [form.id for form in found.magnesium.forms] == ["oxide", "citrate", "carbonate", "bisglycinate"]
    assert (found.magnesium.elemental_mg, found.serving and found.serving.size) == (
        Decimal(375),
        "2 comprimidos" if heading else None,
    )


def test_one_row_with_its_percent_behind_a_dose_and_a_colon() -> None:
    found = label(
        "Kalium Plus\n\nZutaten: Kaliumcitrat, Trennmittel: Magnesiumstearat.\n\n"
        "Pro Tagesportion (2 Kapseln): Kalium 600 mg (30 % NRV*)\n*Nährstoffbezugswerte\n"
    )
    assert [row.name for row in found.dietary_ingredients] == ["Kalium"]
    assert found.coverage.parts["panel"] == "read"
