"""What the words around a mark's make of it."""

from __future__ import annotations

import pytest

from labelcheck.facts.statements.marks_in_context import scope_in
from labelcheck.model.label import Label
from labelcheck.model.result import Result
from labelcheck.scan import read_only
from tests.growth import grows_with_length

LABEL = """Tallgrass Magnesium
Dietary Supplement

{text}

Supplement Facts
Serving Size 1 Capsule
Magnesium (as Magnesium Citrate) 120 mg 29%

Other Ingredients: Hypromellose (capsule).
"""


def read(text: str) -> Label:
    found = read_only(LABEL.format(text=text).encode(), "label.txt")
    assert isinstance(found, Result)
    return found.label


@pytest.mark.parametrize(
    "text",
    [
        "Competing brands may be USP Verified.", "Rival products may be NSF Certified.", "Not NSF Certified for Sport.",
        "This product is not NSF Certified for Sport.", "Not Informed Sport certified.",
        "Not BSCG certified.", "Formerly USP Verified.", "No longer USP Verified.", "Never third-party tested.",
        "This product is not NSF certified nor USP verified at this time.",
        "not USP Verified or NSF Certified for Sport",
        "We do not carry NSF Certified for Sport", "We don’t carry the USP Verified mark",
        "No NSF, USP Verified or Informed Sport certification", "Neither NSF Certified nor USP Verified",
        "Is it NSF certified? No.", "Q: Is this USP verified? A: Not yet.", "Other brands that are USP Verified",
        "Applying for USP Verified status",
        "USP Verified Mark pending", "NSF Certified for Sport: no", "Choose products with the USP Verified mark.",
        "Soon to be NSF Certified for Sport",
        "Look for USP Verified products.", "Look for USP Verified on our other products.",
        "Ask your pharmacist about USP Verified supplements", "Informed Sport\ncertification is\npending",
        "Our turmeric is NSF Certified for Sport; this product is not.", "Not lab tested",
        "Made by an Informed Sport registered company; this product isn't certified.",
        "This product is not third-party tested.", "has not been laboratory tested for allergens", "not GMP certified",
        "Nicht im Labor geprüft", "This product is not\nNSF Certified for Sport",
        "Our other product, Mag Sport, is NSF Certified for Sport",
        "Not all supplements are USP Verified.", "Few magnesium supplements are USP Verified",
        "Look for the USP Verified mark on our other products", "USP Verified brands cost more.",
        "NSF Certified | no | yes",
        "Not to be confused with our Mag Oxide tablets, which are USP Verified.",
        "USP Verified fish oil is also available from us.", "NSF Certified products carry the blue seal.",
    ],
)  # fmt: skip
def test_what_is_denied_wished_for_or_another_products_is_no_mark(text: str) -> None:
    assert read(text).marks == ()


@pytest.mark.parametrize(
    "text",
    [
        "NSF Certified for Sport. Not for use by children.", "No artificial colors\nUSP Verified",
        "USP Verified\nNot tested on animals",
        "Contains no gluten, dairy or soy, NSF Certified for Sport", "Not only USP Verified but vegan as well",
        "Unlike other brands, our magnesium is USP Verified.", "Our product is NSF Certified for Sport.",
        "Our Tallgrass capsule is USP Verified.", "Look for the USP Verified mark on every bottle.",
        "Is it NSF certified? Yes.", "NSF Certified for Sport\nWhat is magnesium?", "Non-GMO, USP Verified",
        "USP Verified GMP Certified Facility", "Certified by NSF to NSF/ANSI 173",
        "NSF Certified for Sport – no banned substances", "Tallgrass contains no fillers. USP Verified",
        "One of the few magnesium supplements that are USP Verified", "Made with care. USP Verified mark",
    ],
)  # fmt: skip
def test_what_the_product_has_counts(text: str) -> None:
    assert [mark.counts for mark in read(text).marks if mark.kind.startswith("product_")] == [True]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Our fish oil is USP Verified.", "ingredient"),
        ("Our Vitamin C is USP Verified", "ingredient"),
        ("Our omega-3 is NSF Certified for Sport.", "ingredient"),
        ("Manufactured in a USP verified facility", "facility"),
        ("Made by an Informed Sport registered company", "company"),
        ("Our manufacturing partners are NSF certified", "company"),
        ("Contains USP Verified vitamin D3 from the sun", "ingredient"),
        ("Made with NSF Certified for Sport whey", "ingredient"),
        ("Ingredient: USP Verified magnesium oxide", "ingredient"),
        ("The fish oil we make is USP Verified.", "ingredient"),
    ],
)
def test_what_something_else_has_does_not_count(text: str, scope: str) -> None:
    assert [(mark.scope, mark.counts) for mark in read(text).marks] == [(scope, False)]


def test_what_the_brand_of_an_ingredient_has_does_not_count() -> None:
    marks = read("Our magnesium comes from Albion, and Albion® is NSF certified.").marks
    assert [(mark.scope, mark.counts) for mark in marks] == [("ingredient", False)] * 2
    assert [mark.counts for mark in read("With Albion magnesium. Tallgrass is NSF certified.").marks] == [False, True]
    assert scope_in("albion is nsf certified", 10, 23, "product", product="albion magnesium") == "product"


def test_the_statement_is_kept_whole() -> None:
    (mark,) = read("NSF approved (listing: info.nsf.org)").marks
    assert (mark.as_printed, mark.statement) == ("NSF approved", "NSF approved (listing: info.nsf.org)")


@pytest.mark.parametrize("piece", ["not ", "nor nsf ", "certified ", "our a ", "other ", "look for ", "x? "])
def test_hostile_statements_are_read_in_linear_time(piece: str) -> None:
    def scope(length: int) -> None:
        text = piece * (length // len(piece))
        scope_in(text, len(text) // 2, len(text) // 2 + 4, "product", text, "halden")

    grows_with_length(scope, 60_000)


def test_a_stack_of_claims_that_begins_and_ends_inside_a_line() -> None:
    text = "With care. Third-party\ntested USP Verified\nGluten free\nNon-GMO\nVegan capsule. Store in a cool place."
    assert {mark.id: mark.statement for mark in read(text).marks} == {
        "vague_tested": "Third-party tested USP Verified",
        "usp_verified": "Third-party tested USP Verified",
    }
