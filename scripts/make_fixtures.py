"""Draw the PDF fixtures and write the text fixtures in odd encodings. Running it again gives the same bytes.

    python scripts/make_fixtures.py

Plain text fixtures are files of their own in ``fixtures/labels``. The labels and their makers are invented.
"""

from __future__ import annotations

import math
import random
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

LABELS = Path(__file__).parent.parent / "fixtures" / "labels"
Row = tuple[str, ...]

TAIL = (
    "Directions: Take one serving daily with food.",
    "Warning: If you are pregnant, nursing or taking medication,",
    "consult your doctor before use. Keep out of reach of children.",
    "Distributed by Northmoor Minerals, 18 Kiln Lane,",
    "Duluth, MN 55802, 1-218-555-0142",
)


@dataclass(frozen=True)
class Label:
    """What is printed. A row is a name (a leading blank indents it) and its cells; ``claims`` stand on the front."""

    product: str
    rows: tuple[Row, ...]
    others: tuple[str, ...]
    claims: tuple[str, ...] = ()
    serving: str = "1 Capsule"
    container: str = "60"
    net: str = "60 Capsules"
    heads: tuple[str, ...] = ("Amount Per Serving", "% Daily Value")
    over_heads: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    tail: tuple[str, ...] = TAIL
    brand: str = "Northmoor Minerals"


@dataclass(frozen=True)
class Style:
    """How a panel is drawn. ``right`` are the right edges of the cell columns, from the panel's left."""

    width: float = 230
    size: float = 8
    pitch: float = 1.55
    ruled: bool = True
    boxed: bool = True
    right: tuple[float, ...] = (172, 224)
    leaders: bool = False
    spaced_title: bool = False
    reversed_title: bool = False
    cells_on_first_line: bool = False


def canvas(size: tuple[float, float]) -> tuple[Canvas, BytesIO]:
    """A canvas that writes the same bytes every time."""
    buffer = BytesIO()
    return Canvas(buffer, pagesize=size, invariant=1, pageCompression=1), buffer


def write(name: str, drawn: Canvas, buffer: BytesIO) -> None:
    drawn.save()
    (LABELS / f"{name}.pdf").write_bytes(buffer.getvalue())


def lines(c: Canvas, x: float, y: float, texts: tuple[str, ...], size: float, pitch: float = 1.25) -> float:
    """Lines of text from ``y`` down; the y below them."""
    c.setFont("Helvetica", size)
    for text in texts:
        c.drawString(x, y, text)
        y -= pitch * size
    return y


def front(c: Canvas, x: float, y: float, label: Label, size: float = 8) -> float:
    """The principal display panel, centred around ``x``."""
    for text, scale in ((label.brand, 1.4), (label.product, 2.2), ("Dietary Supplement", 1.1)):
        c.setFont("Helvetica-Bold", size * scale)
        c.drawCentredString(x, y, text)
        y -= 1.5 * size * scale
    c.setFont("Helvetica", size)
    for claim in (*label.claims, label.net):
        c.drawCentredString(x, y, claim)
        y -= 1.9 * size
    return y


def panel(c: Canvas, x: float, y: float, label: Label, style: Style) -> float:
    """The Supplement Facts panel with its top left at ``x``, ``y``; the y below it."""
    top = y
    size = style.size
    y -= 2.4 * size
    _title(c, x, y, style)
    y = lines(
        c, x + 4, y - 1.5 * size, (f"Serving Size: {label.serving}", f"Servings Per Container: {label.container}"), size
    )
    c.setLineWidth(2)
    c.line(x + 4, y + 0.4 * size, x + style.width - 4, y + 0.4 * size)
    y -= 0.8 * size
    y = _heads(c, x, y, label, style)
    for row in label.rows:
        y = _row(c, x, y, row, style)
    c.setLineWidth(2)
    c.line(x + 4, y + 0.8 * size, x + style.width - 4, y + 0.8 * size)
    y = lines(c, x + 4, y - 0.3 * size, label.footnotes, 0.8 * size)
    if style.boxed:
        c.setLineWidth(1)
        c.rect(x, y, style.width, top - y)
    return y


def _title(c: Canvas, x: float, y: float, style: Style) -> None:
    """The title, as large as fits; reversed out of a black bar when ``style`` says so."""
    title = "Supplement Facts"
    size = min(2.2 * style.size, (style.width - 8) / c.stringWidth(title, "Helvetica-Bold", 1))
    if style.reversed_title:
        c.rect(x, y - 0.35 * size, style.width, 1.2 * size, stroke=0, fill=1)
        c.setFillGray(1)
    c.setFont("Helvetica-Bold", size)
    c.drawString(x + 4, y, title, charSpace=0.35 * style.size if style.spaced_title else 0)
    c.setFillGray(0)


def _heads(c: Canvas, x: float, y: float, label: Label, style: Style) -> float:
    c.setFont("Helvetica-Bold", 0.8 * style.size)
    if label.over_heads:
        per = len(style.right) // len(label.over_heads)
        for number, text in enumerate(label.over_heads, 1):
            c.drawRightString(x + style.right[number * per - 1], y, text)
        y -= 1.1 * style.size
    for text, edge in zip(label.heads, style.right, strict=True):
        c.drawRightString(x + edge, y, text)
    return y - 1.5 * style.size


def _row(c: Canvas, x: float, y: float, row: Row, style: Style) -> float:
    """One row; a name with line feeds takes several lines, its cells stand on the first or the last."""
    name, *cells = row
    c.setFont("Helvetica", style.size)
    indent = 4 + 8 * (len(name) - len(name.lstrip(" ")))
    printed = name.strip(" ").split("\n")
    for number, text in enumerate(printed):
        c.drawString(x + indent, y, text)
        if number == (0 if style.cells_on_first_line else len(printed) - 1):
            _cells(c, x, y, cells, style, x + indent + c.stringWidth(text, "Helvetica", style.size))
        y -= 1.12 * style.size
    y -= (style.pitch - 1.12) * style.size
    if style.ruled:
        c.setLineWidth(0.4)
        c.line(x + 4, y + style.size, x + style.width - 4, y + style.size)
    return y


def _cells(c: Canvas, x: float, y: float, cells: list[str], style: Style, name_end: float) -> None:
    for cell, edge in zip(cells, style.right, strict=False):
        c.drawRightString(x + edge, y, cell)
    if style.leaders and cells:
        start = x + style.right[0] - c.stringWidth(cells[0], "Helvetica", style.size) - 3
        dots = int((start - name_end - 3) / c.stringWidth(".", "Helvetica", style.size))
        c.drawRightString(start, y, "." * dots)


def one_page(
    name: str, label: Label, style: Style | None = None, picture: tuple[bytes, float, float] | None = None
) -> None:
    """A page with the front above, the panel under it, and the rest at the foot."""
    style = style or Style()
    c, buffer = canvas((300, 430))
    y = front(c, 150, 400, label)
    if picture is not None:
        data, width, height = picture
        c.drawImage(ImageReader(BytesIO(data)), 245, 375, width, height)
    y = panel(c, 35, y + 4, label, style)
    y = lines(c, 35, y - 14, label.others, 7)
    lines(c, 35, y - 4, label.tail, 7)
    write(name, c, buffer)


def wrap_artwork(name: str, label: Label, *, shuffled: bool = False, turned: bool = False) -> None:
    """Three panels side by side as on a bottle wrap, and the maker's address up the right edge."""
    c, buffer = canvas((640, 240))
    style = Style(size=6, width=190, right=(142, 184))
    steps: list[Callable[[], Any]] = [
        lambda: lines(c, 14, 210, label.tail[:3], 6),
        lambda: front(c, 310, 190, label, 6),
        lambda: lines(c, 420, 225 - 8 * len(label.rows) - 95, label.others, 6),
        lambda: _strip(c, 628, 20, " ".join(label.tail[3:])),
        lambda: panel(c, 418, 228, label, style),
    ]
    if turned:
        steps[4] = lambda: _turned(c, lambda: panel(c, 10, -425, label, style))
        steps[2] = lambda: lines(c, 255, 40, label.others, 6)
    if shuffled:
        random.Random(7).shuffle(steps)
    for step in steps:
        step()
    write(name, c, buffer)


def _strip(c: Canvas, x: float, y: float, text: str) -> None:
    c.saveState()
    c.translate(x, y)
    c.rotate(90)
    c.setFont("Helvetica", 5.5)
    c.drawString(0, 0, text)
    c.restoreState()


