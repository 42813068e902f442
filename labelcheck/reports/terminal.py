"""The report for people: what was read, what was found, what could not be judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from string import digits
from typing import TYPE_CHECKING

from labelcheck.model.lab import Potency
from labelcheck.model.result import Across, Finding, Market, NotEvaluated, Report, Result, Suppressed, Unreadable
from labelcheck.reports.drawing import INDENT, STYLE, join, place, row, styled, wrapped
from labelcheck.reports.findings import answers, shown, suppressed, total
from labelcheck.reports.json import summary
from labelcheck.reports.lab import bar, spread
from labelcheck.reports.safe import safe
from labelcheck.reports.terminal_facts import draw_facts

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text


SOURCE = 4
"""Columns for the id of a source."""


def draw(console: Console, report: Report, *, show_suppressed: bool = False) -> None:
    """Print ``report``; findings of severities that it does not show, and suppressed ones, are only counted."""
    for result in report.results:
        if isinstance(result, Unreadable):
            draw_unreadable(console, result)
        else:
            draw_facts(console, result.source, result.label, _judged_by(report, result))
            _draw_findings(console, report, result, show_suppressed=show_suppressed)
    if report.across is not None:
        console.print(styled(safe(report.across.source), "bold underline"), soft_wrap=True)
        _draw_findings(console, report, report.across, show_suppressed=show_suppressed)
    for skipped in report.skipped:
        console.print(styled(f"{safe(skipped.source)}: skipped, {skipped.reason}", "dim"), soft_wrap=True)
    _draw_sources(console, _drawn(report, show_suppressed=show_suppressed))
    draw_summary(console, report)


_SOLD_IN: dict[str, tuple[Market, ...]] = {"NRV": ("eu", "uk"), "npn": ("ca",), "aust": ("au",)}
"""By what the percents are of, or an authorisation: the markets whose labels print it."""


def _judged_by(report: Report, result: Result) -> str:
    """Whose rules the label was judged by, where that may not be what is expected: a catalogue says it, or the label
    prints what those of another market do."""
    judged = ", ".join(result.markets)
    if result.markets != report.markets:
        return f"{judged}, by the catalogue"
    label = result.label
    printed = {mark.id: mark.as_printed for mark in label.marks if mark.id in _SOLD_IN}
    if label.daily_value_basis == "nrv":
        printed["NRV"] = "a percent of the NRV"
    sold_in = sorted({market for sign in printed for market in _SOLD_IN[sign]})
    if not sold_in or not set(sold_in).isdisjoint(result.markets):
        return ""
    found = " and ".join(printed.values())
    return f"judged by the rules of {judged}; {found} is of {' or '.join(sold_in)}: see --market"


def draw_summary(console: Console, report: Report) -> None:
    """Print the last line of a report: how many labels, how many findings."""
    console.print(_summary(report), soft_wrap=True)


def draw_unreadable(console: Console, result: Unreadable) -> None:
    """Print why a source gave no label."""
    console.print(join(styled(safe(result.source), "bold"), ": ", styled("not read", STYLE["error"])), soft_wrap=True)
    wrapped(console, styled(f"{result.reason}: {safe(result.message)}"), INDENT)
    console.print()


def _draw_findings(console: Console, report: Report, answer: Result | Across, *, show_suppressed: bool) -> None:
    for finding in shown(report, answer):
        _draw_finding(console, finding)
    _draw_suppressed(console, answer.suppressed, show=show_suppressed)
    if isinstance(answer, Result):
        _draw_potency(console, answer.potency)
    for line in _not_evaluated(answer.not_evaluated):
        wrapped(console, styled(line, "dim"), INDENT)
    console.print()


def _draw_potency(console: Console, potencies: Sequence[Potency]) -> None:
    for potency in potencies:
        verdict = potency.verdict.replace("_", " ")
        whose = ", ".join(
            f"{name} {safe(value)}" for name, value in (("lot", potency.lot), ("lab", potency.lab)) if value
        )
        name = safe(potency.analyte.replace("_", " "))
        wrapped(console, join(styled("tested ", "dim"), f"{name}: {verdict}", styled(f"  {whose}", "dim")), INDENT)
        if drawn := bar(potency):
            console.print(styled("    " + drawn), soft_wrap=True)
        for step in potency.steps or (potency.reason or "",):
            wrapped(console, styled(safe(step), "dim"), 2 * INDENT)
    for analyte, count, low, high in spread(potencies):
        name = safe(analyte.replace("_", " "))
        said = f"{name}: {count} results, {low:f} % to {high:f} % of claim; the worst stands first"
        wrapped(console, styled(said), INDENT)


def _draw_suppressed(console: Console, entries: tuple[Suppressed, ...], *, show: bool) -> None:
    if entries and not show:
        codes = ", ".join(entry.finding.code for entry in entries)
        wrapped(console, styled(f"suppressed: {codes} (--show-suppressed tells why)", "dim"), INDENT)
        return
    for entry in entries:
        until = f", until {entry.by.expires}" if entry.by.expires else ""
        told = f"suppressed by {safe(entry.by.origin)}{until}: {safe(entry.by.reason, 600)}"
        _draw_finding(console, entry.finding)
        wrapped(console, styled(told, "dim"), INDENT + 8)


def _draw_finding(console: Console, finding: Finding) -> None:
    head = join(
        styled(f"{finding.severity:7}", STYLE[finding.severity]),
        styled(f" {finding.code} ", "bold"),
        finding.name,
        styled(f"  ({finding.confidence} confidence)", "dim") if finding.confidence != "high" else "",
    )
    wrapped(console, head, INDENT)
    inside = INDENT + 8
    wrapped(console, styled(safe(finding.message, 600)), inside)
    for piece in finding.evidence:
        wrapped(console, join(styled(f"{place(piece)}  ", "dim"), styled(f"“{safe(piece.text)}”", "italic")), inside)
    if not finding.evidence and finding.searched:
        wrapped(console, styled(f"looked through: {', '.join(finding.searched)}", "dim"), inside)
    if finding.fix:
        wrapped(console, join(styled("→ ", "dim"), finding.fix), inside)
    if finding.reference:
        wrapped(console, styled(f"source: {', '.join(r.id for r in finding.reference)}", "dim"), inside)


def _drawn(report: Report, *, show_suppressed: bool) -> Iterator[Finding]:
    """The findings that are printed in full."""
    for result in answers(report):
        yield from shown(report, result)
        if show_suppressed:
            yield from (entry.finding for entry in suppressed(result))


def _draw_sources(console: Console, findings: Iterable[Finding]) -> None:
    """The citations behind the ids that ``findings`` give, each once."""
    cited = {reference.id: reference.citation for finding in findings for reference in finding.reference}
    if not cited:
        return
    console.print(styled("sources", "dim"))
    for source, citation in sorted(cited.items(), key=lambda item: (item[0].rstrip(digits), len(item[0]), item[0])):
        row(console, source, styled(safe(citation, 600), "dim"), SOURCE)
    console.print()


def _not_evaluated(entries: Iterable[NotEvaluated]) -> list[str]:
    by_reason: dict[str, list[str]] = {}
    for entry in entries:
        by_reason.setdefault(entry.reason, []).append(entry.code)
    return [f"not evaluated: {', '.join(codes)} ({safe(reason)})" for reason, codes in by_reason.items()]


def _summary(report: Report) -> Text:
    labels, _, found = total(report).partition("; ")
    style = next((STYLE[severity] for severity, n in summary(report)["findings"].items() if n), "bold green")
    return join(styled(f"{labels}; "), styled(found, style))
