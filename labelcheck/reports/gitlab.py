"""The report for GitLab's code quality widget."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from labelcheck.model.result import Report, Severity
from labelcheck.reports.findings import MAX_PATH, answers, first, line, located, message, place, relative, shown
from labelcheck.reports.json import plain_lines
from labelcheck.reports.label_json import Json
from labelcheck.reports.safe import safe

_SEVERITIES: dict[Severity, str] = {"error": "critical", "warning": "major", "info": "info"}


def to_gitlab(report: Report) -> str:
    """The findings of ``report``; GitLab drops all but one with the same fingerprint, so each has its own."""
    return plain_lines(json.dumps(list(_issues(report)), indent=1, ensure_ascii=True)) + "\n"


def _issues(report: Report) -> Iterator[Json]:
    seen: Counter[str] = Counter()
    for result in answers(report):
        for finding in shown(report, result):
            piece = first(finding)
            where = f"{place(piece)}: " if piece is not None and piece.box is not None else ""
            own = located(result.source, finding)
            seen[own] += 1
            yield {
                "description": f"{finding.code} {finding.name}: {where}{message(finding)}",
                "check_name": finding.code,
                "fingerprint": own if seen[own] == 1 else f"{own}-{seen[own]}",
                "severity": _SEVERITIES[finding.severity],
                "location": {"path": safe(relative(result.source), MAX_PATH), "lines": {"begin": line(piece)}},
            }
