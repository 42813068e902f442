"""The report as SARIF 2.1.0: for code scanning and for viewers of findings."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from labelcheck import __version__
from labelcheck.model.label import Evidence
from labelcheck.model.manual import Manual
from labelcheck.model.result import Finding, Report, Severity, Suppressed, Unreadable
from labelcheck.reports.findings import MAX_MESSAGE, answers, line, located, message, place, relative, shown, suppressed
from labelcheck.reports.json import plain_lines
from labelcheck.reports.label_json import Json
from labelcheck.reports.manual import manual_markdown
from labelcheck.reports.safe import safe

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_PROBLEM: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "recommendation"}
_ESCAPES = str.maketrans({"\\": "\\\\", "[": "\\[", "]": "\\]", "{": "{{", "}": "}}"})
"""SARIF takes ``[words](address)`` in a message for a link and ``{0}`` for a placeholder."""


def to_sarif(report: Report) -> str:
    """``report`` as one run; suppressed findings are in it, each with the reason why it stands."""
    index = {page.code: number for number, page in enumerate(report.rules)}
    run = {
        "tool": {
            "driver": {"name": "labelcheck", "version": __version__, "rules": [_rule(page) for page in report.rules]}
        },
        "columnKind": "unicodeCodePoints",
        "results": list(_results(report, index)),
        "invocations": [_invocation(report)],
    }
    return (
        plain_lines(json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1, ensure_ascii=True))
        + "\n"
    )


def _rule(page: Manual) -> Json:
    return {
        "id": page.code,
        "name": page.name,
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": _text(dict(page.sections).get("Why it matters", page.summary))},
        "help": {"text": _text(manual_markdown(page)), "markdown": manual_markdown(page)},
        "defaultConfiguration": {"level": _LEVELS[page.severity]},
        "properties": {"tags": [page.family], "problem.severity": _PROBLEM[page.severity]},
    }


def _results(report: Report, index: Mapping[str, int]) -> Iterator[Json]:
    for result in answers(report):
        for finding in shown(report, result):
            yield _result(result.source, finding, index)
        for entry in suppressed(result):
            yield _result(result.source, entry.finding, index) | {"suppressions": [_suppression(entry)]}


def _result(source: str, finding: Finding, index: Mapping[str, int]) -> Json:
    first, *others = finding.evidence or (None,)
    made: Json = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": _text(message(finding))},
        "locations": [_location(source, first)],
        "partialFingerprints": {
            "labelcheck/v1": finding.fingerprint,
            "primaryLocationLineHash": f"{located(source, finding)}:1",
        },
        "properties": {"confidence": finding.confidence, "market": finding.market},
    }
    if finding.code in index:
        made["ruleIndex"] = index[finding.code]
    if others:
        made["relatedLocations"] = [_related(source, piece, number) for number, piece in enumerate(others, 1)]
    return made


def _location(source: str, piece: Evidence | None) -> Json:
    """Where ``piece`` stands. A page has no lines: it is line 1, and the properties tell the page and the box."""
    region: Json = {"startLine": line(piece)}
    if piece is not None:
        region["snippet"] = {"text": safe(piece.text, MAX_MESSAGE)}
    made: Json = {"physicalLocation": {"artifactLocation": _artifact(source), "region": region}}
    if piece is not None and piece.box is not None:
        made["properties"] = {"page": piece.page, "box": list(piece.box)}
    return made


def _related(source: str, piece: Evidence, number: int) -> Json:
    return _location(source, piece) | {"id": number, "message": {"text": f"also on {place(piece)}"}}


def _artifact(source: str) -> Json:
    return {"uri": quote(os.fsencode(relative(source))), "uriBaseId": ROOT}


def _suppression(entry: Suppressed) -> Json:
    return {"kind": "external", "justification": safe(f"{entry.by.reason} ({entry.by.origin})", MAX_MESSAGE)}


def _invocation(report: Report) -> Json:
    """Whether all was read; what was not stands beside the findings, so that no viewer takes it for clean."""
    unread = [result for result in report.results if isinstance(result, Unreadable)]
    notices = [_notice("error", problem) for problem in report.problems] + [_notice("note", n) for n in report.notes]
    notices += [
        _notice("error", f"not read ({result.reason}): {result.message}")
        | {"locations": [_location(result.source, None)]}
        for result in unread
    ]
    return {"executionSuccessful": not (unread or report.problems), "toolExecutionNotifications": notices}


def _notice(level: str, told: str) -> Json:
    return {"level": level, "message": {"text": _text(safe(told, MAX_MESSAGE))}}


def _text(text: str) -> str:
    return text.translate(_ESCAPES)
