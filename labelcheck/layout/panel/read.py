"""From the lines of a facts region to a Panel: its head, its rows, its dose columns, its footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from labelcheck.layout.lines import Line
from labelcheck.layout.panel.breaks import line_breaks
from labelcheck.layout.panel.columns import claimed_only, dose_headings, doses_in_turn, doubted_stacks, in_columns
from labelcheck.layout.panel.flow import flow
from labelcheck.layout.panel.head import head_end
from labelcheck.layout.panel.lines import printed_lines
from labelcheck.layout.panel.no_row import has_cells
from labelcheck.layout.panel.notes import headings_below, notes_above, notes_among, notes_below
from labelcheck.layout.panel.passage_rows import (
    HEADS_PERCENTS,
    cells_aligned,
    indents_of,
    row_in,
    row_spans,
    with_bare_percent,
    with_parents,
    without_daily_values,
)
from labelcheck.layout.panel.remarks import without_remarks
from labelcheck.layout.panel.row_signs import without_signs
from labelcheck.layout.panel.rows import Draft, assemble
from labelcheck.layout.panel.sources import elements_in_names, sources_in_names, totals_apart, weights_in_names
from labelcheck.layout.panel.wrapped import fused_words, names_whole, settle_cells
from labelcheck.layout.passages import join
from labelcheck.layout.planes import Token
from labelcheck.layout.rearranged.amounts_first import names_first
from labelcheck.layout.rearranged.amounts_of_names import with_own_amounts
from labelcheck.layout.rearranged.bracketed import cells_unbracketed
from labelcheck.layout.rearranged.column_major import in_rows, with_percents, without_headings
from labelcheck.layout.rearranged.unsure_cells import doubted, of_two_rows
from labelcheck.layout.rearranged.wrapped_headings import headings_whole
from labelcheck.layout.vocabulary.dose_headings import SIZE
from labelcheck.layout.vocabulary.heads import SERVING
from labelcheck.layout.vocabulary.parts import next_part
from labelcheck.layout.vocabulary.rows import BLEND, MAGNESIUM
from labelcheck.layout.vocabulary.titles import GROUP_ALONE, TITLE, titles_medicine
from labelcheck.model.document import Box
from labelcheck.model.reading import Panel, Passage, Row, Span
from labelcheck.model.regex import AnyCase, regex

_BLANKS = regex(r"\s*")
_ENDS_TITLE = AnyCase(rf"\s*\n|[.:]\s(?={SIZE})")


class Found(NamedTuple):
    """A panel, its passage, and the lines of the region that do not belong to it."""

    panel: Panel
    passage: Passage
    rest: list[Line]


def read_panel(
    lines: Sequence[Line], title_end: int, page: int, rules: Sequence[Box], *, text_file: bool
) -> Found | None:
    """The panel whose title ends after ``title_end`` tokens of the first of ``lines``; None when it has no rows."""
    head, head_text, above, body, beside = _parts(lines, title_end, text_file=text_file)
    done = assemble(body, line_breaks(body, rules, text_file=text_file), run_on=_begins_within_line(head, body))
    drafts = _trim(done.rows, done.stopped_by)
    placed = not text_file and not done.linear
    if placed:
        settle_cells(drafts)
    if not any(d.filled for d in drafts) and not SERVING.search(head_text):
        return None
    below, rest = notes_below(done, max(line.right for line in lines) if text_file else 0)
    footnotes = [*above, *below]
    rows = [draft.tokens for draft in drafts]
    printed = [*head, *[line for row in rows for line in printed_lines(row)], *[line.tokens for line in footnotes]]
    passage = join(printed, page, "panel", fused_words(drafts) if placed else frozenset())
    if passage is None:
        return None
    under_title = [token for line in head for token in line][title_end:]
    sizes = [len(part) for part in (*printed_lines(under_title), *rows, *[line.tokens for line in footnotes])]
    title, *spans = row_spans(passage, [sum(map(len, head)) - len(under_title), *sizes])
    heads, notes = len(spans) - len(rows) - len(footnotes), len(spans) - len(footnotes)
    aligned = placed or (text_file and cells_aligned(drafts))
    read = map(row_in, spans[heads:notes], indents_of(drafts) if aligned else [0] * len(drafts))
    groups, printed_rows = _groups_apart([row for row in read if row is not None])
    columns = dose_headings(spans[:heads])
    if any(HEADS_PERCENTS.search(span.text) for span in spans[:heads]):
        printed_rows = [with_bare_percent(row, len(columns)) for row in printed_rows]
    if text_file:
        printed_rows = with_own_amounts(printed_rows)
    rows_read = in_columns(printed_rows, drafts if placed else (), headed=bool(columns))
    rows_read = claimed_only(doses_in_turn(rows_read, columns), title)
    if text_file:
        rows_read = doubted(rows_read, len(columns))
    elif not columns:
        rows_read = doubted_stacks(rows_read, drafts)
    rows_read = [of_two_rows(row) for row in rows_read]
    if titles_medicine(title.text):
        rows_read = [without_daily_values(row) for row in rows_read]
    panel = Panel(
        title=title,
        head=(*spans[:heads], *groups),
        columns=columns,
        rows=with_parents(rows_read),
        footnotes=tuple(spans[notes:]),
        complete=done.stopped_by != "end" or not drafts or not drafts[-1].depth,
    )
    return Found(panel, passage, [*beside, *_dropped(done.rows[len(drafts) :]), *rest])


class _Parts(NamedTuple):
    """The lines of a panel's head with its title, the words under the title, footnotes above the rows, the lines that
    rows are read from, and those that stand among them and belong to another part."""

    head: list[Sequence[Token]]
    head_text: str
    above: Sequence[Line]
    body: Sequence[Line]
    beside: Sequence[Line]


def _title_again(text: str, at: int) -> int:
    """``at``, or the end of the title's line in another language: ``Supplement Facts`` / ``Datos de Suplemento``."""
    title = TITLE.match(text, _BLANKS.match(text, at).end())  # type: ignore[union-attr]
    ends = _ENDS_TITLE.match(text, title.end()) if title is not None else None
    return ends.end() if ends is not None else at


