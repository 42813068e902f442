"""The words within facts rows: what percents are of, what joins an amount, an element and its source, and names."""

from __future__ import annotations

import re

from labelcheck.layout.vocabulary.dose_headings import any_of
from labelcheck.model.regex import AnyCase, regex

PERCENT_OF = (
    r"d\.?v\.?|(?:(?:ec|eu|lr)\s+)?nrv|[acinrv]\.[djnr]\.[ahnrv]\.?|ri\b|rda|rdi|vnr|ajr|aqr|ar\b|nrw|vrn|rm\b|rnp|idr\b|adh\b|cdr\b|ddr\b|vdr\b|vrd\b|ir\b|referenzmenge|v[dq]\b|"
    r"nährstoffbezugswerte?s?|tagesbedarfs?|referentie-?inname|nutrient\sreference\svalues?|reference\sintakes?|"
    r"(?:valeurs?\snutritionnelles?|apports?)\sde\sréférence|valori\snutritivi\sdi\sriferimento|"
    r"valor(?:es)?\sde\srefer[eê]ncia(?:\sd[eo]s?\snutrientes?)?|ingestas?\sde\sreferencia|"
    r"(?:empfohlenen\s)?tageszufuhr|apports?\s(?:journaliers?|quotidiens?)\srecommandés?|"
    r"aanbevolen\sdagelijkse\shoeveelheid|(?:cantidad|ingesta)\sdiaria\srecomendada|"
    r"valeurs?\s+quotidiennes?|valor(?:es)?\s+diarios?"
)
"""Reference values, by their abbreviations, that percents are of."""
OF_THEM_IN_PERCENT = r"\b(?:nrv|nrw|vnr|vrn|ajr|aqr)s?\s?(?:\(\s?|(?:in|en)\s)?%"
"""A heading of percents that names what they are of first: ``NRV in %``."""

BULLETS = "•●○◦■□▪▫·‣*–— -"
"""What may stand before the name of a row."""

PART_OF = any_of(r"of which|davon|dont|di cui|de l(?:a|os|as) cual(?:es)?|del cual|waarvan")
"""Words before a part of an amount."""

EQUALS = any_of(
    r"provid(?:es|ing)|yield(?:s|ing)|suppl(?:ies|ying)|deliver(?:s|ing)|(?:equal|corresponding) to",
    r"equiv(?:alent|\.)?(?: to)?|eq\. to|eq\.(?= )|eq|calculated as|in terms of|respond\.",
    r"entspricht|entsprechend|entspr\.|corresp\.|liefert|soit|équiva(?:la|le)nt(?: [àa]| en)?|apport(?:e|ant)",
    r"(?:quantité )?(?:correspondante?|exprimée) (?:à|en)|apport (?:de|en)|fournissant|apportant[ei]|fornent[ei]",
    r"par[ie] a(?:l(?:l['’])?)?|(?:o )?equivalent[ei]s? a(?:l(?:l['’])?)?|fornecendo",
    r"corrispondent[ei] a(?:l(?:l['’])?)?|(?:che )?(?:apporta(?:no)?|fornis(?:ce|cono))",
    r"apporto (?:di|in)",
    r"(?:que )?aportan?(?:do)?|aportes? de|(?:wat )?overeen(?:komt|komend) met|levert|goed voor",
)
"""Words between a compound's weight and what it supplies, in either order."""

SOURCE_OF = any_of(
    r"from|as|aus|als|ex|(?:sous|en) forme d[e'’]|como|come|da|provenant d[eu]s?|issue?s? d[eu'’]s?|proc[eé]dente de|"
    r"proveniente d[ae]l?|en forma de|sotto forma di|in (?:the )?form (?:of|von)|in de vorm van|à partir de|"
    r"(?:afkomstig )?uit|afkomstig van|(?:sob (?:a )?|na )forma de|a partir d[eo]"
)
"""Words between the element and its source."""

MAGNESIUM = r"(?:magnesium|magnésium|magnesio|magnésio|magnez|m[ao]gn[ec][s5][ilí1|j]u(?:m|rn|nn)|magneisum)"
"""The element's name in the languages that are read, and as OCR misreads it."""

