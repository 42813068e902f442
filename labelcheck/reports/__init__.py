"""Report → bytes: one module for each format."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from labelcheck.model.result import Report

FORMATS = ("concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown", "csv", "statistics")
"""The formats that are text; ``full``, the terminal's, needs a console and is drawn by ``reports.terminal``."""


def writer(name: str) -> Callable[[Report], str]:
    """The function that writes the format ``name``: ``to_NAME`` in the module of that name, loaded when needed."""
    found: Callable[[Report], str] = getattr(import_module(f"labelcheck.reports.{name}"), f"to_{name}")
    return found


__all__ = ["FORMATS", "writer"]
