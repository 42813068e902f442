"""Straight rules drawn in a picture: the boxes and bars of panels, dark on light or light on dark."""

from __future__ import annotations

import math
from typing import Any

from labelcheck.model.document import Box

AROUND = 21
"""Pixels: what is darker or lighter than the mean of so many around it is drawn; an edge counts as a rule too."""
CONTRAST = 12
THICKEST = 24
LONGEST_LETTER = 3.0
"""Font sizes: what is longer than this and straight is no letter."""
MOST = 400
"""Rules of one picture; a picture with more is a photograph of something else."""


def rules_in(pixels: Any, skew: float, size: float) -> list[Box]:
    """The level and upright rules in ``pixels``, whose lines fall to the right by ``skew`` degrees and whose type is
    ``size`` pixels high.

    Each is moved about its middle from the level picture to the picture itself, and not turned.
    """
    import cv2

    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    height, width = grey.shape
    if skew:
        turn = cv2.getRotationMatrix2D((0, 0), skew, 1)
        grey = cv2.warpAffine(grey, turn, (width, height), borderMode=cv2.BORDER_REPLICATE)
    mean = cv2.blur(grey, (AROUND, AROUND))
    length = max(int(LONGEST_LETTER * size), AROUND + 1)
    found: list[Box] = []
    for drawn in (cv2.subtract(mean, grey), cv2.subtract(grey, mean)):
        _, mask = cv2.threshold(drawn, CONTRAST, 255, cv2.THRESH_BINARY)
        for across in (True, False):
            found += _runs(mask, length, across=across)
    return [_moved_back(box, skew) for box in found[:MOST]]


def _runs(mask: Any, length: int, *, across: bool) -> list[Box]:
    """The runs of ``mask`` that are straight for at least ``length`` pixels; small gaps are closed first."""
    import cv2

    def bar(pixels: int) -> Any:
        return cv2.getStructuringElement(cv2.MORPH_RECT, (pixels, 1) if across else (1, pixels))

    runs = cv2.morphologyEx(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, bar(5)), cv2.MORPH_OPEN, bar(length))
    count, _, places, _ = cv2.connectedComponentsWithStats(runs)
    found: list[Box] = []
    for left, top, wide, high, _ in places[1:count].tolist():
        if (high if across else wide) <= THICKEST:
            found.append((float(left), float(top), float(left + wide), float(top + high)))
    return found


def _moved_back(box: Box, skew: float) -> Box:
    left, top, right, bottom = box
    x, y = (left + right) / 2, (top + bottom) / 2
    sine, cosine = math.sin(math.radians(skew)), math.cos(math.radians(skew))
    across, down = x * (cosine - 1) - y * sine, y * (cosine - 1) + x * sine
    return left + across, top + down, right + across, bottom + down
