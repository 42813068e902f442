"""From the lines of a facts region to a Panel: its head, its rows, its dose columns, its footnotes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from labelcheck.layout.cells import NUMBER, UNIT, lex
from labelcheck.layout.flow import flow
from labelcheck.layout.head import head_end
from labelcheck.layout.lines import Line
from labelcheck.layout.passages import join
from labelcheck.layout.planes import Token
from labelcheck.layout.rows import Break, Draft, assemble, printed_lines
from labelcheck.layout.vocabulary import DOSE_COLUMN, FOOTNOTE, HEADING, SERVING
from labelcheck.model.document import Box
from labelcheck.model.reading import Cell, Panel, Passage, Row, Span
from labelcheck.model.regex import regex

TIGHT = 1.12
"""Lines of one wrapped name stand closer than rows do: up to this many times the smallest pitch of the panel."""


class Found(NamedTuple):
    """A panel, its passage, and the lines of the region that do not belong to it."""

    panel: Panel
    passage: Passage
    rest: list[Line]


def read_panel(
    lines: Sequence[Line], title_end: int, page: int, rules: Sequence[Box], *, text_file: bool
) -> Found | None:
    """The panel whose title ends after ``title_end`` tokens of the first of ``lines``; None when it has no rows."""
    region = flow(lines)
    body_start = region.starts[title_end] if title_end < len(region.starts) else len(region.text)
    head_stop = body_start + head_end(region.text[body_start:])
    body = region.rest(head_stop)
    done = assemble(body, line_breaks(body, rules, text_file=text_file))
    drafts = _trim(done.rows, done.stopped_by)
    placed = not text_file and not done.linear
    if placed:
        _settle_cells(drafts)
    if not any(d.cells for d in drafts) and not SERVING.search(region.text[body_start:head_stop]):
        return None
    footnotes, rest = _footnotes(done.rest) if done.stopped_by == "footnote" else ([], done.rest)
    rest = _dropped(done.rows[len(drafts) :]) + rest
    cut = region.first_token_at(head_stop)
    head = _lines_of(region.tokens[:cut], region.line_of)
    printed = [
        *head,
        *(line for d in drafts for line in printed_lines(d.tokens)),
        *(line.tokens for line in footnotes),
    ]
    fused = _fused(drafts) if placed else frozenset()
    passage = join([[t.word for t in line] for line in printed], page, "panel", fused)
    if passage is None:
        return None
    title, between = region.tokens[:title_end], region.tokens[title_end:cut]
    aligned = placed or (text_file and _cells_aligned(drafts))
    panel = _panel(passage, title, between, drafts, footnotes, done.stopped_by, aligned=aligned, placed=placed)
    return Found(panel, passage, rest)


def _fused(drafts: Sequence[Draft]) -> frozenset[int]:
    """The ids of words that are the rest of a word broken without a hyphen, for want of room in a narrow column.

    Only a word that fills its line alone is broken so: it reaches the right edge, and goes on in small letters.
    """
    lines = [printed_lines(draft.name) for draft in drafts]
    edge = max((t.right for name in lines if len(name) > 1 for line in name[:-1] for t in line), default=0.0)
    found: set[int] = set()
    for name in lines:
        for above, below in pairwise(name):
            word, rest = above[-1].text, below[0].text
            fills = len(above) == 1 and above[0].right > edge - 1.1 * above[0].size
            if fills and word[-1:].islower() and rest[:1].islower():
                found.add(id(below[0].word))
    return frozenset(found)


_QUANTITY_PART = regex(rf"{NUMBER}|{UNIT}", re.IGNORECASE)


def _settle_cells(drafts: Sequence[Draft]) -> None:
    """Give the cells what wrapped in their own narrow column: a number whose unit stands on the next line."""
    lefts = sorted(token.left for draft in drafts for token in draft.cells)
    if not lefts:
        return
    edge = lefts[len(lefts) // 20] - 1
    for draft in drafts:
        stray = [t for t in draft.name if t.left > edge and _QUANTITY_PART.fullmatch(t.text)]
        if stray and len({round(t.middle) for t in draft.tokens}) > 1:
            draft.name = [t for t in draft.name if t not in stray]
            draft.cells += stray
        draft.cells = [t for stack in _stacks(draft.cells) for t in stack]


def _stacks(cells: Sequence[Token]) -> list[list[Token]]:
    """``cells`` as columns from left to right, each from top to bottom; one line of cells stays as it is."""
    if len(printed_lines(cells)) < 2:
        return [list(cells)]
    stacks: list[list[Token]] = []
    for token in sorted(cells, key=lambda t: t.left):
        home = next(
            (s for s in stacks if any(min(t.right, token.right) - max(t.left, token.left) > 0 for t in s)), None
        )
        if home is None:
            stacks.append([token])
        else:
            home.append(token)
    joined = _joined_neighbours(stacks)
    return [sorted(stack, key=lambda t: (round(t.middle), t.left)) for stack in joined]


def _joined_neighbours(stacks: list[list[Token]]) -> list[list[Token]]:
    """Stacks that stand a word's blank apart are one column (``1,000`` and ``mg``)."""
    done: list[list[Token]] = []
    for stack in stacks:
        gap = min(t.left for t in stack) - max(t.right for t in done[-1]) if done else 99.0
        if done and gap < 0.6 * stack[0].size:
            done[-1] += stack
        else:
            done.append(stack)
    return done


