"""The headings of a label's other parts, and the footnotes under its panel."""

from __future__ import annotations

import re

from labelcheck.layout.vocabulary.dose_headings import DAYS_DOSE, any_of
from labelcheck.layout.vocabulary.rows import NUTRIENT, PERCENT_OF
from labelcheck.model.regex import AnyCase, regex

KNOWN_EFFECT = any_of(
    r"excipients? (?:with known effects?|à effet notoire)|excipientes? (?:con efecto conocido|com efeito conhecido)",
    r"eccipient[ei] con effett[oi] not[oi]|(?:sonstiger? bestandteile?|hilfsstoffe?) mit bekannter wirkung",
    r"hulpstof(?:fen)? met bekend effect",
)
"""Heads the excipients of a medicine that have to be named with their amounts, and are none of its rows."""
HEADING = AnyCase(
    "(?:"
    + any_of(
        KNOWN_EFFECT,
        # what is in it
        r"(?:liste des )?ingrédients? non[\s-]médicina(?:l|ux)",
        r"(?:(?:capsule|tablet|caplet|softgel|gummy|powder) )?other\s*[il]ngredients?",
        r"in a (?:natural )?base of(?=\s?:)",
        r"(?:inactive|excipient|remaining|further|additional|non-?(?:medicinal|active)) ingredients?",
        r"(?:non-?medicinal|inactive)s?(?=\s*[:/])",
        r"other components|auxiliary substances?|excipient(?:e?s)?(?: à effet notoire)?|"
        r"ingredients? not (?:found|listed) above",
        r"(?:(?:full|all) )?ingredients?|ingrédients?|zutat(?:en(?:[a-z]{4,12})?)?|inhaltsstoffe|"
        r"ingredientes?|ingredienti|ingrediënt(?:en(?:[a-z]{4,12})?)?",
        r"(?:sonstiger?|weitere|übrige) (?:zutaten|bestandteile?|inhaltsstoffe)|hilfsstoffe",
        r"(?:overige|andere) (?:ingrediënten|bestanddelen)|hulpstoffen",
        r"autres? (?:ingrédients?|composants?)|liste (?:complète )?d(?:es |['’])ingrédients|lista de ingredientes",
        r"elenco (?:degli )?ingredienti",
        r"excipientes|eccipienti|otros? (?:ingredientes?|componentes?)|altr[oi] (?:ingredient[ei]|component[ei])",
        # how to take it
        r"directions?(?: for use)?|suggest(?:ed (?:adult )?(?:use|usage|dosage)|ions? for use)",
        r"how to (?:use|take)|usage|use",
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
        r"anwendungsgebiete?|gegenanzeigen|nebenwirkungen|wechselwirkungen|indications?(?: thérapeutiques)?|"
        r"indicazioni(?: terapeutiche)?|indicaciones(?: terapéuticas)?|indicações(?: terapêuticas)?|"
        r"effets indésirables|effetti indesiderati|efectos adversos|efeitos (?:indesejáveis|secundários)",
        # how to keep it
        r"storage|store|storing|tamper (?:evident|resistant)|keep out of(?: the)? reach|conservation|lagerung|"
        r"(?:modalità di )?conservazione|(?:modo de )?conservación|almacenamiento|conservação",
        # what it holds or does not hold
        r"contains(?: no)?|may contain|does not contain|free (?:of|from)|no added|(?:formulated|made) without",
        # who made it
        r"manufactured|distributed|dist(?=\.)|mfd|mfg|(?:made|produced|packed) (?:in|by|for)|marketed by|imported by",
        r"(?:finished |product ){0,2}specifications?",
        r"questions\??|comments|(?:label )?statements?(?=\s?:)|"
        r"suitable for|product of|net (?:wt|weight|contents?)|expir\w+|exp(?=\.)|best before|lot|"
        r"preguntas frecuentes|domande frequenti|peso nett?o|(?:presentación|formato|lote|lotto)(?=\s?:)|"
        r"darreichungsform|packungs(?:größe|inhalt)|forme pharmaceutique|forma farmac[eéê]utica|farmaceutische vorm",
    )
    + r")\b"
)
"""Words that open a part of a label outside the facts panel, when they stand at the beginning of a line."""

_STOP = regex(r"[.;]\s+")
_COLON = regex(r"\s*:")
_NO_MORE = regex(r"\s*:?\Z")


def next_part(text: str, at: int = 0) -> int | None:
    """Where the next part of a label begins within a line, behind ``at``; None where none does."""
    begins = (stop.end() for stop in _STOP.finditer(text, at))
    return next((start for start in begins if _headed(text, start, _COLON)), None)


def is_heading(text: str) -> bool:
    """Whether ``text`` is no more than a heading."""
    return _headed(text, 0, _NO_MORE)


def begins_headed(text: str) -> bool:
    """Whether ``text`` begins with a heading and a colon."""
    return _headed(text, 0, _COLON)


def _headed(text: str, at: int, end: re.Pattern[str]) -> bool:
    heading = HEADING.match(text, at)
    return heading is not None and end.match(text, heading.end()) is not None


_DAILY = r"(?:daily\s*values?|dv|rdi|rda|nrv)"
_SIGNS = r"(?:\*|†|‡|§|¶|\^)+"
FOOTNOTE = AnyCase(
    r"\W{0,4}\s*(?:\d\)\s)?(?:\(?dv\)?\s*)?(?:"
    + any_of(
        rf"(?:the )?(?:percent|percentage|%)\s*(?:of )?(?:the )?(?:u\.?s\.? )?(?:recommended )?"
        rf"{_DAILY}s?(?:\s*\(?%?\s*dv\)?)? (?:is|are|based|per|for|not|tells|established|of)",
        rf"(?:u\.?s\.? )?(?:recommended )?{_DAILY}\s*(?:\(dv\))?\s*(?:has |have )?(?:is |are )?not\b",
        rf"no (?:established )?{_DAILY}\b|not established|less than [12]%|5\s?% (?:or less is|ou moins c['’]est)",
        r"(?:nrv|nrw|vnr|ri|ajr|aqr|ar|vrn)\s*[=:]|nutrient reference value|reference intake",
        rf"{_SIGNS}\)?\s*\(?(?:%\s*)?(?:naturally|(?:from|aus|als|nach|da(?:l(?:la)?)?|come|como|uit|as|with|der)(?!\w)|"
        r"gemäß|laut|gem\.|sous forme de|empfohlen\w*|entspr\w*|assunzion\w*|dagelijks\w*|aanbevolen|derivad\w*|"
        r"recommended|contains|contribution|certified|percent|p(?:or|our)cent\w*|daily|other|indicates|these|the|"
        r"les pourcentages|"
        r"los porcentajes|le percentuali|die prozent\w*|organic|equivalent|referen\w+|"
        r"(?:en relación|em relação|in relazione|con base|com base|calculad[oa]s?|basad[oa]s?|ingesta|ingestão) |"
        r"nährstoff\w*|nutrient|apports|valeurs?|valor[ei]\w*|"
        rf"(?:{PERCENT_OF})(?!\w)|prozent|des apports|{DAYS_DOSE})",
        rf"{_SIGNS}\s*(?!{NUTRIENT.pattern})(?:[^\W\d]+\s){{2}}[^\d\n()|•*†‡]{{3,}}\Z",
    )
    + ")"
)
"""A footnote under the panel, from the beginning of a line."""
