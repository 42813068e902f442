"""What a facts row is made of: a name, then amounts, percents and footnote symbols.

The pieces are found by their own form, not by where they stand, so that a ruled panel, a linear one and the text of
a scan are read by one grammar. What stands inside brackets belongs to the name (``Magnesium (40 mg; yeast) 2 mg``).
"""

from __future__ import annotations

import re
from itertools import pairwise
from operator import itemgetter
from typing import Literal, NamedTuple

from labelcheck.layout.dose_headings import DOSE, OF_SIZE, PER
from labelcheck.layout.dose_words import UNIT_DOSE
from labelcheck.layout.row_words import EQUALS, MAGNESIUM, PART_OF, PERCENT_OF, SOURCE_OF
from labelcheck.model.memory import remembered
from labelcheck.model.regex import regex, small_letters

PieceKind = Literal["name", "amount", "percent", "strength", "symbol", "related"]

NUMBER = r"(?:\d{1,3}(?:[,'’]\d{3})+(?![\d,])(?:[.]\d+)?|\d{1,3}(?:[.]\d{3})+,\d+|\d+(?:[.,]\d+)?|[.]\d+)"
_BEHIND_A_CELL = r"(?:(?<=[mkcμ]g\s)|(?<=\dg\s)|(?<=%\s)|(?<=kj\s))(?=[1-9]\s)(?!.{0,40}\d[*†]?\s*\Z)"
SPACED = (
    r"(?=\d{1,2}\s\d{3}\b)(?:(?<=[^\W\d_]{4}\s)(?<!m[eé]ga\s)(?<!type\s)|(?<=[:|)]\s)|(?<=\()|\A|"
    rf"{_BEHIND_A_CELL})\d{{1,2}}\s\d{{3}}"
)
"""A thousand and more with a blank, as French prints it (``1 200 mg``): not behind a short name, whose own number it
may be (``vitamin B 12 500 mcg``, ``oméga 3 500 mg``), nor behind a cell where a bare percent ends the line (``50 mg 6
100 mg 12``)."""
UNIT = (
    r"(?:(?:lac|[acdhlp])\.\s?u\.?|mgs?|mcgs?|mkg|[uμ]g|kg|g|gr|gms?|grams?|milligrams?|micrograms?|i\.?u\.?(?:\s?/\s?u\.?i\.?)?|u\.?i\.?(?:\s?/\s?i\.?u\.?)?|ml|cl|l|fl\.?\s?oz|oz|kcals|cals?|calories|"
    rf"kj(?:\s?/\s?{NUMBER}\s?kcal)?|kcal(?:\s?/\s?{NUMBER}\s?kj)?|(?:billion|million|trillion|bn)(?:\s+(?:cfus?|afu|live\s+cells|organisms|viable\s+cells))?|cfus?|afu|"
    r"h\.?u\.?t\.?|skb|fccl?u|f?cc|alu|agu|galu?|sapu|ftu|bgu|hcu|fip|gdu|mcu|ajdu|endo|spu|iau|tu|lacu|lactu|pgu|invu|dppu|usp(?:\s+units?)?|"
    r"units?|ppm|meq|mval|mmol|du|lu|cu|pu|mu|xu|su|dp|fu|u|re|ne|te|vol)"
)
_QUALIFIER = (
    r"(?:\s?(?:rae|dfe|ne|at|α-?te|alpha-?te|te|re|gae|[eé]ar|[eé]fa)(?![\w])"
    r"(?:\s?/\s?(?:[eé]ar|[eé]fa|en|[eé]at)(?!\w))?)?"
)
_SIGN = r"(?:(?:<|≤|~|≈|less\s+than|under|approx(?:imately|\.)?|about|env\.?|ca\.)\s*)?"
_RANGE = rf"(?:(?=[\d.,]++\s?+[–—-]){NUMBER}\s?[–—-]\s?)?"
_ENDS = (
    r"(?![^\W\d]|\d(?![\d.,]*+\s?%)|/(?!\s?(?:<?[\d.,]++\s?%|[*†‡-]|"
    r"(?:\d{1,2}\s)?(?:[ck]a?ps?|comp|tab|g[ée]l|sach|stick|scoop|softg|cáp|dos[ei]s?\b|serv|portion|porci|jour|day|tag|d[ií]a))))"
)
"""What ends a unit: neither a letter, nor a figure or a slash, but for those of a percent (``20mg5%``, ``20mg/5%``) and
of a dose (``300 mg/3 capsules``)."""
_NOTE_BEHIND = r"\d\)(?=[\s|]|\Z)"
"""The number of a footnote right behind a unit: ``15 mg1)``."""
_UNIT_FIRST = (
    rf"(?<=[\s)])(?:mc?g|μg)\s{NUMBER}(?![\d.,]*+\s?%)(?=\s*(?:[(,;|*†]|\Z|{NUMBER}\s?%))"
    rf"(?!\s*[,;]?\s?{NUMBER}?\s?(?:mc?g|μg))"
)
"""As Italian labels print it: ``magnesio mg 300``."""
AMOUNT = (
    rf"(?:{_SIGN}(?<![\w./^–-])(?<!\d,)(?:{SPACED}|{_RANGE}{NUMBER})\s?(?:{UNIT})(?:{_NOTE_BEHIND}|{_ENDS}{_QUALIFIER})|"
    rf"{_UNIT_FIRST})"
)
_DAILY = (
    rf"(?:\s?(?:(?:of|des?|der|del|d[ei]i?|degli|van)\s+(?:the\s+|your\s+|la\s+|de\s+)?)?\(?(?:{PERCENT_OF}|daily\s+value)s?"
    rf"(?:\s?[/-]\s?(?:%\s?)?(?:{PERCENT_OF})s?){{0,3}}\)?(?![\w]))?"
)
_UNITS_BEHIND = [rf"(?<=\d{blank}{unit})" for blank in ("", r"\s") for unit in ("mg", "mcg", "[gμ]g", "g", "iu")]
_AFTER_UNIT = rf"(?:(?<![\w.-])(?<!\d,)|{'|'.join(_UNITS_BEHIND)})"
"""Where a percent may begin: after a blank or right after an amount."""
_PURE = r"\s+(?:usp|bp|ip|w/w|w/v|v/v|pure|purity|solution)\b"
"""After a percent that tells how pure or how strong something is."""
_OFFER = r"\s+(?:more|free|off|extra|mehr|gratis|rabatt|de\s+plus|offerts?|más|gratuit[oa]?s?|in\s+più|korting)\b"
"""After a percent that tells what is given away or saved."""
_NOTE = r"(?:(?<=%)\d(?![\d.,%/]|\s?[a-z]))?"
"""The number of a footnote right behind a percent: ``106,7%1``."""
_PERCENT_NUMBER = rf"(?:{_BEHIND_A_CELL}[1-9]\s\d{{3}}|(?=[\d.,]++\s?+%){NUMBER})"
_LABELLED = rf"(?<![^\s|(])%\s?(?:{PERCENT_OF})[*†‡]{{0,3}}\s?:?\s{NUMBER}(?=[\s*†‡.,;)]*\Z)"
"""A percent whose sign stands before it, with what it is of: ``184 mg %VNR 49``."""
PERCENT = rf"(?:(?:<|≤|less\s+than)\s*)?{_AFTER_UNIT}(?<!\d/){_PERCENT_NUMBER}\s?%(?!{_PURE}|{_OFFER}){_NOTE}{_DAILY}"
_STRENGTH = rf"(?<![\w.,/-]){NUMBER}\s?%{_PURE}"
_NONE_STATED = r"(?<=\s)(?:k\.\s?a\.|n\.\s?[abdv]\.(?:\s?t\.)?|n/a)(?=\s*\Z)"
_ENDS_SYMBOL = r"(?:(?!\w)|(?=\d[\d.,]*+\s?%))"
_SYMBOL = (
    r"(?!\+\s+[a-z])(?:\(?[*†‡§¶^#°º◊♦■▲●+~]{1,4}\)?|\([*†‡§¶]{1,3}\)|(?<=\s)[–—-]{1,2}(?=\s*\Z))"
    rf"{_ENDS_SYMBOL}"
)
_BARE = rf"(?<![\w.,/(-]){NUMBER}(?=\s+<?\s?{NUMBER}\s?%)"