def _turned(c: Canvas, draw: Callable[[], Any]) -> None:
    c.saveState()
    c.rotate(90)
    draw()
    c.restoreState()


def png(width: int, height: int, grey: Callable[[int, int], int]) -> bytes:
    """A grey picture of ``width`` by ``height`` pixels; ``grey`` is the shade at x, y."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + bytes(grey(x, y) for x in range(width)) for y in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def seal(size: int) -> bytes:
    """A round seal: two rings and a tick, without a word."""

    def grey(x: int, y: int) -> int:
        u, v = (2 * x - size) / size, (2 * y - size) / size
        ring = 0.86 <= math.hypot(u, v) <= 0.98 or 0.68 <= math.hypot(u, v) <= 0.72
        tick = (-0.4 <= u <= -0.1 and abs(v - u - 0.35) < 0.12) or (-0.1 <= u <= 0.45 and abs(v + u - 0.15) < 0.12)
        return 0x30 if ring or tick else 0xFF

    return png(size, size, grey)


def barcode(width: int, height: int) -> bytes:
    """Upright bars."""
    dark = random.Random(12).choices((True, False), k=width // 2 + 1)
    return png(width, height, lambda x, _: 0x00 if dark[x // 2] else 0xFF)


def shade(width: int, height: int, value: int) -> bytes:
    """One even shade."""
    return png(width, height, lambda _x, _y: value)


CITRATE = Label(
    "Magnesium Citrate",
    (("Vitamin B6 (as pyridoxine HCl)", "2 mg", "118%"), ("Magnesium (as magnesium citrate)", "150 mg", "36%")),
    ("Other Ingredients: Hypromellose, microcrystalline cellulose,", "magnesium stearate, silica."),
    footnotes=("Percent Daily Values are based on a 2,000 calorie diet.",),
)

OXIDE = Label(
    "Magnesium Max",
    (("Magnesium (as magnesium oxide)", "400 mg", "95%"),),
    ("Other Ingredients: Microcrystalline cellulose, stearic acid,", "magnesium stearate, silica."),
    claims=(
        "Third-party tested for purity",
        "Made in a GMP registered facility",
        "With USP grade magnesium",
        "Supports muscle relaxation*",
    ),
    serving="1 Tablet",
    net="60 Tablets",
    footnotes=("Percent Daily Values are based on a 2,000 calorie diet.",),
    tail=(
        *TAIL[:3],
        "*This statement has not been evaluated by the Food and Drug",
        "Administration. This product is not intended to diagnose,",
        "treat, cure, or prevent any disease.",
        *TAIL[3:],
    ),
)

TWO_COLUMNS = replace(
    CITRATE,
    product="Magnesium Powder",
    rows=(
        ("Vitamin C (as ascorbic acid)", "30 mg", "33%", "60 mg", "67%"),
        ("Magnesium (as magnesium citrate)", "75 mg", "18%", "150 mg", "36%"),
        ("Zinc (as zinc citrate)", "5 mg", "45%", "10 mg", "91%"),
    ),
    serving="2 Scoops",
    container="30",
    net="240 g",
    heads=("Amount", "%DV", "Amount", "%DV"),
    over_heads=("Per 1 Scoop", "Per 2 Scoops"),
)
FOUR = Style(right=(150, 178, 214, 244), width=250, size=7)


def draw_plain() -> None:
    """Labels of one page in the ordinary layout, and its variations."""
    one_page("oxide-no-certification", OXIDE)
    one_page("usp-verified-seal", replace(CITRATE, claims=("DIETARY SUPPLEMENT VERIFIED USP",)))
    one_page("two-dose-columns-second-is-serving", TWO_COLUMNS, FOUR)
    unnamed = replace(TWO_COLUMNS, over_heads=("Per Day", "Per 100 g"), serving="1 heaped spoon")
    one_page("two-dose-columns-no-heading-names-serving", unnamed, FOUR)
    wrapped = replace(
        CITRATE,
        product="Magnesium Blend",
        rows=(
            ("Vitamin C (as calcium\nascorbate)", "60 mg", "67%"),
            ("Magnesium (as magnesium\nbisglycinate, magnesium\noxide)", "140 mg", "33%"),
            ("Zinc (as zinc\npicolinate)", "15 mg", "136%"),
        ),
    )
    one_page("amount-on-first-line-of-wrapped-name", wrapped, Style(cells_on_first_line=True))
    one_page("amount-on-last-line-no-rules", wrapped, Style(ruled=False, pitch=1.7))
    one_page("dot-leaders-fused-units", replace(CITRATE, product="Magnesium Malate", rows=(
             ("Zinc (as zinc citrate)", "15mg", "136%"),
             ("Magnesium (as magnesium malate)", "120mg", "29%"))), Style(leaders=True, ruled=False))  # fmt: skip
    one_page("letter-spaced-heading", CITRATE, Style(spaced_title=True))
    one_page("five-point-type", CITRATE, Style(size=5, width=150, right=(112, 146), pitch=1.3))
    one_page("no-ruled-box", CITRATE, Style(ruled=False, boxed=False))
    narrow = replace(CITRATE, product="Magnesium Trio", rows=(
        ("Magnesiu\nm (as\nMagnesiu\nm Oxide)", "250 mg", "60%"),
        ("Zinc (as\nZinc\nCitrate)", "11 mg", "100%"),
        ("Manganes\ne (as\nManganes\ne Citrate)", "2 mg", "87%"),
    ), heads=("Amount", "%DV"), footnotes=("Percent Daily Values are based", "on a 2,000 calorie diet."))  # fmt: skip
    one_page("row-runs-into-narrow-column", narrow, Style(width=130, right=(92, 124)))


def draw_pictures() -> None:
    """Labels with pictures that may or may not hold a mark."""
    one_page("picture-may-hold-a-mark", CITRATE, picture=(seal(120), 40, 40))
    one_page("picture-tiny-decoration", CITRATE, picture=(seal(24), 9, 9))
    c, buffer = canvas((300, 430))
    y = panel(c, 35, front(c, 150, 400, CITRATE) + 4, CITRATE, Style())
    y = lines(c, 35, y - 14, CITRATE.others, 7)
    y = lines(c, 35, y - 4, CITRATE.tail, 7)
    c.drawImage(ImageReader(BytesIO(barcode(190, 40))), 35, 30, 95, 30)
    lines(c, 45, 22, ("0 12345 67890 5",), 7)
    write("picture-is-a-barcode", c, buffer)
    c, buffer = canvas((300, 430))
    c.drawImage(ImageReader(BytesIO(shade(150, 215, 0x60))), 0, 0, 300, 430)
    write("picture-only", c, buffer)


def draw_masked() -> None:
    """Labels that hold text which nobody sees."""
    c, buffer = canvas((300, 430))
    y = panel(c, 35, front(c, 150, 400, CITRATE) + 4, CITRATE, Style())
    lines(c, 35, lines(c, 35, y - 14, CITRATE.others, 7) - 4, CITRATE.tail, 7)
    c.setFillGray(1)
    lines(c, 35, 30, ("USP Verified",), 12)
    write("hidden-mark-white-on-white", c, buffer)
    c, buffer = canvas((300, 430))
    y = front(c, 150, 400, CITRATE) + 4
    lines(c, 180, y - 74, ("999 mg",), 8)
    c.setFillGray(1)
    c.rect(170, y - 80, 60, 16, stroke=0, fill=1)
    c.setFillGray(0)
    y = panel(c, 35, y, CITRATE, Style())
    lines(c, 35, lines(c, 35, y - 14, CITRATE.others, 7) - 4, CITRATE.tail, 7)
    write("old-amount-under-a-white-box", c, buffer)


def draw_artwork() -> None:
    """Artwork: wraps, turned panels, turned pages, running text, two products."""
    wrap_artwork("several-panels-side-by-side", CITRATE)
    wrap_artwork("drawing-order-shuffled", CITRATE, shuffled=True)
    wrap_artwork("panel-turned-90", CITRATE, turned=True)
    c, buffer = canvas((430, 300))  # reportlab turns the media box with the page
    c.setPageRotation(90)
    y = panel(c, 35, front(c, 150, 400, CITRATE) + 4, CITRATE, Style())
    lines(c, 35, lines(c, 35, y - 14, CITRATE.others, 7) - 4, CITRATE.tail, 7)
    write("page-rotated-90", c, buffer)
    c, buffer = canvas((300, 260))
    y = front(c, 150, 235, CITRATE)
    running = (
        "Supplement Facts Serv. Size: 1 Capsule, Servings: 60,",
        "Amount Per Serving: Vitamin B6 (as pyridoxine HCl) 2 mg",
        "(118% DV), Magnesium (as magnesium citrate) 150 mg (36%",
        "DV), Boron 1 mg†. † Daily Value not established.",
    )
    y = lines(c, 35, y - 6, running, 7)
    lines(c, 35, lines(c, 35, y - 8, CITRATE.others, 7) - 4, CITRATE.tail, 7)
    write("linear-panel-in-pdf", c, buffer)
    c, buffer = canvas((560, 430))
    y = panel(c, 35, front(c, 150, 400, CITRATE) + 4, CITRATE, Style())
    lines(c, 35, lines(c, 35, y - 14, CITRATE.others, 7) - 4, CITRATE.tail, 7)
    panel(c, 300, 300, replace(OXIDE, serving="2 Tablets", footnotes=()), Style())
    write("second-product-in-file", c, buffer)


HALVES = replace(
    CITRATE,
    product="Magnesium Multi",
    rows=(
        ("Vitamin A (as retinyl palmitate)", "900 mcg", "100%"), ("Vitamin C (as ascorbic acid)", "90 mg", "100%"),
        ("Vitamin D3 (as cholecalciferol)", "25 mcg", "125%"), ("Magnesium (as magnesium\ntaurate)", "100 mg", "24%"),
        ("Zinc (as zinc citrate)", "11 mg", "100%"), ("Boron", "1 mg", "†"),
    ),
    footnotes=("†Daily Value not established.",),
)  # fmt: skip


def draw_unusual() -> None:
    """Panels that are set as few are: in halves, tight beside other text, in the middle, second of two."""
    c, buffer = canvas((560, 260))
    y = front(c, 280, 245, HALVES) - 12
    c.setFont("Helvetica-Bold", 15)
    c.drawString(34, y, "Supplement Facts")
    top, style = lines(c, 34, y - 12, ("Serving Size: 2 Capsules   Servings Per Container: 30",), 7), Style(size=7)
    for x, rows in ((30, HALVES.rows[:3]), (290, HALVES.rows[3:])):
        y = _heads(c, x, top, HALVES, style)
        for row in rows:
            y = _row(c, x, y, row, style)
    y = lines(c, 34, y - 4, HALVES.footnotes, 6)
    c.line(280, top + 6, 280, y + 10)
    c.rect(30, y, 490, top + 34 - y)
    lines(c, 34, lines(c, 34, y - 12, (" ".join(HALVES.others),), 7) - 2, HALVES.tail, 7)
    write("panel-in-two-halves", c, buffer)

    c, buffer = canvas((480, 300))
    y = front(c, 150, 270, CITRATE)
    panel(c, 35, y, CITRATE, Style(size=7, ruled=False))
    lines(c, 270, lines(c, 270, y - 31, CITRATE.others, 7) - 2, CITRATE.tail, 7)
    write("text-close-beside-the-box", c, buffer)

    c, buffer = canvas((400, 300))
    y = front(c, 200, 270, CITRATE)
    for text, size in (
        ("Supplement Facts", 12), ("Serving Size: 1 Capsule", 8), ("Amount Per Serving / % Daily Value", 8),
        ("Vitamin B6 (as pyridoxine HCl) 2 mg 118%", 8), ("Biotin 30 mcg 100%", 8), ("Iodine 150 mcg 100%", 8),
        ("Selenium 55 mcg 100%", 8), ("Copper 1 mg 111%", 8), ("Zinc 11 mg 100%", 8),
        ("Magnesium (as magnesium citrate and magnesium malate) 150 mg 36%", 8),
    ):  # fmt: skip
        c.setFont("Helvetica", size)
        c.drawCentredString(200, y, text)
        y -= 1.3 * size
    lines(c, 35, lines(c, 35, y - 14, CITRATE.others, 7) - 4, CITRATE.tail, 7)
    write("rows-centred-under-the-title", c, buffer)

    c, buffer = canvas((560, 430))
    y = front(c, 280, 400, CITRATE)
    other = replace(CITRATE, rows=(("Vitamin C (as ascorbic acid)", "60 mg", "67%"), ("Iron", "18 mg", "100%")))
    low = panel(c, 35, y, other, Style(boxed=False, ruled=False))
    panel(c, 300, y, CITRATE, Style(boxed=False, ruled=False))
    lines(c, 35, lines(c, 35, low - 14, CITRATE.others, 7) - 4, CITRATE.tail, 7)
    write("magnesium-in-the-second-panel", c, buffer)

    c, buffer = canvas((300, 300))
    y = front(c, 150, 270, CITRATE)
    y = lines(c, 35, y, ("Supplement Facts", "Serving Size: 1 Capsule"), 9)
    for printed, cells in (
        (("Vitamin B6 (as pyridoxine", "hydrochloride)"), ("2 mg", "118%")),
        (("Magnesium (as magnesium", "citrate, magnesium malate)"), ("150 mg", "36%")),
    ):
        lines(c, 35, y, printed, 8)
        for cell, edge in zip(cells, (205, 250), strict=True):
            c.drawRightString(edge, y - 5, cell)
        y -= 26
    lines(c, 35, lines(c, 35, y - 14, CITRATE.others, 7) - 4, CITRATE.tail, 7)
    write("cells-in-the-middle-of-wrapped-names", c, buffer)

    c, buffer = canvas((480, 200))
    y = front(c, 120, 180, CITRATE)
    size, right = 8, 247  # the longest line on the left ends 1.3 ems before
    lines(c, 20, y, TAIL, size)
    lines(c, right, y + 10, ("Supplement Facts",), 11)
    y = lines(c, right, y, ("Serving Size: 1 Capsule",), size)
    for name, amount, percent in CITRATE.rows:
        lines(c, right, y, (name,), size)
        c.drawRightString(right + 180, y, amount)
        c.drawRightString(right + 220, y, percent)
        y -= 1.25 * size
    lines(c, right, y - 10, CITRATE.others, 7)
    write("columns-closer-than-words", c, buffer)

    c, buffer = canvas((420, 260))
    y = front(c, 120, 240, CITRATE)
    rows = (("Supplement Facts",), ("Serving Size: 1 Capsule",), *CITRATE.rows)
    for number, row in enumerate(rows):
        foot = y - 14 * number
        lines(c, 24, foot, row[:1], 8)
        for cell, edge in zip(row[1:], (180, 217), strict=False):
            c.drawRightString(edge, foot, cell)
        for left, width in ((20, 130), (150, 35), (185, 35)) if row[1:] else ((20, 200),):
            c.rect(left, foot - 4, width, 14)  # each cell has borders of its own
    lines(c, 222, y, (*CITRATE.others, *TAIL), 7)
    write("borders-of-each-cell-drawn-apart", c, buffer)

    c, buffer = canvas((420, 220))
    lines(c, 20, 200, ("Halden Magnesium Pulver",), 16)
    lines(c, 20, 180, ("Nahrungsergänzungsmittel",), 9)
    table = (
        ("Nährwertangaben", "pro 100 g", "pro Portion (4 g)", "% NRV*"), ("Energie", "850 kJ", "34 kJ", ""),
        ("Magnesium", "3.750 mg", "150 mg", "40 %"), ("Vitamin C", "2.000 mg", "80 mg", "100 %"),
    )  # fmt: skip
    edges = (20, 120, 180, 270, 320)
    for number, row in enumerate(table):
        foot = 160 - 15 * number
        for cell, (left, right) in zip(row, pairwise(edges), strict=True):
            lines(c, left + 4, foot, (cell,), 8)
            c.rect(left, foot - 4, right - left - 2, 13)
    others = ("* NRV: Nährstoffbezugswerte", "Zutaten: Magnesiumcitrat, Maltodextrin, Aroma.")
    lines(c, 20, 90, (*others, "Verzehrempfehlung: täglich 4 g in Wasser auflösen."), 8)
    write("each-column-of-a-table-has-borders", c, buffer)


def draw_beside_names() -> None:
    """Panels that stand right behind larger print."""
    c, buffer = canvas((420, 220))
    lines(c, 20, 190, ("Magnesium Citrate",), 20)
    x = 20 + c.stringWidth("Magnesium Citrate ", "Helvetica", 20)
    y = lines(c, x, 190, ("Supplement Facts", "Serving Size: 1 Capsule"), 11)
    for name, amount, percent in CITRATE.rows:
        lines(c, x, y, (name,), 8)
        c.drawRightString(x + 165, y, amount)
        c.drawRightString(x + 200, y, percent)
        y -= 10
    lines(c, 20, 165, ("Northmoor Minerals", "Dietary Supplement", "60 Capsules"), 8)
    lines(c, 20, lines(c, 20, y - 14, CITRATE.others, 7) - 4, TAIL, 7)
    write("title-right-behind-the-name", c, buffer)


def draw_tables_and_columns() -> None:
    """Tables whose headings tell what bare numbers are, and a panel without a title in one of several columns."""
    c, buffer = canvas((420, 200))
    lines(c, 20, 180, ("Halden Magnesium Duo",), 14)
    lines(c, 20, 165, ("Food Supplement", "NUTRITIONAL INFORMATION"), 7)
    table = (
        ("Amount per", "1 tablet", "%NRV*", "2 tablets", "%NRV*"),
        ("Magnesium Bisglycinate", "1000mg", "-", "2000mg", "-"),
        ("of which Magnesium", "100mg", "27", "200mg", "53"), ("Vitamin B6", "0.7mg", "50", "1.4mg", "100"),
    )  # fmt: skip
    for number, row in enumerate(table):
        foot = 142 - 12 * number
        for cell, (left, right) in zip(row, pairwise((20, 120, 170, 210, 260, 300)), strict=True):
            lines(c, left + 4, foot, (cell,), 7)
            c.rect(left, foot - 3, right - left, 12)
    others = ("*NRV = Nutrient Reference Value", "Ingredients: Magnesium Bisglycinate, Cellulose, Silicon Dioxide.")
    lines(c, 20, 92, (*others, "Directions: Take 2 tablets daily with water. Keep out of reach of children."), 7)
    write("percents-without-a-sign-between-columns", c, buffer)

    c, buffer = canvas((300, 200))
    lines(c, 20, 180, ("Tannhof Magnesium 400",), 14)
    lines(c, 20, 165, ("Nahrungsergänzungsmittel", "Zusammensetzung"), 8)
    wrapped = (
        ("Nährstoffe", "Pro Tagesportion", "% der"), ("", "(1 Tablette)", "Referenzmenge*"),
        ("Magnesium", "400 mg", "107"), ("Vitamin B1", "4,2 mg", "382"), ("Vitamin B12", "5 µg", "200"),
    )  # fmt: skip
    for number, cells in enumerate(wrapped):
        for cell, x in zip(cells, (24, 115, 215), strict=True):
            lines(c, x, 135 - 11 * number, (cell,), 8)
    others = ("* Nährstoffbezugswerte", "Zutaten: Magnesiumoxid, Füllstoff mikrokristalline Cellulose.")
    lines(c, 20, 75, (*others, "Verzehrempfehlung: täglich 1 Tablette."), 8)
    write("title-that-elsewhere-heads-a-list", c, buffer)

    c, buffer = canvas((460, 130))
    rows = (
        "EACH TABLET CONTAINS:", "Magnesium oxide - heavy 550 mg", "equivalent to magnesium 330 mg",
        "Magnesium citrate nonahydrate 100 mg", "equivalent to magnesium 12 mg", "Total elemental magnesium 342 mg",
    )  # fmt: skip
    lines(c, 20, 110, (*rows, "Contains sulfites. No added gluten."), 7)
    lines(c, 180, 110, ("Wattle Creek", "Magnesium 500"), 12)
    lines(c, 180, 78, ("AUST L 298765", "150 TABLETS"), 7)
    dose = ("ADULT DOSE: Take 1 tablet daily with food.", "Always read the label.", "Keep out of reach of children.")
    lines(c, 300, 110, dose, 7)
    write("untitled-panel-in-one-of-three-columns", c, buffer)

    c, buffer = canvas((260, 240))
    y = 220.0
    for text, size in (
        ("HALDEN", 11), ("Magnesium Taurate", 10), ("Dietary Supplement | 180 Tablets", 8), ("SUPPLEMENT FACTS", 11),
        ("Serving Size: 2 Tablets | Servings Per Container: 90", 7), ("Amount Per Serving", 7),
        ("Magnesium (from 1,500 mg Magnesium Taurate)", 7), ("125 mg   30% Daily Value", 7),
        ("Taurine (from Magnesium Taurate)", 7), ("1,150 mg   *", 7), ("*Daily Value not established", 6),
        ("OTHER INGREDIENTS: Microcrystalline Cellulose, Stearic Acid.", 7), ("Take 2 tablets per day.", 7),
    ):  # fmt: skip
        c.setFont("Helvetica", size)
        c.drawCentredString(130, y, text)
        y -= 1.6 * size
    write("weight-in-the-bracket-of-a-centred-name", c, buffer)


def draw_in_boxes() -> None:
    """A label in two boxes, one for each language, in which more than the panel stands; headings that stand apart."""
    c, buffer = canvas((420, 130))
    halves = (
        ("Magnesium Citrate 150 mg", "NPN 80000003", "Medicinal Ingredient (per capsule):",
         "Magnesium (magnesium citrate) 150 mg", "Non-Medicinal Ingredients: Hypromellose, cellulose.",
         "Recommended Dose: Adults: Take 1 capsule daily."),
        ("Citrate de magnésium 150 mg", "NPN 80000003", "Ingrédient médicinal (par capsule) :",
         "Magnésium (citrate de magnésium) 150 mg", "Ingrédients non médicinaux : Hypromellose, cellulose.",
         "Dose recommandée : Adultes : Prendre 1 capsule par jour."),
    )  # fmt: skip
    for left, (name, *rest) in zip((10, 215), halves, strict=True):
        c.rect(left, 10, 195, 110)
        lines(c, left + 5, 105, (name,), 10)
        lines(c, left + 5, 92, tuple(rest), 7)
    write("print-above-the-panel-in-its-box", c, buffer)

    c, buffer = canvas((360, 130))
    lines(c, 20, 112, ("MAGNESIO ATTIVO",), 12)
    lines(
        c,
        20,
        100,
        ("Integratore alimentare", "Ingredienti: Magnesio citrato; Capsula: idrossipropilmetilcellulosa."),
        7,
    )
    table = (
        ("INGREDIENTI CARATTERIZZANTI", "Per 2 capsule", "% VNR*"), ("Magnesio", "187,5 mg", "50"),
        ("di cui da citrato", "150 mg", "40"), ("Vitamina B6", "1,4 mg", "100"),
    )  # fmt: skip
    for number, cells in enumerate(table):
        for cell, left in zip(cells, (20, 170, 250), strict=True):
            lines(c, left, 76 - 10 * number, (cell,), 7)
    lines(c, 20, 32, ("*Valori Nutritivi di Riferimento", "Modalità d'uso: 2 capsule al giorno."), 7)
    write("italian-characterising-ingredients-head-the-rows", c, buffer)


def rows_at(c: Canvas, x: float, y: float, rows: tuple[Row, ...], edges: tuple[float, ...], pitch: float) -> float:
    """Rows of small type whose cells end at ``edges``; a name with line feeds takes several lines, the last has the
    cells. The y below them."""
    for name, *cells in rows:
        for number, text in enumerate(name.split("\n")):
            lines(c, x, y - 8.25 * number, (text,), 7)
        y -= 8.25 * name.count("\n")
        for cell, edge in zip(cells, edges, strict=False):
            c.drawRightString(edge, y, cell)
        y -= pitch
    return y


MINERALS: tuple[Row, ...] = (
    ("Vitamin C (as ascorbic acid)", "60 mg", "67%"), ("Vitamin D (as cholecalciferol)", "10 mcg", "50%"),
    ("Calcium (as calcium carbonate)", "200 mg", "15%"), ("Magnesium (as magnesium citrate)", "105 mg", "25%"),
    ("Zinc (as zinc gluconate)", "11 mg", "100%"), ("Selenium (as sodium selenate)", "55 mcg", "100%"),
)  # fmt: skip
HEADING_ROW: Row = ("", "Amount Per Serving", "% Daily Value")


def trio_head(c: Canvas, y: float, drop: float) -> None:
    """The brand at ``y``, and so far below it the title of the panel with its serving size."""
    lines(c, 20, y, ("Northmoor Trio",), 12)
    lines(c, 20, y - drop, ("Supplement Facts",), 11)
    lines(c, 20, y - drop - 12, ("Serving Size: 1 Capsule",), 7)


def draw_set_apart() -> None:
    """Labels of which parts stand apart: units, halves, keys and values, lists over columns, panels over pages."""
    c, buffer = canvas((300, 220))
    trio_head(c, 205, 15)
    rows_at(c, 20, 166, (HEADING_ROW,), (200, 270), 10)
    for number, (name, amount, percent) in enumerate(MINERALS):
        value, unit = amount.split()
        foot = rows_at(c, 20, 154 - 10 * number, ((name, value, percent),), (165, 270), 10)
        lines(c, 180, foot + 10, (unit,), 7)
    lines(c, 20, 84, ("Other ingredients: cellulose, silica.", *TAIL), 7)
    write("units-in-a-column-of-their-own", c, buffer)

    c, buffer = canvas((460, 200))
    trio_head(c, 185, 17)
    rows_at(c, 20, 144, (HEADING_ROW, *MINERALS[:3]), (170, 225), 10.5)
    rows_at(c, 240, 144, MINERALS[3:], (390, 440), 10.5)
    lines(c, 20, 96, ("Other ingredients: cellulose, silica.", *TAIL), 7)
    write("second-half-without-headings", c, buffer)

    c, buffer = canvas((300, 300))
    lines(c, 20, 280, ("Northmoor Trio", "Product information"), 11)
    rows_at(c, 20, 245, (("Serving Size",), ("Servings per container",)), (), 11)
    rows_at(c, 120, 245, (("1 Capsule",), ("60",)), (), 11)
    lines(c, 20, 215, ("Supplement Facts",), 11)
    rows_at(c, 20, 203, (HEADING_ROW, *MINERALS), (200, 270), 10)
    rows_at(c, 20, 112, (("Other ingredients",), ("",), ("Directions",), ("Warning",)), (), 11)
    fields = (("cellulose, rice flour, vegetable magnesium",), ("stearate, silica.",), ("Take one capsule daily.",))
    rows_at(c, 120, 112, (*fields, ("Keep out of reach of children.",)), (), 11)
    write("headings-left-of-what-stands-under-them", c, buffer)

    c, buffer = canvas((300, 220))
    trio_head(c, 205, 15)
    rows_at(c, 20, 166, (HEADING_ROW, *MINERALS[:3]), (200, 270), 10)
    c.showPage()
    rows_at(c, 20, 200, MINERALS[3:], (200, 270), 10)
    lines(c, 20, 150, ("Other ingredients: cellulose, silica.", *TAIL), 7)
    write("panel-goes-on-on-the-next-page", c, buffer)

    c, buffer = canvas((420, 200))
    lines(c, 20, 185, ("Northmoor Trio", "Dietary Supplement"), 10)
    lines(c, 20, 150, ("Supplement Facts",), 11)
    lines(c, 20, 138, ("Serving Size: 1 Capsule",), 7)
    rows_at(c, 20, 127, (HEADING_ROW, *MINERALS), (150, 200), 10)
    lines(
        c,
        20,
        44,
        ("Other ingredients: cellulose, rice flour, vegetable", "magnesium stearate, maltodextrin, silicon"),
        7,
    )
    lines(c, 225, 150, ("dioxide, natural flavor.", *TAIL), 7)
    write("list-goes-on-in-the-next-column", c, buffer)

    c, buffer = canvas((300, 240))
    trio_head(c, 225, 17)
    y = rows_at(c, 20, 185, (HEADING_ROW,), (200, 270), 10)
    pitches = (9, 9.75, 9, 9.75, 9, 9.75)
    wrapped = [(name.replace(" (as ", " (as\n", number % 2), *cells) for number, (name, *cells) in enumerate(MINERALS)]
    for row, pitch in zip((*wrapped, ("Boron (as boron citrate)", "1 mg", "*")), (*pitches, 9), strict=True):
        y = rows_at(c, 20, y, (row,), (200, 270), pitch)
    lines(c, 20, y - 2, ("* Daily Value not established.",), 6)
    lines(c, 20, y - 16, ("Other ingredients: cellulose, silica.", *TAIL), 7)
    write("pitches-on-whole-pixels", c, buffer)

    c, buffer = canvas((300, 220))
    trio_head(c, 205, 15)
    rows_at(c, 20, 166, (HEADING_ROW, *MINERALS), (200, 270), 10)
    foot = lines(c, 20, 92, ("Other ingredients: cellulose, silica,", "beet root powder (color)"), 8)
    foot = lines(c, 20, foot, ("Good to know",), 9.7)
    lines(c, 20, foot, TAIL, 8)
    write("larger-type-ends-the-list", c, buffer)

    c, buffer = canvas((200, 220))
    trio_head(c, 205, 15)
    narrow: tuple[Row, ...] = (
        ("Zinc (as zinc\nbisglycinate\nchelate)", "11 mg", "100%"),
        ("Magnesium (as\nmagnesium-L-aspartate\nhydrochloride)", "105 mg", "25%"),
    )
    rows_at(c, 20, 166, (HEADING_ROW, *narrow), (130, 185), 10)
    lines(c, 20, 92, ("Other ingredients: cellulose, silica.", *TAIL), 5)
    write("whole-words-fill-their-lines", c, buffer)


def draw_side_by_side() -> None:
    """Rows in three parts under one title, cells before their names, and a sheet with the label twice."""
    c, buffer = canvas((680, 170))
    lines(c, 20, 155, ("Northmoor Trio",), 12)
    lines(c, 20, 140, ("Supplement Facts",), 11)
    lines(c, 150, 140, ("Serving Size: 1 Capsule",), 7)
    for number in range(3):
        left = 20 + 220 * number
        rows_at(c, left, 126, (HEADING_ROW, *MINERALS[2 * number : 2 * number + 2]), (left + 145, left + 195), 10.5)
    lines(c, 20, 90, ("Other ingredients: cellulose, silica.", *TAIL), 7)
    write("rows-in-three-parts", c, buffer)

    c, buffer = canvas((340, 220))
    trio_head(c, 205, 15)
    cells_first: tuple[Row, ...] = (
        ("Ingredient", "Amount", "%DV"),
        ("Boron (as boron citrate)", "1 mg", "*"),
        *MINERALS,
    )
    rows_at(c, 130, 166, cells_first, (80, 115), 10)
    lines(c, 20, 82, ("* Daily Value not established.",), 6)
    lines(c, 20, 70, ("Other ingredients: cellulose, silica.", *TAIL), 7)
    write("amounts-and-percents-before-names", c, buffer)

    c, buffer = canvas((520, 220))
    for left in (20, 270):
        lines(c, left, 205, ("Northmoor Trio",), 12)
        c.rect(left - 4, 92, 234, 106)
        lines(c, left, 186, ("Supplement Facts",), 11)
        lines(c, left, 176, ("Serving Size: 1 Capsule",), 7)
        rows_at(c, left, 166, (HEADING_ROW, *MINERALS), (left + 165, left + 225), 10)
        lines(c, left, 80, ("Other ingredients: cellulose, silica.", *TAIL), 7)
    write("the-label-twice-on-a-sheet", c, buffer)


def draw_sideways() -> None:
    """A panel without a box whose names stand in one row, wrapped, over their amounts and their percents."""
    c, buffer = canvas((480, 200))
    trio_head(c, 185, 17)
    lines(c, 20, 124.5, ("Amount Per Serving", "% Daily Value"), 7)
    for number, (name, amount, percent) in enumerate(MINERALS[2:]):
        left = 110 + 90 * number
        printed, source = name.split(" (")
        lines(c, left, 142, (printed, f"({source}", amount, percent), 7)
    lines(c, 20, 98, ("Other ingredients: cellulose, silica.", *TAIL), 7)
    write("panel-lies-on-its-side", c, buffer)


def draw_torn() -> None:
    """Headings that a converter's blanks tear apart."""
    c, buffer = canvas((300, 200))
    lines(c, 20, 185, ("Northmoor Trio",), 12)
    lines(c, 20, 168, ("Sup plement F acts",), 11)
    lines(c, 20, 156, ("S e r v i n g S i z e : 1 Capsule",), 7)
    rows_at(c, 20, 145, (HEADING_ROW, *MINERALS), (200, 270), 10)
    lines(c, 20, 68, ("O t h er Ingre dients: cellulose, rice flour, silica.", *TAIL), 7)
    write("headings-torn-apart", c, buffer)


