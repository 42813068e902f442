"""What the lines of a text are that stands under no title: rows, the headings of rows, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from labelcheck.layout.lines import Line
from labelcheck.layout.panel.brackets import depth_after
from labelcheck.layout.panel.cells import Piece, is_bare_percent, lex
from labelcheck.layout.panel.head import ends_sentence, head_end, heads_cells, is_rest_of_headings
from labelcheck.layout.panel.no_row import has_cells
from labelcheck.layout.panel.row_signs import heads_sources
from labelcheck.layout.panel.sources import tells_element
from labelcheck.layout.untitled.rows_in_lines import heads_actives, is_linear, is_run_on
from labelcheck.layout.vocabulary.dose_headings import BARE_DOSE, HUNDRED_AND_DOSE, PER
from labelcheck.layout.vocabulary.heads import COLUMN_HEAD, DOSE_COLUMN, DOSE_HOLDS, NAMES_HEAD, SERVING, end_behind
from labelcheck.layout.vocabulary.parts import HEADING, KNOWN_EFFECT
from labelcheck.layout.vocabulary.rows import ACTIVE, EQUALS, MAGNESIUM, NUTRIENT, SOURCE_OF
from labelcheck.model.regex import AnyCase, regex

LONGEST_NAME = 12
"""Words: what is longer before an amount is a sentence."""
LONGEST_HEADINGS = 24
"""Words of the headings of all columns, where nothing else follows them."""


_MAGNESIUM = regex(MAGNESIUM, re.IGNORECASE)
_NAMED = regex(rf"(?:[A-Z]{{2}}\s*[:/]?\s+)?(?:{MAGNESIUM})\s*(?:\([^()]*\)\s*)?\Z", re.IGNORECASE)
"""The element alone, or with its source."""
_BRACKET = regex(r"(?:\([^()]*\)|\[[^\[\]]*\])(?:\s*\d[\d.,]*\s?%?[*†‡]*)?")
"""On lines of its own it tells more of the row above, and its percent: ``(equiv. Magnesium 72.5 mg) 19%``."""
MOST_BRACKET_LINES = 3
_OF_THE_PACK = regex(
    r"\b(?:net|nett[oa]|netto(?:gewicht|inhalt|füllmenge)|füllmenge|poids|peso\s+(?:líquido|nett?o)|npn|aust\s?[lr])\b|"
    r"\A\W*(?:inhalt|inhoud|contenu|contenuto|contenido|conteúdo)\s?:\s?\d[\d.,]*(?:\s?(?:k?g|ml)\b|\s[^\W\d]{4})",
    re.IGNORECASE,
)
"""In a line with what the pack holds or how it is licensed: no row."""

_PER = regex(rf"(?:{PER}|each|chaque|jede[rs]?|cada|ogni)\s", re.IGNORECASE)

LineKind = Literal["row", "heading", ""]


def kinds_of(lines: Sequence[Line], *, headed: bool = False) -> list[LineKind]:
    """What each line is; rows run on within a line, or over several, only under a heading: elsewhere those are
    sentences and names. ``headed``: one stands above the first line."""
    kinds: list[LineKind] = []
    read = _pieces_of(lines)
    told_more = 0  # lines of a bracket that stands under a row
    for number, line in enumerate(lines):
        pieces, before = read[number], lines[number - 1].text
        above = kinds[-1] if kinds else ""
        row = read[number - 1] if above == "row" else ()
        told_more = max(told_more - 1, _lines_told_more(number, lines) if row else 0)
        wraps = _wraps(number, lines)
        is_row = _is_row(pieces, line.text) or (wraps and _ends_in_bracket(pieces, line.text))
        is_row = is_row or (" + " in line.text and is_run_on(pieces))
        of_element = wraps and _MAGNESIUM.match(line.text) is not None and depth_after(line.text, 0) > 0
        begins = of_element or (is_row and (headed or above or not _is_within_sentence(number, lines)))
        rated = row and (_is_percent_of(_whole(row, before), pieces, line.text) or heads_sources(line.text))
        own = _whole(_behind_cells(row, pieces), line.text)
        more = wraps or _leads(pieces) or (row and _closes_bracket(line.text.rstrip(" .,;"), before))
        between = row and _is_name(pieces) and _leads(row) and number + 1 < len(lines) and _leads(read[number + 1])
        between = between or (above == "row" and (_rates(pieces, line.text) or _is_source(number, lines, read)))
        goes_on = headed and (more or between or _goes_on(own, _cells_below(number, lines, read), line.text))
        if told_more or begins or rated or goes_on:
            kinds.append("row")
        else:
            headed = _is_heading(line.text.lstrip("•*·- "), above, before)
            kinds.append("heading" if headed else "")
    return kinds


def _pieces_of(lines: Sequence[Line]) -> list[Sequence[Piece]]:
    """The pieces of each line; a number right below ``Calories`` is their amount, which has no unit."""
    read: list[Sequence[Piece]] = [lex(line.text)[0] for line in lines]
    for number, (above, line) in enumerate(pairwise(lines), 1):
        if line.text[:1].isdigit() and _ENERGY.fullmatch(above.text) and _NUMBER.fullmatch(line.text):
            read[number] = [Piece("amount", 0, len(line.text))]
    return read


_ENERGY = regex(r"\W*calories\W*", re.IGNORECASE)
_NUMBER = regex(r"\d{1,4}\s*")


def _is_heading(text: str, above: LineKind, text_above: str) -> bool:
    """Whether ``text`` heads rows, or goes on with the heading ``above`` it."""
    return (
        any(head.match(text) for head in (COLUMN_HEAD, SERVING, _SERVINGS_COUNTED))
        or _heads_columns(text)
        or (text.rstrip()[-1:] == ":" and head_end(text) >= len(text.rstrip()))
        or heads_actives(text)
        or _ACTIVE_ALONE.fullmatch(text) is not None
        or (above == "heading" and _is_rest(text, text_above))
    )


_ACTIVE_ALONE = regex(rf"{ACTIVE}\s*:?\s*", re.IGNORECASE)
_SERVINGS_COUNTED = regex(
    r"\d{1,3}\s+(?:servings?|por[cç](?:iones|ões)|raciones|servicios|porzioni|portion(?:en|s)|doses)\s+p(?:[eao]r|ro)\b",
    re.IGNORECASE,
)
"""How many servings a pack holds, between their size and the rows."""
_NONE = regex(r"[–—*/-]{1,2}")
"""Instead of a percent, on a line of its own."""


def _is_rest(text: str, above: str) -> bool:
    """Whether ``text`` goes on with the heading ``above`` it: ``Each serving (2`` / ``capsules) contains:``."""
    wraps = depth_after(above, 0) > 0 or not above.rstrip().endswith(":")
    ends = wraps and text.rstrip().endswith(":") and len(text.split()) <= LONGEST_REST
    return is_rest_of_headings(text) or (ends and not has_cells(text))


LONGEST_REST = 5
"""Words of a heading that stand on its last line, at most."""


def _is_percent_of(above: Sequence[Piece], pieces: Sequence[Piece], text: str) -> bool:
    """Whether ``text`` is the percent of the amount that ends the row ``above`` it, or what stands for none; in rows
    that run on others may follow: ``(80% NRV), Zinc 10 mg``."""
    if not above or above[-1].kind != "amount":
        return False
    runs_on = pieces[:1] and pieces[0].kind == "percent" and _MORE.match(text, pieces[0].end) is not None
    return bool(runs_on) or is_bare_percent(text) or _NONE.fullmatch(text) is not None


_MORE = regex(r"\s*\)?\s*(?:[,;]\s|[.,;]?\Z)")


def _lines_told_more(number: int, lines: Sequence[Line]) -> int:
    """Over how many lines from line ``number`` on more is told of the row above."""
    text, above = lines[number].text, lines[number - 1].text
    more = _lines_to_close(number - 1, lines)
    if more > 1 and _wraps(number - 1, lines):
        return more
    return _bracket_lines(number, lines) or int(_closes_bracket(text, above) or tells_element(text))


def _closes_bracket(text: str, above: str) -> bool:
    """Whether ``text`` is the rest of the bracket that the row ``above`` it leaves open: ``500 mg (equiv.`` /
    ``magnesium 100 mg)``."""
    depth = depth_after(above, 0)
    return depth > 0 and text.rstrip()[-1:] in (")", "]") and depth_after(text, depth) == 0


def _bracket_lines(number: int, lines: Sequence[Line]) -> int:
    """Over how many lines a bracket runs that begins line ``number`` and ends one: with a figure in it, or under a row
    named after the element."""
    of_element = _MAGNESIUM.match(lines[number - 1].text) is not None
    text = ""
    for count, line in enumerate(lines[number : number + MOST_BRACKET_LINES], 1):
        text = f"{text} {line.text}".strip()
        if text[:1] not in ("(", "["):
            return 0
        if _BRACKET.fullmatch(text) is not None:
            return count if of_element or any(map(str.isdigit, text)) else 0
    return 0


def _is_within_sentence(number: int, lines: Sequence[Line]) -> bool:
    """Whether line ``number`` goes on with the words of the one before it: ``contains magnesium`` / ``bisglycinate 500
    mg``."""
    text = lines[number].text
    if not number:
        return False
    if text[:1] in ("(", "["):
        return True
    return text[:1].islower() and NUTRIENT.match(text) is None and _ASKS.search(lines[number - 1].text) is not None


_ASKS = regex(rf"(?:\b(?:{MAGNESIUM}|{EQUALS}|{SOURCE_OF}|of|de|di|von)|[,/-])\s*\Z", re.IGNORECASE)


def _wraps(number: int, lines: Sequence[Line]) -> bool:
    """Whether line ``number`` ends in a bracket of a name that the next one goes on with, or with a word that asks for
    more: ``Magnesium (as magnesium`` / ``citrate) 80 mg``, ``Magnesium citrate equivalent to`` / ``magnesium 80``."""
    text = lines[number].text
    below = lines[number + 1].text if number + 1 < len(lines) else ""
    if not below or not (below[0] in "([" or depth_after(text, 0) or _UNFINISHED.search(text)):
        return False
    whole = " ".join([line.text for line in lines[number : number + 1 + _lines_to_close(number, lines)]])
    return _is_row(lex(whole)[0], whole)


def _lines_to_close(number: int, lines: Sequence[Line]) -> int:
    """How many lines below line ``number`` the bracket takes that it leaves open, which names several sources: one if
    there is none or it is not closed near."""
    depth = depth_after(lines[number].text, 0)
    for count, line in enumerate(lines[number + 1 : number + 1 + MOST_BRACKET_LINES] if depth > 0 else (), 1):
        depth = depth_after(line.text, depth)
        if depth <= 0:
            return count
    return 1


_UNFINISHED = regex(rf"\b(?:{EQUALS}|{SOURCE_OF}|of|de|di|von)\s*\Z", re.IGNORECASE)


def _cells_below(number: int, lines: Sequence[Line], read: Sequence[Sequence[Piece]]) -> Sequence[Piece]:
    """What stands below line ``number``, and the source of what it names: where that is magnesium, below its names in
    other languages too."""
    below = number + 1
    if below < len(lines) and _is_source(below, lines, read):
        below += 1
    if len(read[number]) == 1 and _NAMED.match(lines[number].text):
        last = min(below + MOST_LANGUAGES, len(lines)) - 1
        while below < last and len(read[below]) == 1 and _NAMED.match(lines[below].text):
            below += 1
    return read[below] if below < len(lines) else ()


MOST_LANGUAGES = 4
_BEGINS_SOURCE = regex(rf"(?:{SOURCE_OF})\s", re.IGNORECASE)


def _is_source(number: int, lines: Sequence[Line], read: Sequence[Sequence[Piece]]) -> bool:
    """Whether line ``number`` tells the source of what the line above names, before its cells: ``as 50% citrate``."""
    if number + 1 >= len(lines) or _BEGINS_SOURCE.match(lines[number].text) is None:
        return False
    own, below = ([piece.kind for piece in read[at]] for at in (number, number + 1))
    return "amount" not in own and below[:1] == ["amount"] and "name" not in below


def _rates(pieces: Sequence[Piece], text: str) -> bool:
    """Whether ``pieces`` are a nutrient with a percent alone, or one of which there is nothing, as among rows of
    foods: ``Calcium (4%)``, ``Vitamin A``."""
    named = NUTRIENT.match(text)
    kinds = [piece.kind for piece in pieces]
    whole = named is not None and len(text) - named.end() <= LONGEST_LETTER
    return named is not None and (kinds == ["name", "percent"] or (kinds == ["name"] and whole))


LONGEST_LETTER = len(" B12")
"""Characters behind the word for a vitamin."""


def _heads_columns(text: str) -> bool:
    """Whether ``text`` is headings of columns; of a list's heading with a dose behind it, no more than that."""
    names = NAMES_HEAD.match(text)
    after = text[names.end() :].lstrip(" |") if names is not None else ""
    if _ONLY_DOSES.match(after):
        return True
    if COLUMN_HEAD.match(after) and len(text.split()) <= LONGEST_NAME and not has_cells(text):
        return True
    if (heading := HEADING.match(text)) is not None:
        rest = _ADJECTIVE.sub("", text[heading.end() :].strip(" |"))
        return end_behind(_DOSE, rest, 0, _NO_MORE) is not None or heads_cells(rest, at_once=True, whole=True)
    words = len(text.split())
    return words <= LONGEST_HEADINGS and not ends_sentence(text) and heads_cells(text, whole=words > LONGEST_NAME)