_IS = rf"(?:(?:{EQUALS}|=|≙|%\s?(?:{PERCENT_OF})[*†]{{0,2}}\s?[:=]?)\s*)?"
"""Before a percent in brackets: ``(entspricht 80 % NRV)``, ``(%VNR* 80%)``."""
_WHOSE = r"(?:\s(?:der|des|van|of|de|du|del|della)\s(?![^()]*magn)[^()\d%]{1,45})?"
"""Behind a percent in brackets: ``(107 % der empfohlenen Tagesdosis)``."""
_IN_BRACKETS = (
    rf"\((?=[^()%]{{0,40}}%)\s*{_IS}{PERCENT}[*†‡§]{{0,3}}{_WHOSE}\s*\)(?!{_PURE})|\[\s*{PERCENT}[*†‡§]{{0,3}}\s*\]"
)
_ENDS_ROW = regex(
    rf"\s*\((?:<\s?)?[\d.,]+\s?%\s*(?:{PERCENT_OF}|daily\s+value)\)[*†‡]*(?=\s*(?:[,;.]|\Z))|"
    r"\s+(?:<\s?)?[\d.,]+\s?%[*†‡]*(?=[,;]\s)",
    re.IGNORECASE,
)
"""Behind an amount: with it the cells of a row in a line of rows, though a bracket before them was never closed."""
_BEGINS = r"(?=[\d.(\[<≤~≈*†‡§¶^#°º◊♦■▲●+%–—-]|less|under|approx|about|env|ca|k\.|n[./]|mc?g\s\d|μg\s\d)"
"""What a cell begins with: told first, for at most places of a line there is none of it."""
_PIECE = regex(
    rf"{_BEGINS}(?:(?P<percent>{_IN_BRACKETS}|{PERCENT}|{_LABELLED})|(?P<amount>{AMOUNT}|{_BARE})|(?P<strength>{_STRENGTH})|"
    rf"(?P<symbol>{_SYMBOL}|{_NONE_STATED}))"
)
_CALORIES = regex(
    r"\A\W*(?:calor(?:ies|ías|ie)(?:\s+from\s+\w+)?|energy)\W*(?P<amount>\d+(?:[.,]\d+)?)"
    r"(?=\s*(?:\Z|[,;*†‡•·|]|\d+\s?%)|\s+(?:total|saturated|protein|sodium|vitamin|magnesium)\b)"
)
_ROW_OF_ITS_OWN = (
    r"\s+(?:zucker|zuccheri|sugars?|sucres|azúcares|suikers|gesättigte|saturate[ds]?|acidi\s+grassi|acides\s+gras|"
    rf"ácidos\s+grasos|verzadigd)|[^%,;()\d\n]{{0,40}}{MAGNESIUM}\s+\d[\d.,]*+\s?m?g\s+\d[\d.,]*+\s?m?g"
)
"""Behind ``davon``: a part of something else than magnesium, or one with the amounts of several columns."""
_NEXT_SALT = (
    rf",(?=\s(?:(?:and|und|et|y|e)\s)?{MAGNESIUM}\s[a-zà-ÿ-]+(?:\s*[,.;]|\s(?:and|und|et|y|e)\s{MAGNESIUM}|\s*\Z))"
)
"""The comma before another source: ``as magnesium citrate, magnesium malate and magnesium taurate``."""
_RELATED = regex(
    rf"\b(?:{PART_OF}|{EQUALS}|{SOURCE_OF})\b(?!{_ROW_OF_ITS_OWN})(?=(?:[^%,;()\n]|(?<=\d),(?=\d))*?{MAGNESIUM})"
    rf"(?:[^%,;()\n]|(?<=\d),(?=\d)|{_NEXT_SALT})*?"
    rf"(?=(?!{_NEXT_SALT})\s*[,;](?:\s|\Z)|\s+\(?\s*{PERCENT}|\s*\Z)"
)
"""What follows an amount of magnesium and tells more of it: ``entspricht 320 mg Magnesium``, ``as magnesium oxide``."""
_RELATED_OF_OTHER = regex(
    rf"\b(?:eq(?:uiv(?:alent|\.)?)?|eq\.)(?:\s+to)?\s+(?:[a-z]+\s+(?:[a-z]\d{{0,2}}\s+)?){{0,2}}{NUMBER}\s?(?:mc?g|g|μg|iu|i\.u\.)"
    rf"(?:\s+(?:of\s+)?[a-z]+(?:\s[a-z]\w*)?)?(?=[\s.,;*]*\Z)"
)
"""The same of another nutrient, at the end of a line: ``61.8 mg equivalent to 22.5 mg elemental zinc``."""
IS_ELEMENT = rf"(?:(?:de|of)\s+)?(?:elemental\s+{MAGNESIUM}|{MAGNESIUM}[\s-](?:élément(?:aire)?|elemental))"
"""Behind an amount of a row it says whose that is: ``300 mg magnésium élément``."""
_IS_ELEMENT = regex(rf"(?<=g\s){IS_ELEMENT}(?=\s*(?:\||\Z))")
_BRACKET = regex(rf"\((?!(?=[^()%]{{0,40}}%)\s*{_IS}{PERCENT}|[*†‡§¶]|(?:%\s*)?dv\b)[^()\n]+\)")
"""A bracket that may tell more of the amount before it: ``(880 mcg folic acid)``."""
UNIT_IN_NAME = regex(
    rf"\w\s?\((?:en\s|in\s)?(?:mg|m?cg|[μu]g|g|kcal)\)[*†‡]?(?=[\s|:]+{NUMBER}(?:[\s|]+{NUMBER}){{0,2}}[\s|]*(?:{NUMBER}\s?%[*†‡]*\s*)?\Z)"
)
"""A unit behind a name, whose amounts print none: ``Magnesio (mg) 300``. Of small letters."""
_BARE_NUMBER = regex(rf"(?<=[\s|:]){NUMBER}(?=[\s|]|\Z)")
INCLUDED = regex(rf"\bincl(?:udes|\.)?\s+(?P<amount>{AMOUNT})\s+(?P<name>added\s+sugars?)\b", re.IGNORECASE)
"""The one name that holds its amount: ``Includes 4 g Added Sugars`` (21 CFR 101.9(c)(6)(iii))."""
_MAY_HOLD_CELLS = regex(r"[\d*†‡§¶^#°º◊♦■▲●+~–—-]")
BRACKET_SIGN = regex(r"[()\[\]{}]")
_LAST_BRACKET = regex(r".*[()\[\]{}]", re.DOTALL)
DEEPER = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}
"""How a bracket changes the depth at which print stands."""


