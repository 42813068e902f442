"""The words by which a label says how much a dose is and what it holds: ``pro Tagesdosis (2 Kapseln)``, ``Each capsule
contains``."""

from __future__ import annotations

from labelcheck.layout.vocabulary.doses import UNIT_DOSE

BLANKS = r"\s+"
"""What a blank in a phrase stands for."""


def any_of(*phrases: str) -> str:
    """One pattern for any of ``phrases``; a blank in a phrase is any run of blanks."""
    return "|".join(phrase.replace(" ", BLANKS) for phrase in phrases)


PER = (
    r"(?:per|pro|je|pour|par|por|für|bezogen\s+auf:?|p\.?(?=\s(?:cp|gél|sach|amp)\b)|dans(?=\s+chaque\b)|e[nm](?=\s+cada\b)|"
    r"for\s+(?:the|an?)(?=\s+(?:(?:recommended|daily)\s+){0,2}(?:dose|serving|portion)(?:\s*[(:]|\s+of\s))|"
    r"in(?=\s+(?:each\b|(?:\d{1,2}|una?|one|einer)\s+(?:ca[pá]|kap|tab|com|gél|bust|st[iü]c|cps)|\s+\d{1,3}\s?(?:ml|g)\s*\()))"
    r"(?:\s?/\s?(?:per|pro|pour|par|por)){0,4}"
)
"""What stands before a dose in a heading, in one or all of the languages that are read."""

OF_DOSE = (
    r"(?:massima|máxima|maximale|max\.?|journalière|quotidienne|posologique|diaria|diária|giornaliera|consigliata|raccomandata|indicata|"
    r"recommandée|conseillée|recomendada|aconsejada)"
)
"""What is said of a dose behind its name: ``dose massima giornaliera``."""
WHOLE_DOSE = (
    r"(?:(?:daily|recommended|dagelijkse|aanbevolen|empfohlene[rn]?|tägliche[rn]?) ){0,3}"
    r"(?:(?:serv(?:ing|e)|dose|portion|porción|porzione|ra(?:ción|tion|zione)|porção|intake|dosis|dosi|dosering|portie|prise|"
    r"toma|inname)\b"
    rf"(?: {OF_DOSE}){{0,3}}|"
    r"dag(?:dosis|dosering|portie)\b|dj[rm]\b|tages(?:dosis|portion|ration|menge|verzehr\w*|empfehlung)|verzehr\w*)|"
    r"day\b|jour\b|dag\b|tag\b|día\b|giorno\b"
)
"""A dose whose size is told beside it: ``pro Tagesdosis (2 Kapseln)``."""

DOSE = f"{WHOLE_DOSE}|{UNIT_DOSE}"

ANY_WEIGHED = rf"(?:{PER})\s+(?:\d{{1,2}}\s+)?[a-zà-ü-]{{3,16}}\s+\(\s*=?\s*\d+(?:[.,]\d+)?\s?m?[gl]\s*\)"
"""A dose in whatever unit, told by its weight: ``par gel (25 ml)``, ``per 1 can (355 mL)``."""

OF_SIZE = r"\s+(?:von|zu|à|of|van|de|di|da)\s+\d+(?:[.,]\d+)?\s?(?:m?[gl]|[a-zà-ü-]{3,16})(?!\w)"
"""How large a dose is: ``par dose de 30 ml``. What it is counted in is not told here, for all words for it take long to
be made."""
ONE_OF_THEM = r"(?:(?:l[ae]|une?|una|eine|cada|ogni|chaque|each)\s+)?"
SOME_OF_THEM = r"(?:(?:l[ae]|une?|una|eine|cada|ogni|chaque|each|due|tre|dos|tres|deux|trois|zwei|drei|two|three)\s+)?"
"""The same, or how many they are: ``due softgel``."""
OF_ONE = r"(?:eine[rs]\s|d['’]une?\s|d[ei]\sun[ao]?\s)"
"""Before the unit that a heading is of: ``Inhalt eines Sticks``."""
WEIGHED = rf"(?:1\s)?(?:{WHOLE_DOSE})(?:\s*/\s*(?:{WHOLE_DOSE}))?\s*\(\s*=?\s*\d+(?:[.,]\d+)?\s?m?[gl]\s*\)"
"""A dose with its weight, which heads a column without ``per``: ``100 g | Portion (40 g)``."""

