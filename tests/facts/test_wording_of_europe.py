"""What leaflets and shops of Europe write around the same facts, each row after the trap it holds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.facts.test_languages import label


@pytest.mark.parametrize(
    ("text", "size", "elemental", "forms"),
    [
        pytest.param(
            "Les substances actives sont :\nLactate de magnésium dihydraté........ 470,000 mg\n"
            "Chlorhydrate de pyridoxine........ 5,000 mg\nPour un comprimé enrobé.\n"
            "La teneur totale en magnésium-élément est de 48 mg (1,97 mmol) par comprimé.\n"
            "Les autres composants sont : saccharose, talc.",
            "comprimé enrobé",
            "48",
            ["lactate"],
            id="a leaflet's active substances are rows under a title",
        ),
        pytest.param(
            "Ein Beutel mit 4 g Pulver zur Herstellung einer Lösung zum Einnehmen enthält: Magnesiumcitrat 1932 mg, "
            "entsprechend 300 mg Magnesium.\nSonstige Bestandteile: Citronensäure, Sucrose.",
            "Ein Beutel",
            "300",
            ["citrate"],
            id="what the powder of a sachet is for",
        ),
        pytest.param(
            "Composition qualitative et quantitative\nPidolate de magnésium........ 2,250 g\n"
            "Soit en magnésium élément........ 190,500 mg\nPour un sachet-dose.",
            "sachet-dose",
            "190.500",
            ["pidolate"],
            id="a sachet of one dose, with three decimals",
        ),
        pytest.param(
            "Composición (2 comprimidos): Magnesio 375 mg (100% VRN) procedente de citrato, óxido, lactato y gluconato "
            "de magnesio.",
            "2 comprimidos",
            "375",
            ["citrate", "oxide", "lactate", "gluconate"],
            id="salts that share the element behind the last",
        ),
        pytest.param(
            "per 3 g | VNR%\nMagnesio | 300 mg | 80%\nIngredienti: miscela di sali di magnesio (magnesio carbonato, "
            "magnesio citrato) 60%; acidificante: acido citrico.",
            "3 g",
            "300",
            ["carbonate", "citrate"],
            id="magnesium salts that a bracket names are no excipient",
        ),
        pytest.param(
            "Zusammensetzung    1 Tablette = Tagesportion    % der empfohlenen Tageszufuhr (NRV)*\n"
            "Magnesium          400 mg                       107",
            "1 Tablette",
            "400",
            [],
            id="percents of the advised supply",
        ),
        pytest.param(
            "Porción diaria: 1 cápsula vegetal\nMagnesio (de óxido) 200 mg 53%",
            "1 cápsula vegetal",
            "200",
            ["oxide"],
            id="of what kind the unit of a day's dose is",
        ),
        pytest.param(
            "Chaque dose de 2 g (½ c. à thé) contient :\nMagnésium (glycinate) 200 mg",
            "2 g",
            "200",
            ["bisglycinate"],
            id="a spoon in the bracket behind a weighed dose",
        ),
        pytest.param(
            "Nährwertinformation\n30 ml (= empfohlene Tagesdosis) enthalten: Calcium 240 mg (30 %), Magnesium 56,3 mg "
            "(15 %), Vitamin D3 5 µg (100 %)",
            "30 ml",
            "56.3",
            [],
            id="a volume that holds nutrients is no amount of the first",
        ),
        pytest.param(
            "Composition p cp : Magnésium lactate dihydrate 470 mg (48 mg de magnésium élément), pyridoxine 5 mg.",
            "cp",
            "48",
            ["lactate_dihydrate"],
            id="a dose as books of medicines shorten it",
        ),
        pytest.param(
            "✔ 2000 mg Magnesium-L-Threonat pro Tagesdosis (3 Kapseln), davon 144 mg elementares Magnesium",
            "3 Kapseln",
            "144",
            ["threonate"],
            id="the part of the element behind a day's dose",
        ),
        pytest.param(
            "Zusammensetzung bezogen auf: 1 Kapsel\nWirkstoffe\n497,4 mg Magnesium oxid, leichtes\n"
            "300 mg Magnesium-Ion",
            "1 Kapsel",
            "300",
            ["oxide"],
            id="a colon between the words before a dose and it",
        ),
        pytest.param(
            "Dosis diaria: 1 medida (13 g)\nColágeno 10 g, Magnesio 188 mg (50%), Vitamina C 80 mg (100%)",
            "1 medida (13 g)",
            "188",
            [],
            id="a measure",
        ),
        pytest.param(
            "Ogni bustina contiene: magnesio (da citrato) mg 300 pari all'80% VNR",
            "bustina",
            "300",
            ["citrate"],
            id="the unit before the number, and what percent that is",
        ),
        pytest.param(
            "Die angegebenen Mengen sind bezogen auf 1 Tablette.\nMagnesium carbonat 415 mg\n"
            "entspricht Magnesium-Ion 121,5 mg\nMagnesium oxid 201,5 mg\nentspricht Magnesium-Ion 121,5 mg\n"
            "entspricht Gesamt Magnesium-Ion 243 mg",
            "1 Tablette",
            "243",
            ["carbonate", "oxide"],
            id="the total behind what each compound supplies",
        ),
        pytest.param(
            "Cada sobre bebible (10 ml) contiene: pidolato de magnesio 2000 mg (equivale a 173,8 mg de ion magnesio)",
            "sobre bebible (10 ml)",
            "173.8",
            ["pidolate"],
            id="the ion before the element's name",
        ),
        pytest.param(
            "Elk sachet bevat 450 mg magnesium (18,5 mmol) als magnesiumcarbonaat en magnesiumoxide.",
            "sachet",
            "450",
            ["carbonate", "oxide"],
            id="each in Dutch before a neuter noun",
        ),
        pytest.param(
            "1 Kautablette enth. 482 mg bas. Magnesiumcarbonat (entspr. 121,5 mg bzw. 5 mmol Magnesium).",
            "1 Kautablette",
            "121.5",
            ["carbonate"],
            id="what kind of salt it is, shortened",
        ),
        pytest.param(
            "Los principios activos son carbonato de magnesio y óxido de magnesio. Cada comprimido contiene 300 mg de "
            "magnesio.\nLos demás componentes son: ácido cítrico, manitol.",
            "comprimido",
            "300",
            ["carbonate", "oxide"],
            id="active substances in a sentence before that of the dose",
        ),
        pytest.param(
            "2 tavolette contengono\nMagnesio (citrato) 400 mg 107%",
            "2 tavolette",
            "400",
            ["citrate"],
            id="tablets as translations from English call them",
        ),
        pytest.param(
            "Pro Tagesverzehrmenge (= 2 Tabletten): Magnesium: 400 mg (107%); davon Magnesiumoxid 320 mg Mg, "
            "Magnesiumcitrat 80 mg Mg\nZutaten: Magnesiumoxid, Magnesiumcitrat, Cellulose.",
            "2 Tabletten",
            "400",
            ["oxide", "citrate"],
            id="the whole before the part of each compound",
        ),
        pytest.param(
            "Zusammensetzung eines Beutels (3,8 g):\nMagnesium 300 mg (80 % NRV), Vitamin B6 1,4 mg (100 % NRV)",
            "Beutels (3,8 g)",
            "300",
            [],
            id="the weight of what the composition is of",
        ),
        pytest.param(
            "Magnesium pro Stick 375 mg = 100 % der empfohlenen Tagesdosis\nZutaten: Magnesiumoxid, Sorbit.",
            "Stick",
            "375",
            ["oxide"],
            id="the dose between the element and its amount",
        ),
        pytest.param(
            "Dosis: 2 cápsulas al día\nComposición por dosis: 300 mg de magnesio (de citrato de magnesio)",
            "2 cápsulas",
            "300",
            ["citrate"],
            id="how often the dose is taken, on its line",
        ),
        pytest.param(
            "Dose: 2 comprimidos | Doses por embalagem: 45\nInformação nutricional | por dose | %VRN\n"
            "Magnésio | 250 mg | 67%",
            "2 comprimidos",
            "250",
            [],
            id="the dose in a field",
        ),
        pytest.param(
            "per 2 compresse\nZMA 1,3 g\ndi cui magnesio 250 mg (66,6% VNR)\n"
            "Ingredienti: ZMA (zinco aspartato, magnesio citrato, magnesio ossido), cellulosa.",
            "2 compresse",
            "250",
            ["citrate", "oxide"],
            id="what a blend holds is named in the list",
        ),
        pytest.param(
            "Una bustina contiene: magnesio pidolato 2,250 g (corrispondenti a 184 mg di ione Mg++).",
            "Una bustina",
            "184",
            ["pidolate"],
            id="the ion by its sign",
        ),
        pytest.param(
            "60 Tabletten = 104,3 g\n1 Tablette (Tagesverzehrempfehlung) enthält:\nMagnesium 500 mg (133 %*)",
            "1 Tablette",
            "500",
            [],
            id="what the pack weighs over the heading of the dose",
        ),
        pytest.param(
            "Pour 2 gélules : magnésium 300 mg (80 % VNR)\n"
            "Ingrédients : mélange de sels de magnésium (oxyde, citrate), cellulose",
            "2 gélules",
            "300",
            ["oxide", "citrate"],
            id="salts by their acids in the bracket behind a mix",
        ),
    ],
)
def test_magnesium(text: str, size: str, elemental: str, forms: list[str]) -> None:
    found = label(f"Halden Mineral\n{text}\n")
    assert found.serving is not None
    assert found.serving.size == size
    assert found.magnesium is not None
    assert found.magnesium.elemental_mg == Decimal(elemental)
    assert [form.id for form in found.magnesium.forms] == forms


@pytest.mark.parametrize("title", ["", "Nährwertinformation\n"])
def test_what_a_hundred_grams_hold_is_no_dose(title: str) -> None:
    found = label(f"Halden Pulver\n{title}100 g enthalten: Calcium 2400 mg, Magnesium 2000 mg, Zink 10 mg\n")
    assert found.magnesium is not None
    assert found.magnesium.elemental_mg is None


@pytest.mark.parametrize(
    "text",
    [
        "Per bustina\nMagnesio mg 187,5 - 50% VNR; Potassio mg 300 - 15% VNR",
        "Par jour (2 comprimés) : 187,5 mg de magnésium issu de 1 820 mg de bisglycinate, soit 50 % des AJR",
    ],
)
def test_percent_behind_more_than_the_amount(text: str) -> None:
    found = label(f"Halden\n{text}\n")
    assert found.magnesium is not None
    assert found.magnesium.percent_daily_value == "50"


def test_magnesium_soaps_of_portugal() -> None:
    found = label("Ferro\nIngredientes: bisglicinato ferroso, antiaglomerante (sais de magnésio de ácidos gordos).\n")
    assert found.magnesium is None


@pytest.mark.parametrize(
    ("text", "size"),
    [
        pytest.param("Eine Tablette enthält 25 mg Zink (250 % NRV*)", "Eine Tablette", id="in a sentence"),
        pytest.param("Por 1 comprimido %VRN*: Vitamina C 240 mg (300%).", "1 comprimido", id="before percents"),
        pytest.param("Per capsule: Ashwagandha wortelextract 300 mg", "capsule", id="before a colon"),
        pytest.param("per porzione (3 compresse)\nCreatina monoidrato 3000 mg", "3 compresse", id="in a bracket"),
        pytest.param("Por 1 cápsula de gel: Omega-3 715 mg", "1 cápsula de gel", id="in a capsule of gel"),
        pytest.param("Energy Pro 90 caps", None, id="what a pack holds"),
    ],
)
def test_dose_of_a_label_without_magnesium(text: str, size: str | None) -> None:
    found = label(f"Halden\n{text}\nIngredientes: celulosa microcristalina, maltodextrina.\n")
    assert (found.serving.size if found.serving is not None else None) == size


@pytest.mark.parametrize(
    ("text", "others"),
    [
        pytest.param(
            "Excipient: lactose.\n4.2 Posologie\n3 comprimés par jour.\nListe des excipients\nLactose, macrogol, talc.",
            ["Lactose", "macrogol", "talc"],
            id="the list of all excipients before those named apart",
        ),
        pytest.param(
            "Zusammensetzung\nWirkstoffe\nMagnesii aspartas.\nHilfsstoffe\nAcidum citricum, Natrii carbonas, "
            "Macrogolum, Aromatica.",
            ["Acidum citricum", "Natrii carbonas", "Macrogolum", "Aromatica"],
            id="Latin names under headings of their own",
        ),
        pytest.param(
            "Zutaten: Ashwagandha-Extrakt, Füllstoff: Akazienfaser\nFrei von Magnesiumstearat, Laktose, Gluten.",
            ["Ashwagandha-Extrakt", "Akazienfaser"],
            id="what it is free from, on the next line",
        ),
        pytest.param(
            "Liste des excipients : acide citrique, arôme caramel, eau purifiée.",
            ["acide citrique", "arôme caramel", "eau purifiée"],
            id="a flavour that is named as a colour is",
        ),
        pytest.param(
            "Sonstige Bestandteile: Sorbitol, Talkum, Aromastoffe\nDarreichungsform: Kautabletten",
            ["Sorbitol", "Talkum", "Aromastoffe"],
            id="the dosage form behind a list without a full stop",
        ),
        pytest.param(
            "Zutaten: Reismehl, Zinkcitrat\nPro Kapsel: Magnesium 100 mg (27 %), Zink 5 mg (50 %)",
            ["Reismehl", "Zinkcitrat"],
            id="a dose behind a list without a full stop",
        ),
        pytest.param(
            "Ingr.: frutose, ác. cítrico, sucralose", ["frutose", "ác. cítrico", "sucralose"], id="an acid shortened"
        ),
        pytest.param(
            "Ingrediënten: maltodextrine, capsulemantel (hydroxypropylmethylcellulose).",
            ["maltodextrine", "hydroxypropylmethylcellulose"],
            id="the shell in Dutch",
        ),
        pytest.param(
            "Hilfsstoffe\nGelatine\n+ Titandioxid\n+ Talkum", ["Gelatine", "Titandioxid", "Talkum"], id="behind a plus"
        ),
        pytest.param(
            "Hilfsstoffe\nCellulose\nCrospovidon\nTalkum\nAnwendungsgebiete: bei Magnesiummangel",
            ["Cellulose", "Crospovidon", "Talkum"],
            id="what a medicine is for behind its list",
        ),
        pytest.param(
            "Hilfsstoffe\nCarmellose natrium\nCellulose, mikrokristallin\nLactose-1-Wasser\n"
            "Magnesium stearat (Ph. Eur.) [pflanzlich]\nPovidon K30\nTalkum\nGegenanzeigen\nNiereninsuffizienz",
            [
                "Carmellose natrium",
                "Cellulose, mikrokristallin",
                "Lactose-1-Wasser",
                "Magnesium stearat (Ph. Eur.) [pflanzlich]",
                "Povidon K30",
                "Talkum",
            ],
            id="one a line, with of what kind it is behind a comma",
        ),
        pytest.param(
            "Zutaten: Zucker, Aroma, Süssungsmittel: E 952, E 954\nHerkunft: Schweiz, Halden AG, 8600 Halden",
            ["Zucker", "Aroma", "E 952", "E 954"],
            id="where it is from, behind a list without a full stop",
        ),
        pytest.param(
            "Ingredientes por cápsula: Citrato de zinc 31 mg (aporta 10 mg de zinc), antiaglomerante (talco).",
            ["Citrato de zinc 31 mg (aporta 10 mg de zinc)", "talco"],
            id="the heading of a list with the unit that it is of",
        ),
        pytest.param("Ingredientes por 2 cápsulas: Cinc (de citrato) 10 mg, hierro 5 mg", [], id="and of rows"),
        pytest.param(
            "Zutaten: Sorbit, Farbstoff Carotin\nMagnesium pro Stick 375 mg = 100 % der empfohlenen Tagesdosis",
            ["Sorbit", "Carotin"],
            id="the element with its dose behind a list without a full stop",
        ),
        pytest.param(
            "- Os outros excipientes são: sacarose, sorbitol líquido, água purificada.",
            ["sacarose", "sorbitol líquido", "água purificada"],
            id="the sentence of a leaflet, by the word for excipients",
        ),
        pytest.param(
            "Ingredientes: aroma, corante (riboflavina)\nInformação nutricional por comprimido (4 g): "
            "Magnésio 187,5 mg - 50% do VRN; Vitamina B6 1,4 mg - 100% do VRN",
            ["aroma", "riboflavina"],
            id="what percents are of, in Portuguese",
        ),
    ],
)
def test_other_ingredients(text: str, others: list[str]) -> None:
    found = label(f"Halden\n1 comprimé contient 100 mg de magnésium.\n{text}\n")
    assert [item.as_printed for item in found.other_ingredients] == others


@pytest.mark.parametrize(
    "sources",
    [
        "Magnésium (citrate de magnésium et oxyde de magnésium)",
        "Magnesio (como citrato de magnesio y óxido de magnesio)",
        "Magnesio (come citrato di magnesio e ossido di magnesio)",
    ],
)
def test_two_salts_that_both_name_the_element(sources: str) -> None:
    found = label(f"Supplement Facts\nServing Size: 2 tablets\n{sources}   200 mg   50 %\n").magnesium
    assert found is not None
    assert [form.id for form in found.forms] == ["citrate", "oxide"]