class Piece(NamedTuple):
    """Characters ``start`` to ``end`` of a line and what they are."""

    kind: PieceKind
    start: int
    end: int


@remembered(4096)
def lex(text: str, depth: int = 0) -> tuple[tuple[Piece, ...], int]:
    """The pieces of ``text`` in order, and how many brackets stand open at its end.

    ``depth`` is how many stood open before it. Names are what is left between the cells.
    """
    opened = depth
    last = _LAST_BRACKET.match(text)
    brackets_end = last.end() if last else 0
    pieces: list[Piece] = []
    at = 0  # where the name that is being read begins
    scanned = 0
    for piece in _candidates(small_letters(text)):
        kind, start, end = piece
        if start < scanned:
            continue
        if scanned < brackets_end:
            depth = depth_after(text[scanned:start], depth)
            if depth and kind == "amount" and _ENDS_ROW.match(text, end):
                depth = 0
        if depth == 0 and _stands_free(kind, text, start, pieces):
            if pieces or kind != "percent" or not _LABEL.fullmatch(text, at, start):
                _add_name(pieces, text, at, start)
            pieces.append(piece)
            at = scanned = end
        elif kind == "related":  # no more than a part of the name
            scanned = start
        else:
            depth = depth_after(text[start:end], depth)
            scanned = end
    end = len(text)
    if depth or scanned < brackets_end:
        if depth_after(text[scanned:], depth) and ((cells := trailing_cells(text)) > at or cells == 0 < opened):
            end = cells
        depth = depth_after(text[scanned:end], depth)
    _add_name(pieces, text, at, end)
    if end < len(text):
        pieces += [Piece(p.kind, p.start + end, p.end + end) for p in lex(text[end:])[0]]
    pieces = _with_sources_of_their_own(_with_bare_percent(pieces, text), text)
    return tuple(_without_rates(pieces, text) if "/" in text else pieces), depth


