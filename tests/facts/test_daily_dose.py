"""The daily dose: written from facts and read back, and the wordings that trap."""

from __future__ import annotations

from decimal import Decimal
from re import _parser as parser  # type: ignore[attr-defined]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelcheck.facts.doses.directions_words import COUNTED
from labelcheck.layout.vocabulary.doses import UNIT_WORDS
from labelcheck.model.label import DailyDose
from labelcheck.model.result import Result
from labelcheck.scan import read_only
from tests.knowledge.test_hints import always_holds


def dose(directions: str, serving: str = "Serving Size: 2 Capsules") -> DailyDose | None:
    text = (
        f"Calm Harbor Magnesium\nDietary Supplement\nSupplement Facts\n{serving}\nAmount Per Serving  % Daily Value\n"
        f"Magnesium (as magnesium citrate)  200 mg  48%\nOther Ingredients: cellulose, silica.\n\n{directions}\n"
    )
    read = read_only(text.encode(), "label.txt")
    assert isinstance(read, Result)
    return read.label.daily_dose


WORDS = {1: "one", 2: "two", 3: "three", 4: "four"}
counts = st.integers(1, 4)


@given(
    take=counts,
    more=st.integers(0, 3),
    times=counts,
    word=st.booleans(),
    bracket=st.booleans(),
    verb=st.sampled_from(["Take", "Directions: Take", "Adults take", "Suggested Use: As a dietary supplement, take"]),
    every=st.sampled_from(["{} times daily", "{} times a day", "{} times per day with food", "up to {} times daily"]),
)
def test_written_and_read_back(
    take: int, more: int, times: int, word: bool, bracket: bool, verb: str, every: str
) -> None:
    first = WORDS[take] if word else str(take)
    first += f" ({take})" if bracket else ""
    last = f" to {take + more}" if more else ""
    found = dose(f"{verb} {first}{last} capsules {every.format(times)}.")
    assert found is not None
    assert found.servings == Decimal((take + more) * times) / 2


@pytest.mark.parametrize(
    ("directions", "servings"),
    [
        ("Take 2 capsules twice daily.", 2),
        ("Take one 500 mg capsule daily.", "0.5"),
        ("Take 2 x 500 mg capsules daily.", 1),
        ("Take one to two 500mg capsules daily.", 1),
        ("Take 2 x capsules per day.", 1),
        ("Take 2 capsules daily. Our B-12 1,000 mcg capsules and omega-3 capsules add to your daily supplement.", 1),
        ("Begin with 1 capsule and increase to 4 daily.", 2),
        ("Start with 1 capsule daily and increase to 3 capsules daily.", "1.5"),
        ("Adults 2 capsules, children 1 capsule daily.", 1),
        ("Recomendação de uso: ingerir 2 cápsulas ao dia.", 1),
        ("1 cápsula três vezes ao dia.", "1.5"),
        ("Täglich bis zu 4 Kapseln.", 2),
        ("3 maal daags 1 capsule.", "1.5"),
        ("Tomar uma cápsula ao deitar.", "0.5"),
        ("Tomar 1 cápsula após cada refeição.", "1.5"),
        ("Take 2 capsules in the morning and 1 at night.", "1.5"),
        ("Take two capsules daily, one in the morning and one at night.", 1),
        ("Take 1 capsule in the morning. Take 3 capsules at bedtime.", 2),
        ("Take 1 capsule every 8 hours.", "1.5"),
        ("Take 2 capsules with 8 oz. of water twice daily.", 2),
        ("Children 4 to 12: take 4 capsules daily. Adults: take 2 capsules daily.", 1),
        ("Take 1 capsule twice daily or, 2 capsules once daily.", 1),
        ("Take 1 capsule with each meal.", "1.5"),
        ("Verzehrempfehlung: täglich 2 Kapseln mit Wasser einnehmen.", 1),
        ("Erwachsene: 3 x 2 Kapseln täglich.", 3),
        ("Einnahmeempfehlung: 2 - 0 - 2 Kapseln nach dem Essen", 2),
        ("Verzehrempfehlung: Täglich 1 bis max. 2 Kapseln.", 1),
        ("Jeden Tag zwei Kapseln mit einem Glas Wasser verzehren.", 1),
        ("Zweimal täglich je 2 Kapseln in Flüssigkeit.", 2),
        ("Verzehrempfehlung: tägl. 2 Kapseln m. Flüssigkeit.", 1),
        ("Empfohlene tägliche Verzehrmenge: 2 Kapseln", 1),
        ("Recommended dose: 2 capsules daily, ideally one in the morning and one in the evening.", 1),
        ("Consigli d'uso: 2 capsule al mattino e 2 alla sera.", 2),
        ("Take 2 capsules with a glass of water (200ml) daily.", 1),
        ("2 x täglich 1 Kapsel.", 1),
        ("Morgens 1 Kapsel und abends 3 Kapseln.", 2),
        ("Prendre 2 gélules 3 fois par jour.", 3),
        ("Tomar 1 cápsula tres veces al día.", "1.5"),
        ("Take four capsules daily. Do not exceed 2 capsules per day.", 1),
        ("Take one serving daily.", 1),
    ],
)
def test_wordings(directions: str, servings: str | int) -> None:
    found = dose(directions)
    assert found is not None
    assert found.servings == Decimal(servings)
    assert all(piece.text in directions for piece in found.evidence)


