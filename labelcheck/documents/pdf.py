"""PDFs: pypdfium2 reads first; pdfplumber is the second reader when it fails, sees no page or no text."""

from __future__ import annotations

from labelcheck.documents.ocr import how_to_read, nothing_recognised, with_pictures
from labelcheck.model.document import Document, OcrMode, Seen, UnreadableError


def read_pdf(data: bytes, source: str, ocr: OcrMode, seen: Seen) -> Document:
    """The document in ``data``; its pictures are read as ``ocr`` says, from what was ``seen`` in them.

    Raises:
        UnreadableError: encrypted, malformed, no-pages, no-text.
        PicturesWantedError: what has to be recognised first.
    """
    from labelcheck.documents.pdf_pdfium import read_with_pdfium

    try:
        first = read_with_pdfium(data, source)
    except UnreadableError as error:
        if error.reason == "encrypted":
            raise
        return _second(data, source, error)
    if ocr in ("auto", "always"):
        first = with_pictures(data, first, ocr, seen)
    if any(page.words for page in first.pages):
        return first
    failure = _without_text(first, ocr)
    if any(kind == "hidden-text" for kind, _ in first.notes):
        raise failure  # the second reader would take it for text that is shown
    return _second(data, source, failure)


def _second(data: bytes, source: str, failure: UnreadableError) -> Document:
    """What pdfplumber reads, or the first reader's ``failure`` when it reads no more."""
    from labelcheck.documents.pdf_plumber import read_with_pdfplumber

    try:
        second = read_with_pdfplumber(data, source)
    except UnreadableError as error:
        raise failure from error
    if not any(page.words for page in second.pages):
        raise failure
    return second


def _without_text(document: Document, ocr: OcrMode) -> UnreadableError:
    if not document.pages:
        return UnreadableError("no-pages", "the PDF has no pages; export the label again")
    pages = len(document.pages)
    pictures = sum(len(page.pictures) for page in document.pages)
    what = (
        f"{pages} page{'s' * (pages != 1)} with {pictures} picture{'s' * (pictures != 1)}"
        if pictures
        else (f"{pages} page{'s' * (pages != 1)} of drawing")
    )
    shown = " that is shown" if any(kind == "hidden-text" for kind, _ in document.notes) else ""
    said = f"the PDF holds {what} and no text{shown}: a scan, or artwork with its type turned to outlines"
    if ocr in ("auto", "always"):
        return nothing_recognised(document, f"{said}; no print was found on it")
    return UnreadableError("no-text", f"{said}; export it with live text, or: {how_to_read(ocr)}")
