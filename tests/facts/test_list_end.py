"""Where a list of ingredients ends that prints no full stop."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from labelcheck.documents import read_document
from labelcheck.facts import read_facts
from labelcheck.layout import read_layout
from tests.documents.draw import pdf, text
from tests.facts.test_languages import label

PANEL = "Bluecroft Mag\nSupplement Facts\nServing Size 1 capsule\nMagnesium (as magnesium citrate) 100 mg 24%\n"


def listed(after: str) -> list[str]:
    text = f"{PANEL}Other Ingredients: rice flour, stearic acid (vegetable source)\n{after}\n"
    return [item.as_printed for item in label(text).other_ingredients]


@pytest.mark.parametrize(
    "line",
    [
        "Magtein® is a registered trademark of its owner",
        "Albion®, TRAACS® and the Gold Medallion design are registered trademarks of its owner",
        "NSF Certified for Sport®",
        "Non-GMO Project Verified",
        "Gluten Free • Dairy Free • Vegan",
        "Shake well before use",
        "1–4 capsules daily, with meals.",
        "Our products are tested in the laboratory",
        "Made in Utah for Bluecroft",
        "U.S. Patent 8,178,118",
        "* Daily Value not established",
        "1 Beutel enthält 300 mg Magnesium",
        "1-mal täglich 1 Beutel in Wasser auflösen",
        "▸ Einnahme: 2x täglich 1 Kapsel",
        "Sciogliere una bustina al giorno in acqua",
        "Dieses Produkt wird in Deutschland hergestellt",
        "Does not contain gluten, soy, dairy",
        "As a dietary supplement, take one capsule daily.",
        "Adults: take one capsule daily.",
        "Bluecroft LLC, 12 Main St, Provo, UT 84604",
        "1-800-555-1234 www.bluecroft.com",
        "60 capsules",
        "Lot 1234 Exp 05/27",
        "Dist. by Bluecroft",
        "No artificial colors, flavors or preservatives.",
        "Third-party tested for purity and potency",
        "0 12345 67890 5",
        "Price: 19.99",
        "Brand: Bluecroft",
        "Certifications: GMP",
        "Magnesium: 100 mg",
        "Ingredients (softgel): gelatin",
        "Softgel other ingredients: gelatin",
        "Vegan. Non-GMO. Tested in every batch.",
        "CERTIFIED INFORMED SPORT • NON-GMO PROJECT VERIFIED • KOSHER",
        "Compare to the active ingredient in the leading brand",
        "Details",
        "Product overview",
        "Vegan, Non-GMO Project Verified, Gluten Free. Made with care",
        "Kosher for Passover. OU-P.",
        "Use under medical supervision.",
        "Suitable for Vegetarians & Vegans",
        "Tested to ISO 17025",
        "Contains soy and wheat.",
        "CONTAINS MILK",
        "Recommendation: take one capsule",
        "©2023 Bluecroft Beverage Co.",
    ],
)
def test_another_part_of_the_label_is_no_ingredient(line: str) -> None:
    assert listed(line) == ["rice flour", "stearic acid (vegetable source)"]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("rice flour, vegetable\nstearate", ["rice flour", "vegetable stearate"]),
        ("rice flour,\nthis year's lemon juice", ["rice flour", "this year's lemon juice"]),
        ("capsule (gelatin,\nwater), natural\nflavor", ["capsule", "gelatin", "water", "natural flavor"]),
        ("alcohol\n(as a preservative), silica", ["alcohol (as a preservative)", "silica"]),
        ("flavor (which\nis natural), silica", ["flavor (which is natural)", "silica"]),
        ("rice flour; vita-\nmins: 12, silica", ["rice flour", "vitamins: 12", "silica"]),
        ("None", []),
        ("None\nPure powder. No fillers.", []),
        ("none.", []),
        ("Absolutely None", []),
    ],
)
def test_a_list_goes_on_over_line_ends(printed: str, expected: list[str]) -> None:
    found = label(f"{PANEL}Other Ingredients: {printed}\n").other_ingredients
    assert [item.as_printed for item in found] == expected


@pytest.mark.parametrize("heading", ["Other Ingredients", "Additional ingredients", "Also contains", "Excipients"])
@pytest.mark.parametrize(
    "items",
    [
        " {0}, {1}, {2}.",
        "\n{0}, {1}, {2}.",
        "\n{0}\n{1}\n{2}",
        "\n- {0}\n- {1}\n- {2}",
        "\n1. {0}\n2. {1}\n3. {2}",
        " {0} / {1} / {2}",
        " {0}; {1} & {2}",
    ],
)
def test_what_parts_the_ingredients_of_a_list(heading: str, items: str) -> None:
    names = ("hypromellose (vegetable capsule)", "magnesium stearate", "silicon dioxide")
    found = label(f"{PANEL}{heading}:{items.format(*names)}\n").other_ingredients
    assert tuple(item.as_printed for item in found) == names


def test_a_name_that_wraps_is_one_ingredient() -> None:
    found = label(f"{PANEL}Other Ingredients: organic brown\nrice\nflour\n").other_ingredients
    assert [item.as_printed for item in found] == ["organic brown rice flour"]


@pytest.mark.parametrize(
    "line",
    [
        "Great Taste!", "Supports healthy muscles*", "Magnesium helps maintain strong bones.", "Recyclable bottle",
        "Best by 05/2027", "Naturally gluten free", "Not manufactured with wheat, gluten, soy",
        "Guaranteed free of soy, gluten", "Dairy Free | Soy Free | No GMO", "Contient : aucun allergène prioritaire",
        "Contiene soja.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("last", ["sunflower lecithin", "stearic acid (vegetable source)", "tocopherol (of our own)"])
def test_a_line_that_no_name_goes_on_with_ends_the_list(last: str, line: str) -> None:
    found = label(f"{PANEL}Other Ingredients: rice flour, {last}\n{line}\n")
    assert [item.as_printed for item in found.other_ingredients] == ["rice flour", last]
    assert found.coverage.parts["other_ingredients"] == "read"


@pytest.mark.parametrize(
    ("printed", "last"),
    [
        ("rice flour, gelatin\nCapsule", "gelatin Capsule"),
        ("rice flour, citric acid\nAnhydrous.", "citric acid Anhydrous"),
        ("rice flour, gelatin\nCapsules, silica", "silica"),
        ("rice flour, cellulose\nCoating", "cellulose Coating"),
        ("rice flour, silica (flow agent)\nGelatin", "silica (flow agent) Gelatin"),
        ("rice flour, unheard of\nThing", "unheard of Thing"),
    ],
)  # fmt: skip
def test_a_name_may_go_on_with_a_capital(printed: str, last: str) -> None:
    assert listed_as(printed)[-1] == last


LONG = ", ".join(["rice flour", *[f"extract of leaf number {chr(number)}" for number in range(97, 102)], "beadlets"])


@pytest.mark.parametrize("others", ["", f"Our story begins in a valley far away {20 * 'where much grows '}"])
def test_a_line_that_no_text_is_wrapped_to_ends_the_list(others: str) -> None:
    found = label(f"{PANEL}Other Ingredients: {LONG}\nBluecroft Prenatal Calm\n{others}\n").other_ingredients
    assert found[-1].as_printed == "beadlets"


def test_a_list_may_wrap_in_a_line_as_long_as_others() -> None:
    text = f"{PANEL}Other Ingredients: {LONG}\nTriglycerides, silica\n{'Our story begins there. ' * 6}\n"
    assert [item.as_printed for item in label(text).other_ingredients][-2:] == ["beadlets Triglycerides", "silica"]


@pytest.mark.parametrize(
    "identity", ["Dietary Supplement", "A Vegan Whole Food Supplement", "Nahrungsergänzungsmittel"]
)
def test_a_statement_of_identity_ends_the_list(identity: str) -> None:
    assert listed_as(f"rice flour, silica\n{identity}\nUse, warnings and storage") == ["rice flour", "silica"]


NAMES = (
    "hypromellose (vegetable capsule)", "rice flour", "magnesium stearate", "silicon dioxide", "natural flavors",
    "microcrystalline cellulose", "stearic acid (vegetable source)", "glycerin", "titanium dioxide (color)",
)  # fmt: skip
STATEMENTS = (
    "Suggested Use: Take 1 capsule daily.", "Keep out of reach of children.", "Store in a cool, dry place.",
    "Manufactured by Bluecroft LLC, Provo, UT 84604.", "NSF Certified for Sport.",
    "Does not contain gluten, soy or dairy.", "This product is sold by weight.", "Warning: consult your doctor.",
    "No artificial colors.",
)  # fmt: skip


@given(
    st.lists(st.sampled_from(NAMES), min_size=1, unique=True),
    st.lists(st.sampled_from(STATEMENTS), max_size=3, unique=True),
    st.integers(18, 80),
)
def test_a_list_is_the_same_wherever_its_paragraph_wraps(names: list[str], after: list[str], width: int) -> None:
    paragraph = f"Other Ingredients: {', '.join(names)}. {' '.join(after)}"
    wrapped = textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False)
    found = label(PANEL + "\n".join(wrapped) + "\n").other_ingredients
    assert [item.as_printed for item in found] == names


@pytest.mark.parametrize(
    "share",
    [
        "Contains <2% of:", "Contains less than 2% of:", "Contains 2% or less of:", "CONTAINS 1% OR LESS OF",
        "Less than 2% of:", "Contains less than 2% of each of the following:", "Contains 2 percent or less of",
        "Contains 2% of:", "Less than one percent of:", "May contain one or more of the following:",
        "Enthält weniger als 2 % der folgenden Zutaten:",
        "Contient moins de 2 % des ingrédients suivants :", "Contiene menos del 2 % de los siguientes:",
    ],
)  # fmt: skip
@pytest.mark.parametrize("between", [". ", ", ", ".\n", "; ", " and ", " "])
def test_a_list_goes_on_with_what_it_holds_little_of(share: str, between: str) -> None:
    items = listed_as(f"rice flour, niacinamide{between}{share} talc, silica. Contains: milk.")
    assert items == ["rice flour", "niacinamide", "talc", "silica"]


@pytest.mark.parametrize(
    "after",
    [
        "1 ampoule par jour à diluer dans un verre d'eau.", "3 comprimés par jour.", "60 capsules",
        "Contains: milk, soy.", "Contains less than 1% lactose.", "Contains less than 2% of the Daily Value of iron.",
        "CONTAINS SOY.",
        "100% vegetarian capsules.", "Enthält weniger als 1 mmol Natrium pro Tablette.",
        "May contain one or more of: milk, egg.",
        "Take one daily.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("last", ["silica", "vitamin B6", "polysorbate 80", "vitamin D", "colour E171"])
def test_a_full_stop_ends_the_list_whatever_follows(last: str, after: str) -> None:
    assert listed_as(f"rice flour, {last}. {after}") == ["rice flour", last.removeprefix("colour ")]


@pytest.mark.parametrize(
    "item",
    [
        "D&C Yellow #10 Al. Lake",
        "FD&C Yellow No. 6",
        "L. acidophilus",
        "St. John's wort",
        "Vit. B12",
        "Lezithin mind. 20 mg",
        "cocoa min. 3.5 %",
    ],
)
def test_a_full_stop_in_a_name_is_none(item: str) -> None:
    assert listed_as(f"rice flour, {item}, silica.") == ["rice flour", item, "silica"]


@pytest.mark.parametrize(
    "after",
    [
        "Contains no wheat, gluten or soy.", "CONTAINS: MILK, SOY", "Free from the common allergens", "FREE OF gluten",
        "No artificial colors, flavors", "Directions: take 2 daily.", "Suggested use: take 2 daily", "Store at 20 °C",
        "WARNING: Not for children", "Keep out of reach of children", "Distributed by Bluecroft, Provo",
        "· Serving Size: 2 capsules · Servings Per Container: 15",
        "GLUTEN FREE. SODIUM FREE", "Non-GMO / Soy Free", "Does not contain milk",
        "These statements have not been evaluated", "- Questions or comments?", "- Keep out of reach of children",
    ],
)  # fmt: skip
def test_another_part_begins_within_a_line_without_a_full_stop(after: str) -> None:
    assert listed_as(f"rice flour, talc (for flow), silica {after}") == ["rice flour", "talc (for flow)", "silica"]


@pytest.mark.parametrize(
    "last",
    ["starch (Contains: wheat)", "yeast Contains no more than 2% of: salt", "caution flavor", "Free Range egg white"],
)
def test_what_only_looks_so_is_an_ingredient(last: str) -> None:
    assert listed_as(f"rice flour, {last}, silica")[-1] == "silica"


@pytest.mark.parametrize(
    "printed",
    [
        "rice flour, and may contain one or more of the following: talc, silica.",
        "rice flour, and\nmay contain any of the following: talc, silica.",
        "rice flour, and may contain talc and silica.",
        "rice flour. May also contain: talc, silica.",
        "rice flour. Also may contain one or more of the following ingredients: talc and silica.",
    ],
)
def test_what_a_maker_may_put_in_is_listed(printed: str) -> None:
    assert listed_as(printed) == ["rice flour", "talc", "silica"]


@pytest.mark.parametrize(
    "denied",
    ["no gluten, soy or dairy", "no fillers or binders.",
     "free of wheat, milk", "contains no yeast, corn", "may contain milk, egg",
     "Gluten Free.", "Non-GMO, Vegan"],
)  # fmt: skip
def test_what_is_not_in_it_is_no_ingredient(denied: str) -> None:
    assert listed_as(f"rice flour, silica, {denied}") == ["rice flour", "silica"]


def listed_as(items: str) -> list[str]:
    return [item.as_printed for item in label(f"{PANEL}\nOther Ingredients: {items}\n").other_ingredients]


@pytest.mark.parametrize(
    ("end", "state"),
    [
        ("cellulose, silica", "read"),
        ("cellulose, vitamin E", "read"),
        ("cellulose, silica,", "cut"),
        ("cellulose AND", "cut"),
        ("Cellulose, Kieselsäure und", "cut"),
        ("cellulose, sels de", "cut"),
        ("cellulose, capsula con", "cut"),
        ("celulosa, antiaglomerantes", "cut"),
        ("cellulose, antioxidant:", "cut"),
        ("Cellulose, Aroma", "read"),
        ("cellulose, antiagglomérants.", "read"),
    ],
)
def test_a_list_that_stops_before_more_is_cut_short(end: str, state: str) -> None:
    assert label(f"{PANEL}Other Ingredients: {end}\n").coverage.parts["other_ingredients"] == state


@pytest.mark.parametrize("end", ["silica,", "silica"])
def test_a_note_that_the_rest_is_missing_is_no_ingredient(end: str) -> None:
    read = label(f"{PANEL}Other Ingredients: cellulose, {end}\n[rest of list not in photo]\n")
    assert [item.as_printed for item in read.other_ingredients] == ["cellulose", "silica"]
    assert read.coverage.parts["other_ingredients"] == "cut"


def test_words_of_a_text_layer_that_differ_in_size_end_no_list() -> None:
    """Readers of pictures give each word a size of its own."""

    def draw(canvas: Canvas) -> None:
        for y, words in ((180, "Supplement Facts"), (168, "Serving Size: 2 Tablets"), (156, "Magnesium 200 mg 48%")):
            text(20, y, words, 8)(canvas)
        for y, line in (
            (130, (("Other", 7), ("Ingredients:", 7), ("Maltodextrin,", 7), ("cellulose,", 8))),
            (121, LAST),
        ):
            x = 20.0
            for word, size in line:
                text(x, y, word, size)(canvas)
                x += stringWidth(f"{word} ", "Helvetica", size)

    document = read_document(pdf(draw), "label.pdf")
    found = read_facts(document, read_layout(document)).other_ingredients
    assert [item.as_printed for item in found] == ["Maltodextrin", "cellulose", "vegetable stearate", "silica"]


LAST = (("vegetable", 8.2), ("stearate,", 7), ("silica.", 8))