@pytest.mark.parametrize(
    ("size", "directions", "servings"),
    [
        # fractions
        ("1 Tablet", "Take ½ tablet twice daily.", 1),
        ("1 Tablet", "Take half a tablet twice daily.", 1),
        ("1 Tablet", "Directions: 1½ tablets daily", "1.5"),
        ("1 Tablet", "Take 1 1/2 tablets twice daily.", 3),
        ("1 Tablet", "Take 1-1/2 tablets daily.", "1.5"),
        ("1 Tablet", "Take ½-1 tablet 1-2x/day.", 2),
        ("1 Tablet", "Take one-half to one tablet at bedtime.", 1),
        ("1 Tablet", "Take half a tablet in the morning and half at night.", 1),
        ("1 Tablet", "Take one and a half tablets with each of your three main meals.", "4.5"),
        ("1 1/4 tsp (6 mL)", "Take 1/2 tsp twice daily.", "0.8"),
        ("1¼ tsp (6 mL)", "Take 1/2 tsp twice daily.", "0.8"),
        ("1/2 tablet", "Take ½ tablet daily.", 1),
        ("1 Messlöffel", "Einnahme: Morgens und abends je einen halben Messlöffel in Wasser einrühren.", 1),
        ("1 cuillère à café", "Prendre une demi-cuillère à café matin, midi et soir.", "1.5"),
        ("1 comprimé", "1 comprimé et demi par jour.", "1.5"),
        ("1 comprimido", "Tomar medio comprimido en desayuno y cena.", 1),
        ("1 misurino", "Sciogliere mezzo misurino in acqua calda, mattina e sera.", 1),
        # the parts of a day's dose
        ("2 tablets", "Take 2 tablets daily - 1 in the morning and 1 in the evening.", 1),
        ("2 capsules", "Take two (2) capsules per day, one (1) with breakfast and one (1) with dinner.", 1),
        ("2 Kapseln", "Täglich 2 Kapseln (1 Kapsel morgens und 1 Kapsel abends) mit Wasser einnehmen.", 1),
        ("2 Kapseln", "Verzehrempfehlung: Täglich 2 Kapseln verteilt auf 2 Mahlzeiten.", 1),
        ("2 Kapseln", "Täglich 2 Kapseln, am besten morgens und abends, verzehren.", 1),
        ("2 Kapseln", "Einnahme: 2 Kapseln am Abend.", 1),
        ("4 Kapseln", "Verzehrempfehlung: 4 Kapseln täglich, z. B. 2 morgens und 2 abends.", 1),
        ("1 Kapsel", "Empfohlene Tagesdosis: 2 Kapseln.", 2),
        ("3 compresse", "Da 1 a 3 cpr al giorno.", 1),
        ("1 tablet", "Aanbevolen gebruik: driemaal daags 1 tablet.", 3),
        ("3 Kapseln", "Täglich 3 Kapseln, je 1 Kapsel morgens, mittags und abends.", 1),
        ("2 gélules", "Adulte : 2 gélules par jour, 1 le matin et 1 le soir.", 1),
        ("3 gélules", "Conseils d'utilisation : 3 gélules par jour, 1 à chaque repas.", 1),
        ("3 gélules", "Prendre 3 gélules par jour réparties au cours des trois repas.", 1),
        ("2 compresse", "Assumere 2 compresse al giorno, una a colazione e una a cena.", 1),
        ("4 capsules", "Take 4 capsules daily, in 2 divided doses.", 1),
        # lists of meals and times
        ("3 comprimidos", "Modo de empleo: Tomar 1 comprimido antes del desayuno, la comida y la cena.", 1),
        ("6 comprimidos", "MODO DE EMPLEO: Tomar 2 comprimidos en desayuno, comida y cena.", 1),
        ("3 comprimés", "Conseils d'utilisation : 1 comprimé matin, midi et soir pendant les repas.", 1),
        ("3 compresse", "Modo d'uso: 1 compressa a colazione, pranzo e cena.", 1),
        ("3 Kapseln", "Verzehrempfehlung: morgens, mittags und abends je 1 Kapsel.", 1),
        ("3 tablets", "Take 1 tablet at breakfast, lunch and dinner.", 1),
        ("3 capsules", "1 capsule with each meal.", 1),
        ("3 tablets", "Take one (1) tablet in mid-day and two (2) in the evening.", 1),
        ("2 capsules", "Take 2 capsules in the morning and evening with water or juice.", 2),
        ("1 capsule", "Take 1 capsule with dinner and 1 capsule at bedtime.", 2),
        ("1 capsule", "Take 1 capsule in the evening before bed.", 1),
        ("1 capsule", "Take 1 capsule in the morning or evening with juice.", 1),
        ("1 cápsula", "Tomar 1 cápsula por la mañana con comida.", 1),
        ("2 Kapseln", "1 Kapsel am Morgen, 1 Kapsel am Abend.", 1),
        ("1 comprimé", "2 comprimés au coucher.", 2),
        ("2 comprimidos", "2 comprimidos antes de acostarse.", 1),
        ("1 comprimido", "1 comprimido ao pequeno-almoço e 1 ao jantar.", 2),
        # rhythms in short
        ("2 tablets", "Take 1 tablet b.i.d.", 1),
        ("2 tablets", "Take 1 tablet BID.", 1),
        ("1 tablet", "Take 1 tablet t.i.d. with food.", 3),
        ("1 tsp", "Take 1 tsp. b.i.d. with water", 2),
        ("1 capsule", "Dosage: 1 capsule QID", 4),
        ("2 tablets", "Take 1 tablet q12h.", 1),
        # units and groups of people
        ("20 ml", "Adults: Take 10ml twice daily before meals. Children 6-12: 10ml once daily.", 1),
        ("2 misurini", "Modo d'uso: sciogliere 1 misurino in acqua calda, due volte al giorno.", 1),
        ("1 Brausetablette", "2 x täglich eine Brausetablette in einem Glas Wasser auflösen.", 2),
        ("1 Portionsbeutel", "Täglich den Inhalt eines Portionsbeutels direkt auf die Zunge geben.", 1),
        ("1 ampoule", "1 ampoule par jour à diluer dans un verre d'eau.", 1),
        ("2 Gummy Bears", "Chew 2 gummies daily.", 1),
        ("15 mL", "Directions: adults and children 12 years and older 2 to 4 tablespoonfuls (30 mL to 60 mL) "
         "children 6 to 11 years 1 to 2 tablespoonfuls (15 mL to 30 mL)", 4),
        ("1 bustina", "Modo d'uso: 1 bustina in 200 ml d'acqua, 1-2 volte al giorno.", 2),
        ("5 Sprühstöße", "Anwendung: 5 Sprühstöße täglich in den Mund.", 1),
        ("40 gocce", "Modalità d'uso: 40 gocce la sera.", 1),
        ("1 tablet", "Dosering: driemaal daags 1 tablet.", 3),
        ("1 stick", "Gebruiksaanwijzing: 1 stick per dag op de tong laten smelten.", 1),
        ("1 stick", "Electrolyte Drink Mix – Citrus – 30 Stick Packs\nDirections: Mix 1 stick with water.", 1),
    ],
)  # fmt: skip
def test_wordings_of_a_size(size: str, directions: str, servings: str | int) -> None:
    found = dose(directions, f"Serving Size: {size}")
    assert found is not None
    assert found.servings == Decimal(servings)


