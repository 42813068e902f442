"""Facts rows that stand under no title: a cropped panel, a table of a product page, a row copied into a text.

Only rows about magnesium and their neighbours are looked for, and only where something else shows that they are rows:
a heading of doses, a percent, a bracket that names the source, a second row. A bare ``Magnesium 400 mg`` is as likely
the product's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from labelcheck.layout.cells import Piece, depth_after, is_bare_percent, lex
from labelcheck.layout.dose_headings import BARE_DOSE, EACH, HUNDRED_AND_DOSE, PER
from labelcheck.layout.head import ends_sentence, head_end, heads_cells, is_rest_of_headings
from labelcheck.layout.lines import Line
from labelcheck.layout.rows import has_cells
from labelcheck.layout.rows_in_lines import heads_actives, is_linear, is_run_on
from labelcheck.layout.sources import tells_element
from labelcheck.layout.vocabulary import (
    ACTIVE,
    COLUMN_HEAD,
    DOSE_COLUMN,
    EQUALS,
    FOOTNOTE,
    HEADING,
    MAGNESIUM,
    NAMES_HEAD,
    NUTRIENT,
    PART_OF,
    SERVING,
    SOURCE_OF,
)
from labelcheck.model.regex import regex

LONGEST_NAME = 12
"""Words: what is longer before an amount is a sentence."""
LONGEST_HEADINGS = 24
"""Words of the headings of all columns, where nothing else follows them."""

_MAGNESIUM = regex(MAGNESIUM, re.IGNORECASE)
_NAMED = regex(rf"(?:[A-Z]{{2}}\s*[:/]?\s+)?(?:{MAGNESIUM})\s*(?:\([^()]*\)\s*)?\Z", re.IGNORECASE)
"""The element alone, or with its source."""
_SOURCE = regex(rf"[(\[]\s*(?:{SOURCE_OF}|{PART_OF}|{EQUALS})\b", re.IGNORECASE)
_BRACKET = regex(r"(?:\([^()]*\)|\[[^\[\]]*\])(?:\s*\d[\d.,]*\s?%?[*†‡]*)?")
"""On lines of its own it tells more of the row above, and its percent: ``(equiv. Magnesium 72.5 mg) 19%``."""
MOST_BRACKET_LINES = 3
_OF_THE_PACK = regex(r"\b(?:net|netto|npn|aust\s?[lr])\b", re.IGNORECASE)
"""In a line with what the pack holds or how it is licensed: no row."""

_OF_HUNDRED = regex(rf"(?:[^\W\d]+\s+){{0,3}}(?:{PER})\s+100\s?(?:g|ml)\s*:\s*\Z", re.IGNORECASE)
"""A heading of rows that are no dose's, where those of a dose follow under a heading of their own."""
_PER = regex(rf"(?:{PER}|each|chaque|jede[rs]?|cada|ogni)\s", re.IGNORECASE)

_Kind = Literal["row", "heading", ""]


def untitled_rows(lines: Sequence[Line]) -> tuple[int, int] | None:
    """The range of ``lines`` that are facts rows with magnesium among them, headings and footnotes included; where
    there are none, rows under a heading of doses."""
    magnesium = [index for index, line in enumerate(lines) if _MAGNESIUM.search(line.text)]
    kinds = _kinds(lines)
    bare: tuple[int, int] | None = None
    dosed = [index for index in magnesium if not (index and _OF_HUNDRED.match(lines[index - 1].text))]
    for index in dosed or magnesium:
        if kinds[index] != "row":
            continue
        start, end = index, index + 1
        while start and kinds[start - 1] and not heads_actives(lines[start - 1].text):
            if kinds[start - 1 : start + 1] == ["row", "heading"] and not SERVING.match(lines[start - 1].text):
                break  # it stands over the headings: a name with a weight, or the rows of another dose
            start -= 1
        while end < len(lines) and kinds[end] == "row":
            end += 1
        if _is_table(lines[start:end], lines[index]) or _is_field(lines, lines[index]):
            while end < len(lines) and FOOTNOTE.match(lines[end].text):
                end += 1
            if "heading" in kinds[start:end]:
                return start, end
            bare = bare or (start, end)  # names with weights may stand above the rows
    return bare or _headed_rows(lines, kinds)


