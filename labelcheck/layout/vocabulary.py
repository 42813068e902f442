"""The words by which a label's parts are recognised: titles, headings, the names that begin a facts row."""

from __future__ import annotations

import re

from labelcheck.layout.dose_headings import (
    A_DAY,
    ANY_WEIGHED,
    BARE_DOSES,
    BLANKS,
    DAY_IS,
    DAYS_DOSE,
    DOSE,
    DOSE_BEFORE_PERCENTS,
    DOSE_TWICE,
    EACH,
    HUNDRED,
    HUNDRED_AND_DOSE,
    IN_EACH,
    OF_SIZE,
    PER,
    SERVINGS,
    SIZE,
    SOME_OF_THEM,
    WEIGHED,
    any_of,
)
from labelcheck.layout.dose_words import UNIT_DOSE, UNIT_GOES_ON
from labelcheck.model.regex import regex

PERCENT_OF = (
    r"d\.?v\.?|(?:(?:ec|eu|lr)\s+)?nrv|n\.r\.v\.|ri\b|rda|rdi|vnr|v\.n\.r\.|ajr|ar\b|nrw|vrn|rm\b|rnp|idr\b|adh\b|cdr\b|referenzmenge|v[dq]\b|"
    r"nährstoffbezugswerte?s?|tagesbedarfs?|referentie-?inname|nutrient\sreference\svalues?|reference\sintakes?|"
    r"(?:valeurs?\snutritionnelles?|apports?)\sde\sréférence|valori\snutritivi\sdi\sriferimento|"
    r"valor(?:es)?\sde\sreferencia(?:\sde\snutrientes)?|"
    r"valeurs?\s+quotidiennes?|valor(?:es)?\s+diarios?"
)
"""Reference values, by their abbreviations, that percents are of."""

PART_OF = any_of(r"of which|davon|dont|di cui|de l(?:a|os|as) cual(?:es)?|del cual|waarvan")
"""Words before a part of an amount."""

EQUALS = any_of(
    r"provid(?:es|ing)|yield(?:s|ing)|suppl(?:ies|ying)|deliver(?:s|ing)|(?:equal|corresponding) to",
    r"equiv(?:alent|\.)?(?: to)?|eq\. to|eq\.(?= )|eq|calculated as|in terms of|respond\.",
    r"entspricht|entsprechend|entspr\.|corresp\.|liefert|soit|équiva(?:la|le)nt(?: [àa]| en)?|apport(?:e|ant)",
    r"(?:quantité )?(?:correspondante?|exprimée) (?:à|en)|apport (?:de|en)|fournissant|apportant[ei]|fornent[ei]",
    r"par[ie] al?|(?:o )?equivalent[ei]s? al?|fornecendo",
    r"corrispondent[ei] al?|(?:che )?(?:apporta(?:no)?|fornis(?:ce|cono))",
    r"apporto (?:di|in)",
    r"(?:que )?aportan?(?:do)?|aportes? de|(?:wat )?overeen(?:komt|komend) met|levert|goed voor",
)
"""Words between a compound's weight and what it supplies, in either order."""

SOURCE_OF = any_of(
    r"from|as|aus|als|ex|(?:sous|en) forme d[e'’]|como|come|da|provenant d[eu]s?|issue?s? d[eu'’]s?|proc[eé]dente de|"
    r"proveniente d[ae]l?|en forma de|sotto forma di|in (?:the )?form (?:of|von)|in de vorm van|à partir de|"
    r"afkomstig (?:uit|van)"
)
"""Words between the element and its source."""

