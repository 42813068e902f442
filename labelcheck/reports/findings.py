"""What the machine formats have in common: which findings, where they stand, how a path is named."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path, PurePath

from labelcheck.model.label import Evidence
from labelcheck.model.result import Across, Finding, Report, Result, Suppressed, Unreadable
from labelcheck.reports.json import summary
from labelcheck.reports.safe import safe

MAX_MESSAGE = 1000
MAX_PATH = 4096


Answer = Result | Unreadable | Across


def answers(report: Report) -> Iterator[Answer]:
    """The answer for each label, then the one for all of them together."""
    yield from report.results
    if report.across is not None:
        yield report.across


def shown(report: Report, result: Answer) -> Iterator[Finding]:
    """The open findings of ``result`` that ``report`` shows."""
    return (finding for finding in result.findings if finding.severity in report.shown)


def suppressed(result: Answer) -> tuple[Suppressed, ...]:
    """The findings of ``result`` that are let stand."""
    return () if isinstance(result, Unreadable) else result.suppressed


def message(finding: Finding) -> str:
    """What is wrong and what to do, on one line, safe to show."""
    stop = "" if finding.message.endswith((".", "!", "?", "”")) else "."
    return safe(f"{finding.message}{stop} {finding.fix}".strip(), MAX_MESSAGE)


def first(finding: Finding) -> Evidence | None:
    """The first words that ``finding`` points at; None when it is about an absence."""
    return finding.evidence[0] if finding.evidence else None


def line(piece: Evidence | None) -> int:
    """The line that ``piece`` stands on; 1 for pages, which have none, and for what stands nowhere."""
    return piece.line or 1 if piece is not None else 1


def place(piece: Evidence) -> str:
    """Where ``piece`` stands, in words."""
    return f"line {piece.line}" if piece.box is None else f"page {piece.page}"


def relative(source: str) -> str:
    """``source`` as a path below the working directory, with ``/``; the way up, or from the root, is left out."""
    path = PurePath(source)
    if path.is_absolute() and path.is_relative_to(here := Path.cwd()):
        path = path.relative_to(here)
    return "/".join(part for part in path.parts if part not in (path.anchor, ".."))


def located(source: str, finding: Finding) -> str:
    """A fingerprint that is unique among all labels: the finding's own knows no path."""
    words = f"{relative(source)}\n{finding.fingerprint}"
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def total(report: Report) -> str:
    """How many labels and findings there are, in a line."""
    counts = summary(report)
    labels = counts["inputs"]
    parts = [f"{labels} label{'s' * (labels != 1)}: {counts['checked']} checked, {counts['unreadable']} unreadable"]
    if counts["skipped"]:
        parts[0] += f", {counts['skipped']} skipped"
    found = counts["findings"]
    parts.append(", ".join(f"{n} {severity}{'s' * (n != 1 and severity != 'info')}" for severity, n in found.items()))
    if counts["suppressed"]:
        parts[1] += f", {counts['suppressed']} suppressed"
    return "; ".join(parts)
