"""What of the label was read, and what was not; computed last, from the words that no fact claimed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set

from labelcheck.facts.ingredients.end import MISSING_PART
from labelcheck.facts.ingredients.heading import IngredientList
from labelcheck.facts.magnesium.names import among_others, holds_magnesium, states_magnesium
from labelcheck.facts.panels import spans_of_rows
from labelcheck.layout import evidence, evidence_of_lines
from labelcheck.layout.panel.cells import kinds_in, lex
from labelcheck.layout.vocabulary.rows import BULLETS, MAGNESIUM, NUTRIENT
from labelcheck.model.document import Box, Document
from labelcheck.model.label import Coverage, Evidence, Magnesium, Note, PartState, Statement, Text
from labelcheck.model.reading import Panel, Passage, Reading
from labelcheck.model.regex import regex

_CUT = regex(r"(?:[,(&/-]|\b(?:and|or|with|of|the|a))\Z", re.IGNORECASE)
LONGEST_CUT = 6
"""Characters at the end of a text by which it is told."""
_SECONDARY = ("identity", "directions", "cautions", "contact", "net_quantity")


def find_coverage(
    document: Document,
    reading: Reading,
    panel: Panel | None,
    listed: IngredientList | None,
    statements: tuple[Statement, ...],
    product_name: Text | None,
    claimed: Set[Evidence],
    notes: tuple[Note, ...],
    *,
    has_magnesium: bool,
    knows_language: bool,
) -> Coverage:
    """The coverage ledger of one label. ``claimed`` are the pieces of evidence that some fact uses."""
    unclaimed = _unclaimed(reading, claimed)
    parts = _parts(panel, listed, statements, product_name)
    if parts["panel"] == "not_found" and any(other.title.text for other in reading.panels):
        parts["panel"] = "read"  # that of what is eaten, beside rows without a title
    named = not has_magnesium and product_name is not None and holds_magnesium(product_name.value)
    if parts["panel"] == "read" and (named or _is_cut(panel, listed, unclaimed, has_magnesium=has_magnesium)):
        parts["panel"] = "cut"
    reasons = _reasons(document, reading, parts)
    if named:
        reasons.append("the product's name holds magnesium, and no row of it was read")
    if not knows_language:
        reasons.append("no heading of a language that is known was found, and what its sentences say was not read")
    return Coverage(
        capture="partial" if reasons else "whole",
        reasons=tuple(reasons),
        parts=parts,
        unclaimed=unclaimed,
        pictures_unread=len(reading.unread_pictures),
        notes=notes,
    )


def _is_cut(
    panel: Panel | None, listed: IngredientList | None, unclaimed: Sequence[Evidence], *, has_magnesium: bool
) -> bool:
    """Whether rows, or figures of rows, are not in ``panel`` though it ends as one does."""
    if _rows_left([piece.text.lstrip(BULLETS) for piece in unclaimed], has_magnesium=has_magnesium):
        return True
    if panel is not None and _cells_left(panel, unclaimed) >= (FEWEST_LEFT if has_magnesium else 1):
        return True
    return not has_magnesium and (_stands_elsewhere(panel, listed) or (panel is not None and _lacks_names(panel)))


def _stands_elsewhere(panel: Panel | None, listed: IngredientList | None) -> bool:
    """Whether magnesium stands in the row of another, or with its amount in the ingredient list: a row of a panel that
    the list was printed into."""
    in_list = listed is not None and any(states_magnesium(body.text) for body in listed.bodies)
    return in_list or (panel is not None and bool(among_others(panel)))


def _lacks_names(panel: Panel) -> bool:
    """Whether a row of ``panel`` has more amounts than it has columns: they are of rows whose names were not read."""
    most = max(MOST_AMOUNTS, len(panel.columns) + 1)
    return any(sum(cell.kind == "amount" for cell in row.cells) > most for row in panel.rows)


MOST_AMOUNTS = 3
"""Of one dose: in a weight, in units, and of the compound."""


def _rows_left(unclaimed: Sequence[str], *, has_magnesium: bool) -> bool:
    """Whether rows of the panel stand among the lines that nothing understood: some amounts by themselves or behind the
    name of a nutrient, or magnesium where none was read."""
    if has_magnesium and len(unclaimed) < FEWEST_LEFT:
        return False
    left = [text for text in unclaimed if _FIGURE.search(text) and (_is_amount(text) or _is_row(text))]
    if len(left) >= FEWEST_LEFT or has_magnesium:
        return len(left) >= FEWEST_LEFT
    named = [at for at, text in enumerate(unclaimed) if _MAGNESIUM.match(text) is not None]
    return any(
        unclaimed[at] in left or kinds_in(unclaimed[at]) == ["name", "percent"] or _has_amount_below(unclaimed, at)
        for at in named
    )


def _cells_left(panel: Panel, unclaimed: Sequence[Evidence]) -> int:
    """How many amounts stand by themselves among the rows of ``panel`` on a page, and percents there or right of it,
    that nothing understood."""
    figures = [piece for piece in unclaimed if piece.box is not None and _FIGURE.search(piece.text)]
    cells = [(piece, kinds) for piece in figures if (kinds := {*kinds_in(piece.text)}) and kinds <= _CELL]
    bounds = _bounds(panel) if cells else {}
    count = 0
    for piece, kinds in cells:
        if piece.box is None or piece.page not in bounds:
            continue
        left, top, right, bottom = bounds[piece.page]
        across, down = (piece.box[0] + piece.box[2]) / 2, (piece.box[1] + piece.box[3]) / 2
        count += left < across and (across < right or kinds == {"percent"}) and top < down < bottom
    return count


def _bounds(panel: Panel) -> dict[int, Box]:
    """The box around the rows of ``panel`` on each page."""
    boxes: defaultdict[int, list[Box]] = defaultdict(list)
    for piece in evidence(*spans_of_rows(panel)):
        if piece.box is not None:
            boxes[piece.page].append(piece.box)
    sides = {page: list(zip(*own, strict=True)) for page, own in boxes.items()}
    return {page: (min(left), min(top), max(right), max(low)) for page, (left, top, right, low) in sides.items()}


_CELL = frozenset({"amount", "percent"})


def magnesium_left(reading: Reading, unclaimed: Sequence[Evidence], read: Magnesium) -> Evidence | None:
    """A row of magnesium with its percent among the lines outside of panels that nothing understood, which tells
    another amount than was ``read``."""
    named = [piece for piece in unclaimed if _MAGNESIUM.match(piece.text) and _is_rated(piece.text)]
    if not named:
        return None
    outside = {piece for p in reading.passages if p.kind != "panel" for piece in evidence_of_lines(p)}
    figure = _digits(str(read.amount.value)) if read.amount is not None else ""
    return next((piece for piece in named if piece in outside and _digits(_amount_in(piece.text)) != figure), None)


def _amount_in(row: str) -> str:
    return next(row[piece.start : piece.end] for piece in lex(row)[0] if piece.kind == "amount")


def _digits(amount: str) -> str:
    """By which two amounts in one unit are the same, however their thousands and decimals are set apart."""
    return "".join(filter(str.isdigit, amount))


def _is_rated(text: str) -> bool:
    return kinds_in(text) == ["name", "amount", "percent"]


def _has_amount_below(lines: Sequence[str], at: int) -> bool:
    """Whether an amount alone stands near below the line ``at``: ``Magnesium (as`` / ``citrate)`` / ``100 mg``."""
    return any(_FIGURE.search(text) and _is_amount(text) for text in lines[at + 1 : at + 1 + MOST_WRAPPED])


FEWEST_LEFT = 3
MOST_WRAPPED = 3
_MAGNESIUM = regex(MAGNESIUM, re.IGNORECASE)
_FIGURE = regex(r"\d")
"""Every amount holds one."""


def _is_amount(text: str) -> bool:
    """Whether ``text`` is an amount, perhaps with its percent, and nothing else."""
    if not text[:1].isdigit():
        return False
    kinds = {piece.kind for piece in lex(text)[0]}
    return "amount" in kinds and "name" not in kinds


def _is_row(text: str) -> bool:
    """Whether ``text`` is a nutrient's name with an amount behind it."""
    if NUTRIENT.match(text) is None:
        return False
    kinds = kinds_in(text)
    return kinds[:2] == ["name", "amount"] and "name" not in kinds[1:]


