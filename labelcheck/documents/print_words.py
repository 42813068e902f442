"""Lines of print read as words with boxes and scores, each turned upright first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from statistics import fmean, median
from typing import Any, NamedTuple

from labelcheck.documents.leaders import SIGNS
from labelcheck.documents.print_lines import TALL, cut_out, ratio, sides
from labelcheck.documents.recogniser import Character, Quad, read_lines
from labelcheck.model.document import DOUBTED, Box, Word
from labelcheck.model.regex import regex

LONGEST = 200.0
"""A line this many times as wide as it is high holds some 400 characters; reading a longer one takes gigabytes."""
WELL, UPSIDE_DOWN = 0.9, 0.1
"""Lines that score less on the whole may be upside down; those are that score so much better turned around."""
BADLY, FEWEST = 0.7, 3
"""So many long lines that score so little may be upside down beside others that are not."""
TELLING = 6
"""Characters: a shorter line reads well either way, ``100``, and is as the nearest one that tells is."""
EM = 0.72
"""The font size as a part of the height of a found line, which has a margin around its letters."""
GAP, LIKELY_GAP = 0.6, 0.2
"""A gap of more than so many font sizes between characters ends a word, also where no blank was seen; where a word
is likely to end the second will do."""


class Strip(NamedTuple):
    """One line of print cut out and turned upright; ``angle`` is its reading direction on the page."""

    quad: Quad
    angle: int
    characters: list[Character]

    @property
    def score(self) -> float:
        return fmean(c.score for c in self.characters) if self.characters else 0.0


def read_strips(pixels: Any, quads: list[Quad]) -> list[Strip]:
    """Each line read; turned ones both ways, and level ones turned around where that reads better; no longer ones than
    print has."""
    level = [quad for quad in quads if 1 / TALL < ratio(quad) <= LONGEST]
    turned = [quad for quad in quads if 1 / LONGEST <= ratio(quad) <= 1 / TALL]
    unread = [Strip(quad, 0, []) for quad in quads if not 1 / LONGEST <= ratio(quad) <= LONGEST]
    read = _read(pixels, level, 0)
    if _may_be_upside_down(read):
        read = _either_way(read, _read(pixels, level, 180))
    down, up = _read(pixels, turned, 270), _read(pixels, turned, 90)
    return read + [max(pair, key=lambda strip: strip.score) for pair in zip(down, up, strict=True)] + unread


def _may_be_upside_down(read: list[Strip]) -> bool:
    """Whether lines ``read`` as level ones may stand upside down, all of them or the part of a carton."""
    badly = sum(len(strip.characters) >= TELLING and strip.score < BADLY for strip in read)
    return bool(read) and (badly >= FEWEST or fmean(strip.score for strip in read) < WELL)


def _either_way(read: list[Strip], around: list[Strip]) -> list[Strip]:
    """Each line as ``read`` or turned ``around``: as the nearest one stands that reads much better the one way."""
    import numpy

    better = [turned.score - strip.score for strip, turned in zip(read, around, strict=True)]
    lengths = [max(len(strip.characters), len(turned.characters)) for strip, turned in zip(read, around, strict=True)]
    usual = max(lengths, default=0)
    telling = [at for at, by in enumerate(better) if abs(by) > UPSIDE_DOWN and lengths[at] >= min(TELLING, usual)]
    if not telling:
        return read
    places = numpy.stack([strip.quad.mean(axis=0) for strip in read])
    apart = [abs(places[telling] - place) @ (1, ON_ONE_HEIGHT) for place in places]
    return [
        turned if better[telling[int(far.argmin())]] > 0 else strip
        for strip, turned, far in zip(read, around, apart, strict=True)
    ]


ON_ONE_HEIGHT = 4
"""Lines so many times as far apart across as down are as near: what stands on one height reads one way."""


_FIRST = {0: 0, 90: 3, 180: 2, 270: 1}
"""The corner of a found line at which print of an angle begins, above its first letter."""


def _read(pixels: Any, quads: list[Quad], angle: int) -> list[Strip]:
    import numpy

    upright = [numpy.roll(quad, -_FIRST[angle], axis=0) for quad in quads]
    return [
        Strip(quad, angle, characters)
        for quad, characters in zip(upright, read_lines([cut_out(pixels, quad) for quad in upright]), strict=True)
    ]


def words_of_line(strip: Strip) -> Iterator[Word]:
    """The words of one line, with their boxes on the page and the score of their least certain character."""
    width, height = sides(strip.quad)
    size = EM * height
    characters = _without_leaders(strip.characters)
    seen = [c for c in characters if not c.text.isspace()]
    if not seen:
        return
    advance = median([b.at - a.at for a, b in pairwise(seen)] or [1.0])
    run: list[Character] = []
    for character in characters:
        blank = character.text.isspace()
        if run and (blank or (character.at - run[-1].at - advance) * width > size * _gap(run[-1].text, character.text)):
            yield _word(strip, run, advance, size)
            run = []
        if not blank:
            run.append(character)
    if run:
        yield _word(strip, run, advance, size)


def _without_leaders(characters: list[Character]) -> list[Character]:
    """``characters`` with blanks for leaders, of which two are enough, as not all are seen; a figure behind the last of
    them is doubtful, for that may be its point."""
    text = "".join([c.text for c in characters])
    done = list(characters)
    for match in _LEADERS.finditer(text):
        start, end = match.span()
        done[start:end] = [c._replace(text=" ") for c in done[start:end]]
        if text[end : end + 1].isdigit():
            done[end] = done[end]._replace(score=min(done[end].score, DOUBTED))
    return done


_SIGN = f"[{''.join(sorted(SIGNS))}]"
_LEADERS = regex(rf"{_SIGN}(?:\s*{_SIGN})+|…")


def _gap(before: str, after: str) -> float:
    """From how many font sizes on a gap between two characters is a blank."""
    if before.islower() and after.isupper():
        return LIKELY_GAP
    if before in ",;:&)" or (before.islower() and after.isdigit()) or after in "&(":
        return LIKELY_GAP
    return GAP


def box_around(corners: Any) -> Box:
    """The upright box around ``corners``."""
    xs, ys = [float(x) for x, _ in corners], [float(y) for _, y in corners]
    return round(min(xs), 1), round(min(ys), 1), round(max(xs), 1), round(max(ys), 1)


def _word(strip: Strip, run: list[Character], advance: float, size: float) -> Word:
    begin, end = max(run[0].at - advance / 2, 0.0), min(run[-1].at + advance / 2, 1.0)
    top_left, top_right, bottom_right, bottom_left = strip.quad
    corners = (
        top_left + (top_right - top_left) * begin,
        top_left + (top_right - top_left) * end,
        bottom_left + (bottom_right - bottom_left) * begin,
        bottom_left + (bottom_right - bottom_left) * end,
    )
    text, score = "".join(c.text for c in run), min(c.score for c in run)
    return Word(text, box_around(corners), round(size, 1), strip.angle, score=round(score, 3))
