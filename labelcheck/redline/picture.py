"""A picture with findings as boxes, and beneath it what is said of them: a PNG has nothing that opens."""

from __future__ import annotations

import textwrap
import warnings
from io import BytesIO
from itertools import accumulate, islice
from typing import Any

from labelcheck.redline.error import RedlineError
from labelcheck.redline.marks import COLORS, Mark, Marks

MAX_PIXELS = 50_000_000
"""Of all pages drawn: they are unpacked, and once more in the copy, in a worker of 1 GB."""
MAX_LINES = 400
"""Of text beneath a picture."""
BLACK = (0, 0, 0)

Color = tuple[int, int, int]


def draw_picture(data: bytes, marks: Marks) -> bytes:
    """The picture in ``data``, upright as its EXIF says, as a PNG: a box and the rule's code at the words of each
    finding, and below the picture all that is said of them. The pages of a TIFF stand one below the other. No pixel is
    changed beside the boxes.

    Raises:
        RedlineError: the picture is damaged or larger than MAX_PIXELS.
    """
    from PIL import Image, ImageDraw, ImageFont

    last = max((mark.page for mark in marks.placed), default=1)
    pages = _upright(data, last)
    width = max(page.width for page in pages)
    size = max(14, width // 100)
    step = round(1.4 * size)
    font: Any = ImageFont.load_default(size)
    lines = _legend(marks, max(20, int(width / (0.55 * size))))
    tops = [0, *accumulate(page.height for page in pages)]
    whole = Image.new("RGB", (width, tops[-1] + step * (len(lines) + 1)), "white")
    for page, top in zip(pages, tops, strict=False):
        whole.paste(page, (0, top))
    pen = ImageDraw.Draw(whole)
    for mark in marks.placed:
        _box(pen, mark, tops[mark.page - 1], font, size)
    for row, (line, color) in enumerate(lines):
        pen.text((size // 2, tops[-1] + step // 2 + row * step), line, fill=color, font=font)
    drawn = BytesIO()
    whole.save(drawn, "PNG")
    return drawn.getvalue()


def _upright(data: bytes, last: int) -> list[Any]:
    """The pages of a picture up to the ``last`` one that is drawn on."""
    from PIL import Image, ImageOps, ImageSequence

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of damage that it reads past
            picture, pages, pixels = Image.open(BytesIO(data)), [], 0
            for page in islice(ImageSequence.Iterator(picture), last):
                pixels += page.width * page.height
                if pixels > MAX_PIXELS:
                    raise RedlineError(f"the picture has more than {MAX_PIXELS // 1_000_000} million pixels; reduce it")
                pages.append(ImageOps.exif_transpose(page).convert("RGB"))
    except (RedlineError, MemoryError):
        raise
    except Exception as error:  # Pillow raises many kinds for damage
        raise RedlineError(f"the picture is damaged ({type(error).__name__}); export it again") from error
    if len(pages) < last:
        raise RedlineError(f"the picture has {len(pages)} pages and a finding on page {last}; export it again")
    return pages


def _box(pen: Any, mark: Mark, above: int, font: Any, size: int) -> None:
    """Draw the boxes of ``mark`` on a page that begins ``above`` pixels below the top."""
    color = COLORS[mark.severity]
    edge = max(2, size // 8)
    boxes = [(left, top + above, right, bottom + above) for left, top, right, bottom in mark.boxes]
    for left, top, right, bottom in boxes:
        pen.rectangle((left - edge, top - edge, right + edge, bottom + edge), outline=color, width=edge)
    left, top, _, bottom = boxes[0]
    letters = font.font_variant(
        size=min(size, max(8, round(0.6 * (bottom - top))))
    )  # little of the line above is hidden
    tag = pen.textbbox((left, max(top - edge, above + letters.size)), mark.code, font=letters, anchor="lb")
    pen.rectangle(tag, fill=color)
    pen.text(tag[:2], mark.code, fill="white", font=letters, anchor="lt")


def _legend(marks: Marks, columns: int) -> list[tuple[str, Color]]:
    """The lines of text beneath the picture, each with its color; the gravest finding stands first."""
    texts = [(marks.note, BLACK), *((mark.text, COLORS[mark.severity]) for mark in reversed(marks.placed))]
    found: list[tuple[str, Color]] = []
    for text, color in texts:
        first, *rest = text.replace("→ ", "- ").splitlines()  # Pillow's own font has no arrow
        lines = [(first, color), *((line, BLACK) for line in rest), ("", BLACK)]
        found += [(piece, tint) for line, tint in lines for piece in (textwrap.wrap(line, columns) or [""])]
    return found[:MAX_LINES]
