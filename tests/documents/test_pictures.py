"""Picture files of every make, whole and damaged."""

from __future__ import annotations

import contextlib
import io
import struct
import zlib
from typing import Any

import numpy
import pytest
from PIL import Image

from labelcheck.documents import pictures
from labelcheck.documents.ocr import read_picture
from labelcheck.documents.pictures import ENOUGH, MAX_FRAMES, pixels, sizes
from labelcheck.documents.read import read_document
from labelcheck.model.document import PicturesWantedError, Recognised, UnreadableError, Word

RED, WHITE = (0, 0, 255), (255, 255, 255)
"""As the recogniser takes them: blue first."""
HELLO = Recognised((Word("Hello", (1, 1, 9, 5), 4, score=0.9),))


def encoded(picture: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def flag() -> Image.Image:
    """White, 60 x 40, with a red upper left quarter."""
    picture = Image.new("RGB", (60, 40), "white")
    picture.paste((255, 0, 0), (0, 0, 30, 20))
    return picture


def corners(data: bytes) -> list[str]:
    """What is in the upper left, upper right, lower left and lower right corner."""
    shown, _ = pixels(data, 0)
    return [_name(shown[y, x]) for y in (5, -5) for x in (5, -5)]


def _name(colour: Any) -> str:
    return next(
        (name for name, other in (("red", RED), ("white", WHITE)) if numpy.abs(colour.astype(int) - other).max() < 8),
        str(colour),
    )


def refusal(data: bytes) -> UnreadableError:
    """Why ``data`` gives no pixels; its size is told, or refused, too."""
    with contextlib.suppress(UnreadableError):
        assert sizes(data)[0]
    with pytest.raises(UnreadableError) as refused:
        pixels(data, 0)
    return refused.value


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF"])
@pytest.mark.parametrize(
    ("orientation", "size", "place"), [(1, (60, 40), 0), (3, (60, 40), 3), (6, (40, 60), 1), (8, (40, 60), 2)]
)
def test_pictures_stand_as_their_camera_says(kind: str, orientation: int, size: tuple[int, int], place: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = encoded(flag(), kind, exif=exif)
    assert sizes(data) == ([size], False)
    shown, scale = pixels(data, 0)
    assert (shown.shape, scale) == ((size[1], size[0], 3), 1.0)
    assert [at for at, colour in enumerate(corners(data)) if colour == "red"] == [place]
    assert corners(data).count("white") == 3


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("CMYK", "JPEG"), ("CMYK", "TIFF"), ("P", "PNG"), ("P", "TIFF"), ("PA", "TIFF"), ("YCbCr", "TIFF")],
)
def test_colours_are_those_shown(mode: str, kind: str) -> None:
    assert corners(encoded(flag().convert(mode), kind)) == ["red", "white", "white", "white"]


def test_grey_of_sixteen_bits_is_scaled() -> None:
    grey = Image.fromarray(numpy.array([[0, 8192, 32768, 65535]] * 4, dtype=numpy.uint16))
    for kind in ("PNG", "TIFF"):
        shown, _ = pixels(encoded(grey, kind), 0)
        assert shown[0, :, 0].tolist() == [0, 32, 128, 255]


def test_what_is_transparent_lies_on_white() -> None:
    clear = Image.new("RGBA", (9, 9), (0, 0, 0, 0))
    clear.putpixel((2, 1), (255, 0, 0, 255))
    for kind in ("PNG", "TIFF"):
        shown, _ = pixels(encoded(clear, kind), 0)
        assert shown[1, 2].tolist() == list(RED)
        assert shown[5, 5].tolist() == list(WHITE)
    keyed, _ = pixels(encoded(Image.new("RGB", (9, 9), "black"), "PNG", transparency=(0, 0, 0)), 0)
    assert keyed[5, 5].tolist() == list(WHITE)


