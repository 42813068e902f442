"""Panels and lists in the languages of the EU, and what their percents are of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from labelcheck.facts import read_facts
from labelcheck.layout import read_layout
from labelcheck.model.label import Label
from tests.layout.build import document


def label(text: str) -> Label:
    found = document(text)
    return read_facts(found, read_layout(found))


GERMAN = """Magnesium Komplex 300
Nahrungsergänzungsmittel

Zutaten: Magnesiumcitrat, Magnesiumbisglycinat, Kapselhülle: Hydroxypropylmethylcellulose.

Nährwerte pro Tagesdosis (2 Kapseln)   %NRV*
Magnesium                   300 mg      80%
  davon aus Magnesiumcitrat 200 mg
Vitamin B6                  1,4 mg     100%
* NRV: Nährstoffbezugswerte
"""

BRITISH = """Calm Magnesium
Food Supplement

Nutritional Information           Per 2 Tablets   %NRV
Magnesium (as magnesium citrate)  375 mg          100
Vitamin B6                        1.4 mg          100

Ingredients: Magnesium Citrate, Bulking Agent: Cellulose.
"""

FRENCH = """Magnésium du soir
Complément alimentaire

Valeurs nutritionnelles pour 2 gélules   %VNR*
Magnésium (oxyde de magnésium)  300 mg   80 %
Vitamine B6                     1,4 mg   100 %

Ingrédients : oxyde de magnésium ; agent de charge : cellulose.
"""


@pytest.mark.parametrize(
    ("text", "serving", "forms", "milligrams", "percent"),
    [
        (GERMAN, "2 Kapseln", ["citrate", "bisglycinate"], 300, "80"),
        (BRITISH, "2 Tablets", ["citrate"], 375, "100"),
        (FRENCH, "2 gélules", ["oxide"], 300, "80"),
    ],
    ids=["german", "british", "french"],
)
def test_a_panel(text: str, serving: str, forms: list[str], milligrams: int, percent: str) -> None:
    found = label(text)
    assert found.magnesium is not None
    assert found.serving is not None
    assert found.serving.size == serving
    assert [form.id for form in found.magnesium.forms] == forms
    assert (found.magnesium.elemental_mg, found.magnesium.percent_daily_value) == (Decimal(milligrams), percent)
    assert found.daily_value_basis == "nrv"


@pytest.mark.parametrize(
    ("heading", "basis"),
    [
        ("% Daily Value", "adult"),
        ("%DV for Children Under 4 Years", "children"),
        ("%DV Children 1-3", "children"),
        ("%DV Pregnant or Lactating Women", "pregnancy"),
        ("% DV for Infants", "infants"),
        ("%DV for Adults and Children 4 or more years, %DV for Children Under 4", "adult"),
        ("% DV (ages 4+, 2 gummies; ages 1-3, 1 gummy)", "adult"),
        ("% NRV", "nrv"),
        ("% av DRI", "nrv"),
        ("% RWS", "nrv"),
    ],
)
def test_whose_value_the_percents_are_of(heading: str, basis: str) -> None:
    text = f"Supplement Facts\nServing Size: 1 Tablet\nAmount Per Serving  {heading}\nMagnesium  80 mg  20%\n"
    assert label(text).daily_value_basis == basis


@pytest.mark.parametrize(
    ("serving", "percent", "basis"), [("1 Gummy", "53", "children"), ("2 Gummies", "20", "adult")], ids=str
)
def test_each_dose_has_a_value_of_its_own(serving: str, percent: str, basis: str) -> None:
    found = label(
        f"Supplement Facts\nServing Size: {serving}\n"
        "Amount per 1 gummy  %DV Children 1-3  Amount per 2 gummies  %DV 4+\n"
        "Magnesium (as magnesium citrate)  42 mg  53%  84 mg  20%\n"
    )
    assert found.magnesium is not None
    assert (found.magnesium.percent_daily_value, found.daily_value_basis) == (percent, basis)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (GERMAN, ["de"]),
        (BRITISH, ["en"]),
        (FRENCH, ["fr"]),
        ("Ingredients: citric acid.\nIngrédients : acide citrique.\nMode d'emploi : une gélule.\n", ["fr", "en"]),
        ("Porção: 2 cápsulas\nIngredientes: óxido de magnésio.\nNão exceder a toma diária.\n", ["pt"]),
        ("Porción: 2 cápsulas\nIngredientes: óxido de magnesio.\n", ["es"]),
        ("Ingredientes: óxido de magnesio.\nModo de empleo: una cápsula.\nPorção: 2 cápsulas\n", ["es", "pt"]),
        ("Each film coated tablet contains: Magnesium 100 mg\nAlso contains: povidone.\n", ["en"]),
        ("Zusammensetzung: 1 Tablette enthält 100 mg Magnesium. Hilfsstoffe: Talkum.\n", ["de"]),
        ("Que contient ce comprimé ?\nLes substances actives sont : magnésium 48 mg\n", ["fr"]),
        ("Cada comprimido contiene: magnesio 100 mg\n", ["es"]),
        ("Werkzaam bestanddeel: magnesium. Hulpstoffen: sorbitol.\n", ["nl"]),
        ("Magnesium 400\n", []),
    ],
    ids=[
        "german",
        "british",
        "french",
        "bilingual",
        "portuguese",
        "spanish",
        "spanish and portuguese",
        "english of medicines",
        "german of medicines",
        "french of medicines",
        "spanish of medicines",
        "dutch of medicines",
        "none",
    ],
)
def test_languages(text: str, codes: list[str]) -> None:
    assert [language.code for language in label(text).languages] == codes


def test_a_language_shows_its_headings() -> None:
    (german,) = label(GERMAN).languages
    assert german.confidence == "high"
    assert [(piece.line, piece.text) for piece in german.evidence] == [
        (2, "Nahrungsergänzungsmittel"),
        (4, "Zutaten:"),
        (6, "Nährwerte"),
    ]


def test_the_class_of_an_additive_is_not_its_name() -> None:
    found = label(
        "Zutaten: Magnesiumoxid, Füllstoffe (Cellulose, Sorbit), Trennmittel Siliciumdioxid, Überzug: Schellack."
    )
    assert [item.as_printed for item in found.other_ingredients] == [
        "Magnesiumoxid", "Cellulose", "Sorbit", "Siliciumdioxid", "Schellack",
    ]  # fmt: skip


def test_an_unknown_language_is_a_reason_why_not_all_was_read() -> None:
    swedish = label("Halden Magnesium\nKosttillskott\nMagnesium 350 mg 93 %\nVid njursjukdom, kontakta läkare.\n")
    assert swedish.languages == ()
    assert "no heading of a language that is known was found" in swedish.coverage.reasons[-1]
