"""The dose that a sentence tells, where a label has no panel."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from labelcheck.facts.magnesium.sentence import _TELLING
from labelcheck.model.label import Magnesium
from tests.facts.test_languages import label

LIST = "\nOther ingredients: hypromellose, rice flour.\n"


def magnesium(sentence: str) -> Magnesium | None:
    return label(f"Northmoor Mineral\n{sentence}{LIST}").magnesium


@pytest.mark.parametrize(
    ("sentence", "elemental", "compound", "forms", "serving"),
    [
        (
            "Each capsule contains 100 mg elemental magnesium (as magnesium bisglycinate).",
            100, None, ["bisglycinate"], "capsule",
        ),
        (
            "Contains 200mg elemental magnesium per 2 capsules, from magnesium bisglycinate (1000 mg).",
            200, 1000, ["bisglycinate"], "2 capsules",
        ),
        (
            "Each tablet contains magnesium (citrate) 112 mg (30 % NRV), melatonin 1 mg.",
            112, None, ["citrate"], "tablet",
        ),
        (
            "Each tablet contains calcium (as carbonate) 100 mg, magnesium (as oxide) 250 mg.",
            250, None, ["oxide"], "tablet",
        ),
        (
            "Each tablet provides calcium (as carbonate) 100 mg and magnesium (as oxide) 250 mg.",
            250, None, ["oxide"], "tablet",
        ),
        (
            "Each tablet contains 250 mg. of magnesium, 15 mg. zinc and 2 mg. copper.",
            250, None, [], "tablet",
        ),
        ("Two tablets supply 250 mg of magnesium from oxide.", 250, None, ["oxide"], "Two tablets"),
        ("Chaque gélule apporte 80 mg de magnésium élémentaire.", 80, None, [], "gélule"),
        ("Eine Kapsel enthält 120 mg reines Magnesium (als Magnesiumcitrat).", 120, None, ["citrate"], "Eine Kapsel"),
        (
            "Eine Brausetablette enthält: 243 mg (= 10 mmol) Magnesium als Magnesiumoxid.",
            243, None, ["oxide"], "Eine Brausetablette",
        ),
        ("Cada comprimido aporta 90 mg de magnesio.", 90, None, [], "comprimido"),
        (
            "Amount per daily dose (2 tablets) Magnesium 50 mg (13% NRV) Vitamin C 80 mg (100% NRV) Magnesium citrate.",
            50, None, ["citrate"], "2 tablets",
        ),
        ("1 Tablette Halden Forte enthält 97 mg Magnesium.", 97, None, [], "1 Tablette"),
        ("1 Tablette mit Bruchrille enthält 97 mg Magnesium.", 97, None, [], "1 Tablette mit Bruchrille"),
        ("1 Filmtabl. enth. 97 mg Magnesium als Magnesiumcitrat.", 97, None, ["citrate"], "1 Filmtabl"),
    ],
)  # fmt: skip
def test_an_elemental_dose(sentence: str, elemental: int, compound: int | None, forms: list[str], serving: str) -> None:
    found = magnesium(sentence)
    assert found is not None
    assert (found.elemental_mg, found.basis, found.confidence) == (Decimal(elemental), "declared", "medium")
    assert found.compound_mg == (None if compound is None else Decimal(compound))
    assert [form.id for form in found.forms] == forms
    assert found.evidence[0].text == sentence
    size = label(f"Northmoor Mineral\n{sentence}{LIST}").serving
    assert size is not None
    assert size.size == serving


@pytest.mark.parametrize(
    ("example", "pattern"), [(one, pattern) for every, pattern in _TELLING.items() for one in every.split("; ")]
)
def test_every_phrase_that_tells_a_dose_finds_its_example(example: str, pattern: str) -> None:
    assert re.search(rf"\b(?:{pattern})", example.lower())


def test_a_source_in_brackets_is_of_all_that_is_named_before_it() -> None:
    found = label("Supplement Facts\nServing Size 1 capsule\nMagnesium, Calcium (as citrate) 200 mg\n").magnesium
    assert found is not None
    assert [form.id for form in found.forms] == ["citrate"]


def test_an_equivalent_is_told_without_a_dose() -> None:
    found = magnesium("Contains Magnesium aspartate dihydrate (500 mg) equivalent to 37.4 mg elemental magnesium.")
    assert found is not None
    assert (found.elemental_mg, found.basis, found.confidence) == (Decimal("37.4"), "declared", "medium")


def test_a_compounds_weight_is_not_taken_for_the_elements() -> None:
    found = magnesium("Each tablet contains 500 mg magnesium citrate.")
    assert found is not None
    assert (found.basis, found.elemental_mg) == ("ambiguous", None)
    assert [reading.assume for reading in found.readings] == ["elemental", "compound"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Do not exceed 350 mg of magnesium per day.",
        "Adults need 400 mg magnesium per day.",
        "Der Bedarf liegt bei 375 mg Magnesium (100 % NRV) pro Tag.",
        "Nos besoins sont de 375 mg de magnésium (100 % VNR) par jour.",
        "Each capsule contains 5 mg magnesium stearate.",
        "Each capsule contains 100 mg zinc and magnesium.",
        "Each capsule contains 100 mg magnesium. Each capsule contains 120 mg magnesium.",
    ],
)
def test_what_tells_no_dose_or_two(sentence: str) -> None:
    found = magnesium(sentence)
    assert found is None or found.amount is None


@pytest.mark.parametrize(
    ("sentence", "elemental"),
    [
        ("Wirkstoff: Magnesiumoxid entspr. 243 mg Magnesium pro Tablette.", 243),
        ("The active substance is: elemental magnesium 100 mg (as magnesium gluconate).", 100),
        ("Mit einem Gehalt von 150 mg Magnesium pro Tablette.", 150),
        ("Adults need at least 300 mg of magnesium (1 tablet contains 10 mmol, equivalent to 243 mg magnesium).", 243),
    ],
)
def test_a_dose_told_otherwise(sentence: str, elemental: int) -> None:
    found = magnesium(sentence)
    assert found is not None
    assert (found.elemental_mg, found.basis) == (Decimal(elemental), "declared")


def test_the_panel_goes_before_a_sentence() -> None:
    found = label(
        "Each capsule contains 100 mg magnesium.\nSupplement Facts\nServing Size 2 capsules\n"
        "Magnesium (as magnesium citrate) 200 mg 48%\n"
    ).magnesium
    assert found is not None
    assert found.elemental_mg == Decimal(200)


def test_the_source_is_taken_from_the_list_where_the_sentence_names_none() -> None:
    found = label(
        "Northmoor Oil\nEach 5 ml contains 100 mg magnesium.\n10 sprays deliver 100 mg magnesium.\n"
        "Ingredients: Water, Magnesium Chloride.\n"
    ).magnesium
    assert found is not None
    assert [(form.id, form.origin) for form in found.forms] == [("chloride", "ingredients")]
    assert found.elemental_mg == Decimal(100)


def test_an_ingredients_own_amount_goes_before_that_of_the_compound_in_its_bracket() -> None:
    found = label(
        "Northmoor Mag\nIngredients: Magnesium (from 2,500 mg Magnesium Glycinate) 275 mg, Silica.\n"
    ).magnesium
    assert found is not None
    assert found.elemental_mg == Decimal(275)


@pytest.mark.parametrize("printed", ["500 mg", "500.mg", "500,mg", "500, mg"])
def test_a_sentence_that_tells_the_element_of_a_medicine_may_slip_in_its_signs(printed: str) -> None:
    found = label(
        "Fenwick Milk of Magnesia\nDrug Facts\nActive ingredient (in each 15 mL tablespoonful)  Purpose\n"
        "Magnesium hydroxide 1200 mg....Saline laxative\nUses relieves occasional constipation\nOther information\n"
        f"each tablespoonful (15 mL) contains: magnesium {printed}\ndo not freeze\n"
    ).magnesium
    assert found is not None
    assert found.elemental_mg == 500


def test_a_dose_with_its_size_in_a_bracket_is_told_behind_a_list() -> None:
    found = label(
        "Halden. Zutaten: Magnesiumcitrat, Gelatine. Pro Tagesdosis (2 Kapseln): Magnesium 150 mg (40 % NRV)."
    )
    assert found.magnesium is not None
    assert found.serving is not None
    assert (found.magnesium.elemental_mg, found.serving.size) == (Decimal(150), "2 Kapseln")


def test_the_share_of_a_preservative_is_no_percent_of_a_dose() -> None:
    found = magnesium(
        "Each 5 ml contains magnesium glycerophosphate equivalent to elemental magnesium 50 mg and 0.1 % m/v benzoate."
    )
    assert found is not None
    assert (found.elemental_mg, found.percent_daily_value) == (Decimal(50), None)


def test_the_percent_that_follows_the_amount_is_its_own() -> None:
    found = magnesium("1 bruistablet bevat 300 mg magnesium (80% RI) en 1,4 mg vitamine B6 (100% RI).")
    assert found is not None
    assert (found.elemental_mg, found.percent_daily_value) == (Decimal(300), "80")


def test_the_count_of_a_pack_makes_no_row_of_a_name() -> None:
    found = label(
        "Halden Magnesium Glycinate 120mg (60 caps)\n"
        "Ingredients: Each capsule contains Magnesium 120mg (from Magnesium Glycinate 850mg).\n"
    )
    assert found.magnesium is not None
    assert (found.magnesium.elemental_mg, found.magnesium.compound_mg) == (Decimal(120), Decimal(850))


def test_the_percent_of_an_equal_amount_of_another_nutrient_is_not_magnesiums() -> None:
    vitamins = "Vit A 800 µg RE (89%*), Vit C 60 mg (60%*), Vit D3 5 µg (33%*), Vit E 10 mg TE (67%*)"
    minerals = "Mg 60 mg (14%*), Zn 10 mg (91%*), Se 25 µg (45%*), Fe 14 mg (78%*)"
    sentence = f"Per tablet: {vitamins}, {minerals}. *%NRV for individuals 4 years and older."
    found = label(f"Northmoor Multi\n{sentence}\nIngredients: Magnesium oxide, ascorbic acid, silica.\n").magnesium
    assert found is not None
    assert (found.elemental_mg, found.percent_daily_value) == (Decimal(60), "14")


def test_a_compounds_dose_that_is_said_to_be_elemental_is_the_elements() -> None:
    found = magnesium("Each caplet contains 84 mg of elemental magnesium L-lactate dihydrate.")
    assert found is not None
    assert (found.elemental_mg, [form.id for form in found.forms]) == (Decimal(84), ["lactate_dihydrate"])
    pure = magnesium("Each caplet contains 500 mg pure magnesium citrate.")
    assert pure is None or pure.elemental_mg is None