SUPPLIES = any_of(
    r"(?:typically )?(?:contains?|provides?|suppl(?:y|ies)|delivers?)",
    r"gives?|steck(?:en|t)|contien(?:nen)?t|apporte(?:nt)?|fourni(?:ssen)?t|enthält|enthalten|enth?\.|liefer[nt]|ergeben|ergibt",
    r"fornisc(?:e|ono)|suministran?|proporcionan?|werden zugeführt",
    r"contienen?|aportan?|contiene|contengono|apporta(?:no)?|bevat(?:ten)?|leve(?:rt|ren)|contém|contêm|fornecem?",
)
"""What a dose does with what it holds, in the languages that are read."""

A_DAY = r"a day|daily|per day|par jour|al d[ií]a?|ao dia|por d[ií]a|al giorno|pro tag|am tag|täglich|per dag"
IS_HELD = (
    r"(?:(?<!pack)\s?:|\s?=(?!\s?\d[\d.,]*\s?g\b))(?=\s?(?:\d|(?:[a-zà-ü]{2,9}-?)?m[a-z]gn"
    r"|[^\W\d](?:[^:;,()\n]|\([^():\n]{1,60}\)){2,40}?\s\d[\d.,]*\s?(?:m?c?g|[μµ]g|iu|i\.e\.)(?!\w)))"
)
"""Instead of such a word, before an amount or magnesium: ``1 Kapsel = 133 mg Magnesium``. What a pack holds is no dose,
nor is what it weighs: ``Pack: 10 x 10``, ``60 Tabletten = 104 g``."""
OF_KIND = (
    r"(?:\s+(?:végéta(?:les?|ux|l)|végétariennes?|vegeta(?:le?s?|li)|vegetarian[aei]s?|v[ée]gan[ae]?s?|moll[ei]s?|blandas?|"
    r"pelliculés?|enrobés?|bebibles?|buvables?|recubiert[ao]s?|rivestit[aei]|ef?fervescent[ei]?s?|masticabl?[ei](?:li)?s?|gastro-?[\w-]+|"
    r"à\s+croquer|rases?|colmad[oa]s?|rasad?[oa]s?|rase?[oa]|sécables?|divisibil[ei]|ranurad[oa]s?|"
    r"mit\s+[a-z]{0,6}bruch(?:rille|kerbe))){0,2}"
)
"""Of what kind a unit is, where that follows it: ``capsule végétale``, ``comprimé pelliculé``."""
FOR_USE = r"(?:\s+(?:zur?|pour|para|per|for|voor)\s[a-zà-ü ]{4,50}?)?"
"""What is made of a medicine's powder: ``Pulver zur Herstellung einer Lösung zum Einnehmen``."""
OF_WHAT = rf"(?: [a-zà-ü]{{4,14}}(?= (?:{SUPPLIES})\b))?"
"""What a unit is of, before the word that it holds: ``1 Beutel Granulat enthält``."""
UNIT_AGAIN = r"(?:\s?/\s?(?:\d{1,2}\s)?(?!serv|por[tcz])[a-zà-ü]{4,14}){0,3}"
"""A unit in other languages: ``1 Messlöffel / mesure / misurino enthält``."""
_COUNTED_DOSE = (
    r"(?:each(?: [a-z-]+(?= (?:[a-z-]+ ){2}(?:caps|tab|soft|gumm)))?|"
    r"one|two|three|four|chaque|une?|deux|trois|jede[rs]?|eine?|zwei|drei|vier|cada|una?|dos|tres|ogni|due|tre|elke?|"
    r"iedere?|één|eén|een|twee|drie|\d|\d\d(?! [^:\n]{3,30}:\s*\Z)) "
    rf"(?:\(?\d{{1,3}}(?:[.,]\d+)?\)? (?:g |ml )?)?(?:[a-zà-ü-]+ ){{0,2}}?(?:{UNIT_DOSE}|serv(?:e|ing)|dose)"
    rf"(?:\.(?=\s))?{OF_KIND}{UNIT_AGAIN}(?: (?:mit|zu|à|de|da|of) \d[\d.,]*\s*m?[gl](?: [a-zà-ü]+)?{FOR_USE})?"
    rf"(?: \([^()\n]{{1,40}}\))?(?: (?:{A_DAY}))?{OF_WHAT}"
)
_WEIGHED_DOSE = (
    r"(?:each|every|chaque|jede[rs]?|cada|ogni|elke?) (?:[a-zà-ü-]{3,16} \(\d+(?:[.,]\d+)?\s?m?[gl]\)|"
    r"\d{1,3}(?:[.,]\d+)?\s*(?:ml|g)(?: (?:tea|table|dessert)?spoon(?:ful)?| (?:medicine )?measure|\s*of [a-z]{4,16})?"
    r"(?: \([^()\n]{1,40}\))?)|(?<![\d.,])\d{1,3}(?:[.,]\d+)?\s?(?:ml|g)(?: \([^()\n]{1,40}\))?"
)
_NAMED_DOSE = (
    r"(?:(?:bei|mit|con|with) )?(?:(?:einer?|de[mr]|die|la|une|una|each|every|chaque|jede[rs]?|cada|ogni|1|one) )?"
    rf"(?:{WHOLE_DOSE})(?:{OF_SIZE}| \([^()\n]{{1,40}}\)| (?:\d\s?[x×]\s?)?\d{{1,3}}(?:[.,]\d+)?\s?(?:ml|g))?"
)
EACH = any_of(
    rf"(?:{_COUNTED_DOSE}(?:{IS_HELD}|\s?:\s?\Z)?|{_WEIGHED_DOSE}|{_NAMED_DOSE})"
    rf"(?:(?<=[:=])| (?:(?:\s?/\s?)?(?:{SUPPLIES})){{1,4}}(?: \((?:average|typically)\))?)"
)
"""A heading that says what a dose holds: ``Each capsule contains``, ``2 gélules apportent``."""