_ONLY_DOSES = AnyCase(rf"(?:{HUNDRED_AND_DOSE}|{BARE_DOSE})[\s|]*\Z")
_ADJECTIVE = regex(
    r"\A(?:actifs?|ac?tiv[oi]s?|attivi|caract[ée]ristiques?|característicos|caratterizzanti)\b[\s|]*"
    r"(?:(?:ed?|y|et)\s+(?:contenut[oi]|tenor[ei]|quantità|contenidos?|cantidad(?:es)?|teneurs?)\b(?:\s+medi[oia]?s?\b)?\s*)?",
    re.IGNORECASE,
)
"""Behind the heading of the names: ``Ingrédients caractéristiques | Par comprimé``."""


_DOSE = AnyCase(DOSE_COLUMN, DOSE_HOLDS)
_NO_MORE = regex(r"\W*\Z")


def _goes_on(pieces: Sequence[Piece], below: Sequence[Piece], text: str) -> bool:
    """Whether under a heading ``pieces`` are rows: several that run on, cells, or a name whose cells are ``below``."""
    kinds = [piece.kind for piece in pieces]
    if kinds == ["name"]:
        return bool(below) and all(piece.kind != "name" for piece in below)
    cells = bool(kinds) and "name" not in kinds
    return cells or is_linear(pieces) or _runs_over(pieces, below, text)


