"""A PDF with findings as annotations, through the reader that told where their words stand.

The copy is written anew rather than appended to, so that also what is wrong with its tables is mended. Boxes come in
the coordinates of the page as shown and go to the page's own, whatever its rotation and its crop box.
"""

from __future__ import annotations

import ctypes
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from labelcheck.model.document import Box
from labelcheck.redline.error import RedlineError
from labelcheck.redline.marks import COLORS, Mark, Marks

FINE = 1000
"""Device units in a point: pdfium takes whole ones."""
NOTE: Box = (2, 2, 18, 18)
"""Where the note is put on the first page, as shown."""
OPACITY = 110
"""Of 255: print stays legible under a highlight."""

_ID = re.compile(rb"/ID\[<([0-9A-F]*)><([0-9A-F]{32})>\]")


def draw_pdf(data: bytes, marks: Marks) -> bytes:
    """A copy of the PDF in ``data``: a highlight over the words of each finding, which a viewer shows with what is said
    of it, and a note in the top left corner of the first page. The same bytes in give the same bytes out.

    Raises:
        RedlineError: the PDF is damaged, or protected: drawing on it may be what it is protected from.
    """
    import pypdfium2.raw as pdfium

    with _opened(data) as pdf:
        if pdfium.FPDF_GetSecurityHandlerRevision(pdf.raw) != -1:
            raise RedlineError("the PDF is protected; save a copy without protection and scan that")
        pages = len(pdf)
        on_page: dict[int, list[Mark]] = defaultdict(list, {1: []})
        for mark in marks.placed:
            on_page[mark.page].append(mark)
        for number, placed in sorted(on_page.items()):
            with _page(pdf, number) as page:
                for rank, mark in enumerate(placed, 1):
                    _highlight(page, mark, 0 if _is_under(mark, placed[rank:]) else OPACITY)
                if number == 1:
                    _note(page, marks)
        unnamed = not pdfium.FPDF_GetFileIdentifier(pdf.raw, pdfium.FILEIDTYPE_PERMANENT, None, 0)
        copy = BytesIO()
        pdf.save(copy)
    drawn = _steady(copy.getvalue(), data, unnamed=unnamed)
    with _opened(drawn) as again:
        if len(again) != pages:
            raise RedlineError("the PDF is damaged and its copy would lack pages; export the label again")
    return drawn


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise RedlineError("the PDF is damaged; export the label again") from error
    try:
        yield pdf
    finally:
        pdf.close()


@contextmanager
def _page(pdf: Any, number: int) -> Iterator[Any]:
    import pypdfium2

    try:
        page = pdf[number - 1]
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise RedlineError(f"page {number} of the PDF is damaged; export the label again") from error
    try:
        yield page
    finally:
        page.close()


def _is_under(mark: Mark, above: Sequence[Mark]) -> bool:
    """Whether graver marks lie over all of ``mark``: the colours would mix into one that means nothing."""
    graver = [other for found in above if found.severity != mark.severity for other in found.boxes]
    return all(any(_is_inside(box, other) for other in graver) for box in mark.boxes)


def _is_inside(box: Box, other: Box) -> bool:
    return other[0] <= box[0] and other[1] <= box[1] and box[2] <= other[2] and box[3] <= other[3]


def _highlight(page: Any, mark: Mark, opacity: int) -> None:
    import pypdfium2.raw as pdfium

    corners = [_corners(page, box) for box in mark.boxes]
    xs, ys = ([corner[axis] for four in corners for corner in four] for axis in (0, 1))
    with _annotation(page, pdfium.FPDF_ANNOT_HIGHLIGHT, (min(xs), min(ys), max(xs), max(ys))) as made:
        for four in corners:
            quad = pdfium.FS_QUADPOINTSF(*(number for corner in four for number in corner))
            _must(pdfium.FPDFAnnot_AppendAttachmentPoints(made, quad))
        _must(pdfium.FPDFAnnot_SetColor(made, pdfium.FPDFANNOT_COLORTYPE_Color, *COLORS[mark.severity], opacity))
        _words(made, Subj=f"{mark.code} {mark.name}", NM=f"{mark.fingerprint}-{mark.page}", Contents=mark.text)


def _note(page: Any, marks: Marks) -> None:
    import pypdfium2.raw as pdfium

    xs, ys = zip(*_corners(page, NOTE), strict=True)
    with _annotation(page, pdfium.FPDF_ANNOT_TEXT, (min(xs), min(ys), max(xs), max(ys))) as made:
        _must(pdfium.FPDFAnnot_SetColor(made, pdfium.FPDFANNOT_COLORTYPE_Color, *COLORS[marks.severity], 255))
        _words(made, Subj="the whole label", NM="labelcheck", Contents=marks.note)


@contextmanager
def _annotation(page: Any, kind: int, bounds: Box) -> Iterator[Any]:
    """A new annotation of ``kind`` within ``bounds`` (left, bottom, right, top in the page's own coordinates)."""
    import pypdfium2.raw as pdfium

    made = pdfium.FPDFPage_CreateAnnot(page.raw, kind)
    if not made:
        raise RedlineError("the PDF takes no annotations; export the label again")
    try:
        left, bottom, right, top = bounds
        _must(pdfium.FPDFAnnot_SetRect(made, pdfium.FS_RECTF(left=left, top=top, right=right, bottom=bottom)))
        _must(pdfium.FPDFAnnot_SetFlags(made, pdfium.FPDF_ANNOT_FLAG_PRINT))
        yield made
    finally:
        pdfium.FPDFPage_CloseAnnot(made)


def _words(made: Any, **values: str) -> None:
    import pypdfium2.raw as pdfium

    for key, value in {"T": "labelcheck", **values}.items():
        coded = ctypes.create_string_buffer(value.encode("utf-16-le", "replace") + b"\0\0")
        _must(pdfium.FPDFAnnot_SetStringValue(made, key.encode(), ctypes.cast(coded, pdfium.FPDF_WIDESTRING)))


def _must(done: int) -> None:
    if not done:
        raise RedlineError("the PDF takes no annotations; export the label again")


def _corners(page: Any, box: Box) -> list[tuple[float, float]]:
    """The top left, top right, bottom left and bottom right of ``box`` in the page's own coordinates."""
    left, top, right, bottom = box
    return [_in_page(page, x, y) for x, y in ((left, top), (right, top), (left, bottom), (right, bottom))]


def _in_page(page: Any, x: float, y: float) -> tuple[float, float]:
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    own_x, own_y = ctypes.c_double(), ctypes.c_double()
    area = (0, 0, round(width * FINE), round(height * FINE), 0)
    pdfium.FPDF_DeviceToPage(page.raw, *area, round(x * FINE), round(y * FINE), own_x, own_y)
    return own_x.value, own_y.value


def _steady(copy: bytes, data: bytes, *, unnamed: bool) -> bytes:
    """``copy`` with an id of its content: pdfium draws one at random, and two where the original is ``unnamed``."""
    found = list(_ID.finditer(copy))
    if not found:
        return copy
    last = found[-1]
    name = hashlib.sha256(data + copy[: last.start()]).hexdigest()[:32].upper().encode()
    first = name if unnamed else last[1]
    return copy[: last.start()] + b"/ID[<" + first + b"><" + name + b">]" + copy[last.end() :]
