"""Texts that programs made: tables written out as signs, fields and cells, pages copied with what stands beside."""

from __future__ import annotations

import pytest

from tests.facts.test_languages import label

COPIED = """\
Halden

Supplement Facts

Night Minerals

Serving Size: 2 Tablets
Servings Per Container: 30

Amount Per Serving

%DV

Zinc

5 mg

45%

{beside}

Other Ingredients: Cellulose, Stearic Acid,
Magnesium Stearate.

Magnesium (as magnesium citrate{wrapped}

105 mg

25%
"""


def read(text: str) -> tuple[str | None, int, list[str]]:
    """The serving, the elemental magnesium and the forms of it on the label ``text``."""
    found = label(text)
    assert found.magnesium is not None
    assert found.magnesium.elemental_mg is not None
    size = found.serving.size if found.serving is not None else None
    return size, int(found.magnesium.elemental_mg), [form.id for form in found.magnesium.forms]


@pytest.mark.parametrize("wrapped", [")", " and\nmagnesium oxide)"])
def test_a_row_may_stand_behind_what_was_copied_between_the_rows(wrapped: str) -> None:
    beside = "Keep out of reach of children."
    forms = ["citrate", "oxide"] if "oxide" in wrapped else ["citrate"]
    assert read(COPIED.format(beside=beside, wrapped=wrapped)) == ("2 Tablets", 105, forms)


BARS = "| Nutrient | Amount Per Serving | % Daily Value |"
BOX = f"+{'-' * 50}+"


@pytest.mark.parametrize("rule", ["|:---|---:|---:|", BOX], ids=["table of a page", "box of signs"])
def test_a_serving_stands_over_headings_that_are_read_as_a_title(rule: str) -> None:
    rows = "| Zinc | 5 mg | 45% |\n| Magnesium (as oxide) | 100 mg | 24% |"
    servings = "**Serving Size:** 1 Chewable Tablet  \n**Servings Per Container:** 30"
    text = f"Calm\n\n## Supplement Facts\n\n{servings}\n\n{BARS}\n{rule}\n{rows}\n"
    assert read(text) == ("1 Chewable Tablet", 100, ["oxide"])


RECORD = """\
SUPPLEMENT FACTS
Ingredient: Vitamin C
Amount per serving: 90 mg
% Daily Value: 100%

Ingredient: Lemon Balm
Amount per serving: not given

Ingredient: Magnesium (as magnesium oxide)
Amount per serving: 100 mg
% Daily Value: 24%
"""


def test_fields_of_rows_may_have_labels() -> None:
    found = label("Serving size: 1 Tablet\n\n" + RECORD)
    assert [(i.name, str(i.amount.value) if i.amount else None) for i in found.dietary_ingredients] == [
        ("Vitamin C", "90"),
        ("Lemon Balm", None),
        ("Magnesium", "100"),
    ]
    assert read("Serving size: 1 Tablet\n\n" + RECORD) == ("1 Tablet", 100, ["oxide"])


@pytest.mark.parametrize(
    "fields",
    [
        "Source: magnesium oxide\n    Amount per serving: 100 mg\n    % Daily Value: 24%",
        "Amount per serving: 100 mg\n    % Daily Value: 24%\n    Form: magnesium oxide",
    ],
    ids=["source-first", "source-last"],
)
def test_a_source_may_be_a_field_of_a_row_that_is_numbered(fields: str) -> None:
    record = f"Dietary ingredients\n\n1. Ingredient: Zinc\n    Amount: 5 mg\n\n2. Ingredient: Magnesium\n    {fields}\n"
    found = label(f"Velmora\nServing size: 1 Tablet\n\n{record}")
    assert [(i.name, list(i.sources)) for i in found.dietary_ingredients] == [
        ("Zinc", []),
        ("Magnesium", ["magnesium oxide"]),
    ]
    assert found.magnesium is not None
    assert found.magnesium.percent_daily_value == "24"
    assert read(f"Velmora\nServing size: 1 Tablet\n\n{record}") == ("1 Tablet", 100, ["oxide"])


NUMBERED = """\
product_name: Calm
serving_size: 1 Tablet
{head}ingredient_1_name: Zinc (as zinc oxide)
ingredient_1_amount: 5 mg
ingredient_1_percent_dv: 45%
ingredient_2_name: Magnesium (as magnesium oxide)
ingredient_2_amount: 100 mg
ingredient_2_percent_dv: 24%
other_ingredients: Cellulose, Silica.
"""