IN_EACH = r"(?<=\()(?:each|chaque|jede|cada|ogni|elke?)\s+[a-zà-ü-]{3,16}(?=\s*\))"
"""In a bracket behind a title: ``Medicinal ingredients (each capsule)``."""
SIZE = any_of(
    r"(?:(?:suggested|recommended|typical|standard|adult)\s+)?serv(?:[il1]ng|e|\.)?s?\s*size(?![a-z])",
    r"tamaño (?:de(?: la)?|por) (?:porción|ración)|tamanho da (?:porção|dose)",
    r"portionsgr(?:ö|oe)(?:ß|ss)e|portiegrootte|(?:single|one|1) serving(?=\s?[:=]\s?\d)",
    r"(?:taille|grosseur|format) de(?: la)? portion|(?:dimension[ei]|grandezza)(?: della)? porzione",
)
"""What stands before the size of a serving."""
SERVINGS = any_of(
    r"servings?\s*(?:per|/)|servs?\.?\s+per\s+cont",
    r"(?:number|no\.|nombre|n[úu]mero) (?:of servings|de por[ct]ion(?:e?s))",
    r"porciones por|raciones por|por[çc](?:õ|o)es por|doses por|portions (?:par|pour)",
    r"portionen (?:pro|je)|porzioni per|porties per",
)
"""What stands before the number of servings that a pack holds."""

