"""The serving size of a label, wherever it prints one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from labelcheck.facts.doses.columns import DAY_COLUMN
from labelcheck.facts.doses.serving_beside import LONGEST_BESIDE
from labelcheck.facts.doses.serving_columns import head_of, states_size
from labelcheck.facts.doses.serving_size import counted_units, dose_of, serving_of
from labelcheck.facts.doses.serving_words import A_DOSE, DAYS_SIZE, DOSE_LINE
from labelcheck.layout.panel.no_row import tells_dose_below
from labelcheck.layout.vocabulary.dose_headings import OF_KIND, ONE_OF_THEM, PER, WHOLE_DOSE
from labelcheck.layout.vocabulary.doses import UNIT_DOSE
from labelcheck.layout.vocabulary.heads import DOSE_HOLDS
from labelcheck.layout.vocabulary.rows import PERCENT_OF
from labelcheck.model.label import Serving
from labelcheck.model.reading import Panel, Passage, Reading, Span
from labelcheck.model.regex import regex, small_letters


def find_serving(reading: Reading, panel: Panel | None, told: Span | None = None) -> Serving | None:
    """The serving size in the head of ``panel``, or the same as a size that stands elsewhere; where it prints
    none, the first on the label, or the dose that is ``told`` in a sentence."""
    for said in (head_of(panel), panel.title) if panel is not None else ():
        if (found := dose_of(said)) is not None:
            sizes = stated_elsewhere(reading) if panel is not None and not states_size(panel) else ()
            return next((size for size in sizes if _is_same(size, found)), found)
    if (stated := next(stated_elsewhere(reading), None)) is not None:
        return stated
    if told is not None and (dose := dose_of(told)) is not None:
        return dose
    stated = _of_other_head(reading, panel) or _on_its_own_line(reading)
    return stated or (of_each(reading) if panel is None else _of_notes(panel))


def _of_other_head(reading: Reading, panel: Panel | None) -> Serving | None:
    """The serving size in the head of another panel, where ``panel`` is rows that were copied away from theirs."""
    if panel is None or panel.head:
        return None
    return next((dose_of(head_of(other)) for other in reading.panels if other.head and states_size(other)), None)


def _is_same(size: Serving, dose: Serving) -> bool:
    """Whether a ``size`` is as much as the ``dose`` of a heading that tells no more than a weight, or a unit."""
    if dose.unit == "g":
        return size.grams == dose.grams
    return not any(map(str.isdigit, dose.size)) and (size.units, size.unit) == (dose.units, dose.unit)


def stated_elsewhere(reading: Reading) -> Iterator[Serving]:
    """The serving sizes that lines outside of panels state."""
    for passage in reading.passages:
        if passage.kind == "block" and re.search(r"\bserv(?:ing|\.)?\s*size", passage.text, re.IGNORECASE):
            found = dose_of(Span(passage, 0, len(passage.text)), line_only=True)
            if found is not None:
                yield found


def _on_its_own_line(reading: Reading) -> Serving | None:
    """The dose of amounts that a line of its own tells, or the end of one: ``Magnesium 200 mg`` / ``per capsule``,
    ``Porción: 2 cápsulas``."""
    for passage in reading.passages:
        small = small_letters(passage.text) if passage.kind == "block" else ""
        begins = frozenset(passage.lines)
        for begin in passage.lines if ":" in small or "=" in small else ():
            line = small[begin : min(passage.line_end(begin), begin + LONGEST_BESIDE)]
            if (told := DOSE_LINE.match(line)) is not None:
                return _in_line(passage, begin, told)
        for dose in _PER_UNIT.finditer(small):
            begin = dose.start() - len(_FEW_WORDS.search(small, max(dose.start() - 24, 0), dose.start())[0])  # type: ignore[index]
            end = max(passage.line_end(dose.end() - 1), dose.end())
            if begins & {begin, dose.start()} and _BEHIND.fullmatch(small, dose.end(), end):
                return dose_of(Span(passage, dose.start(), dose.end()))
    return None


def _in_line(passage: Passage, begin: int, told: re.Match[str]) -> Serving:
    size = Span(passage, begin + told.start("size"), begin + told.end("size"))
    return serving_of(size, size.text)


_BEHIND = regex(rf"\s?(?:%\s?(?:{PERCENT_OF})[*†‡]*)?\s?")
"""Behind such a dose on its line: ``Per tablet %NRV``."""
_FEW_WORDS = regex(r"(?:(?<![^\W\d])[^\W\d]{4,20}\s(?:of\s)?)?\Z")
"""Before such a dose: ``Valeurs pour 1 gélule``."""
_PER_UNIT = regex(
    rf"(?<!\w)(?:{PER})\s+{ONE_OF_THEM}(?:1?\d\s+)?(?:{UNIT_DOSE})(?:\s*/\s*(?:{PER})\s+(?:{UNIT_DOSE}))?(?!\w)|"
    rf"(?<=composition\sof\s)\d{{1,2}}\s+(?:{UNIT_DOSE})(?!\w)"
)
"""Of small letters: ``per capsule``, ``composition of 1 sachet``; what more than 19 are of is a pack: ``Energy Pro 90
caps``."""


def _of_notes(panel: Panel) -> Serving | None:
    """The dose that a footnote says the percents are of (``* VNR pour 4 comprimés``), or a line the amounts above it:
    ``Pour un comprimé pelliculé``."""
    for note in panel.footnotes:
        if tells_dose_below(note.text):
            return dose_of(note)
        if (dose := _PER_UNIT.search(small_letters(note.text))) is not None:
            return dose_of(note.sub(*dose.span()))
    return None


def of_each(reading: Reading) -> Serving | None:
    """The dose of a heading over rows that were not read, or over other groups of them: ``Each capsule contains:``,
    ``Per capsule: zinc 10 mg``, ``Pro Portion (3 Tabletten)``."""
    for passage in reading.passages:
        text = passage.text
        if passage.kind != "block" or not (":" in text or "mg" in text):
            continue
        for dose in DOSE_HOLDS.finditer(text):
            if (end := _headed(text, dose.end())) is not None:
                return dose_of(Span(passage, dose.start(), end))
        if (per := _PER_DOSE.search(text)) is not None:
            return dose_of(Span(passage, *per.span()))
    return None


def _headed(text: str, end: int) -> int | None:
    """Where the heading of a dose ends that is told up to ``end``, and may be told again in another language."""
    slash = _SLASH.match(text, end)
    again = DOSE_HOLDS.match(text, slash.end()) if slash is not None else None
    colon = _COLON.match(text, again.end() if again is not None else end)
    return colon.end() if colon is not None else None


_HELD = r"\d[\d.,]*\s?(?:[mµμ]?g|mcg|i\.?e|u\.?i|iu)\b"
_SLASH = regex(r"\s*/\s*")
_COLON = regex(rf"\s*(?::|(?={_HELD}))")
_PER_DOSE = regex(
    rf"(?<!\w)(?:{PER})\s+(?:(?:1?\d\s+)?(?:{UNIT_DOSE})|(?:{WHOLE_DOSE})\s\(1?\d\s(?:{UNIT_DOSE})\)){OF_KIND}"
    rf"(?:\s?%\s?(?:{PERCENT_OF})[*†‡]*)?(?:\s?:(?=[^:\n]{{2,60}}?\s{_HELD})|(?<=\))\s(?=[^:\n(]{{2,40}}?\s{_HELD}))",
    re.IGNORECASE,
)


def of_the_day(reading: Reading, headings: Sequence[Span]) -> Serving | None:
    """The day's dose, where the ``headings`` say that the amounts are a day's, or a dose's, and another place alone
    tells how much that is: ``pro Tagesdosis``, ``Tagesdosis: 2 Kapseln``. None where several places tell different
    ones."""
    small = [span.text.lower() for span in headings]
    if not any(DAY_COLUMN.search(text) or A_DOSE.search(text) for text in small):
        return None
    found: dict[tuple[Decimal | None, str | None], Span] = {}
    for passage in reading.passages:
        for match in DAYS_SIZE.finditer(small_letters(passage.text)):
            found.setdefault(counted_units(match["size"]), Span(passage, *match.span("size")))
    sizes = list(found.values())
    return serving_of(sizes[0], sizes[0].text) if len(sizes) == 1 else None
