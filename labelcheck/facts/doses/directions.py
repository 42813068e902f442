"""What one sentence of directions tells to take in a day: ``take 1-2 capsules twice daily`` is at most four capsules.

The largest reading counts: the upper end of a range, ``up to``, the shortest interval between doses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from labelcheck.facts.doses.directions_words import (
    ADULT,
    ADVISED,
    AT_ONCE,
    BARE_DOSE,
    BY_WEIGHT,
    CHILD,
    COUNTED,
    COUNTED_DOSE,
    FOR_EXAMPLE,
    GOES_ON,
    IN_PARTS,
    IN_WATER,
    INSTEAD,
    JUST_BEFORE,
    LIMIT,
    LIMIT_AFTER,
    OR,
    SCHEME,
    TAKE,
    TOLD,
)
from labelcheck.facts.doses.rhythm import Rhythm, find_rhythm
from labelcheck.facts.doses.units import count, unit_of

MOST = Decimal(30)
MOST_BARE = Decimal(12)
"""Larger counts are a package's, not a dose: with a unit, and without one or where no rhythm is said."""
MOST_DROPS = Decimal(100)
_SMALL = frozenset({"ml", "g", "drop", "spray"})
"""Units of which a dose may be many."""
REMEMBERED = 256
"""Sentences: many labels give the same directions."""


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
    sentence = _compiled(SCHEME).sub(_in_words, sentence)
    if (example := _find(FOR_EXAMPLE, sentence)) is not None and _doses(sentence[: example.start()]):
        sentence = sentence[: example.start()]
    doses = _doses(sentence)
    if not doses or _find(BY_WEIGHT, sentence):
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
        if not (before or find_rhythm(after)) and index + 2 < len(gaps) and _find(f"{ADULT}|{CHILD}", after):
            after = gaps[index + 2]  # adults 2 capsules, children 1 capsule daily
        if again[index]:
            if index - 1 in told_at:
                found.append(_restated(found[-1], doses[index - 1], match))
            continue
        rhythm = find_rhythm(gap if before else after)
        if index == 0:
            rhythm = rhythm.after(find_rhythm(gap))
        limit = _is_limit(match, gap, after)
        asked = told or _find(TAKE, sentence[: match.start("low")]) is not None
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
        child = found[-1].child if found and not _find(f"{ADULT}|{CHILD}", gap) else _for_children(gap)
        if not (limit and _find(AT_ONCE, after)):
            told_at.add(index)
            or_else = match.group().startswith("increas") or _find(OR, gap) is not None
            found.append(_dose(match, rhythm, child=child, limit=limit, or_else=or_else))
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
    match = _find(ADVISED, sentence)
    return match is not None and not _find(INSTEAD, sentence[: match.start()])


def mentions_advice(sentence: str) -> bool:
    """Whether ``sentence`` (lower case) speaks of a practitioner's advice at all."""
    return _find(ADVISED, sentence) is not None


def _doses(sentence: str) -> list[re.Match[str]]:
    """Counts with a unit, and those without one that stand where a dose is told; not the water it is taken in."""
    found = [m for m in _compiled(COUNTED_DOSE).finditer(sentence) if not _is_water(sentence[: m.end()])]
    taken = [(m.start(), m.end()) for m in found]
    bare = [
        m
        for m in _compiled(BARE_DOSE).finditer(sentence)
        if not any(a < m.end() and m.start("low") < b for a, b in taken)
    ]
    return sorted([*found, *bare], key=lambda m: m.start("low"))


def _is_water(text: str) -> bool:
    """Whether ``text`` ends with the water that something is taken in."""
    return text.endswith("ml") and _find(IN_WATER, text) is not None


def _is_asked(index: int, gap: str, rhythm: Rhythm) -> bool:
    """Whether a count in a sentence that tells to take something is a dose: the first, or one that goes on from it."""
    return index == 0 or bool(rhythm) or _find(GOES_ON, gap) is not None


def _is_rhythmic(gap: str, after: str) -> bool:
    """Whether a count in any other sentence is a dose by what stands beside it: ``täglich 2 Kapseln``."""
    rhythm = find_rhythm(after)
    return (
        rhythm.daily or rhythm.times is not None or bool(find_rhythm(after[:25])) or _find(JUST_BEFORE, gap) is not None
    )


def _is_package(match: re.Match[str], rhythm: Rhythm) -> bool:
    """Whether a count is a package's by its size: ``30 Stick Packs``."""
    unit = _unit(match)
    most = MOST_BARE if unit is None or not (rhythm or unit in _SMALL) else MOST
    return _most(match) > (MOST_DROPS if unit == "drop" and rhythm else most)


def _is_part(match: re.Match[str], gap: str) -> bool:
    """Whether a count is of the parts that a day's dose is taken in: ``4 capsules daily, in 2 divided doses``."""
    return _unit(match) == "serving" and _find(IN_PARTS, gap) is not None


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
    return _find(CHILD, gap) is not None and _find(ADULT, gap) is None


def _is_limit(match: re.Match[str], gap: str, after: str) -> bool:
    named = match.groupdict().get("limit") is not None
    return named or _find(LIMIT, gap[-45:]) is not None or _find(LIMIT_AFTER, after) is not None


def _dose(match: re.Match[str], rhythm: Rhythm, *, child: bool, limit: bool, or_else: bool) -> Taken:
    amount, moments = _most(match), rhythm.moments
    if rhythm.times is not None:
        amount, moments = amount * rhythm.times, frozenset()
    elif rhythm.daily and 1 < len(moments) <= amount:
        moments = frozenset()  # "4 capsules daily, in the morning and at night" is 4
    return Taken(amount, _unit(match), moments, bool(rhythm), child, limit, or_else)