def _parts(lines: Sequence[Line], title_end: int, *, text_file: bool) -> _Parts:
    remarks: list[Line] = []
    if text_file:
        said, remarks = without_remarks(lines[1:])
        lines = [*lines[:1], *headings_whole(without_signs(said))]
    region = flow(lines)
    start = region.start_of(title_end)
    start = _title_again(region.text, start) if title_end else start
    stop = start + head_end(region.text[start:])
    head, below = region.cut(stop)
    above, rows_and_rest = notes_above(below)
    if above:
        more, rows_and_rest = headings_below(rows_and_rest)
        head += more
    headings, rows_and_rest = without_headings(rows_and_rest)
    head += [line.tokens for line in headings]
    notes, body = notes_above(rows_and_rest)
    above = [*above, *notes]
    beside: Sequence[Line] = ()
    if text_file:
        among, body = notes_among(body)
        above = [*above, *among]
        body = with_percents(body) if any("%" in token.text for line in head for token in line) else body
        if remarks and len(body) > 1 and body[0].top == head[-1][-1].top and not has_cells(body[0].text):
            remarks.append(body[0])  # their heading
            body = body[1:]
        body, beside = in_rows(names_whole(sources_in_names(body)))
        beside = [*beside, *remarks]
        body = cells_unbracketed(body)
    head_text = region.text[start:stop]
    rows = elements_in_names(totals_apart(weights_in_names(head_text, names_first(body))))
    return _Parts(head, head_text, above, rows, beside)


def _groups_apart(rows: Sequence[Row]) -> tuple[list[Span], list[Row]]:
    """The headings of groups among ``rows`` (``Vitamine``), which print no cells, and the others."""
    groups: list[Span] = []
    others: list[Row] = []
    for row in rows:
        if row.cells or row.related or GROUP_ALONE.match(row.name.text) is None:
            others.append(row)
        else:
            groups.append(row.name)
    return groups, others


def _begins_within_line(head: Sequence[Sequence[Token]], body: Sequence[Line]) -> bool:
    """Whether the first row stands on the line on which the ``head`` ends, as where all runs on."""
    if not head or not head[-1] or not body:
        return False
    last, first = head[-1][-1], body[0].tokens[0]
    return abs(last.middle - first.middle) < 0.3 * last.size and last.text.endswith(":")


def _trim(rows: list[Draft], stopped_by: str) -> list[Draft]:
    """``rows`` without the names at the end that no cell follows, unless a footnote closes the panel under them or they
    are what a blend holds."""
    if stopped_by == "footnote" and not (rows and _ENDS_LIST.search(_text(rows[-1].name))):
        return rows
    end = max((i for i, row in enumerate(rows, 1) if row.filled), default=0)
    if end and end < len(rows) and BLEND.search(_text(rows[end - 1].name)):
        listed = rows[end - 1].tokens[-1].text.endswith(":")
        for row in rows[end:]:
            if not (listed or _lists_magnesium(row)) or next_part(_text(row.name)) is not None:
                break
            listed = row.name[-1].text.endswith(",")
            end += 1
    return rows[:end]


_ENDS_LIST = regex(r":\s[^:.]{2,60}\.\Z")
"""A name that ends in a class of additives and what that names: a list behind the rows of a sentence."""


def _lists_magnesium(row: Draft) -> bool:
    text = _text(row.name)
    return "," in text and _MAGNESIUM.search(text) is not None


_MAGNESIUM = regex(MAGNESIUM, re.IGNORECASE)


def _text(tokens: Sequence[Token]) -> str:
    return " ".join([token.text for token in tokens if token.text])


def _dropped(drafts: Sequence[Draft]) -> list[Line]:
    return [Line.of(line) for d in drafts for line in printed_lines(d.tokens)]