@pytest.mark.parametrize("head", ["", "panel: Supplement Facts\n"], ids=["no title", "title"])
@pytest.mark.parametrize("before", ["ingredient_{}_", "nutrients[{}]."])
def test_labels_of_the_fields_of_rows_may_be_numbered(head: str, before: str) -> None:
    text = NUMBERED.format(head=head)
    for number in ("1", "2"):
        text = text.replace(f"ingredient_{number}_", before.format(number))
    assert read(text) == ("1 Tablet", 100, ["oxide"])


@pytest.mark.parametrize(
    ("name", "amount"),
    [("Ingredient 1", "Amount 1"), ("Active Ingredient 1", "Active Ingredient 1 Amount"), ("Nährstoff", "Menge")],
)
def test_one_row_of_labelled_fields_has_a_percent(name: str, amount: str) -> None:
    text = f"Calm\nServing size: 1 Tablet\n{name}: Magnesium (as oxide)\n{amount}: 100 mg\n%DV 1: 24%\n"
    assert read(text) == ("1 Tablet", 100, ["oxide"])


@pytest.mark.parametrize(
    "cells",
    [
        "amount: 100\nunit: mg\npercent_daily_value: 24",
        "quantity: 100\nuom: mg\ndailyValue: 24",
        "amount: 100 mg\ndailyValuePercent: 24",
    ],
)
def test_units_and_percents_may_be_fields(cells: str) -> None:
    head = "title: Calm\nserving_size: 1 Tablet\nsupplement_facts:\n"
    assert read(f"{head}name: Magnesium (as oxide)\n{cells}\nother_ingredients: Silica\n") == (
        "1 Tablet",
        100,
        ["oxide"],
    )


def test_a_product_over_its_weight_is_no_row() -> None:
    assert (
        label(
            "Serving size: 1 scoop\nname: Magnesium Citrate\nquantity: 60 g\nIngredients: magnesium citrate.\n"
        ).dietary_ingredients
        == ()
    )


@pytest.mark.parametrize(
    "cells",
    [
        '"amount": "100 mg", "daily_value": "24%"',
        '"per_100_g": "5 g", "amount": 100, "unit": "mg", "percentDailyValue": 24',
    ],
)
def test_a_row_may_be_an_object_on_a_line(cells: str) -> None:
    row = f'{{"id": 7, "name": "Magnesium (as magnesium oxide)", {cells}}}'
    text = f'{{\n  "title": "Calm",\n  "serving_size": "1 Tablet",\n  "supplement_facts": [\n    {row}\n  ]\n}}\n'
    assert read(text) == ("1 Tablet", 100, ["oxide"])


def test_cells_may_stand_within_the_name_that_they_are_half_way_down_of() -> None:
    head = "Ingredient                                 Per serving    % DV     Per 100 g\n"
    rows = (
        "Zinc (as zinc oxide)                              5 mg     45%      62.5 mg\n"
        "Magnesium (from calcified algae, as\n"
        "                                                100 mg     24%     1,250 mg\n"
        "oxide)\n"
        "Iron                                              8 mg     44%       100 mg\n"
    )
    found = read(f"Supplement Facts\nServing size: 1 Tablet\nServings per container: 60\n{head}{rows}")
    assert found[:2] == ("1 Tablet", 100)


LINE = (
    "Sucrose, Sorbitol, Mannitol, Dextrose, natural Peppermint flavor, natural Menthol flavor, Polyethylene Glycol, "
    "Stearic Acid, Citric"
)


@pytest.mark.parametrize(
    ("below", "last"),
    [
        ("Acid, Magnesium Stearate, Talc.", "Talc"),
        ("Acid • Magnesium Stearate • Talc", "Talc"),
        ("Gluten free, vegan, no sugar added.", "Citric"),
    ],
)
def test_a_long_line_of_a_list_goes_on_with_more_names(below: str, last: str) -> None:
    line = LINE.replace(",", " •") if "•" in below else LINE
    found = label(f"Supplement Facts\nServing Size: 1 Tablet\nZinc 5 mg\n\nOther Ingredients\n{line}\n{below}\n")
    assert found.other_ingredients[-1].as_printed == last


