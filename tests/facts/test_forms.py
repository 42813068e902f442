"""Magnesium compounds by their printed names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelcheck.facts.magnesium.form_names import _names
from labelcheck.facts.magnesium.forms import find_forms
from labelcheck.knowledge import compounds
from labelcheck.model.document import Word
from labelcheck.model.reading import Passage, Span
from tests.facts.test_languages import label


def span(text: str) -> Span:
    word = Word(text, line=1)
    return Span(Passage(text, (word,), (0,), (0,), 1), 0, len(text))


def ids(text: str, *, elided: bool = True) -> list[str]:
    return [form.id for form in find_forms(span(text), elided=elided)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Magnesium (as oxide, citrate)", ["oxide", "citrate"]),
        ("Magnesium (as magnesiumaspartate and magnesium oxide)", ["aspartate", "oxide"]),
        ("Magnesium (as Mag. Citrate / Mg Malate)", ["citrate", "malate"]),
        ("Magnesium (as DiMagnesium Malate)", ["dimagnesium_malate"]),
        ("Magnesium (as glycinate amino acid chelate)", ["bisglycinate"]),
        ("Magnesium (as amino acid chelate, oxide)", ["amino_acid_chelate", "oxide"]),
        ("Magnesium amino acid chelate (Pale Mag® Magnesium bisglycinate)", ["bisglycinate"]),
        ("Magnesium (as bisglycinate [amino acid chelate])", ["bisglycinate"]),
        ("Magnesium (as magnesium oxide [magnesium amino acid chelate])", ["oxide", "amino_acid_chelate"]),
        ("Magnesium (as amino acid chelate (malate), oxide)", ["malate", "oxide"]),
        ("Magnesium (as Sucrosomial® Magnesium Oxide)", ["oxide_sucrosomial"]),
        ("Magnesium (as Liposomal® Magnesium Oxide)", ["oxide_sucrosomial"]),
        ("Magnesium (as micro-encapsulated magnesium oxide)", ["oxide_sucrosomial"]),
        ("Magnesium (as magnesium oxide, sucrosomial)", ["oxide_sucrosomial"]),
        ("Magnesium (as magnesium oxide, Sucrosomial magnesium)", ["oxide", "oxide_sucrosomial"]),
        ("Magnesium (from Sucrosomial® magnesium [magnesium oxide, sucrester, rice starch])", ["oxide_sucrosomial"]),
        ("Magnesium (as citrate, Sucrosomial® magnesium [magnesium oxide])", ["citrate", "oxide_sucrosomial"]),
        ("Magnesium (as magnesium citrate [from magnesium carbonate and citric acid])", ["citrate"]),
        ("Magnesium (as magnesium citrate (from magnesium oxide & citric acid), malate)", ["citrate", "malate"]),
        ("Magnesium (Magnesiumcitrat [aus Magnesiumcarbonat und Citronensäure])", ["citrate"]),
        ("Magnesium (as magnesium citrate [from magnesium carbonate], malate)", ["citrate", "carbonate", "malate"]),
        ("Magnesium (as magnesium citrate [created by blending citric acid & magnesium carbonate])", ["citrate"]),
        ("Magnesium (as magnesium citrate from magnesium carbonate and citric acid)", ["citrate"]),
        ("Magnesium (as magnesium citrate from citric acid and magnesium carbonate)", ["citrate"]),
        ("Magnesium (as magnesium citrate) (from magnesium carbonate and citric acid)", ["citrate"]),
        ("Magnesium (as magnesium citrate) (from magnesium carbonate)", ["citrate", "carbonate"]),
        ("Magnesium (as magnesium citrate from oxide, citric acid)", ["citrate", "oxide"]),
        ("Magnesium (as ionic magnesium citrate)", ["citrate"]),
        ("Magnesium (as Zechstein magnesium chloride)", ["chloride"]),
        ("Magnesium (as ionic magnesium)", ["chloride_hexahydrate"]),
        ("Magnesium (as ionic magnesium, citrate)", ["chloride_hexahydrate", "citrate"]),
        ("Magnesium (as magnesium potassium aspartate)", ["aspartate"]),
        ("Magnesium (as magnesium pyridoxal-5-phosphate, oxide)", ["oxide"]),
        ("Magnesium (S. cerevisiae; 40 mg)", ["yeast"]),
        ("Magnesium (from Aquamin red algae)", ["marine"]),
        ("Magnesium (Magtein)", ["threonate"]),
        ("Magnesium (as magnesium lysinate glycinate chelate)", ["glycinate_lysinate"]),
        ("Magnesium (from 100% chelated magnesium bisglycinate lysinate)", ["glycinate_lysinate"]),
        ("Magnesium (as Magneslum 0xide, Cltrate, Glyclnate)", ["oxide", "citrate", "bisglycinate"]),
        ("Magnesium (as Magnesium Bisglycinate Dihydrate)", ["bisglycinate_dihydrate"]),
        ("Magnesium (as magnesium citrate and calcium ascorbate)", ["citrate"]),
        ("Magnesium (from organic food blend)", []),
        ("Magnesium (as magnesium bisglycinate hydrate)", ["bisglycinate"]),
        ("Magnesium (as magnesium chloride, hexa-hydrate)", ["chloride"]),
        ("Magnesium (as magnesium hydrate)", ["hydroxide"]),
        ("Magnesium (as magnesium bisglycinate chelate, no oxide)", ["bisglycinate"]),
        ("Magnesium (as magnesium citrate; contains no magnesium oxide or carbonate)", ["citrate"]),
        ("Magnesium (as bisglycinate, oxide-free)", ["bisglycinate"]),
        ("Magnesium (as magnesium trisilicate hydrate)", []),
        ("Magnesium (as magnesium stearate)", []),
        ("Magnesium (as magnesium glyconate)", []),
        ("Magnesium (Aminosaeurechelat)", ["amino_acid_chelate"]),
        ("Magnésium (bisglycinate de magnésium, chélate d'Albion)", ["bisglycinate"]),
        ("Magnesium (as citrate, chelate)", ["citrate", "amino_acid_chelate"]),
        ("Magnesium (aus Zitrat, Dimagnesium-Malat)", ["citrate", "dimagnesium_malate"]),
        ("Magnesium (aus Magnesiumcitrat-Malat)", ["citrate_malate"]),
        ("Magnesium (als Magnesium-Kaliumcitrat)", ["potassium_citrate"]),
        ("Magnesium (sucrosomiales Magnesium, marien magnesium)", ["oxide_sucrosomial", "marine"]),
    ],
)
def test_in_a_magnesium_row(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


@pytest.mark.parametrize("elided", [True, False], ids=["in a row", "elsewhere"])
def test_every_name_of_the_table_is_found_as_its_compound(elided: bool) -> None:
    for compound in compounds().values():
        words = compound.words if elided else [f"magnesium {w}" for w in compound.words if "magnesium" not in w.lower()]
        for name in (*compound.names, *compound.foreign, *compound.misspellings, *compound.brands, *words):
            assert ids(name, elided=elided) == [compound.id], name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zutaten: Magnesiumoxid, Magnesium - carbonat", ["oxide", "carbonate"]),
        ("bisglycinate de magnésium", ["bisglycinate"]),
        ("ionic magnesium citrate", ["citrate"]),
        ("Zechstein magnesium chloride", ["chloride"]),
        ("oxyde de magnésium marin", ["oxide"]),
        ("Trimagnesiumdizitrat, oxyde de Mg, stéarate de Mg", ["citrate", "oxide"]),
        ("Food-Grown® Magnesium (Magnesium hydroxide, soya protein)", ["hydroxide"]),
        ("ionic magnesium", ["chloride_hexahydrate"]),
        ("Magnesia Phosphorica 6X", []),
        ("Magnesia", ["oxide"]),
        ("ossido di magnesio", ["oxide"]),
        ("zinc oxide, sodium citrate, citric acid", []),
        ("magnesium stearate, Magnesiumsalze der Speisefettsäuren", []),
    ],
)
def test_elsewhere_the_whole_name_is_needed(text: str, expected: list[str]) -> None:
    assert ids(text, elided=False) == expected


@pytest.mark.parametrize("compound", compounds().values(), ids=lambda compound: compound.id)
def test_every_name_of_the_table_is_found(compound: object) -> None:
    for name in (*compound.names, *compound.foreign, *compound.misspellings):  # type: ignore[attr-defined]
        assert compound.id in ids(name), name  # type: ignore[attr-defined]


@given(st.sampled_from(["oxide", "citrate", "malate", "taurate"]), st.sampled_from([str.upper, str.title, str.lower]))
def test_case_does_not_matter(word: str, case: object) -> None:
    assert ids(case(f"magnesium (as magnesium {word})")) == [word]  # type: ignore[operator]


def test_every_full_name_is_found_alone() -> None:
    for name in sorted(_names(full=True)):
        assert find_forms(span(name), elided=False), name


def test_what_stands_in_the_bracket_of_a_carrier_system_is_no_form_beside_it() -> None:
    facts = "Mossgate Mag\nFood supplement\n\nNutritional information per capsule  % NRV\nMagnesium  188 mg  50%\n\n"
    carried = "Sucrosomial® magnesium oxide (magnesium oxide, sunflower lecithin, rice starch)"
    for items, expected in (
        (carried, ["oxide_sucrosomial"]),
        (f"{carried}, magnesium citrate", ["oxide_sucrosomial", "citrate"]),
        ("Epsom salt (magnesium sulfate)", ["sulfate_heptahydrate"]),
        ("magnesium sulfate (Epsom salt)", ["sulfate_heptahydrate"]),
        ("Epsom salt, magnesium sulfate", ["sulfate_heptahydrate", "sulfate"]),
    ):
        found = label(f"{facts}Ingredients: {items}, bulking agent (mannitol).\n").magnesium
        assert found is not None
        assert [form.id for form in found.forms] == expected
