"""Tabs in a text, between the parts of a label, the halves of a table and its cells."""

from __future__ import annotations

from itertools import takewhile, zip_longest

from labelcheck.documents.torn import HEADINGS
from labelcheck.model.regex import regex


def with_bars_for_tabs(lines: list[str]) -> list[str]:
    """``lines`` with bars for the tabs between the parts of a label that are copied from cells side by side, under the
    headings of these parts."""
    done = list(lines)
    heads = 0
    for number, line in enumerate(lines):
        cells = line.lower().split("\t")
        if len(cells) > 1 and all(cell.strip(" :") in HEADINGS for cell in cells):
            heads = len(cells)
        elif len(cells) < heads:
            heads = 0
        if heads:
            done[number] = line.replace("\t", " | ")
    return done


def halves_in_columns(lines: list[str]) -> list[str]:
    """``lines`` with blanks for the tabs of a table of two halves side by side, which its line of headings says twice:
    each cell stands under its heading, as nowhere where a tab is as wide as a few letters."""
    done = list(lines)
    start = next((number for number, line in enumerate(lines) if "\t" in line and _says_twice(line.split("\t"))), None)
    if start is None:
        return lines
    table = [line.split("\t") for line in takewhile(lambda line: "\t" in line, lines[start:])]
    width = [max(map(len, column)) + HALF_GAP for column in zip_longest(*table, fillvalue="")]
    for number, cells in enumerate(table, start):
        done[number] = "".join([cell.ljust(at) for cell, at in zip(cells, width, strict=False)]).rstrip()
    return done


HALF_GAP = 4
"""Blanks between two columns of it."""


def _says_twice(cells: list[str]) -> bool:
    """Whether the headings in ``cells`` are twice the same, and not all empty; of names, these may have none."""
    names = [cell.strip() for cell in cells]
    half = len(names) // 2
    return half > 1 and len(names) == 2 * half and names[1:half] == names[half + 1 :] and any(names[1:half])


def without_tabs(line: str) -> str:
    """``line`` with blanks for its tabs; a single one between cells makes no column, for these differ in length."""
    return _CELL_TAB.sub("  ", line).expandtabs(TAB) if "\t" in line else line


_CELL_TAB = regex(r"(?<=[^\s])\t(?=[^\s])")
TAB = 8
"""Columns from one stop of tabs to the next."""
