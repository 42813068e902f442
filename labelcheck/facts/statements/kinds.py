"""What a sentence is for: the words of disclaimers, cautions, directions, storage, contacts and quantities."""

from __future__ import annotations

from functools import lru_cache

from labelcheck.layout.vocabulary.dose_headings import SUPPLIES
from labelcheck.layout.vocabulary.doses import SOLID, UNIT, UNIT_WORDS
from labelcheck.model.label import StatementKind
from labelcheck.model.regex import regex

_UNITS = rf"(?:{UNIT}|gels?|gummy\s+\w+|count|ct|fl\.?\s*oz|oz|ounces?|lbs?|pounds?|kg)"
_WORD = r"(?!(?:mc?g|g|iu|per)\s)[a-z-]+\s+"
"""Between a number and what it counts: ``60 vegetarian capsules``, not ``15 mg zinc per lozenge``."""
_TELLS = rf"(?:{SUPPLIES}|is|are|ist|sind|est|sont|zijn|sono|son)\b"
"""Behind units that something is said of: ``1 Tablette enthält``."""
_PATTERNS: dict[StatementKind, tuple[str, ...]] = {
    "disclaimer": (
        r"statements?\s+ha(?:s|ve)\s+not\s+(?:yet\s+)?been\s+(?:evaluated|\w+\s+by)",
        r"not\s+(?:intended|meant|designed)\s+to\s+(?:diagnose|treat|cure|prevent)",
        r"evaluated\s+by\s+(?:the\s+)?(?:food\s+and\s+drug|fda)",
    ),
    "caution": (
        r"\bwarnings?\b|\bcautions?\b|discontinue\s+use|medical\s+condition|accidental\s+overdose|tamper",
        r"keep\s+(?:\w+\s+){0,3}(?:out\s+of|away\s+from)\s+(?:the\s+)?(?:reach|children)|out\s+of\s+(?:the\s+)?(?:sight\s+and\s+)?reach\s+of",
        r"supplements?\s+(?:should|must|may|can)\s?not\s",
        r"\bpregnan(?!cy-)|\bnursing\b|breast[\s-]?feed|lactating|consult\s+(?:with\s+)?(?:a|your|an)\b",
        r"do\s+not\s+(?:use|take|exceed)\s+if|not\s+(?:to\s+)?(?:be\s+)?exceed|not\s+(?:recommended|suitable|intended)\s+for",
        r"if\s+(?:imprinted\s+)?(?:safety\s+)?seal\b",
        r"außerhalb\s+der\s+reichweite|nicht\s+überschr|hors\s+de\s+(?:la\s+)?portée|ne\s+pas\s+dépasser",
        r"fuori\s+dalla\s+portata|fuera\s+del\s+alcance|non\s+superare|no\s+superar|\bwarnhinweis|\bachtung\b",
        r"\bavertissements?\b|\badvertencias?\b|\bavvertenz[ae]\b|\b(?:contraindicaciones|controindicazioni|precauciones)\b",
        r"\bno\s+(?:exceder|sobrepasar)|\bnon\s+eccedere|\bembaraz|\blactancia\b|\bgravidanza\b|\ballattamento\b",
        r"\bconsult[ae]r?\s+(?:a|con)\s+(?:su|un)\b|\bconsultare\s+(?:il|un)\b|\bmenores\s+de\s+\d|\bnão\s+(?:exceder|exceda|ultrapassar|deve)|\bcrianças\b|\bgrávidas\b|\badvertências?\b|\binferiore\s+a(?:i)?\s+\w+\s+anni",
        r"\bbuiten\s+(?:het\s+)?bereik\b|\bniet\s+overschr[ie]|\braadpleeg\b|\bwaarschuwing|\bzwanger",
    ),
    "directions": (
        r"\bdirections?\b|suggested\s+(?:use|usage|dosage)|recommended\s+(?:use|dosage|adult)|how\s+to\s+(?:use|take)",
        r"\b(?:take|chew|mix|dissolve|drink|swallow|use|add)\s+(?:up\s+to\s+)?(?:\(?\d|one|two|three|four|½|a\s+\w+)",
        rf"\b(?:{UNIT})\s+(?:(?:a|per|each|every)\s+day|daily)\b",
        r"\b(?:once|twice|times)\s+(?:a\s+|per\s+)?(?:day|daily)|\bdaily\b.{0,30}\bor\s+as\s+(?:directed|recommended)",
        r"(?:verzehrs?|einnahme|anwendungs)(?:empfehlung|hinweis)|täglich|\btgl\.|dosierung|\bdos\.:|\bpro\s+tag\b",
        r"\b(?:anwendung|einnahme|zubereitung|utilisation|posologie|posología|posologia)\s?:",
        r"\bdosering\b|\bgebruik(?:saanwijzing)?\s*:|\bper\s+dag\b|\bdagelijks\b|\bdaags\b",
        r"par\s+jour|conseils?\s+d'utilisation|mode\s+d'emploi|al\s+día|modo\s+de\s+empleo",
        r"al\s+giorno|modalità\s+d'uso|\bmod[oi]\s+d'uso|modo\s+de\s+uso|por\s+día|por\s+dia|ao\s+dia",
        r"\b(?:tomar|tome|consumir|ingerir|masticar|disolver|añadir|mezclar|assumere|deglutire|sciogliere|masticare|diluire)"
        r"\s+(?:(?:hasta|fino\s+a|de|con)\s+)?(?:\d|una?\b|uno\b|dos\b|due\b)",
    ),
    "storage": (
        r"\bstore\s+(?:in|at|below|away|product|between|tightly|bottle)",
        r"keep\s+(?:in\s+a\s+|cool|tightly|lid|cap|bottle)|cool,?\s+(?:and\s+)?dry",
        r"\b(?:kühl|trocken|nicht über)\b[^.]{0,40}\b(?:lagern|aufbewahren)|"
        r"\b(?:conserver|conservar|conservare|bewaren)\b",
    ),
    "contact": (
        r"\b(?:manufactured|distributed|dist\.?|mfd\.?|mfg\.?|made|produced|packed|marketed|formulated|imported|developed)"
        r"\s+(?:\w+\s+){0,3}?(?:by|for|exclusively\s+for)\b",
        r"\bp\.?\s?o\.?\s+box\b|\bwww\.|\w\.(?:com|org|net|co\.uk|de|eu)\b",
        r" (?:ltd|limited|gmbh|sarl|srl|s\.r\.l|spa|s\.p\.a|bv|b\.v|a/s|plc|inc|llc)\b\.?,[^\n]{0,100}\d",
        r"hersteller|hergestellt\s+(?:für|von|durch|in)|\bvertrieb|inverkehrbringer",
        r"pharmazeutischer\s+unternehmer|zulassungsinhaber| gmbh\b[^\n]{0,60}\b\d{5}\s",
        r"geproduceerd\s+(?:door|voor)\b|(?:fabriqué|distribué|importé|produit)\s+par\b|(?:fabricado|distribuido|producido)\s+por\b|(?:prodotto|distribuito|confezionato)\s+(?:da|per)\b",
    ),
    "net_quantity": (
        r"\A\W*(?:net(?:\s+(?:wt|weight|contents?|quantity)\b.*)?|pack\s*:|(?:netto)?(?:füllmenge|gewicht|inhalt)|poids\s+net|"
        r"contenu(?:\s+net)?|cantidad\s+neta|peso\s+líquido|conteúdo(?:\s+líquido)?|quantidade\s+líquida|peso\s+nett?o|"
        r"contenido(?:\s+neto)?|quantità\s+netta|contenuto(?:\s+netto)?)?"
        rf"\W*\d[\d.,]*(?:\s+(?:{_WORD}){{0,3}}|(?=ct\b)){_UNITS}\b(?!(?:\s+[a-zà-ü]+){{0,2}}\s+{_TELLS}).{{0,40}}\Z",
    ),
    "identity": (
        r"(?<!\bas a )(?<!\bas an )(?<!\bfor )(?<!\bof )(?<!regarding )"
        r"\b(?:dietary|food|nutritional|herbal|vitamin|mineral|multivitamin|magnesium|"
        r"calcium|protein|sports?|fiber)\s+supplements?\b",
        r"nahrungsergänzungsmittel|complément\s+alimentaire|complemento\s+alimenticio|integratore\s+alimentare|"
        r"voedingssupplement(?!\s+is\b)",
        r"\bsuplemento\s+(?:alimenticio|alimentar|diet[ée]tico|dietario|nutricional)\b|complemento\s+nutricional",
    ),
}
"""In this order: a sentence is of the first kind that one of its patterns finds."""