MAGNESIUM = r"(?:magnesium|magnésium|magnesio|magnésio|magnez|m[ao]gn[ec][s5][ilí1|j]u(?:m|rn|nn)|magneisum)"
"""The element's name in the languages that are read, and as OCR misreads it."""
_MOL = r"[\d.,]+\s*(?:mmol|m[eä]q|mval)"
_OR = r"(?:[=/,]|bzw\.|resp\.|or|oder|ou|soit)"
MOLES = rf"(?:\(?\s*{_OR}?\s*{_MOL}(?:\s*{_OR}\s*{_MOL})?\s*\)?\s*)"
"""The same amount in moles, as medicines print it behind the mass: ``243 mg (= 10 mmol bzw. 20 mval) Magnesium``."""
MOLES_ARE = rf"(?:{_MOL}\s*=\s*)"
"""The same before it: ``5 mmol = 121,5 mg``."""
ACTIVE = (
    r"(?:(?:arzneilich\s+)?wirk(?:stoffe?|same[rn]?\s+bestandteile?n?)|(?:principe|substance)s?\s+acti(?:f|ve)s?|"
    r"(?:princip[io]|principi)\s+attiv[io]|(?:principio|sustancia)s?\s+activ[oa]s?|"
    r"werkzame\s+(?:stof(?:fen)?|bestanddelen)|active\s+(?:substance|ingredient)s?)"
)
"""What a medicine calls its active substances."""
MAGNESIUM_HINT = "gn"
"""What every spelling of it holds, in small letters."""

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
FORMS_OF = any_of(
    r"(?:(?:\d|two|three|four|deux|trois|quatre|cinq|dos|tres|cuatro|due|tre|quattro) )?"
    r"(?:forms?|formes?|formas?|sources?|types?|sels?|salts?|sales|sali|fonti|fuentes) (?:of|de|di) "
)
"""Before the element's name, and the names of its salts in brackets: ``4 formes de magnésium (citrate, malate)``."""

TITLE = regex(
    any_of(
        GROUP_OF_DOSE,
        r"(?:supplement(?:s|ed)?\s*(?:food\s*)?|ingredients? )facts(?:\s+(?:panel|label|table|box)\b)?",
        r"info-aliment complémenté",
        r"(?:datos|información(?: nutricional)?) de(?:l| los)? suplementos?|datos (?:nutricionales|de nutrición)",
        r"(?:typical |average )?nutrition(?:al)?\s*(?:facts|information|info\b)|nutrition(?= \(?per\b)",
        r"drug\s*facts",
        r"(?:durchschnittliche )?nährwert(?:e|angaben|tabelle|information(?:en)?|deklaration)\b"
        r"(?: (?:&|und) (?:inhaltsstoffe|zutaten|zusammensetzung)\b(?!\s*:))?",
        r"(?:zusammensetzung|(?:inhalts|nähr|wirk|mineral|vital)stoffe?|(?:durchschnitts)?(?:inhalt|gehalte?))"
        r"(?= (?:pro|je|\d{1,2})\b)",
        r"vitamin[es]?,? (?:(?:und|and|et|e|y|&) )(?:mineral(?:stoffe|s)?|minéraux|minerali|minerales)"
        r"(?= (?:pro|je|per|par|por)\b)",
        r"(?:analyses?|composition|apports?|teneurs?|nutriments?|actifs?)(?: moyen(?:ne)?s?| garanties?| journaliers?|"
        r" nutritionnels?)?(?= (?:pour|par|\d{1,2})\b)",
        r"(?:samenstelling|gehalte|analyse)(?= (?:per|\d{1,2})\b)",
        r"(?:composición|análisis|contenido|aportes?|nutrientes?)(?: medi[oa]| diari[oa])?(?= (?:por|\d{1,2})\b)",
        r"(?:composizione|analisi|contenut[oi]|apport[oi]|nutrient[ei]|component[ei]|ingredienti caratterizzanti)"
        r"(?: medi[oa]?| nutrizional[ei]| giornalier[oi]| caratterizzanti| attivi)?(?= (?:per|pro|\d{1,2})\b)",
        r"(?:nutritional |average |typical )?(?:composition|contents?|analysis)(?= per\b)",
        r"(?:nutritional |average |typical ){1,2}contents?(?= per\b|\s*:\s\d)",
        r"composition qualitative et quantitative(?:\s+retour en haut de la page)?|"
        r"apports? nutritionnels?(?=\W*\Z)|"
        r"valeurs? nutriti(?:ve|onnelle)s?(?: moyennes)?(?! de référence)",
        r"tableau nutritionnel|tabla nutri(?:cion|ment)al",
        r"(?:informations?|déclaration|analyse) nutritionnelles?",
        r"(?:informaci[óo]n|análisis|declaraci[óo]n) nutri(?:cion|ment)al(?: medi[oa])?|informaç[ãa]o nutricional",
        r"valor(?:es)? nutricional(?:es)?",
        r"(?:valori|informazioni|dichiarazione|tabella|caratteristiche|analisi) nutrizional[ei](?: medi[ae]?)?",
        r"valori nutritivi(?! di\b)",
        r"(?:tenor[ei]|contenut[oi]) (?:medi[oa]? )?(?:degli|in)(?: ingredienti)?(?: caratterizzanti)?",
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
    ),
    re.IGNORECASE,
)
"""A panel's title: it begins with its first letter."""


