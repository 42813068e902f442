"""Facts rows that stand under no title: a cropped panel, a table of a product page, a row copied into a text.

Rows about magnesium and their neighbours are looked for first, where something else shows that they are rows: a heading
of doses, a percent, a bracket that names the source, a second row. A bare ``Magnesium 400 mg`` is as likely the
product's name. Without such rows, those right under a heading of doses are taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from labelcheck.layout.lines import Line
from labelcheck.layout.panel.cells import lex
from labelcheck.layout.panel.head import heads_cells
from labelcheck.layout.untitled.line_kinds import LineKind, kinds_of
from labelcheck.layout.untitled.rows_in_lines import heads_actives, is_run_on
from labelcheck.layout.vocabulary.dose_headings import PER
from labelcheck.layout.vocabulary.heads import DOSE_COLUMN, DOSE_HOLDS, SERVING, SERVING_SIZE, end_behind
from labelcheck.layout.vocabulary.parts import FOOTNOTE
from labelcheck.layout.vocabulary.rows import EQUALS, MAGNESIUM, PART_OF, SOURCE_OF
from labelcheck.model.regex import regex

_MAGNESIUM = regex(rf"{MAGNESIUM}|(?<!\w)(?-i:Mg)\s\((?:{SOURCE_OF})\s", re.IGNORECASE)
"""The element's name, or its sign where its source stands behind it."""
_SOURCE = regex(rf"[(\[]\s*(?:{SOURCE_OF}|{PART_OF}|{EQUALS})\b", re.IGNORECASE)
_OF_HUNDRED = regex(rf"(?:[^\W\d]+\s+){{0,3}}(?:{PER})\s+100\s?(?:g|ml)\s*:\s*\Z", re.IGNORECASE)
"""A heading of rows that are no dose's, where those of a dose follow under a heading of their own."""


def untitled_rows(lines: Sequence[Line]) -> tuple[int, int] | None:
    """The range of ``lines`` that are facts rows with magnesium among them, headings and footnotes included; where
    there are none, rows under a heading of doses."""
    magnesium = [index for index, line in enumerate(lines) if _MAGNESIUM.search(line.text)]
    kinds = kinds_of(lines)
    bare: tuple[int, int] | None = None
    dosed = [index for index in magnesium if not (index and _OF_HUNDRED.match(lines[index - 1].text))]
    lists = any(_INGREDIENTS.match(line.text) for line in lines) if magnesium else False
    end = 0
    for index in dosed or magnesium:
        if kinds[index] != "row" or index < end:  # the rows around it were looked at
            continue
        start, end = index, index + 1
        while start and kinds[start - 1] and not heads_actives(lines[start - 1].text):
            if kinds[start - 1 : start + 1] == ["row", "heading"] and not SERVING.match(lines[start - 1].text):
                break  # it stands over the headings: a name with a weight, or the rows of another dose
            start -= 1
        while end < len(lines) and kinds[end] == "row":
            end += 1
        if _is_table(lines[start:end], lines[index]) or (lists and _FIELD.match(lines[index].text)):
            while end < len(lines) and FOOTNOTE.match(lines[end].text):
                end += 1
            if "heading" in kinds[start:end]:
                return start, end
            bare = bare or (start, end)  # names with weights may stand above the rows
    return bare or _headed_rows(lines, kinds)


def _headed_rows(lines: Sequence[Line], kinds: Sequence[LineKind]) -> tuple[int, int] | None:
    """The range of the first of ``lines`` that are facts rows right under a heading of doses or under no more than
    ``Ingredients``, whatever they are of: several, or one line in which several run on."""
    for index, line in enumerate(lines):
        headed = kinds[index] == "heading" and not heads_actives(line.text)
        if kinds[index + 1 : index + 2] != ["row"] or not (headed or _INGREDIENTS_ALONE.fullmatch(line.text)):
            continue
        start = index
        while start and kinds[start - 1] == "heading":
            start -= 1
        end = next((at for at in range(index + 1, len(lines)) if kinds[at] != "row"), len(lines))
        cells = [piece.kind for row in lines[index + 1 : end] for piece in lex(row.text)[0]]
        columns = any(_heads_columns(head.text) for head in lines[start : index + 1])
        told = _heads_dose(line.text) and line.text.rstrip().endswith(":") and lines[index + 1].text[:1].isupper()
        fewest = 1 if told else FEWEST_ROWS if columns else FEWEST_ROWS + 1
        alone = _is_dose(line.text) and not any(_MAGNESIUM.search(row.text) for row in lines[end : end + 1])
        rated = (columns or alone) and "amount" in cells and not {"percent", "symbol"}.isdisjoint(cells)
        if cells.count("name") >= fewest or rated:
            while end < len(lines) and FOOTNOTE.match(lines[end].text):
                end += 1
            return start, end
    return None


FEWEST_ROWS = 2
"""Names with amounts under the headings of a panel; under others, which may be sentences, there are more. One is enough
under ``Each capsule contains:``, or with a percent or a footnote's sign behind its amount."""
_INGREDIENTS_ALONE = regex(r"\W*ingredients\s*", re.IGNORECASE)


def _heads_columns(text: str) -> bool:
    """Whether ``text`` is no more than the heading of a dose, gives the serving size, or heads amounts or percents."""
    if _heads_dose(text) or SERVING_SIZE.match(text):
        return True
    return ("%" in text or _AMOUNTS.match(text) is not None) and heads_cells(text, whole=True)


_AMOUNTS = regex(r"\W*(?:amounts?|amt\.?)\s+per\s", re.IGNORECASE)


def _is_dose(text: str) -> bool:
    """Whether ``text`` is no more than a dose and a colon: ``Pro Tagesportion (2 Kapseln):``."""
    return text.rstrip()[-1:] == ":" and end_behind(DOSE_COLUMN, text, 0, _ENDS_DOSE) is not None


def _heads_dose(text: str) -> bool:
    return end_behind(DOSE_HOLDS, text, 0, _ENDS_DOSE) is not None


_ENDS_DOSE = regex(r"\s*(?:\(\s*approx[^()]{0,12}\))?\W*\Z", re.IGNORECASE)


def names_magnesium(name: str) -> bool:
    """Whether ``name`` of a row holds the element's."""
    return _MAGNESIUM.search(name) is not None


def first_rows(lines: Sequence[Line]) -> int | None:
    """Where rows begin among ``lines``, which follow others, or the headings of their columns; None where only one row
    does."""
    kinds = kinds_of(lines[:FEW], headed=True)
    first = next((number for number, kind in enumerate(kinds) if kind), None)
    return first if kinds.count("row") > 1 else None


FEW = 8
"""Lines by which the beginning of rows is told."""


def headings_above(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines`` with a heading of doses that stands under its rows over them: ``Contenuti medi per dose giornaliera (2
    capsule)``."""
    below = [index for index, line in enumerate(lines) if index and _BELOW.match(line.text)]
    kinds = kinds_of(lines) if below else []
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


_FIELD = regex(rf"[•*·\s-]*(?:{MAGNESIUM})(?:\s+(?:amount|content))?\s*:", re.IGNORECASE)
"""A row that stands alone as a field of a product's data, beside its ingredients: ``Magnesium: 200 mg``."""
_INGREDIENTS = regex(
    r"\W*(?:[a-z-]+\s+)?(?:ingredients?|ingrédients?|zutaten|ingredientes|ingredienti)\s*:", re.IGNORECASE
)
