"""The report for people: what was read, what was found, what could not be judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from string import digits
from typing import TYPE_CHECKING

from labelcheck.model.label import Evidence, Label, Magnesium, Mark
from labelcheck.model.label import Text as Printed
from labelcheck.model.result import (
    Across,
    Finding,
    Market,
    NotEvaluated,
    Report,
    Result,
    Severity,
    Suppressed,
    Unreadable,
)
from labelcheck.reports.findings import total
from labelcheck.reports.json import summary
from labelcheck.reports.lab import bar, spread
from labelcheck.reports.safe import safe

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_STYLE = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
_ATTESTS = {
    "product_potency": "a third party certifies the product: identity, content, purity",
    "product_sport": "a third party tests the product for banned substances",
    "product_contaminant": "a third party tests the product for contaminants",
    "market_authorisation": "authorised for the market, not tested",
    "facility_gmp": "speaks of the facility, not of the product",
    "lab_accreditation": "speaks of a laboratory, not of the product",
    "ingredient_brand": "a brand of an ingredient",
    "ingredient_grade": "a grade of an ingredient",
    "diet": "diet or way of life, not quality",
    "vague_test": "a claim that names no tester",
    "score": "a ranking or an award, no certification",
    "violation": "no such approval exists",
}
_KNOWN_BY = {
    "declared": "declared on the label",
    "computed": "computed from the weight of the compound and its formula",
    "not_stated": "not stated",
    "ambiguous": "ambiguous: the label does not say whether the weight is the element's or the compound's",
}
INDENT = 2
COLUMN = 19


def draw(console: Console, report: Report, *, show_suppressed: bool = False) -> None:
    """Print ``report``; findings of severities that it does not show, and suppressed ones, are only counted."""
    for result in report.results:
        if isinstance(result, Unreadable):
            draw_unreadable(console, result)
        else:
            draw_facts(console, result.source, result.label, () if result.markets == report.markets else result.markets)
            _draw_findings(console, result, report.shown, show_suppressed=show_suppressed)
    if report.across is not None:
        _draw_across(console, report.across, report.shown, show_suppressed=show_suppressed)
    for skipped in report.skipped:
        console.print(_text(f"{safe(skipped.source)}: skipped, {skipped.reason}", "dim"), soft_wrap=True)
    _draw_sources(console, report)
    draw_summary(console, report)


def draw_summary(console: Console, report: Report) -> None:
    """Print the last line of a report: how many labels, how many findings."""
    console.print(_summary(report))


def draw_unreadable(console: Console, result: Unreadable) -> None:
    """Print why a source gave no label."""
    console.print(_join(_text(safe(result.source), "bold"), ": ", _text("not read", _STYLE["error"])), soft_wrap=True)
    _wrapped(console, _text(f"{result.reason}: {safe(result.message)}"), INDENT)
    console.print()


def draw_facts(console: Console, source: str, label: Label, markets: Sequence[Market] = ()) -> None:
    """Print what was read from a label, and what was not; ``markets`` are those of the label alone."""
    console.print(_text(safe(source), "bold underline"), soft_wrap=True)
    for name, value in _facts(label):
        _row(console, name, value)
    if markets:
        _row(console, "market", _text(f"{', '.join(markets)}, by the catalogue"))
    console.print()


def draw_unread(console: Console, label: Label) -> None:
    """Print the lines that no part understood and the pictures that were not read."""
    coverage = label.coverage
    for part, state in coverage.parts.items():
        _row(
            console,
            part.replace("_", " "),
            _text({"read": "read", "cut": "cut short", "not_found": "not found"}[state]),
        )
    if coverage.pictures_unread:
        _row(console, "pictures", _text(f"{coverage.pictures_unread} not read"))
    for note in coverage.notes:
        _row(console, "note", _text(safe(note.message)))
    if coverage.unclaimed:
        _row(console, "not understood", _text(f"{len(coverage.unclaimed)} lines", "dim"))
        for piece in coverage.unclaimed:
            _wrapped(console, _join(_text(f"{_place(piece)}  ", "dim"), safe(piece.text)), 2 * INDENT)
    console.print()


def _facts(label: Label) -> Iterator[tuple[str, Text]]:
    yield "product", _said(label.product_name.value if label.product_name else None)
    if label.upc is not None:
        yield "UPC", _article_number(label.upc)
    yield "serving", _said(label.serving.size if label.serving else None)
    if label.magnesium is None:
        missed = label.coverage.panel_missed
        yield "magnesium", _text("none on the label" if missed is None else f"none was read, and {missed}")
    else:
        yield from _magnesium(label.magnesium)
    others = ", ".join(item.as_printed for item in label.other_ingredients)
    yield "other ingredients", _said(others or None)
    if not label.marks:
        yield "marks", _text("none in the text")
    for mark in label.marks:
        yield "mark", _mark(mark)
    coverage = label.coverage
    reasons = f": {'; '.join(coverage.reasons)}" if coverage.reasons else ""
    yield "captured", _text(safe(f"{'the whole label' if coverage.capture == 'whole' else 'a part'}{reasons}"))


def _article_number(upc: Printed) -> Text:
    """The number, and whether print or bars say it."""
    coded = {piece.read_via == "barcode" for piece in upc.evidence}
    where = "printed and in the bar code" if len(coded) > 1 else "in the bar code" if True in coded else "printed"
    return _join(safe(upc.value), _text(f"  {where}", "dim"))


def _magnesium(magnesium: Magnesium) -> Iterator[tuple[str, Text]]:
    from labelcheck.knowledge import compounds

    if not magnesium.forms:
        yield "magnesium form", _text("not stated")
    for form in magnesium.forms:
        printed = f"  “{safe(form.as_printed, 120)}”"
        where = " (from the ingredient list)" if form.origin == "ingredients" else ""
        yield "magnesium form", _join(compounds()[form.id].name, _text(printed, "dim"), where)
    amount = magnesium.amount
    without = "no sure amount" if magnesium.doubts else "no amount printed"
    printed_dose = f"{'<' if amount.less_than else ''}{amount.value:f} {amount.unit}" if amount else without
    if magnesium.elemental_mg is not None:
        yield "elemental dose", _text(f"{magnesium.elemental_mg:f} mg, {_KNOWN_BY[magnesium.basis]}")
    elif magnesium.readings:
        readings = " or ".join(f"{r.elemental_mg:f} mg if {r.assume}" for r in magnesium.readings)
        yield "elemental dose", _text(f"{printed_dose}, {_KNOWN_BY[magnesium.basis]}: {readings}")
    else:
        yield "elemental dose", _text(f"{_KNOWN_BY['not_stated']} ({printed_dose})")
    percent = magnesium.percent_daily_value
    yield "% daily value", _said(f"{percent} %" if percent is not None else None)
    for doubt in magnesium.doubts:
        yield "doubt", _text(safe(doubt), "yellow")


def _mark(mark: Mark) -> Text:
    style = "green" if mark.counts else ""
    return _join(_text(mark.name, style), _text(f"  “{safe(mark.as_printed, 120)}”", "dim"), f": {_ATTESTS[mark.kind]}")


def _draw_findings(
    console: Console, result: Result, shown: tuple[Severity, ...], *, show_suppressed: bool = False
) -> None:
    for finding in result.findings:
        if finding.severity in shown:
            _draw_finding(console, finding)
    _draw_suppressed(console, result.suppressed, show=show_suppressed)
    for potency in result.potency:
        verdict = potency.verdict.replace("_", " ")
        whose = ", ".join(
            f"{name} {safe(value)}" for name, value in (("lot", potency.lot), ("lab", potency.lab)) if value
        )
        name = safe(potency.analyte.replace("_", " "))
        _wrapped(console, _join(_text("tested ", "dim"), f"{name}: {verdict}", _text(f"  {whose}", "dim")), INDENT)
        if drawn := bar(potency):
            console.print(_text("    " + drawn), soft_wrap=True)
        for step in potency.steps or (potency.reason or "",):
            _wrapped(console, _text(safe(step), "dim"), 2 * INDENT)
    for analyte, count, low, high in spread(result.potency):
        name = safe(analyte.replace("_", " "))
        said = f"{name}: {count} results, {low:f} % to {high:f} % of claim; the worst stands first"
        _wrapped(console, _text(said), INDENT)
    for line in _not_evaluated(result.not_evaluated):
        _wrapped(console, _text(line, "dim"), INDENT)
    console.print()


def _draw_across(
    console: Console, across: Across, shown: tuple[Severity, ...], *, show_suppressed: bool = False
) -> None:
    console.print(_text(safe(across.source), "bold underline"), soft_wrap=True)
    for finding in across.findings:
        if finding.severity in shown:
            _draw_finding(console, finding)
    _draw_suppressed(console, across.suppressed, show=show_suppressed)
    for line in _not_evaluated(across.not_evaluated):
        _wrapped(console, _text(line, "dim"), INDENT)
    console.print()


def _draw_suppressed(console: Console, suppressed: tuple[Suppressed, ...], *, show: bool) -> None:
    if suppressed and not show:
        codes = ", ".join(entry.finding.code for entry in suppressed)
        _wrapped(console, _text(f"suppressed: {codes} (--show-suppressed tells why)", "dim"), INDENT)
        return
    for entry in suppressed:
        until = f", until {entry.by.expires}" if entry.by.expires else ""
        told = f"suppressed by {safe(entry.by.origin)}{until}: {safe(entry.by.reason, 600)}"
        _draw_finding(console, entry.finding)
        _wrapped(console, _text(told, "dim"), INDENT + 8)


def _draw_finding(console: Console, finding: Finding) -> None:
    head = _join(
        _text(f"{finding.severity:7}", _STYLE[finding.severity]),
        _text(f" {finding.code} ", "bold"),
        finding.name,
        _text(f"  ({finding.confidence} confidence)", "dim") if finding.confidence != "high" else "",
    )
    _wrapped(console, head, INDENT)
    inside = INDENT + 8
    _wrapped(console, _text(safe(finding.message, 600)), inside)
    for piece in finding.evidence:
        _wrapped(console, _join(_text(f"{_place(piece)}  ", "dim"), _text(f"“{safe(piece.text)}”", "italic")), inside)
    if not finding.evidence and finding.searched:
        _wrapped(console, _text(f"looked through: {', '.join(finding.searched)}", "dim"), inside)
    if finding.fix:
        _wrapped(console, _join(_text("→ ", "dim"), finding.fix), inside)
    if finding.reference:
        _wrapped(console, _text(f"source: {', '.join(r.id for r in finding.reference)}", "dim"), inside)


def _draw_sources(console: Console, report: Report) -> None:
    """The citations behind the ids that the findings give, each once."""
    findings = (f for result in report.results for f in result.findings if f.severity in report.shown)
    cited = {reference.id: reference.citation for finding in findings for reference in finding.reference}
    if not cited:
        return
    console.print(_text("sources", "dim"))
    for source, citation in sorted(cited.items(), key=lambda item: (item[0].rstrip(digits), len(item[0]), item[0])):
        _wrapped(console, _text(f"{source:4} {safe(citation, 600)}", "dim"), INDENT)
    console.print()


def _not_evaluated(entries: Iterable[NotEvaluated]) -> list[str]:
    by_reason: dict[str, list[str]] = {}
    for entry in entries:
        by_reason.setdefault(entry.reason, []).append(entry.code)
    return [f"not evaluated: {', '.join(codes)} ({safe(reason)})" for reason, codes in by_reason.items()]


def _place(piece: Evidence) -> str:
    if piece.box is None:
        return f"line {piece.line}"
    return f"page {piece.page}, {piece.box[0]:.0f}/{piece.box[1]:.0f} pt"


def _summary(report: Report) -> Text:
    labels, _, found = total(report).partition("; ")
    style = next((_STYLE[severity] for severity, n in summary(report)["findings"].items() if n), "bold green")
    return _join(_text(f"{labels}; "), _text(found, style))


def _said(value: str | None) -> Text:
    return _text("not found", "dim") if value is None else _text(safe(value, 1000))


def _row(console: Console, name: str, value: Text) -> None:
    from rich.padding import Padding
    from rich.table import Table

    table = Table.grid(padding=(0, 1))
    table.add_column(width=COLUMN, style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(name, value)
    console.print(Padding(table, (0, 0, 0, INDENT), expand=False))


def _wrapped(console: Console, text: Text, indent: int) -> None:
    from rich.padding import Padding

    text.overflow = "fold"
    console.print(Padding(text, (0, 0, 0, indent), expand=False))


def _text(text: str, style: str = "") -> Text:
    from rich.text import Text as RichText

    return RichText(text, style=style)


def _join(*parts: Text | str) -> Text:
    from rich.text import Text as RichText

    return RichText.assemble(*parts)
