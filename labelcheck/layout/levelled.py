"""A page read by OCR as a page of live text would be: its lines level, its type of ordinary size."""

from __future__ import annotations

import math
from dataclasses import replace
from statistics import median

from labelcheck.model.document import Box, Page

TYPE = 7.0
"""Points: the usual type of labels. What layout knows of points holds for pictures of any resolution in this size."""


def levelled(page: Page) -> Page:
    """``page`` with its words, in their order, and its rules where they stand when its lines are level."""
    scale = TYPE / max(median(word.size for word in page.words), 0.1)
    sine, cosine = math.sin(math.radians(page.skew)), math.cos(math.radians(page.skew))

    def place(box: Box) -> Box:
        """``box`` turned about the corner of the page without being inclined, and scaled."""
        left, top, right, bottom = box
        x, y = (left + right) / 2, (top + bottom) / 2
        across, down = x * (cosine - 1) + y * sine, y * (cosine - 1) - x * sine
        return (left + across) * scale, (top + down) * scale, (right + across) * scale, (bottom + down) * scale

    return replace(
        page,
        width=page.width * scale,
        height=page.height * scale,
        words=tuple(w if w.box is None else w._replace(box=place(w.box), size=w.size * scale) for w in page.words),
        rules=tuple(map(place, page.rules)),
    )
