"""The report as annotations of GitHub Actions: workflow commands on standard output."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from labelcheck.model.result import Report, Severity
from labelcheck.reports.findings import MAX_PATH, answers, first, line, message, place, relative, shown, total
from labelcheck.reports.safe import safe

MOST = 10
"""GitHub shows ten annotations of each level in a step and drops the others in silence."""
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def to_github(report: Report) -> str:
    """The first ten findings of each severity as annotations, and a last line with the numbers."""
    return "\n".join([*_annotations(report), ""])


def _annotations(report: Report) -> Iterator[str]:
    seen: Counter[Severity] = Counter()
    for result in answers(report):
        for finding in shown(report, result):
            seen[finding.severity] += 1
            if seen[finding.severity] > MOST:
                continue
            piece = first(finding)
            where = f"file={_property(relative(result.source))},line={line(piece)}"
            title = _property(f"{finding.code} {finding.name}")
            # a page has no lines, so the message says where on the label
            told = message(finding) if piece is None or piece.box is None else f"{message(finding)} ({place(piece)})"
            yield f"::{_LEVELS[finding.severity]} {where},title={title}::{_data(told)}"
    more = sum(max(0, n - MOST) for n in seen.values())
    yield f"labelcheck: {total(report)}" + (f"; {more} more findings than GitHub annotates" if more else "")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(safe(text, MAX_PATH)).replace(":", "%3A").replace(",", "%2C")
