"""What a letter of a laboratory says of its sample in sentences: its day, and the product in its subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from labelcheck.labs.grid import Row
from labelcheck.labs.samples import Fact, lot_apart
from labelcheck.model.regex import regex

HEAD_ROWS = 30
"""The salutation of a letter stands among its first lines."""
_SALUTATION = regex(
    r"(?:dear|to whom it may|sehr geehrte|madame|monsieur|chère?|estimad[oa]s?|gentile|spett)\b", re.IGNORECASE
)
_DAY_ALONE = regex(
    r"(?:[^\W\d_][^\d,]{1,30},\s+(?:den\s+|le\s+)?)?(?P<day>\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]{3,10}\.?\s+(?:de\s+)?\d{4}"
    r"|[^\W\d_]{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4})"
)
_SUBJECT = regex(
    r"\W*(?:subject|re|betreff|betr\.?|objet|asunto)\s*:\s*(?:\w+\s+){0,3}?(?:results?|findings|analys[ei]s|testing|report)"
    r"\s*(?:\b(?:for|of|on)\b|[-–—:])\s*(?!(?:the|your|our|lot|batch|order|samples?|project|report|po|no)\b)"
    r"(?P<name>[^\W\d_].{3,120})",
    re.IGNORECASE,
)
"""Only words of a result before it: the subject of a mail may be anything."""


def letter_facts(rows: Sequence[Row]) -> Iterator[Fact]:
    """The day that stands alone above the salutation, and the product that the subject names."""
    above = list(takewhile(lambda row: not _SALUTATION.match(row.cells[0].text), rows[:HEAD_ROWS]))
    for at, row in enumerate(rows[:HEAD_ROWS]):
        text = " ".join(c.text for c in row.cells)
        day = _DAY_ALONE.fullmatch(text.strip()) if len(above) < min(len(rows), HEAD_ROWS) and at < len(above) else None
        if day is not None:
            yield Fact("date", day["day"], row.cells[0].place._replace(text=text), at)
        if (subject := _SUBJECT.match(text)) is not None:
            name = re.sub(r"\s*\((?:our|your|ref|report|no)\b[^()]*\)\s*\Z", "", subject["name"], flags=re.IGNORECASE)
            told = Fact("product", name, row.cells[0].place._replace(text=text), at)
            yield from (fact for fact in lot_apart(told) if fact.field == "product")
