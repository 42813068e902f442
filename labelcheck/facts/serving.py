"""The serving size and what can be computed with it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from labelcheck.facts.dose_columns import DAY_COLUMN, without_percents
from labelcheck.facts.dose_units import UNIT_HINTS, count, unit_of
from labelcheck.facts.numbers import decimal
from labelcheck.facts.serving_words import (
    A_DOSE,
    ALL_BRACKET,
    BARE_SIZE,
    BEHIND_COLON,
    BEHIND_SIGN,
    BESIDE_HEADINGS,
    BESIDE_NAMES,
    COUNTED,
    DAYS_SIZE,
    DOSE_HEADING,
    DOSE_LINE,
    GRAMS,
    IN_BRACKET,
    IN_ROW,
    INSIDE,
    OF_A_DAY,
    PER_CONTAINER,
    SIZE_AGAIN,
    SIZE_ALONE,
    STATED_SIZE,
    SUPPLYING,
    UNIT_ALONE,
    UNITS,
)
from labelcheck.knowledge.hints import holds
from labelcheck.layout import evidence
from labelcheck.layout.dose_headings import (
    BARE_DOSE,
    EACH,
    ONE_OF_THEM,
    PER,
)
from labelcheck.layout.dose_words import UNIT_DOSE
from labelcheck.layout.head import MOST_LINES, serving_goes_on
from labelcheck.layout.rows import tells_dose_below
from labelcheck.layout.vocabulary import HEADING, NAMES_HEAD
from labelcheck.model.document import Word
from labelcheck.model.label import Note, Serving
from labelcheck.model.memory import remembered
from labelcheck.model.reading import Panel, Passage, Reading, Span
from labelcheck.model.regex import regex, small_letters


def find_serving(reading: Reading, panel: Panel | None, told: Span | None = None) -> Serving | None:
    """The serving size in the head of ``panel``; where it prints none, the first on the label, or the dose that is
    ``told`` in a sentence."""
    if panel is not None and (found := _in(_head(panel))) is not None:
        return found
    for passage in reading.passages:
        if passage.kind == "block" and re.search(r"\bserv(?:ing|\.)?\s*size", passage.text, re.IGNORECASE):
            found = _in(Span(passage, 0, len(passage.text)), line_only=True)
            if found is not None:
                return found
    if told is not None and (dose := dose_of(told)) is not None:
        return dose
    return _on_its_own_line(reading) or (_of_each(reading) if panel is None else _of_notes(panel))


def dose_of(heading: Span) -> Serving | None:
    """The dose that a ``heading`` or a sentence names."""
    return _in(heading)


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
            if begin in begins and passage.line_end(dose.start()) in (dose.end(), dose.end() + 1):
                return _in(Span(passage, dose.start(), dose.end()))
    return None


def _in_line(passage: Passage, begin: int, told: re.Match[str]) -> Serving:
    size = Span(passage, begin + told.start("size"), begin + told.end("size"))
    return _serving_of(size, size.text)


_FEW_WORDS = regex(r"(?:(?<![^\W\d])[^\W\d]{4,20}\s)?\Z")
"""Before such a dose: ``Valeurs pour 1 gélule``."""
_PER_UNIT = regex(
    rf"(?<!\w)(?:{PER})\s+{ONE_OF_THEM}(?:\d{{1,2}}\s+)?(?:{UNIT_DOSE})(?:\s*/\s*(?:{PER})\s+(?:{UNIT_DOSE}))?(?!\w)"
)
"""Of small letters."""


def _of_notes(panel: Panel) -> Serving | None:
    """The dose that a footnote says the percents are of (``* VNR pour 4 comprimés``), or a line the amounts above it:
    ``Pour un comprimé pelliculé``."""
    for note in panel.footnotes:
        if tells_dose_below(note.text):
            return _in(note)
        if (dose := _PER_UNIT.search(small_letters(note.text))) is not None:
            return _in(note.sub(*dose.span()))
    return None


def _of_each(reading: Reading) -> Serving | None:
    """The dose of a heading over rows that were not read: ``Each capsule contains:``."""
    for passage in reading.passages:
        heading = _EACH.search(passage.text) if passage.kind == "block" and ":" in passage.text else None
        if heading is not None:
            return _in(Span(passage, heading.start(), heading.end()))
    return None


_EACH = regex(rf"(?<!\w)(?:{EACH})(?:\s*/\s*(?:{EACH}))?\s*:", re.IGNORECASE)


def states_size(panel: Panel) -> bool:
    """Whether the head of ``panel`` prints a serving size, not only the doses that its amounts are of."""
    return _size_in(_head(panel).text) is not None


@remembered(8)
def _size_in(text: str) -> re.Match[str] | None:
    """The serving size that ``text`` prints; of the head of a panel several ask."""
    return STATED_SIZE.search(small_letters(text))


def of_column(panel: Panel, column: int, serving: Serving | None) -> Serving | None:
    """The dose in the heading of the column that counts, where the head prints no serving size; without it the
    ``serving``, unless it is the dose of another column, as it may be where the head names several."""
    if states_size(panel):
        return serving
    if len(panel.columns) <= column:
        doses = set(_BARE_DOSE.findall(small_letters(_head(panel).text))) if column else ()
        return serving if len(doses) < 2 else None
    others = [heading.text for number, heading in enumerate(panel.columns) if number != column]
    own = _under_heading(panel, column) or _in(panel.columns[column])
    return own if own or (serving is not None and any(serving.size in text for text in others)) else serving


def _under_heading(panel: Panel, column: int) -> Serving | None:
    """The dose in the bracket under the heading of ``column``, where a line of the head is a bracket for each."""
    for line in panel.head:
        brackets = list(_BRACKET.finditer(line.text)) if line.text[:1] == "(" else []
        if len(brackets) == len(panel.columns) and not _BRACKET.sub("", line.text).strip(" |"):
            return _in(line.sub(*brackets[column].span()))
    return None


_BRACKET = regex(r"\([^()]*\)")


def of_rows(panel: Panel) -> Serving | None:
    """The one dose that the rows of ``panel`` name, each beside its amount, where its head names none."""
    found: dict[tuple[Decimal | None, str | None], Span] = {}
    for row in panel.rows:
        end = max([row.name.end, *[cell.span.end for cell in row.cells]])
        line = Span(row.name.passage, row.name.start, row.name.passage.line_end(end))
        small = small_letters(line.text)
        if (match := IN_ROW.search(small) or IN_BRACKET.search(small)) is not None:
            found.setdefault(_counted(match["size"]), line.sub(*match.span("size")))
    sizes = list(found.values())
    return _serving_of(sizes[0], sizes[0].text) if len(sizes) == 1 else None


def beside_rows(reading: Reading, panel: Panel) -> tuple[Serving, Span] | None:
    """The one dose that the line right above the rows of ``panel`` names, else the one below them, and that line:
    ``Quantities in 2 tablets:`` over a row that no title heads."""
    first, last = panel.title if panel.title.text else panel.rows[0].name, panel.rows[-1].name
    for line in (_line_beside(reading, first, above=True), _line_beside(reading, last, above=False)):
        if line is None or len(line.text) > LONGEST_BESIDE or _tells_use(line.text):
            continue
        small = small_letters(line.text)
        if STATED_SIZE.match(small) and (said := _in(line)) is not None:
            return said, line
        found = {m["size"]: m for m in [p.search(small) for p in _BESIDE_ROWS] if m}
        if len({_counted(size) for size in found}) == 1:
            size = line.sub(*next(iter(found.values())).span("size"))
            return _serving_of(size, size.text.strip()), line
    return None


def _tells_use(line: str) -> bool:
    """Whether ``line`` begins another part of the label than rows or a list."""
    heading = HEADING.match(line)
    return heading is not None and NAMES_HEAD.match(heading.group()) is None


_BESIDE_ROWS = (IN_BRACKET, DOSE_HEADING, SUPPLYING, INSIDE, BEHIND_COLON)
LONGEST_BESIDE = 90
"""Characters of a line that heads rows."""
NEAR = 2.5
"""Lines, or font sizes, between such a line and the rows."""


def _line_beside(reading: Reading, row: Span, *, above: bool) -> Span | None:
    """The printed line outside of panels right ``above`` or below ``row``."""
    nearest: tuple[float, Span] | None = None
    word = row.words[0]
    for passage in reading.passages:
        if passage.kind == "panel" or passage.page != row.passage.page:
            continue
        for start, end in pairwise([*passage.lines, len(passage.text)]):
            other = passage.words_between(start, end)[0]
            between = _space(other, word) if above else _space(word, other)
            if 0 <= between <= NEAR and (nearest is None or between < nearest[0]):
                nearest = between, Span(passage, start, end)
    return nearest[1].trimmed if nearest is not None else None


def _space(upper: Word, lower: Word) -> float:
    """The font sizes between a line that begins with ``upper`` and one with ``lower``, in a text the lines; negative
    where it stands elsewhere."""
    if upper.box is None or lower.box is None:
        return lower.line - upper.line - 1 if lower.line > upper.line else -1
    size = max(lower.size, 1)
    return (lower.box[1] - upper.box[3]) / size + OVERLAP if abs(lower.box[0] - upper.box[0]) < ASIDE * size else -1


OVERLAP, ASIDE = 0.5, 8
"""Font sizes: by so much boxes of two lines may overlap, and so far aside one may begin."""


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
            found.setdefault(_counted(match["size"]), Span(passage, *match.span("size")))
    sizes = list(found.values())
    return _serving_of(sizes[0], sizes[0].text) if len(sizes) == 1 else None


def of_amounts(panel: Panel, serving: Serving | None) -> tuple[Serving | None, Note | None]:
    """The printed ``serving`` as so many units as the amounts of ``panel`` are of, and a note where their heading says
    another number than its size does: ``Serving Size: 2 Tablets``, ``Each tablet contains``."""
    if serving is None or not serving.units or any(c.column for row in panel.rows for c in row.cells):
        return serving, None
    head = _head(panel)
    if (size := _size_in(head.text)) is None:
        return serving, None
    after = head.sub(_size_end(head, size), len(head.text))
    small = small_letters(after.text)
    if serving.unit not in ("ml", "g") and not holds(small, UNIT_HINTS):
        return serving, None
    match = next(filter(None, (pattern.search(small) for pattern in (DOSE_HEADING, SUPPLYING))), None)
    if match is None or _OF_OTHERS.search(small, 0, match.start()):
        return serving, None
    units, unit = _counted(match["size"])
    if not units or unit != serving.unit or units == serving.units:
        return serving, None
    heading = after.sub(*match.span())
    grams = serving.grams * units / serving.units if serving.grams is not None else None
    note = Note(
        "amounts-of-another-dose",
        f"The amounts stand under “{heading.text}”, and the serving size is {serving.size}; daily amounts are reckoned "
        "by the heading.",
        evidence(heading, Span(head.passage, head.start + size.start("size"), after.start)),
    )
    return replace(serving, units=units, grams=grams), note


_OF_OTHERS = regex(r"(?:servings|%[^%\n]{0,40})\s*\Z")
"""Before a dose that is not that of the amounts: ``Servings per packet``, ``% Daily Value per tablet``."""
_BARE_DOSE = regex(BARE_DOSE)


def _head(panel: Panel) -> Span:
    if not panel.head:
        return panel.title
    return Span(panel.title.passage, panel.head[0].start, panel.head[-1].end)


def _in(span: Span, *, line_only: bool = False) -> Serving | None:
    match = _size_in(span.text)
    if match is None and not line_only:
        small = small_letters(span.text)
        match = _in_heading(small) or (_in_heading(without_percents(small)) if "%" in small else None)
    if match is None:
        return None
    if match.lastgroup == "unit":
        return _serving_of(unit := span.sub(*match.span("unit")), unit.text)
    end = _size_end(span, match)
    if line_only:
        end = min(end, span.passage.line_end(span.start + match.start("size")) - span.start)
    size = span.sub(match.start("size"), end)
    again = SIZE_AGAIN.fullmatch(size.text)
    size = size.sub(0, again.end("size")) if again is not None else _in_one_language(size)
    text = size.text.strip(" ,;:.|/·•")
    text = text if "(" in text else text.rstrip(")")  # of a bracket that the whole statement stands in
    if not text:
        return None
    counted = PER_CONTAINER.search(span.text)
    return _serving_of(size, text, (counted["count"] or counted["count_before"]).strip() if counted else None)


def _in_heading(small: str) -> re.Match[str] | None:
    """The dose that headings of columns name."""
    patterns = (IN_BRACKET, BEHIND_SIGN, DOSE_HEADING, SUPPLYING, OF_A_DAY)
    match = next(filter(None, (pattern.search(small) for pattern in patterns)), None)
    match = match or SIZE_ALONE.match(small) or DAYS_SIZE.search(small) or BESIDE_HEADINGS.search(small)
    return match or _only_dose(small) or BESIDE_NAMES.search(small) or ALL_BRACKET.search(small)


def _serving_of(size: Span, text: str, per_container: str | None = None) -> Serving:
    """The serving that ``size`` prints as ``text``."""
    units, unit = _counted(text)
    grams = GRAMS.search(text)
    return Serving(
        size=text,
        units=units,
        unit=unit,
        grams=decimal(grams["grams"]) if grams else None,
        per_container=per_container,
        evidence=evidence(size),
    )


def _only_dose(small: str) -> re.Match[str] | None:
    """The dose of a heading that names it without a word before it, in one language or several: ``Composition 1 tablet
    / 1 comprimé``."""
    doses = list(BARE_SIZE.finditer(small))
    return doses[0] if len({_counted(dose["size"]) for dose in doses}) == 1 else None


_TRANSLATED = regex(
    rf"\W*(?P<count>\d+(?:[.,]\d+)?)\s+(?:[^\W\d]+\s+){{0,3}}?(?:{UNIT_DOSE})(?P<end>\s*/\s*)"
    rf"(?:(?P=count)\s+)?(?:[^\W\d]+\s+){{0,3}}?(?:{UNIT_DOSE})(?!\w)"
)
"""A size that another language says again: ``2 capsules / 2 cápsulas``. Of small letters."""


def _in_one_language(size: Span) -> Span:
    match = _TRANSLATED.match(small_letters(size.text)) if "/" in size.text else None
    return size.sub(0, match.start("end")) if match is not None else size


@remembered(8)
def _size_end(span: Span, match: re.Match[str]) -> int:
    """Where the size that ``match`` found ends in ``span``: at the end of a line after which headings stand, or before
    the heading of percents that was left out."""
    end, text, lines = match.end("size"), span.text, span.passage.lines
    if (other := match.string.find("   ", match.start("size"), end)) > 0:
        return other
    first = bisect_right(lines, span.start + match.start("size"))
    breaks = [at for line in lines[first : first + MOST_LINES] if (at := line - 1 - span.start) <= end]
    for at in breaks:
        text = f"{text[:at]}\n{text[at + 1 :]}"
    last = breaks[-1] if len(breaks) == MOST_LINES else end
    return next((at for at in breaks if not serving_goes_on(text, match.start(), at)), last)


def _counted(size: str) -> tuple[Decimal | None, str | None]:
    """How many of which unit ``size`` is; a unit without a number is one. What stands in brackets says it again."""
    before = size.partition("(")[0].strip()
    if before and before != size and (counted := _counted(before))[1]:
        return counted
    if match := UNITS.search(size):
        return count(match["count"].lower()), re.sub(r"\s", "", match["unit"].lower()).replace("gummie", "gummy")
    small = size.lower()
    if match := COUNTED.search(small):
        return count(match["count"]), unit_of(match["unit"])
    match = UNIT_ALONE.search(small)
    return (Decimal(1), unit_of(match["unit"])) if match else (None, None)
