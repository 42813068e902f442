"""The tables: one home for each name, formulas that hold, patterns that do what their rows say."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelcheck.knowledge import (
    Compound,
    MarkRow,
    chelate_brands,
    compounds,
    daily_values,
    default_tolerance,
    excipient_by_name,
    excipients,
    fold,
    marks,
    sources,
    tolerances,
)
from labelcheck.knowledge.chemistry import ATOMIC_WEIGHTS, magnesium_share, molar_mass, parse_formula

COMPOUNDS = list(compounds().values())
EXCIPIENTS = list(excipients().values())


def compound_names() -> list[tuple[str, str]]:
    return [
        (fold(name), c.id)
        for c in COMPOUNDS
        for name in {fold(n): n for n in (*c.names, *c.words, *c.foreign, *c.misspellings, *c.brands)}.values()
    ]


def test_no_name_stands_in_two_rows() -> None:
    names = compound_names()
    names += [(fold(n), e.id) for e in EXCIPIENTS for n in {fold(x): x for x in (e.name, *e.synonyms)}.values()]
    twice = [name for name, count in Counter(name for name, _ in names).items() if count > 1]
    assert twice == []


def test_ids_are_unique() -> None:
    assert len({m.id for m in marks()}) == len(marks()) == 37
    assert sum(c.formula is not None for c in COMPOUNDS) >= 54
    assert len(excipients()) >= 88


@pytest.mark.parametrize("name", ["magnesium stearate", "talc", "magnesium silicate"])
def test_soaps_silicates_and_talc_are_excipients_only(name: str) -> None:
    assert excipient_by_name(name) is not None
    assert fold(name) not in {folded for folded, _ in compound_names()}


def test_trade_marks_of_several_chelates_fix_no_ligand() -> None:
    assert set(chelate_brands()) >= {"TRAACS", "Albion", "Chelazome"}
    assert not {fold(brand) for brand in chelate_brands()} & {folded for folded, _ in compound_names()}


@pytest.mark.parametrize("compound", [c for c in COMPOUNDS if c.formula], ids=lambda c: c.id)
def test_the_declared_yield_is_within_theory(compound: Compound) -> None:
    assert compound.share is not None
    assert 0 < compound.share * 100 < 61
    if compound.y_min is not None and compound.y_max is not None:
        assert 0 < compound.y_min <= compound.y_max <= compound.share * 100 + Decimal("0.1")


@pytest.mark.parametrize(
    ("formula", "mass", "percent"),
    [
        ("MgO", "40.304", "60.30"),
        ("C4H8MgN2O4", "172.42", "14.10"),
        ("C12H10Mg3O14", "451.11", "16.16"),
        ("MgSO4.7H2O", "246.47", "9.86"),
        ("Mg(C2H4NO2)2·2H2O", "208.45", "11.66"),
    ],
)
def test_known_compounds(formula: str, mass: str, percent: str) -> None:
    assert molar_mass(formula) == pytest.approx(Decimal(mass), abs=Decimal("0.02"))
    assert round(magnesium_share(formula) * 100, 2) == Decimal(percent)


@pytest.mark.parametrize("formula", ["", "mgo", "Mg(O", "MgO)", "Xx2", "Mg-O"])
def test_what_is_no_formula_is_refused(formula: str) -> None:
    with pytest.raises(ValueError, match=r"formula|bracket|atomic weight"):
        parse_formula(formula)


@given(st.dictionaries(st.sampled_from(sorted(ATOMIC_WEIGHTS)), st.integers(1, 40), min_size=1), st.integers(1, 9))
def test_a_written_formula_is_read_back(atoms: dict[str, int], times: int) -> None:
    written = "".join(f"{symbol}{count}" for symbol, count in atoms.items())
    assert parse_formula(written) == atoms
    assert parse_formula(f"({written}){times}") == {symbol: count * times for symbol, count in atoms.items()}


@pytest.mark.parametrize("mark", marks(), ids=lambda m: m.id)
def test_a_mark_finds_its_examples_and_not_its_counter_examples(mark: MarkRow) -> None:
    for example in mark.examples:
        assert mark.search(example), example
        assert mark.may_stand_in(example.lower()), example
    for example in mark.counter_examples:
        assert not mark.search(example), example


def test_only_named_product_programmes_count() -> None:
    assert all(m.scope == "product" for m in marks() if m.counts)
    assert {"facility_gmp", "usp_grade", "vague_tested", "npn"}.isdisjoint({m.id for m in marks() if m.counts})


def test_every_source_that_is_cited_stands_in_the_table() -> None:
    lists = [row.source for rows in (COMPOUNDS, EXCIPIENTS, marks(), tolerances().values()) for row in rows]
    assert all(lists)
    assert {source for cited in lists for source in cited} <= set(sources())


def test_reference_values() -> None:
    assert daily_values()["adult"] == 420
    assert daily_values()["nrv"] == 375
    assert (default_tolerance("us").name, default_tolerance("uk").name, default_tolerance("ca").name) == (
        "us_class_1",
        "eu",
        "usp",
    )
    assert tolerances()["eu"].lower == 80
    assert tolerances()["eu"].upper == 145
