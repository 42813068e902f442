"""What is asked of the names of additive classes."""

from __future__ import annotations

from time import process_time

import pytest

from labelcheck.facts.ingredients.functional_classes import bare_class, is_class, leading_class


@pytest.mark.parametrize(
    ("text", "leads", "stands_bare", "alone"),
    [
        ("Füllstoff: Cellulose", "Füllstoff: ", "", False),
        ("Trennmittel Magnesiumstearat", "Trennmittel ", "Trennmittel ", False),
        ("separating agent: talc", "separating agent: ", "", False),
        ("colouring food: beetroot", "colouring food: ", "", False),
        ("Colourant: E171", "Colourant: ", "", False),
        ("non-nutritive sweetener", "", "", True),
        ("colouring: E 171", "colouring: ", "", False),
        ("Acidity Regulators : citric acid", "Acidity Regulators : ", "", False),
        ("acidificante acido citrico", "acidificante ", "acidificante ", False),
        ("gélule végétale :", "gélule végétale :", "", True),
        ("capsule: hypromellose", "capsule: ", "", False),
        ("anti-caking agents", "", "", True),
        ("bulkmiddel: cellulose", "bulkmiddel: ", "", False),
        ("enveloppe végétale : pullulan", "enveloppe végétale : ", "", False),
        ("Emulsifier:", "Emulsifier:", "", True),
        ("Emulsifier: ", "Emulsifier: ", "", False),
        ("Bulking Agent - Rice Flour", "Bulking Agent - ", "", False),
        ("Anti-caking Agent – Silica", "Anti-caking Agent – ", "", False),
        ("acide: acide citrique", "acide: ", "", False),
        ("acide citrique", "", "", False),
        ("acidophilus", "", "", False),
        ("magnesium stearate", "", "", False),
    ],
)
def test_a_class_before_an_ingredient_and_alone(text: str, leads: str, stands_bare: str, alone: bool) -> None:
    assert text[: leading_class(text, 0) or 0] == leads
    assert text[: bare_class(text) or 0] == stands_bare
    assert is_class(text) == alone


def test_a_class_within_a_list_leads_from_where_the_ingredient_begins() -> None:
    text = "talc, Überzugsmittel: talc"
    assert leading_class(text, 6) == len("talc, Überzugsmittel: ")
    assert leading_class(text, 0) is None


def test_a_class_is_looked_for_near_where_an_ingredient_begins() -> None:
    text = "emulsifier: " * 100_000
    start = process_time()
    assert all(leading_class(text, at) == at + 12 for at in range(0, 12_000, 12))
    assert process_time() - start < 1
