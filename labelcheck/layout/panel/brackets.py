"""Brackets in a line, and how deep print stands in them."""

from __future__ import annotations

from labelcheck.model.regex import regex

BRACKET_SIGN = regex(r"[()\[\]{}]")
DEEPER = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}
"""How a bracket changes the depth at which print stands."""


def depth_after(text: str, depth: int) -> int:
    """How many brackets stand open after ``text``; a closing one too many is a slip and counts for nothing."""
    for bracket in BRACKET_SIGN.findall(text):
        depth += DEEPER[bracket]
        if depth < 0:
            depth = 0
    return depth