@pytest.mark.parametrize(
    ("front", "marks"),
    [
        ("Halal Certified\nGluten free", ["halal"]),
        ("This product is Certified\nGluten-Free", ["gfco"]),
        ("Certified\nGluten-Free", ["gfco"]),
        ("Easy to swallow. NSF Certified for\nSport.", ["nsf_sport"]),
    ],
)
def test_a_mark_on_a_line_of_its_own_lends_no_word_to_the_next(front: str, marks: list[str]) -> None:
    assert [mark.id for mark in label(f"Halden\n{front}\n\nSupplement Facts\nZinc 5 mg\n").marks] == marks


def test_headings_of_a_copied_drug_label_run_into_what_they_head() -> None:
    rows = "Active ingredient (in each 15 mL)Magnesium hydroxide USP 1200 mg\nPurposeSaline laxative"
    found = label(f"Sovereign Laxative\n{rows}\nInactive ingredientsglycerin, purified water\n")
    assert found.magnesium is not None
    assert [form.id for form in found.magnesium.forms] == ["hydroxide"]
    assert [item.as_printed for item in found.other_ingredients] == ["glycerin", "purified water"]


def test_a_row_behind_a_star_is_no_footnote_for_its_first_letters() -> None:
    rows = "* Ascorbic acid 60 mg (67%)\n* Dandelion 50 mg\n* Magnesium (as magnesium citrate) 105 mg (25%)"
    found = label(f"Halden\nSupplement Facts\nServing Size: 2 Tablets\n{rows}\n* As part of a daily diet.\n")
    assert [row.name for row in found.dietary_ingredients] == ["Ascorbic acid", "Dandelion", "Magnesium"]


@pytest.mark.parametrize("word", ["Menge", "Quantité", "Cantidad", "Quantità", "Hoeveelheid"])
def test_what_a_cell_holds_may_be_said_before_it(word: str) -> None:
    rows = f"- Magnesium\n  - {word}: 105 mg\n  - % NRV: 28 %\n- Zink\n  - {word}: 5 mg\n  - % NRV: 50 %"
    found = label(f"Halden\nNährwerte pro Tagesdosis (2 Kapseln)\n{rows}\n")
    assert [row.name for row in found.dietary_ingredients] == ["Magnesium", "Zink"]
    assert found.magnesium is not None
    assert found.magnesium.percent_daily_value == "28"


@pytest.mark.parametrize("title", ["Reviews", "How to use", "Kundenbewertungen", "Produktdetails"])
def test_the_next_title_of_a_page_is_no_list(title: str) -> None:
    panel = "Supplement Facts\nServing Size: 2 Tablets\nZinc 5 mg 45%"
    found = label(f"Halden\n\nOther Ingredients\n{title}\n\n{panel}\nOther Ingredients: cellulose, silica.\n")
    assert [item.as_printed for item in found.other_ingredients] == ["cellulose", "silica"]


@pytest.mark.parametrize(
    "first", ["Säuerungsmittel: Citronensäure; Magnesiumcarbonat", "Magnesiumcarbonat, Citronensäure"]
)
def test_a_list_beside_its_heading_in_a_table_may_begin_with_a_class(first: str) -> None:
    found = label(f"Halden\nMagnesium 100 mg\n\n| Zutaten | {first}, Maltodextrin. |\n| Hinweise | Kühl lagern |\n")
    assert {item.as_printed for item in found.other_ingredients} == {
        "Citronensäure", "Magnesiumcarbonat", "Maltodextrin"
    }  # fmt: skip


def test_rows_between_bars_behind_a_portion_are_no_list() -> None:
    rows = "Dagdosering: 2 capsules | Magnesium (uit magnesiummalaat): 240 mg (64%) | Vitamine D3: 10 mcg (200%)"
    found = label(f"Halden\nSamenstelling: {rows}\nIngrediënten: Magnesiummalaat, rijstmeel.\n")
    assert [item.as_printed for item in found.other_ingredients] == ["Magnesiummalaat", "rijstmeel"]


ROW = "Supplement Facts\nServing Size: 1 Capsule\nMagnesium (as magnesium citrate)   140 mg   33%"


