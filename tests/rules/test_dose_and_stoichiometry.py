"""The rules of form, stoichiometry and dose on complete labels: what must fire, and what is near and must not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from labelcheck.model.result import Finding, Market, Policy, Result
from labelcheck.rules.daily_amount import a_day
from labelcheck.scan import scan_bytes


def whole(row: str, *, name: str = "Calm Harbor", serving: str = "2 Capsules", more: str = "", net: str = "") -> str:
    return (
        f"{name}\nDietary Supplement\n{net}\n\nSupplement Facts\nServing Size: {serving}\n"
        f"Amount Per Serving  % Daily Value\n{row}\n\nOther Ingredients: hypromellose capsule, rice flour, silica.\n\n"
        f"{more}\n\nKeep out of reach of children. Distributed by Calm Harbor, 1 Main St, Reno, NV 89501\n"
    )


def findings(text: str, code: str, market: Market = "us") -> list[Finding]:
    result = scan_bytes(text.encode(), "label.txt", Policy((market,)), "2026-11-24")
    assert isinstance(result, Result)
    return [finding for finding in result.findings if finding.code == code]


def severity(text: str, code: str, market: Market = "us") -> str | None:
    """The severity of the only finding; None where the rule is silent."""
    found = findings(text, code, market)
    assert len(found) <= 1
    assert all(f.evidence and f.fix and f.market for f in found)
    return found[0].severity if found else None


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Magnesium (as magnesium oxide, magnesium bisglycinate)  200 mg  48%", "warning"),
        ("Magnesium (as oxide, citrate)  200 mg  48%", "warning"),
        ("Magnesium (as magnesium citrate, magnesium oxide)  200 mg  48%", "info"),
        ("Magnesium (as magnesium citrate, magnesium malate)  200 mg  48%", None),
        ("Magnesium (as magnesium oxide)  200 mg  48%", None),
    ],
)
def test_mixed_form(row: str, expected: str | None) -> None:
    assert severity(whole(row), "F002") == expected


def test_mixed_form_computes_the_share_of_oxide() -> None:
    row = "Magnesium (from 1,000 mg magnesium bisglycinate, magnesium oxide)  200 mg  48%"
    (found,) = findings(whole(row), "F002")
    assert "of the magnesium come from oxide" in found.message
    assert "38 to" in found.message


def test_mixed_form_tells_no_share_of_oxide_among_three() -> None:
    (found,) = findings(whole("Magnesium (as magnesium oxide, citrate, malate)  200 mg  48%"), "F002")
    assert found.message.endswith("the label does not say how much of the magnesium comes from it.")


def test_mixed_form_tells_the_share_that_rows_for_each_form_print() -> None:
    rows = "Magnesium (as magnesium oxide)  300 mg\nMagnesium (as citrate)  40 mg\nTotal magnesium  340 mg  81%"
    (found,) = findings(whole(rows), "F002")
    assert found.severity == "info"
    assert found.message.endswith("300 of 340 mg come from it (88 %).")
    rows = (
        "Magnesium amino acid chelate  500 mg\nequiv. magnesium  100 mg\n"
        "Magnesium oxide - heavy  416 mg\nequiv. magnesium  250 mg\nTotal elemental magnesium  350 mg"
    )
    (found,) = findings(whole(rows), "F002")
    assert found.message.endswith("250 of 350 mg come from it (71 %).")
    rows = "Magnesium (as magnesium oxide)  0 mg\nMagnesium (as citrate)  0 mg\nTotal magnesium  0 mg  0%"
    (found,) = findings(whole(rows), "F002")
    assert "come from it" not in found.message


MIXED = "Magnesium (as magnesium bisglycinate, magnesium oxide)  200 mg  48%"


@pytest.mark.parametrize(
    ("name", "row", "expected"),
    [
        ("Magnesium Glycinate", MIXED, "error"),
        ("Magnesium Citrate 200", "Magnesium (as magnesium oxide)  200 mg  48%", "error"),
        ("Magnesium Glycinate", "Magnesium (as magnesium lysinate glycinate)  200 mg  48%", "warning"),
        ("Magnesium Glycinate", "Magnesium (as magnesium bisglycinate chelate)  200 mg  48%", None),
        ("Buffered Magnesium Glycinate", MIXED, None),
        ("Magnesium Glycinate Complex", MIXED, None),
        ("Magnesium Complex", MIXED, None),
        ("Magnesium Citramate", "Magnesium (as dimagnesium malate and magnesium citrate)  135 mg  32%", None),
        ("Magnesium Citramate", MIXED, "error"),
        ("Magnesium Acetyl Taurate", "Magnesium (as magnesium acetyl taurate)  50 mg  12%", None),
        ("Magnesium Taurate", "Magnesium (as magnesium acetyl taurate)  50 mg  12%", "warning"),
        ("Calcium Magnesium Citrate", "Magnesium (as magnesium oxide)  200 mg  48%", None),
        ("Magnesiumcitrat 200", "Magnesium (als Magnesiumcitrat und Magnesiumoxid)  200 mg  48%", "error"),
        ("Magnesium-Citrat Komplex", "Magnesium (als Magnesiumcitrat und Magnesiumoxid)  200 mg  48%", None),
        ("Citrate de magnésium", "Magnesium (as magnesium citrate)  200 mg  48%", None),
        ("Bell & Root Magnesium Glycinate", MIXED, "error"),
        ("Pine and Stone\nMagnesium Glycinate", MIXED, "error"),
        ("Magnesium Glycinate & Oxide", MIXED, None),
        ("Magnesium Glycinate 120 Tablets / 200 mg", MIXED, "error"),
        ("Magnesium Citrate Powder", "Magnesium (as magnesium carbonate and citric acid)  200 mg  48%", None),
        ("Magnesium Glycinate without fillers", MIXED, "error"),
        ("Better Than Oxide Magnesium", "Magnesium (as magnesium malate)  200 mg  48%", None),
        ("Magnesium, No Magnesium Oxide!", "Magnesium (as magnesium malate)  200 mg  48%", None),
        ("Magnesium Glycinate\nby Pine & Stone", MIXED, "error"),
        ("BLUECROFT\n\nMAGNESIUM GLYCINATE\nGentle. Calming.\n90 CAPSULES", MIXED, "error"),
        ("BLUECROFT\n\nMAGNESIUM GLYCINATE\nplus Magnesium Oxide\n90 CAPSULES", MIXED, None),
        ("BLUECROFT\n\nMAGNESIUM GLYCINATE\nMineral Complex\n90 CAPSULES", MIXED, None),
    ],
)
def test_name_omits_a_form(name: str, row: str, expected: str | None) -> None:
    assert severity(whole(row, name=name), "F003") == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Magnesium (as magnesium amino acid chelate)  200 mg  48%", "info"),
        ("Magnesium (from chelated magnesium)  200 mg  48%", "info"),
        ("Magnesium (as magnesium bisglycinate chelate)  200 mg  48%", None),
        ("Magnesium (as magnesium citrate)  200 mg  48%", None),
    ],
)
def test_unspecified_chelate(row: str, expected: str | None) -> None:
    assert severity(whole(row), "F005") == expected


@pytest.mark.parametrize(
    ("name", "listed", "expected"),
    [
        ("Magnesium Glycinate", "magnesium glycinate, magnesium oxide, cellulose", "error"),
        ("Magnesium Glycinate", "magnesium glycinate, magnesium stearate, cellulose", None),
        ("Magnesium Citrate", "magnesium carbonate, citric acid", None),
    ],
)
def test_the_list_is_held_against_the_name_where_the_panel_names_no_form(
    name: str, listed: str, expected: str | None
) -> None:
    panel = "Supplement Facts\nServing Size: 2 Capsules\nAmount Per Serving  % Daily Value\nMagnesium  200 mg  48%\n"
    assert severity(f"{name}\nDietary Supplement\n\n{panel}\nIngredients: {listed}.\n", "F003") == expected


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("cellulose, magnesium stearate (vegetable source)", "error"),
        ("cellulose, magnesium complex (with magnesium stearate)", None),
        ("cellulose, magnesium stea", None),
    ],
)
def test_an_excipient_is_no_source_whatever_its_bracket_says(listed: str, expected: str | None) -> None:
    panel = "Supplement Facts\nServing Size: 2 Capsules\nAmount Per Serving  % Daily Value\nMagnesium  200 mg  48%\n"
    assert severity(f"{panel}\nOther Ingredients: {listed}", "F004") == expected


def test_a_list_that_ends_with_and_is_cut_short() -> None:
    panel = "Supplement Facts\nServing Size: 2 Capsules\nAmount Per Serving  % Daily Value\nMagnesium  200 mg  48%\n"
    assert severity(f"{panel}\nOther Ingredients: cellulose, silica, AND\nDirections: Take 2 daily.", "F004") is None


def test_dolomite_of_the_calcium_may_be_the_source() -> None:
    rows = "Magnesium  200 mg  48%\nCalcium (as dolomite)  400 mg  31%"
    panel = f"Supplement Facts\nServing Size: 2 Tablets\nAmount Per Serving  % Daily Value\n{rows}\n"
    assert severity(f"{panel}\nOther Ingredients: cellulose.", "F004") is None


@pytest.mark.parametrize(
    ("row", "more", "market", "expected"),
    [
        ("Magnesium (as magnesium orotate)  100 mg  27%", "", "eu", "warning"),
        ("Magnesium (as magnesium aspartate)  100 mg  27%", "", "eu", "warning"),
        ("Magnesium (as magnesium orotate)  100 mg  27%", "", "uk", "info"),
        ("Magnesium (as magnesium L-threonate)  144 mg  38%", "", "eu", "warning"),
        (
            "Magnesium (as magnesium L-threonate)  144 mg  38%",
            "Directions: Adults take 2 capsules daily. Do not use when pregnant or breast-feeding.",
            "eu",
            None,
        ),
        *(
            ("Magnesium (as magnesium L-threonate)  144 mg  38%", more, "eu", None)
            for more in (
                "For adults only. Not for pregnant or lactating women.",
                "Adults only. Not to be taken during pregnancy or lactation.",
                "Only for adults over 18 years. Avoid if pregnant or breastfeeding.",
                "Nur für Erwachsene. Nicht für Schwangere und Stillende.",
            )
        ),
        (
            "Magnesium (as magnesium L-threonate)  144 mg  38%",
            "For adults only. If you are pregnant or breastfeeding, consult your doctor.",
            "eu",
            "warning",
        ),
        ("Magnesium (as magnesium aspartate)  100 mg  27%", "Food for special medical purposes", "eu", None),
        ("Magnesium (as magnesium citrate)  100 mg  27%", "", "eu", None),
        ("Magnesium (as magnesium orotate)  100 mg  24%", "", "us", None),
    ],
)
def test_form_not_permitted(row: str, more: str, market: Market, expected: str | None) -> None:
    assert severity(whole(row, more=more), "F006", market) == expected


PANEL_ALONE = "Nutritional information per daily dose (2 capsules)  %NRV\nMagnesium (as magnesium {})  {}\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PANEL_ALONE.format("L-threonate", "144 mg  38%"), None),
        (PANEL_ALONE.format("L-threonate", "300 mg  80%"), "does not show at most 250 mg a day."),
        (PANEL_ALONE.format("L-threonate, magnesium orotate", "144 mg  38%"), "Magnesium orotate is not among"),
        (
            whole(
                "Magnesium (as magnesium L-threonate)  *", more="For adults only. Not for pregnant or lactating women."
            ),
            None,
        ),
    ],
)
def test_conditions_that_were_not_read_are_neither_missing_nor_met(text: str, said: str | None) -> None:
    result = scan_bytes(text.encode(), "label.txt", Policy(("eu",)), "2026-11-24")
    assert isinstance(result, Result)
    messages = [finding.message for finding in result.findings if finding.code == "F006"]
    assert len(messages) == (said is not None)
    assert said is None or said in messages[0]
    assert "F006" not in result.passed


def test_the_ingredient_list_names_the_form_of_a_european_label() -> None:
    facts = "Magnesium\nFood Supplement\n\nNutritional information per capsule  % NRV\nMagnesium  100 mg  27%\n"
    assert severity(f"{facts}\nIngredients: magnesium aspartate, cellulose.\n", "F006", "eu") == "warning"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Magnesium (from 250 mg magnesium bisglycinate)  150 mg  36%", "error"),
        ("Magnesium (from 500 mg magnesium taurate)  200 mg  48%", "error"),
        ("Magnesium (from 1,000 mg magnesium bisglycinate)  141 mg  34%", None),
        ("Magnesium (from 1,000 mg magnesium bisglycinate buffered)  180 mg  43%", None),
        ("Magnesium (from 500 mg magnesium bisglycinate buffered)  350 mg  83%", "error"),
        ("Magnesium (from 1,000 mg magnesium malate)  220 mg  52%", None),
        ("Magnesium (from 400 mg magnesium oxide)  240 mg  57%", None),
        ("Magnesium (from 1,000 mg magnesium bisglycinate)  146 mg  35%", None),
        ("Magnesium (from 1,000 mg magnesium bisglycinate)  148 mg  35%", "error"),
        ("Magnesium (from 625 mg magnesium aspartate)  125 mg  30%", "error"),
        ("Magnesium (from 625 mg magnesium aspartate complex)  125 mg  30%", None),
    ],
)
def test_stoichiometry(row: str, expected: str | None) -> None:
    assert severity(whole(row, serving="1 Capsule"), "S001") == expected
    assert severity(whole(row, serving="7.5 g (1 level scoop)"), "S001") == expected


def test_a_weight_in_a_row_of_its_own_is_that_of_the_serving() -> None:
    rows = "Magnesium Bisglycinate  1,000 mg\n  Elemental Magnesium  200 mg  48%"
    (finding,) = findings(whole(rows, serving="2 Capsules"), "S001")
    assert any("1,000 mg" in piece.text for piece in finding.evidence)
    assert severity(whole("Magnesium (from 1,000 mg magnesium bisglycinate)  200 mg  48%"), "S001") is None
    beside = "Magnesium Bisglycinate  1,500 mg (providing 300 mg of magnesium)  71%"
    assert severity(whole(beside, serving="2 Tablets"), "S001") == "error"


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        ("Magnesium (from magnesium citrate 300 mg and magnesium malate 300 mg)  250 mg  60%", "found"),
        ("Magnesium (from 300 mg magnesium citrate and 100 mg magnesium oxide)  250 mg  60%", "found"),
        ("Magnesium (as 1,500 mg magnesium citrate and 100 mg magnesium oxide)  250 mg  60%", "passed"),
        ("Magnesium (1.5 g magnesium citrate, 0.1 g magnesium oxide)  250 mg  60%", "passed"),
        ("Magnesium (200 mg from magnesium citrate and 50 mg from magnesium oxide)  250 mg  60%", "not judged"),
        ("Magnesium (from magnesium citrate 600 mg and magnesium malate)  250 mg  60%", "not judged"),
    ],
)
def test_of_two_sources_each_holds_what_its_weight_allows(row: str, outcome: str) -> None:
    result = scan_bytes(whole(row, serving="1 Tablet").encode(), "label.txt", Policy(("us",)), "2026-11-24")
    assert isinstance(result, Result)
    found = any(finding.code == "S001" for finding in result.findings)
    assert ("found" if found else "passed" if "S001" in result.passed else "not judged") == outcome


def test_a_buffered_source_that_oxide_could_be_is_possible() -> None:
    row = "Magnesium (from 1,000 mg magnesium bisglycinate buffered)  180 mg  43%"
    result = scan_bytes(whole(row).encode(), "label.txt", Policy(("us",)), "2026-11-24")
    assert isinstance(result, Result)
    assert "S001" in result.passed


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Magnesium (from 1,000 mg buffered magnesium bisglycinate)  200 mg  48%", "info"),
        ("Magnesium (from 1,000 mg magnesium bisglycinate buffered)  180 mg  43%", "info"),
        ("Magnesium (from 1,000 mg buffered magnesium bisglycinate)  142 mg  34%", None),
        ("Magnesium (as buffered magnesium bisglycinate)  100 mg  24%", None),
    ],
)
def test_buffered(row: str, expected: str | None) -> None:
    assert severity(whole(row), "S002") == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Magnesium Glycinate  1,000 mg  33%", "error"),
        ("Magnesium Glycinate  1,000 mg  24%", "error"),
        ("Magnesium Citrate  1,250 mg", "error"),
        ("Magnesium (from 1,000 mg magnesium glycinate)  100 mg  24%", None),
        ("Magnesium Oxide  400 mg  95%", None),
        ("Magnesium Citrate  200 mg  48%", None),
        ("Magnesium Glycinate  500 mg", None),
        ("Magnesium Hydroxide  1,200 mg", "error"),
        ("Magnesium Sulfate  1,200 mg  28%", "error"),
    ],
)
def test_source_weight(row: str, expected: str | None) -> None:
    assert severity(whole(row), "S003") == expected


def test_the_active_ingredient_of_a_medicine_is_the_salt() -> None:
    facts = "Drug Facts\nActive ingredient (in each 15 mL)  Purpose\nMagnesium hydroxide 1,200 mg  Saline laxative\n"
    assert severity(facts, "S003") is None


SEVENTY = "Magnesium (as magnesium glycinate)  70 mg  17%"


@pytest.mark.parametrize(
    ("name", "row", "expected"),
    [
        ("Magnesium Glycinate 500 mg", SEVENTY, "warning"),
        ("Magnesium Citrate 1,000 mg", "Magnesium (as magnesium citrate)  150 mg  36%", "warning"),
        ("Magnesium Glycinate 500 mg\nproviding 70 mg elemental magnesium", SEVENTY, None),
        ("Magnesium Glycinate 70 mg", SEVENTY, None),
        ("Magnesium Glycinate 35 mg", SEVENTY, None),
        ("Magnesium Glycinate 140 mg", SEVENTY, None),
        ("Mag Glycinate 500 mg", SEVENTY, "warning"),
        ("Magnesium Glycinate\n500 mg per capsule", SEVENTY, "warning"),
        ("Magnesium Glycinate\n500 mg · 120 Capsules", SEVENTY, "warning"),
        ("Magnesium Glycinate 500 mg\n(70 mg elemental per capsule)", SEVENTY, None),
    ],
)
def test_front_strength(name: str, row: str, expected: str | None) -> None:
    text = whole(row, name=name, more="Directions: Take 2 capsules twice daily.")
    assert severity(text, "S004") == expected


@pytest.mark.parametrize(
    ("serving", "row", "expected"),
    [
        ("1 Capsule", "Magnesium (as magnesium bisglycinate)  400 mg  95%", "error"),
        ("1 Capsule", "Magnesium (as magnesium bisglycinate)  250 mg  60%", "error"),
        ("1 Capsule", "Magnesium (as magnesium bisglycinate)  200 mg  48%", "warning"),
        ("1 Capsule", "Magnesium (as magnesium bisglycinate)  197 mg  47%", None),
        ("1 Capsule (1.4 g)", "Magnesium (as magnesium bisglycinate)  210 mg  50%", "error"),
        ("2 Tablets", "Magnesium (as magnesium taurate)  500 mg  119%", "error"),
        ("1 Scoop (2 g)", "Magnesium (as magnesium L-threonate)  300 mg  71%", "error"),
        ("4 Capsules", "Magnesium (as magnesium bisglycinate)  400 mg  95%", None),
        ("1 Tablet", "Magnesium (as magnesium oxide)  400 mg  95%", None),
        ("1 Capsule", "Magnesium (as buffered magnesium bisglycinate)  250 mg  60%", None),
        ("1 Scoop", "Magnesium (as magnesium L-threonate)  300 mg  71%", None),
        ("1 Chewable Tablet", "Magnesium (as magnesium L-threonate)  900 mg  214%", "error"),
        ("1 Chewable Tablet", "Magnesium (as magnesium citrate)  420 mg  100%", None),
        ("2 effervescent tablets", "Magnesium (as magnesium L-threonate)  900 mg  214%", "error"),
    ],
)
def test_mass(serving: str, row: str, expected: str | None) -> None:
    assert severity(whole(row, serving=serving), "S005") == expected


CITRATE = "Magnesium (as magnesium citrate)  100 mg  24%"


@pytest.mark.parametrize(
    ("serving", "net", "row", "expected"),
    [
        ("2 Capsules\nServings Per Container: 60", "60 Capsules", CITRATE, "warning"),
        ("3 Tablets\nServings Per Container: 90", "90 Tablets", CITRATE, "warning"),
        ("2 Capsules", "", "Magnesium (as magnesium citrate)  100 mcg  24%", "warning"),
        ("2 Capsules", "", "Magnesium (as magnesium oxide)  1,500 mg  357%", "warning"),
        ("1 Stick (3 g)\nServings Per Container: 20", "30 Sticks - Net Wt 90 g", CITRATE, "warning"),
        ("2 Capsules\nServings Per Container: 60", "120 Capsules", CITRATE, None),
        ("2 Capsules\nServings Per Container: about 60", "60 Capsules", CITRATE, None),
        ("3 capsules (men), 2 capsules (women)\nServings Per Container: 60", "120 Capsules", CITRATE, None),
        ("2 or 3 tablets\nServings Per Container: 60", "180 Tablets", CITRATE, None),
        ("2 capsules (adults)\nServings Per Container: 60", "60 Capsules", CITRATE, "warning"),
        ("2 Capsules", "60 Capsules", CITRATE, None),
        ("4 Tablets\nServings Per Container: 22", "90 Tablets", CITRATE, None),
        ("4 Tablets\nServings Per Container: 23", "90 Tablets", CITRATE, None),
        ("4 Tablets\nServings Per Container: 24", "90 Tablets", CITRATE, "warning"),
        ("2 Capsules\nServings Per Container: 60", "Dietary Supplement - 60 Capsules", CITRATE, "warning"),
        ("2 Capsules\nServings Per Container: 60", "60 ct", CITRATE, "warning"),
        ("2 Capsules\nServings Per Container: 60", "Contains 60 capsules", CITRATE, "warning"),
        ("2 Capsules\nServings Per Container: 60", "Quantity: 60 capsules", CITRATE, "warning"),
        ("1 scoop (6 g)\nServings Per Container: 60", "Net Wt 10.6 oz (300 g)", CITRATE, "warning"),
        ("1 scoop (6 g)\nServings Per Container: 60", "Dietary Supplement Net Wt 300 g", CITRATE, "warning"),
        ("2 Capsules\nServings Per Container: 60", "Dietary Supplement, 60 capsules", CITRATE, "warning"),
        ("2 Capsules\nServings Per Container: 60", "A dietary supplement 120 capsules", CITRATE, None),
        ("1 scoop (5.2 g)\nServings Per Container: 60", "Net Wt 10.6 oz (300 g)", CITRATE, None),
        ("1 scoop (5 g)\nServings Per Container: 60", "Net Wt 0.3 kg", CITRATE, None),
        ("1-2 scoops (6 g)\nServings Per Container: 60", "Net Wt 300 g", CITRATE, None),
    ],
)
def test_counts_and_units(serving: str, net: str, row: str, expected: str | None) -> None:
    assert severity(whole(row, serving=serving, net=net), "S007") == expected


TWO_HUNDRED = "Magnesium (as magnesium citrate)  200 mg  48%"


@pytest.mark.parametrize(
    ("row", "directions", "market", "expected"),
    [
        (TWO_HUNDRED, "Directions: Take 2 capsules twice daily.", "us", "warning"),
        (TWO_HUNDRED, "Directions: Take 2-4 capsules daily with food.", "us", "warning"),
        (TWO_HUNDRED, "Directions: Take 2 capsules daily. Do not exceed 4 capsules per day.", "us", "info"),
        (TWO_HUNDRED, "Do not exceed 4 capsules per day.", "us", "warning"),
        (TWO_HUNDRED, "Directions: Take 4 capsules daily as directed by your practitioner.", "us", "info"),
        (TWO_HUNDRED, "Directions: Take 6 capsules daily.", "ca", "error"),
        (TWO_HUNDRED, "Directions: Take 4 capsules daily.", "uk", None),
        (TWO_HUNDRED, "Directions: Take 3 capsules daily.", "eu", "warning"),
        (TWO_HUNDRED, "Directions: Take 2 capsules daily.", "us", None),
        ("Magnesium (as magnesium citrate)  350 mg  83%", "Directions: Take 2 capsules daily.", "us", None),
        ("Magnesium (as magnesium citrate)  400 mg  95%", "", "us", "warning"),
    ],
)
def test_upper_level(row: str, directions: str, market: Market, expected: str | None) -> None:
    assert severity(whole(row, more=directions), "D001", market) == expected


@pytest.mark.parametrize(("percent", "expected"), [("24%", None), ("60%", "error")])
def test_the_percent_of_each_row_where_none_states_the_total(percent: str, expected: str | None) -> None:
    rows = f"Magnesium (as magnesium citrate)  200 mg  48%\nMagnesium (as magnesium glycinate)  100 mg  {percent}"
    assert severity(whole(rows), "S006") == expected


def test_two_bottles_of_sixty_are_no_count_of_sixty() -> None:
    assert (
        severity(whole(CITRATE, serving="2 Capsules\nServings Per Container: 60", net="2 x 60 Capsules"), "S007")
        is None
    )


def test_directions_that_count_no_servings_are_no_pass() -> None:
    text = whole(TWO_HUNDRED, serving="1 Scoop", more="Directions: Take 4 capsules daily.")
    result = scan_bytes(text.encode(), "label.txt", Policy(), "2026-11-24")
    assert isinstance(result, Result)
    assert "D001" in {left.code for left in result.not_evaluated}


@pytest.mark.parametrize(("mg", "fires"), [("100", True), ("450", True), ("200", False), ("400", False)])
def test_dose_window(mg: str, fires: bool) -> None:
    text = whole(f"Magnesium (as magnesium citrate)  {mg} mg", more="Directions: Take 2 capsules daily.")
    policy = Policy(dose_window=(Decimal(200), Decimal(400)))
    result = scan_bytes(text.encode(), "label.txt", policy, "2026-11-24")
    assert isinstance(result, Result)
    assert any(finding.code == "D002" for finding in result.findings) is fires


@pytest.mark.parametrize(
    ("name", "directions"),
    [("Calm Harbor Kids", "Take 2 capsules daily."), ("Calm Harbor", "Children 4-8 years: take 2 capsules daily.")],
)
def test_a_product_for_children_has_a_window_of_its_own(name: str, directions: str) -> None:
    text = whole("Magnesium (as magnesium citrate)  50 mg", name=name, more=f"Directions: {directions}")
    result = scan_bytes(text.encode(), "label.txt", Policy(dose_window=(Decimal(200), Decimal(400))), "2026-11-24")
    assert isinstance(result, Result)
    assert "D002" in {left.code for left in result.not_evaluated}


@pytest.mark.parametrize(
    ("directions", "expected"),
    [
        ("Children 4 to 8 years: take 2 capsules daily.", "warning"),
        ("Children 1-3 years: take 1 capsule daily.", "warning"),
        ("Children 9-13 years: take 2 capsules daily.", None),
        ("Adults: take 2 capsules daily. Children 4-8 years: take 1 capsule daily.", None),
        ("Kids ages 4 to 12 years: take 1 capsule daily. For 13 years and older, take 2 capsules daily.", None),
        ("Take 2 capsules daily. Not for children under 12 years.", None),
    ],
)
def test_directions_for_children_alone_set_their_upper_level(directions: str, expected: str | None) -> None:
    text = whole("Magnesium (as magnesium citrate)  140 mg  33%", more=f"Directions: {directions}")
    assert severity(text, "D001") == expected


def test_a_third_of_a_serving_is_told_without_the_rest_of_a_division() -> None:
    row = "Magnesium (as magnesium citrate)  210 mg  50%"
    text = whole(row, serving="3 Capsules", more="Directions: Take 1 capsule daily.")
    policy = Policy(dose_window=(Decimal(200), Decimal(400)))
    result = scan_bytes(text.encode(), "label.txt", policy, "2026-11-24")
    assert isinstance(result, Result)
    (message,) = (finding.message for finding in result.findings if finding.code == "D002")
    assert message.startswith("70 mg of magnesium a day")


@pytest.mark.parametrize(("mg", "expected"), [("70.5", "23.5"), ("3E+40", "1E+40")])
def test_the_amount_of_a_day_is_a_third_whatever_its_size(mg: str, expected: str) -> None:
    text = whole("Magnesium  210 mg  50%", serving="3 Capsules", more="Directions: Take 1 capsule daily.")
    result = scan_bytes(text.encode(), "label.txt", Policy(), "2026-11-24")
    assert isinstance(result, Result)
    assert result.label is not None
    assert a_day(result.label, Decimal(mg), ()).mg == Decimal(expected)


def test_no_dose_window_is_said() -> None:
    result = scan_bytes(whole(TWO_HUNDRED).encode(), "label.txt", Policy(), "2026-11-24")
    assert isinstance(result, Result)
    assert [left.reason for left in result.not_evaluated if left.code == "D002"] == ["no dose window is set"]


def test_a_panel_without_a_front_has_no_strength_to_compare() -> None:
    panel = "Supplement Facts\nServing Size: 1 Capsule\nMagnesium (as magnesium glycinate)  70 mg  17%\n"
    result = scan_bytes(panel.encode(), "panel.txt", Policy(), "2026-11-24")
    assert isinstance(result, Result)
    assert "S004" in {left.code for left in result.not_evaluated}


def test_the_counts_that_contradict_each_other_are_all_shown() -> None:
    (found,) = findings(whole(CITRATE, serving="2 Capsules\nServings Per Container: 60", net="60 Capsules"), "S007")
    assert [piece.text for piece in found.evidence] == ["2 Capsules", "Servings Per Container: 60", "60 Capsules"]
