"""The report as JSON, ``schema_version`` 1: what other programs read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from labelcheck import __version__
from labelcheck.model.lab import Potency, Quantity
from labelcheck.model.label import Amount, Coverage, DailyDose, Evidence, Label, Magnesium, Serving, Text
from labelcheck.model.result import SEVERITIES, Across, Finding, Report, Result, Severity, Suppressed, Unreadable
from labelcheck.reports.lab import contaminant_json, place_json, spread

SCHEMA_VERSION = 1
Json = dict[str, Any]


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
    return plain_lines(json.dumps(value, ensure_ascii=True)).encode()


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
    findings = [_finding(finding) for finding in result.findings if finding.severity in shown]
    if isinstance(result, Unreadable):
        return {
            "source": result.source,
            "sha256": result.sha256,
            "status": "unreadable",
            "reason": result.reason,
            "message": result.message,
            "partial": False,
            "label": None,
            "coverage": None,
            "findings": findings,
            "passed": [],
            "not_evaluated": [],
            "suppressed": [],
        }
    return {
        "source": result.source,
        "sha256": result.sha256,
        "status": "checked",
        "reason": None,
        "partial": result.partial,
        "read_via": result.read_via,
        "label": label_json(result.label),
        "coverage": coverage_json(result.label.coverage),
        "potency": [_potency(p) for p in result.potency],
        "potency_spread": [
            {"analyte": analyte, "results": count, "lowest_percent": _decimal(low), "highest_percent": _decimal(high)}
            for analyte, count, low, high in spread(result.potency)
        ],
        "contaminants": [contaminant_json(c) for c in result.contaminants],
        "findings": findings,
        "passed": list(result.passed),
        "not_evaluated": [{"code": n.code, "reason": n.reason} for n in result.not_evaluated],
        "suppressed": [_suppressed(entry) for entry in result.suppressed],
    }


def label_json(label: Label) -> Json:
    """What was read from one label."""
    return {
        "product_name": _text(label.product_name),
        "brand": _text(label.brand),
        "upc": _text(label.upc),
        "upc_evidence": _evidence(label.upc.evidence) if label.upc is not None else [],
        "lot": _text(label.lot),
        "panel_title": _text(label.panel_title),
        "serving": _serving(label.serving),
        "daily_dose": _daily_dose(label.daily_dose),
        "dietary_ingredients": [
            {
                "name": row.name,
                "sources": list(row.sources),
                "amount": _amount(row.amount),
                "percent_daily_value": row.percent_daily_value,
                "parent": row.parent,
                **_seen(row.confidence, row.evidence),
            }
            for row in label.dietary_ingredients
        ],
        "magnesium": _magnesium(label.magnesium),
        "other_ingredients": [
            {"as_printed": item.as_printed, "id": item.id, **_seen(item.confidence, item.evidence)}
            for item in label.other_ingredients
        ],
        "marks": [
            {
                "id": mark.id,
                "name": mark.name,
                "kind": mark.kind,
                "scope": mark.scope,
                "counts": mark.counts,
                "as_printed": mark.as_printed,
                **_seen(mark.confidence, mark.evidence),
            }
            for mark in label.marks
        ],
        "statements": [{"kind": s.kind, "text": s.text, "evidence": _evidence(s.evidence)} for s in label.statements],
        "daily_value_basis": label.daily_value_basis,
        "languages": [{"code": found.code, **_seen(found.confidence, found.evidence)} for found in label.languages],
    }


def coverage_json(coverage: Coverage) -> Json:
    """What of the label was read, and what was not."""
    return {
        "capture": coverage.capture,
        "reasons": list(coverage.reasons),
        "parts": dict(coverage.parts),
        "unclaimed": _evidence(coverage.unclaimed),
        "pictures_unread": coverage.pictures_unread,
        "notes": [{"kind": n.kind, "message": n.message, "evidence": _evidence(n.evidence)} for n in coverage.notes],
    }


def _magnesium(magnesium: Magnesium | None) -> Json | None:
    if magnesium is None:
        return None
    return {
        "forms": [
            {"id": f.id, "as_printed": f.as_printed, "origin": f.origin, **_seen(f.confidence, f.evidence)}
            for f in magnesium.forms
        ],
        "buffered": magnesium.buffered,
        "amount": _amount(magnesium.amount),
        "elemental_mg": _decimal(magnesium.elemental_mg),
        "basis": magnesium.basis,
        "readings": [
            {"assume": r.assume, "elemental_mg": _decimal(r.elemental_mg), "source": r.source}
            for r in magnesium.readings
        ],
        "percent_daily_value": magnesium.percent_daily_value,
        "compound_mg": _decimal(magnesium.compound_mg),
        "doubts": list(magnesium.doubts),
        **_seen(magnesium.confidence, magnesium.evidence),
    }


def _serving(serving: Serving | None) -> Json | None:
    if serving is None:
        return None
    return {
        "size": serving.size,
        "units": _decimal(serving.units),
        "unit": serving.unit,
        "grams": _decimal(serving.grams),
        "per_container": serving.per_container,
        **_seen(serving.confidence, serving.evidence),
    }


def _daily_dose(daily: DailyDose | None) -> Json | None:
    if daily is None:
        return None
    return {
        "servings": _decimal(daily.servings),
        "ceiling": _decimal(daily.ceiling),
        "as_advised": daily.as_advised,
        **_seen(daily.confidence, daily.evidence),
    }


def _potency(potency: Potency) -> Json:
    return {
        "analyte": potency.analyte,
        "claimed": _quantity(potency.claimed),
        "tested": _quantity(potency.tested),
        "uncertainty": _quantity(potency.uncertainty),
        "percent_of_claim": _decimal(potency.percent_of_claim),
        "verdict": potency.verdict,
        "tolerance": potency.tolerance,
        "limits": {"lower": _decimal(potency.limits[0]), "upper": _decimal(potency.limits[1])},
        "basis": potency.basis,
        "probability": _decimal(potency.probability),
        "lot": potency.lot,
        "lab": potency.lab,
        "date": potency.date,
        "steps": list(potency.steps),
        "reason": potency.reason,
        "evidence": _evidence(potency.evidence),
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
        "evidence": _evidence(finding.evidence),
        "searched": list(finding.searched),
        "fingerprint": finding.fingerprint,
        "reference": [{"id": r.id, "citation": r.citation} for r in finding.reference],
    }


def _across(across: Across | None, shown: tuple[Severity, ...]) -> Json | None:
    if across is None:
        return None
    return {
        "source": across.source,
        "findings": [_finding(finding) for finding in across.findings if finding.severity in shown],
        "passed": list(across.passed),
        "not_evaluated": [{"code": n.code, "reason": n.reason} for n in across.not_evaluated],
        "suppressed": [_suppressed(entry) for entry in across.suppressed],
    }


def _suppressed(entry: Suppressed) -> Json:
    by = {"reason": entry.by.reason, "expires": entry.by.expires, "origin": entry.by.origin}
    return _finding(entry.finding) | by


def _text(text: Text | None) -> str | None:
    return None if text is None else text.value


def _amount(amount: Amount | None) -> Json | None:
    if amount is None:
        return None
    return {"value": _decimal(amount.value), "unit": amount.unit, "less_than": amount.less_than}


def _quantity(quantity: Quantity | None) -> Json | None:
    if quantity is None:
        return None
    plain: Json = {"value": _decimal(quantity.value), "unit": quantity.unit}
    return plain if quantity.k is None else plain | {"k": _decimal(quantity.k)}


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _seen(confidence: str, evidence: tuple[Evidence, ...]) -> Json:
    return {"confidence": confidence, "evidence": _evidence(evidence)}


def _evidence(pieces: tuple[Evidence, ...]) -> list[Json]:
    return [
        {
            "page": piece.page,
            "box": None if piece.box is None else list(piece.box),
            "line": piece.line,
            "text": piece.text,
            "read_via": piece.read_via,
            "score": piece.score,
        }
        for piece in pieces
    ]
