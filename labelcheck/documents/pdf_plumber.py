"""A PDF's words, rules and pictures through pdfplumber: the second reader, and the oracle of the first in tests."""

from __future__ import annotations

import hashlib
import io
import logging
from itertools import islice
from typing import Any

from labelcheck.documents.budget import MAX_PAGES, Budget
from labelcheck.documents.pdf_objects import edges
from labelcheck.model.document import Box, Document, DocumentNote, Page, UnreadableError, Word

MAX_CHARACTERS = 100_000


def read_with_pdfplumber(data: bytes, source: str) -> Document:
    """The document in ``data``.

    Raises:
        UnreadableError: encrypted, malformed (pdfminer raises many kinds of exception for damage, all map to it).
    """
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.pdfpage import PDFPage

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    notes: list[tuple[DocumentNote, str]] = []
    try:
        pdf = pdfplumber.open(io.BytesIO(data))
        found = islice(PDFPage.create_pages(pdf.doc), MAX_PAGES + 1)
        pages: list[Page] = []
        top: float = 0.0
        budget = Budget()
        for number, raw in enumerate(found, 1):
            if why := budget.spent():
                notes.append(("cut-short", f"only the first {number - 1} pages were read: {why}"))
                break
            if number > MAX_PAGES:
                notes.append(("cut-short", f"only the first {MAX_PAGES} pages were read"))
                break
            page = pdfplumber.page.Page(pdf, raw, number, initial_doctop=top)
            pages.append(_page(page, number))
            budget.take(pages[-1])
            page.close()
    except Exception as error:  # pdfminer wraps every cause, out of memory included, in kinds of its own
        cause = error.args[0] if error.args else error
        if isinstance(cause, MemoryError) or isinstance(error.__context__, MemoryError):
            raise MemoryError from error
        if isinstance(error, PDFPasswordIncorrect) or isinstance(cause, PDFPasswordIncorrect):
            raise UnreadableError("encrypted", "the PDF is protected by a password; save a copy without it") from error
        raise UnreadableError("malformed", "the PDF is damaged; export the label again") from error
    return Document(source, hashlib.sha256(data).hexdigest(), "pdf", "pdfplumber", tuple(pages), tuple(notes))


def _page(page: Any, number: int) -> Page:
    chars = page.chars[:MAX_CHARACTERS]
    words = _words([c for c in chars if c["upright"]], 0) + _words([c for c in chars if not c["upright"]], 90)
    rules = [_box(r) for r in (*page.lines, *page.rects)]
    return Page(
        number,
        float(page.width),
        float(page.height),
        tuple(words),
        tuple(edge for rule in rules for edge in edges(rule)),
        tuple(_box(picture) for picture in page.images),
    )


def _words(chars: list[Any], angle: int) -> list[Word]:
    from pdfplumber.utils.text import extract_words

    if not chars:
        return []
    downward = angle and chars[0]["matrix"][1] < 0
    # y_tolerance 1: the default of 3 merges rows of 5 and 6 point type
    options: dict[str, Any] = {"y_tolerance": 1, "x_tolerance_ratio": 0.25, "extra_attrs": ["size"]}
    if angle:
        options |= {"line_dir": "ltr", "char_dir": "ttb" if downward else "btt", "x_tolerance": 1, "y_tolerance": 2}
        options.pop("x_tolerance_ratio")
    found = extract_words(chars, **options)
    return [Word(w["text"], _box(w), round(w["size"], 2), 270 if downward else angle) for w in found]


def _box(thing: dict[str, Any]) -> Box:
    return tuple(round(float(thing[key]), 2) for key in ("x0", "top", "x1", "bottom"))  # type: ignore[return-value]
