"""How the maker can be reached in the United States: telephone, street or post office box, place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from labelcheck.facts.numbers import first_digits
from labelcheck.layout import evidence
from labelcheck.model.label import Contact, ContactKind
from labelcheck.model.reading import Passage, Reading, Span
from labelcheck.model.regex import regex

_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|IA|ID|IL|IN|KS|KY|LA|MA|MD|ME|MI|MN|MO|MS|MT|NC|ND|NE|NH|NJ|NM|NV|NY|OH|OK|OR|"
    "PA|PR|RI|SC|SD|TN|TX|UT|VA|VI|VT|WA|WI|WV|WY|DC|GU|AS|MP"
)
_NAMES = (
    r"alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|"
    r"indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|"
    r"nebraska|nevada|new\s+hampshire|new\s+jersey|new\s+mexico|new\s+york|north\s+carolina|north\s+dakota|ohio|oklahoma|"
    r"oregon|pennsylvania|puerto\s+rico|guam|rhode\s+island|south\s+carolina|south\s+dakota|tennessee|texas|utah|vermont|"
    r"virginia|washington|west\s+virginia|wisconsin|wyoming"
)
_ABBREVIATED = r"calif|fla|mass|mich|minn|penn|tex|wash|ariz|colo|conn|ill|n\.\s?y|n\.\s?j|d\.\s?c"
_FIVE = regex(r"\d(?<![\d-]\d)\d{4}(?:-\d{4})?(?!\d)")
_BEFORE_ZIP = regex(
    rf"(?:\b(?:{_STATES})|(?<=,\s)(?i:{_STATES})|\b(?i:{_NAMES})|\b(?i:{_ABBREVIATED})\.?)"
    r"[.,]?\s*(?:U\.?S\.?A?\.?[.,]?\s*)?[-–—•·|]?\s*\Z"
)
_WORDS = "OR|IN|ME|HI|OK|OH|AS|LA|DE|PA|MA|MI"
"""States whose letters are words too: in a warning in capitals (``NURSING, OR TAKING``) they are none."""
_PLACE = regex(
    rf",(?<=[^\W\d_],)\s*(?:(?!(?:{_WORDS})\b)(?:{_STATES})\b|(?i:{_NAMES})\b)|,(?<=[a-zà-ÿ],)\s*(?:{_WORDS})\b"
)
"""From behind the last letter of a city."""
_PHONE = regex(r"[2-9](?<!\d[2-9])\d{2}\)?[\s.\-–/•·]{0,3}\d{3}[\s.\-–•·]{1,3}\d{4}(?![\d-])")
_RUN_TOGETHER = regex(r"[1-9](?<!\d[1-9])(?:(?<=1)[2-9]\d{9}|(?<!1)\d{9})(?!\d)")
_CALL = regex(r"(?:tel|phone|call|questions|\+1)\W{0,12}\Z", re.IGNORECASE)
_LONG_DISTANCE = regex(r"1(?<!\d1)(?=\D{0,3}\Z)")
_VANITY = regex(
    r"8(?<!\d8)(?:00|88|77|66|55|44|33)\)?[\s.\-–]{1,3}(?=[A-Z\d.\s-]{0,6}[A-Z])[A-Z\d][A-Z\d-]{3,8}(?:[\s-][A-Z\d]{2,6})?"
)
_ABROAD = regex(r"(?:\+(?!1\D{0,3}\Z)\d{1,3}|\d)[\s(.–/-]{0,3}\Z")
"""Before a number: another country's code, or more digits of a longer number."""
_BEHIND_ZIP = regex(rf"\b(?i:{_STATES}|{_NAMES})[.,]?\s+\d{{5}}(?:-\d{{4}})?[\s(•|,;]{{1,3}}[\s(.-]{{0,2}}\Z")
"""The digits before a number are the ZIP of the address it stands behind."""
_STREET = regex(
    r"(?i:\bp\.?\s*o\.?\s*(?:box|drawer)\b|\bpost\s+office\s+box\b|\bpo\s*box\b)"
    r"|(?<![\w.,])(?:[NSEW]\d{1,5}\s?[NSEW]\d{1,5}|(?i:one|two|three|four|five|six|seven|eight|nine|ten)|"
    r"\d{1,6}(?:-\d{1,5})?[A-Za-z]?),?\s+(?:[^\s\d,]+\.?,?\s+|\d{1,4}(?i:st|nd|rd|th)\s+){0,5}?"
    r"(?i:st|street|ave|avenue|rd|road|blvd|boulevard|dr|drive|ln|lane|way|court|ct|pkwy|parkway|pl|place|plaza|hwy|highway|"
    r"suite|ste|unit|circle|cir|terrace|trail|trl|loop|square|sq|route|rte|pike|turnpike|center|centre|park|broadway|row|"
    r"alley|crossing|freeway|expressway|commons|point|run|path|floor|bldg|building)\b"
)
_LEAD = regex(r"(?<![\w.,%-])\d{1,6}(?:-\d{1,5})?,?\s+[NSEW]?\.?\s*[A-Z][^\n\d]{2,40}[,\n]?\s*\Z")