def _behind_cells(above: Sequence[Piece], pieces: Sequence[Piece]) -> Sequence[Piece]:
    """``pieces`` without the amount that begins them, and its percent, where the row ``above`` ends in their name:
    ``… Vitamin B6`` / ``4.2 mg (300% NRV), Zinc 5 mg``."""
    if len(above) < 2 or above[-1].kind != "name" or not pieces or pieces[0].kind != "amount":
        return pieces
    first = next((number for number, piece in enumerate(pieces) if piece.kind == "name"), 0)
    return pieces[first:]


def _whole(pieces: Sequence[Piece], text: str) -> Sequence[Piece]:
    """``pieces`` without the bracket at their end that the next line closes: ``Zinc 5 mg (50%`` / ``NRV)``."""
    last = pieces[-1] if len(pieces) > 1 else None
    opens = (
        last is not None and last.kind == "name" and text[last.start] == "(" and depth_after(text[last.start :], 0) > 0
    )
    return pieces[:-1] if opens else pieces


def _is_row(pieces: Sequence[Piece], text: str) -> bool:
    amounts = any(piece.kind == "amount" for piece in pieces) or (
        text.rstrip()[-1:] == ")" and _TOLD_IN_BRACKET.search(text) is not None
    )
    heads = text.rstrip()[-1:] == ":" or _KNOWN_EFFECT.match(text) or (_PER.match(text) and head_end(text) == len(text))
    if not amounts or heads:  # ``Each 5 ml provides:`` heads rows
        return False
    return (
        _begins_with_name(pieces, text)
        and _OF_THE_PACK.search(text) is None
        and not (_PER_WEIGHT.search(text) and heads_cells(text, whole=True))
    )


