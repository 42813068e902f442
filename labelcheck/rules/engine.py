"""Runs the rules over a case and completes what they found."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from labelcheck.knowledge import fold
from labelcheck.model.catalogue import CatalogueCase
from labelcheck.model.label import Evidence, Label
from labelcheck.model.result import (
    CONFIDENCES,
    SEVERITIES,
    Case,
    Finding,
    Market,
    NotEvaluated,
    Policy,
    Severity,
    Suppressed,
)
from labelcheck.rules.mentions import is_whole
from labelcheck.rules.own import OwnRuleError
from labelcheck.rules.registry import NEEDS, Hit, Need, NotJudged, Rule, all_rules, law_of
from labelcheck.rules.suppression import suppress


class Judgement(NamedTuple):
    """The three answers: what was found, what passed, what could not be judged. ``suppressed`` was found too, and is
    let stand by the policy."""

    findings: tuple[Finding, ...]
    passed: tuple[str, ...]
    not_evaluated: tuple[NotEvaluated, ...]
    suppressed: tuple[Suppressed, ...] = ()


def judge(case: Case) -> Judgement:
    """``case`` held against every rule that its policy lets run.

    Raises:
        OwnRuleError: a rule of another package failed.
    """
    found: list[tuple[Rule, Hit]] = []
    passed: list[str] = []
    left: list[NotEvaluated] = []
    missing = {need: reason for need in NEEDS if (reason := _missing(need, case)) is not None}
    for rule in _running(case.policy.markets, case.policy.off):
        if not missing.keys().isdisjoint(rule.needs):
            left.append(NotEvaluated(rule.code, next(missing[need] for need in rule.needs if need in missing)))
            continue
        try:
            hits = _hits(rule, case)
        except NotJudged as answer:
            left.append(NotEvaluated(rule.code, str(answer)))
            continue
        if hits:
            found += [(rule, hit) for hit in hits]
        else:
            passed.append(rule.code)
    findings, suppressed = suppress(_findings(found, case), case.policy.suppress, case.as_of)
    return Judgement(findings, tuple(passed), tuple(left), suppressed)


def judge_catalogue(case: CatalogueCase, as_of: str) -> Judgement:
    """The labels of a run together, held against the rules of the catalogue that its policy lets run."""
    found: list[Finding] = []
    passed: list[str] = []
    left: list[NotEvaluated] = []
    severities = dict(case.policy.severities)
    for rule in all_rules():
        if not rule.about_catalogue or rule.code in case.policy.off:
            continue
        seen: dict[tuple[str, ...], int] = defaultdict(int)
        try:
            for hit in rule.check(case):
                words = _words(rule, hit)
                severity = _severity(rule, hit, severities.get(rule.code))
                found.append(_finding(rule, hit, severity, None, (*words, "", str(seen[words]))))
                seen[words] += 1
        except NotJudged as answer:
            left.append(NotEvaluated(rule.code, str(answer)))
            continue
        if not seen:
            passed.append(rule.code)
    findings, suppressed = suppress(sorted(found, key=_place), case.policy.suppress, as_of)
    return Judgement(findings, tuple(passed), tuple(left), suppressed)


def running(policy: Policy) -> tuple[str, ...]:
    """The codes of the rules that ``policy`` lets run; those about the reading always do and are not among them."""
    return tuple(rule.code for rule in _running(policy.markets, policy.off) if not rule.about_reading)


def unreadable(reason: str, message: str) -> tuple[Finding, ...]:
    """The finding for a source that gave no label."""
    rule = next(r for r in all_rules() if r.code == "R001")
    hit = Hit(message[:1].upper() + message[1:], "Give a readable label.")
    return (_finding(rule, hit, rule.severity, None, (*_words(rule, hit), reason, "0")),)


@lru_cache(maxsize=64)
def _running(markets: tuple[Market, ...], off: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules that a policy of these ``markets`` lets run on each label; those of the reading always do."""
    return tuple(
        rule
        for rule in all_rules()
        if not rule.about_catalogue and (rule.about_reading or (rule.code not in off and _markets(rule, markets)))
    )


def _markets(rule: Rule, markets: tuple[Market, ...]) -> tuple[Market, ...]:
    """Those of ``markets`` in which ``rule`` runs."""
    return tuple(m for m in markets if m in rule.markets or law_of(m) in rule.markets)


