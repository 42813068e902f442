"""Drawn rules and pictures of a PDF page, also those inside form XObjects."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Literal

from labelcheck.documents.pdfium_calls import ADDRESS, INT, by_address
from labelcheck.model.document import Box

MAX_OBJECTS = 50_000
MAX_DEPTH = 6
THIN = 4.0
"""Points: a path not thicker than this is a rule; of a larger one its four edges are."""

_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def drawn_objects(page: int, shown: Callable[[float, float, float, float], Box]) -> tuple[list[Box], list[Box]]:
    """The rules and the pictures of ``page``; ``shown`` turns a box of the page into one of the page as shown."""
    import pypdfium2.raw as pdfium

    rules: list[Box] = []
    pictures: list[Box] = []
    bounds_of = _bounds()
    for kind, obj, matrix in _objects(page, "Page"):
        if (bounds := bounds_of(obj, matrix)) is None:
            continue
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(_rounded(shown(*bounds)))
        else:
            rules += edges(_rounded(shown(*bounds)))
    return rules, pictures


def _objects(
    holder: int,
    of: Literal["Page", "FormObj"],
    matrix: _Matrix = _IDENTITY,
    depth: int = 0,
    budget: list[int] | None = None,
) -> Iterator[tuple[int, int, _Matrix]]:
    """The kind and the address of each path and image in ``holder``, and the matrix of the forms around it."""
    import pypdfium2.raw as pdfium

    budget = [MAX_OBJECTS] if budget is None else budget
    object_at = by_address(f"FPDF{of}_GetObject", ADDRESS, ADDRESS, INT)
    kind_of = by_address("FPDFPageObj_GetType", INT, ADDRESS)
    drawn, form = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE), pdfium.FPDF_PAGEOBJ_FORM
    number = max(min(by_address(f"FPDF{of}_CountObjects", INT, ADDRESS)(holder), budget[0]), 0)
    budget[0] -= number
    for index in range(number):
        obj = object_at(holder, index)
        kind = kind_of(obj)
        if kind in drawn:
            yield kind, obj, matrix
        elif kind == form and depth < MAX_DEPTH:
            yield from _objects(obj, "FormObj", _times(_matrix(obj), matrix), depth + 1, budget)


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


def _bounds() -> Callable[[int, _Matrix], Box | None]:
    """From an object's address to its left, bottom, right and top in page coordinates."""
    bounds_of = by_address("FPDFPageObj_GetBounds", INT, *[ADDRESS] * 5)
    numbers = (ctypes.c_float * 4)()
    places = [ctypes.addressof(numbers) + index * ctypes.sizeof(ctypes.c_float) for index in range(4)]

    def bounds(obj: int, matrix: _Matrix) -> Box | None:
        if not bounds_of(obj, *places):
            return None
        left, bottom, right, top = numbers
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