def titles_medicine(title: str) -> bool:
    """Whether ``title`` is that of a medicine's panel: Drug Facts (21 CFR 201.66), or the second part of a summary of
    product characteristics (Directive 2001/83/EC, article 11)."""
    return title[:4].lower() == "drug" or title[:23].lower() == "composition qualitative"


CONTINUED = regex(
    r"\s*[-(]?\s*(?:continued|cont'?d?|fortsetzung|suite|continuaci[oó]n|continuazione|segue)\b[.)]*", re.IGNORECASE
)
"""Behind a title: the panel goes on."""

_WEAK = any_of(
    GROUP,
    r"zusammensetzung|verbindung(?:en)?|(?:nähr|inhalts|wirk|mineral|vital)stoffe?|vitamine (?:und|&) mineralstoffe",
    r"nutriments?|actifs?|contenido|contents?|nutrition",
    r"composizione|contenuti|analisi|componenti|ingredienti caratterizzanti|nutrienti|nutrientes",
    r"samenstelling|voedingsstoffen",
    r"(?:active |medicinal |key )?ingredients?|nutrients?|vitamins?(?: (?:and|&) minerals?)?|typical analysis",
    r"(?:análisis|composición)(?: medi[oa])?|(?:analyse|composition)(?: moyenne)?|vitamines (?:et|&) minéraux",
)
WEAK_TITLE = regex(rf"\W*(?:{_WEAK})\W*\Z", re.IGNORECASE)
"""What stands alone over a panel, and elsewhere over a list: the headings of doses tell."""

SERVING = regex(
    any_of(
        rf"\b(?:{SIZE}|{SERVINGS})",
        r"\bportion(?:en|s) p(?:ro|ar) |\b(?:porciones|raciones|porções|porzioni) p[eo]r ",
        r"\bserving(?:s\s*:?|\s*:)\s*\d|\b(?:portion|porción|ración|porção|porzione|portie)\s*:\s*\d",
        r"\b(?:amount|amt\.?)\s*per",
        rf"%\s*(?:daily|{PERCENT_OF})|\bnrv\s?%",
        EACH,
        rf"\b(?:{PER}) {SOME_OF_THEM}(?:{DOSE}|\d)",
        IN_EACH,
        BARE_DOSES,
        rf"{DAY_IS}\d{{1,2}}\s",
        DOSE_TWICE,
        HUNDRED_AND_DOSE,
    ),
    re.IGNORECASE,
)

SERVING_SIZE = regex(r"\bserv(?:ings?|\.)?\s*(?:size|per)\b", re.IGNORECASE)

