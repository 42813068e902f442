"""What one sentence of directions tells to take in a day: ``take 1-2 capsules twice daily`` is at most four capsules.

The largest reading counts: the upper end of a range, ``up to``, the shortest interval between doses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from labelcheck.facts.dose_rhythm import ANY_MOMENT, MEALS, TIMES, Rhythm, count_range, find_rhythm
from labelcheck.facts.dose_units import COUNT, count, unit_of
from labelcheck.layout.dose_words import UNIT

MOST = Decimal(30)
MOST_BARE = Decimal(12)
"""Larger counts are a package's, not a dose: with a unit, and without one or where no rhythm is said."""
MOST_DROPS = Decimal(100)
_SMALL = frozenset({"ml", "g", "drop", "spray"})
"""Units of which a dose may be many."""

TOLD = frozenset({
    "take", "use", "chew", "dail", "day", "dissolve", "mix", "direct", "advis", "suggested", "recommend", "exceed",
    "hour", "morning", "night", "meal", "breakfast", "lunch", "dinner", "dosage", "enjoy", "place", "b.i.d", "t.i.d",
    " bid", " tid", "täglich", " tag", "stunden", "maxim", "über", "morgen", "abend", "mahlzeit", "empfehlung",
    "dosierung", "zubereitung", "jour", "heures", "prendre", "prenez", "matin", "soir", "repas", "utilisation",
    "emploi", "día", "tomar", "noche", "desayuno", "cena", "comida", "empleo", "giorn", "mattin", "pranzo", "pasti",
    "pasto", "assumere", "d'uso", "sera", " dì", "colazione", "coricarsi", " dag", "daags", "ochtend", "avond",
    "slapengaan", "tagesd", "tagesp", "tagesm",
    "verzehr", "tägl", "tgl", "nehm", "schlaf", "diari", "dagd", "dagelijks",
})  # fmt: skip
COUNTED = frozenset({
    "cap", "tab", "gumm", "chew", "loz", "pack", "stick", "scoop", "spoon", "tsp", "tbsp", "ml", "millilit", "drop",
    "serving", "gel", "sachet", "kapsel", "pressling", "gél", "compr", "cáps", "daily", "day", "time", "twice",
    "once", "löffel", "lepel", "schep", "zakje", "druppel", "beutel", "bust", "saquet", "exceed", "direct", "advi",
    "recommend", "supervis", "piece", "pill", "bear", "berr", "jujub", "vial", "ampo", "ampul", "dos", "perl", "drag",
    "grage", "gomi", "gomm", "caramell", "orsett", "bärchen", "becher", "gélif", "troch", "pastill", "wafer",
    "stück", "pouch", "sobre", "mesure", "misurin", "cacito", "cazo", "dosificador", "doseador",
    "colher", "cucch", "cuchar", "cuill", "c. à", "comp.",
    "tropfen", "goutte", "gota", "gocce", "kappe", "bouchon", "fläschchen", "fial", "flacon", "täglich", "fois",
    "veces", "volte", "cps", "cp", "kaps", "tbl", "spray", "sprüh", "pulvéris", "pulveriz", "spruzz", "azion",
    "portion", "porç", "porci", "raci", "porzion",
})  # fmt: skip
"""In small letters: a sentence that tells a dose holds one of each."""

REMEMBERED = 256
"""Sentences: many labels give the same directions."""

