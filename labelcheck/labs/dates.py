"""Dates as laboratories write them. Day-month and month-day are told apart by the file, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from labelcheck.model.regex import regex

Order = Literal["day-month", "month-day"]

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_FOREIGN = {
    "mär": 3,
    "mae": 3,
    "mai": 5,
    "okt": 10,
    "dez": 12,
    "fév": 2,
    "avr": 4,
    "aoû": 8,
    "déc": 12,
    "ene": 1,
    "abr": 4,
    "ago": 8,
    "dic": 12,
}
_ISO = regex(r"\A(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d])")
_NUMBERS = regex(r"\A(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_NAMED = regex(
    r"\A(?:(\d{1,2})(?:st|nd|rd|th)?[\s.-]*([a-zäéû]{3,10})|([a-zäéû]{3,10})[\s.-]*(\d{1,2})(?:st|nd|rd|th)?)[\s.,-]*(\d{4}|\d{2})(?!\d)",
    re.I,
)


_SHORT = regex(r"(?<![\d/.-])(\d{1,2})([-/])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)")
_WEEKDAY = regex(r"\A[^\W\d_]{2,10}\.?, (?=\d)")
_MONTH = regex(
    r"\A(?:(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4})|([a-zäéû]{3,10})[\s.,/-]*(\d{4}|\d{2}))(?![\d/.-])", re.I
)
_DAY = (
    r"(?:\d{1,2}(?P<mark>[-/.])\d{1,2}(?P=mark)\d{4}|\d{4}-\d\d-\d\d|\d{1,2}\.? [^\W\d_]{3,10} \d{4}"
    r"|[^\W\d_]{3,9}\.? \d{1,2}, \d{4})"
)
_DATED = regex(
    r"(?:(?:\A|[,;(/|·•]|\s[-–—])\s*(?:tested|reported|issued|analy[sz]ed|completed|released)(?: on)?"
    r"|(?:rapport|inform|bericht|report|certificat|bolet|sprawozdani).{0,60}\s(?:del?|du|vom|dated|issued)"
    rf"|\A[^\W\d_][^\d,:]{{1,29}},(?: den| le| il)?)\s+(?P<day>{_DAY})",
    re.IGNORECASE,
)

_OF_ANOTHER = regex(
    r"supersed|replac|previous|ersetz|remplac|annul|reempla|sustitu|sostitu|vervang|zastępuj", re.IGNORECASE
)
"""Before the day of the report that this one stands for: ``supersedes report 4417 dated ...``."""


def day_in_title(text: str) -> str | None:
    """The day in a title or a line of its own: ``Rapporto di prova n. 4417 del 28/05/2026``, ``Leipzig, 07.05.2026``,
    ``Lot 4417 - Tested June 18, 2026``."""
    match = _DATED.search(text)
    return match["day"] if match and not _OF_ANOTHER.search(text[: match.start("day")]) else None


def is_day(text: str) -> bool:
    """Whether ``text`` is a day and nothing else."""
    return re.fullmatch(_DAY, text.strip()) is not None


def date_order(texts: Iterable[str]) -> Order | None:
    """The order in which the file writes day and month: what its unambiguous dates agree on, else the one in which its
    other dates are days that it also writes in words (``January 12, 2022``). None where neither tells."""
    texts = [text[:2000] for text in texts]
    found = [match for text in texts for match in _SHORT.finditer(text)]
    told: set[Order] = set()
    for first, second in ((int(m[1]), int(m[3])) for m in found):
        if first > 12 >= second:
            told.add("day-month")
        elif second > 12 >= first:
            told.add("month-day")
    told = told or _told_in_words(found, texts)
    return told.pop() if len(told) == 1 else None


_LONGEST = 150
_USUAL = 60
"""Days from a sample's receipt to its report: hardly ever more, and as a rule fewer."""


def order_that_fits(received: Sequence[str], reported: Sequence[str], made: Sequence[str]) -> Order | None:
    """The order in which the report comes soon after the receipt of the sample and not before the product was made,
    where in the other it does not. None where both may be, or no day was given to hold against the report's."""
    orders: tuple[Order, ...] = ("day-month", "month-day")
    fits = {order: _fit(received, reported, made, order) for order in orders}
    return next((order for order in orders if fits[order] and list(fits.values()).count(None) == 1), None)


