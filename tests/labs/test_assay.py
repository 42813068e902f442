"""What a row is an assay of, as laboratories write it."""

from __future__ import annotations

import pytest

from labelcheck.labs import assay


@pytest.mark.parametrize(
    "name",
    [
        "Magnesium (Mg)", "Elemental Mg", "Assay (as Mg)", "Assay (as Mg, by ICP)", "Assay, as Mg",
        "Assay as Magnesium",
        "Magnesium, Mg", "Magnesium - ICP", "Magnesium by ICP-OES", "Mg %", "Magnesium (from Magnesium Citrate)",
        "Magnesium, total", "Elemental Magnesium Content",
    ],
)  # fmt: skip
def test_the_element(name: str) -> None:
    assert assay.tested(name) == ("magnesium", None, True)


@pytest.mark.parametrize(
    ("name", "formula", "maybe_element"),
    [
        ("Assay (as MgO)", "MgO", False),
        ("Assay of MgO", "MgO", False),
        ("Magnesium Oxide (MgO)", "MgO", False),
        ("Assay (as MgSO4·7H2O)", "MgSO4.7H2O", False),
        ("Magnesium (as magnesium oxide)", None, True),
        ("Magnesium as Oxide", None, True),
        ("Magnesium L-threonate", None, False),
    ],
)
def test_a_compound(name: str, formula: str | None, maybe_element: bool) -> None:
    found = assay.tested(name)
    assert found.assay is not None
    assert (found.analyte, found.assay.formula, found.assay.maybe_element) == ("magnesium", formula, maybe_element)


@pytest.mark.parametrize(
    "name",
    [
        "Magnesium (dissolution)", "Dissolution (magnesium)", "Magnesium, dissolution",
        "Magnesium (content uniformity)",
        "Magnesium (recovery)", "Magnesium (Wiederfindung)", "Magnesium (water-soluble)", "Magnesium (ionic)",
        "Magnesium (placebo)", "Magnesium (blank)", "Magnesium spike", "Magnesium (RSD)", "Chromium (VI)",
        "Chromium (hexavalent)", "Arsenic (organic)", "Mercury (methyl)", "Heavy metals (as lead)",
    ],
)  # fmt: skip
def test_another_quantity_than_the_content(name: str) -> None:
    assert not assay.tested(name).known


@pytest.mark.parametrize("name", ["Calcium (as CaCO3)", "Phosphorus (as P2O5)", "Potassium (K2O)", "Sodium as NaCl"])
def test_the_weight_of_a_compound_is_not_that_of_the_element(name: str) -> None:
    assert not assay.tested(name).known


@pytest.mark.parametrize(
    ("name", "analyte"),
    [
        ("Phosphorus (HPLC)", "phosphorus"), ("Phosphorus (ICP-OES)", "phosphorus"), ("Calcium (Ca)", "calcium"),
        ("Vitamin D (fat-soluble)", "vitamin_d"), ("Magnesium (label claim 200 mg)", "magnesium"),
        ("Arsenic (inorganic)", "arsenic_inorganic"), ("Lead (Pb) by ICP-MS", "lead"),
        ("Calcium (as calcium carbonate)", "calcium"),
    ],
)  # fmt: skip
def test_words_that_leave_the_content(name: str, analyte: str) -> None:
    assert assay.tested(name).analyte == analyte


@pytest.mark.parametrize("name", ["Magnesium stearate", "Magnesium, Zinc", "Assay", "Total Plate Count", "as"])
def test_neither(name: str) -> None:
    assert not assay.tested(name).known
