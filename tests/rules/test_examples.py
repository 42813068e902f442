"""The manuals' examples, run through the whole journey: under *Fails* the rule finds, under *Passes* it passes."""

from __future__ import annotations

import re

import pytest

from labelcheck.labs.results_csv import read_results
from labelcheck.model.result import Policy, Result, Unreadable
from labelcheck.rules import Rule, all_rules
from labelcheck.scan import scan_bytes

from .build import sections

failing = [rule for rule in all_rules() if "Fails" in sections(rule)]
passing = [rule for rule in all_rules() if "Passes" in sections(rule)]


def run(example: str) -> Result | Unreadable:
    """A label text, and after a line of dashes the laboratory's results, with the tolerance they are held against."""
    text, *lab = re.split(r"\n---(?: --tolerance (\w+))?\n", example)
    reports = (read_results(lab[1].encode(), "results.csv"),) if lab else ()
    return scan_bytes(text.encode(), "example.txt", Policy(tolerance=lab[0] if lab else None), "2026-11-24", reports)


@pytest.mark.parametrize("rule", failing, ids=lambda rule: rule.code)
def test_fails(rule: Rule) -> None:
    findings = [finding for finding in run(sections(rule)["Fails"]).findings if finding.code == rule.code]
    assert findings


@pytest.mark.parametrize("rule", passing, ids=lambda rule: rule.code)
def test_passes(rule: Rule) -> None:
    result = run(sections(rule)["Passes"])
    assert isinstance(result, Result)
    assert rule.code in result.passed