def _headed_rows(lines: Sequence[Line], kinds: Sequence[_Kind]) -> tuple[int, int] | None:
    """The range of the first of ``lines`` that are facts rows right under a heading of doses or under no more than
    ``Ingredients``, whatever they are of: several, or one line in which several run on; or rows added up in one."""
    for index, line in enumerate(lines):
        if " + " in line.text and is_run_on(lex(line.text)[0]):
            return index, index + 1
        headed = kinds[index] == "heading" and not heads_actives(line.text)
        if kinds[index + 1 : index + 2] != ["row"] or not (headed or _INGREDIENTS_ALONE.fullmatch(line.text)):
            continue
        start = index
        while start and kinds[start - 1] == "heading":
            start -= 1
        end = next((at for at in range(index + 1, len(lines)) if kinds[at] != "row"), len(lines))
        cells = [piece.kind for row in lines[index + 1 : end] for piece in lex(row.text)[0]]
        fewest = FEWEST_ROWS if any(_heads_rows(row.text) for row in lines[start : index + 1]) else FEWEST_ROWS + 1
        if cells.count("name") >= fewest or (fewest == FEWEST_ROWS and {"amount", "percent"} <= {*cells}):
            while end < len(lines) and FOOTNOTE.match(lines[end].text):
                end += 1
            return start, end
    return None


FEWEST_ROWS = 2
"""Names with amounts under a heading that is no more than one; under others, which may be sentences, there are more."""
_INGREDIENTS_ALONE = regex(r"\W*ingredients\s*", re.IGNORECASE)


def _heads_rows(text: str) -> bool:
    """Whether ``text`` is no more than the heading of a dose, or those of names, amounts and percents."""
    return _EACH.fullmatch(text) is not None or (
        "%" in text and NAMES_HEAD.match(text) is not None and heads_cells(text, whole=True)
    )


_EACH = regex(rf"\W*(?:{EACH})\s*(?:\(\s*approx[^()]{{0,12}}\))?\W*", re.IGNORECASE)


def names_magnesium(name: str) -> bool:
    """Whether ``name`` of a row holds the element's."""
    return _MAGNESIUM.search(name) is not None


def first_rows(lines: Sequence[Line]) -> int | None:
    """Where rows begin among ``lines``, or the headings of their columns; None where only one row does."""
    kinds = _kinds(lines[:FEW])
    first = next((number for number, kind in enumerate(kinds) if kind), None)
    return first if kinds.count("row") > 1 else None


FEW = 8
"""Lines by which the beginning of rows is told."""


