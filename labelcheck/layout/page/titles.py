"""The title of a facts panel, and what tells it from the same words elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from labelcheck.layout.lines import Line, offsets
from labelcheck.layout.page.tables import Print
from labelcheck.layout.panel.head import heads_cells
from labelcheck.layout.panel.no_row import has_cells
from labelcheck.layout.vocabulary.heads import SERVING
from labelcheck.layout.vocabulary.parts import HEADING
from labelcheck.layout.vocabulary.titles import CONTINUED, TITLE, WEAK_TITLE, titles_medicine
from labelcheck.model.regex import regex, small_letters


class Title(NamedTuple):
    """A panel's title: its tokens are ``length`` of ``piece`` from ``first`` on."""

    piece: Line
    first: int
    length: int


def titles(pieces: Sequence[Line]) -> list[Title]:
    """Titles among ``pieces``, the surest first: at the beginning of a line, in large type, with a serving after it."""
    found: list[tuple[tuple[float, ...], Title]] = []
    matched = [(p, match) for p in pieces if (match := _title(p.text)) is not None]
    if not matched:
        return _weak_titles(pieces)
    if any(titles_medicine(match.group()) for _, match in matched):  # its first heading is a title elsewhere
        matched = [(p, match) for p, match in matched if not match.group().lower().startswith("active")]
    ordered = sorted(pieces, key=lambda piece: piece.top)
    tops = [piece.top for piece in ordered]
    for piece, match in matched:
        end = _title_end(piece.text, match.end())
        first, count = _tokens_at(piece, match.start(), end)
        after = piece.text[end:]
        followed = SERVING.search(" ".join([after, *_below(piece, ordered, tops)])) is not None
        rows = titles_medicine(match.group()) and has_cells(after)  # a whole summary in one line
        if followed or rows or _first_letter(after) == len(after):
            rank = (-round(piece.size), not followed, piece.top, piece.left)
            found.append((rank, Title(piece, first, count)))
    return [title for _, title in sorted(found, key=lambda item: item[0])]


def _title(text: str) -> re.Match[str] | None:
    """The title that ``text`` begins with."""
    small = small_letters(text)
    match = TITLE.of_small.match(small, _first_letter(small))
    return None if match is not None and _NOTE.match(small) else match


_NOTE = regex(r"\W{0,2}[*†‡]{1,3}\s?(?:[a-zà-ü%]|\d\D)")
"""A footnote may begin as a title does: ``*Valeur nutritionnelle de référence pour 3 comprimés``."""


_AND_TITLE = regex(rf"\s*[/|•·]?\s*(?:{TITLE.pattern})", re.IGNORECASE)


_OTHERWISE = regex(rf"\s*/\s*[^\W\d][^\d/:(]{{2,40}}\Z|\s*\(\s*(?:{TITLE.pattern})\s*\)\s*\Z", re.IGNORECASE)
"""The rest of a title's line, where it says the same in a language that is not read."""


def _title_end(text: str, end: int) -> int:
    """Where the title that ends at ``end`` does with the same in other languages: ``Nutrition Facts / Valeur
    nutritive``."""
    while end < len(text) and (again := _AND_TITLE.match(text, end)) is not None:
        end = again.end()
    if end < len(text) and (otherwise := _OTHERWISE.match(text, end)) is not None:
        end = otherwise.end()
    continued = CONTINUED.match(text, end) if end < len(text) else None
    return continued.end() if continued else _tabs_end(text, end)


def _tabs_end(text: str, end: int) -> int:
    """Where the title that ends at ``end`` does with the headings of other parts that are all behind it: the tabs of a
    page."""
    at, stop = end, len(text.rstrip(" |•·/:"))
    while at < stop:
        heading = HEADING.match(text, _SIGNS.match(text, at).end())  # type: ignore[union-attr]
        if heading is None:
            return end
        at = heading.end()
    return at


_SIGNS = regex(r"[\s|•·/]*")


def _weak_titles(pieces: Sequence[Line]) -> list[Title]:
    """Lines that head a panel here and a list elsewhere: a heading of doses stands beside or right under them."""
    weak = [piece for piece in pieces if WEAK_TITLE.match(piece.text)]
    headings = Print.of([piece for piece in pieces if _heads_doses(piece)] if weak else ())
    return [Title(piece, 0, len(piece.tokens)) for piece in weak if _is_over(piece, headings)]


def _is_over(piece: Line, headings: Print) -> bool:
    return bool(headings.between(piece.top, piece.bottom + HEADINGS_REACH * piece.size))


def _heads_doses(piece: Line) -> bool:
    return len(piece.tokens) <= MOST_HEADING_WORDS and heads_cells(piece.text, at_once=True)


HEADINGS_REACH = 3
"""Font sizes below a weak title in which its headings begin."""
MOST_HEADING_WORDS = 6


