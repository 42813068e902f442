"""Draws the picture fixtures: labels of our own as scans, photographs and artwork have them.

``python scripts/make_pictures.py`` writes ``fixtures/pictures``. Their type is the one that comes with Pillow, so that
the same pictures are drawn everywhere. Their expected results stand beside them and are read by people.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy
from PIL import Image, ImageDraw, ImageFilter, ImageFont, ImageOps
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

FOLDER = Path(__file__).parents[1] / "fixtures" / "pictures"
Row = tuple[str, str, str]

ROWS: tuple[Row, ...] = (
    ("Vitamin B6 (as Pyridoxine HCl)", "2 mg", "118%"),
    ("Magnesium (as Magnesium Oxide)", "250 mg", "60%"),
    ("Zinc (as Zinc Picolinate)", "11 mg", "100%"),
)
BELOW = (
    "Other ingredients: Rice Flour, Hypromellose (capsule), Magnesium",
    "Stearate, Silicon Dioxide.",
    "",
    "Directions: Take 2 capsules daily with food.",
    "Warning: Keep out of reach of children.",
    "Distributed by Slate Bay LLC, 4 Quay Road, Portland, ME 04101",
)


def label(name: str, rows: tuple[Row, ...] = ROWS, size: int = 22, dark: bool = False) -> Image.Image:
    """A narrow label: its name, a ruled panel, the ingredients and the statements, in type of ``size`` pixels."""
    width = 36 * size
    picture = Image.new("RGB", (width, 28 * size), "white")
    draw = ImageDraw.Draw(picture)

    def put(x: float, y: float, words: str, scale: float = 1.0, anchor: str = "la") -> None:
        draw.text((x, y), words, fill="black", font=ImageFont.load_default(size * scale), anchor=anchor)

    put(width / 2, size, name, 1.8, "ma")
    put(width / 2, 3.4 * size, "Dietary Supplement   60 Capsules", anchor="ma")
    left, right, top = size, width - size, 5.5 * size
    draw.rectangle((left, top, right, top + 12 * size), outline="black", width=2)
    put(left + size, top + 0.4 * size, "Supplement Facts", 1.8)
    put(left + size, top + 2.6 * size, "Serving Size: 2 Capsules")
    put(left + size, top + 3.9 * size, "Servings Per Container: 30")
    draw.rectangle((left, top + 5.3 * size, right, top + 5.6 * size), fill="black")
    put(right - 7 * size, top + 5.8 * size, "Amount Per Serving", 0.9, "ra")
    put(right - size, top + 5.8 * size, "% Daily Value", 0.9, "ra")
    for number, (what, amount, percent) in enumerate(rows):
        y = top + (7.4 + 1.5 * number) * size
        draw.line((left, y - 0.2 * size, right, y - 0.2 * size), fill="black")
        put(left + size, y, what)
        put(right - 8 * size, y, amount, anchor="ra")
        put(right - size, y, percent, anchor="ra")
    for number, line in enumerate(BELOW):
        put(left, top + (12.8 + 1.4 * number) * size, line, 0.95)
    return ImageOps.invert(picture) if dark else picture


def with_seal(picture: Image.Image, lines: tuple[str, ...]) -> Image.Image:
    """``picture`` with a round seal in its upper right corner."""
    draw = ImageDraw.Draw(picture)
    draw.ellipse((640, 20, 780, 112), outline="black", width=3)
    for number, line in enumerate(lines):
        draw.text((710, 36 + 21 * number), line, fill="black", font=ImageFont.load_default(17), anchor="ma")
    return picture


def photograph(picture: Image.Image) -> Image.Image:
    """``picture`` on a table, not quite straight, not quite sharp, in a warm light."""
    tilted = picture.rotate(3, expand=True, fillcolor=(150, 120, 90), resample=Image.Resampling.BICUBIC)
    warm = Image.blend(tilted, Image.new("RGB", tilted.size, (190, 160, 110)), 0.25)
    return warm.filter(ImageFilter.GaussianBlur(0.8))


def on_a_bottle(picture: Image.Image) -> Image.Image:
    """``picture`` around a bottle seen from a little above: its lines sag, the sides are darker and narrower."""
    flat = numpy.asarray(picture.convert("L"), dtype=numpy.float32)
    high, wide = flat.shape
    across = numpy.linspace(-0.8, 0.8, wide)  # of the radius
    columns = (numpy.arcsin(across) / numpy.arcsin(0.8) + 1) / 2 * (wide - 1)
    sag = 60 * (numpy.sqrt(1 - across**2) - 0.6) / 0.4
    rows = numpy.arange(high + 60)[:, None] - sag[None, :]
    seen = flat[numpy.clip(rows, 0, high - 1).round().astype(int), columns.round().astype(int)[None, :]]
    shade = numpy.where((rows < 0) | (rows > high - 1), 90, seen * (0.6 + 0.4 * numpy.sqrt(1 - across**2)))
    return Image.fromarray(shade.astype(numpy.uint8)).filter(ImageFilter.GaussianBlur(0.6))


def smudged(picture: Image.Image) -> Image.Image:
    """``picture`` with the amount of its magnesium row wiped over."""
    box = (530, 310, 640, 350)
    area = picture.crop(box).filter(ImageFilter.GaussianBlur(7))
    picture.paste(area, box)
    return picture


def encoded(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """``picture`` as a file."""
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def scan_pdf() -> bytes:
    """A PDF of which every page is a picture."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(285, 222), invariant=1)
    canvas.drawImage(ImageReader(label("Slate Bay Scanned Magnesium", size=33)), 0, 0, 285, 222)
    canvas.save()
    return buffer.getvalue()


