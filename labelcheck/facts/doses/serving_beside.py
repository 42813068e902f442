"""The dose in the rows of a panel, or on the line above or below them, where its head names none."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from labelcheck.facts.doses.columns import without_percents
from labelcheck.facts.doses.serving_columns import head_of
from labelcheck.facts.doses.serving_size import counted_units, dose_of, serving_of
from labelcheck.facts.doses.serving_words import (
    ANY_UNIT,
    BEHIND_COLON,
    DOSE_HEADING,
    IN_BRACKET,
    IN_ROW,
    INSIDE,
    OVER_ROWS,
    STATED_SIZE,
    SUPPLYING,
)
from labelcheck.layout.vocabulary.heads import NAMES_HEAD
from labelcheck.layout.vocabulary.parts import HEADING
from labelcheck.model.document import Word
from labelcheck.model.label import Serving
from labelcheck.model.reading import Panel, Reading, Span
from labelcheck.model.regex import small_letters


def of_rows(panel: Panel) -> Serving | None:
    """The one dose that the rows of ``panel`` name, each beside its amount, where its head names none."""
    found: dict[tuple[Decimal | None, str | None], Span] = {}
    for row in panel.rows:
        end = max([row.name.end, *[cell.span.end for cell in row.cells]])
        line = Span(row.name.passage, row.name.start, row.name.passage.line_end(end))
        small = small_letters(line.text)
        if (match := IN_ROW.search(small) or IN_BRACKET.search(small)) is not None:
            found.setdefault(counted_units(match["size"]), line.sub(*match.span("size")))
    sizes = list(found.values())
    return serving_of(sizes[0], sizes[0].text) if len(sizes) == 1 else None


def beside_rows(reading: Reading, panel: Panel) -> tuple[Serving, Span] | None:
    """The one dose that the line right above the rows of ``panel`` names, else the one below them, and that line:
    ``Quantities in 2 tablets:`` over a row that no title heads."""
    first, last = panel.title if panel.title.text else panel.rows[0].name, panel.rows[-1].name
    for line in (_line_beside(reading, first, above=True), _line_beside(reading, last, above=False)):
        if line is None or len(line.text) > LONGEST_BESIDE or _tells_use(line.text):
            continue
        small = small_letters(line.text)
        if STATED_SIZE.match(small) and (said := dose_of(line)) is not None:
            return said, line
        headings = without_percents(small)
        found = {m["size"]: m for m in [p.search(headings) for p in _BESIDE_ROWS] if m}
        if len({counted_units(size) for size in found}) == 1:
            size = line.sub(*next(iter(found.values())).span("size"))
            return serving_of(size, size.text.strip()), line
    return None


def _tells_use(line: str) -> bool:
    """Whether ``line`` begins another part of the label than rows or a list."""
    heading = HEADING.match(line)
    return heading is not None and NAMES_HEAD.match(heading.group()) is None


_BESIDE_ROWS = (IN_BRACKET, DOSE_HEADING, SUPPLYING, INSIDE, BEHIND_COLON, OVER_ROWS)


def in_any_unit(reading: Reading, panel: Panel) -> Serving | None:
    """The dose in the head of ``panel``, or on the line above its rows, counted in a word that no table has. Above a
    title it is what a pack holds."""
    if not panel.head and panel.title.text:
        return None
    line = head_of(panel) if panel.head else _line_beside(reading, panel.rows[0].name, above=True)
    found = ANY_UNIT.search(small_letters(line.text)) if line is not None else None
    if line is None or found is None:
        return None
    size = line.sub(*found.span("size"))
    return serving_of(size, size.text)


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
