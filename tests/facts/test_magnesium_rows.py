"""The rows of a panel that speak of magnesium: which states the total, what each names, how long a row may be."""

from __future__ import annotations

from decimal import Decimal

import pytest

from labelcheck.knowledge import chelate_brands
from labelcheck.model.label import Label
from labelcheck.model.result import Result
from labelcheck.scan import read_only
from tests.growth import grows_with_length


def read(*rows: str) -> Label:
    head = ("Supplement Facts", "Serving Size: 2 Tablets", "Amount Per Serving  % Daily Value")
    found = read_only("\n".join((*head, *rows)).encode(), "label.txt")
    assert isinstance(found, Result)
    return found.label


@pytest.mark.parametrize("brand", chelate_brands())
def test_a_trade_mark_of_several_chelates_names_a_chelate(brand: str) -> None:
    magnesium = read(f"Magnesium (as {brand})  100 mg  24%").magnesium
    assert magnesium is not None
    (form,) = magnesium.forms
    assert form.id == "amino_acid_chelate"
    assert form.as_printed in brand


def test_the_total_is_told_by_its_weight_not_by_its_figures() -> None:
    oxide, citrate = (f"Magnesium (as magnesium {form})  200 mg  48%" for form in ("oxide", "citrate"))
    magnesium = read(oxide, citrate, "Magnesium  0.4 g  95%").magnesium
    assert magnesium is not None
    assert (magnesium.elemental_mg, magnesium.percent_daily_value) == (Decimal(400), "95")


def test_parts_under_the_element_leave_it_out() -> None:
    magnesium = read("Magnesium 300 mg 71%", "davon aus Bisglycinat 200 mg", "Malat 100 mg", "Chlorid 20 mg").magnesium
    assert magnesium is not None
    assert (magnesium.elemental_mg, [form.id for form in magnesium.forms]) == (
        Decimal(300),
        ["bisglycinate", "malate", "chloride"],
    )
    magnesium = read("Magnesium 300 mg 71%", "Chlorid 20 mg").magnesium
    assert magnesium is not None
    assert magnesium.forms == ()


def test_a_source_in_the_row_below_between_bars_without_blanks() -> None:
    magnesium = read("Magnesium|400 mg|95%", "(as magnesium oxide, magnesium citrate)||", "Zinc|15 mg|136%").magnesium
    assert magnesium is not None
    assert (magnesium.elemental_mg, [form.id for form in magnesium.forms]) == (Decimal(400), ["oxide", "citrate"])


def test_a_semicolon_ends_a_row_that_holds_its_amount_in_its_name() -> None:
    found = read("Calories 15; Total Sugars 2 g; Includes 2 g Added Sugars; Magnesium 100 mg (24% DV); Sodium 5 mg")
    assert found.magnesium is not None
    assert found.magnesium.elemental_mg == Decimal(100)


def test_a_line_behind_several_names_begins_a_row() -> None:
    magnesium = read("L-Arginine, L-Glutamine, L-Lysine", "Magnesium (as Magnesium Oxide) 80 mg 19%").magnesium
    assert magnesium is not None
    assert magnesium.elemental_mg == Decimal(80)


def test_the_salt_of_a_vitamin_is_no_magnesium() -> None:
    assert read("Vitamin C Calcium Ascorbate, Magnesium Ascorbate  350 mg  389%").magnesium is None
    magnesium = read("Vitamin C (as magnesium ascorbate)  350 mg  389%", "Magnesium Ascorbate  20 mg  5%").magnesium
    assert magnesium is not None
    assert magnesium.elemental_mg == Decimal(20)


@pytest.mark.parametrize(("piece", "end"), [("citrat ", ""), ("oxide, ", ""), ("(", ")")])
def test_hostile_names_are_read_in_linear_time(piece: str, end: str) -> None:
    grows_with_length(lambda count: read(f"Magnesium (as {piece * count}a{end * count})  200 mg  48%"), 10_000)


def test_a_percent_that_one_language_prints_has_its_print() -> None:
    zinc = read("Magnesium 200 mg / Magnésium 200 mg 48 %", "Zinc 5 mg / Zinc 5 mg 45 %").dietary_ingredients[1]
    assert (zinc.name, zinc.percent_daily_value) == ("Zinc", "45")
    assert any("45 %" in piece.text for piece in zinc.evidence)


@pytest.mark.parametrize(
    ("rows", "weighed"),
    [
        (("Magnesium 200 mg 48%", "  Magnesium Citrate 1,250 mg *"), "Magnesium Citrate 1,250 mg *"),
        (("Magnesium Citrate 1,250 mg *", "  providing Magnesium 200 mg 48%"), "Magnesium Citrate 1,250 mg *"),
        (("Magnesium (1,250 mg Magnesium Citrate) 200 mg 48%",), "Magnesium (1,250 mg Magnesium Citrate) 200 mg 48%"),
        (("Magnesium (as Magnesium Citrate) 200 mg 48%",), None),
    ],
)
def test_the_weight_of_a_compound_has_its_own_words(rows: tuple[str, ...], weighed: str | None) -> None:
    found = read(*rows).magnesium
    assert found is not None
    assert found.compound_mg == (Decimal(1250) if weighed else None)
    assert [piece.text for piece in found.compound_evidence] == ([weighed] if weighed else [])