def _without_rates(pieces: list[Piece], text: str) -> list[Piece]:
    """``pieces`` without the amounts that say again how much one unit of the dose holds: ``112,5 mg soit 56,25
    mg/stick``."""
    again = [
        piece
        for before, piece in pairwise(pieces)
        if before.kind == piece.kind == "amount"
        and _SAYS_AGAIN.fullmatch(text, before.end, piece.start)
        and _OF_ONE.match(text, piece.end)
    ]
    return [piece for piece in pieces if piece not in again]


_SAYS_AGAIN = regex(r"\s*(?:soit|=|ou|or|oder|bzw\.)\s*", re.IGNORECASE)
_OF_ONE = regex(rf"\s?/\s?(?:{UNIT_DOSE})(?!\w)", re.IGNORECASE)


def _with_sources_of_their_own(pieces: list[Piece], text: str) -> list[Piece]:
    """``pieces`` with each source in brackets that another amount follows as a name: ``420 mg (as oxide) 200 mg``."""
    for index, (piece, after) in enumerate(pairwise(pieces)):
        if piece.kind == "related" and after.kind == "amount" and _SOURCE.match(text, piece.start):
            pieces[index] = piece._replace(kind="name")
    return pieces


_SOURCE = regex(rf"\(\s?(?:{SOURCE_OF})\s", re.IGNORECASE)
_TRAILING = regex(rf"(?:\s|\A)({AMOUNT}\s+(?:(?:{AMOUNT}|{PERCENT})\s*)*{PERCENT}[\s*†‡]*)\Z")  # of small letters


