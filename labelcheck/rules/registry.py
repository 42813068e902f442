"""What a rule is, and how the rules are found."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Literal

from labelcheck.model.label import Confidence, Evidence
from labelcheck.model.result import Case, Market, Severity

Need = Literal["magnesium", "panel", "other_ingredients", "whole"]
"""What must have been read before a rule may speak. Rules about something missing need what would hold it."""

EVERYWHERE: tuple[Market, ...] = ("us", "eu", "uk", "ca", "au")


@dataclass(frozen=True, slots=True)
class Hit:
    """What and where a rule found something. ``fix`` says what to change; ``searched`` names the parts looked
    through when the evidence is an absence; None leaves the rule's own severity."""

    message: str
    fix: str
    evidence: tuple[Evidence, ...] = ()
    severity: Severity | None = None
    confidence: Confidence = "high"
    market: Market | None = None
    searched: tuple[str, ...] = ()


class NotJudged(Exception):  # noqa: N818 - an answer, not an error
    """Raised by a rule that cannot judge a case; the reason is shown to the user."""


Check = Callable[[Case], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. ``manual`` is its docstring: what it finds, why, examples, what it does not prove, sources."""

    code: str
    name: str
    severity: Severity
    markets: tuple[Market, ...]
    needs: tuple[Need, ...]
    sources: tuple[str, ...]
    check: Check
    manual: str


def rule(
    *,
    code: str,
    severity: Severity,
    sources: tuple[str, ...],
    markets: tuple[Market, ...] = EVERYWHERE,
    needs: tuple[Need, ...] = (),
) -> Callable[[Check], Rule]:
    """Make a rule of a function; the function's name is the rule's, its docstring the manual."""

    def made(check: Check) -> Rule:
        name = check.__name__.replace("_", "-")
        return Rule(code, name, severity, markets, needs, sources, check, inspect.getdoc(check) or "")

    return made


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of the package, by code."""
    return tuple(sorted(_found(), key=lambda r: r.code))


def _found() -> Iterator[Rule]:
    package = import_module("labelcheck.rules")
    for module in pkgutil.walk_packages(package.__path__, "labelcheck.rules."):
        if module.name.count(".") == 3:
            yield getattr(import_module(module.name), module.name.rpartition(".")[2])
