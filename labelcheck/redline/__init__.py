"""A copy of a label with its findings drawn where they stand; worked out in a worker, for it opens the label again."""

from labelcheck.redline.draw import redline
from labelcheck.redline.error import RedlineError
from labelcheck.redline.marks import Marks, marks_of

__all__ = ["Marks", "RedlineError", "marks_of", "redline"]
