"""Findings let stand with a reason: ``[[suppress]]`` in the settings, or in a sidecar file beside the label."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from labelcheck.config.error import ConfigError, WrongValueError, none_of
from labelcheck.config.files import read_toml, shown
from labelcheck.config.globs import EVERYTHING
from labelcheck.config.kinds import Json, Kind, Rules, read_glob
from labelcheck.config.selectors import check_code
from labelcheck.model.regex import regex
from labelcheck.model.result import Suppression

SIDECAR = ".labelcheck.toml"
MAX_REASON = 1000
NEVER = ("R001", "R002")
"""A label that was not read must never pass, whatever the reason."""

_KEYS = ("code", "label", "fingerprint", "reason", "expires")
_FINGERPRINT = regex(r"[0-9a-f]{16}")


def read_sidecar(label: str, rules: Rules) -> tuple[Suppression, ...]:
    """The suppressions in the file beside ``label`` (``label.pdf.labelcheck.toml``); none when there is no such file.

    Raises:
        ConfigError: the file cannot be used.
    """
    path = Path(label + SIDECAR)
    try:
        if not path.exists():
            return ()
    except (OSError, ValueError):  # a name too long or with a NUL: the label itself cannot be read either
        return ()
    content = read_toml(path)
    try:
        for key in content:
            if key != "suppress":
                raise WrongValueError(f"{key!r} is not known here; write [[suppress]]")
        found = SUPPRESS.read(content.get("suppress", []), rules)
        if any(entry.label != EVERYTHING for entry in found):
            raise WrongValueError("suppress: a sidecar speaks of its own label; leave out label")
    except WrongValueError as error:
        raise ConfigError(shown(path), str(error)) from None
    return tuple(replace(entry, label=label, origin=f"{shown(path)}: {entry.origin}") for entry in found)


def stale(
    suppressions: Iterable[Suppression], tried: Collection[Suppression], used: Collection[Suppression], as_of: str
) -> Iterator[str]:
    """What to say of suppressions that have expired, and of those ``tried`` on a label of the run and not ``used``."""
    for entry in suppressions:
        if entry.expired(as_of):
            yield f"{entry.origin}: the suppression of {entry.code} for {entry.label} expired on {entry.expires}"
        elif entry in tried and entry not in used:
            yield f"{entry.origin}: the suppression of {entry.code} for {entry.label} is unused; remove it"


def _read(value: Any, rules: Rules) -> tuple[Suppression, ...]:
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise WrongValueError("must be tables, each under [[suppress]]")
    return tuple(_entry(entry, f"suppress {number}", rules) for number, entry in enumerate(value, start=1))


def _entry(entry: dict[str, Any], origin: str, rules: Rules) -> Suppression:
    number = origin.partition(" ")[2]
    try:
        for key in entry:
            if key not in _KEYS:
                raise WrongValueError(none_of(key, _KEYS))
        code = check_code(entry.get("code"), rules)
        if code in NEVER:
            raise WrongValueError(f"{code} cannot be suppressed: what was not read never passes")
        return Suppression(
            code=code,
            reason=_reason(entry.get("reason")),
            label=read_glob(entry.get("label", EVERYTHING)),
            fingerprint=_fingerprint(entry.get("fingerprint")),
            expires=_expires(entry.get("expires")),
            origin=origin,
        )
    except WrongValueError as error:
        raise WrongValueError(f"number {number}: {error}") from None


def _reason(value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > MAX_REASON:
        raise WrongValueError(f"reason must say why, in 1 to {MAX_REASON} characters")
    return " ".join(value.split())


def _fingerprint(value: Any) -> str | None:
    if value is None or (isinstance(value, str) and _FINGERPRINT.fullmatch(value)):
        return value
    raise WrongValueError("fingerprint must be the 16 digits that the JSON report gives a finding")


def _expires(value: Any) -> str | None:
    if value is None:
        return None
    try:
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        if isinstance(value, str):
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise WrongValueError("expires must be a date, as in 2026-12-31")


def _schema(rules: Rules) -> Json:
    entry = {
        "type": "object",
        "required": ["code", "reason"],
        "additionalProperties": False,
        "properties": {
            "code": {"enum": sorted(code for code in rules if code not in NEVER)},
            "label": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": f"^{_FINGERPRINT.pattern}$"},
            "reason": {"type": "string", "pattern": r"\S", "maxLength": MAX_REASON},
            "expires": {"type": "string", "format": "date"},
        },
    }
    return {"type": "array", "items": entry}


SUPPRESS = Kind("tables `[[suppress]]`", _read, _schema)