def end_of_actives(lines: Sequence[Line]) -> int:
    """Where what Drug Facts declare ends in ``lines`` (21 CFR 201.66(c)): after it uses and warnings are told. All
    lines of another panel."""
    if not titles_medicine(lines[0].text):
        return len(lines)
    return next((at for at, line in enumerate(lines) if at and _TOLD.match(line.text)), len(lines))


_TOLD = regex(r"\W*(?:uses?|warnings?|directions|other\s+information)\b", re.IGNORECASE)


CLOSE, A_LINE = 0.6, 1.6
"""Font sizes between the two lines of a title on a page; and in a text, where a blank line may stand there."""


def titles_whole(pieces: list[Line], close: float = CLOSE) -> list[Line]:
    """``pieces`` with the two lines of each title that wraps as one, ``close`` font sizes apart at most."""
    begun = [piece for piece in pieces if _BEGUN.fullmatch(piece.text)]
    for first in begun[:MOST_TITLES]:
        second = next((piece for piece in pieces if _ENDS.match(piece.text) and _goes_on(first, piece, close)), None)
        if second is not None:
            whole = Line.joined([first, second])
            pieces = [whole if piece is first else piece for piece in pieces if piece is not second]
    return pieces


LEVEL, WIDEST = 0.1, 12
"""Font sizes by which the words of a title on one line differ, and that part them at most."""
_BEGUN = regex(r"\W*(?:supplement|nutrition|drug)\W*", re.IGNORECASE)
_ENDS = regex(r"\W*(?:facts|information)\b", re.IGNORECASE)
MOST_TITLES = 20
"""No page has more panels."""


def _goes_on(first: Line, second: Line, close: float) -> bool:
    """Whether ``second`` stands right under ``first``, in the same type, or right of it in a title drawn as wide as its
    box."""
    size = first.size
    if abs(first.middle - second.middle) < LEVEL * size and abs(first.size - second.size) < LEVEL * size:
        return 0 < second.left - first.right < WIDEST * size
    beside = abs(first.left - second.left) < size or abs(first.left + first.right - second.left - second.right) < size
    return beside and -close * size < second.top - first.bottom < close * size and second.size * LARGER > size


def titles_apart(pieces: Sequence[Line]) -> list[Line]:
    """``pieces`` with each title apart from what stands right before it on its line: larger print, as a product's name
    may be, or the end of a sentence where all runs on and the size of the serving follows."""
    apart: list[Line] = []
    for piece in pieces:
        begin = _title_in_smaller_print(piece) if piece.tokens[0].size > piece.tokens[-1].size else _run_on(piece)
        apart += [Line.of(piece.tokens[:begin]), Line.of(piece.tokens[begin:])] if begin else [piece]
    return apart


def _title_in_smaller_print(piece: Line) -> int:
    """The index of the token with which a title begins in ``piece``, in smaller type than what is before it; else 0."""
    match = TITLE.search(piece.text)
    if match is None or match.end() < len(piece.text.rstrip()):
        return 0
    first, _ = _tokens_at(piece, *match.span())
    return first if first and piece.tokens[first - 1].size > LARGER * piece.tokens[first].size else 0


def _run_on(piece: Line) -> int:
    """The index of the token with which a title begins that runs on in ``piece`` behind a full stop; else 0."""
    match = _RUNS_ON.search(small_letters(piece.text)) if ". " in piece.text else None
    return _tokens_at(piece, *match.span("title"))[0] if match is not None else 0


_RUNS_ON = regex(r"[.!]\s+(?P<title>(?:supplement|nutrition)\s+facts\b)\W*(?:serv(?:ing|\.)|\Z)")  # of small letters
LARGER = 1.15
"""By so much type is larger than other type, and not the same measured otherwise."""


def _first_letter(text: str) -> int:
    """Where the first letter of ``text`` stands; its length when there is none."""
    if text[:1].isalpha():  # as most
        return 0
    for index, character in enumerate(text):
        if character.isalpha():
            return index
    return len(text)


def _below(title: Line, ordered: Sequence[Line], tops: Sequence[float]) -> Iterator[str]:
    """The next three lines of print under ``title``; all of it is ``ordered`` by its ``tops``."""
    under = islice(ordered, bisect_right(tops, title.top), None)
    found = (p.text for p in under if p.left < title.right and p.right > title.left)
    return islice(found, 3)


def _tokens_at(piece: Line, start: int, end: int) -> tuple[int, int]:
    """The first token of ``piece`` with a character from ``start`` to ``end``, and how many to the last."""
    inside = [
        index
        for index, (at, token) in enumerate(offsets(piece.tokens))
        if token.text and at + len(token.text) > start and at < end
    ]
    return inside[0], inside[-1] - inside[0] + 1
