"""Reading: passages and panels, the form in which facts see a label.

A passage is normalised text that still knows where each of its words begins; a span of it gives its words back,
and they their boxes. After layout no text is rewritten and nothing is searched for again.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from labelcheck.model.document import Word


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """Words of one block in reading order, joined.

    ``starts[i]`` is the offset in ``text`` at which ``words[i]`` begins; ``lines`` are the offsets at which a
    printed line begins. ``size`` is the largest font size in it (0 in text files). From the word ``next_page`` on it
    stands on the page after ``page``; 0 where it does not go on there.
    """

    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    lines: tuple[int, ...]
    page: int
    kind: Literal["block", "panel"] = "block"
    size: float = 0.0
    next_page: int = 0

    def page_of(self, word: int) -> int:
        """The page on which the word with this index stands."""
        return self.page + 1 if 0 < self.next_page <= word else self.page

    def words_between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that the characters from ``start`` up to ``end`` belong to."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = bisect_right(self.starts, max(end - 1, start))
        return self.words[first:last]

    def line_end(self, offset: int) -> int:
        """Where the next printed line after the character at ``offset`` begins; the end of the text after the last."""
        following = bisect_right(self.lines, offset)
        return self.lines[following] if following < len(self.lines) else len(self.text)


class Span(NamedTuple):
    """Characters of a passage: the currency in which a fact says where it was read."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        passage, start, end = self
        return passage.text[start:end]

    @property
    def words(self) -> tuple[Word, ...]:
        return self.passage.words_between(self.start, self.end)

    @property
    def trimmed(self) -> Span:
        """Without the blanks at its ends: where a sentence begins with one, that is a part of the word before."""
        text = self.text
        letters = text.strip()
        if len(letters) == len(text):
            return self
        start = self.start + (text.index(letters) if letters else 0)
        return Span(self.passage, start, start + len(letters))

    def sub(self, start: int, end: int) -> Span:
        """The part from ``start`` to ``end``, counted from the beginning of this span."""
        passage, begin, _ = self
        return Span(passage, begin + start, begin + end)


CellKind = Literal["amount", "percent", "strength", "symbol"]
"""``strength`` is a percent that is no Daily Value: ``100% USP``; ``symbol`` that of a footnote."""


class Cell(NamedTuple):
    """What stands in one cell of a facts row. ``column`` indexes the panel's dose columns; ``sure`` is False where the
    text leaves open whether it is this row's."""

    kind: CellKind
    span: Span
    column: int = 0
    sure: bool = True


class Row(NamedTuple):
    """A dietary ingredient as printed: its name with the brackets, and its cells.

    ``indent`` counts nesting levels from 0, ``parent`` is the index of the row it stands under. ``related`` is print
    after an amount that tells more of it: ``(880 mcg folic acid)``, ``entspricht 320 mg Magnesium``.
    """

    name: Span
    cells: tuple[Cell, ...]
    indent: int = 0
    parent: int | None = None
    related: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """A Supplement Facts panel or its kin.

    ``columns`` are the headings of its dose columns, left to right (empty when there is one column without a
    heading of its own). ``complete`` is False when its print stops inside a row or at the edge.
    """

    title: Span
    head: tuple[Span, ...]
    columns: tuple[Span, ...]
    rows: tuple[Row, ...]
    footnotes: tuple[Span, ...] = ()
    complete: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """All passages of the label in reading order (the panels' own among them), the panels, the pictures nobody read,
    and what is said besides the label."""

    passages: tuple[Passage, ...]
    panels: tuple[Panel, ...]
    unread_pictures: tuple[int, ...] = field(default=())
    """The page number of each picture that is large enough to hold a mark and has no text read from it."""
    besides: tuple[Passage, ...] = field(default=())
    """What the page of a shop says of other products, or customers do; it is in no passage of the label."""
