"""A page whose lines are not level as if they were; one read by OCR with its type of ordinary size."""

from __future__ import annotations

from dataclasses import replace

from labelcheck.model.document import Box, Page

TYPE = 7.0
"""Points: the usual type of labels. What layout knows of points holds for pictures of any resolution in this size."""


ALIKE = 1.35
"""Sizes of type are measured from the letters that a line happens to have; what differs by less is one size."""


def levelled(page: Page) -> Page:
    """``page`` with its words, in their order, and its rules where they stand when its lines are level."""
    if page.read_via != "ocr":
        if {word[8] for word in page.words} <= {None}:  # told so in a third of the time
            return page
        words = [word if word.level is None else word._replace(box=word.level) for word in page.words]
        return replace(page, words=tuple(words))
    return _of_ordinary_size(page) if page.words else page


def _of_ordinary_size(page: Page) -> Page:
    from statistics import median

    sizes = {angle: _sizes([w.size for w in page.words if w.angle == angle]) for angle in {w.angle for w in page.words}}
    scale = TYPE / max(median(word.size for word in page.words), 0.1)

    def place(box: Box) -> Box:
        left, top, right, bottom = box
        return left * scale, top * scale, right * scale, bottom * scale

    return replace(
        page,
        width=page.width * scale,
        height=page.height * scale,
        words=tuple(
            word
            if word.box is None
            else word._replace(box=place(word.level or word.box), size=sizes[word.angle][word.size] * scale)
            for word in page.words
        ),
        rules=tuple(map(place, page.rules)),
    )


def _sizes(measured: list[float]) -> dict[float, float]:
    """The size of type that each measured one of a reading direction is taken for: the usual one first, and what is
    like it."""
    taken: dict[float, float] = {}
    rest = sorted(measured)
    while rest:
        usual = rest[len(rest) // 2]
        taken |= {size: usual for size in rest if usual / ALIKE <= size <= usual * ALIKE}
        rest = [size for size in rest if size not in taken]
    return taken
