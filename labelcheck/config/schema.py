"""The JSON Schema of a settings file, for editors and for checks in CI."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from labelcheck.config.kinds import Json, Rules
from labelcheck.config.settings import KEYS, Key, Settings


def config_schema(rules: Rules) -> str:
    """The JSON Schema (draft 2020-12) of ``labelcheck.toml``, made of the table of settings."""
    return json.dumps(_schema(rules), indent=1) + "\n"


def _schema(rules: Rules) -> Json:
    properties = {}
    for key in KEYS:
        about = f"{key.about.replace('`', '')} Default: {default_in_words(key)}."
        properties[key.name] = key.kind.schema(rules) | {"description": about}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "labelcheck.toml: how labelcheck judges",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }


def default_in_words(key: Key) -> str:
    """The default of a setting, for people."""
    default: Any = next(field.default for field in fields(Settings) if field.name == key.field)
    if default is None:
        return "not set"
    if isinstance(default, tuple):
        return ", ".join(default) or "none"
    return str(default).lower() if isinstance(default, bool) else str(default)
