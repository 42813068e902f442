"""PDFs: pypdfium2 reads first; pdfplumber is the second reader when it fails, sees no page or no text."""

from __future__ import annotations

from labelcheck.model.document import Document, UnreadableError

MAX_PAGES = 100


def read_pdf(data: bytes, source: str) -> Document:
    """The document in ``data``.

    Raises:
        UnreadableError: encrypted, malformed, no-pages, no-text.
    """
    from labelcheck.documents.pdf_pdfium import read_with_pdfium

    try:
        first = read_with_pdfium(data, source)
    except UnreadableError as error:
        if error.reason == "encrypted":
            raise
        return _second(data, source, error)
    if any(page.words for page in first.pages):
        return first
    return _second(data, source, _without_text(first))


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


def _without_text(document: Document) -> UnreadableError:
    if not document.pages:
        return UnreadableError("no-pages", "the PDF has no pages; export the label again")
    pages = len(document.pages)
    pictures = sum(len(page.pictures) for page in document.pages)
    what = (
        f"{pages} page{'s' * (pages != 1)} with {pictures} picture{'s' * (pictures != 1)}"
        if pictures
        else (f"{pages} page{'s' * (pages != 1)} of drawing")
    )
    return UnreadableError(
        "no-text",
        f"the PDF holds {what} and no text: a scan, or artwork with its type turned to outlines; "
        "reading pictures is not part of this version, so export it with live text",
    )
