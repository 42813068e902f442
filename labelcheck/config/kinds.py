"""The kinds of values that settings take: each reads a value as it stands in TOML and knows its JSON Schema."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from labelcheck.config.error import WrongValueError, none_of
from labelcheck.config.selectors import about_reading, check_code, check_selector
from labelcheck.model.result import SEVERITIES, Severity

Json = dict[str, Any]
Rules = Mapping[str, Severity]
"""The rules there are, by code, with their own severity."""

MAX_PATTERN = 500


@dataclass(frozen=True, slots=True)
class Kind:
    """``read`` gives the value a setting is kept as and raises :class:`WrongValueError`; ``schema`` tells programs
    what may be written, ``words`` people."""

    words: str
    read: Callable[[Any, Rules], Any]
    schema: Callable[[Rules], Json]


def word(choices: Callable[[], Collection[str]], words: str) -> Kind:
    """One of a few words."""

    def read(value: Any, rules: Rules) -> str:
        del rules
        if not isinstance(value, str) or value not in choices():
            raise WrongValueError(none_of(value, choices()))
        return value

    return Kind(words, read, lambda _: {"enum": list(choices())})


def _yes_or_no(value: Any, rules: Rules) -> bool:
    del rules
    if not isinstance(value, bool):
        raise WrongValueError(f"{str(value)[:100]!r} is neither true nor false")
    return value


YES_OR_NO = Kind("`true` or `false`", _yes_or_no, lambda _: {"type": "boolean"})


def several(of: Kind, words: str) -> Kind:
    """A list of values of another kind."""

    def read(value: Any, rules: Rules) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise WrongValueError(f"must be a list, as in [{_written(value)}]")
        return tuple(dict.fromkeys(of.read(item, rules) for item in value))

    return Kind(words, read, lambda rules: {"type": "array", "items": of.schema(rules)})


def at_least_one(of: Kind) -> Kind:
    """A list of which something must be left."""

    def read(value: Any, rules: Rules) -> Any:
        found = of.read(value, rules)
        if not found:
            raise WrongValueError("must name at least one")
        return found

    return Kind(of.words, read, lambda rules: of.schema(rules) | {"minItems": 1})


def by_glob(of: Kind, words: str) -> Kind:
    """A table from globs to values of another kind."""

    def read(value: Any, rules: Rules) -> tuple[tuple[str, Any], ...]:
        if not isinstance(value, dict):
            raise WrongValueError("must be a table from globs to values")
        return tuple((read_glob(name), _inside(name, of, item, rules)) for name, item in value.items())

    return Kind(words, read, lambda rules: {"type": "object", "additionalProperties": of.schema(rules)})


def read_glob(value: Any) -> str:
    """``value`` if it is a glob of a sensible length."""
    if not isinstance(value, str) or not value.strip("/") or len(value) > MAX_PATTERN:
        raise WrongValueError(f"{str(value)[:100]!r} is no glob of 1 to {MAX_PATTERN} characters")
    return value


def _path(value: Any, rules: Rules) -> str:
    del rules
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise WrongValueError("must be the path of a file")
    return value


def _selector(value: Any, rules: Rules) -> str:
    return check_selector(value, rules)


def _severities(value: Any, rules: Rules) -> tuple[tuple[str, Severity], ...]:
    if not isinstance(value, dict):
        raise WrongValueError('must be a table from codes to severities, as in Q001 = "error"')
    return tuple((check_code(code, rules), _severity(code, severity, rules)) for code, severity in value.items())


def _severity(code: str, value: Any, rules: Rules) -> Severity:
    if value not in SEVERITIES:
        raise WrongValueError(f"{code}: {none_of(value, tuple(reversed(SEVERITIES)))}")
    severity: Severity = value
    if about_reading(code) and SEVERITIES.index(severity) < SEVERITIES.index(rules[code]):
        raise WrongValueError(f"{code}: a rule about the reading keeps its severity {rules[code]} or gets a higher one")
    return severity


def _window(value: Any, rules: Rules) -> tuple[Decimal, Decimal]:
    del rules
    if isinstance(value, list) and len(value) == 2 and all(map(_is_number, value)):
        low, high = (Decimal(number) for number in value)
        if 0 <= low < high:
            return low, high
    raise WrongValueError("must be the lowest and the highest dose in mg, as in [200, 400]")


def _is_number(value: Any) -> bool:
    return not isinstance(value, bool) and (
        isinstance(value, int) or (isinstance(value, Decimal) and value.is_finite())
    )


def _level(value: Any, rules: Rules) -> int:
    del rules
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 3:
        return value
    raise WrongValueError("must be a whole number from 0 to 3")


def _inside(name: str, of: Kind, value: Any, rules: Rules) -> Any:
    try:
        return of.read(value, rules)
    except WrongValueError as error:
        raise WrongValueError(f"{name!r}: {error}") from None


def _written(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) and len(value) < 100 else "…"


def _families(rules: Rules) -> Json:
    letters = sorted({code.rstrip("0123456789") for code in rules})
    return {"type": "string", "pattern": rf"^(ALL|({'|'.join(letters)})[0-9]{{0,3}})$"}


SELECTOR = Kind("code or beginning of one", _selector, _families)
GLOB = Kind("glob", lambda value, _: read_glob(value), lambda _: {"type": "string", "minLength": 1})
PATH = Kind("path of a file", _path, lambda _: {"type": "string", "minLength": 1})
SEVERITY_TABLE = Kind(
    "table from codes to severities",
    _severities,
    lambda rules: {
        "type": "object",
        "properties": {code: {"enum": list(SEVERITIES)} for code in sorted(rules)},
        "additionalProperties": False,
    },
)
WINDOW = Kind(
    "two numbers, mg",
    _window,
    lambda _: {"type": "array", "items": {"type": "number", "minimum": 0}, "minItems": 2, "maxItems": 2},
)
LEVEL = Kind("0 to 3", _level, lambda _: {"type": "integer", "minimum": 0, "maximum": 3})
