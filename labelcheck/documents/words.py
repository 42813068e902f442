"""Glyphs in drawing order joined to words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from labelcheck.documents.leaders import FEWEST, SIGNS
from labelcheck.model.document import Box, Word
from labelcheck.model.regex import regex

GAP = 0.25
"""A gap of more than this many font sizes ends a word."""
SPACED = 4
"""This many single letters in a row, evenly apart, are a letter-spaced word."""
TURNED = frozenset({90, 180, 270})
KERNED = 0.25
"""Font sizes by which letters of turned print are set into each other at most."""
TOUCHING, NEAR = 0.08, 0.19
"""Font sizes: letters of one word are no further apart, a letter alone no further from those beside it; blanks are
wider."""


class Glyph(NamedTuple):
    """One drawn character as shown on the page."""

    text: str
    box: Box
    size: float
    angle: int
    visible: bool


def words_of(glyphs: Iterable[Glyph]) -> tuple[list[Word], list[Word]]:
    """The visible and the hidden words."""
    visible: list[Word] = []
    hidden: list[Word] = []
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and _twice(run[-1], glyph):
            continue
        if run and _goes_on(run[-1], glyph):
            run.append(glyph)
            continue
        _finish(run, visible, hidden)
        run = [glyph]
    _finish(run, visible, hidden)
    return visible, hidden


def _twice(before: Glyph, glyph: Glyph) -> bool:
    """A character drawn again on top of itself, for boldness."""
    return (
        glyph.text == before.text
        and abs(glyph.box[0] - before.box[0]) < 0.1 * glyph.size
        and abs(glyph.box[1] - before.box[1]) < 0.1 * glyph.size
    )


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    if glyph.angle != before.angle or glyph.visible != before.visible:
        return False
    if glyph.box == before.box:
        return True  # two letters of one ligature
    gap, offset = _step(before.box, glyph.box, glyph.angle)
    size = max(min(before.size, glyph.size), 0.1)
    return -0.6 * size < gap < GAP * size and offset < 0.35 * size


def _step(a: Box, b: Box, angle: int) -> tuple[float, float]:
    """The gap from ``a`` to ``b`` along the reading direction, and how far their baselines lie apart."""
    if angle == 0:
        return b[0] - a[2], abs(b[3] - a[3])
    if angle == 90:
        return a[1] - b[3], abs(b[2] - a[2])
    if angle == 180:
        return a[0] - b[2], abs(b[1] - a[1])
    return b[1] - a[3], abs(b[0] - a[0])


def _finish(run: list[Glyph], visible: list[Word], hidden: list[Word]) -> None:
    """The words of ``run``, cut at leaders, into the list they belong to."""
    home = visible if not run or run[0].visible else hidden
    start = 0
    while start < len(run):
        end = start
        while end < len(run) and not _leaders(run, end):
            end += 1
        if end > start:
            home.append(_word(run[start:end]))
        while end < len(run) and run[end].text in SIGNS:
            end += 1
        start = end


def _leaders(run: list[Glyph], at: int) -> bool:
    """Whether leaders begin with the glyph ``at``."""
    signs = [glyph.text for glyph in run[at : at + FEWEST]]
    return signs[0] == "…" or (len(signs) == FEWEST and SIGNS.issuperset(signs))


def _word(run: list[Glyph]) -> Word:
    lefts, tops, rights, bottoms = zip(*(g.box for g in run), strict=True)
    box = (round(min(lefts), 2), round(min(tops), 2), round(max(rights), 2), round(max(bottoms), 2))
    return Word("".join(g.text for g in run), box, round(max(g.size for g in run), 2), run[0].angle)


def spelled_words(words: list[Word]) -> list[Word]:
    """``words`` with the letters of each joined, where they came one by one: torn apart, or evenly spaced; or in pieces
    that are drawn in no order."""
    if _in_no_order(words):
        words = _mended(_in_lines(words))
    elif not TURNED.isdisjoint({word[3] for word in words}):
        turned = [word for word in words if word[3] in TURNED]
        words = [*[word for word in words if word[3] not in TURNED], *_mended(_in_lines(turned))]
    singles = _singles(words)
    if b"\1" not in singles:
        return words
    mended = _mended(words)
    if len(mended) < len(words):
        singles = _singles(mended)
    if b"\1\1" in singles:
        mended = _spaced_pieces(mended)
        singles = _singles(mended)
    return _letter_spaced(mended) if b"\1" * SPACED in singles else mended


def _in_no_order(words: list[Word]) -> bool:
    """Whether hardly any of ``words`` is followed by the next one of its line."""
    if len(words) < FEWEST_SCATTERED:
        return False
    boxes = [word[1] for word in words if word[1] is not None]
    followed = sum(a[3] == b[3] and a[2] - 1 < b[0] < a[2] + NEXT for a, b in pairwise(boxes))
    return followed < SCATTERED * len(boxes)


FEWEST_SCATTERED = 20
NEXT = 20
"""Points to the next word of a line."""
SCATTERED = 0.1
"""The share of the words of a page that the next one of their line follows, where pieces of words are drawn as they
come; else it is the half or so."""


def _in_lines(words: list[Word]) -> list[Word]:
    """``words`` in reading order: pdfium takes those of turned lines side by side in turn."""
    return sorted([word for word in words if word.box is not None], key=_place)


def _place(word: Word) -> tuple[int, float, float]:
    left, top, right, bottom = word.box or (0.0, 0.0, 0.0, 0.0)
    if word.angle == 0:
        return 0, round(bottom), left
    if word.angle == 90:
        return 90, round(left), -bottom
    return (180, round(-bottom), -right) if word.angle == 180 else (270, round(-right), top)


def _singles(words: list[Word]) -> bytes:
    return bytes([len(word[0]) == 1 for word in words])


def _mended(words: list[Word]) -> list[Word]:
    """``words`` with those that touch joined: pdfium puts an end of line behind every letter where it takes the lines
    of a page for upright ones, as they are when short and few, and blanks into headings that are spaced out."""
    joints = [
        at
        for at, (a, b) in enumerate(pairwise(words), 1)
        if (a[3] or (a[1] and b[1] and -2 * a[2] < b[1][0] - a[1][2] < NEAR * a[2])) and _touch(a, b)  # few are near
    ]
    if not joints:
        return words
    apart = sorted({*range(len(words) + 1)}.difference(joints))
    return [words[a] if b - a == 1 else joined(words[a:b]) for a, b in pairwise(apart)]


def _touch(a: Word, b: Word) -> bool:
    text, box, size, angle = a[:4]
    other_text, other_box, other_size, other_angle = b[:4]
    if box is None or other_box is None or angle != other_angle or size != other_size:
        return False
    gap, offset = _step(box, other_box, angle)
    alone = 1 in (len(text), len(other_text)) and (text[-1] + other_text[0]).isalpha()
    if alone and _holds(other_box, box):
        return True  # the first letter of a ligature
    overlaps = angle in TURNED and -KERNED * size < gap < 0  # pdfium takes it for a blank
    return (overlaps or abs(gap) < (NEAR if alone else TOUCHING) * size) and offset < 0.35 * size


def _holds(outer: Box, inner: Box) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] + 0.1 and inner[3] <= outer[3] + 0.1


def _spaced_pieces(words: list[Word]) -> list[Word]:
    """``words`` with spaced-out ones joined that came partly in letters: two small letters alone and what is no further
    from them, where letters alone are no less than half of it. In a sentence, as of ``e i bambini``, ``il y a`` and
    ``150 g e``, they are few among words."""
    done: list[Word] = []
    index = 0
    while index < len(words):
        end = index + 1
        if end < len(words) and _small_alone(words[index]) and _small_alone(words[end]):
            reach = 1.4 * _gap(words[index], words[end])
            while end < len(words) and _gap(words[end - 1], words[end]) < reach:
                end += 1
            begin = len(done)
            while begin and _gap(done[begin - 1], words[index] if begin == len(done) else done[begin]) < reach:
                begin -= 1
            pieces = [*done[begin:], *words[index:end]]
            done[begin:] = [joined(pieces)] if _is_torn(pieces) else pieces
        else:
            done.append(words[index])
        index = end
    return done


def _is_torn(pieces: list[Word]) -> bool:
    """Whether ``pieces`` are of words, and not words or ``150 g e``, where the sign of an estimated weight ends."""
    letters = sum(len(piece.text) == 1 for piece in pieces)
    return len(pieces) > 2 and 2 * letters >= len(pieces) and not _ESTIMATED.search(" ".join(p.text for p in pieces))


_ESTIMATED = regex(r"\d [gl] e\b")


def _small_alone(word: Word) -> bool:
    return len(word.text) == 1 and word.text.islower()


def _gap(a: Word, b: Word) -> float:
    """The gap between words of a line; endless where they are not."""
    if a.box is None or b.box is None or not beside(a, b):
        return inf
    return _step(a.box, b.box, b.angle)[0]


def _letter_spaced(words: list[Word]) -> list[Word]:
    """``words`` with runs of evenly spaced single letters joined to the words they spell."""
    done: list[Word] = []
    index = 0
    while index < len(words):
        end = index
        while end < len(words) and len(words[end].text) == 1 and (end == index or beside(words[end - 1], words[end])):
            end += 1
        if end - index >= SPACED:
            done += _spelled(words[index:end])
            index = end
        else:
            done.append(words[index])
            index += 1
    return done


def beside(a: Word, b: Word) -> bool:
    """Whether ``b`` follows ``a`` on its line, no further than words that are spaced out."""
    if a.box is None or b.box is None or a.angle != b.angle:
        return False
    gap, offset = _step(a.box, b.box, b.angle)
    return 0 < gap < 2.5 * b.size and offset < 0.35 * max(a.size, b.size)


def _spelled(letters: list[Word]) -> list[Word]:
    gaps = [_step(a.box, b.box, b.angle)[0] for a, b in pairwise(letters) if a.box and b.box]
    usual = median(gaps)
    words = [[letters[0]]]
    for gap, letter in zip(gaps, letters[1:], strict=True):
        if gap > 1.8 * usual:
            words.append([letter])
        else:
            words[-1].append(letter)
    return [joined(word) for word in words]


def joined(parts: list[Word]) -> Word:
    """One word of ``parts``, which follow each other."""
    return _word([Glyph(part.text, part.box, part.size, part.angle, True) for part in parts if part.box is not None])
