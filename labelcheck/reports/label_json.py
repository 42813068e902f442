"""What was read from one label, as JSON: each fact with its confidence and its evidence."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from labelcheck.model.label import (
    Amount,
    Coverage,
    DailyDose,
    DietaryIngredient,
    Evidence,
    Label,
    Magnesium,
    Mark,
    Serving,
    Text,
)

Json = dict[str, Any]


def label_json(label: Label) -> Json:
    """What was read from one label."""
    return {
        **_named("product_name", label.product_name),
        **_named("brand", label.brand),
        **_named("upc", label.upc),
        **_named("lot", label.lot),
        **_named("panel_title", label.panel_title),
        "serving": _serving(label.serving),
        "daily_dose": _daily_dose(label.daily_dose),
        "dietary_ingredients": [_ingredient(row) for row in label.dietary_ingredients],
        "magnesium": _magnesium(label.magnesium),
        "other_ingredients": [
            {"as_printed": item.as_printed, "id": item.id, **_seen(item.confidence, item.evidence)}
            for item in label.other_ingredients
        ],
        "marks": [_mark(mark) for mark in label.marks],
        "statements": [
            {"kind": found.kind, "text": found.text, **_seen(found.confidence, found.evidence)}
            for found in label.statements
        ],
        "topics": [{"id": t.id, "text": t.text, **_seen(t.confidence, t.evidence)} for t in label.topics],
        "contacts": [{"kind": c.kind, "text": c.text, **_seen(c.confidence, c.evidence)} for c in label.contacts],
        "daily_value_basis": label.daily_value_basis,
        "languages": [{"code": found.code, **_seen(found.confidence, found.evidence)} for found in label.languages],
    }


def coverage_json(coverage: Coverage) -> Json:
    """What of the label was read, and what was not."""
    return {
        "capture": coverage.capture,
        "reasons": list(coverage.reasons),
        "parts": dict(coverage.parts),
        "unclaimed": evidence_json(coverage.unclaimed),
        "pictures_unread": coverage.pictures_unread,
        "notes": [
            {"kind": n.kind, "message": n.message, "evidence": evidence_json(n.evidence)} for n in coverage.notes
        ],
    }


def _ingredient(row: DietaryIngredient) -> Json:
    return {
        "name": row.name,
        "sources": list(row.sources),
        "amount": _amount(row.amount),
        "percent_daily_value": row.percent_daily_value,
        "parent": row.parent,
        **_seen(row.confidence, row.evidence),
    }


def _mark(mark: Mark) -> Json:
    return {
        "id": mark.id,
        "name": mark.name,
        "kind": mark.kind,
        "scope": mark.scope,
        "counts": mark.counts,
        "as_printed": mark.as_printed,
        **_seen(mark.confidence, mark.evidence),
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
        "elemental_mg": decimal_json(magnesium.elemental_mg),
        "basis": magnesium.basis,
        "readings": [
            {"assume": r.assume, "elemental_mg": decimal_json(r.elemental_mg), "source": r.source}
            for r in magnesium.readings
        ],
        "percent_daily_value": magnesium.percent_daily_value,
        "compound_mg": decimal_json(magnesium.compound_mg),
        "compound_evidence": evidence_json(magnesium.compound_evidence),
        "other_doses": [
            {
                "amount": _amount(dose.amount),
                "percent_daily_value": dose.percent_daily_value,
                "evidence": evidence_json(dose.evidence),
            }
            for dose in magnesium.other_doses
        ],
        "doubts": list(magnesium.doubts),
        **_seen(magnesium.confidence, magnesium.evidence),
    }


def _serving(serving: Serving | None) -> Json | None:
    if serving is None:
        return None
    return {
        "size": serving.size,
        "units": decimal_json(serving.units),
        "unit": serving.unit,
        "grams": decimal_json(serving.grams),
        "per_container": serving.per_container,
        "counted_evidence": evidence_json(serving.counted_evidence),
        **_seen(serving.confidence, serving.evidence),
    }


def _daily_dose(daily: DailyDose | None) -> Json | None:
    if daily is None:
        return None
    return {
        "servings": decimal_json(daily.servings),
        "ceiling": decimal_json(daily.ceiling),
        "as_advised": daily.as_advised,
        **_seen(daily.confidence, daily.evidence),
    }


def _named(name: str, text: Text | None) -> Json:
    """A piece of print under ``name``, with its confidence and evidence beside it."""
    seen = (None, []) if text is None else (text.confidence, evidence_json(text.evidence))
    return {name: None if text is None else text.value, f"{name}_confidence": seen[0], f"{name}_evidence": seen[1]}


def _amount(amount: Amount | None) -> Json | None:
    if amount is None:
        return None
    return {"value": decimal_json(amount.value), "unit": amount.unit, "less_than": amount.less_than}


def decimal_json(value: Decimal | None) -> str | None:
    """A number with its digits as they are."""
    return None if value is None else f"{value:f}"


def _seen(confidence: str, evidence: tuple[Evidence, ...]) -> Json:
    return {"confidence": confidence, "evidence": evidence_json(evidence)}


def evidence_json(pieces: tuple[Evidence, ...]) -> list[Json]:
    """Where something stands: page, box or line, and the words."""
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
