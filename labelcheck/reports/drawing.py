"""What the reports for people are drawn with: styled text, rows of a name and its value, wrapped lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labelcheck.model.label import Evidence
from labelcheck.reports.safe import safe

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

STYLE = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
INDENT = 2
COLUMN = 19
NARROWEST = 20
"""Columns that a text is given on the narrowest of screens."""


def styled(text: str, style: str = "") -> Text:
    """``text`` in a style of rich; no markup in it is obeyed."""
    from rich.text import Text as RichText

    return RichText(text, style=style)


def join(*parts: Text | str) -> Text:
    """``parts`` one after the other."""
    from rich.text import Text as RichText

    return RichText.assemble(*parts)


def row(console: Console, name: str, value: Text, column: int = COLUMN) -> None:
    """Print ``value`` beside its ``name``, which has a ``column`` of its own."""
    from rich.text import Text as RichText

    first = RichText(f"{name:{column}} ", style="dim")
    _lines(console, value, RichText(" " * INDENT).append_text(first), " " * (INDENT + column + 1))


def wrapped(console: Console, text: Text, indent: int) -> None:
    """Print ``text``, indented by so many columns and broken at the edge of the screen."""
    _lines(console, text, " " * indent, " " * indent)


def _lines(console: Console, text: Text, first: Text | str, others: str) -> None:
    """Print ``text``, broken at the edge of the screen, behind ``first`` and its further lines behind ``others``; no
    line is filled up with blanks."""
    width = max(console.width - len(others), NARROWEST)
    for number, line in enumerate(text.wrap(console, width, overflow="fold")):
        line.rstrip()
        console.print(join(others if number else first, line), soft_wrap=True)


def said(value: str | None) -> Text:
    """What the label says, or that nothing was found."""
    return styled("not found", "dim") if value is None else styled(safe(value, 1000))


def place(piece: Evidence) -> str:
    """Where a piece of print stands: how far from the left and from the top, in points or, in pictures, pixels."""
    if piece.box is None:
        return f"line {piece.line}"
    return f"page {piece.page}, {piece.box[0]:.0f}/{piece.box[1]:.0f}"
