"""A picture with findings as boxes, and beneath it what is said of them: a PNG has nothing that opens."""

from __future__ import annotations

import textwrap
import warnings
from io import BytesIO
from typing import Any

from labelcheck.redline.error import RedlineError
from labelcheck.redline.marks import COLORS, Mark, Marks

MAX_PIXELS = 50_000_000
MAX_LINES = 400
"""Of text beneath a picture."""
BLACK = (0, 0, 0)

Color = tuple[int, int, int]


def draw_picture(data: bytes, marks: Marks) -> bytes:
    """The first page of the picture in ``data``, upright as its EXIF says, as a PNG: a box and the rule's code at the
    words of each finding, and below the picture all that is said of them. No pixel moves.

    Raises:
        RedlineError: the picture is damaged or larger than MAX_PIXELS.
    """
    from PIL import Image, ImageDraw, ImageFont

    picture = _upright(data)
    width, height = picture.size
    size = max(14, width // 100)
    font: Any = ImageFont.load_default(size)
    lines = _legend(marks, max(20, int(width / (0.55 * size))))
    step = round(1.4 * size)
    whole = Image.new("RGB", (width, height + step * (len(lines) + 1)), "white")
    whole.paste(picture)
    pen = ImageDraw.Draw(whole)
    for mark in marks.placed:
        _box(pen, mark, font, size)
    for row, (line, color) in enumerate(lines):
        pen.text((size // 2, height + step // 2 + row * step), line, fill=color, font=font)
    drawn = BytesIO()
    whole.save(drawn, "PNG")
    return drawn.getvalue()


def _upright(data: bytes) -> Any:
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of damage that it reads past
            picture = Image.open(BytesIO(data))
            if picture.width * picture.height > MAX_PIXELS:
                raise RedlineError(f"the picture has more than {MAX_PIXELS // 1_000_000} million pixels; reduce it")
            return ImageOps.exif_transpose(picture).convert("RGB")
    except (RedlineError, MemoryError):
        raise
    except Exception as error:  # Pillow raises many kinds for damage
        raise RedlineError(f"the picture is damaged ({type(error).__name__}); export it again") from error


def _box(pen: Any, mark: Mark, font: Any, size: int) -> None:
    color = COLORS[mark.severity]
    for left, top, right, bottom in mark.boxes:
        edge = max(2, size // 8)
        pen.rectangle((left - edge, top - edge, right + edge, bottom + edge), outline=color, width=edge)
    left, top = mark.boxes[0][:2]
    tag = pen.textbbox((left, max(0, top - 1.3 * size)), mark.code, font=font)
    pen.rectangle(tag, fill=color)
    pen.text(tag[:2], mark.code, fill="white", font=font, anchor="lt")


def _legend(marks: Marks, columns: int) -> list[tuple[str, Color]]:
    """The lines of text beneath the picture, each with its color; the gravest finding stands first."""
    texts = [(marks.note, BLACK), *((mark.text, COLORS[mark.severity]) for mark in reversed(marks.placed))]
    found: list[tuple[str, Color]] = []
    for text, color in texts:
        first, *rest = text.replace("→ ", "- ").splitlines()  # Pillow's own font has no arrow
        lines = [(first, color), *((line, BLACK) for line in rest), ("", BLACK)]
        found += [(piece, tint) for line, tint in lines for piece in (textwrap.wrap(line, columns) or [""])]
    return found[:MAX_LINES]
