"""Which pictures of a document have to be recognised, and their print put where it belongs.

Recognising costs seconds, so it is done elsewhere (:func:`recognise`, in a worker of its own) and kept by what the
picture looks like. A document that wants pictures nobody has recognised yet says so, and is read again afterwards.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib.util import find_spec
from itertools import accumulate

from labelcheck.documents.doubts import beside, unlike
from labelcheck.documents.marks_in_pictures import may_hold_mark
from labelcheck.model.document import (
    Box,
    Document,
    DocumentNote,
    OcrMode,
    Page,
    PicturesWantedError,
    Recognised,
    Seen,
    UnreadableError,
    Wanted,
    Word,
)

MAX_PICTURES = 40
MAX_PIXELS = 30_000_000
"""Of one label so many pictures are recognised, or so many of their pixels with the picture that goes beyond: four
pages at 300 dots an inch, of half a minute of one processor. What is beyond them stays unread, and is said."""
INSTALL = "pip install 'labelcheck[ocr]'"


def is_installed() -> bool:
    """Whether the recogniser is there."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "cv2"))


def recognise(data: bytes, wanted: Wanted) -> Recognised:
    """The print of one picture of the file ``data``.

    Raises:
        UnreadableError: malformed, or too-large.
    """
    from labelcheck.documents.recognise import reduced, words_in

    if b"%PDF-" in data[:1024]:
        import pypdfium2

        from labelcheck.documents.rendering import drawn

        pdf = pypdfium2.PdfDocument(data)
        try:
            pixels, scale = drawn(pdf[wanted.page - 1], wanted.box)
        finally:
            pdf.close()
    else:
        from labelcheck.documents import pictures

        pixels, scale = pictures.pixels(data, wanted.page - 1)
    return reduced(words_in(pixels), scale)


def read_picture(data: bytes, source: str, kind: str, ocr: OcrMode, seen: Seen) -> Document:
    """The document in a picture file; ``kind`` is what it is called.

    Raises:
        UnreadableError: no-ocr where pictures are not to be read or cannot be, malformed, too-large, no-text.
        PicturesWantedError: what has to be recognised first.
    """
    from labelcheck.documents.pictures import ENOUGH, MAX_FRAMES, sizes

    if ocr in ("missing", "never"):
        raise UnreadableError("no-ocr", f"the file is {kind}; {how_to_read(ocr)}")
    digest = hashlib.sha256(data).hexdigest()
    frames, more = sizes(data)
    pages = tuple(Page(number, width, height, ()) for number, (width, height) in enumerate(frames, 1))
    taken = _within_bounds([min(width * height, ENOUGH) for width, height in frames])
    wanted = [Wanted(page.number, None, f"{digest}.{page.number}") for page in pages[:taken]]
    read = with_print(Document(source, digest, "picture", "rapidocr", pages), wanted, seen)
    read = _left_out(read, [page.number for page in pages[taken:]])
    if more:
        read = _cut_short(read, f"only the first {MAX_FRAMES} pages were read")
    if not any(page.words for page in read.pages):
        raise nothing_recognised(read, f"the file is {kind}, and no print was found in it; give a sharper one")
    return read


def how_to_read(ocr: OcrMode) -> str:
    """What to do about a picture that is not read."""
    if ocr == "never":
        return "scan it without --ocr never"
    return f"reading pictures needs the OCR extra: {INSTALL}"


def nothing_recognised(document: Document, message: str) -> UnreadableError:
    """Why a ``document`` of pictures gave no text: what went wrong with the first, else ``message``."""
    failed = next((note for kind, note in document.notes if kind == "cut-short"), None)
    return UnreadableError("no-text", message if failed is None else failed)


def with_pictures(data: bytes, document: Document, ocr: OcrMode, seen: Seen) -> Document:
    """The PDF ``data``, read as ``document``, with the print of pages without text, of pages whose text cannot be
    trusted, and of pictures that may hold a mark; of every page with ``always``.

    Raises:
        PicturesWantedError: what has to be recognised first.
    """
    places = [(page, box) for page in document.pages for box in _places(page, ocr, document) if _shows(page, box)]
    if not places:
        return document
    import pypdfium2

    from labelcheck.documents.rendering import digest, pixels_of

    pdf = pypdfium2.PdfDocument(data)
    try:
        taken = _within_bounds([pixels_of(pdf[page.number - 1], box) for page, box in places[:MAX_PICTURES]])
        wanted = [Wanted(page.number, box, digest(pdf[page.number - 1], box)) for page, box in places[:taken]]
    finally:
        pdf.close()
    return _left_out(with_print(document, wanted, seen), [page.number for page, box in places[taken:] if box is None])