@pytest.mark.parametrize(
    "beside",
    [
        "You may also like\nCovelo Magnesium Malate 1,250 mg, 120 Capsules\nCovelo Magnesium Oxide 500 mg, 90 Tablets",
        "Covelo Magnesium Citrate 200 mg $18.95\nCovelo Magnesium Malate 1,250 mg $21.49",
        "Your questions\nCan I take it with magnesium glycinate? Yes, up to 350 mg of supplements a day.",
        "Why Covelo\nCovelo Night gives you 400 mg of magnesium glycinate in every serving, as never before.\n"
        "Also new: Covelo Magnesium Oxide 500 mg, 250 tablets, and Covelo Zinc 50 mg.",
    ],
    ids=["products", "prices", "questions", "prose"],
)
def test_what_a_page_prints_between_the_panel_and_the_list_is_no_row(beside: str) -> None:
    found = label(f"Halden\n\n{ROW}\n\n{beside}\n\nOther Ingredients: Cellulose, silica.\n")
    assert [row.name for row in found.dietary_ingredients] == ["Magnesium"]
    assert found.magnesium is not None
    assert [form.id for form in found.magnesium.forms] == ["citrate"]
    assert [item.as_printed for item in found.other_ingredients] == ["Cellulose", "silica"]


OTHER = "Covelo Oxide\nSupplement Facts\nServing Size: 1 Tablet\nMagnesium (as magnesium oxide)   250 mg   60%"


def test_the_panel_of_another_product_is_not_sure() -> None:
    first = (
        "Supplement Facts\nServing Size: 2 Capsules\nElderberry extract   175 mg   †\n† Daily Value not established."
    )
    found = label(f"Halden\n\n{first}\n\n{OTHER}\nOther Ingredients: Cellulose, silica.\n")
    assert found.magnesium is not None
    assert found.serving is not None
    assert (found.serving.confidence, found.magnesium.confidence) == ("medium", "medium")
    assert [form.confidence for form in found.magnesium.forms] == ["medium"]
    assert [item.confidence for item in found.other_ingredients] == ["medium", "medium"]


def test_of_two_products_the_first_in_the_text_is_read() -> None:
    first = "Supplement Facts\nAmount per Serving   % DV\nMagnesium   200 mg\n  Magnesium Citrate   1,250 mg"
    found = label(f"Halden\n\n{first}\n\n{OTHER}\n")
    assert found.magnesium is not None
    assert [form.id for form in found.magnesium.forms] == ["citrate"]
    assert found.magnesium.confidence == "high"


def test_the_energy_of_a_product_is_not_its_panel() -> None:
    energy = "Nutrition per 100 g\nEnergy 1,200 kJ / 287 kcal\nFat 0.2 g\nSalt 0.01 g"
    found = label(f"Halden\n\n{energy}\n\nSupplement Facts\nServing Size: 1 Lozenge\nVitamin B12   10 mcg   400%\n")
    assert [row.name for row in found.dietary_ingredients] == ["Vitamin B12"]
    assert found.serving is not None


def test_a_title_over_the_lines_of_a_page_heads_no_panel() -> None:
    read_next = "Magnesium glycinate or citrate\nWhy 500 mg of magnesium oxide is not what it seems"
    found = label(f"Halden\n\nSupplement Facts\n\nRead next\n{read_next}\n\n120 Capsules\n\n{ROW}\n")
    assert found.magnesium is not None
    assert [form.id for form in found.magnesium.forms] == ["citrate"]


def test_a_blend_without_an_amount_among_amounts_before_names() -> None:
    rows = "• 5 mg Zinc – 45% DV\n• Soy Amino Blend\n• 100 mg Magnesium (as magnesium oxide) – 24% DV"
    found = f"Halden\n\nServing size: 1 Tablet\nWhat is in each serving:\n{rows}\n• 10 mg Inositol†\n"
    assert read(found) == ("1 Tablet", 100, ["oxide"])


def test_amounts_told_in_words_as_for_those_who_are_read_to() -> None:
    told = (
        "Vitamin D, 400 International Units, 50 percent Daily Value. Magnesium (as oxide), 100 milligrams, 24 percent"
    )
    found = label(f"Supplement Facts. Serving size: 1 Tablet. Amount per serving: {told} Daily Value.\n")
    assert [(row.name, row.percent_daily_value) for row in found.dietary_ingredients] == [
        ("Vitamin D", "50"),
        ("Magnesium", "24"),
    ]
    assert found.dietary_ingredients[0].amount is not None
    assert found.dietary_ingredients[0].amount.unit.upper() == "IU"