def draw_a_blank_apart() -> None:
    """What stands a blank from the rows of a panel, on their lines: the product's name in large type, more rows."""
    c, buffer = canvas((420, 200))
    for text, foot in (("Northmoor", 156), ("Magnesium", 139), ("Trio", 122)):
        c.setFont("Helvetica-Bold", 16)
        c.drawRightString(116, foot, text)
    lines(c, 120, 175, ("Supplement Facts",), 11)
    lines(c, 120, 164, ("Serving Size: 1 Capsule",), 7)
    rows_at(c, 120, 154, (HEADING_ROW, *MINERALS), (300, 370), 10)
    lines(c, 120, 78, ("Other ingredients: cellulose, silica.", *TAIL), 7)
    write("name-in-large-type-beside-the-rows", c, buffer)

    c, buffer = canvas((420, 200))
    trio_head(c, 185, 17)
    rows_at(c, 20, 144, (HEADING_ROW, *MINERALS[:3]), (155, 200), 10.5)
    rows_at(c, 204, 133.5, MINERALS[3:], (352, 396), 10.5)
    lines(c, 20, 96, ("Other ingredients: cellulose, silica.", *TAIL), 7)
    write("halves-a-blank-apart", c, buffer)


def draw_broken_words() -> None:
    """A table in whose narrow cells words are broken without a hyphen."""
    c, buffer = canvas((300, 180))
    lines(c, 20, 165, ("Halden Magnesium Duo",), 13)
    lines(c, 20, 152, ("Food Supplement", "NUTRITIONAL INFORMATION"), 7)
    table: tuple[tuple[Row, ...], ...] = (
        (("Amount per",), ("2 tabl", "ets"), ("%NR", "V*")), (("Magnesium",), ("200m", "g"), ("53%",)),
        (("Zinc",), ("10", "mg"), ("100", "%")), (("Vitamin B6",), ("1.4m", "g"), ("100", "%")),
    )  # fmt: skip
    for number, row in enumerate(table):
        foot = 117 - 19 * number
        for cell, (left, right) in zip(row, pairwise((20, 80, 104, 122)), strict=True):
            lines(c, left + 2, foot + (10.5 if len(cell) > 1 else 6.5), cell, 7, 8 / 7)
            c.rect(left, foot, right - left, 19)
    others = ("*NRV = Nutrient Reference Value", "Ingredients: Magnesium Bisglycinate, Zinc Citrate, Cellulose.")
    lines(c, 20, 46, (*others, "Directions: Take 2 tablets daily with water. Keep out of reach of children."), 7)
    write("words-broken-in-narrow-cells", c, buffer)