def _hits(rule: Rule, case: Case) -> list[Hit]:
    """What ``rule``, whose needs are met, found and is sure enough of. What it found in one market stands, though
    another cannot be judged.

    Raises:
        NotJudged: the rule cannot judge, or all that it found is of too little confidence.
    """
    hits: list[Hit] = []
    try:
        for hit in rule.check(case):
            hits.append(hit)  # noqa: PERF402 - those before the exception are kept
    except NotJudged:
        if not hits:
            raise
    except Exception as error:
        if not rule.package:
            raise
        told = f"{type(error).__name__}: {error}"
        raise OwnRuleError(f"rule {rule.code} of the package {rule.package} failed: {told}") from error
    if not hits:
        if "magnesium" in rule.needs and _from_name_only(case.label):
            raise NotJudged("the magnesium is known from the product's name only")
        return hits
    hits = _once_for_each_law(hits)
    least = CONFIDENCES.index(case.policy.min_confidence)
    sure = [hit for hit in hits if rule.about_reading or CONFIDENCES.index(hit.confidence) >= least]
    if not sure:
        raise NotJudged(f"what it found is of less than {case.policy.min_confidence} confidence")
    return sure


def _once_for_each_law(hits: list[Hit]) -> list[Hit]:
    """``hits`` without those that say again for one market what they say for another of the same law."""
    first: dict[tuple[Market, str, tuple[Evidence, ...]], Market] = {}
    return [
        hit
        for hit in hits
        if (market := hit.market) is None
        or first.setdefault((law_of(market), hit.message, hit.evidence), market) == market
    ]


def _from_name_only(label: Label) -> bool:
    """Whether a front panel names the magnesium, and nothing was read that would say more of it."""
    parts, magnesium = label.coverage.parts, label.magnesium
    if magnesium is None or parts["panel"] != "not_found":
        return False
    if magnesium.amount is not None or magnesium.percent_daily_value is not None:
        return False
    if not magnesium.forms:
        return parts["other_ingredients"] == "not_found"
    return all(form.origin == "name" for form in magnesium.forms)


def _missing(need: Need, case: Case) -> str | None:
    """Why ``need`` is not met; None when it is."""
    coverage = case.label.coverage
    if need == "magnesium":
        if case.label.magnesium is not None:
            return None
        missed = coverage.panel_missed
        return "no magnesium on the label" if missed is None else f"no magnesium was read, and {missed}"
    if need == "whole":
        if is_whole(case):
            return None
        reasons = coverage.reasons or ("the capture was declared partial",)
        return "the whole label was not captured: " + "; ".join(reasons)
    if need == "panel":
        return coverage.panel_missed
    state = coverage.parts[need]
    return None if state == "read" else f"the ingredient list was {'cut short' if state == 'cut' else 'not found'}"


def _findings(found: list[tuple[Rule, Hit]], case: Case) -> tuple[Finding, ...]:
    seen: dict[tuple[str, ...], int] = defaultdict(int)
    severities = dict(case.policy.severities)
    findings = []
    for rule, hit in found:
        words = _words(rule, hit)
        market = hit.market or (_markets(rule, case.policy.markets)[0] if not rule.about_reading else None)
        severity = _severity(rule, hit, severities.get(rule.code))
        findings.append(_finding(rule, hit, severity, market, (*words, "", str(seen[words]))))
        seen[words] += 1
    return tuple(sorted(findings, key=_place))


def _severity(rule: Rule, hit: Hit, own: Severity | None) -> Severity:
    """The policy's ``own`` severity replaces the rule's; what the rule itself holds milder than its rule stays milder
    (F001 as an error: carbonate is an info still)."""
    severity = hit.severity or rule.severity
    if own is None:
        return severity
    rank = SEVERITIES.index
    return own if rank(severity) >= rank(rule.severity) else SEVERITIES[min(rank(severity), rank(own))]


def _words(rule: Rule, hit: Hit) -> tuple[str, ...]:
    """What tells a finding from others of its label, wherever it stands."""
    return (rule.code, *[fold(piece.text) for piece in hit.evidence])


def _finding(rule: Rule, hit: Hit, severity: Severity, market: Market | None, words: tuple[str, ...]) -> Finding:
    """The finding of a ``hit`` whose fingerprint is that of ``words``."""
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=severity,
        confidence=hit.confidence,
        market=market,
        message=hit.message,
        fix=hit.fix,
        evidence=hit.evidence,
        searched=hit.searched,
        fingerprint=hashlib.sha256("\n".join(words).encode()).hexdigest()[:16],
        reference=rule.references,
    )


def _place(finding: Finding) -> tuple[float, float, float, str]:
    """Findings stand in the order of the label, those about an absence after them."""
    if not finding.evidence:
        return (float("inf"), 0, 0, finding.code)
    first = finding.evidence[0]
    if first.box is None:
        return (first.page, first.line or 0, 0, finding.code)
    return (first.page, first.box[1], first.box[0], finding.code)
