"""The settings in force as TOML or JSON, each with where it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from textwrap import wrap
from typing import Any

from labelcheck.config.settings import KEYS, Key, Settings
from labelcheck.model.result import Suppression

_TABLES = ("severity", "capture", "per-file-ignores")
_SUPPRESS = "suppress"
_EXAMPLES: dict[str, Any] = {
    "tolerance": "usp",
    "accepted-certifications": ["usp_verified", "nsf_sport"],
    "dose-window": [50, 350],
    "baseline": "labelcheck-baseline.json",
    "severity": ("[severity]", 'Q001 = "error"'),
    "capture": ("[capture]", '"panels/**" = "partial"'),
    "per-file-ignores": ("[per-file-ignores]", '"archive/**" = ["Q"]'),
    "suppress": (
        "[[suppress]]",
        'code = "F001"',
        'label = "labels/oxide.pdf"',
        'reason = "why it may stand"',
        "expires = 2027-12-31",
    ),
}
"""Where the default says nothing of how a setting is written. Tables come last in a file."""


def settings_json(settings: Settings, running: Sequence[str]) -> str:
    """``settings`` for programs; ``running`` are the codes of the rules that they switch on."""
    values = {key.name: {"value": value, "from": settings.origin(key)} for key, value in _plain(settings)}
    return json.dumps({"settings": values, "rules": list(running)}, indent=1) + "\n"


def settings_toml(settings: Settings, running: Sequence[str]) -> str:
    """``settings`` as a file that could be taken as ``labelcheck.toml``."""
    plain = list(_plain(settings))
    lines = [_line(key, value, settings) for key, value in plain if key.name not in (*_TABLES, _SUPPRESS)]
    for key, value in plain:
        if key.name in _TABLES and value:
            lines += ["", f"[{key.name}]  # {settings.origin(key)}"]
            lines += [f"{_written(name)} = {_written(item)}" for name, item in value.items()]
    for entry in settings.suppress:
        lines += ["", f"[[{_SUPPRESS}]]  # {_comment(entry.origin)}"]
        lines += [f"{name} = {_written(value)}" for name, value in _suppression(entry).items()]
    return "\n".join([*lines, "", f"# rules that run: {', '.join(running) or 'none'}", ""])


def starter_toml() -> str:
    """A ``labelcheck.toml`` with every setting in a comment, what it does and its default: it changes nothing."""
    lines = ["# Settings of labelcheck; docs/configuration.md tells more. Take the # away from what you need."]
    tables = (*_TABLES, _SUPPRESS)
    for key, value in sorted(_plain(Settings()), key=lambda pair: pair[0].name in tables):  # TOML wants tables last
        written = _EXAMPLES.get(key.name, value)
        lines += ["", *(f"# {line}" for line in wrap(key.about, 100))]
        lines += [f"#{line}" for line in (written if key.name in tables else [f"{key.name} = {_written(written)}"])]
    return "\n".join([*lines, ""])


def _plain(settings: Settings) -> Iterator[tuple[Key, Any]]:
    for key in KEYS:
        value = getattr(settings, key.field)
        if key.name in _TABLES:
            yield key, {name: _data(item) for name, item in value}
        elif key.name == _SUPPRESS:
            yield key, [_suppression(entry) for entry in value]
        else:
            yield key, _data(value)


def _data(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_data(item) for item in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _suppression(entry: Suppression) -> dict[str, str]:
    values = {
        "code": entry.code,
        "label": entry.label,
        "fingerprint": entry.fingerprint,
        "reason": entry.reason,
        "expires": entry.expires,
    }
    return {name: value for name, value in values.items() if value is not None}


def _line(key: Key, value: Any, settings: Settings) -> str:
    if value is None:
        return f"# {key.name} is not set"
    return f"{key.name} = {_written(value)}  # {_comment(settings.origin(key))}"


def _written(value: Any) -> str:
    """A TOML value. JSON strings are TOML strings once what does not print is escaped."""
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    return _printable(json.dumps(value, ensure_ascii=False))


def _comment(text: str) -> str:
    return _printable(text.replace("\n", " "))


def _printable(text: Iterable[str]) -> str:
    return "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in text)