def draw_stretched() -> None:
    """A narrow column whose lines are made as wide as it is, beside and under a panel whose title wraps."""
    c, buffer = canvas((300, 230))
    lines(c, 20, 215, ("Northmoor Trio",), 12)
    lines(c, 20, 195, ("SUPPLEMENT", "FACTS"), 16, 1)
    lines(c, 20, 164, ("Serving Size: 1 Capsule",), 7)
    rows_at(c, 20, 154, (HEADING_ROW, *MINERALS), (200, 270), 10)
    prose = (
        "Other Ingredients: Hypromellose, microcrystalline cellulose, vegetable magnesium stearate, silicon dioxide. "
        "Directions: Take one capsule daily with food. Warning: Keep out of reach of children."
    )
    foot = 76.0
    for words in wrapped(c, prose.split(), 100, 7):
        spare = 100 - c.stringWidth(" ".join(words), "Helvetica", 7)
        blank = c.stringWidth(" ", "Helvetica", 7) + (spare / (len(words) - 1) if words[-1] != "children." else 0)
        left = 20.0
        for word in words:
            lines(c, left, foot, (word,), 7)
            left += c.stringWidth(word, "Helvetica", 7) + blank
        foot -= 8.5
    lines(c, 140, 76, ("Dietary Supplement", "60 Capsules", *TAIL[-2:]), 7)
    write("lines-stretched-to-a-narrow-column", c, buffer)


