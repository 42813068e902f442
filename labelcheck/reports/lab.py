"""What a lab file says, for people and as JSON, and the bar that shows a result beside its claim."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from labelcheck.model.lab import Assay, Contaminant, LabReport, Measurement, Place, Potency, Said, Sample
from labelcheck.reports.safe import safe

if TYPE_CHECKING:
    from rich.console import Console

BAR = 40
"""Characters of a bar; it reaches to 160 % of the claim."""
REACH = Decimal(160)


def bar(potency: Potency) -> str:
    """A bar of the result in % of the claim: ``|`` the claim, ``[`` and ``]`` the tolerance."""
    if potency.percent_of_claim is None:
        return ""
    marks = [" "] * (BAR + 1)
    for i in range(_at(potency.percent_of_claim)):
        marks[i] = "="
    marks[_at(Decimal(100))] = "|"
    lower, upper = potency.limits
    if lower is not None and lower != 100:
        marks[_at(lower)] = "["
    if upper is not None:
        marks[_at(upper)] = "]"
    beyond = ">" if potency.percent_of_claim > REACH else ""
    return f"{''.join(marks).rstrip()}{beyond}  {potency.percent_of_claim:f} % of claim"


def _at(percent: Decimal) -> int:
    return int(min(percent, REACH) * BAR / REACH)


def spread(potency: Sequence[Potency]) -> Iterator[tuple[str, int, Decimal, Decimal]]:
    """The lowest and the highest result in % of the claim, for each analyte with several; nothing is averaged."""
    for analyte in dict.fromkeys(p.analyte for p in potency):
        shares = [p.percent_of_claim for p in potency if p.analyte == analyte and p.percent_of_claim is not None]
        if len(shares) > 1:
            yield analyte, len(shares), min(shares), max(shares)


def lab_json(reports: Sequence[LabReport]) -> str:
    """``reports`` as JSON text."""
    return (
        json.dumps({"schema_version": 1, "lab_files": [_report(r) for r in reports]}, indent=1, ensure_ascii=True)
        + "\n"
    )


def _report(report: LabReport) -> dict[str, Any]:
    numbers = {sample: number for number, sample in enumerate(report.samples)}
    return {
        "source": report.source,
        "kind": report.kind,
        "columns": [{"heading": heading, "field": field} for heading, field in report.columns],
        "samples": [_sample(s) for s in report.samples],
        "results": [_measurement(m, numbers) for m in report.measurements],
        "problems": [{"place": place_json(p.place), "message": p.message} for p in report.problems],
    }


def _sample(sample: Sample) -> dict[str, Any]:
    said = {
        name: None
        if (value := getattr(sample, name)) is None
        else {"value": value.value, "place": place_json(value.place)}
        for name in Sample.__slots__
        if name not in ("unit_grams", "fill")
    }
    return said | {"unit_grams": _number(sample.unit_grams)}


def _measurement(m: Measurement, numbers: Mapping[Sample, int]) -> dict[str, Any]:
    return {
        "sample": numbers.get(m.sample),
        "analyte": m.analyte,
        "name": m.name,
        "as_printed": m.as_printed,
        "result": _number(m.result),
        "below": _number(m.below),
        "is_below": m.is_below,
        "unit": m.unit,
        "basis": m.basis,
        "per": _number(m.per),
        "serving_units": _number(m.serving),
        "uncertainty": None
        if m.uncertainty is None
        else f"{m.uncertainty:f}{' %' if m.uncertainty_is_percent else ''}",
        "k": _number(m.k) if m.uncertainty is not None else None,
        "assay": None
        if m.assay is None
        else {"name": m.assay.name, "formula": m.assay.formula, "refusal": m.assay.refusal},
        "claim": _number(m.claim),
        "claim_unit": m.claim_unit if m.claim is not None else None,
        "specification": m.specification,
        "method": m.method,
        "loq": _number(m.loq),
        "place": place_json(m.place),
    }


def place_json(place: Place) -> dict[str, Any]:
    """Where a lab fact stands."""
    return {
        "source": place.source,
        "text": place.text,
        "row": place.row,
        "column": place.column,
        "sheet": place.sheet,
        "page": place.page,
        "box": list(place.box) if place.box else None,
    }


def contaminant_json(metal: Contaminant) -> dict[str, Any]:
    """A heavy metal a day."""
    return {
        "analyte": metal.analyte,
        "daily_mcg": _number(metal.daily),
        "uncertainty_mcg": _number(metal.uncertainty),
        "servings": _number(metal.servings),
        "below_loq": metal.is_below,
        "lot": metal.lot,
        "lab": metal.lab,
        "steps": list(metal.steps),
        "reason": metal.reason,
        "place": place_json(metal.place),
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def draw_lab(console: Console, report: LabReport) -> None:
    """Print what a lab file says."""
    _line(console, safe(report.source))
    if report.columns:
        _line(
            console, "  columns  " + safe("; ".join(f"{heading} = {field}" for heading, field in report.columns), 600)
        )
    found: defaultdict[Sample, list[Measurement]] = defaultdict(list)
    for m in report.measurements:
        found[m.sample].append(m)
    for number, sample in enumerate(report.samples, 1):
        _line(console, f"  sample {number}" if len(report.samples) > 1 else "  sample")
        for name in Sample.__slots__:
            value = getattr(sample, name)
            if isinstance(value, Said) and name != "fill":
                _line(console, f"    {name.replace('_', ' '):14} {safe(value.value)}  ({place(value.place)})")
        if sample.unit_grams is not None:
            where = f"  ({place(sample.fill.place)})" if sample.fill is not None else ""
            _line(console, f"    {'unit weight':14} {sample.unit_grams:f} g{where}")
        for m in found[sample]:
            _line(console, "    " + safe(result_line(m), 400))
    _line(console, "")


def result_line(m: Measurement) -> str:
    """One result in a line: name, result, basis, what else is said, place."""
    per = "" if m.per == 1 else f" ({m.per:f})"
    basis = f"{m.basis.replace('_', ' ')}{per}" if m.basis else "basis not stated"
    if m.serving is not None:
        basis += f" ({m.serving:f} {m.unit_noun})"
    unit = "" if re.search(r"\d\s*(?:[^\W\d_]|%)", m.as_printed) else m.unit  # else it is printed beside the number
    parts = [f"{m.name}: {m.as_printed} {unit}".strip()]
    if m.result is not None or m.is_below:  # words such as "Conforms" are in no unit
        parts.append(basis)
    if m.uncertainty is not None:
        parts.append(f"U {m.uncertainty:f}{' %' if m.uncertainty_is_percent else ''} (k = {m.k:f})")
    if m.assay is not None:
        parts.append(_assay(m.assay))
    claim = None if m.claim is None else f"{m.claim:f} {m.claim_unit}".strip()
    for name, value in (("claim", claim), ("spec", m.specification), ("method", m.method), ("LOQ", m.loq)):
        if value is not None:
            parts.append(f"{name} {value}")
    return f"{', '.join(parts)}  ({place(m.place)})"


def _assay(assay: Assay) -> str:
    if assay.maybe_element:
        return f"of the element or as {assay.name}"
    return f"as {assay.name}" + ("" if assay.formula else ", not convertible")


def place(where: Place) -> str:
    """Where something stands, for people."""
    if where.box is not None:
        return f"page {where.page}, {where.box[0]:.0f}/{where.box[1]:.0f} pt"
    cell = f"row {where.row}, column {where.column}" if where.column else f"line {where.row}"
    return f"sheet {where.sheet}, {cell}" if where.sheet else cell


def _line(console: Console, text: str) -> None:
    console.print(text, soft_wrap=True)