_PER_WEIGHT = regex(rf"(?:{PER})\s+100\s?(?:g|ml)\b", re.IGNORECASE)
"""A heading of columns in which a weight stands: ``Valores medios por 100 g por dosis diaria (7 g)``."""
_KNOWN_EFFECT = regex(rf"\W*(?:{KNOWN_EFFECT})", re.IGNORECASE)
_TOLD_IN_BRACKET = regex(rf"\((?:{EQUALS})\s[^()]{{0,40}}\d\s?(?:mc?g|g|μg|iu)\s*\)\s*\Z", re.IGNORECASE)
"""Instead of a compound's weight: ``Magnesium Oxide (eq. to elemental magnesium 50 mg)``."""


def _leads(pieces: Sequence[Piece]) -> bool:
    """Whether ``pieces`` are a row whose amount stands before its name: ``1500 mg Magnesiumorotat``."""
    kinds = [piece.kind for piece in pieces]
    return kinds[:2] == ["amount", "name"] and "name" not in kinds[2:]


def _is_name(pieces: Sequence[Piece]) -> bool:
    """Whether ``pieces`` are a name without an amount, as a blend may be among other rows."""
    return [piece.kind for piece in pieces] == ["name"]


def _runs_over(pieces: Sequence[Piece], below: Sequence[Piece], text: str) -> bool:
    """Whether ``pieces`` are rows in running text, the last of which has its amount in the line ``below``."""
    kinds = [piece.kind for piece in pieces]
    ends = kinds[:2] == ["name", "amount"] and kinds[-1] == "name" and ("name", "name") not in pairwise(kinds)
    runs = ends and text[pieces[-2].end :][:1] in (",", ";") and text.rstrip()[-1:] not in ".!"
    begun = [piece.kind for piece in below[:2]]
    return runs and (begun == ["name", "amount"] or begun[:1] == ["amount"])


