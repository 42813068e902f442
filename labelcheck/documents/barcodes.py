"""Bar codes of a document: the article numbers (EAN and UPC) that the till reads, with the place of their bars.

Drawing a page costs more than reading its text, so this is only done when asked for, and for no more pages than a
label has. The symbols of other kinds (QR) hold addresses and are not looked at.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from labelcheck.model.document import Barcode, Document, Page, UnreadableError

INSTALL = "pip install 'labelcheck[barcodes]'"
DPI = 300
"""The thinnest bar that the standard allows is 0.264 mm: three pixels at this resolution."""
MAX_PIXELS = 20_000_000
"""Of one page; larger ones are drawn at a lower resolution."""
MAX_PAGES = 20


def is_installed() -> bool:
    """Whether the reader of bar codes is there."""
    try:
        import zxingcpp  # noqa: F401
    except ImportError:
        return False
    return True


def with_barcodes(data: bytes, document: Document) -> Document:
    """``document``, which was read from ``data``, with the bar codes on its pages; what was not looked at is noted."""
    if document.kind == "text":
        return document
    looked_at = document.pages[:MAX_PAGES]
    try:
        found = [_on_page(data, document.kind, page) for page in looked_at]
    except _NotDrawnError as error:
        return _noted(document, f"the bar codes were not read: {error}")
    pages = (*(replace(page, barcodes=codes) for page, codes in zip(looked_at, found, strict=True)),)
    read = replace(document, pages=pages + document.pages[MAX_PAGES:])
    if len(document.pages) > MAX_PAGES:
        return _noted(read, f"bar codes were looked for on the first {MAX_PAGES} pages only")
    return read


class _NotDrawnError(Exception):
    """A page cannot be drawn."""


def _noted(document: Document, message: str) -> Document:
    return replace(document, notes=(*document.notes, ("barcodes-not-read", message)))


def _on_page(data: bytes, kind: str, page: Page) -> tuple[Barcode, ...]:
    if not page.width or not page.height:
        return ()
    grey, scale = _drawn_page(data, page) if kind == "pdf" else _picture(data, page)
    return tuple(Barcode(digits, _box(places, scale)) for digits, places in _read(grey))


def _drawn_page(data: bytes, page: Page) -> tuple[memoryview, float]:
    """``page`` of the PDF in grey, and how many pixels a point is."""
    import pypdfium2

    scale = min(DPI / 72, (MAX_PIXELS / (page.width * page.height)) ** 0.5)
    try:
        pdf = pypdfium2.PdfDocument(data)
        try:
            bitmap = pdf[page.number - 1].render(scale=scale, grayscale=True, draw_annots=False)
            return memoryview(bytes(bitmap.buffer)).cast("B", (bitmap.height, bitmap.stride)), scale
        finally:
            pdf.close()
    except pypdfium2.PdfiumError as error:
        raise _NotDrawnError(f"page {page.number} cannot be drawn") from error


def _picture(data: bytes, page: Page) -> tuple[memoryview, float]:
    """``page`` of the picture in grey, upright, and how many of its pixels one of the page is."""
    from PIL import Image

    from labelcheck.documents.pictures import pixels

    try:
        shown, scale = pixels(data, page.number - 1)
    except UnreadableError as error:
        raise _NotDrawnError(f"page {page.number} cannot be unpacked") from error
    grey = Image.fromarray(shown[:, :, ::-1]).convert("L")
    if (smaller := (MAX_PIXELS / (grey.width * grey.height)) ** 0.5) < 1:
        scale *= smaller
        grey = grey.resize((max(1, round(grey.width * smaller)), max(1, round(grey.height * smaller))))
    return memoryview(grey.tobytes()).cast("B", (grey.height, grey.width)), scale


def _read(grey: memoryview) -> list[tuple[str, list[tuple[int, int]]]]:
    """The digits of each symbol whose check digit is right, and its corners, from top to bottom."""
    import zxingcpp

    found = [
        (symbol.text, [_corner(getattr(symbol.position, name)) for name in _CORNERS])
        for symbol in zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.EANUPC))
        if symbol.valid and symbol.text.isascii() and symbol.text.isdigit()
    ]
    return sorted(found, key=lambda symbol: (min(y for _, y in symbol[1]), min(x for x, _ in symbol[1]), symbol[0]))


_CORNERS = ("top_left", "top_right", "bottom_right", "bottom_left")


def _corner(point: Any) -> tuple[int, int]:
    return point.x, point.y


def _box(corners: list[tuple[int, int]], scale: float) -> tuple[float, float, float, float]:
    xs, ys = zip(*corners, strict=True)
    left, top, right, bottom = (round(side / scale, 2) for side in (min(xs), min(ys), max(xs), max(ys)))
    return left, top, right, bottom
