"""The report as Markdown: for a comment on a pull request or the summary of a job."""

from __future__ import annotations

import re
from collections.abc import Iterator

from labelcheck.model.regex import regex
from labelcheck.model.result import Finding, Report, Unreadable
from labelcheck.reports.findings import answers, first, message, place, shown, total
from labelcheck.reports.safe import safe

MARKER = "<!-- labelcheck -->"
"""The first line, by which a bot finds its comment of last time."""
MOST = 60
"""Rows of a table; a comment holds 65,536 characters, which the lengths of the cells keep to."""
MAX_CELL = 300
MAX_LABEL = 150
_PUNCTUATION = regex(r"[\\`*_{}\[\]()<>+!|~&$]")
_LIVE = regex(r"(?<=[@#])(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
"""Where ``@name``, ``#12`` and bare addresses begin to live: a comment that shows nothing stands between."""


def to_markdown(report: Report) -> str:
    """The totals, the first findings and labels that could not be read, and what the run has to say."""
    lines = [MARKER, "## labelcheck", "", total(report)]
    unread: list[str] = []
    found: list[str] = []
    for result in answers(report):
        if isinstance(result, Unreadable):
            unread.append(f"| {_code(result.source, MAX_LABEL)} | {result.reason} | {_plain(result.message)} |")
        else:
            found += [_row(result.source, finding) for finding in shown(report, result)]
    lines += _table("Not read", "| Label | Reason | |\n|---|---|---|", unread)
    lines += _table("Findings", "| | Rule | Label | Words | |\n|---|---|---|---|---|", found)
    told = [*report.problems, *report.notes]
    lines += ["", *(f"- {_plain(line)}" for line in told[:MOST])] if told else []
    return "\n".join([*lines, ""])


def _table(title: str, head: str, rows: list[str]) -> Iterator[str]:
    if rows:
        yield from ("", f"### {title}", "", head, *rows[:MOST])
    if len(rows) > MOST:
        yield from ("", f"and {len(rows) - MOST} more")


def _row(source: str, finding: Finding) -> str:
    piece = first(finding)
    words = f"{place(piece)}: {_code(piece.text, 80)}" if piece is not None else ""
    cells = (
        finding.severity,
        f"{finding.code} {finding.name}",
        _code(source, MAX_LABEL),
        words,
        _plain(message(finding)),
    )
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """``text`` with all that Markdown would read in it escaped."""
    escaped = _PUNCTUATION.sub(lambda m: f"\\{m.group()}", safe(text, MAX_CELL))
    return _LIVE.sub("<!-- -->", escaped)


def _code(text: str, limit: int) -> str:
    """``text`` as code, in a fence longer than any within; tables need ``|`` escaped even there."""
    shown_as = safe(text, limit).replace("|", "\\|")
    fence = "`" * (max(map(len, re.findall("`+", shown_as)), default=0) + 1)
    pad = " " if shown_as.startswith("`") or shown_as.endswith("`") or not shown_as.strip() else ""
    return f"{fence}{pad}{shown_as}{pad}{fence}"
