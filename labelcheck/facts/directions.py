"""What one sentence of directions tells to take in a day: ``take 1-2 capsules twice daily`` is at most four capsules.

The largest reading counts: the upper end of a range, ``up to``, the shortest interval between doses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from labelcheck.facts.dose_units import COUNT, UNIT, count, unit_of

MOST = Decimal(30)
MOST_BARE = Decimal(12)
"""Larger counts, with and without a unit, are a package's, not a dose."""

TOLD = frozenset({
    "take", "chew", "dail", "day", "dissolve", "mix", "direct", "advis", "suggested", "recommend", "exceed", "hour",
    "morning", "night", "täglich", " tag", "stunden", "jour", "heures", "día", "giorn", "maxim", "über", "tomar",
    "prendre", "morgens", "abends", "dosage", "enjoy", "place",
})  # fmt: skip
COUNTED = frozenset({
    "cap", "tab", "gumm", "chew", "loz", "pack", "stick", "scoop", "spoon", "tsp", "tbsp", "ml", "drop", "serving",
    "gel", "sachet", "kapsel", "gélule", "compr", "cáps", "daily", "day", "time", "twice", "once", "löffel", "beutel",
    "bustin", "exceed", "direct", "advi", "recommend", "supervis", "piece", "pill", "bear", "berr", "vial", "ampul",
    "dos",
})  # fmt: skip
"""In small letters: a sentence that tells a dose holds one of each."""

REMEMBERED = 256
"""Sentences: many labels give the same directions."""

_BRACKET = r"(?:\s*[(\[][^()\[\]]{1,9}[)\]])?"
_TO = r"\s*(?:-|to|or|bis|oder|à|ou|a|o|y)\s*"


def _range(name: str) -> str:
    """A count or a range of counts (``one (1) to two (2)``) as the groups ``low`` and ``high`` of ``name``."""
    return rf"(?P<{name}low>{COUNT}){_BRACKET}(?:{_TO}(?:up to )?[(\[]?(?P<{name}high>{COUNT})[)\]]?{_BRACKET})?"


