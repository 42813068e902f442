"""A document's planes read into passages and panels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from labelcheck.documents.marks_in_pictures import may_hold_mark
from labelcheck.layout.lines import Line, cut_at, in_lines, segments, text_lines
from labelcheck.layout.page.besides import all_of, holds_part, without_besides
from labelcheck.layout.page.blocks import blocks
from labelcheck.layout.page.drawn import uprights
from labelcheck.layout.page.fields import fields_of
from labelcheck.layout.page.grid_lines import whole_grid_lines
from labelcheck.layout.page.gutters import cut_at_gutters
from labelcheck.layout.page.list_columns import lists_in_columns
from labelcheck.layout.page.over_pages import with_next_page
from labelcheck.layout.page.pushed_names import names_in_column
from labelcheck.layout.page.regions import region
from labelcheck.layout.page.run_on import headed_apart, parts_apart, rows_apart, together
from labelcheck.layout.page.stretched import whole_lines
from labelcheck.layout.page.tables import strips
from labelcheck.layout.page.titles import A_LINE, Title, end_of_actives, titles, titles_apart, titles_whole
from labelcheck.layout.panel.continued import begins_within_row, begun_first, goes_on, is_open, joined, rows_at_top
from labelcheck.layout.panel.no_row import has_cells
from labelcheck.layout.panel.read import Found, read_panel
from labelcheck.layout.passages import join
from labelcheck.layout.planes import Plane, planes
from labelcheck.layout.rearranged.above_serving import above_serving
from labelcheck.layout.rearranged.cards import in_rows
from labelcheck.layout.rearranged.halves import as_on_page, find_halves, right_of_halves, second_below_first
from labelcheck.layout.rearranged.head_beside import rows_below_head
from labelcheck.layout.rearranged.name_columns import names_alone
from labelcheck.layout.rearranged.other_columns import other_columns_apart
from labelcheck.layout.rearranged.records import without_labels
from labelcheck.layout.rearranged.rows_beside import is_of_food, rows_beside
from labelcheck.layout.rearranged.sideways import upright
from labelcheck.layout.rearranged.units_apart import units_of_headings, with_units
from labelcheck.layout.rearranged.wrapped_cells import as_printed, whole_cells
from labelcheck.layout.untitled.arrangements import blocks_of_rows, halves_below
from labelcheck.layout.untitled.rows import headings_above, names_magnesium, untitled_rows
from labelcheck.layout.untitled.rows_in_lines import headings_apart, paragraphs_whole
from labelcheck.layout.vocabulary.heads import SERVING
from labelcheck.model.document import Box, Document
from labelcheck.model.reading import Panel, Passage, Reading


def read_layout(document: Document) -> Reading:
    """The passages and panels of ``document``, page by page. A text in columns in which no row is found may be a table
    with columns of words, which are read line by line."""
    every, besides = _own_planes(document)
    reading = _read(document, every, besides)
    if not any(plane.is_grid for plane in every) or any(panel.rows for panel in reading.panels):
        return reading
    lines = _read(document, *_own_planes(document, grids=False))
    named = any(names_magnesium(row.name.text) for panel in lines.panels for row in panel.rows)
    return lines if named else reading


def _read(document: Document, every: Sequence[Plane], besides: Sequence[Passage]) -> Reading:
    """What stands on ``every`` plane of ``document``, and ``besides`` the label."""
    passages: list[Passage] = []
    panels: list[Panel] = []
    titled = [_read_plane(plane) for plane in every]
    if all(f.panel.complete and not f.panel.rows for found, _ in titled for f in found):
        untitled = [_read_untitled(plane, others) for plane, (_, others) in zip(every, titled, strict=True)]
        if any(found for found, _ in untitled) or not any(found for found, _ in titled):
            titled = untitled
    before: Plane | None = None
    for plane, (found, others) in zip(every, titled, strict=True):
        if not found and before and panels and plane.page == before.page + 1 and is_open(panels[-1], before):
            found, others = _read_rest(plane, others)
        for panel in begun_first([f.panel for f in found]):
            if panels and goes_on(panels[-1], panel):
                panels[-1] = joined(panels[-1], panel)
            else:
                panels.append(panel)
        passages += [f.passage for f in found] + others
        before = plane if found else before
    passages.sort(key=_first_line)
    unread = tuple(page.number for page in document.pages for picture in page.pictures if may_hold_mark(picture, page))
    return Reading(tuple(with_next_page(passages)), tuple(panels), unread, tuple(besides))


def _own_planes(document: Document, *, grids: bool = True) -> tuple[list[Plane], list[Passage]]:
    """The planes of ``document`` without what they say besides the label, and that."""
    own: list[Plane] = []
    besides: list[Passage] = []
    goes_on = False
    for plane in (plane for page in document.pages for plane in planes(page, grids=grids)):
        parted = all_of(plane) if goes_on and not holds_part(plane) else without_besides(plane, own)
        own += [parted.own] if parted.own.tokens else []
        besides += parted.besides
        goes_on = parted.to_end
    return own, besides


def _first_line(passage: Passage) -> tuple[int, int]:
    """Text files are read by line; the blocks of a page stand in order already."""
    return passage.page, passage.words[0].line


def _read_plane(plane: Plane) -> tuple[list[Found], list[Passage]]:
    return _read_text(plane) if plane.is_text_file else _read_page(plane, _pieces(plane))


def _read_text(plane: Plane) -> tuple[list[Found], list[Passage]]:
    """The panels of a text file: each from its title to the next one."""
    lines = together(rows_apart(units_of_headings(without_labels(_lines_of_text(plane)))))
    lines = titles_whole(lines, A_LINE)
    lines = parts_apart(lines, titled=bool(titles(lines)))
    place = {id(line): number for number, line in enumerate(lines)}
    every = _without_translations(titles(lines), lines, place)
    starts = sorted([place[id(title.piece)] for title in every])
    end = dict(pairwise([*starts, len(lines)]))
    found: list[Found] = []
    rest = lines[: starts[0]] if starts else lines
    for title in every:
        start = place[id(title.piece)]
        inside = lines[start : end[start]]
        panel = _panel_of(title, inside, plane)
        if panel is None:
            rest += inside
            continue
        found.append(panel)
        rest += [Line.of(title.piece.tokens[: title.first])] if title.first else []
        rest += panel.rest
    rest.sort(key=lambda line: line.top)
    if found and not any(names_magnesium(row.name.text) for panel in found for row in panel.panel.rows):
        beside, rest = rows_beside(rest, plane, of_food=all(is_of_food(panel.panel) for panel in found))
        found = [*beside, *found]
    return found, _passages(rest, plane)


def _lines_of_text(plane: Plane) -> list[Line]:
    return other_columns_apart(text_lines(plane.tokens))


def _without_translations(every: Sequence[Title], lines: Sequence[Line], place: Mapping[int, int]) -> list[Title]:
    """``every`` title without those right under the head of another, before its first row: they say the same in another
    language."""
    kept: set[int] = set()
    last = -FARTHEST_TITLE
    for title in sorted(every, key=lambda title: place[id(title.piece)]):
        at = place[id(title.piece)]
        if at - last >= FARTHEST_TITLE or any(has_cells(line.text) for line in lines[last:at]):
            kept.add(id(title))
        last = at
    return [title for title in every if id(title) in kept]


FARTHEST_TITLE = 3
"""Lines from a title to the same in another language: fewer."""


def _read_page(plane: Plane, pieces: list[Line]) -> tuple[list[Found], list[Passage]]:
    """The panels among the ``pieces`` of ``plane``, and the rest."""
    found: list[Found] = []
    every = titles(pieces)
    for title in every:
        if title.piece not in pieces:
            continue
        inside, outside = region(title, pieces, plane, every)
        if title.piece not in inside:
            continue
        panel = _panel_of(title, inside, plane)
        if panel is not None:
            found.append(panel)
            rest = _from_the_margin(_unjoined(panel.rest, plane), inside)
            pieces = sorted([*outside, *rest], key=lambda piece: piece.top)
    return found, _passages(as_printed(pieces), plane)


def _pieces(plane: Plane, *, all_tables: bool = False) -> list[Line]:
    """The segments of ``plane``, each in one column, and what wraps in the cells of its tables together."""
    drawn = uprights(plane.rules)
    printed = (whole_grid_lines if plane.is_grid else whole_lines)(segments(plane.tokens))
    pieces = cut_at_gutters(cut_at(printed, drawn), is_grid=plane.is_grid)
    if len(pieces) > len(printed) and not plane.is_grid:  # a line that ended in another column may be stretched too
        pieces = cut_at(whole_lines(pieces), drawn)
    pieces = with_units(names_in_column(pieces) if plane.is_grid else pieces)
    whole = pieces if plane.is_grid else whole_cells(pieces, plane.rules, all_tables=all_tables)
    return titles_whole(titles_apart(names_alone(whole)))


def _read_untitled(plane: Plane, others: list[Passage]) -> tuple[list[Found], list[Passage]]:
    """The rows of ``plane`` that stand under no title, or one that wraps in its cell, and the rest; without such rows
    ``others`` stands."""
    whole = [] if plane.is_text_file else _pieces(plane, all_tables=True)
    if (titled := _read_page(plane, whole))[0]:
        return titled
    first: tuple[list[Found], list[Passage]] | None = None
    for printed, beside in _arrangements(plane, whole):
        read = _untitled_in(printed, beside, whole, plane)
        if read is not None and any(names_magnesium(row.name.text) for row in read[0][0].panel.rows):
            return read
        first = first or read
    return first or ([], others)


def _untitled_in(
    printed: Sequence[Line], beside: Sequence[Line], whole: Sequence[Line], plane: Plane
) -> tuple[list[Found], list[Passage]] | None:
    """The rows under no title in lines as ``printed``, and the rest of ``plane``."""
    lines = headings_above(headings_apart(printed))
    place = untitled_rows(lines)
    if place is None:
        return None
    start, end = place
    panel = read_panel(lines[start:end], 0, plane.page, plane.rules, text_file=plane.is_text_file)
    if panel is None or not panel.panel.rows:
        return None
    above, below = lines[:start], [*panel.rest, *lines[end:]]
    if plane.is_text_file:  # what stands below the rows does not go on with what stands above them
        return [panel], [*_passages(above, plane), *_passages(below, plane)]
    own = {id(line) for line in lines}
    left = as_on_page([*above, *below], whole)
    rest = _from_the_margin(_unjoined(left, plane), [line for line in printed if id(line) not in own])
    return [panel], _passages([*rest, *beside], plane)


def _read_rest(plane: Plane, others: list[Passage]) -> tuple[list[Found], list[Passage]]:
    """The rows at the top of ``plane`` with which a panel of the page before goes on, and the rest; without such rows
    ``others`` stands."""
    pieces = _pieces(plane)
    lines = in_lines(pieces)
    start = rows_at_top(lines)
    panel = None if start is None else read_panel(lines[start:], 0, plane.page, plane.rules, text_file=False)
    if panel is None:
        return [], others
    if begins_within_row(lines[start or 0]):
        panel = panel._replace(panel=replace(panel.panel, complete=False))
    return [panel], _passages(_unjoined([*lines[:start], *panel.rest], plane), plane)


def _arrangements(plane: Plane, whole: Sequence[Line]) -> Iterator[tuple[list[Line], list[Line]]]:
    """The lines of ``plane`` in which rows are looked for, and the segments beside them: those of the whole page, whose
    cells may stand far from their names, then those of each block of text."""
    if plane.is_text_file:
        yield (
            headed_apart(rows_apart(units_of_headings(paragraphs_whole(without_labels(_lines_of_text(plane)))))),
            [],
        )
        return
    yield from halves_below(whole)
    for strip, beside in strips(whole):
        yield in_lines(strip), beside
    pieces = segments(plane.tokens)
    yield from blocks_of_rows(pieces, plane)
    yield in_lines(whole), []
    for block in blocks(pieces, plane):
        own = {id(piece) for piece in block}
        yield in_lines(block), [piece for piece in pieces if id(piece) not in own]


def _passages(pieces: Sequence[Line], plane: Plane) -> list[Passage]:
    apart: list[list[Line]] = []
    if not plane.is_text_file:
        lists, pieces = lists_in_columns(pieces)
        fields, pieces = fields_of(pieces, plane.rules)
        apart = [*fields, *lists]
    made = [join([line.tokens for line in block], plane.page) for block in [*blocks(pieces, plane), *apart]]
    return [p for p in made if p is not None]


def _unjoined(lines: Sequence[Line], plane: Plane) -> list[Line]:
    """Lines that a panel left over, as the segments they were made of."""
    if plane.is_text_file:
        return list(lines)
    whole = whole_lines(segments(token for line in lines for token in line.tokens))
    return whole if plane.is_grid else cut_at_gutters(whole)


def _from_the_margin(rest: Sequence[Line], inside: Sequence[Line]) -> list[Line]:
    """What a panel left over, the ends of the lines ``inside`` it as long as these lines: the next line of a paragraph
    that begins in the middle of a line stands left of it."""
    ends = {id(piece.tokens[-1].word): piece.left for piece in inside}
    return [replace(line, left=min(line.left, ends.get(id(line.tokens[-1].word), line.left))) for line in rest]


def _panel_of(title: Title, inside: Sequence[Line], plane: Plane) -> Found | None:
    if plane.is_text_file:
        return _whole_panel(title, inside, plane, plane.rules)
    cards = in_rows(title.piece, inside)
    below = (cards, ()) if cards else rows_below_head(title.piece, inside, plane.rules)
    moved, rules = below or (inside, plane.rules)
    parts = find_halves(moved)
    beside = right_of_halves(moved, parts)
    moved = [piece for piece in moved if piece not in beside]
    for halves in parts:
        moved, rules = second_below_first(moved, rules, halves)
    found = _whole_panel(title, moved, plane, rules)
    if found is None or not (below or parts):
        return found
    return found._replace(rest=[*as_on_page(found.rest, inside), *beside])


def _whole_panel(title: Title, inside: Sequence[Line], plane: Plane, rules: Sequence[Box]) -> Found | None:
    lines = list(inside) if plane.is_text_file else in_lines(inside)
    first = next(i for i, line in enumerate(lines) if title.piece.tokens[0] in line.tokens)
    above = [line for line in lines[:first] if SERVING.match(line.text)]  # beside a title of larger type
    over = [line for line in lines[:first] if line not in above]
    lines = [lines[first], *above, *lines[first + 1 :]]
    begin = next(i for i, t in enumerate(lines[0].tokens) if t is title.piece.tokens[title.first])
    if begin:
        lines[0] = Line.of(lines[0].tokens[begin:])
    aside = above_serving(lines) if plane.is_text_file else []
    own, doubtful = upright([lines[0], *lines[1 + len(aside) :]], text_file=plane.is_text_file)
    end = end_of_actives(own)
    found = read_panel(own[:end], title.length, plane.page, rules, text_file=plane.is_text_file)
    if found is None:
        return None
    panel = replace(found.panel, complete=False) if doubtful else found.panel
    return found._replace(panel=panel, rest=[*over, *aside, *doubtful, *found.rest, *own[end:]])
