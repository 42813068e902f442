"""Readings of text, as the tests of layout and facts need them."""

from __future__ import annotations

from labelcheck.documents import read_document
from labelcheck.layout import read_layout
from labelcheck.model.document import Document
from labelcheck.model.reading import Panel, Reading


def document(text: str) -> Document:
    return read_document(text.encode(), "label.txt")


def reading(text: str) -> Reading:
    return read_layout(document(text))


def panel(*rows: str, head: str = "Serving Size: 1 Capsule\nAmount Per Serving  % Daily Value") -> Panel:
    """The panel of a label with these printed lines under the usual head."""
    (found,) = reading("\n".join(["Supplement Facts", head, *rows])).panels
    return found


def cells(found: Panel) -> list[tuple[str, list[str]]]:
    """Each row's name and its cells, as text."""
    return [(row.name.text, [cell.span.text for cell in row.cells]) for row in found.rows]
