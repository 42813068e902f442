"""What stands beside an amount of magnesium: the elemental part, the compound's weight, a source."""

from __future__ import annotations

from decimal import Decimal

import pytest

from labelcheck.model.label import Magnesium
from tests.facts.test_languages import label

HEADING = "Nährwerte pro Tagesdosis\n"


def magnesium(text: str) -> Magnesium:
    found = label(text).magnesium
    assert found is not None
    return found


@pytest.mark.parametrize("heading", [HEADING, ""], ids=["under a title", "alone"])
@pytest.mark.parametrize(
    ("printed", "elemental", "compound", "forms"),
    [
        ("Magnesiumcitrat 1250 mg davon Magnesium 200 mg", 200, 1250, ["citrate"]),
        ("Magnesiumcitrat 1250 mg (davon 200 mg elementar)", 200, 1250, ["citrate"]),
        ("Magnesiumoxid 500 mg, entspricht Magnesium 300 mg", 300, 500, ["oxide"]),
        ("Magnesiumoxid 500 mg entsprechend 300 mg Magnesium", 300, 500, ["oxide"]),
        ("Magnesiumoxid 500 mg\n- davon Magnesium 300 mg", 300, 500, ["oxide"]),
        ("Magnesium 300 mg (entspricht 500 mg Magnesiumoxid)", 300, 500, ["oxide"]),
        ("Magnesium 300 mg (als Oxid, entspricht 500 mg Magnesiumoxid)", 300, 500, ["oxide"]),
        ("Magnesium 300 mg, entspricht Magnesiumoxid 500 mg", 300, 500, ["oxide"]),
        ("Magnesium 300 mg aus Magnesiumoxid 500 mg 80%", 300, 500, ["oxide"]),
        ("Magnesium 300 mg (davon 100 mg aus Magnesiumoxid, 200 mg als Citrat)", 300, None, ["oxide", "citrate"]),
        ("Magnesium citrate 500 mg (providing 80 mg of elemental magnesium)", 80, 500, ["citrate"]),
        ("Magnesium citrate (equivalent to 80 mg magnesium) 500 mg", 80, 500, ["citrate"]),
        ("Magnesium 80 mg (from 500 mg magnesium citrate)", 80, 500, ["citrate"]),
        ("Citrate de magnésium 500 mg dont magnésium 80 mg", 80, 500, ["citrate"]),
        ("Citrato di magnesio 500 mg, pari a magnesio 80 mg", 80, 500, ["citrate"]),
        ("Citrato de magnesio 500 mg, equivalente a 80 mg de magnesio", 80, 500, ["citrate"]),
    ],
)  # fmt: skip
def test_element_and_compound(
    heading: str, printed: str, elemental: int, compound: int | None, forms: list[str]
) -> None:
    found = magnesium(heading + printed + "\n")
    assert (found.elemental_mg, found.basis) == (Decimal(elemental), "declared")
    assert found.compound_mg == (None if compound is None else Decimal(compound))
    assert [form.id for form in found.forms] == forms


def test_a_point_separates_thousands_where_the_label_writes_a_decimal_comma() -> None:
    found = magnesium(HEADING + "Magnesiumcitrat 1.250 mg (davon 200 mg elementar)\nZutaten: Magnesiumcitrat.\n")
    assert found.compound_mg == Decimal(1250)


def test_a_point_is_a_decimal_point_on_an_english_label() -> None:
    found = magnesium("Supplement Facts\nServing Size: 1 Scoop\nAmount Per Serving\nMagnesium  1.250 mg\n")
    assert found.elemental_mg == Decimal("1.250")


def test_a_range_is_no_amount_and_is_said() -> None:
    found = magnesium(HEADING + "Magnesium 200–400 mg\n")
    assert (found.amount, found.elemental_mg, found.basis) == (None, None, "not_stated")
    assert found.doubts == ("200-400 mg is a range, not an amount",)
    assert found.confidence == "medium"


def test_the_bracket_of_another_nutrient_lends_no_dose() -> None:
    found = label(HEADING + "Vitamin B12 (davon Magnesium 240 mg) 1,5 µg 100%\n")
    assert found.magnesium is None


def test_a_bracket_after_the_amount_stays_in_its_row() -> None:
    rows = label("Supplement Facts\nServing Size: 1\nAmount Per Serving\nFolate 680 mcg DFE 170% (400 mcg folic acid)\n"
                 "Magnesium 100 mg 24% (as magnesium oxide)\n").dietary_ingredients  # fmt: skip
    assert [(row.name, row.sources) for row in rows] == [("Folate", ()), ("Magnesium", ("as magnesium oxide",))]
    assert rows[1].evidence[0].text == "Magnesium 100 mg 24% (as magnesium oxide)"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Magnesium 400 mg\n", False),
        ("Our best. Magnesium 400 mg per capsule keeps you going all day long\n", False),
        ("Magnesium 400 mg 95%\n", True),
        ("Magnesium (as citrate) 400 mg\n", True),
        ("Each capsule contains\nMagnesium 400 mg\n", True),
        ("Magnesium 400 mg\nZinc 10 mg\n", True),
    ],
)
def test_rows_without_a_title(text: str, read: bool) -> None:
    """A bare name with an amount is as likely the name of the product."""
    found = label("Halden Labs\n\n" + text)
    assert (found.magnesium is not None) == read
    assert found.panel_title is None
    if found.magnesium is not None:
        assert found.magnesium.elemental_mg == Decimal(400)


def test_rows_without_title_or_heading_are_no_panel() -> None:
    assert label("Magnesium (as citrate) 400 mg\n").coverage.parts["panel"] == "not_found"
    assert label("Per 2 capsules  % NRV\nMagnesium (as citrate) 400 mg\n").coverage.parts["panel"] == "read"
