"""Result: what the rules found on one label, what passed, and what could not be judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from labelcheck.model.lab import Contaminant, LabReport, Potency
from labelcheck.model.label import Confidence, Evidence, Label

if TYPE_CHECKING:
    from labelcheck.model.manual import Manual

Severity = Literal["info", "warning", "error"]
Market = Literal["us", "us-ca", "eu", "uk", "ca", "au"]
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")
CONFIDENCES: tuple[Confidence, ...] = ("low", "medium", "high")
Part = Literal["panel", "other_ingredients", "identity", "directions", "cautions", "contact", "net_quantity"]


@dataclass(frozen=True, slots=True)
class Suppression:
    """A finding somebody has looked at and lets stand, and why.

    ``label`` is the glob of the labels it is for, ``fingerprint`` the one finding it is for (None: all of the code),
    ``expires`` the last day (ISO) on which it holds (None: for good), ``origin`` where it is written.
    """

    code: str
    reason: str
    label: str
    fingerprint: str | None
    expires: str | None
    origin: str

    def expired(self, as_of: str) -> bool:
        """Whether its last day lies before the ISO date ``as_of``."""
        return self.expires is not None and self.expires < as_of


@dataclass(frozen=True, slots=True)
class Policy:
    """How to judge: the markets whose rules run, the capture the user vouches for, the tolerance profile.

    ``accepted_marks`` are the ids of the certifications that Q001 counts (None: every one that the table counts).
    ``dose_window`` is the lowest and highest daily magnesium in mg that D002 lets pass (None: D002 does not run).
    ``contested_from`` is the least concern, 0 to 3, from which X002 names an additive.
    ``off`` are the codes of the rules that do not run (those of the reading always do), ``severities`` replace the
    severity that a rule has, findings of less confidence than ``min_confidence`` are not kept.
    ``require`` are the parts of a label that must have been read; ``suppress`` the findings that are let stand.
    """

    markets: tuple[Market, ...] = ("us",)
    capture: Literal["whole", "partial"] | None = None
    tolerance: str | None = None
    accepted_marks: tuple[str, ...] | None = None
    dose_window: tuple[Decimal, Decimal] | None = None
    contested_from: int = 2
    off: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()
    min_confidence: Confidence = "low"
    require: tuple[Part, ...] = ()
    suppress: tuple[Suppression, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """All that a rule may look at."""

    label: Label
    reports: tuple[LabReport, ...]
    potency: tuple[Potency, ...]
    policy: Policy
    as_of: str
    contaminants: tuple[Contaminant, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A source: the id in the source table and its citation."""

    id: str
    citation: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found. ``searched`` names the parts that were looked through when the evidence is an absence.
    ``fingerprint`` is stable under moves: no path, page, box or message is in it."""

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    market: Market | None
    message: str
    fix: str
    evidence: tuple[Evidence, ...]
    searched: tuple[str, ...]
    fingerprint: str
    reference: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that does not count, and by which suppression."""

    finding: Finding
    by: Suppression


@dataclass(frozen=True, slots=True)
class NotEvaluated:
    """A rule that could not be judged, and why."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Result:
    """One label read and judged; the rules in ``passed`` ran and found nothing. ``markets`` are those whose rules it
    was held against (none before it was judged)."""

    source: str
    sha256: str
    read_via: Literal["text", "ocr", "mixed"]
    partial: bool
    label: Label
    potency: tuple[Potency, ...] = ()
    findings: tuple[Finding, ...] = ()
    passed: tuple[str, ...] = ()
    not_evaluated: tuple[NotEvaluated, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    contaminants: tuple[Contaminant, ...] = ()
    markets: tuple[Market, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A source that could not be read, and why. ``findings`` holds R001 (and R002 where it applies)."""

    source: str
    sha256: str | None
    reason: str
    message: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Across:
    """What was found on the labels of a run together; ``source`` is the table of the catalogue, or the earlier report
    where there is no table."""

    source: str
    findings: tuple[Finding, ...] = ()
    passed: tuple[str, ...] = ()
    not_evaluated: tuple[NotEvaluated, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """What a run must know of an answer without opening it.

    ``reason`` and ``message`` are None for a label that was checked; ``errors``, ``warnings`` and ``infos`` count
    open findings, ``suppressed`` those that are let stand.
    """

    reason: str | None
    message: str | None
    errors: int
    warnings: int
    infos: int
    suppressed: int

    def count(self, severity: Severity) -> int:
        """How many findings of ``severity`` there are."""
        return {"error": self.errors, "warning": self.warnings, "info": self.infos}[severity]


def outline(answer: Result | Unreadable | Across) -> Outline:
    """The outline of ``answer``."""
    found = Counter(finding.severity for finding in answer.findings)
    counts = found["error"], found["warning"], found["info"]
    if isinstance(answer, Unreadable):
        return Outline(answer.reason, answer.message, *counts, suppressed=0)
    return Outline(None, None, *counts, suppressed=len(answer.suppressed))


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file in a folder that is no label by its kind."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run has to say.

    ``results`` may be read from a disk one by one: go through it once rather than take it apart. ``problems`` are
    troubles of the run itself (a missing path, a lab file line) that stand beside the results, ``notes``
    what the user should know and what is no trouble (a suppression that has expired). Findings of severities that are
    not ``shown`` are only counted; those of the severities in ``gate`` fail the run. ``rules`` are the pages of the
    rules, for formats that explain them. ``across`` is what was found on all labels together, None when neither a
    catalogue nor an earlier report was given.
    """

    results: Sequence[Result | Unreadable]
    skipped: tuple[Skipped, ...]
    as_of: str
    markets: tuple[Market, ...]
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    shown: tuple[Severity, ...] = SEVERITIES
    gate: tuple[Severity, ...] = ("error",)
    rules: tuple[Manual, ...] = ()
    across: Across | None = None
    known: tuple[Outline, ...] | None = None

    def outlines(self) -> tuple[Outline, ...]:
        """The outline of each result, without opening the results where the run knows them already."""
        return self.known if self.known is not None else tuple(map(outline, self.results))

    def counted(self) -> tuple[Outline, ...]:
        """Everything whose findings count: the outlines, and that of all labels together."""
        return self.outlines() if self.across is None else (*self.outlines(), outline(self.across))
