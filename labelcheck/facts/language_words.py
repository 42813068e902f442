"""The headings and names that labels and leaflets print in each language."""

from __future__ import annotations

from labelcheck.layout.vocabulary.dose_headings import BLANKS
from labelcheck.model.label import LanguageCode
from labelcheck.model.regex import regex

_WORDS: dict[LanguageCode, str] = {
    "en": r"supplement facts|nutrition(?:al)? (?:facts|information)|serving size|amount per serving|other ingredients?|"
    r"ingredients|directions|warnings?|dietary supplement|food supplement|medicinal ingredients?|"
    r"non-?medicinal ingredients?|keep out of (?:the )?reach|suggested use|recommended (?:dose|use)|also contains|"
    r"(?:tablet|capsule|caplet|softgel|sachet|lozenge|serving|dose)s? (?:typically )?(?:contain|provide)s?|"
    r"each \d+ ?ml contains|(?:in)?active (?:ingredient|substance)s?|package leaflet|composition of|daily values?|"
    r"qualitative and quantitative composition|average per|per daily dose",
    "de": r"nährwert\w*|zutaten|inhaltsstoffe|verzehrempfehlung|verzehrhinweis|nahrungsergänzungsmittel|tagesdosis|"
    r"tagesportion|warnhinweise?|außerhalb der reichweite|dosierung|zusammensetzung|wirkstoffe?|hilfsstoffe?|"
    r"packungsbeilage|(?:gebrauchs|fach)information|sonstige bestandteile",
    "fr": r"ingrédients|valeurs? nutriti\w+|informations? nutritionnelles?|compléments? alimentaires?|"
    r"conseils? d['’]utilisation|mode d['’]emploi|dose journalière|tenir hors de|précautions? d['’]emploi|"
    r"ingrédients? (?:non )?médicina(?:l|ux)|dose recommandée|mises? en garde|"
    r"composition qualitative et quantitative|posologie|liste complète des excipients|principes? actifs?|"
    r"substances? actives?|que contient|autres composants|comprimés?|gélules?",
    "es": r"ingredientes|información nutricional|complementos? alimenticios?|modo de empleo|dosis diaria|"
    r"mantener fuera del alcance|advertencias?|suplementos? (?:alimenticios?|dietarios?)|información nutrimental|"
    r"tamaño de (?:la )?porción|modo de uso|composición|cada (?:[\w.-]+ ){1,3}contiene",
    "it": r"ingredienti|integratori? alimentar\w+|valori nutrizionali|informazioni nutrizionali|modalità d['’]uso|"
    r"dose giornaliera|tenere fuori dalla portata|avvertenze|(?:contenuti|tenori) medi|"
    r"(?:ingredienti|componenti) caratterizzanti|modo d['’]uso|composizione|principi attivi|eccipienti",
    "nl": r"ingrediënten|voedingssupplement(?:en)?|voedingswaarden?|samenstelling|gebruiksaanwijzing|"
    r"aanbevolen dosering|dag(?:dosis|dosering)|buiten (?:het )?bereik|waarschuwing(?:en)?|referentie-inname|"
    r"hulpstoffen|werkza(?:am bestanddeel|me (?:bestanddelen|stof(?:fen)?))",
    "pt": r"informaç(?:ão|ões) nutriciona(?:l|is)|suplementos? alimentar(?:es)?|modo de (?:usar|tomar|utilização)|"
    r"toma diária|dose diária|porç(?:ão|ões)|fora do alcance das|advertências?|recomendação de (?:uso|consumo)|"
    r"(?:não )?contém (?:glúten|lactose)|não (?:exceder|ultrapassar)|composição|princípios? ativos?",
}
HINTS: dict[LanguageCode, frozenset[str]] = {
    "en": frozenset({
        "supplement", "nutrition", "serving", "ingredient", "directions", "warning", "reach", "suggested",
        "recommended", "contain", "provide", "active", "leaflet", "composition", "average",
        "daily",
    }),
    "de": frozenset({
        "nährwert", "zutaten", "verzehr", "nahrungs", "tagesdosis", "tagesportion", "warnhin",
        "außerhalb", "dosier", "zusammensetzung", "stoff", "beilage", "information", "bestandteile",
    }),
    "fr": frozenset({
        "ingrédient", "valeur", "nutritionnel", "complément", "emploi", "utilisation", "journalière", "tenir",
        "recommandée", "garde", "qualitative", "posologie", "excipients", "actif", "active", "contient", "composants",
        "comprimé", "gélule",
    }),
    "es": frozenset({
        "ingredientes", "información", "complemento", "modo", "dosis", "mantener", "advertencia", "suplemento",
        "tamaño", "composición", "cada",
    }),
    "it": frozenset({
        "ingredienti", "integrator", "valori", "informazioni", "modalità", "giornaliera", "tenere", "avvertenze",
        "contenuti", "tenori", "componenti", "modo", "composizione", "attivi", "eccipienti",
    }),
    "nl": frozenset({
        "ingrediënten", "voeding", "samenstelling", "gebruiksaanwijzing", "aanbevolen", "dagdos", "bereik",
        "waarschuwing", "referentie", "hulpstoffen", "werkza",
    }),
    "pt": frozenset({
        "informaç", "suplemento", "modo", "diária", "porç", "alcance", "advertência", "recomendação", "contém", "não",
        "composição", "princípio",
    }),
}  # fmt: skip
"""In small letters, without one of which no heading of the language stands in a text."""

SHARED: dict[LanguageCode, tuple[LanguageCode, frozenset[str]]] = {
    "es": ("pt", frozenset({"ingredientes", "modo de uso"}))
}
"""Headings of a language that are those of another too: they alone do not show it beside that."""
LIST_HINTS = frozenset({
    "ingr", "lngr", "medicin", "médicin", "component", "composant", "bestandt", "zutat", "zusammensetzung",
    "inhaltsstoffe", "also", "base of", "excipient", "eccipienti", "hilfsst", "hulpstoffen", "composi",
    "samenstelling", "bestanddel", "inactive", "auxiliary", "other ing", "other:", "contains:", "andere stoffen",
    "inci", "tableting", "tabletting", "encapsulating", "formulated",
})  # fmt: skip
"""In small letters, without one of which no list of ingredients has a heading."""
LOT_HINTS = frozenset({"lot", "batch", "charge", "ch.-b"})
"""In small letters, without one of which no lot is told."""

PATTERNS = {code: regex(rf"\b(?:{words.replace(' ', BLANKS)})\b") for code, words in _WORDS.items()}
"""Tried on small letters."""