def text_pdf_with_seal() -> bytes:
    """A PDF with live text, and a seal that is a picture."""
    seal = Image.new("RGB", (420, 420), "white")
    draw = ImageDraw.Draw(seal)
    draw.ellipse((6, 6, 414, 414), outline="black", width=8)
    for number, line in enumerate(("USP", "Verified", "Dietary", "Supplement")):
        draw.text((210, 90 + 60 * number), line, fill="black", font=ImageFont.load_default(54), anchor="ma")
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(300, 330), invariant=1)
    lines = [
        *("Slate Bay Live Magnesium", "Dietary Supplement 60 Capsules", "", "Supplement Facts"),
        *("Serving Size: 2 Capsules", "Servings Per Container: 30", "Amount Per Serving   % Daily Value"),
        *("Magnesium (as Magnesium Citrate) 250 mg 60%", "", *BELOW),
    ]
    for number, line in enumerate(lines):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(15, 300 - 14 * number, line)
    canvas.drawImage(ImageReader(seal), 215, 245, 70, 70)
    canvas.save()
    return buffer.getvalue()


def two_pages() -> bytes:
    """A TIFF of two pages: the front, and the facts."""
    front = Image.new("RGB", (700, 500), "white")
    draw = ImageDraw.Draw(front)
    for y, words, size in (
        (120, "Slate Bay Two Sides", 44),
        (220, "Magnesium", 60),
        (340, "NSF Certified for Sport", 30),
    ):
        draw.text((350, y), words, fill="black", font=ImageFont.load_default(size), anchor="ma")
    return encoded(front, "TIFF", compression="tiff_lzw", save_all=True, append_images=[label("Slate Bay Two Sides")])


PICTURES: dict[str, Callable[[], bytes]] = {
    "straight.png": lambda: encoded(label("Slate Bay Magnesium"), "PNG", optimize=True),
    "white-on-black.png": lambda: encoded(label("Slate Bay Night Magnesium", dark=True), "PNG", optimize=True),
    "on-its-side.png": lambda: encoded(label("Slate Bay Sideways").rotate(90, expand=True), "PNG", optimize=True),
    "upside-down.webp": lambda: encoded(label("Slate Bay Upended").rotate(180), "WEBP", quality=80),
    "photograph-askew.jpg": lambda: encoded(photograph(label("Slate Bay Photographed")), "JPEG", quality=70),
    "photograph-of-a-bottle.jpg": lambda: encoded(on_a_bottle(label("Slate Bay Bottled")), "JPEG", quality=70),
    "small-type.png": lambda: encoded(label("Slate Bay Small Print", size=11), "PNG", optimize=True),
    "seal-is-read.png": lambda: encoded(
        with_seal(label("Slate Bay Sealed"), ("NSF", "Certified", "for Sport")), "PNG", optimize=True
    ),
    "amount-smudged.png": lambda: encoded(smudged(label("Slate Bay Smudged")), "PNG", optimize=True),
    "scan.pdf": scan_pdf,
    "text-with-picture-of-seal.pdf": text_pdf_with_seal,
    "two-pages.tiff": two_pages,
}


def main() -> None:
    """Write all pictures."""
    for name, draw in PICTURES.items():
        data = draw()
        (FOLDER / name).write_bytes(data)
        print(f"{name}  {len(data) // 1000} kB")


if __name__ == "__main__":
    main()
