"""The report as JUnit XML: a suite for each label, a case for each rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from labelcheck.model.result import Finding, Report, Severity, Unreadable
from labelcheck.reports.findings import (
    MAX_MESSAGE,
    MAX_PATH,
    Answer,
    answers,
    first,
    message,
    place,
    relative,
    shown,
    suppressed,
)
from labelcheck.reports.safe import safe


class Case(NamedTuple):
    """What a rule said of a label: ``kind`` is failure, error, skipped, or empty for a rule that does not fail the
    run; ``told`` then says what it found, if anything."""

    kind: str
    code: str
    type: str
    told: str


def to_junit(report: Report) -> str:
    """``report`` as JUnit XML. A finding is a failure when it fails the run, so that a dashboard agrees with the exit
    code; a milder one is the output of its case. What was not evaluated, or is let stand, is skipped."""
    names = {page.code: page.name for page in report.rules}
    root = Element("testsuites", name="labelcheck")
    for result in answers(report):
        _suite(root, result, list(_cases(report, result)), names)
    _count(root, [case for suite in root for case in suite])
    indent(root)
    # ASCII, so that the output's own encoding does not matter
    written: bytes = tostring(root, encoding="us-ascii", xml_declaration=True)
    return written.decode("ascii") + "\n"


def _cases(report: Report, result: Answer) -> Iterator[Case]:
    by_code: dict[str, list[Finding]] = {}
    for finding in shown(report, result):
        by_code.setdefault(finding.code, []).append(finding)
    for code, findings in by_code.items():
        told = "\n".join(map(_told, findings))
        if isinstance(result, Unreadable):
            yield Case("error", code, result.reason, told)
            continue
        severities = {finding.severity for finding in findings}
        yield Case("failure" if severities & {*report.gate} else "", code, _worst(severities), told)
    if isinstance(result, Unreadable):
        return
    for entry in suppressed(result):
        if entry.finding.code not in by_code:
            yield Case("skipped", entry.finding.code, "suppressed", safe(entry.by.reason, MAX_MESSAGE))
    for left in result.not_evaluated:
        yield Case("skipped", left.code, "not evaluated", safe(left.reason, MAX_MESSAGE))
    for code in result.passed:
        yield Case("", code, "", "")


def _worst(severities: set[Severity]) -> str:
    return next(severity for severity in ("error", "warning", "info") if severity in severities)


def _told(finding: Finding) -> str:
    piece = first(finding)
    return message(finding) if piece is None else f"{place(piece)}: {message(finding)}"


def _suite(root: Element, result: Answer, cases: list[Case], names: dict[str, str]) -> None:
    path = safe(relative(result.source), MAX_PATH)
    suite = SubElement(root, "testsuite", name=path)
    for answer in sorted(cases, key=lambda c: c.code):
        title = f"{answer.code} {names.get(answer.code, '')}".strip()
        case = SubElement(suite, "testcase", classname=path, name=title, file=path)
        if answer.kind:
            head = answer.told.partition("\n")[0]
            SubElement(case, answer.kind, message=head, type=answer.type).text = answer.told
        elif answer.told:
            SubElement(case, "system-out").text = f"{answer.type}: {answer.told}"
    _count(suite, list(suite))


def _count(element: Element, cases: list[Element]) -> None:
    """The numbers that readers of JUnit expect on every suite; nothing here is timed."""
    element.set("tests", str(len(cases)))
    for name, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(name, str(sum(case.find(kind) is not None for case in cases)))