KINDS = {kind: regex("|".join(patterns)) for kind, patterns in _PATTERNS.items()}
HINTS: dict[StatementKind, frozenset[str]] = {
    "disclaimer": frozenset({"intended", "evaluated", "statement", "meant", "designed"}),
    "caution": frozenset({
        "warning", "caution", "discontinue", "condition", "overdose", "tamper", "keep", "reach", "pregnan", "nursing",
        "breast", "lactating", "consult", "not", "seal", "außerhalb", "nicht", "portée", "dépasser", "portata",
        "alcance", "superar", "warnhinweis", "achtung", "avertissement", "advertencia", "avvertenz", "indicacion",
        "indicazion", "precauciones", "exceder", "sobrepasar", "eccedere", "embaraz", "lactancia", "gravidanza",
        "bereik", "overschr", "raadpleeg", "waarschuwing", "zwanger",
        "allattamento", "menores", "inferiore", "não", "crianças", "grávidas", "advertência",
    }),
    "directions": frozenset({
        "direction", "suggested", "recommended", "take", "chew", "mix", "dissolve", "drink", "swallow", "use",
        "add", "daily", "day", "empfehlung", "hinweis", "täglich", "tgl.", "dosierung", "tag",
        "anwendung", "einnahme", "zubereitung", "utilisation", "posolog", "dos.", "jour",
        "d'emploi", "día", "empleo", "giorno", "uso", "dia", "tomar", "tome", "consumir", "ingerir",
        "masticar", "disolver", "añadir", "mezclar", "assumere", "deglutire", "sciogliere", "diluire", "dosering",
        "gebruik", "dag", "daags",
    }),
    "storage": frozenset({"store", "keep", "cool", "kühl", "trocken", "nicht über", "conserv", "bewaren"}),
    "contact": frozenset({
        "geproduceerd",
        "manufactured", "dist", "mfd", "mfg", "made", "produced", "packed", "marketed", "formulated", "imported",
        "developed", "box", "www.", ".com", ".org", ".net", ".co.uk", ".de", ".eu", "herstell", "hergestellt",
        " ltd", " limited", " gmbh", " sarl", " srl", " s.r.l", " spa", " s.p.a", " bv", " b.v", " a/s", " plc", " inc",
        " llc", "vertrieb", "inverkehrbringer", "unternehmer", "zulassungsinhaber", "fabriqu",
        "importé", "produit", "fabricado", "producido", "prodotto", "confezionato",
    }),
    "identity": frozenset({
        "supplement", "nahrungsergänzungsmittel", "complément", "complemento", "integratore", "suplemento",
    }),
}  # fmt: skip
"""In small letters, without one of which a kind's pattern finds nothing; a net quantity is told by its number."""

