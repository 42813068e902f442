"""How often a day a dose is taken: ``twice daily``, ``every 8 hours``, ``at breakfast, lunch and dinner``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from labelcheck.facts.doses.units import COUNT, count
from labelcheck.knowledge.hints import holds
from labelcheck.model.regex import regex

BRACKET = r"(?:\s*[(\[][^()\[\]]{1,9}[)\]])?"
TO = r"\s*(?:-|to|or|bis|oder|à|ou|a|o|y)\s*"


def count_range(name: str) -> str:
    """A count or a range of counts (``one (1) to two (2)``) as the groups ``low`` and ``high`` of ``name``."""
    up_to = r"(?:(?:up to|zu|max(?:\.|imal)?|höchstens) ){0,2}"
    high = rf"(?:\s?(?:ml|g))?{TO}{up_to}[(\[]?(?P<{name}high>{COUNT})[)\]]?{BRACKET}"
    return rf"(?P<{name}low>{COUNT}){BRACKET}(?:{high})?"


_DAY = (
    r"\b(?:daily(?!\s+values?\b)|(?:per|a|each|every|one|24[\s-]?h(?:our|r)?s?) day|"
    r"(?:in|per|within)(?: a| any)? 24[\s-]?h(?:our|r)?s?|"
    r"täglich|tägl(?=\.)|tgl(?=\.)|(?:pro|am|je|jeden) tag|par jour|(?:al|ao|por|cada) d[ií]a|"
    r"al dì|di[aá]ri[aoe]\w*|(?:al|ogni) giorno|"
    r"quotidien\w*|"
    r"per dag|daags|dagelijks)\b|"
    r"/\s?(?:day|tag|jour|die)\b"
)
_WORDS = {
    "once or twice": 2, "once": 1, "twice": 2, "thrice": 3, "einmal": 1, "zweimal": 2, "dreimal": 3, "viermal": 4,
    "eenmaal": 1, "tweemaal": 2, "driemaal": 3,
    "bid": 2, "tid": 3, "qid": 4,
}  # fmt: skip
TIMES = (
    rf"(?:{count_range('times_')}\s*-?(?:times?|x|maal|mal|keer|fois|ve(?:ces|zes|z)|volt[ae])\b|"
    r"\b(?P<word>once or twice|once|twice|thrice|einmal|zweimal|dreimal|viermal|eenmaal|tweemaal|driemaal|"
    r"(?:bid|tid|qid)\b|[btq]\.\s?i\.\s?d\b))"
    r"(?:\s*(?P<week>weekly|(?:a|per|each) week|wöchentlich|(?:pro|die) woche|par semaine|(?:a la|por) semana|"
    r"(?:alla|a) settimana))?"
)
_EVERY = (
    rf"\b(?:every|alle|toutes les|cada|ogni) (?P<hours>{COUNT})(?:{TO}{COUNT})?\s*"
    r"(?:hours?|hrs?|stunden|heures?|horas?|ore)\b|\bq\.?\s?(?P<latin>\d{1,2})\s?h(?:rs?|ours?)?\b"
)
_MANY = r"(?P<meals>two|2|three|3|zwei|drei|deux|trois|dos|tres|due|tre|duas|três)"
_MEAL = r"(?:(?:main|haupt|principal\w*) ?)?(?:meals?|mahlzeit(?:en)?|repas|comidas?|past[oi]|refeiç(?:ão|ões))\b"
MEALS = (
    rf"\b(?:each|every|jede[rn]?|chaque|cada|ogni)(?: of your| one of)? (?:{_MANY} )?{_MEAL}|"
    rf"\b(?:{_MANY.replace('meals', 'many')}) {_MEAL}"
)
MOMENTS = {
    "morning": r"\b(?:morning|breakfast|a\.?m\b(?! (?:tag|abend|(?:nach|vor)?mittag|besten|ende|anfang))|morgens?\b|"
    r"frühstück|matin(?:s|ée)?\b|petit[\s-]déjeuner|desayuno|mañana|manhã|pequeno[\s-]almoço|mattin[ao]|colazione|ochtends?\b|ontbijt)",
    "noon": r"\b(?:mid-?day|noon|afternoon|lunch|mittags?\b|mittagessen|midi\b|(?<!petit[ -])déjeuner|mediodía|"
    r"almuerzo|(?<=desayuno, )(?:la )?comida|(?<=desayuno y )(?:la )?comida|comida(?= y (?:la )?cena)|"
    r"mezzogiorno|pranzo|(?<!pequeno[ -])almoço)",
    "evening": r"\b(?:evening|dinner|supper|p\.?m\b|abends?\b|abendessen|soir|dîner|cena\b|sera\b|jantar\b|avonds?\b)",
    "night": r"\b(?:night|bed(?:time)?\b|sleep\b|schlafen|coucher|noche|noite|deitar|dormir|acostarse|coricarsi|"
    r"slapengaan)",
}
ANY_MOMENT = "|".join(MOMENTS.values())

_DAILY, _OFTEN, _HOURLY, _AT_MEALS = (regex(pattern) for pattern in (_DAY, TIMES, _EVERY, MEALS))
_OFTEN_HINTS = (
    "time", "x", "mal", "maal", "keer", "fois", "vece", "vez", "volt", "once", "twice", "thrice", "bid", "tid", "qid",
    "i.",
)  # fmt: skip
_HOURLY_HINTS = ("every", "alle", "toutes les", "cada", "ogni", "q")
"""The patterns take long to be made, and few sentences need them."""
_AT = {moment: regex(pattern) for moment, pattern in MOMENTS.items()}
_PARTED = regex(
    r"\b(?:divided|split|spread|distributed|verteilt|aufgeteilt|réparti|repartid|dividid|suddivis|ripartit)"
)
_OR = regex(r"(?<!and/)\b(?:or|oder|ou|o)\b")
_BOTH = regex(r"\b(?:and|und|et|y|e)\b|&")
_BETWEEN = regex(r"\bbetween\b")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often a day (None: not said as a number), whether a day is named at all, and at which times of the day."""

    times: Decimal | None
    daily: bool
    moments: frozenset[str]

    def __bool__(self) -> bool:
        return self.times is not None or self.daily or bool(self.moments)

    def after(self, before: Rhythm) -> Rhythm:
        """This rhythm behind a dose, with what is said ``before`` it: ``Täglich 2 Kapseln morgens und abends``, ``3 x 1
        Tablette täglich``."""
        times = before.times if self.times is None and not self.moments else self.times
        return replace(self, times=times, daily=self.daily or before.daily) if self else before