LONGEST_TRAIL = 160
"""Characters: all cells at the end of a line are within so many."""


def trailing_cells(text: str) -> int:
    """Where an amount with its percent begins that ends ``text``; the length of ``text`` when it ends otherwise.

    Such a pair is cells even while a bracket stands open: the name goes on in the next line.
    """
    match = _TRAILING.search(small_letters(text), max(0, len(text) - LONGEST_TRAIL)) if "%" in text else None
    return match.start(1) if match else len(text)


def _candidates(text: str) -> list[Piece]:
    """What may be cells of ``text``, which is in small letters."""
    if not _MAY_HOLD_CELLS.search(text):
        return []
    new = tuple.__new__  # as Piece does, in half the time
    cells: list[Piece] = [new(Piece, (match.lastgroup, *match.span())) for match in _PIECE.finditer(text)]
    if ("g)" in text or "l)" in text) and (unit := UNIT_IN_NAME.search(text)) is not None:
        bare = [new(Piece, ("amount", *match.span())) for match in _BARE_NUMBER.finditer(text, unit.end())]
        cells = sorted([*cells, *[piece for piece in bare if not any(c[1] <= piece[1] < c[2] for c in cells)]])
    if "incl" in text and (included := INCLUDED.search(text)):
        cells = [cell for cell in cells if not included.start() < cell.start < included.end()]
    calories = _CALORIES.match(text) if "calor" in text or "energy" in text else None
    if calories:
        cells.insert(0, Piece("amount", *calories.span("amount")))
    if not cells:
        return cells
    after = 0 if calories else cells[0].end  # what tells more of an amount follows one
    rest = text[after:]
    related: list[Piece] = []
    if "(" in rest:
        related = [Piece("related", *match.span()) for match in _BRACKET.finditer(text, after)]
    if "magn" in rest:
        related += [Piece("related", *match.span()) for match in _RELATED.finditer(text)]
        related += [Piece("related", *match.span()) for match in _IS_ELEMENT.finditer(text)]
    elif "eq" in rest and (told := _RELATED_OF_OTHER.search(text, after)) is not None:
        related.append(Piece("related", *told.span()))
    return sorted(related + cells, key=itemgetter(1)) if related or calories else cells


def _stands_free(kind: PieceKind, text: str, start: int, pieces: list[Piece]) -> bool:
    """A symbol is a cell only when it stands alone or on a cell; ``Magnesium*`` keeps its own.

    What tells more of an amount follows one.
    """
    if kind == "related":
        return bool(pieces) and pieces[-1].kind != "name" and not text[pieces[-1].end : start].strip(" ,;–-")
    if kind != "symbol" or start == 0 or text[start - 1].isspace():
        return True
    return bool(pieces) and pieces[-1].kind != "name" and not text[pieces[-1].end : start].strip("/")