_NO_NAME = (
    r"(?:one|an?|eine?|une?|una|uno|täglich|times?|x|mal|fois|veces|volte|daily|minutes?|min|hours?|years?|days?|weeks?|"
    r"and|or|of|with|in|into|before|after|at|to|per|und|oder|jahre|ans|años|anni|oz|ounces?|mg|mcg|glass|cups?)\b"
)
_DOSE = (
    rf"[(\[]?{count_range('')}[)\]]?[\s-]*"
    rf"(?:(?!{_NO_NAME})[^\W\d]+(?:['®-][^\W\d]*)*\s+){{0,4}}?(?P<unit>{UNIT})(?!\w)"
    r"(?P<half>\s+(?:and (?:a|one)[\s-]half|et demie?|y medi[ao]|e mezz[ao])\b)?"
)
_TAKE = (
    r"(?:\b(?:takes?|taken|taking|chew|chewed|swallow|dissolve|mixing|add|use|consume|enjoy|place|allow|give|stir|pour|"
    r"melt|ingest|nehmen|einnehmen|verzehren|kauen|lösen|auflösen|prendre|prenez|avaler|dissoudre|diluer|tomar|tome|"
    r"ingerir|disolver|assumere|prendere|sciogliere|diluire)|"
    r"(?:\A|[.:;,•*()-]\s*|\b(?:and|to|or|then|simply|just|directions|gently)\s+)(?:mix|drink)(?!\s+mix\b|\s*[,(-]))\b"
)
"""``mix`` and ``drink`` tell to take something only where they are no noun: not in ``Electrolyte Drink Mix``."""
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
_FOR_EXAMPLE = (
    r"\b(?:z\.\s?b\.|zum beispiel|beispielsweise|e\.\s?g\.|for example|p\.\s?ex\.|par exemple|por ejemplo|"
    r"ad (?:es\.|esempio)|bijv\.|bijvoorbeeld)|"
    rf"\b(?:ideally|preferably|idealerweise|vorzugsweise|am besten|preferibilmente)\s+"
    rf"(?={COUNT}\s(?!(?:times|mal|volte)\b))"
)
"""Behind a day's dose: how it may be parted, ``täglich 4 Kapseln, z. B. 2 morgens und 2 abends``."""
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
    r"(?:\btäglich|\b(?:pro|am|jeden) tag|\bpar jour|\bal d[ií]a|\bal giorno|\bper dag|\bdagelijks|"
    rf"{TIMES}|{ANY_MOMENT})"
    r"\W{0,3}(?:je(?:weils)?\W+|(?:den inhalt|the contents?|le contenu|el contenido|il contenuto)\W+(?:\w+\W+)?)?\Z"
)
_GOES_ON = rf"[,;:]|\b(?:and|or|then|plus|und|oder|et|ou|y|e|o)\b|{_CHILD}|{_ADULT}"
_OR = r"\b(?:or|oder|ou|o)\b\W*(?:\w+\W*)?\Z"
_IN_PARTS = r"\b(?:in|into|over|auf|en|dans|durante)\W*\Z"
_IN_WATER = (
    r"(?:\b(?:in|into|with|mit|dans|avec|en|con|met)\s+|"
    r"\b(?:water|juice|liquid|wassers?|saft|flüssigkeit|glas|acqua|succo|eau|jus|agua|zumo|verre|vaso)\s?\(\s?)"
    r"(?:about |ca\.? |etwa |environ |circa )?\d{2,3}\s*ml\Z"
)
_OTHER_COUNT = (
    r"(?!(?:hours?|hrs?|minutes?|mins?|days?|weeks?|months?|stunden?|tagen?|wochen?|heures?|jours?|semaines?|mois|"
    r"horas?|días?|ore|giorni|times?|mal|fois|veces|volte|x)\b)"
)
_SCHEME = r"(?<![\w.,-])\d\s?-\s?\d\s?-\s?\d(?:\s?-\s?\d)?\s(?=\s*(?:[a-zäöü]+\s+)?[a-zäöü]+\b)(?!\s*(?:mg|g|ml)\b)"
"""Doses for morning, noon, evening and night, of a day: ``1-0-1 Kapseln``."""
_BARE = (
    rf"(?:(?:\A|:\s*|\s-\s*|\(|\bje\s+|(?:{_TAKE})\s+(?:only )?(?:up to )?)|(?:,|\b(?:and|then|plus|und|et|y|e)\b)\s*|"
    rf"(?P<limit>{_LIMIT}(?: of)? ))[(\[]?(?!an?\b|une?\b){count_range('')}[)\]]?"
    r"(?=\s*(?:\Z|[.,;]|daily\b|per day\b|a day\b|each day|every|once\b|twice\b|täglich\b|in 24|before\b|after\b|"
    r"with (?:food|meals?|a meal|break|water)|par jour|al giorno|al día|"
    rf"{_OTHER_COUNT}(?:[^\W\d]+['\s]+){{0,3}}?(?:{ANY_MOMENT}|{MEALS.replace('meals', 'at_meals')})))"
)
"""A count without a unit, where it can only be a dose: ``take two daily``, ``and one at night``."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A dose that a sentence names: ``amount`` of ``unit``, or of what a serving is counted in where it names none.

    The amount is a day's; where there are ``moments`` (morning, noon, evening, night) it is taken once at each of them.
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
    sentence = _compiled(_SCHEME).sub(_in_words, sentence)
    if (example := _find(_FOR_EXAMPLE, sentence)) is not None and _doses(sentence[: example.start()]):
        sentence = sentence[: example.start()]
    doses = _doses(sentence)
    if not doses:
        return ()
    bounds = [0, *(match.end() for match in doses)]
    starts = [*(match.start() for match in doses), len(sentence)]
    gaps = [sentence[a:b] for a, b in zip(bounds, starts, strict=True)]
    again = [_says_again(doses, gaps, index) for index in range(len(doses))] + [False]
    before = bool(find_rhythm(gaps[0])) and not find_rhythm(gaps[-1])
    found: list[Taken] = []
    told_at: set[int] = set()
    for index, match in enumerate(doses):
        gap, after = gaps[index], gaps[index + 1 + again[index + 1]]
        if again[index]:
            if index - 1 in told_at:
                found.append(_restated(found[-1], doses[index - 1], match))
            continue
        rhythm = find_rhythm(gap if before else after)
        if index == 0:
            rhythm = rhythm.after(find_rhythm(gap))
        limit = _is_limit(match, gap, after)
        asked = told or _find(_TAKE, sentence[: match.start("low")]) is not None
        if (
            _is_package(match, rhythm)
            or _is_part(match, gap)
            or not (
                limit
                or (
                    _is_asked(index, gap, rhythm)
                    if asked or (index - 1 in told_at and not _unit(match))
                    else _unit(match) and _is_rhythmic(gap, after)
                )
            )
        ):
            continue
        child = found[-1].child if found and not _find(f"{_ADULT}|{_CHILD}", gap) else _for_children(gap)
        if not (limit and _find(_AT_ONCE, after)):
            told_at.add(index)
            found.append(_dose(match, rhythm, child=child, limit=limit, or_else=_find(_OR, gap) is not None))
    return tuple(found) if any("evening" in dose.moments for dose in found) else tuple(map(_at_bedtime, found))


def _in_words(scheme: re.Match[str]) -> str:
    """What the ``scheme`` of a day's doses comes to: ``1-0-1``."""
    return f"{sum(map(int, re.findall('[0-9]', scheme.group())))} "


