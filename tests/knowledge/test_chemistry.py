"""Formulas: what they are made of, what they weigh, and what is no formula."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelcheck.knowledge import magnesium_share, molar_mass, parse_formula
from labelcheck.knowledge.chemistry import ATOMIC_WEIGHTS

atoms = st.dictionaries(st.sampled_from(sorted(ATOMIC_WEIGHTS)), st.integers(1, 99), min_size=1)


def written(counts: dict[str, int]) -> str:
    return "".join(symbol + (str(count) if count > 1 else "") for symbol, count in counts.items())


@given(counts=atoms)
def test_what_is_written_is_read_back(counts: dict[str, int]) -> None:
    assert parse_formula(written(counts)) == counts


@given(salt=atoms, anion=atoms, times=st.integers(2, 9), waters=st.integers(1, 12), dot=st.sampled_from(".·"))
def test_brackets_and_water_multiply(
    salt: dict[str, int], anion: dict[str, int], times: int, waters: int, dot: str
) -> None:
    expected = dict(salt)
    water = {"H": 2 * waters, "O": waters}
    for more in ({s: n * times for s, n in anion.items()}, water):
        for symbol, count in more.items():
            expected[symbol] = expected.get(symbol, 0) + count
    assert parse_formula(f"{written(salt)}({written(anion)}){times}{dot}{waters}H2O") == expected


def test_nested_brackets() -> None:
    assert parse_formula("Mg(CH2(NH2)COO)2") == {"Mg": 1, "C": 4, "H": 8, "N": 2, "O": 4}


@pytest.mark.parametrize(
    "text",
    ["", "magnesium", "MgO.", ".MgO", "Mg(OH", "MgOH)2", "Mg()2", "Mg0", "2", "0H2O", "Mg SO4", "Mg-O", "MgO..H2O"],
)
def test_what_is_no_formula_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a formula|no atomic weight"):
        parse_formula(text)


def test_an_unknown_element_is_named() -> None:
    with pytest.raises(ValueError, match="no atomic weight for Xe"):
        parse_formula("XeF2")


@pytest.mark.parametrize(
    ("formula", "grams", "percent"),
    [  # as printed in pharmacopoeias and handbooks
        ("MgO", "40.304", "60.30"),
        ("Mg(OH)2", "58.319", "41.68"),
        ("MgCO3", "84.313", "28.83"),
        ("MgCl2", "95.205", "25.53"),
        ("MgCl2.6H2O", "203.295", "11.96"),
        ("MgSO4", "120.361", "20.19"),
        ("MgSO4·7H2O", "246.466", "9.86"),
        ("C4H8MgN2O4", "172.423", "14.10"),
        ("C12H10Mg3O14", "451.111", "16.16"),
        ("C8H14MgO10", "294.495", "8.25"),
        ("C6H10MgO6.2H2O", "238.475", "10.19"),
    ],
)
def test_molar_mass_and_share(formula: str, grams: str, percent: str) -> None:
    assert abs(molar_mass(formula) - Decimal(grams)) <= Decimal("0.01")
    assert round(magnesium_share(formula) * 100, 2) == Decimal(percent)


def test_no_magnesium_no_share() -> None:
    assert magnesium_share("ZnO") == 0
