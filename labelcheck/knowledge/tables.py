"""The tables of this room, loaded once, when first asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The content of ``name``.toml."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))
