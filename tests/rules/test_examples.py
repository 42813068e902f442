"""The manuals' examples, run through the whole journey: under *Fails* the rule finds, under *Passes* it passes."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import cast

import pytest

from labelcheck.labs.read import read_lab_file
from labelcheck.model.result import Market, Policy, Result, Unreadable
from labelcheck.rules import Rule, all_rules
from labelcheck.scan import scan_bytes

from .build import sections

failing = [rule for rule in all_rules() if "Fails" in sections(rule)]
passing = [rule for rule in all_rules() if "Passes" in sections(rule)]


def run(example: str) -> Result | Unreadable:
    """A label text, and after a line of dashes the laboratory's results, with the tolerance they are held against."""
    options, example = _options(example)
    text, *lab = re.split(r"\n---(?: --tolerance (\w+))?\n", example)
    reports = (read_lab_file(lab[1].encode(), "results.csv"),) if lab else ()
    return scan_bytes(
        text.encode(), "example.txt", replace(options, tolerance=lab[0] if lab else None), "2026-11-24", reports
    )


def _options(example: str) -> tuple[Policy, str]:
    """The policy that a first line ``--market eu`` or ``--dose-window 200-400`` asks for, and the rest."""
    first, _, rest = example.partition("\n")
    if first.startswith("--market "):
        markets = cast(tuple[Market, ...], tuple(first.removeprefix("--market ").replace(",", " ").split()))
        return Policy(markets), rest
    if first.startswith("--dose-window "):
        low, high = first.split()[1].split("-")
        return Policy(dose_window=(Decimal(low), Decimal(high))), rest
    return Policy(), example


@pytest.mark.parametrize("rule", failing, ids=lambda rule: rule.code)
def test_fails(rule: Rule) -> None:
    findings = [finding for finding in run(sections(rule)["Fails"]).findings if finding.code == rule.code]
    assert findings


@pytest.mark.parametrize("rule", passing, ids=lambda rule: rule.code)
def test_passes(rule: Rule) -> None:
    result = run(sections(rule)["Passes"])
    assert isinstance(result, Result)
    assert rule.code in result.passed