_BARE_PERCENT = regex(rf"(?:<\s?)?(?!\d{{5}}){NUMBER}\s?[*†‡§]{{0,3}}")


def _with_bare_percent(pieces: list[Piece], text: str) -> list[Piece]:
    """``pieces`` with each number that stands after an amount, and before another or at the end of the line, as what it
    is where the heading holds the sign."""
    kinds = [piece[0] for piece in pieces]
    for index in range(1, len(pieces)) if "name" in kinds[1:] else ():
        if (
            kinds[index] != "name"
            or kinds[index - 1] not in ("amount", "related")
            or kinds[index + 1 : index + 2] not in ([], ["amount"])
        ):
            continue
        if is_bare_percent(text[pieces[index].start : pieces[index].end]):
            pieces[index] = pieces[index]._replace(kind="percent")
    return pieces


def is_bare_percent(text: str) -> bool:
    """Whether ``text`` is a number that may be a percent, by the heading of its column."""
    return _BARE_PERCENT.fullmatch(text) is not None


def depth_after(text: str, depth: int) -> int:
    """How many brackets stand open after ``text``; a closing one too many is a slip and counts for nothing."""
    for bracket in BRACKET_SIGN.findall(text):
        depth += DEEPER[bracket]
        if depth < 0:
            depth = 0
    return depth


def _is_dash(text: str, at: int) -> bool:
    """Whether a dash stands alone at ``at``: it parts a name from its cells, and belongs to neither."""
    return text[at] == "-" and (at == 0 or text[at - 1].isspace() or text[at - 1] == "/")


def _add_name(pieces: list[Piece], text: str, start: int, end: int) -> None:
    """Append the name between two cells, without the separators around it."""
    while start < end and text[start] in " ,;:.|/\t•·▪‣▸►✓✔➤":
        start += 1
    if pieces and start < end and text[start] in "+&aA" and (joined := _JOINED.match(text, start, end)) is not None:
        start = joined.end()
    while end > start and (text[end - 1] in " ,;:|\t=" or _is_dash(text, end - 1)):
        end -= 1
    if start < end and not (pieces and _BETWEEN_CELLS.fullmatch(text, start, end) and not _signed(pieces[-1], start)):
        pieces.append(Piece("name", start, end))


_JOINED = regex(r"(?:[+&]|and\b)\s+(?=[a-z])", re.IGNORECASE)
"""Between the last rows of a sentence: ``zinc 5 mg and iron 2 mg``, ``zinc 5 mg + iron 2 mg``."""


def _signed(before: Piece, at: int) -> bool:
    """Whether a footnote begins with a sign right before ``at``: ``*% NRV``."""
    return before.kind == "symbol" and before.end == at


_LABEL = regex(
    r"[\s|]*(?:(?:%|pourcentage|porcentaje|percentuale|prozentsatz)\s*(?:d(?:e[rls]?|ei)\s+)?)?"
    rf"(?:{PERCENT_OF})\s?%?[*†‡]*[\s|:]*",
    re.IGNORECASE,
)
"""Before a percent on a line of its own: it names nothing, and the percent is of the row above."""
_BETWEEN_CELLS = regex(
    rf"{EQUALS}|or|ou|oder|bzw\.?|=|%?\s*(?:{PERCENT_OF}|daily\s+values?)(?:\s*\(dv\))?[*†‡]*|"
    rf"(?:(?:{PER})\s+|(?<=/)|(?<=/\s))(?:\d{{1,2}}\s+)?(?:{DOSE})(?:{OF_SIZE}|\s*\([^()]{{1,20}}\))?[.]?|"
    r"(?:lo que |ce qui |che |das )?(?:supone|representa|représente|équivaut à|rappresenta|sind|entspricht)"
    r"(?: (?:el|le|il|au|al))?",
    re.IGNORECASE,
)
"""What stands between or behind the cells of one row and names nothing: ``300 mg soit 80 % des VNR``, ``300 mg par
sachet``."""
