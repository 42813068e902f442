"""Rules about the declared magnesium compounds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from labelcheck.knowledge import compounds
from labelcheck.model.label import Label, OtherIngredient, Statement
from labelcheck.model.result import Policy, Result
from labelcheck.scan import scan_bytes

from .build import found, judged, label, magnesium, only, printed, reason, row, words


def with_forms(*forms: str) -> Label:
    return label(magnesium=magnesium("200", None, *forms))


class TestLowAbsorptionForm:
    @pytest.mark.parametrize("form", ["oxide", "sulfate", "sulfate_monohydrate", "sulfate_heptahydrate"])
    def test_warns_of_oxide_and_sulfate(self, form: str) -> None:
        finding = only(judged(with_forms(form)), "F001")
        assert finding.severity == "warning"
        assert compounds()[form].name.lower() in finding.message
        assert [e.text for e in finding.evidence] == [form]

    @pytest.mark.parametrize(
        "form",
        [
            "carbonate",
            "carbonate_basic",
            "dolomite",
            "hydroxide_marine",
            "marine",
            "phosphate",
            "phosphate_di",
            "phosphate_tri",
            "oxide_sucrosomial",
        ],
    )
    def test_tells_of_forms_with_thinner_evidence(self, form: str) -> None:
        assert only(judged(with_forms(form)), "F001").severity == "info"

    def test_warns_of_oxide_beside_carbonate(self) -> None:
        finding = only(judged(with_forms("oxide", "carbonate")), "F001")
        assert finding.severity == "warning"
        assert len(finding.evidence) == 2

    @pytest.mark.parametrize(
        "better", ["citrate", "chloride_hexahydrate", "amino_acid_chelate", "bisglycinate_buffered"]
    )
    def test_is_silent_beside_another_form(self, better: str) -> None:
        assert "F001" in judged(with_forms("oxide", better)).passed

    def test_chloride_is_inorganic_and_passes(self) -> None:
        assert "F001" in judged(with_forms("chloride")).passed

    def test_a_form_of_the_ingredient_list_is_less_certain(self) -> None:
        of = magnesium("200", None, "oxide")
        uncertain = replace(of, forms=(replace(of.forms[0], confidence="medium", origin="ingredients"),))
        assert only(judged(label(magnesium=uncertain)), "F001").confidence == "medium"

    def test_no_form_is_no_judgement(self) -> None:
        assert reason(judged(with_forms()), "F001") == "the label names no magnesium form"

    @pytest.mark.parametrize("name", ["Saline Laxative", "Swift Antacid", "Epsom Bath Soak", "For External Use Flakes"])
    def test_is_not_for_medicines_and_baths(self, name: str) -> None:
        of = replace(with_forms("sulfate"), product_name=words(name))
        assert "laxative" in reason(judged(of), "F001")

    def test_is_not_for_drug_facts(self) -> None:
        of = replace(with_forms("oxide"), panel_title=words("Drug Facts"))
        assert "Drug Facts" in reason(judged(of), "F001")

    def test_a_caution_about_laxative_effects_does_not_make_a_medicine(self) -> None:
        text = "May have a laxative effect."
        of = replace(with_forms("oxide"), statements=(Statement("caution", text, printed(text)),))
        assert found(judged(of), "F001")

    def test_hydroxide_is_told_not_warned_of(self) -> None:
        assert only(judged(with_forms("hydroxide")), "F001").severity == "info"

    def test_a_name_that_only_contains_bath_is_no_bath(self) -> None:
        of = replace(with_forms("oxide"), product_name=words("Bathurst Magnesium"))
        assert found(judged(of), "F001")

    def test_reads_external_use_in_the_statements(self) -> None:
        text = "For external use only."
        stated = replace(with_forms("sulfate"), statements=(Statement("caution", text, printed(text)),))
        unread = with_forms("sulfate")
        unread = replace(unread, coverage=replace(unread.coverage, unclaimed=printed(text)))
        for of in (stated, unread):
            assert "external use" in reason(judged(of), "F001")

    def test_a_leaflet_is_that_of_a_medicine(self) -> None:
        text = "Zu Risiken und Nebenwirkungen lesen Sie die Packungsbeilage."
        medicine = replace(with_forms("oxide"), statements=(Statement("caution", text, printed(text)),))
        assert "medicine" in reason(judged(medicine), "F001")


def listed(*names: str) -> tuple[OtherIngredient, ...]:
    """An ingredient list of names that no table knows."""
    return tuple(OtherIngredient(name, None, printed(name, 12)) for name in names)


class TestMagnesiumSourceNotDisclosed:
    def test_an_amount_without_a_form_is_an_error(self) -> None:
        finding = only(judged(label(magnesium=magnesium("200"), dietary_ingredients=(row("Magnesium"),))), "F004")
        assert (finding.severity, finding.confidence) == ("error", "high")
        assert finding.searched == ("facts panel", "ingredient list")
        assert [e.text for e in finding.evidence] == ["Magnesium"]

    def test_stearate_is_no_source(self) -> None:
        stearate = OtherIngredient("magnesium stearate", "magnesium_stearate", printed("magnesium stearate"))
        assert found(judged(label(magnesium=magnesium("200"), other_ingredients=(stearate,))), "F004")

    def test_a_form_passes(self) -> None:
        assert "F004" in judged(with_forms("citrate")).passed

    @pytest.mark.parametrize("source", ["from kelp", "40 mg; S. cerevisiae", "from yeast", "Aquamin"])
    def test_a_food_is_a_source(self, source: str) -> None:
        of = label(magnesium=magnesium("2"), dietary_ingredients=(row("Magnesium", source),))
        assert "F004" in judged(of).passed

    def test_the_source_of_another_row_is_none_of_magnesium(self) -> None:
        rows = (row("Magnesium"), row("Zinc", "as zinc citrate"))
        assert found(judged(label(magnesium=magnesium("200"), dietary_ingredients=rows)), "F004")

    @pytest.mark.parametrize("food", ["Protein", "Dietary Fiber", "Total Fat"])
    def test_a_food_may_hold_the_magnesium(self, food: str) -> None:
        of = label(magnesium=magnesium("7"), dietary_ingredients=(row("Magnesium"), row(food)))
        assert "food" in reason(judged(of), "F004")

    def test_a_footnote_may_name_the_source(self) -> None:
        of = label(magnesium=replace(magnesium("200"), evidence=printed("Magnesium†", 5)))
        assert "footnote" in reason(judged(of), "F004")

    def test_no_amount_needs_no_source(self) -> None:
        assert "F004" in judged(label(magnesium=magnesium(None, basis="not_stated"))).passed

    @pytest.mark.parametrize("words_in_brackets", ["elemental", "as magnesium", "40 mg"])
    def test_brackets_that_name_nothing_are_no_source(self, words_in_brackets: str) -> None:
        of = label(magnesium=magnesium("200"), dietary_ingredients=(row("Magnesium", words_in_brackets),))
        assert found(judged(of), "F004")

    def test_another_row_may_name_the_source(self) -> None:
        rows = (row("Magnesium"), row("Vitamin C", "as magnesium ascorbate"))
        assert "Vitamin C" in reason(judged(label(magnesium=magnesium("200"), dietary_ingredients=rows)), "F004")

    def test_nothing_needs_no_source(self) -> None:
        assert "F004" in judged(label(magnesium=magnesium("0"))).passed

    @pytest.mark.parametrize("minerals", ["seawater-derived minerals", "mineral blend", "organic kelp"])
    def test_what_holds_minerals_may_be_the_source(self, minerals: str) -> None:
        of = label(magnesium=magnesium("200"), other_ingredients=listed(minerals))
        assert f"“{minerals}”" in reason(judged(of), "F004")

    def test_a_compound_unknown_here_may_be_the_source(self) -> None:
        of = label(magnesium=magnesium("200"), other_ingredients=listed("magnesium glyconate"))
        assert "“magnesium glyconate”" in reason(judged(of), "F004")


@pytest.mark.parametrize(
    ("code", "name"), [("F003", "Magnesium Glycinate"), ("F005", "Magnesium"), ("F006", "Magnesium")]
)
def test_an_amount_without_a_form_is_no_pass(code: str, name: str) -> None:
    of = replace(with_forms(), product_name=words(name))
    assert "no magnesium form" in reason(judged(of, "eu"), code)


@pytest.mark.parametrize(
    ("forms", "says"),
    [
        (("bisglycinate", "oxide"), "and the panel also names magnesium oxide."),
        (("citrate",), "and the panel names magnesium citrate."),
    ],
)
def test_another_form_stands_beside_that_of_the_name_or_in_its_place(forms: tuple[str, ...], says: str) -> None:
    of = replace(with_forms(*forms), product_name=words("Magnesium Glycinate"))
    assert only(judged(of), "F003").message.endswith(says)


@pytest.mark.parametrize(
    ("row_text", "others", "fires"),
    [
        ("from magnesium amino acid chelate and magnesium citrate", ("amino_acid_chelate", "citrate"), True),
        ("as chelated magnesium (citrate, malate)", ("amino_acid_chelate",), False),
        ("as magnesium amino acid chelate [glycine]", ("amino_acid_chelate",), False),
    ],
)
def test_another_salt_of_the_row_is_not_what_a_chelate_is_bound_to(
    row_text: str, others: tuple[str, ...], *, fires: bool
) -> None:
    of = replace(with_forms(*others), other_ingredients=listed("sodium citrate", "aspartame"))
    assert of.magnesium is not None
    of = replace(of, magnesium=replace(of.magnesium, evidence=printed(f"Magnesium ({row_text})", 5)))
    assert bool(found(judged(of), "F005")) is fires


@pytest.mark.parametrize(
    "text",
    [
        "Magnesium  235 mg  56%\n\nIngredients: Dolomite, cellulose, stearic acid.",
        "Dolomite  2 g  †\nMagnesium  235 mg  56%\n† Daily Value not established\n\nOther ingredients: cellulose.",
        "Calcium and Magnesium from Dolomite\nCalcium  390 mg\nMagnesium  235 mg  56%\n\nOther ingredients: silica.",
    ],
)
def test_dolomite_is_a_source_without_the_word_magnesium(text: str) -> None:
    head = "Supplement Facts\nServing Size: 3 Tablets\nAmount Per Serving  % Daily Value\n"
    result = scan_bytes(
        f"{head}{text}\n\nDirections: Take 3 tablets daily.\n".encode(), "x.txt", Policy(("us",)), "2026-11-24"
    )
    assert isinstance(result, Result)
    assert "F004" in result.passed
