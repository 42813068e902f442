"""The pages of the rules: Markdown for the guide, JSON for programs, text for the terminal."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from labelcheck.model.manual import EXAMPLES, Manual
from labelcheck.reports.drawing import NARROWEST
from labelcheck.reports.safe import safe

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 100
_FAMILIES = {
    "F": "Form of the magnesium",
    "S": "Stoichiometry: do the numbers agree",
    "D": "Dose",
    "Q": "Quality marks and testing claims",
    "T": "Claimed against tested",
    "C": "Claims",
    "W": "Warnings and cautions",
    "P": "Panel and label",
    "X": "Ingredients",
    "R": "Reading: what was not read, or with doubt",
    "K": "Catalogue",
}


def manual_markdown(page: Manual) -> str:
    """The page of one rule."""
    needs = f" · needs {', '.join(page.needs)}" if page.needs else ""
    lines = [
        f"# {page.code} {page.name}",
        "",
        f"**{page.severity}** · markets {', '.join(page.markets)}{needs}",
        "",
        page.summary,
    ]
    for heading, body in page.sections:
        lines += ["", f"## {heading}", ""]
        lines += _example(body) if heading in EXAMPLES else _source(page) if heading == "Source" else [body]
    return "\n".join([*lines, ""])


def index_markdown(pages: Sequence[Manual]) -> str:
    """The list of all rules, by family."""
    lines = ["# Rules", "", "`labelcheck rule CODE` prints these pages, `scripts/rule_pages.py` writes them."]
    for letter, family in groupby(pages, key=lambda page: page.code[0]):
        lines += ["", f"## {_FAMILIES[letter]}", "", "| Rule | Severity | Markets | |", "|---|---|---|---|"]
        for page in family:
            name = f"[{page.code} {page.name}]({page.code}.md)"
            lines.append(f"| {name} | {page.severity} | {', '.join(page.markets)} | {page.summary} |")
    return "\n".join([*lines, ""])


def manuals_json(pages: Sequence[Manual]) -> str:
    """The pages for programs; the examples are labels as they are printed."""
    return json.dumps({"rules": [_plain(page) for page in pages]}, indent=1) + "\n"


def _plain(page: Manual) -> dict[str, Any]:
    return {
        "code": page.code,
        "name": page.name,
        "family": page.family,
        "severity": page.severity,
        "markets": list(page.markets),
        "needs": list(page.needs),
        "summary": page.summary,
        "sections": [{"heading": heading, "text": body} for heading, body in page.sections],
        "reference": [{"id": r.id, "citation": r.citation} for r in page.references],
    }


def draw_manual(console: Console, page: Manual) -> None:
    """Print the page of one rule."""
    from rich.text import Text

    needs = f"; needs {', '.join(page.needs)}" if page.needs else ""
    console.print(Text(f"{page.code} {page.name}", style="bold"))
    _paragraph(console, f"{page.severity}; markets {', '.join(page.markets)}{needs}", "dim")
    _paragraph(console, page.summary)
    for heading, body in page.sections:
        console.print()
        console.print(Text(heading, style="bold"))
        if heading in EXAMPLES:
            for line in body.splitlines():
                console.print(Text(f"    {safe(line)}", style="italic"), soft_wrap=True)
        elif heading == "Source":
            for line in _source(page):
                _paragraph(console, line)
        else:
            _paragraph(console, " ".join(body.split()))
    console.print()


def _paragraph(console: Console, text: str, style: str = "") -> None:
    from rich.text import Text

    for line in textwrap.wrap(safe(text, 5000), max(min(console.width, WIDTH) - 2, NARROWEST)):
        console.print(Text(f"  {line}", style=style), soft_wrap=True)


def _example(body: str) -> list[str]:
    """A label in a block of its own; flags on its first line are said before it."""
    first, _, rest = body.partition("\n")
    if first.startswith("--"):
        return [f"With `{first}`:", "", "```text", rest, "```"]
    return ["```text", body, "```"]


def _source(page: Manual) -> list[str]:
    """The citations; a rule that rests on none says in words what it rests on."""
    if page.references:
        return [f"- {reference.id}: {reference.citation}" for reference in page.references]
    return [body for heading, body in page.sections if heading == "Source"]