def _parts(
    panel: Panel | None, listed: IngredientList | None, statements: tuple[Statement, ...], product_name: Text | None
) -> dict[str, PartState]:
    kinds = {s.kind for s in statements}

    def found(present: bool) -> PartState:
        return "read" if present else "not_found"

    return {
        "panel": _panel_state(panel),
        "other_ingredients": "not_found" if listed is None else "read" if listed.complete else "cut",
        "identity": found("identity" in kinds or (product_name is not None and product_name.confidence != "low")),
        "directions": found("directions" in kinds),
        "cautions": found("caution" in kinds),
        "contact": found("contact" in kinds),
        "net_quantity": found("net_quantity" in kinds),
    }


def _panel_state(panel: Panel | None) -> PartState:
    """Rows under neither a title nor a heading of doses are read, but they are no panel; a title without rows is the
    beginning of one."""
    if panel is None or not (panel.title.text or panel.head):
        return "not_found"
    return "read" if panel.complete and panel.rows else "cut"


def _reasons(document: Document, reading: Reading, parts: dict[str, PartState]) -> list[str]:
    """Why the capture is not whole; empty when it is."""
    said = {"panel": "facts panel", "other_ingredients": "ingredient list"}
    reasons = [f"the {said[part]} was not found" for part in said if parts[part] == "not_found"]
    reasons += [f"the {said[part]} is cut short" for part in said if parts[part] == "cut"]
    secondary = sum(parts[part] == "read" for part in _SECONDARY)
    if secondary < 2:
        reasons.append("of name, directions, cautions, contact and net quantity, fewer than two were found")
    if any(kind in ("page-without-text", "cut-short") for kind, _ in document.notes):
        reasons.append("part of the file was not read")
    if reading.unread_pictures:
        reasons.append("a picture that may hold a mark was not read")
    if _unread_share(document) > MOST_UNREAD:
        reasons.append("some of its print could not be read")
    texts = [p.text for p in reading.passages]
    if any("[" in text for text in texts) and MISSING_PART.search(" ".join(texts)):
        reasons.append("a note says that a part of the label is missing")
    if any(_CUT.search(p.text[-LONGEST_CUT:]) or p.text.count("(") > p.text.count(")") for p in _ends(reading)):
        reasons.append("the text stops in the middle of a sentence")
    return reasons


