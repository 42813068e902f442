"""The words of a PDF page through pdfium: its own segmentation, checked against the boxes of each word's ends.

Asking for the box of every character costs more than reading the text; the first and the last box of a word are
enough, unless they do not fit together: then the word is put together character by character.
"""

from __future__ import annotations

import math
import struct
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, cast

from labelcheck.documents.leaders import hold_leaders, without_leaders
from labelcheck.documents.pdf_objects import Place
from labelcheck.documents.pdfium_calls import ADDRESS, DOUBLE, INT, UNSIGNED, by_address, ready, room
from labelcheck.documents.sloping import page_slope, with_levels
from labelcheck.documents.torn import headings_joined, torn_headings
from labelcheck.documents.words import Glyph, spelled_words, words_of
from labelcheck.model.document import ASLANT, Box, Word
from labelcheck.model.regex import regex

MAX_CHARACTERS = 100_000
"""On one page; a label has a few thousand."""
LARGEST = 100_000
"""Points: type of this size is on no page."""
WIDEST = 1.3
"""Font sizes a character: a run that is longer than this is no single word."""

_RUN = regex(r"[^\s\x00-\x20\xa0\ufffe\uffff]+\ufffe?")
_LINE_HYPHEN = "\ufffe"
"""What pdfium gives for a hyphen that ends a line."""
_RECT = struct.Struct("4f")
"""FS_RECTF: left, top, right, bottom."""
_RECTS = struct.Struct("8f")
"""Two of them."""
_Rect = tuple[float, float, float, float]
"""The same, in page coordinates, in which the top is above the bottom."""
_SLOPES = struct.Struct("4f")
"""The numbers a to d of a matrix."""
_MATRIX = 24
"""Bytes of FS_MATRIX, a to f."""
_UPRIGHT = _SLOPES.pack(1, 0, 0, 1)


@dataclass(frozen=True, slots=True)
class _Style:
    """What holds for all characters of a text object. ``angle`` is their reading direction as shown, to the nearest
    right angle, ``reads`` that of their words, ``drawn`` that on the page before it is turned; they slope by ``slant``
    degrees from it."""

    angle: int
    reads: int
    drawn: int
    slant: float
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


class Unseen(NamedTuple):
    """The text objects of a page that are set to be ``invisible``, and the ``suspects``, of whose words ``shows`` tells
    which are to be seen."""

    invisible: Set[int]
    suspects: Set[int]
    shows: Callable[[Word], bool]


def read_words(text: int, place: Place, turn: int, unseen: Unseen) -> Found:
    """The words of a text page; ``place`` and ``turn`` lead to the page as shown."""
    shows = unseen.shows
    characters = _with_raised(text, _characters(text))
    runs = _with_cells_apart(text, characters, _runs(characters))
    characters = characters.replace(_LINE_HYPHEN, "-")
    styles = _styles(text, turn, unseen, runs)
    found = visible, invisible, masked = Found([], [], [])
    new = tuple.__new__  # as Word does, in half the time
    for (start, end), box, style in zip(runs, _boxes(text, runs, styles, place), styles, strict=True):
        if box is not None:
            word = new(Word, (characters[start:end], box, style.rounded, style.reads, 0, 0, None, None, None))
            home = visible if style.visible else invisible
            (masked if style.suspect and not shows(word) else home).append(word)
            continue
        singles = [place(*rect) for rect in _rects(text, range(start, end))]
        if not 0 < style.size < LARGEST or not all(map(math.isfinite, chain.from_iterable(singles))):
            masked.append(Word(characters[start:end]))  # it stands nowhere
            continue
        seen, not_seen = words_of(_glyphs(characters[start:end], singles, style))
        visible += [word for word in seen if not style.suspect or shows(word)]
        masked += [word for word in seen if style.suspect and not shows(word)]
        invisible += not_seen
    whole = spelled_words(headings_joined(_struck_once(visible), torn_headings(characters.lower())))
    return found._replace(visible=with_levels(whole, page_slope([style.slant for style in styles])))


def _struck_once(words: list[Word]) -> list[Word]:
    """``words`` without those that are struck again a hair's breadth beside themselves, for bold type or its shadow."""
    times = Counter([word.text for word in words])
    if len(times) == len(words):
        return words
    places: defaultdict[tuple[str, float], list[Box]] = defaultdict(list)
    return [
        word
        for word in words
        if times[word.text] == 1 or word.box is None or not _is_there(word.box, word.size, places[word.text, word.size])
    ]


