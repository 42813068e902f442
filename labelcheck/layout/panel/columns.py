"""The dose columns of a panel: their headings, and which cell belongs to which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

from labelcheck.layout.panel.rows import Draft
from labelcheck.layout.planes import Token
from labelcheck.layout.vocabulary.dose_headings import BARE_DOSE, HUNDRED_AND_DOSE, PER, PERCENTS_BETWEEN
from labelcheck.layout.vocabulary.heads import DOSE_COLUMN
from labelcheck.layout.vocabulary.rows import PERCENT_OF
from labelcheck.model.reading import Cell, CellKind, Row, Span
from labelcheck.model.regex import AnyCase, regex

_LEADING: tuple[CellKind, ...] = ("amount", "percent")
"""The kinds of cells by which columns are counted."""


_BARE_DOSE = AnyCase(rf"{BARE_DOSE}(?:\s*\([^()\n]{{1,40}}\))?")
_EACH_BEGUN = regex(rf"(?:{PER})\s+\d{{1,2}}", re.IGNORECASE)
_BEGUN = regex(rf"(?:{_EACH_BEGUN.pattern}\s+)+{_EACH_BEGUN.pattern}", re.IGNORECASE)
"""A line of headings whose units stand on the next: ``Per 1 Per 2`` / ``Capsule Capsules``."""
_HUNDRED_AND_DOSE = regex(
    r"(?=(?P<hundred>[^\s|]{1,40}\s?m?[gl])[\s|]+(?P<dose>[^\s|]{1,40}\s?(?:m?[gl]\b|[^\W\d]+)(?:\s?\([^()]{0,80}\))?))"
    rf"(?:{HUNDRED_AND_DOSE})",
    re.IGNORECASE,
)
_PERCENTS_BETWEEN = regex(
    rf"(?<![\w.,/])(?={PERCENTS_BETWEEN})(?P<dose>[^|%]+?)[\s|]+%\D*(?P<hundred>100\s?(?:g|ml))",
    re.IGNORECASE,
)


_OF_PERCENTS = regex(rf"(?:%\s*(?:de[rs]?\s+)?|\b)(?:{PERCENT_OF})s?(?:\s?%)?[\s*†‡(]*\Z", re.IGNORECASE)
"""Before a dose that tells what the percents are of: ``% VNR* pour 3 gélules``."""
_OF_SERVINGS = regex(r"\b(?:size|tamaño|servings|portion(?:en|s)|porciones|raciones|porzioni)\s\Z", re.IGNORECASE)
"""Before what a pack is called, ``Servings per pack``, and before the serving: ``Tamaño por porción``."""
LONGEST_PERCENTS = 40


def dose_headings(head: Sequence[Span]) -> tuple[Span, ...]:
    """The headings of dose columns in the lines of a panel's head, when there are several; what says again what dose
    the percents are of heads no second one."""
    if not head:
        return ()
    for line in head:
        bare = [match.span() for match in _BARE_DOSE.finditer(line.text)]
        if any(not line.text[end:start].replace("|", "").strip() for (_, end), (start, _) in pairwise(bare)):
            return tuple(_first_of_stacks([line.sub(*span) for span in bare]))
        if _BEGUN.fullmatch(line.text):
            return tuple([line.sub(*match.span()) for match in _EACH_BEGUN.finditer(line.text)])
    whole = Span(head[0].passage, head[0].start, head[-1].end)
    weighed = _PERCENTS_BETWEEN.search(whole.text) or _HUNDRED_AND_DOSE.search(whole.text)
    if weighed is not None:
        return tuple([whole.sub(*span) for span in sorted([weighed.span("dose"), weighed.span("hundred")])])
    found: list[Span] = []
    said: set[str] = set()
    for match in DOSE_COLUMN.finditer(whole.text):
        before = whole.text[max(0, match.start() - LONGEST_PERCENTS) : match.start()]
        if _OF_SERVINGS.search(before):
            continue
        heading = match[0].lower()
        if not any(_says(other, heading) for other in said) or not _OF_PERCENTS.search(before):
            said.add(heading)
            found.append(whole.sub(*match.span()))
    found = _in_one_language(_first_of_stacks(found))
    return tuple(found) if len({span.text.lower() for span in found}) > 1 else ()


def _says(heading: str, shorter: str) -> bool:
    """Whether a ``heading`` begins with a ``shorter`` one or holds its words: ``per 2 g serving``, ``per serving``."""
    return heading.startswith(shorter) or set(shorter.split()) <= set(heading.split())


def _in_one_language(headings: list[Span]) -> list[Span]:
    """``headings`` without those that say the one before them in another language, behind a slash: ``Per capsule / Par
    capsule``."""
    return [
        heading
        for before, heading in zip([None, *headings], headings, strict=False)
        if before is None
        or before.passage.text[before.end : heading.start].strip() != "/"
        or _first_word(before) == _first_word(heading)
    ]


def _first_of_stacks(headings: list[Span]) -> list[Span]:
    """``headings`` without those that say the others again in further languages, one under the other in each cell:
    ``pro Tablette``, ``par comprimé``, ``pro Tag``, ``par jour``."""
    numbers = [list(run) for _, run in groupby(headings, key=_first_word)]
    if len(numbers) > 1 and len(numbers[0]) > 1 and all(_is_said_again(run, len(numbers[0])) for run in numbers):
        return [run[0] for run in numbers]
    said = [_LANGUAGES.get(_first_word(heading), "") for heading in headings]
    languages = list(dict.fromkeys(said))
    count, rest = divmod(len(said), len(languages) or 1)
    if len(languages) < 2 or rest or "" in languages or "fr" not in languages:
        return headings
    if said == languages * count:
        return headings[:: len(languages)]
    return headings[:count] if said == [language for language in languages for _ in range(count)] else headings


def _is_said_again(run: list[Span], times: int) -> bool:
    """Whether ``run`` is one number of units, said in so many languages: ``2 Tabletten``, ``2 comprimés``."""
    return len(run) == times and _first_word(run[0]).isdecimal()


_LANGUAGES = {"pro": "de", "je": "de", "par": "fr", "pour": "fr", "per": "it", "por": "es"}
"""By the first word of a heading; ``per`` is English, Dutch and Italian, which are not told apart here."""


def _first_word(heading: Span) -> str:
    return heading.text.lower().split()[0]


def doubted_stacks(rows: Sequence[Row], drafts: Sequence[Draft]) -> list[Row]:
    """``rows`` of a panel without dose columns, with the amounts and percents unsure of those in which two amounts in
    one unit stand one under the other: the second may be of a row whose name a photograph does not show."""
    if all(_width(row.cells, "amount") < 2 for row in rows):
        return list(rows)
    place = {id(token.word): token for draft in drafts for token in draft.tokens}
    return [_doubted(row) if _is_stack(row, place) else row for row in rows]


def _is_stack(row: Row, place: dict[int, Token]) -> bool:
    for above, below in pairwise([cell.span for cell in row.cells if cell.kind == "amount"]):
        first, second = place[id(above.words[0])], place[id(below.words[0])]
        under = second.middle - first.middle > first.size / 2 and min(first.right, second.right) > max(
            first.left, second.left
        )
        if under and above.text != below.text and _unit(above) == _unit(below):
            return True
    return False


def _unit(amount: Span) -> str:
    return amount.text.lower().lstrip("<≤~≈0123456789.,- ")


def _doubted(row: Row) -> Row:
    cells = [cell._replace(sure=cell.kind not in _LEADING) for cell in row.cells]
    return row._replace(cells=tuple(cells))


def in_columns(rows: Sequence[Row], drafts: Sequence[Draft], *, headed: bool) -> Sequence[Row]:
    """``rows`` with each cell given to its dose column: by order where a row is full, by place where it is not.

    ``drafts`` are what the rows were made of, empty where places mean nothing. Percents alone tell of several doses
    only where headings do (``headed``): they may be of several Daily Values.
    """
    for kind in _LEADING if headed else _LEADING[:1]:
        widths = [_doses(row.cells, kind) for row in rows]
        if max(widths, default=0) < 2:
            continue
        count = Counter([width for width in widths if width]).most_common(1)[0][0]
        if count > 1:
            rights = {id(token.word): token.right for draft in drafts for token in draft.tokens}
            edges = _edges(rows, kind, count, rights) if drafts and min(widths) < count else {}
            return [row._replace(cells=_numbered(row.cells, kind, count, edges, rights)) for row in rows]
    return rows


def doses_in_turn(rows: Sequence[Row], columns: Sequence[Span]) -> Sequence[Row]:
    """``rows`` with those that name the others again joined to them as a second column, where two doses are headed and
    each has its rows under its heading: ``per 100 g: magnesium 5 g``, ``per serving (6 g): magnesium 300 mg``."""
    if len(columns) != 2 or any(cell.column for row in rows for cell in row.cells):
        return rows
    names = [row.name.text.lower() for row in rows]
    first = next((at for at, name in enumerate(names) if name in names[:at]), 0)
    repeated = len(names) - first
    if not first or repeated > first or names[first:] != names[:repeated] or any(row.related for row in rows):
        return rows
    again = [tuple([cell._replace(column=1) for cell in row.cells]) for row in rows[first:]]
    both = [row._replace(cells=(*row.cells, *cells)) for row, cells in zip(rows, again, strict=False)]
    return [*both, *rows[repeated:first]]


def claimed_only(rows: Sequence[Row], title: Span) -> Sequence[Row]:
    """``rows`` without the cells behind the first column, where that is what the label says and the others are what is
    put in: ``Ingredient | Label claim | Input per serving | Overage``."""
    first = rows[0].name if rows else title  # headings that nothing else tells are read as a row
    if not any(_CLAIM_FIRST.match(span.passage.text, span.start) for span in (title, first)):
        return rows
    return [row._replace(cells=tuple([cell for cell in row.cells if not cell.column])) for row in rows]


_CLAIM_FIRST = regex(r"(?:[^\W\d]+[\s|]+){0,3}label\s+claim\b", re.IGNORECASE)


def _doses(cells: Sequence[Cell], kind: CellKind) -> int:
    """Of how many doses ``cells`` are: the activity of an enzyme beside its weight is no other, ``21 mg 425 MU``."""
    found = [cell.span for cell in cells if cell.kind == kind]
    if kind == "amount" and len(found) > 1:
        weighs = [_MASS.search(span.text) is not None for span in found]
        return weighs.count(weighs[0])
    return len(found)


_MASS = regex(r"(?<![^\W\d])(?:m|mc|μ|u|k|milli|micro)?g(?:s|rams?)?(?!\w)", re.IGNORECASE)


def _width(cells: Sequence[Cell], kind: CellKind) -> int:
    return [cell.kind for cell in cells].count(kind)


def _edges(rows: Sequence[Row], kind: CellKind, count: int, rights: dict[int, float]) -> dict[CellKind, list[float]]:
    """The right edges of each dose column, by kind of cell, from the rows that fill all columns."""
    full = [row for row in rows if _width(row.cells, kind) == count]
    seen: dict[tuple[CellKind, int], list[float]] = {}
    for row in full:
        for cell in _numbered(row.cells, kind, count, {}, rights):
            seen.setdefault((cell.kind, cell.column), []).append(_right(cell, rights))
    kinds = {k for k, _ in seen}
    return {
        k: [sorted(seen[k, c])[len(seen[k, c]) // 2] for c in range(count)]
        for k in kinds
        if all((k, c) in seen for c in range(count))
    }


def _right(cell: Cell, rights: dict[int, float]) -> float:
    return max([rights[id(word)] for word in cell.span.words])


def _numbered(
    cells: Sequence[Cell], kind: CellKind, count: int, edges: dict[CellKind, list[float]], rights: dict[int, float]
) -> tuple[Cell, ...]:
    leading = _width(cells, kind)
    kinds = [cell.kind for cell in cells]
    if kinds == [kind] * count + ["percent"] * count or (kinds == ["percent"] * count and not edges):
        return tuple([cell._replace(column=number % count) for number, cell in enumerate(cells)])  # 150/300 mg 40/80 %
    column = -1 if leading != 1 else count - 2
    done: list[Cell] = []
    for cell in cells:
        if cell.kind == kind:
            column = min(column + 1, count - 1)
        place = max(column, 0)  # a percent may stand before the first
        if leading < count and cell.kind in edges:
            right = _right(cell, rights)
            distances = [abs(edge - right) for edge in edges[cell.kind]]
            place = distances.index(min(distances))
        done.append(Cell(cell.kind, cell.span, place) if place != cell.column else cell)
    return tuple(done)
