"""Footnotes of a panel, above its rows, among them and below, and the headings of columns that stand below them."""

from __future__ import annotations

from collections.abc import Sequence

from labelcheck.layout.lines import Line
from labelcheck.layout.panel.cells import kinds_in
from labelcheck.layout.panel.flow import flow
from labelcheck.layout.panel.head import head_end
from labelcheck.layout.panel.no_row import has_cells, no_row, tells_dose_below
from labelcheck.layout.panel.rows import Assembled, is_apart
from labelcheck.layout.planes import Token
from labelcheck.layout.vocabulary.heads import SERVING
from labelcheck.layout.vocabulary.parts import FOOTNOTE, HEADING, next_part
from labelcheck.layout.vocabulary.rows import BULLETS, NUTRIENT


def notes_above(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The footnotes that stand above the rows of ``lines``, and the rest."""
    first = next((i for i, line in enumerate(lines) if no_row(line.text) != "footnote"), len(lines))
    if not any(has_cells(line.text) for line in lines[first : first + LONGEST_NAME]):
        return (), lines
    return lines[:first], lines[first:]


def headings_below(lines: Sequence[Line]) -> tuple[Sequence[Sequence[Token]], Sequence[Line]]:
    """The headings of columns among ``lines`` below the footnotes that stand above the rows, and the rest."""
    region = flow(lines)
    stop = head_end(region.text)
    return region.cut(stop) if stop else ((), lines)


def notes_among(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The footnotes of one line behind which the rows of ``lines`` go on, as where each row without a Daily Value says
    so or a table is copied column by column, and the rest."""
    notes = [number for number, line in enumerate(lines) if no_row(line.text) == "footnote"]
    among = {number for number in notes if _goes_on(lines[number], lines[number + 1 : number + 1 + LONGEST_NAME])}
    rest = [line for number, line in enumerate(lines) if number not in among]
    return [lines[number] for number in sorted(among)], rest


def _goes_on(note: Line, lines: Sequence[Line]) -> bool:
    """Whether ``lines`` right under a ``note`` begin with the name of a nutrient and its cells, on its line or alone
    below it."""
    if not lines or is_apart(note, lines[0]) or NUTRIENT.match(lines[0].text.lstrip(BULLETS)) is None:
        return False
    name, *below = [kinds_in(line.text) for line in lines]
    if name[:1] == ["name"] and "amount" in name[1:] and "name" not in name[1:]:
        return True
    cells = next((kinds for kinds in below if kinds != ["name"]), [])
    return name == ["name"] and cells[:1] == ["amount"] and "name" not in cells


LONGEST_NAME = 3
"""Lines over which the first name may wrap."""


def notes_below(done: Assembled, right: float) -> tuple[Sequence[Line], list[Line]]:
    """The footnotes under the rows that were ``done``, and the lines after them; ``right``: where a text is widest."""
    if done.stopped_by == "footnote":
        return _footnotes(_next_part_apart(done.rest), right)
    if done.stopped_by == "sentence" and tells_dose_below(done.rest[0].text):
        return done.rest[:1], done.rest[1:]
    return [], done.rest


def _next_part_apart(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` with what follows the footnotes on one of their lines as another: ``not established. Other
    ingredients: …``."""
    for number, line in enumerate(lines[:MOST_NOTE_LINES]):
        if (start := next_part(line.text)) is not None:
            before, after = flow([line]).cut(start)
            return [*lines[:number], *map(Line.of, before), *after, *lines[number + 1 :]]
    return lines


MOST_NOTE_LINES = 6
"""Footnotes take fewer lines."""


def _footnotes(lines: Sequence[Line], right: float) -> tuple[list[Line], list[Line]]:
    """The footnotes at the beginning of ``lines``, and what follows them; ``right`` is where the longest line of a text
    ends, by which it is told what wraps."""
    end = 0
    while end < len(lines):
        line = lines[end]
        if end and not FOOTNOTE.match(line.text):
            before = lines[end - 1]
            new = HEADING.match(line.text) or SERVING.match(line.text) or not _wraps(before, line, right)
            space = BLANK_LINE if right else SPACE  # between the lines of a text is none
            if before.text.rstrip().endswith(".") or new or line.top - before.bottom > space * line.size:
                break
        end += 1
        if end > 1 and not FOOTNOTE.match(line.text) and not FOOTNOTE.match(lines[end - 2].text):
            break
    return list(lines[:end]), list(lines[end:])


SPACE, BLANK_LINE = 1.2, 0.5
"""Font sizes of empty space that end the footnotes of a page and of a text."""


def _wraps(before: Line, line: Line, right: float) -> bool:
    """Whether ``line`` may go on with the one ``before``, for its first word had no place there or is no beginning."""
    first = line.tokens[0]
    return line.text[:1].islower() or before.right + (first.right - first.left) >= right
