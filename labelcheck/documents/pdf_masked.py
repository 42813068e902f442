"""Text that a PDF page holds and does not show: under a box or a picture, in the colour of what is behind it, on a
layer that is switched off, outside of what is let through.

Suspicion is cheap and comes first: which text objects have something drawn over them, or blend with what is drawn
beneath, or may be left out (:mod:`pdf_left_out`). Proof is made only where there are such: the page is drawn with them
and without them, and a word whose place looks the same is not shown.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from math import inf
from typing import NamedTuple

from labelcheck.documents.pdf_left_out import may_be_left_out
from labelcheck.documents.pdf_objects import IDENTITY, THIN, Drawn, Painted, bounds_of
from labelcheck.documents.pdfium_calls import ADDRESS, INT, by_address, ready, room
from labelcheck.model.document import Box

NEAR = 32
"""Of 255 levels of grey: text that differs less from what is behind it may not be seen."""
FAINT = 25
"""Of 255: text that is less opaque may not be seen."""
SEE_THROUGH = 178
"""Of 255: what is less opaque covers nothing, like a highlighter's mark."""
SCAN = 0.8
"""The share of a page from which a picture on it is a scan, and the text beneath it the scan's text layer."""
CORNERS = 6
"""Segments of a path: one of more is no rectangle."""
MANY = 200
"""Boxes and pictures: of a page with more all text is suspected, which is less to compute."""

_PAPER = 255
_COLOUR = struct.Struct("4I")
"""Red, green, blue and alpha."""


class _Fill(NamedTuple):
    """A box or a picture of one ``grey`` (None for many), which is a rectangle or not, and hides what is beneath."""

    box: Box
    grey: int | None
    is_rectangle: bool
    covers: bool


_LINES = _Fill((inf, inf, -inf, -inf), _PAPER, is_rectangle=False, covers=False)
"""What is drawn in lines: it is behind nothing and hides nothing."""


def suspects(drawn: Drawn, width: float, height: float) -> frozenset[int]:
    """The text objects that may not be shown, of what is ``drawn`` on a page of this size."""
    fills = [_fill(thing, SCAN * width * height) for thing in drawn.painted]
    if len(fills) - fills.count(_LINES) > MANY:
        return frozenset([obj for obj, _, _ in drawn.texts])
    greys = {_PAPER, *[fill.grey for fill in fills]}
    blends = cache(lambda ink: any(_alike(ink, grey) for grey in greys))
    last_cover = max([number for number, fill in enumerate(fills, 1) if fill.covers], default=0)
    colour_of, bounds, left_out = _colours(), bounds_of(), may_be_left_out()
    found: list[int] = []
    for obj, matrix, beneath in drawn.texts:
        if matrix is not IDENTITY or left_out(obj):
            found.append(obj)  # of a form it is not told whether it is on a layer
            continue
        grey, alpha = colour_of(obj)
        ink = grey if alpha > FAINT else None
        if beneath >= last_cover and not blends(ink):
            continue
        box = bounds(obj, matrix)
        if box is None or _is_covered(box, fills[beneath:]) or _is_lost(box, ink, fills[:beneath]):
            found.append(obj)
    return frozenset(found)


def _fill(thing: Painted, scan: float) -> _Fill:
    """What ``thing`` is to the text around it."""
    left, bottom, right, top = thing.box
    if not thing.is_path:
        return _Fill(thing.box, None, is_rectangle=False, covers=(right - left) * (top - bottom) < scan)
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    mode_of = by_address("FPDFPath_GetDrawMode", INT, ADDRESS, ADDRESS, ADDRESS)
    if not mode_of(thing.obj, ctypes.addressof(filled), ctypes.addressof(stroked)) or not filled.value:
        return _Fill(thing.box, None, is_rectangle=False, covers=True) if _line_width(thing.obj) >= THIN else _LINES
    grey, alpha = _colours()(thing.obj)
    corners = by_address("FPDFPath_CountSegments", INT, ADDRESS)(thing.obj)
    return _Fill(thing.box, grey if alpha == 255 else None, corners <= CORNERS, alpha > SEE_THROUGH)


def _line_width(path: int) -> float:
    width = ctypes.c_float()
    by_address("FPDFPageObj_GetStrokeWidth", INT, ADDRESS, ADDRESS)(path, ctypes.addressof(width))
    return width.value


@cache
def _colours() -> Callable[[int], tuple[int | None, int]]:
    """From an object's address to the grey (None where it is filled with no one colour) and the alpha of its fill."""
    colour_of = by_address("FPDFPageObj_GetFillColor", INT)
    found, here = room(_COLOUR.size)
    red, green, blue, alpha = [ready(here + index * _COLOUR.size // 4) for index in range(4)]

    def colour(obj: int) -> tuple[int | None, int]:
        return _grey(bytes(found)) if colour_of(ready(obj), red, green, blue, alpha) else (None, 255)

    return colour


@lru_cache(maxsize=256)
def _grey(colour: bytes) -> tuple[int, int]:
    """The grey and the alpha of a ``colour``; a label has a handful."""
    red, green, blue, alpha = _COLOUR.unpack(colour)
    return (299 * red + 587 * green + 114 * blue) // 1000, alpha


def _alike(ink: int | None, behind: int | None) -> bool:
    return ink is None or behind is None or abs(ink - behind) < NEAR


def _is_covered(box: Box, later: Sequence[_Fill]) -> bool:
    return any(fill.covers and _touch(fill.box, box) for fill in later)


def _is_lost(box: Box, ink: int | None, earlier: Sequence[_Fill]) -> bool:
    """Whether ``ink`` may be that of what is behind it, down to what fills all of its ``box``."""
    for fill in reversed(earlier):
        if _touch(fill.box, box):
            if _alike(ink, fill.grey):
                return True
            if fill.is_rectangle and _holds(fill.box, box):
                return False
    return _alike(ink, _PAPER)


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _holds(outer: Box, inner: Box) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]
