"""Panels that go on: under their title again, or on the next page without it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from labelcheck.layout.lines import Line
from labelcheck.layout.panel.cells import kinds_in
from labelcheck.layout.planes import Plane
from labelcheck.layout.untitled.rows import first_rows
from labelcheck.layout.vocabulary.heads import SERVING_SIZE
from labelcheck.layout.vocabulary.titles import CONTINUED, GROUP
from labelcheck.model.reading import Panel, Span
from labelcheck.model.regex import regex


def goes_on(panel: Panel, following: Panel) -> bool:
    """Whether ``following`` is the rest of ``panel``: its title says so, or it stands on the next page, tells no
    serving and names nothing that the panel names, which no footnote has ended."""
    if CONTINUED.search(following.title.text) or _is_group(panel, following) or _is_head(panel, following):
        return True
    if (
        following.title.passage.page != panel.title.passage.page + 1
        or panel.footnotes
        or _tells_serving(following, panel)
    ):
        return False
    return _names(panel).isdisjoint(_names(following))


def _tells_serving(following: Panel, panel: Panel) -> bool:
    """Whether ``following`` tells a serving of its own, and not only how many of those of ``panel`` a pack holds."""
    head, above = _text(following.head), _text(panel.head)
    if SERVING_SIZE.search(above) is not None and _PER_PACK.search(above) is None:
        head = _PER_PACK.sub("", head)
    return SERVING_SIZE.search(head) is not None


_PER_PACK = regex(
    r"\bserv(?:ings?|\.)?\s*per\s+(?:container|bottle|pack(?:age|et)?|box|bag|jar|pouch|tub)\b", re.IGNORECASE
)


def _is_head(panel: Panel, following: Panel) -> bool:
    """Whether ``panel`` is no more than the head of ``following``, whose headings stand apart and were read as a title
    of their own: ``Supplement Facts`` / ``Serving Size: 2 Capsules``, and below ``Nutrient | Amount``."""
    if panel.rows or not following.rows or _tells_serving(following, panel):
        return False
    return SERVING_SIZE.search(_text(panel.head)) is not None


def _is_group(panel: Panel, following: Panel) -> bool:
    """Whether ``following`` is other nutrients of the same dose, under the same headings of columns: ``Vitamine | pro
    Tablette | % NRV`` and below its rows ``Mineralstoffe | pro Tablette | % NRV``."""
    headings = _text(following.head).lstrip(" |")
    if not headings or _GROUP.fullmatch(following.title.text) is None or not _text(panel.head).endswith(headings):
        return False
    return _names(panel).isdisjoint(_names(following))


def begun_first(panels: Sequence[Panel]) -> list[Panel]:
    """``panels`` of one plane with the rest of one behind it, where that stands higher up in a column further right."""
    continued = [CONTINUED.search(panel.title.text) is not None for panel in panels[:2]]
    if continued != [True, False]:
        return list(panels)
    return [panels[1], panels[0], *panels[2:]]


def _names(panel: Panel) -> set[str]:
    return {row.name.text.lower() for row in panel.rows}


_GROUP = regex(GROUP, re.IGNORECASE)


def joined(panel: Panel, following: Panel) -> Panel:
    """``panel`` with the rows and the footnotes of ``following``."""
    if not panel.rows:
        head = (*panel.head, following.title, *following.head)
        return replace(following, title=panel.title, head=head)
    first = len(panel.rows)
    rows = [row if row.parent is None else row._replace(parent=row.parent + first) for row in following.rows]
    return replace(
        panel,
        head=(*panel.head, *((following.title, *following.head) if _is_group(panel, following) else ())),
        rows=(*panel.rows, *rows),
        footnotes=(*panel.footnotes, *following.footnotes),
        complete=following.complete,
    )


def is_open(panel: Panel, plane: Plane) -> bool:
    """Whether ``panel`` may go on on the next page: it is the last print of its page, but for a few words, and no
    footnote has ended it."""
    if panel.footnotes or plane.is_text_file:
        return False
    spans = [panel.title, *panel.head, *[row.name for row in panel.rows]]
    last = {id(word) for word in spans[-1].words}
    foot = max((token.bottom for token in plane.tokens if id(token.word) in last), default=0.0)
    return foot > 0 and sum(token.top > foot for token in plane.tokens) <= WORDS_BELOW


WORDS_BELOW = 12
"""A page number, a line of an address."""


def rows_at_top(lines: Sequence[Line]) -> int | None:
    """Where the rows begin with which a page goes on; None where it begins otherwise."""
    start = first_rows(lines)
    return start if start is not None and start < LINES_ABOVE else None


def begins_within_row(line: Line) -> bool:
    """Whether ``line``, the first of a page, holds cells alone: the name of their row stands on the page before."""
    kinds = kinds_in(line.text)
    return bool(kinds) and "name" not in kinds


LINES_ABOVE = 3
"""The head of a page has fewer lines."""


def _text(spans: Sequence[Span]) -> str:
    return " ".join([span.text for span in spans])
