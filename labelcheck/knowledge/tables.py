"""The tables of this room, loaded once, when first asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The content of ``name``.toml."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))


def several(row: dict[str, Any], key: str) -> tuple[str, ...]:
    """The list ``key`` of ``row``; empty when the row has none."""
    return tuple(row.get(key, ()))