_ASKED = [(kind, pattern, HINTS.get(kind)) for kind, pattern in KINDS.items()]
_DIGITS = regex(r"\d\d\d(?:[\s.-]\d{4}|\d\d)")
"""As in every telephone number and ZIP."""
_NUMBER = regex(r"(?<!\w)1?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}\b|\b[a-z]{2},?\s+\d{5}\b")
"""By which a maker can be reached, without more words."""

COUNT_BEHIND_NAME = regex(
    r"(?:[,(|·]\s?|\s[–—-]\s|(?<!nesium)(?<!nésium)(?<!nesio)(?<!\sand)(?<!\sor)(?<!\d\sx)(?<!\d\s×)\s(?=(?:1?\d\d|2[0-4]\d)(?!\d)))"
    rf"(?P<count>\d{{2,4}}\s?(?:{_WORD}){{0,2}}"
    rf"(?:count|ct|stk?|{'|'.join(UNIT_WORDS[unit] for unit in sorted(SOLID))}))(?:\s\([^()]{{1,30}}\))?[\s.)]*\Z"
)
"""The net quantity at the end of a line that names the product: ``Magnesium Citrate, 250 Tablets``; not its strength:
``Magnesium 400 Tabletten``. Of small letters."""


@lru_cache(maxsize=256)
def kind_of(small: str, hints: frozenset[str]) -> StatementKind | None:
    """What a text in ``small`` letters, in which ``hints`` stand, is for."""
    for kind, pattern, own in _ASKED:
        if (own is None or not hints.isdisjoint(own)) and pattern.search(small):
            return kind
        if kind == "contact" and _DIGITS.search(small) and _NUMBER.search(small):
            return kind
    return None