_PACK = r"(?:container|package|packet|pack|bottle|pouch|bag|unit)\b"
_AMOUNTS_OF = r"(?:serving|dose|day|daily dose|scoop|packet|stick|unit)"
COLUMN_HEAD = regex(
    any_of(
        rf"amounts?\s*(?:per\s*{_AMOUNTS_OF}|/\s*serving)?",
        r"amt\.?(?:\s*per\s*serving)?",
        r"%?\s*(?:daily\s*values?|valor diario|valeur quotidienne)",
        rf"(?>{DAYS_DOSE})(?!\w)[*†‡]*+(?!\s?[:=]|\s\d)(?: \([^()\n]{{1,24}}\))?",
        rf"(?:%|prozent)\s*(?:de[rs]? )?(?:{PERCENT_OF})s?(?:\W{{1,3}}(?:{PER})?\s*\d{{1,2}} (?:{UNIT_DOSE})\))?",
        r"(?:nrv|nrw|vnr|vrn|ajr)s?\b",
        EACH,
        r"active ingredients?(?:\s*\((?:in|per) [^()\n]{1,40}\))?(?:\s*purposes?)?",
        r"ingredients?\s*\(per [^()\n]{1,40}\)",
        r"quantity|nutrients?|(?:dietary|medicinal) ingredients?|ingrédients médicinaux",
        r"(?:medicinal|médicinaux)(?=\s*:)",
        r"ingredients? per serving",
        IN_EACH,
        rf"(?:{PER}) {SOME_OF_THEM}(?:\d+(?:[.,]\d+)?\s?(?:[a-zà-ü]+ ){{0,2}}?[a-zà-ü()]+(?:/[a-zà-ü]+)?{UNIT_GOES_ON}"
        rf"(?:\s*\(\s*=?\s*\d+(?:[.,]\d+)?\s?(?:m?[gl]|[^()\d\n]{{2,24}})\s*\)|\s?=\s?{DAYS_DOSE}|"
        rf"\s?\(=?\s?{DAYS_DOSE}\s?\))?"
        rf"|{_PACK}|"
        rf"(?:[a-z-]+ )?(?:{DOSE})\b"
        rf"(?:{OF_SIZE}|\s*\(=?\s*(?:\d+\s*)?[^()\n]{{1,20}}\)|\s+\d+\s*\w+(?:\s?\(\d[^()\n]{{1,12}}\))?)?)",
        ANY_WEIGHED,
        rf"(?<=/)(?:{UNIT_DOSE})(?=\s*:)",
        DOSE_BEFORE_PERCENTS,
        DOSE_TWICE,
        WEIGHED,
        HUNDRED_AND_DOSE,
        HUNDRED,
        r"menge|quantité|teneur|cantidad|quantità|nährstoffe?",
        rf"(?:inhalt(?:sstoffe?)?|gehalt|ingrédients?|ingredient[ei]s?|contenido|contenuto)"
        rf"(?= (?:{PER}|menge|quantité|cantidad|quantità)\b)",
        r"valeurs? nutriti(?:ve|onnelle)s?|valori nutrizionali",
        r"(?:valori|contenuti|tenori|(?:average|typical|mean) values?|valeurs?(?: moyennes)?|valores|"
        rf"durchschnittswerte)(?: medi(?:os)?)?(?= (?:{PER})\b)",
    ),
    re.IGNORECASE,
)
"""A column heading. ``Per 2 Tablets`` and the like name a dose column."""

NAMES_HEAD = regex(
    r"(?:(?:dietary |active |medicinal )?(?:ingredients?|components?|substances?)|nutrients?|names?|"
    r"actives?|nutritional (?:component|substance)s?|(?:nähr|inhalts|wirk|vital|mineral)stoffe?|zutat(?:en)?|"
    r"ingredient[ei]|ingredientes|nutriments?|nutrientes?|nutrient[ei]|component[ei]s?)(?![^\W\d])",
    re.IGNORECASE,
)
"""Headings of the column of names."""

_COUNTED = (
    r"(?:\d+(?:[.,/]\d+)?|one|two|three|four|eine?|une?|una|uno)\s*(?:\([^)]*\)\s*)?"
    rf"[a-zà-ü][a-zà-ü()]*{UNIT_GOES_ON}(?:\s+(?:{A_DAY.replace(' ', BLANKS)})\b)?"
    r"(?:\s+\([^)]*\))?"
)
DOSE_COLUMN = regex(
    rf"\b(?:(?:amount|menge|gehalt|inhalt|quantité|teneur|cantidad|contenido|quantità|contenuto)\s+)?(?:{PER})\s+"
    rf"(?:{SOME_OF_THEM}(?:{DOSE.replace(' ', BLANKS)})\b(?:{OF_SIZE}|\s*\([^)]*\))?|{_COUNTED})|"
    r"\bdaily\s+(?:dose|intake|portion|amount)\b(?:\s*\([^)]*\))?|"
    rf"\b{DAYS_DOSE}\s*\(\s*=?\s*\d[^()\n]{{1,24}}\)|"
    rf"(?<!serving )(?<!servings )\bper\s+{_PACK}|{DOSE_BEFORE_PERCENTS}|{HUNDRED}|"
    rf"\b{WEIGHED.replace(' ', BLANKS)}|\b{ANY_WEIGHED}",
    re.IGNORECASE,
)
"""A heading of one of several columns: ``per serving`` and ``per container``, ``per 100 g``."""

