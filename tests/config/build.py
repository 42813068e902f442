"""What the tests of the settings share."""

from __future__ import annotations

from labelcheck.model.result import Severity

RULES: dict[str, Severity] = {
    "F001": "warning",
    "F004": "error",
    "Q001": "warning",
    "Q003": "info",
    "R003": "warning",
    "T001": "error",
    "ACME001": "info",
    "FOO001": "info",
}
