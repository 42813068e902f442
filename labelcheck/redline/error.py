"""What goes wrong with a copy."""

from __future__ import annotations


class RedlineError(Exception):
    """No copy can be made, and why."""
