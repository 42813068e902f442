"""A product as programs write it down (JSON, RFC 8259), as people write it: a field on a line, a row for a nutrient."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from labelcheck.model.regex import regex

Data: TypeAlias = "Mapping[str, Data] | list[Data] | str | float | bool | None"


def as_written(text: str) -> str:
    """``text`` with a line for each field, where all of it is JSON; its strings keep their own lines."""
    if text.lstrip()[:1] not in ("{", "[") or '":' not in text:
        return text
    import json

    try:
        return "\n".join(_lines("", json.loads(text, object_pairs_hook=_fields, parse_float=str)))
    except (ValueError, RecursionError):  # braces around something else, or nested without end
        return text


def _fields(pairs: list[tuple[str, Data]]) -> dict[str, Data]:
    """The fields of an object; one that stands there twice with two values says nothing."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        return fields | {name: None for name, value in pairs if value != fields[name]}
    return fields


def _lines(name: str, value: Data) -> Iterator[str]:
    """The lines of the field ``name``; of one that is empty there is none, which would head what follows."""
    if value in (None, "", [], {}) or isinstance(value, bool):
        return
    if isinstance(value, Mapping):
        yield f"{name}:" if name else ""
        for inner, of in value.items():
            yield from _lines(_SECOND_WORD.sub(r"_\1", inner).lower(), of)
    elif isinstance(value, list):
        yield from _listed(name, value)
    elif isinstance(value, str) and "\n" in value:
        yield from ("", *value.splitlines(), "")
    else:
        yield f"{name}: {value}" if name else str(value)


_SECOND_WORD = regex(r"(?<=[a-z])([A-Z])")
"""Of ``servingSize``."""


def _listed(name: str, values: list[Data]) -> Iterator[str]:
    """The lines of a field of several values: one line of names, or one for each row of a table."""
    if all(isinstance(value, str) and "\n" not in value for value in values):
        yield from (f"{name}: {', '.join(map(str, values))}", "")
        return
    rows = [_row(value) if name and isinstance(value, Mapping) else "" for value in values]
    if any(rows) and "ingredient" not in name:  # which heads the list of the others
        yield f"{name}:"
    for value, row in zip(values, rows, strict=True):
        yield from [row] if row else _lines("", value)


def _row(fields: Mapping[str, Data]) -> str:
    """``fields`` as a row of a table, where they are those of a nutrient: ``Zinc   5 mg   45%``."""
    if not any(_NAMES.search(key) for key in fields):
        return ""
    row = ""
    for key, value in fields.items():
        if isinstance(value, Mapping | list):
            return ""
        if value is None or isinstance(value, bool) or "100" in key:  # per 100 g
            continue
        shown = f" ({value})" if _OF_SOURCE.search(key) is not None else f"   {value}"
        row += f" {value}" if key.lower().endswith("unit") else shown
        row += "%" if _OF_PERCENT.search(key) is not None and "%" not in str(value) else ""
    return row


_NAMES = regex(r"(?i:name|ingredient|nutrient)\Z")
_OF_SOURCE = regex(r"(?i:source|form)\Z")
_OF_PERCENT = regex(r"(?i:percent|pct|dv\b|daily|nrv)")
