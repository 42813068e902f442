"""What is one ingredient of a list, and what are several."""

from __future__ import annotations

import pytest

from labelcheck.model.label import OtherIngredient
from tests.facts.test_languages import label
from tests.facts.test_list_end import PANEL


def listed(text: str, heading: str = "Other Ingredients:") -> list[OtherIngredient]:
    return [*label(f"{PANEL}\n{heading} {text}\n").other_ingredients]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("stearic acid (vegetable source) and silica.", ["stearic acid (vegetable source)", "silica"]),
        ("Magnesium Stearate & Silicon Dioxide, gelatin.", ["Magnesium Stearate", "Silicon Dioxide", "gelatin"]),
        (
            "stéarate de magnésium et dioxyde de silicium (E551).",
            ["stéarate de magnésium", "dioxyde de silicium (E551)"],
        ),
        ("Trennmittel E 551 und E 470b, Gelatine.", ["E 551", "E 470b", "Gelatine"]),
        ("estearato de magnesio y dióxido de silicio.", ["estearato de magnesio", "dióxido de silicio"]),
        ("acidi grassi e biossido di silicio.", ["acidi grassi", "biossido di silicio"]),
        ("ciclamato sódico y sacarina sódica.", ["ciclamato sódico", "sacarina sódica"]),
        ("Süßungsmittel Natriumcyclamat und Saccharin-Natrium.", ["Natriumcyclamat", "Saccharin-Natrium"]),
        ("Magnesiumoxid und Magnesiumcitrat.", ["Magnesiumoxid", "Magnesiumcitrat"]),
        (
            "Natural vegetable capsules and microcrystalline cellulose.",
            ["Natural vegetable capsules", "microcrystalline cellulose"],
        ),
        (
            "cellulose, and silica in a non-GMO vegetable capsule composed of vegetable carbohydrate gum and water.",
            ["cellulose", "silica", "vegetable carbohydrate gum", "water"],
        ),
        ("silica and coating (talc, gelatin).", ["silica", "coating", "talc", "gelatin"]),
        ("silica, gelatin. Coating (talc, water).", ["silica", "gelatin", "Coating", "talc", "water"]),
        ("silica, aqueous film coating (talc, water).", ["silica", "aqueous film coating", "talc", "water"]),
        (
            "sodium benzoate and ethyl lauroyl arginate (preservatives).",
            ["sodium benzoate", "ethyl lauroyl arginate (preservatives)"],
        ),
        ("Natural lemon flavor and cane sugar.", ["Natural lemon flavor", "cane sugar"]),
        ("sugar and natural and artificial flavors.", ["sugar and natural and artificial flavors"]),
        (
            "potassium sorbate & sodium benzoate (as preservatives).",
            ["potassium sorbate", "sodium benzoate (as preservatives)"],
        ),
        (
            "mono- and diglycerides, sunflower and/or safflower oil.",
            ["mono- and diglycerides", "sunflower and/or safflower oil"],
        ),
        ("goma guar (espesante) y hojas de menta.", ["goma guar (espesante)", "hojas de menta"]),
        ("hojas de menta y sulfato de zinc, talco.", ["hojas de menta", "sulfato de zinc", "talco"]),
        (
            "Zinc (citrato) y Selenio (levadura), talco, sabores naturales y artificiales.",
            ["Zinc (citrato)", "Selenio (levadura)", "talco", "sabores naturales y artificiales"],
        ),
        (
            "citrato de magnesio, talco, gelatina, flor de azahar y polvo de acerola.",
            ["citrato de magnesio", "talco", "gelatina", "flor de azahar", "polvo de acerola"],
        ),
        (
            "citrato de magnesio, talco, gelatina, extracto de hoja y raíz de ortiga.",
            ["citrato de magnesio", "talco", "gelatina", "extracto de hoja y raíz de ortiga"],
        ),
        (
            "fruit and vegetable juice, natural lemon and lime flavors.",
            ["fruit and vegetable juice", "natural lemon and lime flavors"],
        ),
        ("cellulose, silica, and tapioca dextrin.", ["cellulose", "silica", "tapioca dextrin"]),
        ("cellulose, rice bran extract and spearmint leaf.", ["cellulose", "rice bran extract", "spearmint leaf"]),
        ("cellulose, sodium copper chlorophyllin and silica.", ["cellulose", "sodium copper chlorophyllin", "silica"]),
        ("cellulose, calcium and magnesium stearate.", ["cellulose", "calcium and magnesium stearate"]),
        ("cellulose, orange peel and hops blend.", ["cellulose", "orange peel and hops blend"]),
    ],
)
def test_names_joined_by_and_are_apart_where_both_are_known(text: str, expected: list[str]) -> None:
    assert [item.as_printed for item in listed(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Food Starch, Modified, Acai, Powder, Silica.", ["Food Starch, Modified", "Acai, Powder", "Silica"]),
        ("Hemp Flower, Leaf Extract, Silica.", ["Hemp Flower, Leaf Extract", "Silica"]),
        ("Water, Purified, Cane Sugar, Evaporated, Silica.", ["Water, Purified", "Cane Sugar, Evaporated", "Silica"]),
        (
            "Soy Lecithin, organic, Water, USP, Gelatin, Bovine.",
            ["Soy Lecithin, organic", "Water, USP", "Gelatin, Bovine"],
        ),
        (
            "Calcium Phosphate, Dibasic, Magnesium Stearate, NF.",
            ["Calcium Phosphate, Dibasic", "Magnesium Stearate, NF"],
        ),
        ("\n• Cellulose.\n• Neem Leaf.\n• Silica.", ["Cellulose", "Neem Leaf", "Silica"]),
        ("\n- Cellulose\n- Beet Root", ["Cellulose", "Beet Root"]),
        ("\nCellulose\nVitamin E\nSilica", ["Cellulose", "Vitamin E", "Silica"]),
        (
            "Cellulose - Vitamin E - Anti-caking agent: silica - Vitamins B2, B6.",
            ["Cellulose", "Vitamin E", "silica", "Vitamins B2", "B6"],
        ),
        ("cellulose and neem leaf.", ["cellulose", "neem leaf"]),
        ("cellulose and natural flavors.", ["cellulose", "natural flavors"]),
        ("gelatin and cellulose blend.", ["gelatin and cellulose blend"]),
        ("soy and pea protein.", ["soy and pea protein"]),
        ("cellulose, talc As a dietary supplement, take 1 capsule daily.", ["cellulose", "talc"]),
        ("cellulose and talc Take 1-4 capsules daily.", ["cellulose", "talc"]),
        ("cellulose and talc Albion and TRAACS® are registered trademarks of Albion.", ["cellulose", "talc"]),
        ("cellulose. Shell Ingredients: gelatin, water.", ["cellulose", "gelatin", "water"]),
        ("cellulose. Shell\nIngredients: gelatin, water.", ["cellulose", "gelatin", "water"]),
        ("cellulose, Enteric Coating: talc, water.", ["cellulose", "talc", "water"]),
        ("cellulose. Softgel Capsule: gelatin. May contain: talc.", ["cellulose", "gelatin", "talc"]),
        ("cellulose, in a natural base of: alfalfa, parsley.", ["cellulose", "alfalfa", "parsley"]),
        ("Nat. Flavors, Nat. & Art. Flavor, Veg. Capsule.", ["Nat. Flavors", "Nat. & Art. Flavor", "Veg. Capsule"]),
        ("Vitamin C 60 mg. Veg. Take daily.", ["Vitamin C 60 mg"]),
        ("Povidon, hochdisp. Siliciumdioxid.", ["Povidon", "hochdisp. Siliciumdioxid"]),
        (
            "cellulose, stearic acid. Silica. Hypromellose, gelatin.",
            ["cellulose", "stearic acid", "Silica", "Hypromellose", "gelatin"],
        ),
        ("cellulose, stearic acid. Silica.", ["cellulose", "stearic acid", "Silica"]),
        ("cellulose, stearic acid. Sugar, starch and gluten free.", ["cellulose", "stearic acid"]),
        ("cellulose, sealed. Silica, gelatin.", ["cellulose", "sealed"]),
        ("\nSorbitol (Ph. Eur.)\nMaisstärke\nXyz\nTalkum", ["Sorbitol (Ph. Eur.)", "Maisstärke", "Xyz", "Talkum"]),
        ("Noyau : povidone, talc.\nPelliculage : hypromellose.", ["povidone", "talc", "hypromellose"]),
        ("Tablettenkern: Povidon. Tablettenhülle: Talkum.", ["Povidon", "Talkum"]),
        ("Rice including Bran, Germ and Hull, Silica.", ["Rice including Bran, Germ and Hull", "Silica"]),
        ("Enzymes (including the protease, lipase), Silica.", ["Enzymes (including the protease, lipase)", "Silica"]),
        ("Colours: [Titanium Dioxide, Iron Oxides].", ["Titanium Dioxide", "Iron Oxides"]),
        ("coating [hypromellose, talc].", ["coating", "hypromellose", "talc"]),
        (
            "Vitamin D3 (Cholecalciferol [Preparation: Sugar, Corn Starch]).",
            ["Vitamin D3", "Cholecalciferol", "Sugar", "Corn Starch"],
        ),
        (
            "Magnesium (as magnesium oxide and magnesium citrate).",
            ["Magnesium (as magnesium oxide and magnesium citrate)"],
        ),
        ("magnésium (oxyde, carbonate).", ["magnésium (oxyde, carbonate)"]),
        ("Aroma (enthält MILCH).", ["Aroma (enthält MILCH)"]),
        ("tocopherols (from soy, palm).", ["tocopherols (from soy, palm)"]),
        ("pflanzliche Kapselhülle (Gelatine).", ["pflanzliche Kapselhülle", "Gelatine"]),
        ("Shellac (pharmaceutical glaze).", ["Shellac (pharmaceutical glaze)"]),
        (
            "film coat (organic maltodextrin, organic guar gum).",
            ["film coat", "organic maltodextrin", "organic guar gum"],
        ),
        ("glaze [organic apple juice, organic pear juice].", ["glaze", "organic apple juice", "organic pear juice"]),
        ("film coat (organic, non-GMO).", ["film coat (organic, non-GMO)"]),
        ("Fish oil (anchovy, sardine), gelatin.", ["Fish oil (anchovy, sardine)", "gelatin"]),
        ("sugar (a) and flavors (b).", ["sugar (a)", "flavors (b)"]),
        ("ginseng extract (Panax ginseng, root), talc.", ["ginseng extract (Panax ginseng, root)", "talc"]),
        ("ortiga e.s. [Urtica dioica L.], talco.", ["ortiga e.s. [Urtica dioica L.]", "talco"]),
        ("valeriana e.s. 4:1, talco.", ["valeriana e.s. 4:1", "talco"]),
        (
            "pasiflora (Passiflora incarnata L., partes aéreas, maltodextrina), talco.",
            ["pasiflora (Passiflora incarnata L., partes aéreas, maltodextrina)", "talco"],
        ),
        ("olio di pesce [50%, di cui EPA 18%], talco.", ["olio di pesce [50%, di cui EPA 18%]", "talco"]),
    ],
)
def test_what_brackets_hold(text: str, expected: list[str]) -> None:
    assert [item.as_printed for item in listed(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Süßstoffe (Sucralose, Aspartam)", ["Sucralose", "Aspartam"]),
        ("Weichmacher Glycerin", ["Glycerin"]),
        ("agenti antiagglomeranti: talco", ["talco"]),
        ("agents antiagglomérants : talc", ["talc"]),
        ("édulcorants : cyclamate de sodium et saccharine", ["cyclamate de sodium", "saccharine"]),
        ("acidificante acido citrico", ["acido citrico"]),
        ("antiapelmazante (E-551)", ["E-551"]),
        ("Capsule: hypromellose, water", ["hypromellose", "water"]),
        ("film coating components (food additives): hypromellose", ["hypromellose"]),
        ("gélule végétale (gélatine)", ["gélatine"]),
        ("aroma natural de limón", ["aroma natural de limón"]),
        ("may contain one or more of: cellulose, leucine", ["cellulose", "leucine"]),
        ("coloranti (0,2%): ossidi di ferro", ["ossidi di ferro"]),
        ("cápsula de origen vegetal: hipromelosa", ["hipromelosa"]),
        ("capsula vegetale: ipromellosa", ["ipromellosa"]),
        ("antiumectante: dióxido de silício", ["dióxido de silício"]),
        (
            "melissa foglie e.s. tit. 2% acido rosmarinico, talco",
            ["melissa foglie e.s. tit. 2% acido rosmarinico", "talco"],
        ),
    ],
)
def test_a_class_of_additives_is_no_ingredient(text: str, expected: list[str]) -> None:
    assert [item.as_printed for item in listed(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "talco, edulcorantes sucralose e glicosídeos de esteviol, corante natural urucum.",
            ["talco", "sucralose", "glicosídeos de esteviol", "urucum"],
        ),
        (
            "talco, antiumectantes dióxido de silício e estearato de magnésio e corantes carmim e amarelo tartrazina.",
            ["talco", "dióxido de silício", "estearato de magnésio", "carmim", "amarelo tartrazina"],
        ),
        (
            "talco, antiumectante estearato de magnésio e agente de revestimento álcool polivinílico.",
            ["talco", "estearato de magnésio", "álcool polivinílico"],
        ),
        ("Aroma natural y colorante natural (extracto de cúrcuma).", ["Aroma natural", "extracto de cúrcuma"]),
        ("talco, agente de brillo (cera de carnauba).", ["talco", "cera de carnauba"]),
        (
            "talco, colorante betanina, coloranti: ossidi e idrossidi di ferro.",
            ["talco", "betanina", "ossidi e idrossidi di ferro"],
        ),
        (
            "talk, zoetstoffen: erythritol en isomalt; kleurstoffen: E172 en E171.",
            ["talk", "erythritol", "isomalt", "E172", "E171"],
        ),
        ("talk, kleurend voedingsmiddel: bietenconcentraat.", ["talk", "bietenconcentraat"]),
        (
            "talco, corantes permitidos, emulsionantes mono y diglicéridos.",
            ["talco", "corantes permitidos", "mono y diglicéridos"],
        ),
        (
            "gelatine, emulgator: lecithine, glansmiddelen: hydroxypropylmethylcellulose, talk en glycerol.",
            ["gelatine", "lecithine", "hydroxypropylmethylcellulose", "talk", "glycerol"],
        ),
        ("talco, celulosa en polvo, aglutinante (povidona).", ["talco", "celulosa en polvo", "povidona"]),
        ("talco, corante inorgânico dióxido de titânio.", ["talco", "dióxido de titânio"]),
        ("talco, EST: INS 460i, ANAH: INS 1201.", ["talco", "INS 460i", "INS 1201"]),
    ],
)
def test_a_class_needs_no_colon_and_may_join_its_additives(text: str, expected: list[str]) -> None:
    assert [item.as_printed for item in listed(text, "Ingredientes:")] == expected


