"""Notes about the reading itself: what was not read, or not read surely."""

from __future__ import annotations

from collections.abc import Sequence

from labelcheck.facts.dietary_ingredients import unread_cells
from labelcheck.facts.magnesium.names import among_others
from labelcheck.layout import evidence
from labelcheck.layout.normalise import UNREAD_SCRIPT
from labelcheck.layout.page.besides import heads_products
from labelcheck.model.document import Document
from labelcheck.model.label import Magnesium, Note
from labelcheck.model.reading import Panel, Passage, Span


def unread_figures(panel: Panel, column: int) -> list[Note]:
    """Rows with a figure of which the text leaves open whose it is."""
    return [
        Note(
            "partly-read",
            f"in the row of {row.name.text[:60]} a figure could not be read surely",
            evidence(row.name, *unread),
        )
        for row in panel.rows
        if (unread := unread_cells(row, column))
    ]


def unread_names(panel: Panel, magnesium: Magnesium | None) -> list[Note]:
    """Rows that name magnesium among others, where no row of its own was read."""
    return [
        Note("partly-read", f"what “{row.name.text[:60]}” says of magnesium could not be read", evidence(row.name))
        for row in (among_others(panel) if magnesium is None else ())
    ]


_NOTES = {
    "decoded-as-cp1252": "text-decoded-as-cp1252",
    "hidden-text": "suspicious-structure",
    "meaningless-text": "suspicious-structure",
    "readers-disagree": "suspicious-structure",
    "cut-short": "partly-read",
    "page-without-text": "partly-read",
    "barcodes-not-read": "partly-read",
    "letters-apart": "partly-read",
}


def document_notes(document: Document) -> list[Note]:
    """What the reader of the file noted, and that a script was not read."""
    noted = [Note(_NOTES[kind], message) for kind, message in document.notes]
    words = (word.text for page in document.pages for word in page.words if not word.text.isascii())
    if any(map(UNREAD_SCRIPT.search, words)):
        noted.append(Note("partly-read", "words in Chinese, Japanese or Korean were not read"))
    return noted


def second_products(panels: Sequence[Panel]) -> list[Note]:
    """``panels`` of other products."""
    return [
        Note("second-product", "A second facts panel stands in this file; it was not read.", evidence(panel.title))
        for panel in panels
    ]


def other_products(besides: Sequence[Passage]) -> list[Note]:
    """What a shop's page says of other products besides the label."""
    lines = [Span(passage, start, passage.line_end(start)).trimmed for passage in besides for start in passage.lines]
    return [
        Note(
            "other-products", f"What stands under “{line.text}” is of other products; it was not read.", evidence(line)
        )
        for line in lines
        if heads_products(line.text)
    ]