def headings_above(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` with a heading of doses that stands under its rows over them: ``Contenuti medi per dose giornaliera (2
    capsule)``."""
    below = [index for index, line in enumerate(lines) if index and _BELOW.match(line.text)]
    kinds = _kinds(lines) if below else []
    for index in below:
        start = index
        while start and kinds[start - 1] == "row":
            start -= 1
        headed = start and kinds[start - 1] == "heading" and not heads_actives(lines[start - 1].text)
        if index - start < FEWEST_ROWS or headed or "row" in kinds[index + 1 : index + 2]:
            continue
        return [*lines[:start], lines[index], *lines[start:index], *lines[index + 1 :]]
    return lines


_BELOW = regex(
    rf"\W*(?:contenut[oi]|tenor[ei]|valor[ei]|quantità|apport[oi]|contenidos?|valores|teneurs?)\s+(?:(?:medi[oia]?s?|moyennes?)\s+)?"
    rf"(?:{PER})\s",
    re.IGNORECASE,
)


def _kinds(lines: Sequence[Line]) -> list[_Kind]:
    """What each line is; rows run on within a line, or over several, only under a heading: elsewhere those are
    sentences and names."""
    kinds: list[_Kind] = []
    headed = False
    read = [lex(line.text)[0] for line in lines]
    told_more = 0  # lines of a bracket that stands under a row
    for number, line in enumerate(lines):
        pieces = read[number]
        above = kinds[-1] if kinds else ""
        below = _cells_below(number, lines, read)
        told_more = max(told_more - 1, _bracket_lines(number, lines) if above == "row" else 0)
        told_more = told_more or (above == "row" and _closes_bracket(line.text, lines[number - 1].text))
        wraps = _wraps(number, lines)
        goes_on = (
            is_linear(pieces)
            or _leads(pieces)
            or _goes_on(pieces, below)
            or wraps
            or _runs_over(pieces, below, line.text)
        )
        is_row = _is_row(pieces, line.text) or (wraps and _ends_in_bracket(pieces, line.text))
        is_row = is_row or (" + " in line.text and is_run_on(pieces))
        begins = is_row and (headed or above or not _is_within_sentence(number, lines))
        below_amount = above == "row" and read[number - 1][-1:] and read[number - 1][-1].kind == "amount"
        rated = below_amount and (is_bare_percent(line.text) or _NONE.fullmatch(line.text) is not None)
        told_more = told_more or (above == "row" and tells_element(line.text))
        if told_more or begins or rated or (headed and goes_on):
            kinds.append("row")
        else:
            text = line.text.lstrip("•*·- ")
            headed = any(head.match(text) for head in (COLUMN_HEAD, SERVING)) or _heads_columns(text)
            headed = headed or (text.rstrip()[-1:] == ":" and head_end(text) >= len(text.rstrip()))
            headed = headed or _SERVINGS_COUNTED.match(text) is not None
            headed = headed or heads_actives(text) or (above == "heading" and _is_rest(text, lines[number - 1].text))
            headed = headed or _ACTIVE_ALONE.fullmatch(text) is not None
            headed = headed or (above == "heading" and text[:1] == "(" and is_rest_of_headings(text))
            kinds.append("heading" if headed else "")
    return kinds


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
    whole = f"{text} {below}"
    return _is_row(lex(whole)[0], whole)


_UNFINISHED = regex(rf"\b(?:{EQUALS}|{SOURCE_OF}|of|de|di|von)\s*\Z", re.IGNORECASE)


def _cells_below(number: int, lines: Sequence[Line], read: Sequence[Sequence[Piece]]) -> Sequence[Piece]:
    """What stands below line ``number``: where that names magnesium, below its names in other languages too."""
    below = number + 1
    if len(read[number]) == 1 and _NAMED.match(lines[number].text):
        last = min(below + MOST_LANGUAGES, len(lines)) - 1
        while below < last and len(read[below]) == 1 and _NAMED.match(lines[below].text):
            below += 1
    return read[below] if below < len(lines) else ()


MOST_LANGUAGES = 4


def _heads_columns(text: str) -> bool:
    """Whether ``text`` is headings of columns; of a list's heading with a dose behind it, no more than that."""
    names = NAMES_HEAD.match(text)
    after = text[names.end() :].lstrip(" |") if names is not None else ""
    if _ONLY_DOSES.fullmatch(after):
        return True
    if COLUMN_HEAD.match(after) and len(text.split()) <= LONGEST_NAME and not has_cells(text):
        return True
    if (heading := HEADING.match(text)) is not None:
        rest = _ADJECTIVE.sub("", text[heading.end() :].strip(" |"))
        return _DOSE_ALONE.fullmatch(rest) is not None or heads_cells(rest, at_once=True, whole=True)
    words = len(text.split())
    return words <= LONGEST_HEADINGS and not ends_sentence(text) and heads_cells(text, whole=words > LONGEST_NAME)


_ONLY_DOSES = regex(rf"(?:{HUNDRED_AND_DOSE}|{BARE_DOSE})[\s|]*", re.IGNORECASE)
_ADJECTIVE = regex(
    r"\A(?:actifs?|activ[oi]s?|attivi|caract[ée]ristiques?|característicos|caratterizzanti)\b[\s|]*"
    r"(?:(?:ed?|y|et)\s+(?:contenut[oi]|tenor[ei]|quantità|contenidos?|cantidad(?:es)?|teneurs?)\b(?:\s+medi[oia]?s?\b)?\s*)?",
    re.IGNORECASE,
)
"""Behind the heading of the names: ``Ingrédients caractéristiques | Par comprimé``."""
_DOSE_ALONE = regex(rf"\W*(?:{DOSE_COLUMN.pattern}|{EACH})\W*", re.IGNORECASE)


def _goes_on(pieces: Sequence[Piece], below: Sequence[Piece]) -> bool:
    """Whether ``pieces`` are cells, or a name whose cells are ``below``."""
    kinds = [piece.kind for piece in pieces]
    if kinds == ["name"]:
        return bool(below) and all(piece.kind != "name" for piece in below)
    return bool(kinds) and "name" not in kinds


def _is_table(lines: Sequence[Line], magnesium: Line) -> bool:
    pieces = lex(magnesium.text)[0]
    return (
        len(lines) > 1
        or any(piece.kind == "percent" for piece in pieces)
        or is_run_on(pieces)
        or any(piece.kind == "related" and _TELLS.search(magnesium.text, piece.start, piece.end) for piece in pieces)
        or _SOURCE.search(magnesium.text) is not None
    )


_TELLS = regex(rf"\d\s?(?:mc?g|μg|g|%)(?!\w)|{MAGNESIUM}", re.IGNORECASE)
"""What a bracket behind an amount holds that tells more of it, and not how many are in the pack: ``(60 caps)``."""


def _is_field(lines: Sequence[Line], magnesium: Line) -> bool:
    """Whether a row stands alone as a field of a product's data, beside its ingredients: ``Magnesium: 200 mg``."""
    return _FIELD.match(magnesium.text) is not None and any(_INGREDIENTS.match(line.text) for line in lines)


_FIELD = regex(rf"[•*·\s-]*(?:{MAGNESIUM})(?:\s+(?:amount|content))?\s*:", re.IGNORECASE)
_INGREDIENTS = regex(
    r"\W*(?:[a-z-]+\s+)?(?:ingredients?|ingrédients?|zutaten|ingredientes|ingredienti)\s*:", re.IGNORECASE
)


def _is_row(pieces: Sequence[Piece], text: str) -> bool:
    amounts = any(piece.kind == "amount" for piece in pieces) or (
        text.rstrip()[-1:] == ")" and _TOLD_IN_BRACKET.search(text) is not None
    )
    heads = text.rstrip()[-1:] == ":" or (_PER.match(text) and head_end(text) == len(text))
    if not amounts or heads:  # ``Each 5 ml provides:`` heads rows
        return False
    if pieces[0].kind == "symbol" and text[:2] in ("* ", "+ "):  # of a list
        pieces = pieces[1:]
    return _begins_with_name(pieces, text) and _OF_THE_PACK.search(text) is None


_TOLD_IN_BRACKET = regex(rf"\((?:{EQUALS})\s[^()]{{0,40}}\d\s?(?:mc?g|g|μg|iu)\s*\)\s*\Z", re.IGNORECASE)
"""Instead of a compound's weight: ``Magnesium Oxide (eq. to elemental magnesium 50 mg)``."""


def _leads(pieces: Sequence[Piece]) -> bool:
    """Whether ``pieces`` are a row whose amount stands before its name: ``1500 mg Magnesiumorotat``."""
    kinds = [piece.kind for piece in pieces]
    return kinds[:2] == ["amount", "name"] and "name" not in kinds[2:]


def _runs_over(pieces: Sequence[Piece], below: Sequence[Piece], text: str) -> bool:
    """Whether ``pieces`` are rows in running text, the last of which has its amount in the line ``below``."""
    kinds = [piece.kind for piece in pieces]
    ends = kinds[:2] == ["name", "amount"] and kinds[-1] == "name" and ("name", "name") not in pairwise(kinds)
    runs = ends and text[pieces[-2].end :][:1] in (",", ";") and text.rstrip()[-1:] not in ".!"
    return runs and [piece.kind for piece in below[:2]] == ["name", "amount"]


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