_NO_NAME = (
    r"(?:one|an?|eine?|une?|una|uno|täglich|times?|x|mal|fois|veces|volte|daily|minutes?|min|hours?|years?|days?|weeks?|"
    r"and|or|of|with|in|into|before|after|at|to|per|und|oder|jahre|ans|años|anni|oz|ounces?|mg|mcg|glass|cups?)\b"
)
_DOSE = (
    rf"[(\[]?{_range('')}[)\]]?\s*"
    rf"(?:(?!{_NO_NAME})[^\W\d]+(?:['®-][^\W\d]*)*\s+){{0,4}}?(?P<unit>{UNIT})(?!\w)"
)
_TAKE = (
    r"\b(?:takes?|taken|taking|chew|chewed|swallow|dissolve|mix|mixing|add|drink|use|consume|enjoy|place|allow|give|stir|"
    r"pour|melt|ingest|nehmen|einnehmen|verzehren|kauen|lösen|auflösen|prendre|prenez|avaler|tomar|tome|ingerir|disolver|"
    r"assumere|prendere|sciogliere|diluer)\b"
)
_DAY = (
    r"\b(?:daily|(?:per|a|each|every|one|24[\s-]?h(?:our|r)?s?) day|(?:in|per|within)(?: a| any)? 24[\s-]?h(?:our|r)?s?"
    r"|täglich|(?:pro|am|je) tag|par jour|(?:al|por) d[ií]a|diari[aoe]\w*|al giorno|quotidien\w*)\b|"
    r"/\s?(?:day|tag|jour)\b"
)
_TIMES = (
    rf"(?:{_range('times_')}\s*-?(?:times?|x|mal|fois|veces|volte)\b|"
    r"\b(?P<word>once or twice|once|twice|thrice|einmal|zweimal|dreimal))"
    r"(?:\s*(?P<week>weekly|(?:a|per|each) week|wöchentlich))?"
)
_EVERY = (
    rf"\b(?:every|alle|toutes les|cada|ogni) (?P<hours>{COUNT})(?:{_TO}{COUNT})?\s*"
    r"(?:hours?|hrs?|stunden|heures?|horas?|ore)\b"
)
_MEALS = (
    r"\b(?:each|every|jeder|chaque|cada|ogni) (?:main )?(?:meals?|mahlzeit|repas|comida|pasto)\b|"
    r"\b(?P<meals>two|2|three|3) (?:main )?meals\b"
)
_MOMENTS = {
    "morning": r"\b(?:morning|breakfast|a\.?m\b|morgens|matin|mañana|mattin[ao])",
    "noon": r"\b(?:noon|midday|afternoon|lunch|mittags|midi|mediodía|mezzogiorno|pranzo)",
    "night": r"\b(?:evening|night|bed(?:time)?\b|dinner|supper|sleep\b|p\.?m\b|abends|soir|noche|sera\b|cena\b)",
}
_LIMIT = (
    r"\b(?:not(?: to)? (?:\w+ ){0,2}?exceed|never exceed|no more than|not (?:\w+ ){0,2}?more than|maximum|max\b|"
    r"limit(?:ed)? to|nicht mehr als|höchstens|maximal|ne pas (?:dépasser|consommer plus de)|"
    r"no (?:superar|exceder|tomar más de)|non (?:superare|eccedere))"
)
_LIMIT_AFTER = r"\A\W*(?:\w+\W+){0,3}?(?:nicht überschr|(?:is )?(?:the )?maximum\b)"
_AT_ONCE = r"\bat (?:one|a) time\b|\bat once\b|\bper (?:dose|serving)\b"
_ADVISED = (
    r"\b(?:as|if) (?:otherwise )?(?:directed|advised|recommended|suggested|instructed|prescribed) by\b|"
    r"\b(?:under|on|with) (?:the |a |your )?(?:\w+ )?(?:supervision|advice|direction|guidance)\b|"
    r"ärztliche\w* (?:rat|anweisung)|(?:avis|conseil) (?:d'un |du |de votre )?(?:médecin|professionnel)|"
    r"(?:consejo|indicación) (?:del )?médic|(?:parere|consiglio) (?:del )?medic"
)
_INSTEAD = r"\b(?:or|unless|otherwise|oder|ou|o)\W+(?:\w+\W+)?\Z"
_CHILD = (
    r"\b(?:child(?:ren)?|kids?|toddlers?|infants?|teen\w*|kinder|enfants?|niños|bambini)\b|"
    r"\bages? \d+ ?(?:-|to) ?\d+\b|\b\d+ ?(?:-|to|and) ?\d+ years\b"
)
_ADULT = (
    r"\badult\w*\b|\b(?:men|women)\b|erwachsene|\b(?:and|or|&) (?:older|over|up|above)\b|\d\+|"
    r"\b(?:ab|à partir de|a partir de|dai) \d+ (?:jahre|ans|años|anni)"
)
_JUST_BEFORE = (
    r"(?:\btäglich|\b(?:pro|am) tag|\bpar jour|\bal d[ií]a|\bal giorno|"
    rf"{_TIMES}|{'|'.join(_MOMENTS.values())})\W{{0,3}}\Z"
)
_GOES_ON = r"[,;:]|\b(?:and|or|then|plus|und|oder|et|ou|y|e|o)\b"
_OR = r"\b(?:or|oder|ou|o)\b\W*(?:\w+\W*)?\Z"
_BARE = (
    rf"(?:(?:\A|:\s*|(?:{_TAKE})\s+(?:only )?(?:up to )?)|(?:,|\b(?:and|then|plus|und|et|y|e)\b)\s*|"
    rf"(?P<limit>{_LIMIT}(?: of)? ))[(\[]?(?!an?\b|une?\b){_range('')}[)\]]?"
    r"(?=\s*(?:\Z|[.,;]|daily\b|per day\b|a day\b|each (?:day|morning|night)|every|once\b|twice\b|täglich\b|in the\b|"
    r"in 24|at (?:night|noon|bed|breakfast|lunch|dinner)|before\b|after\b|"
    r"with (?:food|meals?|a meal|break|lunch|dinner|water)|par jour|al giorno|al día|le soir|abends))"
)
"""A count without a unit, where it can only be a dose: ``take two daily``, ``and one at night``."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A dose that a sentence names: ``amount`` of ``unit``, or of what a serving is counted in where it names none.

    The amount is a day's; where there are ``moments`` (morning, noon, night) it is taken once at each of them.
    ``often`` is False where the sentence does not say how often. ``child``: for children only. ``limit``: what must
    not be exceeded. ``or_else``: it stands instead of the dose before.
    """

    amount: Decimal
    unit: str | None
    moments: frozenset[str] = frozenset()
    often: bool = True
    child: bool = False
    limit: bool = False
    or_else: bool = False


@dataclass(frozen=True, slots=True)
class _Rhythm:
    """How often a day (None: not said as a number), whether a day is named at all, and at which times of the day."""

    times: Decimal | None
    daily: bool
    moments: frozenset[str]

    def __bool__(self) -> bool:
        return self.times is not None or self.daily or bool(self.moments)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _find(pattern: str, text: str) -> re.Match[str] | None:
    return _compiled(pattern).search(text)


def may_tell(hints: frozenset[str]) -> bool:
    """Whether a sentence that holds ``hints`` may tell a dose."""
    return not hints.isdisjoint(TOLD) and not hints.isdisjoint(COUNTED)


