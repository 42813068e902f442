"""A page seen upright: words of one reading direction in a frame whose x runs along the line and y down the page.

Turned strips and turned panels become ordinary text in a plane of their own, so that nothing after this needs to
know about angles. Text files are a plane too: a character is one unit wide, a line one unit high.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from labelcheck.layout.normalise import normalise
from labelcheck.layout.page.barred import columns_between_bars
from labelcheck.layout.page.grid import sets_columns
from labelcheck.layout.page.levelled import levelled
from labelcheck.model.document import Box, Page, Word
from labelcheck.model.regex import regex

_STOPPED = regex(r"(?:\d[\d.,]*)?m?c?g\.", re.IGNORECASE)
_GOES_ON = regex(r"[a-z(]")


class Token(NamedTuple):
    """A word with its box in the plane.

    ``text`` is the word normalised (empty for what is invisible), ``size`` the font size in plane units, ``middle`` the
    height of the line's middle.
    """

    word: Word
    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    middle: float

    @classmethod
    def at(cls, word: Word, left: float, top: float, right: float, bottom: float, size: float) -> Token:
        """``word`` in this box."""
        return cls(word, normalise(word.meant or word.text), left, top, right, bottom, size, (top + bottom) / 2)


@dataclass(frozen=True, slots=True)
class Plane:
    """The tokens of one reading direction on one page, and the drawn rules as seen from it.

    ``is_text_file``: lines of a text file, whose columns mean nothing; ``is_grid``: columns of text on a grid.
    """

    page: int
    tokens: tuple[Token, ...]
    rules: tuple[Box, ...]
    is_text_file: bool = False
    is_grid: bool = False


def planes(page: Page, *, grids: bool = True) -> list[Plane]:
    """The planes of ``page``, that of upright text first; without ``grids`` a text file sets no columns."""
    if words := [word for word in page.words if word.box is None]:
        if grids and (apart := columns_between_bars(words)) is not None:
            return [Plane(page.number, tuple(_grid_token(*placed) for placed in apart), (), is_grid=True)]
        if grids and sets_columns(words):
            rows = _rows(words)
            return [Plane(page.number, tuple(_grid_token(w, w.column, rows[w.line]) for w in words), (), is_grid=True)]
        tokens = [Token.at(w, w.column, w.line, w.column + len(w.text), w.line + 1, 1.0) for w in words]
        return [Plane(page.number, _with_bare_units(_in_signs(tokens)), (), is_text_file=True)]
    shown = levelled(page)
    return [
        Plane(page.number, _tokens(page, shown, angle), _turned(shown, angle))
        for angle in sorted({word.angle for word in page.words})
    ]


def _rows(words: Sequence[Word]) -> dict[int, int]:
    """Where each line of ``words`` stands on the grid: blank ones count as one, for letters around a seal leave more of
    them in a table beside it."""
    lines = sorted({word.line for word in words})
    steps = [min(below - above, 2) for above, below in pairwise(lines)]
    return dict(zip(lines, accumulate(steps, initial=lines[0]), strict=True))


def _grid_token(word: Word, column: int, line: int) -> Token:
    """A word on the grid of a fixed-width type: 0.6 em a character, so that three blanks are a gap between columns and
    one is none; 1.2 em a line."""
    left, top = 0.6 * column, 1.2 * line
    return Token.at(word, left, top, left + 0.6 * len(word.text), top + 1.0, 1.0)


def _tokens(page: Page, shown: Page, angle: int) -> tuple[Token, ...]:
    """The words of ``page`` that read at ``angle``, where they stand on the page ``shown``."""
    made: list[Token] = []
    new = tuple.__new__  # as Token does, in half the time
    for word, (text, box, size, own, _, _, _, meant, _) in zip(page.words, shown.words, strict=True):
        if own != angle:
            continue
        assert box is not None
        left, top, right, bottom = turn(box, angle, shown) if angle else box
        size = size or bottom - top
        made.append(new(Token, (word, normalise(meant or text), left, top, right, bottom, size, (top + bottom) / 2)))
    return _with_bare_units(made)


def _with_bare_units(tokens: list[Token]) -> tuple[Token, ...]:
    """``tokens`` without the full stop of a unit that ends no sentence: ``250 mg. of magnesium oxide``."""
    for index, token in enumerate(tokens[:-1]):
        if "g." in token.text and _STOPPED.fullmatch(token.text) and _GOES_ON.match(tokens[index + 1].text):
            tokens[index] = token._replace(text=token.text[:-1])
    return tuple(tokens)


def _in_signs(tokens: list[Token]) -> list[Token]:
    """``tokens`` with the signs of what stands in words behind a figure, as for those who are read to: ``13 percent
    Daily Value``, ``400 International Units``."""
    gone: set[int] = set()
    for index, (before, token, after) in enumerate(zip(tokens, tokens[1:], tokens[2:], strict=False), 1):
        if token.text not in _IN_WORDS or not before.text[-1:].isdigit():
            continue
        if _IN_WORDS[token.text] == "%" and _OF_PERCENT.match(after.text):
            tokens[index] = token._replace(text="%")
        elif _IN_WORDS[token.text] == "IU" and (units := _UNITS.match(after.text)) is not None:
            tokens[index] = token._replace(text=f"IU{after.text[units.end() :]}")
            gone.add(index + 1)
    return [token for index, token in enumerate(tokens) if index not in gone] if gone else tokens


_IN_WORDS = {"percent": "%", "Percent": "%", "international": "IU", "International": "IU"}
_OF_PERCENT, _UNITS = regex(r"(?:of|daily|dv)\b", re.IGNORECASE), regex(r"units?\b", re.IGNORECASE)


def _turned(page: Page, angle: int) -> tuple[Box, ...]:
    """The rules of ``page`` as seen from text that reads at ``angle``."""
    return tuple([turn(rule, angle, page) for rule in page.rules]) if angle else page.rules


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
