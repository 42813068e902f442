"""Small PDFs, drawn for one test each."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas


def pdf(draw: Callable[[Canvas], Any], size: tuple[float, float] = (300, 200), password: str | None = None) -> bytes:
    """A page of ``size`` with what ``draw`` puts on it."""
    buffer = BytesIO()
    encrypt = StandardEncryption(password) if password else None
    canvas = Canvas(buffer, pagesize=size, invariant=1, encrypt=encrypt)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def text(
    x: float, y: float, words: str, size: float = 10, font: str = "Helvetica", **options: Any
) -> Callable[[Canvas], None]:
    """Draw ``words`` with their baseline at ``y``."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        canvas.drawString(x, y, words, **options)

    return draw
