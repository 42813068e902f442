"""The copy of a label, by what its file is."""

from __future__ import annotations

from labelcheck.documents.read import picture_kind
from labelcheck.redline.marks import Marks


def redline(data: bytes, marks: Marks) -> bytes | None:
    """A copy of the label in ``data`` with ``marks`` drawn on it: a PDF of a PDF, a PNG of a picture; None for a
    text, which has no page to draw on.

    Raises:
        RedlineError: the file is damaged, protected or too large.
    """
    if b"%PDF-" in data[:1024]:
        from labelcheck.redline.pdf import draw_pdf

        return draw_pdf(data, marks)
    if picture_kind(data) is not None:
        from labelcheck.redline.picture import draw_picture

        return draw_picture(data, marks)
    return None
