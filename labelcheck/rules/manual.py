"""The manual page of a rule, read from its docstring."""

from __future__ import annotations

import re
import textwrap

from labelcheck.model.manual import HEADINGS, Manual
from labelcheck.model.regex import regex
from labelcheck.rules.registry import Need, Rule

_HEADING = regex(rf"^({'|'.join(HEADINGS)}):\n", re.MULTILINE)
_NEEDS: dict[Need, str] = {
    "magnesium": "magnesium on the label",
    "panel": "the facts panel, read to its end",
    "other_ingredients": "the ingredient list, read to its end",
    "whole": "the whole label",
}


def manual(rule: Rule) -> Manual:
    """The page of ``rule``."""
    summary, *pieces = _HEADING.split(rule.manual)
    return Manual(
        code=rule.code,
        name=rule.name,
        family=rule.package or rule.check.__module__.split(".")[-2],
        severity=rule.severity,
        markets=rule.markets,
        needs=tuple(_NEEDS[need] for need in rule.needs),
        summary=" ".join(summary.split()),
        sections=tuple(
            (heading, textwrap.dedent(body).strip("\n"))
            for heading, body in zip(pieces[::2], pieces[1::2], strict=True)
        ),
        references=rule.references,
    )
