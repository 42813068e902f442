"""Pages of a PDF drawn as pictures."""

from __future__ import annotations

import hashlib
import math
from typing import Any

from labelcheck.model.document import Box

DPI = 300
"""Type of 5 points is 20 pixels high at this resolution, which the recogniser reads well. A scan is drawn in its own
dots, whatever the size of the page it was put on: in fewer, and in more as long as these are a third of
``MAX_PIXELS``."""
MOST_STRIPS = 1000
"""Pictures that a scan is given in; a page of more is none."""
LOOK = 144
"""Dots per inch by which two pictures are told apart."""
MAX_PIXELS = 24_000_000
"""Larger pages are drawn at a lower resolution."""


def drawn(page: Any, box: Box | None) -> tuple[Any, float]:
    """``page`` (pypdfium2's), or the part of it in ``box``, as an array (height x width x 3, blue first) and how many
    pixels a point is."""
    scale = _scale(page, box, DPI)
    return page.render(scale=scale, crop=_crop(page, box), rev_byteorder=False).to_numpy()[:, :, :3], scale


def digest(page: Any, box: Box | None) -> str:
    """What ``drawn`` would show, in a word: two that look the same have the same."""
    bitmap = page.render(scale=_scale(page, box, LOOK), crop=_crop(page, box), grayscale=True)
    return hashlib.sha256(f"{bitmap.width}x{bitmap.height} ".encode() + bytes(bitmap.buffer)).hexdigest()


def pixels_of(page: Any, box: Box | None) -> float:
    """How many pixels of ``page``, or of the part in ``box``, are looked at: what ``drawn`` makes of it, and no fewer
    than at ``DPI``, for small print is enlarged before it is read."""
    width, height = size = _size(page, box)
    return float(width * height * max(_scale(page, box, DPI), fitting(*size, DPI, MAX_PIXELS)) ** 2)


def fitting(width: float, height: float, dpi: float, pixels: int) -> float:
    """How many pixels a point may be, so that what is ``width`` by ``height`` points is drawn in no more than
    ``pixels``, however narrow it is, and in no more than ``dpi`` dots per inch."""
    width, height = max(width, 1), max(height, 1)
    return min(dpi / 72, float((pixels / (width * height)) ** 0.5), pixels / max(width, height))


def _scale(page: Any, box: Box | None, dpi: int) -> float:
    size = _size(page, box)
    own = 1.0 if box is not None else _dots(page) / DPI
    return max(fitting(*size, min(own, 1) * dpi, MAX_PIXELS), fitting(*size, own * dpi, MAX_PIXELS // 3))


def _size(page: Any, box: Box | None) -> tuple[float, float]:
    return page.get_size() if box is None else (box[2] - box[0], box[3] - box[1])


def _dots(page: Any) -> float:
    """The dots per inch of the densest picture on a ``page`` that is a scan, nothing but pictures; else ``DPI``."""
    import pypdfium2.raw as pdfium

    densest = 0.0
    for number, part in enumerate(page.get_objects(max_depth=1)):
        if part.type != pdfium.FPDF_PAGEOBJ_IMAGE or number == MOST_STRIPS:
            return DPI
        a, b, c, d, *_ = part.get_matrix().get()
        for dots, points in zip(part.get_px_size(), (math.hypot(a, b), math.hypot(c, d)), strict=True):
            densest = max(densest, 72 * dots / max(points, 1))
    return densest or DPI


def _crop(page: Any, box: Box | None) -> tuple[float, float, float, float]:
    """What is cut off at the left, bottom, right and top to leave ``box``."""
    if box is None:
        return 0, 0, 0, 0
    width, height = page.get_size()
    left, top, right, bottom = box
    return max(left, 0), max(height - bottom, 0), max(width - right, 0), max(top, 0)
