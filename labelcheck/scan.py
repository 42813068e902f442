"""The journey of one label: read its bytes, judge what was read.

Reading and judging are apart: ``read_bytes`` touches untrusted bytes and knows no policy; ``judge`` is data in,
data out.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace

from labelcheck import rules
from labelcheck.documents import read_document
from labelcheck.facts import read_facts
from labelcheck.labs.compare import compare
from labelcheck.labs.matching import match
from labelcheck.labs.metals import contaminants
from labelcheck.layout import read_layout
from labelcheck.model.document import Document, UnreadableError
from labelcheck.model.lab import LabReport
from labelcheck.model.label import Label
from labelcheck.model.result import Case, Policy, Result, Unreadable


def read_bytes(data: bytes, source: str) -> tuple[Document, Label]:
    """The document in ``data`` and what its label says.

    Raises:
        UnreadableError: nothing could be read, or what was read is not a label.
    """
    document = read_document(data, source)
    label = read_facts(document, read_layout(document))
    if not _is_label(label):
        raise UnreadableError(
            "not-a-label",
            "no facts panel, no ingredient list under a heading and no magnesium row with an amount was found; "
            "if this is a label, check that its text can be selected",
        )
    return document, label


def _is_label(label: Label) -> bool:
    return label.panel_title is not None or bool(label.other_ingredients) or label.magnesium is not None


def read_only(data: bytes, source: str) -> Result | Unreadable:
    """The label in ``data`` read and not judged: a result without findings."""
    try:
        document, label = read_bytes(data, source)
    except UnreadableError as error:
        return refused(source, hashlib.sha256(data).hexdigest(), error.reason, error.message)
    return _result(document, label)


def judge(document: Document, label: Label, policy: Policy, as_of: str, reports: tuple[LabReport, ...] = ()) -> Result:
    """``label`` held against the rules of ``policy`` and against ``reports``; ``as_of`` is an ISO date."""
    return held_against(_result(document, label), policy, as_of, reports)


def held_against(result: Result, policy: Policy, as_of: str, reports: tuple[LabReport, ...] = ()) -> Result:
    """``result`` judged, with the laboratory's ``reports`` that belong to its label."""
    label = result.label
    potency, metals = compare(label, reports, policy), contaminants(label, reports)
    judgement = rules.judge(Case(label, reports, potency, policy, as_of, metals))
    return replace(
        result,
        potency=potency,
        contaminants=metals,
        findings=judgement.findings,
        passed=judgement.passed,
        not_evaluated=judgement.not_evaluated,
    )


def _result(document: Document, label: Label) -> Result:
    via = Counter(page.read_via for page in document.pages if page.words)
    return Result(
        source=document.source,
        sha256=document.sha256,
        read_via="mixed" if len(via) > 1 else next(iter(via), "text"),
        partial=any(kind == "cut-short" for kind, _ in document.notes),
        label=label,
    )


def scan_bytes(
    data: bytes, source: str, policy: Policy, as_of: str, reports: tuple[LabReport, ...] = ()
) -> Result | Unreadable:
    """The label in ``data`` read and judged, or why it could not be read."""
    try:
        document, label = read_bytes(data, source)
    except UnreadableError as error:
        return refused(source, hashlib.sha256(data).hexdigest(), error.reason, error.message)
    (own,) = match([label], reports).reports
    return judge(document, label, policy, as_of, own)


def refused(source: str, sha256: str | None, reason: str, message: str) -> Unreadable:
    """The answer for a source that gave no label; ``reason`` is a word for programs, ``message`` for people."""
    return Unreadable(source, sha256, reason, message, rules.unreadable(reason, message))