def wrapped(c: Canvas, words: list[str], width: float, size: float) -> list[list[str]]:
    """``words`` in lines of no more than ``width``."""
    found: list[list[str]] = [[]]
    for word in words:
        if c.stringWidth(" ".join([*found[-1], word]), "Helvetica", size) > width:
            found.append([])
        found[-1].append(word)
    return found


def draw_head_apart() -> None:
    """Panels whose title stands beside their rows, or in their middle above them."""
    c, buffer = canvas((560, 170))
    lines(c, 20, 155, ("Northmoor Trio",), 12)
    c.rect(14, 66, 532, 78)
    lines(c, 20, 128, ("Supplement", "Facts"), 11)
    lines(c, 20, 98, ("Serving Size 1 Capsule", "Servings Per Container 60"), 7)
    for left, rows in ((140, MINERALS[:3]), (350, MINERALS[3:])):
        headed = (("Amount Per Serving", "% DV"), *[(f"{name} {amount}", percent) for name, amount, percent in rows])
        rows_at(c, left, 132, headed, (left + 185,), 10.5)
    lines(c, 20, 54, ("Other ingredients: cellulose, silica.", *TAIL), 7)
    write("title-on-two-lines-beside-the-rows", c, buffer)

    c, buffer = canvas((340, 220))
    lines(c, 20, 205, ("Northmoor Trio",), 12)
    c.setFont("Helvetica", 12)
    c.drawCentredString(170, 186, "SUPPLEMENT FACTS")
    c.setFont("Helvetica", 7)
    c.drawCentredString(170, 176, "Serving Size: 1 Capsule")
    short = tuple((name.split(" (")[0], *cells) for name, *cells in MINERALS)
    rows_at(c, 20, 164, (HEADING_ROW, *short), (230, 310), 10)
    lines(c, 20, 82, ("Other ingredients: cellulose, silica.", *TAIL), 7)
    write("title-in-the-middle-over-short-names", c, buffer)


