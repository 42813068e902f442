"""Document: the printed words of a source, exactly as they stand there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points (pixels for pictures) from the top left of the page as shown."""

DOUBTED = 0.89
"""The score at most of a word that is read otherwise than it was recognised: less than what is read without doubt."""

ReadVia = Literal["text", "ocr", "barcode"]


ASLANT = 45
"""The reading direction of print that slopes far from all right angles, whatever its slope."""


class Word(NamedTuple):
    """One run of print without a blank in it; ``text`` is what is printed and is never changed.

    ``box`` is None in text files, where ``line`` (from 1) and ``column`` (characters, from 0) place the word.
    ``size`` is the font size in points (0 in text files), ``angle`` the reading direction in degrees
    (0 left to right, 90 bottom to top, 180 upside down, 270 top to bottom, ``ASLANT``), ``score`` the recogniser's
    certainty from 0 to 1 (None unless read by OCR). ``meant`` is the word it is read as where it was misread.
    ``level`` is where a word stands when the lines of its picture or its page are made level (None: where it stands).
    """

    text: str
    box: Box | None = None
    size: float = 0.0
    angle: int = 0
    line: int = 0
    column: int = 0
    score: float | None = None
    meant: str | None = None
    level: Box | None = None


class Barcode(NamedTuple):
    """An EAN or UPC symbol: its number in the digits the reader gives, and the box of its bars."""

    digits: str
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """One page as shown: ``rules`` are drawn straight lines, ``pictures`` the boxes of images on it.

    The ``rules`` of a page read by OCR stand where they do when its lines are made level.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
    read_via: ReadVia = "text"
    barcodes: tuple[Barcode, ...] = ()


DocumentNote = Literal[
    "decoded-as-cp1252",
    "hidden-text",
    "meaningless-text",
    "readers-disagree",
    "cut-short",
    "page-without-text",
    "barcodes-not-read",
    "letters-apart",
]


@dataclass(frozen=True, slots=True)
class Document:
    """The pages of one source. ``reader`` names what read it, ``notes`` what was odd about it."""

    source: str
    sha256: str
    kind: Literal["text", "pdf", "picture"]
    reader: str
    pages: tuple[Page, ...]
    notes: tuple[tuple[DocumentNote, str], ...] = ()


OcrMode = Literal["auto", "always", "never", "missing"]
"""Which pictures are read: those where text is missing or cannot be trusted and those that may hold marks
(``auto``), every page (``always``), none (``never``), none because there is no recogniser (``missing``)."""


class Wanted(NamedTuple):
    """A picture whose print is wanted: a page or a part of it (``box``, as in :class:`Page`). ``digest`` tells whether
    two look the same."""

    page: int
    box: Box | None
    digest: str


class Recognised(NamedTuple):
    """The print of a picture, in the units of its page, from the top left of its box.

    ``rules`` are as in :class:`Page`. ``unread`` are the boxes of what looks like print and could not be read;
    ``problem`` says why nothing was recognised at all.
    """

    words: tuple[Word, ...] = ()
    unread: tuple[Box, ...] = ()
    rules: tuple[Box, ...] = ()
    problem: str | None = None


Seen = Mapping[str, Recognised]
"""What was recognised, by digest."""


class PicturesWantedError(Exception):
    """A document cannot be read before these pictures are."""

    def __init__(self, wanted: tuple[Wanted, ...]) -> None:
        super().__init__(f"{len(wanted)} pictures are to be recognised")
        self.wanted = wanted


class UnreadableError(Exception):
    """A source that gives no label: ``reason`` is a stable word for programs, the message is for people."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
