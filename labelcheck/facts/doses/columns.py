"""Which of several dose columns counts: the one whose heading names the printed serving, else the
day's, else the last dose."""

from __future__ import annotations

import re
from decimal import Decimal

from labelcheck.facts.doses.units import COUNT, count, unit_of
from labelcheck.layout import evidence
from labelcheck.layout.panel.no_row import tells_dose_below
from labelcheck.layout.vocabulary.dose_headings import DAYS_DOSE, PER, SUPPLIES
from labelcheck.layout.vocabulary.doses import UNIT_DOSE
from labelcheck.layout.vocabulary.rows import PERCENT_OF
from labelcheck.model.label import Note, Serving
from labelcheck.model.reading import Panel
from labelcheck.model.regex import regex

_COUNT = regex(rf"({COUNT})\s*(?:\([^)]*\)\s*)?([^\W\d]+)", re.IGNORECASE)
_ONE = regex(rf"(?:amount\s+)?(?:{PER})\s+({UNIT_DOSE})\b", re.IGNORECASE)
PER_HUNDRED = regex(r"\b100\s?(?:g|ml)\b", re.IGNORECASE)
"""A column that compares products; nobody takes it as a dose."""
_NO_DOSE = regex(r"\b(?:100\s?(?:g|ml)|bo[îi]te|flacon)\b", re.IGNORECASE)
"""In a line under the rows of a medicine, which are those of a whole box: ``Pour une boîte de 90 g``."""
_ROUGHLY = r"(?:approx|average|typical)"
_OF_HUNDRED = regex(
    rf"\b(?:{PER})\s*100\s?(?:g|ml)\b(?!\s*(?:\((?!\s*{_ROUGHLY})|(?!{_ROUGHLY})[a-z]))|"
    rf"(?<![\w.,]\s)(?<![\d.,])100\s?(?:g|ml)\s+(?:{SUPPLIES})"
)


DAY_COLUMN = regex(
    rf"\b(?:{DAYS_DOSE}|daily (?:dosage|amount)|(?:per|pro|par|por) (?:day|tag|jour|día)|tages\w+|dose diária|per dag|"
    r"al giorno|al día|(?<=/)die)\b"
)
"""A column of what is taken in a day."""


def without_percents(headings: str) -> str:
    """``headings`` with the heading of the percents blank, at equal length: where headings wrap in their columns it
    stands in the middle of another, ``per dose max | %NRV`` / ``giornaliera (4 capsule)``."""
    return _PERCENTS.sub(lambda match: " " * len(match.group()), headings)


_PERCENTS = regex(
    rf"(?<!\w)(?:(?:in\s+)?%(?:\s?de[rs])?\s?(?:{PERCENT_OF})?|(?:{PERCENT_OF}))(?!\w)[*†‡]*"
)  # of small letters


def choose(panel: Panel, serving: Serving | None) -> tuple[int, Note | None]:
    """The index of the dose column that counts, and a note when the headings do not decide."""
    columns = 1 + max((cell.column for row in panel.rows for cell in row.cells if cell.sure), default=0)
    if columns == 1:
        return 0, None
    doses = list(range(columns))
    if len(panel.columns) == columns:
        for told in dict.fromkeys((serving, None)):  # else the one headed ``per serving``, whatever weight it says
            for index, heading in enumerate(panel.columns):
                if _names(heading.text, told):
                    return index, None
        doses = [i for i, heading in enumerate(panel.columns) if not PER_HUNDRED.search(heading.text)] or doses
        days = [i for i in doses if DAY_COLUMN.search(panel.columns[i].text.lower())]
        doses = days if len(days) == 1 else doses
    if len(doses) == 1 and serving is None:
        return doses[0], None
    note = Note(
        "dose-column-unclear",
        f"The panel has {columns} dose columns and no heading names the serving size; the last dose was taken.",
        evidence(*panel.columns),
    )
    return doses[-1], note


def is_per_hundred(panel: Panel, column: int, serving: Serving | None) -> bool:
    """Whether the amounts of ``column`` are those of 100 g or 100 ml, or of a whole box, which are no doses unless they
    are the ``serving``."""
    headings = panel.columns[column : column + 1] or (panel.title, *panel.head)
    below = any(tells_dose_below(note.text) and _NO_DOSE.search(note.text) for note in panel.footnotes)
    if not below and not any(_OF_HUNDRED.search(span.text.lower()) for span in headings):
        return False
    return serving is None or PER_HUNDRED.search(serving.size) is None


def _names(heading: str, serving: Serving | None) -> bool:
    """Whether ``heading`` (``Per 2 Tablets``) names the serving (``2 Tablets``)."""
    if serving is not None and _OF_SERVING.match(heading):
        return True
    if serving is not None and (begun := _BEGUN.fullmatch(heading)):
        return serving.units == int(begun[1])
    named = _dose(heading) if serving is not None else None
    if serving is None or named is None:
        return "serving" in heading.lower() and PER_HUNDRED.search(heading) is None
    return named == _dose(serving.size)


_BEGUN = regex(rf"(?:{PER})\s+(\d{{1,2}})", re.IGNORECASE)
"""A heading whose unit stands on the next line, under that of another: ``Per 2``."""
_OF_SERVING = regex(r"1\s(?:porci[óo]n|portion|porzione|serving)\W*\Z", re.IGNORECASE)


def _dose(text: str) -> tuple[Decimal | None, str] | None:
    """How many of which unit, or of which word by its first letters; ``Per Scoop`` is one."""
    if one := _ONE.match(text):
        return Decimal(1), unit_of(one[1].lower()) or one[1].lower()[:3]
    match = _COUNT.search(text)
    return (count(match[1].lower()), unit_of(match[2].lower()) or match[2].lower()[:3]) if match else None
