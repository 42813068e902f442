"""Which label a result belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from labelcheck.knowledge.gtin import gtin
from labelcheck.labs.matching import match
from labelcheck.model.label import DietaryIngredient, Label

from .build import label, measurement, report, servings, text


def owners(labels: list[Label], **facts: Any) -> list[int]:
    matched = match(labels, [report(measurement(**facts))])
    return [i for i, own in enumerate(matched.reports) if own]


def told(labels: list[Label], **facts: Any) -> str:
    (problem,) = match(labels, [report(measurement(**facts))]).problems
    return problem.message


def test_a_line_without_product_belongs_to_the_only_label() -> None:
    assert owners([label()]) == [0]
    assert "several labels" in told([label(), label(name="Swift Harbor")])


def test_numbers_come_before_names() -> None:
    of = label(name="Calm Harbor", upc="036000291452")
    assert owners([of], upc="0 36000 29145 2", product="Another Name") == [0]
    assert owners([of], upc="012345678905", product="Calm Harbor") == []


def test_the_same_number_as_ean() -> None:
    assert owners([label(upc="036000291452"), label(name="Swift")], upc="0036000291452") == [0]


@pytest.mark.parametrize(
    ("printed", "right"), [("036000291452", True), ("036000291453", False), ("96385074", True), ("x", False)]
)
def test_the_check_digit(printed: str, right: bool) -> None:
    assert (gtin(printed) is not None) is right


def test_a_wrong_check_digit_is_said() -> None:
    assert "check digit" in told([label()], upc="036000291453")


@pytest.mark.parametrize(
    "product",
    [
        "calm-harbor magnesium",
        "Calm Harbor's Magnesium",
        "Calm Harbor Magnesium 120 Capsules",
        "Magnesium, Calm Harbor",
    ],
)
def test_names_that_differ_in_spelling(product: str) -> None:
    assert owners([label(name="Calm Harbor Magnesium"), label(name="Swift River Zinc")], product=product) == [0]


@pytest.mark.parametrize("product", ["Harbor Magnesium 200 mg 90 capsules", "Harbor Magnesium 200 mg, 120ct"])
def test_what_a_name_says_of_the_package_tells_no_products_apart(product: str) -> None:
    of = [label(name="Harbor Magnesium 200mg"), label(name="Swift River Zinc")]
    assert owners(of, product=product) == [0]
    assert owners(of, product=product.replace("200", "400")) == []


def test_words_that_say_nothing_keep_no_result_from_its_label() -> None:
    of = [label(name="Harbor Magnesium Chelate"), label(name="Swift River Zinc")]
    assert owners(of, product="Harbor Magnesium Chelate 110mg, Vegetarian Capsules, Retail Pack, 120 ct") == [0]
    assert owners(of, product="Harbor Magnesium Chelate Stick Packs") == [0]


@pytest.mark.parametrize("product", ["Harborpulver, 300 g Dose", "Harborpulver 1,5 kg", "Harborpulver (jar, 10.5 oz)"])
def test_what_a_product_is_sold_in_tells_none_apart(product: str) -> None:
    of = replace(label(name="Harborpulver", claim="300"), brand=text("Swift River"))
    assert owners([of, label(name="Calm Harbor Zinc")], product=product) == [0]


def test_symbols_stand_for_what_the_label_claims() -> None:
    rows = tuple(DietaryIngredient(name, (), None, None, None, ()) for name in ("Calcium", "Magnesium", "Vitamin D3"))
    of = replace(label(name="Daily Trio Calcium, Magnesium & Vitamin D3"), dietary_ingredients=rows)
    assert owners([of], product="Daily Trio (Ca/Mg/D3)") == [0]
    assert owners([of], product="Daily Trio (Ca/Zn/D3)") == []


@pytest.mark.parametrize(
    ("name", "product"),
    [
        ("Calm Harbor Magnesium Citrate", "Calm Harbor Magnesium Glycinate"),
        ("Calm Harbor Magnesium 200 mg", "Calm Harbor Magnesium 400 mg"),
        ("Calm Harbor", "Swift River"),
        ("Calm Harbor Magnesium Capsules", "Calm Haven Magnesium Capsules"),
        ("Calm Harbor Magnesium Glycinate", "Calm Harbor Magnesium Glycinate + Vitamin D3"),
        ("Calm Harbor Magnesium", "Calm Harbor Kids Magnesium"),
        ("Calm Harbor Magnesium Formula 2", "Calm Harbor Magnesium Formula 3"),
        ("Calm Harbor Vitamin B-12", "Calm Harbor Vitamin B-6"),
        ("Calm Harbor Vitamin C", "Calm Harbor Vitamin D"),
        ("Calm Harbor Kids Magnesium", "Calm Harbor Magnesium"),
    ],
)
def test_names_of_other_products(name: str, product: str) -> None:
    assert owners([label(name=name)], product=product) == []
    assert "no scanned label is of" in told([label(name=name)], product=product)


@pytest.mark.parametrize(
    ("product", "own"),
    [
        ("Calm Harbor Magnesium Powder", []),
        ("Calm Harbor Magnesium 60 ct Capsules", [0]),
        ("Calm Harbour Magnesium", [0]),
    ],
)
def test_the_kind_of_unit(product: str, own: list[int]) -> None:
    of = replace(label(name="Calm Harbor Magnesium"), serving=servings())
    assert owners([of], product=product) == own


@pytest.mark.parametrize(
    ("name", "product", "own"),
    [
        ("Northfell Nutrition Magnesium Glycinate", "Magnesium Glycinate Capsules", [0]),
        ("Northfell Bone Trio: Magnesium, Zinc & D3", "Bone Trio Capsules", [0]),
        ("Northfell Magnesium Glycinate", "Magnesium Glycinate Tablets", []),
        ("Northfell Magnesium Glycinate", "Magnesium Glycinate Night Capsules", []),
        ("Northfell Magnesium", "Magnesium Capsules", []),
    ],
)
def test_a_kind_of_unit_that_the_name_on_the_label_leaves_out(name: str, product: str, own: list[int]) -> None:
    assert owners([replace(label(name=name), serving=servings())], product=product) == own


@pytest.mark.parametrize(("claim", "own"), [("375", [0]), ("200", [])])
def test_a_number_that_the_label_claims_is_a_strength_and_no_package(claim: str, own: list[int]) -> None:
    of = replace(label(claim, name="Northfell Magnesium 375 Tabletten"), serving=servings("1", "tablet"))
    assert owners([of], product="Magnesium 375 Tabletten") == own


def test_a_tie_is_refused_and_both_are_shown() -> None:
    said = told([label(name="Calm Harbor Night"), label(name="Calm Harbor Day")], product="Calm Harbor")
    assert "Calm Harbor Night" in said
    assert "Calm Harbor Day" in said


def test_rows_of_a_catalogue_say_whose_results_a_file_holds() -> None:
    labels = [label(name="Calm Harbor"), label(name="Swift River"), label(name="Calm Harbor")]
    products = {"lab.csv": [frozenset({0, 2})], "both.csv": [frozenset({0}), frozenset({2})]}

    def given(source: str, **facts: Any) -> list[int]:
        file = replace(report(measurement(**facts)), source=source)
        return [i for i, own in enumerate(match(labels, [file], products).reports) if own]

    assert given("lab.csv") == [0, 2]  # it names nothing, and one product's rows name it
    assert given("lab.csv", product="Calm Harbor") == [0, 2]  # the files of one product are no tie
    assert given("lab.csv", product="Swift River") == [1]  # what the file says stands over the row
    assert given("lab.csv", product="Deep Well") == []
    assert given("both.csv") == []  # rows of two products name it
    assert given("both.csv", product="Calm Harbor") == []
    assert given("other.csv", product="Calm Harbor") == []
