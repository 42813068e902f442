"""The JSON Schema of the report, made of the model: what a field may hold is said once, in its type."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from labelcheck.model.document import Box
from labelcheck.model.lab import Contaminant, Potency, Quantity
from labelcheck.model.label import Amount, Confidence, Coverage, Evidence, Label, Mark, Text
from labelcheck.model.result import Across, Finding, Market, Result, Severity, Skipped, Suppressed
from labelcheck.reports.json import SCHEMA_VERSION
from labelcheck.reports.label_json import Json

_PLAIN: dict[Any, Json] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    Decimal: {"type": "string", "pattern": "^-?[0-9]+([.][0-9]+)?$"},
    Text: {"type": "string"},
    type(None): {"type": "null"},
    Box: {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
}
_NOT_WRITTEN = {
    Mark: {"statement"},
    Label: {"coverage"},
    Potency: {"accredited", "replicates", "is_below"},
}
_MADE = (Label, Coverage, Finding, Potency)


def report_schema() -> str:
    """The JSON Schema (draft 2020-12) of ``labelcheck scan --format json``."""
    top = _object(
        {
            "schema_version": {"const": SCHEMA_VERSION},
            "tool": _object({"name": {"const": "labelcheck"}, "version": _of(str)}),
            "as_of": {"type": "string", "format": "date"},
            "markets": _list(_of(Market)),
            "skipped": _list(_of(Skipped)),
            "problems": _list(_of(str)),
            "notes": _list(_of(str)),
            "results": _list({"oneOf": [_checked(), _unreadable()]}),
            "catalogue": {"anyOf": [_across(), _of(type(None))]},
            "summary": _summary(),
        }
    )
    named = {kind.__name__: _fields(kind) for kind in (*_MADE, Evidence, Amount, Quantity)}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "labelcheck report"}
    return json.dumps(head | top | {"$defs": named}, indent=1) + "\n"


def _checked() -> Json:
    kinds = get_type_hints(Result)
    return _object(
        {
            "source": _of(str),
            "sha256": _of(str),
            "status": {"const": "checked"},
            "reason": _of(type(None)),
            **{name: _of(kinds[name]) for name in ("partial", "read_via", "markets", "label")},
            "coverage": _of(Coverage),
            "potency": _of(kinds["potency"]),
            "potency_spread": _list(_spread()),
            "contaminants": _list(_contaminant()),
            **{name: _of(kinds[name]) for name in ("findings", "passed", "not_evaluated")},
            "suppressed": _list(_suppressed()),
        }
    )


def _unreadable() -> Json:
    nothing: Json = {"type": "array", "maxItems": 0}
    return _object(
        {
            "source": _of(str),
            "sha256": _of(str | None),
            "status": {"const": "unreadable"},
            "reason": _of(str),
            "message": _of(str),
            "partial": {"const": False},
            "label": _of(type(None)),
            "coverage": _of(type(None)),
            "findings": _list(_of(Finding)),
            **dict.fromkeys(("passed", "not_evaluated", "suppressed"), nothing),
        }
    )


def _spread() -> Json:
    shares = dict.fromkeys(("lowest_percent", "highest_percent"), _of(Decimal))
    return _object({"analyte": _of(str), "results": _of(int), **shares})


def _contaminant() -> Json:
    kinds = get_type_hints(Contaminant)
    renamed = {"daily": "daily_mcg", "uncertainty": "uncertainty_mcg", "is_below": "below_loq", "inorganic": ""}
    named = {renamed.get(name, name): _of(kind) for name, kind in kinds.items()}
    return _object({name: schema for name, schema in named.items() if name})


def _across() -> Json:
    kinds = get_type_hints(Across)
    answers = {name: _of(kinds[name]) for name in ("source", "findings", "passed", "not_evaluated")}
    return _object(answers | {"suppressed": _list(_suppressed())})


def _suppressed() -> Json:
    by = get_type_hints(get_type_hints(Suppressed)["by"])
    finding = _fields(Finding)
    properties = finding["properties"] | {name: _of(by[name]) for name in ("reason", "expires", "origin")}
    return _object(properties)


def _summary() -> Json:
    counts = ("inputs", "checked", "unreadable", "skipped", "suppressed")
    findings = _object(dict.fromkeys(get_args(Severity), _of(int)))
    return _object({**dict.fromkeys(counts, _of(int)), "findings": findings})


def _of(kind: Any) -> Json:
    """The schema of one type of the model."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"enum": list(inner)}
    if origin in (Union, UnionType):
        return {"anyOf": [_of(one) for one in inner]}
    if origin is tuple and inner[-1] is Ellipsis:
        return _list(_of(inner[0]))
    if origin is tuple:  # the limits of a potency: a pair in the model, two names for people
        return _object(dict(zip(("lower", "upper"), map(_of, inner), strict=True)))
    if origin is dict:
        return {"type": "object", "additionalProperties": _of(inner[1])}
    if kind in (*_MADE, Evidence, Amount, Quantity):
        return {"$ref": f"#/$defs/{kind.__name__}"}
    return _fields(kind)


def _fields(kind: Any) -> Json:
    names = [field.name for field in fields(kind)] if is_dataclass(kind) else kind._fields
    types = get_type_hints(kind)
    named = {name: _of(types[name]) for name in names if name not in _NOT_WRITTEN.get(kind, ())}
    if kind is Label:  # what is known of its texts is written beside them
        for name in [name for name in names if types[name] == Text | None]:
            named |= {f"{name}_confidence": _of(Confidence | None), f"{name}_evidence": _list(_of(Evidence))}
    made = _object(named)
    if kind is Quantity:  # only an uncertainty has a coverage factor
        made["required"].remove("k")
    return made


def _object(properties: Json) -> Json:
    return {
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
    }


def _list(of: Json) -> Json:
    return {"type": "array", "items": of}