def _lines_of(tokens: Sequence[Token], line_of: Sequence[int]) -> list[list[Token]]:
    lines: dict[int, list[Token]] = {}
    for token, line in zip(tokens, line_of, strict=False):
        lines.setdefault(line, []).append(token)
    return list(lines.values())


def _trim(rows: list[Draft], stopped_by: str) -> list[Draft]:
    """``rows`` without the names at the end that no cell follows, unless a footnote closes the panel under them."""
    if stopped_by == "footnote":
        return rows
    last = max((i for i, row in enumerate(rows) if row.cells), default=-1)
    return rows[: last + 1]


def _dropped(drafts: Sequence[Draft]) -> list[Line]:
    return [Line.of(line) for d in drafts for line in printed_lines(d.tokens)]


def _footnotes(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The footnotes at the beginning of ``lines``, and what follows them."""
    end = 0
    while end < len(lines):
        line = lines[end]
        if end and not FOOTNOTE.match(line.text):
            before = lines[end - 1].text.rstrip()
            if before.endswith(".") or HEADING.match(line.text) or line.top - lines[end - 1].bottom > 1.2 * line.size:
                break
        end += 1
        if end > 1 and not FOOTNOTE.match(line.text) and not FOOTNOTE.match(lines[end - 2].text):
            break
    return list(lines[:end]), list(lines[end:])


# ---------------------------------------------------------------- geometry


def line_breaks(lines: Sequence[Line], rules: Sequence[Box], *, text_file: bool) -> list[Break]:
    """What stands between each line and the one before it: a row boundary, none, or nothing that tells."""
    if text_file or len(lines) < 2:
        return [None] * len(lines)
    flat = sorted([((rule[1] + rule[3]) / 2, rule[0], rule[2]) for rule in rules if rule[3] - rule[1] < 6])
    ruled = [_rule_between(a, b, flat) for a, b in pairwise(lines)]
    with_cells = sum(any(p.kind != "name" for p in lex(line.text)[0]) for line in lines)
    if sum(ruled) >= 0.6 * max(with_cells - 1, 1):
        return [True, *ruled]
    pitches = [b.middle - a.middle for a, b in pairwise(lines)]
    common = _two_pitches(lines, pitches)
    breaks: list[Break] = [True]
    for rule, pitch in zip(ruled, pitches, strict=True):
        breaks.append(True if rule else None if common is None else pitch > common)
    return breaks


def _rule_between(above: Line, below: Line, rules: Sequence[tuple[float, float, float]]) -> bool:
    """Whether one of ``rules`` (its middle, left and right; sorted) parts two lines over half their length."""
    left, right = min(above.left, below.left), max(above.right, below.right)
    first = bisect_right(rules, above.middle, key=itemgetter(0))
    last = bisect_left(rules, below.middle, lo=first, key=itemgetter(0))
    return any(min(right, end) - max(left, begin) > 0.5 * (right - left) for _, begin, end in rules[first:last])


def _two_pitches(lines: Sequence[Line], pitches: Sequence[float]) -> float | None:
    """The pitch above which lines belong to different rows; None when all lines stand equally far apart."""
    sizes = [line.size for line in lines]
    usual = [p / s for p, s in zip(pitches, sizes[1:], strict=True) if 0.7 < p / s < 3]
    if len(usual) < 4:
        return None
    smallest = sorted(usual)[len(usual) // 20]
    loose = [p for p in usual if p > TIGHT * smallest]
    if len(loose) < 0.3 * len(usual) or len(loose) == len(usual):
        return None
    return TIGHT * smallest * Counter(round(s, 1) for s in sizes).most_common(1)[0][0]


# ---------------------------------------------------------------- from drafts to rows


def _panel(
    passage: Passage,
    title: Sequence[Token],
    head: Sequence[Token],
    drafts: Sequence[Draft],
    footnotes: Sequence[Line],
    stopped_by: str,
    *,
    aligned: bool,
    placed: bool,
) -> Panel:
    places = _Places(passage, {id(word): index for index, word in enumerate(passage.words)})
    indents = _indents(drafts) if aligned else [0] * len(drafts)
    rows = []
    for draft, indent in zip(drafts, indents, strict=True):
        row = _row(places.span(draft.tokens), indent)
        if row is not None:
            rows.append(row)
    headings = _dose_headings(places.span(head)) if head else []
    tokens = {id(t.word): t for draft in drafts for t in draft.tokens}
    counted = _columns(rows, tokens, placed=placed)
    return Panel(
        title=places.span(title),
        head=tuple(places.span(line) for line in printed_lines(head)),
        columns=tuple(headings),
        rows=tuple(_with_parents(counted)),
        footnotes=tuple(places.span(line.tokens) for line in footnotes),
        complete=stopped_by != "end" or not drafts or not drafts[-1].depth,
    )


class _Places(NamedTuple):
    """Where tokens stand in the passage."""

    passage: Passage
    index_of: dict[int, int]
    """By the ``id`` of a word."""

    def span(self, tokens: Sequence[Token]) -> Span:
        index_of, starts, text = self.index_of, self.passage.starts, self.passage.text
        known = [index_of[id(t.word)] for t in tokens if id(t.word) in index_of]
        if not known:
            return Span(self.passage, 0, 0)
        start, after = starts[known[0]], known[-1] + 1
        following = starts[after] if after < len(starts) else len(text)
        return Span(self.passage, start, start + len(text[start:following].rstrip()))


def _row(span: Span, indent: int) -> Row | None:
    text = span.text
    pieces, depth = lex(text)
    if depth and all(p.kind == "name" for p in pieces):  # a bracket never closed: read past it
        pieces, _ = lex(re.sub(r"[()\[\]{}]", " ", text))
    if not pieces or pieces[0].kind != "name":
        return None
    first_cell = next((p for p in pieces if p.kind != "name"), None)
    name_end = first_cell.start if first_cell else pieces[-1].end
    name = text[:name_end].rstrip(" ,;:|")
    cells = tuple(Cell(p.kind, span.sub(p.start, p.end)) for p in pieces if p.kind != "name" and p.kind != "related")
    related = tuple(span.sub(p.start, p.end) for p in pieces if p.kind == "related")
    return Row(span.sub(pieces[0].start, max(len(name), pieces[0].start + 1)), cells, indent, related=related)


def _indents(drafts: Sequence[Draft]) -> list[int]:
    """Nesting levels from the left edges of names."""
    if not drafts:
        return []
    base = min(d.left for d in drafts)
    size = Counter(round(d.tokens[0].size, 1) for d in drafts).most_common(1)[0][0]
    return [min(int((d.left - base) / (0.55 * size)), 9) if d.left - base > 0.4 * size else 0 for d in drafts]


def _cells_aligned(drafts: Sequence[Draft]) -> bool:
    """Whether a text file sets its cells in columns: only then does its indentation mean anything."""
    starts = Counter(d.cells[0].left for d in drafts if d.cells and d.name and d.cells[0].left > d.name[-1].right + 1)
    with_cells = sum(bool(d.cells) for d in drafts)
    return bool(starts) and sum(n for _, n in starts.most_common(2)) >= 0.6 * with_cells and with_cells > 1


def _with_parents(rows: Sequence[Row]) -> list[Row]:
    done: list[Row] = []
    for row in rows:
        if row.indent:
            parent = next((i for i in range(len(done) - 1, -1, -1) if done[i].indent < row.indent), None)
            row = replace(row, parent=parent)
        done.append(row)
    return done


def _dose_headings(head: Span) -> list[Span]:
    found = [head.sub(m.start(), m.end()) for m in DOSE_COLUMN.finditer(head.text)]
    return found if len(found) > 1 else []


def _columns(rows: Sequence[Row], tokens: dict[int, Token], *, placed: bool) -> list[Row]:
    """``rows`` with each cell given to its dose column: by order where a row is full, by place where it is not."""
    for kind in ("amount", "percent"):
        widths = Counter(n for row in rows if (n := sum(c.kind == kind for c in row.cells)))
        count = widths.most_common(1)[0][0] if widths else 1
        if count > 1:
            break
    else:
        return list(rows)
    edges = _edges(rows, kind, count, tokens) if placed else {}
    return [replace(row, cells=tuple(_numbered(row.cells, kind, count, edges, tokens))) for row in rows]


def _edges(rows: Sequence[Row], kind: str, count: int, tokens: dict[int, Token]) -> dict[str, list[float]]:
    """The right edges of each dose column, by kind of cell, from the rows that fill all columns."""
    full = [row for row in rows if sum(c.kind == kind for c in row.cells) == count]
    seen: dict[tuple[str, int], list[float]] = {}
    for row in full:
        for cell in _numbered(row.cells, kind, count, {}, tokens):
            seen.setdefault((cell.kind, cell.column), []).append(_right(cell, tokens))
    kinds = {k for k, _ in seen}
    return {
        k: [sorted(seen[k, c])[len(seen[k, c]) // 2] for c in range(count)]
        for k in kinds
        if all((k, c) in seen for c in range(count))
    }


def _right(cell: Cell, tokens: dict[int, Token]) -> float:
    return max(tokens[id(word)].right for word in cell.span.words)


def _numbered(
    cells: Sequence[Cell], kind: str, count: int, edges: dict[str, list[float]], tokens: dict[int, Token]
) -> list[Cell]:
    leading = sum(c.kind == kind for c in cells)
    column = -1 if leading != 1 else count - 2
    done: list[Cell] = []
    for cell in cells:
        if cell.kind == kind or column < 0:
            column = min(column + 1, count - 1)
        place = column
        if leading < count and cell.kind in edges:
            right = _right(cell, tokens)
            place = min(range(count), key=lambda c: abs(edges[cell.kind][c] - right))
        done.append(Cell(cell.kind, cell.span, place))
    return done
