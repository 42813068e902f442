"""Pages of shops, which name other products under the label."""

from __future__ import annotations

import pytest

from labelcheck.layout.page.besides import heads_products
from tests.layout.build import reading

LABEL = "Supplement Facts\nServing Size: 1 Capsule\nZinc 15 mg 136%\nOther ingredients: Cellulose, silica."


@pytest.mark.parametrize(
    "heading",
    [
        "You may also like",
        "Customers who viewed this item also viewed:",
        "RELATED PRODUCTS",
        "More products from Slate Bay",
        "Das könnte Ihnen auch gefallen",
        "Vous aimerez aussi",
        "También te puede interesar",
        "Potrebbe interessarti anche",
        "Compare our formulas",
        "Los clientes que compraron este producto también compraron",
        "Chi ha acquistato questo articolo ha acquistato anche",
        "Quem viu este produto também comprou",
        "Anderen bekeken ook",
        "Gerelateerde producten",
    ],
)
def test_what_stands_under_the_heading_is_of_no_label(heading: str) -> None:
    found = reading(f"{LABEL}\n\n{heading}\nMagnesium Oxide 400 mg\nUSP Verified")
    assert [passage.text for passage in found.besides] == [f"{heading} Magnesium Oxide 400 mg USP Verified"]
    assert all("Oxide" not in passage.text and "USP" not in passage.text for passage in found.passages)
    assert len(found.panels) == 1


def test_where_a_heading_begins_in_its_line_means_nothing_in_a_text() -> None:
    found = reading(f"{LABEL}\n\n      You may also like\nZinc\nUSP Verified")
    assert [passage.text for passage in found.besides] == ["You may also like Zinc USP Verified"]


@pytest.mark.parametrize(
    "text",
    [
        f"Menu\nRelated products\nContact\n{LABEL}",  # a menu over the label
        f"{LABEL}\nRelated products\nWarnings: Keep out of reach of children.",  # the label goes on
        "Related products\nMagnesium 400 mg",  # no label above it
        f"{LABEL}\nWe recommend similar products only with your doctor's consent.",
    ],
)
def test_the_words_elsewhere_part_nothing(text: str) -> None:
    found = reading(text)
    assert found.besides == ()
    assert sum(len(passage.words) for passage in found.passages) == len(text.split())


@pytest.mark.parametrize(
    "heading",
    [
        "Customer Reviews",
        "Reviews (134)",
        "Questions & Answers",
        "Q&A",
        "Ratings:",
        "Bewertungen",
        "Recensioni clienti",
        "Valoraciones de clientes",
        "Avaliações dos clientes",
        "Klantbeoordelingen",
    ],
)
def test_what_customers_say_is_of_no_label_and_is_no_product(heading: str) -> None:
    found = reading(f"{LABEL}\n\n{heading}\nBetter than magnesium oxide, and NSF Certified for Sport!")
    assert [passage.text[: len(heading)] for passage in found.besides] == [heading]
    assert not heads_products(heading)
