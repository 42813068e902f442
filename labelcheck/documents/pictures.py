"""Picture files: PNG, JPEG, WebP and TIFF. Their size is told from the header, before anything is unpacked."""

from __future__ import annotations

import io
import warnings
from typing import Any

from labelcheck.model.document import UnreadableError

KINDS = ("PNG", "JPEG", "WEBP", "TIFF")
MAX_PIXELS = 100_000_000
"""Of one picture: 14,000 x 7,000, larger than any artwork of a label at 600 dpi."""
MAX_FRAMES = 20
"""Pages of a TIFF file."""
_TURNED = (5, 6, 7, 8)
"""The values of the EXIF orientation under which width and height change places."""
_ORIENTATION = 0x0112


def sizes(data: bytes) -> list[tuple[int, int]]:
    """Width and height in pixels of each page in ``data``, as shown.

    Raises:
        UnreadableError: malformed, or too-large.
    """
    with _opened(data) as picture:
        return [_size(picture, number) for number in range(min(getattr(picture, "n_frames", 1), MAX_FRAMES))]


def pixels(data: bytes, number: int) -> Any:
    """Page ``number`` (from 0) as an array: height x width x 3, blue first, on white, upright as its camera says.

    Raises:
        UnreadableError: malformed, or too-large.
    """
    import numpy
    from PIL import Image, ImageOps

    with _opened(data) as picture:
        _size(picture, number)
        try:
            shown = ImageOps.exif_transpose(_eight_bits(picture))
        except (OSError, ValueError, SyntaxError, EOFError) as error:
            raise _malformed(error) from error
    if shown.mode in ("RGBA", "LA", "PA") or "transparency" in shown.info:
        over = shown.convert("RGBA")
        shown = Image.new("RGB", over.size, "white")
        shown.paste(over, mask=over.getchannel("A"))
    return numpy.ascontiguousarray(numpy.asarray(shown.convert("RGB"))[:, :, ::-1])


def _opened(data: bytes) -> Any:
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # ours is checked for every page
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about tags no reader needs
            return Image.open(io.BytesIO(data), formats=KINDS)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise _malformed(error) from error


def _size(picture: Any, number: int) -> tuple[int, int]:
    try:
        picture.seek(number)
        width, height = picture.size
        turned = picture.getexif().get(_ORIENTATION) in _TURNED
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise _malformed(error) from error
    if width * height > MAX_PIXELS:
        raise UnreadableError(
            "too-large",
            f"the picture has {width} x {height} pixels, more than {MAX_PIXELS // 1_000_000} million; reduce it",
        )
    return (height, width) if turned else (width, height)


def _eight_bits(picture: Any) -> Any:
    """Pictures of 16 bits a pixel are cut off, not scaled, when Pillow converts them."""
    if picture.mode.startswith("I;16"):
        return picture.point(lambda value: value / 256).convert("L")
    picture.load()
    return picture


def _malformed(error: Exception) -> UnreadableError:
    return UnreadableError("malformed", f"the picture is damaged ({error}); export it again")
