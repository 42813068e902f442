"""Whether a text file is a grid: columns of running text side by side, as converters that keep the layout set them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from labelcheck.layout.normalise import normalise
from labelcheck.layout.panel.cells import lex
from labelcheck.layout.vocabulary.cells import UNIT
from labelcheck.layout.vocabulary.heads import COLUMN_HEAD, SERVING
from labelcheck.layout.vocabulary.titles import TITLE
from labelcheck.model.document import Word
from labelcheck.model.regex import regex

GUTTER = 3
"""Blanks that separate columns."""
FEWEST = 3
"""Fewer lines are no column."""
INDENTED = 16
"""Characters: a line that begins further right may be of a column beside empty print."""
RUNNING = 12
"""Characters: what is shorter may be a cell of a table."""
MOST_CELL_WORDS = 4
TRIED = 8
"""So many places at which most text begins are looked at."""

_WORDS = regex(r"[^\W\d_]{3,}|[(\[](?!<?\d[\d.,]*%)")
"""Of running text; a percent in brackets is a cell."""
_UNIT = regex(UNIT, re.IGNORECASE)
_LETTER = regex(r"\W?[^\W\d_]")

_Lines = Mapping[int, Sequence[Word]]


def sets_columns(words: Iterable[Word]) -> bool:
    """Whether ``words`` stand in columns of running text: behind wide gaps on a fair share of the lines, one under the
    other beside a gutter that no line crosses, or beside a panel's title and below it; or a panel in two halves, whose
    headings stand twice on a line."""
    lines: dict[int, list[Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    if _words_behind_gaps(lines) or _has_gutter(lines) or any(map(_repeats_a_heading, lines.values())):
        return True
    return any(_stands_beside_title(number, lines) for number in lines)


def _words_behind_gaps(lines: _Lines) -> bool:
    """Whether wide gaps stand before words, not before an amount or a percent, on a fair share of ``lines``."""
    beside = [
        any(
            _gap(line[index - 1], line[index]) >= GUTTER
            and _WORDS.match(line[index].text)
            and not _UNIT.fullmatch(normalise(line[index].text))
            and not _are_cells(line[:index])
            for index in range(1, len(line))
        )
        for line in lines.values()
    ]
    return sum(beside) >= FEWEST and sum(beside) > 0.05 * len(lines)


def _are_cells(words: Sequence[Word]) -> bool:
    """Whether ``words``, which begin a line, are no more than cells, as where amounts stand before the names."""
    if len(words) > MOST_CELL_WORDS or words[0].text[0] not in "<~.0123456789":
        return False
    return all(piece.kind != "name" for piece in lex(" ".join([normalise(word.text) for word in words]))[0])


def _repeats_a_heading(line: Sequence[Word]) -> bool:
    """Whether a column's heading of several words stands twice on ``line``."""
    if len(line) < 4 or not any(word.text[:4].lower() == "amou" for word in line):
        return False
    starts = [0, *[index for index in range(1, len(line)) if _gap(line[index - 1], line[index]) >= GUTTER], len(line)]
    runs = Counter(" ".join([word.text.lower() for word in line[a:b]]) for a, b in pairwise(starts) if b - a > 1)
    return any(count > 1 and COLUMN_HEAD.match(run) for run, count in runs.items())


def _stands_beside_title(number: int, lines: _Lines) -> bool:
    """Whether words stand behind a gap after a panel's title on the line ``number``, and on lines below it too."""
    line = lines[number]
    end = next((index for index in range(1, len(line)) if _gap(line[index - 1], line[index]) >= GUTTER), 0)
    if not 0 < end <= MOST_CELL_WORDS:
        return False
    title, beside = (" ".join([word.text for word in words]) for words in (line[:end], line[end:]))
    if not TITLE.match(title) or not _WORDS.search(beside) or COLUMN_HEAD.match(beside) or SERVING.match(beside):
        return False
    below = [lines[at] for at in range(number + 1, number + 1 + REACH) if at in lines]
    edge = line[end - 1].column + len(line[end - 1].text)
    return sum(_begins_beyond(words, edge) for words in below) >= FEWEST - 1


REACH = 20
"""Lines below a title beside which a product's name stands."""


def _begins_beyond(line: Sequence[Word], edge: int) -> bool:
    """Whether words begin behind the ``edge`` and a gap, or alone."""
    firsts = [line[0], *[word for before, word in pairwise(line) if _gap(before, word) >= GUTTER]]
    return any(word.column > edge and _WORDS.match(word.text) and not COLUMN_HEAD.match(word.text) for word in firsts)


def _gap(before: Word, word: Word) -> int:
    return word.column - before.column - len(before.text)


def _has_gutter(lines: _Lines) -> bool:
    begun: dict[int, list[int]] = {}
    for number, line in lines.items():
        for start in _running_text(line):
            begun.setdefault(start, []).append(number)
    likely = Counter({start: len(numbers) for start, numbers in begun.items() if len(numbers) >= FEWEST})
    return any(_is_column(lines, start, begun[start]) for start, _ in likely.most_common(TRIED))


def _running_text(line: Sequence[Word]) -> list[int]:
    """The columns at which running text begins on ``line`` that does not begin its print."""
    starts = [index for index in range(1, len(line)) if _gap(line[index - 1], line[index]) >= GUTTER]
    if line[0].column >= INDENTED:
        starts.insert(0, 0)
    found: list[int] = []
    for start, following in pairwise([*starts, len(line)]):
        last = line[following - 1]
        if last.column + len(last.text) - line[start].column >= RUNNING and _LETTER.match(line[start].text):
            found.append(line[start].column)
    return found


def _is_column(lines: _Lines, start: int, numbers: Sequence[int]) -> bool:
    """Whether the lines ``numbers``, on which text begins at ``start``, have print beside them and a gutter between."""
    beside = 0
    for number in range(numbers[0], numbers[-1] + 1):
        left = [word for word in lines.get(number, ()) if word.column < start]
        if left and left[-1].column + len(left[-1].text) > start - GUTTER + 1:
            return False
        beside += any(_WORDS.match(word.text) for word in left) and not _are_cells(left)
    return beside >= FEWEST - 1
