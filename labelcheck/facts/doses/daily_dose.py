"""How much the directions tell to take in a day, in servings of the panel."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import chain, pairwise

from labelcheck.facts.doses.columns import DAY_COLUMN, without_percents
from labelcheck.facts.doses.directions import Taken, find_taken, is_advised, may_tell, mentions_advice
from labelcheck.facts.doses.rhythm import find_times
from labelcheck.facts.doses.serving_columns import head_of
from labelcheck.facts.doses.units import COUNT, count, unit_of
from labelcheck.facts.sentences import hints_of, sentences
from labelcheck.layout import evidence
from labelcheck.layout.vocabulary.dose_headings import DAY_IS
from labelcheck.layout.vocabulary.doses import SOLID, UNIT
from labelcheck.layout.vocabulary.parts import FOOTNOTE, HEADING
from labelcheck.model.label import Confidence, DailyDose, Serving
from labelcheck.model.reading import Panel, Passage, Reading, Span
from labelcheck.model.regex import regex

LONGEST = 600
"""Characters of a sentence that are looked at."""

_HEADED = regex(
    r"\W*(?:directions?|(?:suggested|recommended|adult|daily) (?:adult |daily )?(?:use|usage|dos(?:e|age)|intake)|"
    r"usage|dosage|dose|recommendations?|how to (?:use|take)|(?:verzehrs?|einnahme|dosierungs|anwendungs|zufuhr)?"
    r"(?:empfehlung|hinweis)|einnahme|dosierung|anwendung|gebrauch(?:sanweisung)?|zubereitung|conseils? d'utilisation|"
    r"utilisation|mode d'emploi|posologie|modo de (?:empleo|uso)|dosis|posología|posologia|"
    r"(?:(?:dosi e )?mod(?:alità|o)|consigli|istruzioni) (?:d['’]|per l['’]|di )?(?:uso|impiego|assunzione)|"
    rf"(?:aanbevolen )?gebruik(?:saanwijzing|sadvies)?|dosering|(?:\w+ ){{0,2}}{DAY_IS})\b"
)
_PAIR = regex(rf"(?:(?P<count>{COUNT})\s*(?:\(\d+\)\s*)?(?:[^\W\d]+[\s-]+){{0,3}}?)?(?P<unit>{UNIT})(?!\w)")


@dataclass(frozen=True, slots=True)
class _Told:
    """A dose with the sentence that tells it."""

    taken: Taken
    sentence: Span


def find_daily_dose(
    reading: Reading, panel: Panel | None, column: int, serving: Serving | None, dosed: Span | None = None
) -> DailyDose | None:
    """What is taken in a day by the directions, and where these say nothing by the sentence ``dosed`` that tells what a
    day's dose holds; None where the label gives none.

    Where the amounts of ``column`` are those of a day's dose, that dose is one serving, whatever the directions count.
    """
    told, advice = _read(reading)
    day = _day_column(panel, column, serving)
    if day is None and dosed is not None and DAY_COLUMN.search(dosed.text.lower()):
        day = dosed
    if day is None and not told and advice is None:
        return None
    holds = _serving_units(serving)
    if day is not None and not any(unit in SOLID for unit in holds):
        return DailyDose(Decimal(1), None, False, evidence(day))
    if not told and advice is None:
        return DailyDose(Decimal(1), None, False, evidence(day)) if day is not None else None
    adult = [dose for dose in told if not dose.taken.child] or told
    most, leading, sure = _most([d for d in adult if not d.taken.limit], holds)
    highest, limit, _ = _most([d for d in adult if d.taken.limit], holds)
    directed, ceiling = _decimal(most), _decimal(highest)
    if directed is not None and ceiling is not None and directed > ceiling:
        directed = ceiling
    advised = advice is not None and directed is None
    advised = advised or any(is_advised(_text(sentence)) for sentence in leading)
    spans = [*leading, *limit] or ([advice] if advice is not None and advised else [told[0].sentence] if told else [])
    confidence: Confidence = "high" if sure else "medium"
    return DailyDose(directed, ceiling, advised, evidence(*spans), confidence)


# ---------------------------------------------------------------- the sentences


def _read(reading: Reading) -> tuple[list[_Told], Span | None]:
    """The doses that the label tells, and the first sentence that leaves the dose to a practitioner."""
    told: list[_Told] = []
    advice: Span | None = None
    notes = _under_footnotes(reading.panels)
    for passage in reading.passages:
        if passage.kind != "panel" and not may_tell(hints_of(passage)):
            continue
        end = -2
        for sentence in _sentences(passage) if passage.kind != "panel" else notes.get(passage, ()):
            text = _text(sentence)
            headed = _HEADED.match(text) is not None
            found = find_taken(text, told=headed)
            if found:
                end = sentence.end
                told += [_Told(taken, sentence) for taken in found]
            elif 0 <= sentence.start - end <= 1 and not told[-1].taken.often and (times := find_times(text)):
                told[-1] = _repeated(told[-1], times, sentence)
            if advice is None and (headed or "take" in text or "use" in text) and mentions_advice(text):
                advice = sentence
    return told, advice


def _under_footnotes(panels: Sequence[Panel]) -> dict[Passage, list[Span]]:
    """The lines under the first footnote of ``panels`` that begin none, and names without cells, by their passage:
    directions may stand there."""
    found: dict[Passage, list[Span]] = {}
    for panel in panels:
        under = [row.name for row in panel.rows if not row.cells and not row.related]
        under += [note for note in panel.footnotes[1:] if not FOOTNOTE.match(note.text)]
        if under:
            found[under[0].passage] = under
    return found


def _repeated(told: _Told, times: Decimal, sentence: Span) -> _Told:
    """The dose of the sentence before, taken as often as ``sentence`` says: ``Take 2 tablets. Use twice daily.``"""
    taken = replace(told.taken, amount=told.taken.amount * times, often=True)
    return _Told(taken, Span(sentence.passage, told.sentence.start, sentence.end))


def _sentences(passage: Passage) -> list[Span]:
    """The sentences that may tell a dose, each in its parts; a heading at the beginning of a line begins one."""
    found: list[Span] = []
    for sentence in sentences(passage):
        if not may_tell(sentence.hints):
            continue
        start, end = sentence.span.start, sentence.span.end
        parts = frozenset(sentence.parts)
        headings = [line for line in sentence.lines if line in parts or HEADING.match(passage.text, line)]
        for a, b in pairwise([start, *headings, end]):
            part = Span(passage, a, b)
            if not headings or may_tell(sentence.hints_of(part)):
                found.append(part.sub(len(part.text) - len(part.text.lstrip()), b - a))
    return found


def _text(sentence: Span) -> str:
    return re.sub(r"\s+", " ", sentence.text[:LONGEST].lower())


# ---------------------------------------------------------------- doses in servings


def _serving_units(serving: Serving | None) -> dict[str, Decimal]:
    """How many of each unit a serving holds: ``1 tablespoon (15 ml)`` holds one tablespoon or 15 ml. Where the amounts
    are of a part of the printed serving, that part.

    Of what it counts in two ways (``1/2 tablet (children); 1 tablet (adults)``) it is not known.
    """
    counts: dict[str, set[Decimal]] = {"serving": {Decimal(1)}}
    for match in _PAIR.finditer(serving.size.lower()) if serving is not None else ():
        unit = unit_of(match["unit"])
        if unit is not None and match["count"] and (held := count(match["count"])):
            counts.setdefault(unit, set()).add(held)
        elif unit is not None:
            counts.setdefault(unit, {Decimal(1)})
    holds = {unit: held.pop() for unit, held in counts.items() if len(held) == 1}
    printed = holds.get(unit_of(serving.unit) or "") if serving is not None and serving.unit else None
    if serving is None or not printed or not serving.units or serving.units == printed:
        return holds
    return {unit: held * serving.units / printed for unit, held in holds.items()}


def _day_column(panel: Panel | None, column: int, serving: Serving | None) -> Span | None:
    """The heading that says that the amounts of ``column`` are those of a day, or that the ``serving`` is a day's."""
    if panel is None:
        return None
    headings = panel.columns[column : column + 1] or (panel.title, *panel.head)
    told = (span for span in headings if DAY_COLUMN.search(span.text.lower()))
    size = f"({serving.size.lower()})" if serving is not None else None
    again = (span for span in panel.head if size and size in span.text.lower() and DAY_COLUMN.search(span.text.lower()))
    signs = {sign[1] for span in headings if (sign := _NOTED.search(span.text))}
    notes = (span for span in panel.footnotes if span.text.split(maxsplit=1)[0] in signs)
    said = (span for span in notes if DAY_COLUMN.search(span.text.lower()))
    return next(chain(told, again, said, _wrapped_day(panel, serving)), None)


