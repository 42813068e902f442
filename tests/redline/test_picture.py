"""Pictures with findings drawn on them."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from labelcheck.redline import Marks, RedlineError, redline
from labelcheck.redline.marks import COLORS, Mark

OXIDE = Mark(
    1, ((60, 80, 160, 100), (60, 110, 120, 130)), "warning", "F001", "low-absorption-form", "ab", "warning F001"
)
MARKS = Marks((OXIDE,), "labelcheck 2026-11-24: 0 errors, 1 warning, 0 info", "info")


def coded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def drawn(data: bytes, marks: Marks = MARKS) -> Image.Image:
    copy = redline(data, marks)
    assert copy is not None
    image = Image.open(BytesIO(copy))
    assert image.format == "PNG"
    return image


def test_a_box_is_drawn_round_each_piece_and_no_pixel_moves() -> None:
    image = drawn(coded(Image.new("RGB", (400, 300), (10, 20, 30))))
    assert image.width == 400
    assert image.height > 300
    for left, top, right, bottom in OXIDE.boxes:
        middle = round((left + right) / 2), round((top + bottom) / 2)
        assert image.getpixel(middle) == (10, 20, 30)  # the words stay legible
        for edge in ((middle[0], bottom + 1), (right + 1, middle[1])):
            assert image.getpixel((round(edge[0]), round(edge[1]))) == COLORS["warning"]
    outside = {image.getpixel((x, y)) for x in range(0, 400, 7) for y in (*range(0, 55, 5), *range(140, 300, 5))}
    assert outside == {(10, 20, 30)}


def test_what_is_said_stands_beneath_the_picture() -> None:
    one = drawn(coded(Image.new("RGB", (400, 300))))
    more = drawn(
        coded(Image.new("RGB", (400, 300))), Marks((OXIDE,), MARKS.note + "\n\nerror Q001\na longer word", "error")
    )
    beneath = one.crop((0, 300, *one.size))
    assert COLORS["warning"] in {color for _, color in beneath.getcolors(100_000) or []}
    assert more.height > one.height


def test_a_turned_photograph_is_drawn_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned a quarter
    image = Image.new("RGB", (300, 400), "white")
    assert drawn(coded(image, "JPEG", exif=exif)).width == 400


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP"])
def test_every_kind_of_picture_becomes_a_png_of_steady_bytes(kind: str) -> None:
    data = coded(Image.new("RGB", (200, 160), "white"), kind)
    assert redline(data, MARKS) == redline(data, MARKS)
    assert drawn(data).width == 200


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + b"\0" * 50, coded(Image.new("RGB", (200, 160)))[:-40], b"II*\0" + b"x" * 90]
)
def test_a_damaged_picture_says_so(data: bytes) -> None:
    with pytest.raises(RedlineError, match="the picture is damaged"):
        redline(data, MARKS)


def test_a_huge_picture_is_not_opened() -> None:
    with pytest.raises(RedlineError, match="more than 50 million pixels"):
        redline(coded(Image.new("1", (10_000, 5_001))), MARKS)


def test_a_text_has_no_page() -> None:
    assert redline(b"Supplement Facts", MARKS) is None
    assert redline(b"RIFFLE Magnesium\nSupplement Facts\n" * 20, MARKS) is None


def test_the_pages_of_a_tiff_stand_one_below_the_other() -> None:
    first, second = Image.new("RGB", (400, 300), (9, 9, 9)), Image.new("RGB", (300, 200), (90, 90, 90))
    data = coded(first, "TIFF", save_all=True, append_images=[second])
    on_second = Mark(2, ((60, 80, 160, 100),), "error", "F004", "magnesium-source-not-disclosed", "cd", "error F004")
    image = drawn(data, Marks((OXIDE, on_second), MARKS.note, "info"))
    assert image.getpixel((200, 150)) == (9, 9, 9)
    assert image.getpixel((200, 450)) == (90, 90, 90)
    assert image.getpixel((110, 300 + 101)) == COLORS["error"]
    assert image.getpixel((110, 101)) == COLORS["warning"]


def test_the_code_of_a_finding_at_the_edge_is_not_cut_off() -> None:
    at_top = Mark(1, ((60, 0, 160, 20),), "error", "F004", "magnesium-source-not-disclosed", "cd", "error F004")
    image = drawn(coded(Image.new("RGB", (400, 300), (9, 9, 9))), Marks((at_top,), MARKS.note, "info"))
    tag = image.crop((60, 0, 90, 12)).convert("L")
    assert sum(tag.histogram()[200:]) > 20