MOST_UNREAD = 0.05
"""Of the lines on pages read by OCR; a seal or a logo is nearly always among them."""


def _unread_share(document: Document) -> float:
    """The share of lines that were seen on pages read by OCR and not read; their boxes stand as pictures."""
    pages = [page for page in document.pages if page.read_via == "ocr"]
    unread = sum(len(page.pictures) for page in pages)
    return unread / (unread + sum(len(page.words) for page in pages) / WORDS_A_LINE) if unread else 0.0


WORDS_A_LINE = 3
"""As lines are found on labels, where a row of the panel is two or three."""


def _ends(reading: Reading) -> list[Passage]:
    return [p for p in reading.passages if p.kind == "block"][-1:]


def _unclaimed(reading: Reading, claimed: Set[Evidence]) -> tuple[Evidence, ...]:
    """The printed lines no fact has claimed a word of."""
    passages = (*reading.passages, *reading.besides)
    printed = [piece for passage in passages for piece in evidence_of_lines(passage) if piece not in claimed]
    near: defaultdict[tuple[int, int], list[Evidence]] = defaultdict(list)
    for piece in claimed if printed else ():
        for band in _bands(piece):
            near[band].append(piece)
    return tuple([piece for piece in printed if not _is_touched(piece, near)])


def _is_touched(piece: Evidence, near: dict[tuple[int, int], list[Evidence]]) -> bool:
    for band in _bands(piece):
        for other in near.get(band, ()):
            if _touches(piece, other):
                return True
    return False


BAND = 20
"""Points: pieces that share no band of this height cannot touch."""
MOST_BANDS = 1000
"""Of one piece: a letter may be as high as it likes."""


def _bands(piece: Evidence) -> list[tuple[int, int]]:
    page, box = piece.page, piece.box
    if box is None:
        return [(page, piece.line or 0)]
    first, last = int(box[1]) // BAND, int(box[3]) // BAND
    return [(page, band) for band in range(first, min(last, first + MOST_BANDS) + 1)]


def _touches(piece: Evidence, other: Evidence) -> bool:
    if piece.box is None or other.box is None:
        return piece.line == other.line
    left, top, right, bottom = piece.box
    other_left, other_top, other_right, other_bottom = other.box
    if right <= other_left or other_right <= left or bottom <= other_top or other_bottom <= top:
        return False
    return min(bottom, other_bottom) - max(top, other_top) > 0.4 * min(bottom - top, other_bottom - other_top)