def test_a_size_of_two_counts_leaves_the_servings_open() -> None:
    found = dose("Chew 1 tablet daily.", "Serving Size: 1/2 tablet (children 2-3 years); 1 tablet (adults)")
    assert found is not None
    assert found.servings is None


@pytest.mark.parametrize("unit", sorted(UNIT_WORDS.keys() - {"g"}))
def test_no_unit_is_without_a_hint(unit: str) -> None:
    assert always_holds(parser.parse(UNIT_WORDS[unit]), tuple(COUNTED))


@pytest.mark.parametrize(
    "directions", ["60 Capsules", "Sleep Drink Mix, 14 Servings", "Hydra Electrolyte Mix, 10 sticks",
                   "Magnesium for Everyday Use - 30 Capsules", "Two capsules provide 200 mg of magnesium.",
                   "One Daily Formula", "Serving size: 2 capsules, amount and Daily Value as on the panel"]
)  # fmt: skip
def test_no_directions(directions: str) -> None:
    assert dose(directions) is None


def test_a_ceiling_stands_beside_the_dose() -> None:
    found = dose("Take 2 capsules daily. Do not exceed 4 capsules per day.")
    assert found is not None
    assert (found.servings, found.ceiling) == (Decimal(1), Decimal(2))


def test_another_unit_than_the_servings_is_not_turned_into_servings() -> None:
    found = dose("Mix 1 tablespoon in water daily.", "Serving Size: 1 Scoop (5 g)")
    assert found is not None
    assert found.servings is None
    assert found.evidence[0].text == "Mix 1 tablespoon in water daily."


