"""How often each rule found something: for the first look at a catalogue."""

from __future__ import annotations

from collections import Counter

from labelcheck.model.result import Report
from labelcheck.reports.findings import answers, shown, suppressed, total


def to_statistics(report: Report) -> str:
    """A line for each rule that found something, the most frequent first, and the total."""
    still_open: Counter[tuple[str, str]] = Counter()
    let_stand: Counter[tuple[str, str]] = Counter()
    for result in answers(report):
        still_open.update((finding.code, finding.name) for finding in shown(report, result))
        let_stand.update((entry.finding.code, entry.finding.name) for entry in suppressed(result))
    rules = sorted({*still_open, *let_stand}, key=lambda rule: (-still_open[rule], -let_stand[rule], rule))
    lines = [f"{still_open[rule]:6} {let_stand[rule]:10}  {rule[0]} {rule[1]}" for rule in rules]
    head = [f"{'open':>6} {'suppressed':>10}  rule"] if rules else []
    return "\n".join([*head, *lines, total(report), ""])
