"""A PDF's words, drawn rules and pictures through pypdfium2, in the coordinates of the page as shown."""

from __future__ import annotations

import ctypes
import hashlib
import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from labelcheck.documents.budget import MAX_PAGES, Budget
from labelcheck.documents.doubts import meaningless
from labelcheck.documents.pdf_compared import shown_by
from labelcheck.documents.pdf_left_out import stand_in
from labelcheck.documents.pdf_masked import SCAN, suspects
from labelcheck.documents.pdf_objects import Drawn, Place, drawn_objects
from labelcheck.documents.pdf_words import Unseen, read_words
from labelcheck.documents.pdfium_calls import ADDRESS, BYTES, DOUBLE, FLOAT, INT, SIZE, by_address, ready
from labelcheck.model.document import Box, Document, DocumentNote, Page, UnreadableError, Word
from labelcheck.model.regex import regex


def read_with_pdfium(data: bytes, source: str) -> Document:
    """The document in ``data``; pages without text are kept, empty.

    Raises:
        UnreadableError: encrypted, malformed.
    """
    notes: list[tuple[DocumentNote, str]] = []
    pages: list[Page] = []
    given: dict[int, list[str]] = {}
    pdf = _opened(data)
    try:
        count = by_address("FPDF_GetPageCount", INT, ADDRESS)(pdf)
        if count > MAX_PAGES:
            notes.append(("cut-short", f"only the first {MAX_PAGES} of {count} pages were read"))
        budget = Budget()
        for index in range(min(count, MAX_PAGES)):
            if pages:
                budget.take(pages[-1])
            if why := budget.spent():
                notes.append(("cut-short", f"only the first {index} of {count} pages were read: {why}"))
                break
            pages.append(_page(pdf, index, notes, given))
    finally:
        by_address("FPDF_CloseDocument", None, ADDRESS)(pdf)
    notes += _not_drawn(data, source, given)
    notes += [
        ("meaningless-text", f"page {page.number} holds codes of glyphs and no text: {_sample(page.words)}")
        for page in pages
        if meaningless(page.words)
    ]
    if any(page.words for page in pages):
        notes += [("page-without-text", f"page {p.number} holds no text") for p in pages if not p.words and _drawn(p)]
    return Document(source, hashlib.sha256(data).hexdigest(), "pdf", "pypdfium2", tuple(pages), tuple(notes))


def _opened(data: bytes) -> int:
    """The PDF in ``data``, which must outlive it.

    pdfium's last error is asked for only where it has just failed: it keeps that of an earlier file else.
    """
    if handle := by_address("FPDF_LoadMemDocument64", ADDRESS, BYTES, SIZE, BYTES)(data, len(data), None):
        return int(handle)
    import pypdfium2.raw as pdfium
    from pypdfium2.internal import ErrorToStr

    error = pdfium.FPDF_GetLastError()
    if error == pdfium.FPDF_ERR_PASSWORD:
        raise UnreadableError("encrypted", "the PDF is protected by a password; save a copy without it and scan that")
    why = f"Failed to load document (PDFium: {ErrorToStr.get(error)})."
    raise UnreadableError("malformed", f"the PDF is damaged ({why}); export the label again")


def _drawn(page: Page) -> bool:
    return bool(page.pictures or page.rules)


def _not_drawn(data: bytes, source: str, given: Mapping[int, Sequence[str]]) -> list[tuple[DocumentNote, str]]:
    """What is told of the texts ``given`` on the pages, by their numbers, whose figures the second reader, which takes
    what is drawn, does not see there."""
    if not given:
        return []
    from labelcheck.documents.pdf_plumber import read_with_pdfplumber

    try:
        drawn = {
            page.number: " ".join(word.text for word in page.words) for page in read_with_pdfplumber(data, source).pages
        }
    except UnreadableError:
        drawn = {}
    notes: list[tuple[DocumentNote, str]] = []
    for number, texts in given.items():
        figures = set(_FIGURE.findall(drawn.get(number, "")))
        if other := [text for text in texts if not figures.issuperset(_FIGURE.findall(text))]:
            notes.append(("hidden-text", f"page {number} holds text that is not shown: {' '.join(other)[:80]}"))
    return notes


_FIGURE = regex(r"\d[\d.,]*")


def _page(pdf: int, index: int, notes: list[tuple[DocumentNote, str]], given: dict[int, list[str]]) -> Page:
    page = by_address("FPDF_LoadPage", ADDRESS, ADDRESS, INT)(pdf, index)
    text = by_address("FPDFText_LoadPage", ADDRESS, ADDRESS)(page) if page else None
    try:
        if not text:
            notes.append(("cut-short", f"page {index + 1} is damaged and was not read"))
            return Page(index + 1, 0, 0, ())
        width, height = (by_address(f"FPDF_GetPage{side}F", FLOAT, ADDRESS)(page) for side in ("Width", "Height"))
        shown = _shown(page, width, height)
        drawn = drawn_objects(page, shown.place)
        if texts := stand_in(obj for obj, _, _ in drawn.texts):
            given[index + 1] = texts
        words, hidden = _words(page, text, drawn, shown, (width, height))
    finally:
        if text:
            by_address("FPDFText_ClosePage", None, ADDRESS)(text)
        if page:
            by_address("FPDF_ClosePage", None, ADDRESS)(page)
    if hidden:
        notes.append(("hidden-text", f"page {index + 1} holds text that is not shown: {_sample(hidden)}"))
    slopes = not {word[8] for word in words} <= {None}  # then the boxes of drawn lines are not those of rules
    rules = () if slopes else tuple(rule for rule in drawn.rules if _is_inside(rule, width, height))
    return Page(index + 1, width, height, tuple(words), rules, tuple(drawn.pictures))