def test_servings_short_for_what_they_are_stand_behind_the_size() -> None:
    found = label(
        "Calm\nSUPPL. FACTS\nServ. Size: 1 Gummy  Servs. Per Cont.: 30\nAmt. Per Serv.  %DV\nZinc  11 ng  †\n"
    )
    assert found.serving is not None
    assert (found.serving.size, found.serving.per_container) == ("1 Gummy", "30")
    assert [str(row.amount.value) for row in found.dietary_ingredients if row.amount] == ["11"]


def test_a_list_ends_at_suggestions_for_use() -> None:
    found = label("Calm\nOther Ingredients: Honey, cherry flavor • Suggestions For Use: Dissolve one piece slowly.\n")
    assert [one.as_printed for one in found.other_ingredients] == ["Honey", "cherry flavor"]


@pytest.mark.parametrize("sign", ["; ", " | ", ", "])
def test_labelled_fields_of_a_row_may_stand_on_one_line(sign: str) -> None:
    rows = (
        ("Nutrient: Zinc", "Amount: 5 mg", "% DV: 45%"),
        ("Nutrient: Magnesium", "Source: magnesium oxide", "Amount: 100 mg", "% DV: 24%"),
    )
    found = label("Serving size: 1 Tablet\n" + "\n".join(map(sign.join, rows)))
    assert [(row.name, list(row.sources), row.percent_daily_value) for row in found.dietary_ingredients] == [
        ("Zinc", [], "45"),
        ("Magnesium", ["magnesium oxide"], "24"),
    ]


@pytest.mark.parametrize("source", ["from magnesium oxide", "as 50% magnesium oxide"])
def test_a_source_on_a_line_of_its_own_between_a_name_and_its_amount(source: str) -> None:
    rows = f"Vitamin C\nas ascorbic acid\n60 mg\n67% DV\n\nMagnesium\n{source}\n100 mg\n24% DV\n"
    assert read(f"Calm\n\nWhat's inside\nServing size: 1 Tablet\n\n{rows}") == ("1 Tablet", 100, ["oxide"])


def test_names_without_cells_and_percents_alone_among_rows_under_no_title() -> None:
    rows = "Protein: 5 g\nVitamin A\nVitamin C\nCalcium (4%)\nMagnesium (35%)\nPotassium: 427 mg (12%)"
    found = label(f"Cacao\n\nNutrition declaration\nServing size: 28 g\nPer serving (% of daily value)\n\n{rows}\n")
    assert found.magnesium is not None
    assert (found.magnesium.amount, found.magnesium.percent_daily_value) == (None, "35")


def test_a_name_in_small_letters_above_its_own_amount_begins_a_row() -> None:
    rows = "Horsetail\n3 mg\n**\nhydrolyzed Collagen\n50 mg\n**\nMagnesium (as\n100 mg\noxide)\nVitamin C60 mg67%"
    found = label(f"Supplement Facts\nServing Size: 1 Tablet\n{rows}\n")
    assert [(row.name, str(row.amount.value) if row.amount else None) for row in found.dietary_ingredients] == [
        ("Horsetail", "3"),
        ("hydrolyzed Collagen", "50"),
        ("Magnesium", "100"),
        ("Vitamin C", "60"),
    ]


def test_cells_that_met_where_a_page_was_copied() -> None:
    rows = "Vitamin A1,500 mcg RAE167%\nVitamin D800 IU200%\nVitamin K80 mcg67%\nVitamin D325 mcg125%\nZinc11 ng100%"
    found = label(f"Supplement Facts\nServing Size: 1 Tablet\n{rows}\nPotassium 20 mg 1%\n\nend of copy\n")
    assert [(row.name, row.amount.value if row.amount else None) for row in found.dietary_ingredients] == [
        ("Vitamin A", 1500),
        ("Vitamin D", 800),
        ("Vitamin K", 80),
        ("Vitamin D325 mcg", None),  # D3 25 or D 325
        ("Zinc", 11),
        ("Potassium", 20),
    ]
    assert found.dietary_ingredients[0].percent_daily_value == "167"