def test_the_last_two_of_a_list_are_apart_where_the_first_is_one_word() -> None:
    printed = "talco, gelatina, carmim, betanina e amarelo tartrazina."
    assert [item.as_printed for item in listed(printed)] == [
        "talco",
        "gelatina",
        "carmim",
        "betanina",
        "amarelo tartrazina",
    ]


def test_a_list_may_print_a_name_a_line() -> None:
    names = ["Citrato de magnesio", "Melatonina", "Flor de azahar", "Celulosa microcristalina", "Dióxido de silicio"]
    assert [item.as_printed for item in listed("\n" + "\n".join(names), "INGREDIENTES")] == names


def test_a_name_on_a_line_of_its_own_may_hold_a_comma() -> None:
    names = ["Sorbitol (E420)", "Silica, colloidal anhydrous", "Talc", "Magnesium stearate"]
    assert [item.as_printed for item in listed("\n".join(["", *names]))] == names


@pytest.mark.parametrize("sign", [" / ", "/ "])
def test_a_list_may_stand_between_slashes(sign: str) -> None:
    names = ["Herring Roe extract", "Deep Sea Fish Oil", "Gelatin", "Rosemary extract"]
    assert [item.as_printed for item in listed(f"{sign.join(names)}.")] == names


def test_a_list_goes_on_with_what_the_shell_contains() -> None:
    found = listed("cellulose, magnesium stearate. The capsule shell contains gelatin and titanium dioxide (E171).")
    assert [item.as_printed for item in found][2:] == ["gelatin", "titanium dioxide (E171)"]


def test_a_bracket_behind_a_known_name_tells_more_of_it() -> None:
    (found,) = listed("sali di magnesio degli acidi grassi (origine vegetale).", "Ingredienti:")
    assert found.id == "magnesium_stearate"


def test_a_number_of_the_codex_is_the_additive() -> None:
    found = listed("Glidants (INS 551 & INS 470(iii)), Filler (Cellulose (INS 460)).")
    assert [item.id for item in found] == ["silica", "magnesium_stearate", "mcc"]


def test_an_e_number_is_the_additive() -> None:
    assert [item.id for item in listed("E 551, E102, E322.")] == ["silica", "yellow5", None]


def test_a_list_whose_lines_are_counted_has_an_ingredient_on_each() -> None:
    lines = "\n1. Citrate de magnésium\n2. poudre de caroube\n3. capsule végétale (hypromellose)\n4. farine de riz\n"
    names = [item.as_printed for item in listed(lines, "Ingrédients")]
    assert names[:2] + names[-1:] == ["Citrate de magnésium", "poudre de caroube", "farine de riz"]