def _is_inside(rule: Box, width: float, height: float) -> bool:
    """Whether ``rule`` lies within the page: at its edges and beyond are those of what is printed behind all of it."""
    left, top, right, bottom = rule
    return right > EDGE and bottom > EDGE and left < width - EDGE and top < height - EDGE


EDGE = 1
"""Points."""


def _sample(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words[:8])[:80]


def _covered(pictures: list[Box], width: float, height: float) -> bool:
    """Whether a picture, or strips of one, fill the page: invisible text over a scan is its text layer."""
    return sum((p[2] - p[0]) * (p[3] - p[1]) for p in pictures) > SCAN * width * height


class _Shown(NamedTuple):
    """How a page is shown (after /Rotate, from the top left of the crop box): ``place`` leads there from its own
    coordinates, and it is turned by ``turn`` degrees."""

    place: Place
    turn: int


LARGEST_DEVICE = 1_000_000_000
"""Its units are whole numbers of 32 bits."""


def _shown(page: int, width: float, height: float) -> _Shown:
    to_device, holder = by_address("FPDF_PageToDevice", INT), ready(page)
    scale = min(1000, LARGEST_DEVICE / max(width, height, 1))
    step = 100_000 / scale
    device = (0, 0, round(width * scale), round(height * scale), 0)
    a, b = INT(), INT()
    there = ready(ctypes.addressof(a)), ready(ctypes.addressof(b))

    def point(x: float, y: float) -> tuple[float, float]:
        to_device(holder, *device, DOUBLE(x), DOUBLE(y), *there)
        return a.value / scale, b.value / scale

    zero, east, north = point(0, 0), point(step, 0), point(0, step)
    east = (east[0] - zero[0]) / step, (east[1] - zero[1]) / step
    north = (north[0] - zero[0]) / step, (north[1] - zero[1]) / step
    return _Shown(_place(zero, east, north), round(math.degrees(math.atan2(-east[1], east[0]))) % 360)


def _place(zero: tuple[float, float], east: tuple[float, float], north: tuple[float, float]) -> Place:
    """From the page's own coordinates to where it is shown, which has its origin at ``zero`` and its units along
    ``east`` and ``north``; most pages are upright, which is less to compute."""
    (zero_x, zero_y), (east_x, east_y), (north_x, north_y) = zero, east, north

    def upright(left: float, top: float, right: float, bottom: float) -> Box:
        return zero_x + east_x * left, zero_y + north_y * top, zero_x + east_x * right, zero_y + north_y * bottom

    def turned(left: float, top: float, right: float, bottom: float) -> Box:
        x0 = zero_x + east_x * left + north_x * bottom
        y0 = zero_y + east_y * left + north_y * bottom
        x1 = zero_x + east_x * right + north_x * top
        y1 = zero_y + east_y * right + north_y * top
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    return upright if east_x > 0 > north_y and east_y == 0 == north_x else turned


def _words(
    page: int, text: int, drawn: Drawn, shown: _Shown, size: tuple[float, float]
) -> tuple[list[Word], list[Word]]:
    """The visible words of a page, and the hidden ones."""
    doubted = suspects(drawn, *size)
    unseen = Unseen(drawn.invisible, doubted, shown_by(page, doubted, *size))
    found = read_words(text, shown.place, shown.turn, unseen)
    if _covered(drawn.pictures, *size):
        return [*found.visible, *found.invisible], found.masked
    hidden = found.invisible + found.masked
    if _all_show(found.visible, *size):
        return found.visible, hidden
    shown_words = [word for word in found.visible if _shows(word, *size)]
    return shown_words, hidden + [word for word in found.visible if not _shows(word, *size)]


def _all_show(words: Sequence[Word], width: float, height: float) -> bool:
    """Whether all ``words`` stand on the page in a size that can be seen, which is told at once for most pages."""
    for word in words:
        box = word[1]
        if box is None or word[2] < 1 or box[0] < 0 or box[1] < 0 or box[2] > width or box[3] > height:
            return False
    return True


def _shows(word: Word, width: float, height: float) -> bool:
    """Whether ``word`` stands on the page in a size that can be seen."""
    if word.box is None or word.size < 1:
        return False
    left, top, right, bottom = word.box
    return -2 <= left + right <= 2 * width + 2 and -2 <= top + bottom <= 2 * height + 2
