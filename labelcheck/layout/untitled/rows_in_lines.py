"""Rows that run on in a line of a text, apart from the heading before them and from what follows them: ``Composition:
Calcium Carbonate 500 mg, Magnesium Oxide 40 mg``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from labelcheck.layout.lines import Line, cut_before
from labelcheck.layout.panel.brackets import depth_after
from labelcheck.layout.panel.cells import Piece, lex
from labelcheck.layout.panel.head import head_end
from labelcheck.layout.panel.no_row import has_cells
from labelcheck.layout.vocabulary.dose_headings import SIZE
from labelcheck.layout.vocabulary.heads import DOSE_HOLDS, end_behind
from labelcheck.layout.vocabulary.parts import FOOTNOTE, HEADING, next_part
from labelcheck.model.regex import regex

_COLON = regex(r"\s*:\s+(?=\S)")


def paragraphs_whole(lines: Sequence[Line]) -> list[Line]:
    """``lines`` with the rows that run on under a heading of doses as one, where a line ends within one of them: ``Each
    capsule contains: Zinc`` / ``oxide 7.5 mg; Nicotinamide 30 mg; Magnesium`` / ``oxide 50 mg``."""
    whole: list[Line] = []
    at = 0
    while at < len(lines):
        end = _paragraph_end(lines, at) if ":" in lines[at].text else at + 1
        above = 0 if _COLON.search(lines[at].text) else 1  # the heading stands on a line of its own
        if end > at + 1 + above and _breaks_rows(lines[at:end]):
            below = [token for line in lines[at + above : end] for token in line.tokens]
            whole += [*lines[at : at + above], Line.of(below)]
        else:
            end = at + 1
            whole.append(lines[at])
        at = end
    return whole


def _paragraph_end(lines: Sequence[Line], at: int) -> int:
    """The number of the line before which the paragraph ends that a heading of doses begins in line ``at``."""
    if end_behind(DOSE_HOLDS, lines[at].text, 0, _COLON_NEXT) is None:
        return at + 1
    for number in range(at + 1, len(lines)):
        above, text = lines[number - 1].text.rstrip(), lines[number].text
        stops = above[-1:] == "." and text[:1].isupper()
        if stops or _FIELD.match(text) or FOOTNOTE.match(text) or HEADING.match(text):
            return number
    return len(lines)


def _breaks_rows(lines: Sequence[Line]) -> bool:
    """Whether one of ``lines`` but the last ends within the name of a row."""
    return any(
        (_WITHIN_NAME.search(line.text) and has_cells(line.text))
        or (depth_after(line.text, 0) > 0 and _CLOSES_AND_GOES_ON.match(below.text))
        for line, below in pairwise(lines)
    ) or (_BEGINS_NAME.search(lines[0].text) is not None and lines[1].text[:1].islower())


_FIELD = regex(r"\W*[^\W\d][^:\d]{2,24}:(?:\s|\Z)")
_WITHIN_NAME = regex(r"\d\s?[a-zµμ]{1,4}\)?[,;]\s+[^\W\d][^\d,;]{2,60}\Z", re.IGNORECASE)
_CLOSES_AND_GOES_ON = regex(r"[^()]{1,40}\)[,;]\s+[^\W\d]")
_BEGINS_NAME = regex(r":\s+[^\W\d][^\d:,;%]{2,40}\Z")


def headings_apart(lines: Iterable[Line]) -> list[Line]:
    """``lines`` with a heading of doses on a line of its own, where its rows follow it after a colon: ``Each capsule
    contains: Magnesium 100 mg. Other ingredients: cellulose.`` are three."""
    parts = [part for line in lines for whole in _apart_within(line) for part in _parts(whole)]
    return [part for above, line in pairwise([None, *parts]) if line is not None for part in _rows_below(above, line)]


def _rows_below(above: Line | None, line: Line) -> list[Line]:
    """``line`` cut behind the rows that run on in it under ``Key ingredients``, where other sentences follow them."""
    if above is None or not heads_actives(above.text):
        return [line]
    end = _sentences_end(line.text, 0)
    return cut_before(line, [end]) if is_linear(lex(line.text[:end])[0]) else [line]


def _apart_within(line: Line) -> list[Line]:
    """``line`` cut before a heading of doses that stands behind a sign: ``AUST L 123456 - Each capsule contains:``."""
    begins = [sign.end() for sign in _SIGN.finditer(line.text)] if ":" in line.text else []
    within = [at for at in begins if end_behind(DOSE_HOLDS, line.text, at, _COLON_NEXT) is not None]
    return cut_before(line, within[:1]) if within else [line]


_SIGN = regex(r"(?<=[\w).\s])[.;|–-]\s+")
_COLON_NEXT = regex(r"\s*:|(?<=:)")


def _parts(line: Line) -> list[Line]:
    if ":" in line.text and (begin := _behind_composition(line.text)) is not None:
        above, below = cut_before(line, [begin])
        return [above, *_parts(below)]
    if (named := _ADDED.match(line.text)) is not None and (named["parts"] is not None or " + " in line.text):
        end = _sentences_end(line.text, named.end())
        return cut_before(line, [named.end(), end]) if is_run_on(lex(line.text[named.end() : end])[0]) else [line]
    actives, sized = _ACTIVES.match(line.text), False
    if actives is not None:
        colon = _COLON.match(line.text, actives.end())
        begin = colon.end() if colon is not None else 0
    else:
        sized = _SIZE.match(line.text) is not None
        begin = head_end(line.text) if sized or _COLON.search(line.text) else 0
        begin = (end_behind(DOSE_HOLDS, line.text, 0, _COMMA_NEXT) if "," in line.text else None) or begin
        if begin == 0 and (rows := _before_rows(line.text)) is not None:
            begin, sized = rows, True
    if not (sized or line.text[:begin].rstrip().endswith((":", ","))):
        behind = _LIST_BEHIND.search(line.text) if ":" in line.text else None
        return [line] if behind is None else cut_before(line, [behind.end()])
    others = _OTHERS.search(line.text, begin)
    after = [at for at in (next_part(line.text, begin), others and others.end()) if at is not None]
    end = min([*after, _sentences_end(line.text, begin)])
    cuts = [begin, _without_last_name(line.text, begin, end), end]
    heads = bool(after) or (actives is not None and actives["key"] is not None)
    if actives is not None and not (heads and is_linear(lex(line.text[begin:end])[0])):
        return [line]
    return cut_before(line, cuts)


_SIZE = regex(SIZE, re.IGNORECASE)
_COMMA_NEXT = regex(r"\s?,\s+(?=[^\W\d])")
"""With a comma for its colon: ``Each 5 ml contains, Zinc 5 mg, …``."""


def _before_rows(text: str) -> int | None:
    """Where rows begin right behind a heading of doses: ``Each tablet contains Zinc 5 mg, Calcium 100 mg.``"""
    begin = end_behind(DOSE_HOLDS, text, 0, _NAME_NEXT) if "," in text else None
    if begin is None or not is_run_on(lex(text[begin : _sentences_end(text, begin)])[0]):
        return None
    return begin


_NAME_NEXT = regex(r"\s+(?=[^\W\d])")


def _without_last_name(text: str, begin: int, end: int) -> int:
    """``end`` of the rows from ``begin`` on, without a last name that prints no amount: ``; Flavoured base q.s.``."""
    pieces = lex(text[begin:end])[0]
    parted = (
        len(pieces) > 2
        and pieces[-1].kind == "name"
        and _ENOUGH.search(text[begin + pieces[-1].start : end]) is not None
    )
    return begin + pieces[-1].start if parted else end


_ENOUGH = regex(
    r"\bq\.?\s?s\b|\bexcipients?\W*\Z|\A\W*(?:oral\s+)?(?:suspension|solution|syrup|drops|tablets?|capsules?)\W*\Z",
    re.IGNORECASE,
)
"""As much as needed, in Latin: what a base and a coating are dosed by; or what the product is."""


def _sentences_end(text: str, begin: int) -> int:
    """Where the sentences with amounts end that begin at ``begin``: others tell something else."""
    stops = [*[match.end() for match in _STOP.finditer(text, begin)], len(text)]
    return next((stop for stop, end in pairwise(stops) if not has_cells(text[stop:end])), len(text))


_STOP = regex(r"(?<=[a-zA-Z\d)%*])\.\s+(?=[A-Z]|\d{1,3}\s[a-z]{4})")


def _behind_composition(text: str) -> int | None:
    """Where a heading of doses begins on its line: ``Composition: Each tablet contains: …``; behind another word only
    where a colon ends it: ``Facts: Each teaspoon contains:``."""
    named = _COMPOSITION.match(text)
    if named is None or end_behind(DOSE_HOLDS, text, named.end(), _ENDS_DOSE[named.lastgroup or ""]) is None:
        return None
    return named.end()


_COMPOSITION = regex(
    r"\W*(?:(?P<known>composition|composición|composizione|samenstelling|zusammensetzung|(?:active\s+)?ingredients?)|"
    r"(?P<other>[^\W\d]{3,})|(?P<language>[a-z]{2}))\s*:\s+",
    re.IGNORECASE,
)
_ENDS_DOSE = {"known": regex(""), "other": regex(r"[^:\d]{0,12}:"), "language": regex(r"\s[^\d]{0,120}:\s*\Z")}
_ADDED = regex(r"\W*(?:(?P<parts>composition)|(?:active\s+)?ingredients?)\s*:\s*(?=[^\W\d])", re.IGNORECASE)
"""Before rows that run on: ``Composition: Calcium Carbonate 500 mg, Zinc Oxide 5 mg, Magnesium Oxide 40 mg``; behind
``Ingredients:`` only those that are added up, for others may be a list with shares."""
_ACTIVES = regex(
    r"(?:(?P<key>(?:active|key)\s+)?ingredients?|(?P<parts>composition))\b(?P<dose>\s*\((?:in|per)\s[^()\n]{1,40}\))?",
    re.IGNORECASE,
)
"""What heads a list, and rows where each has its amount and a list of the others follows."""


def heads_actives(text: str) -> bool:
    """Whether ``text`` is no more than ``Ingredients:`` or ``Key ingredients``, which is no part of a panel."""
    heading = _ACTIVES.match(text)
    if heading is None or heading["dose"] is not None:
        return False
    rest = text[heading.end() :].strip()
    return rest == ":" or (not rest and (heading["key"] or heading["parts"]) is not None)


_LIST_BEHIND = regex(r"(?<=[\d)%*†‡gG])[.;]\s+(?=(?:other|inactive|non-?medicinal)\s+ingredients?\s*:)", re.IGNORECASE)
"""Where a list begins behind the last row of a line: ``150 mg. Non-medicinal ingredients: …``."""
_OTHERS = regex(r"(?<=[\w%)*†‡])\s+(?=(?:other|inactive|non-?medicinal)(?:\s+ingredients?\s*:|\Z))", re.IGNORECASE)


def is_linear(pieces: Sequence[Piece]) -> bool:
    """Whether ``pieces`` are rows, each a name and its cells."""
    kinds = [piece.kind for piece in pieces]
    counted = "amount" in kinds or "percent" in kinds
    return kinds[:1] == ["name"] and kinds[-1] != "name" and counted and ("name", "name") not in pairwise(kinds)


def is_run_on(pieces: Sequence[Piece]) -> bool:
    return is_linear(pieces) and sum(piece.kind == "amount" for piece in pieces) >= FEWEST_RUN_ON


FEWEST_RUN_ON = 3
"""Rows in one line, by which it is a table of its own."""
