"""What is drawn on the copy of a label: its findings, each with its words, and a note on all that has no place."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

from labelcheck.model.document import Box
from labelcheck.model.result import SEVERITIES, Finding, Result, Severity
from labelcheck.reports.safe import safe

MAX_LINE = 1000

COLORS: dict[Severity, tuple[int, int, int]] = {
    "error": (229, 57, 53),
    "warning": (255, 160, 0),
    "info": (30, 136, 229),
}
"""Red, amber and blue, each 0 to 255 of red, green and blue."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding on one page (from 1): ``boxes`` as evidence has them, ``text`` what is said of it, in lines."""

    page: int
    boxes: tuple[Box, ...]
    severity: Severity
    code: str
    name: str
    fingerprint: str
    text: str


@dataclass(frozen=True, slots=True)
class Marks:
    """All that is drawn on one label; ``note`` tells of the whole label and of the findings without a place, and
    ``severity`` is the worst of these."""

    placed: tuple[Mark, ...]
    note: str
    severity: Severity


def marks_of(result: Result, shown: Collection[Severity], as_of: str) -> Marks:
    """The findings of ``result`` that are of the severities ``shown``, the gravest last, so that they lie on top."""
    findings = sorted((f for f in result.findings if f.severity in shown), key=lambda f: SEVERITIES.index(f.severity))
    placed = tuple(mark for finding in findings for mark in _placed(finding))
    absent = [f for f in findings if not any(piece.box is not None for piece in f.evidence)]
    parts = [_about(result, findings, as_of), *(_text(finding) for finding in reversed(absent))]
    return Marks(placed, "\n\n".join(parts), absent[-1].severity if absent else "info")


def _placed(finding: Finding) -> list[Mark]:
    """A mark for each page that the words of ``finding`` stand on."""
    boxes = [(piece.page, piece.box) for piece in finding.evidence if piece.box is not None]
    pieces = sorted(boxes, key=lambda piece: (piece[0], piece[1][1], piece[1][0]))
    return [
        Mark(
            page,
            tuple(box for _, box in group),
            finding.severity,
            finding.code,
            finding.name,
            finding.fingerprint,
            _text(finding),
        )
        for page, group in groupby(pieces, key=lambda piece: piece[0])
    ]


def _text(finding: Finding) -> str:
    sources = "; ".join(f"{source.id} {source.citation}" for source in finding.reference)
    lines = [
        f"{finding.severity} {finding.code} {finding.name}",
        finding.message,
        f"→ {finding.fix}" if finding.fix else "",
        f"looked through: {', '.join(finding.searched)}" if finding.searched else "",
        f"source: {sources}" if sources else "",
    ]
    return "\n".join(safe(line, MAX_LINE) for line in lines if line)


def _about(result: Result, findings: Collection[Finding], as_of: str) -> str:
    """How the label was judged: nothing that was not judged may look clean."""
    counts = [(severity, sum(f.severity == severity for f in findings)) for severity in reversed(SEVERITIES)]
    counted = ", ".join(f"{n} {severity}{'s' * (n != 1 and severity != 'info')}" for severity, n in counts)
    lines = [
        f"labelcheck {as_of}: {counted}",
        f"not evaluated: {', '.join(rule.code for rule in result.not_evaluated)}" if result.not_evaluated else "",
        f"suppressed and not drawn: {len(result.suppressed)}" if result.suppressed else "",
    ]
    return "\n".join(line for line in lines if line)