def find_rhythm(text: str) -> Rhythm:
    """The rhythm that ``text`` (lower case) says. Over what a day's dose is divided is none of its own:
    ``3 gélules par jour réparties au cours des trois repas``."""
    if parted := _PARTED.search(text):
        text = text[: parted.start()]
    return Rhythm(find_times(text), _DAILY.search(text) is not None, _moments(text))


def find_times(text: str) -> Decimal | None:
    """How often a day ``text`` (lower case) says, as a number; None where it says none."""
    if holds(text, _OFTEN_HINTS) and (match := _OFTEN.search(text)):
        if match["week"]:
            return Decimal(1)
        if word := match["word"]:
            return Decimal(_WORDS[re.sub(r"[.\s]+(?=[id])", "", word)])
        return count(match["times_high"] or match["times_low"])
    if (
        holds(text, _HOURLY_HINTS)
        and (match := _HOURLY.search(text))
        and (hours := count(match["hours"] or match["latin"]))
    ):
        return 24 / hours
    if match := _AT_MEALS.search(text):
        many = match["meals"] or match["many"]
        return (count(many) if many else None) or Decimal(3)
    return None


def _moments(text: str) -> frozenset[str]:
    """The times of the day that ``text`` names; of several that it leaves the choice of, one."""
    found = {moment: match for moment, pattern in _AT.items() if (match := pattern.search(text))}
    if len(found) > 1:
        starts = [match.start() for match in found.values()]
        if _OR.search(text, min(starts), max(starts)) or _BETWEEN.search(text, 0, max(starts)):
            return frozenset([min(found)])
    if "evening" in found and "night" in found:
        first, last = sorted([found["evening"].start(), found["night"].start()])
        if not _BOTH.search(text, first, last):
            del found["night"]  # "in the evening before bed" is one
    return frozenset(found)
