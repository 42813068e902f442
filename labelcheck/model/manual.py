"""Manual: what people are told of a rule."""

from __future__ import annotations

from dataclasses import dataclass

from labelcheck.model.result import Market, Reference, Severity

HEADINGS = ("What it finds", "Why it matters", "Fails", "Passes", "What it does not prove", "Source")
EXAMPLES = ("Fails", "Passes")
"""The headings under which a label stands as it is printed."""


@dataclass(frozen=True, slots=True)
class Manual:
    """The page of one rule: its first sentence, and what stands under each of the headings it has, in order.

    ``needs`` say in words what must have been read. ``family`` is the folder of the rule, or the package that
    brings it.
    """

    code: str
    name: str
    family: str
    severity: Severity
    markets: tuple[Market, ...]
    needs: tuple[str, ...]
    summary: str
    sections: tuple[tuple[str, str], ...]
    references: tuple[Reference, ...]
