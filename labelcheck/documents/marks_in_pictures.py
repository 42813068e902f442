"""Pictures on a page that may hold a mark nobody read."""

from __future__ import annotations

from labelcheck.model.document import Box, Page, Word
from labelcheck.model.regex import regex

SMALLEST = 5 * 72 / 25.4
"""Points: a mark is at least 5 mm long."""
LARGEST = 0.6
"""Of the page's longer side: what is larger is a background."""

_BARCODE_DIGITS = regex(r"[\d\s]{8,}")


def may_hold_mark(picture: Box, page: Page) -> bool:
    """Whether ``picture`` is as large as a mark, is no barcode and does not lie under text."""
    left, top, right, bottom = picture
    longer = max(right - left, bottom - top)
    if not SMALLEST <= longer <= LARGEST * max(page.width, page.height):
        return False
    over = [w for w in page.words if w.box is not None and _inside(w.box, picture)]
    below = [w for w in page.words if w.box is not None and _just_below(w, picture)]
    if _BARCODE_DIGITS.fullmatch("".join(w.text for w in over or below)):
        return False
    return not over


def _inside(box: Box, picture: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return picture[0] <= x <= picture[2] and picture[1] <= y <= picture[3]


def _just_below(word: Word, picture: Box) -> bool:
    assert word.box is not None
    middle = (word.box[0] + word.box[2]) / 2
    return picture[0] - 6 <= middle <= picture[2] + 6 and -2 <= word.box[1] - picture[3] <= 12
