"""The report as a table, a finding a row, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from labelcheck.model.regex import regex
from labelcheck.model.result import Across, Finding, Report, Result, Unreadable
from labelcheck.reports.findings import MAX_MESSAGE, MAX_PATH, Answer, answers, first, shown, suppressed
from labelcheck.reports.safe import safe

COLUMNS = (
    "source", "status", "state", "code", "name", "severity", "confidence", "market",
    "message", "fix", "page", "line", "evidence", "fingerprint", "reason",
)  # fmt: skip
_STATUS = {Result: "checked", Unreadable: "unreadable", Across: "catalogue"}
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula, also in full width."""
_NEXT_CELL = regex(r'[;|](?=[\s"]*[=+\-@＝＋－＠])')
"""A separator that some spreadsheets go by instead of the comma, heeding no quotes then, and a formula after it."""


def to_csv(report: Report) -> str:
    """``report`` with a row for each finding, and one for a label without any; all cells are quoted."""
    text = io.StringIO(newline="")
    table = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    table.writerow(COLUMNS)
    for result in answers(report):
        table.writerows([_cell(cell) for cell in row] for row in _rows(report, result))
    return text.getvalue()


def _rows(report: Report, result: Answer) -> Iterator[tuple[str | int, ...]]:
    head = (result.source, _STATUS[type(result)])
    found = [(finding, "open", "") for finding in shown(report, result)]
    found += [(entry.finding, "suppressed", entry.by.reason) for entry in suppressed(result)]
    for finding, state, reason in found:
        yield (*head, state, *_finding(finding), reason)
    if not found:
        yield (*head, *[""] * (len(COLUMNS) - len(head)))


def _finding(finding: Finding) -> tuple[str | int, ...]:
    piece = first(finding)
    return (
        finding.code,
        finding.name,
        finding.severity,
        finding.confidence,
        finding.market or "",
        finding.message,
        finding.fix,
        "" if piece is None else piece.page,
        "" if piece is None or piece.line is None else piece.line,
        " / ".join(part.text for part in finding.evidence),
        finding.fingerprint,
    )


def _cell(value: str | int) -> str | int:
    """``value`` as text that no spreadsheet takes for a formula."""
    if isinstance(value, int):
        return value
    shown_as = _NEXT_CELL.sub(r"\g<0>'", safe(value, max(MAX_MESSAGE, MAX_PATH)))
    return f"'{shown_as}" if shown_as.lstrip().startswith(_FORMULA) else shown_as
