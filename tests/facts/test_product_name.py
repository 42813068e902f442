"""The product's name in a text, whose type has no size."""

from __future__ import annotations

from dataclasses import replace

import pytest

from labelcheck.facts.product.name import find_product_name
from labelcheck.layout import read_layout
from labelcheck.model.reading import Reading
from tests.facts.test_languages import label
from tests.layout.build import document

PANEL = "Supplement Facts\nServing Size 1 capsule\nMagnesium (as magnesium citrate) 100 mg 24%\n"


@pytest.mark.parametrize(
    "before",
    [
        "Third-party tested by an ISO 17025 laboratory\n",
        "Informed Sport\n",
        "ConsumerLab.com Approved Quality Product\n",
        "NPN 80012345\n",
        "*Daily Value not established.\n",
        "Store in a cool, dry place.\n",
        "Take 1 capsule daily.\n",
        "PRODUCT DESCRIPTION\n",
        "SCHEDULING STATUS: S0\n",
        "PACKAGE INSERT\n",
        "Each 5 ml contains-\n",
        "NEW LOOK! SAME GREAT FORMULA\n",
        "Net 6 capsules\n",
        "PRODUCT DATA SHEET\n",
        "Finished Product Specification\n",
        "ITEM SPECIFICATION REPORT\n",
        "Scheda tecnica prodotto\n",
        "Public Summary\n",
        "From: Ann <ann@label.example>\nSubject: final copy\n",
        "De : Anne <anne@label.example>\nObjet : étiquette\n",
        "Artikelnummer: 10482\n",
        "Vegan • Gluten Free\n",
        "Drug-free dietary supplement\n",
        "Pflichtangaben: Nahrungsergänzungsmittel\n",
        "sku: HAL-0201\n",
        "meals, or as directed by your doctor.\n",
        "Composition\n",
        "Product highlights\n",
        "Label text\n",
        "as magnesium bisglycinate\n",
        "From: Dana <dana@bluecroft.example>\nSubject: RE: label copy\nHere is the copy:\n",
        "Magnesium citrate is a mineral that every muscle and every nerve is in need of.\n",
        "",
    ],
)
def test_the_first_line_that_may_be_a_name(before: str) -> None:
    name = label(f"{before}Bluecroft Once Daily Mag\n{PANEL}").product_name
    assert name is not None
    assert (name.value, name.confidence) == ("Bluecroft Once Daily Mag", "low")


def test_what_a_product_is_free_of_is_no_brand_above_its_name() -> None:
    name = label(f"Vegan • Gluten Free\nBluecroft Mag\nDietary Supplement\n{PANEL}").product_name
    assert name is not None
    assert (name.value, name.confidence) == ("Bluecroft Mag", "medium")


def test_a_name_behind_its_heading_in_a_leaflet() -> None:
    name = label(f"SCHEDULING STATUS: S0\nPROPRIETARY NAME (and dosage form): BLUECROFT MIXTURE\n{PANEL}").product_name
    assert name is not None
    assert name.value == "BLUECROFT MIXTURE"


@pytest.mark.parametrize(
    "labelled",
    [
        "Produktname: {}",
        "Bezeichnung: {}\nVerkehrsbezeichnung: Nahrungsergänzungsmittel",
        "Item Number: 12\nItem Description: {}",
        "Denominazione: {}",
        "Désignation : {}",
        "Product name   {}\nProduct code   M-12",
        "product:\n  name: {}",
        "sku: HAL-0201\ntitle: {}",
    ],
)
def test_a_name_behind_its_label(labelled: str) -> None:
    name = label(f"{labelled.format('Bluecroft Magnesium 100')}\n\n{PANEL}").product_name
    assert name is not None
    assert (name.value, name.confidence) == ("Bluecroft Magnesium 100", "high")


def test_what_a_product_is_called_by_law_is_not_its_name() -> None:
    name = label(f"Bluecroft Mag\nDenominazione: Integratore alimentare\n{PANEL}").product_name
    assert name is not None
    assert name.value == "Bluecroft Mag"


