"""The article number of a label: what is printed and what the bars say are one number, or it is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from labelcheck.knowledge.gtin import as_shown, gtin
from labelcheck.model.document import Page
from labelcheck.model.label import Evidence, Note, Text


def find_article_number(printed: Sequence[Text], pages: Iterable[Page]) -> tuple[Text | None, Note | None]:
    """The number that a label carries, from the ``printed`` ones and the bar codes on its ``pages``.

    Where the bars say another number than the print, or the label bears two, none is chosen and the note says why.
    """
    coded: dict[str, Text] = {}
    for page in pages:
        for barcode in page.barcodes:
            if (number := gtin(barcode.digits)) is not None:
                seen = Evidence(page.number, barcode.box, None, as_shown(number), "barcode")
                before = coded[number].evidence if number in coded else ()
                coded[number] = Text(as_shown(number), (*before, seen))
    if not coded:
        return (printed[0] if printed else None), None
    bars = tuple(coded.values())
    if len(bars) > 1:
        return None, _note(f"The bar codes read {_all(bars)}: no article number was taken.", bars)
    (number, bar) = next(iter(coded.items()))
    if not printed:
        return bar, None
    for text in printed:
        if gtin(text.value) == number:
            return Text(text.value, (*text.evidence, *bar.evidence)), None
    told = f"The bar code reads {bar.value}, but {_all(printed)} is printed: no article number was taken."
    return None, _note(told, (*bars, *printed))


def _all(texts: Iterable[Text]) -> str:
    return " and ".join(text.value for text in texts)


def _note(message: str, texts: Iterable[Text]) -> Note:
    return Note("suspicious-structure", message, tuple(piece for text in texts for piece in text.evidence))
