"""Whether words are to be seen on a PDF page: the page drawn with their text objects and without them."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Collection

from labelcheck.documents.pdfium_calls import ADDRESS, INT, by_address
from labelcheck.documents.rendering import fitting
from labelcheck.model.document import Box, Word

DPI = 100
MAX_PIXELS = 4_000_000
"""Larger pages are drawn at a lower resolution."""
SMALLEST = 2.5
"""Pixels: type of less than this size is too small to be judged."""
TALLEST = 3
"""Sizes of type: the box of a word that is higher is not where the word is, and tells nothing."""
MOST_COMPARED = 20_000
"""Pixels of a word; of type so large that it has more, lines are left out."""
FAINT = 16
"""Of 255: what differs by no more, in each colour, looks the same."""

_WHITE = 0xFFFFFFFF
_COLOURS = 3
"""Bytes of a pixel."""


def shown_by(page: int, texts: Collection[int], width: float, height: float) -> Callable[[Word], bool]:
    """Whether a word of the text objects ``texts`` is to be seen on ``page``, of this size in points.

    The objects are taken out of the page, which is not to be drawn afterwards. Without any nothing is drawn.
    """
    if not texts:
        return lambda _: True
    scale = fitting(width, height, DPI, MAX_PIXELS)
    across, down = max(round(width * scale), 1), max(round(height * scale), 1)
    whole = _picture(page, across, down)
    switch = by_address("FPDFPageObj_SetIsActive", INT, ADDRESS, INT)
    for text in texts:
        switch(text, 0)
    without = _picture(page, across, down)

    def shows(word: Word) -> bool:
        if word.box is None or word.size * scale < SMALLEST or _height(word, word.box) > TALLEST * word.size:
            return True
        left, top, right, bottom = (round(side * scale) for side in _core(word, word.box))
        left, right = (min(max(side, 0), across) for side in (left, max(right, left + 1)))
        top, bottom = max(top, 0), min(max(bottom, top + 1), down)
        rows = range(top, bottom, 1 + max(bottom - top, 0) * (right - left) // MOST_COMPARED)
        lines = (slice((row * across + left) * _COLOURS, (row * across + right) * _COLOURS) for row in rows)
        return any(_differ(whole[line], without[line]) for line in lines)

    return shows


def _picture(page: int, across: int, down: int) -> memoryview:
    """``page`` as a person sees it, with what was added to it, row by row in :data:`_COLOURS` bytes a pixel."""
    import pypdfium2.raw as pdfium

    pixels = bytearray(across * down * _COLOURS)
    place = ctypes.addressof(ctypes.c_char.from_buffer(pixels))
    create = by_address("FPDFBitmap_CreateEx", ADDRESS, INT, INT, INT, ADDRESS, INT)
    bitmap = create(across, down, pdfium.FPDFBitmap_BGR, place, across * _COLOURS)
    try:
        by_address("FPDFBitmap_FillRect", INT, ADDRESS, *[INT] * 4, ctypes.c_ulong)(bitmap, 0, 0, across, down, _WHITE)
        by_address("FPDF_RenderPageBitmap", None, ADDRESS, ADDRESS, *[INT] * 6)(
            bitmap, page, 0, 0, across, down, 0, pdfium.FPDF_ANNOT
        )
    finally:
        by_address("FPDFBitmap_Destroy", None, ADDRESS)(bitmap)
    return memoryview(pixels)


def _height(word: Word, box: Box) -> float:
    return box[2] - box[0] if word.angle in (90, 270) else box[3] - box[1]


def _core(word: Word, box: Box) -> Box:
    """The middle of a word's ``box``, where only its own letters reach; all of it for signs, which stand anywhere."""
    if not any(char.isalnum() for char in word.text):
        return box
    left, top, right, bottom = box
    along, across = 0.1, 0.25
    if word.angle in (90, 270):
        along, across = across, along
    return (
        left + along * (right - left),
        top + across * (bottom - top),
        right - along * (right - left),
        bottom - across * (bottom - top),
    )


def _differ(a: memoryview, b: memoryview) -> bool:
    return a != b and any(abs(one - other) > FAINT for one, other in zip(a, b, strict=True))