def _is_there(box: Box, size: float, places: list[Box]) -> bool:
    """Whether ``box`` is that of one of the ``places`` of the same word; else it is one of them from then on."""
    left, top, near = box[0], box[1], HAIR * size
    for other in places:
        if abs(other[0] - left) < near and abs(other[1] - top) < near:
            return True
    if len(places) < MOST_ALIKE:
        places.append(box)
    return False


HAIR = 0.12
"""Of the size of type: two words of the same letters that are nearer to each other are one."""
MOST_ALIKE = 200
"""Places of one word that are looked at; on a label a word stands at a few dozen."""


def _runs(characters: str) -> list[tuple[int, int]]:
    """Where what has no blank in it begins and ends, without leaders."""
    if hold_leaders(characters):
        characters = without_leaders(characters)
    return [match.span() for match in _RUN.finditer(characters)]


_FUSED = regex(r"\d(?<=[a-z)]\d)")
"""The figure is looked for first: a page has fewer of them than of letters."""


def _with_cells_apart(text: int, characters: str, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """``runs`` cut where a figure of the same size follows a word at a small distance: so stand the cells of narrow
    tables after the names."""
    fused = [match.start() for match in _FUSED.finditer(characters)]
    cuts = [at for at in fused if _stand_apart(*_rects(text, (at - 1, at)))]
    if not cuts:
        return runs
    starts, ends = zip(*runs, strict=True)
    return list(zip(sorted([*starts, *cuts]), sorted([*ends, *cuts]), strict=True))


def _stand_apart(letter: _Rect, figure: _Rect) -> bool:
    (_, top, right, bottom), (left, other_top, _, other_bottom) = letter, figure
    size = top - bottom
    return abs(size - (other_top - other_bottom)) < 0.1 * size and left - right > SMALLEST_GAP * size


SMALLEST_GAP = 0.08
"""Of a line's height: letters of one word are closer."""


def _with_raised(text: int, characters: str) -> str:
    """``characters`` with each figure that is set small and raised behind a word as a raised one: it is the number of a
    footnote, and no part of the name."""
    raised = [
        match.start() + number
        for match in _BEHIND_WORD.finditer(characters)
        for number in range(len(match[0]))
        if _is_raised(_rects(text, (match.start() - 1, match.start() + number)), number + 1)
    ]
    if not raised:
        return characters
    signs = list(characters)
    for at in raised:
        signs[at] = signs[at].translate(_TO_RAISED)
    return "".join(signs)


_BEHIND_WORD = regex(r"(?<=[a-z)%])[0-9]{1,2}(?![\w.,%])")
"""Behind a capital it may be of its name: ``B12``."""
_TO_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _is_raised(letter_and_figure: list[_Rect], place: int) -> bool:
    """Whether a figure, the next or next but one behind a letter as ``place`` tells, is smaller than that and stands
    higher, on an upright line."""
    (_, top, right, bottom), (left, other_top, _, other_bottom) = letter_and_figure
    size = top - bottom
    smaller, higher = other_top - other_bottom < SMALL * size, other_bottom - bottom > HIGHER * size
    return smaller and higher and other_bottom < top and abs(left - right) < FIGURE_REACH * place * size


SMALL, HIGHER = 0.8, 0.2
"""Of the height of the letter: a raised figure is lower, and stands so much above its foot."""
FIGURE_REACH = 0.4
"""Of that height: a raised figure is no wider."""


def _rects(text: int, indices: Sequence[int]) -> list[_Rect]:
    """The boxes, in page coordinates, of the characters at ``indices``; each character has one."""
    box_of, page = by_address("FPDFText_GetLooseCharBox", INT), ready(text)
    found, here = room(_RECT.size)
    there, unpack = ready(here), _RECT.unpack
    return [cast("_Rect", unpack(found)) for index in indices if box_of(page, index, there)]


def _boxes(text: int, runs: Sequence[tuple[int, int]], styles: Sequence[_Style], place: Place) -> Iterator[Box | None]:
    """The box as shown of each run, around those of its ends; None where these are not the ends of one word."""
    box_of, page = by_address("FPDFText_GetLooseCharBox", INT), ready(text)
    found, here = room(_RECTS.size)
    first, last, unpack = ready(here), ready(here + _RECT.size), _RECTS.unpack
    for (start, end), style in zip(runs, styles, strict=True):
        box_of(page, start, first)
        box_of(page, end - 1, last)
        left, top, right, bottom, left_, top_, right_, bottom_ = ends = unpack(found)
        along, across = (right_ - left, bottom_ - bottom) if style.drawn == 0 else _steps(ends, style.drawn)
        if 0 < along < WIDEST * style.size * (end - start + 1) and abs(across) < 0.6 * style.size:
            yield place(
                left if left < left_ else left_,
                top if top > top_ else top_,
                right if right > right_ else right_,
                bottom if bottom < bottom_ else bottom_,
            )
        else:
            yield None


def _styles(text: int, turn: int, unseen: Unseen, runs: Sequence[tuple[int, int]]) -> list[_Style]:
    """The style of each run, which is asked for once in each text object."""
    object_of = by_address("FPDFText_GetTextObject", ADDRESS)
    matrix_of = by_address("FPDFText_GetMatrix", INT)
    size_of = by_address("FPDFText_GetFontSize", DOUBLE)
    matrix, here = room(_MATRIX)
    page, there, first_four = ready(text), ready(here), memoryview(matrix)[: _SLOPES.size]
    holders = [object_of(page, start) or ~start for start, _ in runs]  # below zero: a run that is in none
    styles: dict[int, _Style] = {}
    for holder, (start, _) in dict(zip(reversed(holders), reversed(runs), strict=True)).items():  # its first run
        slopes = bytes(first_four) if matrix_of(page, start, there) else _UPRIGHT
        size = size_of(page, start)
        styles[holder] = _style(slopes, size, turn, holder not in unseen.invisible, holder in unseen.suspects)
    return [styles[holder] for holder in holders]


@lru_cache(maxsize=256)
def _style(slopes: bytes, font_size: float, turn: int, visible: bool, suspect: bool) -> _Style:
    """The style of characters whose matrix begins with ``slopes``; a label has a handful. Those whose matrix came to no
    number are of no size."""
    a, b, c, d = _SLOPES.unpack(slopes)
    if not all(map(math.isfinite, (a, b, c, d, font_size))):
        a, b, c, d, font_size = 1, 0, 0, 1, 0
    size = font_size * math.hypot(c, d)
    degrees = math.degrees(math.atan2(b, a))
    angle, drawn = round((turn + degrees) / 90) % 4 * 90, round(degrees / 90) % 4 * 90
    slant = (degrees + 45) % 90 - 45
    reads = angle if abs(slant) < SLANTED else ASLANT
    return _Style(angle, reads, drawn, slant, size, round(size, 2), visible, suspect)


SLANTED = 20
"""Degrees: what slopes more is set across the page, as ``DRAFT`` is, or around a seal, and stands on no line of it."""


def _characters(text: int) -> str:
    """The page's text, one character for each index."""
    number = min(by_address("FPDFText_CountChars", INT, ADDRESS)(text), MAX_CHARACTERS)
    if number <= 0:
        return ""
    buffer, here = room(2 * (number + 1))
    written = by_address("FPDFText_GetText", INT, ADDRESS, INT, INT, ADDRESS)(text, 0, number, here)
    found = buffer[: 2 * max(written - 1, 0)].decode("utf-16-le", "ignore")  # halves of pairs are left out
    if len(found) == number:
        return found
    code_at = by_address("FPDFText_GetUnicode", UNSIGNED, ADDRESS, INT)
    codes = (code_at(text, index) for index in range(number))
    return "".join(chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd" for code in codes)


def _steps(ends: tuple[float, ...], angle: int) -> tuple[float, float]:
    """How far it is from the beginning of the first to the end of the last of two boxes, along a line of this ``angle``
    (of the turned ones) and across it; none where the last does not begin behind the first, as where pdfium takes two
    letters that reach over each other in the order of upright ones."""
    left, top, right, bottom, left_, top_, right_, bottom_ = ends
    if angle == 90:
        return top_ - bottom if bottom_ >= bottom else 0.0, right_ - right
    if angle == 180:
        return right - left_ if right_ <= right else 0.0, top_ - top
    return top - bottom_ if top_ <= top else 0.0, left_ - left


def _glyphs(characters: str, boxes: Iterable[Box], style: _Style) -> list[Glyph]:
    return [
        Glyph(character, box, style.size, style.reads, style.visible)
        for character, box in zip(characters, boxes, strict=True)
    ]