@pytest.mark.parametrize(
    ("directions", "advised"),
    [
        ("Use as directed by your practitioner.", True),
        ("Take 2 capsules daily as directed by your physician.", True),
        ("Take 2 capsules daily, or as directed by your physician.", False),
    ],
)
def test_a_practitioners_dose(directions: str, advised: bool) -> None:
    found = dose(directions)
    assert found is not None
    assert found.as_advised is advised


def test_a_panel_per_daily_dose_is_a_days_dose_already() -> None:
    text = (
        "Magnesium 300\nFood Supplement\nNutritional information per daily dose    %NRV*\nMagnesium  300 mg  80%\n"
        "Ingredients: magnesium citrate, cellulose.\nDirections: Take 2 capsules twice daily.\n"
    )
    read = read_only(text.encode(), "label.txt")
    assert isinstance(read, Result)
    found = read.label.daily_dose
    assert found is not None
    assert found.servings == 1


@pytest.mark.parametrize(
    ("directions", "confidence"),
    [
        ("Take 1 capsule in the morning and 2 capsules at night.", "high"),
        ("Take two at breakfast and one at dinner each day.", "medium"),
        ("Take two daily.", "medium"),
    ],
)
def test_a_dose_without_its_unit_is_not_sure(directions: str, confidence: str) -> None:
    found = dose(directions)
    assert found is not None
    assert found.confidence == confidence


@pytest.mark.parametrize(
    "directions",
    ["Take 1 capsule for every 50 lbs of body weight daily.", "Take 1 capsule per 25 kg of body weight daily."],
)
def test_a_dose_by_weight_is_nobodys_daily_dose(directions: str) -> None:
    assert dose(directions) is None
