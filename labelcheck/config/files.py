"""Settings files: which one is in force, and its content read within limits."""

from __future__ import annotations

import os
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from labelcheck.config.error import ConfigError
from labelcheck.model.regex import regex

NAME = "labelcheck.toml"
PROJECT = "pyproject.toml"
TABLE = "tool.labelcheck"
MAX_BYTES = 256 * 1024
MAX_SEGMENTS = 32

_SEGMENT = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_DEEP = regex(rf"(?<![\w-]){_SEGMENT}(?:[ \t]*+\.[ \t]*+{_SEGMENT}){{{MAX_SEGMENTS}}}")
"""A key of more segments: the parser keeps all beginnings of a key, so that a long one would fill the memory."""

Table = dict[str, Any]


def shown(path: Path) -> str:
    """``path`` as people see it: from the working directory where it lies below it."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def find(start: Path) -> tuple[Path, Table] | None:
    """The nearest settings file from ``start`` up to the root of its repository, and its settings.

    In one folder ``labelcheck.toml`` comes before a ``pyproject.toml``, which counts only with a table
    ``[tool.labelcheck]``.

    Raises:
        ConfigError: the file cannot be used.
    """
    for folder in (start, *start.parents):
        if os.path.lexists(folder / NAME):
            return folder / NAME, read_toml(folder / NAME)
        project = folder / PROJECT
        if project.is_file() and (table := _of_project(project)) is not None:
            return project, table
        if (folder / ".git").exists():
            break
    return None


def read_config(path: Path) -> Table:
    """The settings in the file ``path``.

    Raises:
        ConfigError: it cannot be read, is no TOML, or is a ``pyproject.toml`` without the table.
    """
    if path.name != PROJECT:
        return read_toml(path)
    table = _table(path, read_toml(path))
    if table is None:
        raise ConfigError(shown(path), f"it has no table [{TABLE}]")
    return table


def _of_project(path: Path) -> Table | None:
    """The table of a ``pyproject.toml`` that speaks of labelcheck; others are not even parsed."""
    try:
        with path.open("rb") as file:
            if b"labelcheck" not in file.read(MAX_BYTES + 1):
                return None
    except OSError:
        return None
    return _table(path, read_toml(path))


def _table(path: Path, content: Table) -> Table | None:
    tool = content.get("tool")
    table = tool.get("labelcheck") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(shown(path), f"{TABLE} must be a table")
    return table


def read_toml(path: Path) -> Table:
    """The content of a TOML file; numbers with a point are ``Decimal``.

    Raises:
        ConfigError: it cannot be read, is too large, too deeply keyed or no TOML.
    """
    data = _read(path)
    if len(data) > MAX_BYTES:
        raise ConfigError(shown(path), f"the file is larger than {MAX_BYTES // 1024} KB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(shown(path), f"it is not UTF-8 (byte {error.start + 1})") from error
    deep = _DEEP.search(text)
    if deep is not None:
        line = text.count("\n", 0, deep.start()) + 1
        raise ConfigError(shown(path), f"line {line}: a key has more than {MAX_SEGMENTS} segments")
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except RecursionError as error:
        raise ConfigError(shown(path), "it is too deeply nested") from error
    except (ValueError, ArithmeticError) as error:
        raise ConfigError(shown(path), f"it is no TOML: {error}") from error


def read_regular(path: str | Path, most: int) -> bytes:
    """The bytes of the file ``path``, or so many that they are more than ``most``; no pipe or device is waited for.

    Raises:
        OSError: it cannot be read, or is no regular file.
        ValueError: its name has a NUL.
    """
    if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113 - a NUL makes Path.exists raise
        raise OSError(0, "it is not a regular file")
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read(most + 1)


def _read(path: Path) -> bytes:
    try:
        return read_regular(path, MAX_BYTES)
    except FileNotFoundError as error:
        raise ConfigError(shown(path), "there is no such file") from error
    except (OSError, ValueError) as error:
        raise ConfigError(shown(path), f"it cannot be read: {getattr(error, 'strerror', None) or error}") from error
