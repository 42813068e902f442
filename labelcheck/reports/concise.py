"""The report with a line for each finding, as editors and logs like it."""

from __future__ import annotations

from collections.abc import Iterator

from labelcheck.model.result import Finding, Report
from labelcheck.reports.findings import answers, first, message, shown, total
from labelcheck.reports.safe import safe


def to_concise(report: Report) -> str:
    """``report`` as ``path:line: severity CODE name: message``; ``path: page 1:`` for pages."""
    return "\n".join([*_lines(report), total(report), ""])


def _lines(report: Report) -> Iterator[str]:
    for result in answers(report):
        for finding in shown(report, result):
            told = f"{finding.severity} {finding.code} {finding.name}: {message(finding)}"
            yield f"{safe(result.source)}{_where(finding)}: {told}"


def _where(finding: Finding) -> str:
    piece = first(finding)
    if piece is None:
        return ""
    return f":{piece.line}" if piece.box is None else f": page {piece.page}"
