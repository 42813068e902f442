"""A column of remarks behind the cells of a text's rows: ``Zinc 5 mg 45% OK``, ``Zinc 5 mg 45% Supports immunity``."""

from __future__ import annotations

from collections.abc import Sequence

from labelcheck.layout.lines import Line, cut_before
from labelcheck.layout.panel.cells import lex
from labelcheck.layout.panel.no_row import no_row
from labelcheck.layout.vocabulary.heads import SERVING
from labelcheck.layout.vocabulary.rows import NUTRIENT

FEWEST = 3
"""Rows with a remark: fewer words behind a percent may begin the next name."""
SHARE = 0.2
"""Of the rows, at least so many have one."""


def without_remarks(lines: Sequence[Line]) -> tuple[Sequence[Line], list[Line]]:
    """``lines`` of a panel without the remarks behind the cells of its rows and behind its serving, and these."""
    ends = [_end_of_cells(line.text) for line in lines]
    told = [at for at, end in enumerate(ends) if end is not None and _is_remark(lines[at].text[end:])]
    sure = [at for at in told if _is_row(lines, at) and (_is_row(lines, at + 1) or _ends(lines, at + 1))]
    if len(sure) < FEWEST or len(sure) < SHARE * sum(_is_row(lines, at) for at in range(len(lines))):
        return lines, []
    cuts = {at: ends[at] or 0 for at in told if _begins(lines, at + 1)}
    said = {lines[at].text[end:] for at, end in cuts.items()}
    for at, line in enumerate(lines[: sure[0]]):
        behind = next((remark for remark in said if line.text.endswith(remark)), "")
        if behind and SERVING.match(line.text) is not None:
            cuts[at] = len(line.text) - len(behind)
    kept, remarks = list(lines), list[Line]()
    for at, end in cuts.items():
        kept[at], *apart = cut_before(lines[at], [end + 1])
        remarks += apart
    return kept, remarks


def _end_of_cells(text: str) -> int | None:
    """Where the cells end with which ``text`` begins, or behind its name: an amount, and a percent if there is one."""
    pieces = lex(text)[0]
    first = 1 if pieces and pieces[0].kind == "name" else 0
    if first >= len(pieces) or pieces[first].kind != "amount":
        return None
    rated = len(pieces) > first + 1 and pieces[first + 1].kind in ("percent", "symbol")
    return pieces[first + rated].end


def _is_remark(behind: str) -> bool:
    """Whether what stands ``behind`` the cells of a row is said of it, and is no other row."""
    if behind[:1] != " " or not behind[1:2].isupper() or NUTRIENT.match(behind[1:]) is not None:
        return False
    return not any(piece.kind == "amount" for piece in lex(behind)[0])


def _is_row(lines: Sequence[Line], at: int) -> bool:
    """Whether line ``at`` is a row from its name on."""
    if at >= len(lines) or not lines[at].text[:1].isupper():
        return False
    return _end_of_cells(lines[at].text) is not None


def _begins(lines: Sequence[Line], at: int) -> bool:
    """Whether line ``at`` begins a row or another part."""
    return _ends(lines, at) or lines[at].text[:1].isupper()


def _ends(lines: Sequence[Line], at: int) -> bool:
    """Whether the rows end before line ``at``."""
    return at >= len(lines) or no_row(lines[at].text) != ""