@pytest.mark.parametrize("brand", ["Kosher Magnesium", "Magtein Mag"])
def test_a_mark_of_the_ingredient_or_of_a_diet_may_begin_a_name(brand: str) -> None:
    name = label(f"{brand}\n{PANEL}").product_name
    assert name is not None
    assert name.value == brand


def test_what_follows_the_list_is_no_name() -> None:
    text = f"{PANEL}Other ingredients: cellulose,\nmaltodextrin\nRefrigerate after opening\n"
    assert label(text).product_name is None


@pytest.mark.parametrize(
    ("before", "directions"),
    [
        ("", "Directions: As a dietary supplement, take 2 tablets daily."),
        ("90 tablets\n", "Suggested Use\nAs a dietary supplement, take 2 tablets daily."),
        ("", "As a food supplement for adults, two (2) tablets daily."),
    ],
)
def test_directions_are_no_name(before: str, directions: str) -> None:
    name = label(f"Bluecroft Mag\n{before}{PANEL}Other ingredients: cellulose, silica.\n\n{directions}\n").product_name
    assert name is not None
    assert name.value == "Bluecroft Mag"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("Bluecroft Labs\nMagnesium Glycinate\n90 capsules\n", "Bluecroft Labs Magnesium Glycinate"),
        ("Bluecroft Magnesium\nOrganic Whole Food Supplement - 30 Tablets\n", "Bluecroft Magnesium"),
        ("Bluecroft Calm\nMagnesium helps muscles to relax.\n", "Bluecroft Calm"),
        ("Bluecroft Mag, Berry Flavor Dietary\nSupplement\n", "Bluecroft Mag, Berry Flavor"),
        ("Bluecroft Mag A Dietary Supplement\n", "Bluecroft Mag A"),
        ("Bluecroft Mag\n\nEnjoy it with food as a\ndietary supplement.\n", "Bluecroft Mag"),
        ("Bluecroft Mag\n\nNSF Certified for Sport® - every batch\nDietary Supplement\n", "Bluecroft Mag"),
    ],
)
def test_a_brand_and_the_line_under_it(lines: str, name: str) -> None:
    found = label(f"{lines}\n{PANEL}").product_name
    assert found is not None
    assert found.value == name


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "BLUECROFT\nHIGH ABSORPTION\nMAGNESIUM\nGLYCINATE\n120 TABLETS",
            "BLUECROFT HIGH ABSORPTION MAGNESIUM GLYCINATE",
        ),
        ("New Croft\nMagnesium\nMade with care", "New Croft Magnesium"),
    ],
)
def test_the_form_may_stand_under_the_mineral(lines: str, expected: str) -> None:
    name = label(f"{lines}\n\n{PANEL}").product_name
    assert name is not None
    assert name.value == expected


def test_bullets_of_a_transcript_are_no_part_of_the_name() -> None:
    name = label(f"- Northwind\n- Magnesium Glycinate\n- 120 capsules\n\n{PANEL}").product_name
    assert name is not None
    assert name.value == "Northwind Magnesium Glycinate"


@pytest.mark.parametrize(
    "large",
    [
        "Other Ingredients: cellulose, talc, magnesium stearate.",
        "3. Certifications and quality statements",
        "USP Verified Dietary Supplement",
        "Keep out of reach of children.",
        "Product name",
    ],
)
def test_what_is_no_name_in_the_largest_type_either(large: str) -> None:
    (block,) = read_layout(document(f"{large}\n")).passages
    assert find_product_name(Reading((replace(block, size=9.0),), ()), None) is None


def test_what_stands_over_the_identity_behind_the_panel_is_no_name_where_the_front_has_one() -> None:
    text = f"Bluecroft Glycinate\n{PANEL}Tested by a laboratory. ISO 9001 and audited\nDietary Supplement\n"
    name = label(text).product_name
    assert name is not None
    assert name.value == "Bluecroft Glycinate"


