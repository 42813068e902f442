"""Where a list of ingredients begins."""

from __future__ import annotations

import pytest

from labelcheck.facts.ingredients.heading import find_list
from tests.facts.test_languages import label
from tests.facts.test_list_end import PANEL
from tests.growth import grows_with_length
from tests.layout.build import reading

NAMES = ["Magnesium citrate", "rice flour", "silica"]
LIST = "Magnesium citrate, rice flour, silica."


def listed(after: str) -> list[str]:
    return [item.as_printed for item in label(f"{PANEL}\n{after}\n").other_ingredients]


@pytest.mark.parametrize(
    "heading",
    [
        "Zutaten\n", "ZUTATEN\n", "Ingredients\n", "INGRÉDIENTS\n", "Ingredienti\n", "Other Ingredients\n",
        "## Ingredients\n", "Ingredients\n\n", "Ingredients:\n\n", "Excipients\n", "INGREDIENTS ", "Excipients: ",
        "Non-Active Ingredients: ", "Inactive ingredients: ", "Sonstige Bestandteile: ", "Weitere Inhaltsstoffe: ",
        "Liste des ingrédients : ", "OtherIngredients: ", "◆ Ingredients: ", "✓ INGREDIENTS: ",
        "Non-medicinal: ", "Excipient ingredients: ", "Ingrédients non-médicinaux : ",
        "Non-medicinal / Non médicinaux : ", "Other ingredients / Bahan lain: ",
        "The other ingredients are ", "The other ingredients are: ", "List of excipients\n", "Also contains ",
        "In a base of: ", "In a natural base of: ",
        "Inactive: ", "INACTIVES: ", "Ingredients\t", "Other ingredients    ", "Auxiliary substances : ",
        "Ingredients declaration\n", "Other: ", "Contains: ",
        "6.1 List of excipients\n", "Excipients: q.s.\nIngredients: ",
        "6.1 Lista de excipientes\n", "6.1. List of excipients\n",
        "Los demás componentes (excipientes) son: ", "Os outros componentes são: ", "Outros ingredientes: ",
        "De andere stoffen in dit middel zijn: ",
        "Formulated with: ", "Tabletting aids: ", "Tableting aids: ", "[Other Ingredients]\n", "【Ingredients】\n",
        "Other lngredients: ", "lngredients: ", "INCI: ",
        "Ingr.: ", "Ingr: ", "Ingredientes completos: ",
        "Full ingredients: ", "Zutat: ", "Ingrediente: ", "Composición: ", "Overige ingrediënten: ", "Zutaten | ",
        "Zusammensetzung: 1 Kapsel enthält Magnesium 100 mg.\nZutaten: ",
        "Elenco ingredienti: ", "Otros componentes: ", "FR Ingrédients : ", "(IT) Ingredienti: ",
        "Ingredients: per capsule\n\nOther ingredients: ", "Ingrediënten: gelatine, water.\n\nIngredients: ",
        "Ingredients\nDirections\nReviews\n\nIngredients\n",
        "Zutatenverzeichnis: ", "Übrige Bestandteile: ", "Hilfsst.: ", "Ingr. : ", "Liste d'ingrédients : ",
        "Inactive ingredients", "Liste complète des ingrédients : ",
        "6.1 Liste der sonstigen Bestandteile\n", "6.1. Liste des excipients\n",
        "Les ingrédients\n", "Liste des ingrédients non médicinaux\n",
        "Serving size | 1 Tablet\nIngredient statement | ",
    ],
)  # fmt: skip
def test_a_heading_is_found(heading: str) -> None:
    assert listed(heading + LIST) == NAMES


@pytest.mark.parametrize(
    "text",
    [
        "Ingredients | Directions | Reviews",
        "Ingredients\nDirections\nReviews",
        "Ingredients\nTested by an independent laboratory, every batch.",
        "Ingredients sourced with care, tested in our laboratory, magnesium citrate, silica.",
        "Ingredients that matter: rice flour, silica",
        "INGREDIENTS: PER CAPSULE\nMagnesium (as magnesium oxide) 200 mg",
        "Ingredients:\nDirections: take one capsule daily.",
        "Ingredients: This product is free from gluten, milk, silica.",
        "Contains: milk, soy, wheat.",
        "Contains: soy lecithin.",
        "Other: suitable for vegetarians, tested in our laboratory.",
        "Other ingredients: ;",
        "Other ingredients: , ,",
    ],
)
def test_what_lists_nothing_is_no_list(text: str) -> None:
    assert listed(text) == []


@pytest.mark.parametrize(
    "after",
    [
        "OTHER INGREDIENTS\n1. Citric acid\n2. Rice flour\n3. Silica\n",
        "Other Ingredients | Citric acid | Rice flour | Silica | Talc",
        "Inactive Ingredients\n(Citric acid, rice flour, silica)\n",
        "* Other ingredients:\n   * Citric acid\n   * Rice flour\n   * Silica hydrated micronised\n",
    ],
    ids=["counted", "cells", "all in a bracket", "starred"],
)
def test_a_list_may_be_set_otherwise_than_with_commas(after: str) -> None:
    assert [name.lower().split(" hy")[0] for name in listed(after)][:3] == ["citric acid", "rice flour", "silica"]
    assert listed("Other Ingredients | Function | CAS no. | Amount | Note\n") == []


def test_what_a_list_goes_on_behind_its_rows_are_no_rows() -> None:
    rows = "Composition (each softgel): Magnesium 50 mg, Vitamin D3 400 IU."
    found = label(f"Sovereign Softgels\n{rows}\nCapsule shell: Gelatin, Glycerin.\n")
    assert [item.as_printed for item in found.other_ingredients] == ["Gelatin", "Glycerin"]
    assert found.magnesium is not None
    assert found.magnesium.elemental_mg == 50


