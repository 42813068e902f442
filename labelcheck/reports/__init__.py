"""Report → bytes: one module for each format."""

from collections.abc import Callable

from labelcheck.model.result import Report
from labelcheck.reports.json import to_json

FORMATS: dict[str, Callable[[Report], str]] = {"json": to_json}
"""Machine formats by name. ``full``, the terminal's, needs a console and is drawn by ``reports.terminal``."""

__all__ = ["FORMATS"]