def test_the_name_in_the_page_of_a_shop_stands_behind_the_way_to_it() -> None:
    name = label(f"Halden Shop\nBrands  Offers\nHome / Minerals / Magnesium\nBluecroft Magnesium\n{PANEL}").product_name
    assert name is not None
    assert name.value == "Bluecroft Magnesium"


@pytest.mark.parametrize(
    "front",
    [
        "Bluecroft Glycinate\n\n- A Dietary Supplement\n- Vegan\n",
        "NOTIFICATION OF A DIETARY SUPPLEMENT\n\nTrade name: Bluecroft Glycinate\n",
        "sku: 91231\nbrand: Halden\nname: Bluecroft Glycinate\n",
    ],
)
def test_an_article_before_the_identity_and_a_field_are_no_name(front: str) -> None:
    name = label(f"{front}{PANEL}").product_name
    assert name is not None
    assert name.value == "Bluecroft Glycinate"


@pytest.mark.parametrize(
    ("front", "read"),
    [
        ("TARN\n\nMAGNESIUM GLYCINATE\n\nGentle & calming\n\nDietary Supplement\n", "TARN MAGNESIUM GLYCINATE"),
        ("TARN\n\nMAGNESIUM\nGLYCINATE\n\n120 Capsules\n", "TARN MAGNESIUM GLYCINATE"),
        ("TARN\n\nMag Glycinate\nGentle. Chelated.\n120 CAPSULES  DIETARY SUPPLEMENT\n", "TARN Mag Glycinate"),
        ("TARN\n\nMAGNESIUM GLYCINATE\n200 mg\n120 Capsules\nDietary Supplement\n", "TARN MAGNESIUM GLYCINATE"),
        ("Bluecroft Calm Night\nThe gentle one.\n\nMagnesium Glycinate 200 mg\n", "Bluecroft Calm Night"),
        ("Bluecroft Calm\n\nwith Magnesium Glycinate\n", "Bluecroft Calm"),
        ("Bluecroft Calm\n\n• Magnesium Glycinate\n• Theanine\n", "Bluecroft Calm"),
    ],
)
def test_a_brand_in_a_block_of_its_own(front: str, read: str) -> None:
    name = label(f"{front}\n{PANEL}").product_name
    assert name is not None
    assert name.value == read


def test_a_name_above_more_lines_of_praise_than_a_name_has() -> None:
    front = "Magnesium Glycinate\nby Bluecroft\nHigh Absorption\nEasy to Swallow\n120 Capsules | Dietary Supplement\n"
    name = label(f"{front}\n{PANEL}").product_name
    assert name is not None
    assert name.value == "Magnesium Glycinate"


@pytest.mark.parametrize(
    ("front", "read"),
    [
        ("Magnesium Citrate\nSupports bone health*\n90 Capsules  Dietary Supplement", "Magnesium Citrate"),
        ("Magnesium Citrate Helps relieve symptoms of anxiety* 90 Capsules Dietary Supplement", "Magnesium Citrate"),
        ("Migraine Relief Magnesium\nDietary Supplement", "Migraine Relief Magnesium"),
        ("Magnesium for Sleep\nDietary Supplement", "Magnesium for Sleep"),
    ],
)
def test_what_is_claimed_behind_the_mineral_is_no_part_of_the_name(front: str, read: str) -> None:
    name = label(f"{front}\n{PANEL}").product_name
    assert name is not None
    assert name.value == read


@pytest.mark.parametrize("caption", ["2. Name of the product", "Product Name:", "Produktname"])
def test_a_caption_stands_over_the_name(caption: str) -> None:
    found = label(f"LABEL DATA FORM\n{caption}\n   Halden Mag\nSupplement Facts\nMagnesium  150 mg  36%\n").product_name
    assert found is not None
    assert found.value == "Halden Mag"