def _ends_in_bracket(pieces: Sequence[Piece], text: str) -> bool:
    """Whether ``pieces`` are a row that ends in a bracket of its cells, which the next line closes: ``Magnesium 141 mg
    (34% Daily`` / ``Value)``."""
    kinds = [piece.kind for piece in pieces]
    return kinds == ["name", "amount", "name"] and text[pieces[-1].start] == "(" and _begins_with_name(pieces[:2], text)


def _begins_with_name(pieces: Sequence[Piece], text: str) -> bool:
    names = [piece for piece in pieces if piece.kind == "name"]
    if len(names) != 1 or pieces[0].kind != "name":
        return False
    outside = text[: names[0].end]
    for _ in range(MOST_NESTED):
        outside = _CLOSED.sub("", outside)
    return len(outside.split()) <= LONGEST_NAME and not _SENTENCE.search(outside)


_SENTENCE = regex(r"(?<![.\s][A-Z])(?<!entspr)(?<!equiv)(?<!elem)(?:[!?:]|\.(?!\s+[a-z]))\s")
"""Where one ends, and not in letters for words: ``Pyridoxine Hydrochloride I.P.``, ``eq. to elemental Magnesium``."""


_CLOSED = regex(r"[(\[][^()\[\]]*[)\]]")
MOST_NESTED = 2
"""Brackets within brackets of a name."""
