"""Document: the printed words of a source, exactly as they stand there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points (pixels for pictures) from the top left of the page as shown."""

ReadVia = Literal["text", "ocr"]


class Word(NamedTuple):
    """One run of print without a blank in it; ``text`` is what is printed and is never changed.

    ``box`` is None in text files, where ``line`` (from 1) and ``column`` (characters, from 0) place the word.
    ``size`` is the font size in points (0 in text files), ``angle`` the reading direction in degrees
    (0 left to right, 90 bottom to top, 180 upside down, 270 top to bottom), ``score`` the recogniser's
    certainty from 0 to 1 (None unless read by OCR).
    """

    text: str
    box: Box | None = None
    size: float = 0.0
    angle: int = 0
    line: int = 0
    column: int = 0
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page as shown: ``rules`` are drawn straight lines, ``pictures`` the boxes of images on it."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
    read_via: ReadVia = "text"


DocumentNote = Literal["decoded-as-cp1252", "hidden-text", "readers-disagree", "cut-short", "page-without-text"]


@dataclass(frozen=True, slots=True)
class Document:
    """The pages of one source. ``reader`` names what read it, ``notes`` what was odd about it."""

    source: str
    sha256: str
    kind: Literal["text", "pdf"]
    reader: str
    pages: tuple[Page, ...]
    notes: tuple[tuple[DocumentNote, str], ...] = ()


class UnreadableError(Exception):
    """A source that gives no label: ``reason`` is a stable word for programs, the message is for people."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
