"""What is wrong with a setting, and which right one is near."""

from __future__ import annotations

from collections.abc import Collection


class ConfigError(Exception):
    """Settings that cannot be used. ``where`` is the file, or the program for its flags; the message names the key."""

    def __init__(self, where: str, message: str) -> None:
        super().__init__(message)
        self.where = where


class WrongValueError(Exception):
    """A value that a setting cannot take; the message says what to write."""


def near(value: object, choices: Collection[str]) -> str:
    """A question that names the choice nearest to ``value``; empty when none is near."""
    from difflib import get_close_matches

    written = {choice.lower(): choice for choice in choices}
    found = get_close_matches(str(value)[:100].lower(), written, n=1)
    return f" Did you mean {written[found[0]]}?" if found else ""


def none_of(value: object, choices: Collection[str]) -> str:
    """That ``value`` is none of the few ``choices``, and which it may be meant to be."""
    return f"{str(value)[:100]!r} is none of {', '.join(choices)}.{near(value, choices)}"
