"""Bar codes, drawn for tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import zxingcpp
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

UPC = "012345678905"
OTHER_UPC = "036000291452"
EAN = "4006381333931"
WIDE, HIGH = 108, 52
"""Points: a symbol at its nominal size, with its quiet zones."""


def picture(digits: str, kind: str = "UPCA") -> Image.Image:
    """The symbol of ``digits``."""
    made: Any = zxingcpp.create_barcode(digits, zxingcpp.barcode_format_from_str(kind)).to_image(scale=4)
    height, width = made.shape
    return Image.frombytes("L", (width, height), bytes(made))


def bars(x: float, y: float, digits: str, kind: str = "UPCA", turn: int = 0) -> Callable[[Canvas], Any]:
    """Draw the symbol of ``digits`` with its lower left corner at (``x``, ``y``), turned by ``turn`` degrees."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(turn)
        canvas.drawImage(ImageReader(picture(digits, kind)), 0, 0, WIDE, HIGH)
        canvas.restoreState()

    return draw