HEADING = regex(
    "(?:"
    + any_of(
        # what is in it
        r"ingrédients? non[\s-]médicina(?:l|ux)",
        r"(?:(?:capsule|tablet|caplet|softgel|gummy|powder) )?other\s*ingredients?|in a (?:natural )?base of(?=\s?:)",
        r"(?:inactive|excipient|non-?(?:medicinal|active)) ingredients?|non-?medicinals?(?=\s*[:/])",
        r"other components|excipient(?:e?s)?(?: à effet notoire)?|ingredients? not (?:found|listed) above",
        r"(?:(?:full|all) )?ingredients?|ingrédients?|zutat(?:en(?:liste)?)?|inhaltsstoffe|ingredientes?|ingredienti|"
        r"ingrediënt(?:en(?:lijst)?)?",
        r"(?:sonstiger?|weitere) (?:zutaten|bestandteile?|inhaltsstoffe)|hilfsstoffe",
        r"(?:overige|andere) (?:ingrediënten|bestanddelen)|hulpstoffen",
        r"autres? (?:ingrédients?|composants?)|liste des ingrédients|lista de ingredientes",
        r"elenco (?:degli )?ingredienti",
        r"excipientes|eccipienti|otros? (?:ingredientes?|componentes?)|altr[oi] (?:ingredient[ei]|component[ei])",
        # how to take it
        r"directions?(?: for use)?|suggested (?:adult )?(?:use|usage|dosage)|how to (?:use|take)|usage|use",
        r"recommended (?:use|dose|dosage|usage|adult dose|daily (?:dose|dosage|intake))|recommendations?(?=\s?:)",
        r"(?:adult )?dosage|serving suggestions?|instructions?",
        r"(?:verzehrs?|einnahme|dosierungs|anwendungs|zufuhr|gebrauchs)(?:empfehlung|hinweise?|anweisung)|dosierung|"
        r"(?:einnahme|anwendung|zubereitung|utilisation|empfehlung|gebrauch)(?=\s?:)",
        r"(?:dose|usage|posologie|utilisation) recommandée?s?",
        r"conseils? d'utilisation|mode d'emploi|posologie|modo de (?:empleo|uso)|(?:dosi e )?mod[oi] d'uso",
        r"(?:dosi e )?modalità (?:d'uso|d'impiego|di (?:impiego|assunzione))|istruzioni per l'uso|uso consigliato|"
        r"(?:come si usa|uso|assunzione|suggested intake|typical use)(?=\s?:)|"
        r"(?:instrucciones|sugerencias?|consejos?) de uso|consigli per l'uso|modo de (?:utilização|tomar|preparación)",
        r"(?:dose|dosis) (?:journalière |diaria |giornaliera )?(?:recommandée|conseillée|recomendada|consigliata|"
        r"raccomandata)",
        rf"(?<![=/]\s){DAYS_DOSE}(?=\s?[:=])",
        r"posología|posologia|(?:conseils?|dosis|dose|dosi|consigli d'uso)(?=\s?:)",
        r"gebruik(?:saanwijzing|sadvies)?(?=\s?:)|dosering|aanbevolen (?:dosering|gebruik)|waarschuwing(?:en)?",
        # what to mind
        r"warnings?|cautions?|precautions?|contra-?indications?|safety information|(?:possible )?side effects?",
        r"important(?: (?:note|notice|information))?|notices?|notes?",
        r"allergens?(?: (?:information|warning|info|statement))?|allergy information",
        r"warnhinweise?|hinweise?|avertissements?|mises? en garde|précautions?(?: d'emploi)?|advertencias?|avvertenze|"
        r"avvertenza|advertências?|precauciones|precauzioni|precauções|contraindicaciones|controindicazioni|"
        r"contraindicações|(?:interacciones|interazioni|avisos?|importante|attenzione|atención)(?=\s?:)|"
        r"(?:información sobre )?alérgenos|alergénios|allergeni",
        # how to keep it
        r"storage|store|storing|tamper (?:evident|resistant)|keep out of(?: the)? reach|conservation|lagerung|"
        r"(?:modalità di )?conservazione|(?:modo de )?conservación|almacenamiento|conservação",
        # what it holds or does not hold
        r"contains(?: no)?|may contain|does not contain|free (?:of|from)|no added|(?:formulated|made) without",
        # who made it
        r"manufactured|distributed|dist(?=\.)|mfd|mfg|(?:made|produced|packed) (?:in|by|for)|marketed by|imported by",
        r"(?:finished |product ){0,2}specifications?",
        r"questions\??|comments|suitable for|product of|net (?:wt|weight|contents?)|expir\w+|exp(?=\.)|best before|lot|"
        r"preguntas frecuentes|domande frequenti|peso nett?o|(?:presentación|formato|lote|lotto)(?=\s?:)",
    )
    + r")\b",
    re.IGNORECASE,
)
"""Words that open a part of a label outside the facts panel, when they stand at the beginning of a line."""
NEXT_PART = regex(rf"[.;]\s+(?={HEADING.pattern}\s*:)", re.IGNORECASE)
"""Where the next part of a label begins within a line."""

