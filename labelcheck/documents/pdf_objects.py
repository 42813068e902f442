"""Drawn rules and pictures of a PDF page, also those inside form XObjects."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

from labelcheck.model.document import Box

MAX_OBJECTS = 50_000
MAX_DEPTH = 6
THIN = 4.0
"""Points: a path not thicker than this is a rule; of a larger one its four edges are."""

_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def drawn_objects(page: Any, shown: Callable[[float, float, float, float], Box]) -> tuple[list[Box], list[Box]]:
    """The rules and the pictures of ``page``; ``shown`` turns a box of the page into one of the page as shown."""
    import pypdfium2.raw as pdfium

    rules: list[Box] = []
    pictures: list[Box] = []
    budget = [MAX_OBJECTS]
    for obj, matrix in _objects(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, _IDENTITY, 0, budget):
        kind = pdfium.FPDFPageObj_GetType(obj)
        if kind not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            continue
        bounds = _bounds(obj, matrix)
        if bounds is None:
            continue
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(_rounded(shown(*bounds)))
        else:
            rules += edges(_rounded(shown(*bounds)))
    return rules, pictures


def _objects(
    holder: Any, count: Any, get: Any, matrix: _Matrix, depth: int, budget: list[int]
) -> Iterator[tuple[Any, _Matrix]]:
    import pypdfium2.raw as pdfium

    for index in range(max(count(holder), 0)):
        if budget[0] <= 0:
            return
        budget[0] -= 1
        obj = get(holder, index)
        if pdfium.FPDFPageObj_GetType(obj) == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
            inner = _times(_matrix(obj), matrix)
            yield from _objects(
                obj, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, inner, depth + 1, budget
            )
        else:
            yield obj, matrix


def _matrix(obj: Any) -> _Matrix:
    import pypdfium2.raw as pdfium

    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(obj, ctypes.byref(found)):
        return _IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _bounds(obj: Any, matrix: _Matrix) -> Box | None:
    """Left, bottom, right, top of ``obj`` in page coordinates."""
    import pypdfium2.raw as pdfium

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(obj, left, bottom, right, top):
        return None
    if matrix == _IDENTITY:
        return left.value, bottom.value, right.value, top.value
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (left.value, right.value) for y in (bottom.value, top.value)]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


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
