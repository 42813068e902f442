"""What the lines of a text are that stands under no title: rows, the headings of rows, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from labelcheck.layout.lines import Line
from labelcheck.layout.panel.brackets import depth_after
from labelcheck.layout.panel.cells import Piece, lex
from labelcheck.layout.panel.head import head_end, heads_cells, is_rest_of_headings
from labelcheck.layout.panel.no_row import ends_sentence, has_cells
from labelcheck.layout.panel.row_signs import heads_sources
from labelcheck.layout.untitled.line_pieces import (
    LONGEST_NAME,
    are_rows,
    behind_cells,
    ends_in_bracket,
    is_name,
    leads_with_amount,
    makes_row,
    rates,
    without_open_bracket,
)
from labelcheck.layout.untitled.over_lines import (
    OF_MAGNESIUM,
    cells_below,
    closes_bracket,
    is_percent_of,
    is_source,
    is_within_sentence,
    lines_told_more,
    wraps_over,
)
from labelcheck.layout.untitled.rows_in_lines import heads_actives, is_run_on
from labelcheck.layout.vocabulary.dose_headings import BARE_DOSE, HUNDRED_AND_DOSE
from labelcheck.layout.vocabulary.heads import COLUMN_HEAD, DOSE_COLUMN, DOSE_HOLDS, NAMES_HEAD, SERVING, end_behind
from labelcheck.layout.vocabulary.parts import HEADING
from labelcheck.layout.vocabulary.rows import ACTIVE
from labelcheck.model.regex import AnyCase, regex

LONGEST_HEADINGS = 24
"""Words of the headings of all columns, where nothing else follows them."""
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
        told_more = max(told_more - 1, lines_told_more(number, lines) if row else 0)
        wraps = wraps_over(number, lines)
        is_row = makes_row(pieces, line.text) or (wraps and ends_in_bracket(pieces, line.text))
        is_row = is_row or (" + " in line.text and is_run_on(pieces))
        of_element = wraps and OF_MAGNESIUM.match(line.text) is not None and depth_after(line.text, 0) > 0
        begins = of_element or (is_row and (headed or above or not is_within_sentence(number, lines)))
        rated = row and (
            is_percent_of(without_open_bracket(row, before), pieces, line.text) or heads_sources(line.text)
        )
        own = without_open_bracket(behind_cells(row, pieces), line.text)
        more = wraps or leads_with_amount(pieces) or (row and closes_bracket(line.text.rstrip(" .,;"), before))
        among = above == "row" and (_is_led(number, read) or rates(pieces, line.text) or is_source(number, lines, read))
        goes_on = headed and (more or among or are_rows(own, cells_below(number, lines, read), line.text))
        if told_more or begins or rated or goes_on:
            kinds.append("row")
        else:
            headed = _is_heading(line.text.lstrip("•*·- "), above, before)
            kinds.append("heading" if headed else "")
    return kinds


def _is_led(number: int, read: Sequence[Sequence[Piece]]) -> bool:
    """Whether line ``number`` is a name alone, as of a blend, among rows whose amounts stand before their names."""
    around = (read[number - 1], read[number + 1]) if number + 1 < len(read) else ()
    return is_name(read[number]) and bool(around) and all(map(leads_with_amount, around))


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


def _is_rest(text: str, above: str) -> bool:
    """Whether ``text`` goes on with the heading ``above`` it: ``Each serving (2`` / ``capsules) contains:``."""
    wraps = depth_after(above, 0) > 0 or not above.rstrip().endswith(":")
    ends = wraps and text.rstrip().endswith(":") and len(text.split()) <= LONGEST_REST
    return is_rest_of_headings(text) or (ends and not has_cells(text))


LONGEST_REST = 5
"""Words of a heading that stand on its last line, at most."""


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
