"""Runs the rules over a case and completes what they found."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import NamedTuple

from labelcheck.knowledge import citation, fold
from labelcheck.model.result import Case, Finding, Market, NotEvaluated, Reference
from labelcheck.rules.registry import Hit, Need, NotJudged, Rule, all_rules


class Judgement(NamedTuple):
    """The three answers: what was found, what passed, what could not be judged."""

    findings: tuple[Finding, ...]
    passed: tuple[str, ...]
    not_evaluated: tuple[NotEvaluated, ...]


def judge(case: Case) -> Judgement:
    """``case`` held against every rule of the policy's markets."""
    found: list[tuple[Rule, Hit]] = []
    passed: list[str] = []
    left: list[NotEvaluated] = []
    for rule in all_rules():
        if not _markets(rule, case):
            continue
        reason = next((r for need in rule.needs if (r := _missing(need, case))), None)
        if reason is not None:
            left.append(NotEvaluated(rule.code, reason))
            continue
        try:
            hits = list(rule.check(case))
        except NotJudged as answer:
            left.append(NotEvaluated(rule.code, str(answer)))
            continue
        found += [(rule, hit) for hit in hits]
        if not hits:
            passed.append(rule.code)
    return Judgement(_findings(found, case), tuple(passed), tuple(left))


def unreadable(reason: str, message: str) -> tuple[Finding, ...]:
    """The finding for a source that gave no label."""
    rule = next(r for r in all_rules() if r.code == "R001")
    return (_finding(rule, Hit(message[:1].upper() + message[1:], "Give a readable label."), None, reason, 0),)


def _markets(rule: Rule, case: Case) -> tuple[Market, ...]:
    """The markets of the policy in which ``rule`` runs; California is part of the US."""
    return tuple(m for m in case.policy.markets if m in rule.markets or (m == "us-ca" and "us" in rule.markets))


def _missing(need: Need, case: Case) -> str | None:
    """Why ``need`` is not met; None when it is."""
    coverage = case.label.coverage
    if need == "magnesium":
        return None if case.label.magnesium is not None else "no magnesium on the label"
    if need == "whole":
        if case.policy.capture == "whole" or (case.policy.capture is None and coverage.capture == "whole"):
            return None
        reasons = coverage.reasons or ("the capture was declared partial",)
        return "the whole label was not captured: " + "; ".join(reasons)
    name = {"panel": "facts panel", "other_ingredients": "ingredient list"}[need]
    state = coverage.parts[need]
    return None if state == "read" else f"the {name} was {'cut short' if state == 'cut' else 'not found'}"


def _findings(found: list[tuple[Rule, Hit]], case: Case) -> tuple[Finding, ...]:
    seen: Counter[tuple[str, ...]] = Counter()
    findings = []
    for rule, hit in found:
        words = (rule.code, *(fold(piece.text) for piece in hit.evidence))
        market = hit.market or (_markets(rule, case)[0] if not rule.code.startswith("R") else None)
        findings.append(_finding(rule, hit, market, "", seen[words]))
        seen[words] += 1
    return tuple(sorted(findings, key=_place))


def _finding(rule: Rule, hit: Hit, market: Market | None, salt: str, ordinal: int) -> Finding:
    words = "\n".join([rule.code, *(fold(piece.text) for piece in hit.evidence), salt, str(ordinal)])
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=hit.severity or rule.severity,
        confidence=hit.confidence,
        market=market,
        message=hit.message,
        fix=hit.fix,
        evidence=hit.evidence,
        searched=hit.searched,
        fingerprint=hashlib.sha256(words.encode()).hexdigest()[:16],
        reference=tuple(Reference(source, citation(source)) for source in rule.sources),
    )


def _place(finding: Finding) -> tuple[float, float, float, str]:
    """Findings stand in the order of the label, those about an absence after them."""
    if not finding.evidence:
        return (float("inf"), 0, 0, finding.code)
    first = finding.evidence[0]
    if first.box is None:
        return (first.page, first.line or 0, 0, finding.code)
    return (first.page, first.box[1], first.box[0], finding.code)
