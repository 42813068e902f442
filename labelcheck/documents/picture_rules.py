"""Straight rules drawn in a picture: the boxes and bars of panels, dark on light or light on dark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from labelcheck.model.document import Box

CONTRAST = 24
"""Of 255: between a rule and what it is drawn on."""
THICKEST = 25
"""Pixels, at the resolution at which type is read."""
LEVEL, UPRIGHT = 10.0, 3.0
"""Font sizes: so long is a rule at least; words hold shorter straight runs, along their line more than across it."""
MOST = 400
"""Rules of one picture; what is seen in one with more, as the dots of a halftone are, is none."""


def rules_in(pixels: Any, skew: float, size: float, turned: Sequence[Box] = ()) -> list[Box]:
    """The level and upright rules in ``pixels``, whose lines fall to the right by ``skew`` degrees and whose type is
    ``size`` pixels high, where they are when the picture is turned so that its lines are level; what runs upright
    within words that are ``turned`` is their strokes.
    """
    import cv2

    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    height, width = grey.shape
    if skew:
        turn = cv2.getRotationMatrix2D((0, 0), skew, 1)
        grey = cv2.warpAffine(grey, turn, (width, height), borderMode=cv2.BORDER_REPLICATE)
    found = [
        box
        for thinner in (cv2.MORPH_BLACKHAT, cv2.MORPH_TOPHAT)
        for across, least in ((True, LEVEL), (False, UPRIGHT))
        for box in _runs(grey, thinner, max(int(least * size), THICKEST), across=across)
        if across or not any(_is_stroke(box, word) for word in turned)
    ]
    return found if len(found) <= MOST else []


def _is_stroke(run: Box, word: Box) -> bool:
    """Whether an upright ``run`` stands in the middle of a turned ``word``, along half of it."""
    left, top, right, bottom = word
    beyond = abs((run[0] + run[2]) - (left + right)) > CORE * (right - left)
    return not beyond and min(run[3], bottom) - max(run[1], top) > (bottom - top) / 2


CORE = 0.8
"""Of the width of a turned word: what runs nearer to its edge may be a rule beside it."""


def _runs(grey: Any, thinner: int, length: int, *, across: bool) -> list[Box]:
    """What is straight for at least ``length`` pixels one way, and the other way thin on darker or lighter ground; a
    rule is not thin where another one crosses it, and joined over that.
    """
    import cv2

    def bar(pixels: int, *, level: bool) -> Any:
        return cv2.getStructuringElement(cv2.MORPH_RECT, (pixels, 1) if level else (1, pixels))

    thin = cv2.morphologyEx(grey, thinner, bar(THICKEST, level=not across))
    _, mask = cv2.threshold(thin, CONTRAST, 255, cv2.THRESH_BINARY)
    mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, bar(3, level=across))
    straight = cv2.morphologyEx(mask, cv2.MORPH_OPEN, bar(length, level=across))
    joined = cv2.morphologyEx(straight, cv2.MORPH_CLOSE, bar(THICKEST + 6, level=across))
    count, _, places, _ = cv2.connectedComponentsWithStats(joined)
    return [
        (float(left), float(top), float(left + wide), float(top + high))
        for left, top, wide, high, _ in places[1:count].tolist()
        if (high if across else wide) < THICKEST
    ]