_OTHERWISE = (
    r"(?:(?:\s*/\s*(?!(?:day|jour|tag|d[ií]a|dag|per|pro|pour|par|por)\b)"
    r"(?:\d{1,2}\s+)?[a-zà-ü]{3,20}(?!\w)){1,3})"
)
"""The same in other languages."""
BARE_DOSE = (
    rf"(?<![\w.,(:-])\d{{1,2}}\s+(?:{UNIT_DOSE})(?!\w)(?:\.(?=\s+[%\d]|\s*\Z))?{_OTHERWISE}?"
    rf"(?:(?:{OF_KIND}|\s+[a-z]{{2,5}}\.)\s*\(\s*=?\s*\d+(?:[.,]\d+)?\s?m?[gl]\s*\))?"
)
HUNDRED = rf"(?<![\w.,/])100\s?(?:g|ml)(?=[\s|]+(?:{WEIGHED}|{BARE_DOSE}))"
_WEIGHT = r"\d{1,3}(?:[.,]\d+)?\s?(?:g|ml)"
PERCENTS_BETWEEN = (
    rf"(?:(?:\d{{1,2}}\s)?[a-zà-ü-]{{3,16}}\s\(=?\s?{_WEIGHT}\)|(?!100){_WEIGHT})"
    r"[\s|]+%\s?[a-z.]{0,12}[*†‡]*[\s|]+100\s?(?:g|ml)"
)
"""The percents of a dose between it and 100 g: ``1 Portion (5 g) | % RM* | 100 g``."""
HUNDRED_AND_DOSE = (
    rf"(?<![\w.,/])(?:{PERCENTS_BETWEEN}|100\s?(?:g|ml)[\s|]+(?:{_WEIGHT}(?:\s?\(\d{{1,2}}\s[^\W\d]{{3,16}}\))?|1\s(?:porci[óo]n|portion|porzione|serving)(?!\s?\()|"
    rf"(?:\d{{1,2}}\s)?(?!(?:{PER})\s)(?:[a-zà-ü-]+\s){{1,3}}\(=?\s?{_WEIGHT}\))|(?<!per\s)(?<!por\s)(?<!pro\s)(?!100){_WEIGHT}[\s|]+100\s?(?:g|ml))"
    r"(?=[\s|]+[%a-z]|[\s|]*\Z)"
)
"""The same with a dose by its weight alone, which may stand first: ``100 ml | 25 ml | % NRV``, ``30 g | 100 g``."""
DOSE_TWICE = rf"(?<![\w.,(:-])\d{{1,2}}\s+(?:{UNIT_DOSE}){_OTHERWISE}"
"""A dose in two languages, which heads a column without more: ``2 gummies / 2 gélifiés``."""
BARE_DOSES = rf"(?=\d)(?:[\s|]*{BARE_DOSE}){{2}}"
"""Columns headed by no more than their doses: ``1 tablet | 2 tablets``. A blank or a bar stands before the second, for
the first ends its word; the words for doses stand here once, since they take long to be made."""
DOSE_BEFORE_PERCENTS = (
    rf"(?=\d)(?:(?:\s*/\s*)?{BARE_DOSE}){{1,2}}"
    r"(?:(?=[*†‡]*\s*\|?\s*(?:[%\d]|(?:nrv|nrw|vnr|vrn|ajr|ri|ar)\b))|"
    rf"\s*\(\s*=?\s*(?:{WHOLE_DOSE})[*†‡]*\s*\)|(?=\s=\s(?:{WHOLE_DOSE})(?!\w)))"
)
"""The same with a column of percents, or with the word that it is a day's: ``1 tablet | % NRV``, ``1 Tablette (=
Tagesdosis)``, and in two languages: ``1 tablet / 1 comprimé | % RI``."""
_ADVISED = rf"(?:\s+{OF_DOSE}){{0,2}}"
DAYS_DOSE = (
    r"(?:daily\s+(?:dose|serving|intake|portion|amount)|tages(?:dosis|portion|ration|menge|verzehr(?:s?menge)?)|"
    r"(?:tägliche\s+)?(?:verzehrs?|einnahme)menge|"
    r"dag(?:dosis|dosering|portie)|dagelijkse\s+(?:dosis|dosering|portie|inname)|"
    rf"(?:dos(?:e|is|i)|ración|porción|porzione|portion|cantidad|quantité|quantità|prise|toma|ingesta){_ADVISED}"
    rf"\s+(?:journalière|quotidienne|diaria|giornaliera){_ADVISED}|apports?\s+journaliers?(?:\s+(?:recommandé|conseillé)s?)?)"
)
DAY_IS = (
    rf"(?<!\w){DAYS_DOSE}(?:\s*/\s*{DAYS_DOSE})*[*†‡]*\s*"
    r"(?:[:=]|(?:von|of|de|di|van|is|ist|beträgt|entspricht|es|corresponde? [àa]|equivale a|corrisponde a)(?!\w))?\s*"
)
"""Before the number of a day's dose, where it is told apart: ``Tagesdosis: 4 Kapseln``, ``dose journalière = 6
gélules``."""
