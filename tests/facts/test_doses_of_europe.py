"""Doses and percents as labels of Europe print them, each row after the trap it holds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.facts.test_languages import label


def read(text: str) -> tuple[str | None, Decimal | None, str | None]:
    """The serving, the elemental magnesium and its percent on the label ``text``."""
    found = label(f"Halden Mineral\n{text}\n")
    magnesium = found.magnesium
    assert magnesium is not None
    size = found.serving.size if found.serving is not None else None
    return size, magnesium.elemental_mg, magnesium.percent_daily_value


@pytest.mark.parametrize(
    ("text", "size", "elemental", "percent"),
    [
        # what the amounts are in
        pytest.param(
            "Per dagdosering van 2 tabletten: | mg | RI%\nMagnesium (als citraat) | 200 | 53\nVitamine B6 | 2,8 | 200",
            "2 tabletten",
            200,
            "53",
            id="the unit in a cell of the headings",
        ),
        pytest.param(
            "Per tablet\nMagnesium | 200 | mg | 53 %\nZink | 5 | mg | 50 %",
            "tablet",
            200,
            "53",
            id="the unit in a column of its own",
        ),
        # how large the dose is
        pytest.param(
            "Nährwerte | 1 Portion (6 g) | % RM* | 100 g\nFett | 1 g | <1 | 17 g\nMagnesium | 300 mg | 80 | 5000 mg",
            "1 Portion (6 g)",
            300,
            "80",
            id="percents between the dose and 100 g",
        ),
        pytest.param(
            "Nährwerte | 100 ml | 25 ml (1 Ampulle) | %NRV\nFett | 1 g | 0,3 g | 1\nMagnesium | 1000 mg | 250 mg | 67",
            "1 Ampulle",
            250,
            "67",
            id="behind 100 ml a weight and what it is of",
        ),
        pytest.param(
            "Nährwerte je 100 g:\nMagnesium 5 g\nZink 160 mg\nPro Portion (6 g):\nMagnesium 300 mg (80 %)\nZink 10 mg",
            "6 g",
            300,
            "80",
            id="the rows of 100 g before those of the dose",
        ),
        pytest.param(
            "Voedingswaarde per 100 g: Magnesium 5000 mg. Per dosering (6 g): Magnesium 300 mg (80% RI).",
            "6 g",
            300,
            "80",
            id="both on one line",
        ),
        pytest.param(
            "Ingredienti caratterizzanti | Dose giornaliera: 2 compresse | % VNR\nMagnesio | 300 mg | 80",
            "2 compresse",
            300,
            "80",
            id="a day's dose behind a colon over rows without a title",
        ),
        pytest.param(
            "Samenstelling 3 tabletten:\nMagnesium (citraat) 300 mg 80%*\nZink 10 mg 100%*\n*Referentie Inname (RI)",
            "3 tabletten",
            300,
            "80",
            id="a dose before a colon over rows without a title",
        ),
        pytest.param(
            "Mikronährstoffe / 1 Tabl. = Tagesdosis\nMagnesium ... 150 mg ... 40 %*\nEisen ... 7 mg ... 50 %*\n*NRV",
            "1 Tabl",
            150,
            "40",
            id="a dose that is the day's over rows without a title",
        ),
        pytest.param(
            "Comp. pour 1 gél. : magnésium marin 300 mg (80 % AJR), vitamine B6 1,4 mg (100 % AJR)",
            "1 gél",
            300,
            "80",
            id="a composition cut short",
        ),
        pytest.param(
            "Inhalt eines Sticks:   Menge   %NRV\nMagnesium   300 mg   80%",
            "Sticks",
            300,
            "80",
            id="what one stick holds",
        ),
        pytest.param(
            "Portiegrootte: 2 capsules Magnesium 300 mg (80% RI) Vitamine B6 1,4 mg (100% RI) Ingrediënten: rijstmeel.",
            "2 capsules",
            300,
            "80",
            id="rows behind the size on its line",
        ),
        pytest.param(
            "Informazioni nutrizionali per 2 capsule: 80% VNR Magnesio 300 mg; 100% VNR Vitamina B6 1,4 mg",
            "2 capsule",
            300,
            "80",
            id="each percent before its row",
        ),
        pytest.param(
            "Due capsule apportano: 80% VNR Magnesio 300 mg; 100% VNR Vitamina B6 1,4 mg.\nIngredienti: talco.",
            "Due capsule",
            300,
            "80",
            id="each percent before its amount in a sentence",
        ),
        pytest.param(
            "1 Tablette (= Tagesdosis)   NRV*\nMagnesium   400 mg   107 %", "1 Tablette", 400, "107", id="=day"
        ),
        pytest.param(
            "Samenstelling   1 tablet / 1 comprimé   % RI\nMagnesium   450 mg   120",
            "1 tablet",
            450,
            "120",
            id="a dose in two languages without per",
        ),
        pytest.param(
            "Inhalt pro Tagesdosis:\nMagnesium 360 mg (96% NRV)\nZutaten: Magnesiumcitrat.\nTagesdosis: 4 Kapseln.",
            "4 Kapseln",
            360,
            "96",
            id="a day's dose told apart",
        ),
        pytest.param(
            "Inhaltsstoffe   pro Kapsel   pro Tagesdosis**\nMagnesium   60 mg   120 mg (32 %)\n**Tagesdosis: 2 Kapseln",
            "2 Kapseln",
            120,
            "32",
            id="a day's dose told in a footnote",
        ),
        pytest.param(
            "Dose journalière = 6 gélules\nMagnésium : 300 mg, soit 80 % des VNR",
            "6 gélules",
            300,
            "80",
            id="a day's dose heads the rows",
        ),
        pytest.param(
            "1 comprimé contient : Magnésium 10 mmol (243 mg) sous forme de citrate de magnésium.",
            "1 comprimé",
            243,
            None,
            id="its mass in a bracket behind moles",
        ),
        pytest.param(
            "Die Mengen sind bezogen auf 1 Tablette.\nWirkstoff Magnesium bis(hydrogenaspartat)-2-Wasser 614,8 mg\n"
            "entspricht Magnesium-Ion 46 mg",
            "1 Tablette",
            46,
            None,
            id="a data sheet of a medicine",
        ),
        pytest.param(
            "Ingrédients : magnésium marin 83 %, gélatine 17 %. Apport journalier (3 gélules) en magnésium : 300 mg, "
            "soit 80 % des apports de référence.",
            "3 gélules",
            300,
            "80",
            id="a sentence behind a percent",
        ),
        pytest.param(
            "Zus.: 1 Btl. enth. 670 mg Magnesiumcarbonat u. 342 mg Magnesiumoxid (= 365 mg Mg++).",
            "1 Btl",
            365,
            None,
            id="abbreviations end no sentence",
        ),
        pytest.param(
            "1 Tablette = Tagesdosis\nMagnesium 400 mg (107 % NRV)", "1 Tablette", 400, "107", id="unit = day"
        ),
        pytest.param(
            "Tagesdosis 3 ml enthält: 105 mg Magnesium = 28 % NRV", "3 ml", 105, "28", id="a weighed day's dose"
        ),
        pytest.param(
            "Composition par comprimé :\nOxyde de magnésium 625 mg (= 375 mg Mg – 100 % VNR)",
            "comprimé",
            375,
            "100",
            id="the element by its sign",
        ),
        pytest.param(
            "Liste d'ingrédients : sorbitol, oxyde de magnésium.\nPour 1 comprimé à croquer : "
            "Mg 200 mg (53% VNR*) Vit. B6 1,4 mg (100% VNR*)",
            "1 comprimé à croquer",
            200,
            "53",
            id="elements by their signs",
        ),
        pytest.param(
            "Teneur en actifs pour 1 comprimé :\nMagnésium ..... 100 mg - soit 27 % des VNR*\nZinc ..... 5 mg",
            "1 comprimé",
            100,
            "27",
            id="soit behind a dash",
        ),
        pytest.param(
            "Composition par gélule\n4 sels de magnésium 480 mg\ndont magnésium 75 mg (20 % VNR)",
            "gélule",
            75,
            "20",
            id="a count begins the row under its heading",
        ),
        pytest.param(
            "300 mg elementares Magnesium aus 3 Verbindungen pro Tagesdosis (3 Kapseln)\nZutaten: Magnesiumcitrat.",
            "3 Kapseln",
            300,
            None,
            id="a shop's title",
        ),
        pytest.param(
            "Composition : gluconate de magnésium 22,4 mg (quantité correspondant à 1,3 mg de magnésium) ;\n"
            "excipients : glucose.\nDose : 1 ampoule",
            "1 ampoule",
            "1.3",
            None,
            id="a composition beside excipients",
        ),
        pytest.param(
            "Valeurs pour 2 gélules :\nMagnésium 150 mg (40 % AQR*) ; Zinc 5 mg (50 % AQR*)",
            "2 gélules",
            150,
            "40",
            id="apport quotidien de référence",
        ),
        pytest.param(
            "Tagesdosis / dose journalière: 3 Kapseln / gélules\nMagnesium / Magnésium 300 mg (80% NRV/VNR)",
            "3 Kapseln",
            300,
            "80",
            id="a day's dose in two languages",
        ),
        pytest.param(
            "Valori medi | Dosis diaria: 3 cápsulas | %VRN\nMagnesio | 144 mg | 38,4%",
            "3 cápsulas",
            144,
            "38.4",
            id="a day's dose among the headings",
        ),
        pytest.param(
            "Portionsgröße: 1 Messlöffel (5 g)\nPortionen pro Packung: 60\nMagnesium (als Citrat) 250 mg 67 %",
            "1 Messlöffel (5 g)",
            250,
            "67",
            id="the size of a portion",
        ),
        pytest.param(
            "Nährwertangaben: Magnesium pro Brausetablette 250 mg (67 %)", "Brausetablette", 250, "67", id="row"
        ),
        pytest.param(
            "• Magnésium : 200 mg (53% VNR) par sachet\n• Taurine : 500 mg par sachet",
            "sachet",
            200,
            "53",
            id="a dose behind each amount",
        ),
        pytest.param(
            "- Magnesio : 80 mg (21 % VRN) por toma de 2 cápsulas\n- Taurina : 720 mg",
            "2 cápsulas",
            80,
            "21",
            id="a dose of a size behind an amount",
        ),
        pytest.param(
            "Nutrition information for the daily dose (1 sachet): Magnesium 187.5 mg - 50% NRV",
            "1 sachet",
            "187.5",
            "50",
            id="for the daily dose",
        ),
        pytest.param(
            "One measuring spoon (2.5 g) contains 300 mg magnesium (80% NRV).",
            "One measuring spoon (2.5 g)",
            300,
            "80",
            id="a measuring spoon",
        ),
        pytest.param(
            "Menge je 2 Tabl.   % NRV\nMagnesium   300 mg   80\nVitamin B6   1,4 mg   100",
            "2 Tabl",
            300,
            "80",
            id="2 Tabl.",
        ),
        pytest.param(
            "Por comprimido efervescente: Magnesio 375 mg, 100% VRN.", "comprimido efervescente", 375, "100", id="kind"
        ),
        pytest.param(
            "Eine Depot-Tablette enthält:\nMagnesium 400 mg 107 %*", "Eine Depot-Tablette", 400, "107", id="compound"
        ),
        pytest.param("Jeder Beutel enthält 300 mg Magnesium (80 % NRV).", "Beutel", 300, "80", id="jeder"),
        pytest.param(
            "* 1 Kapsel = 133 mg Magnesium (35 % NRV)", "1 Kapsel", 133, "35", id="a dose before an equals sign"
        ),
        pytest.param(
            "1 Kapsel enthält 100 mg Magnesium (27 % NRV), 3 Kapseln enthalten 300 mg Magnesium (80 % NRV).",
            "3 Kapseln",
            300,
            "80",
            id="two doses in one sentence",
        ),
        pytest.param(
            "1 Tablette: 500 mg Magnesiumoxid, davon 75 mg Magnesium (20 % NRV)\n"
            "4 Tabletten: 2000 mg Magnesiumoxid, davon 300 mg Magnesium (80 % NRV)",
            "4 Tabletten",
            300,
            "80",
            id="two doses on two lines",
        ),
        pytest.param(
            "Magnésium marin 300 mg par dose journalière de 2 gélules soit 80 % des AJR.",
            "2 gélules",
            300,
            "80",
            id="a dose between the amount and its percent",
        ),
        pytest.param(
            "Durchschnittswerte pro 100 g: Magnesium 7500 mg\n"
            "Durchschnittswerte pro Tagesdosis (5 g): Magnesium 375 mg (100 % NRV)",
            "5 g",
            375,
            "100",
            id="100 g on the line before",
        ),
        pytest.param(
            "Ingrédients (pour 3 comprimés) : malate de magnésium 1500 mg dont magnésium : 225 mg (60% VNR), talc.",
            "3 comprimés",
            225,
            "60",
            id="the heading of a list",
        ),
        pytest.param(
            "Zusammensetzung pro Tagesdosis**\nMagnesium 200 mg 53 %\n** Tagesdosis entspricht 2 Kapseln",
            "2 Kapseln",
            200,
            "53",
            id="a footnote says what a day's dose is",
        ),
        pytest.param(
            "Nutritional Info - 1 Veg. Capsule | NRV %\nMagnesium | 90mg | 24%", "1 Veg. Capsule", 90, "24", id="veg."
        ),
        pytest.param(
            "2 bustine (dose giornaliera) forniscono: magnesio citrato 1.920 mg, di cui magnesio 300 mg (80% VNR)",
            "2 bustine",
            300,
            "80",
            id="forniscono",
        ),
        pytest.param(
            "Inhaltsstoffe je 2 Kapseln = Tagesdosis: Magnesium 300 mg (davon 150 mg aus Citrat) = 80 % NRV",
            "2 Kapseln",
            300,
            "80",
            id="a dose that is the day's",
        ),
        pytest.param(
            "1 vial (10 ml) al día contiene:\nMagnesio 200 mg (53% VRN)", "1 vial (10 ml)", 200, "53", id="a day"
        ),
        pytest.param(
            "Citrate de magnésium : 1 500 mg / 3 gélules\ndont magnésium : 225 mg / 3 gélules (60 % VNR)",
            "3 gélules",
            225,
            "60",
            id="a dose behind a slash",
        ),
        pytest.param(
            "Apport nutritionnel pour 10 ml (dose journalière) : magnésium 300 mg, soit 80 % des Valeurs "
            "Nutritionnelles de Référence. Agiter avant emploi.",
            "10 ml",
            300,
            "80",
            id="the bracket of a heading",
        ),
        pytest.param(
            "In 3 Kapseln stecken 1.800 mg Magnesiumoxid (davon 180 mg reines Magnesium, das sind 48 % NRV).",
            "3 Kapseln",
            180,
            "48",
            id="stecken",
        ),
        pytest.param(
            "Nährstoff | pro 1 Portion (5 g)\nMagnesium | 200 mg | 53 %", "5 g", 200, "53", id="pro 1 Portion"
        ),
        pytest.param(
            "Tableau nutritionnel\n    1 cp    2 cp\nMagnésium    90 mg    180 mg\n% VNR    24 %    48 %",
            "2 cp",
            180,
            "48",
            id="2 cp",
        ),
        pytest.param(
            "Inhaltsstoffe | pro Tablette | pro 3 Tabletten | NRV pro 3 Tabletten\nMagnesium | 100 mg | 300 mg | 80 %",
            "3 Tabletten",
            300,
            "80",
            id="the dose of the percents heads no column",
        ),
        pytest.param(
            "Contenido de magnesio por dosis diaria (20 ml): 120 mg (32% VRN)", "20 ml", 120, "32", id="day's row"
        ),
        pytest.param("Nutrition (per 1g scoop): Magnesium 100mg (27% NRV)", "1g scoop", 100, "27", id="nutrition (per"),
        pytest.param(
            "2 capsules daily, providing 1,600mg magnesium citrate of which 250mg is elemental magnesium (67% NRV).",
            "2 capsules",
            250,
            "67",
            id="providing",
        ),
        pytest.param(
            "Nährwert   je Kapsel   je 2 Kapseln\nMagnesium   150 mg   300 mg\nNRV*   40 %   80 %",
            "2 Kapseln",
            300,
            "80",
            id="a row of percents",
        ),
        pytest.param("Per 1 compressa: magnesio mg 300 (80% VNR)", "1 compressa", 300, "80", id="mg 300"),
        # where the percent stands
        pytest.param(
            "Dose giornaliera: 2 cpr\nMagnesio 250 mg, che rappresenta il 67% del VNR", "2 cpr", 250, "67", id="che"
        ),
        pytest.param(
            "Pour 2 gélules\nMalate de magnésium : 1000 mg\nSoit en magnésium : 150 mg\nPourcentage des VNR : 40 %",
            "2 gélules",
            150,
            "40",
            id="pourcentage",
        ),
        pytest.param(
            "Pour 2 gélules : oxyde de magnésium 530 mg (dont magnésium 300 mg, 80 %), vitamine B6 1,4 mg (100 %).",
            "2 gélules",
            300,
            "80",
            id="another nutrient's percent behind it",
        ),
        pytest.param("Pro Kapsel:\nMagnesium 184 mg %NRV 49", "Kapsel", 184, "49", id="the sign before the percent"),
        pytest.param(
            "Per 2 tablets:\nMagnesium (from citrate) 200mg | NRV* 53%", "2 tablets", 200, "53", id="its label"
        ),
        pytest.param("Pour 4 gélules\nMagnésium 300 mg\n% VNR* 80 %", "4 gélules", 300, "80", id="a line of its own"),
        pytest.param("Per bruistablet: Magnesium 375 mg (100% ADH*)", "bruistablet", 375, "100", id="ADH"),
        pytest.param(
            "Per 2 cucchiaini (4 g): Magnesio 430 mg pari al 115% del VNR",
            "2 cucchiaini (4 g)",
            430,
            "115",
            id="pari al",
        ),
        pytest.param(
            "Nährstoff\n1 Beutel (5 g)\n%NRV*\nMagnesium\n300 mg\n80", "1 Beutel (5 g)", 300, "80", id="stacked"
        ),
        pytest.param("Pro Kapsel:\nMagnesium: 250 mg (66,7 % NRV\\*)", "Kapsel", 250, "66.7", id="escaped star"),
        # which amount is the element's
        pytest.param(
            "Zusammensetzung pro Tagesdosis (= 2 Kapseln)\n1.200 mg Magnesiumoxid\ndavon 180 mg Magnesium = 48 % NRV*",
            "2 Kapseln",
            180,
            "48",
            id="amounts before names and davon",
        ),
        pytest.param(
            "3 Kapseln (= empf. Tagesdosis) enthalten\n1500 mg Magnesiumorotat\n(davon 100 mg Magnesium = 27 % NRV)",
            "3 Kapseln",
            100,
            "27",
            id="amounts before names under no title",
        ),
        pytest.param(
            "Per 2 caps | %NRV\nMarine magnesium | 909 mg |\nof which magnesium | 300 mg | 80",
            "2 caps",
            300,
            "80",
            id="marine magnesium and its part",
        ),
        pytest.param(
            "Cantidad diaria: 3 cápsulas\nCitrato de magnesio.....1500 mg\n(Aporta magnesio).....225 mg (60% VRN)",
            "3 cápsulas",
            225,
            "60",
            id="the part in a bracket",
        ),
        pytest.param(
            "3 cápsulas aportan:\nCitrato de magnesio . . . . 2.700 mg\n"
            "de los cuales, magnesio . . . . 300 mg (80% VRN)",
            "3 cápsulas",
            300,
            "80",
            id="leaders with blanks",
        ),
        pytest.param(
            "Per 2 cpr   VNR*\nMagnesio bisglicinato   1500 mg\napporto in Magnesio   150 mg   40%",
            "2 cpr",
            150,
            "40",
            id="apporto in",
        ),
        pytest.param(
            "Ingrédients caractéristiques | Par comprimé | Par jour (3 comprimés) | VNR*\n"
            "Citrate de magnésium | 400 mg | 1200 mg | -\nMagnésium total | 75 mg | 225 mg | 60 %\n"
            "*Valeur nutritionnelle de référence pour 3 comprimés",
            "3 comprimés",
            225,
            "60",
            id="a footnote begins as a title does",
        ),
        pytest.param(
            "Je 2 Kapseln liefern 2580 mg Magnesiumcitrat, das entspricht 400 mg elementarem Magnesium bzw. 107 % NRV.",
            "2 Kapseln",
            400,
            "107",
            id="bzw. ends no sentence",
        ),
        pytest.param(
            "Magnesium Citrate - 3 tablets contain 300 mg magnesium (80% NRV) from 1,875 mg magnesium citrate.",
            "3 tablets",
            300,
            "80",
            id="the compound named twice",
        ),
        # percents and doses in Spanish, Italian and Portuguese
        pytest.param(
            "Por día (2 comprimidos) % VRN*: Calcio 400 mg (50), Magnesio 150 mg (40), Zinc 5 mg (50).",
            "2 comprimidos",
            150,
            "40",
            id="percents in brackets under their heading",
        ),
        pytest.param("Componente | 3 capsule\nMAGNESIO | 300 mg (80% NRV)", "3 capsule", 300, "80", id="a dose alone"),
        pytest.param(
            "Componente   100 ml   1 pack (50 ml)\nMagnesio   240 mg (64% NRV)   120 mg (32% NRV)",
            "1 pack (50 ml)",
            120,
            "32",
            id="100 ml before a pack by its weight",
        ),
        pytest.param(
            "Componente | 30 g | 100 g\nMagnesio | 75 mg (20% NRV) | 250 mg (67% NRV)",
            "30 g",
            75,
            "20",
            id="100 g behind the dose",
        ),
        pytest.param(
            "Informação nutricional\nPorção: 1,4 g (2 cápsulas)\n | 1,4 g | %VD*\nMagnésio (mg) | 260 | 62",
            "1,4 g (2 cápsulas)",
            260,
            "62",
            id="%VD of a Portuguese portion",
        ),
        pytest.param(
            "Magnesio 200 mg (53% VNR)\nZinco 5 mg (50% VNR)\nDose: 2 misurini rasi (6 g)",
            "2 misurini rasi (6 g)",
            200,
            "53",
            id="a line that tells the dose",
        ),
    ],
)
def test_a_dose(text: str, size: str, elemental: int, percent: str) -> None:
    assert read(text) == (size, Decimal(elemental), percent)