def _shows(page: Page, box: Box | None) -> bool:
    """Whether the part of ``page`` in ``box`` is on it, and as large as a point."""
    if box is None:
        return True
    left, top, right, bottom = box
    return min(right, page.width) - max(left, 0) >= 1 and min(bottom, page.height) - max(top, 0) >= 1


def _within_bounds(pixels: Sequence[float]) -> int:
    """How many pictures of so many ``pixels`` each are recognised of one label."""
    return sum(
        before < MAX_PIXELS for before, _ in zip(accumulate(pixels, initial=0.0), pixels[:MAX_PICTURES], strict=False)
    )


def _left_out(document: Document, pages: Sequence[int]) -> Document:
    """``document``, of which some whole ``pages`` are not recognised."""
    if not pages:
        return document
    which = f"page {pages[0]}" if len(pages) == 1 else f"{len(pages)} pages, from page {pages[0]} on,"
    return _cut_short(
        document,
        f"{which} {'was' if len(pages) == 1 else 'were'} not read: of one file {MAX_PIXELS // 1_000_000} million "
        f"pixels of pictures are, and {MAX_PICTURES} pictures; give the pages of the label alone",
    )


def _cut_short(document: Document, note: str) -> Document:
    return replace(document, notes=(*document.notes, ("cut-short", note)))


def _places(page: Page, ocr: OcrMode, document: Document) -> Sequence[Box | None]:
    if not page.width or not page.height:
        return ()
    if ocr == "always" or (not page.words and (page.pictures or page.rules)) or _in_doubt(page, document):
        return (None,)
    return [picture for picture in page.pictures if may_hold_mark(picture, page)]


def _in_doubt(page: Page, document: Document) -> bool:
    """Whether what the text of ``page`` says may not be what it shows."""
    return any(_is(page, kind, document.notes) for kind in _DOUBTS)


_DOUBTS: tuple[DocumentNote, ...] = ("hidden-text", "meaningless-text")


def with_print(document: Document, wanted: Iterable[Wanted], seen: Seen) -> Document:
    """``document`` with the print of its ``wanted`` pictures.

    Raises:
        PicturesWantedError: those that are not among what was ``seen``.
    """
    by_page: dict[int, list[tuple[Box | None, Recognised]]] = {}
    missing: list[Wanted] = []
    for place in wanted:
        if (found := seen.get(place.digest)) is None:
            missing.append(place)
        else:
            by_page.setdefault(place.page, []).append((place.box, found))
    if missing:
        raise PicturesWantedError(tuple(missing))
    notes = [note for note in document.notes if note[0] != "page-without-text" or not _was_read(note[1], by_page)]
    pages: list[Page] = []
    for page in document.pages:
        for box, found in by_page.get(page.number, ()):
            page = _whole(page, found, notes) if box is None else _part(page, box, found)
        pages.append(page)
    return replace(document, pages=tuple(pages), notes=tuple(notes))


def _was_read(note: str, by_page: dict[int, list[tuple[Box | None, Recognised]]]) -> bool:
    return any(note.startswith(f"page {number} ") for number in by_page)


def _whole(page: Page, found: Recognised, notes: list[tuple[DocumentNote, str]]) -> Page:
    """``page`` with the print that was recognised on it."""
    if found.problem is not None:
        notes.append(("cut-short", f"page {page.number} was not read: {found.problem}"))
        return page
    layer = () if _is(page, "meaningless-text", notes) else page.words
    differing = unlike(layer, found.words)
    if differing:
        sample = " ".join(word.text for word in differing[:8])
        notes.append(("readers-disagree", f"page {page.number} does not show what its text says: {sample[:80]}"))
    if differing or not layer:
        return replace(page, words=found.words, rules=found.rules, pictures=found.unread, read_via="ocr")
    return replace(page, words=(*layer, *beside(layer, found.words)), pictures=found.unread)


def _is(page: Page, kind: DocumentNote, notes: Iterable[tuple[DocumentNote, str]]) -> bool:
    return any(noted == kind and note.startswith(f"page {page.number} ") for noted, note in notes)


def _part(page: Page, box: Box, found: Recognised) -> Page:
    """``page`` with the print of the picture in ``box``; one in which nothing could be read stays unread."""
    if not found.words or found.unread:
        return page
    left, top = box[:2]
    words = tuple(word._replace(box=_moved(word, left, top), level=None) for word in found.words)
    return replace(page, words=page.words + words, pictures=tuple(p for p in page.pictures if p != box))


def _moved(word: Word, across: float, down: float) -> Box:
    assert word.box is not None
    left, top, right, bottom = word.box
    return round(left + across, 2), round(top + down, 2), round(right + across, 2), round(bottom + down, 2)
