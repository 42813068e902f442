"""What is drawn on a PDF page: rules, pictures, and all of it in order; also inside form XObjects."""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple, cast

from labelcheck.documents.pdfium_calls import ADDRESS, INT, by_address, ready, room
from labelcheck.model.document import Box

MAX_OBJECTS = 50_000
MAX_DEPTH = 6
_PATH, _PICTURE, _FORM = 2, 3, 5
"""Kinds of objects, as ``FPDFPageObj_GetType`` tells them."""
INVISIBLE = 3
"""Text rendering mode 3 (ISO 32000-1, 9.3.6): neither filled nor stroked."""
THIN = 4.0
"""Points: a path not thicker than this is a rule; of a larger one its four edges are."""

Place = Callable[[float, float, float, float], Box]
"""From left, top, right and bottom in page coordinates to the box as shown."""

_BOX = struct.Struct("4f")
_Matrix = tuple[float, float, float, float, float, float]
IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Painted(NamedTuple):
    """A path, a picture or an annotation that is more than a rule, in page coordinates (left, bottom, right, top)."""

    obj: int
    box: Box
    is_path: bool = False


_Text = tuple[int, _Matrix, int]
"""A text object that is set to be seen, the matrix of the forms around it, and how many of the things painted on the
page are beneath it."""


class Drawn(NamedTuple):
    """The ``rules`` and the ``pictures`` of a page as shown; what is ``painted`` on it and its ``texts``, in drawing
    order; and the text objects that are set to be ``invisible``."""

    rules: list[Box]
    pictures: list[Box]
    painted: list[Painted]
    texts: list[_Text]
    invisible: set[int]


def drawn_objects(page: int, place: Place) -> Drawn:
    """What is drawn on ``page``; ``place`` leads to the page as shown."""
    drawn = _Walk()
    drawn.take(page, "Page")
    drawn.painted += [Painted(0, box) for box in _annotations(page)]
    rules = [edge for box in _shown(drawn.paths, place) for edge in edges(box)]
    return Drawn(rules, _shown(drawn.pictures, place), drawn.painted, drawn.texts, drawn.invisible)


class _Walk:
    """What is drawn, in page coordinates, gathered object by object; ``left`` so many objects are still looked at."""

    def __init__(self) -> None:
        self.paths: list[Box] = []
        self.pictures: list[Box] = []
        self.painted: list[Painted] = []
        self.texts: list[_Text] = []
        self.invisible: set[int] = set()
        self._left = MAX_OBJECTS
        self._bounds = bounds_of()

    def take(self, holder: int, of: Literal["Page", "FormObj"], matrix: _Matrix = IDENTITY, depth: int = 0) -> None:
        """Take in what ``holder`` holds, which forms with this ``matrix`` are around."""
        object_at, where = by_address(f"FPDF{of}_GetObject", ADDRESS), ready(holder)
        kind_of = by_address("FPDFPageObj_GetType", INT, ADDRESS)
        number = max(min(by_address(f"FPDF{of}_CountObjects", INT, ADDRESS)(holder), self._left), 0)
        self._left -= number
        objects = [object_at(where, index) for index in range(number)]
        modes = map(by_address("FPDFTextObj_GetTextRenderMode", INT, ADDRESS), objects)  # below zero: it is no text
        for obj, mode in zip(objects, modes, strict=True):
            if mode == INVISIBLE:
                self.invisible.add(obj)
            elif mode >= 0:
                self.texts.append((obj, matrix, len(self.painted)))
            elif (kind := kind_of(obj)) != _FORM:
                self._paint(kind, obj, matrix)
            elif depth < MAX_DEPTH:
                self.take(obj, "FormObj", _times(_matrix(obj), matrix), depth + 1)

    def _paint(self, kind: int, obj: int, matrix: _Matrix) -> None:
        if (box := self._bounds(obj, matrix)) is None:
            return
        if kind == _PICTURE:
            self.pictures.append(box)
        elif kind == _PATH:
            self.paths.append(box)
        if box[2] - box[0] >= THIN and box[3] - box[1] >= THIN:
            self.painted.append(Painted(obj, box, kind == _PATH))


def _shown(boxes: Sequence[Box], place: Place) -> list[Box]:
    return [_rounded(place(left, top, right, bottom)) for left, bottom, right, top in boxes]


def _annotations(page: int) -> list[Box]:
    """The boxes, in page coordinates, of what a viewer's user has drawn on ``page``; not of its links and fields."""
    import pypdfium2.raw as pdfium

    undrawn = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_WIDGET)
    kind_of = by_address("FPDFAnnot_GetSubtype", INT, ADDRESS)
    found: list[Box] = []
    rect = (ctypes.c_float * 4)()
    for index in range(min(by_address("FPDFPage_GetAnnotCount", INT, ADDRESS)(page), MAX_OBJECTS)):
        if annotation := by_address("FPDFPage_GetAnnot", ADDRESS, ADDRESS, INT)(page, index):
            place = by_address("FPDFAnnot_GetRect", INT, ADDRESS, ADDRESS)(annotation, ctypes.addressof(rect))
            if place and kind_of(annotation) not in undrawn:
                left, top, right, bottom = rect
                found.append((left, min(top, bottom), right, max(top, bottom)))
            by_address("FPDFPage_CloseAnnot", None, ADDRESS)(annotation)
    return found


def _matrix(obj: int) -> _Matrix:
    found = (ctypes.c_float * 6)()
    if not by_address("FPDFPageObj_GetMatrix", INT, ADDRESS, ADDRESS)(obj, ctypes.addressof(found)):
        return IDENTITY
    a, b, c, d, e, f = found
    return a, b, c, d, e, f


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def bounds_of() -> Callable[[int, _Matrix], Box | None]:
    """From an object's address to its left, bottom, right and top in page coordinates."""
    find = by_address("FPDFPageObj_GetBounds", INT)
    found, here = room(_BOX.size)
    places = [ready(here + index * _BOX.size // 4) for index in range(4)]

    def bounds(obj: int, matrix: _Matrix) -> Box | None:
        if not find(ready(obj), *places):
            return None
        left, bottom, right, top = box = cast("Box", _BOX.unpack(found))
        if matrix is IDENTITY:
            return box
        a, b, c, d, e, f = matrix
        corners = [(x, y) for x in (left, right) for y in (bottom, top)]
        xs = [a * x + c * y + e for x, y in corners]
        ys = [b * x + d * y + f for x, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    return bounds


def _rounded(box: Box) -> Box:
    return round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2)


def edges(box: Box) -> list[Box]:
    """A drawn path as rules: itself where it is thin, else its four edges."""
    left, top, right, bottom = box
    if right - left < THIN or bottom - top < THIN:
        return [box]
    return [
        (left, top, right, top),
        (left, bottom, right, bottom),
        (left, top, left, bottom),
        (right, top, right, bottom),
    ]
