"""Picture files: PNG, JPEG, WebP and TIFF. Their size is told from the header, before anything is unpacked."""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from labelcheck.model.document import UnreadableError

KINDS = ("PNG", "JPEG", "WEBP", "TIFF")
MAX_PIXELS = 100_000_000
"""Of one picture: 14,000 x 7,000, larger than any artwork of a label at 600 dpi."""
MAX_SIDE = 30_000
"""Pixels: the libraries that turn and cut pictures know no longer ones."""
MAX_FRAMES = 20
"""Pages of a TIFF file."""
ENOUGH = 24_000_000
"""Pixels: larger pictures are reduced, once they are unpacked."""
_TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
"""What makes a picture upright, by its EXIF orientation."""
_SIDES_CHANGE = 5
"""From this orientation on width and height change places."""
_ORIENTATION = 0x0112
_TIFF_SIDES = 0x0100, 0x0101
"""The tags that hold the sides of a TIFF as stored; Pillow tells them turned already, in some versions."""


def sizes(data: bytes) -> tuple[list[tuple[int, int]], bool]:
    """Width and height in pixels of each page in ``data``, as shown, and whether there are more than ``MAX_FRAMES``.

    Raises:
        UnreadableError: malformed, or too-large.
    """
    found: list[tuple[int, int]] = []
    with _opened(data) as picture:
        while _has(picture, len(found)):
            if len(found) == MAX_FRAMES:
                return found, True
            found.append(_size(picture))
    return found, False


def pixels(data: bytes, number: int) -> tuple[Any, float]:
    """Page ``number`` (from 0) as an array (height x width x 3, blue first), on white, upright as its camera says, and
    how many of its pixels one of the picture is.

    Raises:
        UnreadableError: malformed, or too-large.
    """
    import numpy
    from PIL import Image

    with _opened(data) as picture, _damage():
        picture.seek(number)
        width, height = _size(picture)
        turn = _TURNS.get(_orientation(picture)) if picture.format != "TIFF" else None  # Pillow turns a TIFF itself
        shown = _eight_bits(picture)
        mode = "RGBA" if "A" in shown.mode or "transparency" in shown.info else "RGB"
        if shown.mode != mode:
            shown = shown.convert(mode)
        scale = min(1.0, math.sqrt(ENOUGH / (width * height)))
        if scale < 1:
            shown = shown.resize((round(shown.width * scale), round(shown.height * scale)), Image.Resampling.BOX)
        if turn is not None:
            shown = shown.transpose(Image.Transpose[turn])
    if shown.mode == "RGBA":
        over, shown = shown, Image.new("RGB", shown.size, "white")
        shown.paste(over, mask=over.getchannel("A"))
    return numpy.ascontiguousarray(numpy.asarray(shown)[:, :, ::-1]), scale


def _opened(data: bytes) -> Any:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # ours is checked for every page
    with _damage(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about tags no reader needs
        return Image.open(io.BytesIO(data), formats=KINDS)


def _has(picture: Any, number: int) -> bool:
    with _damage():
        try:
            picture.seek(number)
        except EOFError:
            return False
    return True


def _size(picture: Any) -> tuple[int, int]:
    with _damage():
        width, height = picture.size
        if picture.format == "TIFF":
            width, height = (picture.tag_v2[side] for side in _TIFF_SIDES)
        if not (width and height):
            raise ValueError(f"it has {width} x {height} pixels")
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise UnreadableError(
            "too-large",
            f"the picture has {width} x {height} pixels, more than {MAX_PIXELS // 1_000_000} million or than "
            f"{MAX_SIDE} on a side; reduce it",
        )
    with _damage():
        return (height, width) if _orientation(picture) >= _SIDES_CHANGE else (width, height)


def _orientation(picture: Any) -> int:
    """As the header says; the method that is for PNG would unpack the picture to look behind it, too."""
    from PIL import Image

    told = Image.Image.getexif(picture).get(_ORIENTATION)
    return told if told in _TURNS else 1


def _eight_bits(picture: Any) -> Any:
    """Pictures of 16 bits a pixel are cut off, not scaled, when Pillow converts them."""
    if picture.mode.startswith("I;16"):
        return picture.point(lambda value: value / 256).convert("L")
    picture.load()
    return picture


@contextmanager
def _damage() -> Iterator[None]:
    """What a decoder raises over a damaged picture, of whatever type, said as malformed."""
    from PIL import UnidentifiedImageError

    try:
        yield
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:
        why = "it is no PNG, JPEG, WebP or TIFF" if isinstance(error, UnidentifiedImageError) else str(error)
        raise UnreadableError("malformed", f"the picture is damaged ({why}); export it again") from error