@lru_cache(maxsize=REMEMBERED)
def find_taken(sentence: str, *, told: bool) -> tuple[Taken, ...]:
    """The doses of ``sentence`` (lower case), in print order. ``told``: it stands under a heading of directions."""
    doses = _doses(sentence)
    if not doses:
        return ()
    bounds = [0, *(match.end() for match in doses)]
    starts = [*(match.start() for match in doses), len(sentence)]
    gaps = [sentence[a:b] for a, b in zip(bounds, starts, strict=True)]
    before = bool(_rhythm(gaps[0])) and not _rhythm(gaps[-1])
    found: list[Taken] = []
    for index, match in enumerate(doses):
        gap, after = gaps[index], gaps[index + 1]
        if found and match.group().startswith(("(", "[")) and not gap.strip():
            found.append(_restated(found[-1], doses[index - 1], match))
            continue
        if not after.strip() and index + 2 < len(gaps):
            after = gaps[index + 2]
        rhythm = _rhythm(gap if before else after) or _rhythm(gap if index == 0 else "")
        unit, limit = _unit(match), _is_limit(match, gap, after)
        asked = told or _find(_TAKE, sentence[: match.start("low")]) is not None
        if _most(match) > (MOST if unit else MOST_BARE) or not (
            limit or (_is_asked(index, gap, rhythm) if asked else unit and _is_rhythmic(gap, after))
        ):
            continue
        child = found[-1].child if found and not _find(f"{_ADULT}|{_CHILD}", gap) else _for_children(gap)
        if not (limit and _find(_AT_ONCE, after)):
            found.append(_dose(match, rhythm, child=child, limit=limit, or_else=_find(_OR, gap) is not None))
    return tuple(found)


def find_times(sentence: str) -> Decimal | None:
    """How often a day a ``sentence`` (lower case) says, as a number; None where it says none."""
    return _rhythm(sentence).times


def is_advised(sentence: str) -> bool:
    """Whether ``sentence`` (lower case) leaves the dose to a practitioner, not only as an alternative to its own."""
    match = _find(_ADVISED, sentence)
    return match is not None and not _find(_INSTEAD, sentence[: match.start()])


def mentions_advice(sentence: str) -> bool:
    """Whether ``sentence`` (lower case) speaks of a practitioner's advice at all."""
    return _find(_ADVISED, sentence) is not None


def _doses(sentence: str) -> list[re.Match[str]]:
    """Counts with a unit, and those without one that stand where a dose is told."""
    found = list(_compiled(_DOSE).finditer(sentence))
    taken = [(m.start(), m.end()) for m in found]
    bare = [
        m for m in _compiled(_BARE).finditer(sentence) if not any(a < m.end() and m.start("low") < b for a, b in taken)
    ]
    return sorted([*found, *bare], key=lambda m: m.start("low"))


def _rhythm(text: str) -> _Rhythm:
    times: Decimal | None = None
    if match := _find(_TIMES, text):
        said = {"once": 1, "einmal": 1, "thrice": 3, "dreimal": 3}.get(match["word"] or "", 2)
        times = (
            Decimal(1)
            if match["week"]
            else count(match["times_high"] or match["times_low"])
            if not match["word"]
            else Decimal(said)
        )
    elif (match := _find(_EVERY, text)) and (hours := count(match["hours"])):
        times = 24 / hours
    elif match := _find(_MEALS, text):
        times = Decimal(2 if match["meals"] in ("two", "2") else 3)
    named = {moment for moment, pattern in _MOMENTS.items() if _find(pattern, text)}
    if len(named) > 1 and _find(r"(?<!and/)\b(?:or|oder|ou|o)\b|\bbetween\b", text):
        named = {min(named)}
    return _Rhythm(times, _find(_DAY, text) is not None, frozenset(named))


def _is_asked(index: int, gap: str, rhythm: _Rhythm) -> bool:
    """Whether a count in a sentence that tells to take something is a dose: the first, or one that goes on from it."""
    return index == 0 or bool(rhythm) or _find(_GOES_ON, gap) is not None


def _is_rhythmic(gap: str, after: str) -> bool:
    """Whether a count in any other sentence is a dose by what stands beside it: ``täglich 2 Kapseln``."""
    rhythm = _rhythm(after)
    return rhythm.daily or rhythm.times is not None or bool(_rhythm(after[:25])) or _find(_JUST_BEFORE, gap) is not None


def _most(match: re.Match[str]) -> Decimal:
    return count(match["high"] or match["low"]) or Decimal(0)


def _unit(match: re.Match[str]) -> str | None:
    word = match.groupdict().get("unit")
    return unit_of(word) if word else None


def _restated(last: Taken, first: re.Match[str], again: re.Match[str]) -> Taken:
    """The ``last`` dose in another unit: ``2 scoops (10 g) twice daily``."""
    each = last.amount / _most(first) if _most(first) else Decimal(0)
    return replace(last, amount=each * _most(again), unit=_unit(again))


def _for_children(gap: str) -> bool:
    return _find(_CHILD, gap) is not None and _find(_ADULT, gap) is None


def _is_limit(match: re.Match[str], gap: str, after: str) -> bool:
    named = match.groupdict().get("limit") is not None
    return named or _find(_LIMIT, gap[-45:]) is not None or _find(_LIMIT_AFTER, after) is not None


def _dose(match: re.Match[str], rhythm: _Rhythm, *, child: bool, limit: bool, or_else: bool) -> Taken:
    amount, moments = _most(match), rhythm.moments
    if rhythm.times is not None:
        amount, moments = amount * rhythm.times, frozenset()
    elif rhythm.daily and 1 < len(moments) <= amount:
        moments = frozenset()  # "4 capsules daily, in the morning and at night" is 4
    return Taken(amount, _unit(match), moments, bool(rhythm), child, limit, or_else)
