"""The words of a PDF page through pdfium: its own segmentation, checked against the boxes of each word's ends.

Asking for the box of every character costs more than reading the text; the first and the last box of a word are
enough, unless they do not fit together: then the word is put together character by character.
"""

from __future__ import annotations

import ctypes
import math
import struct
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from labelcheck.documents.pdfium_calls import ADDRESS, DOUBLE, INT, UNSIGNED, by_address
from labelcheck.documents.words import Glyph, letter_spaced, words_of
from labelcheck.model.document import Box, Word
from labelcheck.model.regex import regex

MAX_CHARACTERS = 100_000
"""On one page; a label has a few thousand."""
INVISIBLE = 3
"""Text rendering mode 3 (ISO 32000-1, 9.3.6): neither filled nor stroked."""
WIDEST = 1.3
"""Font sizes a character: a run that is longer than this is no single word."""

_RUN = regex(r"(?:(?!\.{3})[^\s\x00-\x20\xa0\ufffe\uffff])+")

_SURROGATE = regex("[\ud800-\udfff]")
_RECT = struct.Struct("4f")
"""FS_RECTF: left, top, right, bottom."""
_MATRIX = struct.Struct("6f")
"""FS_MATRIX: a to f."""
_UPRIGHT = (1.0, 0.0, 0.0, 1.0)

Place = Callable[[float, float, float, float], Box]


class _Style(NamedTuple):
    """What holds for all characters of a text object."""

    angle: int
    size: float
    rounded: float
    visible: bool
    suspect: bool


class Found(NamedTuple):
    """The words of a page that are ``visible``, those that are ``invisible`` by how they are set, and the ``masked``:
    set to be seen, and not shown all the same."""

    visible: list[Word]
    invisible: list[Word]
    masked: list[Word]


def read_words(text: int, place: Place, turn: int, suspects: frozenset[int], shows: Callable[[Word], bool]) -> Found:
    """The words of a text page; ``place`` and ``turn`` lead to the page as shown. Of the text objects ``suspects``,
    ``shows`` tells which words are to be seen."""
    box, style_of = _boxes(text, place), _styles(text, turn, suspects)
    characters = _characters(text)
    found = visible, invisible, masked = Found([], [], [])
    new = tuple.__new__  # as Word does, in half the time
    for match in _RUN.finditer(characters):
        start, end = match.span()
        while start < end and characters[start] == "." and characters[start - 1 : start] == ".":
            start += 1  # what leader dots left over
        first = box(start) if start < end else None
        last = first if first is None or end == start + 1 else box(end - 1)
        if first is None or last is None:
            continue
        style = style_of(start)
        if _fits(first, last, style, end - start):
            whole = first if last is first else _around(first, last)
            word = new(Word, (characters[start:end], whole, style.rounded, style.angle, 0, 0, None, None))
            home = visible if style.visible else invisible
            (masked if style.suspect and not shows(word) else home).append(word)
        else:
            seen, unseen = words_of(_glyphs(characters, start, end, box, style))
            visible += [word for word in seen if not style.suspect or shows(word)]
            masked += [word for word in seen if style.suspect and not shows(word)]
            invisible += unseen
    return found._replace(visible=letter_spaced(visible))


def _boxes(text: int, place: Place) -> Callable[[int], Box | None]:
    """From a character's index to its box as shown, None where it has none."""
    box_of = by_address("FPDFText_GetLooseCharBox", INT, ADDRESS, INT, ADDRESS)
    rect = ctypes.create_string_buffer(_RECT.size)
    here, unpack = ctypes.addressof(rect), _RECT.unpack_from

    def box(index: int) -> Box | None:
        if not box_of(text, index, here):
            return None
        left, top, right, bottom = unpack(rect)
        return place(left, bottom, right, top)

    return box


def _styles(text: int, turn: int, suspects: frozenset[int]) -> Callable[[int], _Style]:
    """From a character's index to its style, which is asked for once in each text object."""
    object_of = by_address("FPDFText_GetTextObject", ADDRESS, ADDRESS, INT)
    matrix_of = by_address("FPDFText_GetMatrix", INT, ADDRESS, INT, ADDRESS)
    size_of = by_address("FPDFText_GetFontSize", DOUBLE, ADDRESS, INT)
    mode_of = by_address("FPDFTextObj_GetTextRenderMode", INT, ADDRESS)
    matrix = ctypes.create_string_buffer(_MATRIX.size)
    here, unpack = ctypes.addressof(matrix), _MATRIX.unpack_from
    styles: dict[int | None, _Style] = {}

    def style(index: int) -> _Style:
        holder = object_of(text, index)
        if holder and holder in styles:
            return styles[holder]
        slopes = unpack(matrix)[:4] if matrix_of(text, index, here) else _UPRIGHT
        shown = not holder or mode_of(holder) != INVISIBLE
        found = styles[holder] = _style(slopes, size_of(text, index), turn, shown, shown and holder in suspects)
        return found

    return style


@lru_cache(maxsize=256)
def _style(slopes: tuple[float, ...], font_size: float, turn: int, visible: bool, suspect: bool) -> _Style:
    """The style of characters whose matrix begins with ``slopes``; a label has a handful."""
    a, b, c, d = slopes
    size = font_size * math.hypot(c, d)
    degrees = turn + math.degrees(math.atan2(b, a))
    return _Style(round(degrees / 90) % 4 * 90, size, round(size, 2), visible, suspect)


def _characters(text: int) -> str:
    """The page's text, one character for each index."""
    count = min(by_address("FPDFText_CountChars", INT, ADDRESS)(text), MAX_CHARACTERS)
    if count <= 0:
        return ""
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    written = by_address("FPDFText_GetText", INT, ADDRESS, INT, INT, ADDRESS)(text, 0, count, ctypes.addressof(buffer))
    found = buffer.raw.decode("utf-16-le", "surrogatepass")[: max(written - 1, 0)]
    if len(found) == count and not _SURROGATE.search(found):
        return found
    code_at = by_address("FPDFText_GetUnicode", UNSIGNED, ADDRESS, INT)
    codes = (code_at(text, index) for index in range(count))
    return "".join(chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd" for code in codes)


def _fits(first: Box, last: Box, style: _Style, count: int) -> bool:
    """Whether the boxes of a run's ends are those of one word."""
    if style.angle == 0:
        along, across = last[2] - first[0], last[3] - first[3]
    elif style.angle == 90:
        along, across = first[3] - last[1], last[2] - first[2]
    elif style.angle == 180:
        along, across = first[2] - last[0], last[1] - first[1]
    else:
        along, across = last[3] - first[1], last[0] - first[0]
    return 0 < along < WIDEST * style.size * (count + 1) and abs(across) < 0.6 * style.size


def _around(a: Box, b: Box) -> Box:
    return (
        a[0] if a[0] < b[0] else b[0],
        a[1] if a[1] < b[1] else b[1],
        a[2] if a[2] > b[2] else b[2],
        a[3] if a[3] > b[3] else b[3],
    )


def _glyphs(
    characters: str, start: int, end: int, box: Callable[[int], Box | None], style: _Style
) -> list[Glyph | None]:
    boxes = [(characters[index], box(index)) for index in range(start, end)]
    return [None if b is None else Glyph(c, b, style.size, style.angle, style.visible) for c, b in boxes]