def _fit(received: Sequence[str], reported: Sequence[str], made: Sequence[str], order: Order) -> bool | None:
    """Whether the days read in ``order`` fit together as they usually do; None where they cannot be so."""
    ends = [day for day in (_read(printed, order) for printed in reported) if day is not None]
    starts = [day for day in (_read(printed, order) for printed in received) if day is not None]
    if not ends or len(ends) < len(reported) or len(starts) < len(received):
        return None
    first = min(ends)
    if any(_day_or_month(printed, order) > first for printed in made):
        return None
    days = [(date.fromisoformat(max(ends)) - date.fromisoformat(day)).days for day in starts]
    if any(start > first for start in starts) or any(span > _LONGEST for span in days):
        return None
    return all(span <= _USUAL for span in days)


def _day_or_month(printed: str, order: Order) -> str:
    """As in ISO, or what is before all days where ``printed`` is neither."""
    try:
        return iso_day_or_month(printed, order)
    except ValueError:
        return ""


def _told_in_words(found: Iterable[re.Match[str]], texts: Iterable[str]) -> set[Order]:
    days = {day for text in texts for day in _days_in_words(text)}
    told: set[Order] = set()
    for match in found:
        orders: tuple[Order, ...] = ("day-month", "month-day")
        fitting = {order for order in orders if match[1] != match[3] and _read(match.group(), order) in days}
        told |= fitting if len(fitting) == 1 else set()
    return told


def _days_in_words(text: str) -> Iterator[str]:
    for match in re.finditer(r"(?<!\w)(?:\d{1,2}[\s.-]*)?[^\W\d_]{3,10}[\s.-]*\d", text):
        day = _read(text[match.start() : match.start() + 40])
        if day is not None:
            yield day


def _read(printed: str, order: Order | None = None) -> str | None:
    try:
        return iso_date(printed, order)
    except ValueError:
        return None


def iso_date(printed: str, order: Order | None = None) -> str:
    """``printed`` as an ISO date. ``15.01.2026`` with points is day-month, as nobody writes the other.

    Raises:
        ValueError: no date, or one that could be two days.
    """
    text = _WEEKDAY.sub("", " ".join(printed.split()))
    if match := _ISO.match(text):
        return _iso(int(match[1]), int(match[2]), int(match[3]), text)
    if match := _NAMED.match(text):
        month = _month(match[2] or match[3])
        if month:
            return _iso(_year(match[5]), month, int(match[1] or match[4]), text)
    if match := _NUMBERS.match(text):
        first, second, year = int(match[1]), int(match[3]), _year(match[4])
        if match[2] == "." or first > 12 or first == second:
            return _iso(year, second, first, text)
        if second > 12 or order == "month-day":
            return _iso(year, first, second, text)
        if order == "day-month":
            return _iso(year, second, first, text)
        day, other = _iso(year, second, first, text), _iso(year, first, second, text)
        raise ValueError(f"{text[:20]} could be {day} or {other}; write it as {day[:4]}-MM-DD")
    raise ValueError(f"{text[:30]!r} is no date; write it as 2026-11-23")


def iso_day_or_month(printed: str, order: Order | None = None) -> str:
    """As :func:`iso_date`; a month without a day (``06/2027``, ``Jun 2027``) is ``2027-06``.

    Raises:
        ValueError: neither, or a date that could be two days.
    """
    text = " ".join(printed.split())
    if match := _MONTH.match(text):
        month = int(match[2] or match[3] or _month(match[5] or ""))
        if 1 <= month <= 12:
            return f"{match[1] or match[4] or _year(match[6])}-{month:02}"
    return iso_date(text, order)


def _month(word: str) -> int:
    short = word.lower()[:3]
    return _MONTHS.index(short) + 1 if short in _MONTHS else _FOREIGN.get(short, 0)


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _iso(year: int, month: int, day: int, text: str) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError as error:
        raise ValueError(f"{text[:30]!r} is no date; write it as 2026-11-23") from error