def test_a_list_under_its_heading_is_known_to_its_end() -> None:
    found = label(f"{PANEL}\nIngredients\n\n{LIST}\n\nDirections\nTake one capsule daily.\n")
    assert found.coverage.parts["other_ingredients"] == "read"


def test_a_days_dose_behind_a_heading_makes_it_that_of_rows() -> None:
    rows = "Inhaltsstoffe / Tagesdosis = 1 Beutel:\nMagnesium 300 mg (80 % NRV)\nZink 5 mg (50 % NRV)"
    found = label(f"Halden Mag\n{rows}\nZutaten: Magnesiumcitrat, Isomalt.\n").other_ingredients
    assert [item.as_printed for item in found] == ["Magnesiumcitrat", "Isomalt"]


def test_a_list_whose_small_shares_stand_apart_is_cut() -> None:
    found = label(f"{PANEL}\nIngredients: {LIST}\n\nContains less than 2% of: talc.\n")
    assert found.coverage.parts["other_ingredients"] == "cut"


@pytest.mark.parametrize(
    ("lists", "names", "state"),
    [
        (
            "Ingredients (tablet): cellulose, silica. Ingredients (softgel): gelatin, silica.",
            ["cellulose", "silica", "gelatin"], "read",
        ),
        ("Tablet ingredients: cellulose\nSoftgel ingredients: gelatin", ["cellulose", "gelatin"], "read"),
        ("Tablet Other Ingredients: cellulose. Softgel Other Ingredients: gelatin.", ["cellulose", "gelatin"], "read"),
        ("Tablet Other Ingredients\ncellulose\n\nSoftgel Other Ingredients\ngelatin", ["cellulose", "gelatin"], "read"),
        ("60 Tablets\nOther Ingredients\ncellulose, silica.", ["cellulose", "silica"], "read"),
        ("AM Formula Ingredients: cellulose\nPM Formula Ingredients: gelatin", ["cellulose", "gelatin"], "read"),
        ("Zutaten Tag-Kapsel: Cellulose.\nZutaten Nacht-Kapsel: Gelatine.", ["Cellulose", "Gelatine"], "read"),
        ("Ingrédients gélule jour : cellulose. Ingrédients gélule nuit : gélatine.", ["cellulose", "gélatine"], "read"),
        ("Inhaltsstoffe Tagkapsel: Cellulose. Nachtkapsel: Gelatine.", ["Cellulose", "Gelatine"], "read"),
        (
            "Ingrédients du comprimé : cellulose.\nIngrédients de la capsule : gélatine.",
            ["cellulose", "gélatine"], "read",
        ),
        ("Ingredients (tablet): cellulose.\nIngredients (softgel): gelatin, glycerin (", None, "cut"),
        ("Ingredients (EN): cellulose, silica.\nIngrédients (FR): cellulose, silice.", ["cellulose", "silica"], "read"),
        ("INGREDIENTS (tablet): silica, talc.\nINGREDIENTS (comprimé): silice, talc.", None, "read"),
        ("INGREDIENTS (tablet): silica.\nINGREDIENTS (comprimé): silice.", ["silica"], "read"),
        ("Ingredients (tablet): cellulose, silica.", ["cellulose", "silica"], "read"),
    ],
)  # fmt: skip
def test_lists_of_several_parts_are_one(lists: str, names: list[str] | None, state: str) -> None:
    found = label(f"{PANEL}\n{lists}\n")
    assert found.coverage.parts["other_ingredients"] == state
    assert names is None or [item.as_printed for item in found.other_ingredients] == names


@pytest.mark.parametrize(
    "heading", ["Ingredients: a, b.\n", "Ingredients a b c. ", "composition of x, ", "the other ingredients are "]
)
def test_headings_again_and_again_are_read_in_linear_time(heading: str) -> None:
    grows_with_length(lambda count: find_list(reading(heading * count)), 6_000)


def test_the_end_of_a_name_is_no_part_of_a_heading_on_the_next_line() -> None:
    found = label("Halden M Tablet\nIngredients: Calcium Citrate, Magnesium Hydroxide, Zinc Sulphate\n").magnesium
    assert found is not None
    assert [form.id for form in found.forms] == ["hydroxide"]


def test_the_next_counted_part_of_a_sheet_ends_a_list() -> None:
    assert listed("5. OTHER INGREDIENTS: silica, rice flour\n6. MICROBIOLOGY: plate count") == ["silica", "rice flour"]
    assert "RICE FLOUR" in listed("Other ingredients:\n1. SILICA\n2. RICE FLOUR\n")[-1]


def test_the_next_counted_product_of_a_kit_ends_a_list() -> None:
    assert listed("Other ingredients: rice flour, silica\n2) Melatonin 3 mg, 60 tablets") == ["rice flour", "silica"]


def test_for_whom_or_what_it_is_ends_a_list() -> None:
    assert listed("Ingredients: silica, rice flour\nAdults: take one a day") == ["silica", "rice flour"]
    assert listed("Ingredients: silica, rice flour\nBath: add two cups and soak") == ["silica", "rice flour"]


def test_a_sentence_that_speaks_of_other_ingredients_on_a_line_of_its_own_is_no_heading() -> None:
    after = (
        "Made in a facility that processes\nother ingredients containing these allergens.\n\nOther Ingredients: " + LIST
    )
    assert listed(after) == NAMES