def _wrapped_day(panel: Panel, serving: Serving | None) -> Iterator[Span]:
    """The head of ``panel`` where its headings wrap and say together that the amounts are those of a day: ``Amount
    per`` / ``day (3`` / ``tablets)``; of several columns the one of the ``serving``."""
    if len(panel.head) > 1:
        whole = head_of(panel)
        text = without_percents(whole.text.lower())
        if panel.columns:
            _, size, text = text.partition(serving.size.lower() if serving is not None else "\n")
            text = text.lstrip(" (=")[:LONGEST_DAY] if size else ""
        if (day := DAY_COLUMN.search(text)) is not None and not (panel.columns and day.start()):
            yield whole


LONGEST_DAY = 40
"""Characters of the words for a day's dose."""


_NOTED = regex(r"(?<=\w)([*†‡]{1,3})(?=\s|\Z)")
"""Behind a heading that a footnote tells more of: ``je 2 Kapseln**``, ``** entspricht der Tagesdosis``."""


def _decimal(servings: Fraction | None) -> Decimal | None:
    return None if servings is None else Decimal(servings.numerator) / servings.denominator


def _most(doses: list[_Told], holds: dict[str, Decimal]) -> tuple[Fraction | None, list[Span], bool]:
    """The largest dose in servings, the sentences it stands in, and whether unit and rhythm were said.

    Doses at different times of the day add up; others stand beside each other, and the largest counts.
    """
    day: dict[str, tuple[Fraction, _Told]] = {}
    best: tuple[Fraction, list[Span], bool] | None = None
    for dose in doses:
        servings = _servings(dose.taken, holds)
        if servings is None:
            continue
        moments = dose.taken.moments
        if moments and not dose.taken.or_else:
            for moment in moments:
                if moment not in day or servings > day[moment][0]:
                    day[moment] = (servings, dose)
        total = servings * max(len(moments), 1)
        if best is None or total > best[0]:
            best = (total, [dose.sentence], dose.taken.often and dose.taken.unit is not None)
    whole = sum((servings for servings, _ in day.values()), Fraction(0))
    if best is None or whole > best[0]:
        told = [dose for _, dose in day.values()]
        units = all(dose.taken.unit is not None for dose in told)
        return (whole, _once(dose.sentence for dose in told), units) if day else (None, [], False)
    return best


def _once(spans: Iterable[Span]) -> list[Span]:
    return sorted(dict.fromkeys(spans), key=lambda span: span.start)


def _servings(taken: Taken, holds: dict[str, Decimal]) -> Fraction | None:
    """``taken`` in servings; None where the serving is counted in something else."""
    held = holds.get(taken.unit) if taken.unit else None
    if held is None:
        solid = [of for unit, of in holds.items() if unit in SOLID]
        if taken.unit is None:
            held = next((of for unit, of in holds.items() if unit not in ("serving", "g", "ml")), None)
        elif taken.unit in SOLID and len(solid) == 1:
            held = solid[0]
    return Fraction(taken.amount) / Fraction(held) if held else None
