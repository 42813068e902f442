"""The table of compounds: its chemistry, its names, and what must not be in it."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

import pytest

from labelcheck.knowledge import Compound, chelate_brands, compounds, excipients, fold, molar_mass
from labelcheck.knowledge.tables import table

ROLES = {"source", "mixture", "blend", "unspecified", "food", "drug"}
ABSORPTION = {
    "good", "good_mixed", "good_assumed", "good_extent_unknown", "moderate_assumed", "mixture_low_component", "low",
    "low_cathartic", "low_acid_dependent", "low_assumed", "low_modified", "unspecified", "unknown", "drug",
}  # fmt: skip
FAMILIES = [
    "acetyl_taurate", "akg", "amino_acid_chelate", "arginate", "ascorbate", "aspartate", "bisglycinate", "carbonate",
    "chloride", "citrate", "citrate_malate", "dimagnesium_malate", "fumarate", "gluconate", "glycerophosphate",
    "glycinate_lysinate", "histidinate", "hydroxide", "krebs", "lactate", "malate", "marine", "orotate", "oxide",
    "phosphate", "succinate", "sulfate", "taurate", "threonate", "yeast", "zma",
]  # fmt: skip


def names_of(compound: Compound) -> tuple[str, ...]:
    return (*compound.names, *compound.words, *compound.foreign, *compound.misspellings, *compound.brands)


EVERY = [pytest.param(compound, id=id_) for id_, compound in compounds().items()]


def test_an_id_stands_once() -> None:
    rows = [row["id"] for row in table("compounds")["compound"]]
    assert len(rows) == len(set(rows)) == len(compounds())


@pytest.mark.parametrize("family", FAMILIES)
def test_every_form_that_labels_are_scored_by_has_a_row(family: str) -> None:
    assert family in compounds()


@pytest.mark.parametrize("compound", EVERY)
def test_row_is_consistent(compound: Compound) -> None:
    assert compound.family in compounds()
    assert compound.role in ROLES
    assert compound.absorption in ABSORPTION
    assert compound.eu_2002_46 in {"yes", "no", "unsettled"}
    assert compound.names
    assert len({name.casefold() for name in names_of(compound)}) == len(names_of(compound))


@pytest.mark.parametrize("compound", EVERY)
def test_declared_yield_is_possible(compound: Compound) -> None:
    assert (compound.y_min is None) == (compound.y_max is None)
    if compound.y_min is not None and compound.y_max is not None:
        assert 0 < compound.y_min <= compound.y_max
        if compound.share is not None:
            assert compound.y_max <= compound.share * 100 + Decimal("0.1")


def test_a_name_stands_in_one_row_of_both_tables() -> None:
    rows: defaultdict[str, set[str]] = defaultdict(set)
    for compound in compounds().values():
        for name in names_of(compound):
            rows[fold(name)].add(compound.id)
    for excipient in excipients().values():
        for name in excipient.names:
            rows[fold(name)].add(f"excipient {excipient.id}")
    assert {name: ids for name, ids in rows.items() if len(ids) > 1 or not name} == {}


def test_a_confusable_is_never_a_name() -> None:
    known = {fold(name) for compound in compounds().values() for name in names_of(compound)}
    confusables = {fold(name) for compound in compounds().values() for name in compound.confusables}
    assert confusables
    assert not confusables & known


def test_trade_marks_of_several_chelates_stand_in_no_row() -> None:
    assert {"TRAACS", "Albion", "Chelazome"} <= set(chelate_brands())
    for compound in compounds().values():
        for name in names_of(compound):
            assert not any(fold(brand) in fold(name) for brand in chelate_brands()), (compound.id, name)


@pytest.mark.parametrize("soap", ["stearate", "silicate", "talc", "laurate"])
def test_excipients_are_no_sources(soap: str) -> None:
    for compound in compounds().values():
        assert not any(soap in fold(name) for name in (compound.id, *names_of(compound))), compound.id


@pytest.mark.parametrize(
    ("id_", "grams", "percent"),
    [
        ("oxide", "40.30", "60.30"),
        ("bisglycinate", "172.42", "14.10"),
        ("bisglycinate_dihydrate", "208.45", "11.66"),
        ("citrate", "451.11", "16.16"),
        ("sulfate_heptahydrate", "246.47", "9.86"),
        ("chloride_hexahydrate", "203.30", "11.96"),
        ("dimagnesium_malate", "214.69", "22.64"),
        ("taurate", "272.57", "8.92"),
        ("glycerophosphate", "194.36", "12.51"),
        ("phosphate_tri", "262.86", "27.74"),
        ("carbonate_basic", "485.65", "25.02"),
        ("histidinate", "332.60", "7.31"),
    ],
)
def test_formula_weighs_what_handbooks_print(id_: str, grams: str, percent: str) -> None:
    compound = compounds()[id_]
    assert compound.formula is not None
    assert compound.share is not None
    assert abs(molar_mass(compound.formula) - Decimal(grams)) <= Decimal("0.02")
    assert round(compound.share * 100, 2) == Decimal(percent)


@pytest.mark.parametrize(
    ("id_", "percent"),
    [("malate", "22.64"), ("dimagnesium_malate", "22.64"), ("citrate_nonahydrate", "16.16"), ("aspartate", "9.88"),
     ("oxide_sucrosomial", "60.30"), ("hydroxide_marine", "41.68")],
)  # fmt: skip
def test_ceiling_is_the_highest_of_the_family(id_: str, percent: str) -> None:
    ceiling = compounds()[id_].ceiling
    assert ceiling is not None
    assert round(ceiling * 100, 2) == Decimal(percent)


@pytest.mark.parametrize(
    "id_", ["amino_acid_chelate", "marine", "yeast", "zma", "krebs", "bisglycinate_buffered", "citrate_buffered"]
)
def test_what_may_hold_other_salts_has_no_ceiling(id_: str) -> None:
    assert compounds()[id_].ceiling is None


@pytest.mark.parametrize(
    ("brand", "id_"),
    [("Magtein", "threonate"), ("MAGSHAPE", "oxide_sucrosomial"), ("Aquamin", "marine"),
     ("ATA Mg", "acetyl_taurate"), ("ZMA", "zma"), ("MagSRT", "dimagnesium_malate")],
)  # fmt: skip
def test_a_brand_fixes_its_form(brand: str, id_: str) -> None:
    assert brand in compounds()[id_].brands


def test_sucrosomial_names_magnesium_in_a_magnesium_row_only() -> None:
    """Sucrosomial iron is sold under the same trade mark."""
    row = compounds()["oxide_sucrosomial"]
    assert "sucrosomial" in row.words
    assert "Sucrosomial" not in row.brands
