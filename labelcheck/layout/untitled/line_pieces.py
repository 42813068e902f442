"""What the pieces of one line make of it: a row, a part of one, several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from labelcheck.layout.panel.brackets import depth_after
from labelcheck.layout.panel.cells import Piece
from labelcheck.layout.panel.head import head_end, heads_cells
from labelcheck.layout.untitled.rows_in_lines import is_linear
from labelcheck.layout.vocabulary.dose_headings import PER
from labelcheck.layout.vocabulary.parts import KNOWN_EFFECT
from labelcheck.layout.vocabulary.rows import EQUALS, NUTRIENT
from labelcheck.model.regex import regex

LONGEST_NAME = 12
"""Words: what is longer before an amount is a sentence."""
_OF_THE_PACK = regex(
    r"\b(?:net|nett[oa]|netto(?:gewicht|inhalt|füllmenge)|füllmenge|poids|peso\s+(?:líquido|nett?o)|npn|aust\s?[lr])\b|"
    r"\A\W*(?:inhalt|inhoud|contenu|contenuto|contenido|conteúdo)\s?:\s?\d[\d.,]*(?:\s?(?:k?g|ml)\b|\s[^\W\d]{4})",
    re.IGNORECASE,
)
"""In a line with what the pack holds or how it is licensed: no row."""
_PER = regex(rf"(?:{PER}|each|chaque|jede[rs]?|cada|ogni)\s", re.IGNORECASE)


def rates(pieces: Sequence[Piece], text: str) -> bool:
    """Whether ``pieces`` are a nutrient with a percent alone, or one of which there is nothing, as among rows of
    foods: ``Calcium (4%)``, ``Vitamin A``."""
    named = NUTRIENT.match(text)
    kinds = [piece.kind for piece in pieces]
    whole = named is not None and len(text) - named.end() <= LONGEST_LETTER
    return named is not None and (kinds == ["name", "percent"] or (kinds == ["name"] and whole))


LONGEST_LETTER = len(" B12")
"""Characters behind the word for a vitamin."""


def are_rows(pieces: Sequence[Piece], below: Sequence[Piece], text: str) -> bool:
    """Whether under a heading ``pieces`` are rows: several that run on, cells, or a name whose cells are ``below``."""
    kinds = [piece.kind for piece in pieces]
    if kinds == ["name"]:
        return bool(below) and all(piece.kind != "name" for piece in below)
    cells = bool(kinds) and "name" not in kinds
    return cells or is_linear(pieces) or _runs_over(pieces, below, text)


def behind_cells(above: Sequence[Piece], pieces: Sequence[Piece]) -> Sequence[Piece]:
    """``pieces`` without the amount that begins them, and its percent, where the row ``above`` ends in their name:
    ``… Vitamin B6`` / ``4.2 mg (300% NRV), Zinc 5 mg``."""
    if len(above) < 2 or above[-1].kind != "name" or not pieces or pieces[0].kind != "amount":
        return pieces
    first = next((number for number, piece in enumerate(pieces) if piece.kind == "name"), 0)
    return pieces[first:]


def without_open_bracket(pieces: Sequence[Piece], text: str) -> Sequence[Piece]:
    """``pieces`` without the bracket at their end that the next line closes: ``Zinc 5 mg (50%`` / ``NRV)``."""
    last = pieces[-1] if len(pieces) > 1 else None
    opens = (
        last is not None and last.kind == "name" and text[last.start] == "(" and depth_after(text[last.start :], 0) > 0
    )
    return pieces[:-1] if opens else pieces


def makes_row(pieces: Sequence[Piece], text: str) -> bool:
    """Whether ``pieces`` are a row: one name, and an amount behind it."""
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


def leads_with_amount(pieces: Sequence[Piece]) -> bool:
    """Whether ``pieces`` are a row whose amount stands before its name: ``1500 mg Magnesiumorotat``."""
    kinds = [piece.kind for piece in pieces]
    return kinds[:2] == ["amount", "name"] and "name" not in kinds[2:]


def is_name(pieces: Sequence[Piece]) -> bool:
    """Whether ``pieces`` are a name without an amount, as a blend may be among other rows."""
    return [piece.kind for piece in pieces] == ["name"]


def _runs_over(pieces: Sequence[Piece], below: Sequence[Piece], text: str) -> bool:
    """Whether ``pieces`` are rows in running text, the last of which has its amount in the line ``below``."""
    kinds = [piece.kind for piece in pieces]
    ends = kinds[:2] == ["name", "amount"] and kinds[-1] == "name" and ("name", "name") not in pairwise(kinds)
    runs = ends and text[pieces[-2].end :][:1] in (",", ";") and text.rstrip()[-1:] not in ".!"
    begun = [piece.kind for piece in below[:2]]
    return runs and (begun == ["name", "amount"] or begun[:1] == ["amount"])


def ends_in_bracket(pieces: Sequence[Piece], text: str) -> bool:
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
