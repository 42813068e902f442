"""Strings of strangers made safe to show."""

from __future__ import annotations

import re

from labelcheck.model.regex import regex

MAX_LENGTH = 300

_UNSAFE = regex(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_COMMANDS = regex(r"::|##(?=\[|vso|teamcity)|section_(?=start|end)", re.IGNORECASE)


def safe(text: str, limit: int = MAX_LENGTH) -> str:
    """``text`` on one line, with control, direction and invisible characters as visible escapes, and cut at ``limit``.

    What a CI runner would take for a command (``::error``, ``##[``) is broken by a visible escape too.
    """
    shown = _UNSAFE.sub(lambda m: " " if m.group() in "\n\t" else f"\\u{{{ord(m.group()):x}}}", text)
    shown = _COMMANDS.sub(lambda m: m.group()[:-1] + f"\\u{{{ord(m.group()[-1]):x}}}", shown)
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"