def draw_over_pages_and_across() -> None:
    """A list that goes on on the next page, and a word printed across the page."""
    c, buffer = canvas((300, 220))
    listed = (
        "Other ingredients: cellulose, rice flour, vegetable magnesium",
        "stearate, maltodextrin, silicon dioxide, natural organic",
    )
    trio_head(c, 195, 15)
    rows_at(c, 20, 156, (HEADING_ROW, *MINERALS), (200, 270), 10)
    for number, y, texts in ((1, 74, listed), (2, 180, ("vanilla flavor, beet root powder (color).", *TAIL))):
        lines(c, 20, 210, ("Copy deck",), 5)
        lines(c, 20, 8, (f"Page {number} of 2",), 5)
        lines(c, 20, y, texts, 7)
        if number == 1:
            c.showPage()
    write("list-goes-on-on-the-next-page", c, buffer)

    c, buffer = canvas((300, 220))
    c.saveState()
    c.setFillGray(0.8)
    c.translate(60, 60)
    c.rotate(40)
    lines(c, 0, 0, ("DRAFT",), 70)
    c.restoreState()
    c.setFillGray(0)
    trio_head(c, 205, 15)
    rows_at(c, 20, 166, (HEADING_ROW, *MINERALS), (200, 270), 10)
    lines(c, 20, 92, ("Other ingredients: cellulose, silica.", *TAIL), 7)
    write("a-word-printed-across-the-page", c, buffer)


