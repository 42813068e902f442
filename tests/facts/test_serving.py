"""The serving size as printed, in figures, and from a heading where no size is printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from labelcheck.model.label import Serving
from tests.facts.test_languages import label


def serving(text: str) -> Serving:
    found = label(text).serving
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("printed", "units", "unit"),
    [
        ("1¼ tsp (6 mL)", "1.25", "tsp"),
        ("1 1/4 tsp (6 mL)", "1.25", "tsp"),
        ("1½ scoops (6 g)", "1.5", "scoop"),
        ("½ tablet", "0.5", "tablet"),
        ("1/2 tablet", "0.5", "tablet"),
        ("1 /2 tablet", "0.5", "tablet"),
        ("1/ 2 tablet", "0.5", "tablet"),
        ("3 (three) tablets", "3", "tablet"),
        ("2 x 500 mg capsules", "2", "capsule"),
        ("500 mg capsule", "1", "capsule"),
        ("1 Portionsbeutel (1,9 g)", "1", "packet"),
        ("2 vegetable capsules", "2", "capsule"),
        ("3 Yummy Bears", "3", "gummy"),
        ("Each packet", "1", "packet"),
        ("25 ml", "25", "ml"),
        ("1-2 capsules", None, "capsule"),
        ("one (1) to two (2) tablets", None, "tablet"),
        ("1-1/2 tsp", "1.5", "tsp"),
    ],
)
def test_size(printed: str, units: str | None, unit: str) -> None:
    found = serving(
        f"Halden Mag\nSupplement Facts\nServing Size: {printed}\nAmount Per Serving  %DV\n"
        "Magnesium (as magnesium citrate)  100 mg  24%\n"
    )
    assert (found.size, found.units, found.unit) == (printed, Decimal(units) if units else None, unit)


@pytest.mark.parametrize(
    ("heading", "size", "units", "unit"),
    [
        ("Medicinal Ingredients | Per vegetable capsule\n", "vegetable capsule", 1, "capsule"),
        ("INFORMAZIONI NUTRIZIONALI\nIngredienti  Quantità per 2 compresse  % VNR*\n", "2 compresse", 2, "tablet"),
        ("Nährwerte / Valeurs nutritives   pro / par 2 Kapseln/gélules   %NRV*/%VNR*\n", "2 Kapseln", 2, "capsule"),
        ("Nährwertangaben  2 Tabletten  %NRV*\n", "2 Tabletten", 2, "tablet"),
        ("Valeurs nutritives  2 gélules / capsules  %VNR*\n", "2 gélules", 2, "capsule"),
        ("Ingrédients médicinaux\nChaque capsule végétale contient :\n", "capsule végétale", 1, "capsule"),
        ("Each 15 mL (1 tbsp) contains:\n", "15 mL", 15, "ml"),
        ("Each 10 ml of suspension contains:\n", "10 ml", 10, "ml"),
        ("Each 10 ml medicine measure contains:\n", "10 ml", 10, "ml"),
        ("Per stick pack (7.2 g): % NRV*\n", "stick pack (7.2 g)", 1, "packet"),
        ("A Typical Tablet Provides: | Amount | % EC NRV*\n", "Tablet", 1, "tablet"),
        ("Supplement Facts (Per Serving: 1 Tablet, approx.)\n", "1 Tablet", 1, "tablet"),
        ("Each film-coated tablet contains-\n", "film-coated tablet", 1, "tablet"),
        ("Supplement Facts\nServing Size 2 Tablets | Tamaño por Porción 2 Tabletas\n", "2 Tablets", 2, "tablet"),
        ("Supplement Facts\nServing Size: 2 Tablets   Number of servings: 30\n", "2 Tablets", 2, "tablet"),
        ("Supplement Facts / Fakta Suplemen\nServing size / Saiz hidangan: 1 tablet\n", "1 tablet", 1, "tablet"),
        ("Supplement Facts\nDatos de Suplementos\nServing Size 1 Scoop (5 g)\n", "1 Scoop (5 g)", 1, "scoop"),
        ("Medicinal ingredients   Ingrédients médicinaux   2 capsules\n", "2 capsules", 2, "capsule"),
        ("INGREDIENT | EACH 2 CAPSULES CONTAIN\n", "2 CAPSULES", 2, "capsule"),
        ("1 Tablette / 1 comprimé / 1 compressa:\n", "1 Tablette", 1, "tablet"),
        ("Per serving: 2 tablets\n", "2 tablets", 2, "tablet"),
        ("Tamaño de la porción: 3 tabletas | Porciones: 33\n", "3 tabletas", 3, "tablet"),
        ("Medicinal Ingredients (per caplet)\nIngrédients médicinaux\n", "caplet", 1, "tablet"),
        ("Supplement Facts\nServing Size (Tamaño de la Porción): 1 Softgel\n", "1 Softgel", 1, "softgel"),
        ("Ingrédients médicinaux (chaque comprimé)\n", "comprimé", 1, "tablet"),
        ("INGREDIENTS | PER CAPSULE* | %RDA**\n", "CAPSULE", 1, "capsule"),
        ("Each dose (2 capsules) contains / Chaque dose (2\ncapsules) contient :\n", "2 capsules", 2, "capsule"),
        ("Inhaltsstoffe pro Ampulle (25 ml):\n", "Ampulle (25 ml)", 1, "ampoule"),
        ("1 Portionsbeutel (1,9 g) enthält:\n", "1 Portionsbeutel (1,9 g)", 1, "packet"),
        ("Average analysis  per 20ml  % NRV*\n", "20ml", 20, "ml"),
        ("Nutrition information  per serving (2 chewable tablets)  % NRV*\n", "2 chewable tablets", 2, "chewable"),
        ("Supplement Facts\nEach serving (1 Gummy Bear) provides:\n", "1 Gummy Bear", 1, "gummy"),
        ("Two Tablets provide: %EC NRV*\n", "Two Tablets", 2, "tablet"),
        ("Tagesdosis (2 Kapseln) enthält:\n", "2 Kapseln", 2, "capsule"),
        ("Nutrition information per 2 chewable tablets\n", "2 chewable tablets", 2, "chewable"),
        ("Typical values per 1 Soft Gel  % NRV\n", "1 Soft Gel", 1, "softgel"),
        ("Nutritional information per Three (3) Capsules\n", "Three (3) Capsules", 3, "capsule"),
        ("Informazioni nutrizionali | Apporto per due softgel\n", "due softgel", 2, "softgel"),
        ("Valeurs nutritionnelles | Pour deux gélules\n", "deux gélules", 2, "capsule"),
        ("Nährstoffgehalt / tägliche Verzehrmenge (4 ml)\n", "4 ml", 4, "ml"),
        ("1 überzogene Tablette enthält:\n", "1 überzogene Tablette", 1, "tablet"),
        ("Zusammensetzung / Filmtablette (Tagesdosis)   (% NRV)\n", "Filmtablette", 1, "tablet"),
        ("Nährstoffangaben je Kapsel (= Tagesdosis)\n", "Kapsel", 1, "capsule"),
        ("Supplement Facts\nServing size 3 Capsules | Portion 3 capsules\n", "3 Capsules", 3, "capsule"),
        ("Mag 300\nTwo capsules daily provide:\n", "Two capsules", 2, "capsule"),
        ("Inhaltsstoffe pro 2 Kps. | NRV\n", "2 Kps", 2, "capsule"),
        ("Eine 2-Phasen-Depot-Tablette enthält:\n", "Eine 2-Phasen-Depot-Tablette", 1, "tablet"),
        ("Inhaltsstoffe je Tagesverzehrempfehlung   2 Kapseln   %NRV**\n", "2 Kapseln", 2, "capsule"),
        ("1 Btl. enth.:\n", "1 Btl", 1, "packet"),
        (
            "Ingredienti caratterizzanti e tenori medi per dose massima\ngiornaliera consigliata (16 erogazioni)\n",
            "16 erogazioni",
            16,
            "spray",
        ),
    ],
)
def test_a_heading_tells_the_dose(heading: str, size: str, units: int, unit: str) -> None:
    found = serving(f"Halden Mag\n\n{heading}Magnesium  300 mg  80%\n")
    assert (found.size, found.units, found.unit) == (size, Decimal(units), unit)


@pytest.mark.parametrize(
    ("headings", "amounts", "size", "elemental"),
    [
        ("Nährwerte je Stick (2 g)   je Tagesportion (= 2 Sticks)", "150 mg (40 %*) 300 mg (80 %*)", "2 Sticks", 300),
        ("Nährwerte je Tagesportion (2 Sticks)   je Stick", "300 mg (80 %*) 150 mg (40 %*)", "2 Sticks", 300),
        ("Typical values | Per 100g | Per tablet | % RI*", "| 8.3g | 375mg | 100%", "tablet", 375),
        ("Minéraux   1 cpr   2 cprs (dose max.)   VNR%", "150 mg   300 mg   80", "2 cprs", 300),
        ("1 gélule   6 gélules (DJR)", "50 mg   300 mg = 80 % VNR", "6 gélules", 300),
        ("Zusammensetzung:   1 Tbl.   3 Tbl.", "100 mg   300 mg", "3 Tbl", 300),
        (
            "Durchschnittliche Nährstoffgehalte   je 100 ml   je Tagesdosis 25 ml   % RM",
            "1200 mg   300 mg   80",
            "25 ml",
            300,
        ),
        ("Nährwertangabe   100 g   1 Riegel (45 g)", "667 mg   300 mg   80 %", "1 Riegel (45 g)", 300),
        ("Inhaltsstoffe pro 100 g   1 Portion (5 g)   %NRV", "6000 mg   300 mg   80 %", "1 Portion (5 g)", 300),
        ("Nährwerte   1 Tablette   Tagesverzehr (3 Tabletten)   NRV in %", "100 mg   300 mg   80", "3 Tabletten", 300),
        ("Nährwertangaben | 1 Kapsel | 2 Kapseln | %NRV* (2 Kapseln)", "| 65 mg | 130 mg | 35 %", "2 Kapseln", 130),
    ],
)
def test_the_column_that_counts(headings: str, amounts: str, size: str, elemental: int) -> None:
    found = label(f"Halden Mag\n\n{headings}\nMagnesium {amounts}\n")
    assert found.serving is not None
    assert found.magnesium is not None
    assert (found.serving.size, found.magnesium.elemental_mg) == (size, Decimal(elemental))


def test_the_dose_of_one_column_is_not_that_of_another() -> None:
    found = label("Halden Mag\n\nNährwerte\npro Kapsel | pro Tagesdosis | % NRV\nMagnesium 150 mg | 300 mg | 80 %\n")
    assert found.serving is None
    assert found.magnesium is not None
    assert found.magnesium.elemental_mg == 300


def test_a_heading_in_two_languages_heads_one_column() -> None:
    headings = "par gélule / per capsule | par dose journalière (2 gélules) / pro Tagesdosis | % VNR"
    found = label(f"Halden Mag\n\nValeurs nutritives / Nutrition Facts\n{headings}\nMagnésium 150 mg | 300 mg | 80 %\n")
    assert found.serving is not None
    assert found.magnesium is not None
    assert (found.serving.size, found.magnesium.elemental_mg) == ("2 gélules", Decimal(300))


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ("Serving Size: 1 Slice\nIngredient | Amount Per Serving | %DV", "1 Slice"),
        ("Serving Size: 2 Tablets\n%DV  Amount Per Serving", "2 Tablets"),
        ("Servlng Size: 2 Tablets\n%DV  Amount Per Serving", "2 Tablets"),
        ("Serving Size: 2 Tablets   % Daily Value", "2 Tablets"),
        ("Serving Size: 2 Vegetarian\nCapsules Amount Per Serving %DV", "2 Vegetarian Capsules"),
        ("Serving Size: 1 Heaping\nTablespoon (10 g)", "1 Heaping Tablespoon (10 g)"),
        ("Serving Size: 2 Gummies for Ages 2 and\nOlder Amount Per Serving", "2 Gummies for Ages 2 and Older"),
        ("Serving Size: 2 Tablets\n2 Tablets  % Daily\nProvide  Value", "2 Tablets"),
        ("Serving Size: 2 Tablets. Two Tablets Contain:", "2 Tablets"),
        ("Serving Size: 2 Gummy\nVitamins\nServings Per Container: 30", "2 Gummy Vitamins"),
        ("Serving Size: 2 Chewable\nAnimal-Shaped Tablets\nAmount Per Serving", "2 Chewable Animal-Shaped Tablets"),
        ("Serving Size: 2 Tablets, Servings Per Container: 30. Amount/Serving:", "2 Tablets"),
        ("Serving Size: 2 Tablets\nServings Per Container: 30\nRhodiola Root 100 mg", "2 Tablets"),
    ],
)
def test_a_size_ends_where_headings_or_rows_begin(head: str, size: str) -> None:
    found = serving(f"Halden Mag\n\nSupplement Facts\n{head}\nMagnesium  300 mg  71%\n")
    assert found.size == size


@pytest.mark.parametrize(
    ("beside", "size"),
    [
        ("Serving Size: 2 Capsules Northmoor Minerals", "2 Capsules"),
        ("Serving Size: 1 Scoop (30 g) Hillbrook, Whey", "1 Scoop (30 g)"),
        ("Serving Size: 1 to 2 Lozenges Night Calm", "1 to 2 Lozenges"),
        ("Serving Size: 2 Gummy Bears Halden", "2 Gummy Bears"),
        ("Serving Size: 2 Gummy Fish", "2 Gummy Fish"),
        ("Serving Size: 1 Gummy for Ages 4+, 2 Gummies for Adults", "1 Gummy for Ages 4+, 2 Gummies for Adults"),
        ("Serving Size: 2 Tablets Daily", "2 Tablets Daily"),
        ("SERVING SIZE: 2 CAPSULES VEGETARIAN", "2 CAPSULES VEGETARIAN"),
    ],
)
def test_a_brand_beside_a_size_is_none_of_it(beside: str, size: str) -> None:
    assert serving(f"Supplement Facts\n{beside}\nAmount Per Serving % DV\nMagnesium  300 mg  71%\n").size == size


def test_a_size_without_a_panel_goes_on_to_its_unit() -> None:
    words = "Other Ingredients: cellulose, silica.\n\nServing\nSize:\n1\nLiquid\nSoft-Gel\n50%\nKeep\nCool\n"
    assert serving(words).size == "1 Liquid Soft-Gel"


def test_the_number_of_the_next_field_is_no_size() -> None:
    form = "4. Serving size 5. Servings per container\n2 Tablets 30\n6. Supplement Facts\nMagnesium 300 mg 71%\n"
    found = label(form)
    assert found.serving is None


def test_a_heading_is_no_size() -> None:
    head = "Serving size\nAmount Per Serving  % Daily Value"
    found = label(f"Halden Mag\n\nSupplement Facts\n{head}\nMagnesium  300 mg  71%\n").serving
    assert found is None


@pytest.mark.parametrize(
    ("size", "heading", "units", "servings"),
    [
        ("2 Tablets", "Each tablet contains:", 1, 2),
        ("2 Tablets (2 g)", "Amount Per Tablet  % Daily Value", 1, 2),
        ("1 Tablet", "Two tablets provide:", 2, 1),
        ("2 Tablets", "Each serving contains:", 2, 1),
        ("2 Tablets", "Two tablets contain:", 2, 1),
        ("2 Tablets", "Servings per tablet: 1\nAmount Per Serving", 2, 1),
        ("2 Tablets", "Amount Per Serving  % Daily Value per tablet", 2, 1),
    ],
)
def test_the_amounts_may_be_of_another_dose_than_the_size(size: str, heading: str, units: int, servings: int) -> None:
    found = label(
        f"Halden Mag\n\nSupplement Facts\nServing Size: {size}\n{heading}\nMagnesium  150 mg  36%\n\n"
        "Directions: Take 2 tablets daily.\n"
    )
    assert found.serving is not None
    assert found.daily_dose is not None
    counted = (found.serving.size, found.serving.units, found.daily_dose.servings)
    assert counted == (size, Decimal(units), Decimal(servings))


def test_a_heading_over_rows_that_were_not_read_tells_the_dose() -> None:
    found = serving("Halden Flora\nEach capsule contains / Chaque capsule contient:\nLactobacillus 5 billion CFU\n")
    assert (found.size, found.units, found.unit) == ("capsule", Decimal(1), "capsule")


@pytest.mark.parametrize("printed", [" par caplet", "\npar caplet / per caplet"])
def test_the_dose_may_stand_behind_the_row(printed: str) -> None:
    found = serving(f"Halden Mag\nIngrédient médicinal : Magnésium (oxyde de magnésium) 200 mg{printed}\n")
    assert (found.size, found.units, found.unit) == ("caplet", Decimal(1), "tablet")


@pytest.mark.parametrize(
    ("headings", "amounts", "elemental"),
    [
        ("Nährwerte pro 100 g", "6000 mg", None),
        ("Nutritional Information per 100g (Approx)", "60 mg", None),
        ("Nutritional Information per 100 g average", "60 mg", None),
        ("Nährwerte pro 100 g   pro Tagesdosis (5 g)", "6000 mg  300 mg", 300),
        ("Nutrition Information\nServing size: 100 ml\nper 100 ml", "60 mg", 60),
    ],
)
def test_100_g_are_no_dose_unless_they_are_the_serving(headings: str, amounts: str, elemental: int | None) -> None:
    magnesium = label(f"Halden Mag\n\n{headings}\nMagnesium  {amounts}\nZinc  {amounts}\n").magnesium
    assert magnesium is not None
    assert magnesium.elemental_mg == elemental


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ("Each VegeCapsule contains:", "VegeCapsule"),
        ("Per 3 vegacaps:", "3 vegacaps"),
        ("Nutrient   Amount/Packet (6 g)   %DV", "Packet (6 g)"),
        ("Each 5ml teaspoon contains  %NRV", "5ml teaspoon"),
    ],
)
def test_the_dose_of_a_heading_over_rows(head: str, size: str) -> None:
    assert serving(f"Halden Mag\n{head}\nMagnesium 75 mg 20\nVitamin D3 5 μg 100\nZinc 10 mg 100\n").size == size


def test_a_heading_of_values_is_no_part_of_the_dose() -> None:
    rows = "Typical values per one tablet | % NRV*\nMagnesium 75mg | 20\n*NRV = Nutrient Reference Value\n"
    assert serving(f"Halden Mag\nNutritional Information\n{rows}").size == "one tablet"


def test_a_dose_before_the_heading_of_percents_under_a_count() -> None:
    rows = "Vitamin D3 (as D3 1000 IU) 25µg 500\nIngredients: silica, cellulose.\n"
    assert serving(f"Halden D\n96 tablets\nPer tablet %NRV\n{rows}").size == "tablet"


def test_a_size_that_is_stated_goes_before_the_unit_of_a_heading() -> None:
    rows = "Each vegetarian capsule contains:\nMagnesium (as magnesium taurate)  125 mg  30%\nZinc 5 mg 45%\n"
    assert serving(f"Halden Mag\n{rows}\nServing Size: 1 capsule\nServings Per Container: 60\n").size == "1 capsule"


def test_the_label_under_that_of_the_size_is_no_size() -> None:
    head = "Supplement Facts\nServing size\nServings per container\nSupports relaxation\nAmount per serving"
    assert label(f"{head}\nMagnesium 100 mg 24%").serving is None


def test_a_sign_behind_the_words_before_a_size_is_no_part_of_it() -> None:
    assert serving("Halden\nSupplement Facts\nServing Size*: 1 Tablet\nZinc 5 mg 45%\n").size == "1 Tablet"


@pytest.mark.parametrize(
    "line", ["Dosis diaria: 6 comprimidos", "Dosering: 6 tabletten", "Portion journalière : 6 gélules"]
)
def test_a_day_s_dose_on_a_line_of_its_own(line: str) -> None:
    assert serving(f"Halden\nMagnesium (oxide) 105 mg\n\nHalden Labs\n\n{line}\n").units == Decimal(6)


@pytest.mark.parametrize("stop", [".", ",", ""])
def test_the_sign_behind_the_servings_of_a_pack_is_none_of_their_number(stop: str) -> None:
    found = serving(
        f"Halden Mag\nSupplement Facts\nServing Size: 1 Tablet, Servings Per Container: 90{stop} Amount Per Serving:\n"
        "Magnesium  150 mg  36%\n"
    )
    assert found.per_container == "90"


@pytest.mark.parametrize("behind", ["https://shop.example/p/123", "www.shop.example", "Page 1 of 3"])
def test_the_foot_of_a_page_is_no_part_of_the_size(behind: str) -> None:
    assert serving(f"Supplement Facts\nServing Size: 1 Packet\n{behind}\nMagnesium 50 mg 12%\n").size == "1 Packet"


@pytest.mark.parametrize(
    ("line", "size"),
    [
        ("Suggested serving size: 2 Tablets", "2 Tablets"),
        ("1 serving = 3 Veggie Capsules", "3 Veggie Capsules"),
        ("Serving size (1 Scoop (10 g))", "1 Scoop (10 g)"),
    ],
)
def test_other_words_before_a_size_are_none_of_a_row(line: str, size: str) -> None:
    found = label(f"Halden\nSupplement Facts\n{line}\nAmount Per Serving  % DV\nZinc  5 mg  45%\nBoron  1 mg\n")
    assert found.serving is not None
    assert found.serving.size == size
    assert [row.name for row in found.dietary_ingredients] == ["Zinc", "Boron"]


def test_100_g_are_no_serving_though_a_heading_that_wraps_runs_into_theirs() -> None:
    rows = "Energy 980 kJ 49 kJ\nMagnesium 5000 mg 250 mg 67%\nVitamin C 1600 mg 80 mg 100%\n"
    magnesium = label(f"Halden Mag\n\nINFORMATION   Per 100g Serving   per serving\n{rows}").magnesium
    assert magnesium is not None
    assert magnesium.elemental_mg == 250


@pytest.mark.parametrize(
    "beside",
    [
        "daily. May be taken with or without food. Do not",
        "or as directed by your healthcare practitioner, with",
        "(columns: name / amount per serving / % DV)",
    ],
)
def test_print_beside_a_whole_size_is_no_part_of_it(beside: str) -> None:
    text = f"Halden\nSupplement Facts\nServing Size: 2 Soft Chews\n{beside}\nMagnesium 50 mg 12%\nZinc 5 mg 45%\n"
    assert serving(text).size == "2 Soft Chews"


@pytest.mark.parametrize("below", ["(approx. 7 grams each)", "of powder", "daily", "or as needed"])
def test_a_size_goes_on_below(below: str) -> None:
    text = f"Halden\nSupplement Facts\nServing Size: 2 Soft Chews\n{below}\nMagnesium 50 mg 12%\nZinc 5 mg 45%\n"
    assert serving(text).size == f"2 Soft Chews {below}"


@pytest.mark.parametrize("title", ["\nSupplement Facts\n", ""])
def test_what_a_pack_holds_above_the_panel_is_no_serving(title: str) -> None:
    assert label(f"Halden\nMineral Plus\n90 Lozenges\n{title}Magnesium 11 mg 3%\nZinc 5 mg 45%\n").serving is None


@pytest.mark.parametrize(
    ("line", "size"),
    [("Serving size Nutrient 1 Tablet", "1 Tablet"), ("Serving size Sort Nutrient Source", None)],
)
def test_headings_of_columns_are_no_size(line: str, size: str | None) -> None:
    found = label(f"Halden\nSupplement Facts\n{line}\nMagnesium 50 mg 12%\nZinc 5 mg 45%\n").serving
    assert (found.size if found is not None else None) == size


def test_what_is_inside_heads_a_panel() -> None:
    assert (
        serving("Halden\nWhat's inside\nPer serving (1 Lozenge)\n\nZinc — 5 mg · 45% DV\nBoron — 1 mg\n").size
        == "1 Lozenge"
    )


def test_a_sign_between_the_size_and_what_follows_is_no_evidence_of_it() -> None:
    size = "Serving size: 1/2 tsp (2.5ml) • Servings per container: 96"
    found = serving(f"Halden\nSupplement Facts\n{size}\nZinc 5 mg 45%\n")
    assert (found.size, [piece.text for piece in found.evidence]) == ("1/2 tsp (2.5ml)", ["1/2 tsp (2.5ml)"])