def test_large_pictures_are_reduced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "ENOUGH", 600)
    shown, scale = pixels(encoded(flag(), "PNG"), 0)
    assert (shown.shape, scale) == ((20, 30, 3), 0.5)
    assert [_name(shown[y, x]) for y, x in ((2, 2), (2, -2), (-2, 2), (-2, -2))] == ["red", "white", "white", "white"]


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, body: bytes = b"") -> bytes:
    """A PNG that says it is so large, whatever its ``body`` holds."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("width", "height"), [(60_000, 60_000), (14_000, 14_000), (1, 30_001), (2**31 - 1, 1)])
def test_bombs_are_refused_by_their_header(width: int, height: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def unpacked(*_: object) -> None:
        raise AssertionError("it was unpacked")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", unpacked)
    data = png(width, height, zlib.compress(bytes(1_000_000)))
    for read in (lambda: sizes(data), lambda: pixels(data, 0), lambda: read_document(data, "bomb.png", "auto")):
        with pytest.raises(UnreadableError, match=f"{width} x {height} pixels.*reduce it") as refused:
            read()
        assert refused.value.reason == "too-large"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF"])
def test_damaged_pictures_are_said_to_be_so(kind: str) -> None:
    whole = encoded(Image.effect_noise((90, 70), 60).convert("RGB"), kind)
    for length in {12, 40, len(whole) // 3, len(whole) // 2, len(whole) - len(whole) // 8}:
        error = refusal(whole[:length])
        assert error.reason == "malformed", length
        assert error.message.startswith("the picture is damaged (")
        assert " at 0x" not in error.message


def test_pictures_without_pixels_are_malformed() -> None:
    assert refusal(png(0, 0)).reason == "malformed"
    assert refusal(png(0, 7)).reason == "malformed"
    assert refusal(png(5, 7)).reason == "malformed"  # it has no data


def tiff(frames: int, next_of_last: int = 0) -> bytes:
    """A TIFF of so many pages of 4 x 4 grey pixels; the last says that the directory at ``next_of_last`` follows."""
    out = bytearray(struct.pack("<2sHI", b"II", 42, 24) + bytes(range(16)))
    for number in range(frames):
        entries = [(256, 3, 1, 4), (257, 3, 1, 4), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1)]
        entries += [(273, 4, 1, 8), (277, 3, 1, 1), (278, 3, 1, 4), (279, 4, 1, 16)]
        after = next_of_last if number == frames - 1 else len(out) + 2 + 12 * len(entries) + 4
        out += struct.pack("<H", len(entries))
        for entry in entries:
            out += struct.pack("<HHII", *entry)
        out += struct.pack("<I", after)
    return bytes(out)


def test_every_page_of_a_tiff_is_seen() -> None:
    front, back = Image.new("RGB", (30, 20), "white"), flag()
    data = encoded(front, "TIFF", save_all=True, append_images=[back])
    assert sizes(data) == ([(30, 20), (60, 40)], False)
    assert pixels(data, 0)[0].shape == (20, 30, 3)
    assert _name(pixels(data, 1)[0][5, 5]) == "red"


def test_pages_that_follow_each_other_for_ever_end() -> None:
    assert sizes(tiff(3, next_of_last=24)) == ([(4, 4)] * 3, False)


def test_a_page_that_is_missing_makes_it_malformed() -> None:
    with pytest.raises(UnreadableError) as refused:
        sizes(tiff(3, next_of_last=1_000_000))
    assert refused.value.reason == "malformed"


def test_pages_beyond_the_most_are_said_to_be_unread() -> None:
    data = tiff(10_000)
    assert sizes(data) == ([(4, 4)] * MAX_FRAMES, True)
    assert sizes(tiff(MAX_FRAMES)) == ([(4, 4)] * MAX_FRAMES, False)
    with pytest.raises(PicturesWantedError) as asked:
        read_picture(data, "pages.tiff", "a TIFF picture", "auto", {})
    assert [wanted.page for wanted in asked.value.wanted] == list(range(1, MAX_FRAMES + 1))
    read = read_picture(
        data, "pages.tiff", "a TIFF picture", "auto", {wanted.digest: HELLO for wanted in asked.value.wanted}
    )
    assert len(read.pages) == MAX_FRAMES
    assert read.notes == (("cut-short", "only the first 20 pages were read"),)


def test_of_one_file_so_many_pixels_are_recognised() -> None:
    data = encoded(
        Image.new("1", (5000, 2000)), "TIFF", save_all=True, append_images=[Image.new("1", (5000, 2000))] * 6
    )
    with pytest.raises(PicturesWantedError) as asked:
        read_picture(data, "pages.tiff", "a TIFF picture", "auto", {})
    assert [wanted.page for wanted in asked.value.wanted] == [1, 2, 3]  # of ten million each
    read = read_picture(
        data, "pages.tiff", "a TIFF picture", "auto", {wanted.digest: HELLO for wanted in asked.value.wanted}
    )
    assert [page.number for page in read.pages if page.words] == [1, 2, 3]
    ((kind, note),) = read.notes
    assert kind == "cut-short"
    assert note.startswith("4 pages, from page 4 on, were not read: of one file 30 million pixels of pictures are")


def test_a_single_picture_is_recognised_whatever_its_size() -> None:
    assert ENOUGH < 72_000_000
    data = encoded(Image.new("1", (12_000, 6_000)), "PNG")
    with pytest.raises(PicturesWantedError) as asked:
        read_picture(data, "artwork.png", "a PNG picture", "auto", {})
    assert [wanted.page for wanted in asked.value.wanted] == [1]
