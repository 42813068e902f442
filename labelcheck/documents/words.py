"""Glyphs in drawing order joined to words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from labelcheck.documents.leaders import FEWEST, SIGNS
from labelcheck.model.document import Box, Word

GAP = 0.25
"""A gap of more than this many font sizes ends a word."""
SPACED = 4
"""This many single letters in a row, evenly apart, are a letter-spaced word."""


class Glyph(NamedTuple):
    """One drawn character as shown on the page."""

    text: str
    box: Box
    size: float
    angle: int
    visible: bool


def words_of(glyphs: Iterable[Glyph | None]) -> tuple[list[Word], list[Word]]:
    """The visible and the hidden words; None among ``glyphs`` is a blank."""
    visible: list[Word] = []
    hidden: list[Word] = []
    run: list[Glyph] = []
    for glyph in glyphs:
        if glyph is not None and run and _twice(run[-1], glyph):
            continue
        if glyph is not None and run and _goes_on(run[-1], glyph):
            run.append(glyph)
            continue
        _finish(run, visible, hidden)
        run = [] if glyph is None else [glyph]
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


def letter_spaced(words: list[Word]) -> list[Word]:
    """``words`` with runs of evenly spaced single letters joined to the words they spell."""
    if b"\1" * SPACED not in bytes([len(word.text) == 1 for word in words]):
        return words
    done: list[Word] = []
    index = 0
    while index < len(words):
        end = index
        while end < len(words) and len(words[end].text) == 1 and (end == index or _beside(words[end - 1], words[end])):
            end += 1
        if end - index >= SPACED:
            done += _spelled(words[index:end])
            index = end
        else:
            done.append(words[index])
            index += 1
    return done


def _beside(a: Word, b: Word) -> bool:
    if a.box is None or b.box is None or a.angle != b.angle:
        return False
    gap, offset = _step(a.box, b.box, b.angle)
    return 0 < gap < 2.5 * b.size and offset < 0.35 * b.size


def _spelled(letters: list[Word]) -> list[Word]:
    gaps = [_step(a.box, b.box, b.angle)[0] for a, b in pairwise(letters) if a.box and b.box]
    usual = median(gaps)
    words = [[letters[0]]]
    for gap, letter in zip(gaps, letters[1:], strict=True):
        if gap > 1.8 * usual:
            words.append([letter])
        else:
            words[-1].append(letter)
    return [_word([Glyph(w.text, w.box, w.size, w.angle, True) for w in word if w.box is not None]) for word in words]
