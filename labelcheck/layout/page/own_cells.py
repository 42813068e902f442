"""Which print on a line of a panel without a box is its own: names, cells and what heads cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from labelcheck.layout.lines import Line
from labelcheck.layout.page.titles import MOST_HEADING_WORDS
from labelcheck.layout.panel.cells import is_bare_percent, lex
from labelcheck.layout.panel.head import heads_cells
from labelcheck.layout.panel.no_row import ends_sentence
from labelcheck.layout.vocabulary.dose_headings import BARE_DOSE
from labelcheck.layout.vocabulary.doses import UNIT_DOSE
from labelcheck.layout.vocabulary.heads import COLUMN_HEAD, NAMES_HEAD
from labelcheck.layout.vocabulary.rows import PERCENT_OF
from labelcheck.model.regex import AnyCase, regex

DOSE = AnyCase(rf"{BARE_DOSE}(?:\s*\([^()]*\))?\Z")
"""A dose that heads a column, or tells the content of the pack: ``2 Tablets``."""


def is_cell_of_row(piece: Line) -> bool:
    """Whether ``piece`` holds cells, or is the sign that stands for one."""
    return holds_cells(piece) or [cell.kind for cell in lex(piece.text)[0]] == ["symbol"]


def holds_cells(piece: Line) -> bool:
    """Whether an amount or a percent stands in ``piece``."""
    return any(cell.kind in ("amount", "percent") for cell in lex(piece.text)[0])


def is_cell(piece: Line) -> bool:
    """Whether all of ``piece`` is cells, or a heading of cells."""
    text = piece.text
    if any(head.match(text) for head in (COLUMN_HEAD, DOSE)) and not ends_sentence(text):
        said = text.partition("(")[0] if text.endswith(")") else text
        return len(said.split()) <= MOST_HEADING_WORDS or heads_cells(text, whole=True)
    if _REFERENCE.fullmatch(text):
        return True
    inner = text[1:-1] if text[:1] == "(" and text[-1:] == ")" else text
    return all(p.kind != "name" for p in lex(inner)[0])


_REFERENCE = regex(rf"(?:{PERCENT_OF})s?(?:\W|\d){{0,4}}", re.IGNORECASE)
"""Alone in its cell it heads percents: ``RI*``, ``AR (1)``."""
CELLS_REACH = 25
"""Font sizes: so far to the right of the panel's head its cells and their headings may begin."""


_IN_BRACKET = regex(r"\([^()]{3,80}\)")
"""Beside the cells of a row it tells more of it: a column of sources."""


_ONLY_SERVING = regex(r"\W*serv(?:ings?|\.)?\s*(?:size|per\s+(?:container|pack(?:age|et)?|bottle))\W*", re.IGNORECASE)
"""What stands far right on its line is how much or how many."""
_NAMES_UNIT = regex(r"\w\s?\((?:en\s|in\s)?(?:mg|m?cg|[μµu]g|g|kcal)\)[*†‡]*\Z", re.IGNORECASE)
_COUNT = regex(rf"\d{{1,4}}\s(?:[^\W\d]+\s){{0,2}}(?:{UNIT_DOSE}|count|servings?)", re.IGNORECASE)
"""Behind the percent of a row it is of the print beside the panel: how many are in the pack."""
_BARE = regex(r"\d[\d.,]*[*†‡]*")
"""A cell of a row whose name tells the unit: ``Magnésio (mg)``."""


def own_pieces(line: Sequence[Line], right: float) -> list[Line]:
    """The pieces of one baseline that belong to the panel: the first that begins left of ``right``, and cells."""
    own: list[Line] = []
    for piece in line:
        beside_cells = bool(own) and holds_cells(own[-1])
        is_cells = (
            (is_cell(piece) and not (own and _heads_names(piece) and COLUMN_HEAD.match(own[0].text) is None))
            or (len(own) == 1 and _ONLY_SERVING.fullmatch(own[0].text))
            or (beside_cells and (is_bare_percent(piece.text) or _IN_BRACKET.fullmatch(piece.text)))
            or (bool(own) and _NAMES_UNIT.search(own[0].text) and _BARE.fullmatch(piece.text))
        )
        reach = right + (CELLS_REACH * piece.size if is_cells else 0)
        if (own and not is_cells and not _lead(own, piece, line)) or (not own and piece.left >= reach):
            break
        if beside_cells and own[-1].text.endswith("%") and _COUNT.fullmatch(piece.text):
            break
        own.append(piece)
    return own


def _lead(own: Sequence[Line], name: Line, line: Sequence[Line]) -> bool:
    """Whether ``own`` are the cells that begin ``line``, an amount and a percent in any order, right before a
    ``name``."""
    if own[0] is not line[0] or len(own) > MOST_LEADING or name.left - own[-1].right > FARTHEST_NAME * name.size:
        return False
    kinds = [piece.kind for cell in own for piece in lex(cell.text)[0]]
    return kinds[:1] in (["amount"], ["percent"], ["symbol"]) and "name" not in kinds


def _heads_names(piece: Line) -> bool:
    """Whether ``piece`` is no more than the heading of names: behind one of them it is print of another column."""
    head = NAMES_HEAD.match(piece.text)
    return head is not None and head.end() == len(piece.text)


MOST_LEADING = 2
"""An amount and its percent."""
FARTHEST_NAME = 8
"""Font sizes between these and the name."""
