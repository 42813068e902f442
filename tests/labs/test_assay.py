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


@pytest.mark.parametrize("name", ["Magnesium stearate", "Magnesium, Zinc", "Assay", "Total Plate Count", "as"])
def test_neither(name: str) -> None:
    assert not assay.tested(name).known