_DAILY = r"(?:daily\s*values?|dv|rdi|rda|nrv)"
_SIGNS = r"(?:\*|†|‡|§|¶|\^)+"
FOOTNOTE = regex(
    r"\W{0,4}\s*(?:\d\)\s)?(?:\(?dv\)?\s*)?(?:"
    + any_of(
        rf"(?:the )?(?:percent|percentage|%)\s*(?:of )?(?:the )?(?:u\.?s\.? )?(?:recommended )?"
        rf"{_DAILY}s?(?:\s*\(?%?\s*dv\)?)? (?:is|are|based|per|for|not|tells|established|of)",
        rf"(?:u\.?s\.? )?(?:recommended )?{_DAILY}\s*(?:\(dv\))?\s*(?:has |have )?(?:is |are )?not\b",
        rf"no (?:established )?{_DAILY}\b|not established|less than [12]%|5\s?% (?:or less is|ou moins c['’]est)",
        r"(?:nrv|nrw|vnr|ri|ajr|ar|vrn)\s*[=:]|nutrient reference value|reference intake",
        rf"{_SIGNS}\)?\s*\(?(?:%\s*)?(?:naturally|from|aus|als|nach|gemäß|laut|gem\.|sous forme de|da|come|como|uit|"
        r"empfohlen\w*|entspr\w*|"
        r"recommended|contains|certified|percent|p(?:or|our)cent\w*|daily|other|indicates|these|the|les pourcentages|"
        r"los porcentajes|le percentuali|die prozent\w*|organic|as|equivalent|with|referen\w+|"
        r"nährstoff\w*|nutrient|apports|valeurs?|valor[ei]\w*|"
        rf"(?:{PERCENT_OF})\W|prozent|des apports|der|{DAYS_DOSE})",
    )
    + ")",
    re.IGNORECASE,
)
"""A footnote under the panel, from the beginning of a line."""
SMALL_FOOTNOTE = regex(FOOTNOTE.pattern)
"""The same in small letters: told in half the time."""

NUTRIENT = regex(
    r"\W{0,3}(?:"
    + any_of(
        r"calories|energy|total \w+|(?:poly|mono)?(?:un)?saturated|sat\.|trans fat",
        r"cholesterol|carbohydrates?|(?:dietary |soluble |insoluble )?fib(?:er|re)|sugar alcohols?|protein",
        r"fat\b|salt\b",
        r"(?:includes .{0,12})?added sugars?|sugars?",
        r"vitamin\b|vitamine\b|vitamina\b|vit\.?\s|thiamine?|riboflavin|niacin|niacinamide|folate|folic|folacin|biotin",
        r"pantothenic|choline|inositol|lutein|lycopene|zeaxanthin|astaxanthin|coenzyme|coq",
        r"sodium|potassium|calcium|iron\b|phosphorus|iodine|magnesium|zinc|selenium|copper|manganese|chromium",
        r"molybdenum|chloride|boron|silicon|silica|vanadium|nickel|tin\b|magnésium|magnesio|fer\b|zink|eisen",
        r"l-\w+|n-acetyl|alpha[\s-]lipoic|omega|epa\b|dha\b|fish oil",
    )
    + ")",
    re.IGNORECASE,
)
"""Names that begin a row of a facts panel; used only where brackets and geometry leave open what begins a row."""
SMALL_NUTRIENT = regex(NUTRIENT.pattern)
"""The same in small letters."""

BLEND = regex(r"\b(?:blend|complex|matrix|proprietary|formula)\b", re.IGNORECASE)
"""What names a row whose ingredients are listed under it without amounts (21 CFR 101.36(c))."""