MAGNESIUM_HINT = "gn"
"""What every spelling of it holds, in small letters."""

_MOL = r"[\d.,]+\s*(?:mmol|m[eä]q|mval)"
_OR = r"(?:[=/,]|bzw\.|resp\.|or|oder|ou|soit)"
MOLES = rf"(?:\(?\s*{_OR}?\s*{_MOL}(?:\s*{_OR}\s*{_MOL})?\s*\)?\s*)"
"""The same amount in moles, as medicines print it behind the mass: ``243 mg (= 10 mmol bzw. 20 mval) Magnesium``."""

MOLES_ARE = rf"(?:{_MOL}\s*=\s*)"
"""The same before it: ``5 mmol = 121,5 mg``."""

ACTIVE = (
    r"(?:(?:arzneilich\s+)?wirk(?:stoffe?|same[rn]?\s+bestandteile?n?)|(?:principe|substance)s?\s+acti(?:f|ve)s?|"
    r"(?:princip[io]|principi)\s+attiv[io]|(?:principio|sustancia)s?\s+activ[oa]s?|"
    r"werkza(?:am|me)\s+(?:stof(?:fen)?|bestand(?:deel|delen))|active\s+(?:substance|ingredient)s?)"
)
"""What a medicine calls its active substances."""

FORMS_OF = any_of(
    r"(?:(?:mélange|miscela|mezcla|mistura|blend|mix) (?:of|de|di) )?"
    r"(?:(?:\d|two|three|four|deux|trois|quatre|cinq|dos|tres|cuatro|due|tre|quattro) )?"
    r"(?:forms?|formes?|formas?|sources?|types?|sels?|salts?|sales|sali|fonti|fuentes) (?:of|de|di) "
)
"""Before the element's name, and the names of its salts in brackets: ``4 formes de magnésium (citrate, malate)``."""

NUTRIENT = AnyCase(
    r"\W{0,3}(?:"
    + any_of(
        r"calories|energy|total \w+|(?:poly|mono)?(?:un)?saturated|sat\.|trans fat",
        r"cholesterol|carbohydrates?|(?:dietary |soluble |insoluble )?fib(?:er|re)|sugar alcohols?|protein",
        r"fat\b|salt\b",
        r"(?:includes .{0,12})?added sugars?|sugars?",
        r"vitamin\b|vitamine\b|vitamina\b|vit\.?\s|thiamine?|riboflavin|niacin|niacinamide|folate|folic|folacin|biotin",
        r"pantothenic|choline|inositol|lutein|lycopene|zeaxanthin|astaxanthin|coenzyme|coq",
        r"sodium|potassium|calcium|iron\b|phosphorus|iodine|magnesium|zinc|selenium|copper|manganese|chromium",
        r"molybdenum|chloride|boron|silicon|silica|vanadium|nickel|tin\b|magnésium|magn[eé]sio|fer\b|zink|eisen",
        r"valore? energ|energ[ií]a\b|prote[ií]n[ae]|carboidrat|carbohidrat|koolhydrat|hidratos|grassi\b|grasas?\b",
        r"gorduras?\b|a[zç]úcares|zuccheri|fibra\b|c[aá]lcio|ferro\b|hierro|ijzer|zinco\b|potass?io|s[oó]dio|sel[eê]nio|[iy]odo\b",
        r"mangan[eê]s",
        r"l-\w+|n-acetyl|alpha[\s-]lipoic|omega|epa\b|dha\b|fish oil",
    )
    + ")"
)
"""Names that begin a row of a facts panel; used only where brackets and geometry leave open what begins a row."""

ROW_RUNS_ON = (
    rf"(?<=[\w)])[.,;:]?\s(?=[^\W\d])(?={NUTRIENT.pattern}(?:\s\w{{1,3}})?(?:\s?\([^()\n]{{1,60}}\))?"
    r"\s\d[\d.,]*\s?(?:m?g|mcg|[µμ]g)\b)"
)
"""Before a whole row that runs on behind a statement: ``2 capsules Magnesium 300 mg``."""

BLEND = regex(r"\b(?:blend|complex|matrix|proprietary|formula)\b", re.IGNORECASE)
"""What names a row whose ingredients are listed under it without amounts (21 CFR 101.36(c))."""
