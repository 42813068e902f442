"""The heads of facts panels: serving sizes and the headings of columns."""

from __future__ import annotations

import re

from labelcheck.layout.vocabulary.dose_headings import (
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
from labelcheck.layout.vocabulary.doses import UNIT_DOSE, UNIT_GOES_ON
from labelcheck.layout.vocabulary.rows import OF_THEM_IN_PERCENT, PERCENT_OF
from labelcheck.model.regex import AnyCase, regex

DOSE_HOLDS = AnyCase(rf"\b(?:{EACH})")
"""``Each capsule contains``; as those below a pattern of its own, since all words for doses take long to be made."""


def end_behind(dose: AnyCase, text: str, at: int, end: re.Pattern[str]) -> int | None:
    """Where ``end`` ends behind the heading of a ``dose`` that begins the words from ``at`` on; None where one of them
    is not there."""
    heading = dose.match(text, _SIGNS.match(text, at).end())  # type: ignore[union-attr]
    ends = end.match(text, heading.end()) if heading is not None else None
    return ends.end() if ends is not None else None


_SIGNS = regex(r"\W*")


_BARE_DOSES = AnyCase(BARE_DOSES)
_DOSE_TWICE = AnyCase(DOSE_TWICE)
_BEFORE_PERCENTS = AnyCase(DOSE_BEFORE_PERCENTS)
_HUNDRED = AnyCase(HUNDRED)
_HUNDRED_AND_DOSE = AnyCase(HUNDRED_AND_DOSE)
_WEIGHED = AnyCase(any_of(rf"\b(?:{WEIGHED})"))
_ANY_WEIGHED = AnyCase(rf"\b{ANY_WEIGHED}")

SERVING = AnyCase(
    any_of(
        rf"\b(?:{SIZE}|{SERVINGS})",
        r"\bportion(?:en|s) p(?:ro|ar) |\b(?:porciones|raciones|porções|porzioni) p[eo]r ",
        r"\bserving(?:s\s*:?|\s*:)\s*\d|\b(?:portion|porción|ración|porção|porzione|portie)\s*:\s*\d",
        r"\b(?:amount|amt\.?)\s*per",
        rf"%\s*(?:daily|{PERCENT_OF})|{OF_THEM_IN_PERCENT}",
        rf"\b(?:{PER}) {SOME_OF_THEM}(?:{DOSE}|\d)",
        IN_EACH,
        rf"{DAY_IS}\d{{1,2}}\s",
    ),
    DOSE_HOLDS,
    _BARE_DOSES,
    _DOSE_TWICE,
    _HUNDRED_AND_DOSE,
)
PERCENT_ALONE = r"(?<![\d)])(?<!\d\s)%\s?[^\W\d][^\d\n|%]{0,30}[*†‡]*(?=\s*(?:[\n|]|\Z))"
"""A cell that begins with the sign heads percents, whatever they are of: ``% der empf. Tagesdosis``."""
SERVING_SIZE = regex(r"\bserv(?:ings?|\.)?\s*(?:size|per)\b", re.IGNORECASE)
_PACK = r"(?:container|package|packet|pack|bottle|pouch|bag|unit)\b"
_AMOUNTS_OF = r"(?:serving|dose|day|daily dose|scoop|packet|stick|unit)"
COLUMN_HEAD = AnyCase(
    any_of(
        rf"amounts?\s*(?:per\s*{_AMOUNTS_OF}|/\s*serving)?",
        r"amt\.?(?:\s*per\s*serving)?",
        r"%?\s*(?:daily\s*values?|valor diario|valeur quotidienne)",
        rf"(?>{DAYS_DOSE})(?!\w)[*†‡]*+(?!\s?[:=]|\s\d)(?: \([^()\n]{{1,24}}\))?",
        rf"(?:%|prozent)\s*(?:de[rs]? )?(?:{PERCENT_OF})s?(?:\W{{1,3}}(?:{PER})?\s*\d{{1,2}} [a-zà-ü]{{3,16}}\))?",
        rf"{OF_THEM_IN_PERCENT}\)?|(?:nrv|nrw|vnr|vrn|ajr|aqr)s?\b",
        PERCENT_ALONE,
    ),
    DOSE_HOLDS,
    any_of(
        r"active (?:ingredient|substance)s?(?:\s*\((?:in|per) [^()\n]{1,40}\))?(?:\s*purposes?)?",
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
        rf"(?:{OF_SIZE}|\s*\(=?\s*(?:\d+\s*)?[^()\n]{{1,20}}\)|[^\S\n]+\d+\s*\w+(?:\s?\(\d[^()\n]{{1,12}}\))?)?)",
        rf"(?<=/)(?:{UNIT_DOSE})(?=\s*:)",
    ),
    _ANY_WEIGHED,
    _BEFORE_PERCENTS,
    _DOSE_TWICE,
    _WEIGHED,
    _HUNDRED_AND_DOSE,
    _HUNDRED,
    any_of(
        r"mati[eè]re d['’]origine|source material|menge|quantité|teneur|cantidad|quantità|nährstoffe?",
        rf"(?:inhalt(?:sstoffe?)?|gehalt|ingrédients?|ingredient[ei]s?|contenido|contenuto)"
        rf"(?= (?:{PER}|menge|quantité|cantidad|quantità)\b)",
        r"valeurs? nutriti(?:ve|onnelle)s?|valori nutrizionali",
        r"(?:valori|contenuti|tenori|(?:average|typical|mean) values?|valeurs?(?: moyennes)?|valores|"
        rf"durchschnittswerte)(?: medi(?:os)?)?(?= (?:{PER})\b)",
    ),
)
"""A column heading. ``Per 2 Tablets`` and the like name a dose column."""

NAMES_HEAD = AnyCase(
    r"(?:(?:dietary |active |medicinal )?(?:ingredients?|components?|substances?)|nutrients?|names?|"
    r"actives?|nutritional (?:component|substance)s?|(?:nähr|inhalts|wirk|vital|mineral)stoffe?|zutat(?:en)?|"
    r"ingredient[ei]|ingredientes|nutriments?|nutrientes?|nutrient[ei]|component[ei]s?)(?![^\W\d])"
)
"""Headings of the column of names."""

_COUNTED = (
    r"(?:\d+(?:[.,/]\d+)?|one|two|three|four|eine?|une?|una|uno)\s*(?:\([^)]*\)\s*)?"
    rf"[a-zà-ü][a-zà-ü()]*{UNIT_GOES_ON}(?:\s+(?:{A_DAY.replace(' ', BLANKS)})\b)?"
    r"(?:\s+\([^)]*\))?"
)
DOSE_COLUMN = AnyCase(
    rf"\b(?:(?:amount|menge|gehalt|inhalt|quantité|teneur|cantidad|contenido|quantità|contenuto)\s+)?(?:{PER})\s+"
    rf"(?:{SOME_OF_THEM}(?:{DOSE.replace(' ', BLANKS)})\b(?:{OF_SIZE}|\s*\([^)]*\))?|{_COUNTED})|"
    r"\bdaily\s+(?:dose|intake|portion|amount)\b(?:\s*\([^)]*\))?|"
    rf"\b{DAYS_DOSE}\s*\(\s*=?\s*\d[^()\n]{{1,24}}\)|"
    rf"(?<!serving )(?<!servings )\bper\s+{_PACK}",
    _BEFORE_PERCENTS,
    _HUNDRED,
    _WEIGHED,
    _ANY_WEIGHED,
)
"""A heading of one of several columns: ``per serving`` and ``per container``, ``per 100 g``."""
HEADS_CELLS = AnyCase(
    rf"%\s*(?:de[rs]?\s+)?(?:{PERCENT_OF}|daily)|{OF_THEM_IN_PERCENT}|{PERCENT_ALONE}",
    _BARE_DOSES,
    _HUNDRED_AND_DOSE,
    DOSE_COLUMN,
)
"""What only a heading of columns holds."""