def draw_languages() -> None:
    """Labels in several languages: a dose said in each, a table under columns of text, columns side by side."""
    c, buffer = canvas((320, 150))
    lines(c, 15, 135, ("Halden Magnesio Forte",), 11)
    heads = (
        ("Nährwertangaben", "Informations nutritionnelles", "Informazioni nutrizionali"),
        ("pro Tablette", "par comprimé", "per compressa"),
        ("pro Tagesdosis (2 Tabletten)", "par dose journalière", "per dose giornaliera"),
        ("% NRV*", "% VNR*"),
    )
    edges = (15, 122, 176, 266, 306)
    for column, (left, right) in zip(heads, pairwise(edges), strict=True):
        lines(c, left + 2, 112, column, 6.5)
        c.rect(left, 92, right - left, 28)
        c.rect(left, 80, right - left, 12)
    for left, cell in zip(edges, ("Magnesium / Magnésium / Magnesio", "187.5 mg", "375 mg", "100"), strict=False):
        lines(c, left + 2, 84, (cell,), 6)
    lines(c, 15, 66, ("* Nährstoffbezugswerte / Valeurs nutritionnelles de référence",), 5.5)
    lines(c, 15, 54, ("Zutaten: Magnesiumcarbonat, Füllstoff (Cellulose).",), 6)
    lines(c, 15, 44, ("Ingrédients: carbonate de magnésium, agent de charge (cellulose).",), 6)
    write("columns-headed-in-three-languages", c, buffer)

    c, buffer = canvas((390, 150))
    lines(c, 20, 130, ("Halden Magnesium Forte",), 12)
    lines(c, 20, 112, ("D Zutaten: Magnesiumbisglycinat,", "Reismehl. Verzehr: täglich 2 Kapseln", "mit Wasser."), 6.5)
    french = (
        "F Ingrédients: bisglycinate de",
        "magnésium, farine de riz. Emploi:",
        "2 gélules par jour avec de l'eau.",
    )
    lines(c, 140, 112, french, 6.5)
    italian = ("I Ingredienti: bisglicinato di", "magnesio, farina di riso. Uso:", "2 capsule al giorno con acqua.")
    lines(c, 260, 112, italian, 6.5)
    for y, row in (
        (68, ("Nährwerte / Valeurs / Valori", "2 Kapseln / gélules / capsule", "% NRV")),
        (56, ("Magnesium / Magnésium / Magnesio", "200 mg", "53 %")),
    ):
        c.drawString(22, y, row[0])
        c.drawRightString(288, y, row[1])
        c.drawRightString(348, y, row[2])
    write("table-under-columns-of-languages", c, buffer)

    c, buffer = canvas((390, 150))
    lines(c, 20, 130, ("Halden Mag-Relax",), 14)
    lines(c, 20, 105, ("Medicinal Ingredients",), 8)
    lines(c, 20, 96, ("Each capsule contains:", "Magnesium (bisglycinate, citrate)", "L-Theanine"), 7)
    c.drawRightString(175, 96 - 7 * 1.25, "125 mg")
    c.drawRightString(175, 96 - 2 * 7 * 1.25, "100 mg")
    lines(c, 20, 60, ("Non-Medicinal Ingredients",), 8)
    lines(c, 20, 50.5, ("Pullulan (capsule), microcrystalline", "cellulose, L-leucine"), 7)
    beside = ("Cautions & Warnings: Consult a health care", "practitioner prior to use if you have a kidney",
              "disorder. May cause drowsiness. Keep", "out of reach of children. NPN 80000014")  # fmt: skip
    lines(c, 200, 60.5 + 2 * 8.75, beside, 7)
    write("text-beside-a-heading-in-the-next-column", c, buffer)

    c, buffer = canvas((190, 130))
    lines(c, 12, 112, ("Halden Magnesium",), 11)
    lines(c, 12, 96, ("Each capsule contains / Chaque capsule contient :",), 6.5)
    lines(c, 12, 88, ("Magnesium bisglycinate / Bisglycinate de", "magnésium"), 6.5)
    c.drawRightString(160, 88 - 6.5 * 1.25, "1000 mg")
    lines(c, 12, 72, ("(Elemental magnesium / Magnésium élémentaire 140", "mg)"), 6.5)
    lines(c, 12, 50, ("Non-medicinal ingredients: Hypromellose, silica.",), 6.5)
    write("number-in-a-bracket-far-from-its-unit", c, buffer)

    c, buffer = canvas((300, 190))
    lines(c, 15, 170, ("SERRAVIVA MAGNÉSIO B6",), 11)
    lines(c, 15, 152, ("INFORMAÇÃO NUTRICIONAL",), 8)
    lines(c, 15, 142, ("Porções por embalagem: 30", "Porção: 1,4 g (2 cápsulas)"), 7)
    rows = (
        ("", "1,4 g", "%VD*"),
        ("Valor energético (kcal)", "0", "0"),
        ("Vitamina B6 (mg)", "1,3", "100"),
        ("Magnésio (mg)", "260", "62"),
        ("Zinco (mg)", "5,5", "50"),
    )
    for number, row in enumerate(rows):
        for x, cell in zip((15, 130, 175), row, strict=True):
            c.drawString(x, 120 - 10 * number, cell)
    lines(c, 15, 68, ("*Percentual de valores diários fornecidos pela porção.",), 6)
    lines(c, 15, 54, ("Ingredientes: óxido de magnésio, cloridrato de piridoxina, gelatina.",), 6.5)
    lines(c, 15, 42, ("Sugestão de uso: tomar 2 cápsulas ao dia.", "Manter fora do alcance das crianças."), 6.5)
    write("portuguese-numbers-beside-units-in-names", c, buffer)


def draw_told_under_rows() -> None:
    """What tells more of a row in a row of a table of its own, and columns that each hold a whole label."""
    c, buffer = canvas((180, 130))
    lines(c, 10, 112, ("Halden Magnesium Complex",), 10)
    rows = (("Medicinal Ingredients", "Per 2 capsules"), ("Magnesium (elemental)", "250 mg"),
            ("from magnesium bisglycinate", ""), ("from magnesium oxide", ""))  # fmt: skip
    for number, (name, cell) in enumerate(rows):
        y = 96 - 11.5 * number
        c.line(10, y + 9, 170, y + 9)
        lines(c, 12, y, (name,), 6.5)
        c.drawRightString(168, y, cell)
    c.line(10, 96 - 11.5 * 3 - 2.5, 170, 96 - 11.5 * 3 - 2.5)
    lines(c, 10, 44, ("Non-Medicinal Ingredients: Hypromellose, silicon dioxide.",
                      "Adults: 2 capsules once daily. NPN 80000022"), 6.5)  # fmt: skip
    write("sources-in-rows-of-their-own", c, buffer)

    c, buffer = canvas((180, 130))
    lines(c, 10, 112, ("Halden Citrate de Magnésium",), 10)
    rows = (("COMPOSITION pour 3 gélules", ""), ("Citrate de magnésium", "1875 mg"),
            ("soit magnésium élément", "300 mg"), ("% des VNR*", "80 %"))  # fmt: skip
    for number, (name, cell) in enumerate(rows):
        y = 96 - 11.5 * number
        c.line(10, y + 9, 170, y + 9)
        lines(c, 12, y, (name,), 6.5)
        c.drawRightString(168, y, cell)
    lines(c, 10, 44, ("*VNR : valeurs nutritionnelles de référence",
                      "Autres ingrédients : enveloppe végétale de la gélule (hypromellose)."), 5.5)  # fmt: skip
    write("row-of-percents-under-the-part", c, buffer)

    c, buffer = canvas((225, 90))
    lines(c, 10, 74, ("Halden Magnesium Liquid",), 10)
    lines(c, 10, 58, ("NL Samenstelling per 20 ml:", "Magnesium (als magnesiumcitraat)",
                      "375 mg = 100% RI. Ingrediënten:", "water, magnesiumcitraat,",
                      "zoetstof: xylitol."), 6)  # fmt: skip
    lines(c, 115, 58, ("FR Composition par 20 ml :", "Magnésium (sous forme de citrate",
                       "de magnésium) 375 mg = 100 %", "AR. Ingrédients : eau, citrate de",
                       "magnésium, édulcorant : xylitol."), 6)  # fmt: skip
    write("columns-that-each-tell-all", c, buffer)

    c, buffer = canvas((240, 90))
    lines(c, 10, 74, ("Halden Magnesium Citrate / Citrate de magnésium",), 9)
    lines(c, 10, 58, ("Medicinal Ingredient", "Each tablet contains: Magnesium", "(magnesium citrate) 150 mg"), 6.5)
    lines(c, 10, 31, ("Non-medicinal Ingredients", "Cellulose, stearic acid."), 6.5)
    lines(c, 130, 58, ("Ingrédient médicinal", "Chaque comprimé contient :", "Magnésium (citrate de magnésium)",
                       "150 mg"), 6.5)  # fmt: skip
    lines(c, 130, 23, ("Ingrédients non médicinaux", "Cellulose, acide stéarique."), 6.5)
    write("heading-beside-the-amount-of-the-next-column", c, buffer)


