"""A page seen upright: words of one reading direction in a frame whose x runs along the line and y down the page.

Turned strips and turned panels become ordinary text in a plane of their own, so that nothing after this needs to
know about angles. Text files are a plane too: a character is one unit wide, a line one unit high.
"""

from __future__ import annotations

from dataclasses import dataclass

from labelcheck.model.document import Box, Page, Word


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its box in the plane. ``size`` is the font size, in plane units."""

    word: Word
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Plane:
    """The tokens of one reading direction on one page, and the drawn rules as seen from it."""

    page: int
    tokens: tuple[Token, ...]
    rules: tuple[Box, ...]
    is_text_file: bool = False


def planes(page: Page) -> list[Plane]:
    """The planes of ``page``, that of upright text first."""
    if any(word.box is None for word in page.words):
        tokens = tuple(
            Token(w, w.column, w.line, w.column + len(w.text), w.line + 1, 1.0) for w in page.words if w.box is None
        )
        return [Plane(page.number, tokens, (), is_text_file=True)]
    by_angle: dict[int, list[Word]] = {}
    for word in page.words:
        by_angle.setdefault(word.angle, []).append(word)
    return [
        Plane(page.number, tuple(_token(word, page) for word in words), tuple(turn(r, angle, page) for r in page.rules))
        for angle, words in sorted(by_angle.items())
    ]


def _token(word: Word, page: Page) -> Token:
    assert word.box is not None
    left, top, right, bottom = turn(word.box, word.angle, page)
    return Token(word, left, top, right, bottom, word.size or (bottom - top))


def turn(box: Box, angle: int, page: Page) -> Box:
    """``box`` of the page as shown, in the frame of text that reads at ``angle``."""
    left, top, right, bottom = box
    if angle == 90:
        return page.height - bottom, left, page.height - top, right
    if angle == 180:
        return page.width - right, page.height - bottom, page.width - left, page.height - top
    if angle == 270:
        return top, page.width - right, bottom, page.width - left
    return box
