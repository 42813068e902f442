"""Text objects of a PDF page that a viewer may leave out (on a layer, cut off by a clip, blended into the page), and
those for which their file gives another text than is drawn."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable
from itertools import islice

from labelcheck.documents.pdf_objects import IDENTITY, bounds_of
from labelcheck.documents.pdfium_calls import ADDRESS, BYTES, INT, SIZE, by_address, room
from labelcheck.model.document import Box

KEPT = 0.95
"""The share of a text's width that a clip lets through where it cuts nothing off; its box is wider than the print."""
KEPT_HEIGHT = 0.6
MOST_MARKS = 20
"""Marks of one object, and paths of one clip: more are not looked at."""
MOST_POINTS = 200
_LAYER = "OC\0".encode("utf-16-le")
_NAME = len(_LAYER)
"""Bytes: of a longer name pdfium writes nothing and says how many it needs."""


def may_be_left_out() -> Callable[[int], bool]:
    """From a text object's address to whether it may be left out."""
    is_blended = by_address("FPDFPageObj_HasTransparency", INT, ADDRESS)
    marks_of = by_address("FPDFPageObj_CountMarks", INT, ADDRESS)
    clip_of = by_address("FPDFPageObj_GetClipPath", ADDRESS, ADDRESS)
    paths_of = by_address("FPDFClipPath_CountPaths", INT, ADDRESS)
    bounds = bounds_of()

    def left_out(obj: int) -> bool:
        if is_blended(obj) or ((marks := marks_of(obj)) > 0 and _is_on_a_layer(obj, marks)):
            return True
        clip = clip_of(obj)
        paths = paths_of(clip) if clip else 0
        return paths > 0 and _cuts_off(clip, paths, bounds(obj, IDENTITY))

    return left_out


def _is_on_a_layer(obj: int, marks: int) -> bool:
    """Whether one of the ``marks`` around a text object is ``/OC`` (ISO 32000-1, 8.11.3.2)."""
    mark_at = by_address("FPDFPageObj_GetMark", ADDRESS, ADDRESS, INT)
    name_of = by_address("FPDFPageObjMark_GetName", INT, ADDRESS, ADDRESS, SIZE, ADDRESS)
    name, here = room(_NAME)
    length = ctypes.c_ulong()
    for index in range(min(marks, MOST_MARKS)):
        mark = mark_at(obj, index)
        if mark and name_of(mark, here, _NAME, ctypes.addressof(length)) and name[: length.value] == _LAYER:
            return True
    return marks > MOST_MARKS


def stand_in(texts: Iterable[int]) -> list[str]:
    """The texts with figures that the file gives in place of those drawn (/ActualText, ISO 32000-1, 14.9.4)."""
    marks_of = by_address("FPDFPageObj_CountMarks", INT, ADDRESS)
    mark_at = by_address("FPDFPageObj_GetMark", ADDRESS, ADDRESS, INT)
    value_of = by_address("FPDFPageObjMark_GetParamStringValue", INT, ADDRESS, BYTES, ADDRESS, SIZE, ADDRESS)
    found: dict[str, None] = {}
    value, here = room(MOST_GIVEN)
    length = ctypes.c_ulong()
    for text in texts:
        for index in range(min(marks_of(text), MOST_MARKS)):
            mark = mark_at(text, index)
            if mark and value_of(mark, b"ActualText", here, MOST_GIVEN, ctypes.addressof(length)):
                given = value[: length.value].decode("utf-16-le", "ignore").rstrip("\0")
                if any(sign.isdigit() for sign in given):
                    found[given] = None
    return list(found)


MOST_GIVEN = 400
"""Bytes of such a text that are looked at."""


def _cuts_off(clip: int, paths: int, box: Box | None) -> bool:
    """Whether the ``paths`` of a ``clip`` let less than all of what stands in ``box`` through."""
    if box is None or paths > MOST_MARKS:
        return True
    left, bottom, right, top = box
    for path in range(paths):
        xs, ys = _points(clip, path)
        if not xs:
            continue
        left, right = max(left, min(xs)), min(right, max(xs))
        bottom, top = max(bottom, min(ys)), min(top, max(ys))
    wide, high = box[2] - box[0], box[3] - box[1]
    return right - left < KEPT * wide or top - bottom < KEPT_HEIGHT * high


def _points(clip: int, path: int) -> tuple[list[float], list[float]]:
    """Where the corners of a ``path`` of ``clip`` are, as far as they are looked at."""
    count = by_address("FPDFClipPath_CountPathSegments", INT, ADDRESS, INT)(clip, path)
    segment_at = by_address("FPDFClipPath_GetPathSegment", ADDRESS, ADDRESS, INT, INT)
    point_of = by_address("FPDFPathSegment_GetPoint", INT, ADDRESS, ADDRESS, ADDRESS)
    x, y = ctypes.c_float(), ctypes.c_float()
    xs: list[float] = []
    ys: list[float] = []
    for index in islice(range(count), MOST_POINTS):
        segment = segment_at(clip, path, index)
        if segment and point_of(segment, ctypes.addressof(x), ctypes.addressof(y)):
            xs.append(x.value)
            ys.append(y.value)
    return xs, ys
