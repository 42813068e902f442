"""What is drawn on a PDF page: rules, pictures, and all of it in order; also inside form XObjects."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from labelcheck.documents.pdfium_calls import ADDRESS, INT, by_address, ready
from labelcheck.model.document import Box

MAX_OBJECTS = 50_000
MAX_DEPTH = 6
THIN = 4.0
"""Points: a path not thicker than this is a rule; of a larger one its four edges are."""

Place = Callable[[Iterable[tuple[float, float, float, float]]], list[Box]]
"""From left, top, right and bottom in page coordinates to the boxes as shown."""

_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Painted(NamedTuple):
    """A text object (``box`` is None), or a path, a picture or an annotation that is more than a rule, in page
    coordinates (left, bottom, right, top). ``matrix`` is that of the forms around it."""

    obj: int
    matrix: _Matrix
    box: Box | None = None
    is_path: bool = False


class Drawn(NamedTuple):
    """The ``rules`` and the ``pictures`` of a page as shown, and what is ``painted`` on it, in drawing order."""

    rules: list[Box]
    pictures: list[Box]
    painted: list[Painted]


def drawn_objects(page: int, place: Place) -> Drawn:
    """What is drawn on ``page``; ``place`` leads to the page as shown."""
    import pypdfium2.raw as pdfium

    path, picture, text = pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_TEXT
    paths: list[Box] = []
    pictures: list[Box] = []
    painted: list[Painted] = []
    bounds = bounds_of()
    new = tuple.__new__  # as Painted does, in half the time
    for kind, obj, matrix in _objects(page, "Page"):
        if kind == text:
            painted.append(new(Painted, (obj, matrix, None, False)))
            continue
        if (box := bounds(obj, matrix)) is None:
            continue
        if kind == picture:
            pictures.append(box)
        elif kind == path:
            paths.append(box)
        if box[2] - box[0] >= THIN and box[3] - box[1] >= THIN:
            painted.append(Painted(obj, matrix, box, kind == path))
    painted += [Painted(0, _IDENTITY, box) for box in _annotations(page)]
    rules = [edge for box in _shown(paths, place) for edge in edges(box)]
    return Drawn(rules, _shown(pictures, place), painted)


def _shown(boxes: Sequence[Box], place: Place) -> list[Box]:
    return [_rounded(box) for box in place((left, top, right, bottom) for left, bottom, right, top in boxes)]


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


def _objects(
    holder: int,
    of: Literal["Page", "FormObj"],
    matrix: _Matrix = _IDENTITY,
    depth: int = 0,
    budget: list[int] | None = None,
) -> list[tuple[int, int, _Matrix]]:
    """The kind and the address of each object in ``holder`` but for forms, and the matrix of the forms around it."""
    import pypdfium2.raw as pdfium

    budget = [MAX_OBJECTS] if budget is None else budget
    object_at, where = by_address(f"FPDF{of}_GetObject", ADDRESS), ready(holder)
    form = pdfium.FPDF_PAGEOBJ_FORM
    number = max(min(by_address(f"FPDF{of}_CountObjects", INT, ADDRESS)(holder), budget[0]), 0)
    budget[0] -= number
    objects = [object_at(where, index) for index in range(number)]
    found: list[tuple[int, int, _Matrix]] = []
    for kind, obj in zip(map(by_address("FPDFPageObj_GetType", INT, ADDRESS), objects), objects, strict=True):
        if kind != form:
            found.append((kind, obj, matrix))
        elif depth < MAX_DEPTH:
            found += _objects(obj, "FormObj", _times(_matrix(obj), matrix), depth + 1, budget)
    return found


def _matrix(obj: int) -> _Matrix:
    found = (ctypes.c_float * 6)()
    if not by_address("FPDFPageObj_GetMatrix", INT, ADDRESS, ADDRESS)(obj, ctypes.addressof(found)):
        return _IDENTITY
    a, b, c, d, e, f = found
    return a, b, c, d, e, f


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def bounds_of() -> Callable[[int, _Matrix], Box | None]:
    """From an object's address to its left, bottom, right and top in page coordinates."""
    find = by_address("FPDFPageObj_GetBounds", INT)
    numbers = (ctypes.c_float * 4)()
    places = [ready(ctypes.addressof(numbers) + index * ctypes.sizeof(ctypes.c_float)) for index in range(4)]

    def bounds(obj: int, matrix: _Matrix) -> Box | None:
        if not find(ready(obj), *places):
            return None
        left, bottom, right, top = numbers[:]
        if matrix is _IDENTITY:
            return left, bottom, right, top
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
