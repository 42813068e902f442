"""The titles of facts panels, and what heads a group of their rows."""

from __future__ import annotations

import re

from labelcheck.layout.vocabulary.dose_headings import OF_ONE, PER, any_of
from labelcheck.layout.vocabulary.rows import PERCENT_OF
from labelcheck.model.regex import AnyCase, regex

GROUP = any_of(
    r"vitamin(?:e[ns]?|as?|s)?|mineral(?:stoffe|i?en|e?s|i)?|minéraux|spurenelemente|spoorelementen|oligo-?éléments|"
    r"aminosäuren|aminozuren|acides aminés|aminoácidos|amminoacidi|pflanzen(?:stoffe|extrakte)|sonstige (?:nähr)?stoffe"
)
"""What heads the rows of one kind of nutrients."""

GROUP_OF_DOSE = (
    rf"(?:{GROUP})(?=(?: \|)? (?:(?:{PER}) (?:\d{{1,2}} )?[^\W\d_]{{3,16}}(?: \([^()\n]{{1,20}}\))?|menge|gehalt|"
    rf"quantité|cantidad|quantità|hoeveelheid|amount)[ |%*]{{1,5}}(?:{PERCENT_OF})[ *]*(?:\n|\Z))"
)
"""The same over columns of its own: ``Vitamine | pro Tablette | % NRV``."""

GROUP_ALONE = regex(rf"(?:{GROUP})(?:\s*:?|(?:\s*\||\s(?:{PER})\s)[^\d\n]*)\Z", re.IGNORECASE)
"""The name of such a group, or that and names of columns, where a row's name would stand."""

_SUBSTANCES = any_of(
    r"(?:les )?substances actives sont|(?:die )?wirkstoffe sind|(?:los )?principios activos son",
    r"(?:i )?principi attivi sono|(?:as )?substâncias a(?:c?t)ivas são|(?:the )?active substances are",
    r"(?:de )?werkzame stoffen(?: in dit middel)? zijn",
)
"""Over the rows of a medicine's leaflet."""