def _at_bedtime(dose: Taken) -> Taken:
    """``dose`` with the night as the evening: apart they are only where one sentence has doses for both."""
    if "night" not in dose.moments:
        return dose
    return replace(dose, moments=dose.moments - {"night"} | {"evening"})


def is_advised(sentence: str) -> bool:
    """Whether ``sentence`` (lower case) leaves the dose to a practitioner, not only as an alternative to its own."""
    match = _find(_ADVISED, sentence)
    return match is not None and not _find(_INSTEAD, sentence[: match.start()])


def mentions_advice(sentence: str) -> bool:
    """Whether ``sentence`` (lower case) speaks of a practitioner's advice at all."""
    return _find(_ADVISED, sentence) is not None


def _doses(sentence: str) -> list[re.Match[str]]:
    """Counts with a unit, and those without one that stand where a dose is told; not the water it is taken in."""
    found = [m for m in _compiled(_DOSE).finditer(sentence) if not _is_water(sentence[: m.end()])]
    taken = [(m.start(), m.end()) for m in found]
    bare = [
        m for m in _compiled(_BARE).finditer(sentence) if not any(a < m.end() and m.start("low") < b for a, b in taken)
    ]
    return sorted([*found, *bare], key=lambda m: m.start("low"))


def _is_water(text: str) -> bool:
    """Whether ``text`` ends with the water that something is taken in."""
    return text.endswith("ml") and _find(_IN_WATER, text) is not None


def _is_asked(index: int, gap: str, rhythm: Rhythm) -> bool:
    """Whether a count in a sentence that tells to take something is a dose: the first, or one that goes on from it."""
    return index == 0 or bool(rhythm) or _find(_GOES_ON, gap) is not None


def _is_rhythmic(gap: str, after: str) -> bool:
    """Whether a count in any other sentence is a dose by what stands beside it: ``täglich 2 Kapseln``."""
    rhythm = find_rhythm(after)
    return (
        rhythm.daily
        or rhythm.times is not None
        or bool(find_rhythm(after[:25]))
        or _find(_JUST_BEFORE, gap) is not None
    )


def _is_package(match: re.Match[str], rhythm: Rhythm) -> bool:
    """Whether a count is a package's by its size: ``30 Stick Packs``."""
    unit = _unit(match)
    most = MOST_BARE if unit is None or not (rhythm or unit in _SMALL) else MOST
    return _most(match) > (MOST_DROPS if unit == "drop" and rhythm else most)


def _is_part(match: re.Match[str], gap: str) -> bool:
    """Whether a count is of the parts that a day's dose is taken in: ``4 capsules daily, in 2 divided doses``."""
    return _unit(match) == "serving" and _find(_IN_PARTS, gap) is not None


def _says_again(doses: list[re.Match[str]], gaps: list[str], index: int) -> bool:
    """Whether a dose in brackets is the one before in another unit, not a part of it: ``2 capsules (1 capsule at``."""
    match = doses[index]
    return (
        index > 0
        and match.group().startswith(("(", "["))
        and not gaps[index].strip()
        and _unit(match) not in (None, _unit(doses[index - 1]))
    )


def _most(match: re.Match[str]) -> Decimal:
    half = Decimal("0.5") if match.groupdict().get("half") else 0
    return (count(match["high"] or match["low"]) or Decimal(0)) + half


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


def _dose(match: re.Match[str], rhythm: Rhythm, *, child: bool, limit: bool, or_else: bool) -> Taken:
    amount, moments = _most(match), rhythm.moments
    if rhythm.times is not None:
        amount, moments = amount * rhythm.times, frozenset()
    elif rhythm.daily and 1 < len(moments) <= amount:
        moments = frozenset()  # "4 capsules daily, in the morning and at night" is 4
    return Taken(amount, _unit(match), moments, bool(rhythm), child, limit, or_else)
