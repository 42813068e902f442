"""Facts rows of a panel's passage: what is the name, what are cells, and which row stands under which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from labelcheck.layout.panel.brackets import BRACKET_SIGN
from labelcheck.layout.panel.cells import is_bare_percent, lex
from labelcheck.layout.panel.no_row import has_cells
from labelcheck.layout.panel.rows import Draft
from labelcheck.layout.vocabulary.cells import INCLUDED
from labelcheck.layout.vocabulary.dose_headings import PER, WHOLE_DOSE
from labelcheck.layout.vocabulary.rows import PERCENT_OF
from labelcheck.model.reading import Cell, Passage, Row, Span
from labelcheck.model.regex import AnyCase, regex


def row_spans(passage: Passage, sizes: Iterable[int]) -> Iterator[Span]:
    """Spans of so many words each, one after the other from the beginning of ``passage``."""
    text, starts = passage.text, (*passage.starts, len(passage.text))
    first = 0
    for size in sizes:
        if size:
            start, following = starts[first], starts[first + size]
            yield Span(passage, start, start + len(text[start:following].rstrip()))
        else:
            yield Span(passage, 0, 0)
        first += size


def row_in(span: Span, indent: int) -> Row | None:
    """The row that ``span`` prints; None where it has no name."""
    passage, start, _ = span
    text = span.text
    pieces, depth = lex(text)
    if depth and not has_cells(text):  # a bracket never closed: read past it
        pieces, _ = lex(BRACKET_SIGN.sub(" ", text))
    if not pieces or pieces[0].kind != "name":
        return None
    name, name_end = pieces[0].start, pieces[-1].end
    cells: list[Cell] = []
    related: list[Span] = []
    for kind, begin, end in pieces:
        if kind == "name":
            continue
        if not cells and not related:
            name_end = begin
        part = Span(passage, start + begin, start + end)
        if cells and (mass := _mass_behind_moles(cells[-1].span, kind, part)) is not None:
            cells[-1] = Cell("amount", mass)
        elif kind == "related":
            related.append(part)
        elif not (kind == "amount" and cells and _between(cells[-1].span, part) == "="):
            cells.append(Cell(kind, part))
    if "%" in text[name:name_end] and (label := _PERCENT_LABEL.search(text, name, name_end)) is not None:
        name_end = label.start()  # that of a row of percents under this one
    name_end = max(len(text[:name_end].rstrip(" ,;:|=")), name + 1)
    if cells and text[name].islower() and (joint := _JOINT.match(text, name, name_end)) is not None:
        name = joint.end()
    if text[name : name + 4].lower() == "incl" and (included := INCLUDED.match(text, name, name_end)):
        cells.insert(0, Cell("amount", span.sub(*included.span("amount"))))
        name, name_end = included.span("name")
    return Row(span.sub(name, name_end), tuple(cells), indent, related=tuple(related))


def _mass_behind_moles(moles: Span, kind: str, part: Span) -> Span | None:
    """The mass that ``part`` says the amount before it is, if that is in ``moles``: ``5 mmol = 121,5 mg``, ``5 mmol
    (121,5 mg)``."""
    if not _IN_MOLES.search(moles.text):
        return None
    if kind == "amount":
        return part if _between(moles, part) == "=" else None
    mass = _BRACKETED_MASS.fullmatch(part.text)
    return part.sub(*mass.span(1)) if mass is not None else None


def _between(first: Span, second: Span) -> str:
    return first.passage.text[first.end : second.start].strip()


_IN_MOLES = regex(r"(?:mmol|mval|m[eä]q)\W*\Z", re.IGNORECASE)
_BRACKETED_MASS = regex(r"\(\s*=?\s*(\d[\d.,]*\s?m?g)\s*\)")
_JOINT = regex(r"(?:and|und|sowie|et|en|y|e)\s+(?=[^\W\d]{3})")
"""Before the last name of rows that run on as a sentence does: ``Zink 5 mg und Magnesium 100 mg``."""
HEADS_PERCENTS = AnyCase(
    rf"(?:%|\b(?:{PERCENT_OF}))\W*(?:de[rs]?\s+)?(?:{PERCENT_OF})?\W*(?:(?:(?:{PER})\s+|(?<=/))(?:{WHOLE_DOSE})\W*)?\Z"
)
"""At the end of a line of headings; it may say of which dose they are: ``% RDA per serve*``,
``%NRV/serving``."""


def with_bare_percent(row: Row, doses: int) -> Row:
    """``row`` with the last of several numbers without units as the percent that the heading of its column says it is,
    where there are more than the columns of ``doses``: ``Magnesio (mg) | 200 | 67``; also one in a bracket, ``Magnesio
    250 mg (67)``."""
    *before, last = row.cells or (None,)
    if len(row.cells) == len(row.related) == 1:
        inside = row.related[0].sub(1, len(row.related[0].text) - 1).trimmed
        if not is_bare_percent(inside.text):
            return row
        return row._replace(cells=(*row.cells, Cell("percent", inside)), related=())
    if len(before) < max(doses, 1) or last is None or last.kind != "amount" or not is_bare_percent(last.span.text):
        return row
    return row._replace(cells=(*row.cells[:-1], last._replace(kind="percent")))


_PERCENT_LABEL = regex(rf"(?<=\w\s)%\s?(?:de[rls]?\s+)?(?:{PERCENT_OF})s?[*†‡]*\s*\Z", re.IGNORECASE)


def without_daily_values(row: Row) -> Row:
    """Drug Facts declare no Daily Values: their percents tell how pure or how strong something is."""
    cells = [cell._replace(kind="strength") if cell.kind == "percent" else cell for cell in row.cells]
    return row._replace(cells=tuple(cells))


def indents_of(drafts: Sequence[Draft]) -> list[int]:
    """Nesting levels from the left edges of names."""
    if not drafts:
        return []
    lefts = [draft.left for draft in drafts]
    base = min(lefts)
    if max(lefts) == base:
        return [0] * len(drafts)
    size = Counter([round((draft.name or draft.cells)[0].size, 1) for draft in drafts]).most_common(1)[0][0]
    return [min(int((left - base) / (0.55 * size)), 9) if left - base > 0.4 * size else 0 for left in lefts]


def cells_aligned(drafts: Sequence[Draft]) -> bool:
    """Whether a text file sets its cells in columns: only then does its indentation mean anything."""
    starts = Counter(d.cells[0].left for d in drafts if d.cells and d.name and d.cells[0].left > d.name[-1].right + 1)
    with_cells = sum(bool(d.cells) for d in drafts)
    return bool(starts) and sum(n for _, n in starts.most_common(2)) >= 0.6 * with_cells and with_cells > 1


def with_parents(rows: Sequence[Row]) -> tuple[Row, ...]:
    """``rows``, each with the number of the row it is nested under."""
    done: list[Row] = []
    for row in rows:
        if row.indent:
            parent = next((i for i in range(len(done) - 1, -1, -1) if done[i].indent < row.indent), None)
            row = row._replace(parent=parent)
        done.append(row)
    return tuple(done)
