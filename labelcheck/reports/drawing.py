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


def styled(text: str, style: str = "") -> Text:
    """``text`` in a style of rich; no markup in it is obeyed."""
    from rich.text import Text as RichText

    return RichText(text, style=style)


def join(*parts: Text | str) -> Text:
    """``parts`` one after the other."""
    from rich.text import Text as RichText

    return RichText.assemble(*parts)


def row(console: Console, name: str, value: Text) -> None:
    """Print ``value`` beside its ``name``."""
    from rich.padding import Padding
    from rich.table import Table

    table = Table.grid(padding=(0, 1))
    table.add_column(width=COLUMN, style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(name, value)
    console.print(Padding(table, (0, 0, 0, INDENT), expand=False))


def wrapped(console: Console, text: Text, indent: int) -> None:
    """Print ``text``, indented by so many columns and broken at the edge of the screen."""
    from rich.padding import Padding

    text.overflow = "fold"
    console.print(Padding(text, (0, 0, 0, indent), expand=False))


def said(value: str | None) -> Text:
    """What the label says, or that nothing was found."""
    return styled("not found", "dim") if value is None else styled(safe(value, 1000))


def place(piece: Evidence) -> str:
    """Where a piece of print stands in its file."""
    if piece.box is None:
        return f"line {piece.line}"
    return f"page {piece.page}, {piece.box[0]:.0f}/{piece.box[1]:.0f} pt"
