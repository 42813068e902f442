"""What stands between the title of a panel and its serving size though it is no part of the panel."""

from __future__ import annotations

from collections.abc import Sequence

from labelcheck.layout.lines import Line
from labelcheck.layout.panel.no_row import has_cells, no_row
from labelcheck.layout.vocabulary.heads import COLUMN_HEAD, SERVING, SERVING_SIZE


def above_serving(lines: Sequence[Line]) -> list[Line]:
    """What stands between the title of a panel and its serving size though it is another part of the label, or the
    product's name: some texts are copied so from columns."""
    if len(lines) < 2:
        return []
    if no_row(lines[1].text) == "heading":
        return list(lines[1 : next((i for i, line in enumerate(lines) if i and SERVING.match(line.text)), 1)])
    near = lines[: FARTHEST + 1]
    serving = next((i for i, line in enumerate(near) if i and SERVING_SIZE.match(line.text)), 1)
    return [] if any(_is_of_panel(line.text) for line in near[1:serving]) else list(near[1:serving])


FARTHEST = 3
"""Lines: a product's name takes fewer."""


def _is_of_panel(text: str) -> bool:
    """Whether ``text`` is of a panel's head or a row."""
    return has_cells(text) or any(head.search(text) is not None for head in (COLUMN_HEAD, SERVING))
