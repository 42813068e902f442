"""The numbers that tell one product and one batch from others: UPC and lot."""

from __future__ import annotations

import re

from labelcheck.facts.language_words import LOT_HINTS
from labelcheck.facts.numbers import first_digits
from labelcheck.facts.sentences import hints_of
from labelcheck.knowledge.gtin import gtin
from labelcheck.layout import evidence
from labelcheck.model.label import Text
from labelcheck.model.reading import Reading, Span
from labelcheck.model.regex import regex

_FIVE = regex(r"\d\d\d\d\d")
"""A pattern that begins with a character, and not with a number of them, is searched for faster."""
_UPC = regex(r"(?<![\d-])\d[\s-]?\d{5}[\s-]?\d{5}[\s-]?\d(?![\d-])")


def find_upcs(reading: Reading) -> tuple[Text, ...]:
    """The printed UPC-A numbers whose check digit is right."""
    return tuple(
        Text(number, evidence(Span(passage, match.start(), match.end())))
        for passage in reading.passages
        if (digits := first_digits(passage)) is not None and _FIVE.search(passage.text, digits)
        for match in _UPC.finditer(passage.text)
        if gtin(number := re.sub(r"\D", "", match.group())) is not None
    )


_LOT = regex(
    r"\b(?:lot|batch)\s*(?:(?:no|number|code|nr)\b\.?\s*[:#]?|[:#])\s*"
    r"(?P<lot>(?=[A-Z0-9-]{0,19}\d)[A-Z0-9][A-Z0-9-]{1,19})\b",
    re.IGNORECASE,
)
"""A lot needs its sign or word before it: ``every batch 3rd-party tested`` prints none."""
_BARE_LOT = regex(
    r"\b(?:LOT|Lot|BATCH|Batch)\s{1,3}(?P<lot>(?=[A-Z0-9-]{0,19}\d)[A-Z0-9][A-Z0-9-]{1,19})"
    r"(?=\s*(?:\Z|[,;|(]|EXP|Exp|BB|BEST|Best|MFG|Mfg|USE|Use))|\b(?:Chargen?|Ch\.-B\.|Lote|Lotto|N° de lot)"
    r"(?:\s?-?\s?(?:Nr\.?|nummer|n[.°º]))?\s*:?\s*"
    r"(?P<foreign>(?=[A-Z0-9-]{0,19}\d)[A-Z0-9][A-Z0-9-]{1,19})\b"
)
"""``LOT CH2401 EXP 06/2027``: in capitals and digits, at the end of what is said; and the words of other languages."""
_LINE_LOT = regex(r"(?:LOT|Lot|BATCH|Batch)\s{1,3}(?P<lot>(?=[A-Z0-9-]{0,19}\d)[A-Z0-9][A-Z0-9-]{1,19})\s*")
"""The same on a line of its own."""


def find_lot(reading: Reading) -> Text | None:
    """The lot that is printed on the label; None where two are."""
    found: dict[str, Text] = {}
    for passage in reading.passages:
        if hints_of(passage).isdisjoint(LOT_HINTS):
            continue
        lines = [_LINE_LOT.fullmatch(passage.text, at, passage.line_end(at)) for at in passage.lines]
        told = [*_LOT.finditer(passage.text), *_BARE_LOT.finditer(passage.text), *filter(None, lines)]
        for match in told:
            if match.start() == 0 or passage.text[match.start() - 1] != "/":
                lot = match[match.lastgroup or "lot"]
                found.setdefault(lot.upper(), Text(lot, evidence(Span(passage, match.start(), match.end()))))
    return next(iter(found.values())) if len(found) == 1 else None