_IN_BRACKET = r" \(\d{1,2} [^\W\d_]{3,16}\)"
"""A dose in a bracket of its own, behind a title without ``per``: ``Apporto giornaliero (2 capsule):``."""
TITLE = AnyCase(
    any_of(
        GROUP_OF_DOSE,
        r"(?:supplement(?:s|ed|al)?\s*(?:food\s*)?|ingredients? )facts(?:\s+(?:panel|label|table|box|information)\b)?",
        r"info-aliment complémenté",
        r"(?:datos|información(?: nutricional)?) de(?:l| los)? suplementos?|datos (?:nutricionales|de nutrición)",
        r"(?:typical |average )?nutrition(?:al)?\s*(?:facts|information|declaration|info\b)|nutrition(?= \(?per\b)",
        r"drug\s*facts",
        r"(?:durchschnittliche )?nährwert(?:e|angaben?|tabelle|information(?:en)?|deklaration)\b"
        r"(?: (?:&|und) (?:inhaltsstoffe|zutaten|zusammensetzung)\b(?!\s*:))?",
        r"(?:durchschnittlicher? )?"
        r"(?:zusammensetzung|(?:inhalts|nähr|wirk|mineral|vital)stoff(?:e|gehalte?|angaben?)?|(?:durchschnitts)?(?:inhalt|gehalte?))"
        r"(?= (?:pro|je|\d{1,2})\b)",
        r"(?:inhalt(?:sstoffe)?|gehalt|zusammensetzung|composition|contenuto?|composizione|composición|contenido) "
        rf"{OF_ONE}"
        r"[^\W\d]{4,16}(?: \([^()\n]{2,16}\))?(?=\s?[:|]|\s*\Z)",
        r"vitamin[es]?,? (?:(?:und|and|et|e|y|&) )(?:mineral(?:stoffe|s)?|minéraux|minerali|minerales)"
        r"(?= (?:pro|je|per|par|por)\b)",
        r"(?:analyses?|composition|apports?|teneurs?|nutriments?|actifs?)(?: moyen(?:ne)?s?| garanties?| journaliers?|"
        r" nutritionnels?)?(?= (?:pour|par|\d{1,2})\b)",
        r"comp(?:o|os)?\.(?= pour\b)",
        r"(?:samenstelling|gehalte|analyse)(?= (?:per|\d{1,2})\b)",
        r"(?:composición|composição|an[áa]lis[ie]s?|contenido|teor(?:es)?|aportes?|nutrientes?)"
        r"(?: medi[oa]s?| diari[oa]s?| nutricional(?:es)?)?"
        rf"(?:(?= (?:por|\d{{1,2}}) )|{_IN_BRACKET})",
        r"(?:composizione|analisi|contenut[oi]|apport[oi]|nutrient[ei]|component[ei]|ingredienti caratterizzanti)"
        r"(?: medi[oa]?| nutrizional[ei]| giornalier[oi]| caratterizzanti| attivi)?"
        rf"(?:(?= (?:per|pro|\d{{1,2}}) )|{_IN_BRACKET})",
        r"(?:nutritional |average |typical )?(?:composition|contents?|analysis)(?= per\b)",
        r"(?:nutritional |average |typical ){1,2}contents?(?= per\b|\s*:\s\d)",
        r"composition qualitative et quantitative(?:\s+retour en haut de la page)?|"
        rf"(?:{_SUBSTANCES})(?=\W*\Z)|"
        r"apports? nutritionnels?(?=\W*\Z)|"
        r"valeurs? nutriti(?:ve|onnelle)s?(?: moyennes)?(?! de référence)",
        r"tableau nutritionnel|tabla nutri(?:cion|ment)al",
        r"(?:informations?|déclaration|analyse) nutritionnelles?",
        r"(?:informaci[óo]n|análisis|declaraci[óo]n) nutri(?:cion|ment)al(?: medi[oa])?|informaç[ãa]o nutricional",
        r"valor(?:es)? nutricional(?:es)?",
        r"(?:valori|informazioni|dichiarazione|tabella|caratteristiche|analisi) nutrizional[ei](?: medi[ae]?)?",
        r"valori nutritivi(?! di\b)",
        r"(?:tenor[ei]|contenut[oi]) (?:medi[oa]? )?(?:degli|in)(?: ingredienti)?(?: caratterizzanti)?",
        r"tenor[ei](?= per )",
        r"caratterizzanti(?= per )",
        r"(?:tenor[ei]|contenut[oi]) medi|apport[oi] di (?:sostanze|ingredienti|nutrienti)(?: caratterizzanti)?",
        r"(?:samenstelling|gehalten?|inhoud|voedingsstoffen|(?:actieve|werkzame) (?:bestanddelen|stoffen|ingrediënten))"
        r"(?= (?:\(\s*)?per\b)",
        r"voedingswaarden?|(?:average|typical) (?:values|analysis|contents?)|(?:average |typical )?nutritional values?",
        r"(?:medicinal|active) ingredients?(?=\s*(?:/|\(|per|:|$|\n))|"
        r"ingrédients? médicina(?:l|ux)",
        r"supplement\s*info(?:rmation)?\b|(?:ingredientes|principios) activos|(?:ingrédients|principes) actifs",
        rf"(?:ingr[ée]dient[ei]?s?|nutriments?|nutrient[ei]?s?|composants?|zutat(?:en)?|nährstoffe?)\s*\|\s*"
        r"(?:quantité|dose|teneur|apports?|amount|menge|gehalt|cantidad|quantità)"
        rf"\s?[(/]?\s?(?:(?:{PER}) )?(?:\d{{1,2}} )?(?!(?:mc?g|ml|units?|p[aeo]r|pour|pro)\b)"
        r"[^\W\d_]{2,16}\b\.?\)?",
    )
)
"""A panel's title: it begins with its first letter."""


def titles_medicine(title: str) -> bool:
    """Whether ``title`` is that of a medicine's panel: Drug Facts (21 CFR 201.66), or the second part of a summary of
    product characteristics or what its leaflet says the active substances are (Directive 2001/83/EC, articles 11 and
    59)."""
    return _OF_MEDICINE.match(title) is not None


_OF_MEDICINE = regex(rf"drug|composition qualitative|{_SUBSTANCES}", re.IGNORECASE)


CONTINUED = regex(
    r"\s*[-(]?\s*(?:continued|cont'?d?|fortsetzung|suite|continuaci[oó]n|continuazione|segue)\b[.)]*", re.IGNORECASE
)
"""Behind a title: the panel goes on."""

_WEAK = any_of(
    GROUP,
    r"zusammensetzung|verbindung(?:en)?|(?:nähr|inhalts|wirk|mineral|vital)stoffe?|vitamine (?:und|&) mineralstoffe",
    r"nutriments?|actifs?|contenido|contents?|nutrition|what['’]?s (?:inside|in it)",
    r"composizione|contenuti|analisi|componenti|ingredienti caratterizzanti|nutrienti|nutrientes",
    r"samenstelling|voedingsstoffen",
    r"(?:active |medicinal |key )?ingredients?|nutrients?|vitamins?(?: (?:and|&) minerals?)?|typical analysis",
    r"(?:análisis|composición)(?: medi[oa])?|(?:analyse|composition)(?: moyenne)?|vitamines (?:et|&) minéraux",
)
WEAK_TITLE = regex(rf"\W*(?:{_WEAK})\W*\Z", re.IGNORECASE)
"""What stands alone over a panel, and elsewhere over a list: the headings of doses tell."""
