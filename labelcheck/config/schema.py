"""The JSON Schema of a settings file, for editors and for checks in CI."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from labelcheck.config.kinds import Json, Rules
from labelcheck.config.settings import KEYS, Settings


def config_schema(rules: Rules) -> str:
    """The JSON Schema (draft 2020-12) of ``labelcheck.toml``, made of the table of settings."""
    return json.dumps(_schema(rules), indent=1) + "\n"


def _schema(rules: Rules) -> Json:
    defaults: dict[str, Any] = {f.name: f.default for f in fields(Settings)}
    properties = {}
    for key in KEYS:
        told = key.about.replace("`", "")
        default = defaults[key.field]
        about = told if default is None else f"{told} Default: {_told(default)}."
        properties[key.name] = key.kind.schema(rules) | {"description": about}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "labelcheck.toml: how labelcheck judges",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }


def _told(default: Any) -> str:
    if isinstance(default, tuple):
        return ", ".join(default) or "none"
    return str(default)
