"""The report as JSON, ``schema_version`` 1: what other programs read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from labelcheck import __version__
from labelcheck.model.lab import Potency, Quantity
from labelcheck.model.result import SEVERITIES, Across, Finding, Report, Result, Severity, Suppressed, Unreadable
from labelcheck.reports.lab import contaminant_json, place_json, spread
from labelcheck.reports.label_json import Json, coverage_json, decimal_json, evidence_json, label_json

SCHEMA_VERSION = 1


def to_json(report: Report) -> str:
    """``report`` as JSON text, one line for each result; all characters beyond ASCII are escaped."""
    return b"".join(json_pieces(report, (result_line(r, report.shown) for r in report.results))).decode()


def json_pieces(report: Report, lines: Iterable[bytes], *, judged: bool = True) -> Iterator[bytes]:
    """The report as JSON, piece by piece; ``lines`` are its results, each as ``result_line`` made it.

    Without ``judged`` it is the answer of ``labelcheck facts``: what was read, and no judgement.
    """
    head: Json = {"schema_version": SCHEMA_VERSION, "tool": {"name": "labelcheck", "version": __version__}}
    if judged:
        head |= {"as_of": report.as_of, "markets": list(report.markets)}
    head["skipped"] = [{"source": s.source, "reason": s.reason} for s in report.skipped]
    if judged:
        head |= {"problems": list(report.problems), "notes": list(report.notes)}
    yield b"{\n" + b"".join(b' "%s": %s,\n' % (key.encode(), _line(value)) for key, value in head.items())
    yield b' "results": ['
    comma = b""
    for line in lines:
        yield comma + b"\n  " + line
        comma = b","
    yield b"\n ]"
    if judged:
        across = _line(_across(report.across, report.shown))
        yield b',\n "catalogue": %s,\n "summary": %s' % (across, _line(summary(report)))
    yield b"\n}\n"


def result_line(result: Result | Unreadable, shown: tuple[Severity, ...] = SEVERITIES) -> bytes:
    """One file's answer on one line, with the findings of the severities in ``shown``."""
    return _line(result_json(result, shown))


def with_source(line: bytes, source: str) -> bytes:
    """``line``, made for a result without a source, with ``source``; the rest is copied, not parsed."""
    return b'{"source": ' + _line(source) + line.removeprefix(b'{"source": ""')


def facts_line(result: Result | Unreadable) -> bytes:
    """What was read from one file on one line, without judgement."""
    keys = ("source", "sha256", "status", "reason", "message", "partial", "read_via", "label", "coverage")
    whole = result_json(result)
    return _line({key: whole[key] for key in keys if key in whole})


def _line(value: Any) -> bytes:
    return plain_lines(_ENCODER.encode(value)).encode()


_ENCODER = json.JSONEncoder(ensure_ascii=True, check_circular=False)  # what it is given is a tree


def plain_lines(written: str) -> str:
    """JSON with ``##``, with which CI runners begin commands anywhere in a line, only as an escape."""
    return written.replace("##", "#\\u0023")


def summary(report: Report) -> Json:
    """How many inputs were checked and unreadable, and how many open findings there are of each
    severity, shown or not."""
    outlines, counted = report.outlines(), report.counted()
    checked = sum(answer.reason is None for answer in outlines)
    return {
        "inputs": len(outlines),
        "checked": checked,
        "unreadable": len(outlines) - checked,
        "skipped": len(report.skipped),
        "findings": {severity: sum(o.count(severity) for o in counted) for severity in reversed(SEVERITIES)},
        "suppressed": sum(answer.suppressed for answer in counted),
    }


def result_json(result: Result | Unreadable, shown: tuple[Severity, ...] = SEVERITIES) -> Json:
    """One file's answer, with the findings of the severities in ``shown``."""
    if isinstance(result, Unreadable):
        return _unreadable(result, shown)
    return {
        "source": result.source,
        "sha256": result.sha256,
        "status": "checked",
        "reason": None,
        "partial": result.partial,
        "read_via": result.read_via,
        "markets": list(result.markets),
        "label": label_json(result.label),
        "coverage": coverage_json(result.label.coverage),
        "potency": [_potency(p) for p in result.potency],
        "potency_spread": [
            {
                "analyte": analyte,
                "results": count,
                "lowest_percent": decimal_json(low),
                "highest_percent": decimal_json(high),
            }
            for analyte, count, low, high in spread(result.potency)
        ],
        "contaminants": [contaminant_json(c) for c in result.contaminants],
        "findings": _findings(result.findings, shown),
        "passed": list(result.passed),
        "not_evaluated": [{"code": n.code, "reason": n.reason} for n in result.not_evaluated],
        "suppressed": [_suppressed(entry) for entry in result.suppressed],
    }


def _unreadable(result: Unreadable, shown: tuple[Severity, ...]) -> Json:
    return {
        "source": result.source,
        "sha256": result.sha256,
        "status": "unreadable",
        "reason": result.reason,
        "message": result.message,
        "partial": False,
        "label": None,
        "coverage": None,
        "findings": _findings(result.findings, shown),
        "passed": [],
        "not_evaluated": [],
        "suppressed": [],
    }


def _findings(findings: Iterable[Finding], shown: tuple[Severity, ...]) -> list[Json]:
    return [_finding(finding) for finding in findings if finding.severity in shown]


def _potency(potency: Potency) -> Json:
    return {
        "analyte": potency.analyte,
        "claimed": _quantity(potency.claimed),
        "tested": _quantity(potency.tested),
        "uncertainty": _quantity(potency.uncertainty),
        "percent_of_claim": decimal_json(potency.percent_of_claim),
        "verdict": potency.verdict,
        "tolerance": potency.tolerance,
        "limits": {"lower": decimal_json(potency.limits[0]), "upper": decimal_json(potency.limits[1])},
        "basis": potency.basis,
        "probability": decimal_json(potency.probability),
        "lot": potency.lot,
        "lab": potency.lab,
        "date": potency.date,
        "steps": list(potency.steps),
        "reason": potency.reason,
        "evidence": evidence_json(potency.evidence),
        "place": place_json(potency.place) if potency.place is not None else None,
    }


def _finding(finding: Finding) -> Json:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "market": finding.market,
        "message": finding.message,
        "fix": finding.fix,
        "evidence": evidence_json(finding.evidence),
        "searched": list(finding.searched),
        "fingerprint": finding.fingerprint,
        "reference": [{"id": r.id, "citation": r.citation} for r in finding.reference],
    }


def _across(across: Across | None, shown: tuple[Severity, ...]) -> Json | None:
    if across is None:
        return None
    return {
        "source": across.source,
        "findings": _findings(across.findings, shown),
        "passed": list(across.passed),
        "not_evaluated": [{"code": n.code, "reason": n.reason} for n in across.not_evaluated],
        "suppressed": [_suppressed(entry) for entry in across.suppressed],
    }


def _suppressed(entry: Suppressed) -> Json:
    by = {"reason": entry.by.reason, "expires": entry.by.expires, "origin": entry.by.origin}
    return _finding(entry.finding) | by


def _quantity(quantity: Quantity | None) -> Json | None:
    if quantity is None:
        return None
    plain: Json = {"value": decimal_json(quantity.value), "unit": quantity.unit}
    return plain if quantity.k is None else plain | {"k": decimal_json(quantity.k)}