def draw_doses_beside_a_title() -> None:
    """Columns of grams and of a dose beside the title, which heads the names."""
    c, buffer = canvas((176, 120))
    lines(c, 8, 104, ("Halden Magnésium Sport",), 10)
    rows = (("Valeurs nutritives", "100 g", "1 sachet (5 g)"), ("Énergie", "1200 kJ", "60 kJ"),
            ("Glucides", "62 g", "3,1 g"), ("Magnésium", "7,5 g", "375 mg (100 %*)"))  # fmt: skip
    for number, cells in enumerate(rows):
        y = 88 - 11.2 * number
        c.line(8, y + 9, 168, y + 9)
        lines(c, 10, y, cells[:1], 6)
        c.drawRightString(116, y, cells[1])
        c.drawRightString(166, y, cells[2])
    lines(c, 8, 36, ("* de l'apport journalier recommandé (VNR)",), 5)
    lines(c, 8, 26, ("Ingrédients : dextrose, citrate de magnésium, acide citrique.",), 6)
    write("doses-beside-a-title-over-grams", c, buffer)


OTHERS = ("Magnesium Oxide 400 mg", "$7.49", "Fish Oil, USP Verified", "$9.99", "Magnesium Malate 120 Tablets", "$8.49")
"""What a shop's page offers beside its product."""


def shop_page(c: Canvas, right: float) -> float:
    """A product with a table of its facts, up to ``right``; how high the next print may begin."""
    lines(c, 40, 750, ("Home > Minerals > Fernhill",), 8)
    lines(c, 40, 726, ("Fernhill Magnesium",), 18)
    lines(c, 40, 700, ("Supplement Facts",), 11)
    lines(c, 40, 684, ("Serving Size: 2 Capsules",), 8)
    for number, cells in enumerate((("", "Amount Per Serving", "% Daily Value"), ("Magnesium", "200 mg", "48%"),
                                    ("Zinc (as zinc citrate)", "11 mg", "100%"))):  # fmt: skip
        y = 664 - 16 * number
        for x, cell in zip((46, right - 160, right - 70), cells, strict=True):
            lines(c, x, y, (cell,), 8)
        c.rect(40, y - 5, right - 40, 16)
    return 600


def draw_shop_pages() -> None:
    """Pages that tell of other products, and let customers speak, below the label, beside it and between its parts."""
    c, buffer = canvas((612, 792))
    y = shop_page(c, 400)
    lines(c, 40, y, ("Why magnesium?",), 14)
    y = lines(c, 40, y - 20, ("Adults need 310 to 420 mg a day. Magnesium oxide holds 60% magnesium by weight, and",
                              "magnesium citrate 16%. Many people prefer another source."), 8)  # fmt: skip
    y = lines(c, 40, y - 8, ("Other ingredients: Hypromellose, rice flour.", "Keep out of reach of children."), 8, 2)
    lines(c, 40, y - 16, ("Customer Reviews",), 14)
    y = lines(c, 40, y - 34, ("I took magnesium oxide before. Better, and NSF Certified for Sport!",), 8)
    lines(c, 250, y - 16, ("You may also like",), 14)
    for number, x in enumerate((40, 230, 420)):
        lines(c, x, y - 44, OTHERS[2 * number : 2 * number + 2], 8)
    c.showPage()
    lines(c, 40, 740, ("Magnesium Sulfate, 500 g", "$5.99", "© Fernhill Shop. Privacy policy."), 8)
    write("page-of-a-shop-others-below", c, buffer)

    c, buffer = canvas((612, 792))
    y = shop_page(c, 380)
    lines(c, 40, y, ("Other ingredients: Hypromellose, rice flour.", "Keep out of reach of children."), 8, 2)
    lines(c, 420, 700, ("Popular products",), 10)
    lines(c, 420, 680, OTHERS, 8, 2)
    write("page-of-a-shop-others-beside", c, buffer)

    c, buffer = canvas((612, 792))
    y = shop_page(c, 400)
    lines(c, 40, y, ("Frequently bought together",), 12)
    y = lines(c, 40, y - 20, OTHERS, 8)
    lines(c, 40, y - 8, ("Important information",), 12)
    lines(c, 40, y - 28, ("Other ingredients: Hypromellose, rice flour.", "Keep out of reach of children."), 8, 2)
    write("page-of-a-shop-others-between", c, buffer)


def draw_compared() -> None:
    """A table that sets the product beside others: of two marks named in it the product has one."""
    c, buffer = canvas((320, 250))
    lines(c, 10, 232, ("Halden Bay Magnesium Glycinate",), 11)
    lines(c, 10, 214, ("Supplement Facts",), 10)
    lines(c, 10, 202, ("Serving Size 1 Capsule",), 7)
    for number, cells in enumerate((("Amount Per Serving", "", "% DV"),
                                    ("Magnesium (as magnesium glycinate)", "100 mg", "24%"))):  # fmt: skip
        for cell, left in zip(cells, (10, 150, 200), strict=True):
            lines(c, left, 190 - 11 * number, (cell,), 7)
    lines(c, 10, 164, ("Other Ingredients: cellulose, rice flour.",), 7)
    compared = (("How we compare", "Halden Bay", "Another brand"), ("USP Verified", "Yes", "No"),
                ("Certified for Sport by NSF", "No", "Yes"), ("Made in small batches", "Yes", "No"))  # fmt: skip
    for number, cells in enumerate(compared):
        for cell, left in zip(cells, (10, 150, 230), strict=True):
            lines(c, left, 132 - 12 * number, (cell,), 7)
    lines(c, 10, 60, TAIL, 6.5)
    write("compared-and-not-certified", c, buffer)


def draw_groups_of_rows() -> None:
    """Vitamins and minerals under headings of their own, which say the same of the columns, and no title over them."""
    c, buffer = canvas((190, 130))
    lines(c, 8, 114, ("Halden Multi",), 10)
    rows = (("Vitamine", "pro Tablette", "% NRV*"), ("Vitamin C", "80 mg", "100 %"), ("Vitamin E", "12 mg", "100 %"),
            ("Mineralstoffe", "pro Tablette", "% NRV*"), ("Magnesium", "100 mg", "27 %"),
            ("Zink", "5 mg", "50 %"))  # fmt: skip
    for number, cells in enumerate(rows):
        for cell, left in zip(cells, (10, 80, 140), strict=True):
            lines(c, left, 96 - 10 * number, (cell,), 6.5)
    lines(c, 8, 30, ("*NRV: Nährstoffbezugswerte", "Zutaten: Magnesiumcitrat, Zinkoxid, Talkum."), 6.5)
    write("groups-of-rows-without-a-title", c, buffer)


def write_encodings() -> None:
    """Text fixtures in odd encodings, made of a plain one."""
    plain = (LABELS / "elided-noun-oxide-citrate.txt").read_text("utf-8")
    (LABELS / "utf16-with-mark.txt").write_bytes(plain.encode("utf-16"))
    (LABELS / "utf8-with-mark.txt").write_bytes(plain.encode("utf-8-sig"))
    french = plain.replace("Northmoor", "Élan").replace("200 mg", "200\xa0mg")
    (LABELS / "windows-1252.txt").write_bytes(french.encode("cp1252"))
    odd = plain.replace("citrate)", "ci\u00adtrate)").replace("microcrystalline", "micro\u200bcrystalline")
    (LABELS / "ligatures-and-soft-hyphens.txt").write_text(odd.replace("silica", "rice \ufb02our"), "utf-8")
    base = (LABELS / "one-point-off-is-silent.txt").read_text("utf-8")
    (LABELS / "lines-end-with-cr.txt").write_bytes(base.replace("\n", "\r").encode("utf-8"))
    (LABELS / "utf16-big-endian.txt").write_bytes(b"\xfe\xff" + base.encode("utf-16-be"))
    spaced = base.replace("as magnesium", "as magne\u200bsium").replace("100 mg", "100\xa0mg")
    (LABELS / "zero-width-and-no-break-spaces.txt").write_bytes(spaced.encode("utf-8"))


if __name__ == "__main__":
    draw_plain()
    draw_pictures()
    draw_masked()
    draw_artwork()
    draw_unusual()
    draw_beside_names()
    draw_tables_and_columns()
    draw_in_boxes()
    draw_set_apart()
    draw_side_by_side()
    draw_sideways()
    draw_torn()
    draw_a_blank_apart()
    draw_broken_words()
    draw_stretched()
    draw_head_apart()
    draw_over_pages_and_across()
    draw_languages()
    draw_told_under_rows()
    draw_doses_beside_a_title()
    draw_shop_pages()
    draw_compared()
    draw_groups_of_rows()
    write_encodings()
