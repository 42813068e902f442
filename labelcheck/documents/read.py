"""What a source is, told by its content, and the reader for it."""

from __future__ import annotations

from types import MappingProxyType

from labelcheck.documents.text import read_text
from labelcheck.model.document import Document, OcrMode, Seen, UnreadableError
from labelcheck.model.regex import regex

MAX_PDF = 50_000_000
MAX_TEXT = 20_000_000

LFS_POINTER = b"version https://git-lfs.github.com/spec/"
"""How the small text begins that a repository holds in place of a large file."""

_PICTURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"RIFF", "a WebP picture or other RIFF file"),
)
_OTHER_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", "a GIF picture"),
    (b"BM", "a BMP picture"),
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)

_FOR_PROGRAMS = regex(
    r"(?:\xef\xbb\xbf)?\s{0,20}(?:(?P<RTF>\{\\rtf\d)|(?P<PostScript>%!PS)|"
    r"(?P<SVG>(?:(?:<\?xml|<!DOCTYPE svg|<!--)[^>]{0,400}>\s{0,20}){0,4}<svg[\s>]))"
)
"""How texts begin in which the words of a label stand among those of another language; each byte is a letter."""
HEAD = 3000
"""Bytes that are looked at for it."""


def read_document(data: bytes, source: str, ocr: OcrMode = "missing", seen: Seen = MappingProxyType({})) -> Document:
    """The pages of ``data``; the name ``source`` is only passed on, the content decides what it is.

    ``ocr`` says which of its pictures are read, ``seen`` holds what was recognised in them.

    Raises:
        UnreadableError: with a reason (empty, too-large, wrong-type, undecodable, encrypted, malformed, no-pages,
            no-text, no-ocr) and a message that says what to do.
        PicturesWantedError: what has to be recognised before it can be read.
    """
    if not data.strip(b"\0 \t\r\n\x0b\x0c"):
        raise UnreadableError("empty", "the file is empty; export the label again")
    if data.startswith(LFS_POINTER):
        raise UnreadableError("wrong-type", "the file is a pointer of Git LFS; fetch the label with `git lfs pull`")
    if b"%PDF-" in data[:1024]:
        if len(data) > MAX_PDF:
            raise UnreadableError(
                "too-large", f"the PDF is larger than {MAX_PDF // 1_000_000} MB; split it or reduce it"
            )
        from labelcheck.documents.pdf import read_pdf

        return read_pdf(data, source, ocr, seen)
    if (kind := picture_kind(data)) is not None:
        from labelcheck.documents.ocr import read_picture

        return read_picture(data, source, kind, ocr, seen)
    for magic, kind in _OTHER_KINDS:
        if data.startswith(magic) and not _looks_like_text(data):
            raise UnreadableError(
                "wrong-type", f"the file is {kind}; give a PDF, a text file, or a PNG, JPEG, WebP or TIFF picture"
            )
    if b" obj" in data and b"endobj" in data:
        raise UnreadableError(
            "malformed", "the file is a PDF whose beginning is missing or stands behind other data; export it again"
        )
    if (written := _FOR_PROGRAMS.match(data[:HEAD].decode("latin-1"))) is not None:
        raise UnreadableError(
            "wrong-type", f"the file is written in {written.lastgroup}; save it as PDF or as plain text, and scan that"
        )
    if len(data) > MAX_TEXT:
        raise UnreadableError(
            "too-large", f"the text is larger than {MAX_TEXT // 1_000_000} MB; one label is a page or two"
        )
    return read_text(data, source)


def picture_kind(data: bytes) -> str | None:
    """What a picture file is called, by how it begins; None for other files."""
    kind = next((kind for magic, kind in _PICTURES if data.startswith(magic)), None)
    return None if kind is None or _looks_like_text(data) else kind


def _looks_like_text(data: bytes) -> bool:
    """Whether ``data`` may be text in spite of its first bytes: printable ASCII throughout its beginning."""
    return all(32 <= byte < 127 or byte in b"\t\r\n" for byte in data[:512])