def test_a_source_of_another_nutrient_makes_no_row_of_magnesium() -> None:
    magnesium = read("Calcium as Aquamin  750 mg  58%", "Magnesium as Aquamin  150 mg  36%").magnesium
    assert magnesium is not None
    assert (magnesium.elemental_mg, magnesium.percent_daily_value) == (Decimal(150), "36")


@pytest.mark.parametrize(
    ("name", "elemental"),
    [
        ("Magnesium Glycinate (Elemental Magnesium) (220 mg)  2000 mg", 220),
        ("Magnesium Oxide eq. to elemental Magnesium  100 mg", 100),
        ("Magnesium gluconate eq. to elemental magnesium: 75 mg", 75),
        ("of which magnesium / davon Magnesium / dont magnésium  62 mg", 62),
        ("Total magnesium / Magnesium gesamt / Magnésium total  200 mg", 200),
    ],
)
def test_the_amount_behind_such_words_is_the_elements(name: str, elemental: int) -> None:
    magnesium = read(name).magnesium
    assert magnesium is not None
    assert (magnesium.elemental_mg, magnesium.basis) == (Decimal(elemental), "declared")


def test_a_row_named_total_goes_before_the_others() -> None:
    rows = ("Magnesium citrate 1.25 g equiv. Magnesium 200 mg", "Magnesium oxide 250 mg", "Total Magnesium 350 mg")
    magnesium = read(*rows).magnesium
    assert magnesium is not None
    assert (magnesium.elemental_mg, magnesium.basis) == (Decimal(350), "declared")


@pytest.mark.parametrize("name", ["Maonesium", "Wagnesium", "agnesium", "sium"])
def test_an_element_misread_beside_its_source_is_magnesium_and_doubted(name: str) -> None:
    magnesium = read(f"{name} (as magnesium citrate) 100 mg 24%", "Zinc 11 mg 100%").magnesium
    assert magnesium is not None
    assert ([form.id for form in magnesium.forms], magnesium.elemental_mg) == (["citrate"], Decimal(100))
    assert magnesium.confidence == "medium"


@pytest.mark.parametrize(
    ("name", "noted"), [("um", True), ("Boron", False), ("Vitamin C", False), ("Stearates", False), ("Zinc", False)]
)
def test_a_name_not_known_whose_source_is_magnesium_is_said_to_be_unread(name: str, noted: bool) -> None:
    source = "magnesium stearate" if name == "Stearates" else "magnesium ascorbate"
    found = read("Zinc 11 mg 100%", f"{name} (as {source}) 100 mg 24%")
    assert found.magnesium is None
    assert [note.kind for note in found.coverage.notes] == ["partly-read"] * noted


@pytest.mark.parametrize("name", ["Mag.", "Mag"])
def test_mag_by_itself_is_the_element(name: str) -> None:
    magnesium = read("Vit. C 60 mg 67%", f"{name} 100 mg 24%").magnesium
    assert magnesium is not None
    assert magnesium.elemental_mg == Decimal(100)
    assert read("Vit. C 60 mg 67%", f"{name} root extract 100 mg").magnesium is None


@pytest.mark.parametrize(
    ("sources", "weighed"),
    [
        ("as magnesium oxide, 100 mg magnesium citrate", None),
        ("as magnesium oxide 100 mg, magnesium citrate", None),
        ("from 1,000 mg magnesium bisglycinate, magnesium oxide", 1000),
        ("from 1,000 mg magnesium bisglycinate", 1000),
    ],
)
def test_the_weight_of_one_of_several_sources_is_not_that_of_all(sources: str, weighed: int | None) -> None:
    found = read(f"Magnesium ({sources})  200 mg  48%").magnesium
    assert found is not None
    assert found.compound_mg == weighed


@pytest.mark.parametrize(
    ("under", "forms"),
    [
        (("from: Citrate 125 mg", "Bisglycinate 75 mg"), ["citrate", "bisglycinate"]),
        (("from citrate, malate and taurate",), ["citrate", "malate", "taurate"]),
        (("from Citrate/Malate",), ["citrate", "malate"]),
        (("from spinach",), []),
        (("Chloride 40 mg 2%",), []),
    ],
)
def test_salts_under_the_element_may_leave_it_out(under: tuple[str, ...], forms: list[str]) -> None:
    found = read("Magnesium 200 mg 48%", *under, "Zinc 5 mg 45%").magnesium
    assert found is not None
    assert [form.id for form in found.forms] == forms


@pytest.mark.parametrize(("percent", "doubtful"), [("10%\n7.5 mg ", True), ("38 mg 10%\n", False)])
def test_an_amount_before_the_name_leaves_that_of_the_next_line_doubtful(percent: str, doubtful: bool) -> None:
    before = "38 mg " if doubtful else ""
    magnesium = read("Iodine  150 mcg  100%", f"{before}Magnesium {percent}Zinc 50%", "Selenium  50 mcg  71%").magnesium
    assert magnesium is not None
    assert ("an amount stands before the name: “38 mg Magnesium”" in magnesium.doubts) is doubtful
    assert (magnesium.confidence == "high") is not doubtful
