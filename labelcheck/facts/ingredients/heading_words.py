"""What heads a list of ingredients, and what stands behind such words and is none."""

from __future__ import annotations

from labelcheck.layout.vocabulary.dose_headings import DAYS_DOSE, DOSE, EACH, PER
from labelcheck.layout.vocabulary.doses import UNIT_DOSE
from labelcheck.model.regex import AnyCase, regex

_EXCIPIENTS = r"(?:\s+\([^()\n]{8,16}\))?"
_OTHER = (
    r"(?:les\s+autres\s+composants\s+sont|the\s+other\s+ingredients\s+are|die\s+sonstigen\s+bestandteile\s+sind|"
    rf"los\s+demás\s+(?:componentes{_EXCIPIENTS}|excipientes)\s+son|"
    rf"gli\s+altri\s+(?:componenti{_EXCIPIENTS}|eccipienti)\s+sono|"
    rf"os\s+outros\s+(?:componentes{_EXCIPIENTS}|excipientes)\s+são|"
    r"(?:de\s+)?andere stoffen(?:\s+in\s+dit\s+\w+)?\s+zijn)|"
    r"other\s+(?:\w+\s+)?(?:ingredients?|lngredients?)(?:\s+\(excipients\))?|otheringredients|(?:additional|remaining|further|added)\s+ingredients?|"
    r"ingredients?\s+not\s+(?:found|listed)\s+above|(?:other ing|inactive\s+ing)(?:red)?s?\.?(?=\s*[:|])|"
    r"(?:capsule|tablet|caplet|softgel|gummy|shell)\s+ingredients?(?!\s+statement)|"
    r"(?:inactive|excipient|inert|non-?\s?active|non-?\s?medicinal)\s*ingredients?|other\s+components|"
    r"non-?\s?medicinals?(?=\s*[:/])|inactives?(?=\s*:)|auxiliary\s+substances?|(?:ingrédients?\s+)?non[\s-]+médicina(?:l|ux)(?=\s*[:/])|"
    r"(?:liste\s+des\s+)?ingrédients?\s+(?:non[\s-]+médicina(?:l|ux)|inactifs?)|ingredientes\s+(?:inac?tivos|no\s+medicinales)|"
    r"(?:sonstiger?|weitere|übrige)\s+(?:zutaten|bestandteile?|inhaltsstoffe)|"
    r"(?:(?:die\s+)?(?:sonstigen|weiteren)|sonst\.)\s+(?:zutaten|bestandteile|bestandt\.|inhaltsstoffe)(?=(?:\s+sind)?\s*:)|"
    r"autres?\s+(?:ingrédients?|composants?)|ou?tros?\s+(?:ingredientes?|componentes?)|"
    r"altr[oi]\s+(?:ingredient[ei]|component[ei])|"
    r"(?:overige|andere)\s+(?:ingrediënten|bestanddelen)"
)
_ALL = (
    r"lngredients|inci(?=\s*:)|(?:(?:full|all)\s+)?ingredients?(?:\s+(?:list|declaration|statement))?|(?:les\s+|liste\s+(?:complète\s+)?d(?:es\s+|['’]\s?))?ingrédients?(?:\s+du\s+produit(?:\s+\w+)?(?=\s*:))?|"
    r"ingr\.?(?=\s*:)|zutat(?:en(?:[a-z]{4,12})?)?|zusammensetzung|inhaltsstoffe|"
    r"(?:lista\s+de\s+)?ingredientes?(?:\s+completos)?|(?:elenco\s+(?:degli\s+)?)?ingredienti(?:\s+completi)?"
)
_FOREIGN = r"ingrediënten(?:[a-z]{4,12})?|ingredienser|composition|composición|composizione|composição|samenstelling"
"""Headings of languages whose lists are split, but whose names are not known, and those that head facts as often."""
_TIME = r"(?:day|night|a\.?m\.?|p\.?m\.?|morning|evening)(?:time)?"
PART = (
    rf"(?:{_TIME}[\s-]+)?(?:capsules?|tablets?|caplets?|softgels?|gumm(?:y|ies)|powder|sachets?|formula)|{_TIME}|"
    r"(?:(?:tag(?:es)?|nacht|morgen|abend)-?)?(?:(?:weich-?)?kapseln?|tabletten?|formel|granulat|pulver|(?:trink-?)?ampullen?)|"
    r"poudre|granulés?|polvere|polvo|poeder|ampoules?|(?:comprimés?|gélules?)(?:\s+(?:jour|nuit|matin|soir))?|cápsulas?|comprimidos?|capsul[ae]|compress[ae]"
)
"""Parts of a product that have a list each: ``Ingredients Tablet:``, ``Inhaltsstoffe Tagkapsel:``."""
OF_PART = r"(?:d(?:u|e\s+la|er)\s+)?"
"""Before one of them: ``Ingrédients du comprimé :``, ``Zutaten der Kapsel:``."""
_NOTE = r"\s*(?:\((?![^)]*,(?!\d))[^)]{0,40}\))?\s*"
_DOSE = rf"(?:\s+(?:{PER})\s+(?:\d{{1,3}}\s[^:().,\n]{{2,20}}|[^\W\d]{{5,12}}(?=:)))?"
_OTHERWISE = r"(?:\s*/\s*[^\W\d][^:.,;/\n]{2,40}(?=:))?"
"""The same in a language that is not read: ``Other ingredients / Bahan lain:``."""
_ARE = r"(?:\s+(?:sind|sont|sono|son|are|zijn)(?=\s*:))?"
"""The sentence of a medicine's leaflet: ``Die sonstigen Bestandteile sind:``."""
_BESIDE = r"\|(?=[^|:]{3,80},|[^|:,]{3,30}:\s[^|:]{3,60}[,;])"
"""Between the heading and the list in a table, as the items or their class show."""
_AFTER = rf"{_ARE}{_DOSE}{_NOTE}{_OTHERWISE}(?::|{_BESIDE}|(?<=[a-zé])\s*[-]\s|\.(?=\s))"
_CELLS = r"\s?\|(?!\s*(?:function|purpose|amount|quantity|source|form|cas)\b)(?=(?:[^|:,\n]{3,60}\|){3})"
"""The same where each item has a cell of its own."""
_COUNTED = r"(?=\s+(?:1[.)]\s+[a-z]|\([^()\n]{3,60},))"
"""A list that is counted, or all in a bracket."""
_WITH_COLON = (
    r"also\s+contains|formulated\s+with|(?:tabletting|tableting|encapsulating)\s+aids?|in\s+a\s+(?:natural\s+)?base of|"
    r"(?:(?:list\s+of|liste\s+des|lista\s+d[eo]s?|elenco\s+degli|lijst\s+van)\s+)?(?:excipients?|excipientes?|eccipienti|"
    r"hilfsst(?:offe|\.)|hulpstoffen|(?:liste\s+der\s+)?sonstigen\s+bestandteile)(?:\s+(?:[qc]\.?\s?[sb]\.?(?:\s?p\.?)?))?"
    r"(?:\s*\([^(),:\n]{3,24}\)(?=\s*:))?"
)
LIST_HEADING = regex(
    rf"(?<![\w-])(?:(?P<other>(?:(?P<part>{PART})\s+)?(?:{_OTHER})(?:{_AFTER}|{_CELLS}|(?=\]?\s+[•·●○◦■▪*-]?\s*(?:[a-z]|100\s?%)|{_COUNTED}|\W*\Z))|(?:{_WITH_COLON})\s*:)|"
    rf"(?P<all>(?:{_TIME}\s+(?:(?:{PART})\s+)?)?(?:{_ALL})(?:\s+{OF_PART}(?:{PART})(?=\s?[:(])|(?!\s+(?:{PART})\s?[:(])){_AFTER})|"
    rf"(?P<foreign>(?:{_FOREIGN}){_AFTER})|(?P<contains>contains:)|(?P<also>other:|also\s+contains?(?=\s+[a-z])|the\s+other\s+ingredients?\s+(?:are|is):?(?=\s+[a-z]))|(?:(?P<bare_other>{_WITH_COLON})|(?P<bare>{_ALL}|{_FOREIGN})){_NOTE}(?=[*†]*(?:\s|\Z)))"
)
"""Of small letters."""
IN_ANOTHER = regex(rf"(?<!\w)(?:(?:{_OTHER}|{_ALL}|{_FOREIGN})\s*/\s*){{1,3}}\Z")
"""Before a heading, the same in other languages: ``Zutaten / Ingrédients / Ingredienti:``. Of small letters."""
DOSE_LINE = regex(rf"\d{{1,2}}\s(?:{UNIT_DOSE})(?:\s[^\W\d]{{4,16}})?\s*")
"""On a line between a heading and its list, what it is the list of: ``1 pastille effervescente``. Of small letters."""
AGAIN = regex(rf"/\s*(?:{_OTHER}|{_ALL})\s*:\s*")
"""Behind a heading and its colon, the same in another language. Of small letters."""
_FULL_LIST = (
    r"(?:(?:die|for|pour|per|para)\s+)?(?:(?:the|a|la|l['’]|consultar\s+la)\s*)?(?:vollständige|full|liste\s+complète|elenco\s+completo|"
    r"lista\s+completa)\b"
)
"""A reference to where a medicine lists all of them: ``Die vollständige Auflistung siehe Abschnitt 6.1``."""
_KNOWN_EFFECT = r"(?:mit\s+bekannter|with\s+known|à\s+effet|con\s+effett|con\s+efecto|met\s+bekend)"
"""Behind the heading of those that a medicine has to name apart."""
NO_LIST = AnyCase(
    rf"{EACH}|(?:{DAYS_DOSE}|dosering|portion|porción|porzione|portie)\s*:\s*\d|{_FULL_LIST}|{_KNOWN_EFFECT}|q\.?\s?s\b|excipi\w+\s+(?:q\.?\s?s\b|pro\s)|(?:this|our|all)\s+products?\b|we\s|contient\s+\d|"
    r"(?:wirkstoffe?|principes?\s+actifs?|princip[io]o?\s+attiv[oi]|principios?\s+activos?|substâncias?\s+a[ct]+ivas?)(?=\s|:)|"
    rf"(?:{PER})\s+(?:1?\d\s+)?(?:{DOSE})\b[^:,;\n]{{0,30}}:"
)
"""Behind ``Composition:`` rows (``Each tablet contains``, ``Portion: 1 tablet``) or the heading of the actives, what is
left of a sentence of rows, or a sentence."""