BEFORE = 140
"""Characters before the ZIP in which its street stands."""


def find_contacts(reading: Reading) -> tuple[Contact, ...]:
    """The telephone numbers and addresses of the label, as one of the United States prints them.

    A city and state without more is looked for only where there is nothing better, and the
    panels, which seldom hold a contact, only where the rest does not. What stands besides the label on a shop's page
    may be the shop's, and has low confidence.
    """
    blocks, panels = ([p for p in reading.passages if p.kind == kind] for kind in ("block", "panel"))
    if reached := _reached(blocks) or _reached(panels):
        return reached
    besides = [contact for contact in _reached(list(reading.besides)) if contact.kind != "zip"]
    unsure = tuple([replace(contact, confidence="low") for contact in besides])
    return unsure or tuple([place for passage in blocks for place in _places(passage)])


def _reached(passages: list[Passage]) -> tuple[Contact, ...]:
    """The telephone numbers, then the addresses."""
    numbered = [(p, digits) for p in passages if (digits := first_digits(p)) is not None]
    return tuple([contact for find in (_phones, _addresses) for place in numbered for contact in find(*place)])


BEFORE_DIGITS = 16
"""Characters of a telephone number before the first four digits in a row."""


def _phones(passage: Passage, digits: int) -> Iterator[Contact]:
    """The telephone numbers of ``passage``, whose first ``digits`` in a row stand there."""
    text, begin = passage.text, max(0, digits - BEFORE_DIGITS)
    for match in (*_PHONE.finditer(text, begin), *_VANITY.finditer(text, begin)):
        before = _LONG_DISTANCE.sub("", text[max(0, match.start() - 40) : match.start()])
        if "poison" in before.lower():  # that of the poison control, printed with the iron warning
            continue
        if not _ABROAD.search(before[-8:]) or _BEHIND_ZIP.search(before):
            yield _contact("phone", passage, match.start(), match.end())
    for match in _RUN_TOGETHER.finditer(text, begin):
        if _CALL.search(text[max(0, match.start() - 20) : match.start()]):
            yield _contact("phone", passage, match.start(), match.end())


def _addresses(passage: Passage, digits: int) -> Iterator[Contact]:
    text = passage.text
    for match in _FIVE.finditer(text, digits):
        state = _BEFORE_ZIP.search(text[max(0, match.start() - 30) : match.start()])
        if state is None:
            continue
        at = max(0, match.start() - 30) + state.start()
        before = text[max(0, at - BEFORE) : at]
        street = _STREET.search(before) is not None or _LEAD.search(before.rpartition(",")[0]) is not None
        yield _contact("street" if street else "zip", passage, at, match.end())


def _places(passage: Passage) -> Iterator[Contact]:
    for match in _PLACE.finditer(passage.text):
        yield _contact("place", passage, match.start() - 1, match.end())


def _contact(kind: ContactKind, passage: Passage, start: int, end: int) -> Contact:
    span = Span(passage, start, end)
    return Contact(kind, span.text, evidence(span))
