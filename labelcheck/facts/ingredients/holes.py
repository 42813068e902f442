"""Print among the lines of the ingredient list that was not read as part of it: then the list may lack a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from labelcheck.facts.ingredients.heading import IngredientList
from labelcheck.knowledge import excipient_by_name
from labelcheck.layout import evidence
from labelcheck.model.document import Document, Word
from labelcheck.model.label import Evidence, Note
from labelcheck.model.reading import Reading, Span

FARTHEST = 1.5
"""Heights of a line between two lines of one column of a list."""


def print_among(listed: IngredientList, document: Document) -> tuple[Evidence, ...]:
    """The words that stand between the lines of a list, or beside one of them and within its column, and are not its
    own. None in text files, and where print stands on its side."""
    own = {id(word) for span in listed.spans for word in span.words}
    found: list[Evidence] = []
    for part in (listed, *listed.more):
        for column in _columns(_lines(part.heading, part.body)):
            page = document.pages[column[0].page - 1]
            among = [word for word in _within(page.words, column) if id(word) not in own]
            found += [Evidence(page.number, word.box, None, word.text) for word in among]
    return tuple(found)


def print_torn_off(listed: IngredientList, reading: Reading) -> tuple[Evidence, ...]:
    """The lines that end a paragraph of a text without a full stop and are names of additives, and stand apart from the
    list: part of it that was copied elsewhere, or the begin of another."""
    own = {piece for span in listed.spans for piece in evidence(span)}
    lasts = [Span(p, p.lines[-1], len(p.text)) for p in reading.passages if p.kind == "block" and not p.size]
    torn = [line for line in lasts if "," in line.text and _names_additives(line.text)]
    return tuple([piece for line in torn for piece in evidence(line) if piece not in own])


def _names_additives(line: str) -> bool:
    names = [name.strip() for name in line.split(",", MOST_NAMES)]
    if line.endswith(".") or excipient_by_name(names[0]) is None:
        return False
    return sum(excipient_by_name(name) is not None for name in names) >= FEWEST_NAMES


MOST_NAMES, FEWEST_NAMES = 12, 2
"""So many of a line are looked up; so many are told from a sentence that names one."""


def doubt_torn(torn: tuple[Evidence, ...]) -> Note:
    """That what was ``torn`` off may belong to the list."""
    words = torn[0].text[:60]
    return Note("partly-read", f"“{words}” may belong to the ingredient list, and was not read as part of it", torn)


def _lines(heading: Span, body: Span) -> tuple[Evidence, ...]:
    """The lines of a list with that of its heading, one piece for each."""
    if heading.passage is body.passage:
        return evidence(Span(body.passage, heading.start, body.end))
    return evidence(heading, body)


def doubt(among: tuple[Evidence, ...]) -> Note:
    """That print stands ``among`` the lines of the list."""
    words = " ".join([piece.text for piece in among])[:60]
    return Note("partly-read", f"“{words}” among the lines of the ingredient list was not read as part of it", among)


def _columns(lines: Sequence[Evidence]) -> list[list[Evidence]]:
    """``lines`` under each other, where there are two at least."""
    columns: list[list[Evidence]] = [[line] for line in lines[:1]]
    for above, line in pairwise(lines):
        if _is_under(above, line):
            columns[-1].append(line)
        else:
            columns.append([line])
    return [column for column in columns if len(column) > 1]


def _is_under(above: Evidence, line: Evidence) -> bool:
    if above.box is None or line.box is None or above.page != line.page:
        return False
    left, top, right, bottom = above.box
    return line.box[0] < right and line.box[2] > left and top < line.box[1] < bottom + FARTHEST * (bottom - top)


def _within(words: Sequence[Word], column: Sequence[Evidence]) -> Iterator[Word]:
    """Those of ``words`` whose middle is behind the beginning of ``column``, before its end and between its edges."""
    boxes = [line.box for line in column if line.box is not None]
    first, last = boxes[0], boxes[-1]
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    for word in words:
        if (box := word[1]) is None or box[3] <= first[1] or box[1] >= last[3] or word.angle or word.level is not None:
            continue
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        begun, ended = y > first[3] or x > first[0], y < last[1] or x < last[2]
        if left < x < right and first[1] < y < last[3] and begun and ended:
            yield word
